/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFacts: the visit facts in packed columns, read once and kept current. Clear facts only: needs no key.
 */

#pragma once

#include "base/kith-day.h"
#include "store/kith-store.h"

G_BEGIN_DECLS

#define KITH_TYPE_FACTS (kith_facts_get_type ())
G_DECLARE_FINAL_TYPE (KithFacts, kith_facts, KITH, FACTS, GObject)

KithFacts *kith_facts_load (KithStore *store, GCancellable *cancellable, GError **error);
/* Reads again what changed since (visits, guests, duplicate pairs, merges). */
gboolean kith_facts_refresh (KithFacts *self, GCancellable *cancellable, GError **error);
guint64 kith_facts_n_visits (KithFacts *self);

/* The facts of one day: its visits and guests, and from the presence summaries who came for the first time.
 * For unlock. */
KithFacts *kith_facts_load_day (KithStore *store, KithDay day, GCancellable *cancellable, GError **error);
/* Something changed and is known already: no query. first_day: KITH_DAY_NONE where the person has no visit
 * any more. */
void kith_facts_put_visit (KithFacts *self, gint64 visit, gint64 person, KithDay day, gboolean voided);
void kith_facts_put_first_day (KithFacts *self, gint64 person, KithDay first_day);
void kith_facts_put_guest (KithFacts *self, gint64 guest, KithDay day, guint number, gboolean voided);
void kith_facts_put_pair (KithFacts *self, gint64 person_a, gint64 person_b, gboolean unresolved);
/* For the next refresh: this row is to be read again. Any thread. table: visit, guest, duplicate_pair,
 * person_merge; id 0: all. */
void kith_facts_mark (KithFacts *self, const char *table, gint64 id);

G_END_DECLS
