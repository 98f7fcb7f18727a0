/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl count: the three honest counts and the first-timers. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "stats/kith-counts.h"

static void
put_count (KithCli *cli, const KithCount *count)
{
  kith_cli_put_day (cli, "from", count->from);
  kith_cli_put_day (cli, "to", count->to);
  kith_cli_put_int (cli, "visits", (gint64) count->visits);
  json_builder_set_member_name (cli->out, "people");
  json_builder_begin_object (cli->out);
  kith_cli_put_int (cli, "low", (gint64) count->people_low);
  kith_cli_put_int (cli, "high", (gint64) count->people_high);
  json_builder_end_object (cli->out);
  kith_cli_put_int (cli, "guests", (gint64) count->guests);
  kith_cli_put_int (cli, "first_timers", (gint64) count->first_timers);

  g_autofree char *from = kith_day_format_iso (count->from);
  g_autofree char *people = count->people_low == count->people_high
                                ? g_strdup_printf ("%" G_GUINT64_FORMAT, count->people_high)
                                : g_strdup_printf ("%" G_GUINT64_FORMAT "–%" G_GUINT64_FORMAT,
                                                   count->people_low, count->people_high);
  kith_cli_say (cli, "%s\t%" G_GUINT64_FORMAT "\t%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\n", from,
                count->visits, people, count->guests, count->first_timers);
}

static gboolean
read_period (const char *from_text, const char *to_text, KithDay *from, KithDay *to, GError **error)
{
  if (from_text == NULL || to_text == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say which days with --from DATE and --to DATE."));
      return FALSE;
    }
  if (!kith_day_parse (from_text, from, error) || !kith_day_parse (to_text, to, error))
    return FALSE;
  if (*to < *from)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("The period ends before it begins."));
      return FALSE;
    }
  return TRUE;
}

/* The desk may count today; totals are for the others. */
static gboolean
may_count (KithCli *cli, KithDay from, KithDay to, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (cli->session));

  return kith_session_demand (
      cli->session, from == today && to == today ? KITH_ACTION_COUNT_TODAY : KITH_ACTION_COUNT_TOTALS, error);
}

/**
 * kith_cli_count:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Counts a period, whole and in parts.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_count (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *from_text = NULL, *to_text = NULL, *by_text = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, _ ("First day"), _ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, _ ("Last day"), _ ("DATE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by_text, _ ("day, week, month, quarter or year"), _ ("PART") },
    { NULL },
  };
  KithPeriod by = KITH_PERIOD_YEAR;
  KithDay from, to;
  KithCount whole;

  if (!kith_cli_parse (cli, entries, "", &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, "--from DATE --to DATE [--by day|week|month|quarter|year]",
                             error) ||
      !read_period (from_text, to_text, &from, &to, error) ||
      (by_text != NULL && !kith_period_parse (by_text, &by, error)) || kith_cli_unlock (cli, error) == NULL ||
      !may_count (cli, from, to, error))
    return FALSE;

  g_autoptr (KithFacts) facts = kith_facts_load (cli->store, NULL, error);
  if (facts == NULL)
    return FALSE;

  g_autoptr (GArray) parts = kith_counts (facts, from, to, by, kith_day_first_weekday (), &whole);
  kith_cli_say (cli, "%s\t%s\t%s\t%s\t%s\n", _ ("from"), _ ("visits"), _ ("people"), _ ("unnamed guests"),
                _ ("first time"));
  if (by_text != NULL)
    {
      kith_cli_begin_array (cli, "parts");
      for (guint i = 0; i < parts->len; i++)
        {
          json_builder_begin_object (cli->out);
          put_count (cli, &g_array_index (parts, KithCount, i));
          json_builder_end_object (cli->out);
        }
      kith_cli_end_array (cli);
      kith_cli_say (cli, "%s\n", _ ("whole"));
    }
  put_count (cli, &whole);
  return TRUE;
}
