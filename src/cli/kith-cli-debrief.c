/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl debrief: to whom a conversation was offered after something happened, and whether they took it. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "incidents/kith-debriefs.h"
#include "session/kith-accounts.h"

#define USAGE "list [INCIDENT] | offer INCIDENT --account NAME... | answer ID STATE"

static void
put_debrief (KithCli *cli, const KithDebrief *debrief)
{
  g_autofree char *happened =
      debrief->happened != KITH_DAY_NONE ? kith_day_format_iso (debrief->happened) : g_strdup ("?");

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", debrief->id);
  kith_cli_put_id (cli, "incident", debrief->incident);
  kith_cli_put_string (cli, "account", debrief->name);
  kith_cli_put_string (cli, "state", kith_debrief_state_code (debrief->state));
  kith_cli_put_day (cli, "offered", debrief->offered_day);
  kith_cli_put_string (cli, "offered_by", debrief->offered_by);
  kith_cli_put_day (cli, "happened", debrief->happened);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", debrief->id, happened,
                debrief->name != NULL ? debrief->name : "?", kith_debrief_state_label (debrief->state));
}

/* One's own, or everybody's after something that happened; of neither any word. */
static gboolean
list (KithCli *cli, const char *incident_text, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 incident = 0;

  if ((incident_text != NULL && !kith_id_parse (incident_text, &incident, error)) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = incident_text != NULL ? kith_debriefs_list_of (cli->session, incident, error)
                              : kith_debriefs_list_own (cli->session, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "debriefs");
  for (guint i = 0; i < all->len; i++)
    put_debrief (cli, g_ptr_array_index (all, i));
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
offer (KithCli *cli, const char *incident_text, GStrv names, GError **error)
{
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) offered = NULL;
  gint64 incident;

  if (names == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("Say who was there with --account."));
      return FALSE;
    }
  if (!kith_id_parse (incident_text, &incident, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (KithAccount) account =
          kith_accounts_find (kith_session_get_store (cli->session), names[i], error);

      if (account == NULL)
        return FALSE;
      g_array_append_val (accounts, account->id);
    }
  offered =
      kith_debriefs_offer (cli->session, incident, (const gint64 *) accounts->data, accounts->len, error);
  if (offered == NULL)
    return FALSE;
  kith_cli_put_int (cli, "offered", offered->len);
  kith_cli_say (cli, "%u\n", offered->len);
  return TRUE;
}

static gboolean
answer (KithCli *cli, const char *id_text, const char *state, GError **error)
{
  g_autoptr (GPtrArray) own = NULL;
  KithDebriefState said;
  gint64 id, version;

  if (!kith_id_parse (id_text, &id, error) || !kith_debrief_state_parse (state, &said, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  own = kith_debriefs_list_own (cli->session, error);
  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    {
      KithDebrief *debrief = g_ptr_array_index (own, i);

      if (debrief->id != id)
        continue;
      debrief->state = said;
      version = kith_debriefs_answer (cli->session, debrief, error);
      if (version == 0)
        return FALSE;
      kith_cli_put_id (cli, "id", id);
      kith_cli_put_int (cli, "version", version);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", id, kith_debrief_state_label (said));
      return TRUE;
    }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("You are offered no such debrief."));
  return FALSE;
}

/**
 * kith_cli_debrief:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Offers debriefs, answers one's own and lists them. What is kept of one is not for a terminal.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_debrief (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) accounts = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING_ARRAY, &accounts, _ ("Who was there; can be given several times"),
      _ ("NAME") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 3, USAGE, error))
    return FALSE;
  if (g_str_equal (argv[1], "list") && argc <= 3)
    return list (cli, argc == 3 ? argv[2] : NULL, error);
  if (g_str_equal (argv[1], "offer") && argc == 3)
    return offer (cli, argv[2], accounts, error);
  if (g_str_equal (argv[1], "answer") && argc == 4)
    return answer (cli, argv[2], argv[3], error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
