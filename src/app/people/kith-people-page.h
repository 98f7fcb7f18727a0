/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPeoplePage: find somebody, then their page. Nobody is listed until two letters are typed. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_TYPE_PEOPLE_PAGE (kith_people_page_get_type ())
G_DECLARE_FINAL_TYPE (KithPeoplePage, kith_people_page, KITH, PEOPLE_PAGE, KithPage)

GtkWidget *kith_people_page_new (KithAppContext *context);

G_END_DECLS
