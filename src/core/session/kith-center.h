/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCenter: the center's public settings, readable while locked. */

#pragma once

#include "base/kith-clock.h"
#include "store/kith-store.h"

G_BEGIN_DECLS

#define KITH_TYPE_CENTER (kith_center_get_type ())
G_DECLARE_FINAL_TYPE (KithCenter, kith_center, KITH, CENTER, GObject)

KithCenter *kith_center_load (KithStore *store, GError **error);
const char *kith_center_get_name (KithCenter *self);
const char *kith_center_get_word_one (KithCenter *self);
const char *kith_center_get_word_many (KithCenter *self);
const char *kith_center_get_timezone (KithCenter *self);
int kith_center_get_rollover (KithCenter *self);
const char *kith_center_get_code_prefix (KithCenter *self);
const char *kith_center_get_text (KithCenter *self, const char *name);
KithClock *kith_center_get_clock (KithCenter *self);

G_END_DECLS
