/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl person show, edit, merge and unmerge: one record at a time. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-person.h"
#include "people/kith-intakes.h"
#include "people/kith-people-shown.h"
#include "people/kith-person-standing.h"

static void
put_text (KithCli *cli, const char *name, const char *label, const char *value)
{
  kith_cli_put_string (cli, name, value);
  if (*value != '\0')
    kith_cli_say (cli, "%s: %s\n", label, value);
}

static void
put_contacts (KithCli *cli, const KithIntake *intake)
{
  GPtrArray *contacts = kith_intake_get_contacts (intake);

  kith_cli_begin_array (cli, "contacts");
  for (guint i = 0; i < contacts->len; i++)
    {
      const KithContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *permission = kith_contact_describe_permission (contact);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "kind", kith_contact_kind_code (contact->kind));
      kith_cli_put_string (cli, "value", contact->value);
      kith_cli_put_int (cli, "permission", (gint64) contact->permission);
      kith_cli_put_string (cli, "note", contact->note);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s (%s) %s\n", contact->value, permission, contact->note);
    }
  kith_cli_end_array (cli);
}

static void
put_answers (KithCli *cli, const KithIntake *intake)
{
  g_auto (GStrv) questions = kith_intake_list_questions (intake);

  kith_cli_begin_array (cli, "answers");
  for (char **question = questions; *question != NULL; question++)
    {
      const char *choice;
      KithAnswer answer = kith_intake_get_answer (intake, *question, &choice);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "question", *question);
      kith_cli_put_string (cli, "answer", kith_answer_code (answer));
      kith_cli_put_string (cli, "choice", choice);
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

static gboolean
put_intake (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (KithIntakeRead) read = kith_intakes_read (cli->session, person, error);
  const char *const *languages;
  g_autofree char *birth = NULL;

  if (read == NULL)
    return FALSE;
  json_builder_set_member_name (cli->out, "intake");
  json_builder_begin_object (cli->out);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    put_text (cli, kith_intake_text_key (i), kith_intake_text_label (i),
              kith_intake_get_text (read->intake, i));
  birth = kith_birth_is_known (kith_intake_get_birth (read->intake))
              ? kith_birth_format_iso (kith_intake_get_birth (read->intake))
              : g_strdup ("");
  put_text (cli, "birth", _ ("Date of birth"), birth);
  kith_cli_begin_array (cli, "languages");
  languages = kith_intake_get_languages (read->intake);
  for (guint i = 0; languages[i] != NULL; i++)
    kith_cli_put_string (cli, NULL, languages[i]);
  kith_cli_end_array (cli);
  kith_cli_put_string (cli, "interpreter", kith_answer_code (kith_intake_get_interpreter (read->intake)));
  put_contacts (cli, read->intake);
  put_answers (cli, read->intake);
  json_builder_end_object (cli->out);
  return TRUE;
}

/* Ids of the records that count as this one, and that it counts as. */
static gboolean
put_merges (KithCli *cli, gint64 person, gint64 root, GError **error)
{
  KithDb *db = kith_store_get_reader (cli->store, error);
  g_autoptr (GArray) records = db != NULL ? kith_merges_list_records (db, root, error) : NULL;

  if (records == NULL)
    return FALSE;
  kith_cli_put_id (cli, "merged_into", root != person ? root : 0);
  kith_cli_begin_array (cli, "merged");
  for (guint i = 1; i < records->len; i++)
    kith_cli_put_id (cli, NULL, g_array_index (records, gint64, i));
  kith_cli_end_array (cli);
  return TRUE;
}

/* A string, like ids, for it has as many digits. */
static void
put_version (KithCli *cli, gint64 version)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, version);

  kith_cli_put_string (cli, "version", text);
}

/* For those who may know it. */
static gboolean
put_standing (KithCli *cli, gint64 person, GError **error)
{
  static const char *const codes[] = { "active", "away", "died" };
  KithStanding standing;

  if (!kith_session_demand_record (cli->session, KITH_ACTION_PERSON_STATE, person, NULL))
    return TRUE;
  if (!kith_standing_get (cli->session, person, &standing, error))
    return FALSE;
  kith_cli_put_string (cli, "state", codes[standing.state]);
  kith_cli_put_day (cli, "away_until", standing.away_until);
  return TRUE;
}

/* The shown card of whoever a record counts as. */
static KithCard *
find_card (KithCli *cli, const char *id, gint64 *person, gint64 *version, GError **error)
{
  g_autoptr (KithPeople) people = NULL;
  gint64 root;
  KithDb *db;

  if (!kith_id_parse (id, person, error) || kith_cli_unlock (cli, error) == NULL)
    return NULL;
  people = kith_people_new (cli->session);
  db = kith_store_get_reader (cli->store, error);
  root = db != NULL ? kith_merges_find_root (db, *person, error) : 0;
  return root != 0 ? kith_people_get_shown_card (people, root, version, error) : NULL;
}

/**
 * kith_cli_person_show:
 * @cli: the run
 * @id: a person's id
 * @error: return location
 *
 * Shows a person's card, and what they told where the account may read it, which the log then says.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_show (KithCli *cli, const char *id, GError **error)
{
  gint64 person, version;
  g_autoptr (KithCard) card = find_card (cli, id, &person, &version, error);

  if (card == NULL)
    return FALSE;
  kith_cli_put_card (cli, card);
  put_version (cli, version);
  return put_standing (cli, kith_card_get_person (card), error) &&
         put_merges (cli, person, kith_card_get_person (card), error) &&
         (!kith_session_may (cli->session, KITH_ACTION_INTAKE_READ) ||
          put_intake (cli, kith_card_get_person (card), error));
}

/**
 * kith_cli_person_edit:
 * @cli: the run
 * @id: a person's id
 * @edit: what is to change; what is %NULL stays
 * @error: return location
 *
 * Changes a person's card.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_edit (KithCli *cli, const char *id, const KithCliEdit *edit, GError **error)
{
  gint64 person, found, version = 0;
  g_autoptr (KithCard) shown = NULL;
  g_autoptr (KithCard) card = NULL;
  g_autoptr (KithDeskCommand) command = NULL;
  g_autoptr (KithDeskOutcome) outcome = NULL;

  if (edit->version != NULL &&
      !g_ascii_string_to_signed (edit->version, 10, G_MININT64, G_MAXINT64, &version, NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("--version is the number that “kithctl person show” gives."));
      return FALSE;
    }
  if (kith_cli_open_desk (cli, error) == NULL)
    return FALSE;
  shown = find_card (cli, id, &person, &found, error);
  if (shown == NULL)
    return FALSE;
  card = kith_card_copy (shown);
  if ((edit->name != NULL && !kith_card_set_name (card, edit->name, error)) ||
      (edit->code != NULL && !kith_card_set_code (card, edit->code, error)) ||
      (edit->aliases != NULL && !kith_card_set_aliases (card, (const char *const *) edit->aliases, error)))
    return FALSE;
  if (edit->pronouns != NULL)
    kith_card_set_pronouns (card, edit->pronouns);
  if (edit->disambiguator != NULL)
    kith_card_set_disambiguator (card, edit->disambiguator);
  command = kith_desk_command_edit_card (card, version != 0 ? version : found);
  outcome = kith_desk_apply (cli->desk, command, error);
  if (outcome == NULL)
    return FALSE;
  g_clear_pointer (&card, kith_card_unref);
  card = find_card (cli, id, &person, &found, error);
  if (card == NULL)
    return FALSE;
  kith_cli_put_card (cli, card);
  put_version (cli, found);
  return TRUE;
}

static gboolean
apply (KithCli *cli, KithDeskCommand *command, gint64 from, GError **error)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (cli->desk, owned, error);

  if (outcome == NULL)
    return FALSE;
  kith_cli_put_id (cli, "from", from);
  kith_cli_put_id (cli, "into", outcome->person);
  kith_cli_say (cli, "%s\n", outcome->sentence);
  return TRUE;
}

/**
 * kith_cli_person_merge:
 * @cli: the run
 * @from: the id of the record that is to count as another
 * @into: the id of the record that stays
 * @choices: (nullable): which of the two says what, like "name=from"
 * @error: return location
 *
 * Takes two records to be one person.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_merge (KithCli *cli, const char *from, const char *into, char **choices, GError **error)
{
  g_autoptr (KithMergeChoices) chosen = kith_merge_choices_new ();
  gint64 a, b;

  for (char **choice = choices; choice != NULL && *choice != NULL; choice++)
    if (!kith_merge_choices_parse (chosen, *choice, error))
      return FALSE;
  return kith_id_parse (from, &a, error) && kith_id_parse (into, &b, error) &&
         kith_cli_open_desk (cli, error) != NULL &&
         apply (cli, kith_desk_command_merge (a, b, chosen), a, error);
}

/**
 * kith_cli_person_unmerge:
 * @cli: the run
 * @id: the id of a record that was merged
 * @distinct: whether it is to be remembered that they are two people
 * @error: return location
 *
 * Takes two records apart again.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_unmerge (KithCli *cli, const char *id, gboolean distinct, GError **error)
{
  gint64 person;

  return kith_id_parse (id, &person, error) && kith_cli_open_desk (cli, error) != NULL &&
         apply (cli, kith_desk_command_unmerge (person, distinct), person, error);
}

/**
 * kith_cli_person_state:
 * @cli: the run
 * @id: a person's id
 * @word: "active", "away" or "died"
 * @until: (nullable): the last day on which they are away
 * @error: return location
 *
 * Says that somebody is away or has died, or takes that back.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_state (KithCli *cli, const char *id, const char *word, const char *until, GError **error)
{
  KithPersonState state = g_str_equal (word, "away")   ? KITH_PERSON_AWAY
                          : g_str_equal (word, "died") ? KITH_PERSON_DIED
                                                       : KITH_PERSON_ACTIVE;
  KithDay day = KITH_DAY_NONE;
  gint64 person;

  if ((state == KITH_PERSON_ACTIVE && !g_str_equal (word, "active")) ||
      (state != KITH_PERSON_AWAY && until != NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say active, away or died; a last day with --until is for away."));
      return FALSE;
    }
  if (!kith_id_parse (id, &person, error) || (until != NULL && !kith_day_parse (until, &day, error)) ||
      kith_cli_unlock (cli, error) == NULL || !kith_standing_set (cli->session, person, state, day, error))
    return FALSE;
  kith_cli_put_id (cli, "id", person);
  return put_standing (cli, person, error);
}
