/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl referral: where people were referred to, how it goes, and whom to ask. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-referral-list.h"
#include "cli/kith-cli-words.h"
#include "referrals/kith-referral-place.h"
#include "referrals/kith-referrals.h"

#define USAGE                                                                                                \
  "list [PERSON] [--open] | add PERSON --kind KIND (--resource ID | --name TEXT) [--contact TEXT] "          \
  "[--asked TEXT] [--state STATE] [STEP]... | state ID (STATE [STEP]... | --take-back)"

typedef struct
{
  char *kind;      /* (owned) (nullable) */
  char *resource;  /* (owned) (nullable) */
  char *name;      /* (owned) (nullable) */
  char *contact;   /* (owned) (nullable) */
  char *asked;     /* (owned) (nullable) */
  char *state;     /* (owned) (nullable) */
  char *reason;    /* (owned) (nullable) */
  char *words;     /* (owned) (nullable) */
  char *on;        /* (owned) (nullable) */
  char *follow_up; /* (owned) (nullable) */
  char *told;      /* (owned) (nullable) */
  char *recipient; /* (owned) (nullable) */
  char *purpose;   /* (owned) (nullable) */
  char *what;      /* (owned) (nullable) */
  gboolean take_back;
  gboolean open;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->kind);
  g_free (self->resource);
  g_free (self->name);
  g_free (self->contact);
  g_free (self->asked);
  g_free (self->state);
  g_free (self->reason);
  g_free (self->words);
  g_free (self->on);
  g_free (self->follow_up);
  g_free (self->told);
  g_free (self->recipient);
  g_free (self->purpose);
  g_free (self->what);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* name: of the place, which is told where nobody else is named. due: where nothing is said */
static KithReferralStep *
read_step (const Options *options, const char *state, const char *name, KithDay due, GError **error)
{
  g_autoptr (KithReferralStep) step = kith_referral_step_new (KITH_REFERRAL_OFFERED);
  gboolean never = g_strcmp0 (options->follow_up, "none") == 0;

  if ((state != NULL && !kith_referral_state_parse (state, &step->state, error)) ||
      (options->reason != NULL && !kith_referral_reason_parse (options->reason, &step->reason, error)) ||
      !kith_cli_read_day (options->on, KITH_DAY_NONE, &step->day, error))
    return NULL;
  if (!kith_referral_state_is_open (step->state) || never)
    due = KITH_DAY_NONE;
  if (!kith_cli_read_day (never ? NULL : options->follow_up, due, &step->due_day, error))
    return NULL;
  step->words = g_strdup (options->words);
  if (options->told == NULL && options->recipient == NULL && options->purpose == NULL &&
      options->what == NULL)
    return g_steal_pointer (&step);
  step->told = g_strdup (options->told);
  step->recipient = g_strdup (options->recipient != NULL ? options->recipient : name);
  step->purpose = g_strdup (options->purpose);
  if (options->what != NULL && !kith_cli_read_scope (options->what, &step->scope, error))
    return NULL;
  return g_steal_pointer (&step);
}

static gboolean
apply (KithCli *cli, KithReferralCommand *command, KithReferralState state, GError **error)
{
  g_autoptr (KithReferralDone) done = kith_referrals_apply (cli->session, command, error);

  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "id", done->referral);
  kith_cli_put_id (cli, "person", done->person);
  kith_cli_put_int (cli, "version", done->version);
  kith_cli_put_bool (cli, "told", done->told);
  kith_cli_put_string (cli, "not_told", done->not_told);
  kith_cli_put_string (cli, "agreed", done->explanation);
  kith_cli_put_string (cli, "notice", done->notice);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", done->referral, kith_referral_state_label (state));
  if (done->not_told != NULL)
    kith_cli_say (cli, _ ("Nothing is written down as told, and nothing may be: %s\n"), done->not_told);
  if (done->notice != NULL)
    kith_cli_say (cli, "%s\n", done->notice);
  return TRUE;
}

static gboolean
add (KithCli *cli, const char *person_text, const Options *options, GError **error)
{
  g_autoptr (KithReferral) referral = kith_referral_new (0);
  g_autoptr (KithReferralStep) step = NULL;
  g_autoptr (KithReferralCommand) command = NULL;

  if (options->kind == NULL || (options->resource == NULL && options->name == NULL))
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_USAGE,
          _ ("Say what kind of help it is with --kind, and where with --resource or --name."));
      return FALSE;
    }
  if (!kith_id_parse (person_text, &referral->person, error) ||
      (options->resource != NULL && !kith_id_parse (options->resource, &referral->resource, error)) ||
      !kith_referral_kind_parse (options->kind, &referral->kind, error) ||
      !kith_cli_read_day (options->on, KITH_DAY_NONE, &referral->day, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  referral->name = options->name != NULL ? g_strdup (options->name)
                                         : kith_referral_place_name (cli->session, referral->resource, error);
  if (referral->name == NULL)
    return FALSE;
  referral->contact = g_strdup (options->contact);
  referral->asked = g_strdup (options->asked);
  step = read_step (options, options->state, referral->name, KITH_DAY_NONE, error);
  if (step == NULL)
    return FALSE;
  command = kith_referral_command_make (referral, step);
  return apply (cli, command, step->state, error);
}

static gboolean
set_state (KithCli *cli, const char *id_text, const char *state, const Options *options, GError **error)
{
  g_autoptr (KithReferral) referral = NULL;
  g_autoptr (KithReferralStep) step = NULL;
  g_autoptr (KithReferralCommand) command = NULL;
  KithReferralState known;
  gint64 id;

  if ((state == NULL) != options->take_back)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say how far it has come, or that the last was a mistake with --take-back."));
      return FALSE;
    }
  if (!kith_id_parse (id_text, &id, error) ||
      (state != NULL && !kith_referral_state_parse (state, &known, error)) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  referral = kith_referrals_get (cli->session, id, error);
  if (referral == NULL)
    return FALSE;
  if (options->take_back)
    {
      command = kith_referral_command_take_back (id, referral->version);
      return apply (cli, command, KITH_REFERRAL_TAKEN_BACK, error);
    }
  step = read_step (options, state, referral->name, referral->due_day, error);
  if (step == NULL)
    return FALSE;
  command = kith_referral_command_step (id, referral->version, step);
  return apply (cli, command, step->state, error);
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "list") && argc <= 3)
    return kith_cli_referral_list (cli, argc == 3 ? argv[2] : NULL, options->open, error);
  if (g_str_equal (argv[1], "add") && argc == 3)
    return add (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "state") && argc >= 3)
    return set_state (cli, argv[2], argc == 4 ? argv[3] : NULL, options, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_referral:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Makes referrals, brings them further and lists them.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_referral (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, _ ("What kind of help it is"), _ ("KIND") },
    { "resource", 0, 0, G_OPTION_ARG_STRING, &o.resource, _ ("The directory’s entry of the place"),
      _ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &o.name, _ ("What the place is called"), _ ("TEXT") },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &o.contact, _ ("Whom to ask for there"), _ ("TEXT") },
    { "asked", 0, 0, G_OPTION_ARG_STRING, &o.asked, _ ("What was asked for"), _ ("TEXT") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &o.state, _ ("How far it has come already"), _ ("STATE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &o.reason, _ ("Why it was declined or did not work out"),
      _ ("REASON") },
    { "words", 0, 0, G_OPTION_ARG_STRING, &o.words, _ ("What was said"), _ ("TEXT") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("When it was; today without it"), _ ("DATE") },
    { "follow-up", 0, 0, G_OPTION_ARG_STRING, &o.follow_up, _ ("When to ask how it went, or none"),
      _ ("DATE") },
    { "told", 0, 0, G_OPTION_ARG_STRING, &o.told, _ ("What the place was told about the person"),
      _ ("TEXT") },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &o.recipient, _ ("Who was told; the place without it"),
      _ ("WHO") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &o.purpose, _ ("What they were told it for"), _ ("TEXT") },
    { "what", 0, 0, G_OPTION_ARG_STRING, &o.what, _ ("What of the record was told besides"), _ ("A,B") },
    { "take-back", 0, 0, G_OPTION_ARG_NONE, &o.take_back, _ ("The last step was a mistake"), NULL },
    { "open", 0, 0, G_OPTION_ARG_NONE, &o.open, _ ("All that is open, not only what is due"), NULL },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) && run (cli, argc, argv, &o, error);
}
