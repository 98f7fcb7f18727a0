/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper nobody can look up what "last 7 days" meant, so a period is said as days. */

#include "settings/kith-log-listing.h"

#include <glib/gi18n.h>

#include "settings/kith-log-words.h"

/* How many are read before others may use the database. */
#define PART 500

/* Takes the words. */
static void
add_fact (KithListing *listing, char *fact, gboolean named)
{
  kith_listing_add_fact (listing, fact, named);
  g_free (fact);
}

static void
add_period (KithListing *listing, KithClock *clock, const KithAuditFilter *filter)
{
  KithInstant now = kith_clock_now (clock);
  g_autofree char *minute = kith_minute_format (now.minute);
  g_autofree char *today = kith_day_format_long (now.day);
  /* Translators: a day and a time of day. */
  g_autofree char *moment = g_strdup_printf (_ ("%s, %s"), today, minute);
  g_autofree char *from =
      filter->from_utc != 0 ? kith_day_format_long (kith_clock_at (clock, filter->from_utc).day) : NULL;
  g_autofree char *until =
      filter->until_utc != 0 ? kith_day_format_long (kith_clock_at (clock, filter->until_utc - 1).day) : NULL;
  g_autofree char *period =
      /* Translators: the first and the last of the days of which a list is */
      g_strdup_printf (_ ("Days: %s to %s"), from != NULL ? from : _ ("the beginning"),
                       until != NULL ? until : today);

  kith_listing_add_fact (listing, period, FALSE);
  /* Translators: %s is a day; stands above a list on paper */
  add_fact (listing, g_strdup_printf (_ ("As of %s"), moment), FALSE);
}

/**
 * kith_log_listing_new:
 * @context: what the window works with
 * @query: what is asked for
 *
 * Returns: (transfer full): a list that says so, without entries
 */
KithListing *
kith_log_listing_new (KithAppContext *context, const KithLogQuery *query)
{
  const KithListingColumn columns[] = {
    { _ ("When"), 3, FALSE },      { _ ("Account"), 2.5, FALSE }, { _ ("What happened"), 4, FALSE },
    { _ ("About whom"), 3, TRUE }, { _ ("For whom"), 3, TRUE },
  };
  KithListing *listing;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  listing = kith_listing_new (_ ("Log"), columns, G_N_ELEMENTS (columns));
  add_period (listing, kith_session_get_clock (kith_app_context_get_session (context)), &query->filter);
  add_fact (listing, g_strdup_printf (_ ("What happened: %s"), kith_event_group_label (query->filter.group)),
            FALSE);
  add_fact (listing,
            g_strdup_printf (_ ("Account: %s"),
                             query->account != NULL ? query->account : _ ("Every account")),
            FALSE);
  if (query->filter.subject != 0)
    kith_listing_add_fact (listing, _ ("Only what is about one person"), FALSE);
  if (query->person != NULL)
    /* Translators: of the log, only what is about somebody; %s is a name. */
    add_fact (listing, g_strdup_printf (_ ("About %s"), query->person), TRUE);
  return listing;
}

/**
 * kith_log_listing_read:
 * @session: a coordinator's session
 * @filter: which entries
 * @error: %KITH_ERROR_NOT_PERMITTED, or of reading
 *
 * Reads a part at a time, and no more than a list has room for.
 *
 * Returns: (transfer full) (element-type KithAuditEntry): newest first, at most one more than
 * %KITH_LISTING_MOST
 */
GPtrArray *
kith_log_listing_read (KithSession *session, const KithAuditFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_audit_entry_free);

  g_return_val_if_fail (KITH_IS_SESSION (session) && filter != NULL, NULL);

  while (all->len <= KITH_LISTING_MOST)
    {
      const KithAuditEntry *after = all->len > 0 ? g_ptr_array_index (all, all->len - 1) : NULL;
      guint most = MIN (PART, KITH_LISTING_MOST + 1 - all->len);
      g_autoptr (GPtrArray) part = kith_audit_list (session, filter, after, most, error);
      guint n;

      if (part == NULL)
        return NULL;
      n = part->len;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&part));
      if (n < most)
        break;
    }
  return g_steal_pointer (&all);
}

/**
 * kith_log_listing_add_entries:
 * @listing: a list without entries
 * @context: what the window works with
 * @entries: (element-type KithAuditEntry): newest first
 *
 * Adds as many as there is room for, and says how many that is.
 */
void
kith_log_listing_add_entries (KithListing *listing, KithAppContext *context, GPtrArray *entries)
{
  g_autofree char *count = NULL;
  guint n;

  g_return_if_fail (listing != NULL && entries != NULL);
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  for (guint i = 0; i < entries->len; i++)
    {
      g_auto (GStrv) cells = kith_log_words_cells (g_ptr_array_index (entries, i), context);

      if (!kith_listing_add_row (listing, (const char *const *) cells))
        break;
    }
  n = kith_listing_get_n_rows (listing);
  count = n < entries->len
              ? g_strdup_printf (ngettext ("The newest %u entry. Choose a shorter time for the rest.",
                                           "The newest %u entries. Choose a shorter time for the rest.", n),
                                 n)
              : g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
  kith_listing_add_fact (listing, count, FALSE);
}
