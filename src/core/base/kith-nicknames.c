/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names that people use for each other: William and Bill, Aleksandra and Ola. The list is plain text,
 * one group a line; a name may stand in several. */

#include "base/kith-nicknames.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define RESOURCE "/org/kithdesk/Kith/core/defaults/nicknames.txt"
#define MAX_GROUPS 10000

struct _KithNicknames
{
  GPtrArray *groups;   /* (owned) (element-type GStrv) */
  GHashTable *by_name; /* (owned) (element-type char* GArray): a group's string → guint16 groups */
};

static void
note_name (KithNicknames *self, char *name, guint16 group)
{
  GArray *groups = g_hash_table_lookup (self->by_name, name);

  if (groups == NULL)
    {
      groups = g_array_new (FALSE, FALSE, sizeof (guint16));
      g_hash_table_insert (self->by_name, name, groups);
    }
  g_array_append_val (groups, group);
}

/* One line: names parted by white space; "#" begins a remark. */
static gboolean
add_line (KithNicknames *self, const char *line, guint number, GError **error)
{
  g_autofree char *wanted = g_strndup (line, strcspn (line, "#"));
  g_auto (GStrv) words = g_strsplit_set (wanted, " \t\r", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = kith_text_fold (words[i]);

      if (name[0] == '\0')
        continue;
      if (strchr (name, ' ') != NULL)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("The list of nicknames has a name of two words in line %u."), number);
          return FALSE;
        }

      g_strv_builder_add (builder, name);
      n++;
    }

  if (n == 0)
    return TRUE;
  if (n == 1 || self->groups->len >= MAX_GROUPS)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("The list of nicknames has a single name, or one group too many, in line %u."), number);
      return FALSE;
    }

  g_ptr_array_add (self->groups, g_strv_builder_end (builder));
  for (char **name = g_ptr_array_index (self->groups, self->groups->len - 1); *name != NULL; name++)
    note_name (self, *name, (guint16) (self->groups->len - 1));
  return TRUE;
}

/**
 * kith_nicknames_new:
 * @text: the list
 * @error: %KITH_ERROR_INVALID where a line is not a group of names
 *
 * Returns: (transfer full) (nullable): the nicknames
 */
KithNicknames *
kith_nicknames_new (const char *text, GError **error)
{
  g_autoptr (KithNicknames) self = g_new0 (KithNicknames, 1);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!add_line (self, lines[i], i + 1, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * kith_nicknames_free:
 * @self: (transfer full) (nullable): nicknames
 */
void
kith_nicknames_free (KithNicknames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * kith_nicknames_get_default:
 *
 * Returns: (transfer none): the nicknames that come with Kith
 */
const KithNicknames *
kith_nicknames_get_default (void)
{
  static KithNicknames *nicknames; /* for the life of the process */
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      if (bytes != NULL)
        {
          g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

          nicknames = kith_nicknames_new (text, &error);
        }
      if (nicknames == NULL)
        g_error ("The list of nicknames cannot be read: %s", error->message);
      g_once_init_leave (&once, 1);
    }

  return nicknames;
}

/**
 * kith_nicknames_get_n_groups:
 * @self: nicknames
 *
 * Returns: how many groups there are; they are numbered from 0
 */
guint
kith_nicknames_get_n_groups (const KithNicknames *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

/**
 * kith_nicknames_lookup:
 * @self: nicknames
 * @token: one folded word
 * @n_groups: (out): how many groups it stands in
 *
 * Returns: (transfer none) (nullable) (array length=n_groups): the groups
 */
const guint16 *
kith_nicknames_lookup (const KithNicknames *self, const char *token, guint *n_groups)
{
  GArray *groups;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);
  g_return_val_if_fail (n_groups != NULL, NULL);

  groups = g_hash_table_lookup (self->by_name, token);
  *n_groups = groups != NULL ? groups->len : 0;
  return groups != NULL ? (const guint16 *) (gpointer) groups->data : NULL;
}

/**
 * kith_nicknames_get_group:
 * @self: nicknames
 * @group: a group's number
 *
 * Returns: (transfer none) (array zero-terminated=1): the folded names in it
 */
const char *const *
kith_nicknames_get_group (const KithNicknames *self, guint16 group)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (group < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, group);
}

/**
 * kith_nicknames_are_equal:
 * @self: nicknames
 * @a: one folded word
 * @b: another
 *
 * Returns: whether both stand in one group, or are the same
 */
gboolean
kith_nicknames_are_equal (const KithNicknames *self, const char *a, const char *b)
{
  const guint16 *of_a, *of_b;
  guint n_a, n_b;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);

  if (strcmp (a, b) == 0)
    return TRUE;

  of_a = kith_nicknames_lookup (self, a, &n_a);
  of_b = kith_nicknames_lookup (self, b, &n_b);
  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      if (of_a[i] == of_b[j])
        return TRUE;

  return FALSE;
}
