/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due is told from what stands in clear. How people may be reached, and who is missed, opens what is
 * sealed, so it is read only where somebody asked for it. */

#include "goals/kith-check-ins-listing.h"

#include <glib/gi18n.h>

/**
 * kith_check_ins_listing_new:
 * @everyone: whether what others are to ask is in it
 * @reach: whether it is read how they may be reached, and what to ask about
 * @missed: whether it is read who is missed
 *
 * Returns: (transfer full): nothing, until kith_check_ins_listing_run()
 */
KithCheckInsListing *
kith_check_ins_listing_new (gboolean everyone, gboolean reach, gboolean missed)
{
  KithCheckInsListing *self = g_new0 (KithCheckInsListing, 1);

  self->everyone = everyone;
  self->reach = reach;
  self->missed = missed;
  return self;
}

/**
 * kith_check_ins_listing_free:
 * @self: (transfer full) (nullable): what was read
 */
void
kith_check_ins_listing_free (KithCheckInsListing *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->all_missed, g_ptr_array_unref);
  g_free (self);
}

/**
 * kith_check_ins_listing_run:
 * @self: what is to be read
 * @session: whose rights and keys are used
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Returns: whether it was read
 */
gboolean
kith_check_ins_listing_run (KithCheckInsListing *self, KithSession *session, GError **error)
{
  KithDay today;

  g_return_val_if_fail (self != NULL && KITH_IS_SESSION (session), FALSE);

  today = kith_clock_today (kith_session_get_clock (session));
  self->due =
      kith_check_ins_due_list (session, kith_check_ins_week_end (today),
                               self->everyone ? 0 : kith_session_get_account (session), &self->n_away, error);
  if (self->due == NULL || (self->reach && !kith_check_ins_due_read (session, self->due, error)))
    return FALSE;
  if (self->missed)
    self->all_missed =
        kith_missed_list (session, kith_missed_get_weeks (kith_session_get_center (session)), NULL, error);
  return !self->missed || self->all_missed != NULL;
}

/**
 * kith_check_ins_listing_describe_due:
 * @due: a row
 * @today: the center's day
 *
 * Returns: (transfer full): when they are to be asked
 */
char *
kith_check_ins_listing_describe_due (const KithCheckInDue *due, KithDay today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (due != NULL, NULL);

  if (due->check_in->due_day == KITH_DAY_NONE)
    return g_strdup (_ ("no day is set"));
  day = kith_day_format_long (due->check_in->due_day);
  if (due->check_in->due_day < today)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("due since %s"), day);
  if (due->check_in->due_day == today)
    return g_strdup (_ ("due today"));
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("due on %s"), day);
}

/**
 * kith_check_ins_listing_describe_more:
 * @due: a row
 *
 * Returns: (transfer full): who is to ask, and how, where that was read: only as they permit now
 */
char *
kith_check_ins_listing_describe_more (const KithCheckInDue *due)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (due != NULL, NULL);

  text = g_string_new (due->check_in->worker_name != NULL ? due->check_in->worker_name : "?");
  if (due->reach == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
#define WAY(symbol, ...)                                                                                     \
  if (kith_contact_ways_has (due->ways, KITH_WAY_##symbol))                                                  \
    g_string_append_printf (text, " · %s", kith_contact_way_label (KITH_WAY_##symbol));
  KITH_CONTACT_WAYS (WAY)
#undef WAY
  if (due->check_in->words != NULL)
    g_string_append_printf (text, "\n%s", due->check_in->words);
  g_string_append_printf (text, "\n%s", due->reach);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
