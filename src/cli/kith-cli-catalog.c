/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl catalog: resource directories taken in from files, and what was taken in. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-export.h"
#include "catalog/kith-catalog-plan.h"
#include "catalog/kith-catalog-writer.h"
#include "catalog/kith-catalogs.h"
#include "cli/kith-cli.h"
#include "resources/kith-resource-field.h"

#define IMPORT_USAGE "import FILE [--source NAME] [--partial] [--many-missing] [--dry-run] [--changes N]"
#define EXPORT_USAGE "export FILE --format airs-3.1|kith [--source NAME] [--whole]"
#define USAGE IMPORT_USAGE " | undo RUN | " EXPORT_USAGE " | sources | runs [--source NAME] | problems RUN"
/* Changes of each kind that are listed unless told otherwise. */
#define CHANGES_USUAL 100

/* What stands on the command line after the word catalog. */
typedef struct
{
  gboolean dry_run;
  gboolean partial;
  gboolean many_missing;
  int changes;
  gboolean whole;
  char *source; /* (owned) (nullable) */
  char *format; /* (owned) (nullable) */
} CatalogWords;

static void
catalog_words_clear (CatalogWords *self)
{
  g_free (self->source);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CatalogWords, catalog_words_clear)

static void
put_counts (KithCli *cli, const char *name, const guint *counts)
{
  json_builder_set_member_name (cli->out, name);
  json_builder_begin_object (cli->out);
  kith_cli_put_int (cli, "all", counts[0]);
  for (int kind = KITH_RESOURCE_ORGANIZATION; kind <= KITH_RESOURCE_SITE_SERVICE; kind++)
    kith_cli_put_int (cli, kith_resource_kind_code ((KithResourceKind) kind), counts[kind]);
  json_builder_end_object (cli->out);
}

static void
put_problems (KithCli *cli, GPtrArray *problems)
{
  kith_cli_begin_array (cli, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const KithCatalogProblem *problem = problems->pdata[i];

      json_builder_begin_object (cli->out);
      kith_cli_put_int (cli, "line", problem->line);
      kith_cli_put_string (cli, "path", problem->path);
      kith_cli_put_bool (cli, "skipped", problem->severity == KITH_CATALOG_SKIPPED);
      kith_cli_put_string (cli, "sentence", problem->text);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, _ ("Line %u: %s\n"), problem->line, problem->text);
    }
  kith_cli_end_array (cli);
}

static void
put_fields (KithCli *cli, const KithCatalogChange *change)
{
  kith_cli_begin_array (cli, "fields");
  for (guint i = 0; i < change->fields->len; i++)
    {
      const KithCatalogFieldChange *field = change->fields->pdata[i];

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "field", field->name);
      kith_cli_put_string (cli, "before", kith_values_get (field->before, field->name));
      kith_cli_put_string (cli, "after", kith_values_get (field->after, field->name));
      kith_cli_put_bool (cli, "kept_back", field->before_kept_back || field->after_kept_back);
      kith_cli_put_bool (cli, "conflict", field->conflict);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, field->conflict ? _ ("  %s (changed here too, stays)\n") : "  %s\n",
                    kith_resource_name_label (field->name));
    }
  kith_cli_end_array (cli);
}

static void
put_change (KithCli *cli, const KithCatalogChange *change)
{
  json_builder_begin_object (cli->out);
  kith_cli_put_string (cli, "change", kith_catalog_change_code (change->change));
  kith_cli_put_string (cli, "kind", kith_resource_kind_code (change->kind));
  kith_cli_put_string (cli, "key", change->key);
  kith_cli_put_string (cli, "name", change->name);
  if (change->resource != 0)
    kith_cli_put_id (cli, "id", change->resource);
  kith_cli_put_string (cli, "status", kith_resource_status_code (change->after));
  kith_cli_put_int (cli, "line", change->line);
  kith_cli_say (cli, "%s\t%s\t%s\t%s\n", kith_catalog_change_label (change->change),
                kith_resource_kind_label (change->kind), change->key,
                change->name != NULL ? change->name : "");
  put_fields (cli, change);
  json_builder_end_object (cli->out);
}

static gboolean
put_changes (KithCli *cli, KithCatalogPlan *plan, guint limit, GError **error)
{
  kith_cli_begin_array (cli, "changes");
  for (int change = KITH_CATALOG_ADDED; change <= KITH_CATALOG_MISSING; change++)
    {
      g_autoptr (GPtrArray) list =
          kith_catalog_plan_list (plan, (KithCatalogChangeKind) change, 0, limit, error);

      if (list == NULL)
        return FALSE;
      for (guint i = 0; i < list->len; i++)
        put_change (cli, list->pdata[i]);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
put_plan (KithCli *cli, KithCatalogPlan *plan, guint limit, GError **error)
{
  const KithCatalogHeader *header = kith_catalog_plan_get_header (plan);
  const KithCatalogCounts *counts = kith_catalog_plan_get_counts (plan);

  kith_cli_put_string (cli, "source", kith_catalog_plan_get_source_name (plan));
  kith_cli_put_bool (cli, "new_source", kith_catalog_plan_get_source (plan) == 0);
  kith_cli_put_string (cli, "format", kith_catalog_format_code (header->format));
  kith_cli_say (cli, "%s (%s)\n", kith_catalog_plan_get_source_name (plan),
                kith_catalog_format_label (header->format));
  for (int change = KITH_CATALOG_ADDED; change <= KITH_CATALOG_MISSING; change++)
    {
      put_counts (cli, kith_catalog_change_code ((KithCatalogChangeKind) change), counts->changes[change]);
      kith_cli_say (cli, "%s\t%u\n", kith_catalog_change_label ((KithCatalogChangeKind) change),
                    counts->changes[change][0]);
    }
  put_counts (cli, "unchanged", counts->unchanged);
  kith_cli_say (cli, _ ("Unchanged\t%u\n"), counts->unchanged[0]);
  kith_cli_put_int (cli, "n_problems", kith_catalog_plan_get_n_problems (plan));
  put_problems (cli, kith_catalog_plan_get_problems (plan));
  return put_changes (cli, plan, limit, error);
}

static gboolean
import_file (KithCli *cli, const char *path, const CatalogWords *words, GError **error)
{
  const KithCatalogOptions options = { .name = words->source, .partial = words->partial };
  KithSession *session = kith_cli_unlock (cli, error);
  g_autoptr (KithCatalogPlan) plan = NULL;
  gint64 run = 0;

  if (session == NULL)
    return FALSE;
  plan = kith_catalog_plan_read (session, path, &options, NULL, NULL, NULL, error);
  if (plan == NULL || !put_plan (cli, plan, (guint) MAX (words->changes, 0), error))
    return FALSE;
  kith_cli_put_bool (cli, "doubtful", kith_catalog_plan_is_doubtful (plan));
  if (kith_catalog_plan_is_doubtful (plan) && !words->many_missing)
    {
      cli->status = 1;
      kith_cli_say (
          cli, _ ("More than a tenth of this source is missing in the file, so nothing was changed. With "
                  "--many-missing it is taken as it is, with --partial as a part.\n"));
      return TRUE;
    }
  if (words->dry_run)
    return TRUE;
  if (!kith_catalog_plan_apply (plan, &run, NULL, NULL, NULL, error))
    return FALSE;
  if (run != 0)
    {
      kith_cli_put_id (cli, "run", run);
      kith_cli_say (cli, _ ("Imported as number %" PRId64 ".\n"), run);
    }
  else
    kith_cli_say (cli, _ ("Nothing to change.\n"));
  return TRUE;
}

static gboolean
undo (KithCli *cli, const char *text, GError **error)
{
  guint n_left = 0;
  gint64 run;

  if (!kith_id_parse (text, &run, error) || kith_cli_unlock (cli, error) == NULL ||
      !kith_catalogs_take_back (cli->session, run, &n_left, error))
    return FALSE;
  kith_cli_put_id (cli, "run", run);
  kith_cli_put_int (cli, "left", n_left);
  kith_cli_say (cli, _ ("Taken back.\n"));
  if (n_left > 0)
    kith_cli_say (
        cli,
        ngettext ("%u entry stays, since it was changed here or something that stays belongs to it.\n",
                  "%u entries stay, since they were changed here or something that stays belongs to "
                  "them.\n",
                  n_left),
        n_left);
  return TRUE;
}

static gboolean
list_sources (KithCli *cli, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  list = kith_catalogs_list (cli->session, error);
  if (list == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "sources");
  for (guint i = 0; i < list->len; i++)
    {
      const KithCatalog *source = list->pdata[i];

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", source->id);
      kith_cli_put_string (cli, "name", source->name);
      kith_cli_put_string (cli, "format", kith_catalog_format_code (source->format));
      kith_cli_put_string (cli, "entity", source->entity);
      kith_cli_put_string (cli, "licence", source->licence);
      kith_cli_put_string (cli, "attribution", source->attribution);
      kith_cli_put_bool (cli, "partial", source->partial);
      kith_cli_put_int (cli, "entries", source->n_entries);
      kith_cli_put_int (cli, "missing", source->n_missing);
      if (source->last_run != 0)
        kith_cli_put_id (cli, "last_run", source->last_run);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\t%u\t%u\n", source->name, kith_catalog_format_label (source->format),
                    source->n_entries, source->n_missing);
      if (source->attribution != NULL)
        kith_cli_say (cli, "  %s\n", source->attribution);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
parse_format (const char *code, KithCatalogFormat *format, GError **error)
{
  for (int i = 0; i < KITH_N_CATALOG_FORMATS; i++)
    if (g_str_equal (code, kith_catalog_format_code ((KithCatalogFormat) i)) &&
        kith_catalog_format_is_written ((KithCatalogFormat) i))
      {
        *format = (KithCatalogFormat) i;
        return TRUE;
      }
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
               _ ("“%s” is no format that Kith writes. It writes airs-3.1 and kith."), code);
  return FALSE;
}

static gboolean
find_source (KithCli *cli, const char *name, gint64 *source, GError **error)
{
  g_autoptr (GPtrArray) list = kith_catalogs_list (cli->session, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const KithCatalog *one = list->pdata[i];

      if (g_str_equal (one->name, name))
        {
          *source = one->id;
          return TRUE;
        }
    }
  if (list != NULL)
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no source “%s”."), name);
  return FALSE;
}

/* Whole or not at all: the file is put in place at the end. */
static gboolean
export_file (KithCli *cli, const char *path, const CatalogWords *words, GError **error)
{
  KithCatalogExport options = { .whole = words->whole };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GCancellable) cancel = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;
  guint n_entries = 0;

  if (!parse_format (words->format, &options.format, error) || kith_cli_unlock (cli, error) == NULL ||
      (words->source != NULL && !find_source (cli, words->source, &options.source, error)))
    return FALSE;
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE, NULL,
                           error);
  if (stream == NULL)
    return FALSE;
  if (!kith_catalog_export (cli->session, &options, G_OUTPUT_STREAM (stream), &n_entries, NULL, error))
    {
      /* Closing a stream that is cancelled leaves what was there before. */
      g_cancellable_cancel (cancel);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancel, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return FALSE;
  kith_cli_put_int (cli, "entries", n_entries);
  kith_cli_say (cli, ngettext ("%u entry written.\n", "%u entries written.\n", n_entries), n_entries);
  return TRUE;
}

static void
put_run (KithCli *cli, const KithCatalogRun *run)
{
  gboolean stands = run->state == KITH_CATALOG_RUN_STANDS;

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", run->id);
  kith_cli_put_string (cli, "source", run->source_name);
  kith_cli_put_day (cli, "day", run->day);
  kith_cli_put_string (cli, "by", run->who);
  kith_cli_put_string (cli, "file", run->file);
  kith_cli_put_string (cli, "made", run->origin);
  kith_cli_put_int (cli, "added", run->added);
  kith_cli_put_int (cli, "changed", run->changed);
  kith_cli_put_int (cli, "returned", run->returned);
  kith_cli_put_int (cli, "missing", run->missing);
  kith_cli_put_int (cli, "unchanged", run->unchanged);
  kith_cli_put_int (cli, "problems", run->problems);
  kith_cli_put_bool (cli, "taken_back", !stands);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t+%u ~%u -%u\t%s\n", run->id, run->source_name, run->file,
                run->added, run->changed + run->returned, run->missing, stands ? "" : _ ("taken back"));
}

static gboolean
list_runs (KithCli *cli, const char *source, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  list = kith_catalogs_list_runs (cli->session, 0, error);
  if (list == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "runs");
  for (guint i = 0; i < list->len; i++)
    {
      const KithCatalogRun *run = list->pdata[i];

      if (source == NULL || g_strcmp0 (source, run->source_name) == 0)
        put_run (cli, run);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
list_problems (KithCli *cli, const char *text, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (KithCatalogRun) run = NULL;
  gint64 id;

  if (!kith_id_parse (text, &id, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  run = kith_catalogs_get_run (cli->session, id, error);
  problems = run != NULL ? kith_catalogs_list_problems (cli->session, id, error) : NULL;
  if (problems == NULL)
    return FALSE;
  kith_cli_put_int (cli, "n_problems", run->problems);
  put_problems (cli, problems);
  return TRUE;
}

/**
 * kith_cli_catalog:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Takes in a resource directory, takes that back, or tells what was taken in.
 *
 * Returns: whether it was done; a file that lacks much of its source is an answer with exit status 1
 */
gboolean
kith_cli_catalog (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (CatalogWords) words = { .changes = CHANGES_USUAL };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry_run, _ ("Only say what would be done"), NULL },
    { "partial", 0, 0, G_OPTION_ARG_NONE, &words.partial, _ ("The file is only a part of its source"), NULL },
    { "many-missing", 0, 0, G_OPTION_ARG_NONE, &words.many_missing,
      _ ("Take the file even if it lacks much of its source"), NULL },
    { "changes", 0, 0, G_OPTION_ARG_INT, &words.changes, _ ("How many changes of each kind to list"),
      _ ("N") },
    { "whole", 0, 0, G_OPTION_ARG_NONE, &words.whole, _ ("Write what must not be shown too"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &words.format, _ ("Which format to write"), _ ("FORMAT") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &words.source, _ ("What the source is called"), _ ("NAME") },
    { NULL },
  };
  const char *what;

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 2, USAGE, error))
    return FALSE;
  what = argv[1];
  if (argc == 3 && g_str_equal (what, "import"))
    return import_file (cli, argv[2], &words, error);
  if (argc == 3 && g_str_equal (what, "undo"))
    return undo (cli, argv[2], error);
  if (argc == 3 && g_str_equal (what, "export") && words.format != NULL)
    return export_file (cli, argv[2], &words, error);
  if (argc == 2 && g_str_equal (what, "sources"))
    return list_sources (cli, error);
  if (argc == 2 && g_str_equal (what, "runs"))
    return list_runs (cli, words.source, error);
  if (argc == 3 && g_str_equal (what, "problems"))
    return list_problems (cli, argv[2], error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
