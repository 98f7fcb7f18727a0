/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads what msgfmt writes, as the manual of GNU gettext has it ("The Format of GNU MO Files"): a head, a
 * table of the texts in their order, and one of their translations. The file is checked once, whole; then it
 * can be searched without looking for its end. Texts with a macro of the system in them (PRId64) lie in
 * tables of their own, and are not found.
 */

#include "base/kith-messages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"

#define MAGIC 0x950412deu
#define HEAD_SIZE 20
#define ROW_SIZE 8
#define MOST_BYTES (16 * 1024 * 1024)

struct _KithMessages
{
  GMappedFile *file; /* (owned) */
  const char *data;
  gsize size;
  gboolean is_big_endian;
  guint32 n_texts;
  guint32 texts; /* where their table begins */
  guint32 translations;
};

static guint32
read_number (const KithMessages *self, gsize at)
{
  guint32 number;

  memcpy (&number, self->data + at, sizeof number);
  return self->is_big_endian ? GUINT32_FROM_BE (number) : GUINT32_FROM_LE (number);
}

static const char *
read_text (const KithMessages *self, guint32 table, guint32 row)
{
  return self->data + read_number (self, table + (gsize) row * ROW_SIZE + 4);
}

/* Ends within the file, by a zero. The forms of a plural are parted by zeros. */
static gboolean
is_text (const KithMessages *self, guint32 table, guint32 row)
{
  gsize length = read_number (self, table + (gsize) row * ROW_SIZE);
  gsize at = read_number (self, table + (gsize) row * ROW_SIZE + 4);

  return at < self->size && length < self->size - at && self->data[at + length] == '\0' &&
         g_utf8_validate (self->data + at, -1, NULL);
}

static gboolean
is_table (const KithMessages *self, guint32 table)
{
  if (table > self->size || self->n_texts > (self->size - table) / ROW_SIZE)
    return FALSE;
  for (guint32 row = 0; row < self->n_texts; row++)
    if (!is_text (self, table, row))
      return FALSE;
  return TRUE;
}

/* The translation of the empty text says in which letters the others are written. */
static gboolean
is_in_utf8 (const KithMessages *self)
{
  const char *head = kith_messages_find (self, NULL, "");
  g_autofree char *lower = head != NULL ? g_ascii_strdown (head, -1) : NULL;

  return lower != NULL && strstr (lower, "charset=utf-8") != NULL;
}

static gboolean
read_head (KithMessages *self)
{
  if (self->size < HEAD_SIZE || self->size > MOST_BYTES)
    return FALSE;
  self->is_big_endian = read_number (self, 0) != MAGIC;
  if (read_number (self, 0) != MAGIC)
    return FALSE;
  /* Another major revision is another format. */
  if (read_number (self, 4) >> 16 > 1)
    return FALSE;
  self->n_texts = read_number (self, 8);
  self->texts = read_number (self, 12);
  self->translations = read_number (self, 16);
  return is_table (self, self->texts) && is_table (self, self->translations) && is_in_utf8 (self);
}

/**
 * kith_messages_new_from_file:
 * @path: a .mo file
 * @error: %KITH_ERROR_NOT_FOUND where there is none, %KITH_ERROR_DAMAGED where it is something else
 *
 * Returns: (transfer full) (nullable): the texts; they never change, so any thread may read them
 */
KithMessages *
kith_messages_new_from_file (const char *path, GError **error)
{
  g_autoptr (KithMessages) self = g_new0 (KithMessages, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("The translation “%s” cannot be read."), path);
      return NULL;
    }
  self->data = g_mapped_file_get_contents (self->file);
  self->size = g_mapped_file_get_length (self->file);
  if (read_head (self))
    return g_steal_pointer (&self);
  g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
               _ ("The translation “%s” is damaged. Please install Kith again."), path);
  return NULL;
}

/**
 * kith_messages_free:
 * @self: (transfer full) (nullable): texts
 */
void
kith_messages_free (KithMessages *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * kith_messages_find:
 * @self: texts
 * @context: (nullable): the context of the text, as C_() has it
 * @text: as it stands in the source
 *
 * Returns: (nullable): its translation, or %NULL where there is none; lives as long as @self
 */
const char *
kith_messages_find (const KithMessages *self, const char *context, const char *text)
{
  /* gettext parts the two by this byte. */
  g_autofree char *joined = context != NULL ? g_strconcat (context, "\004", text, NULL) : NULL;
  const char *wanted = joined != NULL ? joined : text;
  guint32 first = 0, behind;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  behind = self->n_texts;
  while (first < behind)
    {
      guint32 middle = first + (behind - first) / 2;
      int order = strcmp (wanted, read_text (self, self->texts, middle));

      if (order == 0)
        return read_text (self, self->translations, middle);
      if (order < 0)
        behind = middle;
      else
        first = middle + 1;
    }
  return NULL;
}
