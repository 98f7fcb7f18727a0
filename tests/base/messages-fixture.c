/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/messages-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD_SIZE 28
#define CHARSET "Content-Type: text/plain; charset=UTF-8\n"

static gint
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const MessagesFixturePair *) a)->text, ((const MessagesFixturePair *) b)->text);
}

static void
put (GByteArray *bytes, gsize at, gsize number, gboolean is_big_endian)
{
  guint32 ordered = is_big_endian ? GUINT32_TO_BE ((guint32) number) : GUINT32_TO_LE ((guint32) number);

  memcpy (bytes->data + at, &ordered, sizeof ordered);
}

static void
put_text (GByteArray *bytes, gsize row, const char *text, gboolean is_big_endian)
{
  put (bytes, row, strlen (text), is_big_endian);
  put (bytes, row + 4, bytes->len, is_big_endian);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
}

GByteArray *
messages_fixture_make (const MessagesFixturePair *pairs, guint n_pairs, gboolean is_big_endian)
{
  const MessagesFixturePair head = { "", CHARSET };
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (MessagesFixturePair));
  GByteArray *bytes = g_byte_array_new ();
  gsize texts = HEAD_SIZE, translations;

  g_array_append_val (sorted, head);
  g_array_append_vals (sorted, pairs, n_pairs);
  g_array_sort (sorted, compare);
  translations = texts + (gsize) sorted->len * 8;
  g_byte_array_set_size (bytes, (guint) (translations + (gsize) sorted->len * 8));
  memset (bytes->data, 0, bytes->len);
  put (bytes, 0, 0x950412de, is_big_endian);
  put (bytes, 8, sorted->len, is_big_endian);
  put (bytes, 12, texts, is_big_endian);
  put (bytes, 16, translations, is_big_endian);
  for (guint i = 0; i < sorted->len; i++)
    {
      const MessagesFixturePair *pair = &g_array_index (sorted, MessagesFixturePair, i);

      put_text (bytes, texts + (gsize) i * 8, pair->text, is_big_endian);
      put_text (bytes, translations + (gsize) i * 8, pair->translation, is_big_endian);
    }
  return bytes;
}

void
messages_fixture_write_bytes (const char *folder, const char *code, const GByteArray *bytes)
{
  g_autofree char *inner = g_build_filename (folder, code, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  /* GLib 2.74 leaves the end of a longer file. */
  g_unlink (path);
  g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0600,
                            &error);
  g_assert_no_error (error);
}

void
messages_fixture_write (const char *folder, const char *code, const MessagesFixturePair *pairs, guint n_pairs)
{
  g_autoptr (GByteArray) bytes = messages_fixture_make (pairs, n_pairs, FALSE);

  messages_fixture_write_bytes (folder, code, bytes);
}

void
messages_fixture_remove (const char *folder, const char *code)
{
  g_autofree char *outer = g_build_filename (folder, code, NULL);
  g_autofree char *inner = g_build_filename (outer, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);

  g_unlink (path);
  g_rmdir (inner);
  g_rmdir (outer);
}
