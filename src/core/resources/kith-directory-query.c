/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the directory, as a value. */

#include "resources/kith-directory-query.h"

#include <glib/gi18n-lib.h>

/* As many as a list shows at once and somebody would look through. */
#define LIMIT 50
#define MOST_FACETS 12

static const struct
{
  const char *code;
  const char *label;
} facets[KITH_N_DIRECTORY_FACETS] = {
#define FACET(symbol, code, label) { code, label },
  KITH_DIRECTORY_FACETS (FACET)
#undef FACET
};

/**
 * kith_directory_query_new:
 * @typed: (nullable): words
 *
 * Returns: (transfer full): a query for these words, without filters
 */
KithDirectoryQuery *
kith_directory_query_new (const char *typed)
{
  KithDirectoryQuery *self = g_new0 (KithDirectoryQuery, 1);

  self->typed = g_strdup (typed);
  self->limit = LIMIT;
  self->most_facets = MOST_FACETS;
  return self;
}

/**
 * kith_directory_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same
 */
KithDirectoryQuery *
kith_directory_query_copy (const KithDirectoryQuery *self)
{
  KithDirectoryQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->typed = g_strdup (self->typed);
  copy->near = g_strdup (self->near);
  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    copy->values[i] = g_strdup (self->values[i]);
  return copy;
}

/**
 * kith_directory_query_free:
 * @self: (nullable): a query
 */
void
kith_directory_query_free (KithDirectoryQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->typed);
  g_free (self->near);
  for (guint i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_free (self->values[i]);
  g_free (self);
}

/**
 * kith_directory_facet_code:
 * @kind: a kind of filter
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_directory_facet_code (KithDirectoryFacetKind kind)
{
  g_return_val_if_fail (kind < KITH_N_DIRECTORY_FACETS, NULL);

  return facets[kind].code;
}

/**
 * kith_directory_facet_label:
 * @kind: a kind of filter
 *
 * Returns: (transfer none): what it is called on a screen
 */
const char *
kith_directory_facet_label (KithDirectoryFacetKind kind)
{
  g_return_val_if_fail (kind < KITH_N_DIRECTORY_FACETS, NULL);

  return _ (facets[kind].label);
}
