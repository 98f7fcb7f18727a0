/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsBackup: backups, and whether the file is sound. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_BACKUP (kith_settings_backup_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsBackup, kith_settings_backup, KITH, SETTINGS_BACKUP, KithSettingsSection)

void kith_settings_backup_take_folder (KithSettingsBackup *self, const char *path, gboolean and_back_up);

G_END_DECLS
