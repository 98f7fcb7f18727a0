/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few people say how they may be reached, so that somebody can be missed; some of them are to be asked. */

#include "sample/kith-sample-check-ins.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-check-ins.h"
#include "people/kith-contact.h"
#include "people/kith-intakes.h"
#include "session/kith-change.h"

#define ONE_IN 6
#define MOST 16

static const struct
{
  KithContactPermission permission;
  KithContactWays ways;
  const char *about;
} cases[] = {
  { KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL, KITH_WAYS_CALL, N_ ("How the move went") },
  { KITH_MAY_TEXT, KITH_WAYS_TEXT, N_ ("Whether the new doctor listens") },
  { KITH_MAY_NOTHING, KITH_WAYS_IN_PERSON, N_ ("The letter from the landlord") },
  { KITH_MAY_CALL | KITH_MAY_TEXT, KITH_WAYS_TEXT, N_ ("The first week without the cat") },
};

/* Numbers from 555-0100 to 555-0199 belong to nobody (North American Numbering Plan). */
static gboolean
write_intake (KithChange *change,
              gint64 person,
              guint number,
              KithContactPermission permission,
              GError **error)
{
  g_autoptr (KithIntake) intake = kith_intake_new ();
  g_autofree char *phone = g_strdup_printf ("+1 312 555 01%02u", number % 100);
  KithContact *contact = kith_contact_new (KITH_CONTACT_PHONE, phone, permission, NULL, error);

  if (contact == NULL)
    return FALSE;
  kith_intake_add_contact (intake, contact);
  return kith_intakes_write_in (change, person, intake, 0, 0, error);
}

static gboolean
plan (KithSession *session, gint64 person, guint which, GRand *rand, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckInDone) done = NULL;

  check_in->due_day = today + g_rand_int_range (rand, 0, 9);
  check_in->ways = cases[which].ways;
  check_in->words = g_strdup (_ (cases[which].about));
  command = kith_check_in_command_plan (check_in);
  done = kith_check_ins_apply (session, command, error);
  return done != NULL;
}

/**
 * kith_sample_check_ins_write:
 * @session: a coordinator's session
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @seed: the same seed gives the same check-ins
 * @error: return location
 *
 * Lets some of them say how they may be reached, and every other one of those be asked in the next days.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_check_ins_write (KithSession *session,
                             const gint64 *people,
                             guint n_people,
                             guint32 seed,
                             GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);

  if (change == NULL)
    return FALSE;
  for (guint i = 0; i * ONE_IN < n_people && i < MOST; i++)
    if (!write_intake (change, people[i * ONE_IN], i, cases[i % G_N_ELEMENTS (cases)].permission, error))
      return FALSE;
  if (!kith_change_commit (change, error))
    return FALSE;
  for (guint i = 0; i * ONE_IN < n_people && i < MOST / 2; i++)
    if (!plan (session, people[i * ONE_IN], i % G_N_ELEMENTS (cases), rand, error))
      return FALSE;
  return TRUE;
}
