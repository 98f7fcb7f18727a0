/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsAccounts: who can unlock, in which role. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_ACCOUNTS (kith_settings_accounts_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsAccounts,
                      kith_settings_accounts,
                      KITH,
                      SETTINGS_ACCOUNTS,
                      KithSettingsSection)

G_END_DECLS
