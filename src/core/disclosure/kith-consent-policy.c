/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface behind which consents are kept. */

#include "disclosure/kith-consent-policy.h"

G_DEFINE_INTERFACE (KithConsentPolicy, kith_consent_policy, G_TYPE_OBJECT)

static void
kith_consent_policy_default_init (KithConsentPolicyInterface *iface)
{
}

/**
 * kith_consent_policy_allows:
 * @self: a policy
 * @session: who wants to hand something out
 * @person: whom it is about
 * @recipient: to whom
 * @purpose: (nullable): what for
 * @error: return location for an error
 *
 * Returns: whether the person agreed to just that and it is in force today; %KITH_ERROR_NOT_PERMITTED
 * otherwise, with a sentence that says what is missing
 */
gboolean
kith_consent_policy_allows (KithConsentPolicy *self,
                            KithSession *session,
                            gint64 person,
                            const char *recipient,
                            const char *purpose,
                            GError **error)
{
  g_return_val_if_fail (KITH_IS_CONSENT_POLICY (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (person > 0, FALSE);
  g_return_val_if_fail (recipient != NULL, FALSE);

  return KITH_CONSENT_POLICY_GET_IFACE (self)->allows (self, session, person, recipient, purpose, error);
}
