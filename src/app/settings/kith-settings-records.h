/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsRecords: how long records are kept, and whom the rule would propose for erasing. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_RECORDS (kith_settings_records_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsRecords, kith_settings_records, KITH, SETTINGS_RECORDS, KithSettingsSection)

G_END_DECLS
