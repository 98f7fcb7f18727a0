/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups/kith-groups-reading.h"

#include "groups/kith-group-meetings.h"
#include "groups/kith-group-note-form.h"
#include "groups/kith-group-sessions.h"
#include "session/kith-accounts.h"
#include "session/kith-draft.h"

/* What became of a group further back is a matter of charts. */
#define DAYS_BACK 90

/**
 * kith_groups_reading_new:
 * @first: the first day of the week that is shown
 * @group: which group is shown, 0 for all of them
 *
 * Returns: (transfer full): nothing read yet
 */
KithGroupsReading *
kith_groups_reading_new (KithDay first, gint64 group)
{
  KithGroupsReading *self = g_new0 (KithGroupsReading, 1);

  self->first = first;
  self->group = group;
  return self;
}

/**
 * kith_groups_reading_free:
 * @self: (transfer full) (nullable): what was read
 */
void
kith_groups_reading_free (KithGroupsReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->week, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  kith_group_free (self->one);
  g_free (self);
}

static gboolean
read_drafts (KithGroupsReading *self, KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) notes = kith_draft_list (session, KITH_DRAFT_GROUP_NOTE, error);
  g_autoptr (GPtrArray) forms = notes != NULL ? kith_draft_list (session, KITH_DRAFT_GROUP, error) : NULL;

  if (forms == NULL)
    return FALSE;
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_note_form_free);
  for (guint i = 0; i < notes->len; i++)
    {
      const KithDraft *draft = g_ptr_array_index (notes, i);
      KithGroupNoteForm *form = g_variant_is_of_type (draft->content, G_VARIANT_TYPE_VARDICT)
                                    ? kith_group_note_form_from_draft (draft->content)
                                    : NULL;

      if (form != NULL)
        g_ptr_array_add (self->notes, form);
    }
  for (guint i = 0; i < forms->len; i++)
    self->adding |= ((KithDraft *) g_ptr_array_index (forms, i))->subject == 0;
  return TRUE;
}

static const KithGroupSession *
find_session (GPtrArray *sessions, KithDay day)
{
  for (guint i = 0; i < sessions->len; i++)
    if (((KithGroupSession *) g_ptr_array_index (sessions, i))->day == day)
      return g_ptr_array_index (sessions, i);
  return NULL;
}

static gboolean
read_one (KithGroupsReading *self, KithSession *session, KithDay today, GError **error)
{
  g_autoptr (GPtrArray) sessions = NULL;

  self->one = kith_groups_get (session, self->group, error);
  if (self->one != NULL)
    sessions = kith_group_sessions_list (session, self->group, today - DAYS_BACK, today, error);
  if (sessions == NULL)
    return FALSE;
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_meeting_free);
  for (KithDay day = today; day >= today - DAYS_BACK; day--)
    {
      const KithGroupSession *said = find_session (sessions, day);
      g_autoptr (KithGroupSession) nothing = kith_group_session_new (self->group, day);
      gboolean planned = self->one->state == KITH_GROUP_ACTIVE &&
                         kith_group_schedule_find (self->one->schedule, day, NULL, NULL);

      if (planned || said != NULL)
        g_ptr_array_add (self->meetings, kith_group_meeting_new (self->one, said != NULL ? said : nothing));
    }
  return TRUE;
}

/**
 * kith_groups_reading_read:
 * @self: what is to be read
 * @session: whose rights are used
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * On the database thread.
 *
 * Returns: whether it could be
 */
gboolean
kith_groups_reading_read (KithGroupsReading *self, KithSession *session, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  self->week = kith_group_meetings_in_week (session, self->first, error);
  if (self->week != NULL)
    self->groups = kith_groups_list (session, TRUE, error);
  if (self->groups != NULL)
    self->accounts = kith_accounts_list (kith_session_get_store (session), error);
  return self->accounts != NULL && read_drafts (self, session, error) &&
         (self->group == 0 ||
          read_one (self, session, kith_clock_today (kith_session_get_clock (session)), error));
}
