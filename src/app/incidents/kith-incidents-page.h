/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidentsPage: what happened in the center, and what was offered after it. It has no row of its own in
 * the sidebar: crisis help, the account's menu and reminders lead to it. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_INCIDENTS_PAGE_NAME "incidents"

#define KITH_TYPE_INCIDENTS_PAGE (kith_incidents_page_get_type ())
G_DECLARE_FINAL_TYPE (KithIncidentsPage, kith_incidents_page, KITH, INCIDENTS_PAGE, KithPage)

/* The form, with what this account was writing. */
void kith_incidents_page_write (KithIncidentsPage *self);

G_END_DECLS
