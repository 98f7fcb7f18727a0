/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl requests: what people ask of their own record, what they say is not right, and what became of it.
 */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "people/kith-requests.h"

#define USAGE                                                                                                \
  "list [PERSON] [--open] | add PERSON (--kind KIND | --not-right FIELD) [--words TEXT] [--by WHO] "         \
  "[--on DATE] | close ID --outcome OUTCOME [--note TEXT]"

typedef struct
{
  char *kind;      /* (owned) (nullable) */
  char *not_right; /* (owned) (nullable) */
  char *words;     /* (owned) (nullable) */
  char *by;        /* (owned) (nullable) */
  char *on;        /* (owned) (nullable) */
  char *outcome;   /* (owned) (nullable) */
  char *note;      /* (owned) (nullable) */
  gboolean open;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->kind);
  g_free (self->not_right);
  g_free (self->words);
  g_free (self->by);
  g_free (self->on);
  g_free (self->outcome);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static KithRequest *
read_request (const Options *options, GError **error)
{
  g_autoptr (KithRequest) request = kith_request_new (KITH_REQUEST_CORRECTION);

  if ((options->kind == NULL) == (options->not_right == NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say what is asked for with --kind, or what is not right with --not-right."));
      return NULL;
    }
  if ((options->kind != NULL && !kith_request_kind_parse (options->kind, &request->kind, error)) ||
      (options->on != NULL && !kith_day_parse (options->on, &request->day, error)))
    return NULL;
  request->field = g_strdup (options->not_right);
  request->words = g_strdup (options->words);
  request->by = g_strdup (options->by);
  return g_steal_pointer (&request);
}

static gboolean
add_request (KithCli *cli, const char *person_text, const Options *options, GError **error)
{
  g_autoptr (KithQuestions) questions = NULL;
  g_autoptr (KithRequest) request = NULL;
  g_autofree char *label = NULL;
  gint64 person, id;

  if (!kith_id_parse (person_text, &person, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  questions = kith_questions_load (cli->store, error);
  request = questions != NULL ? read_request (options, error) : NULL;
  id = request != NULL ? kith_requests_add (cli->session, person, request, error) : 0;
  if (id == 0)
    return FALSE;
  request->objects = request->field != NULL;
  label = kith_request_describe (request, questions);
  kith_cli_put_id (cli, "id", id);
  kith_cli_put_id (cli, "person", person);
  kith_cli_put_string (cli, "kind", kith_request_kind_code (request->kind));
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", id, label);
  return TRUE;
}

static void
put_facts (KithCli *cli, const KithRequest *request, KithDay today)
{
  kith_cli_put_id (cli, "id", request->id);
  kith_cli_put_id (cli, "person", request->person);
  kith_cli_put_string (cli, "kind", kith_request_kind_code (request->kind));
  kith_cli_put_bool (cli, "objects", request->objects);
  kith_cli_put_string (cli, "outcome", kith_request_outcome_code (request->outcome, request->objects));
  kith_cli_put_day (cli, "asked", request->day);
  kith_cli_put_day (cli, "due", request->due_day);
  kith_cli_put_bool (cli, "overdue", kith_request_is_overdue (request, today));
  kith_cli_put_day (cli, "closed", request->closed_day);
  kith_cli_put_day (cli, "erasing", request->erasing_day);
  kith_cli_put_string (cli, "taken_by", request->taken_by);
  kith_cli_put_string (cli, "closed_by", request->closed_by);
}

static void
put_words (KithCli *cli, const KithRequest *request)
{
  kith_cli_put_string (cli, "not_right", request->field);
  kith_cli_put_string (cli, "words", request->words);
  kith_cli_put_string (cli, "by", request->by);
  kith_cli_put_string (cli, "note", request->note);
  kith_cli_put_bool (cli, "at_desk", request->at_desk);
}

/* Of one person with their words; of all without. */
static gboolean
list_requests (KithCli *cli, const char *person_text, gboolean open_only, GError **error)
{
  g_autoptr (KithQuestions) questions = NULL;
  g_autoptr (GPtrArray) all = NULL;
  gint64 person = 0;
  KithDay today;

  if ((person_text != NULL && !kith_id_parse (person_text, &person, error)) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = person != 0 ? kith_requests_list (cli->session, person, error)
                    : kith_requests_list_all (cli->session, open_only, error);
  questions = all != NULL ? kith_questions_load (cli->store, error) : NULL;
  if (questions == NULL)
    return FALSE;
  today = kith_clock_today (kith_session_get_clock (cli->session));
  kith_cli_begin_array (cli, "requests");
  for (guint i = 0; i < all->len; i++)
    {
      const KithRequest *request = g_ptr_array_index (all, i);
      g_autofree char *what = kith_request_describe (request, questions);
      g_autofree char *state = kith_request_describe_state (request, today);

      if (open_only && request->outcome != KITH_REQUEST_OPEN)
        continue;
      json_builder_begin_object (cli->out);
      put_facts (cli, request, today);
      if (person != 0)
        put_words (cli, request);
      else
        kith_cli_put_id (cli, "shown", request->shown);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", request->id, state, what,
                    request->words != NULL ? request->words : "");
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
close_request (KithCli *cli, const char *id_text, const Options *options, GError **error)
{
  KithRequestOutcome outcome;
  gint64 id;

  if (options->outcome == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("Say what became of it with --outcome."));
      return FALSE;
    }
  if (!kith_id_parse (id_text, &id, error) ||
      !kith_request_outcome_parse (options->outcome, &outcome, error) ||
      kith_cli_unlock (cli, error) == NULL ||
      !kith_requests_close (cli->session, id, outcome, options->note, error))
    return FALSE;
  kith_cli_put_id (cli, "id", id);
  kith_cli_put_string (cli, "outcome", kith_request_outcome_code (outcome, FALSE));
  return TRUE;
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "list"))
    return list_requests (cli, argc == 3 ? argv[2] : NULL, options->open, error);
  if (!kith_cli_expect_args (argc, argv, 2, 2, USAGE, error))
    return FALSE;
  if (g_str_equal (argv[1], "add"))
    return add_request (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "close"))
    return close_request (cli, argv[2], options, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_requests:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes down what people ask for and say is not right, lists it, and closes it.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_requests (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, _ ("What is asked for"), _ ("KIND") },
    { "not-right", 0, 0, G_OPTION_ARG_STRING, &o.not_right, _ ("What of the record is not right"),
      _ ("FIELD") },
    { "words", 0, 0, G_OPTION_ARG_STRING, &o.words, _ ("What they said"), _ ("TEXT") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &o.by, _ ("Who asked, if it was not the person"), _ ("NAME") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("When they asked; today without it"), _ ("DATE") },
    { "open", 0, 0, G_OPTION_ARG_NONE, &o.open, _ ("Only what is open"), NULL },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &o.outcome, _ ("What became of it"), _ ("OUTCOME") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &o.note, _ ("A word about it"), _ ("TEXT") },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 2, USAGE, error) && run (cli, argc, argv, &o, error);
}
