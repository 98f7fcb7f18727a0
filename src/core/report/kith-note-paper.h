/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed notes of one person on paper. */

#pragma once

#include "report/kith-given-notes.h"

G_BEGIN_DECLS

KithReleaseKind kith_note_paper_kind (const KithGivenNotes *given);
KithDocument *kith_note_paper_new (const KithGivenNotes *given, const KithPaper *paper);

G_END_DECLS
