/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsNotes: whether notes are held against a list of words, and the center's own list for each
 * language. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_NOTES (kith_settings_notes_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsNotes, kith_settings_notes, KITH, SETTINGS_NOTES, KithSettingsSection)

G_END_DECLS
