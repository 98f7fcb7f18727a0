/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two intakes of one person as one, and an edit of that one taken apart again. */

#pragma once

#include "people/kith-intake.h"
#include "people/kith-merge-choices.h"

G_BEGIN_DECLS

KithIntake *
kith_intake_merge (const KithIntake *into, const KithIntake *from, const KithMergeChoices *choices);
void kith_intake_edit (KithIntake *own, const KithIntake *shown, const KithIntake *wanted);
void kith_intake_insist (KithIntake *own,
                         const KithIntake *shown,
                         const KithIntake *wanted,
                         KithMergeChoices *choices);

G_END_DECLS
