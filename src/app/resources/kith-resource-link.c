/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source wrote as an address could be anything, a program among it; only what is known to be harmless
 * is opened. */

#include "resources/kith-resource-link.h"

#include "base/kith-clean-text.h"

/**
 * kith_resource_link_new:
 * @words: what is shown
 * @written: what a source wrote as an address
 *
 * Returns: (transfer full) (nullable): a link; %NULL where it may not be opened
 */
KithResourceLink *
kith_resource_link_new (const char *words, const char *written)
{
  KithResourceLink *self;
  char *uri;

  g_return_val_if_fail (words != NULL && written != NULL, NULL);

  uri = kith_catalog_safe_uri (written);
  if (uri == NULL)
    return NULL;
  self = g_new0 (KithResourceLink, 1);
  self->words = g_strstrip (g_strdup (words));
  self->uri = uri;
  return self;
}

/**
 * kith_resource_link_free:
 * @self: (nullable) (transfer full): a link
 */
void
kith_resource_link_free (KithResourceLink *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->uri);
  g_free (self);
}
