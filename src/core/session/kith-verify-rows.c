/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row against its newest digest in the log: what was changed, what is missing, what nobody wrote. The
 * log is read once for each slice of the tables, so that memory stays bounded whatever the size of the store.
 */

#include "session/kith-verify-private.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "session/kith-sealed-columns.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-table-codes.h"
#include "store/kith-rows.h"

/* Rows of a slice; each takes 32 bytes in a table that is at most three quarters full. */
#define SLICE_MAX (3 * 512 * 1024)
#define SMALLEST_MAP 1024

typedef struct
{
  gint64 id;
  guint8 digest[KITH_DIGEST_SIZE];
  guint8 code; /* 0: this place is free */
  guint8 seen;
} Entry;

/* Tables that fit together, or the part of one that is too large: those ids that leave part when divided by
 * n_parts. */
typedef struct
{
  KithTableSet tables;
  guint64 part;
  guint64 n_parts;
  gint64 n_rows;
} Slice;

typedef struct
{
  KithVerify *verify;
  const Slice *slice;
  Entry *entries; /* (owned) */
  gsize size;     /* a power of two */
  gsize used;
  guint8 code; /* of the table under way */
  gint64 n_done;
  gint64 n_total;
} Rows;

static guint64
spread (gint64 id)
{
  return (guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static gboolean
in_slice (const Slice *slice, guint8 code, gint64 id)
{
  return kith_table_set_has (&slice->tables, code) &&
         (slice->n_parts == 1 || (spread (id) >> 40) % slice->n_parts == slice->part);
}

/* The entry of a row, or the free place where it goes. */
static Entry *
find (Rows *rows, guint8 code, gint64 id)
{
  gsize at = (spread (id ^ ((gint64) code << 56)) >> 20) & (rows->size - 1);

  while (rows->entries[at].code != 0 && (rows->entries[at].code != code || rows->entries[at].id != id))
    at = (at + 1) & (rows->size - 1);

  return &rows->entries[at];
}

static void
grow (Rows *rows)
{
  g_autofree Entry *before = rows->entries;
  gsize size_before = rows->size;

  rows->size *= 2;
  rows->entries = g_new0 (Entry, rows->size);
  for (gsize i = 0; i < size_before; i++)
    {
      if (before[i].code != 0)
        *find (rows, before[i].code, before[i].id) = before[i];
    }
}

static void
put (Rows *rows, guint8 code, gint64 id, const guint8 *digest)
{
  Entry *entry = find (rows, code, id);

  if (entry->code == 0)
    {
      if (rows->used + 1 > rows->size / 4 * 3)
        {
          grow (rows);
          entry = find (rows, code, id);
        }
      rows->used++;
      entry->code = code;
      entry->id = id;
    }
  memcpy (entry->digest, digest, KITH_DIGEST_SIZE);
}

static void
read_changes (Rows *rows, const guint8 *changes, gsize size)
{
  for (gsize i = 0; i + KITH_CHANGE_SIZE <= size; i += KITH_CHANGE_SIZE)
    {
      guint64 wire;

      memcpy (&wire, changes + i + 1, sizeof wire);
      if (kith_table_from_code (changes[i]) &&
          in_slice (rows->slice, changes[i], (gint64) GUINT64_FROM_BE (wire)))
        put (rows, changes[i], (gint64) GUINT64_FROM_BE (wire), changes + i + 1 + sizeof wire);
    }
}

static gboolean
read_log (Rows *rows, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (rows->verify->db, KITH_SQL_AUDIT_CHANGES, &problem);

  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      gsize size;
      const guint8 *changes = kith_stmt_get_blob (stmt, 1, &size);

      if (changes)
        read_changes (rows, changes, size);
      if (changes && size % KITH_CHANGE_SIZE != 0)
        kith_verify_tell (rows->verify, "audit", kith_stmt_get_int64 (stmt, 0),
                          _ ("An entry of the log does not name whole rows."));
    }

  return !problem || kith_verify_survive (rows->verify, "audit", problem, error);
}

static gboolean
is_gone (const Entry *entry)
{
  static const guint8 zeros[KITH_DIGEST_SIZE];

  return memcmp (entry->digest, zeros, KITH_DIGEST_SIZE) == 0;
}

static gboolean
compare_row_cb (const char *table,
                gint64 id,
                const guint8 *data,
                gsize size,
                gpointer user_data,
                GError **error)
{
  Rows *rows = user_data;
  guint8 digest[KITH_DIGEST_SIZE];
  Entry *entry;

  if ((++rows->n_done & 0xfff) == 0)
    kith_verify_advance (rows->verify, (double) rows->n_done / (double) rows->n_total);
  if (!in_slice (rows->slice, rows->code, id))
    return TRUE;

  entry = find (rows, rows->code, id);
  if (entry->code == 0 || is_gone (entry))
    {
      kith_verify_tell (rows->verify, kith_table_from_code (rows->code), id,
                        _ ("Row %" PRId64 " of “%s” was not written by Kith: the log does not know it."), id,
                        table);
      return TRUE;
    }

  entry->seen = TRUE;
  kith_vault_digest (data, size, digest);
  if (memcmp (digest, entry->digest, KITH_DIGEST_SIZE) != 0)
    kith_verify_tell (rows->verify, kith_table_from_code (rows->code), id,
                      _ ("Row %" PRId64 " of “%s” was changed behind Kith’s back."), id, table);
  return TRUE;
}

static gboolean
compare_tables (Rows *rows, GError **error)
{
  for (guint8 code = kith_table_code_next (0); code != 0; code = kith_table_code_next (code))
    {
      GError *problem = NULL;

      if (!kith_table_set_has (&rows->slice->tables, code))
        continue;
      rows->code = code;
      if (!kith_rows_foreach (rows->verify->db, kith_table_from_code (code), compare_row_cb, rows,
                              &problem) &&
          !kith_verify_survive (rows->verify, kith_table_from_code (code), problem, error))
        return FALSE;
    }

  return TRUE;
}

static void
tell_missing (Rows *rows)
{
  for (gsize i = 0; i < rows->size; i++)
    {
      const Entry *entry = &rows->entries[i];

      if (entry->code != 0 && !entry->seen && !is_gone (entry))
        kith_verify_tell (rows->verify, kith_table_from_code (entry->code), entry->id,
                          _ ("Row %" PRId64 " of “%s” is missing."), entry->id,
                          kith_table_from_code (entry->code));
    }
}

static gboolean
check_slice (KithVerify *self, const Slice *slice, gint64 *n_done, gint64 n_total, GError **error)
{
  Rows rows = { .verify = self, .slice = slice, .size = SMALLEST_MAP, .n_done = *n_done, .n_total = n_total };
  gboolean done;

  while (rows.size / 4 * 3 < (gsize) slice->n_rows)
    rows.size *= 2;
  rows.entries = g_new0 (Entry, rows.size);
  done = read_log (&rows, error) && compare_tables (&rows, error);
  if (done)
    tell_missing (&rows);

  *n_done = rows.n_done;
  g_free (rows.entries);
  return done;
}

/* (element-type Slice) */
static GArray *
plan_slices (KithVerify *self, gint64 *n_total)
{
  GArray *slices = g_array_new (FALSE, FALSE, sizeof (Slice));
  Slice together = { .n_parts = 1 };

  *n_total = 1;
  for (guint8 code = kith_table_code_next (0); code != 0; code = kith_table_code_next (code))
    {
      Slice slice = { 0 };
      gint64 n_rows;

      if (!kith_table_set_is_empty (&self->tables) && !kith_table_set_has (&self->tables, code))
        continue;
      kith_table_set_add (&slice.tables, code);
      /* A table that cannot be counted is still looked at. */
      n_rows = MAX (kith_rows_count (self->db, kith_table_from_code (code), NULL), 0);
      slice.n_parts = (guint64) (n_rows / SLICE_MAX) + 1;
      slice.n_rows = n_rows;

      *n_total += n_rows * (gint64) slice.n_parts;
      if (together.n_rows + n_rows <= SLICE_MAX)
        {
          kith_table_set_add (&together.tables, code);
          together.n_rows += n_rows;
          continue;
        }

      slice.n_rows /= (gint64) slice.n_parts;
      for (; slice.part < slice.n_parts; slice.part++)
        g_array_append_val (slices, slice);
    }

  g_array_append_val (slices, together);
  return slices;
}

gboolean
kith_verify_rows (KithVerify *self, GError **error)
{
  gint64 n_done = 0;
  gint64 n_total;
  g_autoptr (GArray) slices = plan_slices (self, &n_total);

  for (guint i = 0; i < slices->len; i++)
    {
      if (!check_slice (self, &g_array_index (slices, Slice, i), &n_done, n_total, error))
        return FALSE;
    }

  return TRUE;
}

GHashTable *
kith_verify_changed_rows (KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_finding_free);
  g_autoptr (GHashTable) n_told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KithVerify self = { .store = session->store,
                      .session = session,
                      .db = kith_store_get_reader (session->store, error),
                      .findings = findings,
                      .n_told = n_told,
                      .rows = rows };
  gboolean done;

  for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
    {
      if (column->resealed)
        kith_table_set_add (&self.tables, kith_table_code (column->table));
    }

  if (!self.db || !kith_db_begin_read (self.db, error))
    return NULL;
  done = kith_verify_rows (&self, error);
  kith_db_rollback (self.db);
  return done ? g_steal_pointer (&rows) : NULL;
}
