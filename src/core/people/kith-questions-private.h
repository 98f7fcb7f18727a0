/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists begin with. */

#pragma once

#include "people/kith-questions.h"

G_BEGIN_DECLS

void kith_questions_add_defaults (GPtrArray *listed);
KithListed *kith_listed_find (GPtrArray *listed, const char *list, const char *code);

/* One list read with a connection, in order. */
GPtrArray *kith_questions_read (KithDb *db, GError **error);

G_END_DECLS
