/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of referrals, for test-permissions.c to try. */

#include "desk/permission-calls.h"

#include "people/kith-merges.h"
#include "referrals/kith-follow-ups.h"
#include "referrals/kith-holding-referrals.h"
#include "referrals/kith-referral-told.h"
#include "referrals/referral-fixture.h"

#define TOOK_DONE(call) TAKEN (call, kith_referral_done_free)

static gboolean
referrals_make (Scene *s, GError **error)
{
  return referral_fixture_make (s->session, s->person, error) != 0;
}

static gboolean
referrals_step (Scene *s, GError **error)
{
  g_autoptr (KithReferralStep) step = kith_referral_step_new (KITH_REFERRAL_ATTENDED);
  g_autoptr (KithReferralCommand) command = kith_referral_command_step (s->referral, 1, step);

  return TOOK_DONE (kith_referrals_apply (s->session, command, error));
}

static gboolean
referrals_edit (Scene *s, GError **error)
{
  g_autoptr (KithReferral) read = referral_fixture_get (s->fixture->session, s->referral);
  g_autoptr (KithReferralCommand) command = NULL;

  read->kind = KITH_REFERRAL_KIND_OTHER;
  command = kith_referral_command_edit (read);
  return TOOK_DONE (kith_referrals_apply (s->session, command, error));
}

static gboolean
referrals_take_back (Scene *s, GError **error)
{
  g_autoptr (KithReferralCommand) command = kith_referral_command_take_back (s->referral, 1);

  return TOOK_DONE (kith_referrals_apply (s->session, command, error));
}

static gboolean
referrals_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_referrals_list (s->session, s->person, error));
}

static gboolean
referrals_get (Scene *s, GError **error)
{
  return TAKEN (kith_referrals_get (s->session, s->referral, error), kith_referral_free);
}

static gboolean
referral_may_tell (Scene *s, GError **error)
{
  return kith_referral_may_tell (s->session, s->person, "Legal aid", "housing", KITH_SCOPE_NOTHING, error);
}

static gboolean
follow_ups_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_follow_ups_list (s->session, KITH_DAY_NONE, NULL, error));
}

static gboolean
follow_ups_read (Scene *s, GError **error)
{
  g_autoptr (GPtrArray) all = kith_follow_ups_list (s->fixture->session, KITH_DAY_NONE, NULL, NULL);

  g_assert_cmpuint (all->len, >, 0);
  return kith_follow_ups_read (s->session, all, error);
}

static gboolean
holding_read_referrals (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_referrals (&reading, error);
}

const PermissionCall *
permission_calls_referrals (guint *n_calls)
{
  static const PermissionCall calls[] = {
    { "referrals-make", referrals_make, KITH_ACTION_CARE_WRITE },
    { "referrals-step", referrals_step, KITH_ACTION_CARE_WRITE },
    { "referrals-edit", referrals_edit, KITH_ACTION_CARE_WRITE },
    { "referrals-take-back", referrals_take_back, KITH_ACTION_CARE_WRITE },
    { "referrals-list", referrals_list, KITH_ACTION_CARE_READ },
    { "referrals-get", referrals_get, KITH_ACTION_CARE_READ },
    { "referral-may-tell", referral_may_tell, KITH_ACTION_CARE_WRITE },
    { "follow-ups-list", follow_ups_list, KITH_ACTION_CARE_READ },
    { "follow-ups-read", follow_ups_read, KITH_ACTION_CARE_READ },
    { "holding-read-referrals", holding_read_referrals, KITH_ACTION_CARE_READ },
  };

  *n_calls = G_N_ELEMENTS (calls);
  return calls;
}
