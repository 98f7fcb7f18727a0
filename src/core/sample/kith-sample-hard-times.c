/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few of them, however large the sample; some of it for the front desk too. */

#include "sample/kith-sample-hard-times.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-hard-times.h"

#define ONE_IN 9
#define MOST 8

static const char *const texts[][KITH_N_HARD_TIME_LINES] = {
  { N_ ("I stop answering, and keep my coat on."), N_ ("Sitting by the window with tea, and quiet."),
    N_ ("Being asked the same thing twice."), N_ ("My sister; her number is in my phone."),
    N_ ("“Shall we sit down for a while?”") },
  { N_ ("I talk fast and pace."), N_ ("A walk around the block with somebody."), NULL,
    N_ ("Ask me. If I cannot say, nobody yet."), N_ ("“You are not in trouble.”") },
  { NULL, N_ ("Music, or something to do with my hands."), N_ ("A hand on my shoulder."), NULL,
    N_ ("“I am here. Take your time.”") },
};

static KithHardTime *
make (gint64 person, guint index)
{
  KithHardTime *wanted = kith_hard_time_new (person);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    {
      const char *text = texts[index % G_N_ELEMENTS (texts)][i];

      kith_hard_time_set (wanted, (KithHardTimeLine) i, text != NULL ? _ (text) : NULL);
    }
  wanted->seen_by = index % 2 == 0 ? KITH_HARD_TIME_SEEN_BY_DESK : KITH_HARD_TIME_SEEN_BY_STAFF;
  return wanted;
}

/**
 * kith_sample_hard_times_write:
 * @session: a coordinator's
 * @people: their ids
 * @n_people: how many
 * @error: return location
 *
 * Has some of them write down what helps.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_hard_times_write (KithSession *session, const gint64 *people, guint n_people, GError **error)
{
  for (guint i = 0; i * ONE_IN < n_people && i < MOST; i++)
    {
      g_autoptr (KithHardTime) wanted = make (people[i * ONE_IN], i);
      g_autoptr (KithHardTimeDone) done = kith_hard_times_apply (session, wanted, error);

      if (done == NULL)
        return FALSE;
    }
  return TRUE;
}
