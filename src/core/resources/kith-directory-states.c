/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether everything is open at one instant. Services have the same hours by the thousand, and somebody who
 * types asks about the same minute many times, so the states of all hours at the last minute are kept.
 */

#include "resources/kith-directory-private.h"

#include "resources/kith-hours-week.h"

static gint64
wall_minute (GDateTime *now)
{
  return (g_date_time_to_unix (now) + g_date_time_get_utc_offset (now) / G_USEC_PER_SEC) / 60;
}

static KithHoursState
look (const KithDirectoryHours *hours, GDateTime *now, int minute)
{
  KithHoursState state = KITH_HOURS_UNKNOWN;

  if (!kith_hours_week_look (&hours->week, minute, &state) && hours->hours != NULL)
    state = kith_hours_state_at (hours->hours, now, NULL);
  return state;
}

static KithDirectoryStates *
make_states (const KithDirectory *self, GDateTime *now)
{
  KithDirectoryStates *states = g_malloc (sizeof *states + self->hours->len);
  int minute = kith_hours_week_minute (now);

  g_atomic_ref_count_init (&states->refs);
  states->minute = wall_minute (now);
  for (guint i = 0; i < self->hours->len; i++)
    states->states[i] = (guint8) look (&g_array_index (self->hours, KithDirectoryHours, i), now, minute);
  return states;
}

static KithDirectoryStates *
states_ref (KithDirectoryStates *states)
{
  g_atomic_ref_count_inc (&states->refs);
  return states;
}

KithDirectoryStates *
_kith_directory_states (KithDirectory *self, GDateTime *now)
{
  KithDirectoryStates *states = NULL;

  g_mutex_lock (&self->lock);
  if (self->states != NULL && self->states->minute == wall_minute (now))
    states = states_ref (self->states);
  g_mutex_unlock (&self->lock);
  if (states != NULL)
    return states;

  states = make_states (self, now);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->states, _kith_directory_states_unref);
  self->states = states_ref (states);
  g_mutex_unlock (&self->lock);
  return states;
}

void
_kith_directory_states_unref (KithDirectoryStates *states)
{
  if (states != NULL && g_atomic_ref_count_dec (&states->refs))
    g_free (states);
}

gint64
_kith_directory_until (const KithDirectory *self, guint32 number, GDateTime *now)
{
  const KithDirectoryHours *hours = &g_array_index (self->hours, KithDirectoryHours, number);
  g_autoptr (GDateTime) until = NULL;

  if (hours->week.complete)
    until = kith_hours_week_until (&hours->week, now);
  else if (hours->hours != NULL)
    kith_hours_state_at (hours->hours, now, &until);
  /* Nobody may be told that it opens at a time at which it is not certain. */
  if (until == NULL || (look (hours, now, kith_hours_week_minute (now)) == KITH_HOURS_CLOSED &&
                        look (hours, until, kith_hours_week_minute (until)) == KITH_HOURS_UNKNOWN))
    return 0;
  return g_date_time_to_unix (until);
}
