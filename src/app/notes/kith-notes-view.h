/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNotesView: the notes about somebody, and a page to write one. */

#pragma once

#include "people/kith-record-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTES_VIEW (kith_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (KithNotesView, kith_notes_view, KITH, NOTES_VIEW, KithRecordSection)

void kith_notes_view_go_on (KithNotesView *self, gint64 what);

G_END_DECLS
