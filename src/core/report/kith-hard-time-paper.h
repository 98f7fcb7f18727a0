/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps somebody in a hard time on paper, for them to keep. */

#pragma once

#include "goals/kith-hard-time.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

KithDocument *kith_hard_time_paper_new (const KithHardTime *words, const KithPaper *paper);

G_END_DECLS
