/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names come from the cards; dates of birth and contacts from the intake, where the account may read it. What
 * somebody decided before is remembered in duplicate_pair. */

#include "people/kith-duplicates.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-intakes.h"
#include "people/kith-likeness-card.h"
#include "people/kith-merges.h"
#include "people/kith-people-queries.h"

struct _KithDuplicates
{
  GObject parent_instance;

  KithSession *session;     /* (owned) */
  KithPeople *people;       /* (owned) */
  KithLikenessIndex *index; /* (owned) */
  GHashTable *cards;        /* (owned) (element-type gint64 KithCard): while loading */
};

/* Two ids, the smaller first. */
typedef struct
{
  gint64 a;
  gint64 b;
} Pair;

G_DEFINE_FINAL_TYPE (KithDuplicates, kith_duplicates, G_TYPE_OBJECT)

static guint
pair_hash (gconstpointer data)
{
  const Pair *pair = data;

  return g_int64_hash (&pair->a) * 31 + g_int64_hash (&pair->b);
}

static gboolean
pair_equal (gconstpointer x, gconstpointer y)
{
  const Pair *p = x, *q = y;

  return p->a == q->a && p->b == q->b;
}

static void
intake_cb (gint64 person, const KithIntake *intake, gpointer user_data)
{
  KithDuplicates *self = user_data;
  KithCard *card = g_hash_table_lookup (self->cards, &person);

  if (card == NULL)
    return;
  kith_likeness_put_card (self->index, card, intake);
  g_hash_table_remove (self->cards, &person);
}

static gboolean
load (KithDuplicates *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cards = kith_people_load_cards (self->people, cancellable, error);
  GHashTableIter iter;
  gpointer card;

  if (cards == NULL)
    return FALSE;
  self->cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < cards->len; i++)
    {
      gint64 person = kith_card_get_person (g_ptr_array_index (cards, i));

      if (kith_card_get_state (g_ptr_array_index (cards, i)) != KITH_CARD_HIDDEN)
        g_hash_table_insert (self->cards, g_memdup2 (&person, sizeof person), g_ptr_array_index (cards, i));
    }
  if (kith_session_may (self->session, KITH_ACTION_INTAKE_READ) &&
      !kith_intakes_visit (self->session, intake_cb, self, cancellable, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    kith_likeness_put_card (self->index, card, NULL);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  return TRUE;
}

static void
kith_duplicates_finalize (GObject *object)
{
  KithDuplicates *self = KITH_DUPLICATES (object);

  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_object (&self->index);
  g_clear_object (&self->people);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kith_duplicates_parent_class)->finalize (object);
}

static void
kith_duplicates_class_init (KithDuplicatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_duplicates_finalize;
}

static void
kith_duplicates_init (KithDuplicates *self)
{
  self->index = kith_likeness_index_new ();
}

/**
 * kith_duplicates_load:
 * @session: whose rights and keys are used
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Reads every record that is not hidden, as far as the account may. Reading intakes is written down once.
 *
 * Returns: (transfer full): the records, ready to be compared by one thread
 */
KithDuplicates *
kith_duplicates_load (KithSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithDuplicates) self = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_DUPLICATES, NULL);
  self->session = g_object_ref (session);
  self->people = kith_people_new (session);
  return load (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_duplicates_get_index:
 * @self: the records
 *
 * Returns: (transfer none): what compares them
 */
KithLikenessIndex *
kith_duplicates_get_index (KithDuplicates *self)
{
  g_return_val_if_fail (KITH_IS_DUPLICATES (self), NULL);

  return self->index;
}

/* A question that is open about any of their records is open; otherwise two who were told apart are two. */
static void
note_state (GHashTable *pairs, const Pair *pair, KithPairState state)
{
  KithPairState known = (KithPairState) GPOINTER_TO_INT (g_hash_table_lookup (pairs, pair));

  if (known == KITH_PAIR_UNRESOLVED || (known == KITH_PAIR_DISTINCT && state != KITH_PAIR_UNRESOLVED))
    return;
  g_hash_table_insert (pairs, g_memdup2 (pair, sizeof *pair), GINT_TO_POINTER ((int) state));
}

/* What was decided about pairs: Pair → KithPairState. Merged records are one, and a pair of them is settled.
 */
static GHashTable *
read_pairs (KithSession *session, GError **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_PAIRS, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 one = kith_merges_find_root (db, kith_stmt_get_int64 (stmt, 0), error);
      gint64 other = one != 0 ? kith_merges_find_root (db, kith_stmt_get_int64 (stmt, 1), error) : 0;
      Pair pair = { MIN (one, other), MAX (one, other) };

      if (other == 0)
        return NULL;
      if (one != other)
        note_state (pairs, &pair, (KithPairState) kith_stmt_get_int64 (stmt, 2));
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&pairs);
}

/* Whoever counts as another is that one: (element-type gint64), by turns of each record of @person. */
static gboolean
list_pairs_of (KithDb *db, GArray *records, KithPairState state, GArray *others, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 record = g_array_index (records, gint64, i);
      g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_PAIR_OF_PERSON, error);
      KithStep step;

      if (stmt == NULL)
        return FALSE;
      kith_stmt_bind (stmt, "ii", record, (gint64) state);
      while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
        {
          gint64 a = kith_stmt_get_int64 (stmt, 0), b = kith_stmt_get_int64 (stmt, 1);
          gint64 other = kith_merges_find_root (db, a == record ? b : a, error);

          if (other == 0)
            return FALSE;
          g_array_append_val (others, other);
        }
      if (step == KITH_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static gboolean
array_has (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * kith_duplicates_list_told_apart:
 * @session: whose rights are used
 * @person: somebody who has a record
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Where records are merged, what was said of one is said of all; while a question is open about any of them,
 * nothing is.
 *
 * Returns: (transfer full) (element-type gint64): of whom it was said that they are not @person
 */
GArray *
kith_duplicates_list_told_apart (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GArray) distinct = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) records = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (person != 0, NULL);

  if (!kith_session_demand (session, KITH_ACTION_DESK_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  records = db != NULL ? kith_merges_list_group (db, person, error) : NULL;
  if (records == NULL || !list_pairs_of (db, records, KITH_PAIR_DISTINCT, distinct, error) ||
      !list_pairs_of (db, records, KITH_PAIR_UNRESOLVED, open, error))
    return NULL;
  for (guint i = distinct->len; i > 0; i--)
    if (array_has (open, g_array_index (distinct, gint64, i - 1)))
      g_array_remove_index_fast (distinct, i - 1);
  return g_steal_pointer (&distinct);
}

/* What somebody noted as a question stays one, however unlikely it looks by now. */
static void
add_noted (KithDuplicates *self, GHashTable *pairs, GHashTable *found, GArray *review)
{
  GHashTableIter iter;
  gpointer key, state;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &key, &state))
    {
      const Pair *pair = key;
      KithLikeness one;

      if (GPOINTER_TO_INT (state) == KITH_PAIR_UNRESOLVED && !g_hash_table_contains (found, pair) &&
          kith_likeness_index_compare (self->index, pair->a, pair->b, &one))
        g_array_append_val (review, one);
    }
}

/**
 * kith_duplicates_review:
 * @self: the records
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type KithLikeness): the pairs that somebody should look at, likeliest
 * first, without those of which it was said that they are two people
 */
GArray *
kith_duplicates_review (KithDuplicates *self,
                        KithLikenessProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GHashTable) pairs = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) review = NULL;

  g_return_val_if_fail (KITH_IS_DUPLICATES (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_PERSON_MERGE, error))
    return NULL;
  pairs = read_pairs (self->session, error);
  all = pairs != NULL ? kith_likeness_index_find_pairs (self->index, progress, user_data, cancellable, error)
                      : NULL;
  if (all == NULL)
    return NULL;

  found = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  review = g_array_new (FALSE, FALSE, sizeof (KithLikeness));
  for (guint i = 0; i < all->len; i++)
    {
      const KithLikeness *one = &g_array_index (all, KithLikeness, i);
      Pair pair = { one->person, one->other };

      g_hash_table_add (found, g_memdup2 (&pair, sizeof pair));
      if (GPOINTER_TO_INT (g_hash_table_lookup (pairs, &pair)) != KITH_PAIR_DISTINCT)
        g_array_append_val (review, *one);
    }
  add_noted (self, pairs, found, review);
  g_array_sort (review, kith_likeness_compare);
  return g_steal_pointer (&review);
}

/**
 * kith_duplicates_note_in:
 * @self: the records
 * @change: a transaction
 * @pairs: (element-type KithLikeness): what kith_duplicates_review() gave
 * @error: return location
 *
 * Notes each pair as a question, so that people are counted as a range until somebody has decided.
 *
 * Returns: whether they are noted
 */
gboolean
kith_duplicates_note_in (KithDuplicates *self, KithChange *change, GArray *pairs, GError **error)
{
  g_autoptr (GHashTable) known = NULL;

  g_return_val_if_fail (KITH_IS_DUPLICATES (self), FALSE);
  g_return_val_if_fail (change != NULL && pairs != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_PERSON_MERGE, error))
    return FALSE;
  known = read_pairs (self->session, error);
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    {
      const KithLikeness *one = &g_array_index (pairs, KithLikeness, i);
      Pair pair = { one->person, one->other };

      if (!g_hash_table_contains (known, &pair) &&
          !kith_people_set_pair_in (self->people, change, pair.a, pair.b, KITH_PAIR_UNRESOLVED, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Questions about their other records are answered with it: (element-type gint64) others, by turns. */
static gboolean
settle_open (KithPeople *people, KithChange *change, gint64 person, gint64 other, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) of_person = kith_merges_list_records (db, person, error);
  g_autoptr (GArray) of_other = of_person != NULL ? kith_merges_list_records (db, other, error) : NULL;

  if (of_other == NULL)
    return FALSE;
  for (guint i = 0; i < of_person->len; i++)
    for (guint n = 0; n < of_other->len; n++)
      {
        gint64 a = g_array_index (of_person, gint64, i), b = g_array_index (of_other, gint64, n), state;
        GError *local = NULL;

        if (kith_db_get_int64 (db, &state, &local, KITH_SQL_PAIR_STATE, "ii", MIN (a, b), MAX (a, b)) &&
            state == KITH_PAIR_UNRESOLVED &&
            !kith_people_set_pair_in (people, change, a, b, KITH_PAIR_DISTINCT, NULL, error))
          return FALSE;
        if (local != NULL)
          {
            g_propagate_error (error, local);
            return FALSE;
          }
      }
  return TRUE;
}

/**
 * kith_duplicates_distinct:
 * @session: whose rights are used
 * @person: one of two
 * @other: the other
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID where they are merged
 *
 * They are not the same person: remembered, and not asked again. Where records are merged, it is said of all.
 *
 * Returns: whether it was written
 */
gboolean
kith_duplicates_distinct (KithSession *session, gint64 person, gint64 other, GError **error)
{
  g_autoptr (KithPeople) people = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (person != other, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_MERGE, error))
    return FALSE;
  people = kith_people_new (session);
  change = kith_session_begin (session, KITH_EVENT_PEOPLE_DISTINCT, person, error);
  if (change == NULL)
    return FALSE;
  person = kith_merges_find_root (kith_change_get_db (change), person, error);
  other = person != 0 ? kith_merges_find_root (kith_change_get_db (change), other, error) : 0;
  if (other == 0)
    return FALSE;
  if (person == other)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("These two are merged. Take them apart first."));
      return FALSE;
    }
  return kith_people_set_pair_in (people, change, person, other, KITH_PAIR_DISTINCT, NULL, error) &&
         settle_open (people, change, person, other, error) && kith_change_commit (change, error);
}
