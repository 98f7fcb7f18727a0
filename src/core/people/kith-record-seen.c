/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The log read for one person, with all records that count as theirs. When, by whom and what kind of thing is
 * in clear and can be told to them by whoever reads their intake with them; what exactly went to whom is
 * sealed to those who read the log.
 */

#include "people/kith-record-seen.h"

#include <glib/gi18n-lib.h>

#include "people/kith-people-queries.h"

static void
take_details (KithRecordSeen *seen, KithSession *session, gint64 entry, gint64 subject, GBytes *sealed)
{
  g_autoptr (GVariant) details = kith_session_open (session, KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_AUDIT_DETAIL,
                                                    entry, subject, sealed, G_VARIANT_TYPE_VARDICT, NULL);

  if (details == NULL)
    return;
  g_variant_lookup (details, "what", "s", &seen->what);
  g_variant_lookup (details, "kind", "s", &seen->kind);
  g_variant_lookup (details, "recipient", "s", &seen->recipient);
  g_variant_lookup (details, "purpose", "s", &seen->purpose);
}

static KithRecordSeen *
read_seen (KithSession *session, KithStmt *stmt)
{
  KithRecordSeen *seen = g_new0 (KithRecordSeen, 1);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 5);

  seen->event = (KithEvent) kith_stmt_get_int64 (stmt, 1);
  seen->utc = kith_stmt_get_int64 (stmt, 2);
  seen->account = kith_stmt_dup_text (stmt, 3);
  if (seen->account == NULL)
    seen->account = g_strdup (_ ("unknown"));
  if (sealed != NULL)
    take_details (seen, session, kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 4), sealed);
  return seen;
}

/**
 * kith_record_seen_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kith_record_seen_free (KithRecordSeen *self)
{
  if (self == NULL)
    return;

  g_free (self->account);
  g_free (self->what);
  g_free (self->kind);
  g_free (self->recipient);
  g_free (self->purpose);
  g_free (self);
}

/**
 * kith_record_seen_list:
 * @session: a session that may read intake
 * @person: whose record, with all that count as theirs
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Cards are read at every unlock by everybody at the desk; that is not in here. Who was erased is not told of
 * any more than that it happened.
 *
 * Returns: (transfer full) (element-type KithRecordSeen): who read it, printed or exported it, newest first
 */
GPtrArray *
kith_record_seen_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_record_seen_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_PERSON_SEEN, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (all, read_seen (session, stmt));
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&all);
}
