/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a table of people, whole or not at all, and taking that back. Who is the same as somebody gets a
 * record all the same, which is merged into theirs: so nothing that stood in the table is lost, and the two
 * can be taken apart. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-people-import-private.h"
#include "people/kith-people.h"

/* What goes on inside one import. */
typedef struct
{
  KithPeopleImport *import; /* (unowned) */
  KithPeople *people;       /* (owned) */
  KithChange *change;       /* (unowned) */
  KithDay day;
  GArray *added;      /* (owned) (element-type gint64): by row; 0: none */
  GHashTable *theirs; /* (owned): rows whose card code is that of whom they are merged into */
} Apply;

static void
apply_clear (Apply *self)
{
  g_clear_object (&self->people);
  g_clear_pointer (&self->added, g_array_unref);
  g_clear_pointer (&self->theirs, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Apply, apply_clear)

static gint64
add_row (Apply *self, const KithImportRow *row, GError **error)
{
  g_autoptr (KithCard) card = kith_card_new (1, row->name, error);
  gint64 person;

  if (card == NULL ||
      !kith_card_set_code (card, g_hash_table_contains (self->theirs, row) ? "" : row->code, error) ||
      !kith_card_set_aliases (card, (const char *const *) row->aliases, error))
    {
      g_prefix_error (error, _ ("Line %llu: "), (unsigned long long) row->line);
      return 0;
    }
  kith_card_set_pronouns (card, row->pronouns);
  person = kith_people_add_in (self->people, self->change, card, self->day, error);
  return person != 0 && (kith_intake_is_empty (row->intake) ||
                         kith_intakes_write_in (self->change, person, row->intake, 0, 0, error))
             ? person
             : 0;
}

/* After everybody has a record: whom a row is like may stand in the table too, and may have been left out. */
static gboolean
settle_row (Apply *self, guint at, GError **error)
{
  const KithImportRow *row = g_ptr_array_index (self->import->rows, at);
  gint64 person = g_array_index (self->added, gint64, at);
  g_autoptr (KithMerge) merge = NULL;
  gint64 other;

  if (row->like == NULL || person == 0)
    return TRUE;
  other = row->like->person != 0 ? row->like->person : g_array_index (self->added, gint64, row->like->other);
  if (other == 0)
    return TRUE;
  other = kith_merges_find_root (kith_change_get_db (self->change), other, error);
  if (other == 0)
    return FALSE;
  if (row->decision != KITH_IMPORT_SAME)
    return kith_people_set_pair_in (
        self->people, self->change, person, other,
        row->decision == KITH_IMPORT_OTHER ? KITH_PAIR_DISTINCT : KITH_PAIR_UNRESOLVED, NULL, error);
  merge = kith_merges_begin_in (self->change, person, other, NULL, error);
  if (merge == NULL)
    g_prefix_error (error, _ ("Line %llu: "), (unsigned long long) row->line);
  return merge != NULL;
}

/* (element-type guint KithImportRow): by line, those that have a card code and are taken. */
static GHashTable *
list_coded (KithPeopleImport *self)
{
  GHashTable *by_line = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      KithImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->code[0] != '\0' && row->decision != KITH_IMPORT_LEFT_OUT)
        g_hash_table_insert (by_line, GUINT_TO_POINTER ((guint) row->line), row);
    }
  return by_line;
}

/* A card opens one record only. Who is taken to be the person that has it keeps it. */
static gboolean
check_codes (Apply *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) by_line = list_coded (self->import);
  g_autoptr (GPtrArray) cards = NULL;

  if (g_hash_table_size (by_line) == 0)
    return TRUE;
  cards = kith_people_load_cards (self->people, cancellable, error);
  if (cards == NULL)
    return FALSE;
  for (guint i = 0; i < cards->len; i++)
    {
      KithCard *card = g_ptr_array_index (cards, i);
      const char *code = kith_card_get_code (card);
      g_autofree char *fold = code != NULL && code[0] != '\0' ? g_utf8_casefold (code, -1) : NULL;
      gpointer line = fold != NULL ? g_hash_table_lookup (self->import->codes, fold) : NULL;
      KithImportRow *row = line != NULL ? g_hash_table_lookup (by_line, line) : NULL;

      if (row == NULL)
        continue;
      if (row->decision != KITH_IMPORT_SAME || row->like->person != kith_card_get_person (card))
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
                       _ ("Line %u: somebody has this card code already. Each is one person’s."),
                       (guint) row->line);
          return FALSE;
        }
      g_hash_table_add (self->theirs, row);
    }
  return TRUE;
}

static gboolean
write_rows (Apply *self,
            KithImportProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  guint n = self->import->rows->len;

  for (guint i = 0; i < 2 * n; i++)
    {
      const KithImportRow *row = g_ptr_array_index (self->import->rows, i % n);
      gint64 person = 0;

      if (i % KITH_IMPORT_LOOK_EVERY == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            progress (i < n ? (double) i / n : 1.0, user_data);
        }
      if (i < n && row->decision != KITH_IMPORT_LEFT_OUT)
        {
          person = add_row (self, row, error);
          if (person == 0)
            return FALSE;
        }
      if (i < n)
        g_array_append_val (self->added, person);
      else if (!settle_row (self, i - n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_back_row (KithPeople *people,
               KithChange *change,
               const KithImportRow *row,
               gint64 person,
               GError **error)
{
  g_autoptr (KithMerge) merge = NULL;

  if (person == 0)
    return TRUE;
  if (row->decision == KITH_IMPORT_SAME)
    {
      gint64 root = kith_merges_find_root (kith_change_get_db (change), person, error);

      if (root == 0)
        return FALSE;
      merge = root != person ? kith_merges_end_in (change, person, error) : NULL;
      if (root != person && merge == NULL)
        return FALSE;
    }
  return kith_people_take_back_in (people, change, person, error);
}

/**
 * kith_people_import_count:
 * @self: what was read and mapped
 * @done: (out): what is to be, or was, done
 */
void
kith_people_import_count (KithPeopleImport *self, KithImportDone *done)
{
  g_return_if_fail (KITH_IS_PEOPLE_IMPORT (self));
  g_return_if_fail (done != NULL);

  *done = (KithImportDone){ 0 };
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KithImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->decision == KITH_IMPORT_LEFT_OUT)
        done->left_out++;
      else if (row->decision == KITH_IMPORT_SAME)
        done->merged++;
      else
        done->added++;
    }
}

/**
 * kith_people_import_apply:
 * @self: what was read and mapped
 * @session: whose rights and keys are used
 * @progress: (nullable): told how far it is, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): ends it, and nothing was taken
 * @error: %KITH_ERROR_INVALID where there are problems, %KITH_ERROR_EXISTS where a card code is somebody's
 * already, %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Adds everybody in one transaction, as was decided about them.
 *
 * Returns: whether all were added; otherwise nobody was
 */
gboolean
kith_people_import_apply (KithPeopleImport *self,
                          KithSession *session,
                          KithImportProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Apply) apply = { .import = self };
  g_autoptr (KithChange) change = NULL;
  KithImportDone done;

  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_PEOPLE_IMPORT, error) ||
      !kith_import_table_demand_clean (self->table, error))
    return FALSE;
  apply.people = kith_people_new (session);
  apply.theirs = g_hash_table_new (NULL, NULL);
  if (!check_codes (&apply, cancellable, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_PEOPLE_IMPORTED, 0, error);
  if (change == NULL)
    return FALSE;
  kith_people_import_count (self, &done);
  kith_change_detail (change, "people", g_variant_new_uint32 (done.added + done.merged));
  apply.change = change;
  apply.day = kith_clock_today (kith_session_get_clock (session));
  apply.added = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->rows->len);
  if (!write_rows (&apply, progress, user_data, cancellable, error) || !kith_change_commit (change, error))
    return FALSE;
  g_clear_pointer (&self->added, g_array_unref);
  self->added = g_steal_pointer (&apply.added);
  return TRUE;
}

/**
 * kith_people_import_take_back:
 * @self: what was applied
 * @session: whose rights are used
 * @error: %KITH_ERROR_INVALID where one of the records has a visit by now, or was merged otherwise;
 *   %KITH_ERROR_NOT_PERMITTED
 *
 * As if it had not been: what was merged is taken apart, and every record that was added is taken back, in
 * one transaction. Once.
 *
 * Returns: whether all were taken back; otherwise none was
 */
gboolean
kith_people_import_take_back (KithPeopleImport *self, KithSession *session, GError **error)
{
  g_autoptr (KithPeople) people = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  if (!kith_session_demand (session, KITH_ACTION_PEOPLE_IMPORT, error))
    return FALSE;
  g_return_val_if_fail (self->added != NULL, FALSE);

  people = kith_people_new (session);
  change = kith_session_begin (session, KITH_EVENT_IMPORT_TAKEN_BACK, 0, error);
  if (change == NULL)
    return FALSE;
  kith_change_detail (change, "people", g_variant_new_uint32 (self->added->len));
  for (guint i = self->added->len; i > 0; i--)
    {
      if (!take_back_row (people, change, g_ptr_array_index (self->rows, i - 1),
                          g_array_index (self->added, gint64, i - 1), error))
        return FALSE;
    }
  if (!kith_change_commit (change, error))
    return FALSE;
  g_clear_pointer (&self->added, g_array_unref);
  return TRUE;
}
