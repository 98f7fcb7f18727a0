/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written down wrongly about a visit: when they came, when they left, what they took. */

#include "visits/kith-visit-changes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "visits/kith-visit-rows-private.h"

static gboolean
is_minute (int minute)
{
  return minute == KITH_MINUTE_NONE || (minute >= 0 && minute <= KITH_MINUTE_MAX);
}

static gboolean
set_invalid (GError **error, const char *words)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
check_minutes (const KithVisit *wanted, KithDay day, const KithInstant *now, GError **error)
{
  if (!is_minute (wanted->arrived) || !is_minute (wanted->left))
    return set_invalid (error, _ ("That is no time of this day. Enter hours and minutes, for example 9:40."));
  if (wanted->arrived != KITH_MINUTE_NONE && wanted->left != KITH_MINUTE_NONE &&
      wanted->left < wanted->arrived)
    return set_invalid (error, _ ("Nobody leaves before they come. Correct one of the two times."));
  if (day == now->day && MAX (wanted->arrived, wanted->left) > now->minute)
    return set_invalid (error, _ ("That time has not come yet. Enter when it was, or nothing."));
  return TRUE;
}

/* Whoever has no time of leaving is still here on the same day; on another nobody knows when they left. */
static KithPresenceState
state_of (const KithVisit *visit, int left, gboolean past)
{
  if (left != KITH_MINUTE_NONE)
    return KITH_PRESENCE_LEFT;
  if (visit->left == KITH_MINUTE_NONE)
    return visit->state;
  return past ? KITH_PRESENCE_CLOSED : KITH_PRESENCE_HERE;
}

/**
 * kith_visit_change_correct:
 * @self: the service
 * @change: a transaction
 * @wanted: a copy of the visit as it was read, with other minutes or services; the rest is not looked at
 * @before: (out) (optional): the visit as it was
 * @error: %KITH_ERROR_INVALID where the times cannot be, %KITH_ERROR_CHANGED where somebody changed it since
 * it was read, %KITH_ERROR_NOT_FOUND, also where it was removed
 *
 * Returns: (transfer full): the visit as it is
 */
KithVisit *
kith_visit_change_correct (KithVisits *self,
                           KithChange *change,
                           const KithVisit *wanted,
                           KithVisit **before,
                           GError **error)
{
  KithClock *clock;
  KithInstant now;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (KithVisit) corrected = NULL;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && wanted != NULL, NULL);

  clock = kith_session_get_clock (self->session);
  now = kith_clock_now (clock);
  visit = kith_visit_row_load (kith_change_get_db (change), wanted->id, error);
  if (visit == NULL || !kith_visits_demand_change (self, visit->day, visit->id, error) ||
      !check_minutes (wanted, visit->day, &now, error))
    return NULL;
  if (visit->voided)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("This visit was removed. Put it back first."));
      return NULL;
    }
  if (visit->version != wanted->version)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_CHANGED,
                           _ ("Somebody changed this visit meanwhile. Look at it again."));
      return NULL;
    }

  corrected = kith_visit_copy (wanted);
  corrected->voided = FALSE;
  corrected->state = state_of (visit, wanted->left, visit->day < now.day);
  corrected->utc = visit->utc;
  corrected->utc_offset = visit->utc_offset;
  if (wanted->arrived != KITH_MINUTE_NONE && wanted->arrived != visit->arrived)
    {
      KithInstant when = kith_clock_resolve (clock, visit->day, wanted->arrived);

      corrected->utc = when.utc;
      corrected->utc_offset = when.offset;
    }
  return kith_visit_change_restore (self, change, corrected, before, error);
}
