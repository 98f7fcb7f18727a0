/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only whose it is is written; nothing sealed is opened. Everything is handed over at once or nothing. A
 * referral is whose account made it, and stays. */

#include "desk/kith-caseload.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "desk/kith-caseload-queries.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"
#include "session/kith-note-chain.h"

/* Whose check-ins they are, and whose follow-ups. */
static const struct
{
  const char *table;
  const char *const *list; /* ?1: an account */
  const char *const *set;  /* ?1: a row of its @table, ?2: its version, ?3: an account */
} SOURCES[] = {
  { "check_in", &KITH_SQL_CASELOAD_CHECK_INS, &KITH_SQL_CASELOAD_SET_CHECK_IN },
  { "note_follow_up", &KITH_SQL_CASELOAD_FOLLOW_UPS, &KITH_SQL_CASELOAD_SET_FOLLOW_UP },
};

/* Columns of what lists them. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_VERSION,
  COLUMN_AUTHOR,
  COLUMN_RESTRICTED,
};

typedef struct
{
  guint source; /* of SOURCES */
  gint64 id;
  gint64 person;
  gint64 version;
} Row;

static KithCaseload *
new_caseload (gint64 from, gint64 to)
{
  KithCaseload *self = g_new0 (KithCaseload, 1);

  self->from = from;
  self->to = to;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

/**
 * kith_caseload_free:
 * @self: (transfer full) (nullable): what was handed over
 */
void
kith_caseload_free (KithCaseload *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

/* One's own is one's own to hand over; that of others is for whoever manages accounts. */
static gboolean
demand (KithSession *session, gint64 from, GError **error)
{
  return kith_session_demand (session, KITH_ACTION_CARE_WRITE, error) &&
         (from == kith_session_get_account (session) ||
          kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error));
}

/* A note that is restricted is read by its author and by coordinators. */
static gboolean
may_read (KithStmt *stmt, gint64 account, KithRole role)
{
  return kith_stmt_get_int64 (stmt, COLUMN_RESTRICTED) == KITH_NOTE_UNRESTRICTED ||
         kith_stmt_get_int64 (stmt, COLUMN_AUTHOR) == account || kith_role_holds (role, KITH_PURPOSE_AUDIT);
}

/* @role: of the account that takes it */
static void
take_row (KithSession *session, KithCaseload *self, guint source, KithStmt *stmt, KithRole role)
{
  Row row = { source, kith_stmt_get_int64 (stmt, COLUMN_ID), kith_stmt_get_int64 (stmt, COLUMN_PERSON),
              kith_stmt_get_int64 (stmt, COLUMN_VERSION) };

  if (kith_session_may_open_record (session, row.person) &&
      kith_guards_may_look_after (session, self->to, row.person) &&
      may_read (stmt, kith_session_get_account (session), kith_session_get_role (session)) &&
      may_read (stmt, self->to, role))
    g_array_append_val (self->rows, row);
  else
    self->n_kept++;
}

static gboolean
list_source (KithSession *session,
             KithDb *db,
             KithCaseload *self,
             guint source,
             KithRole role,
             GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, *SOURCES[source].list, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", self->from);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    take_row (session, self, source, stmt, role);
  return step == KITH_STEP_DONE;
}

static gboolean
list_rows (KithSession *session, KithDb *db, KithCaseload *self, GError **error)
{
  g_autoptr (GPtrArray) accounts = kith_accounts_list (kith_session_get_store (session), error);
  KithRole role = KITH_ROLE_ADVOCATE;

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    if (((KithAccount *) g_ptr_array_index (accounts, i))->id == self->to)
      role = ((KithAccount *) g_ptr_array_index (accounts, i))->role;
  for (guint source = 0; source < G_N_ELEMENTS (SOURCES); source++)
    if (!list_source (session, db, self, source, role, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_rows (KithChange *change, KithCaseload *self, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      int changed = kith_db_run (kith_change_get_db (change), error, *SOURCES[row->source].set, "iii",
                                 row->id, row->version, self->to);

      if (!kith_change_expect_one (change, changed, error))
        return FALSE;
      row->version++;
      kith_change_touch (change, SOURCES[row->source].table, row->id);
      kith_change_announce (change, SOURCES[row->source].table, row->person);
    }
  self->n_handed = self->rows->len;
  kith_change_detail (change, "from", g_variant_new_int64 (self->from));
  kith_change_detail (change, "to", g_variant_new_int64 (self->to));
  return TRUE;
}

static KithCaseload *
begin (KithSession *session, gint64 from, gint64 to, GError **error)
{
  if (!demand (session, from, error))
    return NULL;
  /* 0: a record that nobody guards. */
  if (from == to || !kith_guards_may_look_after (session, to, 0))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Choose another account that looks after people."));
      return NULL;
    }
  return new_caseload (from, to);
}

/**
 * kith_caseload_look:
 * @session: whose rights are used
 * @from: an account, which may be retired
 * @to: another, whose it becomes
 * @error: as kith_caseload_hand_over()
 *
 * Nothing sealed is opened, and nothing is written.
 *
 * Returns: (transfer full): what would be handed over now
 */
KithCaseload *
kith_caseload_look (KithSession *session, gint64 from, gint64 to, GError **error)
{
  g_autoptr (KithCaseload) self = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = begin (session, from, to, error);
  db = self != NULL ? kith_store_get_reader (kith_session_get_store (session), error) : NULL;
  if (db == NULL || !list_rows (session, db, self, error))
    return NULL;
  self->n_handed = self->rows->len;
  return g_steal_pointer (&self);
}

/**
 * kith_caseload_list_people:
 * @self: what is handed over
 *
 * Returns: (transfer full) (element-type gint64): about whom that is, each once
 */
GArray *
kith_caseload_list_people (const KithCaseload *self)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (self != NULL, people);

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 person = g_array_index (self->rows, Row, i).person;
      gboolean known = FALSE;

      for (guint k = 0; k < people->len && !known; k++)
        known = g_array_index (people, gint64, k) == person;
      if (!known)
        g_array_append_val (people, person);
    }
  return people;
}

/**
 * kith_caseload_hand_over:
 * @session: whose rights are used
 * @from: an account, which may be retired
 * @to: another, whose it becomes
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID where @to cannot look after anybody
 *
 * Returns: (transfer full): what was handed over, of all that was planned and not of anybody who is being
 *   erased
 */
KithCaseload *
kith_caseload_hand_over (KithSession *session, gint64 from, gint64 to, GError **error)
{
  g_autoptr (KithCaseload) self = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = begin (session, from, to, error);
  if (self == NULL)
    return NULL;
  change = kith_session_begin (session, KITH_EVENT_CASELOAD_HANDED, 0, error);
  if (change == NULL || !list_rows (session, kith_change_get_db (change), self, error) ||
      !write_rows (change, self, error) || !kith_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_caseload_hand_back:
 * @session: whose rights are used
 * @handed: what was handed over
 * @error: %KITH_ERROR_CHANGED where somebody wrote to one of them since; then none is
 *
 * Returns: (transfer full): what was handed back
 */
KithCaseload *
kith_caseload_hand_back (KithSession *session, const KithCaseload *handed, GError **error)
{
  g_autoptr (KithCaseload) self = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session) && handed != NULL, NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error) ||
      (handed->to != kith_session_get_account (session) && !demand (session, handed->from, error)))
    return NULL;
  self = new_caseload (handed->to, handed->from);
  g_array_append_vals (self->rows, handed->rows->data, handed->rows->len);
  change = kith_session_begin (session, KITH_EVENT_CASELOAD_HANDED, 0, error);
  if (change == NULL || !write_rows (change, self, error) || !kith_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&self);
}
