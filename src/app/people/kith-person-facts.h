/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPersonFacts: what the desk should know of a person, below their name: how they may be reached (for
 * those who may open intake), what tells them apart, what waits, notices, whom they are kept apart from, and
 * legal holds. */

#pragma once

#include "people/kith-card.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_PERSON_FACTS (kith_person_facts_get_type ())
G_DECLARE_FINAL_TYPE (KithPersonFacts, kith_person_facts, KITH, PERSON_FACTS, GtkBox)

void kith_person_facts_set_context (KithPersonFacts *self, KithAppContext *context);
char *kith_person_facts_describe_also (const KithCard *card);
void kith_person_facts_show (KithPersonFacts *self, gint64 person, const KithCard *card);
void kith_person_facts_forget (KithPersonFacts *self);
void kith_person_facts_set_contacts (KithPersonFacts *self, gint64 person, GPtrArray *contacts);

G_END_DECLS
