/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which things of the map belong into a directory, after the tags that OpenStreetMap's wiki documents:
 * amenity=social_facility, social_facility:for, healthcare, office, and its life-cycle prefixes. A shelter
 * alone is a hut or a bus stop. */

#include "catalog/kith-osm-tags.h"

#include <string.h>

#include "base/kith-clean-text.h"
#include "base/kith-text.h"

typedef struct
{
  char *key;   /* (owned) */
  char *value; /* (owned) */
  gboolean taken;
} Tag;

struct _KithOsmTags
{
  GArray *tags; /* (owned) (element-type Tag) */
};

/* What makes a thing one of the directory: a key, and one of its values, or any where there is none. */
static const struct
{
  const char *key;
  const char *values[10];
} kept[] = {
  { "amenity",
    { "social_facility", "social_centre", "community_centre", "shower", "refugee_site", "clinic", "doctors",
      "hospital" } },
  { "social_facility", { NULL } },
  { "healthcare", { "counselling", "psychotherapist" } },
  { "healthcare:speciality", { "psychiatry" } },
  { "office", { "ngo", "charity", "association" } },
};

static const char *const gone[] = { "disused:", "abandoned:" };

/* Words of names, folded, of houses whose address protects those who live there. */
static const char *const sensitive_names[] = {
  "frauenhaus",
  "frauenhauser",
  "womens refuge",
  "womens shelter",
  "refuge for women",
  "shelter for women",
  "domestic violence",
  "battered women",
  "antiviolenza",
  "casa rifugio",
  "casa de acogida para mujeres",
  "maison des femmes",
};

static void
tag_clear (gpointer data)
{
  Tag *tag = data;

  g_free (tag->key);
  g_free (tag->value);
}

static gint
compare (gconstpointer one, gconstpointer other)
{
  const Tag *a = one, *b = other;
  int order = strcmp (a->key, b->key);

  return order != 0 ? order : strcmp (a->value, b->value);
}

static const Tag *
get (const KithOsmTags *self, guint at)
{
  return &g_array_index (self->tags, Tag, at);
}

static gssize
find (const KithOsmTags *self, const char *key)
{
  for (guint i = 0; i < self->tags->len; i++)
    if (strcmp (get (self, i)->key, key) == 0)
      return (gssize) i;
  return -1;
}

/**
 * kith_osm_tags_new:
 *
 * Returns: (transfer full): no tags
 */
KithOsmTags *
kith_osm_tags_new (void)
{
  KithOsmTags *self = g_new0 (KithOsmTags, 1);

  self->tags = g_array_new (FALSE, FALSE, sizeof (Tag));
  g_array_set_clear_func (self->tags, tag_clear);
  return self;
}

/**
 * kith_osm_tags_free:
 * @self: (transfer full): tags
 */
void
kith_osm_tags_free (KithOsmTags *self)
{
  g_array_unref (self->tags);
  g_free (self);
}

/**
 * kith_osm_tags_clear:
 * @self: tags
 *
 * Takes all away, for the next thing.
 */
void
kith_osm_tags_clear (KithOsmTags *self)
{
  g_array_set_size (self->tags, 0);
}

/**
 * kith_osm_tags_add:
 * @self: tags
 * @key: a key
 * @value: its value, as in the file
 */
void
kith_osm_tags_add (KithOsmTags *self, const char *key, const char *value)
{
  Tag tag = { g_strstrip (g_strdup (key)), kith_catalog_clean_text (value, NULL), FALSE };

  if (tag.key[0] != '\0' && tag.value[0] != '\0')
    g_array_append_val (self->tags, tag);
  else
    tag_clear (&tag);
}

/**
 * kith_osm_tags_sort:
 * @self: tags, all of them added
 *
 * Brings them in the order of their keys.
 */
void
kith_osm_tags_sort (KithOsmTags *self)
{
  g_array_sort (self->tags, compare);
}

/**
 * kith_osm_tags_get_length:
 * @self: tags
 *
 * Returns: how many
 */
guint
kith_osm_tags_get_length (const KithOsmTags *self)
{
  return self->tags->len;
}

/**
 * kith_osm_tags_get_key:
 * @self: tags
 * @at: which
 *
 * Returns: (transfer none): its key
 */
const char *
kith_osm_tags_get_key (const KithOsmTags *self, guint at)
{
  return get (self, at)->key;
}

/**
 * kith_osm_tags_get_value:
 * @self: tags
 * @at: which
 *
 * Returns: (transfer none): its value, never empty
 */
const char *
kith_osm_tags_get_value (const KithOsmTags *self, guint at)
{
  return get (self, at)->value;
}

/**
 * kith_osm_tags_find:
 * @self: tags
 * @key: a key
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
kith_osm_tags_find (const KithOsmTags *self, const char *key)
{
  gssize at = find (self, key);

  return at >= 0 ? get (self, (guint) at)->value : NULL;
}

/**
 * kith_osm_tags_take:
 * @self: tags
 * @key: a key
 *
 * As kith_osm_tags_find(), and remembers that this tag has found its place.
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
kith_osm_tags_take (KithOsmTags *self, const char *key)
{
  gssize at = find (self, key);

  if (at < 0)
    return NULL;
  g_array_index (self->tags, Tag, at).taken = TRUE;
  return get (self, (guint) at)->value;
}

/**
 * kith_osm_tags_is_taken:
 * @self: tags
 * @at: which
 *
 * Returns: whether kith_osm_tags_take() has given it out
 */
gboolean
kith_osm_tags_is_taken (const KithOsmTags *self, guint at)
{
  return get (self, at)->taken;
}

/**
 * kith_osm_tags_has:
 * @self: tags
 * @key: a key
 * @value: one value
 *
 * Returns: whether @value is among those of @key, which ";" parts
 */
gboolean
kith_osm_tags_has (const KithOsmTags *self, const char *key, const char *value)
{
  const char *values = kith_osm_tags_find (self, key);
  g_auto (GStrv) list = NULL;

  if (values == NULL || strstr (values, value) == NULL)
    return FALSE;
  list = g_strsplit (values, ";", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (strcmp (g_strstrip (list[i]), value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_kept_with (const KithOsmTags *self, const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *key = g_strconcat (prefix, kept[i].key, NULL);

      if (kept[i].values[0] == NULL && kith_osm_tags_find (self, key) != NULL)
        return TRUE;
      for (guint j = 0; kept[i].values[j] != NULL; j++)
        if (kith_osm_tags_has (self, key, kept[i].values[j]))
          return TRUE;
    }
  return FALSE;
}

/**
 * kith_osm_tags_is_resource:
 * @self: tags
 *
 * Returns: whether a thing with these belongs into a directory, as it is or as it was
 */
gboolean
kith_osm_tags_is_resource (const KithOsmTags *self)
{
  if (self->tags->len == 0)
    return FALSE;
  if (is_kept_with (self, ""))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    if (is_kept_with (self, gone[i]))
      return TRUE;
  return FALSE;
}

/**
 * kith_osm_tags_is_inactive:
 * @self: tags
 *
 * Returns: whether the thing is not in use any more
 */
gboolean
kith_osm_tags_is_inactive (const KithOsmTags *self)
{
  const char *hours = kith_osm_tags_find (self, "opening_hours");

  if (kith_osm_tags_find (self, "end_date") != NULL)
    return TRUE;
  if (hours != NULL && (strcmp (hours, "closed") == 0 || strcmp (hours, "off") == 0))
    return TRUE;
  for (guint i = 0; i < self->tags->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (gone); j++)
      if (g_str_has_prefix (get (self, i)->key, gone[j]))
        return TRUE;
  return kith_osm_tags_has (self, "disused", "yes") || kith_osm_tags_has (self, "abandoned", "yes");
}

/**
 * kith_osm_tags_is_sensitive:
 * @self: tags
 *
 * Refuges are mapped although OpenStreetMap asks not to. Where one stands is kept, and never shown.
 *
 * Returns: whether the thing protects people from somebody who looks for them
 */
gboolean
kith_osm_tags_is_sensitive (const KithOsmTags *self)
{
  if (kith_osm_tags_has (self, "social_facility:for", "abused") ||
      kith_osm_tags_has (self, "social_facility:for", "victim") ||
      kith_osm_tags_has (self, "social_facility", "womens_refuge") ||
      kith_osm_tags_has (self, "social_facility", "women_refuge"))
    return TRUE;
  if (kith_osm_tags_has (self, "social_facility", "shelter") &&
      (kith_osm_tags_has (self, "social_facility:for", "woman") ||
       kith_osm_tags_has (self, "social_facility:for", "women")))
    return TRUE;
  for (guint i = 0; i < self->tags->len; i++)
    {
      g_autofree char *folded = NULL;

      if (strstr (get (self, i)->key, "name") == NULL && strcmp (get (self, i)->key, "description") != 0)
        continue;
      folded = kith_text_fold (get (self, i)->value);
      for (guint j = 0; j < G_N_ELEMENTS (sensitive_names); j++)
        if (strstr (folded, sensitive_names[j]) != NULL)
          return TRUE;
    }
  return FALSE;
}
