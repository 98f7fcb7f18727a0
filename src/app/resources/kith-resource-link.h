/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceLink: a website or an e-mail address of an entry, which may be opened. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithResourceLink:
 * @words: (owned): what is shown
 * @uri: (owned): where it leads: http, https or mailto
 */
typedef struct
{
  char *words;
  char *uri;
} KithResourceLink;

KithResourceLink *kith_resource_link_new (const char *words, const char *written);
void kith_resource_link_free (KithResourceLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceLink, kith_resource_link_free)

G_END_DECLS
