/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl resource: the directory searched as the window does, one entry, and when it is open. */

#include "cli/kith-cli-resource.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/kith-error.h"
#include "resources/kith-directory.h"
#include "session/kith-center.h"

#define SEARCH_USAGE                                                                                         \
  "search [TEXT] [--open] [--open-at TIME] [--kind KIND] [--language NAME] [--for WHO] [--free] "            \
  "[--wheelchair] [--near PLACE [--km N]] [--limit N] [--facets N]"
#define USAGE                                                                                                \
  SEARCH_USAGE " | show ID | hours ID [--at TIME] | words [list [TEXT] | add WORDS | remove WORDS | "        \
               "restore]"

typedef struct
{
  char *values[KITH_DIRECTORY_POPULATION + 1]; /* (owned) (nullable) */
  char *near;                                  /* (owned) (nullable) */
  char *at;                                    /* (owned) (nullable) */
  gboolean open;
  gboolean free;
  gboolean wheelchair;
  double km;
  int limit;
  int facets;
} Filters;

static void
filters_clear (Filters *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_free (self->values[i]);
  g_free (self->near);
  g_free (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filters, filters_clear)

GDateTime *
kith_cli_resource_time (KithCli *cli, const char *text, GError **error)
{
  KithClock *clock = kith_session_get_clock (cli->session);
  KithInstant instant = kith_clock_now (clock);

  if (text != NULL && !kith_clock_parse (clock, text, &instant, error))
    return NULL;
  return kith_directory_time (clock, instant.utc);
}

void
kith_cli_resource_put_state (KithCli *cli, KithHoursState state, gint64 until, const char *said)
{
  static const char *const codes[] = { "closed", "open", "unknown" };
  g_autofree char *utc = until != 0 ? kith_clock_format_utc (until) : NULL;

  kith_cli_put_string (cli, "state", codes[state]);
  kith_cli_put_string (cli, "until", utc);
  kith_cli_put_string (cli, "said", said);
}

static void
put_result (KithCli *cli, const KithDirectoryResult *result, GDateTime *now, const char *by)
{
  g_autofree char *said = kith_directory_result_say (result, now);
  g_autofree char *id = kith_id_format (result->id);

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", result->id);
  kith_cli_put_string (cli, "name", result->name);
  kith_cli_put_string (cli, "organization", result->organization);
  kith_cli_put_id (cli, "place", result->place);
  kith_cli_put_id (cli, "location", result->location);
  kith_cli_put_string (cli, "city", result->city);
  kith_cli_resource_put_state (cli, result->state, result->until, said);
  json_builder_set_member_name (cli->out, "km");
  if (result->km >= 0)
    json_builder_add_double_value (cli->out, result->km);
  else
    json_builder_add_null_value (cli->out);
  kith_cli_put_bool (cli, "crisis_line", result->is_line);
  kith_cli_put_bool (cli, "pinned", result->pinned);
  kith_cli_put_bool (cli, "missing", result->missing);
  kith_cli_put_string (cli, "by", by);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%s\t%s\t%s\t%s\t%s\n", id, result->name,
                result->organization != NULL ? result->organization : "",
                result->city != NULL ? result->city : "", said);
}

static void
put_facets (KithCli *cli, KithDirectoryResults *results)
{
  kith_cli_begin_array (cli, "facets");
  for (guint i = 0; i < results->facets->len; i++)
    {
      const KithDirectoryFacet *facet = &g_array_index (results->facets, KithDirectoryFacet, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "filter", kith_directory_facet_code (facet->kind));
      kith_cli_put_string (cli, "code", facet->code);
      kith_cli_put_string (cli, "label", facet->label);
      kith_cli_put_int (cli, "found", facet->n);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%s\t%s\t%u\n", kith_directory_facet_label (facet->kind), facet->label, facet->n);
    }
  kith_cli_end_array (cli);
}

/* What is written on the command line is what people read, or a code. */
static KithDirectoryQuery *
make_query (KithDirectory *directory, const char *typed, const Filters *filters, GError **error)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);

  for (guint kind = 0; kind < G_N_ELEMENTS (filters->values); kind++)
    if (filters->values[kind] != NULL)
      {
        query->values[kind] = g_strdup (kith_directory_find_value (directory, kind, filters->values[kind]));
        if (query->values[kind] != NULL)
          continue;
        g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                     /* Translators: a filter of the directory, such as "Language", and what was asked for. */
                     _ ("Nothing in the directory has for “%s” the value “%s”."),
                     kith_directory_facet_label (kind), filters->values[kind]);
        return NULL;
      }
  query->near = g_strdup (filters->near);
  query->near_km = filters->km;
  query->open = filters->open;
  query->free = filters->free;
  query->wheelchair = filters->wheelchair;
  query->limit = (guint) filters->limit;
  query->most_facets = (guint) filters->facets;
  return g_steal_pointer (&query);
}

static void
put_results (KithCli *cli,
             KithDirectoryResults *named,
             KithDirectoryResults *described,
             GDateTime *now,
             guint limit)
{
  kith_cli_begin_array (cli, "results");
  for (guint i = 0; i < named->results->len; i++)
    put_result (cli, &g_array_index (named->results, KithDirectoryResult, i), now, "name");
  for (guint i = 0; i < described->results->len && named->results->len + i < limit; i++)
    put_result (cli, &g_array_index (described->results, KithDirectoryResult, i), now, "description");
  kith_cli_end_array (cli);
  kith_cli_put_int (cli, "found", named->n_found);
  kith_cli_put_int (cli, "described", described->n_found);
  put_facets (cli, named);
}

static gboolean
search (KithCli *cli, const char *typed, const Filters *filters, GError **error)
{
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithDirectoryQuery) query = NULL;
  g_autoptr (KithDirectoryResults) named = NULL;
  g_autoptr (KithDirectoryResults) described = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  now = kith_cli_resource_time (cli, filters->at, error);
  if (now == NULL)
    return FALSE;
  directory = kith_directory_load (cli->session, NULL, error);
  if (directory == NULL)
    return FALSE;
  query = make_query (directory, typed, filters, error);
  if (query == NULL)
    return FALSE;
  named = kith_directory_search (directory, query, now);
  if (!named->near_known)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                   _ ("Nothing in the directory is in “%s”. Give a city or a postcode that is in it."),
                   filters->near);
      return FALSE;
    }
  described = kith_directory_search_texts (directory, cli->session, query, now, NULL, error);
  if (described == NULL)
    return FALSE;
  put_results (cli, named, described, now, query->limit);
  return TRUE;
}

static gboolean
check_filters (Filters *filters, GError **error)
{
  filters->open = filters->open || filters->at != NULL;
  if (filters->limit >= 1 && filters->facets >= 0 && filters->km >= 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _ ("--limit takes a number from 1 on, --facets and --km one from 0 on."));
  return FALSE;
}

static gboolean
parse_search (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Filters) filters = { .limit = 20 };
  const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &filters.open, _ ("Only what is open now"), NULL },
    { "open-at", 0, 0, G_OPTION_ARG_STRING, &filters.at, _ ("Only what is open then"), _ ("TIME") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &filters.values[KITH_DIRECTORY_TERM], _ ("Only this kind"),
      _ ("KIND") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &filters.values[KITH_DIRECTORY_LANGUAGE],
      _ ("Only where this is spoken"), _ ("NAME") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &filters.values[KITH_DIRECTORY_POPULATION],
      _ ("Only what is for them"), _ ("WHO") },
    { "free", 0, 0, G_OPTION_ARG_NONE, &filters.free, _ ("Only what costs nothing"), NULL },
    { "wheelchair", 0, 0, G_OPTION_ARG_NONE, &filters.wheelchair, _ ("Only where a wheelchair can go"),
      NULL },
    { "near", 0, 0, G_OPTION_ARG_STRING, &filters.near, _ ("Only near this city or postcode"), _ ("PLACE") },
    { "km", 0, 0, G_OPTION_ARG_DOUBLE, &filters.km, _ ("How far that reaches"), _ ("N") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &filters.limit, _ ("The most results"), _ ("N") },
    { "facets", 0, 0, G_OPTION_ARG_INT, &filters.facets, _ ("How many values of each filter are counted"),
      _ ("N") },
    { NULL },
  };

  return kith_cli_parse (cli, entries, SEARCH_USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 0, 1, SEARCH_USAGE, error) && check_filters (&filters, error) &&
         search (cli, argc > 1 ? argv[1] : NULL, &filters, error);
}

static gboolean
parse_show (KithCli *cli, int argc, char **argv, GError **error)
{
  static const GOptionEntry entries[] = { { NULL } };
  gint64 id;

  return kith_cli_parse (cli, entries, "show ID", &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 1, "show ID", error) && kith_id_parse (argv[1], &id, error) &&
         kith_cli_unlock (cli, error) != NULL && kith_cli_resource_show (cli, id, error);
}

static gboolean
parse_hours (KithCli *cli, int argc, char **argv, GError **error)
{
  static const char *const usage = "hours ID [--at TIME]";
  g_autofree char *at = NULL;
  g_autoptr (GDateTime) when = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, _ ("When, HH:MM or YYYY-MM-DD HH:MM"), _ ("TIME") },
    { NULL },
  };
  gint64 id;

  if (!kith_cli_parse (cli, entries, usage, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 1, usage, error) || !kith_id_parse (argv[1], &id, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  when = kith_cli_resource_time (cli, at, error);
  return when != NULL && kith_cli_resource_hours (cli, id, when, error);
}

/**
 * kith_cli_resource:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Searches the directory, shows an entry, tells when it is open, or edits the words that mean the same.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_resource (KithCli *cli, int argc, char **argv, GError **error)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (g_str_equal (what, "search"))
    return parse_search (cli, argc - 1, argv + 1, error);
  if (g_str_equal (what, "show"))
    return parse_show (cli, argc - 1, argv + 1, error);
  if (g_str_equal (what, "hours"))
    return parse_hours (cli, argc - 1, argv + 1, error);
  if (g_str_equal (what, "words"))
    return kith_cli_resource_words (cli, argc, argv, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
