/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of words that stand for each other. A center that changed nothing has no rows, and follows what
 * comes with Kith; one that did has the whole list, a line a row, with its remarks.
 */

#include "resources/kith-resource-words.h"

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resources-queries.h"
#include "session/kith-change.h"

/* The list, its version and the ids of its rows; words NULL: there is none. */
typedef struct
{
  GString *words; /* (owned) (nullable) */
  GArray *ids;    /* (owned) (element-type gint64) */
  gint64 version;
} Stored;

static void
stored_clear (Stored *stored)
{
  if (stored->words != NULL)
    g_string_free (stored->words, TRUE);
  g_clear_pointer (&stored->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

static gboolean
read_stored (KithDb *db, Stored *stored, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_RESOURCE_WORDS_ALL, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  stored->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      const char *line = kith_stmt_get_text (stmt, 1);

      if (stored->words == NULL)
        stored->words = g_string_new (NULL);
      g_string_append_printf (stored->words, "%s\n", line != NULL ? line : "");
      g_array_append_val (stored->ids, id);
      stored->version = kith_stmt_get_int64 (stmt, 2);
    }
  return step == KITH_STEP_DONE;
}

/**
 * kith_resource_words_read:
 * @session: a session
 * @version: (out): the version of the list, for kith_resource_words_write(); 0: it comes with Kith
 * @error: %KITH_ERROR_NOT_PERMITTED; as kith_stmt_step()
 *
 * Returns: (transfer full): the list as kith_synonyms_new() takes it
 */
char *
kith_resource_words_read (KithSession *session, gint64 *version, GError **error)
{
  g_auto (Stored) stored = { 0 };
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && version != NULL, NULL);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !read_stored (db, &stored, error))
    return NULL;
  *version = stored.version;
  if (stored.words == NULL)
    return kith_synonyms_dup_default ();
  return g_string_free (g_steal_pointer (&stored.words), FALSE);
}

static gboolean
delete_rows (KithChange *change, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_WORDS_DELETE, "i", id) < 0)
        return FALSE;
      kith_change_touch (change, "resource_words", id);
    }
  return TRUE;
}

static gboolean
insert_rows (KithChange *change, const char *words, gint64 version, GError **error)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (words));
  g_auto (GStrv) lines = g_strsplit (trimmed, "\n", -1);

  /* Without any line, one that is empty says that there are none. */
  for (guint i = 0; i == 0 || lines[i] != NULL; i++)
    {
      g_autofree char *line = kith_text_clean (lines[i] != NULL ? lines[i] : "", KITH_TEXT_LONG_MAX);
      gint64 id = kith_change_new_id (change);

      if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_WORDS_INSERT, "iti", id, line,
                       version) < 0)
        return FALSE;
      kith_change_touch (change, "resource_words", id);
      if (lines[i] == NULL)
        break;
    }
  return TRUE;
}

/**
 * kith_resource_words_write:
 * @session: a session
 * @words: (nullable): the whole list; %NULL: the one that comes with Kith again
 * @version: of the list that was changed, from kith_resource_words_read()
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED; %KITH_ERROR_INVALID with the line
 *
 * Returns: whether it was written; a #KithDirectory that is loaded afterwards searches by it
 */
gboolean
kith_resource_words_write (KithSession *session, const char *words, gint64 version, GError **error)
{
  g_autoptr (KithSynonyms) synonyms = NULL;
  g_autoptr (KithChange) change = NULL;
  g_auto (Stored) stored = { 0 };

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WORDS_WRITE, error))
    return FALSE;
  if (words != NULL && (synonyms = kith_synonyms_new (words, error)) == NULL)
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_RESOURCE_WORDS, 0, error);
  if (change == NULL || !read_stored (kith_change_get_db (change), &stored, error) ||
      !kith_change_expect_one (change, stored.version == version, error) ||
      !delete_rows (change, stored.ids, error) ||
      (words != NULL && !insert_rows (change, words, version + 1, error)))
    return FALSE;
  kith_change_announce (change, KITH_RESOURCE_TOPIC, 0);
  return kith_change_commit (change, error);
}

/**
 * kith_resource_words_load:
 * @db: a connection
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full): the words to search by
 */
KithSynonyms *
kith_resource_words_load (KithDb *db, GError **error)
{
  g_auto (Stored) stored = { 0 };
  KithSynonyms *synonyms;

  g_return_val_if_fail (db != NULL, NULL);

  if (!read_stored (db, &stored, error))
    return NULL;
  synonyms = stored.words != NULL ? kith_synonyms_new (stored.words->str, NULL) : NULL;
  return synonyms != NULL ? synonyms : kith_synonyms_new_default ();
}
