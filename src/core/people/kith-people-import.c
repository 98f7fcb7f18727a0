/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table of people. A line that cannot be taken is a problem, and where there is one nothing is
 * taken; a file that is no table of people at all ends the reading. */

#include "people/kith-people-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-people-import-private.h"

G_DEFINE_FINAL_TYPE (KithPeopleImport, kith_people_import, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  KithImportRow *row = data;

  g_free (row->name);
  g_strfreev (row->aliases);
  g_free (row->pronouns);
  g_free (row->code);
  kith_intake_free (row->intake);
  g_free (row->like);
  g_free (row);
}

/* ---- Dates of birth as tables write them. */

/* "5/12/1984": three numbers and a mark between, the year last. */
static gboolean
split_date (const char *text, int *first, int *second, int *year)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.-", -1);
  int numbers[3];

  if (g_strv_length (parts) != 3 || strlen (parts[2]) != 4)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      gint64 number = 0;

      if (!g_ascii_string_to_signed (parts[i], 10, 1, 9999, &number, NULL))
        return FALSE;
      numbers[i] = (int) number;
    }
  *first = numbers[0];
  *second = numbers[1];
  *year = numbers[2];
  return TRUE;
}

static void
take_birth (KithPeopleImport *self, guint64 line, guint column, const char *text, KithIntake *intake)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *shown = kith_import_table_show (stripped);
  int first, second, year;
  KithBirth birth = { 0 };

  if (kith_birth_parse (stripped, &birth, NULL))
    {
      kith_intake_set_birth (intake, &birth);
      return;
    }
  if (!split_date (stripped, &first, &second, &year))
    {
      kith_import_table_take_problem (
          self->table, line, column,
          g_strdup_printf (_ ("“%s” is not a date of birth. Write it as 1984-05-02, or only the year."),
                           shown));
      return;
    }
  if (self->dates == KITH_IMPORT_DATES_TOLD_BY_FILE && first <= 12 && second <= 12 && first != second)
    {
      kith_import_table_take_problem (
          self->table, line, column,
          g_strdup_printf (_ ("“%s” can be read in two ways. Say whether the day or the month comes first."),
                           shown));
      return;
    }
  birth.year = (gint16) year;
  birth.month = (guint8) MIN (self->dates == KITH_IMPORT_DATES_MONTH_FIRST ? first : second, 99);
  birth.day = (guint8) MIN (self->dates == KITH_IMPORT_DATES_MONTH_FIRST ? second : first, 99);
  if (self->dates == KITH_IMPORT_DATES_TOLD_BY_FILE && second > 12)
    {
      birth.month = (guint8) MIN (first, 99);
      birth.day = (guint8) MIN (second, 99);
    }
  if (!kith_birth_is_valid (&birth))
    kith_import_table_take_problem (self->table, line, column,
                                    g_strdup_printf (_ ("“%s” is not a date of the calendar."), shown));
  else
    kith_intake_set_birth (intake, &birth);
}

/* Where one date of the column has a first number above twelve, the day comes first in all of them. */
static KithImportDates
tell_dates (GPtrArray *lines, const GArray *fields)
{
  gboolean day_first = FALSE, month_first = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *const *cells = g_ptr_array_index (lines, i);
      int first, second, year;

      for (guint column = 0; column < fields->len && cells[column] != NULL; column++)
        if (g_array_index (fields, KithImportField, column) == KITH_IMPORT_BIRTH &&
            split_date (cells[column], &first, &second, &year))
          {
            day_first |= first > 12;
            month_first |= second > 12;
          }
    }
  if (day_first == month_first)
    return KITH_IMPORT_DATES_TOLD_BY_FILE;
  return day_first ? KITH_IMPORT_DATES_DAY_FIRST : KITH_IMPORT_DATES_MONTH_FIRST;
}

/* ---- A line. */

static void
append (GString *text, const char *more, const char *between)
{
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, more);
}

static void
take_contact (KithIntake *intake, KithContactKind kind, const char *value)
{
  KithContact *contact = kith_contact_new (kind, value, 0, NULL, NULL);

  if (contact != NULL)
    kith_intake_add_contact (intake, contact);
}

static void
take_code (KithPeopleImport *self, KithImportRow *row, guint column, const char *text)
{
  g_autofree char *fold = g_utf8_casefold (text, -1);
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, fold));

  if (kith_text_length (text) > KITH_CARD_MAX_CODE)
    kith_import_table_take_problem (self->table, row->line, column,
                                    g_strdup_printf (_ ("A card code has at most %d letters and digits."),
                                                     KITH_CARD_MAX_CODE));
  else if (other != 0)
    kith_import_table_take_problem (
        self->table, row->line, column,
        g_strdup_printf (_ ("The same card code stands in line %u. Each is one person’s."), other));
  else
    g_hash_table_insert (self->codes, g_steal_pointer (&fold), GUINT_TO_POINTER ((guint) row->line));
  g_free (row->code);
  row->code = g_strdup (text);
}

static void
take_line (KithPeopleImport *self, guint at)
{
  const char *const *cells = g_ptr_array_index (self->table->lines, at);
  guint64 line = g_array_index (self->table->numbers, guint64, at);
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_autoptr (GString) given = g_string_new (NULL);
  g_autoptr (GString) family = g_string_new (NULL);
  g_autoptr (GString) address = g_string_new (NULL);
  KithImportRow *row = g_new0 (KithImportRow, 1);
  guint n_cells = 0;

  row->line = line;
  row->intake = kith_intake_new ();
  row->name = g_strdup ("");
  row->pronouns = g_strdup ("");
  row->code = g_strdup ("");
  g_ptr_array_add (self->rows, row);

  for (; cells[n_cells] != NULL; n_cells++)
    {
      g_autofree char *cell = kith_text_clean (cells[n_cells], KITH_TEXT_LINE_MAX);

      if (n_cells >= self->fields->len || cell[0] == '\0')
        continue;
      switch (g_array_index (self->fields, KithImportField, n_cells))
        {
        case KITH_IMPORT_NAME:
          g_free (row->name);
          row->name = g_steal_pointer (&cell);
          break;
        case KITH_IMPORT_GIVEN:
          append (given, cell, " ");
          break;
        case KITH_IMPORT_FAMILY:
          append (family, cell, " ");
          break;
        case KITH_IMPORT_ALIAS:
          g_strv_builder_add (aliases, cell);
          break;
        case KITH_IMPORT_PRONOUNS:
          g_free (row->pronouns);
          row->pronouns = g_steal_pointer (&cell);
          break;
        case KITH_IMPORT_CODE:
          take_code (self, row, n_cells + 1, cell);
          break;
        case KITH_IMPORT_BIRTH:
          take_birth (self, line, n_cells + 1, cell, row->intake);
          break;
        case KITH_IMPORT_PHONE:
          take_contact (row->intake, KITH_CONTACT_PHONE, cell);
          break;
        case KITH_IMPORT_EMAIL:
          take_contact (row->intake, KITH_CONTACT_EMAIL, cell);
          break;
        case KITH_IMPORT_ADDRESS:
          append (address, cell, ", ");
          break;
        case KITH_IMPORT_LANGUAGE:
          kith_intake_set_languages (row->intake, (const char *const[]){ cell, NULL });
          break;
        case KITH_IMPORT_NONE:
        case KITH_N_IMPORT_FIELDS:
        default:
          break;
        }
    }

  if (address->len > 0)
    take_contact (row->intake, KITH_CONTACT_POST, address->str);
  if (row->name[0] == '\0')
    {
      append (given, family->str, given->len > 0 && family->len > 0 ? " " : "");
      g_free (row->name);
      row->name = kith_text_clean (given->str, KITH_TEXT_LINE_MAX);
    }
  else if (given->len > 0 && family->len > 0)
    {
      g_string_append_printf (given, " %s", family->str);
      if (strcmp (given->str, row->name) != 0)
        g_strv_builder_add (aliases, given->str);
    }
  row->aliases = g_strv_builder_end (aliases);
  if (!kith_import_table_check_width (self->table, at))
    return;
  if (row->name[0] == '\0')
    kith_import_table_take_problem (
        self->table, line, 0,
        g_strdup (_ ("There is no name in this line. Write one, or take the line out.")));
  else if (kith_text_length (row->name) > KITH_TEXT_NAME_MAX)
    kith_import_table_take_problem (self->table, line, 0,
                                    g_strdup (_ ("The name in this line is too long.")));
}

/* ---- The columns. */

/* Of some there can be one only. */
static gboolean
is_single (KithImportField field)
{
  return field == KITH_IMPORT_NAME || field == KITH_IMPORT_BIRTH || field == KITH_IMPORT_CODE ||
         field == KITH_IMPORT_PRONOUNS || field == KITH_IMPORT_LANGUAGE;
}

/* The first of several that can be one only, as their names tell. */
static void
guess_fields (KithPeopleImport *self)
{
  guint n_once[KITH_N_IMPORT_FIELDS] = { 0 };

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      KithImportField field = kith_import_field_guess (self->table->headers[i]);

      if (is_single (field) && n_once[field]++ > 0)
        field = KITH_IMPORT_NONE;
      g_array_append_val (self->fields, field);
    }
}

static gboolean
check_fields (KithPeopleImport *self, GError **error)
{
  guint n_once[KITH_N_IMPORT_FIELDS] = { 0 };
  gboolean has_name = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      KithImportField field = g_array_index (self->fields, KithImportField, i);

      if (is_single (field) && n_once[field]++ > 0)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Two columns are both “%s”. Leave one of them out."),
                       kith_import_field_label (field));
          return FALSE;
        }
      has_name |= field == KITH_IMPORT_NAME || field == KITH_IMPORT_GIVEN || field == KITH_IMPORT_FAMILY;
    }
  return has_name ||
         kith_import_table_refuse (self->table, 1,
                                   _ ("No column is called “name”, “first name” or “last name”. The first "
                                      "line must say what the columns hold."),
                                   error);
}

static void
kith_people_import_finalize (GObject *object)
{
  KithPeopleImport *self = KITH_PEOPLE_IMPORT (object);

  g_clear_pointer (&self->table, kith_import_table_free);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->codes);
  g_clear_pointer (&self->added, g_array_unref);

  G_OBJECT_CLASS (kith_people_import_parent_class)->finalize (object);
}

static void
kith_people_import_class_init (KithPeopleImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_people_import_finalize;
}

static void
kith_people_import_init (KithPeopleImport *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (KithImportField));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * kith_people_import_read:
 * @stream: a table with a header, as CSV in UTF-8
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID with line and column where the file is no such table, %G_IO_ERROR_CANCELLED
 *
 * Reads the whole file, and guesses from their names what its columns mean. kith_people_import_map() makes
 * people of it.
 *
 * Returns: (transfer full): what was read; one thread at a time may use it
 */
KithPeopleImport *
kith_people_import_read (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithPeopleImport) self = g_object_new (KITH_TYPE_PEOPLE_IMPORT, NULL);

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self->table = kith_import_table_read (stream, cancellable, error);
  if (self->table == NULL)
    return NULL;
  guess_fields (self);
  return g_steal_pointer (&self);
}

/**
 * kith_people_import_map:
 * @self: what was read
 * @fields: (nullable) (array length=n_fields): what each column means; %NULL: what it was taken for last
 * @n_fields: as many as there are columns
 * @dates: how dates of birth are written that do not begin with the year
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID where no column holds a name, or two hold what can be there once;
 *   %G_IO_ERROR_CANCELLED
 *
 * Makes a row of each line, as often as somebody says otherwise what the columns mean. What is wrong in
 * single lines is among the table's problems, at most a hundred of them. What was decided about rows is gone.
 *
 * Returns: whether there are rows
 */
gboolean
kith_people_import_map (KithPeopleImport *self,
                        const KithImportField *fields,
                        guint n_fields,
                        KithImportDates dates,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self), FALSE);
  g_return_val_if_fail (fields == NULL || n_fields == self->fields->len, FALSE);

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->table->problems, 0);
  g_hash_table_remove_all (self->codes);
  for (guint i = 0; i < n_fields && fields != NULL; i++)
    g_array_index (self->fields, KithImportField, i) = fields[i];
  if (!check_fields (self, error))
    return FALSE;

  self->dates =
      dates == KITH_IMPORT_DATES_TOLD_BY_FILE ? tell_dates (self->table->lines, self->fields) : dates;
  for (guint i = 0; i < self->table->lines->len && !kith_import_table_is_full (self->table); i++)
    {
      if (i % KITH_IMPORT_LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_ptr_array_set_size (self->rows, 0);
          return FALSE;
        }
      take_line (self, i);
    }
  return TRUE;
}

/**
 * kith_people_import_get_table:
 * @self: what was read
 *
 * Returns: (transfer none): the table with its columns and its problems
 */
const KithImportTable *
kith_people_import_get_table (KithPeopleImport *self)
{
  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self), NULL);

  return self->table;
}

/**
 * kith_people_import_get_field:
 * @self: what was read
 * @column: from 0
 *
 * Returns: what the column was taken for
 */
KithImportField
kith_people_import_get_field (KithPeopleImport *self, guint column)
{
  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self) && column < self->fields->len, KITH_IMPORT_NONE);

  return g_array_index (self->fields, KithImportField, column);
}

/**
 * kith_people_import_get_rows:
 * @self: what was read
 *
 * Returns: (transfer none) (element-type KithImportRow): the people, in the order of the file; none before
 *   kith_people_import_map()
 */
GPtrArray *
kith_people_import_get_rows (KithPeopleImport *self)
{
  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self), NULL);

  return self->rows;
}
