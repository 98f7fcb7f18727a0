/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody signed is opened and looked through, newest first. There is no index of words: one that lay
 * on the disk would say what notes are about. An author finds what they wrote themselves, so nothing is
 * written down; reading the note that was found is.
 */

#include "notes/kith-note-search.h"

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-notes-queries.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"

#define COLUMN_SEALED 13

struct _KithNoteSearch
{
  KithSession *session; /* (owned) */
  GStrv tokens;         /* (owned) */
  guint n_hits_max;
  GHashTable *people; /* (owned) (element-type gint64 gint64): whom a record counts as; 0: not to be opened */
  GHashTable *notes;  /* (owned) (element-type gint64): in which it was found */
  gint64 before;      /* ids below this are to be read yet */
  guint n_rows;
  guint n_opened;
  gboolean is_over;
  gboolean has_more;
};

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/**
 * kith_note_hit_free:
 * @self: (transfer full) (nullable): a hit
 */
void
kith_note_hit_free (KithNoteHit *self)
{
  if (self == NULL)
    return;
  kith_note_excerpt_free (self->excerpt);
  g_free (self);
}

/**
 * kith_note_search_new:
 * @session: the author's
 * @words: what is looked for: words, or beginnings of words, all of which an entry must have
 * @n_hits_max: how many notes are looked for at most
 *
 * Reads nothing yet. Blank @words find nothing.
 *
 * Returns: (transfer full): a search
 */
KithNoteSearch *
kith_note_search_new (KithSession *session, const char *words, guint n_hits_max)
{
  g_autofree char *folded = NULL;
  KithNoteSearch *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (words != NULL && n_hits_max > 0, NULL);

  folded = kith_text_fold (words);
  self = g_new0 (KithNoteSearch, 1);
  self->session = g_object_ref (session);
  self->tokens = kith_text_tokens (folded);
  self->n_hits_max = n_hits_max;
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->before = G_MAXINT64;
  self->is_over = self->tokens[0] == NULL;
  return self;
}

/**
 * kith_note_search_free:
 * @self: (transfer full) (nullable): a search, over or not
 */
void
kith_note_search_free (KithNoteSearch *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->notes);
  g_strfreev (self->tokens);
  g_object_unref (self->session);
  g_free (self);
}

/* A record that is gone, or going, or kept from this account, has no notes to be found. */
static gboolean
is_open (KithNoteSearch *self, KithDb *db, gint64 person, gboolean *open, GError **error)
{
  g_autoptr (GError) local = NULL;

  *open =
      kith_session_may_open_record (self->session, person) && kith_people_check_there (db, person, &local);
  if (local == NULL || g_error_matches (local, KITH_ERROR, KITH_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* root: whom the record counts as; 0: it is not to be opened. */
static gboolean
find_person (KithNoteSearch *self, KithDb *db, gint64 person, gint64 *root, GError **error)
{
  const gint64 *known = g_hash_table_lookup (self->people, &person);
  gboolean open;

  if (known != NULL)
    {
      *root = *known;
      return TRUE;
    }
  *root = kith_merges_find_root (db, person, error);
  if (*root == 0 || !is_open (self, db, *root, &open, error))
    return FALSE;
  if (open && *root != person && !is_open (self, db, person, &open, error))
    return FALSE;
  if (!open)
    *root = 0;
  g_hash_table_insert (self->people, dup_id (person), dup_id (*root));
  return TRUE;
}

/* (nullable): nothing is found there. */
static KithNoteHit *
look (KithNoteSearch *self, KithStmt *stmt, const KithNoteFacts *facts, gint64 person)
{
  g_autoptr (GVariant) opened = kith_note_open (self->session, facts, stmt, COLUMN_SEALED);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (KithNoteWords) words = NULL;
  KithNoteHit *hit;

  if (opened == NULL)
    return NULL;
  self->n_opened++;
  if (!kith_note_folded_has (kith_note_opened_folded (opened), (const char *const *) self->tokens))
    return NULL;
  content = kith_note_opened_words (opened);
  words = kith_note_words_from_content (content);
  hit = g_new0 (KithNoteHit, 1);
  hit->facts = *facts;
  hit->person = person;
  hit->excerpt = kith_note_excerpt_new (words, (const char *const *) self->tokens);
  return hit;
}

static gboolean
take_row (KithNoteSearch *self, KithDb *db, KithStmt *stmt, GPtrArray *hits, GError **error)
{
  KithNoteFacts facts;
  KithNoteHit *hit;
  gint64 person;

  kith_note_facts_take (&facts, stmt);
  self->before = facts.id;
  self->n_rows++;
  /* What was added to a note that is among them adds no other row. */
  if (g_hash_table_contains (self->notes, &facts.note))
    return TRUE;
  if (!find_person (self, db, facts.person, &person, error))
    return FALSE;
  hit = person != 0 ? look (self, stmt, &facts, person) : NULL;
  if (hit == NULL)
    return TRUE;
  if (g_hash_table_size (self->notes) == self->n_hits_max)
    {
      self->has_more = self->is_over = TRUE;
      kith_note_hit_free (hit);
      return TRUE;
    }
  g_hash_table_add (self->notes, dup_id (facts.note));
  g_ptr_array_add (hits, hit);
  return TRUE;
}

/**
 * kith_note_search_step:
 * @self: a search
 * @n_rows: how many entries are looked through at most
 * @hits: (element-type KithNoteHit): what is found is added, newest first
 * @error: %KITH_ERROR_LOCKED, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_IO
 *
 * Looks through some more. What was signed since the first step is not among it.
 *
 * Returns: whether it could be read
 */
gboolean
kith_note_search_step (KithNoteSearch *self, guint n_rows, GPtrArray *hits, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  guint until;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (self != NULL && n_rows > 0 && hits != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_CARE_READ, error))
    return FALSE;
  if (self->is_over)
    return TRUE;
  db = kith_store_get_reader (kith_session_get_store (self->session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_NOTE_SEARCH, error) : NULL;
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "iii", kith_session_get_account (self->session), self->before, (gint64) n_rows);
  until = self->n_rows + n_rows;
  while (!self->is_over && (step = kith_stmt_step (stmt, error)) != KITH_STEP_DONE)
    if (step == KITH_STEP_ERROR || !take_row (self, db, stmt, hits, error))
      return FALSE;
  self->is_over |= self->n_rows < until;
  return TRUE;
}

/**
 * kith_note_search_is_over:
 * @self: a search
 *
 * Returns: whether nothing is left to be looked through
 */
gboolean
kith_note_search_is_over (const KithNoteSearch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->is_over;
}

/**
 * kith_note_search_has_more:
 * @self: a search that is over
 *
 * Returns: whether it ended because as many notes were found as were asked for, and there is another
 */
gboolean
kith_note_search_has_more (const KithNoteSearch *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_more;
}

/**
 * kith_note_search_get_n_rows:
 * @self: a search
 *
 * Returns: how many entries it has read
 */
guint
kith_note_search_get_n_rows (const KithNoteSearch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * kith_note_search_get_n_opened:
 * @self: a search
 *
 * Returns: how many of them it has opened
 */
guint
kith_note_search_get_n_opened (const KithNoteSearch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_opened;
}
