/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithConsentPolicy: who knows what a person agreed to. The room of the people's records implements it. */

#pragma once

#include "disclosure/kith-release-request.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_TYPE_CONSENT_POLICY (kith_consent_policy_get_type ())
G_DECLARE_INTERFACE (KithConsentPolicy, kith_consent_policy, KITH, CONSENT_POLICY, GObject)

/**
 * KithConsentGround:
 * @consent: the consent's id
 * @part2: whether it was given under 42 CFR Part 2, which wants its statement beside what leaves
 * @explanation: (owned): what was agreed to, in words, for whoever receives it
 *
 * Why something may leave.
 */
typedef struct
{
  gint64 consent;
  gboolean part2;
  char *explanation;
} KithConsentGround;

void kith_consent_ground_free (KithConsentGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithConsentGround, kith_consent_ground_free)

/**
 * KithConsentPolicyInterface:
 * @find_ground: the consent of the person, in force today, by which all of what is asked for may go to that
 * recipient for that purpose; says no by %KITH_ERROR_NOT_PERMITTED with a sentence that says what is missing
 */
struct _KithConsentPolicyInterface
{
  GTypeInterface parent;

  KithConsentGround *(*find_ground) (KithConsentPolicy *self,
                                     KithSession *session,
                                     const KithReleaseRequest *request,
                                     GError **error);
};

KithConsentGround *kith_consent_policy_find_ground (KithConsentPolicy *self,
                                                    KithSession *session,
                                                    const KithReleaseRequest *request,
                                                    GError **error);

G_END_DECLS
