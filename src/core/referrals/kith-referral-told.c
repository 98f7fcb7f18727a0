/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate is asked as for paper, and spent on the one step that says what was told. */

#include "referrals/kith-referral-told-private.h"

#include "base/kith-error.h"
#include "people/kith-consents.h"
#include "people/kith-record-seen.h"

/* That a referral is made is told with whatever else is. */
static KithReleaseRequest
request_of (gint64 person, const char *recipient, const char *purpose, KithScope scope)
{
  return (KithReleaseRequest){ .kind = KITH_RELEASE_TO_RECIPIENT,
                               .way = KITH_RELEASE_TELL,
                               .what = KITH_RELEASE_WHAT_REFERRAL,
                               .person = person,
                               .recipient = recipient,
                               .purpose = purpose,
                               .scope = scope | KITH_SCOPE_REFERRALS };
}

/**
 * kith_referral_may_tell:
 * @session: whose rights and keys are used
 * @person: whom it would be about
 * @recipient: who would be told
 * @purpose: what for
 * @scope: what of the record, besides the referral itself
 * @error: %KITH_ERROR_NOT_PERMITTED with what is missing
 *
 * For a form, before anybody picks up the telephone. That the consents were read is written down, but nothing
 * is released: whoever then tells something asks again, by the step they write down.
 *
 * Returns: whether the person agreed to it
 */
gboolean
kith_referral_may_tell (KithSession *session,
                        gint64 person,
                        const char *recipient,
                        const char *purpose,
                        KithScope scope,
                        GError **error)
{
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithConsentGround) ground = NULL;
  KithReleaseRequest request;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (recipient != NULL && purpose != NULL, FALSE);

  request = request_of (person, recipient, purpose, scope);
  if (!kith_session_demand_record (session, KITH_ACTION_CARE_WRITE, person, error))
    return FALSE;
  ground = kith_consent_policy_find_ground (KITH_CONSENT_POLICY (policy), session, &request, error);
  return ground != NULL;
}

static void
take_out (KithReferralStep *step)
{
  g_clear_pointer (&step->recipient, g_free);
  g_clear_pointer (&step->purpose, g_free);
  g_clear_pointer (&step->told, g_free);
  step->scope = KITH_SCOPE_NOTHING;
  step->consent = 0;
}

gboolean
kith_referral_tell (KithSession *session,
                    gint64 person,
                    KithReferralStep *step,
                    KithRelease **release,
                    char **why_not,
                    GError **error)
{
  g_autoptr (KithConsents) policy = kith_consents_new ();
  g_autoptr (KithRelease) given = NULL;
  g_autoptr (GError) local = NULL;
  KithReleaseRequest request;

  step->consent = 0;
  if (step->recipient == NULL)
    return TRUE;
  request = request_of (person, step->recipient, step->purpose, step->scope);
  given = kith_disclosure_request (session, &request, KITH_CONSENT_POLICY (policy), &local);
  if (given == NULL && !g_error_matches (local, KITH_ERROR, KITH_ERROR_NOT_PERMITTED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (given == NULL)
    {
      *why_not = g_strdup (local->message);
      take_out (step);
      return TRUE;
    }
  if (!kith_release_spend (given, request.kind, person, request.scope, error))
    return FALSE;
  step->consent = kith_release_get_consent (given);
  *release = g_steal_pointer (&given);
  return TRUE;
}
