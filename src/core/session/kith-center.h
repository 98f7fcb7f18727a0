/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCenter: the center's public settings, readable while locked. Any thread. */

#pragma once

#include "base/kith-clock.h"
#include "store/kith-store.h"

G_BEGIN_DECLS

#define KITH_TYPE_CENTER (kith_center_get_type ())
G_DECLARE_FINAL_TYPE (KithCenter, kith_center, KITH, CENTER, GObject)

/* Signal "changed" (const char *name): a setting has another value, which was committed. */

KithCenter *kith_center_load (KithStore *store, GError **error);
/* What is returned stays valid for the life of the program, also when the setting changes. */
const char *kith_center_get_name (KithCenter *self);
const char *kith_center_get_word_one (KithCenter *self);
const char *kith_center_get_word_many (KithCenter *self);
const char *kith_center_get_timezone (KithCenter *self);
int kith_center_get_rollover (KithCenter *self);
const char *kith_center_get_code_prefix (KithCenter *self);
/* (nullable) a setting as it is stored, or its default (kith-settings.h). */
const char *kith_center_get_text (KithCenter *self, const char *name);
KithClock *kith_center_get_clock (KithCenter *self);
/* Another clock in its place: a standing one, for tests and samples. */
void kith_center_set_clock (KithCenter *self, KithClock *clock);

G_END_DECLS
