/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl consent: what people agree to, and the center's words for it. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-words.h"
#include "cli/kith-cli.h"
#include "people/kith-consent-wording.h"
#include "people/kith-consents.h"

#define USAGE                                                                                                \
  "add PERSON --kind KIND [--recipient R --purpose P --what A,B] [--on DATE] [--until DATE] [--event TEXT] " \
  "[--signed-name NAME] [--part2] [--guardian NAME --guardian-who WHO] | list PERSON | "                     \
  "revoke ID [--on DATE] [--by WHO] [--note TEXT] | words KIND [FILE]"

typedef struct
{
  char *kind;         /* (owned) */
  char *recipient;    /* (owned) */
  char *purpose;      /* (owned) */
  char *what;         /* (owned) */
  char *on;           /* (owned) */
  char *until;        /* (owned) */
  char *event;        /* (owned) */
  char *signed_name;  /* (owned) */
  char *guardian;     /* (owned) */
  char *guardian_who; /* (owned) */
  char *by;           /* (owned) */
  char *note;         /* (owned) */
  gboolean part2;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->kind);
  g_free (self->recipient);
  g_free (self->purpose);
  g_free (self->what);
  g_free (self->on);
  g_free (self->until);
  g_free (self->event);
  g_free (self->signed_name);
  g_free (self->guardian);
  g_free (self->guardian_who);
  g_free (self->by);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static KithDay
today (KithCli *cli)
{
  return kith_clock_today (kith_session_get_clock (cli->session));
}

static void
set_text (KithConsent *consent, KithConsentText text, const char *value)
{
  if (value != NULL)
    kith_consent_set_text (consent, text, value);
}

static KithConsent *
read_consent (KithCli *cli, const Options *options, GError **error)
{
  g_autoptr (KithConsent) consent = NULL;
  KithConsentKind kind;

  if (options->kind == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("Say what kind of consent it is with --kind."));
      return NULL;
    }
  if (!kith_consent_kind_parse (options->kind, &kind, error))
    return NULL;
  consent = kith_consent_new (kind);
  set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, options->recipient);
  set_text (consent, KITH_CONSENT_TEXT_PURPOSE, options->purpose);
  set_text (consent, KITH_CONSENT_TEXT_EVENT, options->event);
  set_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME, options->signed_name);
  set_text (consent, KITH_CONSENT_TEXT_GUARDIAN, options->guardian);
  set_text (consent, KITH_CONSENT_TEXT_GUARDIAN_WHO, options->guardian_who);
  consent->signature = options->signed_name != NULL ? KITH_SIGNED_TYPED : KITH_SIGNED_ALOUD;
  consent->part2 = options->part2;
  if ((options->what != NULL && !kith_cli_read_scope (options->what, &consent->scope, error)) ||
      !kith_cli_read_day (options->on, today (cli), &consent->day, error) ||
      !kith_cli_read_day (options->until, KITH_DAY_NONE, &consent->until, error))
    return NULL;
  return g_steal_pointer (&consent);
}

static gboolean
add_consent (KithCli *cli, const char *person_text, const Options *options, GError **error)
{
  g_autoptr (KithConsentWording) words = NULL;
  g_autoptr (KithConsent) consent = NULL;
  g_autoptr (KithChange) change = NULL;
  gint64 person, id;

  if (!kith_id_parse (person_text, &person, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  consent = read_consent (cli, options, error);
  words = consent != NULL ? kith_consent_wording_get (cli->store, consent->kind, 0, error) : NULL;
  if (words == NULL)
    return FALSE;
  change = kith_session_begin (cli->session, KITH_EVENT_CONSENT_ADDED, person, error);
  consent->wording = change != NULL ? kith_consent_wording_use_in (change, words, error) : 0;
  id = consent->wording != 0 ? kith_consents_add_in (change, person, consent, error) : 0;
  if (id == 0 || !kith_change_commit (change, error))
    return FALSE;
  kith_cli_put_id (cli, "id", id);
  kith_cli_put_id (cli, "person", person);
  kith_cli_put_string (cli, "kind", kith_consent_kind_code (consent->kind));
  kith_cli_put_int (cli, "wording", consent->wording);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", id, kith_consent_kind_label (consent->kind));
  return TRUE;
}

static const char *
signature_code (KithSignature signature)
{
  if (signature == KITH_SIGNED_TYPED)
    return "typed";
  return signature == KITH_SIGNED_DRAWN ? "drawn" : "aloud";
}

static const char *
state_code (KithConsentState state)
{
  switch (state)
    {
    case KITH_CONSENT_STATE_REVOKED:
      return "revoked";
    case KITH_CONSENT_STATE_EXPIRED:
      return "expired";
    case KITH_CONSENT_STATE_LATER:
      return "later";
    case KITH_CONSENT_STATE_IN_FORCE:
    default:
      return "in-force";
    }
}

static void
put_text (KithCli *cli, const char *name, const KithConsent *consent, KithConsentText text)
{
  const char *value = kith_consent_get_text (consent, text);

  kith_cli_put_string (cli, name, *value != '\0' ? value : NULL);
}

static void
put_consent (KithCli *cli, const KithConsent *consent)
{
  g_auto (GStrv) what = kith_scope_to_codes (consent->scope);
  const char *state = state_code (kith_consent_get_state (consent, today (cli)));

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", consent->id);
  kith_cli_put_id (cli, "person", consent->person);
  kith_cli_put_string (cli, "kind", kith_consent_kind_code (consent->kind));
  kith_cli_put_string (cli, "state", state);
  kith_cli_put_int (cli, "wording", consent->wording);
  put_text (cli, "recipient", consent, KITH_CONSENT_TEXT_RECIPIENT);
  put_text (cli, "purpose", consent, KITH_CONSENT_TEXT_PURPOSE);
  kith_cli_begin_array (cli, "what");
  for (guint i = 0; what[i] != NULL; i++)
    kith_cli_put_string (cli, NULL, what[i]);
  kith_cli_end_array (cli);
  kith_cli_put_day (cli, "on", consent->day);
  kith_cli_put_day (cli, "until", consent->until);
  put_text (cli, "event", consent, KITH_CONSENT_TEXT_EVENT);
  kith_cli_put_string (cli, "signature", signature_code (consent->signature));
  put_text (cli, "signed_name", consent, KITH_CONSENT_TEXT_SIGNED_NAME);
  kith_cli_put_bool (cli, "part2", consent->part2);
  put_text (cli, "guardian", consent, KITH_CONSENT_TEXT_GUARDIAN);
  put_text (cli, "guardian_who", consent, KITH_CONSENT_TEXT_GUARDIAN_WHO);
  kith_cli_put_day (cli, "written", consent->written_day);
  kith_cli_put_bool (cli, "at_desk", consent->at_desk);
  kith_cli_put_day (cli, "revoked", consent->ended_day);
  kith_cli_put_string (cli, "revoked_by", consent->ended_by);
  kith_cli_put_string (cli, "revoked_note", consent->ended_note);
  json_builder_end_object (cli->out);

  g_autofree char *words = kith_consent_describe (consent);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", consent->id, state,
                kith_consent_kind_label (consent->kind), words);
}

static gboolean
list_consents (KithCli *cli, const char *person_text, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 person;

  if (!kith_id_parse (person_text, &person, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = kith_consents_list (cli->session, person, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "consents");
  for (guint i = 0; i < all->len; i++)
    put_consent (cli, g_ptr_array_index (all, i));
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
revoke_consent (KithCli *cli, const char *id_text, const Options *options, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  KithDay day;
  gint64 id;

  if (!kith_id_parse (id_text, &id, error) || kith_cli_unlock (cli, error) == NULL ||
      !kith_cli_read_day (options->on, today (cli), &day, error))
    return FALSE;
  change = kith_session_begin (cli->session, KITH_EVENT_CONSENT_ENDED, 0, error);
  if (change == NULL || !kith_consents_end_in (change, id, day, options->by, options->note, error) ||
      !kith_change_commit (change, error))
    return FALSE;
  kith_cli_put_id (cli, "id", id);
  kith_cli_put_day (cli, "revoked", day);
  return TRUE;
}

static gboolean
show_or_set_words (KithCli *cli, const char *kind_code, const char *path, GError **error)
{
  g_autoptr (KithConsentWording) words = NULL;
  g_autofree char *text = NULL;
  KithConsentKind kind;

  if (!kith_consent_kind_parse (kind_code, &kind, error) || kith_cli_open_store (cli, error) == NULL)
    return FALSE;
  if (path != NULL &&
      (kith_cli_unlock (cli, error) == NULL || !g_file_get_contents (path, &text, NULL, error)))
    return FALSE;
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("The file “%s” is not readable text in UTF-8."),
                   path);
      return FALSE;
    }
  if (text != NULL && kith_consent_wording_write (cli->session, kind, text, error) == 0)
    return FALSE;
  words = kith_consent_wording_get (cli->store, kind, 0, error);
  if (words == NULL)
    return FALSE;
  kith_cli_put_string (cli, "kind", kind_code);
  kith_cli_put_int (cli, "wording", words->number);
  kith_cli_put_day (cli, "since", words->day);
  kith_cli_put_string (cli, "words", words->words);
  kith_cli_say (cli, "%s\n", words->words);
  return TRUE;
}

static gboolean
run (KithCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  if (g_str_equal (argv[1], "words"))
    return show_or_set_words (cli, argv[2], argc == 4 ? argv[3] : NULL, error);
  if (!kith_cli_expect_args (argc, argv, 2, 2, USAGE, error))
    return FALSE;
  if (g_str_equal (argv[1], "add"))
    return add_consent (cli, argv[2], options, error);
  if (g_str_equal (argv[1], "list"))
    return list_consents (cli, argv[2], error);
  if (g_str_equal (argv[1], "revoke"))
    return revoke_consent (cli, argv[2], options, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_consent:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes down what people agree to and take back, lists it, and shows or changes the words that are read.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_consent (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, _ ("What it is about"), _ ("KIND") },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &o.recipient, _ ("Who may receive something"), _ ("NAME") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &o.purpose, _ ("What for"), _ ("TEXT") },
    { "what", 0, 0, G_OPTION_ARG_STRING, &o.what, _ ("What may be shared"), "A,B" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &o.on, _ ("From which day on; today without it"), _ ("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o.until, _ ("The last day it holds"), _ ("DATE") },
    { "event", 0, 0, G_OPTION_ARG_STRING, &o.event, _ ("What ends it"), _ ("TEXT") },
    { "signed-name", 0, 0, G_OPTION_ARG_STRING, &o.signed_name, _ ("The name, as the person typed it"),
      _ ("NAME") },
    { "part2", 0, 0, G_OPTION_ARG_NONE, &o.part2, _ ("It is one under 42 CFR Part 2"), NULL },
    { "guardian", 0, 0, G_OPTION_ARG_STRING, &o.guardian, _ ("Who agreed in the person’s place"),
      _ ("NAME") },
    { "guardian-who", 0, 0, G_OPTION_ARG_STRING, &o.guardian_who, _ ("What they are to the person"),
      _ ("TEXT") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &o.by, _ ("Who took it back"), _ ("NAME") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &o.note, _ ("What was said"), _ ("TEXT") },
    { NULL },
  };

  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 2, 3, USAGE, error) && run (cli, argc, argv, &o, error);
}
