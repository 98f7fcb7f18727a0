/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading notes: the words, which the log says; or only that there are some. */

#include "notes/kith-notes-reading.h"

#include "notes/kith-note-follow-ups.h"
#include "notes/kith-notes.h"
#include "notes/kith-notes-queries.h"
#include "people/kith-merges.h"

struct _KithNotesReading
{
  KithSession *session; /* (owned) */
  gint64 person;
  GArray *records; /* (owned) (element-type gint64): that count as the person's */
};

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
put_follow_ups (KithNotesReading *self, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) all = kith_note_follow_ups_list (self->session, self->person, error);
  g_autofree gpointer *rows = NULL;
  gsize n = 0;

  if (all == NULL)
    return FALSE;
  rows = g_ptr_array_steal (all, &n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KithNoteFollowUp) one = rows[i];
      KithSignedNote *note = g_hash_table_lookup (by_id, &one->note);

      if (note == NULL)
        continue;
      if (note->follow_ups == NULL)
        note->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_follow_up_free);
      g_ptr_array_add (note->follow_ups, g_steal_pointer (&one));
    }
  return TRUE;
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

/* Whether words are among it that few may read, and this account may: for coordinators to see in the log. */
static gboolean
has_restricted (KithSession *session, KithDb *db, const GArray *records, gboolean *restricted, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_NOTE_RESTRICTED, error);
  gboolean audits = kith_role_holds (kith_session_get_role (session), KITH_PURPOSE_AUDIT);

  *restricted = FALSE;
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < records->len && !*restricted; i++)
    {
      kith_stmt_reset (stmt);
      kith_stmt_bind (stmt, "iii", g_array_index (records, gint64, i), (gint64) KITH_NOTE_RESTRICTED_TWICE,
                      kith_session_get_account (session));
      if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
        return FALSE;
      *restricted = kith_stmt_get_int64 (stmt, audits ? 0 : 1) != 0;
    }
  return TRUE;
}

static gboolean
record_reading (KithSession *session, gint64 person, gboolean restricted, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  if (restricted)
    g_variant_dict_insert (&details, "restricted", "b", TRUE);
  return kith_session_record (session, KITH_EVENT_CARE_READ, person, g_variant_dict_end (&details), error);
}

/**
 * kith_notes_reading_free:
 * @self: (transfer full) (nullable): a reading
 */
void
kith_notes_reading_free (KithNotesReading *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->records);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * kith_notes_reading_new:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * That it is read is written down before anything is handed out, once for all that this hands out.
 *
 * Returns: (transfer full): a reading of every record that counts as the person's
 */
KithNotesReading *
kith_notes_reading_new (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GArray) records = NULL;
  KithNotesReading *self;
  gboolean restricted;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  records = db != NULL ? kith_merges_list_records (db, person, error) : NULL;
  if (records == NULL || !has_restricted (session, db, records, &restricted, error) ||
      !record_reading (session, person, restricted, error))
    return NULL;
  self = g_new0 (KithNotesReading, 1);
  self->session = g_object_ref (session);
  self->person = person;
  self->records = g_steal_pointer (&records);
  return self;
}

/* n: how many of each record; 0: all. */
static KithSignedNotes *
list_notes (KithNotesReading *self, guint n, GError **error)
{
  g_autoptr (KithSignedNotes) list = g_new0 (KithSignedNotes, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  list->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_signed_note_free);
  list->missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->records->len; i++)
    {
      gint64 record = g_array_index (self->records, gint64, i);
      g_autoptr (GPtrArray) entries =
          n != 0 ? kith_note_chain_read_newest (self->session, record, n, error)
                 : kith_note_chain_read (self->session, record, list->missing, error);

      if (entries == NULL)
        return NULL;
      for (guint j = 0; j < entries->len; j++)
        put_entry (list, by_id, take_entry (g_ptr_array_index (entries, j)));
    }
  if (!put_follow_ups (self, by_id, error))
    return NULL;
  g_ptr_array_sort (list->notes, compare_newest);
  return g_steal_pointer (&list);
}

/**
 * kith_notes_reading_list_newest:
 * @self: a reading
 * @n: how many at most
 * @error: %KITH_ERROR_UNVERIFIED, %KITH_ERROR_IO
 *
 * What is seen first, opened without the rest. Each is as it was signed or says what is wrong; whether
 * something is missing only kith_notes_reading_list_all() tells.
 *
 * Returns: (transfer full): the newest notes
 */
KithSignedNotes *
kith_notes_reading_list_newest (KithNotesReading *self, guint n, GError **error)
{
  KithSignedNotes *list;

  g_return_val_if_fail (self != NULL && n > 0, NULL);

  list = list_notes (self, n, error);
  if (list != NULL && list->notes->len > n)
    g_ptr_array_set_size (list->notes, (int) n);
  return list;
}

/**
 * kith_notes_reading_list_all:
 * @self: a reading
 * @error: %KITH_ERROR_UNVERIFIED, %KITH_ERROR_IO
 *
 * Reads all that is signed about the person, and looks whether it is what was signed. What is damaged is
 * there with what is wrong with it.
 *
 * Returns: (transfer full): the notes
 */
KithSignedNotes *
kith_notes_reading_list_all (KithNotesReading *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_notes (self, 0, error);
}

/**
 * kith_notes_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_UNVERIFIED
 *
 * A #KithNotesReading of all at once.
 *
 * Returns: (transfer full): the notes
 */
KithSignedNotes *
kith_notes_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithNotesReading) reading = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  reading = kith_notes_reading_new (session, person, error);
  return reading != NULL ? kith_notes_reading_list_all (reading, error) : NULL;
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
