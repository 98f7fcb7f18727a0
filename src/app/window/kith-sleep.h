/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSleep: tells before the computer goes to sleep, and holds it up until Kith is locked. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_TYPE_SLEEP (kith_sleep_get_type ())
G_DECLARE_FINAL_TYPE (KithSleep, kith_sleep, KITH, SLEEP, GObject)

/* Signal "going": the computer is about to sleep. */
KithSleep *kith_sleep_new (void);
void kith_sleep_let_go (KithSleep *self);

G_END_DECLS
