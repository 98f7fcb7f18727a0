/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl person duplicates and distinct: which records are one person. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-person.h"
#include "people/kith-duplicates.h"

static void
put_side (KithCli *cli, KithPeople *people, const char *name, gint64 person)
{
  g_autoptr (KithCard) card = kith_people_get_card (people, person, NULL, NULL);

  json_builder_set_member_name (cli->out, name);
  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", person);
  kith_cli_put_string (cli, "name", card != NULL ? kith_card_get_name (card) : "");
  kith_cli_put_string (cli, "code", card != NULL ? kith_card_get_code (card) : "");
  json_builder_end_object (cli->out);
}

static void
put_pair (KithCli *cli, KithPeople *people, const KithLikeness *pair)
{
  g_autofree char *reasons = kith_likeness_describe (pair->reasons);
  g_autofree char *person = kith_id_format (pair->person);
  g_autofree char *other = kith_id_format (pair->other);

  json_builder_begin_object (cli->out);
  put_side (cli, people, "person", pair->person);
  put_side (cli, people, "other", pair->other);
  json_builder_set_member_name (cli->out, "bits");
  json_builder_add_double_value (cli->out, pair->bits);
  kith_cli_put_string (cli, "reasons", reasons);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%s\t%s\t%.1f\t%s\n", person, other, pair->bits, reasons);
}

static gboolean
note_pairs (KithCli *cli, KithDuplicates *duplicates, GArray *pairs, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (cli->session, KITH_EVENT_PERSON_CHANGED, 0, error);

  return change != NULL && kith_duplicates_note_in (duplicates, change, pairs, error) &&
         kith_change_commit (change, error);
}

/**
 * kith_cli_person_duplicates:
 * @cli: the run
 * @dry_run: whether nothing is to be noted
 * @error: return location
 *
 * Lists the records that may be one person, and notes them as open questions.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_duplicates (KithCli *cli, gboolean dry_run, GError **error)
{
  KithSession *session = kith_cli_unlock (cli, error);
  g_autoptr (KithDuplicates) duplicates =
      session != NULL ? kith_duplicates_load (session, NULL, error) : NULL;
  g_autoptr (GArray) pairs =
      duplicates != NULL ? kith_duplicates_review (duplicates, NULL, NULL, NULL, error) : NULL;
  g_autoptr (KithPeople) people = NULL;

  if (pairs == NULL || (!dry_run && !note_pairs (cli, duplicates, pairs, error)))
    return FALSE;
  people = kith_people_new (session);
  kith_cli_begin_array (cli, "pairs");
  for (guint i = 0; i < pairs->len; i++)
    put_pair (cli, people, &g_array_index (pairs, KithLikeness, i));
  kith_cli_end_array (cli);
  return TRUE;
}

/**
 * kith_cli_person_distinct:
 * @cli: the run
 * @person: an id
 * @other: another
 * @error: return location
 *
 * Says that two records are two people.
 *
 * Returns: whether it was written
 */
gboolean
kith_cli_person_distinct (KithCli *cli, const char *person, const char *other, GError **error)
{
  gint64 a, b;

  if (!kith_id_parse (person, &a, error) || !kith_id_parse (other, &b, error))
    return FALSE;
  if (a == b)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("These are one and the same record."));
      return FALSE;
    }
  if (kith_cli_unlock (cli, error) == NULL || !kith_duplicates_distinct (cli->session, a, b, error))
    return FALSE;
  kith_cli_put_id (cli, "person", a);
  kith_cli_put_id (cli, "other", b);
  return TRUE;
}
