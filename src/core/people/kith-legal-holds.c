/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Legal holds: who set one and until when is known to whoever looks after the center, why is sealed. */

#include "people/kith-legal-holds.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-erasure-queries.h"
#include "session/kith-change.h"

#define KEY_REASON "reason"
#define REASON_MAX 500

static GVariant *
make_content (const char *reason)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, KEY_REASON, "s", reason);
  return g_variant_dict_end (&dict);
}

static gboolean
check_hold (KithSession *session, KithDay until, const char *reason, GError **error)
{
  if (!kith_day_is_valid (until) || until < kith_clock_today (kith_session_get_clock (session)))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Say until which day the record must be kept; that day is not over yet."));
      return FALSE;
    }
  if (*reason == '\0')
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Say why the record must be kept. Only those who read intake can read it."));
      return FALSE;
    }
  return TRUE;
}

static KithLegalHold *
read_hold (KithSession *session, KithStmt *stmt)
{
  KithLegalHold *hold = g_new0 (KithLegalHold, 1);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 5);
  g_autoptr (GVariant) content = NULL;

  hold->id = kith_stmt_get_int64 (stmt, 0);
  hold->person = kith_stmt_get_int64 (stmt, 1);
  hold->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
  hold->until = (KithDay) kith_stmt_get_int64 (stmt, 3);
  hold->who = kith_stmt_dup_text (stmt, 4);
  content = kith_session_open (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_LEGAL_HOLD, hold->id,
                               hold->person, sealed, G_VARIANT_TYPE_VARDICT, NULL);
  if (content == NULL || !g_variant_lookup (content, KEY_REASON, "s", &hold->reason))
    hold->reason = g_strdup ("");
  return hold;
}

/**
 * kith_legal_hold_free:
 * @self: (nullable) (transfer full): a hold
 */
void
kith_legal_hold_free (KithLegalHold *self)
{
  if (self == NULL)
    return;

  g_free (self->who);
  g_free (self->reason);
  g_free (self);
}

/**
 * kith_legal_holds_set:
 * @session: a coordinator's session
 * @person: whose record must be kept
 * @until: the last day it must
 * @reason: why; sealed
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID
 *
 * Keeps a record from being erased. Erasing can be asked for meanwhile, and waits.
 *
 * Returns: the hold's id, 0 on failure
 */
gint64
kith_legal_holds_set (KithSession *session, gint64 person, KithDay until, const char *reason, GError **error)
{
  g_autofree char *words = NULL;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithClock *clock;
  gint64 state;
  gint64 id;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (reason != NULL, 0);

  words = kith_text_clean (reason, REASON_MAX);
  if (!kith_session_demand (session, KITH_ACTION_PERSON_HOLD, error) ||
      !check_hold (session, until, words, error))
    return 0;
  change = kith_session_begin (session, KITH_EVENT_HOLD_SET, person, error);
  if (change == NULL)
    return 0;
  if (!kith_db_get_int64 (kith_change_get_db (change), &state, NULL, KITH_SQL_PERSON_IS_KEPT, "i", person))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("There is no record of this person any more. Search again by name."));
      return 0;
    }

  clock = kith_session_get_clock (session);
  id = kith_change_new_id (change);
  sealed = kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_LEGAL_HOLD, id, person,
                              make_content (words), error);
  if (sealed == NULL ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_HOLD_INSERT, "iiwwib", id, person,
                   kith_clock_today (clock), until, kith_session_get_account (session), sealed) < 0)
    return 0;
  kith_change_touch (change, "legal_hold", id);
  kith_change_announce (change, "legal_hold", person);
  return kith_change_commit (change, error) ? id : 0;
}

/**
 * kith_legal_holds_end:
 * @session: a coordinator's session
 * @hold: a hold's id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether it holds no more; the log keeps that it did
 */
gboolean
kith_legal_holds_end (KithSession *session, gint64 hold, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  gint64 person;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_HOLD, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL)
    return FALSE;
  if (!kith_db_get_int64 (db, &person, NULL, KITH_SQL_HOLD_OF, "i", hold))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such legal hold."));
      return FALSE;
    }
  change = kith_session_begin (session, KITH_EVENT_HOLD_ENDED, person, error);
  if (change == NULL ||
      !kith_change_expect_one (
          change, kith_db_run (kith_change_get_db (change), error, KITH_SQL_HOLD_REMOVE, "i", hold), error))
    return FALSE;
  kith_change_touch (change, "legal_hold", hold);
  kith_change_announce (change, "legal_hold", person);
  return kith_change_commit (change, error);
}

/**
 * kith_legal_holds_list:
 * @session: a coordinator's session
 * @person: whose; 0: everybody's
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithLegalHold): holds, those that are over too
 */
GPtrArray *
kith_legal_holds_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) holds = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_legal_hold_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_HOLD, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_HOLDS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (holds, read_hold (session, stmt));
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&holds);
}

/**
 * kith_legal_holds_until:
 * @session: an open session
 * @person: whose record
 * @until: (out): the last day on which it must be kept, %KITH_DAY_NONE where it need not today
 * @error: return location
 *
 * Returns: whether @until is set
 */
gboolean
kith_legal_holds_until (KithSession *session, gint64 person, KithDay *until, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDay day = KITH_DAY_NONE;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (until != NULL, FALSE);

  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_HELD_UNTIL, error) : NULL;
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ROW && !kith_stmt_is_null (stmt, 0))
    day = (KithDay) kith_stmt_get_int64 (stmt, 0);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  *until = day >= kith_clock_today (kith_session_get_clock (session)) ? day : KITH_DAY_NONE;
  return TRUE;
}
