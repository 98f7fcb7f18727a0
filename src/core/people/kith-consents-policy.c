/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithConsents as the policy that the gate asks. */

#include "people/kith-consents.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-consents-private.h"

struct _KithConsents
{
  GObject parent_instance;
};

static void kith_consents_policy_init (KithConsentPolicyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithConsents,
                               kith_consents,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_CONSENT_POLICY, kith_consents_policy_init))

/* What is missing, and what to do; nothing of what the person agreed to. */
static const char *
sentence_of (KithConsentFit fit)
{
  switch (fit)
    {
    case KITH_CONSENT_OTHER_PURPOSE:
      return _ (
          "What the person agreed to with this recipient is for another purpose. Ask them about this one.");
    case KITH_CONSENT_OTHER_SCOPE:
      return _ ("The person did not agree to all of what is in this document. Leave it out, or ask them.");
    case KITH_CONSENT_INCOMPLETE:
      return _ ("The consent for this does not say all it must. Ask the person again.");
    case KITH_CONSENT_TAKEN_BACK:
      return _ ("The person has taken back the consent for this. Ask them before anything is handed out.");
    case KITH_CONSENT_OVER:
      return _ ("The consent for this is over. Ask the person again.");
    case KITH_CONSENT_NOT_YET:
      return _ ("The consent for this begins on a later day.");
    case KITH_CONSENT_OTHER_KIND:
    case KITH_CONSENT_OTHER_RECIPIENT:
    case KITH_CONSENT_COVERS:
    default:
      return _ ("The person has not agreed to share anything with this recipient. Ask them first.");
    }
}

/* Of several that cover it, one under Part 2: its statement goes along. */
static const KithConsent *
choose (GPtrArray *consents, const KithReleaseRequest *request, KithDay today, KithConsentFit *nearest)
{
  const KithConsent *chosen = NULL;

  *nearest = KITH_CONSENT_OTHER_KIND;
  for (guint i = 0; i < consents->len; i++)
    {
      const KithConsent *one = g_ptr_array_index (consents, i);
      KithConsentFit fit = kith_consent_fit (one, request, today);

      *nearest = MAX (*nearest, fit);
      if (fit == KITH_CONSENT_COVERS && (chosen == NULL || (one->part2 && !chosen->part2)))
        chosen = one;
    }
  return chosen;
}

static gboolean
write_down_refusal (KithSession *session, const KithReleaseRequest *request, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "refused", "s", request->what);
  g_variant_dict_insert (&details, "recipient", "s", request->recipient);
  g_variant_dict_insert (&details, "purpose", "s", request->purpose);
  return kith_session_record (session, KITH_EVENT_CONSENT_READ, request->person,
                              g_variant_dict_end (&details), error);
}

static KithConsentGround *
kith_consents_find_ground (KithConsentPolicy *policy,
                           KithSession *session,
                           const KithReleaseRequest *request,
                           GError **error)
{
  g_autoptr (GPtrArray) consents = NULL;
  const KithConsent *chosen;
  KithConsentGround *ground;
  KithConsentFit nearest;

  if (!kith_session_demand_record (session, KITH_ACTION_CONSENT_READ, request->person, error))
    return NULL;
  consents = kith_consents_read (session, request->person, error);
  if (consents == NULL)
    return NULL;
  chosen = choose (consents, request, kith_clock_today (kith_session_get_clock (session)), &nearest);
  if (chosen == NULL)
    {
      if (write_down_refusal (session, request, error))
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED, sentence_of (nearest));
      return NULL;
    }
  ground = g_new0 (KithConsentGround, 1);
  ground->consent = chosen->id;
  ground->part2 = chosen->part2;
  ground->explanation = kith_consent_describe (chosen);
  return ground;
}

static void
kith_consents_policy_init (KithConsentPolicyInterface *iface)
{
  iface->find_ground = kith_consents_find_ground;
}

static void
kith_consents_class_init (KithConsentsClass *klass)
{
}

static void
kith_consents_init (KithConsents *self)
{
}

/**
 * kith_consents_new:
 *
 * Returns: (transfer full): the policy for kith_disclosure_request(); any thread may use it
 */
KithConsents *
kith_consents_new (void)
{
  return g_object_new (KITH_TYPE_CONSENTS, NULL);
}
