/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIdle: how long nobody has touched the computer, and what follows from it. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  KITH_IDLE_ACTIVE,
  KITH_IDLE_COVER, /* names are to be covered */
  KITH_IDLE_LOCK,  /* Kith is to lock */
} KithIdleStep;

#define KITH_TYPE_IDLE (kith_idle_get_type ())
G_DECLARE_FINAL_TYPE (KithIdle, kith_idle, KITH, IDLE, GObject)

/* Signal "reached" (KithIdleStep step): cover or lock, once each until somebody is active again. */
KithIdle *kith_idle_new (void);
/* Seconds; 0: never. */
void kith_idle_set_limits (KithIdle *self, guint cover_seconds, guint lock_seconds);
void kith_idle_touch (KithIdle *self);
void kith_idle_stop (KithIdle *self);
KithIdleStep kith_idle_get_step_at (KithIdle *self, gint64 now_us);

G_END_DECLS
