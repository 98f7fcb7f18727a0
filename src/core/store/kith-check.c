/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the engine itself can tell about a store's health: its pages and indexes, its references, and whether
 * the schema is the one that the migrations make. What the rows say is the session's to verify.
 */

#include "store/kith-check.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "store/kith-columns.h"
#include "store/kith-db-private.h"
#include "store/kith-migrations.h"
#include "store/kith-store-file.h"
#include "store/kith-store-queries.h"

typedef struct
{
  KithCheckFunc report;
  gpointer user_data;
  int problems;
} Check;

static void G_GNUC_PRINTF (3, 4) tell (Check *check, const char *table, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  check->problems++;
  if (check->report != NULL)
    check->report (table, sentence, check->user_data);
}

/* Damage is what is looked for: only cancelling and a disk that cannot be read end the check. */
static gboolean
is_fatal (Check *check, const char *table, GError *problem, GError **error)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (problem, KITH_ERROR, KITH_ERROR_IO))
    {
      g_propagate_error (error, problem);
      return TRUE;
    }
  tell (check, table, "%s", problem->message);
  g_error_free (problem);
  return FALSE;
}

static gboolean
check_pages (Check *check, KithDb *db, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, "PRAGMA integrity_check(200)", &problem);
  KithStep step = KITH_STEP_ERROR;

  while (stmt != NULL && (step = kith_stmt_step (stmt, &problem)) == KITH_STEP_ROW)
    {
      const char *words = kith_stmt_get_text (stmt, 0);
      g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        if (**line != '\0' && !g_str_equal (*line, "ok") && !g_str_has_prefix (*line, "*** in database"))
          tell (check, NULL, _ ("The pages of “%s” are not as they should be: %s."), db->name, *line);
    }
  return problem == NULL || !is_fatal (check, NULL, problem, error);
}

static gboolean
check_references (Check *check, KithDb *db, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, "PRAGMA foreign_key_check", &problem);

  while (stmt != NULL && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      const char *table = kith_stmt_get_text (stmt, 0);
      const char *parent = kith_stmt_get_text (stmt, 2);
      const KithTable *known = table != NULL ? kith_tables_find (table) : NULL;

      tell (check, known != NULL ? known->name : NULL,
            _ ("A row of “%s” (%lld) refers to a row of “%s” that is not there."),
            table != NULL ? table : "?", (long long) kith_stmt_get_int64 (stmt, 1),
            parent != NULL ? parent : "?");
    }
  return problem == NULL || !is_fatal (check, NULL, problem, error);
}

/* "type name" → the text that made it. */
static GHashTable *
read_schema (KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CHECK_SCHEMA, error);
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  KithStep step = KITH_STEP_ERROR;

  while (stmt != NULL && (step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      const char *type = kith_stmt_get_text (stmt, 0);
      const char *name = kith_stmt_get_text (stmt, 1);
      char *sql = kith_stmt_dup_text (stmt, 2);

      g_hash_table_insert (schema,
                           g_strdup_printf ("%s %s", type != NULL ? type : "?", name != NULL ? name : "?"),
                           sql != NULL ? sql : g_strdup (""));
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&schema) : NULL;
}

static GHashTable *
make_schema (int version, GError **error)
{
  g_autoptr (KithDb) db = kith_db_open (NULL, KITH_DB_READ_WRITE, error);

  if (db == NULL || !kith_migrations_run (db, 0, version, NULL, error))
    return NULL;
  return read_schema (db, error);
}

static void
compare_schemas (Check *check, KithDb *db, GHashTable *expected, GHashTable *found)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *text = g_hash_table_lookup (found, key);

      if (text == NULL)
        tell (check, NULL, _ ("“%s” lacks the %s."), db->name, (const char *) key);
      else if (!g_str_equal (text, value))
        tell (check, NULL, _ ("In “%s” the %s is not as Kith makes it."), db->name, (const char *) key);
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (expected, key))
      tell (check, NULL, _ ("“%s” holds a %s that Kith did not make."), db->name, (const char *) key);
}

static gboolean
check_schema (Check *check, KithDb *db, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (GHashTable) found = NULL;
  gint64 version = 0;
  gint64 application = 0;

  if (!kith_engine_pragma_int (db, "user_version", &version, &problem) ||
      !kith_engine_pragma_int (db, "application_id", &application, &problem))
    return !is_fatal (check, NULL, problem, error);

  if (application != KITH_STORE_APPLICATION_ID)
    tell (check, NULL, _ ("“%s” does not say that it is a Kith store."), db->name);
  if (version < 1 || version > kith_migrations_newest ())
    {
      tell (check, NULL, _ ("“%s” has the schema version %lld, which this Kith does not know."), db->name,
            (long long) version);
      return TRUE;
    }

  found = read_schema (db, &problem);
  if (found == NULL)
    return !is_fatal (check, NULL, problem, error);
  expected = make_schema ((int) version, error);
  if (expected == NULL)
    return FALSE;
  compare_schemas (check, db, expected, found);
  return TRUE;
}

static gboolean
check_identity (Check *check, KithDb *db, GError **error)
{
  GError *problem = NULL;
  gint64 id = 0;

  if (kith_db_get_int64 (db, &id, &problem, KITH_SQL_STORE_SELECT_ID, ""))
    return TRUE;
  if (problem != NULL)
    return !is_fatal (check, "store_meta", problem, error);
  tell (check, "store_meta", _ ("“%s” does not say which store it is."), db->name);
  return TRUE;
}

/**
 * kith_check_run:
 * @db: a connection to a store
 * @report: (nullable): called for each problem
 * @user_data: for @report
 * @cancellable: (nullable): ends the check
 * @error: %G_IO_ERROR_CANCELLED, KITH_ERROR_IO
 *
 * Returns: how many problems there are, or -1 when the check could not be made
 */
int
kith_check_run (KithDb *db,
                KithCheckFunc report,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  Check check = { report, user_data, 0 };
  gboolean ran;

  g_return_val_if_fail (db != NULL, -1);
  g_return_val_if_fail (error == NULL || *error == NULL, -1);

  if (cancellable != NULL)
    kith_db_set_cancellable (db, cancellable);
  ran = check_schema (&check, db, error) && check_pages (&check, db, error) &&
        check_references (&check, db, error) && check_identity (&check, db, error);
  if (cancellable != NULL)
    kith_db_set_cancellable (db, NULL);
  return ran ? check.problems : -1;
}

static void
keep_first_cb (const char *table, const char *sentence, gpointer user_data)
{
  char **first = user_data;

  if (*first == NULL)
    *first = g_strdup (sentence);
}

/**
 * kith_check_schema:
 * @db: a connection to a store
 * @error: KITH_ERROR_DAMAGED, naming the first difference
 *
 * Returns: whether the schema is the one that the migrations make
 */
gboolean
kith_check_schema (KithDb *db, GError **error)
{
  g_autofree char *first = NULL;
  Check check = { keep_first_cb, &first, 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_schema (&check, db, error))
    return FALSE;
  if (check.problems == 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, first);
  return FALSE;
}
