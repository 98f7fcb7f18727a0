/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands about visits and about the day. */

#include "desk/kith-desk-job-private.h"

#include "people/kith-person-standing.h"

static gboolean
show_notices (KithDeskJob *self, KithChange *change, gint64 person, GError **error)
{
  GArray *notices = self->notices != NULL ? g_hash_table_lookup (self->notices, &person) : NULL;

  for (guint i = 0; notices != NULL && i < notices->len; i++)
    {
      gint64 notice = g_array_index (notices, gint64, i);

      if (!kith_desk_records_set_shown (change, notice, self->day, error))
        return FALSE;
      g_array_append_val (self->shown, notice);
    }
  return TRUE;
}

gboolean
kith_desk_job_check_alive (KithDeskJob *self, KithChange *change, gint64 person, GError **error)
{
  gboolean alone;

  if (!kith_standing_check_alive (kith_change_get_session (change), kith_change_get_db (change), person,
                                  &alone, error))
    return FALSE;
  if (alone)
    self->alone = person;
  return TRUE;
}

gboolean
kith_desk_job_sign_in (KithDeskJob *self,
                       KithChange *change,
                       gint64 person,
                       const KithInstant *when,
                       KithSource source,
                       GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  KithVisit *visit = kith_desk_job_check_alive (self, change, person, error)
                         ? kith_visit_change_sign_in (self->visits_of, change, person, when, source,
                                                      &self->arrival, &was, error)
                         : NULL;
  gint64 root;

  if (visit == NULL)
    return FALSE;
  /* A new visit is written for whoever the person counts as. */
  root = self->arrival == KITH_ARRIVAL_NEW ? visit->person : kith_desk_job_find_root (change, person, error);
  if (root == 0)
    {
      kith_visit_free (visit);
      return FALSE;
    }
  kith_desk_job_take_visit (self, visit);
  if (self->arrival == KITH_ARRIVAL_ALREADY)
    return TRUE;

  self->wrote = TRUE;
  if (self->arrival == KITH_ARRIVAL_REOPENED)
    kith_desk_job_take_inverse (self, kith_desk_command_put_state (was));
  else
    {
      kith_desk_job_note_person (self, root);
      kith_desk_job_take_inverse (self, kith_desk_command_voided (visit->id, root, TRUE));
    }
  return show_notices (self, change, root, error);
}

static gboolean
add_and_sign_in (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  gint64 person = kith_desk_job_add_person (self, change, command, error);

  return person != 0 && kith_desk_job_sign_in (self, change, person, NULL, command->source, error);
}

/* A change of state, or putting it back; nothing is written where it is so already. */
static gboolean
take_state (KithDeskJob *self, KithVisit *visit, const KithVisit *was)
{
  if (visit == NULL)
    return FALSE;
  kith_desk_job_take_visit (self, visit);
  if (visit->version != was->version)
    {
      self->wrote = TRUE;
      kith_desk_job_take_inverse (self, kith_desk_command_put_state (was));
    }
  return TRUE;
}

/* The other records of one person that are still there go along. */
static gboolean
set_state (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  KithPresenceState state = (KithPresenceState) command->number;
  g_autoptr (KithVisit) was = NULL;
  KithVisit *visit = kith_visit_change_state (self->visits_of, change, command->id, state, NULL, &was, error);
  g_autoptr (GPtrArray) twins =
      visit != NULL ? kith_visit_change_list_twins (self->visits_of, change, visit, error) : NULL;

  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      const KithVisit *twin = g_ptr_array_index (twins, i);
      g_autoptr (KithVisit) twin_was = NULL;
      KithVisit *twin_is;

      self->reload = TRUE;
      if (twin->state >= KITH_PRESENCE_LEFT)
        continue;
      twin_is = kith_visit_change_state (self->visits_of, change, twin->id, state, NULL, &twin_was, error);
      if (!take_state (self, twin_is, twin_was))
        g_clear_pointer (&twins, g_ptr_array_unref);
    }
  return take_state (self, visit, was) && twins != NULL;
}

static gboolean
put_state (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  KithVisit *visit = kith_visit_change_put_state (self->visits_of, change,
                                                  g_ptr_array_index (command->visits, 0), &was, error);
  g_autoptr (GPtrArray) twins =
      visit != NULL ? kith_visit_change_list_twins (self->visits_of, change, visit, error) : NULL;

  self->reload |= twins != NULL && twins->len > 0;
  return take_state (self, visit, was) && twins != NULL;
}

static void
take_voided (KithDeskJob *self, KithVisit *visit)
{
  kith_desk_job_take_visit (self, visit);
  kith_desk_job_note_person (self, visit->person);
  kith_desk_job_take_inverse (self, kith_desk_command_voided (visit->id, visit->person, !visit->voided));
  self->wrote = TRUE;
}

static gboolean
void_one (KithDeskJob *self, KithChange *change, gint64 id, gboolean voided, GError **error)
{
  KithVisit *visit = kith_visit_change_voided (self->visits_of, change, id, voided, error);

  if (visit == NULL)
    return FALSE;
  take_voided (self, visit);
  return TRUE;
}

static gboolean
void_twins (KithDeskJob *self, KithChange *change, const KithVisit *visit, GError **error)
{
  g_autoptr (GPtrArray) twins = kith_visit_change_list_twins (self->visits_of, change, visit, error);

  for (guint i = 0; twins != NULL && i < twins->len; i++)
    if (!void_one (self, change, ((const KithVisit *) g_ptr_array_index (twins, i))->id, TRUE, error))
      return FALSE;
  return twins != NULL;
}

static gboolean
put_back (KithDeskJob *self, KithChange *change, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) visits = kith_visit_change_put_back (self->visits_of, change, id, error);

  if (visits == NULL)
    return FALSE;
  /* The one that was asked for last, for it is told of. */
  for (guint i = visits->len; i > 0; i--)
    take_voided (self, kith_visit_copy (g_ptr_array_index (visits, i - 1)));
  return TRUE;
}

/* Taking back a visit takes back that of each record of the person; undoing a sign-in only what that wrote.
 */
static gboolean
set_voided (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  KithVisit *visit;

  if (!command->flag && command->person == 0)
    return put_back (self, change, command->id, error);
  if (!void_one (self, change, command->id, command->flag, error))
    return FALSE;
  visit = self->at;
  if (command->flag && command->person == 0 && !void_twins (self, change, visit, error))
    return FALSE;
  self->at = visit;
  self->visit = visit->id;
  return TRUE;
}

static gboolean
restore (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  KithVisit *visit = kith_visit_change_restore (self->visits_of, change,
                                                g_ptr_array_index (command->visits, 0), &was, error);
  KithDeskCommand *inverse;

  if (visit == NULL)
    return FALSE;
  kith_desk_job_take_visit (self, visit);
  kith_desk_job_note_person (self, visit->person);
  inverse = kith_desk_command_restore (was);
  inverse->person = command->person;
  inverse->flag = command->flag;
  kith_desk_job_take_inverse (self, inverse);
  self->wrote = TRUE;
  return TRUE;
}

/* Taking it back is a restoring that says so. */
static gboolean
correct (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  KithVisit *visit = kith_visit_change_correct (self->visits_of, change,
                                                g_ptr_array_index (command->visits, 0), &was, error);
  KithDeskCommand *inverse;

  if (visit == NULL)
    return FALSE;
  kith_desk_job_take_visit (self, visit);
  inverse = kith_desk_command_restore (was);
  inverse->person = visit->person;
  inverse->flag = TRUE;
  kith_desk_job_take_inverse (self, inverse);
  self->wrote = TRUE;
  return TRUE;
}

static gboolean
reassign (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithVisit) other_was = NULL;
  KithVisit *old = NULL;
  KithVisit *visit = kith_desk_job_check_alive (self, change, command->person, error)
                         ? kith_visit_change_reassign (self->visits_of, change, command->id, command->person,
                                                       &old, &other_was, error)
                         : NULL;
  gint64 root = visit != NULL ? kith_desk_job_find_root (change, command->person, error) : 0;

  if (root == 0)
    {
      kith_visit_free (visit);
      kith_visit_free (old);
      return FALSE;
    }
  kith_desk_job_take_visit (self, old);
  if (!void_twins (self, change, old, error))
    {
      kith_visit_free (visit);
      return FALSE;
    }
  kith_desk_job_take_visit (self, visit);
  kith_desk_job_note_person (self, old->person);
  kith_desk_job_note_person (self, visit->person);
  kith_desk_job_take_inverse (self, kith_desk_command_voided (old->id, old->person, FALSE));
  kith_desk_job_take_inverse (self, other_was != NULL
                                        ? kith_desk_command_restore (other_was)
                                        : kith_desk_command_voided (visit->id, visit->person, TRUE));
  self->wrote = TRUE;
  return show_notices (self, change, root, error);
}

static gboolean
set_service (KithDeskJob *self,
             KithChange *change,
             gint64 visit,
             gint64 service,
             gboolean taken,
             GError **error)
{
  gboolean changed;
  KithVisit *now =
      kith_visit_change_service (self->visits_of, change, visit, service, taken, &changed, error);

  if (now == NULL)
    return FALSE;
  kith_desk_job_take_visit (self, now);
  if (changed)
    {
      self->wrote = TRUE;
      kith_desk_job_take_inverse (self, kith_desk_command_service (visit, service, !taken));
    }
  return TRUE;
}

static gboolean
set_service_for_many (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  guint n_before = self->inverses->len;

  for (guint i = 0; i < command->ids->len; i++)
    if (!set_service (self, change, g_array_index (command->ids, gint64, i), command->other, command->flag,
                      error))
      return FALSE;
  self->n_changed = self->inverses->len - n_before;
  return TRUE;
}

static gboolean
close_day (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  gboolean first;

  if (!kith_visit_change_close_day (self->visits_of, change, command->day, visits, guests, &first, error))
    return FALSE;
  self->n_changed = visits->len;
  for (guint i = 0; i < guests->len; i++)
    self->n_changed += (guint) ((const KithGuest *) g_ptr_array_index (guests, i))->number;
  self->reload = TRUE;
  self->wrote = first || self->n_changed > 0;
  if (self->wrote)
    kith_desk_job_take_inverse (self, kith_desk_command_reopen_day (command->day, visits, guests, first));
  return TRUE;
}

static gboolean
reopen_day (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  if (!kith_visit_change_reopen_day (self->visits_of, change, command->day, command->visits, command->guests,
                                     command->flag, error))
    return FALSE;
  self->reload = TRUE;
  self->wrote = TRUE;
  kith_desk_job_take_inverse (self, kith_desk_command_close_day (command->day));
  return TRUE;
}

gboolean
kith_desk_job_do_visit (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_SIGN_IN:
      return kith_desk_job_sign_in (self, change, command->person, command->has_when ? &command->when : NULL,
                                    command->source, error);
    case KITH_DESK_DO_ADD_AND_SIGN_IN:
      return add_and_sign_in (self, change, command, error);
    case KITH_DESK_DO_STATE:
      return set_state (self, change, command, error);
    case KITH_DESK_DO_PUT_STATE:
      return put_state (self, change, command, error);
    case KITH_DESK_DO_VOIDED:
      return set_voided (self, change, command, error);
    case KITH_DESK_DO_RESTORE:
      return restore (self, change, command, error);
    case KITH_DESK_DO_CORRECT:
      return correct (self, change, command, error);
    case KITH_DESK_DO_REASSIGN:
      return reassign (self, change, command, error);
    case KITH_DESK_DO_SERVICE:
      return set_service (self, change, command->id, command->other, command->flag, error);
    case KITH_DESK_DO_SERVICE_FOR_MANY:
      return set_service_for_many (self, change, command, error);
    case KITH_DESK_DO_CLOSE_DAY:
      return close_day (self, change, command, error);
    case KITH_DESK_DO_REOPEN_DAY:
      return reopen_day (self, change, command, error);
    default:
      g_assert_not_reached ();
    }
}
