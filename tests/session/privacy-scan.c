/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distinct words that can be typed into any field, and looking for them in every byte that a program left
 * behind. */

#include "privacy-scan.h"

#include <string.h>

typedef struct
{
  char *where; /* (owned) */
  char *word;  /* (owned) */
} Word;

typedef struct
{
  guint word;
  const char *how; /* static */
  guint8 *bytes;   /* (owned) in lower case where letters matter */
  gsize size;
} Form;

struct _PrivacyScan
{
  GPtrArray *words; /* (owned) (element-type Word) */
  GArray *forms;    /* (owned) (element-type Form) */
};

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->where);
  g_free (word->word);
  g_free (word);
}

static void
form_clear (gpointer data)
{
  g_free (((Form *) data)->bytes);
}

PrivacyScan *
privacy_scan_new (void)
{
  PrivacyScan *self = g_new0 (PrivacyScan, 1);

  self->words = g_ptr_array_new_with_free_func (word_free);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_set_clear_func (self->forms, form_clear);
  return self;
}

void
privacy_scan_free (PrivacyScan *self)
{
  if (!self)
    return;

  g_ptr_array_unref (self->words);
  g_array_unref (self->forms);
  g_free (self);
}

static void
add_form (PrivacyScan *self, const char *how, const char *text)
{
  Form form = { self->words->len - 1, how, NULL, strlen (text) };

  form.bytes = (guint8 *) g_ascii_strdown (text, -1);
  g_array_append_val (self->forms, form);
}

static void
add_utf16 (PrivacyScan *self, const char *text)
{
  gsize size = strlen (text);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  Form form = { self->words->len - 1, "in UTF-16", g_malloc0 (size * 2), size * 2 - 1 };

  for (gsize i = 0; i < size; i++)
    form.bytes[i * 2] = (guint8) lower[i];
  g_array_append_val (self->forms, form);
}

/* Eight letters that no word of any language begins with. */
static char *
random_letters (void)
{
  char letters[] = "qxwvqxwv";

  for (gsize i = 0; i < strlen (letters); i++)
    letters[i] = (char) ('a' + g_random_int_range (0, 26));
  letters[2] = 'q';
  letters[3] = 'x';
  letters[4] = 'j';
  return g_strdup (letters);
}

const char *
privacy_scan_word (PrivacyScan *self, const char *where)
{
  g_autofree char *first = random_letters ();
  g_autofree char *second = random_letters ();
  g_autofree char *markup = g_strconcat (first, "&amp;&lt;", second, NULL);
  g_autofree char *url = g_strconcat (first, "%26%3c", second, NULL);
  g_autofree char *json = g_strconcat (first, "\\u0026\\u003c", second, NULL);
  Word *word = g_new0 (Word, 1);

  word->where = g_strdup (where);
  word->word = g_strconcat (first, "&<", second, NULL);
  g_ptr_array_add (self->words, word);
  add_form (self, "as it was typed", word->word);
  add_form (self, "escaped as markup", markup);
  add_form (self, "escaped as a URL", url);
  add_form (self, "escaped as JSON", json);
  add_form (self, "its first half", first);
  add_form (self, "its second half", second);
  add_utf16 (self, first);
  add_utf16 (self, second);
  return word->word;
}

guint
privacy_scan_get_n_words (PrivacyScan *self)
{
  return self->words->len;
}

char *
privacy_scan_bytes (PrivacyScan *self, gconstpointer data, gsize size)
{
  g_autofree guint8 *lower = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    lower[i] = (guint8) g_ascii_tolower (((const char *) data)[i]);

  for (guint i = 0; i < self->forms->len; i++)
    {
      const Form *form = &g_array_index (self->forms, Form, i);
      const Word *word = g_ptr_array_index (self->words, form->word);

      if (size >= form->size && memmem (lower, size, form->bytes, form->size))
        return g_strdup_printf ("%s: %s", word->where, form->how);
    }

  return NULL;
}

static char *
scan_file (PrivacyScan *self, const char *path)
{
  g_autofree char *bytes = NULL;
  g_autofree char *found = NULL;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return NULL;
  found = privacy_scan_bytes (self, bytes, size);
  return found ? g_strdup_printf ("%s: %s", path, found) : NULL;
}

char *
privacy_scan_folder (PrivacyScan *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *found = NULL;
  const char *name;

  while (!found && dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      found = privacy_scan_bytes (self, name, strlen (name));
      if (!found && g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        found = privacy_scan_folder (self, path);
      else if (!found)
        found = scan_file (self, path);
    }

  return found;
}
