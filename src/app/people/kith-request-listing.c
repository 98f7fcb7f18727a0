/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody's requests without anybody's words: those are sealed, and are not read for a list. */

#include "people/kith-request-listing.h"

#include <glib/gi18n.h>

static void
add_facts (KithListing *listing, GPtrArray *requests, KithDay today, gboolean closed_too)
{
  guint n_shown = MIN (requests->len, KITH_LISTING_MOST);
  g_autofree char *day = kith_day_format_long (today);
  /* Translators: %s is a day; stands above a list on paper */
  g_autofree char *as_of = g_strdup_printf (_ ("As of %s"), day);
  g_autofree char *count =
      n_shown < requests->len
          ? g_strdup_printf (ngettext ("The first %u request", "The first %u requests", n_shown), n_shown)
          : g_strdup_printf (ngettext ("%u request", "%u requests", n_shown), n_shown);

  kith_listing_add_fact (listing, as_of, FALSE);
  kith_listing_add_fact (listing, closed_too ? _ ("What is open and what is closed") : _ ("What is open"),
                         FALSE);
  kith_listing_add_fact (listing, count, FALSE);
}

static gboolean
add_request (KithListing *listing,
             KithCardIndex *index,
             const KithRequest *request,
             KithQuestions *questions,
             KithDay today)
{
  KithCard *card = kith_card_index_get (index, request->shown);
  g_autofree char *what = kith_request_describe (request, questions);
  g_autofree char *day = kith_day_format_date (request->day);
  g_autofree char *state = kith_request_describe_state (request, today);
  const char *const cells[] = {
    card != NULL ? kith_card_get_name (card) : "",      what,  day,
    request->taken_by != NULL ? request->taken_by : "", state, NULL,
  };

  return kith_listing_add_row (listing, cells);
}

/**
 * kith_request_listing_new:
 * @context: what the window works with
 * @requests: (element-type KithRequest): as kith_requests_list_all() gives them
 * @questions: the lists, which name what is not right
 * @closed_too: whether what is closed was asked for
 *
 * Returns: (transfer full): the list; of more than %KITH_LISTING_MOST the first
 */
KithListing *
kith_request_listing_new (KithAppContext *context,
                          GPtrArray *requests,
                          KithQuestions *questions,
                          gboolean closed_too)
{
  const KithListingColumn columns[] = {
    { _ ("Who asked"), 3, TRUE },        { _ ("What they asked for"), 4, FALSE }, { _ ("Day"), 2, FALSE },
    { _ ("Written down by"), 2, FALSE }, { _ ("How it stands"), 4, FALSE },
  };
  KithCardIndex *index;
  KithListing *listing;
  KithDay today;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (requests != NULL && questions != NULL, NULL);

  today = kith_clock_today (kith_session_get_clock (kith_app_context_get_session (context)));
  index = kith_desk_get_index (kith_app_context_get_desk (context));
  listing = kith_listing_new (_ ("What people asked for"), columns, G_N_ELEMENTS (columns));
  add_facts (listing, requests, today, closed_too);
  for (guint i = 0; i < requests->len; i++)
    if (!add_request (listing, index, g_ptr_array_index (requests, i), questions, today))
      break;
  return listing;
}
