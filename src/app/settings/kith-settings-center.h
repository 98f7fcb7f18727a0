/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsCenter: the center's name, words, zone and rollover. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_CENTER (kith_settings_center_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsCenter, kith_settings_center, KITH, SETTINGS_CENTER, KithSettingsSection)

G_END_DECLS
