/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsSection: one part of the settings. It reads what it shows whenever it comes into view. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_SECTION (kith_settings_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithSettingsSection, kith_settings_section, KITH, SETTINGS_SECTION, AdwBin)

/**
 * KithSettingsSectionClass:
 * @refresh: reads what is stored, and shows it
 * @topic: (nullable): of the store's changes after which to refresh
 */
struct _KithSettingsSectionClass
{
  AdwBinClass parent_class;

  void (*refresh) (KithSettingsSection *self);
  const char *topic;
};

typedef void (*KithSettingSaved) (KithSettingsSection *section);

KithAppContext *kith_settings_section_get_context (KithSettingsSection *self);
KithSession *kith_settings_section_get_session (KithSettingsSection *self);
void kith_settings_section_refresh (KithSettingsSection *self);
void kith_settings_section_set (KithSettingsSection *self, const char *name, const char *value);
void kith_settings_section_set_saying (KithSettingsSection *self,
                                       const char *name,
                                       const char *value,
                                       const char *said,
                                       KithSettingSaved saved);

G_END_DECLS
