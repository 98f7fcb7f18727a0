/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void kith_bench_search (JsonBuilder *out, guint n_people, guint n_queries);

G_END_DECLS
