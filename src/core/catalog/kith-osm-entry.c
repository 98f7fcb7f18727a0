/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of tags and fields. A tag that has no field is kept as an extra of the service, with its key. */

#include "catalog/kith-osm-entry.h"

#include <string.h>

#include "base/kith-clean-text.h"
#include "base/kith-day.h"
#include "base/kith-text.h"

/* How a value is written: as it is, in pieces that ";" parts, or as an address of the web. */
typedef enum
{
  WHOLE,
  LIST,
  ADDRESS,
} Form;

typedef struct
{
  const char *key;
  const char *field;
  Form form;
  const char *part; /* of the value, and what it holds */
  const char *is;
} Rule;

static const Rule service_rules[] = {
  { "description", "description", WHOLE, NULL, NULL },
  { "phone", "phone", LIST, NULL, NULL },
  { "contact:phone", "phone", LIST, NULL, NULL },
  { "phone:mobile", "phone", LIST, "type", "mobile" },
  { "mobile", "phone", LIST, "type", "mobile" },
  { "contact:mobile", "phone", LIST, "type", "mobile" },
  { "fax", "phone", LIST, "type", "fax" },
  { "contact:fax", "phone", LIST, "type", "fax" },
  { "email", "email", LIST, NULL, NULL },
  { "contact:email", "email", LIST, NULL, NULL },
  { "website", "url", ADDRESS, NULL, NULL },
  { "contact:website", "url", ADDRESS, NULL, NULL },
  { "url", "url", ADDRESS, NULL, NULL },
  { "opening_hours", "hours", WHOLE, "syntax", "osm" },
  { "service_times", "hours", WHOLE, "syntax", "osm" },
  { "capacity", "capacity", WHOLE, NULL, NULL },
  { "fee", "fees", WHOLE, NULL, NULL },
  { "social_facility:for", "population", LIST, NULL, NULL },
};

static const Rule location_rules[] = {
  { "wheelchair", "wheelchair", WHOLE, NULL, NULL },
  { "wheelchair:description", "access", WHOLE, NULL, NULL },
};

static const struct
{
  const char *key;
  const char *part;
} address_parts[] = {
  { "addr:housename", "pre-line" }, { "addr:unit", "line2" },      { "addr:city", "city" },
  { "addr:county", "county" },      { "addr:state", "state" },     { "addr:province", "state" },
  { "addr:postcode", "postcode" },  { "addr:country", "country" },
};

static const char *const term_keys[] = { "amenity", "social_facility", "healthcare", "healthcare:speciality",
                                         "office" };
static const char *const alias_keys[] = { "alt_name", "official_name", "short_name",
                                          "old_name", "loc_name",      "int_name" };
static const char *const prefixes[] = { "", "disused:", "abandoned:" };

/* Where the number of a house stands behind its street. */
static const char *const street_first[] = { "DE", "AT", "CH", "IT", "ES", "PT", "NL", "BE", "PL", "CZ",
                                            "DK", "NO", "SE", "FI", "HU", "HR", "SI", "SK", NULL };

static void
add_one (KithValuesBuilder *builder, const char *field, const char *text, const char *part, const char *is)
{
  kith_values_builder_open (builder, field, text);
  if (part != NULL)
    kith_values_builder_add (builder, part, is);
  kith_values_builder_close (builder);
}

static void
add_extra (KithValuesBuilder *builder, const char *key, const char *value, gboolean confidential)
{
  kith_values_builder_open (builder, "extra", value);
  kith_values_builder_add (builder, "path", key);
  if (confidential)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
}

static void
add_pieces (KithValuesBuilder *builder, const Rule *rule, const char *value, gboolean confidential)
{
  g_auto (GStrv) pieces = g_strsplit (value, ";", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *piece = g_strstrip (pieces[i]);
      g_autofree char *address = NULL;

      if (piece[0] == '\0')
        continue;
      if (rule->form == ADDRESS && (address = kith_catalog_safe_uri (piece)) == NULL)
        add_extra (builder, rule->key, piece, confidential);
      else
        add_one (builder, rule->field, address != NULL ? address : piece, rule->part, rule->is);
    }
}

static void
follow (KithValuesBuilder *builder,
        KithOsmTags *tags,
        const Rule *rules,
        guint n_rules,
        gboolean confidential)
{
  for (guint i = 0; i < n_rules; i++)
    {
      const char *value = kith_osm_tags_take (tags, rules[i].key);

      if (value == NULL)
        continue;
      if (rules[i].form == WHOLE)
        add_one (builder, rules[i].field, value, rules[i].part, rules[i].is);
      else
        add_pieces (builder, &rules[i], value, confidential);
    }
}

/* ---- What it is called. */

static char *
words_of (const char *value)
{
  char *words = g_strdelimit (g_strdup (value), "_;", ' ');

  return g_strstrip (words);
}

static char *
make_name (const KithOsmTags *tags)
{
  static const char *const keys[] = { "name",       "official_name", "operator", "brand", "social_facility",
                                      "healthcare", "office",        "amenity" };

  for (guint p = 0; p < G_N_ELEMENTS (prefixes); p++)
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      {
        g_autofree char *key = g_strconcat (prefixes[p], keys[i], NULL);
        const char *value = kith_osm_tags_find (tags, key);

        if (value != NULL)
          return i < 4 ? kith_text_clean (value, KITH_TEXT_LINE_MAX) : words_of (value);
      }
  return g_strdup ("");
}

static void
add_names (KithValuesBuilder *builder, KithOsmTags *tags)
{
  g_autofree char *name = make_name (tags);

  kith_osm_tags_take (tags, "name");
  kith_values_builder_add (builder, "name", name);
  for (guint i = 0; i < G_N_ELEMENTS (alias_keys); i++)
    {
      const char *value = kith_osm_tags_take (tags, alias_keys[i]);
      g_auto (GStrv) pieces = g_strsplit (value != NULL ? value : "", ";", -1);

      for (guint j = 0; pieces[j] != NULL; j++)
        if (g_strstrip (pieces[j])[0] != '\0')
          add_one (builder, "alias", pieces[j], "note", alias_keys[i]);
    }
  for (guint i = 0; i < kith_osm_tags_get_length (tags); i++)
    {
      const char *key = kith_osm_tags_get_key (tags, i);

      if (g_str_has_prefix (key, "name:"))
        add_one (builder, "alias", kith_osm_tags_take (tags, key), "note", key + strlen ("name:"));
    }
}

/* ---- Where it is. */

static char *
make_line (KithOsmTags *tags)
{
  const char *number = kith_osm_tags_take (tags, "addr:housenumber");
  const char *country = kith_osm_tags_find (tags, "addr:country");
  const char *street = kith_osm_tags_take (tags, "addr:street");

  if (street == NULL)
    street = kith_osm_tags_take (tags, "addr:place");
  if (street == NULL || number == NULL)
    return g_strdup (street != NULL ? street : number);
  if (country != NULL && g_strv_contains (street_first, country))
    return g_strdup_printf ("%s %s", street, number);
  return g_strdup_printf ("%s %s", number, street);
}

static void
add_address (KithValuesBuilder *builder, KithOsmTags *tags, gboolean sensitive)
{
  g_autofree char *line = make_line (tags);
  const char *parts[G_N_ELEMENTS (address_parts)];
  gboolean any = line != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (address_parts); i++)
    {
      parts[i] = kith_osm_tags_take (tags, address_parts[i].key);
      any = any || parts[i] != NULL;
    }
  if (!any)
    return;

  kith_values_builder_open (builder, "address", NULL);
  kith_values_builder_add (builder, "type", "physical");
  kith_values_builder_add (builder, "line", line);
  for (guint i = 0; i < G_N_ELEMENTS (address_parts); i++)
    kith_values_builder_add (builder, address_parts[i].part, parts[i]);
  if (sensitive)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
}

static void
add_position (KithValuesBuilder *builder, const KithOsmPlace *place, gboolean sensitive)
{
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];

  if (!place->has_position)
    return;
  kith_values_builder_open (builder, "position", NULL);
  kith_values_builder_add (builder, "latitude",
                           g_ascii_formatd (latitude, sizeof latitude, "%.7f", place->latitude));
  kith_values_builder_add (builder, "longitude",
                           g_ascii_formatd (longitude, sizeof longitude, "%.7f", place->longitude));
  if (sensitive)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
}

/* ---- What is offered. */

static void
add_terms (KithValuesBuilder *builder, KithOsmTags *tags)
{
  for (guint p = 0; p < G_N_ELEMENTS (prefixes); p++)
    for (guint i = 0; i < G_N_ELEMENTS (term_keys); i++)
      {
        g_autofree char *key = g_strconcat (prefixes[p], term_keys[i], NULL);
        const char *value = kith_osm_tags_take (tags, key);
        g_auto (GStrv) pieces = g_strsplit (value != NULL ? value : "", ";", -1);

        for (guint j = 0; pieces[j] != NULL; j++)
          {
            const char *piece = g_strstrip (pieces[j]);
            g_autofree char *code = g_strdup_printf ("%s=%s", key, piece);
            g_autofree char *name = words_of (piece);

            if (piece[0] == '\0')
              continue;
            kith_values_builder_open (builder, "term", code);
            kith_values_builder_add (builder, "name", name);
            kith_values_builder_add (builder, "scheme", "osm");
            kith_values_builder_close (builder);
          }
      }
}

static void
add_age (KithValuesBuilder *builder, KithOsmTags *tags)
{
  const char *least = kith_osm_tags_take (tags, "min_age");
  const char *most = kith_osm_tags_take (tags, "max_age");

  if (least == NULL && most == NULL)
    return;
  kith_values_builder_open (builder, "age", NULL);
  kith_values_builder_add (builder, "minimum", least);
  kith_values_builder_add (builder, "maximum", most);
  kith_values_builder_close (builder);
}

/* The latest day on which somebody looked; never when the map was last changed. */
static void
add_verified (KithValuesBuilder *builder, KithOsmTags *tags)
{
  const char *latest = NULL;

  for (guint i = 0; i < kith_osm_tags_get_length (tags); i++)
    {
      const char *key = kith_osm_tags_get_key (tags, i);
      const char *value = kith_osm_tags_get_value (tags, i);
      KithDay day;

      if ((strcmp (key, "check_date") != 0 && !g_str_has_prefix (key, "check_date:")) ||
          !kith_day_parse (value, &day, NULL))
        continue;
      if (strcmp (key, "check_date") == 0)
        kith_osm_tags_take (tags, key);
      if (latest == NULL || strcmp (value, latest) > 0)
        latest = value;
    }
  kith_values_builder_add (builder, "verified", latest);
}

/* Pages elsewhere: "contact:facebook" and its like, where they are addresses. */
static void
add_contacts (KithValuesBuilder *builder, KithOsmTags *tags)
{
  for (guint i = 0; i < kith_osm_tags_get_length (tags); i++)
    {
      const char *key = kith_osm_tags_get_key (tags, i);
      g_autofree char *address = NULL;

      if (kith_osm_tags_is_taken (tags, i) || !g_str_has_prefix (key, "contact:") ||
          strchr (kith_osm_tags_get_value (tags, i), '.') == NULL)
        continue;
      address = kith_catalog_safe_uri (kith_osm_tags_get_value (tags, i));
      if (address == NULL)
        continue;
      kith_osm_tags_take (tags, key);
      add_one (builder, "url", address, "note", key + strlen ("contact:"));
    }
}

/* After everything else: what no field was found for. */
static void
add_extras (KithValuesBuilder *builder, const KithOsmTags *tags, gboolean sensitive)
{
  for (guint i = 0; i < kith_osm_tags_get_length (tags); i++)
    if (!kith_osm_tags_is_taken (tags, i))
      {
        g_autofree char *key = kith_catalog_clean_line (kith_osm_tags_get_key (tags, i), NULL);

        add_extra (builder, key, kith_osm_tags_get_value (tags, i), sensitive);
      }
}

static KithCatalogEntry *
take_entry (GPtrArray *entries, KithResourceKind kind, const char *key, guint line)
{
  KithCatalogEntry *entry = kith_catalog_entry_new (kind);

  entry->key = g_strdup (key);
  entry->line = line;
  g_ptr_array_add (entries, entry);
  return entry;
}

/**
 * kith_osm_operator_key:
 * @name: of an operator
 *
 * Returns: (transfer full): the key of its entry; one name is one operator, however it is written
 */
char *
kith_osm_operator_key (const char *name)
{
  g_autofree char *folded = kith_text_fold (name);

  return g_strconcat ("operator/", folded[0] != '\0' ? folded : name, NULL);
}

/**
 * kith_osm_operator_entry:
 * @name: of an operator
 * @type: (nullable): "private", "religious" and the like
 * @line: where it was told of
 *
 * Returns: (transfer full): the organization
 */
KithCatalogEntry *
kith_osm_operator_entry (const char *name, const char *type, guint line)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithCatalogEntry *entry = kith_catalog_entry_new (KITH_RESOURCE_ORGANIZATION);

  entry->key = kith_osm_operator_key (name);
  entry->line = line;
  kith_values_builder_add (builder, "name", name);
  kith_values_builder_add (builder, "legal-status", type);
  entry->values = kith_values_builder_end (builder);
  return entry;
}

/**
 * kith_osm_take_entries:
 * @tags: of a thing that kith_osm_tags_is_resource() takes, sorted
 * @place: which it is, and where
 * @entries: (element-type KithCatalogEntry): where its place, its service, and the one at the other go
 *
 * The operator's entry is not among them: several things have the same.
 */
void
kith_osm_take_entries (KithOsmTags *tags, const KithOsmPlace *place, GPtrArray *entries)
{
  gboolean sensitive = kith_osm_tags_is_sensitive (tags);
  KithResourceStatus status =
      kith_osm_tags_is_inactive (tags) ? KITH_RESOURCE_IS_INACTIVE : KITH_RESOURCE_IS_ACTIVE;
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  const char *owner = kith_osm_tags_find (tags, "operator");
  g_autofree char *organization = owner != NULL ? kith_osm_operator_key (owner) : NULL;
  g_autofree char *name = make_name (tags);
  KithCatalogEntry *location = take_entry (entries, KITH_RESOURCE_LOCATION, place->key, place->line);
  KithCatalogEntry *service = take_entry (entries, KITH_RESOURCE_SERVICE, place->key, place->line);
  KithCatalogEntry *offer = take_entry (entries, KITH_RESOURCE_SITE_SERVICE, place->key, place->line);

  location->status = service->status = offer->status = status;
  location->organization = g_strdup (organization);
  service->organization = g_strdup (organization);
  offer->organization = g_strdup (organization);
  offer->service = g_strdup (place->key);
  offer->location = g_strdup (place->key);

  kith_values_builder_add (builder, "name", name);
  add_address (builder, tags, sensitive);
  add_position (builder, place, sensitive);
  follow (builder, tags, location_rules, G_N_ELEMENTS (location_rules), sensitive);
  location->values = kith_values_builder_end (builder);

  if (kith_osm_tags_take (tags, "operator") != NULL)
    kith_osm_tags_take (tags, "operator:type");
  add_names (builder, tags);
  add_terms (builder, tags);
  follow (builder, tags, service_rules, G_N_ELEMENTS (service_rules), sensitive);
  add_age (builder, tags);
  add_verified (builder, tags);
  add_contacts (builder, tags);
  add_extras (builder, tags, sensitive);
  service->values = kith_values_builder_end (builder);
  offer->values = kith_values_builder_end (builder);
}
