/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The default list of services. Codes are permanent; the names are translated where they are shown. */

#include "session/kith-default-services.h"

#include <glib/gi18n-lib.h>

static const KithDefaultService default_services[] = {
  { "meal", N_ ("Meal"), TRUE, TRUE },
  { "coffee", N_ ("Coffee or tea"), TRUE, TRUE },
  { "peer-support", N_ ("Peer support"), TRUE, TRUE },
  { "group", N_ ("Group"), TRUE, FALSE },
  { "shower", N_ ("Shower"), TRUE, FALSE },
  { "laundry", N_ ("Laundry"), TRUE, FALSE },
  { "clothing", N_ ("Clothing"), TRUE, FALSE },
  { "hygiene-kit", N_ ("Hygiene kit"), TRUE, FALSE },
  { "computer", N_ ("Computer"), TRUE, FALSE },
  { "phone", N_ ("Phone or charging"), TRUE, FALSE },
  { "mail", N_ ("Mail"), TRUE, FALSE },
  { "transport", N_ ("Bus pass or ride"), TRUE, FALSE },
  { "quiet-room", N_ ("Quiet room"), TRUE, FALSE },
  { "referral", N_ ("Help finding a service"), TRUE, FALSE },
  { "groceries", N_ ("Groceries to take along"), FALSE, FALSE },
  { "storage", N_ ("Locker or storage"), FALSE, FALSE },
  { "harm-reduction", N_ ("Harm reduction supplies"), FALSE, FALSE },
  { "paperwork", N_ ("Help with paperwork"), FALSE, FALSE },
  { "activity", N_ ("Activity or outing"), FALSE, FALSE },
  { NULL, NULL, FALSE, FALSE },
};

/**
 * kith_default_services_get:
 *
 * Returns: (transfer none): the default services in their order, ended by one without a code
 */
const KithDefaultService *
kith_default_services_get (void)
{
  return default_services;
}

/**
 * kith_default_service_label:
 * @code: a service's code
 *
 * Returns: (transfer none) (nullable): the translated name of a default service
 */
const char *
kith_default_service_label (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (const KithDefaultService *service = default_services; service->code; service++)
    {
      if (g_str_equal (service->code, code))
        return _ (service->label);
    }

  return NULL;
}
