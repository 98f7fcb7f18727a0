/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a record somebody speaks about: the codes of merging, and what else they can say is not right. */

#pragma once

#include "base/kith-day.h"
#include "people/kith-intake.h"
#include "people/kith-questions.h"

G_BEGIN_DECLS

#define KITH_FIELD_OTHER "other"
/* Followed by the code of a kind of contact. */
#define KITH_FIELD_CONTACT "contact:"
/* Followed by the code of a kind of consent. */
#define KITH_FIELD_AGREEMENT "agreement:"
/* Followed by a day, as 2026-03-10. */
#define KITH_FIELD_VISIT "visit:"

gboolean kith_record_field_check (const char *code, KithQuestions *questions, GError **error);
char *kith_record_field_describe (const char *code, KithQuestions *questions);
char *kith_record_field_visit (KithDay day);
/* All but single visits. */
GStrv kith_record_fields_list (KithQuestions *questions, const KithIntake *told);
gboolean kith_record_fields_have_retired (KithQuestions *questions);

G_END_DECLS
