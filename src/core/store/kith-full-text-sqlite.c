/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Full text in SQLite: the table full_text of its FTS5. What it holds is made of rows that the log follows,
 * and it is in nobody's digest; it only decides which of them are found.
 */

#include "store/kith-full-text.h"

#include <string.h>

#define PUT "INSERT OR REPLACE INTO full_text (rowid, words) VALUES (?1, ?2)"
#define WORDS "SELECT words FROM full_text WHERE rowid = ?1"
#define REMOVE "DELETE FROM full_text WHERE rowid = ?1"
#define FIND "SELECT rowid FROM full_text WHERE full_text MATCH ?1 ORDER BY rank LIMIT ?2"

/**
 * kith_full_text_add:
 * @db: a connection that writes
 * @id: what the words are about; it has none yet
 * @words: all of them
 * @error: as kith_stmt_step()
 *
 * Returns: whether it is done
 */
gboolean
kith_full_text_add (KithDb *db, gint64 id, const char *words, GError **error)
{
  g_return_val_if_fail (db != NULL && words != NULL, FALSE);

  return kith_db_run (db, error, PUT, "it", id, words) >= 0;
}

/* is: (out) whether these are the words, or there are none. */
static gboolean
has_words (KithDb *db, gint64 id, const char *words, gboolean *is, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, WORDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, id);
  step = kith_stmt_step (stmt, error);
  *is = step == KITH_STEP_ROW ? g_strcmp0 (kith_stmt_get_text (stmt, 0), words) == 0 : words == NULL;
  return step != KITH_STEP_ERROR;
}

/**
 * kith_full_text_put:
 * @db: a connection that writes
 * @id: what the words are about
 * @words: (nullable): all of them; %NULL or "" for none
 * @error: as kith_stmt_step()
 *
 * Puts them in place of those that were there. Where they are the same nothing is written: most of what
 * changes in an entry are no words, and taking words apart is most of what writing one costs.
 *
 * Returns: whether it is done
 */
gboolean
kith_full_text_put (KithDb *db, gint64 id, const char *words, GError **error)
{
  gboolean is_there;

  g_return_val_if_fail (db != NULL, FALSE);

  if (words != NULL && *words == '\0')
    words = NULL;
  if (!has_words (db, id, words, &is_there, error))
    return FALSE;
  if (is_there)
    return TRUE;
  return words != NULL ? kith_full_text_add (db, id, words, error)
                       : kith_db_run (db, error, REMOVE, "i", id) >= 0;
}

/* Each word in quotes, so that nothing typed is taken for the engine's own language. */
static char *
make_query (const char *typed)
{
  GString *query = g_string_new (NULL);
  guint n_words = 0;
  gboolean inside = FALSE;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter) || (inside && g_unichar_ismark (letter)))
        {
          if (!inside && ++n_words > KITH_FULL_TEXT_MOST_WORDS)
            break;
          if (!inside)
            g_string_append (query, query->len > 0 ? " \"" : "\"");
          g_string_append_unichar (query, letter);
          inside = TRUE;
        }
      else if (inside)
        {
          g_string_append (query, "\"*");
          inside = FALSE;
        }
    }
  if (inside)
    g_string_append (query, "\"*");
  return g_string_free (query, FALSE);
}

/**
 * kith_full_text_find:
 * @db: a connection
 * @typed: what was typed
 * @limit: how many at most
 * @error: as kith_stmt_step(); %G_IO_ERROR_CANCELLED as kith_db_set_cancellable()
 *
 * Every word has to be there, and the last may go on.
 *
 * Returns: (transfer full) (element-type gint64): whose words they are, by how well they fit
 */
GArray *
kith_full_text_find (KithDb *db, const char *typed, guint limit, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *query = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  query = make_query (typed);
  if (*query == '\0')
    return g_steal_pointer (&found);
  stmt = kith_db_prepare (db, FIND, error);
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "ti", query, (gint64) limit);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (found, id);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&found) : NULL;
}
