/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen that the queue can see says of a match, and what it must not. */

#include "frontdesk/kith-match-item.h"

static KithMatch *
make_match (const char *alias)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_new (7, "Rosa Martinez", &error);
  KithMatch match = { 0 };
  const char *const aliases[] = { "Rosie Blue", NULL };

  kith_card_set_pronouns (card, "she");
  kith_card_set_disambiguator (card, "March");
  g_assert_true (kith_card_set_aliases (card, aliases, &error));
  match.card = card;
  match.reason = alias ? KITH_MATCH_ALIAS : KITH_MATCH_NAME;
  match.alias = alias ? kith_card_get_aliases (card)[0] : NULL;
  return kith_match_copy (&match);
}

static void
assert_label (KithMatchItem *item, const char *expected)
{
  g_autofree char *label = kith_match_item_dup_label (item);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_private_screen (void)
{
  g_autoptr (KithMatch) plain = make_match (NULL);
  g_autoptr (KithMatch) by_alias = make_match ("Rosie Blue");
  g_autoptr (KithMatchItem) item = kith_match_item_new (plain, FALSE, NULL);
  g_autoptr (KithMatchItem) other = kith_match_item_new (by_alias, FALSE, NULL);

  assert_label (item, "Rosa Martinez, she, March");
  assert_label (other, "Rosa Martinez, she, “Rosie Blue” · March");
}

static void
test_public_screen (void)
{
  g_autoptr (KithMatch) by_alias = make_match ("Rosie Blue");
  g_autoptr (KithMatchItem) item = kith_match_item_new (by_alias, TRUE, NULL);
  g_autofree char *hidden = NULL;

  assert_label (item, "Rosa M., she, “Rosie B.”");
  /* Only while Alt is held. */
  kith_match_item_set_revealed (item, TRUE);
  assert_label (item, "Rosa M., she, “Rosie B.” · March");
  kith_match_item_set_revealed (item, FALSE);
  hidden = kith_match_item_dup_label (item);
  g_assert_null (strstr (hidden, "March"));
  g_assert_null (strstr (hidden, "artinez"));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_notifies_once (void)
{
  g_autoptr (KithMatch) match = make_match (NULL);
  g_autoptr (KithMatchItem) item = kith_match_item_new (match, TRUE, NULL);
  guint n = 0;

  g_signal_connect_swapped (item, "notify::detail", G_CALLBACK (count_cb), &n);
  kith_match_item_set_revealed (item, TRUE);
  kith_match_item_set_revealed (item, TRUE);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/match-item/private-screen", test_private_screen);
  g_test_add_func ("/app/match-item/public-screen", test_public_screen);
  g_test_add_func ("/app/match-item/notifies-once", test_notifies_once);
  return g_test_run ();
}
