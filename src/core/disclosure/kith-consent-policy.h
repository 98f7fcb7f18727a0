/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithConsentPolicy: who knows what a person agreed to. The room of the people's records implements it. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_TYPE_CONSENT_POLICY (kith_consent_policy_get_type ())
G_DECLARE_INTERFACE (KithConsentPolicy, kith_consent_policy, KITH, CONSENT_POLICY, GObject)

/**
 * KithConsentPolicyInterface:
 * @allows: whether there is a consent of @person, in force today, to hand something to @recipient for
 * @purpose; says no by %KITH_ERROR_NOT_PERMITTED with a sentence that says which is missing
 */
struct _KithConsentPolicyInterface
{
  GTypeInterface parent;

  gboolean (*allows) (KithConsentPolicy *self,
                      KithSession *session,
                      gint64 person,
                      const char *recipient,
                      const char *purpose,
                      GError **error);
};

gboolean kith_consent_policy_allows (KithConsentPolicy *self,
                                     KithSession *session,
                                     gint64 person,
                                     const char *recipient,
                                     const char *purpose,
                                     GError **error);

G_END_DECLS
