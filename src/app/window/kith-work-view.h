/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWorkView: the list of pages and the page beside it, of one unlocked session. */

#pragma once

#include "shared/kith-page.h"
#include "door/kith-auto-backup.h"

G_BEGIN_DECLS

#define KITH_TYPE_WORK_VIEW (kith_work_view_get_type ())
G_DECLARE_FINAL_TYPE (KithWorkView, kith_work_view, KITH, WORK_VIEW, AdwBin)

/* Property "title": of the page that shows. */
GtkWidget *kith_work_view_new (KithAppContext *context, KithAutoBackup *backup);
gboolean kith_work_view_show_page (KithWorkView *self, const char *name);
void kith_work_view_show_key (KithWorkView *self, guint key);
KithPage *kith_work_view_get_page (KithWorkView *self);
KithPage *kith_work_view_need_page (KithWorkView *self, const char *name);
void kith_work_view_open_person (KithWorkView *self, gint64 person);
void kith_work_view_open_resource (KithWorkView *self, gint64 resource);
void kith_work_view_open_notes (KithWorkView *self, gint64 person, gint64 what);
void kith_work_view_open_section (KithWorkView *self, gint64 person, const char *section);
void kith_work_view_refer (KithWorkView *self, gint64 person, gint64 resource);
void kith_work_view_flush (KithWorkView *self);
void kith_work_view_refresh_center (KithWorkView *self, KithCenter *center);

G_END_DECLS
