/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Things waiting at the desk, desk notices and pairs kept apart. Words are sealed for the desk; who is kept
 * apart from whom is sealed whole. Nothing is deleted: a record is in force, done, or taken back. */

#include "desk/kith-desk-records.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "desk/kith-desk-queries.h"

static const char *
table_of (KithRecordKind what)
{
  switch (what)
    {
    case KITH_RECORD_WAITING:
      return "waiting";
    case KITH_RECORD_NOTICE:
      return "desk_notice";
    case KITH_RECORD_APART:
      return "keep_apart";
    default:
      g_assert_not_reached ();
    }
}

/**
 * kith_desk_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): the same
 */
KithDeskRecord *
kith_desk_record_copy (const KithDeskRecord *self)
{
  KithDeskRecord *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  copy->answer = g_strdup (self->answer);
  copy->author = g_strdup (self->author);
  return copy;
}

/**
 * kith_desk_record_free:
 * @self: (nullable): a record
 */
void
kith_desk_record_free (KithDeskRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->answer);
  g_free (self->author);
  g_free (self);
}

/**
 * kith_desk_record_is_in_force:
 * @self: a record
 * @today: the center's day
 *
 * Returns: whether it stands and has not lapsed
 */
gboolean
kith_desk_record_is_in_force (const KithDeskRecord *self, KithDay today)
{
  return self->state == KITH_RECORD_IN_FORCE && (self->what == KITH_RECORD_APART || today <= self->last_day);
}

static GBytes *
seal_words (KithSession *session,
            KithSealKind kind,
            gint64 row,
            gint64 person,
            const char *words,
            GError **error)
{
  GVariantDict dict;
  g_autoptr (GVariant) content = NULL;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "words", "s", words);
  content = g_variant_ref_sink (g_variant_dict_end (&dict));
  return kith_session_seal (session, KITH_PURPOSE_DESK, kind, row, person, content, error);
}

/* *words stays NULL where the column is. */
static gboolean
open_words (KithSession *session,
            KithSealKind kind,
            gint64 row,
            gint64 person,
            KithStmt *stmt,
            int column,
            char **words,
            GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GVariant) content = NULL;

  if (kith_stmt_is_null (stmt, column))
    return TRUE;
  sealed = kith_stmt_dup_bytes (stmt, column);
  content = kith_session_open (session, KITH_PURPOSE_DESK, kind, row, person, sealed, G_VARIANT_TYPE_VARDICT,
                               error);
  if (content == NULL)
    return FALSE;
  if (!g_variant_lookup (content, "words", "s", words))
    *words = g_strdup ("");
  return TRUE;
}

static gboolean
open_pair (KithSession *session, KithStmt *stmt, KithDeskRecord *record, GError **error)
{
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
  g_autoptr (GVariant) content = kith_session_open (session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_KEEP_APART,
                                                    record->id, 0, sealed, G_VARIANT_TYPE_VARDICT, error);

  if (content == NULL)
    return FALSE;
  g_variant_lookup (content, "a", "x", &record->person);
  g_variant_lookup (content, "b", "x", &record->other);
  return TRUE;
}

static KithDeskRecord *
read_record (KithSession *session, KithRecordKind what, KithStmt *stmt, GError **error)
{
  g_autoptr (KithDeskRecord) record = g_new0 (KithDeskRecord, 1);
  gboolean good;

  record->what = what;
  record->id = kith_stmt_get_int64 (stmt, 0);
  record->shown_day = KITH_DAY_NONE;
  if (what == KITH_RECORD_APART)
    {
      record->state = (KithRecordState) kith_stmt_get_int64 (stmt, 2);
      record->version = kith_stmt_get_int64 (stmt, 3);
      return open_pair (session, stmt, record, error) ? g_steal_pointer (&record) : NULL;
    }

  record->person = kith_stmt_get_int64 (stmt, 1);
  if (what == KITH_RECORD_WAITING)
    {
      record->kind = (KithWaitingKind) kith_stmt_get_int64 (stmt, 2);
      record->day = (KithDay) kith_stmt_get_int64 (stmt, 3);
      record->last_day = (KithDay) kith_stmt_get_int64 (stmt, 4);
      record->state = (KithRecordState) kith_stmt_get_int64 (stmt, 5);
      record->version = kith_stmt_get_int64 (stmt, 7);
      good = open_words (session, KITH_SEAL_KIND_WAITING, record->id, record->person, stmt, 6, &record->words,
                         error);
    }
  else
    {
      record->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
      record->last_day = (KithDay) kith_stmt_get_int64 (stmt, 3) - 1;
      if (!kith_stmt_is_null (stmt, 4))
        record->shown_day = (KithDay) kith_stmt_get_int64 (stmt, 4);
      record->state = (KithRecordState) kith_stmt_get_int64 (stmt, 5);
      record->version = kith_stmt_get_int64 (stmt, 8);
      good = open_words (session, KITH_SEAL_KIND_DESK_NOTICE, record->id, record->person, stmt, 6,
                         &record->words, error) &&
             open_words (session, KITH_SEAL_KIND_DESK_ANSWER, record->id, record->person, stmt, 7,
                         &record->answer, error);
    }
  return good ? g_steal_pointer (&record) : NULL;
}

static KithDeskRecord *
load_record (KithSession *session, KithDb *db, KithRecordKind what, gint64 id, GError **error)
{
  const char *const sqls[] = { KITH_SQL_WAITING_GET, KITH_SQL_NOTICE_GET, KITH_SQL_APART_GET };
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sqls[what], error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("That is not at the desk any more. Look at the list again."));
  return step == KITH_STEP_ROW ? read_record (session, what, stmt, error) : NULL;
}

/* (nullable) with an error. */
static KithStmt *
prepare_list (KithSession *session, KithAction action, const char *sql, GError **error)
{
  KithDb *db;

  if (!kith_session_demand (session, action, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL ? kith_db_prepare (db, sql, error) : NULL;
}

/**
 * kith_desk_records_load:
 * @session: who asks
 * @what: which of the three
 * @today: the center's day
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithDeskRecord): those in force, oldest first; what cannot be opened
 * is left out: verifying names it
 */
GPtrArray *
kith_desk_records_load (KithSession *session, KithRecordKind what, KithDay today, GError **error)
{
  const char *const sqls[] = { KITH_SQL_WAITING_ACTIVE, KITH_SQL_NOTICE_ACTIVE, KITH_SQL_APART_ACTIVE };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_record_free);
  g_autoptr (KithStmt) stmt = prepare_list (session, KITH_ACTION_DESK_READ, sqls[what], error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  if (what != KITH_RECORD_APART)
    kith_stmt_bind (stmt, "w", today);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithDeskRecord *record = read_record (session, what, stmt, NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&records);
}

/**
 * kith_desk_records_list_held:
 * @session: who asks
 * @what: which of the three
 * @person: whose record; for pairs kept apart, those of everybody are given
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KithDeskRecord): all there are, also those that are over, oldest
 * first
 */
GPtrArray *
kith_desk_records_list_held (KithSession *session, KithRecordKind what, gint64 person, GError **error)
{
  const char *const sqls[] = { KITH_SQL_WAITING_HELD, KITH_SQL_NOTICE_HELD, KITH_SQL_APART_ALL };
  const int author[] = { 8, 9 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_record_free);
  g_autoptr (KithStmt) stmt = prepare_list (session, KITH_ACTION_INTAKE_READ, sqls[what], error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  if (what != KITH_RECORD_APART)
    kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithDeskRecord *record = read_record (session, what, stmt, error);

      if (record == NULL)
        return NULL;
      if (what != KITH_RECORD_APART)
        record->author = kith_stmt_dup_text (stmt, author[what]);
      g_ptr_array_add (records, record);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&records);
}

static KithDeskRecord *
new_record (KithSession *session, KithChange *change, KithRecordKind what, gint64 person)
{
  KithDeskRecord *record = g_new0 (KithDeskRecord, 1);

  record->what = what;
  record->id = kith_change_new_id (change);
  record->person = person;
  record->day = kith_clock_today (kith_session_get_clock (session));
  record->shown_day = KITH_DAY_NONE;
  record->state = KITH_RECORD_IN_FORCE;
  record->version = 1;
  return record;
}

static void
written (KithChange *change, const KithDeskRecord *record)
{
  kith_change_touch (change, table_of (record->what), record->id);
  kith_change_announce (change, table_of (record->what), record->id);
}

/**
 * kith_desk_records_add_waiting:
 * @session: who writes
 * @change: a transaction
 * @person: for whom
 * @kind: what is waiting
 * @words: (nullable): what the desk should know about it
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the record
 */
KithDeskRecord *
kith_desk_records_add_waiting (KithSession *session,
                               KithChange *change,
                               gint64 person,
                               KithWaitingKind kind,
                               const char *words,
                               GError **error)
{
  g_autoptr (KithDeskRecord) record = NULL;
  g_autofree char *cleaned = kith_text_clean_lines (words != NULL ? words : "", KITH_TEXT_LINE_MAX);
  g_autoptr (GBytes) sealed = NULL;

  if (!kith_session_demand (session, KITH_ACTION_DESK_WRITE, error))
    return NULL;
  record = new_record (session, change, KITH_RECORD_WAITING, person);
  record->kind = kind;
  record->last_day = record->day + KITH_WAITING_DAYS;
  if (*cleaned != '\0')
    {
      record->words = g_steal_pointer (&cleaned);
      sealed = seal_words (session, KITH_SEAL_KIND_WAITING, record->id, person, record->words, error);
      if (sealed == NULL)
        return NULL;
    }
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_WAITING_INSERT, "iiwwwbi", record->id, person,
                   (int) kind, record->day, record->last_day, sealed, kith_session_get_account (session)) < 0)
    return NULL;
  written (change, record);
  return g_steal_pointer (&record);
}

/**
 * kith_desk_records_add_notice:
 * @session: a coordinator's session
 * @change: a transaction
 * @person: whom it is about
 * @words: an instruction
 * @review_day: when it lapses: after today, and at most 90 days from now
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the record
 */
KithDeskRecord *
kith_desk_records_add_notice (KithSession *session,
                              KithChange *change,
                              gint64 person,
                              const char *words,
                              KithDay review_day,
                              GError **error)
{
  g_autofree char *cleaned = kith_text_clean_lines (words != NULL ? words : "", KITH_TEXT_LINE_MAX);
  g_autoptr (KithDeskRecord) record = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (!kith_session_demand (session, KITH_ACTION_NOTICE_WRITE, error))
    return NULL;
  record = new_record (session, change, KITH_RECORD_NOTICE, person);
  if (*cleaned == '\0')
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("A desk notice needs words. Write what the desk is asked to do."));
      return NULL;
    }
  if (review_day <= record->day || review_day > record->day + KITH_NOTICE_MAX_DAYS)
    {
      g_set_error (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("A desk notice lapses after %d days at the latest. Choose a review date between tomorrow and "
             "then."),
          KITH_NOTICE_MAX_DAYS);
      return NULL;
    }
  record->words = g_steal_pointer (&cleaned);
  record->last_day = review_day - 1;
  sealed = seal_words (session, KITH_SEAL_KIND_DESK_NOTICE, record->id, person, record->words, error);
  if (sealed == NULL ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_NOTICE_INSERT, "iiwwbi", record->id, person,
                   record->day, review_day, sealed, kith_session_get_account (session)) < 0)
    return NULL;
  written (change, record);
  return g_steal_pointer (&record);
}

/**
 * kith_desk_records_add_apart:
 * @session: a coordinator's session
 * @change: a transaction
 * @person: one of two
 * @other: the other
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the record
 */
KithDeskRecord *
kith_desk_records_add_apart (KithSession *session,
                             KithChange *change,
                             gint64 person,
                             gint64 other,
                             GError **error)
{
  g_autoptr (KithDeskRecord) record = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  GVariantDict dict;

  if (!kith_session_demand (session, KITH_ACTION_KEEP_APART_WRITE, error))
    return NULL;
  if (person == other || person == 0 || other == 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Keeping apart takes two people. Choose another person."));
      return NULL;
    }
  record = new_record (session, change, KITH_RECORD_APART, person);
  record->other = other;
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "a", "x", person);
  g_variant_dict_insert (&dict, "b", "x", other);
  content = g_variant_ref_sink (g_variant_dict_end (&dict));
  sealed = kith_session_seal (session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_KEEP_APART, record->id, 0, content,
                              error);
  if (sealed == NULL ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_APART_INSERT, "ib", record->id, sealed) < 0)
    return NULL;
  written (change, record);
  return g_steal_pointer (&record);
}

static KithAction
action_of (KithRecordKind what)
{
  switch (what)
    {
    case KITH_RECORD_WAITING:
      return KITH_ACTION_DESK_WRITE;
    case KITH_RECORD_NOTICE:
      return KITH_ACTION_NOTICE_WRITE;
    case KITH_RECORD_APART:
      return KITH_ACTION_KEEP_APART_WRITE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * kith_desk_records_set_state:
 * @session: who writes
 * @change: a transaction
 * @what: which of the three
 * @id: its id
 * @state: in force, done or taken back
 * @before: (out): the record as it was
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the record as it is
 */
KithDeskRecord *
kith_desk_records_set_state (KithSession *session,
                             KithChange *change,
                             KithRecordKind what,
                             gint64 id,
                             KithRecordState state,
                             KithDeskRecord **before,
                             GError **error)
{
  g_autoptr (KithDeskRecord) record = NULL;
  g_autoptr (KithDeskRecord) was = NULL;
  KithDb *db = kith_change_get_db (change);
  int changed;

  if (!kith_session_demand (session, action_of (what), error))
    return NULL;
  record = load_record (session, db, what, id, error);
  if (record == NULL)
    return NULL;
  was = kith_desk_record_copy (record);
  if (what == KITH_RECORD_WAITING)
    changed =
        kith_db_run (db, error, KITH_SQL_WAITING_SET_STATE, "woii", (int) state, state == KITH_RECORD_DONE,
                     (gint64) kith_clock_today (kith_session_get_clock (session)), id, record->version);
  else
    changed = kith_db_run (db, error,
                           what == KITH_RECORD_NOTICE ? KITH_SQL_NOTICE_SET_STATE : KITH_SQL_APART_SET_STATE,
                           "wii", (int) state, id, record->version);
  if (!kith_change_expect_one (change, changed, error))
    return NULL;
  record->state = state;
  record->version++;
  written (change, record);
  *before = g_steal_pointer (&was);
  return g_steal_pointer (&record);
}

/**
 * kith_desk_records_set_answer:
 * @session: who writes
 * @change: a transaction
 * @notice: a notice's id
 * @words: (nullable): what the person it is about says to it
 * @before: (out): the notice as it was
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the notice as it is
 */
KithDeskRecord *
kith_desk_records_set_answer (KithSession *session,
                              KithChange *change,
                              gint64 notice,
                              const char *words,
                              KithDeskRecord **before,
                              GError **error)
{
  g_autofree char *cleaned = kith_text_clean_lines (words != NULL ? words : "", KITH_TEXT_LINE_MAX);
  g_autoptr (KithDeskRecord) record = NULL;
  g_autoptr (KithDeskRecord) was = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithDb *db = kith_change_get_db (change);

  if (!kith_session_demand (session, KITH_ACTION_DESK_WRITE, error))
    return NULL;
  record = load_record (session, db, KITH_RECORD_NOTICE, notice, error);
  if (record == NULL)
    return NULL;
  was = kith_desk_record_copy (record);
  g_clear_pointer (&record->answer, g_free);
  if (*cleaned != '\0')
    {
      record->answer = g_steal_pointer (&cleaned);
      sealed =
          seal_words (session, KITH_SEAL_KIND_DESK_ANSWER, notice, record->person, record->answer, error);
      if (sealed == NULL)
        return NULL;
    }
  if (!kith_change_expect_one (
          change, kith_db_run (db, error, KITH_SQL_NOTICE_SET_ANSWER, "bii", sealed, notice, record->version),
          error))
    return NULL;
  record->version++;
  written (change, record);
  *before = g_steal_pointer (&was);
  return g_steal_pointer (&record);
}

/**
 * kith_desk_records_set_shown:
 * @change: a transaction
 * @notice: a notice's id
 * @day: the day on which the desk is shown it
 * @error: return location
 *
 * Part of a sign-in. A notice that was withdrawn in the meantime stays as it is.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_desk_records_set_shown (KithChange *change, gint64 notice, KithDay day, GError **error)
{
  int changed =
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_NOTICE_SET_SHOWN, "wi", day, notice);

  if (changed > 0)
    kith_change_touch (change, "desk_notice", notice);
  return changed >= 0;
}
