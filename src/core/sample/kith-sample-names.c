/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws names from data/sample/names.txt: cultures by weight, then a given name and a family. The product of
 * both lists is much smaller than a large sample, so namesakes come by themselves, as they do in life.
 */

#include "sample/kith-sample-names.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"

#define NAMES_RESOURCE "/org/kithdesk/Kith/core/sample/names.txt"

typedef struct
{
  GStrv given[3]; /* (owned) she, he, they */
  GStrv family;   /* (owned) */
  guint weight;
} Culture;

struct _KithSampleNames
{
  GPtrArray *cultures; /* (owned) (element-type Culture) */
  guint total_weight;
};

static const char *const groups[] = { "she", "he", "they" };
static const char *const pronouns[] = { "she/her", "he/him", "they/them" };

static void
culture_free (Culture *culture)
{
  for (guint i = 0; i < G_N_ELEMENTS (culture->given); i++)
    g_strfreev (culture->given[i]);
  g_strfreev (culture->family);
  g_free (culture);
}

static gboolean
read_line (KithSampleNames *self, const char *line)
{
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;

  if (line[0] == '[')
    {
      const char *space = strrchr (line, ' ');
      Culture *culture = g_new0 (Culture, 1);

      culture->weight = space != NULL ? (guint) g_ascii_strtoull (space, NULL, 10) : 0;
      self->total_weight += culture->weight;
      g_ptr_array_add (self->cultures, culture);
      return culture->weight > 0;
    }

  if (self->cultures->len == 0)
    return FALSE;

  Culture *culture = g_ptr_array_index (self->cultures, self->cultures->len - 1);
  g_auto (GStrv) halves = g_strsplit (line, ": ", 2);
  if (g_strv_length (halves) != 2)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (halves[0], groups[i]))
      culture->given[i] = g_strsplit (halves[1], " ", -1);
  if (g_str_equal (halves[0], "family"))
    culture->family = g_strsplit (halves[1], " ", -1);
  return TRUE;
}

static const Culture *
draw_culture (const KithSampleNames *self, GRand *rand)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) self->total_weight);

  for (guint i = 0; i < self->cultures->len; i++)
    {
      const Culture *culture = g_ptr_array_index (self->cultures, i);

      if (at < culture->weight)
        return culture;
      at -= culture->weight;
    }
  return g_ptr_array_index (self->cultures, 0);
}

/* Earlier names of a list are the more common ones. */
static const char *
draw_common_first (GStrv list, GRand *rand)
{
  guint n = g_strv_length (list);
  double at = g_rand_double (rand);

  return list[(guint) (at * at * n)];
}

static char *
draw_alias (const char *given, GRand *rand)
{
  static const char *const street[] = { "Sunny", "Red",   "Doc",    "Birdie", "Lucky", "Skip",
                                        "Bear",  "Mouse", "Junior", "Tango",  "Blue",  "Coach" };
  glong n_chars = g_utf8_strlen (given, -1);

  if (n_chars > 4 && g_rand_boolean (rand))
    return g_utf8_substring (given, 0, 3);
  return g_strdup (street[g_rand_int_range (rand, 0, G_N_ELEMENTS (street))]);
}

/**
 * kith_sample_names_new:
 * @error: return location
 *
 * Reads the list of names that the library carries.
 *
 * Returns: (transfer full): the names, or %NULL with %KITH_ERROR_FAILED when the list is not well formed
 */
KithSampleNames *
kith_sample_names_new (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (NAMES_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (KithSampleNames) self = g_new0 (KithSampleNames, 1);

  self->cultures = g_ptr_array_new_with_free_func ((GDestroyNotify) culture_free);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, lines[i]))
      {
        g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                     _ ("The list of sample names is not well formed in line %u."), i + 1);
        return NULL;
      }
  return g_steal_pointer (&self);
}

/**
 * kith_sample_names_free:
 * @self: (transfer full): the names
 *
 * Frees the names.
 */
void
kith_sample_names_free (KithSampleNames *self)
{
  g_clear_pointer (&self->cultures, g_ptr_array_unref);
  g_free (self);
}

/**
 * kith_sample_names_draw:
 * @self: the names
 * @rand: where chance comes from
 * @out: (out caller-allocates): the drawn name
 *
 * Draws a name; a few people have a single name, some another name they go by, a third no pronouns recorded.
 */
void
kith_sample_names_draw (const KithSampleNames *self, GRand *rand, KithSampleName *out)
{
  const Culture *culture = draw_culture (self, rand);
  guint group = (guint) g_rand_int_range (rand, 0, 100);

  group = group < 45 ? 0 : group < 92 ? 1 : 2;
  if (culture->given[group] == NULL)
    group = g_rand_boolean (rand) ? 1 : 0;

  const char *given = draw_common_first (culture->given[group], rand);
  const char *family = draw_common_first (culture->family, rand);
  gboolean single = g_rand_int_range (rand, 0, 100) < 4;
  gboolean has_alias = g_rand_int_range (rand, 0, 100) < 12;
  gboolean asked = g_rand_int_range (rand, 0, 100) < 68;

  out->name = single ? g_strdup (given) : g_strdup_printf ("%s %s", given, family);
  out->pronouns = g_strdup (asked ? pronouns[group] : "");
  out->alias = has_alias ? draw_alias (given, rand) : NULL;
}

/**
 * kith_sample_names_misspell:
 * @name: a name
 * @rand: where chance comes from
 *
 * Writes a name as a second record of the same person might have it: two neighbouring letters swapped, or one
 * left out.
 *
 * Returns: (transfer full): the other spelling
 */
char *
kith_sample_names_misspell (const char *name, GRand *rand)
{
  glong n_chars = g_utf8_strlen (name, -1);
  if (n_chars < 4)
    return g_strdup (name);

  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (name, -1, NULL);
  glong at = g_rand_int_range (rand, 1, (gint32) n_chars - 2);

  if (g_rand_boolean (rand))
    {
      gunichar kept = chars[at];

      chars[at] = chars[at + 1];
      chars[at + 1] = kept;
    }
  else
    memmove (chars + at, chars + at + 1, (gsize) (n_chars - at) * sizeof (gunichar));
  return g_ucs4_to_utf8 (chars, -1, NULL, NULL, NULL);
}

/**
 * kith_sample_name_clear:
 * @self: a drawn name
 *
 * Frees what the name holds.
 */
void
kith_sample_name_clear (KithSampleName *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->pronouns, g_free);
  g_clear_pointer (&self->alias, g_free);
}
