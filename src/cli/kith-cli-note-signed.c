/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl note list, sign: that notes were signed, and signing one. No command prints what a note says
 * on the terminal. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "cli/kith-cli-note.h"
#include "cli/kith-cli-words.h"
#include "notes/kith-note-search.h"
#include "notes/kith-notes.h"
#include "session/kith-accounts.h"

#define USAGE                                                                                                \
  "list [PERSON | --containing-file FILE] | sign PERSON FILE --mode MODE [--on DATE] [--follow-up DATE] "    \
  "[--restricted]"
/* Of one's own, where no person is named. */
#define OWN_MAX 100
#define SEARCH_ROWS 500

typedef struct
{
  char *mode;       /* (owned) (nullable) */
  char *on;         /* (owned) (nullable) */
  char *follow_up;  /* (owned) (nullable) */
  char *containing; /* (owned) (nullable): a file with the words that are looked for */
  gboolean restricted;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->mode);
  g_free (options->on);
  g_free (options->follow_up);
  g_free (options->containing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *
kind_code (gint64 kind)
{
  switch (kind)
    {
    case KITH_NOTE_ORIGINAL:
      return "note";
    case KITH_NOTE_AMENDMENT:
      return "amendment";
    case KITH_NOTE_THEIR_WORDS:
      return "their-words";
    case KITH_NOTE_IN_ERROR:
      return "in-error";
    default:
      return "unknown";
    }
}

static const char *
find_name (GPtrArray *accounts, gint64 id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      if (account->id == id)
        return account->name;
    }
  return "";
}

static void
put_facts (KithCli *cli, const KithNoteFacts *facts, const char *by)
{
  g_auto (GStrv) support = kith_note_support_codes ((guint) facts->support);
  KithDay day = kith_day_is_valid ((KithDay) facts->day) ? (KithDay) facts->day : KITH_DAY_NONE;
  g_autofree char *iso = day != KITH_DAY_NONE ? kith_day_format_iso (day) : g_strdup ("-");

  json_builder_begin_object (cli->out);
  kith_cli_put_id (cli, "id", facts->id);
  kith_cli_put_id (cli, "note", facts->note);
  kith_cli_put_id (cli, "person", facts->person);
  kith_cli_put_string (cli, "kind", kind_code (facts->kind));
  kith_cli_put_day (cli, "day", day);
  kith_cli_put_string (cli, "by", by);
  kith_cli_put_bool (cli, "restricted", facts->restricted != 0);
  if (facts->kind == KITH_NOTE_ORIGINAL)
    {
      kith_cli_put_string (cli, "mode", kith_note_mode_code ((KithNoteMode) facts->mode));
      kith_cli_begin_array (cli, "support");
      for (guint i = 0; support[i] != NULL; i++)
        json_builder_add_string_value (cli->out, support[i]);
      kith_cli_end_array (cli);
    }
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", facts->id, kind_code (facts->kind), iso, by,
                facts->restricted != 0 ? _ ("restricted: only who signed it, and coordinators, read it")
                                       : "");
}

static char *
read_text (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  if (!g_utf8_validate (text, (gssize) size, NULL) || size > KITH_TEXT_LONG_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is no text in UTF-8 of at most %d letters."), path, KITH_TEXT_LONG_MAX);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* In which of one's own they stand. (transfer full) (element-type KithNoteFacts) */
static GArray *
find_notes (KithSession *session, const char *words, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (KithNoteFacts));
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  g_autoptr (KithNoteSearch) search = kith_note_search_new (session, words, OWN_MAX);

  do
    if (!kith_note_search_step (search, SEARCH_ROWS, hits, error))
      return NULL;
  while (!kith_note_search_is_over (search));
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (all, ((KithNoteHit *) g_ptr_array_index (hits, i))->facts);
  return g_steal_pointer (&all);
}

static gboolean
list_notes (KithCli *cli, gint64 person, const char *containing, GError **error)
{
  g_autofree char *words = containing != NULL ? read_text (containing, error) : NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  if ((containing != NULL && words == NULL) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  all = words != NULL ? find_notes (cli->session, words, error)
        : person != 0 ? kith_notes_list_facts (cli->session, person, error)
                      : kith_notes_list_own (cli->session, OWN_MAX, error);
  accounts = all != NULL ? kith_accounts_list_all (cli->store, error) : NULL;
  if (accounts == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "notes");
  for (guint i = 0; i < all->len; i++)
    {
      const KithNoteFacts *facts = &g_array_index (all, KithNoteFacts, i);

      put_facts (cli, facts, find_name (accounts, facts->account));
    }
  kith_cli_end_array (cli);
  return TRUE;
}

static gboolean
sign_note (KithCli *cli, gint64 person, const char *path, const Options *options, GError **error)
{
  g_autoptr (KithNote) note = kith_note_new (person);
  g_autofree char *text = read_text (path, error);
  gint64 id;

  if (text == NULL)
    return FALSE;
  kith_note_words_set (note->words, KITH_NOTE_TEXT_TEXT, text);
  note->restricted = options->restricted;
  if ((options->mode != NULL && !kith_note_mode_parse (options->mode, &note->mode, error)) ||
      kith_cli_unlock (cli, error) == NULL ||
      !kith_cli_read_day (options->on, kith_clock_today (kith_session_get_clock (cli->session)), &note->day,
                          error) ||
      !kith_cli_read_day (options->follow_up, KITH_DAY_NONE, &note->follow_up, error))
    return FALSE;
  id = kith_notes_sign (cli->session, note, 0, error);
  if (id == 0)
    return FALSE;
  kith_cli_put_id (cli, "note", id);
  kith_cli_put_id (cli, "person", person);
  kith_cli_put_day (cli, "follow_up", note->follow_up);
  kith_cli_say (cli,
                _ ("Signed. It stays as it is from now on; what is to be said besides is added below it.\n"));
  return TRUE;
}

/**
 * kith_cli_note_signed:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Lists what was signed about a person, or by oneself, without a word of it; signs a note.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_note_signed (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  gint64 person = 0;
  const GOptionEntry entries[] = {
    { "mode", 0, 0, G_OPTION_ARG_STRING, &options.mode, _ ("How you met: in-person, phone, …"), _ ("MODE") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, _ ("The day; today where none is said"), _ ("DATE") },
    { "follow-up", 0, 0, G_OPTION_ARG_STRING, &options.follow_up,
      _ ("When to come back to what it says; not at all without it"), _ ("DATE") },
    { "containing-file", 0, 0, G_OPTION_ARG_FILENAME, &options.containing,
      _ ("Of one's own, those with the words that stand in a file"), _ ("FILE") },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &options.restricted,
      _ ("Only its author and coordinators read it"), NULL },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) ||
      (argc > 2 && !kith_id_parse (argv[2], &person, error)))
    return FALSE;
  if (g_str_equal (argv[1], "list") && argc <= (options.containing != NULL ? 2 : 3))
    return list_notes (cli, person, options.containing, error);
  if (g_str_equal (argv[1], "sign") && argc == 4 && options.containing == NULL)
    return sign_note (cli, person, argv[3], &options, error);
  return kith_cli_refuse_usage (argv, USAGE, error);
}
