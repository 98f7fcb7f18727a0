/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * AIRS XML 3.0, iCarol's dialect of it, and 3.1. What is nested in an agency is its own, whatever the keys in
 * it say, but for what Kith itself has put aside (kith-airs-aside.h). One number may be the key of an agency,
 * a site and a service at once, so each kind has its own keys; a service is known within its agency, and what
 * has no key is known by what is in it.
 */

#include "catalog/kith-airs3-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalog/kith-airs-aside.h"
#include "catalog/kith-airs-entry.h"
#include "catalog/kith-airs-offers.h"
#include "catalog/kith-airs-rules.h"
#include "base/kith-clean-text.h"
#include "base/kith-text.h"

/* Agencies within agencies. */
#define MOST_NESTED 20
/* Keys of a file that are remembered, of agencies and of sites. */
#define MOST_KEYS 100000

struct _KithAirs3Reader
{
  KithCatalogReader parent_instance;

  KithXmlTree *tree; /* (owned) */
  /* (owned) Of keys so far, by their hashes: what an agency is called, and whose a site is. */
  GHashTable *agencies;
  GHashTable *sites;
};

/* An agency while it is read. */
typedef struct
{
  KithAirs3Reader *reader;
  GPtrArray *entries;     /* where they go */
  KithAirsOffers *offers; /* (owned) */
  const char *key;
  const char *owner; /* (nullable) its key, where it is an entry */
  const char *path;
  GHashTable *sites; /* (owned) (element-type utf8) keys of its sites so far */
} Agency;

G_DEFINE_FINAL_TYPE (KithAirs3Reader, kith_airs3_reader, KITH_TYPE_CATALOG_READER)

/* ---- Keys. */

/* For what has no key: the same when the same is told again, wherever it stands. */
static char *
make_key (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *text = first;
  va_list texts;

  va_start (texts, first);
  for (; text != NULL; text = va_arg (texts, const char *))
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  va_end (texts);
  return g_strdup_printf ("auto:%.32s", g_checksum_get_string (checksum));
}

static gpointer
hash_of (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest, hash;

  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (&hash, digest, sizeof hash);
  return GSIZE_TO_POINTER (hash | 1);
}

/* Whether the key was told before with something else. */
static gboolean
is_of_another (GHashTable *keys, const char *key, const char *what)
{
  gpointer number = hash_of (key), wanted = hash_of (what), known = g_hash_table_lookup (keys, number);

  if (known == NULL && g_hash_table_size (keys) < MOST_KEYS)
    g_hash_table_insert (keys, number, wanted);
  return known != NULL && known != wanted;
}

static const char *
get_address_part (const KithXmlTree *tree, const KithXmlNode *site, const char *part)
{
  const KithXmlNode *address = site != NULL ? kith_xml_tree_find (tree, site, "PhysicalAddress") : NULL;

  return address != NULL ? kith_xml_tree_get_text (tree, address, part) : "";
}

static const char *
get_first_phone (const KithXmlTree *tree, const KithXmlNode *node)
{
  const KithXmlNode *phone = kith_xml_tree_find (tree, node, "Phone");

  return phone != NULL ? kith_xml_tree_get_text (tree, phone, "PhoneNumber") : "";
}

/* Two agencies of one key, which some number anew in each of their files, are told apart by their names. The
 * number of what is none is nobody's: Kith gave it one for the schema, and counts on it in what is within. */
static char *
key_agency (KithAirs3Reader *self, const KithXmlNode *node, gboolean is_none)
{
  const KithXmlTree *tree = self->tree;
  const char *key = kith_xml_tree_get_text (tree, node, "Key");

  if (key[0] != '\0')
    {
      g_autofree char *cleaned = kith_catalog_clean_text (key, NULL);
      g_autofree char *name = kith_text_fold (kith_xml_tree_get_text (tree, node, "Name"));
      g_autofree char *other = NULL;

      if (is_none || !is_of_another (self->agencies, cleaned, name))
        return g_steal_pointer (&cleaned);
      other = make_key (name, NULL);
      return g_strdup_printf ("%s#%.8s", cleaned, other + strlen ("auto:"));
    }
  return make_key (kith_xml_tree_get_text (tree, node, "Name"),
                   get_address_part (tree, kith_xml_tree_find (tree, node, "AgencyLocation"), "ZipCode"),
                   get_first_phone (tree, node), NULL);
}

static char *
key_site (Agency *agency, const KithXmlNode *node, gboolean is_none)
{
  const KithXmlTree *tree = agency->reader->tree;
  const char *given = kith_xml_tree_get_text (tree, node, "Key");
  g_autofree char *key =
      given[0] != '\0'
          ? kith_catalog_clean_text (given, NULL)
          : make_key (agency->key, kith_xml_tree_get_text (tree, node, "Name"),
                      get_address_part (tree, node, "Line1"), get_address_part (tree, node, "ZipCode"), NULL);
  g_autofree char *unique = NULL;

  /* Numbers that begin anew in each agency: whoever has one already keeps it. */
  if (given[0] != '\0' && !is_none && is_of_another (agency->reader->sites, key, agency->key))
    {
      g_autofree char *own = g_steal_pointer (&key);

      key = g_strconcat (agency->key, "/", own, NULL);
    }
  unique = g_strdup (key);
  for (guint number = 2; g_hash_table_contains (agency->sites, unique); number++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s#%u", key, number);
    }
  g_hash_table_add (agency->sites, g_strdup (unique));
  return g_steal_pointer (&unique);
}

static char *
key_service (Agency *agency, const KithXmlNode *node)
{
  const KithXmlTree *tree = agency->reader->tree;
  const char *given = kith_xml_tree_get_text (tree, node, "Key");
  const KithXmlNode *taxonomy = kith_xml_tree_find (tree, node, "Taxonomy");
  g_autofree char *key =
      given[0] != '\0' ? kith_catalog_clean_text (given, NULL)
                       : make_key (kith_xml_tree_get_text (tree, node, "Name"),
                                   taxonomy != NULL ? kith_xml_tree_get_text (tree, taxonomy, "Code") : "",
                                   kith_xml_tree_get_text (tree, node, "Description"), NULL);

  return g_strconcat (agency->key, "/", key, NULL);
}

/* ---- Order. */

/* A line for each text in it, with the way to it. */
static void
tell_texts (GPtrArray *lines, const KithXmlTree *tree, const KithXmlNode *node, const char *path)
{
  g_ptr_array_add (lines, g_strdup_printf ("%s=%s", path, node->text));
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      g_autofree char *below = g_strconcat (path, "/", child->name, NULL);

      tell_texts (lines, tree, child, below);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

typedef struct
{
  const KithXmlNode *node;
  char *text; /* (owned) its name, and all that is in it */
} Ranked;

static void
ranked_clear (gpointer data)
{
  g_free (((Ranked *) data)->text);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Ranked *) a)->text, ((const Ranked *) b)->text);
}

static void
rank (Ranked *ranked, const KithXmlTree *tree)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  tell_texts (lines, tree, ranked->node, "");
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  all = g_strjoinv ("\n", (char **) lines->pdata);
  ranked->text = g_strconcat (kith_xml_tree_get_text (tree, ranked->node, "Name"), "\n", all, NULL);
}

/* Children of that name in the order of the file. Where two have one key, which gets a number more does not
 * hang on the file's order: then they are in the order of their names and of what is in them. Kith, which
 * wrote keys aside, has counted on its own order. */
static GArray *
list_children (const KithXmlTree *tree, const KithXmlNode *node, const char *name)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Ranked));
  gboolean twice = FALSE, own = FALSE;

  g_array_set_clear_func (list, ranked_clear);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      Ranked ranked = { child, NULL };

      if (!g_str_equal (child->name, name))
        continue;
      g_array_append_val (list, ranked);
      twice |= !g_hash_table_add (keys, (gpointer) kith_xml_tree_get_text (tree, child, "Key"));
      own |= kith_xml_tree_find (tree, child, KITH_XML_ASIDE) != NULL;
    }
  for (guint i = 0; twice && !own && i < list->len; i++)
    rank (&g_array_index (list, Ranked, i), tree);
  if (twice && !own)
    g_array_sort (list, compare_ranked);
  return list;
}

/* ---- Entries. */

static KithCatalogEntry *
make_entry (Agency *agency,
            KithResourceKind kind,
            const KithXmlNode *node,
            const KithAirsRule *rules,
            KithValuesBuilder *builder)
{
  return kith_airs_entry_new (KITH_CATALOG_READER (agency->reader), kind, agency->reader->tree, node,
                              agency->path, rules, builder);
}

/* (nullable) */
static KithAirsAside *
take_aside (KithAirs3Reader *self, const KithXmlNode *node, const char *path)
{
  guint n_damaged = 0;
  KithAirsAside *aside = kith_airs_aside_new (self->tree, node, &n_damaged);

  if (n_damaged > 0)
    kith_catalog_reader_take_problem (
        KITH_CATALOG_READER (self), KITH_CATALOG_NOTE, node->line, g_strdup (path),
        g_strdup (_ ("What Kith had written here for itself cannot be read; the rest was taken.")));
  return aside;
}

static void
take_programs (Agency *agency, const KithXmlNode *node)
{
  const KithXmlTree *tree = agency->reader->tree;

  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      g_autoptr (KithValuesBuilder) builder = NULL;
      g_autoptr (KithAirsAside) aside = NULL;
      KithCatalogEntry *program;
      const char *key = kith_xml_tree_get_text (tree, child, "Key");

      if (!g_str_equal (child->name, "ServiceGroup"))
        continue;
      builder = kith_values_builder_new ();
      program = make_entry (agency, KITH_RESOURCE_PROGRAM, child, kith_airs_service_group_rules, builder);
      program->key = g_strconcat (agency->key, "/", key, NULL);
      program->organization = g_strdup (agency->owner);
      aside = take_aside (agency->reader, child, agency->path);
      kith_airs_aside_apply (aside, program);
      g_ptr_array_add (agency->entries, program);
    }
}

static gboolean
has_program (Agency *agency, const char *key)
{
  for (guint i = 0; i < agency->entries->len; i++)
    {
      const KithCatalogEntry *entry = agency->entries->pdata[i];

      if (entry->kind == KITH_RESOURCE_PROGRAM && g_str_equal (entry->key, key))
        return TRUE;
    }
  return FALSE;
}

/* (nullable) A key that names no program of the agency is kept as it was written. */
static char *
take_program_key (Agency *agency, const KithXmlNode *node, KithValuesBuilder *builder)
{
  const char *given = kith_xml_tree_get_text (agency->reader->tree, node, "@ServiceGroupKey");
  g_autofree char *key = g_strconcat (agency->key, "/", given, NULL);

  if (given[0] == '\0')
    return NULL;
  if (has_program (agency, key))
    return g_steal_pointer (&key);
  kith_airs_take_extra (builder, "@ServiceGroupKey", given);
  return NULL;
}

static void
take_service (Agency *agency, const KithXmlNode *node, const char *location)
{
  g_autoptr (KithAirsAside) aside = take_aside (agency->reader, node, agency->path);
  GPtrArray *whole = kith_airs_aside_take_whole (aside);
  g_autoptr (KithValuesBuilder) builder = NULL;
  g_autofree char *program = NULL;
  KithCatalogEntry *offer;

  if (whole != NULL)
    {
      g_ptr_array_extend_and_steal (agency->entries, whole);
      return;
    }
  builder = kith_values_builder_new ();
  program = take_program_key (agency, node, builder);
  offer = make_entry (agency, KITH_RESOURCE_SITE_SERVICE, node, kith_airs_service_rules, builder);
  offer->organization = g_strdup (agency->owner);
  offer->location = g_strdup (location);
  offer->service = key_service (agency, node);
  offer->program = g_steal_pointer (&program);
  kith_airs_aside_apply (aside, offer);
  kith_airs_offers_take (agency->offers, offer);
}

/* What stands in the agency itself is offered nowhere in particular. */
static void
take_loose_service (Agency *agency, const KithXmlNode *node)
{
  g_autoptr (KithAirsAside) aside = take_aside (agency->reader, node, agency->path);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autofree char *program = take_program_key (agency, node, builder);
  KithCatalogEntry *service =
      make_entry (agency, KITH_RESOURCE_SERVICE, node, kith_airs_service_rules, builder);

  service->key = key_service (agency, node);
  service->organization = g_strdup (agency->owner);
  service->program = g_steal_pointer (&program);
  kith_airs_aside_apply (aside, service);
  g_ptr_array_add (agency->entries, service);
}

static void
take_location (Agency *agency, const KithXmlNode *node)
{
  const KithXmlTree *tree = agency->reader->tree;
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithAirsAside) aside = take_aside (agency->reader, node, agency->path);
  g_autoptr (GArray) services = NULL;
  g_autofree char *key = NULL;
  g_autoptr (KithCatalogEntry) location = NULL;

  if (g_str_equal (node->name, "AgencyLocation"))
    kith_airs_take_extra (builder, "Key", kith_xml_tree_get_text (tree, node, "Key"));
  location = make_entry (agency, KITH_RESOURCE_LOCATION, node, kith_airs_site_rules, builder);
  location->organization = g_strdup (agency->owner);
  kith_airs_aside_apply (aside, location);
  if (location->key == NULL && g_str_equal (node->name, "AgencyLocation"))
    location->key = g_strconcat ("main:", agency->key, NULL);
  else if (location->key == NULL)
    location->key = key_site (agency, node, kith_airs_aside_is_none (aside));
  key = g_strdup (location->key);
  if (!kith_airs_aside_is_none (aside))
    g_ptr_array_add (agency->entries, g_steal_pointer (&location));
  services = list_children (tree, node, "SiteService");
  for (guint i = 0; i < services->len; i++)
    take_service (agency, g_array_index (services, Ranked, i).node, key);
}

static void
take_agency (KithAirs3Reader *self,
             const KithXmlNode *node,
             const char *parent,
             const char *path,
             guint nested,
             GPtrArray *entries)
{
  const KithXmlTree *tree = self->tree;
  g_autoptr (KithAirsAside) aside = take_aside (self, node, path);
  g_autoptr (GArray) places = NULL;
  g_autoptr (KithAirsOffers) offers = kith_airs_offers_new ();
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithCatalogEntry) organization = NULL;
  g_autofree char *key = NULL;
  Agency agency = { self, entries, offers, NULL, NULL, path, sites };
  const char *problem = NULL;

  if (aside == NULL && kith_xml_tree_get_text (tree, node, "Name")[0] == '\0')
    problem =
        _ ("This agency has no name, so it was left out with all that belongs to it. Give it one where the "
           "file comes from, or add it here by hand.");
  else if (nested > MOST_NESTED)
    problem = _ ("This agency is within too many others, so it was left out with all that belongs to it.");
  if (problem != NULL)
    {
      kith_catalog_reader_take_problem (KITH_CATALOG_READER (self), KITH_CATALOG_SKIPPED, node->line,
                                        g_strdup (path), g_strdup (problem));
      return;
    }

  organization = make_entry (&agency, KITH_RESOURCE_ORGANIZATION, node, kith_airs_agency_rules, builder);
  organization->organization = g_strdup (parent);
  kith_airs_aside_apply (aside, organization);
  if (organization->key == NULL)
    organization->key = key_agency (self, node, kith_airs_aside_is_none (aside));
  agency.key = key = g_strdup (organization->key);
  if (!kith_airs_aside_is_none (aside))
    {
      agency.owner = key;
      g_ptr_array_add (entries, g_steal_pointer (&organization));
    }
  take_programs (&agency, node);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (g_str_equal (child->name, "AgencyLocation"))
      take_location (&agency, child);
  places = list_children (tree, node, "Site");
  for (guint i = 0; i < places->len; i++)
    take_location (&agency, g_array_index (places, Ranked, i).node);
  kith_airs_offers_tell (offers, entries);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (g_str_equal (child->name, "SiteService"))
      take_loose_service (&agency, child);

  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (g_str_equal (child->name, "Agency"))
      {
        g_autofree char *step = kith_xml_tree_dup_step (tree, node, child);
        g_autofree char *below = g_strconcat (path, "/", step, NULL);

        take_agency (self, child, agency.owner, below, nested + 1, entries);
      }
}

/* ---- The class. */

static gboolean
kith_airs3_reader_read_record (KithCatalogReader *reader,
                               GPtrArray *entries,
                               GCancellable *cancellable,
                               GError **error)
{
  KithAirs3Reader *self = KITH_AIRS3_READER (reader);
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);

  for (;;)
    {
      KithXmlEvent event;
      g_autofree char *path = NULL;

      if (!kith_xml_reader_next (xml, &event, cancellable, error) || event == KITH_XML_DONE)
        return FALSE;
      if (event != KITH_XML_START)
        continue;
      path = kith_xml_reader_dup_path (xml);
      if (g_str_equal (kith_xml_reader_get_name (xml), "Agency"))
        {
          kith_xml_reader_begin_record (xml);
          if (!kith_xml_tree_read (self->tree, xml, cancellable, error))
            return FALSE;
          take_agency (self, kith_xml_tree_get_root (self->tree), NULL, path, 0, entries);
          return TRUE;
        }
      /* One after the other. */
      if (g_str_equal (kith_xml_reader_get_name (xml), "Source"))
        continue;
      kith_catalog_reader_take_problem (
          reader, KITH_CATALOG_SKIPPED, kith_xml_reader_get_line (xml), g_steal_pointer (&path),
          g_strdup (_ ("Only agencies can stand here; this was left out with all that is in it.")));
      if (!kith_xml_reader_skip (xml, cancellable, error))
        return FALSE;
    }
}

static gboolean
kith_airs3_reader_read_header (KithCatalogReader *reader, GError **error)
{
  GPtrArray *prolog = kith_catalog_reader_get_prolog (reader);

  if (!kith_airs_read_header (reader, error))
    return FALSE;
  for (guint i = 0; i < prolog->len; i++)
    kith_airs_aside_apply_header (prolog->pdata[i], kith_catalog_reader_edit_header (reader));
  kith_xml_reader_want_instructions (kith_catalog_reader_get_xml (reader), TRUE);
  return TRUE;
}

static void
kith_airs3_reader_finalize (GObject *object)
{
  KithAirs3Reader *self = KITH_AIRS3_READER (object);

  kith_xml_tree_free (self->tree);
  g_hash_table_unref (self->agencies);
  g_hash_table_unref (self->sites);

  G_OBJECT_CLASS (kith_airs3_reader_parent_class)->finalize (object);
}

static void
kith_airs3_reader_class_init (KithAirs3ReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_airs3_reader_finalize;
  KITH_CATALOG_READER_CLASS (klass)->read_header = kith_airs3_reader_read_header;
  KITH_CATALOG_READER_CLASS (klass)->read_record = kith_airs3_reader_read_record;
}

static void
kith_airs3_reader_init (KithAirs3Reader *self)
{
  self->tree = kith_xml_tree_new ();
  self->agencies = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->sites = g_hash_table_new (g_direct_hash, g_direct_equal);
}
