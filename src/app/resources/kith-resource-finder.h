/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceFinder: what is typed and chosen to find something in the directory, and the list of what was
 * found. The widgets stand in the page. */

#pragma once

#include <adwaita.h>

#include "resources/kith-directory-keeper.h"
#include "resources/kith-resource-filters.h"
#include "resources/kith-result-list.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCE_FINDER (kith_resource_finder_get_type ())
G_DECLARE_FINAL_TYPE (KithResourceFinder, kith_resource_finder, KITH, RESOURCE_FINDER, GObject)

/*
 * Signals:
 * "looked-at" (KithResultItem *item): its details are wanted beside the list
 * "chosen" (KithResultItem *item): and the keyboard is to go there
 * "undo" (): Ctrl+Z in an entry in which there is no text whose editing it could take back
 */
KithResourceFinder *kith_resource_finder_new (GtkEntry *entry,
                                              KithResourceFilters *filters,
                                              KithResultList *list,
                                              GtkLabel *status_label);
/* Begins to search. */
void kith_resource_finder_set_session (KithResourceFinder *self,
                                       KithSession *session,
                                       KithDirectoryKeeper *keeper);
const char *kith_resource_finder_get_typed (KithResourceFinder *self);
/* Which entry stands beside the list: the keyboard stays on its row when the list is made anew. */
void kith_resource_finder_set_shown (KithResourceFinder *self, gint64 id);
void kith_resource_finder_clear (KithResourceFinder *self);
void kith_resource_finder_find_kind (KithResourceFinder *self, const char *code, const char *label);
void kith_resource_finder_focus (KithResourceFinder *self);

G_END_DECLS
