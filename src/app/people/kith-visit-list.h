/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithVisitList: a person's visits, newest first; a mistaken one is taken back. */

#pragma once

#include "people/kith-objections.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_VISIT_LIST (kith_visit_list_get_type ())
G_DECLARE_FINAL_TYPE (KithVisitList, kith_visit_list, KITH, VISIT_LIST, GtkBox)

void kith_visit_list_set_context (KithVisitList *self, KithAppContext *context);
void kith_visit_list_show (KithVisitList *self, gint64 person);
void kith_visit_list_set_objections (KithVisitList *self, KithObjections *objections);

G_END_DECLS
