/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing finished days in bulk (samples, imports) inside somebody else's transaction. */

#pragma once

#include "session/kith-change.h"
#include "visits/kith-visit.h"
#include "visits/kith-visits.h"

G_BEGIN_DECLS

gboolean kith_visit_writer_visit (KithChange *change, const KithVisit *visit, gint64 account, GError **error);
gboolean kith_visit_writer_guest (KithChange *change,
                                  const KithGuest *guest,
                                  gint64 utc,
                                  gint32 utc_offset,
                                  gint64 account,
                                  GError **error);
gboolean
kith_visit_writer_presence (KithChange *change, gint64 person, const KithPresence *presence, GError **error);

G_END_DECLS
