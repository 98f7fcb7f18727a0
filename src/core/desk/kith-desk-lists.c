/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps what the desk shows in step with what is durable: rows move between Here now, stepped out and left,
 * the index learns cards and presence, the facts learn visits. Everything here is in memory and in the main
 * thread.
 *
 *   store ──(job, after its commit)──▶ visit_rows, guest_rows ──by state──▶ here │ out │ left
 *                                   └▶ facts ──kith_counts──▶ today's four numbers
 */

#include "desk/kith-desk-private.h"

#include <string.h>

#include "desk/kith-public-name.h"

static int
newest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return -kith_desk_row_compare ((KithDeskRow *) a, (KithDeskRow *) b);
}

static int
oldest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return kith_desk_row_compare ((KithDeskRow *) a, (KithDeskRow *) b);
}

static GListStore *
list_for (KithDesk *self, KithPresenceState state)
{
  switch (state)
    {
    case KITH_PRESENCE_HERE:
      return self->here;
    case KITH_PRESENCE_OUT:
      return self->out;
    case KITH_PRESENCE_LEFT:
    case KITH_PRESENCE_CLOSED:
    default:
      return self->left;
    }
}

static void
insert_row (KithDesk *self, KithDeskRow *row)
{
  GListStore *list = list_for (self, kith_desk_row_get_state (row));

  g_list_store_insert_sorted (list, row, list == self->here ? newest_first : oldest_first, NULL);
}

static void
remove_row (GListStore *list, KithDeskRow *row)
{
  guint position;

  if (g_list_store_find (list, row, &position))
    g_list_store_remove (list, position);
}

/* After a row changed: into the list where it belongs now, and to its place there. */
static void
place_row (KithDesk *self, KithDeskRow *row, KithPresenceState old_state, int old_minute)
{
  GListStore *old = list_for (self, old_state);

  if (old == list_for (self, kith_desk_row_get_state (row)) && old_minute == kith_desk_row_get_minute (row))
    return;
  g_object_ref (row);
  remove_row (old, row);
  insert_row (self, row);
  g_object_unref (row);
}

/* Whoever is here is found by person and by name without a look at every row: a sign-in asks for both. */
static void
know_row (KithDesk *self, KithDeskRow *row)
{
  gint64 person = kith_desk_row_get_person (row);
  GPtrArray *alike = g_hash_table_lookup (self->alike_rows, kith_desk_row_get_alike (row));

  if (alike == NULL)
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (self->alike_rows, g_strdup (kith_desk_row_get_alike (row)), alike);
    }
  g_ptr_array_add (alike, row);
  g_hash_table_insert (self->person_rows, g_memdup2 (&person, sizeof person), row);
}

static void
forget_row (KithDesk *self, KithDeskRow *row)
{
  gint64 person = kith_desk_row_get_person (row);
  const char *name = kith_desk_row_get_alike (row);
  GPtrArray *alike = g_hash_table_lookup (self->alike_rows, name);

  if (alike != NULL && g_ptr_array_remove_fast (alike, row) && alike->len == 0)
    g_hash_table_remove (self->alike_rows, name);
  if (g_hash_table_lookup (self->person_rows, &person) == row)
    g_hash_table_remove (self->person_rows, &person);
}

/* Tells those apart whose names would read alike on a public screen. */
static void
refresh_names (KithDesk *self, const char *alike)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *all = g_hash_table_lookup (self->alike_rows, alike);

  if (all != NULL && all->len == 1)
    {
      kith_desk_row_set_plain_name (g_ptr_array_index (all, 0));
      return;
    }
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      KithDeskRow *row = g_ptr_array_index (all, i);
      KithCard *card = kith_card_index_get (self->index, kith_desk_row_get_person (row));

      if (card == NULL)
        continue;
      g_ptr_array_add (rows, row);
      g_ptr_array_add (cards, card);
    }
  names = kith_public_names_new ((KithCard *const *) cards->pdata, cards->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = kith_public_name_dup_text (g_ptr_array_index (names, i));

      kith_desk_row_set_public_name (g_ptr_array_index (rows, i), text);
    }
}

static void
drop_row (KithDesk *self, GHashTable *rows, gint64 id)
{
  KithDeskRow *row = g_hash_table_lookup (rows, &id);
  g_autofree char *alike = NULL;

  if (row == NULL)
    return;
  alike = g_strdup (kith_desk_row_get_alike (row));
  if (rows == self->visit_rows)
    forget_row (self, row);
  remove_row (list_for (self, kith_desk_row_get_state (row)), row);
  g_hash_table_remove (rows, &id);
  refresh_names (self, alike);
}

/* The row shows this visit; whom it is told apart from may change with its name. */
static void
show_visit (KithDesk *self, KithDeskRow *row, const KithVisit *visit, KithCard *card)
{
  g_autofree char *was = g_strdup (kith_desk_row_get_alike (row));

  if (kith_desk_row_peek_visit (row) != NULL)
    forget_row (self, row);
  kith_desk_row_set_visit (row, visit, g_hash_table_contains (self->hidden, &visit->person) ? NULL : card,
                           g_hash_table_contains (self->hidden, &visit->person));
  know_row (self, row);
  if (strcmp (was, kith_desk_row_get_alike (row)) != 0)
    refresh_names (self, was);
  refresh_names (self, kith_desk_row_get_alike (row));
}

gint64
kith_desk_find_root (KithDesk *self, gint64 person)
{
  KithCard *card = kith_card_index_get (self->index, person);
  gint64 root = card != NULL ? kith_card_get_merged_into (card) : 0;

  return root != 0 ? root : person;
}

/* Notices end with somebody's death; what was left for them still waits for whoever comes for it. */
gboolean
kith_desk_is_in_force (KithDesk *self, const KithDeskRecord *record)
{
  const KithCard *card = record->what == KITH_RECORD_NOTICE
                             ? kith_card_index_get (self->index, kith_desk_find_root (self, record->person))
                             : NULL;

  return kith_desk_record_is_in_force (record, self->day) &&
         (card == NULL || kith_card_get_state (card) != KITH_CARD_DIED);
}

gboolean
kith_desk_has_record (KithDesk *self, KithRecordKind what, gint64 person)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records[what]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const KithDeskRecord *record = value;

      if (kith_desk_find_root (self, record->person) == person && kith_desk_is_in_force (self, record))
        return TRUE;
    }
  return FALSE;
}

gboolean
kith_desk_is_apart_here (KithDesk *self, gint64 person)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records[KITH_RECORD_APART]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const KithDeskRecord *record = value;
      gint64 a = kith_desk_find_root (self, record->person), b = kith_desk_find_root (self, record->other);
      gint64 other = a == person ? b : b == person ? a : 0;

      /* Nobody is kept apart from themself: that was said of two who are one. */
      if (other != 0 && other != person && kith_desk_record_is_in_force (record, self->day) &&
          kith_desk_find_here (self, other) != NULL)
        return TRUE;
    }
  return FALSE;
}

static KithDeskRow *
find_row_of (KithDesk *self, gint64 person)
{
  return g_hash_table_lookup (self->person_rows, &person);
}

void
kith_desk_refresh_marks (KithDesk *self, gint64 person)
{
  KithDeskRow *row;

  person = kith_desk_find_root (self, person);
  row = find_row_of (self, person);

  if (row != NULL)
    kith_desk_row_set_marks (row, kith_desk_has_record (self, KITH_RECORD_WAITING, person),
                             kith_desk_has_record (self, KITH_RECORD_NOTICE, person));
}

/**
 * kith_desk_find_here:
 * @self: the desk
 * @person: a person's id
 *
 * Returns: (transfer none) (nullable): the row of a person who is here or has stepped out
 */
KithDeskRow *
kith_desk_find_here (KithDesk *self, gint64 person)
{
  KithDeskRow *row;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  row = find_row_of (self, kith_desk_find_root (self, person));
  return row != NULL && kith_desk_row_get_state (row) < KITH_PRESENCE_LEFT ? row : NULL;
}

/* Two records of one person may both have come today: one row shows it. Whether it is to be this visit's. */
static gboolean
make_way (KithDesk *self, const KithVisit *visit, gint64 person)
{
  KithDeskRow *row = find_row_of (self, person);
  const KithVisit *shown = row != NULL ? kith_desk_row_peek_visit (row) : NULL;

  if (shown == NULL || shown->id == visit->id)
    return TRUE;
  if (kith_visit_compare_shown (shown, visit) < 0)
    {
      drop_row (self, self->visit_rows, visit->id);
      return FALSE;
    }
  drop_row (self, self->visit_rows, shown->id);
  return TRUE;
}

void
kith_desk_put_visit (KithDesk *self, const KithVisit *written)
{
  g_autoptr (KithVisit) visit = NULL;
  KithPresenceState old_state;
  KithCard *card;
  KithDeskRow *row;
  int old_minute;

  kith_facts_put_visit (self->facts, written->id, written->person, written->day, written->voided);
  if (written->voided || written->day != self->day)
    {
      drop_row (self, self->visit_rows, written->id);
      return;
    }

  visit = kith_visit_copy (written);
  visit->person = kith_desk_find_root (self, written->person);
  if (!make_way (self, visit, visit->person))
    return;
  card = kith_card_index_get (self->index, visit->person);
  row = g_hash_table_lookup (self->visit_rows, &visit->id);
  if (row == NULL)
    {
      row = kith_desk_row_new ();
      g_hash_table_insert (self->visit_rows, g_memdup2 (&visit->id, sizeof visit->id), row);
      show_visit (self, row, visit, card);
      kith_desk_refresh_marks (self, visit->person);
      insert_row (self, row);
      return;
    }
  old_state = kith_desk_row_get_state (row);
  old_minute = kith_desk_row_get_minute (row);
  show_visit (self, row, visit, card);
  place_row (self, row, old_state, old_minute);
}

void
kith_desk_put_guest (KithDesk *self, const KithGuest *guest)
{
  KithPresenceState old_state;
  KithDeskRow *row;
  int old_minute;

  kith_facts_put_guest (self->facts, guest->id, guest->day, (guint) MAX (0, guest->number), guest->voided);
  if (guest->voided || guest->day != self->day)
    {
      drop_row (self, self->guest_rows, guest->id);
      return;
    }

  row = g_hash_table_lookup (self->guest_rows, &guest->id);
  if (row == NULL)
    {
      row = kith_desk_row_new ();
      kith_desk_row_set_guest (row, guest);
      g_hash_table_insert (self->guest_rows, g_memdup2 (&guest->id, sizeof guest->id), row);
      insert_row (self, row);
      return;
    }
  old_state = kith_desk_row_get_state (row);
  old_minute = kith_desk_row_get_minute (row);
  kith_desk_row_set_guest (row, guest);
  place_row (self, row, old_state, old_minute);
}

void
kith_desk_put_card (KithDesk *self, KithCard *card)
{
  gint64 person = kith_card_get_person (card);
  KithDeskRow *row = find_row_of (self, person);
  const KithPresence *presence = g_hash_table_lookup (self->presence, &person);

  if (kith_card_get_state (card) == KITH_CARD_HIDDEN && kith_card_get_merged_into (card) == 0)
    kith_card_index_remove (self->index, person);
  else
    {
      kith_card_index_put (self->index, card);
      if (presence != NULL)
        kith_card_index_set_presence (self->index, person, presence->last_day, (guint) presence->times_seen);
    }
  kith_desk_put_likeness (self, card);
  kith_desk_forget_scan (self, kith_card_get_code (card));
  if (row != NULL)
    {
      g_autoptr (KithVisit) visit = kith_visit_copy (kith_desk_row_peek_visit (row));

      show_visit (self, row, visit, card);
    }
}

void
kith_desk_put_services (KithDesk *self, GPtrArray *services)
{
  g_clear_pointer (&self->services, g_ptr_array_unref);
  self->services = g_ptr_array_ref (services);
  kith_desk_notify_services (self);
}

void
kith_desk_recount (KithDesk *self)
{
  KithCount today;
  g_autoptr (GArray) parts =
      kith_counts (self->facts, self->day, self->day, KITH_COUNT_WHOLE, G_DATE_MONDAY, &today);

  g_clear_handle_id (&self->recount_id, g_source_remove);
  self->today_stale = FALSE;
  if (memcmp (&today, &self->today, sizeof today) == 0)
    return;
  self->today = today;
  kith_desk_notify_today (self);
}

static gboolean
recount_cb (gpointer user_data)
{
  KithDesk *self = user_data;

  self->recount_id = 0;
  kith_desk_recount (self);
  return G_SOURCE_REMOVE;
}

/* What was done is seen first; the numbers follow before the next frame, once for many that are signed in. */
static void
recount_soon (KithDesk *self)
{
  self->today_stale = TRUE;
  /* Where another thread's loop runs, this desk is not that thread's yet: it is counted when asked for. */
  if (self->recount_id != 0 || !g_main_context_acquire (NULL))
    return;
  self->recount_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, recount_cb, self, NULL);
  g_main_context_release (NULL);
}

static void
put_record (KithDesk *self, const KithDeskRecord *record)
{
  GHashTable *records = self->records[record->what];

  if (kith_desk_record_is_in_force (record, self->day))
    {
      KithDeskRecord *copy = kith_desk_record_copy (record);

      g_hash_table_replace (records, &copy->id, copy);
    }
  else
    g_hash_table_remove (records, &record->id);
}

static void
put_seen (KithDesk *self, const KithDeskSeen *seen)
{
  if (seen->seen)
    {
      kith_presence_put (self->presence, seen->person, &seen->presence);
      kith_card_index_set_presence (self->index, seen->person, seen->presence.last_day,
                                    (guint) seen->presence.times_seen);
    }
  else
    {
      g_hash_table_remove (self->presence, &seen->person);
      kith_card_index_set_presence (self->index, seen->person, KITH_DAY_NONE, 0);
    }
  kith_facts_put_first_day (self->facts, seen->person, seen->seen ? seen->presence.first_day : KITH_DAY_NONE);
}

static void
mark_shown (KithDesk *self, gint64 notice, KithDay day)
{
  KithDeskRecord *record = g_hash_table_lookup (self->records[KITH_RECORD_NOTICE], &notice);

  if (record != NULL)
    record->shown_day = day;
}

void
kith_desk_take_job (KithDesk *self, KithDeskJob *job)
{
  if (!job->wrote)
    return;

  for (guint i = 0; i < job->cards->len; i++)
    kith_desk_put_card (self, g_ptr_array_index (job->cards, i));
  for (guint i = 0; i < job->seen->len; i++)
    put_seen (self, &g_array_index (job->seen, KithDeskSeen, i));
  for (guint i = 0; i < job->pairs->len; i++)
    {
      const KithDeskPair *pair = &g_array_index (job->pairs, KithDeskPair, i);

      kith_facts_put_pair (self->facts, pair->a, pair->b, pair->unresolved);
    }
  for (guint i = 0; i < job->visits->len; i++)
    kith_desk_put_visit (self, g_ptr_array_index (job->visits, i));
  for (guint i = 0; i < job->guests->len; i++)
    kith_desk_put_guest (self, g_ptr_array_index (job->guests, i));
  for (guint i = 0; i < job->records->len; i++)
    {
      const KithDeskRecord *record = g_ptr_array_index (job->records, i);

      put_record (self, record);
      kith_desk_refresh_marks (self, record->person);
    }
  for (guint i = 0; i < job->shown->len; i++)
    mark_shown (self, g_array_index (job->shown, gint64, i), job->day);
  recount_soon (self);
}

/* Rows that the store no longer has on this day. */
static void
drop_missing (KithDesk *self, GHashTable *rows, GHashTable *still)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (still, id))
      g_array_append_vals (gone, id, 1);
  for (guint i = 0; i < gone->len; i++)
    drop_row (self, rows, g_array_index (gone, gint64, i));
}

/* Which of two visits of one person is shown is told anew, and so is whose a row is after records were merged
 * or taken apart. still: id → KithVisit; those are left out of it. */
static void
drop_merged (KithDesk *self, GHashTable *still)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, still);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 person = kith_desk_find_root (self, ((KithVisit *) value)->person);

      if (!g_hash_table_add (seen, g_memdup2 (&person, sizeof person)))
        g_hash_table_add (twice, g_memdup2 (&person, sizeof person));
    }
  g_hash_table_iter_init (&iter, self->visit_rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const KithVisit *shown = kith_desk_row_peek_visit (value);
      const KithVisit *visit = g_hash_table_lookup (still, &shown->id);
      gint64 person = visit != NULL ? kith_desk_find_root (self, visit->person) : 0;

      if (person != shown->person || g_hash_table_contains (twice, &person))
        g_hash_table_remove (still, &shown->id);
    }
}

static void
take_rows (KithDesk *self, KithDeskToday *today)
{
  g_autoptr (GHashTable) visits = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) guests = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < today->visits->len; i++)
    {
      KithVisit *visit = g_ptr_array_index (today->visits, i);

      g_hash_table_insert (visits, &visit->id, visit);
    }
  drop_merged (self, visits);
  for (guint i = 0; i < today->guests->len; i++)
    g_hash_table_add (guests, &((KithGuest *) g_ptr_array_index (today->guests, i))->id);
  drop_missing (self, self->visit_rows, visits);
  drop_missing (self, self->guest_rows, guests);
  for (guint i = 0; i < today->visits->len; i++)
    kith_desk_put_visit (self, g_ptr_array_index (today->visits, i));
  for (guint i = 0; i < today->guests->len; i++)
    kith_desk_put_guest (self, g_ptr_array_index (today->guests, i));
}

static void
refresh_all_marks (KithDesk *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->visit_rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      gint64 person = kith_desk_row_get_person (row);

      kith_desk_row_set_marks (row, kith_desk_has_record (self, KITH_RECORD_WAITING, person),
                               kith_desk_has_record (self, KITH_RECORD_NOTICE, person));
    }
}

void
kith_desk_take_today (KithDesk *self, KithDeskToday *today)
{
  gboolean another_day = self->day != today->day;

  self->day = today->day;
  g_set_object (&self->facts, today->facts);
  for (int i = 0; i < KITH_DESK_N_RECORDS; i++)
    {
      g_hash_table_remove_all (self->records[i]);
      for (guint n = 0; n < today->records[i]->len; n++)
        put_record (self, g_ptr_array_index (today->records[i], n));
    }
  take_rows (self, today);
  refresh_all_marks (self);
  kith_desk_put_services (self, today->services);
  kith_desk_recount (self);
  if (another_day)
    {
      g_ptr_array_set_size (self->scans, 0);
      g_ptr_array_add (self->scans, NULL);
      kith_desk_notify_day (self);
    }
}
