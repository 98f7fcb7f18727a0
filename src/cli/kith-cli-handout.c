/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl handout: entries of the directory on paper, for somebody to take along. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli.h"
#include "report/kith-handout.h"

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

/* One item for each place of a service; of anything else its first. */
static gboolean
add_id (KithCli *cli, KithHandout *handout, const char *text, GError **error)
{
  g_autoptr (KithResourceSheet) sheet = NULL;
  gboolean is_service;
  gint64 id;

  if (!kith_id_parse (text, &id, error))
    return FALSE;
  sheet = kith_resource_sheet_load (cli->session, id, error);
  if (sheet == NULL)
    return FALSE;
  is_service = kith_resource_view_get_kind (sheet->entry) == KITH_RESOURCE_SERVICE;
  for (guint place = 0; place < (is_service ? sheet->places->len : 1); place++)
    kith_handout_add (handout, kith_handout_entry_new_at (sheet, place));
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
