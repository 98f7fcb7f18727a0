/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFrontDeskPage: who comes in, who is here, and today in four numbers. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_TYPE_FRONT_DESK_PAGE (kith_front_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (KithFrontDeskPage, kith_front_desk_page, KITH, FRONT_DESK_PAGE, KithPage)

GtkWidget *kith_front_desk_page_new (KithAppContext *context);
/* The panel for a new person, with this name in it: for Ctrl+K, where nobody has the name yet. */
void kith_front_desk_page_new_person (KithFrontDeskPage *self, const char *name);

G_END_DECLS
