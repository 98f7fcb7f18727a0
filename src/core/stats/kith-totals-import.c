/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table of past monthly totals: by itself first, then against what the store has, and against that
 * once more inside the change that takes it. */

#include "stats/kith-totals-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "session/kith-change.h"

struct _KithTotalsImport
{
  GObject parent_instance;

  KithImportTable *table; /* (owned) */
  GArray *fields;         /* (owned) (element-type KithTotalsField): by column */
  GArray *totals;         /* (owned) (element-type KithPastTotal): as many as there are lines */
  GArray *before; /* (owned) (nullable) (element-type KithPastTotal): what was there when it was applied */
  guint n_there;  /* how many of the months are there already */
  gboolean replace;
};

G_DEFINE_FINAL_TYPE (KithTotalsImport, kith_totals_import, G_TYPE_OBJECT)

static const char *const codes[KITH_N_TOTALS_FIELDS] = {
#define FIELD(symbol, code, label) code,
  KITH_TOTALS_FIELDS (FIELD)
#undef FIELD
};

static const char *const labels[KITH_N_TOTALS_FIELDS] = {
#define FIELD(symbol, code, label) label,
  KITH_TOTALS_FIELDS (FIELD)
#undef FIELD
};

/* ---- The columns. */

static KithTotalsField
get_field (const KithTotalsImport *self, guint column)
{
  return g_array_index (self->fields, KithTotalsField, column);
}

static void
guess_fields (KithTotalsImport *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      g_autofree char *fold = kith_import_table_fold_header (self->table->headers[i]);
      KithTotalsField field = KITH_TOTALS_UNKNOWN;

      for (guint k = KITH_TOTALS_MONTH; k < KITH_N_TOTALS_FIELDS; k++)
        {
          g_autofree char *code = kith_import_table_fold_header (codes[k]);

          if (g_str_equal (code, fold))
            field = (KithTotalsField) k;
        }
      g_array_append_val (self->fields, field);
    }
}

static gboolean
check_column (KithTotalsImport *self, guint column, GError **error)
{
  KithTotalsField field = get_field (self, column);

  if (field == KITH_TOTALS_UNKNOWN)
    return kith_import_table_refuse (
        self->table, column + 1,
        _ ("Only “month”, “visits”, “people”, “guests” and “first-timers” can be "
           "taken. Call the column so, or leave it out."),
        error);
  for (guint other = 0; other < column && field != KITH_TOTALS_NONE; other++)
    if (get_field (self, other) == field)
      {
        g_autofree char *sentence =
            g_strdup_printf (_ ("Column %u means the same. Leave one of them out."), other + 1);

        return kith_import_table_refuse (self->table, column + 1, sentence, error);
      }
  return TRUE;
}

static gboolean
check_fields (KithTotalsImport *self, GError **error)
{
  gboolean has_month = FALSE, has_number = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (!check_column (self, i, error))
        return FALSE;
      has_month |= get_field (self, i) == KITH_TOTALS_MONTH;
      has_number |= get_field (self, i) >= KITH_TOTALS_VISITS;
    }
  if (has_month && has_number)
    return TRUE;
  return kith_import_table_refuse (self->table, 1,
                                   _ ("The first line must name a column “month”, and at least one of "
                                      "“visits”, “people”, “guests” and “first-timers”."),
                                   error);
}

/* ---- A line. */

static const KithPastNumber numbers[KITH_N_TOTALS_FIELDS] = {
  [KITH_TOTALS_VISITS] = KITH_PAST_VISITS,
  [KITH_TOTALS_PEOPLE] = KITH_PAST_PEOPLE,
  [KITH_TOTALS_GUESTS] = KITH_PAST_GUESTS,
  [KITH_TOTALS_FIRST_TIMERS] = KITH_PAST_FIRST_TIMERS,
};

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
      KithTotalsField field = get_field (self, i);

      if (field == KITH_TOTALS_MONTH)
        take_month (self, &total, line, i + 1, text, today);
      else if (field != KITH_TOTALS_NONE)
        take_number (self, &total.numbers[numbers[field]], line, i + 1, text);
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

static const KithPastTotal *
find_month (GArray *totals, KithDay month)
{
  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, KithPastTotal, i).month == month)
      return &g_array_index (totals, KithPastTotal, i);
  return NULL;
}

/* What Kith counted itself comes first, and a month is not written over unasked. */
static gboolean
check_store (KithTotalsImport *self, KithDb *db, GError **error)
{
  g_autoptr (GArray) there = kith_past_totals_read (db, error);

  if (there == NULL)
    return FALSE;
  self->n_there = 0;
  for (guint i = 0; i < self->totals->len && !kith_import_table_is_full (self->table); i++)
    {
      KithDay month = g_array_index (self->totals, KithPastTotal, i).month;
      guint64 line = g_array_index (self->table->numbers, guint64, i);
      g_autofree char *shown = NULL;
      KithDay first;

      if (month == KITH_DAY_NONE)
        continue;
      shown = kith_past_month_format (month);
      self->n_there += find_month (there, month) != NULL;
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
      else if (!self->replace && find_month (there, month) != NULL)
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
  g_clear_pointer (&self->before, g_array_unref);

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
  self->fields = g_array_new (FALSE, FALSE, sizeof (KithTotalsField));
  self->totals = g_array_new (FALSE, FALSE, sizeof (KithPastTotal));
}

/**
 * kith_totals_field_code:
 * @field: a field
 *
 * Returns: (transfer none): its word on the command line
 */
const char *
kith_totals_field_code (KithTotalsField field)
{
  g_return_val_if_fail (field < KITH_N_TOTALS_FIELDS, NULL);

  return codes[field];
}

/**
 * kith_totals_field_label:
 * @field: a field
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_totals_field_label (KithTotalsField field)
{
  g_return_val_if_fail (field < KITH_N_TOTALS_FIELDS, NULL);

  return _ (labels[field]);
}

/**
 * kith_totals_field_parse:
 * @code: a word
 * @field: (out): what it means
 *
 * Returns: whether it is one of them
 */
gboolean
kith_totals_field_parse (const char *code, KithTotalsField *field)
{
  g_return_val_if_fail (code != NULL && field != NULL, FALSE);

  for (guint i = 0; i < KITH_N_TOTALS_FIELDS; i++)
    if (g_str_equal (codes[i], code))
      {
        *field = (KithTotalsField) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_totals_import_read:
 * @stream: a table with a header, as CSV in UTF-8
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID with line and column where the file is no such table, %G_IO_ERROR_CANCELLED
 *
 * Reads the whole file, and tells its columns by their names. kith_totals_import_map() makes months of it.
 *
 * Returns: (transfer full): what was read; one thread at a time may use it
 */
KithTotalsImport *
kith_totals_import_read (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithTotalsImport) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_object_new (KITH_TYPE_TOTALS_IMPORT, NULL);
  self->table = kith_import_table_read (stream, cancellable, error);
  if (self->table == NULL)
    return NULL;
  guess_fields (self);
  return g_steal_pointer (&self);
}

/**
 * kith_totals_import_map:
 * @self: what was read
 * @session: a coordinator's
 * @fields: (nullable) (array length=n_fields): what each column means; %NULL: what it was taken for last
 * @n_fields: as many as there are columns
 * @replace: whether months that are there already may be written over
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID with line and column where a column is unknown, means what another does, or the
 *   month or every number is missing; %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Makes a month of each line, as often as somebody says otherwise what the columns mean, and compares them
 * with the store. What is wrong in single lines is among the table's problems.
 *
 * Returns: whether there are months
 */
gboolean
kith_totals_import_map (KithTotalsImport *self,
                        KithSession *session,
                        const KithTotalsField *fields,
                        guint n_fields,
                        gboolean replace,
                        GCancellable *cancellable,
                        GError **error)
{
  KithDay today;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (fields == NULL || n_fields == self->fields->len, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_TOTALS_IMPORT, error))
    return FALSE;
  self->replace = replace;
  g_array_set_size (self->totals, 0);
  g_ptr_array_set_size (self->table->problems, 0);
  for (guint i = 0; i < n_fields && fields != NULL; i++)
    g_array_index (self->fields, KithTotalsField, i) = fields[i];
  if (!check_fields (self, error))
    return FALSE;

  today = kith_clock_today (kith_session_get_clock (session));
  for (guint i = 0; i < self->table->lines->len && !kith_import_table_is_full (self->table); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      take_line (self, i, today);
    }
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL && check_store (self, db, error);
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
 * kith_totals_import_get_field:
 * @self: what was read
 * @column: from 0
 *
 * Returns: what the column was taken for
 */
KithTotalsField
kith_totals_import_get_field (KithTotalsImport *self, guint column)
{
  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self) && column < self->fields->len, KITH_TOTALS_NONE);

  return get_field (self, column);
}

/**
 * kith_totals_import_get_n_there:
 * @self: what was read and mapped
 *
 * Returns: how many of its months are there already
 */
guint
kith_totals_import_get_n_there (KithTotalsImport *self)
{
  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), 0);

  return self->n_there;
}

/**
 * kith_totals_import_get_totals:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type KithPastTotal): the months, in the order of the file; none before
 *   kith_totals_import_map()
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
  g_autoptr (GArray) before = NULL;

  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_TOTALS_IMPORT, error) ||
      !kith_import_table_demand_clean (self->table, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_TOTALS_IMPORTED, 0, error);
  if (change == NULL || !check_store (self, kith_change_get_db (change), error) ||
      !kith_import_table_demand_clean (self->table, error))
    return FALSE;
  before = kith_past_totals_read (kith_change_get_db (change), error);
  if (before == NULL)
    return FALSE;
  kith_change_detail (change, "months", g_variant_new_uint32 (self->totals->len));
  for (guint i = 0; i < self->totals->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !kith_past_totals_put_in (change, &g_array_index (self->totals, KithPastTotal, i), error))
      return FALSE;
  kith_change_announce (change, "past_total", 0);
  if (!kith_change_commit (change, error))
    return FALSE;
  g_clear_pointer (&self->before, g_array_unref);
  self->before = g_steal_pointer (&before);
  return TRUE;
}

/**
 * kith_totals_import_take_back:
 * @self: what was applied
 * @session: whose rights are used
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * As if it had not been: what was there before is there again, and the other months are gone. Once.
 *
 * Returns: whether all were taken back; otherwise none was
 */
gboolean
kith_totals_import_take_back (KithTotalsImport *self, KithSession *session, GError **error)
{
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_TOTALS_IMPORT (self), FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  if (!kith_session_demand (session, KITH_ACTION_TOTALS_IMPORT, error))
    return FALSE;
  g_return_val_if_fail (self->before != NULL, FALSE);

  change = kith_session_begin (session, KITH_EVENT_IMPORT_TAKEN_BACK, 0, error);
  if (change == NULL)
    return FALSE;
  kith_change_detail (change, "months", g_variant_new_uint32 (self->totals->len));
  for (guint i = 0; i < self->totals->len; i++)
    {
      KithDay month = g_array_index (self->totals, KithPastTotal, i).month;
      const KithPastTotal *before = find_month (self->before, month);

      if (before != NULL ? !kith_past_totals_put_in (change, before, error)
                         : !kith_past_totals_remove_in (change, month, error))
        return FALSE;
    }
  kith_change_announce (change, "past_total", 0);
  if (!kith_change_commit (change, error))
    return FALSE;
  g_clear_pointer (&self->before, g_array_unref);
  return TRUE;
}
