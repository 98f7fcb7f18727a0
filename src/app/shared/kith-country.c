/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared/kith-country.h"

#include "shared/kith-iso-list.h"

/**
 * kith_country_dup_name:
 * @code: ISO 3166-1 alpha-2, in either case
 *
 * Returns: (transfer full): its name, or the code where there is no list of names
 */
char *
kith_country_dup_name (const char *code)
{
  return kith_iso_list_dup_name (KITH_ISO_COUNTRIES, code);
}
