/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-catalog-source-form.h"

#include <glib/gi18n.h>

typedef struct
{
  gint64 id;
  char *name; /* (owned) */
} Known;

struct _KithCatalogSourceForm
{
  GPtrArray *known; /* (owned) (element-type Known) */
  guint chosen;
  char *name; /* (owned) of a new one */
  gboolean partial;
  struct
  {
    guint chosen;
    char *name; /* (owned) */
    gboolean partial;
  } read;
};

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->name);
  g_free (known);
}

/**
 * kith_catalog_source_form_new:
 * @sources: (element-type KithCatalog): those that are there
 * @source: the one that the file was read as; 0: a new one
 * @name: what that is called
 * @partial: whether it was read as a part
 *
 * Returns: (transfer full): a form that says so
 */
KithCatalogSourceForm *
kith_catalog_source_form_new (GPtrArray *sources, gint64 source, const char *name, gboolean partial)
{
  KithCatalogSourceForm *self = g_new0 (KithCatalogSourceForm, 1);

  self->known = g_ptr_array_new_with_free_func (known_free);
  self->chosen = sources->len;
  for (guint i = 0; i < sources->len; i++)
    {
      const KithCatalog *catalog = sources->pdata[i];
      Known *known = g_new0 (Known, 1);

      known->id = catalog->id;
      known->name = g_strdup (catalog->name);
      g_ptr_array_add (self->known, known);
      if (source != 0 && catalog->id == source)
        self->chosen = i;
    }
  self->name = g_strdup (kith_catalog_source_form_is_new (self) ? name : "");
  self->partial = partial;
  self->read.chosen = self->chosen;
  self->read.name = g_strdup (self->name);
  self->read.partial = partial;
  return self;
}

/**
 * kith_catalog_source_form_free:
 * @self: (nullable) (transfer full): a form
 */
void
kith_catalog_source_form_free (KithCatalogSourceForm *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->known);
  g_free (self->name);
  g_free (self->read.name);
  g_free (self);
}

/**
 * kith_catalog_source_form_get_n_choices:
 * @self: a form
 *
 * Returns: how many sources there are to choose from, a new one among them
 */
guint
kith_catalog_source_form_get_n_choices (const KithCatalogSourceForm *self)
{
  return self->known->len + 1;
}

/**
 * kith_catalog_source_form_get_choice:
 * @self: a form
 * @choice: from 0
 *
 * Returns: (transfer none): what that source is called
 */
const char *
kith_catalog_source_form_get_choice (const KithCatalogSourceForm *self, guint choice)
{
  return choice < self->known->len ? ((Known *) self->known->pdata[choice])->name : _ ("A new source");
}

/**
 * kith_catalog_source_form_get_chosen:
 * @self: a form
 *
 * Returns: which it is, from 0
 */
guint
kith_catalog_source_form_get_chosen (const KithCatalogSourceForm *self)
{
  return self->chosen;
}

/**
 * kith_catalog_source_form_is_new:
 * @self: a form
 *
 * Returns: whether it is a new source
 */
gboolean
kith_catalog_source_form_is_new (const KithCatalogSourceForm *self)
{
  return self->chosen >= self->known->len;
}

/**
 * kith_catalog_source_form_get_name:
 * @self: a form
 *
 * Returns: (transfer none): what a new source is to be called
 */
const char *
kith_catalog_source_form_get_name (const KithCatalogSourceForm *self)
{
  return self->name;
}

/**
 * kith_catalog_source_form_is_partial:
 * @self: a form
 *
 * Returns: whether the file is only a part of its source
 */
gboolean
kith_catalog_source_form_is_partial (const KithCatalogSourceForm *self)
{
  return self->partial;
}

/**
 * kith_catalog_source_form_choose:
 * @self: a form
 * @choice: which source it is, from 0
 */
void
kith_catalog_source_form_choose (KithCatalogSourceForm *self, guint choice)
{
  self->chosen = MIN (choice, self->known->len);
}

/**
 * kith_catalog_source_form_set_name:
 * @self: a form
 * @name: what a new source is to be called
 */
void
kith_catalog_source_form_set_name (KithCatalogSourceForm *self, const char *name)
{
  char *stripped = g_strstrip (g_strdup (name));

  g_free (self->name);
  self->name = stripped;
}

/**
 * kith_catalog_source_form_set_partial:
 * @self: a form
 * @partial: whether the file is only a part of its source
 */
void
kith_catalog_source_form_set_partial (KithCatalogSourceForm *self, gboolean partial)
{
  self->partial = partial;
}

/**
 * kith_catalog_source_form_revert:
 * @self: a form
 *
 * Says again what the file was read as.
 */
void
kith_catalog_source_form_revert (KithCatalogSourceForm *self)
{
  self->chosen = self->read.chosen;
  self->partial = self->read.partial;
  g_free (self->name);
  self->name = g_strdup (self->read.name);
}

/**
 * kith_catalog_source_form_get_problem:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): why the file cannot be read so
 */
const char *
kith_catalog_source_form_get_problem (const KithCatalogSourceForm *self)
{
  if (!kith_catalog_source_form_is_new (self))
    return NULL;
  if (*self->name == '\0')
    return _ ("Give the source a name.");
  for (guint i = 0; i < self->known->len; i++)
    if (g_str_equal (((Known *) self->known->pdata[i])->name, self->name))
      return _ ("There is a source of that name. Choose it above, or give this one another name.");
  return NULL;
}

/**
 * kith_catalog_source_form_is_changed:
 * @self: a form
 *
 * Returns: whether it says otherwise than the file was read
 */
gboolean
kith_catalog_source_form_is_changed (const KithCatalogSourceForm *self)
{
  return self->chosen != self->read.chosen || self->partial != self->read.partial ||
         (kith_catalog_source_form_is_new (self) && !g_str_equal (self->name, self->read.name));
}

/**
 * kith_catalog_source_form_get_options:
 * @self: a form without a problem
 * @options: (out): how to read the file
 */
void
kith_catalog_source_form_get_options (const KithCatalogSourceForm *self, KithCatalogOptions *options)
{
  gboolean is_new = kith_catalog_source_form_is_new (self);

  options->source = is_new ? 0 : ((Known *) self->known->pdata[self->chosen])->id;
  options->name = is_new ? self->name : NULL;
  options->partial = self->partial;
}
