/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that say which records are one person. Everything else is as it was: lists, marks and counts are
 * read again. */

#include "desk/kith-desk-job-private.h"

gint64
kith_desk_job_find_root (KithChange *change, gint64 person, GError **error)
{
  return kith_merges_find_root (kith_change_get_db (change), person, error);
}

gboolean
kith_desk_job_take_cards (KithDeskJob *self, KithChange *change, gint64 person, GError **error)
{
  g_autoptr (GArray) records = kith_merges_list_records (kith_change_get_db (change), person, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autoptr (GError) local = NULL;
      KithCard *card =
          kith_people_get_shown_card (self->people, g_array_index (records, gint64, i), NULL, &local);

      /* What cannot be opened is left out, as when the desk was opened. */
      if (card != NULL)
        g_ptr_array_add (self->cards, card);
    }
  return records != NULL;
}

/* Cards, presence and today of both. */
static gboolean
take_merge (KithDeskJob *self, KithChange *change, const KithMerge *merge, GError **error)
{
  gint64 root = kith_desk_job_find_root (change, merge->into, error);

  if (root == 0 || !kith_desk_job_take_cards (self, change, root, error) ||
      (merge->ended && !kith_desk_job_take_cards (self, change, merge->from, error)))
    return FALSE;
  kith_desk_job_note_person (self, root);
  kith_desk_job_note_person (self, merge->from);
  self->merged_from = merge->from;
  self->merged_into = root;
  self->person = root;
  self->wrote = TRUE;
  self->reload = TRUE;
  return TRUE;
}

static gboolean
begin_merge (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithMerge) merge =
      kith_merges_begin_in (change, command->person, command->other, command->choices, error);

  if (merge == NULL || !take_merge (self, change, merge, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_unmerge (merge->from, FALSE));
  return TRUE;
}

static gboolean
end_merge (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithMerge) merge = kith_merges_end_in (change, command->person, error);
  KithPairState before;

  if (merge == NULL || !take_merge (self, change, merge, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_merge_again (merge->id, merge->from));
  if (!command->flag)
    return TRUE;
  if (!kith_desk_job_set_pair (self, change, merge->from, merge->into, KITH_PAIR_DISTINCT, &before, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_pair (merge->from, merge->into,
                                                            before != 0 ? before : KITH_PAIR_WITHDRAWN));
  return TRUE;
}

static gboolean
resume_merge (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithMerge) merge = kith_merges_resume_in (change, command->id, error);

  if (merge == NULL || !take_merge (self, change, merge, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_unmerge (merge->from, FALSE));
  return TRUE;
}

static gboolean
put_choices (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithMerge) merge = kith_merges_get (db, command->id, error);
  g_autoptr (KithMergeChoices) before = NULL;
  gint64 root;

  if (merge == NULL)
    return FALSE;
  before = kith_merges_open_choices (self->session, db, merge, FALSE);
  root = kith_desk_job_find_root (change, merge->into, error);
  if (root == 0 || !kith_merges_choose_in (change, merge, FALSE, command->choices, error) ||
      !kith_desk_job_take_cards (self, change, root, error))
    return FALSE;
  kith_desk_job_take_inverse (self, kith_desk_command_merge_choices (merge->id, before));
  self->person = root;
  self->wrote = TRUE;
  return TRUE;
}

gboolean
kith_desk_job_do_merge (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  self->alone = 0;
  switch ((int) command->what)
    {
    case KITH_DESK_DO_MERGE:
      return begin_merge (self, change, command, error);
    case KITH_DESK_DO_UNMERGE:
      return end_merge (self, change, command, error);
    case KITH_DESK_DO_MERGE_AGAIN:
      return resume_merge (self, change, command, error);
    case KITH_DESK_DO_MERGE_CHOICES:
      return put_choices (self, change, command, error);
    default:
      g_assert_not_reached ();
    }
}
