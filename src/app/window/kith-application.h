/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithApplication: the program: its options, its actions and their keys, and the one window. */

#pragma once

#include <adwaita.h>

#include "shared/kith-preferences.h"

G_BEGIN_DECLS

#define KITH_TYPE_APPLICATION (kith_application_get_type ())
G_DECLARE_FINAL_TYPE (KithApplication, kith_application, KITH, APPLICATION, AdwApplication)

KithApplication *kith_application_new (void);
KithPreferences *kith_application_get_preferences (KithApplication *self);
/* For the test that compares them with the shortcuts window: each is an action followed by its keys, NULL at
 * the end. */
const char *const *kith_application_list_accels (void);

G_END_DECLS
