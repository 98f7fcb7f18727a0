/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl plan: the plans that somebody wrote for themself, and when they were looked at together. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-words.h"
#include "cli/kith-cli.h"
#include "goals/kith-own-plans.h"

#define USAGE                                                                                                \
  "list PERSON | set PERSON PLAN [FILE] [--again DATE] [--on DATE] | review PERSON PLAN [--on DATE] "        \
  "[--again DATE] [--signed-name NAME] | clear PERSON PLAN"

typedef struct
{
  char *on;          /* (owned) (nullable) */
  char *again;       /* (owned) (nullable) */
  char *signed_name; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_free (self->again);
  g_free (self->signed_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
put_plan (KithCli *cli, const KithOwnPlan *plan)
{
  g_autofree char *written = kith_own_plan_describe (plan);
  g_autofree char *review = kith_own_plan_describe_review (plan);

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", plan->id);
  kith_cli_put_id (cli, "person", plan->person);
  kith_cli_put_string (cli, "plan", kith_plan_template_code (plan->template));
  kith_cli_put_day (cli, "on", plan->day);
  kith_cli_put_string (cli, "by", plan->by);
  kith_cli_put_day (cli, "again", plan->next_day);
  kith_cli_put_day (cli, "reviewed", plan->reviewed_day);
  kith_cli_put_string (cli, "reviewed_with", plan->reviewed_with);
  kith_cli_put_string (cli, "signed", plan->signed_name);
  kith_cli_put_int (cli, "version", plan->version);
  kith_cli_say (cli, "%s\t%s\n", kith_plan_template_label (plan->template), written);
  if (review != NULL)
    kith_cli_say (cli, "\t%s\n", review);
  kith_cli_begin_array (cli, "parts");
  for (guint i = 0; i < kith_plan_template_get_n_parts (plan->template); i++)
    {
      const KithPlanPart part = kith_plan_template_get_part (plan->template, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_string (cli, "part", kith_plan_section_code (part.section));
      kith_cli_put_string (cli, "words", plan->words[part.section]);
      json_builder_end_object (cli->out);
      if (plan->words[part.section] != NULL)
        kith_cli_say (cli, "%s\t%s\n", part.heading, plan->words[part.section]);
    }
  kith_cli_end_array (cli);
  json_builder_end_object (cli->out);
}

static gboolean
list (KithCli *cli, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = kith_own_plans_list (cli->session, person, error);

  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "plans");
  for (guint i = 0; i < all->len; i++)
    put_plan (cli, g_ptr_array_index (all, i));
  kith_cli_end_array (cli);
  return TRUE;
}

/* As it is stored, the newest where records that count as one have two; else a new one. */
static KithOwnPlan *
find (KithCli *cli, gint64 person, KithPlanTemplate template, GError **error)
{
  g_autoptr (GPtrArray) all = kith_own_plans_list (cli->session, person, error);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const KithOwnPlan *one = g_ptr_array_index (all, i);

      if (one->template == template)
        return kith_own_plan_copy (one);
    }
  return kith_own_plan_new (person, template);
}

static KithOwnPlan *
find_stored (KithCli *cli, gint64 person, KithPlanTemplate template, GError **error)
{
  g_autoptr (KithOwnPlan) plan = find (cli, person, template, error);

  if (plan == NULL || plan->id != 0)
    return g_steal_pointer (&plan);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such plan."));
  return NULL;
}

static gboolean
apply (KithCli *cli, const KithOwnPlan *wanted, GError **error)
{
  g_autoptr (KithOwnPlanDone) done = kith_own_plans_apply (cli->session, wanted, error);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->id);
  kith_cli_put_id (cli, "person", done->person);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", done->id,
                kith_own_plan_is_empty (wanted) ? _ ("Taken back")
                                                : kith_plan_template_label (wanted->template));
  return TRUE;
}

/* (nullable) NULL: it is of another plan, or of none. */
static char **
find_section (KithPlanTemplate template, const char *code, char *texts[])
{
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    if (g_str_equal (kith_plan_section_code ((KithPlanSection) i), code) &&
        kith_plan_template_has (template, (KithPlanSection) i))
      return &texts[i];
  return NULL;
}

static void
refuse_line (KithPlanTemplate template, guint number, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < kith_plan_template_get_n_parts (template); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            kith_plan_section_code (kith_plan_template_get_part (template, i).section));
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: the number of a line of a file, and words that may stand in it */
               _ ("Line %u does not begin with one of these and a colon: %s."), number, codes->str);
}

/* PART: WORDS, a thought a line; the lines of a part are kept in their order. */
static gboolean
take_lines (KithOwnPlan *wanted, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  char *texts[KITH_N_PLAN_SECTIONS] = { NULL };
  gboolean all = TRUE;

  for (guint i = 0; all && lines[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (g_strstrip (lines[i]), ":", 2);
      char **words = NULL;

      if (halves[0] == NULL)
        continue;
      words = find_section (wanted->template, g_strstrip (halves[0]), texts);
      if (words == NULL || halves[1] == NULL)
        {
          refuse_line (wanted->template, i + 1, error);
          all = FALSE;
        }
      else
        {
          g_autofree char *before = *words;

          *words = g_strconcat (before != NULL ? before : "", "\n", halves[1], NULL);
        }
    }
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    {
      if (all)
        kith_own_plan_set (wanted, (KithPlanSection) i, texts[i]);
      g_free (texts[i]);
    }
  return all;
}

static gboolean
set (KithCli *cli,
     gint64 person,
     KithPlanTemplate template,
     const char *path,
     const Options *o,
     GError **error)
{
  g_autofree char *text = kith_cli_read_text (path, error);
  g_autoptr (KithOwnPlan) wanted = text != NULL ? find (cli, person, template, error) : NULL;

  if (wanted == NULL)
    return FALSE;
  /* Written anew, with whoever does it. */
  wanted->account = 0;
  if (!kith_cli_read_day (o->on, KITH_DAY_NONE, &wanted->day, error) ||
      !kith_cli_read_day (o->again, wanted->next_day, &wanted->next_day, error) ||
      !take_lines (wanted, text, error))
    return FALSE;
  if (!kith_own_plan_is_empty (wanted))
    return apply (cli, wanted, error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Nothing is written there. To take it back, use clear."));
  return FALSE;
}

static gboolean
review (KithCli *cli, gint64 person, KithPlanTemplate template, const Options *o, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (cli->session));
  g_autoptr (KithOwnPlan) wanted = find_stored (cli, person, template, error);
  KithDay day;

  if (wanted == NULL || !kith_cli_read_day (o->on, today, &day, error) ||
      !kith_cli_read_day (o->again, KITH_DAY_NONE, &wanted->next_day, error))
    return FALSE;
  kith_own_plan_review (wanted, day, kith_session_get_account_name (cli->session), o->signed_name);
  return apply (cli, wanted, error);
}

static gboolean
clear (KithCli *cli, gint64 person, KithPlanTemplate template, GError **error)
{
  g_autoptr (KithOwnPlan) wanted = find_stored (cli, person, template, error);

  if (wanted == NULL)
    return FALSE;
  kith_own_plan_clear (wanted);
  return apply (cli, wanted, error);
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *o, GError **error)
{
  gboolean lists = g_str_equal (argv[1], "list") && argc == 3;
  gboolean sets = g_str_equal (argv[1], "set") && argc >= 4;
  gboolean reviews = g_str_equal (argv[1], "review") && argc == 4;
  gboolean clears = g_str_equal (argv[1], "clear") && argc == 4;
  KithPlanTemplate template = KITH_PLAN_NONE;
  gint64 person;

  if (!lists && !sets && !reviews && !clears)
    return kith_cli_refuse_usage (argv, USAGE, error);
  if (!kith_id_parse (argv[2], &person, error) ||
      (!lists && !kith_plan_template_parse (argv[3], &template, error)) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  if (sets)
    return set (cli, person, template, argc == 5 ? argv[4] : KITH_CLI_STANDARD_INPUT, o, error);
  if (reviews)
    return review (cli, person, template, o, error);
  return lists ? list (cli, person, error) : clear (cli, person, template, error);
}

/**
 * kith_cli_plan:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Shows the plans that somebody wrote for themself, writes one down, has it looked at together, and takes it
 * back.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_plan (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("When it was; today without it"), _ ("DATE") },
    { "again", 0, 0, G_OPTION_ARG_STRING, &o.again, _ ("When they want to look at it again"), _ ("DATE") },
    { "signed-name", 0, 0, G_OPTION_ARG_STRING, &o.signed_name, _ ("The name, as the person typed it"),
      _ ("NAME") },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 4, USAGE, error) && run (cli, argc, argv, &o, error);
}
