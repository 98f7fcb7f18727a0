/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsAgreements: the words that people agree to, and the notice on the wall. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_AGREEMENTS (kith_settings_agreements_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsAgreements,
                      kith_settings_agreements,
                      KITH,
                      SETTINGS_AGREEMENTS,
                      KithSettingsSection)

G_END_DECLS
