/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The way back from entries to what AIRS XML 3.1 nests. Each element is made by the tables and then read as a
 * reader would; where that gives something else than the entry, the difference is put aside. So nothing is
 * lost whatever the schema takes, and where it has a place for everything, there is nothing aside.
 *
 * The schema knows a service only where it is offered. It is written whole at each place, so that others have
 * all of it. If a reader can tell what the service has from what its places have, that is all; if not, the
 * entries stand aside whole. What is offered nowhere gets a site that is none.
 */

#include "catalog/kith-airs3-agency.h"

#include <string.h>

#include "catalog/kith-airs-aside.h"
#include "catalog/kith-airs-entry.h"
#include "catalog/kith-airs-join.h"

/* Digits of a checksum in a number that stands for a key. */
#define KEY_DIGITS 12

struct _KithAirs3Agency
{
  KithXmlTree *tree;
  const KithAirsRecord *record;
  GHashTable
      *made; /* (owned) (element-type KithCatalogEntry): organizations, and services that stand aside */
  GHashTable
      *told; /* (owned) (element-type utf8): keys of services, and whether they are told whole (1) or not */
};

/* Where in the file this is. */
typedef struct
{
  KithAirs3Agency *self;
  const KithCatalogEntry *organization; /* (nullable) */
  const char *key;                      /* of the agency, as what is in it begins with it */
  GHashTable *sites;                    /* (element-type utf8) keys of sites, */
  GHashTable *offers;                   /* and of what is offered, so far */
  guint nested;
} Agency;

/* An element while it is made. */
typedef struct
{
  Agency *agency;
  const KithCatalogEntry *entry; /* what it is */
  const char *number;            /* its key */
  const char *program;           /* (nullable) the number of it */
  const char *location;          /* (nullable) of a site: the key of what is offered there */
  gboolean is_none;              /* of a site: it is none */
} Element;

static void
make_agency (KithAirs3Agency *self, const KithCatalogEntry *organization, const char *parent, guint nested);

/* ---- Keys and status. */

/* The schema takes nothing but numbers: of any other key, one that is always the same. */
static char *
make_number (const char *key, const char *prefix)
{
  gsize length = prefix != NULL ? strlen (prefix) : 0;
  const char *rest =
      prefix != NULL && strncmp (key, prefix, length) == 0 && key[length] == '/' ? key + length + 1 : key;
  g_autofree char *number = kith_airs_form_text (KITH_AIRS_NUMBER, rest);
  g_autofree char *checksum = NULL;

  if (number != NULL)
    return g_steal_pointer (&number);
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  checksum[KEY_DIGITS] = '\0';
  return g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (checksum, NULL, 16));
}

/* What a reader would call it; NULL where another one is called that already. */
static char *
make_read_key (GHashTable *taken, char *key)
{
  if (g_hash_table_contains (taken, key))
    {
      g_free (key);
      return NULL;
    }
  g_hash_table_add (taken, g_strdup (key));
  return key;
}

static void
give_status (KithXmlTree *tree, KithResourceStatus status)
{
  if (status == KITH_RESOURCE_IS_DELETED)
    kith_xml_tree_add (tree, "@delete", "1");
  else if (status != KITH_RESOURCE_IS_ACTIVE)
    kith_xml_tree_add (tree, "@Status", kith_resource_status_code (status));
}

/* What a reader makes of the element that is open. path: (nullable) an extra that it keeps before all else */
static KithCatalogEntry *
read_open (KithXmlTree *tree, KithResourceKind kind, const KithAirsRule *rules, const char *path)
{
  const KithXmlNode *node = kith_xml_tree_get_open (tree);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  if (path != NULL)
    kith_airs_take_extra (builder, path, kith_xml_tree_get_text (tree, node, path));
  return kith_airs_entry_new (NULL, kind, tree, node, "", rules, builder);
}

static const char *
get_owner (const Agency *agency)
{
  return agency->organization != NULL ? agency->organization->key : NULL;
}

static gboolean
has (const KithValues *values, const char *name)
{
  const char *text = kith_values_get (values, name);

  return text != NULL && text[0] != '\0';
}

/* (nullable) The number that a reader has kept of there. */
static char *
dup_extra (const KithValues *values, const char *path)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "extra"))
    if (g_strcmp0 (kith_value_get_within (&iter, "path"), path) == 0)
      return kith_airs_form_text (KITH_AIRS_NUMBER, iter.text);
  return NULL;
}

/* ---- A service at a place. */

/* Whether all places it is offered at are of this agency, and of one owner. */
static gboolean
is_of_one_agency (const Agency *agency, const GPtrArray *offers)
{
  const KithCatalogEntry *first = offers->pdata[0];

  for (guint i = 0; i < offers->len; i++)
    {
      const KithCatalogEntry *offer = offers->pdata[i];
      const KithCatalogEntry *place =
          kith_airs_record_find (agency->self->record, KITH_RESOURCE_LOCATION, offer->location);
      const KithCatalogEntry *owner =
          place != NULL
              ? kith_airs_record_find (agency->self->record, KITH_RESOURCE_ORGANIZATION, place->organization)
              : NULL;

      if (place == NULL || owner != agency->organization ||
          g_strcmp0 (offer->organization, first->organization) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether a reader finds out of its places what is the service's. */
static gboolean
is_told_by_places (const Agency *agency, const KithCatalogEntry *service)
{
  const GPtrArray *offers = kith_airs_record_list_offers (agency->self->record, service->key);

  return offers->len > 0 && is_of_one_agency (agency, offers) && kith_airs_join_tells (service, offers);
}

static gboolean
is_natural (const Agency *agency, const KithCatalogEntry *service)
{
  GHashTable *told = agency->self->told;
  gpointer known;

  if (!g_hash_table_lookup_extended (told, service, NULL, &known))
    {
      known = GINT_TO_POINTER (is_told_by_places (agency, service));
      g_hash_table_insert (told, (gpointer) service, known);
    }
  return GPOINTER_TO_INT (known);
}

/* (nullable) */
static const KithCatalogEntry *
find_program (const Agency *agency, const char *key)
{
  return kith_airs_record_find (agency->self->record, KITH_RESOURCE_PROGRAM, key);
}

/* Readers know only programs of the agency; what else stands there they keep aside. NULL: nothing is to stand
 * there, since they would take it for another program. */
static char *
make_program_number (const Agency *agency, const KithCatalogEntry *joined)
{
  g_autofree char *number = joined->program != NULL ? make_number (joined->program, agency->key)
                                                    : dup_extra (joined->values, "@ServiceGroupKey");
  g_autofree char *key = number != NULL ? g_strconcat (agency->key, "/", number, NULL) : NULL;
  const KithCatalogEntry *program = find_program (agency, key);

  if (program != NULL &&
      (joined->program == NULL || kith_airs_record_find (agency->self->record, KITH_RESOURCE_ORGANIZATION,
                                                         program->organization) != agency->organization))
    return NULL;
  return g_steal_pointer (&number);
}

static void
service_passed_cb (const char *name, gpointer data)
{
  Element *element = data;
  KithXmlTree *tree = element->agency->self->tree;

  if (g_str_equal (name, "@Status"))
    give_status (tree, element->entry->status);
  else if (g_str_equal (name, "Key"))
    kith_xml_tree_add (tree, "Key", element->number);
  else if (g_str_equal (name, "@ServiceGroupKey") && element->program != NULL)
    kith_xml_tree_add (tree, "@ServiceGroupKey", element->program);
}

static void
give_aside (Agency *agency,
            const KithCatalogEntry *joined,
            const char *number,
            const char *program,
            const char *location)
{
  KithXmlTree *tree = agency->self->tree;
  g_autofree char *program_key = program != NULL ? g_strconcat (agency->key, "/", program, NULL) : NULL;
  gboolean has_program = find_program (agency, program_key) != NULL;
  g_autoptr (KithCatalogEntry) read = read_open (tree, KITH_RESOURCE_SITE_SERVICE, kith_airs_service_rules,
                                                 program != NULL && !has_program ? "@ServiceGroupKey" : NULL);

  read->organization = g_strdup (get_owner (agency));
  read->program = has_program ? g_steal_pointer (&program_key) : NULL;
  read->service = g_strconcat (agency->key, "/", number, NULL);
  read->location = g_strdup (location);
  read->key = make_read_key (agency->offers, g_strconcat (location, "/", joined->service, NULL));
  kith_airs_aside_give (tree, read, joined);
}

/* The entries as they are. */
static void
give_whole (Agency *agency, const KithCatalogEntry *service, const KithCatalogEntry *offer)
{
  if (service != NULL && g_hash_table_add (agency->self->made, (gpointer) service))
    kith_airs_aside_give_whole (agency->self->tree, service);
  if (offer != NULL)
    kith_airs_aside_give_whole (agency->self->tree, offer);
}

/* service, offer: (nullable) one of them is there; location: the key of the place */
static void
make_service (Agency *agency,
              const KithCatalogEntry *service,
              const KithCatalogEntry *offer,
              const char *location)
{
  KithXmlTree *tree = agency->self->tree;
  g_autoptr (KithCatalogEntry) joined = kith_airs_join (service, offer);
  g_autofree char *number =
      make_number (joined->service != NULL ? joined->service : joined->key, agency->key);
  g_autofree char *program = make_program_number (agency, joined);
  Element element = { agency, joined, number, program };

  kith_xml_tree_open (tree, "SiteService");
  kith_airs_give (tree, joined->values, kith_airs_service_rules, KITH_AIRS_SERVICE, service_passed_cb,
                  &element);
  if (service != NULL && offer != NULL && is_natural (agency, service))
    give_aside (agency, joined, number, program, location);
  else
    give_whole (agency, service, offer);
  kith_xml_tree_close (tree);
}

/* ---- A place. */

static void
make_offers (Element *element)
{
  const KithAirsRecord *record = element->agency->self->record;
  const GPtrArray *offers =
      element->is_none ? kith_airs_record_list_loose (record, get_owner (element->agency))
                       : kith_airs_record_list (record, KITH_RESOURCE_SITE_SERVICE, element->location);

  for (guint i = 0; i < offers->len && (element->is_none || element->location != NULL); i++)
    {
      const KithCatalogEntry *entry = offers->pdata[i];

      if (entry->kind == KITH_RESOURCE_SERVICE)
        make_service (element->agency, entry, NULL, NULL);
      else
        make_service (element->agency, kith_airs_record_find (record, KITH_RESOURCE_SERVICE, entry->service),
                      entry, element->location);
    }
}

static void
site_passed_cb (const char *name, gpointer data)
{
  Element *element = data;
  KithXmlTree *tree = element->agency->self->tree;

  if (g_str_equal (name, "@Status"))
    give_status (tree, element->entry->status);
  else if (g_str_equal (name, "Key"))
    kith_xml_tree_add (tree, "Key", element->number);
  else if (g_str_equal (name, "SiteService"))
    make_offers (element);
}

/* Of where an agency is, its readers keep the key aside. */
static char *
make_main_number (const KithCatalogEntry *location)
{
  g_autofree char *number = dup_extra (location->values, "Key");

  return number != NULL ? g_steal_pointer (&number) : make_number (location->key, NULL);
}

static gboolean
is_main (const Agency *agency, const KithCatalogEntry *location)
{
  g_autofree char *key = g_strconcat ("main:", agency->key, NULL);

  return g_str_equal (location->key, key);
}

static void
make_site (Agency *agency, const KithCatalogEntry *location, const char *name)
{
  KithAirs3Agency *self = agency->self;
  gboolean main = g_str_equal (name, "AgencyLocation");
  g_autofree char *number = main ? make_main_number (location) : make_number (location->key, NULL);
  gboolean has_offers =
      kith_airs_record_find (self->record, KITH_RESOURCE_LOCATION, location->key) == location;
  Element element = { agency, location, number, NULL, has_offers ? location->key : NULL, FALSE };
  g_autoptr (KithCatalogEntry) read = NULL;

  kith_xml_tree_open (self->tree, name);
  kith_airs_give (self->tree, location->values, kith_airs_site_rules, KITH_AIRS_SITE, site_passed_cb,
                  &element);
  read = read_open (self->tree, KITH_RESOURCE_LOCATION, kith_airs_site_rules, main ? "Key" : NULL);
  read->organization = g_strdup (get_owner (agency));
  read->key =
      make_read_key (agency->sites, main ? g_strconcat ("main:", agency->key, NULL) : g_strdup (number));
  kith_airs_aside_give (self->tree, read, location);
  kith_xml_tree_close (self->tree);
}

/* For what is offered nowhere. */
static void
make_no_site (Agency *agency)
{
  KithAirs3Agency *self = agency->self;
  g_autoptr (KithCatalogEntry) none = NULL;
  g_autoptr (KithValuesBuilder) builder = NULL;
  g_autofree char *number = NULL;
  Element element = { agency, NULL, NULL, NULL, NULL, TRUE };

  if (kith_airs_record_list_loose (self->record, get_owner (agency))->len == 0)
    return;
  builder = kith_values_builder_new ();
  none = kith_catalog_entry_new (KITH_RESOURCE_LOCATION);
  none->values = kith_values_builder_end (builder);
  number = make_number (agency->key, NULL);
  element.entry = none;
  element.number = number;
  kith_xml_tree_open (self->tree, "Site");
  kith_airs_give (self->tree, none->values, kith_airs_site_rules, KITH_AIRS_SITE, site_passed_cb, &element);
  kith_airs_aside_give_none (self->tree);
  kith_xml_tree_close (self->tree);
}

static void
make_sites (Agency *agency, gboolean main)
{
  const GPtrArray *places =
      kith_airs_record_list (agency->self->record, KITH_RESOURCE_LOCATION, get_owner (agency));
  gboolean has_main = FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      gboolean is_first_main =
          !has_main && agency->organization != NULL && is_main (agency, places->pdata[i]);

      has_main |= is_first_main;
      if (is_first_main == main)
        make_site (agency, places->pdata[i], main ? "AgencyLocation" : "Site");
    }
  if (!main)
    make_no_site (agency);
}

/* ---- Programs. */

static void
program_passed_cb (const char *name, gpointer data)
{
  Element *element = data;

  if (g_str_equal (name, "Key"))
    kith_xml_tree_add (element->agency->self->tree, "Key", element->number);
}

static void
make_programs (Agency *agency)
{
  KithXmlTree *tree = agency->self->tree;
  const GPtrArray *programs =
      kith_airs_record_list (agency->self->record, KITH_RESOURCE_PROGRAM, get_owner (agency));

  for (guint i = 0; i < programs->len; i++)
    {
      const KithCatalogEntry *program = programs->pdata[i];
      g_autofree char *number = make_number (program->key, agency->key);
      Element element = { agency, program, number };
      g_autoptr (KithCatalogEntry) read = NULL;

      kith_xml_tree_open (tree, "ServiceGroup");
      kith_airs_give (tree, program->values, kith_airs_service_group_rules, 0, program_passed_cb, &element);
      read = read_open (tree, KITH_RESOURCE_PROGRAM, kith_airs_service_group_rules, NULL);
      read->organization = g_strdup (get_owner (agency));
      read->key = g_strconcat (agency->key, "/", number, NULL);
      kith_airs_aside_give (tree, read, program);
      kith_xml_tree_close (tree);
    }
}

/* ---- The agency. */

static void
make_parts (Agency *agency)
{
  const GPtrArray *parts =
      kith_airs_record_list (agency->self->record, KITH_RESOURCE_ORGANIZATION, get_owner (agency));

  if (agency->organization == NULL || agency->nested >= KITH_AIRS3_MOST_NESTED)
    return;
  for (guint i = 0; i < parts->len; i++)
    if (!g_hash_table_contains (agency->self->made, parts->pdata[i]))
      make_agency (agency->self, parts->pdata[i], agency->key, agency->nested + 1);
}

static void
agency_passed_cb (const char *name, gpointer data)
{
  Element *element = data;
  Agency *agency = element->agency;
  gboolean has_parts =
      agency->organization == NULL || kith_airs_record_find (agency->self->record, KITH_RESOURCE_ORGANIZATION,
                                                             agency->key) == agency->organization;

  if (g_str_equal (name, "@Status"))
    give_status (agency->self->tree, element->entry->status);
  else if (g_str_equal (name, "Key"))
    kith_xml_tree_add (agency->self->tree, "Key", element->number);
  else if (!has_parts)
    return;
  else if (g_str_equal (name, "AgencyLocation") && agency->organization != NULL)
    make_sites (agency, TRUE);
  else if (g_str_equal (name, "ServiceGroup"))
    make_programs (agency);
  else if (g_str_equal (name, "Site"))
    make_sites (agency, FALSE);
  else if (g_str_equal (name, "Agency"))
    make_parts (agency);
}

/* The schema wants a name, and so do readers. */
static KithValues *
name_values (KithValues *values, const char *name)
{
  g_autoptr (KithValuesBuilder) builder = NULL;
  g_autoptr (KithValues) named = NULL;

  if (has (values, "name"))
    return kith_values_ref (values);
  builder = kith_values_builder_new ();
  kith_values_builder_add (builder, "name", name);
  named = kith_values_builder_end (builder);
  return kith_values_with_field (values, "name", named);
}

static void
make_agency (KithAirs3Agency *self, const KithCatalogEntry *organization, const char *parent, guint nested)
{
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) offers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *number = make_number (organization->key, NULL);
  g_autoptr (KithValues) values = name_values (organization->values, organization->key);
  g_autoptr (KithCatalogEntry) read = NULL;
  Agency agency = { self, organization, organization->key, sites, offers, nested };
  Element element = { &agency, organization, number };

  g_hash_table_add (self->made, (gpointer) organization);
  kith_xml_tree_open (self->tree, "Agency");
  kith_airs_give (self->tree, values, kith_airs_agency_rules, KITH_AIRS_AGENCY, agency_passed_cb, &element);
  read = read_open (self->tree, KITH_RESOURCE_ORGANIZATION, kith_airs_agency_rules, NULL);
  read->key = g_strdup (number);
  read->organization = g_strdup (parent);
  kith_airs_aside_give (self->tree, read, organization);
  kith_xml_tree_close (self->tree);
}

/* What is of no organization is of one that is none, and is called what the first of it is called. */
static gboolean
make_no_agency (KithAirs3Agency *self)
{
  static const KithResourceKind kinds[] = { KITH_RESOURCE_LOCATION, KITH_RESOURCE_SERVICE,
                                            KITH_RESOURCE_PROGRAM, KITH_RESOURCE_SITE_SERVICE };
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) offers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithCatalogEntry) none = kith_catalog_entry_new (KITH_RESOURCE_ORGANIZATION);
  g_autofree char *number = NULL;
  const KithCatalogEntry *first = NULL;
  Agency agency = { self, NULL, NULL, sites, offers, 0 };
  Element element = { &agency, none, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *entries = kith_airs_record_list (self->record, kinds[i], NULL);

      if (first == NULL && entries->len > 0)
        first = entries->pdata[0];
    }
  if (first == NULL)
    return FALSE;
  number = make_number (first->key, NULL);
  agency.key = element.number = number;
  kith_values_builder_add (
      builder, "name", has (first->values, "name") ? kith_values_get (first->values, "name") : first->key);
  none->values = kith_values_builder_end (builder);

  kith_xml_tree_open (self->tree, "Agency");
  kith_airs_give (self->tree, none->values, kith_airs_agency_rules, KITH_AIRS_AGENCY, agency_passed_cb,
                  &element);
  kith_airs_aside_give_none (self->tree);
  kith_xml_tree_close (self->tree);
  return TRUE;
}

/**
 * kith_airs3_agency_new:
 * @tree: where agencies are made
 * @record: entries that are written together; both must outlive it
 *
 * Returns: (transfer full): who makes them
 */
KithAirs3Agency *
kith_airs3_agency_new (KithXmlTree *tree, const KithAirsRecord *record)
{
  KithAirs3Agency *self;

  g_return_val_if_fail (tree != NULL && record != NULL, NULL);

  self = g_new0 (KithAirs3Agency, 1);
  self->tree = tree;
  self->record = record;
  self->made = g_hash_table_new (NULL, NULL);
  self->told = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * kith_airs3_agency_free:
 * @self: (nullable): who makes agencies
 */
void
kith_airs3_agency_free (KithAirs3Agency *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->told);
  g_free (self);
}

/**
 * kith_airs3_agency_make:
 * @self: who makes agencies
 * @organization: (nullable): an organization of the record; %NULL: what is of none of them
 *
 * Makes the tree's root of it, with all that is in it.
 *
 * Returns: whether there was anything to make: an organization that is part of another is made with that
 */
gboolean
kith_airs3_agency_make (KithAirs3Agency *self, const KithCatalogEntry *organization)
{
  g_return_val_if_fail (self != NULL, FALSE);

  kith_xml_tree_begin (self->tree);
  if (organization == NULL)
    return make_no_agency (self);
  if (g_hash_table_contains (self->made, organization))
    return FALSE;
  make_agency (self, organization, NULL, 0);
  return TRUE;
}
