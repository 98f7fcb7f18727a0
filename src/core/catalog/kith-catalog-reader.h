/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithCatalogReader: a file of a resource directory, told record by record, whichever format it has. A reader
 * knows nothing of the store; entries name each other by the keys that the file gives them.
 */

#pragma once

#include <gio/gio.h>

#include "catalog/kith-xml-reader.h"
#include "resources/kith-resource.h"

G_BEGIN_DECLS

/* One entry as the file tells it. All strings (owned) (nullable), but key. */
typedef struct
{
  KithResourceKind kind;
  char *key; /* unique among its kind in the source: "9487364", a service of AIRS 3: "agency/service" */
  char *organization; /* key of the one it belongs to */
  char *program;
  char *service;
  char *location;
  KithResourceStatus status;
  KithValues *values; /* (owned) */
  guint line;
} KithCatalogEntry;

typedef enum
{
  KITH_CATALOG_NOTE,    /* taken, but somebody may want to know */
  KITH_CATALOG_SKIPPED, /* a record was left out */
} KithCatalogSeverity;

typedef struct
{
  KithCatalogSeverity severity;
  guint line;
  char *path; /* (owned) "/Source/Agency[3]/Site[1]" */
  char *text; /* (owned) a sentence: what, and what to do */
} KithCatalogProblem;

/* FORMAT (symbol, stable code, label) */
#define KITH_CATALOG_FORMATS(FORMAT)                                                                         \
  FORMAT (AIRS_3_0, "airs-3.0", N_ ("AIRS XML 3.0"))                                                         \
  FORMAT (AIRS_3_1, "airs-3.1", N_ ("AIRS XML 3.1"))                                                         \
  FORMAT (AIRS_4_0, "airs-4.0", N_ ("AIRS XML 4.0"))                                                         \
  FORMAT (OSM, "osm", N_ ("OpenStreetMap XML"))                                                              \
  FORMAT (KITH, "kith", N_ ("Kith XML"))

typedef enum
{
#define FORMAT(symbol, ...) KITH_CATALOG_##symbol,
  KITH_CATALOG_FORMATS (FORMAT)
#undef FORMAT
      KITH_N_CATALOG_FORMATS
} KithCatalogFormat;

/* What the file says of itself. All strings (owned) (nullable). */
typedef struct
{
  KithCatalogFormat format;
  char *entity;    /* who made it, in words */
  char *source_id; /* what it calls its source */
  char *vendor;
  char *software;
  char *schema;
  char *taxonomy;
  char *origin; /* when it was made, as written */
  char *licence;
  char *attribution; /* what has to be shown with it */
} KithCatalogHeader;

#define KITH_TYPE_CATALOG_READER (kith_catalog_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithCatalogReader, kith_catalog_reader, KITH, CATALOG_READER, GObject)

struct _KithCatalogReaderClass
{
  GObjectClass parent_class;

  /* The file's outermost element, which the XML reader stands at the start of, into the header. */
  gboolean (*read_header) (KithCatalogReader *self, GError **error);
  /* One record's entries (element-type KithCatalogEntry) into entries; FALSE without error at the end. A
   * record that cannot be taken is told as a problem and passed over. */
  gboolean (*read_record) (KithCatalogReader *self,
                           GPtrArray *entries,
                           GCancellable *cancellable,
                           GError **error);
};

/* Recognises what was opened by what is in it. KITH_ERROR_INVALID where it is no directory, in a sentence
 * with the line. xml: (transfer full) */
KithCatalogReader *kith_catalog_reader_new (KithXmlReader *xml, GCancellable *cancellable, GError **error);
const KithCatalogHeader *kith_catalog_reader_get_header (KithCatalogReader *self);
/* TRUE with entries, FALSE at the end or with error. */
gboolean kith_catalog_reader_next (KithCatalogReader *self,
                                   GPtrArray **entries,
                                   GCancellable *cancellable,
                                   GError **error);
/* (element-type KithCatalogProblem), at most KITH_CATALOG_MOST_PROBLEMS; how many there were in all. */
#define KITH_CATALOG_MOST_PROBLEMS 1000
GPtrArray *kith_catalog_reader_get_problems (KithCatalogReader *self);
guint kith_catalog_reader_get_n_problems (KithCatalogReader *self);
void kith_catalog_reader_get_progress (KithCatalogReader *self, goffset *read, goffset *size);

/* For those that read a format. */
KithXmlReader *kith_catalog_reader_get_xml (KithCatalogReader *self);
/* What stands before the outermost element for Kith. (element-type utf8) */
GPtrArray *kith_catalog_reader_get_prolog (KithCatalogReader *self);
KithCatalogHeader *kith_catalog_reader_edit_header (KithCatalogReader *self);
void kith_catalog_reader_take_problem (KithCatalogReader *self,
                                       KithCatalogSeverity severity,
                                       guint line,
                                       char *path,
                                       char *text);

KithCatalogEntry *kith_catalog_entry_new (KithResourceKind kind);
void kith_catalog_entry_free (KithCatalogEntry *self);
void kith_catalog_problem_free (KithCatalogProblem *self);
const char *kith_catalog_format_code (KithCatalogFormat format);
const char *kith_catalog_format_label (KithCatalogFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogEntry, kith_catalog_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogProblem, kith_catalog_problem_free)

G_END_DECLS
