/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl handout: entries of the directory on paper, for somebody to take along. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "catalog/kith-catalogs.h"
#include "cli/kith-cli.h"
#include "report/kith-handout.h"
#include "resources/kith-resource-sheet.h"
#include "session/kith-accounts.h"

#define USAGE "ID... --out FILE.pdf [--size normal|large|very-large] [--language CODE] [--from TEXT] [--room]"

/* What stands on the command line after the word handout. */
typedef struct
{
  gboolean room;
  char *out;      /* (owned) (nullable) */
  char *size;     /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
  char *from;     /* (owned) (nullable) */
} HandoutWords;

static void
handout_words_clear (HandoutWords *self)
{
  g_free (self->out);
  g_free (self->size);
  g_free (self->language);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HandoutWords, handout_words_clear)

static void
add_source (KithCli *cli, KithHandoutEntry *entry, gint64 source)
{
  g_autoptr (KithCatalog) catalog = source != 0 ? kith_catalogs_get (cli->session, source, NULL) : NULL;

  if (catalog != NULL)
    kith_handout_entry_add_source (entry, catalog->name, catalog->attribution);
}

static void
set_verified (KithCli *cli, KithHandoutEntry *entry, const KithResourceSheet *sheet)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const char *by = NULL;

  if (sheet->verified_day == KITH_DAY_NONE)
    return;
  accounts = kith_accounts_list_all (cli->store, NULL);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (((const KithAccount *) accounts->pdata[i])->id == sheet->verified_by)
      by = ((const KithAccount *) accounts->pdata[i])->name;
  kith_handout_entry_set_verified (entry, sheet->verified_day, by);
}

/* A service at that of its places; the sheet is taken apart for it. */
static KithHandoutEntry *
make_entry (KithResourceSheet *sheet, guint place)
{
  KithResourcePlace *at = place < sheet->places->len ? sheet->places->pdata[place] : NULL;
  gboolean is_at_place = at != NULL && at->site != NULL;
  KithHandoutEntry *entry;

  entry =
      kith_handout_entry_new (is_at_place ? g_steal_pointer (&at->site) : g_steal_pointer (&sheet->entry));
  if (is_at_place)
    entry->service = g_steal_pointer (&sheet->entry);
  if (at != NULL)
    entry->location = g_steal_pointer (&at->location);
  entry->organization = g_steal_pointer (&sheet->organization);
  kith_handout_entry_take_hours (entry);
  return entry;
}

/* One item for each place of a service. */
static gboolean
add_id (KithCli *cli, KithHandout *handout, const char *text, GError **error)
{
  guint n_places = 1;
  gint64 id;

  if (!kith_id_parse (text, &id, error))
    return FALSE;
  for (guint place = 0; place < n_places; place++)
    {
      g_autoptr (KithResourceSheet) sheet = kith_resource_sheet_load (cli->session, id, error);
      KithHandoutEntry *entry;

      if (sheet == NULL)
        return FALSE;
      if (kith_resource_view_get_kind (sheet->entry) == KITH_RESOURCE_SERVICE)
        n_places = MAX (sheet->places->len, 1);
      entry = make_entry (sheet, place);
      set_verified (cli, entry, sheet);
      add_source (cli, entry, sheet->source);
      kith_handout_add (handout, entry);
    }
  return TRUE;
}

static gboolean
set_form (KithHandout *handout, const HandoutWords *words, GError **error)
{
  KithHandoutSize size = KITH_HANDOUT_IN_NORMAL;

  if (words->size != NULL && !kith_handout_size_parse (words->size, &size))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no size: normal, large or very-large."),
                   words->size);
      return FALSE;
    }
  kith_handout_set_size (handout, size);
  if (words->language != NULL)
    {
      g_autoptr (KithLanguage) language = kith_language_new (words->language, error);

      if (language == NULL)
        return FALSE;
      kith_handout_set_language (handout, language);
    }
  kith_handout_set_from (handout, words->from);
  kith_handout_set_room_to_write (handout, words->room);
  return TRUE;
}

static gboolean
write_handout (KithCli *cli, int n_ids, char **ids, const HandoutWords *words, GError **error)
{
  KithSession *session = kith_cli_unlock (cli, error);
  const KithPaper paper = kith_paper_default ();
  g_autoptr (KithHandout) handout = NULL;
  g_autoptr (KithRelease) release = NULL;
  g_autoptr (KithDocument) document = NULL;

  if (session == NULL)
    return FALSE;
  handout = kith_handout_new (kith_clock_today (kith_session_get_clock (session)));
  kith_handout_set_center_name (handout, kith_center_get_name (kith_session_get_center (session)));
  if (!set_form (handout, words, error))
    return FALSE;
  for (int i = 0; i < n_ids; i++)
    if (!add_id (cli, handout, ids[i], error))
      return FALSE;
  document = kith_handout_paper_new (handout, &paper);
  release = kith_handout_request (session, KITH_RELEASE_FILE, error);
  if (release == NULL || !kith_document_release (document, release, error) ||
      !kith_document_write_pdf (document, words->out, error))
    return FALSE;
  kith_cli_put_int (cli, "entries", kith_handout_get_n_entries (handout));
  kith_cli_put_string (cli, "file", words->out);
  return TRUE;
}

/**
 * kith_cli_handout:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Writes a handout of entries of the directory as PDF.
 *
 * Returns: whether it was written
 */
gboolean
kith_cli_handout (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (HandoutWords) words = { FALSE };
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &words.out, _ ("The file to write"), _ ("FILE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &words.size, _ ("How large the letters are"), _ ("SIZE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &words.language, _ ("Which language it speaks"), _ ("CODE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &words.from, _ ("Who hands it out"), _ ("TEXT") },
    { "room", 0, 0, G_OPTION_ARG_NONE, &words.room, _ ("With room to write by hand"), NULL },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 1, G_MAXINT, USAGE, error))
    return FALSE;
  if (words.out == NULL)
    return kith_cli_refuse_usage (argv, USAGE, error);
  return write_handout (cli, argc - 1, argv + 1, &words, error);
}
