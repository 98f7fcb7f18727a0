/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about groups. An inverse goes by what the command left and not by a version: what was done and
 * taken back since does not stand in its way. */

#include "groups/kith-group-command-private.h"

static KithGroupCommand *
new_command (KithGroupDo what)
{
  KithGroupCommand *self = g_new0 (KithGroupCommand, 1);

  g_atomic_ref_count_init (&self->refs);
  self->what = what;
  return self;
}

/**
 * kith_group_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): the same
 */
KithGroupCommand *
kith_group_command_ref (KithGroupCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_group_command_unref:
 * @self: (transfer full): a command
 */
void
kith_group_command_unref (KithGroupCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  kith_group_free (self->wanted);
  kith_group_free (self->left);
  kith_group_session_free (self->session);
  kith_group_session_free (self->session_left);
  kith_group_note_free (self->note);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

/**
 * kith_group_command_add:
 * @group: what is held, when and where
 *
 * Returns: (transfer full): that there is such a group
 */
KithGroupCommand *
kith_group_command_add (const KithGroup *group)
{
  KithGroupCommand *self;

  g_return_val_if_fail (group != NULL, NULL);

  self = new_command (KITH_GROUP_DO_ADD);
  self->wanted = kith_group_copy (group);
  return self;
}

/**
 * kith_group_command_edit:
 * @wanted: the group as it was read, with whatever is to be otherwise
 *
 * Returns: (transfer full): that it says this
 */
KithGroupCommand *
kith_group_command_edit (const KithGroup *wanted)
{
  KithGroupCommand *self;

  g_return_val_if_fail (wanted != NULL, NULL);

  self = new_command (KITH_GROUP_DO_EDIT);
  self->wanted = kith_group_copy (wanted);
  return self;
}

KithGroupCommand *
kith_group_command_edit_back (const KithGroup *before, const KithGroup *left)
{
  KithGroupCommand *self = kith_group_command_edit (before);

  self->left = kith_group_copy (left);
  return self;
}

/**
 * kith_group_command_session:
 * @wanted: the session as it was read, with another state or other guests
 *
 * Returns: (transfer full): that this became of it
 */
KithGroupCommand *
kith_group_command_session (const KithGroupSession *wanted)
{
  KithGroupCommand *self;

  g_return_val_if_fail (wanted != NULL, NULL);

  self = new_command (KITH_GROUP_DO_SESSION);
  self->session = kith_group_session_copy (wanted);
  return self;
}

static KithGroupCommand *
new_tick (KithGroupDo what, gint64 group, KithDay day, gint64 person)
{
  KithGroupCommand *self = new_command (what);

  self->session = kith_group_session_new (group, day);
  self->person = person;
  return self;
}

/**
 * kith_group_command_tick:
 * @group: an id
 * @day: the center's day
 * @person: who came
 *
 * Returns: (transfer full): that they did; it makes no visit
 */
KithGroupCommand *
kith_group_command_tick (gint64 group, KithDay day, gint64 person)
{
  return new_tick (KITH_GROUP_DO_TICK, group, day, person);
}

/**
 * kith_group_command_untick:
 * @group: an id
 * @day: the center's day
 * @person: who did not come, by whichever of their records
 *
 * Returns: (transfer full): that it was a mistake; with the last, nothing is said of that day any more
 */
KithGroupCommand *
kith_group_command_untick (gint64 group, KithDay day, gint64 person)
{
  return new_tick (KITH_GROUP_DO_UNTICK, group, day, person);
}

KithGroupCommand *
kith_group_command_session_back (const KithGroupSession *before, const KithGroupSession *left)
{
  KithGroupCommand *self = kith_group_command_session (before);

  self->session_left = kith_group_session_copy (left);
  return self;
}

KithGroupCommand *
kith_group_command_mark (const KithGroupSession *session, GArray *marks, gboolean voided, gboolean release)
{
  KithGroupCommand *self = new_command (KITH_GROUP_DO_MARK);

  self->session = kith_group_session_copy (session);
  self->marks = g_array_copy (marks);
  self->voided = voided;
  self->release = release;
  return self;
}

/**
 * kith_group_command_note:
 * @group: an id
 * @day: of the session
 * @note: what was written; its id is that of the note which it is written over, 0 for the first
 *
 * Returns: (transfer full): that it says this; what it said is kept
 */
KithGroupCommand *
kith_group_command_note (gint64 group, KithDay day, const KithGroupNote *note)
{
  KithGroupCommand *self;

  g_return_val_if_fail (note != NULL, NULL);

  self = new_command (KITH_GROUP_DO_NOTE);
  self->session = kith_group_session_new (group, day);
  self->note = kith_group_note_copy (note);
  self->note_id = note->id;
  return self;
}

KithGroupCommand *
kith_group_command_note_mark (const KithGroupSession *session, gint64 note, gboolean voided)
{
  KithGroupCommand *self = new_command (KITH_GROUP_DO_NOTE_MARK);

  self->session = kith_group_session_copy (session);
  self->note_id = note;
  self->voided = voided;
  return self;
}
