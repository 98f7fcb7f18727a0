/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl import and totals: what there was before Kith, from tables, and the past monthly totals again. */

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-import-like.h"
#include "cli/kith-cli.h"
#include "people/kith-people-import.h"
#include "stats/kith-totals-import.h"

#define PEOPLE_USAGE                                                                                         \
  "people FILE [--dry-run] [--dates day-first|month-first] [--column HEADER=FIELD]... "                      \
  "[--same LINE=PERSON]... [--distinct LINE]... [--leave-out LINE]..."
#define TOTALS_USAGE "totals FILE [--dry-run] [--replace] [--column HEADER=FIELD]..."

/* What stands on the command line after the word import. */
typedef struct
{
  gboolean dry_run;
  gboolean replace;
  char *dates;   /* (owned) (nullable) */
  GStrv columns; /* (owned) (nullable) */
  KithCliLike like;
} ImportWords;

static void
import_words_clear (ImportWords *self)
{
  g_free (self->dates);
  g_strfreev (self->columns);
  kith_cli_like_clear (&self->like);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportWords, import_words_clear)

static GInputStream *
open_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GFileInputStream *stream = g_file_read (file, NULL, error);

  return stream != NULL ? G_INPUT_STREAM (stream) : NULL;
}

/* Problems are an answer: they are listed, and the exit status is 1. */
static gboolean
put_problems (KithCli *cli, const KithImportTable *table)
{
  kith_cli_begin_array (cli, "problems");
  for (guint i = 0; i < table->problems->len; i++)
    {
      const KithImportProblem *problem = g_ptr_array_index (table->problems, i);
      g_autofree char *described = kith_import_table_describe (table, problem);

      json_builder_begin_object (cli->out);
      kith_cli_put_int (cli, "line", (gint64) problem->line);
      kith_cli_put_int (cli, "column", problem->column);
      kith_cli_put_string (cli, "sentence", problem->sentence);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\n", described);
    }
  kith_cli_end_array (cli);
  if (table->problems->len > 0)
    cli->status = 1;
  return table->problems->len > 0;
}

/* What the fields of a kind of table are called. */
typedef gboolean (*FieldParse) (const char *code, guint *field);

static gboolean
parse_people_field (const char *code, guint *field)
{
  KithImportField found;

  if (!kith_import_field_parse (code, &found))
    return FALSE;
  *field = found;
  return TRUE;
}

static gboolean
parse_totals_field (const char *code, guint *field)
{
  KithTotalsField found;

  if (!kith_totals_field_parse (code, &found))
    return FALSE;
  *field = found;
  return TRUE;
}

/* "Legal name=alias": which column means what, over what its name tells. */
static gboolean
map_columns (const KithImportTable *table, char **columns, FieldParse parse, guint *fields, GError **error)
{
  for (char **column = columns; column != NULL && *column != NULL; column++)
    {
      char *mark = strrchr (*column, '=');
      g_autofree char *header = mark != NULL ? g_strndup (*column, (gsize) (mark - *column)) : NULL;
      gboolean found = FALSE;
      guint field = 0;

      if (mark == NULL || !parse (mark + 1, &field))
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _ ("“%s” is no column and field, like “Legal name=alias”."), *column);
          return FALSE;
        }
      for (guint i = 0; i < table->n_columns; i++)
        if (g_str_equal (table->headers[i], header))
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

static void
put_column (KithCli *cli, const char *header, const char *field)
{
  json_builder_begin_object (cli->out);
  kith_cli_put_string (cli, "header", header);
  kith_cli_put_string (cli, "field", field);
  json_builder_end_object (cli->out);
}

static void
put_people (KithCli *cli, KithPeopleImport *import)
{
  const KithImportTable *table = kith_people_import_get_table (import);

  kith_cli_begin_array (cli, "columns");
  for (guint i = 0; i < table->n_columns; i++)
    put_column (cli, table->headers[i], kith_import_field_code (kith_people_import_get_field (import, i)));
  kith_cli_end_array (cli);
  kith_cli_put_int (cli, "people", kith_people_import_get_rows (import)->len);
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

static KithPeopleImport *
read_people (const char *path, const ImportWords *words, KithImportDates dates, GError **error)
{
  g_autoptr (GInputStream) stream = open_file (path, error);
  g_autoptr (KithPeopleImport) import = stream != NULL ? kith_people_import_read (stream, NULL, error) : NULL;
  g_autofree KithImportField *fields = NULL;
  g_autofree guint *said = NULL;
  guint n;

  if (import == NULL)
    return NULL;
  n = kith_people_import_get_table (import)->n_columns;
  fields = g_new0 (KithImportField, n);
  said = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    said[i] = kith_people_import_get_field (import, i);
  if (!map_columns (kith_people_import_get_table (import), words->columns, parse_people_field, said, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    fields[i] = (KithImportField) said[i];
  return kith_people_import_map (import, fields, n, dates, NULL, error) ? g_steal_pointer (&import) : NULL;
}

static gboolean
import_people (KithCli *cli, const char *path, const ImportWords *words, GError **error)
{
  g_autoptr (KithPeopleImport) import = NULL;
  KithImportDone done;
  KithImportDates dates;

  if (!parse_dates (words->dates, &dates, error) || kith_cli_unlock (cli, error) == NULL ||
      !kith_session_demand (cli->session, KITH_ACTION_PEOPLE_IMPORT, error))
    return FALSE;
  import = read_people (path, words, dates, error);
  if (import == NULL)
    return FALSE;

  put_people (cli, import);
  if (put_problems (cli, kith_people_import_get_table (import)))
    return TRUE;
  if (!kith_cli_like_decide (&words->like, cli, import, error))
    return FALSE;
  kith_people_import_count (import, &done);
  kith_cli_put_int (cli, "added", done.added);
  kith_cli_put_int (cli, "merged", done.merged);
  kith_cli_put_int (cli, "left_out", done.left_out);
  if (words->dry_run)
    return TRUE;
  if (!kith_people_import_apply (import, cli->session, NULL, NULL, NULL, error))
    return FALSE;
  kith_cli_say (cli, ngettext ("%u person imported.\n", "%u people imported.\n", done.added + done.merged),
                done.added + done.merged);
  return TRUE;
}

/* Null in the document, and nothing in the text, where nobody knows. */
static void
put_totals (KithCli *cli, GArray *totals)
{
  kith_cli_begin_array (cli, "totals");
  for (guint i = 0; i < totals->len; i++)
    {
      const KithPastTotal *total = &g_array_index (totals, KithPastTotal, i);
      g_autofree char *month = kith_past_month_format (total->month);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "month", month);
      kith_cli_say (cli, "%s", month);
      for (guint k = 0; k < KITH_N_PAST_NUMBERS; k++)
        {
          json_builder_set_member_name (cli->out, kith_past_number_code ((KithPastNumber) k));
          if (total->numbers[k] == KITH_PAST_UNKNOWN)
            json_builder_add_null_value (cli->out);
          else
            json_builder_add_int_value (cli->out, total->numbers[k]);
          if (total->numbers[k] == KITH_PAST_UNKNOWN)
            kith_cli_say (cli, "\t");
          else
            kith_cli_say (cli, "\t%" G_GINT64_FORMAT, total->numbers[k]);
        }
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "\n");
    }
  kith_cli_end_array (cli);
}

static KithTotalsImport *
read_totals (KithSession *session, const char *path, const ImportWords *words, GError **error)
{
  g_autoptr (GInputStream) stream = open_file (path, error);
  g_autoptr (KithTotalsImport) import = stream != NULL ? kith_totals_import_read (stream, NULL, error) : NULL;
  g_autofree KithTotalsField *fields = NULL;
  g_autofree guint *said = NULL;
  guint n;

  if (import == NULL)
    return NULL;
  n = kith_totals_import_get_table (import)->n_columns;
  fields = g_new0 (KithTotalsField, n);
  said = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    said[i] = kith_totals_import_get_field (import, i);
  if (!map_columns (kith_totals_import_get_table (import), words->columns, parse_totals_field, said, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    fields[i] = (KithTotalsField) said[i];
  return kith_totals_import_map (import, session, fields, n, words->replace, NULL, error)
             ? g_steal_pointer (&import)
             : NULL;
}

static void
put_totals_columns (KithCli *cli, KithTotalsImport *import)
{
  const KithImportTable *table = kith_totals_import_get_table (import);

  kith_cli_begin_array (cli, "columns");
  for (guint i = 0; i < table->n_columns; i++)
    put_column (cli, table->headers[i], kith_totals_field_code (kith_totals_import_get_field (import, i)));
  kith_cli_end_array (cli);
}

static gboolean
import_totals (KithCli *cli, const char *path, const ImportWords *words, GError **error)
{
  KithSession *session = kith_cli_unlock (cli, error);
  g_autoptr (KithTotalsImport) import = NULL;
  GArray *totals;

  if (session == NULL || !kith_session_demand (session, KITH_ACTION_TOTALS_IMPORT, error))
    return FALSE;
  import = read_totals (session, path, words, error);
  if (import == NULL)
    return FALSE;

  put_totals_columns (cli, import);
  totals = kith_totals_import_get_totals (import);
  kith_cli_put_int (cli, "months", totals->len);
  if (put_problems (cli, kith_totals_import_get_table (import)) || words->dry_run)
    return TRUE;
  if (!kith_totals_import_apply (import, session, NULL, error))
    return FALSE;
  kith_cli_say (cli, ngettext ("%u month imported.\n", "%u months imported.\n", totals->len), totals->len);
  return TRUE;
}

/**
 * kith_cli_import:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Takes in people, or past monthly totals, from a table.
 *
 * Returns: whether it could be read; problems are an answer with exit status 1
 */
gboolean
kith_cli_import (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (ImportWords) words = { FALSE };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry_run, _ ("Only say what would be done"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &words.replace, _ ("Take months again that are there"), NULL },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &words.dates, _ ("What comes first in dates of birth"),
      _ ("ORDER") },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.columns, _ ("What a column means"),
      _ ("HEADER=FIELD") },
    { "same", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.like.same, _ ("That a line is somebody who is there"),
      _ ("LINE=PERSON") },
    { "distinct", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.like.distinct, _ ("That a line is somebody else"),
      _ ("LINE") },
    { "leave-out", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.like.leave_out, _ ("Leave a line out"),
      _ ("LINE") },
    { NULL },
  };
  const char *usage = PEOPLE_USAGE " | " TOTALS_USAGE;

  if (!kith_cli_parse (cli, entries, usage, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 2, 2, usage, error))
    return FALSE;
  if (g_str_equal (argv[1], "people") && !words.replace)
    return import_people (cli, argv[2], &words, error);
  if (g_str_equal (argv[1], "totals") && words.dates == NULL && kith_cli_like_is_empty (&words.like))
    return import_totals (cli, argv[2], &words, error);
  return kith_cli_refuse_usage (argv, usage, error);
}

/**
 * kith_cli_totals:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Lists the past monthly totals.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_totals (KithCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GArray) totals = NULL;

  if (!kith_cli_parse (cli, entries, "", &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, "", error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  totals = kith_past_totals_list (cli->session, error);
  if (totals == NULL)
    return FALSE;
  put_totals (cli, totals);
  return TRUE;
}
