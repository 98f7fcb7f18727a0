/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values (RFC 4180) from anywhere, and for any spreadsheet. Reading takes one record
 * at a time, within limits, and says line and column of what is wrong; writing never hands a
 * spreadsheet something that it would take for a formula. */

#include "base/kith-csv.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define CHUNK 65536

struct _KithCsvReader
{
  GObject parent_instance;

  GInputStream *stream; /* (owned) */
  KithCsvLimits limits;
  guint8 *chunk; /* (owned) */
  gsize chunk_length;
  gsize chunk_at;
  gboolean begun;
  gboolean failed;

  guint64 line;        /* of the next byte, from 1 */
  guint64 column;      /* characters in this line before the next byte */
  guint64 record_line; /* where the record began */
  gsize record_size;

  GString *field;        /* (owned) */
  guint64 field_line;    /* where the field began */
  guint64 field_column;  /* from 1 */
  GStrvBuilder *builder; /* (owned) (nullable) */
  guint n_fields;
};

G_DEFINE_FINAL_TYPE (KithCsvReader, kith_csv_reader, G_TYPE_OBJECT)

enum
{
  END_OF_FILE = -1,
  BROKEN = -2,
};

static gboolean
fail_at (KithCsvReader *self, guint64 line, guint64 column, const char *what, GError **error)
{
  self->failed = TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: the numbers of a line and a column, then what is wrong there. */
               _ ("Line %llu, column %llu: %s"), (unsigned long long) line, (unsigned long long) column,
               what);
  return FALSE;
}

static gboolean
fill (KithCsvReader *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  self->chunk_at = 0;
  self->chunk_length = 0;
  n = g_input_stream_read (self->stream, self->chunk, CHUNK, cancellable, error);
  if (n < 0)
    {
      self->failed = TRUE;
      return FALSE;
    }

  self->chunk_length = (gsize) n;
  return TRUE;
}

/* The next byte without taking it. */
static int
peek (KithCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->chunk_at == self->chunk_length && !fill (self, cancellable, error))
    return BROKEN;

  return self->chunk_at < self->chunk_length ? self->chunk[self->chunk_at] : END_OF_FILE;
}

static void
take (KithCsvReader *self, int c)
{
  self->chunk_at++;
  self->record_size++;
  if (c == '\n')
    {
      self->line++;
      self->column = 0;
    }
  else if ((c & 0xc0) != 0x80)
    {
      self->column++;
    }
}

/* A byte order mark: skipped for UTF-8, refused for the others. */
static gboolean
begin (KithCsvReader *self, GCancellable *cancellable, GError **error)
{
  static const guint8 utf8[] = { 0xef, 0xbb, 0xbf };
  gsize have = 0;

  self->begun = TRUE;
  while (have < CHUNK)
    {
      gssize n = g_input_stream_read (self->stream, self->chunk + have, CHUNK - have, cancellable, error);

      if (n < 0)
        {
          self->failed = TRUE;
          return FALSE;
        }
      have += (gsize) n;
      if (n == 0 || have >= sizeof utf8)
        break;
    }

  self->chunk_length = have;
  self->chunk_at = 0;
  if (have >= 2 && ((self->chunk[0] == 0xff && self->chunk[1] == 0xfe) ||
                    (self->chunk[0] == 0xfe && self->chunk[1] == 0xff)))
    return fail_at (self, 1, 1, _ ("The file is in UTF-16. Save it as “CSV UTF-8” and try again."), error);

  if (have >= sizeof utf8 && memcmp (self->chunk, utf8, sizeof utf8) == 0)
    self->chunk_at = sizeof utf8;
  return TRUE;
}

static gboolean
end_field (KithCsvReader *self, GError **error)
{
  const char *bad;

  if (!g_utf8_validate_len (self->field->str, self->field->len, &bad))
    {
      guint64 line = self->field_line, column = self->field_column;

      for (const char *p = self->field->str; p < bad; p++)
        {
          if (*p == '\n')
            {
              line++;
              column = 1;
            }
          else if (((guchar) *p & 0xc0) != 0x80)
            {
              column++;
            }
        }
      return fail_at (self, line, column,
                      _ ("This is not text in UTF-8. Save the file as “CSV UTF-8” and try again."), error);
    }

  if (self->n_fields >= self->limits.max_columns)
    return fail_at (self, self->field_line, self->field_column, _ ("This line has too many columns."), error);

  g_strv_builder_add (self->builder, self->field->str);
  self->n_fields++;
  g_string_truncate (self->field, 0);
  return TRUE;
}

static gboolean
add_byte (KithCsvReader *self, int c, GError **error)
{
  if (c == '\0')
    return fail_at (
        self, self->line, self->column,
        _ ("This is not a text file: it holds a zero byte. Save it as “CSV UTF-8” and try again."), error);
  if (self->field->len >= self->limits.max_field)
    return fail_at (self, self->field_line, self->field_column,
                    _ ("This field is too long. A quotation mark may be missing before it."), error);
  if (self->record_size > self->limits.max_record)
    return fail_at (self, self->record_line, 1,
                    _ ("This line is too long. A quotation mark may be missing in it."), error);

  g_string_append_c (self->field, (char) c);
  return TRUE;
}

/* After the opening quotation mark, to the closing one. */
static gboolean
read_quoted (KithCsvReader *self, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      int c = peek (self, cancellable, error);

      if (c == BROKEN)
        return FALSE;
      if (c == END_OF_FILE)
        return fail_at (self, self->field_line, self->field_column,
                        _ ("A quotation mark is opened here and never closed."), error);

      take (self, c);
      if (c != '"')
        {
          if (!add_byte (self, c, error))
            return FALSE;
          continue;
        }

      c = peek (self, cancellable, error);
      if (c == BROKEN)
        return FALSE;
      if (c != '"')
        return TRUE;

      take (self, c);
      if (!add_byte (self, '"', error))
        return FALSE;
    }
}

/* One field with the delimiter or line end after it. */
static gboolean
read_field (KithCsvReader *self, gboolean *last, GCancellable *cancellable, GError **error)
{
  gboolean quoted = FALSE;

  self->field_line = self->line;
  self->field_column = self->column + 1;

  for (;;)
    {
      int c = peek (self, cancellable, error);

      if (c == BROKEN)
        return FALSE;

      *last = c == END_OF_FILE || c == '\n' || c == '\r';
      if (*last || c == self->limits.delimiter)
        break;

      take (self, c);
      if (quoted)
        return fail_at (
            self, self->line, self->column,
            _ ("After a closing quotation mark, the field must end. Write a quotation mark inside a "
               "quoted field twice."),
            error);

      if (c == '"' && self->field->len == 0)
        {
          quoted = TRUE;
          if (!read_quoted (self, cancellable, error))
            return FALSE;
        }
      else if (!add_byte (self, c, error))
        {
          return FALSE;
        }
    }

  return end_field (self, error);
}

/* "\n", "\r\n" or "\r" */
static gboolean
read_line_end (KithCsvReader *self, GCancellable *cancellable, GError **error)
{
  int c = peek (self, cancellable, error);

  if (c == '\r')
    {
      take (self, c);
      c = peek (self, cancellable, error);
      if (c != '\n')
        {
          self->line++;
          self->column = 0;
        }
    }
  if (c == '\n')
    take (self, c);

  return c != BROKEN;
}

static void
kith_csv_reader_finalize (GObject *object)
{
  KithCsvReader *self = KITH_CSV_READER (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->chunk, g_free);
  g_clear_pointer (&self->builder, g_strv_builder_unref);
  g_string_free (self->field, TRUE);

  G_OBJECT_CLASS (kith_csv_reader_parent_class)->finalize (object);
}

static void
kith_csv_reader_class_init (KithCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_csv_reader_finalize;
}

static void
kith_csv_reader_init (KithCsvReader *self)
{
  self->chunk = g_malloc (CHUNK);
  self->field = g_string_new (NULL);
  self->line = 1;
}

/**
 * kith_csv_reader_new:
 * @stream: where to read from
 * @limits: (nullable): what to refuse; %NULL for the usual
 *
 * Returns: (transfer full): a reader
 */
KithCsvReader *
kith_csv_reader_new (GInputStream *stream, const KithCsvLimits *limits)
{
  KithCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_object_new (KITH_TYPE_CSV_READER, NULL);
  self->stream = g_object_ref (stream);
  if (limits != NULL)
    self->limits = *limits;
  if (self->limits.delimiter == '\0')
    self->limits.delimiter = ',';
  if (self->limits.max_field == 0)
    self->limits.max_field = 64 * 1024;
  if (self->limits.max_columns == 0)
    self->limits.max_columns = 1000;
  if (self->limits.max_record == 0)
    self->limits.max_record = 1024 * 1024;
  return self;
}

/**
 * kith_csv_reader_next:
 * @self: a reader
 * @fields: (out) (transfer full) (nullable): the fields of the next record; %NULL after the last one
 * @cancellable: (nullable): to stop
 * @error: %KITH_ERROR_INVALID with line and column of what is wrong; an I/O error; cancelled
 *
 * Lines with nothing at all in them are passed over. After an error there is nothing more to read.
 *
 * Returns: %FALSE on error
 */
gboolean
kith_csv_reader_next (KithCsvReader *self, GStrv *fields, GCancellable *cancellable, GError **error)
{
  gboolean last = FALSE;
  int c;

  g_return_val_if_fail (KITH_IS_CSV_READER (self), FALSE);
  g_return_val_if_fail (fields != NULL, FALSE);
  g_return_val_if_fail (!self->failed, FALSE);

  if (!self->begun && !begin (self, cancellable, error))
    return FALSE;

  while ((c = peek (self, cancellable, error)) == '\n' || c == '\r')
    if (!read_line_end (self, cancellable, error))
      return FALSE;
  if (c == BROKEN)
    return FALSE;
  if (c == END_OF_FILE)
    {
      *fields = NULL;
      return TRUE;
    }

  self->record_line = self->line;
  self->record_size = 0;
  self->n_fields = 0;
  g_clear_pointer (&self->builder, g_strv_builder_unref);
  self->builder = g_strv_builder_new ();

  while (read_field (self, &last, cancellable, error))
    {
      if (last)
        {
          if (!read_line_end (self, cancellable, error))
            return FALSE;
          *fields = g_strv_builder_end (self->builder);
          return TRUE;
        }
      take (self, self->limits.delimiter);
    }

  return FALSE;
}

/**
 * kith_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line in which the last record began, from 1
 */
guint64
kith_csv_reader_get_line (KithCsvReader *self)
{
  g_return_val_if_fail (KITH_IS_CSV_READER (self), 0);

  return self->record_line;
}

/* What a spreadsheet may take for the start of a formula, full-width forms included. */
static gboolean
begins_formula (const char *field)
{
  gunichar c;

  if (field[0] == '\0')
    return FALSE;
  if (strchr ("=+-@\t\r\n", field[0]) != NULL)
    return TRUE;

  c = g_utf8_get_char_validated (field, -1);
  return c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

/**
 * kith_csv_append_field:
 * @out: where to append
 * @field: (nullable): what to write
 *
 * Appends one field, quoted where it must be, with an apostrophe before what a spreadsheet would take
 * for a formula.
 */
void
kith_csv_append_field (GString *out, const char *field)
{
  gboolean formula, quote;

  g_return_if_fail (out != NULL);

  if (field == NULL || field[0] == '\0')
    return;

  formula = begins_formula (field);
  quote = strpbrk (field, ",\"\r\n;\t") != NULL || field[0] == ' ' || field[strlen (field) - 1] == ' ';
  if (quote)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quote)
    g_string_append_c (out, '"');
}

/**
 * kith_csv_append_row:
 * @out: where to append
 * @fields: (array zero-terminated=1): the fields
 *
 * Appends one record with its line end.
 */
void
kith_csv_append_row (GString *out, const char *const *fields)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (fields != NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      /* A record of one empty field would be an empty line. */
      if (i == 0 && fields[0][0] == '\0' && fields[1] == NULL)
        g_string_append (out, "\"\"");
      kith_csv_append_field (out, fields[i]);
    }
  g_string_append (out, "\r\n");
}
