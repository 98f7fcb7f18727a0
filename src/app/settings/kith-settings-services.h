/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsServices: what the center offers, in the desk's order. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_SERVICES (kith_settings_services_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsServices,
                      kith_settings_services,
                      KITH,
                      SETTINGS_SERVICES,
                      KithSettingsSection)

G_END_DECLS
