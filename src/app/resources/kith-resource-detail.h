/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResourceDetail: one entry of the directory, whom to call first. */

#pragma once

#include <adwaita.h>

#include "resources/kith-resource-reading.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESOURCE_DETAIL (kith_resource_detail_get_type ())
G_DECLARE_FINAL_TYPE (KithResourceDetail, kith_resource_detail, KITH, RESOURCE_DETAIL, AdwBin)

/*
 * What can be done with it are actions of the page around it: page.copy (s), page.open-link (s), page.go
 * ((xx)), page.find-kind ((ss)), page.verify, page.pin, page.edit, page.collect.
 */
GtkWidget *kith_resource_detail_new (void);
/* reading: (nullable) nothing is shown. */
void kith_resource_detail_show (KithResourceDetail *self, const KithResourceReading *reading);
/* kinds: (element-type KithDirectoryFacet) what kind of thing it is. */
void kith_resource_detail_show_kinds (KithResourceDetail *self, GArray *kinds);
void kith_resource_detail_set_collected (KithResourceDetail *self, gboolean collected);
void kith_resource_detail_set_may_refer (KithResourceDetail *self, gboolean may_refer);
void kith_resource_detail_focus (KithResourceDetail *self);

G_END_DECLS
