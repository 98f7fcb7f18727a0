/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsCrisis: the numbers and words of the crisis page. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_CRISIS (kith_settings_crisis_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsCrisis, kith_settings_crisis, KITH, SETTINGS_CRISIS, KithSettingsSection)

G_END_DECLS
