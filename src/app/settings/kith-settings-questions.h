/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSettingsQuestions: the pronouns that are offered, what is asked, and the answers to choose from. */

#pragma once

#include "settings/kith-settings-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_SETTINGS_QUESTIONS (kith_settings_questions_get_type ())
G_DECLARE_FINAL_TYPE (KithSettingsQuestions,
                      kith_settings_questions,
                      KITH,
                      SETTINGS_QUESTIONS,
                      KithSettingsSection)

G_END_DECLS
