/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsLog: who did what, and when. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_LOG (kith_settings_log_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsLog, kith_settings_log, KITH, SETTINGS_LOG, KithSettingsSection)

G_END_DECLS
