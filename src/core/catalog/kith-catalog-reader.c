/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all readers of directories have alike, and which of them reads a file. */

#include "catalog/kith-catalog-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "catalog/kith-airs3-reader.h"
#include "catalog/kith-airs4-reader.h"
#include "catalog/kith-osm-element.h"
#include "catalog/kith-osm-reader.h"
#include "catalog/kith-own-reader.h"

/* Instructions before the outermost element. */
#define MOST_PROLOG 5

typedef struct
{
  KithXmlReader *xml;       /* (owned) */
  KithCatalogHeader header; /* its strings are owned */
  GPtrArray *prolog;        /* (owned) (element-type utf8) */
  GPtrArray *problems;      /* (owned) (element-type KithCatalogProblem) */
  guint n_problems;
} KithCatalogReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithCatalogReader, kith_catalog_reader, G_TYPE_OBJECT)

static const char *const codes[KITH_N_CATALOG_FORMATS] = {
#define FORMAT(symbol, code, label) code,
  KITH_CATALOG_FORMATS (FORMAT)
#undef FORMAT
};

static const char *const labels[KITH_N_CATALOG_FORMATS] = {
#define FORMAT(symbol, code, label) label,
  KITH_CATALOG_FORMATS (FORMAT)
#undef FORMAT
};

static KithCatalogReaderPrivate *
get_private (KithCatalogReader *self)
{
  return kith_catalog_reader_get_instance_private (self);
}

static void
kith_catalog_reader_finalize (GObject *object)
{
  KithCatalogReaderPrivate *priv = get_private (KITH_CATALOG_READER (object));
  KithCatalogHeader *header = &priv->header;

  g_clear_object (&priv->xml);
  g_clear_pointer (&priv->prolog, g_ptr_array_unref);
  g_clear_pointer (&priv->problems, g_ptr_array_unref);
  g_free (header->entity);
  g_free (header->source_id);
  g_free (header->vendor);
  g_free (header->software);
  g_free (header->schema);
  g_free (header->taxonomy);
  g_free (header->origin);
  g_free (header->licence);
  g_free (header->attribution);

  G_OBJECT_CLASS (kith_catalog_reader_parent_class)->finalize (object);
}

static void
kith_catalog_reader_class_init (KithCatalogReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_catalog_reader_finalize;
}

static void
kith_catalog_reader_init (KithCatalogReader *self)
{
  get_private (self)->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_problem_free);
}

/* To the file's outermost element, with what is told before it. */
static gboolean
go_to_root (KithXmlReader *xml, GPtrArray *prolog, GCancellable *cancellable, GError **error)
{
  KithXmlEvent event = KITH_XML_TEXT;

  kith_xml_reader_want_instructions (xml, TRUE);
  while (event != KITH_XML_START && event != KITH_XML_DONE)
    {
      if (!kith_xml_reader_next (xml, &event, cancellable, error))
        return FALSE;
      if (event == KITH_XML_INSTRUCTION && prolog->len < MOST_PROLOG)
        g_ptr_array_add (prolog, g_strdup (kith_xml_reader_get_text (xml)));
    }
  kith_xml_reader_want_instructions (xml, FALSE);
  return event == KITH_XML_START;
}

static gboolean
is_wrapper (const char *name)
{
  static const char *const wrappers[] = { "AIRS",   "Sources", "AIRSXML", "AIRS_XML",
                                          "Export", "Root",    "root",    NULL };

  return g_strv_contains (wrappers, name);
}

/* Some put their sources into one element more. */
static gboolean
go_to_source (KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  KithXmlEvent event = KITH_XML_TEXT;

  if (!is_wrapper (kith_xml_reader_get_name (xml)))
    return TRUE;
  while (event != KITH_XML_START && event != KITH_XML_DONE)
    if (!kith_xml_reader_next (xml, &event, cancellable, error))
      return FALSE;
  return TRUE;
}

/* By its namespace; or, where somebody has left that out, by what it says of itself. */
static gboolean
is_airs4 (KithXmlReader *xml)
{
  g_autofree char *version = NULL;

  if (kith_xml_reader_get_namespace (xml)[0] != '\0')
    return strstr (kith_xml_reader_get_namespace (xml), "/4_0") != NULL;
  return kith_xml_reader_get_attribute (xml, "SchemaVersion", &version) && g_str_has_prefix (version, "4");
}

/**
 * kith_catalog_reader_new:
 * @xml: (transfer full): at the beginning of a file
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID where it is no directory that Kith knows, with the line; what @xml says;
 *   %G_IO_ERROR_CANCELLED
 *
 * Recognises the file by what is in it, and reads what it says of itself.
 *
 * Returns: (transfer full): its reader
 */
KithCatalogReader *
kith_catalog_reader_new (KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithXmlReader) owned = xml;
  g_autoptr (KithCatalogReader) self = NULL;
  g_autoptr (GPtrArray) prolog = g_ptr_array_new_with_free_func (g_free);
  GType type = G_TYPE_INVALID;

  g_return_val_if_fail (xml != NULL, NULL);

  if (!go_to_root (xml, prolog, cancellable, error) || !go_to_source (xml, cancellable, error))
    return NULL;
  if (g_str_equal (kith_xml_reader_get_name (xml), "Source"))
    type = is_airs4 (xml) ? KITH_TYPE_AIRS4_READER : KITH_TYPE_AIRS3_READER;
  else if (g_str_equal (kith_xml_reader_get_name (xml), "osm"))
    type = KITH_TYPE_OSM_READER;
  else if (g_str_has_prefix (kith_xml_reader_get_namespace (xml), KITH_OWN_NAMESPACES))
    type = KITH_TYPE_OWN_READER;
  if (type == G_TYPE_INVALID && g_str_equal (kith_xml_reader_get_name (xml), "osmChange"))
    {
      kith_osm_refuse_changes (xml, error);
      return NULL;
    }
  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("Line %u: this is no resource directory that Kith can read. It reads AIRS XML, "
                      "OpenStreetMap XML and Kith's own."),
                   kith_xml_reader_get_line (xml));
      return NULL;
    }
  self = g_object_new (type, NULL);
  get_private (self)->xml = g_steal_pointer (&owned);
  get_private (self)->prolog = g_steal_pointer (&prolog);
  return KITH_CATALOG_READER_GET_CLASS (self)->read_header (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_catalog_reader_get_xml:
 * @self: a reader
 *
 * Returns: (transfer none): what it reads from
 */
KithXmlReader *
kith_catalog_reader_get_xml (KithCatalogReader *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_READER (self), NULL);

  return get_private (self)->xml;
}

/**
 * kith_catalog_reader_get_prolog:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type utf8): what instructions for Kith before the outermost element say
 */
GPtrArray *
kith_catalog_reader_get_prolog (KithCatalogReader *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_READER (self), NULL);

  return get_private (self)->prolog;
}

/**
 * kith_catalog_reader_get_header:
 * @self: a reader
 *
 * Returns: (transfer none): what the file says of itself
 */
const KithCatalogHeader *
kith_catalog_reader_get_header (KithCatalogReader *self)
{
  return kith_catalog_reader_edit_header (self);
}

/**
 * kith_catalog_reader_edit_header:
 * @self: a reader
 *
 * Returns: (transfer none): what the file says of itself, to be filled in; strings given to it belong to it
 */
KithCatalogHeader *
kith_catalog_reader_edit_header (KithCatalogReader *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_READER (self), NULL);

  return &get_private (self)->header;
}

/**
 * kith_catalog_reader_next:
 * @self: a reader
 * @entries: (out) (transfer full) (element-type KithCatalogEntry): what the next record has; at least one
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_INVALID with the line where the file cannot be read further, %G_IO_ERROR_CANCELLED
 *
 * A record that cannot be taken is passed over and is among the problems.
 *
 * Returns: whether there was one; at the end of the file there is none, and no error
 */
gboolean
kith_catalog_reader_next (KithCatalogReader *self,
                          GPtrArray **entries,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);

  g_return_val_if_fail (KITH_IS_CATALOG_READER (self) && entries != NULL, FALSE);

  do
    if (!KITH_CATALOG_READER_GET_CLASS (self)->read_record (self, taken, cancellable, error))
      return FALSE;
  while (taken->len == 0);
  *entries = g_steal_pointer (&taken);
  return TRUE;
}

/**
 * kith_catalog_reader_get_problems:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type KithCatalogProblem): those so far, the first
 * %KITH_CATALOG_MOST_PROBLEMS
 */
GPtrArray *
kith_catalog_reader_get_problems (KithCatalogReader *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_READER (self), NULL);

  return get_private (self)->problems;
}

/**
 * kith_catalog_reader_get_n_problems:
 * @self: a reader
 *
 * Returns: how many there were so far in all
 */
guint
kith_catalog_reader_get_n_problems (KithCatalogReader *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_READER (self), 0);

  return get_private (self)->n_problems;
}

/**
 * kith_catalog_reader_get_progress:
 * @self: a reader
 * @read: (out): bytes of the file that were read
 * @size: (out): bytes it has
 */
void
kith_catalog_reader_get_progress (KithCatalogReader *self, goffset *read, goffset *size)
{
  KithCatalogReaderPrivate *priv = get_private (self);

  g_return_if_fail (KITH_IS_CATALOG_READER (self) && read != NULL && size != NULL);

  *read = kith_xml_reader_get_bytes_read (priv->xml);
  *size = kith_xml_reader_get_size (priv->xml);
}

/**
 * kith_catalog_reader_take_problem:
 * @self: a reader
 * @severity: what it means
 * @line: of the file
 * @path: (transfer full): where in it
 * @text: (transfer full): a sentence
 */
void
kith_catalog_reader_take_problem (KithCatalogReader *self,
                                  KithCatalogSeverity severity,
                                  guint line,
                                  char *path,
                                  char *text)
{
  KithCatalogReaderPrivate *priv = get_private (self);
  g_autoptr (KithCatalogProblem) problem = g_new0 (KithCatalogProblem, 1);

  problem->severity = severity;
  problem->line = line;
  problem->path = path;
  problem->text = text;
  if (priv->n_problems++ < KITH_CATALOG_MOST_PROBLEMS)
    g_ptr_array_add (priv->problems, g_steal_pointer (&problem));
}

/**
 * kith_catalog_entry_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an active entry without a key or values
 */
KithCatalogEntry *
kith_catalog_entry_new (KithResourceKind kind)
{
  KithCatalogEntry *self = g_new0 (KithCatalogEntry, 1);

  self->kind = kind;
  self->status = KITH_RESOURCE_IS_ACTIVE;
  return self;
}

/**
 * kith_catalog_entry_free:
 * @self: (nullable): an entry
 */
void
kith_catalog_entry_free (KithCatalogEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->organization);
  g_free (self->program);
  g_free (self->service);
  g_free (self->location);
  g_clear_pointer (&self->values, kith_values_unref);
  g_free (self);
}

/**
 * kith_catalog_problem_free:
 * @self: (nullable): a problem
 */
void
kith_catalog_problem_free (KithCatalogProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/**
 * kith_catalog_format_code:
 * @format: a format
 *
 * Returns: (transfer none): its stable code
 */
const char *
kith_catalog_format_code (KithCatalogFormat format)
{
  g_return_val_if_fail (format < KITH_N_CATALOG_FORMATS, NULL);

  return codes[format];
}

/**
 * kith_catalog_format_label:
 * @format: a format
 *
 * Returns: (transfer none): what it is called on a screen
 */
const char *
kith_catalog_format_label (KithCatalogFormat format)
{
  g_return_val_if_fail (format < KITH_N_CATALOG_FORMATS, NULL);

  return _ (labels[format]);
}
