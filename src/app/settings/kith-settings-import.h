/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsImport: which tables can be imported; a file is chosen here. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_IMPORT (kith_settings_import_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsImport, kith_settings_import, KITH, SETTINGS_IMPORT, KithSettingsSection)

/* Signals: "chosen" (guint kind, GFile *file), "backup" */

G_END_DECLS
