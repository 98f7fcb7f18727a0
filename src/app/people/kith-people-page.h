/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeoplePage: find somebody, then their page. Nobody is listed until two letters are typed. */

#pragma once

#include <adwaita.h>

#include "frontdesk/kith-desk-runner.h"

G_BEGIN_DECLS

#define KITH_TYPE_PEOPLE_PAGE (kith_people_page_get_type ())
G_DECLARE_FINAL_TYPE (KithPeoplePage, kith_people_page, KITH, PEOPLE_PAGE, AdwBin)

GtkWidget *kith_people_page_new (KithDeskRunner *runner);
void kith_people_page_open_person (KithPeoplePage *self, gint64 person);
/* Ctrl+F. */
void kith_people_page_focus_search (KithPeoplePage *self);

G_END_DECLS
