/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOsmTags: what OpenStreetMap says of one thing, in an order that does not depend on the file's. */

#pragma once

#include "catalog/kith-xml-reader.h"

G_BEGIN_DECLS

typedef struct _KithOsmTags KithOsmTags;

KithOsmTags *kith_osm_tags_new (void);
void kith_osm_tags_free (KithOsmTags *self);
void kith_osm_tags_clear (KithOsmTags *self);
void kith_osm_tags_add (KithOsmTags *self, const char *key, const char *value);
void kith_osm_tags_sort (KithOsmTags *self);
guint kith_osm_tags_get_length (const KithOsmTags *self);
const char *kith_osm_tags_get_key (const KithOsmTags *self, guint at);
const char *kith_osm_tags_get_value (const KithOsmTags *self, guint at);
const char *kith_osm_tags_find (const KithOsmTags *self, const char *key);
const char *kith_osm_tags_take (KithOsmTags *self, const char *key);
gboolean kith_osm_tags_is_taken (const KithOsmTags *self, guint at);
gboolean kith_osm_tags_has (const KithOsmTags *self, const char *key, const char *value);

gboolean kith_osm_tags_is_resource (const KithOsmTags *self);
gboolean kith_osm_tags_is_inactive (const KithOsmTags *self);
gboolean kith_osm_tags_is_sensitive (const KithOsmTags *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOsmTags, kith_osm_tags_free)

G_END_DECLS
