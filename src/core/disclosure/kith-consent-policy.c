/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface behind which consents are kept. */

#include "disclosure/kith-consent-policy.h"

G_DEFINE_INTERFACE (KithConsentPolicy, kith_consent_policy, G_TYPE_OBJECT)

static void
kith_consent_policy_default_init (KithConsentPolicyInterface *iface)
{
}

/**
 * kith_consent_ground_free:
 * @self: (transfer full) (nullable): why something may leave
 */
void
kith_consent_ground_free (KithConsentGround *self)
{
  if (self == NULL)
    return;
  g_free (self->explanation);
  g_free (self);
}

/**
 * kith_consent_policy_find_ground:
 * @self: a policy
 * @session: who wants to hand something out
 * @request: what, about whom, to whom and what for
 * @error: return location for an error
 *
 * Returns: (transfer full): the consent that covers just that and is in force today;
 * %KITH_ERROR_NOT_PERMITTED where there is none, with a sentence that says what is missing
 */
KithConsentGround *
kith_consent_policy_find_ground (KithConsentPolicy *self,
                                 KithSession *session,
                                 const KithReleaseRequest *request,
                                 GError **error)
{
  g_return_val_if_fail (KITH_IS_CONSENT_POLICY (self), NULL);
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (request != NULL && request->person > 0, NULL);
  g_return_val_if_fail (request->recipient != NULL && request->purpose != NULL, NULL);
  g_return_val_if_fail (request->scope != KITH_SCOPE_NOTHING, NULL);

  return KITH_CONSENT_POLICY_GET_IFACE (self)->find_ground (self, session, request, error);
}
