/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a few things on the desk of the sample center, through the same commands that the window uses. */

#include "sample/kith-sample-desk.h"

#include <glib/gi18n-lib.h>

#include "desk/kith-desk.h"

static gboolean
apply (KithDesk *desk, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, owned, error);

  return outcome != NULL;
}

static gint64
draw (const gint64 *people, guint n_people, GRand *rand)
{
  return people[g_rand_int_range (rand, 0, (gint32) n_people)];
}

/**
 * kith_sample_desk_fill:
 * @session: a coordinator's session
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @rand: where chance comes from
 * @error: return location
 *
 * Leaves a message, a letter and a parcel waiting, writes a desk notice, and keeps two people apart.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_desk_fill (KithSession *session,
                       const gint64 *people,
                       guint n_people,
                       GRand *rand,
                       GError **error)
{
  if (n_people < 8)
    return TRUE;

  g_autoptr (KithDesk) desk = kith_desk_open (session, NULL, error);
  if (desk == NULL)
    return FALSE;

  KithDay today = kith_desk_get_day (desk);
  gint64 first = draw (people, n_people, rand);
  gint64 second = draw (people, n_people, rand);

  if (!apply (desk, kith_desk_command_waiting_add (draw (people, n_people, rand), KITH_WAITING_MAIL, NULL),
              error) ||
      !apply (desk,
              kith_desk_command_waiting_add (draw (people, n_people, rand), KITH_WAITING_PARCEL,
                                             _ ("A small box, on the shelf by the door")),
              error) ||
      !apply (desk,
              kith_desk_command_waiting_add (draw (people, n_people, rand), KITH_WAITING_MESSAGE,
                                             _ ("The library card is ready")),
              error) ||
      !apply (desk,
              kith_desk_command_notice_add (draw (people, n_people, rand),
                                            _ ("Before they come in, please call the coordinator."),
                                            today + 30),
              error))
    return FALSE;
  return first == second || apply (desk, kith_desk_command_keep_apart (first, second), error);
}
