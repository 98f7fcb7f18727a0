/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithLocal:
 * @n: how often the wall clock shows the time: 0 in a gap, 1, or 2 in an overlap
 * @utc: the instants, earlier first
 * @shifted: in a gap: the instant as far after the jump as the time asked for
 * @jump: in a gap: the instant of the jump
 */
typedef struct
{
  guint n;
  gint64 utc[2];
  gint64 shifted;
  gint64 jump;
} KithLocal;

GTimeZone *kith_zone_new (const char *identifier);
gint32 kith_zone_get_offset (GTimeZone *zone, gint64 utc);
KithLocal kith_zone_resolve (GTimeZone *zone, gint64 local);
gboolean kith_zone_parse (GTimeZone *zone, const char *text, gint64 *utc);

G_END_DECLS
