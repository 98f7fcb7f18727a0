/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen that the queue can see says of a match, and what it must not. */

#include "frontdesk/kith-match-item.h"

static void
add_match (GPtrArray *matches, const char *alias)
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
  g_ptr_array_add (matches, kith_match_copy (&match));
}

/* Rosa as she may be shown where nobody reads alike. */
static KithMatchItem *
make_item (const char *alias, gboolean public_screen)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
  g_autoptr (GPtrArray) items = NULL;

  add_match (matches, alias);
  items = kith_match_items_new (matches, public_screen, NULL);
  return g_object_ref (g_ptr_array_index (items, 0));
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
  g_autoptr (KithMatchItem) item = make_item (NULL, FALSE);
  g_autoptr (KithMatchItem) other = make_item ("Rosie Blue", FALSE);

  assert_label (item, "Rosa Martinez, she, March");
  assert_label (other, "Rosa Martinez, she, “Rosie Blue” · March");
}

static void
test_public_screen (void)
{
  g_autoptr (KithMatchItem) item = make_item ("Rosie Blue", TRUE);
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
add_maria (GPtrArray *matches, gint64 person, const char *name, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_new (person, name, &error);
  KithMatch match = { .card = card, .reason = KITH_MATCH_NAME };

  g_assert_no_error (error);
  kith_card_set_pronouns (card, "she");
  kith_card_set_disambiguator (card, note);
  g_ptr_array_add (matches, kith_match_copy (&match));
}

/* A note stands there only where it tells; then nobody needs a letter more. */
static void
test_namesakes (void)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) private_items = NULL;

  add_maria (matches, 1, "Maria Garcia", NULL);
  add_maria (matches, 2, "Maria Gomez", NULL);
  add_maria (matches, 3, "Ana Gil", "March");
  items = kith_match_items_new (matches, TRUE, NULL);
  assert_label (g_ptr_array_index (items, 0), "Maria Ga., she");
  assert_label (g_ptr_array_index (items, 1), "Maria Go., she");
  assert_label (g_ptr_array_index (items, 2), "Ana G., she");
  g_clear_pointer (&items, g_ptr_array_unref);

  add_maria (matches, 4, "Maria Gruber", "red scarf");
  items = kith_match_items_new (matches, TRUE, NULL);
  assert_label (g_ptr_array_index (items, 0), "Maria Ga., she");
  assert_label (g_ptr_array_index (items, 3), "Maria G., she, red scarf");
  g_assert_cmpstr (kith_match_item_get_title (g_ptr_array_index (items, 3)), ==, "Maria G. · red scarf");

  private_items = kith_match_items_new (matches, FALSE, NULL);
  assert_label (g_ptr_array_index (private_items, 0), "Maria Garcia, she");
  assert_label (g_ptr_array_index (private_items, 2), "Ana Gil, she, March");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_notifies_once (void)
{
  g_autoptr (KithMatchItem) item = make_item (NULL, TRUE);
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
  g_test_add_func ("/app/match-item/namesakes", test_namesakes);
  g_test_add_func ("/app/match-item/notifies-once", test_notifies_once);
  return g_test_run ();
}
