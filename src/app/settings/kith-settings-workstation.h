/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsWorkstation: what this computer does for everybody who uses it. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_WORKSTATION (kith_settings_workstation_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsWorkstation,
                      kith_settings_workstation,
                      KITH,
                      SETTINGS_WORKSTATION,
                      KithSettingsSection)

G_END_DECLS
