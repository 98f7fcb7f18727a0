/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins, changes, commits: nothing is written where any of the three fails. */

#include "visits/visits-steps.h"

#include "visits/kith-visit-changes.h"

static KithChange *
begin (KithVisits *visits, GError **error)
{
  return kith_session_begin (kith_visits_get_session (visits), KITH_EVENT_VISIT_CHANGED, 0, error);
}

static KithVisit *
commit_visit (KithChange *change, KithVisit *visit, GError **error)
{
  g_autoptr (KithVisit) owned = visit;

  return owned != NULL && kith_change_commit (change, error) ? g_steal_pointer (&owned) : NULL;
}

static KithGuest *
commit_guest (KithChange *change, KithGuest *guest, GError **error)
{
  g_autoptr (KithGuest) owned = guest;

  return owned != NULL && kith_change_commit (change, error) ? g_steal_pointer (&owned) : NULL;
}

gint64
visits_step_add_person (KithSession *session, const KithCard *card, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_ADDED, 0, error);
  gint64 person;

  if (change == NULL)
    return 0;
  person =
      kith_people_add_in (people, change, card, kith_clock_today (kith_session_get_clock (session)), error);
  return person != 0 && kith_change_commit (change, error) ? person : 0;
}

gboolean
visits_step_set_card (KithSession *session, const KithCard *card, gint64 version, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_CHANGED, 0, error);

  return change != NULL && kith_people_set_card_in (people, change, card, version, error) &&
         kith_change_commit (change, error);
}

gboolean
visits_step_take_back (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_CHANGED, 0, error);

  return change != NULL && kith_people_take_back_in (people, change, person, error) &&
         kith_change_commit (change, error);
}

gboolean
visits_step_set_pair (KithSession *session, gint64 person, gint64 other, KithPairState state, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_CHANGED, 0, error);

  return change != NULL && kith_people_set_pair_in (people, change, person, other, state, NULL, error) &&
         kith_change_commit (change, error);
}

KithVisit *
visits_step_sign_in (KithVisits *visits,
                     gint64 person,
                     const KithInstant *when,
                     KithSource source,
                     KithArrival *arrival,
                     KithVisit **before,
                     GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);
  g_autoptr (KithVisit) visit = NULL;
  KithArrival found;

  if (change == NULL)
    return NULL;
  visit = kith_visit_change_sign_in (visits, change, person, when, source, &found, before, error);
  if (visit == NULL || (found != KITH_ARRIVAL_ALREADY && !kith_change_commit (change, error)))
    return NULL;
  if (arrival != NULL)
    *arrival = found;
  return g_steal_pointer (&visit);
}

KithVisit *
visits_step_set_state (KithVisits *visits,
                       gint64 visit,
                       KithPresenceState state,
                       const KithInstant *when,
                       GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);

  return change != NULL
             ? commit_visit (change,
                             kith_visit_change_state (visits, change, visit, state, when, NULL, error), error)
             : NULL;
}

KithVisit *
visits_step_restore (KithVisits *visits, const KithVisit *as_it_was, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);

  return change != NULL
             ? commit_visit (change, kith_visit_change_restore (visits, change, as_it_was, NULL, error),
                             error)
             : NULL;
}

static gboolean
change_voided (KithVisits *visits, gint64 visit, gboolean voided, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);
  g_autoptr (KithVisit) changed = NULL;

  if (change != NULL)
    changed = commit_visit (change, kith_visit_change_voided (visits, change, visit, voided, error), error);
  return changed != NULL;
}

gboolean
visits_step_void (KithVisits *visits, gint64 visit, GError **error)
{
  return change_voided (visits, visit, TRUE, error);
}

gboolean
visits_step_unvoid (KithVisits *visits, gint64 visit, GError **error)
{
  return change_voided (visits, visit, FALSE, error);
}

KithVisit *
visits_step_reassign (KithVisits *visits, gint64 visit, gint64 person, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);

  return change != NULL
             ? commit_visit (change,
                             kith_visit_change_reassign (visits, change, visit, person, NULL, NULL, error),
                             error)
             : NULL;
}

gboolean
visits_step_set_service (KithVisits *visits, gint64 visit, gint64 service, gboolean taken, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);
  g_autoptr (KithVisit) changed = NULL;

  if (change != NULL)
    changed = commit_visit (
        change, kith_visit_change_service (visits, change, visit, service, taken, NULL, error), error);
  return changed != NULL;
}

KithGuest *
visits_step_add_guests (KithVisits *visits,
                        int number,
                        const KithInstant *when,
                        KithSource source,
                        GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);

  return change != NULL
             ? commit_guest (
                   change, kith_visit_change_add_guests (visits, change, number, when, source, error), error)
             : NULL;
}

KithGuest *
visits_step_set_guest (KithVisits *visits, const KithGuest *guest, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);

  return change != NULL
             ? commit_guest (change, kith_visit_change_guest (visits, change, guest, NULL, error), error)
             : NULL;
}

gboolean
visits_step_set_guest_service (KithVisits *visits, gint64 guest, gint64 service, int number, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);
  g_autoptr (KithGuest) changed = NULL;

  if (change != NULL)
    changed = commit_guest (
        change, kith_visit_change_guest_service (visits, change, guest, service, number, NULL, error), error);
  return changed != NULL;
}

KithVisit *
visits_step_name_guest (KithVisits *visits, gint64 guest, gint64 person, GError **error)
{
  g_autoptr (KithChange) change = begin (visits, error);

  return change != NULL ? commit_visit (change,
                                        kith_visit_change_name_guest (visits, change, guest, person, NULL,
                                                                      NULL, NULL, error),
                                        error)
                        : NULL;
}

gboolean
visits_step_close_day (KithVisits *visits, KithDay day, guint *n_closed, GError **error)
{
  g_autoptr (GPtrArray) closed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  g_autoptr (KithChange) change = begin (visits, error);

  if (change == NULL || !kith_visit_change_close_day (visits, change, day, closed, guests, NULL, error) ||
      !kith_change_commit (change, error))
    return FALSE;
  if (n_closed != NULL)
    *n_closed = closed->len + guests->len;
  return TRUE;
}

gboolean
visits_step_deposit (KithSession *session,
                     gint64 person,
                     KithIntakeText text,
                     const char *said,
                     GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithIntake) intake = kith_intake_new ();

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_ADD, error))
    return FALSE;
  kith_intake_set_text (intake, text, said);
  change = kith_session_begin (session, KITH_EVENT_INTAKE_ADDED, person, error);
  return change != NULL && kith_intakes_deposit_in (change, person, intake, error) &&
         kith_change_commit (change, error);
}
