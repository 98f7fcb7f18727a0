/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTotalsImport: past monthly totals from a table (CSV with a header): read whole, looked at, then taken
 * whole or not at all. */

#pragma once

#include "base/kith-import-table.h"
#include "session/kith-session.h"
#include "stats/kith-past-totals.h"

G_BEGIN_DECLS

/* FIELD (symbol, stable code, label) */
#define KITH_TOTALS_FIELDS(FIELD)                                                                            \
  FIELD (NONE, "none", N_ ("Leave out"))                                                                     \
  FIELD (MONTH, "month", N_ ("Month"))                                                                       \
  FIELD (VISITS, "visits", N_ ("Visits"))                                                                    \
  FIELD (PEOPLE, "people", N_ ("People"))                                                                    \
  FIELD (GUESTS, "guests", N_ ("Guests"))                                                                    \
  FIELD (FIRST_TIMERS, "first-timers", N_ ("First-timers"))

typedef enum
{
#define FIELD(symbol, ...) KITH_TOTALS_##symbol,
  KITH_TOTALS_FIELDS (FIELD)
#undef FIELD
      KITH_N_TOTALS_FIELDS,
  KITH_TOTALS_UNKNOWN = KITH_N_TOTALS_FIELDS, /* nobody can tell from the name: somebody has to say */
} KithTotalsField;

const char *kith_totals_field_code (KithTotalsField field);
const char *kith_totals_field_label (KithTotalsField field);
gboolean kith_totals_field_parse (const char *code, KithTotalsField *field);

#define KITH_TYPE_TOTALS_IMPORT (kith_totals_import_get_type ())
G_DECLARE_FINAL_TYPE (KithTotalsImport, kith_totals_import, KITH, TOTALS_IMPORT, GObject)

KithTotalsImport *kith_totals_import_read (GInputStream *stream, GCancellable *cancellable, GError **error);
gboolean kith_totals_import_map (KithTotalsImport *self,
                                 KithSession *session,
                                 const KithTotalsField *fields,
                                 guint n_fields,
                                 gboolean replace,
                                 GCancellable *cancellable,
                                 GError **error);

const KithImportTable *kith_totals_import_get_table (KithTotalsImport *self);
KithTotalsField kith_totals_import_get_field (KithTotalsImport *self, guint column);
GArray *kith_totals_import_get_totals (KithTotalsImport *self);
guint kith_totals_import_get_n_there (KithTotalsImport *self);

gboolean kith_totals_import_apply (KithTotalsImport *self,
                                   KithSession *session,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean kith_totals_import_take_back (KithTotalsImport *self, KithSession *session, GError **error);

G_END_DECLS
