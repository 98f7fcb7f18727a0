/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table of past monthly totals: by itself first, then against what the store has, and against that
 * once more inside the change that takes it. */

#include "stats/kith-totals-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "session/kith-change.h"

#define MONTH (-1)

struct _KithTotalsImport
{
  GObject parent_instance;

  KithImportTable *table; /* (owned) */
  GArray *fields;         /* (owned) (element-type int): MONTH or a KithPastNumber, by column */
  GArray *totals;         /* (owned) (element-type KithPastTotal): as many as there are lines */
  gboolean replace;
};

G_DEFINE_FINAL_TYPE (KithTotalsImport, kith_totals_import, G_TYPE_OBJECT)

/* As kith_import_table_fold_header() gives them. */
static const struct
{
  const char *header;
  int field;
} known[] = {
  { "month", MONTH },
  { "visits", KITH_PAST_VISITS },
  { "people", KITH_PAST_PEOPLE },
  { "guests", KITH_PAST_GUESTS },
  { "firsttimers", KITH_PAST_FIRST_TIMERS },
};

/* ---- The names of the columns. */

static gboolean
take_column (KithTotalsImport *self, guint column, GError **error)
{
  g_autofree char *fold = kith_import_table_fold_header (self->table->headers[column]);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].header, fold))
      {
        for (guint other = 0; other < self->fields->len; other++)
          if (g_array_index (self->fields, int, other) == known[i].field)
            {
              g_autofree char *sentence =
                  g_strdup_printf (_ ("Column %u means the same. Leave one of them out."), other + 1);

              return kith_import_table_refuse (self->table, column + 1, sentence, error);
            }
        g_array_append_val (self->fields, known[i].field);
        return TRUE;
      }
  return kith_import_table_refuse (self->table, column + 1,
                                   _ ("Only “month”, “visits”, “people”, “guests” and “first-timers” can be "
                                      "taken. Call the column so, or leave it out."),
                                   error);
}

static gboolean
take_header (KithTotalsImport *self, GError **error)
{
  gboolean has_month = FALSE;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      if (!take_column (self, i, error))
        return FALSE;
      has_month |= g_array_index (self->fields, int, i) == MONTH;
    }
  if (has_month && self->table->n_columns > 1)
    return TRUE;
  return kith_import_table_refuse (self->table, 1,
                                   _ ("The first line must name a column “month”, and at least one of "
                                      "“visits”, “people”, “guests” and “first-timers”."),
                                   error);
}

/* ---- A line. */

static void
take_month (KithTotalsImport *self,
            KithPastTotal *total,
            guint64 line,
            guint column,
            const char *text,
            KithDay today)
{
  g_autofree char *shown = kith_import_table_show (text);
  char *sentence = NULL;

  if (!kith_past_month_parse (text, &total->month))
    sentence = g_strdup_printf (_ ("“%s” is not a month. Write it as year-month, like 2024-03."), shown);
  else if (kith_day_add_months (total->month, 1) > today)
    sentence = g_strdup_printf (_ ("%s is not over. Only past months can be taken."), shown);
  for (guint i = 0; i < self->totals->len && sentence == NULL; i++)
    if (g_array_index (self->totals, KithPastTotal, i).month == total->month)
      sentence = g_strdup_printf (_ ("%s stands in line %llu already."), shown,
                                  (unsigned long long) g_array_index (self->table->numbers, guint64, i));
  if (sentence != NULL)
    kith_import_table_take_problem (self->table, line, column, sentence);
}

static void
take_number (KithTotalsImport *self, gint64 *number, guint64 line, guint column, const char *text)
{
  g_autofree char *shown = kith_import_table_show (text);
  guint64 value;

  if (text[0] == '\0')
    return;
  if (g_ascii_string_to_unsigned (text, 10, 0, KITH_PAST_MOST, &value, NULL))
    *number = (gint64) value;
  else
    kith_import_table_take_problem (
        self->table, line, column,
        g_strdup_printf (
            _ ("“%s” is not a whole number up to %d. Write it like 1234, or nothing where nobody "
               "knows."),
            shown, KITH_PAST_MOST));
}

static void
take_line (KithTotalsImport *self, guint row, KithDay today)
{
  const char *const *cells = g_ptr_array_index (self->table->lines, row);
  guint64 line = g_array_index (self->table->numbers, guint64, row);
  KithPastTotal total = { .month = KITH_DAY_NONE };
  guint n_problems = self->table->problems->len;
  guint n_cells = kith_import_table_check_width (self->table, row) ? self->table->n_columns : 0;
  gboolean known_one = FALSE;

  for (guint i = 0; i < KITH_N_PAST_NUMBERS; i++)
    total.numbers[i] = KITH_PAST_UNKNOWN;
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (cells[i]));
      int field = g_array_index (self->fields, int, i);

      if (field == MONTH)
        take_month (self, &total, line, i + 1, text, today);
      else
        take_number (self, &total.numbers[field], line, i + 1, text);
    }
  for (guint i = 0; i < KITH_N_PAST_NUMBERS; i++)
    known_one |= total.numbers[i] != KITH_PAST_UNKNOWN;
  if (!known_one && self->table->problems->len == n_problems)
    kith_import_table_take_problem (
        self->table, line, 0,
        g_strdup (_ ("There is no number in this line. Write one, or take the line out.")));
  g_array_append_val (self->totals, total);
}

/* ---- Against the store. */

static gboolean
has_month (GArray *totals, KithDay month)
{
  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, KithPastTotal, i).month == month)
      return TRUE;
  return FALSE;
}

/* What Kith counted itself comes first, and a month is not written over unasked. */
static gboolean
check_store (KithTotalsImport *self, KithDb *db, GError **error)
{
  g_autoptr (GArray) there = kith_past_totals_read (db, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < self->totals->len && !kith_import_table_is_full (self->table); i++)
    {
      KithDay month = g_array_index (self->totals, KithPastTotal, i).month;
      guint64 line = g_array_index (self->table->numbers, guint64, i);
      g_autofree char *shown = NULL;
      KithDay first;

      if (month == KITH_DAY_NONE)
        continue;
      shown = kith_past_month_format (month);
      if (!kith_past_totals_first_counted (db, month, &first, error))
        return FALSE;
      if (first != KITH_DAY_NONE)
        {
          g_autofree char *day = kith_day_format_iso (first);

          kith_import_table_take_problem (
              self->table, line, 0,
              g_strdup_printf (_ ("In %s Kith has visits of its own, from %s on. Take the line out."), shown,
                               day));
        }
      else if (!self->replace && has_month (there, month))
        kith_import_table_take_problem (
            self->table, line, 0,
            g_strdup_printf (_ ("%s is there already. Take the line out, or have the months replaced."),
                             shown));
    }
  return TRUE;
}

static void
kith_totals_import_finalize (GObject *object)
{
  KithTotalsImport *self = KITH_TOTALS_IMPORT (object);

  g_clear_pointer (&self->table, kith_import_table_free);
  g_array_unref (self->fields);
  g_array_unref (self->totals);

  G_OBJECT_CLASS (kith_totals_import_parent_class)->finalize (object);
}

static void
kith_totals_import_class_init (KithTotalsImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_totals_import_finalize;
}

static void
kith_totals_import_init (KithTotalsImport *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->totals = g_array_new (FALSE, FALSE, sizeof (KithPastTotal));
}

/**
 * kith_totals_import_read:
 * @stream: a table with the columns month, visits, people, guests, first-timers, as CSV in UTF-8
 * @session: a coordinator's
 * @replace: whether months that are there already may be written over
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID with line and column where the file is no such table,
 * %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Reads the whole file and compares it with the store. What is wrong in single lines is among the table's
 * problems.
 *
 * Returns: (transfer full): what was read
 */
KithTotalsImport *
kith_totals_import_read (GInputStream *stream,
                         KithSession *session,
                         gboolean replace,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (KithTotalsImport) self = NULL;
  KithDay today;
  KithDb *db;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_TOTALS_IMPORT, error))
    return NULL;
  self = g_object_new (KITH_TYPE_TOTALS_IMPORT, NULL);
  self->replace = replace;
  self->table = kith_import_table_read (stream, cancellable, error);
  if (self->table == NULL || !take_header (self, error))
    return NULL;
  today = kith_clock_today (kith_session_get_clock (session));
  for (guint i = 0; i < self->table->lines->len && !kith_import_table_is_full (self->table); i++)
    take_line (self, i, today);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL && check_store (self, db, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_totals_import_get_table:
 * @self: what was read
 *
 * Returns: (transfer none): the table with its problems
 */
const KithImportTable *
kith_totals_import_get_table (KithTotalsImport *self)
{
  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), NULL);

  return self->table;
}

/**
 * kith_totals_import_get_totals:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type KithPastTotal): the months, in the order of the file
 */
GArray *
kith_totals_import_get_totals (KithTotalsImport *self)
{
  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), NULL);

  return self->totals;
}

/**
 * kith_totals_import_apply:
 * @self: what was read
 * @session: whose rights are used
 * @cancellable: (nullable): ends it, and nothing was taken
 * @error: %KITH_ERROR_INVALID where there are problems, also new ones; %KITH_ERROR_NOT_PERMITTED,
 * %G_IO_ERROR_CANCELLED
 *
 * Writes every month in one transaction.
 *
 * Returns: whether all were written; otherwise none was
 */
gboolean
kith_totals_import_apply (KithTotalsImport *self,
                          KithSession *session,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_TOTALS_IMPORT, error) ||
      !kith_import_table_demand_clean (self->table, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_TOTALS_IMPORTED, 0, error);
  if (change == NULL || !check_store (self, kith_change_get_db (change), error) ||
      !kith_import_table_demand_clean (self->table, error))
    return FALSE;
  kith_change_detail (change, "months", g_variant_new_uint32 (self->totals->len));
  for (guint i = 0; i < self->totals->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !kith_past_totals_put_in (change, &g_array_index (self->totals, KithPastTotal, i), error))
      return FALSE;
  kith_change_announce (change, "past_total", 0);
  return kith_change_commit (change, error);
}
