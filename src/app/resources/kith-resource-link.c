/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source wrote as an address could be anything, a program among it; only what is known to be harmless
 * is opened. */

#include "resources/kith-resource-link.h"

#include <string.h>

/* A word of letters, digits, dots and dashes before the first slash, with a dot in it. */
static gboolean
is_host (const char *text)
{
  gsize length = strcspn (text, "/?#");
  gsize span = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

  return length > 3 && span >= length && memchr (text, '.', length) != NULL && text[0] != '.';
}

/**
 * kith_resource_link_check:
 * @written: what a source wrote as an address
 *
 * Returns: (transfer full) (nullable): what may be opened: an address of http, https, mailto or tel; of one
 *   without a scheme the website of that name; %NULL for anything else
 */
char *
kith_resource_link_check (const char *written)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel" };
  g_autofree char *text = NULL;
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (written != NULL, NULL);

  text = g_strstrip (g_strdup (written));
  scheme = g_uri_parse_scheme (text);
  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return g_uri_is_valid (text, G_URI_FLAGS_PARSE_RELAXED, NULL) ? g_steal_pointer (&text) : NULL;
  if (scheme != NULL || !is_host (text))
    return NULL;
  return g_strconcat ("https://", text, NULL);
}

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

  uri = kith_resource_link_check (written);
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
