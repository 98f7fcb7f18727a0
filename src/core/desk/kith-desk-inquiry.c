/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits, which notices stand, who is kept apart: from memory, as lists to show. */

#include "desk/kith-desk-private.h"

/**
 * kith_waiting_free:
 * @self: (nullable): a thing waiting
 */
void
kith_waiting_free (KithWaiting *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self);
}

/**
 * kith_desk_notice_free:
 * @self: (nullable): a notice
 */
void
kith_desk_notice_free (KithDeskNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->answer);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const KithDeskRecord *one = *(KithDeskRecord *const *) a, *other = *(KithDeskRecord *const *) b;

  return one->id < other->id ? -1 : one->id > other->id;
}

/* In force, about that person or about anybody, oldest first. (element-type KithDeskRecord) */
static GPtrArray *
collect (KithDesk *self, KithRecordKind what, gint64 person)
{
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records[what]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      KithDeskRecord *record = value;

      if ((person == 0 || kith_desk_find_root (self, record->person) == kith_desk_find_root (self, person)) &&
          kith_desk_is_in_force (self, record))
        g_ptr_array_add (found, record);
    }
  g_ptr_array_sort (found, compare_ids);
  return found;
}

/**
 * kith_desk_list_waiting:
 * @self: the desk
 * @person: a person's id, 0 for everybody
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithWaiting): what was not given and has not lapsed, oldest first
 */
GPtrArray *
kith_desk_list_waiting (KithDesk *self, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *list;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_READ, error))
    return NULL;
  records = collect (self, KITH_RECORD_WAITING, person);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_waiting_free);
  for (guint i = 0; i < records->len; i++)
    {
      const KithDeskRecord *record = g_ptr_array_index (records, i);
      KithWaiting *waiting = g_new0 (KithWaiting, 1);

      waiting->id = record->id;
      waiting->person = kith_desk_find_root (self, record->person);
      waiting->kind = record->kind;
      waiting->day = record->day;
      waiting->words = g_strdup (record->words);
      g_ptr_array_add (list, waiting);
    }
  return list;
}

/**
 * kith_desk_list_notices:
 * @self: the desk
 * @person: a person's id, 0 for everybody
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithDeskNotice): notices that stand, oldest first
 */
GPtrArray *
kith_desk_list_notices (KithDesk *self, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *list;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_READ, error))
    return NULL;
  records = collect (self, KITH_RECORD_NOTICE, person);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_notice_free);
  for (guint i = 0; i < records->len; i++)
    {
      const KithDeskRecord *record = g_ptr_array_index (records, i);
      KithDeskNotice *notice = g_new0 (KithDeskNotice, 1);

      notice->id = record->id;
      notice->person = kith_desk_find_root (self, record->person);
      notice->review_day = record->last_day + 1;
      notice->words = g_strdup (record->words);
      notice->answer = g_strdup (record->answer);
      g_ptr_array_add (list, notice);
    }
  return list;
}

/**
 * kith_desk_list_keep_apart:
 * @self: the desk
 * @error: %KITH_ERROR_NOT_PERMITTED: coordinators only
 *
 * Two who are one person by now stand there as that person twice.
 *
 * Returns: (transfer full) (element-type KithKeepApart): pairs of people who are kept apart, oldest first
 */
GPtrArray *
kith_desk_list_keep_apart (KithDesk *self, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *list;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_KEEP_APART_WRITE, error))
    return NULL;
  records = collect (self, KITH_RECORD_APART, 0);
  list = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const KithDeskRecord *record = g_ptr_array_index (records, i);
      KithKeepApart *pair = g_new0 (KithKeepApart, 1);

      pair->id = record->id;
      pair->person_a = kith_desk_find_root (self, record->person);
      pair->person_b = kith_desk_find_root (self, record->other);
      g_ptr_array_add (list, pair);
    }
  return list;
}
