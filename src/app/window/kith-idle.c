/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Idle time. One timer that is set again only when it rings, since touching happens at every key and motion.
 * Time that the computer slept counts too. */

#include "window/kith-idle.h"

#include <time.h>

struct _KithIdle
{
  GObject parent_instance;

  guint cover_seconds;
  guint lock_seconds;
  gint64 touched_us;
  KithIdleStep told;
  guint timer_id;
};

G_DEFINE_FINAL_TYPE (KithIdle, kith_idle, G_TYPE_OBJECT)

enum
{
  REACHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void wind (KithIdle *self);

static gint64
now_us (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
timer_cb (gpointer user_data)
{
  g_autoptr (KithIdle) self = g_object_ref (KITH_IDLE (user_data));
  KithIdleStep step = kith_idle_get_step_at (self, now_us ());

  self->timer_id = 0;
  if (step > self->told)
    {
      self->told = step;
      g_signal_emit (self, signals[REACHED], 0, (int) step);
    }
  if (self->timer_id == 0)
    wind (self);
  return G_SOURCE_REMOVE;
}

/* Rings when the next step is due. */
static void
wind (KithIdle *self)
{
  gint64 idle = now_us () - self->touched_us;
  gint64 cover = (gint64) self->cover_seconds * G_USEC_PER_SEC;
  gint64 lock = (gint64) self->lock_seconds * G_USEC_PER_SEC;
  gint64 due = -1;

  if (self->cover_seconds > 0 && self->told < KITH_IDLE_COVER)
    due = cover - idle;
  if (self->lock_seconds > 0 && self->told < KITH_IDLE_LOCK && (due < 0 || lock - idle < due))
    due = MAX (lock - idle, 0);
  if (self->cover_seconds == 0 && self->lock_seconds == 0)
    return;
  if (self->told == KITH_IDLE_LOCK)
    return;
  self->timer_id = g_timeout_add ((guint) (MAX (due, 0) / 1000 + 1), timer_cb, self);
}

static void
kith_idle_dispose (GObject *object)
{
  g_clear_handle_id (&KITH_IDLE (object)->timer_id, g_source_remove);
  G_OBJECT_CLASS (kith_idle_parent_class)->dispose (object);
}

static void
kith_idle_class_init (KithIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_idle_dispose;

  signals[REACHED] = g_signal_new ("reached", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
kith_idle_init (KithIdle *self)
{
  self->touched_us = now_us ();
}

/**
 * kith_idle_new:
 *
 * Returns: (transfer full): a watch that is not running; see kith_idle_set_limits()
 */
KithIdle *
kith_idle_new (void)
{
  return g_object_new (KITH_TYPE_IDLE, NULL);
}

/**
 * kith_idle_set_limits:
 * @self: the watch
 * @cover_seconds: after how many seconds names are covered; 0: never
 * @lock_seconds: after how many seconds Kith locks; 0: never
 *
 * Starts the watch anew.
 */
void
kith_idle_set_limits (KithIdle *self, guint cover_seconds, guint lock_seconds)
{
  g_return_if_fail (KITH_IS_IDLE (self));

  kith_idle_stop (self);
  self->cover_seconds = cover_seconds;
  self->lock_seconds = lock_seconds;
  self->touched_us = now_us ();
  self->told = KITH_IDLE_ACTIVE;
  wind (self);
}

/**
 * kith_idle_touch:
 * @self: the watch
 *
 * Somebody is there.
 */
void
kith_idle_touch (KithIdle *self)
{
  g_return_if_fail (KITH_IS_IDLE (self));

  self->touched_us = now_us ();
  if (self->told == KITH_IDLE_ACTIVE)
    return;
  self->told = KITH_IDLE_ACTIVE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  wind (self);
}

/**
 * kith_idle_stop:
 * @self: the watch
 *
 * Tells nothing any more, until new limits are set.
 */
void
kith_idle_stop (KithIdle *self)
{
  g_return_if_fail (KITH_IS_IDLE (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->cover_seconds = self->lock_seconds = 0;
}

/**
 * kith_idle_get_step_at:
 * @self: the watch
 * @now: microseconds on the clock that also runs while the computer sleeps
 *
 * Returns: what is due then, if nobody is active until then
 */
KithIdleStep
kith_idle_get_step_at (KithIdle *self, gint64 now)
{
  gint64 idle;

  g_return_val_if_fail (KITH_IS_IDLE (self), KITH_IDLE_ACTIVE);

  idle = (now - self->touched_us) / G_USEC_PER_SEC;
  if (self->lock_seconds > 0 && idle >= self->lock_seconds)
    return KITH_IDLE_LOCK;
  if (self->cover_seconds > 0 && idle >= self->cover_seconds)
    return KITH_IDLE_COVER;
  return KITH_IDLE_ACTIVE;
}
