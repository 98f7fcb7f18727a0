/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper nobody can look up what "last 7 days" meant, so a period is said as days. */

#include "settings/kith-log-listing.h"

#include <glib/gi18n.h>

#include "settings/kith-log-words.h"
#include "shared/kith-job.h"

/* How many are read before others may use the database. */
#define PART 500

const KithListingExit kith_log_listing_exit = { KITH_ACTION_AUDIT_READ, "log" };

/* What is read for paper: all of it, not only what is shown so far. */
typedef struct
{
  KithAppContext *context; /* (owned) */
  KithListing *listing;    /* (owned) (nullable) */
  KithAuditFilter filter;
  GPtrArray *entries; /* (owned) (nullable) (element-type KithAuditEntry) */
} Print;

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

/* A part at a time, and at most one more than a list has room for. */
static GPtrArray *
read_entries (KithSession *session, const KithAuditFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_audit_entry_free);

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

/* Adds as many as there is room for, and says how many that is. */
static void
add_entries (KithListing *listing, KithAppContext *context, GPtrArray *entries)
{
  g_autofree char *count = NULL;
  guint n;

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

static void
print_free (gpointer data)
{
  Print *print = data;

  g_object_unref (print->context);
  kith_listing_free (print->listing);
  g_clear_pointer (&print->entries, g_ptr_array_unref);
  g_free (print);
}

static gboolean
print_job (KithSession *session, gpointer data, GError **error)
{
  Print *print = data;

  print->entries = read_entries (session, &print->filter, error);
  return print->entries != NULL;
}

static void
print_read_cb (gpointer object, gpointer data, const GError *error)
{
  Print *print = data;

  if (error != NULL)
    return;
  add_entries (print->listing, print->context, print->entries);
  kith_listing_print (GTK_WIDGET (object), print->context, g_steal_pointer (&print->listing),
                      &kith_log_listing_exit);
}

/**
 * kith_log_listing_print:
 * @parent: a widget of the window
 * @context: what the window works with
 * @listing: (transfer full): a list without entries
 * @filter: which entries
 *
 * Reads them, newest first and as many as there is room for, and prints.
 */
void
kith_log_listing_print (GtkWidget *parent,
                        KithAppContext *context,
                        KithListing *listing,
                        const KithAuditFilter *filter)
{
  Print *print;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (listing != NULL && filter != NULL);

  print = g_new0 (Print, 1);
  print->context = g_object_ref (context);
  print->listing = listing;
  print->filter = *filter;
  kith_job_run (context, print_job, print, print_free, parent, print_read_cb);
}
