/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFacts: the visit facts in packed columns, read once and kept current. Clear facts only: needs no key. */

#pragma once

#include "store/kith-store.h"

G_BEGIN_DECLS

#define KITH_TYPE_FACTS (kith_facts_get_type ())
G_DECLARE_FINAL_TYPE (KithFacts, kith_facts, KITH, FACTS, GObject)

KithFacts *kith_facts_load (KithStore *store, GCancellable *cancellable, GError **error);
/* Reads again what changed since (visits, guests, duplicate pairs, merges). */
gboolean kith_facts_refresh (KithFacts *self, GCancellable *cancellable, GError **error);
guint64 kith_facts_n_visits (KithFacts *self);

G_END_DECLS
