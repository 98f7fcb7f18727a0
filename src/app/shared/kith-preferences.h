/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPreferences: what this workstation remembers; GSettings where its schema is installed, else the
 * defaults for this run. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_TYPE_PREFERENCES (kith_preferences_get_type ())
G_DECLARE_FINAL_TYPE (KithPreferences, kith_preferences, KITH, PREFERENCES, GObject)

/*
 * Properties, named as the keys: window-width, window-height, window-maximized, sidebar-visible, last-page,
 * public-screen, lock-minutes, desk-cover-seconds, desk-lock-minutes, list-accounts (a nick: auto, always,
 * never), text-scale, store-path.
 */
KithPreferences *kith_preferences_new (void);
/* Nothing is read from or kept on this computer: for practising and tests. */
KithPreferences *kith_preferences_new_passing (void);

gboolean kith_preferences_get_public_screen (KithPreferences *self);
guint kith_preferences_get_lock_minutes (KithPreferences *self);
guint kith_preferences_get_desk_cover_seconds (KithPreferences *self);
guint kith_preferences_get_desk_lock_minutes (KithPreferences *self);
guint kith_preferences_get_text_scale (KithPreferences *self);
const char *kith_preferences_get_last_page (KithPreferences *self);
const char *kith_preferences_get_store_path (KithPreferences *self);
gboolean kith_preferences_list_accounts (KithPreferences *self, guint n_accounts);

G_END_DECLS
