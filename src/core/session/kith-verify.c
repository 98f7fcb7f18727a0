/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying a store from its pages up to what was signed. Whatever is damaged is written down and the rest is
 * still looked at; nothing is changed. */

#include "session/kith-verify-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-note-chain-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "store/kith-check.h"
#include "store/kith-columns.h"

/* Of one table, so that a thousand things wrong with one hide nothing that is wrong with another. */
#define MAX_FINDINGS 200

static KithFinding *
finding_new (const char *table, gint64 row, char *sentence)
{
  KithFinding *finding = g_new0 (KithFinding, 1);

  finding->table = table;
  finding->row = row;
  finding->sentence = sentence;
  return finding;
}

void
kith_verify_tell (KithVerify *self, const char *table, gint64 row, const char *format, ...)
{
  guint n_told = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_told, table ? table : ""));
  va_list args;

  if (self->rows && table)
    g_hash_table_add (self->rows, kith_verify_row_name (table, row));
  if (n_told >= MAX_FINDINGS)
    {
      self->n_more++;
      return;
    }
  g_hash_table_replace (self->n_told, (gpointer) (table ? table : ""), GUINT_TO_POINTER (n_told + 1));

  va_start (args, format);
  g_ptr_array_add (self->findings, finding_new (table, row, g_strdup_vprintf (format, args)));
  va_end (args);
}

char *
kith_verify_row_name (const char *table, gint64 row)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, table, row);
}

gboolean
kith_verify_survive (KithVerify *self, const char *table, GError *problem, GError **error)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (problem, KITH_ERROR, KITH_ERROR_IO))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  kith_verify_tell (self, table, 0, "%s", problem->message);
  g_error_free (problem);
  return TRUE;
}

void
kith_verify_advance (KithVerify *self, double fraction)
{
  if (self->progress)
    self->progress (MIN (self->from + self->span * CLAMP (fraction, 0, 1), 1), self->user_data);
}

/* span: how long the part takes of the whole, roughly. */
static void
begin_part (KithVerify *self, double span)
{
  self->from += self->span;
  self->span = span;
  kith_verify_advance (self, 0);
}

static void
engine_found_cb (const char *table, const char *sentence, gpointer user_data)
{
  const KithTable *known = table ? kith_tables_find (table) : NULL;

  kith_verify_tell (user_data, known ? known->name : NULL, 0, "%s", sentence);
}

/* The root that the account's own bundle knows; without a session only the file's word for it. */
static gboolean
read_root (KithVerify *self, guint8 root[KITH_PUBLIC_KEY_SIZE], GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_META, &problem);
  gconstpointer stored = NULL;
  gsize size = 0;

  if (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    stored = kith_stmt_get_blob (stmt, 1, &size);
  if (problem && !kith_verify_survive (self, "store_meta", problem, error))
    return FALSE;

  memset (root, 0, KITH_PUBLIC_KEY_SIZE);
  if (stored && size == KITH_PUBLIC_KEY_SIZE)
    memcpy (root, stored, size);
  else
    kith_verify_tell (self, "store_meta", 1, _ ("The store does not say which root key it goes back to."));

  if (self->session)
    {
      const guint8 *known = kith_identity_get_root_public (self->session->identity);

      if (memcmp (root, known, KITH_PUBLIC_KEY_SIZE) != 0)
        kith_verify_tell (self, "store_meta", 1,
                          _ ("The store’s root key is not the one that this account knows."));
      memcpy (root, known, KITH_PUBLIC_KEY_SIZE);
    }

  return TRUE;
}

static gboolean
read_trust (KithVerify *self, GError **error)
{
  guint8 root[KITH_PUBLIC_KEY_SIZE];
  GError *problem = NULL;

  if (!read_root (self, root, error))
    return FALSE;

  self->trust = kith_trust_store_load (self->db, root, self->history, &problem);
  if (self->trust)
    return TRUE;
  if (g_error_matches (problem, KITH_ERROR, KITH_ERROR_UNVERIFIED))
    {
      /* Row 0 is the beginning; the first row that is not believed follows those that are. */
      kith_verify_tell (self, "trust", self->history->heads->len / KITH_HASH_SIZE, "%s", problem->message);
      g_error_free (problem);
      return TRUE;
    }
  return kith_verify_survive (self, "trust", problem, error);
}

static gboolean
check_engine (KithVerify *self, GError **error)
{
  if (kith_check_run (self->db, engine_found_cb, self, self->cancellable, error) < 0)
    return FALSE;
  kith_db_set_cancellable (self->db, self->cancellable);
  return TRUE;
}

static gboolean
check_people (KithVerify *self, GError **error)
{
  return read_trust (self, error) && kith_verify_accounts (self, error);
}

/* One thing to look at, and how long that takes of the whole, roughly. */
typedef struct
{
  gboolean (*check) (KithVerify *self, GError **error);
  double span;
} Part;

/* Each ended by one without a check. */
static const Part all_parts[] = {
  { check_engine, 0.15 },       { check_people, 0.05 },
  { kith_verify_log, 0.2 },     { kith_verify_rows, 0.4 },
  { kith_verify_sealed, 0.1 },  { kith_verify_notes, 0.04 },
  { kith_verify_erased, 0.01 }, { NULL },
};

static const Part signed_parts[] = {
  { check_people, 0.05 },
  { kith_verify_rows, 0.6 },
  { kith_verify_notes, 0.3 },
  { NULL },
};

static gboolean
run_parts (KithVerify *self, const Part *parts, const char *against, GError **error)
{
  for (gsize i = 0; parts[i].check != NULL; i++)
    {
      begin_part (self, parts[i].span);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !parts[i].check (self, error))
        return FALSE;
    }

  begin_part (self, 0.05);
  return !against || kith_verify_against (self, against, error);
}

/* (nullable) with an error; self: what is asked for, the rest is filled in. */
static GPtrArray *
run (KithVerify *self, const Part *parts, const char *against, GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_finding_free);
  g_autoptr (KithTrustHistory) history = kith_trust_history_new ();
  g_autoptr (GHashTable) n_told = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean done;

  if (self->session && !kith_session_demand (self->session, KITH_ACTION_VERIFY, error))
    return NULL;
  self->findings = findings;
  self->history = history;
  self->n_told = n_told;
  hold = kith_store_hold (self->store, error);
  self->db = hold ? kith_store_get_reader (self->store, error) : NULL;
  if (!self->db || !kith_db_begin_read (self->db, error))
    return NULL;

  done = run_parts (self, parts, against, error);
  kith_db_set_cancellable (self->db, NULL);
  kith_db_rollback (self->db);
  g_clear_pointer (&self->trust, kith_trust_unref);
  if (!done)
    return NULL;

  if (self->n_more > 0)
    g_ptr_array_add (
        findings, finding_new (NULL, 0,
                               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more thing is wrong.",
                                                             "And %u more things are wrong.", self->n_more),
                                                self->n_more)));
  if (self->progress)
    self->progress (1, self->user_data);
  return g_steal_pointer (&findings);
}

/**
 * kith_finding_free:
 * @self: (nullable) (transfer full): a finding
 */
void
kith_finding_free (KithFinding *self)
{
  if (!self)
    return;

  g_free (self->sentence);
  g_free (self);
}

/**
 * kith_verify:
 * @store: an open store
 * @session: (nullable): a session on it; %NULL: only what needs no key is looked at, and the root key is the
 * file's word
 * @against: (nullable): a backup's path: is this store what became of it?
 * @progress: (nullable) (scope call): told from 0 to 1
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: return location for an error
 *
 * Looks at pages and schema, the trust log and what the accounts' rows say against it, each grant, the chains
 * of the log and its checkpoints, each row against its digest in the log, and every sealed value that the
 * session can open. Memory is bounded; it takes seconds for a million rows, so not on a thread that draws.
 *
 * Cannot be seen: that the whole file was put back to an earlier state (@against can, with a backup kept
 * elsewhere), and that rows of the log since the newest checkpoint are missing.
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED, %KITH_ERROR_IO; damage is a finding and no error.
 *
 * Returns: (transfer full) (element-type KithFinding): what is wrong; empty where nothing is
 */
GPtrArray *
kith_verify (KithStore *store,
             KithSession *session,
             const char *against,
             KithVerifyProgress progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  KithVerify self = { .store = store,
                      .session = session,
                      .progress = progress,
                      .user_data = user_data,
                      .cancellable = cancellable };

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (session == NULL || KITH_IS_SESSION (session), NULL);

  return run (&self, all_parts, against, error);
}

/**
 * kith_verify_signed:
 * @store: an open store
 * @session: (nullable): as in kith_verify()
 * @against: (nullable): a backup's path
 * @cancellable: (nullable): ends it
 * @error: as in kith_verify()
 *
 * Looks only at what is signed about people: that each entry is there, as the log has it, as it was signed,
 * in its place; and at whom the signatures are believed of.
 *
 * Returns: (transfer full) (element-type KithFinding): what is wrong; empty where nothing is
 */
GPtrArray *
kith_verify_signed (KithStore *store,
                    KithSession *session,
                    const char *against,
                    GCancellable *cancellable,
                    GError **error)
{
  KithVerify self = { .store = store, .session = session, .cancellable = cancellable };

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (session == NULL || KITH_IS_SESSION (session), NULL);

  kith_table_set_add (&self.tables, kith_table_code (KITH_NOTE_TABLE));
  return run (&self, signed_parts, against, error);
}
