/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Erasing in three steps, each of which may be the last before the power fails: the record is hidden; after a
 * week its sealed values are destroyed in one change; then the write-ahead log, which still has them, is
 * emptied. A ledger outside the store holds a restored backup to it. Whoever opens such a backup first has
 * the record hidden; destroying is for those who may erase.
 */

#include "people/kith-erasures.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-erase-values-private.h"
#include "people/kith-erasure-queries.h"
#include "people/kith-legal-holds.h"
#include "people/kith-people.h"
#include "session/kith-erasure-ledger.h"

/* A record and what is known about erasing it. */
typedef struct
{
  gint64 person;
  gint64 state;   /* KithPersonState */
  gint64 erasure; /* KithErasureState */
  KithDay asked_day;
} Record;

/* (element-type Record) */
static GArray *
read_records (KithDb *db, const char *sql, gint64 person, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (Record));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      Record record = { kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 1),
                        kith_stmt_get_int64 (stmt, 2), (KithDay) kith_stmt_get_int64 (stmt, 3) };

      g_array_append_val (records, record);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&records);
}

/* Every record that counts as this person. */
static GArray *
read_same (KithDb *db, gint64 person, GError **error)
{
  g_autoptr (GArray) records = read_records (db, KITH_SQL_ERASURE_SAME, person, error);

  if (records != NULL && records->len == 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("There is no record of this person any more. Search again by name."));
      return NULL;
    }
  return g_steal_pointer (&records);
}

static gboolean
set_state (KithChange *change, gint64 person, gint64 state, GError **error)
{
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_PERSON_HIDE, "ii", person, state) < 0)
    return FALSE;
  kith_change_touch (change, "person", person);
  kith_change_announce (change, "person", person);
  return TRUE;
}

/* A record that was hidden by somebody who may not erase: its card still says what it was. */
static gint64
read_state_before (KithChange *change, gint64 person)
{
  KithSession *session = kith_change_get_session (change);
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_change_get_db (change), KITH_SQL_ERASURE_CARD, NULL);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (KithCard) card = NULL;

  if (stmt == NULL)
    return KITH_PERSON_ACTIVE;
  kith_stmt_bind (stmt, "i", person);
  sealed = kith_stmt_step (stmt, NULL) == KITH_STEP_ROW ? kith_stmt_dup_bytes (stmt, 0) : NULL;
  if (sealed != NULL)
    content = kith_session_open (session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, person, person,
                                 sealed, G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE), NULL);
  card = content != NULL ? kith_card_from_content (person, content, NULL) : NULL;
  if (card == NULL || kith_card_get_state (card) > KITH_CARD_DIED)
    return KITH_PERSON_ACTIVE;
  return kith_card_get_state (card);
}

static gboolean
put_row (KithChange *change, const Record *record, KithDay asked_day, KithDay due_day, GError **error)
{
  gint64 was =
      record->state == KITH_PERSON_ERASING ? read_state_before (change, record->person) : record->state;

  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_ERASURE_INSERT, "iwwii", record->person,
                   asked_day, due_day, was, kith_session_get_account (kith_change_get_session (change))) < 0)
    return FALSE;
  kith_change_touch (change, "erasure", record->person);
  return set_state (change, record->person, KITH_PERSON_ERASING, error);
}

static gboolean
take_back_row (KithChange *change, const Record *record, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  gint64 was = KITH_PERSON_ACTIVE;

  kith_db_get_int64 (db, &was, NULL, KITH_SQL_ERASURE_WAS, "i", record->person);
  if (kith_db_run (db, error, KITH_SQL_ERASURE_REMOVE, "i", record->person) < 0)
    return FALSE;
  kith_change_touch (change, "erasure", record->person);
  return set_state (change, record->person, was, error);
}

/* What the ledger says of a record that this store does not know to be erased. */
static gboolean
replay_ask (KithSession *session, const KithErasureEntry *entry, const Record *record, GError **error)
{
  gboolean may = kith_session_may (session, KITH_ACTION_PERSON_ERASE);
  g_autoptr (KithChange) change = NULL;

  if (record->erasure != KITH_ERASURE_NONE || (!may && record->state == KITH_PERSON_ERASING))
    return TRUE;
  if (!kith_erasure_ledger_check (session, entry, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_ERASURE_ASKED, record->person, error);
  return change != NULL &&
         (may ? put_row (change, record, entry->asked_day, entry->due_day, error)
              : set_state (change, record->person, KITH_PERSON_ERASING, error)) &&
         kith_change_commit (change, error);
}

/* A backup of the week in which it could still be stopped, and was. */
static gboolean
replay_stop (KithSession *session, const KithErasureEntry *entry, const Record *record, GError **error)
{
  g_autoptr (KithChange) change = NULL;

  if (record->erasure != KITH_ERASURE_ASKED || entry->asked_day < record->asked_day ||
      !kith_session_may (session, KITH_ACTION_PERSON_ERASE))
    return TRUE;
  if (!kith_erasure_ledger_check (session, entry, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_ERASURE_STOPPED, record->person, error);
  return change != NULL && take_back_row (change, record, error) && kith_change_commit (change, error);
}

/* An entry that nobody signed who may is told, and keeps no other from being heeded. */
static gboolean
replay (KithSession *session, const KithErasureEntry *entry, GError **error)
{
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (GArray) records =
      db != NULL ? read_records (db, KITH_SQL_ERASURE_OF, entry->person, error) : NULL;
  g_autoptr (GError) local = NULL;
  const Record *record;

  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    return TRUE;
  record = &g_array_index (records, Record, 0);
  if (entry->due_day != 0 ? replay_ask (session, entry, record, &local)
                          : replay_stop (session, entry, record, &local))
    return TRUE;
  if (g_error_matches (local, KITH_ERROR, KITH_ERROR_UNVERIFIED))
    {
      g_message ("%s", local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* (element-type KithErasure) of a statement that answers id, the day it was asked for and the day it is due.
 */
static GArray *
list_due (KithSession *session, GError **error)
{
  g_autoptr (GArray) due = g_array_new (FALSE, TRUE, sizeof (KithErasure));
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_ERASURES_DUE, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", kith_clock_today (kith_session_get_clock (session)));
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithErasure erasure = { .person = kith_stmt_get_int64 (stmt, 0),
                              .asked_day = (KithDay) kith_stmt_get_int64 (stmt, 1),
                              .due_day = (KithDay) kith_stmt_get_int64 (stmt, 2) };

      g_array_append_val (due, erasure);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&due);
}

/* The ledger first: once a record is gone, no backup may bring it back. */
static gboolean
make_final (KithSession *session, const KithErasure *erasure, gboolean *done, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  KithDay held;
  int changed;

  *done = FALSE;
  if (!kith_legal_holds_until (session, erasure->person, &held, error))
    return FALSE;
  if (held != KITH_DAY_NONE)
    return TRUE;
  if (!kith_erasure_ledger_put (session, erasure->person, erasure->asked_day, erasure->due_day, error))
    return FALSE;

  change = kith_session_begin (session, KITH_EVENT_ERASED, erasure->person, error);
  if (change == NULL || !kith_erase_values_in (change, erasure->person, error))
    return FALSE;
  changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_ERASURE_SET_FINAL, "iw",
                         erasure->person, kith_clock_today (kith_session_get_clock (session)));
  if (!kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "erasure", erasure->person);
  kith_change_announce (change, "person", erasure->person);
  *done = kith_change_commit (change, error);
  return *done;
}

/* What was destroyed still stands in the write-ahead log until that is emptied. */
static gboolean
sweep (KithSession *session, GError **error)
{
  KithStore *store = kith_session_get_store (session);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithDb *db = kith_store_get_reader (store, error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_ERASURES_UNSWEPT, error) : NULL;
  g_autoptr (KithChange) change = NULL;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (people, person);
    }
  g_clear_pointer (&stmt, kith_stmt_free);
  if (step == KITH_STEP_ERROR || people->len == 0)
    return step != KITH_STEP_ERROR;
  if (!kith_store_truncate_log (store, error))
    return FALSE;

  change = kith_session_begin (session, KITH_EVENT_ERASURE_SWEPT, 0, error);
  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      gint64 person = g_array_index (people, gint64, i);

      if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_ERASURE_SET_SWEPT, "i", person) < 0)
        return FALSE;
      kith_change_touch (change, "erasure", person);
    }
  return kith_change_commit (change, error);
}

/* Closing folds the log as well: a reader in its way now is no reason to say that something failed. */
static gboolean
sweep_if_free (KithSession *session, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (sweep (session, &local) || g_error_matches (local, KITH_ERROR, KITH_ERROR_IN_USE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
ask_for (KithChange *change, GArray *records, KithDay today, guint *n_asked, GError **error)
{
  *n_asked = 0;
  for (guint i = 0; i < records->len; i++)
    {
      const Record *record = &g_array_index (records, Record, i);

      if (record->erasure != KITH_ERASURE_NONE)
        continue;
      if (!put_row (change, record, today, today + KITH_ERASURE_DAYS, error))
        return FALSE;
      (*n_asked)++;
    }
  if (*n_asked == 0)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("Erasing this record was asked for already."));
  return *n_asked > 0;
}

/**
 * kith_erasures_ask:
 * @session: a coordinator's session
 * @person: who asks to be erased
 * @erasure: (out) (optional): when it will be final, and whether a legal hold is in the way
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID where it was asked already
 *
 * Hides the record, and all that count as the same person, at once. It is destroyed after
 * %KITH_ERASURE_DAYS days, at an unlock by somebody who may, unless kith_erasures_stop() comes before.
 *
 * Returns: whether it is asked for
 */
gboolean
kith_erasures_ask (KithSession *session, gint64 person, KithErasure *erasure, GError **error)
{
  KithDay today;
  KithDay held = KITH_DAY_NONE;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GArray) records = NULL;
  guint n_asked;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_ERASE, error))
    return FALSE;
  today = kith_clock_today (kith_session_get_clock (session));
  change = kith_session_begin (session, KITH_EVENT_ERASURE_ASKED, person, error);
  records = change != NULL ? read_same (kith_change_get_db (change), person, error) : NULL;
  if (records == NULL || !ask_for (change, records, today, &n_asked, error) ||
      !kith_change_commit (change, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, Record, i).erasure == KITH_ERASURE_NONE &&
        !kith_erasure_ledger_put (session, g_array_index (records, Record, i).person, today,
                                  today + KITH_ERASURE_DAYS, error))
      return FALSE;
  if (!kith_legal_holds_until (session, person, &held, error))
    return FALSE;
  if (erasure != NULL)
    *erasure = (KithErasure){ .person = person,
                              .asked_day = today,
                              .due_day = today + KITH_ERASURE_DAYS,
                              .erased_day = KITH_DAY_NONE,
                              .held_until = held,
                              .state = KITH_ERASURE_ASKED };
  return TRUE;
}

/**
 * kith_erasures_stop:
 * @session: a coordinator's session
 * @person: whose record is not to be erased after all
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID where nothing is to be
 * stopped
 *
 * Returns: whether the record is as it was
 */
gboolean
kith_erasures_stop (KithSession *session, gint64 person, GError **error)
{
  KithDay today;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GArray) records = NULL;
  guint n_stopped = 0;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_ERASE, error))
    return FALSE;
  today = kith_clock_today (kith_session_get_clock (session));
  db = kith_store_get_reader (kith_session_get_store (session), error);
  records = db != NULL ? read_same (db, person, error) : NULL;
  if (records == NULL)
    return FALSE;

  /* The ledger first: were it last, a crash in between would have it erase what was stopped. */
  for (guint i = 0; i < records->len; i++)
    {
      const Record *record = &g_array_index (records, Record, i);

      if (record->state == KITH_PERSON_ERASING &&
          !kith_erasure_ledger_put (session, record->person, today, 0, error))
        return FALSE;
    }
  change = kith_session_begin (session, KITH_EVENT_ERASURE_STOPPED, person, error);
  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const Record *record = &g_array_index (records, Record, i);

      if (record->state != KITH_PERSON_ERASING)
        continue;
      if (!take_back_row (change, record, error))
        return FALSE;
      n_stopped++;
    }
  if (n_stopped == 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("This record is not being erased."));
      return FALSE;
    }
  return kith_change_commit (change, error);
}

/**
 * kith_erasures_list:
 * @session: a coordinator's session
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithErasure): what was asked for and what is done, by the day it is
 * due
 */
GArray *
kith_erasures_list (KithSession *session, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (KithErasure));
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_ERASE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_ERASURES, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithErasure erasure = { .person = kith_stmt_get_int64 (stmt, 0),
                              .asked_day = (KithDay) kith_stmt_get_int64 (stmt, 1),
                              .due_day = (KithDay) kith_stmt_get_int64 (stmt, 2),
                              .erased_day = kith_stmt_is_null (stmt, 3)
                                                ? KITH_DAY_NONE
                                                : (KithDay) kith_stmt_get_int64 (stmt, 3),
                              .held_until = KITH_DAY_NONE,
                              .state = (KithErasureState) kith_stmt_get_int64 (stmt, 4) };

      if (erasure.state == KITH_ERASURE_ASKED &&
          !kith_legal_holds_until (session, erasure.person, &erasure.held_until, error))
        return NULL;
      g_array_append_val (all, erasure);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&all);
}

/**
 * kith_erasures_settle:
 * @session: an open session, of any role
 * @n_erased: (out) (optional): how many records were destroyed now
 * @error: return location
 *
 * What is to be done at each unlock. Records that the ledger names and this store, put back from a backup,
 * does not know to be erased are hidden. Where the account may erase, whatever is due and not held is
 * destroyed. It can be interrupted anywhere, and goes on with the next unlock.
 *
 * Returns: whether all that this account may do is done
 */
gboolean
kith_erasures_settle (KithSession *session, guint *n_erased, GError **error)
{
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GArray) due = NULL;
  guint n = 0;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (n_erased != NULL)
    *n_erased = 0;
  if (kith_store_is_read_only (kith_session_get_store (session)))
    return TRUE;
  entries = kith_erasure_ledger_read (session, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!replay (session, &g_array_index (entries, KithErasureEntry, i), error))
      return FALSE;
  kith_erasure_ledger_spread (session, entries);
  if (!kith_session_may (session, KITH_ACTION_PERSON_ERASE))
    return TRUE;

  due = list_due (session, error);
  if (due == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      gboolean done;

      if (!make_final (session, &g_array_index (due, KithErasure, i), &done, error))
        return FALSE;
      n += done ? 1 : 0;
    }
  if (n_erased != NULL)
    *n_erased = n;
  return sweep_if_free (session, error);
}

/**
 * kith_erasures_load_hidden:
 * @session: an open session
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the ids of those who are being erased or were
 */
GHashTable *
kith_erasures_load_hidden (KithSession *session, GError **error)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_DESK_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_PEOPLE_HIDDEN, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 0);

      g_hash_table_add (hidden, g_memdup2 (&person, sizeof person));
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&hidden);
}
