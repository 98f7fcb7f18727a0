/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of the people who come: one row each, with a sealed card that the desk reads. What the desk
 * sets is set inside its transaction (the _in functions): it joins it with a sign-in, a paper sheet with two
 * hundred. */

#include "people/kith-people.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-id.h"
#include "people/kith-people-private.h"
#include "people/kith-people-queries.h"

G_DEFINE_FINAL_TYPE (KithPeople, kith_people, G_TYPE_OBJECT)

static GBytes *
seal_card (KithPeople *self, gint64 person, const KithCard *card, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_card_to_content (card));

  return kith_session_seal (self->session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, person, person,
                            content, error);
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _ ("There is no record of this person any more. Search again by name."));
}

/* What the index is to think of a record in this state. */
KithCardState
kith_person_state_to_card (KithPersonState state)
{
  switch (state)
    {
    case KITH_PERSON_ACTIVE:
      return KITH_CARD_ACTIVE;
    case KITH_PERSON_AWAY:
      return KITH_CARD_AWAY;
    case KITH_PERSON_DIED:
      return KITH_CARD_DIED;
    case KITH_PERSON_ERASING:
    case KITH_PERSON_ERASED:
    case KITH_PERSON_TAKEN_BACK:
    default:
      return KITH_CARD_HIDDEN;
    }
}

KithCard *
kith_people_read_card (KithPeople *self,
                       KithDb *db,
                       gint64 person,
                       KithPersonState *state,
                       gint64 *version,
                       GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_PERSON_CARD, error);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithStep step;
  KithCard *card;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    set_not_found (error);
  if (step != KITH_STEP_ROW)
    return NULL;

  sealed = kith_stmt_dup_bytes (stmt, 0);
  if (sealed == NULL)
    {
      set_not_found (error);
      return NULL;
    }
  content = kith_session_open (self->session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, person, person,
                               sealed, G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE), error);
  card = content != NULL ? kith_card_from_content (person, content, error) : NULL;
  if (card == NULL)
    return NULL;
  *state = (KithPersonState) kith_stmt_get_int64 (stmt, 1);
  *version = kith_stmt_get_int64 (stmt, 2);
  kith_card_set_state (card, kith_person_state_to_card (*state));
  return card;
}

/**
 * kith_people_check_there:
 * @db: a connection
 * @person: an id
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether there is a record of this person that is neither erased, being erased nor taken back
 */
gboolean
kith_people_check_there (KithDb *db, gint64 person, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 found;

  if (kith_db_get_int64 (db, &found, &local, KITH_SQL_PERSON_IS_THERE, "i", person))
    return TRUE;
  if (local == NULL)
    g_set_error_literal (&local, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no record of this person any more. Search again by name."));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
kith_people_write_state_in (KithPeople *self,
                            KithChange *change,
                            gint64 person,
                            KithPersonState state,
                            KithDay away_until,
                            GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithCard) card = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithPersonState before;
  gint64 version;
  int changed;

  card = kith_people_read_card (self, db, person, &before, &version, error);
  if (card == NULL)
    return FALSE;
  if (before == KITH_PERSON_ERASING)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This record is being erased. A coordinator can stop that."));
      return FALSE;
    }
  kith_card_set_state (card, kith_person_state_to_card (state));
  sealed = seal_card (self, person, card, error);
  if (sealed == NULL)
    return FALSE;

  changed = kith_db_run (db, error, KITH_SQL_PERSON_SET_STATE, "wobii", (int) state,
                         away_until != KITH_DAY_NONE, (gint64) away_until, sealed, person, version);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "person", person);
  kith_change_announce (change, "person", person);
  return TRUE;
}

/* Moves every pair of this person from one state to another. */
static gboolean
move_pairs (KithPeople *self,
            KithChange *change,
            gint64 person,
            KithPairState from,
            KithPairState to,
            GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_change_get_db (change), KITH_SQL_PAIR_OF_PERSON, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "iw", person, (int) from);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 a = kith_stmt_get_int64 (stmt, 0), b = kith_stmt_get_int64 (stmt, 1);
      gint64 other = a == person ? b : a;

      g_array_append_val (others, other);
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    if (!kith_people_set_pair_in (self, change, person, g_array_index (others, gint64, i), to, NULL, error))
      return FALSE;
  return TRUE;
}

static void
kith_people_finalize (GObject *object)
{
  KithPeople *self = KITH_PEOPLE (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (kith_people_parent_class)->finalize (object);
}

static void
kith_people_class_init (KithPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_people_finalize;
}

static void
kith_people_init (KithPeople *self)
{
}

/**
 * kith_people_new:
 * @session: whose rights and keys are used
 *
 * Returns: (transfer full): the service; any thread may use it
 */
KithPeople *
kith_people_new (KithSession *session)
{
  KithPeople *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_PEOPLE, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * kith_people_add_in:
 * @self: the service
 * @change: a transaction
 * @card: what the desk knows; a name is enough; its own person id is not used
 * @day: the day to write as the record's first
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: the new id, 0 on failure
 */
gint64
kith_people_add_in (KithPeople *self, KithChange *change, const KithCard *card, KithDay day, GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  gint64 person;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), 0);
  g_return_val_if_fail (change != NULL && card != NULL, 0);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_WRITE, error))
    return 0;

  person = kith_id_random ();
  sealed = seal_card (self, person, card, error);
  if (sealed == NULL || kith_db_run (kith_change_get_db (change), error, KITH_SQL_PERSON_INSERT, "iwb",
                                     person, day, sealed) < 0)
    return 0;
  kith_change_touch (change, "person", person);
  kith_change_announce (change, "person", person);
  return person;
}

/**
 * kith_people_get_card:
 * @self: the service
 * @person: an id
 * @version: (out) (optional): the record's version, for kith_people_set_card_in()
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED or %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full): the card
 */
KithCard *
kith_people_get_card (KithPeople *self, gint64 person, gint64 *version, GError **error)
{
  KithPersonState state;
  KithCard *card;
  gint64 found;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (self->session), error);
  card = db != NULL ? kith_people_read_card (self, db, person, &state, &found, error) : NULL;
  if (card != NULL && version != NULL)
    *version = found;
  return card;
}

/**
 * kith_people_set_card_in:
 * @self: the service
 * @change: a transaction
 * @card: the card as it shall be
 * @version: the version it was read at, or 0 for whatever there is
 * @error: %KITH_ERROR_CHANGED, %KITH_ERROR_NOT_FOUND or %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether it was written
 */
gboolean
kith_people_set_card_in (KithPeople *self,
                         KithChange *change,
                         const KithCard *card,
                         gint64 version,
                         GError **error)
{
  gint64 person = kith_card_get_person (card);
  g_autoptr (KithCard) before = NULL;
  g_autoptr (KithCard) written = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithPersonState state;
  gint64 found;
  int changed;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_WRITE, error))
    return FALSE;
  db = kith_change_get_db (change);
  before = kith_people_read_card (self, db, person, &state, &found, error);
  if (before == NULL)
    return FALSE;

  written = kith_card_copy (card);
  kith_card_set_state (written, kith_person_state_to_card (state));
  sealed = seal_card (self, person, written, error);
  if (sealed == NULL)
    return FALSE;
  changed = kith_db_run (db, error, KITH_SQL_PERSON_SET_CARD, "bii", sealed, person,
                         version != 0 ? version : found);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "person", person);
  kith_change_announce (change, "person", person);
  return TRUE;
}

/**
 * kith_people_take_back_in:
 * @self: the service
 * @change: a transaction
 * @person: who was added by mistake
 * @error: %KITH_ERROR_INVALID while a visit stands under that person or the record is merged,
 *   %KITH_ERROR_NOT_FOUND
 *
 * Hides the record; kith_people_bring_back_in() shows it again.
 *
 * Returns: whether it was taken back
 */
gboolean
kith_people_take_back_in (KithPeople *self, KithChange *change, gint64 person, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 visit, merge;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_WRITE, error))
    return FALSE;
  if (kith_db_get_int64 (kith_change_get_db (change), &visit, &local, KITH_SQL_PERSON_HAS_VISIT, "i", person))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This person has visits, so the record stays. Take the visits back first."));
      return FALSE;
    }
  if (local == NULL &&
      kith_db_get_int64 (kith_change_get_db (change), &merge, &local, KITH_SQL_PERSON_IS_MERGED, "i", person))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This record is merged with another one. Take them apart first."));
      return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return move_pairs (self, change, person, KITH_PAIR_UNRESOLVED, KITH_PAIR_WITHDRAWN, error) &&
         kith_people_write_state_in (self, change, person, KITH_PERSON_TAKEN_BACK, KITH_DAY_NONE, error);
}

/**
 * kith_people_bring_back_in:
 * @self: the service
 * @change: a transaction
 * @person: who was taken back
 * @error: %KITH_ERROR_NOT_FOUND or %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether the record is there again
 */
gboolean
kith_people_bring_back_in (KithPeople *self, KithChange *change, gint64 person, GError **error)
{
  g_return_val_if_fail (KITH_IS_PEOPLE (self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  return kith_session_demand (self->session, KITH_ACTION_DESK_WRITE, error) &&
         move_pairs (self, change, person, KITH_PAIR_WITHDRAWN, KITH_PAIR_UNRESOLVED, error) &&
         kith_people_write_state_in (self, change, person, KITH_PERSON_ACTIVE, KITH_DAY_NONE, error);
}

/**
 * kith_people_set_pair_in:
 * @self: the service
 * @change: a transaction
 * @person: one of two
 * @other: the other
 * @state: what is known about whether they are one person
 * @before: (out) (optional): what was known, 0 for nothing
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
kith_people_set_pair_in (KithPeople *self,
                         KithChange *change,
                         gint64 person,
                         gint64 other,
                         KithPairState state,
                         KithPairState *before,
                         GError **error)
{
  gint64 a = MIN (person, other), b = MAX (person, other);
  g_autoptr (KithStmt) stmt = NULL;
  gint64 id = 0, version = 0;
  KithPairState found = 0;
  KithStep step;
  int changed;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), FALSE);
  g_return_val_if_fail (change != NULL && person != other, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_WRITE, error))
    return FALSE;
  db = kith_change_get_db (change);
  stmt = kith_db_prepare (db, KITH_SQL_PAIR_GET, error);
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "ii", a, b);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_ROW)
    {
      id = kith_stmt_get_int64 (stmt, 0);
      found = (KithPairState) kith_stmt_get_int64 (stmt, 1);
      version = kith_stmt_get_int64 (stmt, 2);
    }
  kith_stmt_reset (stmt);

  if (id == 0)
    {
      id = kith_change_new_id (change);
      changed = kith_db_run (db, error, KITH_SQL_PAIR_INSERT, "iiiw", id, a, b, (int) state);
    }
  else
    changed = kith_db_run (db, error, KITH_SQL_PAIR_SET_STATE, "wii", (int) state, id, version);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;

  kith_change_touch (change, "duplicate_pair", id);
  kith_change_announce (change, "duplicate_pair", id);
  if (before != NULL)
    *before = found;
  return TRUE;
}

/**
 * kith_people_get_n_unreadable:
 * @self: the service
 *
 * Returns: how many cards the last kith_people_load_cards() could not open
 */
guint
kith_people_get_n_unreadable (KithPeople *self)
{
  g_return_val_if_fail (KITH_IS_PEOPLE (self), 0);

  return (guint) g_atomic_int_get (&self->n_unreadable);
}
