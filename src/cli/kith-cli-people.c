/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl import, and person duplicates and distinct: many people at once. */

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-person.h"
#include "people/kith-duplicates.h"
#include "people/kith-people-import.h"

#define IMPORT_USAGE "people FILE [--dry-run] [--dates day-first|month-first] [--column HEADER=FIELD]..."

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

/* "Legal name=alias": which column means what, over what its name tells. */
static gboolean
map_columns (KithPeopleImport *import, char **columns, KithImportField *fields, GError **error)
{
  guint n = kith_people_import_get_n_columns (import);

  for (guint i = 0; i < n; i++)
    fields[i] = kith_people_import_get_field (import, i);
  for (char **column = columns; column != NULL && *column != NULL; column++)
    {
      char *mark = strrchr (*column, '=');
      g_autofree char *header = mark != NULL ? g_strndup (*column, (gsize) (mark - *column)) : NULL;
      gboolean found = FALSE;
      KithImportField field;

      if (mark == NULL || !kith_import_field_parse (mark + 1, &field))
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _ ("“%s” is no column and field, like “Legal name=alias”."), *column);
          return FALSE;
        }
      for (guint i = 0; i < n; i++)
        if (g_str_equal (kith_people_import_get_header (import, i), header))
          {
            fields[i] = field;
            found = TRUE;
          }
      if (!found)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("The file has no column “%s”."), header);
          return FALSE;
        }
    }
  return TRUE;
}

static KithPeopleImport *
read_file (const char *path, const KithImportField *fields, guint n, KithImportDates dates, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL ? kith_people_import_read (G_INPUT_STREAM (stream), fields, n, dates, NULL, error)
                        : NULL;
}

static void
put_import (KithCli *cli, KithPeopleImport *import)
{
  GPtrArray *problems = kith_people_import_get_problems (import);

  kith_cli_begin_array (cli, "columns");
  for (guint i = 0; i < kith_people_import_get_n_columns (import); i++)
    {
      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "header", kith_people_import_get_header (import, i));
      kith_cli_put_string (cli, "field", kith_import_field_code (kith_people_import_get_field (import, i)));
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
  kith_cli_put_int (cli, "people", kith_people_import_get_rows (import)->len);
  kith_cli_begin_array (cli, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const KithImportProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_int (cli, "line", (gint64) problem->line);
      kith_cli_put_int (cli, "column", problem->column);
      kith_cli_put_string (cli, "sentence", problem->sentence);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, _ ("Line %llu: %s\n"), (unsigned long long) problem->line, problem->sentence);
    }
  kith_cli_end_array (cli);
}

static gboolean
parse_dates (const char *text, KithImportDates *dates, GError **error)
{
  *dates = KITH_IMPORT_DATES_TOLD_BY_FILE;
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "day-first"))
    *dates = KITH_IMPORT_DATES_DAY_FIRST;
  else if (g_str_equal (text, "month-first"))
    *dates = KITH_IMPORT_DATES_MONTH_FIRST;
  else
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("--dates is day-first or month-first."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
import_people (KithCli *cli,
               const char *path,
               gboolean dry_run,
               const char *dates_text,
               char **columns,
               GError **error)
{
  g_autoptr (KithPeopleImport) import = NULL;
  KithImportDates dates;

  if (!parse_dates (dates_text, &dates, error) || kith_cli_unlock (cli, error) == NULL ||
      !kith_session_demand (cli->session, KITH_ACTION_PEOPLE_IMPORT, error))
    return FALSE;
  import = read_file (path, NULL, 0, dates, error);
  if (import == NULL)
    return FALSE;
  if (columns != NULL)
    {
      guint n = kith_people_import_get_n_columns (import);
      g_autofree KithImportField *fields = g_new0 (KithImportField, n);

      if (!map_columns (import, columns, fields, error))
        return FALSE;
      g_clear_object (&import);
      import = read_file (path, fields, n, dates, error);
      if (import == NULL)
        return FALSE;
    }

  put_import (cli, import);
  if (kith_people_import_get_problems (import)->len > 0)
    {
      cli->status = 1;
      return TRUE;
    }
  if (dry_run)
    return TRUE;
  if (!kith_people_import_apply (import, cli->session, NULL, error))
    return FALSE;
  kith_cli_say (cli,
                ngettext ("%u person imported.\n", "%u people imported.\n",
                          kith_people_import_get_rows (import)->len),
                kith_people_import_get_rows (import)->len);
  return TRUE;
}

/**
 * kith_cli_import:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Takes in people from a table.
 *
 * Returns: whether it could be read; problems are an answer with exit status 1
 */
gboolean
kith_cli_import (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *dates = NULL;
  g_auto (GStrv) columns = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, _ ("Only say what would be done"), NULL },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &dates, _ ("What comes first in dates of birth"), _ ("ORDER") },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns, _ ("What a column means"), _ ("HEADER=FIELD") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, IMPORT_USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 2, 2, IMPORT_USAGE, error))
    return FALSE;
  if (g_str_equal (argv[1], "people"))
    return import_people (cli, argv[2], dry_run, dates, columns, error);
  return kith_cli_expect_args (0, argv, 0, 0, IMPORT_USAGE, error);
}
