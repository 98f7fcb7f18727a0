/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading notes: the words, which the log says; or only that there are some. */

#include "notes/kith-notes.h"

#include "notes/kith-notes-queries.h"
#include "people/kith-merges.h"

static KithNoteEntry *
take_entry (KithNoteRead *read)
{
  KithNoteEntry *entry = g_new0 (KithNoteEntry, 1);

  entry->facts = read->facts;
  entry->by = g_steal_pointer (&read->by);
  entry->words = read->words != NULL ? kith_note_words_from_content (read->words) : NULL;
  entry->is_erased = read->is_erased;
  entry->is_closed = read->is_closed;
  entry->problem = g_steal_pointer (&read->problem);
  return entry;
}

/* What was added goes to its note; where that is missing, it stands by itself. */
static void
put_entry (KithSignedNotes *self, GHashTable *by_id, KithNoteEntry *entry)
{
  KithSignedNote *note = g_hash_table_lookup (by_id, &entry->facts.note);

  self->n_problems += entry->problem != NULL;
  if (note == NULL)
    {
      note = g_new0 (KithSignedNote, 1);
      note->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_entry_free);
      g_ptr_array_add (self->notes, note);
      g_hash_table_insert (by_id, g_memdup2 (&entry->facts.note, sizeof (gint64)), note);
    }
  g_ptr_array_add (note->entries, entry);
}

static gboolean
read_record (KithSignedNotes *self, KithSession *session, gint64 person, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) entries = kith_note_chain_read (session, person, self->missing, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    put_entry (self, by_id, take_entry (g_ptr_array_index (entries, i)));
  return TRUE;
}

static gboolean
tells_restricted (const KithSignedNotes *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const GPtrArray *entries = ((const KithSignedNote *) g_ptr_array_index (self->notes, i))->entries;

      for (guint j = 0; j < entries->len; j++)
        {
          const KithNoteEntry *entry = g_ptr_array_index (entries, j);

          if (entry->facts.restricted != 0 && entry->words != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether there were words among it that few may read, for coordinators to see. */
static gboolean
record_reading (KithSession *session, gint64 person, gboolean restricted, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  if (restricted)
    g_variant_dict_insert (&details, "restricted", "b", TRUE);
  return kith_session_record (session, KITH_EVENT_CARE_READ, person, g_variant_dict_end (&details), error);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const KithNoteFacts *one = &kith_signed_note_get_original (*(KithSignedNote *const *) a)->facts;
  const KithNoteFacts *other = &kith_signed_note_get_original (*(KithSignedNote *const *) b)->facts;

  if (one->day != other->day)
    return one->day < other->day ? 1 : -1;
  return one->id < other->id ? 1 : one->id > other->id ? -1 : 0;
}

/**
 * kith_notes_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_UNVERIFIED
 *
 * Reads all that is signed about the person, under every record that counts as theirs, and looks whether it
 * is what was signed. What is damaged is there with what is wrong with it. The reading is written down before
 * anything is handed out.
 *
 * Returns: (transfer full): the notes
 */
KithSignedNotes *
kith_notes_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithSignedNotes) self = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) records = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  records = db != NULL ? kith_merges_list_records (db, person, error) : NULL;
  if (records == NULL)
    return NULL;
  self = g_new0 (KithSignedNotes, 1);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_signed_note_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < records->len; i++)
    if (!read_record (self, session, g_array_index (records, gint64, i), by_id, error))
      return NULL;
  if (!record_reading (session, person, tells_restricted (self), error))
    return NULL;
  g_ptr_array_sort (self->notes, compare_newest);
  return g_steal_pointer (&self);
}

static GArray *
list_facts (KithSession *session, const char *sql, gint64 about, gint64 limit, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (KithNoteFacts));
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, sql, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "ii", about, limit);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithNoteFacts facts;

      kith_note_facts_take (&facts, stmt);
      g_array_append_val (all, facts);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * kith_notes_list_facts:
 * @session: whose rights are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Opens nothing, so nothing is written down.
 *
 * Returns: (transfer full) (element-type KithNoteFacts): each entry about the person, in the order of signing
 */
GArray *
kith_notes_list_facts (KithSession *session, gint64 person, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error)
             ? list_facts (session, KITH_SQL_NOTE_FACTS, person, G_MAXINT64, error)
             : NULL;
}

/**
 * kith_notes_list_own:
 * @session: the author's
 * @limit: how many at most
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Opens nothing. Of records that a guard keeps from the author meanwhile, there is none.
 *
 * Returns: (transfer full) (element-type KithNoteFacts): the notes that this account signed last, newest
 * first
 */
GArray *
kith_notes_list_own (KithSession *session, guint limit, GError **error)
{
  g_autoptr (GArray) all = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  all = list_facts (session, KITH_SQL_NOTE_FACTS_OWN, kith_session_get_account (session), limit, error);
  for (guint i = 0; all != NULL && i < all->len;)
    {
      if (kith_session_may_open_record (session, g_array_index (all, KithNoteFacts, i).person))
        i++;
      else
        g_array_remove_index (all, i);
    }
  return g_steal_pointer (&all);
}
