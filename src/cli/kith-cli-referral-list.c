/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl referral list: of one person, with all that was said; of everybody, what is to be asked about. */

#include "cli/kith-cli-referral-list.h"

#include <glib/gi18n-lib.h>

#include "people/kith-people-shown.h"
#include "referrals/kith-follow-ups.h"
#include "referrals/kith-referrals.h"

static KithDay
today (KithCli *cli)
{
  return kith_clock_today (kith_session_get_clock (cli->session));
}

static void
put_step (KithCli *cli, const KithReferralStep *step)
{
  g_auto (GStrv) what = kith_scope_to_codes (step->scope);

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", step->id);
  kith_cli_put_string (cli, "state", kith_referral_state_code (step->state));
  kith_cli_put_string (cli, "reason", kith_referral_reason_code (step->reason));
  kith_cli_put_day (cli, "on", step->day);
  kith_cli_put_day (cli, "follow_up", step->due_day);
  kith_cli_put_string (cli, "by", step->by);
  kith_cli_put_bool (cli, "taken_back", step->taken_back);
  kith_cli_put_string (cli, "words", step->words);
  kith_cli_put_string (cli, "recipient", step->recipient);
  kith_cli_put_string (cli, "purpose", step->purpose);
  kith_cli_begin_array (cli, "what");
  for (guint i = 0; what[i] != NULL; i++)
    kith_cli_put_string (cli, NULL, what[i]);
  kith_cli_end_array (cli);
  kith_cli_put_string (cli, "told", step->told);
  json_builder_end_object (cli->out);
}

static void
put_referral (KithCli *cli, const KithReferral *referral)
{
  kith_cli_put_id (cli, "id", referral->id);
  kith_cli_put_id (cli, "person", referral->person);
  kith_cli_put_string (cli, "kind", kith_referral_kind_code (referral->kind));
  kith_cli_put_day (cli, "made", referral->day);
  kith_cli_put_string (cli, "state", kith_referral_state_code (referral->state));
  kith_cli_put_string (cli, "reason", kith_referral_reason_code (referral->reason));
  kith_cli_put_string (cli, "outcome",
                       kith_referral_outcome_code (kith_referral_state_outcome (referral->state)));
  kith_cli_put_day (cli, "since", referral->state_day);
  kith_cli_put_day (cli, "follow_up", referral->due_day);
  kith_cli_put_bool (cli, "overdue", kith_referral_is_overdue (referral, today (cli)));
  kith_cli_put_string (cli, "made_by", referral->made_by);
  kith_cli_put_int (cli, "version", referral->version);
  if (referral->resource != 0)
    kith_cli_put_id (cli, "resource", referral->resource);
  else
    kith_cli_put_string (cli, "resource", NULL);
  kith_cli_put_string (cli, "name", referral->name);
  kith_cli_put_string (cli, "contact", referral->contact);
  kith_cli_put_string (cli, "asked", referral->asked);
  kith_cli_begin_array (cli, "steps");
  for (guint i = 0; i < referral->steps->len; i++)
    put_step (cli, g_ptr_array_index (referral->steps, i));
  kith_cli_end_array (cli);
}

static void
say_referral (KithCli *cli, const KithReferral *referral)
{
  g_autofree char *state = kith_referral_describe_state (referral);
  g_autofree char *due =
      referral->due_day != KITH_DAY_NONE ? kith_day_format_iso (referral->due_day) : g_strdup ("-");

  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", referral->id,
                kith_referral_kind_label (referral->kind), state, due,
                referral->name != NULL ? referral->name : "");
}

static gboolean
list_person (KithCli *cli, gint64 person, gboolean open, GError **error)
{
  g_autoptr (GPtrArray) all = kith_referrals_list (cli->session, person, error);

  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "referrals");
  for (guint i = 0; i < all->len; i++)
    {
      const KithReferral *referral = g_ptr_array_index (all, i);

      if (open && !kith_referral_state_is_open (referral->state))
        continue;
      json_builder_begin_object (cli->out);
      put_referral (cli, referral);
      json_builder_end_object (cli->out);
      say_referral (cli, referral);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
list_follow_ups (KithCli *cli, gboolean open, GError **error)
{
  guint n_away = 0;
  g_autoptr (KithPeople) people = kith_people_new (cli->session);
  g_autoptr (GPtrArray) all =
      kith_follow_ups_list (cli->session, open ? KITH_DAY_NONE : today (cli), &n_away, error);

  if (all == NULL || !kith_follow_ups_read (cli->session, all, error))
    return FALSE;
  kith_cli_put_int (cli, "away", n_away);
  kith_cli_begin_array (cli, "referrals");
  for (guint i = 0; i < all->len; i++)
    {
      const KithFollowUp *row = g_ptr_array_index (all, i);
      g_autoptr (KithCard) card = kith_people_get_shown_card (people, row->shown, NULL, NULL);
      const char *called = card != NULL ? kith_card_get_name (card) : "";

      json_builder_begin_object (cli->out);
      put_referral (cli, row->referral);
      kith_cli_put_id (cli, "shown", row->shown);
      kith_cli_put_string (cli, "called", called);
      kith_cli_put_bool (cli, "may_reach", row->may_reach);
      kith_cli_put_string (cli, "reach", row->reach);
      json_builder_end_object (cli->out);
      say_referral (cli, row->referral);
      kith_cli_say (cli, "\t%s\t%s\n", called, row->reach);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

/**
 * kith_cli_referral_list:
 * @cli: the run
 * @person: (nullable): whose; %NULL: what somebody has to ask about, of everybody
 * @open: only what is open; of everybody, also what is not due yet
 * @error: return location
 *
 * Returns: whether it could be listed
 */
gboolean
kith_cli_referral_list (KithCli *cli, const char *person, gboolean open, GError **error)
{
  gint64 id = 0;

  if ((person != NULL && !kith_id_parse (person, &id, error)) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  return person != NULL ? list_person (cli, id, open, error) : list_follow_ups (cli, open, error);
}
