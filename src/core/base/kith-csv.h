/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithCsvLimits:
 * @delimiter: the character between fields; 0 means a comma
 * @max_field: bytes in one field; 0 means 64 KiB
 * @max_columns: fields in one record; 0 means 1,000
 * @max_record: bytes in one record; 0 means 1 MiB
 */
typedef struct
{
  char delimiter;
  gsize max_field;
  guint max_columns;
  gsize max_record;
} KithCsvLimits;

#define KITH_TYPE_CSV_READER (kith_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithCsvReader, kith_csv_reader, KITH, CSV_READER, GObject)

KithCsvReader *kith_csv_reader_new (GInputStream *stream, const KithCsvLimits *limits);
gboolean kith_csv_reader_next (KithCsvReader *self, GStrv *fields, GCancellable *cancellable, GError **error);
guint64 kith_csv_reader_get_line (KithCsvReader *self);

void kith_csv_append_field (GString *out, const char *field);
void kith_csv_append_row (GString *out, const char *const *fields);

G_END_DECLS
