/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTotalsImport: past monthly totals from a table (CSV with a header): read whole, looked at, then taken
 * whole or not at all. */

#pragma once

#include "base/kith-import-table.h"
#include "session/kith-session.h"
#include "stats/kith-past-totals.h"

G_BEGIN_DECLS

#define KITH_TYPE_TOTALS_IMPORT (kith_totals_import_get_type ())
G_DECLARE_FINAL_TYPE (KithTotalsImport, kith_totals_import, KITH, TOTALS_IMPORT, GObject)

KithTotalsImport *kith_totals_import_read (GInputStream *stream,
                                           KithSession *session,
                                           gboolean replace,
                                           GCancellable *cancellable,
                                           GError **error);

const KithImportTable *kith_totals_import_get_table (KithTotalsImport *self);
GArray *kith_totals_import_get_totals (KithTotalsImport *self);

gboolean kith_totals_import_apply (KithTotalsImport *self,
                                   KithSession *session,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
