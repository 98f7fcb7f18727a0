/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts are kept for the first names within an element only: a file may invent as many as it likes. */

#include "catalog/kith-xml-path.h"

#define MOST_NAMES 64
#define LONGEST_NAME 60

typedef struct
{
  const char *name;
  guint count;
} Names;

typedef struct
{
  const char *name;
  guint index;   /* 0: not counted */
  GArray *names; /* (owned) (element-type Names) of those within */
} Level;

struct _KithXmlPath
{
  GPtrArray *levels; /* (owned) (element-type Level) of the document and what was open, kept for the next */
  guint depth;
};

static Level *
level_new (void)
{
  Level *level = g_new0 (Level, 1);

  level->names = g_array_new (FALSE, FALSE, sizeof (Names));
  return level;
}

static void
level_free (Level *level)
{
  g_array_unref (level->names);
  g_free (level);
}

static guint
count (Level *level, const char *name)
{
  Names first = { name, 1 };

  for (guint i = 0; i < level->names->len; i++)
    {
      Names *names = &g_array_index (level->names, Names, i);

      if (names->name == name)
        return ++names->count;
    }
  if (level->names->len == MOST_NAMES)
    return 0;
  g_array_append_val (level->names, first);
  return 1;
}

/**
 * kith_xml_path_new:
 *
 * Returns: (transfer full): a path with nothing open
 */
KithXmlPath *
kith_xml_path_new (void)
{
  KithXmlPath *self = g_new0 (KithXmlPath, 1);

  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) level_free);
  g_ptr_array_add (self->levels, level_new ());
  return self;
}

/**
 * kith_xml_path_free:
 * @self: (transfer full): a path
 */
void
kith_xml_path_free (KithXmlPath *self)
{
  g_ptr_array_unref (self->levels);
  g_free (self);
}

/**
 * kith_xml_path_enter:
 * @self: a path
 * @name: the element's name, the same pointer for the same name, as long as @self lives
 *
 * Opens an element.
 */
void
kith_xml_path_enter (KithXmlPath *self, const char *name)
{
  Level *level;
  guint index = count (g_ptr_array_index (self->levels, self->depth), name);

  if (++self->depth == self->levels->len)
    g_ptr_array_add (self->levels, level_new ());
  level = g_ptr_array_index (self->levels, self->depth);
  level->name = name;
  level->index = index;
  g_array_set_size (level->names, 0);
}

/**
 * kith_xml_path_leave:
 * @self: a path
 *
 * Closes the innermost element.
 */
void
kith_xml_path_leave (KithXmlPath *self)
{
  g_assert (self->depth > 0);
  self->depth--;
}

/**
 * kith_xml_path_get_depth:
 * @self: a path
 *
 * Returns: how many elements are open
 */
guint
kith_xml_path_get_depth (const KithXmlPath *self)
{
  return self->depth;
}

/**
 * kith_xml_path_format:
 * @self: a path
 *
 * Writes the path as XPath does, the outermost element without its number: "/Source/Agency[3]/Site[1]".
 *
 * Returns: (transfer full): the path, "/" where nothing is open
 */
char *
kith_xml_path_format (const KithXmlPath *self)
{
  GString *path = g_string_new (self->depth == 0 ? "/" : NULL);

  for (guint i = 1; i <= self->depth; i++)
    {
      const Level *level = g_ptr_array_index (self->levels, i);
      g_autofree char *name =
          g_utf8_substring (level->name, 0, MIN (LONGEST_NAME, g_utf8_strlen (level->name, -1)));

      g_string_append_printf (path, "/%s", name);
      if (i > 1 && level->index > 0)
        g_string_append_printf (path, "[%u]", level->index);
    }
  return g_string_free (path, FALSE);
}
