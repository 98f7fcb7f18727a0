/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl person erase, erasures, hold, holds, seen and retention. */

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-backups.h"
#include "cli/kith-cli-person.h"
#include "people/kith-erasures.h"
#include "people/kith-legal-holds.h"
#include "people/kith-people-shown.h"
#include "people/kith-record-seen.h"
#include "visits/kith-retention.h"

#define USAGE                                                                                                \
  "erase ID [--stop] | erasures | hold ID --until DATE --reason TEXT | hold --end HOLD | holds [ID] | "      \
  "seen ID | retention [--years N]"

static const char *const state_codes[] = { "none", "asked", "erased", "erased" };

static void
put_erasure (KithCli *cli, const KithErasure *erasure)
{
  kith_cli_put_id (cli, "person", erasure->person);
  kith_cli_put_string (cli, "state", state_codes[erasure->state]);
  kith_cli_put_day (cli, "asked", erasure->asked_day);
  kith_cli_put_day (cli, "due", erasure->due_day);
  kith_cli_put_day (cli, "erased", erasure->erased_day);
  kith_cli_put_day (cli, "held-until", erasure->held_until);
}

static void
say_erasure (KithCli *cli, const KithErasure *erasure)
{
  g_autofree char *due = kith_day_format_long (erasure->due_day);

  if (erasure->erased_day != KITH_DAY_NONE)
    {
      g_autofree char *erased = kith_day_format_long (erasure->erased_day);

      kith_cli_say (cli, _ ("%" PRId64 ": erased on %s.\n"), erasure->person, erased);
    }
  else if (erasure->held_until != KITH_DAY_NONE)
    {
      g_autofree char *held = kith_day_format_long (erasure->held_until);

      kith_cli_say (cli, _ ("%" PRId64 ": hidden, and kept until %s by a legal hold.\n"), erasure->person,
                    held);
    }
  else
    kith_cli_say (
        cli, _ ("%" PRId64 ": hidden, gone on %s unless stopped. Totals keep the visits, not the person.\n"),
        erasure->person, due);
}

static void
say_backup (KithCli *cli, guint at, const KithKeptBackup *backup)
{
  g_autofree char *day = backup->gone_day != KITH_DAY_NONE ? kith_day_format_long (backup->gone_day) : NULL;

  if (day != NULL)
    kith_cli_say (cli, _ ("%s still holds what is erased until about %s.\n"), backup->path, day);
  else
    kith_cli_say (cli, _ ("%s still holds what is erased until you remove it.\n"), backup->path);
}

/* Which copies still hold the record, and until when. */
static gboolean
put_backups (KithCli *cli, GError **error)
{
  if (!kith_cli_put_kept_backups (cli, say_backup, error))
    return FALSE;
  kith_cli_say (cli, "%s\n", _ ("Kith does not know of copies that were made elsewhere."));
  return TRUE;
}

static gboolean
erase (KithCli *cli, gint64 person, gboolean stop, GError **error)
{
  KithErasure erasure;

  if (stop)
    {
      if (!kith_erasures_stop (cli->session, person, error))
        return FALSE;
      kith_cli_put_id (cli, "person", person);
      kith_cli_put_string (cli, "state", state_codes[KITH_ERASURE_NONE]);
      return TRUE;
    }
  if (!kith_erasures_ask (cli->session, person, &erasure, error))
    return FALSE;
  put_erasure (cli, &erasure);
  say_erasure (cli, &erasure);
  return put_backups (cli, error);
}

static gboolean
list_erasures (KithCli *cli, GError **error)
{
  g_autoptr (GArray) all = kith_erasures_list (cli->session, error);

  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "erasures");
  for (guint i = 0; i < all->len; i++)
    {
      json_builder_begin_object (cli->out);
      put_erasure (cli, &g_array_index (all, KithErasure, i));
      json_builder_end_object (cli->out);
      say_erasure (cli, &g_array_index (all, KithErasure, i));
    }
  kith_cli_end_array (cli);
  return put_backups (cli, error);
}

static gboolean
set_hold (KithCli *cli, gint64 person, const char *until_text, const char *reason, GError **error)
{
  KithDay until;
  gint64 id;

  if (until_text == NULL || reason == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("A legal hold needs --until DATE and --reason TEXT."));
      return FALSE;
    }
  if (!kith_day_parse (until_text, &until, error))
    return FALSE;
  id = kith_legal_holds_set (cli->session, person, until, reason, error);
  kith_cli_put_id (cli, "hold", id);
  return id != 0;
}

static gboolean
list_holds (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) holds = kith_legal_holds_list (cli->session, person, error);

  if (holds == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "holds");
  for (guint i = 0; i < holds->len; i++)
    {
      const KithLegalHold *hold = g_ptr_array_index (holds, i);
      g_autofree char *until = kith_day_format_iso (hold->until);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "hold", hold->id);
      kith_cli_put_id (cli, "person", hold->person);
      kith_cli_put_day (cli, "set", hold->day);
      kith_cli_put_day (cli, "until", hold->until);
      kith_cli_put_string (cli, "account", hold->who);
      kith_cli_put_string (cli, "reason", hold->reason);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", hold->id, hold->person,
                    until, hold->who != NULL ? hold->who : "", hold->reason);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
list_seen (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = kith_record_seen_list (cli->session, person, error);

  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "seen");
  for (guint i = 0; i < all->len; i++)
    {
      const KithRecordSeen *seen = g_ptr_array_index (all, i);
      g_autofree char *time = kith_clock_format_utc (seen->utc);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "time", time);
      kith_cli_put_string (cli, "event", kith_event_code (seen->event));
      kith_cli_put_string (cli, "account", seen->account);
      kith_cli_put_string (cli, "what", seen->what);
      kith_cli_put_string (cli, "kind", seen->kind);
      kith_cli_put_string (cli, "recipient", seen->recipient);
      kith_cli_put_string (cli, "purpose", seen->purpose);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\t%s\t%s\t%s\n", time, seen->account, kith_event_label (seen->event),
                    seen->what != NULL ? seen->what : "", seen->recipient != NULL ? seen->recipient : "");
    }
  kith_cli_end_array (cli);
  return TRUE;
}

/* Whom the rule, or another, would propose. */
static gboolean
list_retention (KithCli *cli, int years, GError **error)
{
  guint rule = years > 0 ? (guint) years : kith_retention_get_years (kith_session_get_center (cli->session));
  g_autoptr (KithPeople) people = kith_people_new (cli->session);
  g_autoptr (GArray) cases = NULL;

  if (years < 0 || rule > KITH_RETENTION_MAX_YEARS)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("Years are 1 to %d."), KITH_RETENTION_MAX_YEARS);
      return FALSE;
    }
  if (rule == 0 && !kith_session_demand (cli->session, KITH_ACTION_PERSON_ERASE, error))
    return FALSE;
  cases = rule > 0 ? kith_retention_list (cli->session, rule, error)
                   : g_array_new (FALSE, FALSE, sizeof (KithRetentionCase));
  if (cases == NULL)
    return FALSE;
  kith_cli_put_int (cli, "years", rule);
  kith_cli_begin_array (cli, "proposed");
  for (guint i = 0; i < cases->len; i++)
    {
      const KithRetentionCase *one = &g_array_index (cases, KithRetentionCase, i);
      g_autoptr (KithCard) card = kith_people_get_shown_card (people, one->person, NULL, NULL);
      g_autofree char *seen = kith_day_format_iso (one->last_seen);
      const char *name = card != NULL ? kith_card_get_name (card) : "";

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "person", one->person);
      kith_cli_put_string (cli, "name", name);
      kith_cli_put_day (cli, one->came ? "last-seen" : "began", one->last_seen);
      kith_cli_put_day (cli, "held-until", one->held_until);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" PRId64 "\t%s\t%s\t%s\n", one->person, name, seen,
                    one->held_until != KITH_DAY_NONE ? _ ("kept by a legal hold") : "");
    }
  kith_cli_end_array (cli);
  return TRUE;
}

/**
 * kith_cli_person_erase:
 * @cli: the run
 * @argc: number of words
 * @argv: the words: erase, erasures, hold, holds, seen or retention, and what follows
 * @error: return location
 *
 * Erases a record, keeps it from being erased, or tells who has seen or received it.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_erase (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *until = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *end = NULL;
  gboolean stop = FALSE;
  int years = 0;
  gint64 id = 0;
  const GOptionEntry entries[] = {
    { "stop", 0, 0, G_OPTION_ARG_NONE, &stop, _ ("Do not erase it after all"), NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, _ ("The last day it must be kept"), _ ("DATE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, _ ("Why it must be kept"), _ ("TEXT") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &end, _ ("The legal hold that is over"), _ ("HOLD") },
    { "years", 0, 0, G_OPTION_ARG_INT, &years, _ ("Another rule than the center’s, to look at"), "N" },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 2, USAGE, error) ||
      (argc > 2 && !kith_id_parse (argv[2], &id, error)) ||
      (end != NULL && !kith_id_parse (end, &id, error)) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  if (g_str_equal (argv[1], "erase") && id != 0)
    return erase (cli, id, stop, error);
  if (g_str_equal (argv[1], "erasures") && argc == 2)
    return list_erasures (cli, error);
  if (g_str_equal (argv[1], "hold") && end != NULL && argc == 2)
    return kith_legal_holds_end (cli->session, id, error);
  if (g_str_equal (argv[1], "hold") && id != 0)
    return set_hold (cli, id, until, reason, error);
  if (g_str_equal (argv[1], "holds"))
    return list_holds (cli, id, error);
  if (g_str_equal (argv[1], "seen") && id != 0)
    return list_seen (cli, id, error);
  if (g_str_equal (argv[1], "retention") && argc == 2)
    return list_retention (cli, years, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
