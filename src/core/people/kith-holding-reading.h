/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is held about one person: what each room adds, in the order of the sections. Each asks for the
 * right to read intake. */

#pragma once

#include "people/kith-holding.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithHoldingReading:
 * @session: (unowned)
 * @db: (unowned): a connection to read from
 * @records: (unowned) (element-type gint64): whose records; the first is the one that is shown
 * @others: (unowned): who else there is
 * @holding: (unowned): what is added to
 * @cancellable: (unowned) (nullable)
 */
typedef struct
{
  KithSession *session;
  KithDb *db;
  GArray *records;
  const KithThirdParty *others;
  KithHolding *holding;
  GCancellable *cancellable;
} KithHoldingReading;

gboolean kith_holding_read_record (const KithHoldingReading *reading, GError **error);
gboolean kith_holding_read_intake (const KithHoldingReading *reading, GError **error);
gboolean kith_holding_read_consents (const KithHoldingReading *reading, GError **error);
gboolean kith_holding_read_requests (const KithHoldingReading *reading, GError **error);
gboolean kith_holding_read_seen (const KithHoldingReading *reading, GError **error);
void kith_holding_add_absent (KithHolding *holding);
const char *kith_holding_why_absent (const char *table, const char *column);

/* What the rooms share. */
guint kith_holding_find_record (const KithHoldingReading *reading, gint64 person);
char *kith_holding_place (gint64 row, const char *part);
char *
kith_holding_source (const KithHoldingReading *reading, guint record, const char *how, const char *account);
void kith_holding_add_extras (const KithHoldingReading *reading, guint record, gint64 row, GVariant *extras);
void kith_holding_data_day (GVariantDict *data, const char *key, KithDay day);
void kith_holding_data_text (GVariantDict *data, const char *key, const char *text);

G_END_DECLS
