/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIsoList: codes and their names in the user's language, from the iso-codes package. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KITH_ISO_COUNTRIES, /* ISO 3166-1 alpha-2 */
  KITH_ISO_LANGUAGES, /* ISO 639-1 where there is one, else ISO 639-2 */
  KITH_N_ISO_LISTS
} KithIsoList;

/* In the order of their names. (array zero-terminated=1) */
const char *const *kith_iso_list_codes (KithIsoList list);
char *kith_iso_list_dup_name (KithIsoList list, const char *code);

G_END_DECLS
