/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the plans that somebody wrote for themself, which the log says. */

#include <glib/gi18n-lib.h>

#include "goals/kith-own-plans-private.h"
#include "goals/kith-own-plans-queries.h"

/* Columns of a statement that reads them. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_DAY,
  COLUMN_ACCOUNT,
  COLUMN_BY,
  COLUMN_VERSION,
  COLUMN_WORDS,
};

gint64
kith_own_plans_get_person (KithStmt *stmt)
{
  return kith_stmt_get_int64 (stmt, COLUMN_PERSON);
}

KithOwnPlan *
kith_own_plans_take_row (KithSession *session, KithStmt *stmt, GError **error)
{
  g_autoptr (KithOwnPlan) self = kith_own_plan_new (kith_own_plans_get_person (stmt), KITH_PLAN_NONE);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, COLUMN_WORDS);
  g_autoptr (GVariant) content = NULL;
  gint64 day = kith_stmt_get_int64 (stmt, COLUMN_DAY);

  self->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  self->day = day == (KithDay) day && kith_day_is_valid ((KithDay) day) ? (KithDay) day : KITH_DAY_NONE;
  self->account = kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT);
  self->by = kith_stmt_dup_text (stmt, COLUMN_BY);
  self->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_OWN_PLAN, self->id, self->person,
                               sealed, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_own_plan_take_content (self, content, error))
    return NULL;
  return g_steal_pointer (&self);
}

static int
compare_templates (gconstpointer a, gconstpointer b)
{
  const KithOwnPlan *one = *(const KithOwnPlan *const *) a;
  const KithOwnPlan *other = *(const KithOwnPlan *const *) b;

  /* One of a newer Kith last; those of two records of one person in the order of their days. */
  if (one->template != other->template)
    return (guint) one->template - 1 < (guint) other->template - 1 ? -1 : 1;
  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  return one->id > other->id ? -1 : 1;
}

static gboolean
take_all (KithSession *session, KithStmt *stmt, gint64 person, GPtrArray *all, GError **error)
{
  gboolean logged = FALSE;
  KithStep step;

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithOwnPlan *one;

      if (!kith_session_may_open_record (session, kith_own_plans_get_person (stmt)))
        continue;
      if (!logged && !(logged = kith_session_record (session, KITH_EVENT_PLAN_READ, person, NULL, error)))
        return FALSE;
      one = kith_own_plans_take_row (session, stmt, error);
      if (one == NULL)
        return FALSE;
      g_ptr_array_add (all, one);
    }
  return step == KITH_STEP_DONE;
}

/**
 * kith_own_plans_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_DAMAGED
 *
 * Where there are any, that they are read is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithOwnPlan): the plans of the person, in the order of the
 * templates, with those of records that are taken to be the same person
 */
GPtrArray *
kith_own_plans_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_OWN_PLANS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_own_plan_free);
  if (!take_all (session, stmt, person, all, error))
    return NULL;
  g_ptr_array_sort (all, compare_templates);
  return g_steal_pointer (&all);
}
