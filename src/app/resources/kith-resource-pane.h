/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourcePane: the entry of the directory that is shown beside what was found, the way back from it, and
 * what is done with it. */

#pragma once

#include <adwaita.h>

#include "resources/kith-directory-keeper.h"
#include "resources/kith-handout-tray.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCE_PANE (kith_resource_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithResourcePane, kith_resource_pane, KITH, RESOURCE_PANE, AdwBin)

/*
 * Property "shown" (gint64): the entry; 0: none.
 * Signal "left" (): back to what was found.
 * Actions of its own: page.copy (s), page.open-link (s), page.go ((xx)), page.verify, page.pin, page.collect;
 * of the page around it: page.back, page.refer, page.edit, page.add-there, page.find-kind ((ss)).
 */
GtkWidget *kith_resource_pane_new (void);
void kith_resource_pane_set_context (KithResourcePane *self,
                                     KithAppContext *context,
                                     KithDirectoryKeeper *keeper,
                                     KithHandoutTray *tray);
/* From the list: there is no way back from it but to there. FALSE: it is gone, which was said. */
gboolean kith_resource_pane_show (KithResourcePane *self, gint64 id, gint64 place);
/* The same as before, as it is now. */
void kith_resource_pane_show_again (KithResourcePane *self);
gint64 kith_resource_pane_get_shown (KithResourcePane *self);
gint64 kith_resource_pane_get_place (KithResourcePane *self);
/* The one that is shown, or whose service is; 0: none. */
gint64 kith_resource_pane_get_organization (KithResourcePane *self);
/* What it is called; only while something is shown. */
const char *kith_resource_pane_get_name (KithResourcePane *self);
/* To what was shown before, or to the list. */
void kith_resource_pane_go_back (KithResourcePane *self);
/* Whether it stands alone, so that there is a way back to the list. */
void kith_resource_pane_set_alone (KithResourcePane *self, gboolean alone);
/* Whether somebody can be referred from here. */
void kith_resource_pane_set_may_refer (KithResourcePane *self, gboolean may_refer);
/* What is collected has changed. */
void kith_resource_pane_update (KithResourcePane *self);
void kith_resource_pane_focus (KithResourcePane *self);

G_END_DECLS
