/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One list of what is to follow up. Each room says by its own rules what is due; here it is only put
 * together. When a plan of one's own is to be looked at again is sealed with its words, so it is not among
 * this.
 */

#include "desk/kith-to-do.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-check-ins-due.h"
#include "notes/kith-note-follow-ups.h"
#include "referrals/kith-follow-ups.h"

/**
 * kith_to_do_free:
 * @self: (transfer full) (nullable): what is to do
 */
void
kith_to_do_free (KithToDo *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->what);
  g_free (self);
}

/**
 * kith_to_do_is_overdue:
 * @self: what is to do
 * @today: the center's day
 *
 * Returns: whether its day has gone by
 */
gboolean
kith_to_do_is_overdue (const KithToDo *self, KithDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->day < today;
}

/**
 * kith_to_do_describe_day:
 * @self: what is to do
 * @today: the center's day
 *
 * Returns: (transfer full): when, and whether that has gone by
 */
char *
kith_to_do_describe_day (const KithToDo *self, KithDay today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->day == today)
    return g_strdup (_ ("Today"));
  if (self->day == today + 1)
    return g_strdup (_ ("Tomorrow"));
  if (self->day == today - 1)
    return g_strdup (_ ("Overdue since yesterday"));
  day = kith_day_format_long (self->day);
  /* Translators: %s is a day */
  return self->day < today ? g_strdup_printf (_ ("Overdue since %s"), day) : g_steal_pointer (&day);
}

static KithToDo *
add (GPtrArray *all, KithToDoKind kind, gint64 id, gint64 version, gint64 shown, KithDay day)
{
  KithToDo *self = g_new0 (KithToDo, 1);

  self->kind = kind;
  self->id = id;
  self->version = version;
  self->shown = shown;
  self->day = day;
  g_ptr_array_add (all, self);
  return self;
}

static gboolean
add_notes (KithSession *session, gint64 account, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) due = kith_note_follow_ups_list_due (session, KITH_DAY_NONE, account, NULL, error);

  if (due == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      const KithNoteFollowUp *row = g_ptr_array_index (due, i);
      KithToDo *one = add (all, KITH_TO_DO_NOTE, row->id, row->version, row->shown, row->day);
      g_autofree char *of = kith_day_format_long (row->note_day);

      one->note = row->note;
      one->account = row->account;
      one->by = g_strdup (row->by);
      /* Translators: %s is the day of a note in which a next step stands */
      one->what = g_strdup_printf (_ ("Next step from the note of %s"), of);
    }
  return TRUE;
}

static gboolean
add_referrals (KithSession *session, gint64 account, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) due = kith_follow_ups_list (session, KITH_DAY_NONE, NULL, error);

  if (due == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      const KithFollowUp *row = g_ptr_array_index (due, i);
      const KithReferral *referral = row->referral;
      KithToDo *one;

      if (referral->due_day == KITH_DAY_NONE || (account != 0 && referral->account != account))
        continue;
      one = add (all, KITH_TO_DO_REFERRAL, referral->id, referral->version, row->shown, referral->due_day);
      one->account = referral->account;
      one->by = g_strdup (referral->made_by);
      /* Translators: %s is a kind of help, such as “Housing and shelter” */
      one->what = g_strdup_printf (_ ("Referral: %s"), kith_referral_kind_label (referral->kind));
    }
  return TRUE;
}

static gboolean
add_check_ins (KithSession *session, gint64 account, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) due = kith_check_ins_due_list (session, KITH_DAY_NONE, account, NULL, error);

  if (due == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      const KithCheckInDue *row = g_ptr_array_index (due, i);
      const KithCheckIn *check_in = row->check_in;
      KithToDo *one;

      if (check_in->due_day == KITH_DAY_NONE)
        continue;
      one = add (all, KITH_TO_DO_CHECK_IN, check_in->id, check_in->version, row->shown, check_in->due_day);
      one->account = check_in->worker;
      one->by = g_strdup (check_in->worker_name);
      one->what = g_strdup (_ ("Check-in"));
    }
  return TRUE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const KithToDo *one = *(KithToDo *const *) a;
  const KithToDo *other = *(KithToDo *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id ? 1 : 0;
}

/**
 * kith_to_do_list:
 * @session: whose rights are used
 * @account: whose, 0: anybody's; a referral is whose account made it
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * What has a day and is to be done, by the rules of the room it is from. Nothing sealed is opened, and
 * nothing is written down.
 *
 * Returns: (transfer full) (element-type KithToDo): the longest due first
 */
GPtrArray *
kith_to_do_list (KithSession *session, gint64 account, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_to_do_free);
  if (!add_notes (session, account, all, error) || !add_referrals (session, account, all, error) ||
      !add_check_ins (session, account, all, error))
    return NULL;
  g_ptr_array_sort (all, compare_due);
  return g_steal_pointer (&all);
}
