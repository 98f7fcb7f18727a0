/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsPage: what a coordinator decides for the center. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_PAGE (kith_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsPage, kith_settings_page, KITH, SETTINGS_PAGE, KithPage)

void kith_settings_page_show (KithSettingsPage *self, const char *name);
void kith_settings_page_add_coordinator (KithSettingsPage *self);

G_END_DECLS
