/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsWords: the words that mean the same to whoever searches the directory. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_WORDS (kith_settings_words_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsWords, kith_settings_words, KITH, SETTINGS_WORDS, KithSettingsSection)

G_END_DECLS
