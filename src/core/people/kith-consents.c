/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A consent is a row that is written once. Taking it back is a row of its own, so that the desk, which can
 * read neither, can write both: a person at the desk need not wait for somebody who may read what they take
 * back.
 */

#include "people/kith-consents.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-consents-private.h"
#include "people/kith-people-private.h"
#include "people/kith-people-queries.h"

#define KEY_DAY "day"
#define KEY_BY "by"
#define KEY_NOTE "note"

static GVariant *
open_row (KithSession *session, KithSealKind kind, gint64 row, gint64 person, GBytes *sealed, GError **error)
{
  return kith_session_open (session, KITH_PURPOSE_INTAKE, kind, row, person, sealed, G_VARIANT_TYPE_VARDICT,
                            error);
}

/* Taken back is taken back, whatever else can be read of it. */
static gboolean
take_end (KithSession *session, KithConsent *consent, gint64 row, GBytes *sealed, GError **error)
{
  g_autoptr (GVariant) content =
      open_row (session, KITH_SEAL_KIND_CONSENT_END, row, consent->person, sealed, error);
  gint32 day = 0;

  if (content == NULL)
    return FALSE;
  consent->ended_day = g_variant_lookup (content, KEY_DAY, "i", &day) && kith_day_is_valid (day) ? day : 0;
  g_variant_lookup (content, KEY_BY, "s", &consent->ended_by);
  g_variant_lookup (content, KEY_NOTE, "s", &consent->ended_note);
  return TRUE;
}

static KithConsent *
take_row (KithSession *session, KithStmt *stmt, GError **error)
{
  gint64 id = kith_stmt_get_int64 (stmt, 0);
  gint64 person = kith_stmt_get_int64 (stmt, 1);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 4);
  g_autoptr (GVariant) content = open_row (session, KITH_SEAL_KIND_CONSENT, id, person, sealed, error);
  g_autoptr (KithConsent) consent = content != NULL ? kith_consent_from_content (content, error) : NULL;

  if (consent == NULL)
    return NULL;
  consent->id = id;
  consent->person = person;
  consent->written_day = (KithDay) kith_stmt_get_int64 (stmt, 2);
  consent->account = kith_stmt_get_int64 (stmt, 3);
  consent->at_desk = kith_sealed_is_deposit (sealed);
  if (!kith_stmt_is_null (stmt, 5))
    {
      g_autoptr (GBytes) end = kith_stmt_dup_bytes (stmt, 6);

      if (!take_end (session, consent, kith_stmt_get_int64 (stmt, 5), end, error))
        return NULL;
    }
  return g_steal_pointer (&consent);
}

GPtrArray *
kith_consents_read (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_consent_free);
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_CONSENTS, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithConsent *consent = take_row (session, stmt, error);

      if (consent == NULL)
        return NULL;
      g_ptr_array_add (all, consent);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static gboolean
check_wording (KithDb *db, const KithConsent *consent, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 found;

  if (consent->wording == 0 || kith_db_get_int64 (db, &found, &local, KITH_SQL_WORDING_IS_THERE, "ww",
                                                  (int) consent->kind, (int) consent->wording))
    return TRUE;
  if (local == NULL)
    g_set_error_literal (&local, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("The words of this consent are not in this store."));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * kith_consents_add_in:
 * @change: a transaction
 * @person: who agreed
 * @consent: to what; its wording is in the store
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Writes down that somebody agreed. The desk cannot read it back.
 *
 * Returns: its id, 0 on failure
 */
gint64
kith_consents_add_in (KithChange *change, gint64 person, const KithConsent *consent, GError **error)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithSession *session;
  gint64 id;
  KithDb *db;

  g_return_val_if_fail (change != NULL && consent != NULL, 0);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  if (!kith_session_demand (session, KITH_ACTION_CONSENT_ADD, error) ||
      !kith_consent_check (consent, NULL, error) || !kith_people_check_there (db, person, error) ||
      !check_wording (db, consent, error))
    return 0;
  id = kith_change_new_id (change);
  content = g_variant_ref_sink (kith_consent_to_content (consent));
  sealed =
      kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_CONSENT, id, person, content, error);
  if (sealed == NULL || kith_db_run (db, error, KITH_SQL_CONSENT_INSERT, "iiwib", id, person,
                                     kith_clock_today (kith_session_get_clock (session)),
                                     kith_session_get_account (session), sealed) < 0)
    return 0;
  kith_change_touch (change, "consent", id);
  kith_change_announce (change, "consent", person);
  kith_change_detail (change, "consent", g_variant_new_int64 (id));
  kith_change_detail (change, "kind", g_variant_new_string (kith_consent_kind_code (consent->kind)));
  return id;
}

/* Whose consent it is, while it stands. */
static gboolean
find_standing (KithDb *db, gint64 consent, gint64 *person, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CONSENT_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", consent);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such consent."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  if (!kith_stmt_is_null (stmt, 1))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS, _ ("This consent was taken back already."));
      return FALSE;
    }
  *person = kith_stmt_get_int64 (stmt, 0);
  return TRUE;
}

static GVariant *
end_content (KithDay day, const char *by, const char *note)
{
  g_autofree char *clean_by = kith_text_clean (by != NULL ? by : "", KITH_TEXT_LINE_MAX);
  g_autofree char *clean_note = kith_text_clean_lines (note != NULL ? note : "", KITH_TEXT_LONG_MAX);
  GVariantDict content;

  g_variant_dict_init (&content, NULL);
  g_variant_dict_insert (&content, KEY_DAY, "i", day);
  if (*clean_by != '\0')
    g_variant_dict_insert (&content, KEY_BY, "s", clean_by);
  if (*clean_note != '\0')
    g_variant_dict_insert (&content, KEY_NOTE, "s", clean_note);
  return g_variant_ref_sink (g_variant_dict_end (&content));
}

/**
 * kith_consents_end_in:
 * @change: a transaction
 * @consent: an id
 * @day: when it was taken back, or what ends it happened; not later than today
 * @by: (nullable): who said so
 * @note: (nullable): what was said
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_EXISTS where it was taken back before, %KITH_ERROR_INVALID,
 * %KITH_ERROR_NOT_PERMITTED
 *
 * From now on nothing leaves by it.
 *
 * Returns: whether it was written down
 */
gboolean
kith_consents_end_in (KithChange *change,
                      gint64 consent,
                      KithDay day,
                      const char *by,
                      const char *note,
                      GError **error)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithSession *session;
  gint64 id, person;
  KithDay today;
  KithDb *db;

  g_return_val_if_fail (change != NULL, FALSE);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  if (!kith_session_demand (session, KITH_ACTION_CONSENT_END, error) ||
      !find_standing (db, consent, &person, error))
    return FALSE;
  today = kith_clock_today (kith_session_get_clock (session));
  if (!kith_day_is_valid (day) || day > today)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("A consent is taken back today or was before, not on a day to come."));
      return FALSE;
    }
  id = kith_change_new_id (change);
  content = end_content (day, by, note);
  sealed = kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_CONSENT_END, id, person, content,
                              error);
  if (sealed == NULL || kith_db_run (db, error, KITH_SQL_CONSENT_END_INSERT, "iiiwib", id, consent, person,
                                     today, kith_session_get_account (session), sealed) < 0)
    return FALSE;
  kith_change_touch (change, "consent_end", id);
  kith_change_announce (change, "consent", person);
  kith_change_detail (change, "consent", g_variant_new_int64 (consent));
  return TRUE;
}

/**
 * kith_consents_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithConsent): what the person agreed to, newest first, also what was
 * taken back; with that of records that are taken to be the same person
 */
GPtrArray *
kith_consents_list (KithSession *session, gint64 person, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CONSENT_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_CONSENT_READ, person, NULL, error))
    return NULL;
  return kith_consents_read (session, person, error);
}
