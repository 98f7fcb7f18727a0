/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDeskRow: one line of Here now: a visit with its person's card, or guests. Properties notify, so lists
 * bind to it. */

#pragma once

#include <glib-object.h>

#include "visits/kith-visit.h"

G_BEGIN_DECLS

#define KITH_TYPE_DESK_ROW (kith_desk_row_get_type ())
G_DECLARE_FINAL_TYPE (KithDeskRow, kith_desk_row, KITH, DESK_ROW, GObject)

/* Properties (read-only): "visit" int64 (0 for guests), "guest" int64, "person" int64, "name" (full),
 * "public-name" ("Rosa M."), "pronouns", "disambiguator", "arrived" ("9:40" in the locale's form, or ""),
 * "state" int, "number" int (guests), "waiting" boolean, "notice" boolean. Signal "services-changed". */
gint64 kith_desk_row_get_visit (KithDeskRow *self);
gint64 kith_desk_row_get_guest (KithDeskRow *self);
gint64 kith_desk_row_get_person (KithDeskRow *self);
const char *kith_desk_row_get_name (KithDeskRow *self);
const char *kith_desk_row_get_public_name (KithDeskRow *self);
const char *kith_desk_row_get_arrived (KithDeskRow *self);
KithPresenceState kith_desk_row_get_state (KithDeskRow *self);
int kith_desk_row_get_number (KithDeskRow *self);
int kith_desk_row_get_service (KithDeskRow *self, gint64 service); /* how many took it: 0 or 1 for a visit */

G_END_DECLS
