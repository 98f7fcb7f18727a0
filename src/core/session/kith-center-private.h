/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rest of this room needs of KithCenter. */

#pragma once

#include "session/kith-center.h"

G_BEGIN_DECLS

KithCenter *kith_center_new_with (const char *const *names_and_values, GError **error);
/* The new value of one setting, once it is committed; NULL: the default again. */
void kith_center_take (KithCenter *self, const char *name, const char *value);
/* Would this value do for this setting? Cleaned in *cleaned. */
gboolean kith_center_check (const char *name, const char *value, char **cleaned, GError **error);

G_END_DECLS
