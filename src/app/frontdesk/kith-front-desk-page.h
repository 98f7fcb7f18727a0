/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFrontDeskPage: who comes in, who is here, and today in four numbers. */

#pragma once

#include <adwaita.h>

#include "frontdesk/kith-desk-runner.h"

G_BEGIN_DECLS

#define KITH_TYPE_FRONT_DESK_PAGE (kith_front_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (KithFrontDeskPage, kith_front_desk_page, KITH, FRONT_DESK_PAGE, AdwBin)

/* Signal "open-person" (gint64 person): the window shows that person's page. */
GtkWidget *kith_front_desk_page_new (KithDeskRunner *runner);
void kith_front_desk_page_focus_entry (KithFrontDeskPage *self);
/* Ctrl+K, with a name nobody has yet: the new person's panel with that name in it. */
void kith_front_desk_page_new_person (KithFrontDeskPage *self, const char *name);

G_END_DECLS
