/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Carries a command out: one transaction, whatever the command joins. What it changed is collected as values
 * for the main thread, and with each change its inverse; the inverse of several is theirs in reverse. */

#include "desk/kith-desk-job-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/**
 * kith_desk_job_new:
 * @session: whose rights are used
 * @people: a service
 * @visits: a service
 * @command: what to do
 *
 * Returns: (transfer full): the job
 */
KithDeskJob *
kith_desk_job_new (KithSession *session, KithPeople *people, KithVisits *visits, KithDeskCommand *command)
{
  KithDeskJob *self = g_new0 (KithDeskJob, 1);

  self->session = g_object_ref (session);
  self->people = g_object_ref (people);
  self->visits_of = g_object_ref (visits);
  self->command = kith_desk_command_ref (command);
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_record_free);
  self->inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_command_unref);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (KithDeskPair));
  self->seen = g_array_new (FALSE, FALSE, sizeof (KithDeskSeen));
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->arrival = KITH_ARRIVAL_NEW;
  return self;
}

/**
 * kith_desk_job_free:
 * @self: (nullable): a job
 */
void
kith_desk_job_free (KithDeskJob *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->session);
  g_object_unref (self->people);
  g_object_unref (self->visits_of);
  kith_desk_command_unref (self->command);
  g_clear_pointer (&self->namesakes, g_hash_table_unref);
  g_clear_pointer (&self->notices, g_hash_table_unref);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->guests);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->inverses);
  g_array_unref (self->pairs);
  g_array_unref (self->seen);
  g_array_unref (self->shown);
  g_free (self);
}

KithVisit *
kith_desk_job_take_visit (KithDeskJob *self, KithVisit *visit)
{
  g_ptr_array_add (self->visits, visit);
  self->at = visit;
  self->visit = visit->id;
  self->person = visit->person;
  self->n_changed++;
  return visit;
}

KithGuest *
kith_desk_job_take_guest (KithDeskJob *self, KithGuest *guest)
{
  g_ptr_array_add (self->guests, guest);
  self->guests_at = guest;
  self->guest = guest->id;
  self->n_changed++;
  return guest;
}

void
kith_desk_job_take_inverse (KithDeskJob *self, KithDeskCommand *inverse)
{
  g_ptr_array_add (self->inverses, inverse);
}

/* Visits of this person came or went: the summary is read after the commit. */
void
kith_desk_job_note_person (KithDeskJob *self, gint64 person)
{
  KithDeskSeen seen = { .person = person };

  for (guint i = 0; i < self->seen->len; i++)
    if (g_array_index (self->seen, KithDeskSeen, i).person == person)
      return;
  g_array_append_val (self->seen, seen);
}

static KithEvent
event_of (const KithDeskCommand *command)
{
  switch (command->what)
    {
    case KITH_DESK_DO_SIGN_IN:
    case KITH_DESK_DO_ADD_AND_SIGN_IN:
      return KITH_EVENT_SIGNED_IN;
    case KITH_DESK_DO_ADD:
      return KITH_EVENT_PERSON_ADDED;
    case KITH_DESK_DO_TAKE_BACK:
    case KITH_DESK_DO_BRING_BACK:
    case KITH_DESK_DO_SET_CARD:
    case KITH_DESK_DO_PUT_CARD:
    case KITH_DESK_DO_PAIR:
      return KITH_EVENT_PERSON_CHANGED;
    case KITH_DESK_DO_MERGE:
    case KITH_DESK_DO_MERGE_AGAIN:
      return KITH_EVENT_PEOPLE_MERGED;
    case KITH_DESK_DO_UNMERGE:
      return KITH_EVENT_PEOPLE_UNMERGED;
    case KITH_DESK_DO_MERGE_CHOICES:
      return KITH_EVENT_PERSON_CHANGED;
    case KITH_DESK_DO_VOIDED:
      return command->flag ? KITH_EVENT_VISIT_VOIDED : KITH_EVENT_VISIT_PUT_BACK;
    case KITH_DESK_DO_STATE:
    case KITH_DESK_DO_PUT_STATE:
    case KITH_DESK_DO_REASSIGN:
    case KITH_DESK_DO_RESTORE:
    case KITH_DESK_DO_CORRECT:
    case KITH_DESK_DO_SERVICE:
    case KITH_DESK_DO_SERVICE_FOR_MANY:
      return KITH_EVENT_VISIT_CHANGED;
    case KITH_DESK_DO_GUESTS:
    case KITH_DESK_DO_GUEST_STATE:
    case KITH_DESK_DO_GUEST_PUT_STATE:
    case KITH_DESK_DO_GUEST_VOIDED:
    case KITH_DESK_DO_GUEST_PUT:
    case KITH_DESK_DO_GUEST_SERVICE:
    case KITH_DESK_DO_NAME_GUEST:
      return KITH_EVENT_GUEST_CHANGED;
    case KITH_DESK_DO_WAITING_ADD:
    case KITH_DESK_DO_WAITING_STATE:
      return KITH_EVENT_WAITING_CHANGED;
    case KITH_DESK_DO_NOTICE_ADD:
    case KITH_DESK_DO_NOTICE_STATE:
    case KITH_DESK_DO_NOTICE_ANSWER:
      return KITH_EVENT_NOTICE_CHANGED;
    case KITH_DESK_DO_APART_ADD:
    case KITH_DESK_DO_APART_STATE:
      return KITH_EVENT_KEEP_APART_CHANGED;
    case KITH_DESK_DO_CLOSE_DAY:
      return KITH_EVENT_DAY_CLOSED;
    case KITH_DESK_DO_REOPEN_DAY:
      return KITH_EVENT_DAY_REOPENED;
    case KITH_DESK_DO_PAPER:
      return KITH_EVENT_PAPER_ENTERED;
    case KITH_DESK_DO_SEVERAL:
      return command->parts->len > 0 ? event_of (g_ptr_array_index (command->parts, 0))
                                     : KITH_EVENT_VISIT_CHANGED;
    default:
      g_assert_not_reached ();
    }
}

/* The subject of the log row. Keeping apart names nobody in clear. */
static gint64
subject_of (const KithDeskCommand *command)
{
  return command->what == KITH_DESK_DO_APART_ADD || command->what == KITH_DESK_DO_APART_STATE
             ? 0
             : command->person;
}

gboolean
kith_desk_job_do (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  switch (command->what)
    {
    case KITH_DESK_DO_SIGN_IN:
    case KITH_DESK_DO_ADD_AND_SIGN_IN:
    case KITH_DESK_DO_STATE:
    case KITH_DESK_DO_PUT_STATE:
    case KITH_DESK_DO_VOIDED:
    case KITH_DESK_DO_REASSIGN:
    case KITH_DESK_DO_RESTORE:
    case KITH_DESK_DO_CORRECT:
    case KITH_DESK_DO_SERVICE:
    case KITH_DESK_DO_SERVICE_FOR_MANY:
    case KITH_DESK_DO_CLOSE_DAY:
    case KITH_DESK_DO_REOPEN_DAY:
      return kith_desk_job_do_visit (self, change, command, error);
    case KITH_DESK_DO_GUESTS:
    case KITH_DESK_DO_GUEST_STATE:
    case KITH_DESK_DO_GUEST_PUT_STATE:
    case KITH_DESK_DO_GUEST_VOIDED:
    case KITH_DESK_DO_GUEST_PUT:
    case KITH_DESK_DO_GUEST_SERVICE:
    case KITH_DESK_DO_NAME_GUEST:
      return kith_desk_job_do_guest (self, change, command, error);
    case KITH_DESK_DO_ADD:
    case KITH_DESK_DO_TAKE_BACK:
    case KITH_DESK_DO_BRING_BACK:
    case KITH_DESK_DO_SET_CARD:
    case KITH_DESK_DO_PUT_CARD:
    case KITH_DESK_DO_PAIR:
    case KITH_DESK_DO_WAITING_ADD:
    case KITH_DESK_DO_WAITING_STATE:
    case KITH_DESK_DO_NOTICE_ADD:
    case KITH_DESK_DO_NOTICE_STATE:
    case KITH_DESK_DO_NOTICE_ANSWER:
    case KITH_DESK_DO_APART_ADD:
    case KITH_DESK_DO_APART_STATE:
      return kith_desk_job_do_record (self, change, command, error);
    case KITH_DESK_DO_MERGE:
    case KITH_DESK_DO_UNMERGE:
    case KITH_DESK_DO_MERGE_AGAIN:
    case KITH_DESK_DO_MERGE_CHOICES:
      return kith_desk_job_do_merge (self, change, command, error);
    case KITH_DESK_DO_PAPER:
      return kith_desk_job_do_paper (self, change, command, error);
    case KITH_DESK_DO_SEVERAL:
      for (guint i = 0; i < command->parts->len; i++)
        if (!kith_desk_job_do (self, change, g_ptr_array_index (command->parts, i), error))
          return FALSE;
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* The record that was asked for last, and the one that it counts as. */
typedef struct
{
  gint64 person;
  gint64 root;
} Known;

static gint64
root_of (Known *known, KithDb *db, gint64 person, GError **error)
{
  if (person != known->person)
    {
      known->root = kith_merges_find_root (db, person, error);
      known->person = known->root != 0 ? person : 0;
    }
  return known->root;
}

/* Where a record is merged, whoever it counts as was seen. */
static gboolean
note_roots (KithDeskJob *self, KithDb *db, Known *known, GError **error)
{
  g_autoptr (GArray) seen = g_steal_pointer (&self->seen);

  self->seen = g_array_new (FALSE, FALSE, sizeof (KithDeskSeen));
  if (self->person != 0)
    self->person = root_of (known, db, self->person, error);
  for (guint i = 0; i < seen->len; i++)
    {
      gint64 root = root_of (known, db, g_array_index (seen, KithDeskSeen, i).person, error);

      if (root == 0)
        return FALSE;
      kith_desk_job_note_person (self, root);
    }
  return TRUE;
}

/* Of several records that are one, counts of the day are read anew. */
static gboolean
read_presence (KithDeskJob *self, KithDb *db, KithDeskSeen *seen, GError **error)
{
  g_autoptr (GArray) records = NULL;
  GError *local = NULL;

  if (seen->person == self->alone)
    {
      records = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (records, seen->person);
    }
  else
    records = kith_merges_list_records (db, seen->person, error);
  if (records == NULL)
    return FALSE;
  self->reload |= records->len > 1;
  seen->seen = kith_visits_find_presence (db, records, &seen->presence, &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
read_presences (KithDeskJob *self, KithDb *db, GError **error)
{
  Known known = { .person = self->alone, .root = self->alone };
  gint64 at;

  if (!note_roots (self, db, &known, error))
    return FALSE;
  at = self->at != NULL ? root_of (&known, db, self->at->person, error) : 0;
  for (guint i = 0; i < self->seen->len; i++)
    {
      KithDeskSeen *seen = &g_array_index (self->seen, KithDeskSeen, i);

      if (!read_presence (self, db, seen, error))
        return FALSE;
      if (self->at != NULL && at == seen->person)
        self->first_time =
            seen->seen && seen->presence.times_seen == 1 && seen->presence.first_day == self->at->day;
    }
  return TRUE;
}

/**
 * kith_desk_job_run:
 * @self: a job
 * @error: what the services say; then nothing was changed
 *
 * Returns: whether it is done and durable, or there was nothing to do
 */
gboolean
kith_desk_job_run (KithDeskJob *self, GError **error)
{
  g_autoptr (KithChange) change = NULL;

  self->day = kith_clock_today (kith_session_get_clock (self->session));
  change = kith_session_begin (self->session, event_of (self->command), subject_of (self->command), error);
  if (change == NULL || !kith_desk_job_do (self, change, self->command, error))
    return FALSE;
  /* Before it is durable, since these pages are at hand now; another connection would fetch them again. What
   * could not be read for the screen is read with the next reload. */
  if (!read_presences (self, kith_change_get_db (change), NULL))
    self->reload = TRUE;
  return !self->wrote || kith_change_commit (change, error);
}
