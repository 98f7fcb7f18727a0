/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card through sealing and back, and what is made of content that Kith did not write. */

#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-card.h"

static KithCard *
full_card (void)
{
  static const char *const aliases[] = { " Rosie ", "Росита", "", "Rosie", NULL };
  g_autoptr (GError) error = NULL;
  KithCard *card = kith_card_new (42, "  Rosa \t Martín", &error);

  g_assert_no_error (error);
  kith_card_set_pronouns (card, "she/her");
  kith_card_set_disambiguator (card, "red scarf");
  g_assert_true (kith_card_set_code (card, "KC-1042", NULL));
  g_assert_true (kith_card_set_aliases (card, aliases, NULL));
  kith_card_set_state (card, KITH_CARD_AWAY);
  return card;
}

static GVariant *
content_of (const KithCard *card)
{
  return g_variant_ref_sink (kith_card_to_content (card));
}

static void
test_fields (void)
{
  g_autoptr (KithCard) card = full_card ();

  g_assert_cmpint (kith_card_get_person (card), ==, 42);
  g_assert_cmpstr (kith_card_get_name (card), ==, "Rosa Martín");
  g_assert_cmpstr (kith_card_get_pronouns (card), ==, "she/her");
  g_assert_cmpstr (kith_card_get_disambiguator (card), ==, "red scarf");
  g_assert_cmpstr (kith_card_get_code (card), ==, "KC-1042");
  g_assert_cmpint (kith_card_get_state (card), ==, KITH_CARD_AWAY);
  g_assert_cmpuint (g_strv_length ((GStrv) kith_card_get_aliases (card)), ==, 2);
  g_assert_cmpstr (kith_card_get_aliases (card)[0], ==, "Rosie");
  g_assert_cmpstr (kith_card_get_folds (card)[0], ==, "rosa martin");
  g_assert_cmpstr (kith_card_get_folds (card)[1], ==, "rosie");
  g_assert_cmpstr (kith_card_get_folds (card)[2], ==, "rosita");
  g_assert_null (kith_card_get_folds (card)[3]);
}

static void
test_round_trip (void)
{
  g_autoptr (KithCard) card = full_card ();
  g_autoptr (GVariant) content = content_of (card);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) back = kith_card_from_content (42, content, &error);
  g_autoptr (KithCard) other = kith_card_from_bytes (42, bytes, &error);

  g_assert_no_error (error);
  g_assert_true (g_variant_is_of_type (content, G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE)));
  g_assert_true (kith_card_equal (card, back));
  g_assert_true (kith_card_equal (card, other));
  g_assert_true (g_strv_equal (kith_card_get_folds (card), kith_card_get_folds (back)));
}

static void
test_copy_is_its_own (void)
{
  g_autoptr (KithCard) card = full_card ();
  g_autoptr (KithCard) copy = kith_card_copy (card);

  g_assert_true (kith_card_equal (card, copy));
  g_assert_true (kith_card_set_name (copy, "Ana", NULL));
  g_assert_cmpstr (kith_card_get_name (card), ==, "Rosa Martín");
  g_assert_cmpstr (kith_card_get_folds (copy)[0], ==, "ana");
  g_assert_cmpstr (kith_card_get_folds (copy)[2], ==, "rosita");
  g_assert_cmpstr (kith_card_get_code (copy), ==, "KC-1042");
  g_assert_false (kith_card_equal (card, copy));
}

static void
test_refuses (void)
{
  static const char *const blank[] = { "", "   ", "\xe2\x80\x8b", "\t\n" };
  g_autoptr (KithCard) card = full_card ();
  g_autoptr (GError) error = NULL;
  g_autofree char *long_code = g_strnfill (KITH_CARD_MAX_CODE + 1, '7');
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autoptr (GError) missing = NULL;

      g_assert_null (kith_card_new (1, blank[i], &missing));
      g_assert_error (missing, KITH_ERROR, KITH_ERROR_INVALID);
    }

  g_assert_false (kith_card_set_name (card, " ", NULL));
  g_assert_cmpstr (kith_card_get_name (card), ==, "Rosa Martín");
  g_assert_false (kith_card_set_code (card, long_code, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpstr (kith_card_get_code (card), ==, "KC-1042");
  g_clear_error (&error);

  for (guint i = 0; i <= KITH_CARD_MAX_ALIASES; i++)
    g_ptr_array_add (many, g_strdup_printf ("a%u", i));
  g_ptr_array_add (many, NULL);
  g_assert_false (kith_card_set_aliases (card, (const char *const *) many->pdata, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpuint (g_strv_length ((GStrv) kith_card_get_aliases (card)), ==, 2);
  g_assert_true (kith_card_set_code (card, NULL, NULL));
  g_assert_cmpstr (kith_card_get_code (card), ==, "");
}

#define READABLE_TYPE "(qyssssasasa{sv})"

/* What a card seals, from a form that can be read: one value for each field. */
static GVariant *
pack (const char *readable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) fields =
      g_variant_parse (G_VARIANT_TYPE (READABLE_TYPE), readable, NULL, NULL, &error);
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autoptr (GVariant) extras = NULL;
  guint16 version;
  guchar state, n_aliases = 0;

  g_assert_no_error (error);
  g_variant_get_child (fields, 0, "q", &version);
  g_variant_get_child (fields, 1, "y", &state);
  for (guint i = 2; i < 8; i++)
    {
      g_autoptr (GVariant) field = g_variant_get_child_value (fields, i);
      gboolean list = g_variant_is_of_type (field, G_VARIANT_TYPE_STRING_ARRAY);

      for (gsize j = 0; j < (list ? g_variant_n_children (field) : 1); j++)
        {
          g_autoptr (GVariant) text = list ? g_variant_get_child_value (field, j) : g_variant_ref (field);

          g_byte_array_append (texts, g_variant_get_data (text), (guint) g_variant_get_size (text));
        }
      if (i == 6)
        n_aliases = (guchar) g_variant_n_children (field);
    }
  extras = g_variant_get_child_value (fields, 8);
  return g_variant_ref_sink (
      g_variant_new ("(qyy@ay@a{sv})", version, state, n_aliases,
                     g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, texts->data, texts->len, 1), extras));
}

/* What a later Kith put on a card is there after this one changed it. */
static void
test_extras_survive (void)
{
  g_autoptr (GVariant) content =
      pack ("(1, 0, 'Rosa', '', '', '', [], ['rosa'], {'photo': <'x'>, 'n': <7>})");
  g_autoptr (KithCard) card = kith_card_from_content (1, content, NULL);
  g_autoptr (KithCard) copy = kith_card_copy (card);
  g_autoptr (GVariant) after = NULL;
  g_autoptr (GVariant) extras = NULL;
  int n = 0;

  g_assert_true (kith_card_set_name (copy, "Ana", NULL));
  after = content_of (copy);
  extras = g_variant_get_child_value (after, 4);
  g_assert_cmpuint (g_variant_n_children (extras), ==, 2);
  g_assert_true (g_variant_lookup (extras, "n", "i", &n));
  g_assert_cmpint (n, ==, 7);
}

static KithCard *
parse_card (const char *text)
{
  g_autoptr (GVariant) content = pack (text);

  return kith_card_from_content (1, content, NULL);
}

static void
test_folds_are_checked (void)
{
  static const char *const contents[] = {
    "(1, 0, 'Rosa', '', '', '', ['Ann'], ['rosa', 'ann'], {})",
    "(0, 0, 'Rosa', '', '', '', ['Ann'], ['old', 'rules'], {})",
    "(1, 0, 'Rosa', '', '', '', ['Ann'], ['rosa'], {})",
    "(1, 0, 'Rosa', '', '', '', ['Ann'], ['rosa', 'ann', 'x'], {})",
    "(1, 0, 'Rosa', '', '', '', ['Ann'], ['Rosa', 'ann'], {})",
    "(1, 0, 'Rosa', '', '', '', ['Ann'], ['rosa  ', 'ann'], {})",
    "(1, 0, 'Rosa', '', '', '', ['Ann'], ['r-sa', 'ann'], {})",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (KithCard) card = parse_card (contents[i]);

      g_assert_nonnull (card);
      g_assert_cmpstr (kith_card_get_folds (card)[0], ==, "rosa");
      g_assert_cmpstr (kith_card_get_folds (card)[1], ==, "ann");
      g_assert_null (kith_card_get_folds (card)[2]);
    }
}

static void
test_content_is_cleaned (void)
{
  g_autoptr (KithCard) card =
      parse_card ("(1, 0, ' Ro\\u202esa ', 'a\\u0001b', '', '', ['\\u200b', 'x y'], ['x', '', 'x y'], {})");

  g_assert_nonnull (card);
  g_assert_cmpstr (kith_card_get_name (card), ==, "Rosa");
  g_assert_cmpstr (kith_card_get_pronouns (card), ==, "ab");
  g_assert_cmpstr (kith_card_get_folds (card)[0], ==, "rosa");
}

static void
test_content_is_refused (void)
{
  static const char *const contents[] = {
    "(1, 0, '', '', '', '', [], [''], {})",
    "(1, 0, '\\u200b', '', '', '', [], [''], {})",
    "(1, 4, 'Rosa', '', '', '', [], ['rosa'], {})",
  };
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_parsed ("('Rosa', 1)"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) many = g_string_new ("(1, 0, 'Rosa', '', '', '', [");

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    g_assert_null (parse_card (contents[i]));

  for (guint i = 0; i <= KITH_CARD_MAX_ALIASES; i++)
    g_string_append_printf (many, "'a%u', ", i);
  g_string_append (many, "'z'], [], {})");
  g_assert_null (parse_card (many->str));

  g_assert_null (kith_card_from_content (1, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/* Bytes that were changed anywhere: refused, or a card that is fit to show. */
static void
test_mutated_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autoptr (KithCard) card = full_card ();
  g_autoptr (GVariant) content = content_of (card);
  guint accepted = 0;

  for (guint i = 0; i < 20000; i++)
    {
      gsize size = g_variant_get_size (content);
      guint8 *copy = g_memdup2 (g_variant_get_data (content), size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (KithCard) back = NULL;

      for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
        copy[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      if (g_rand_int_range (rand, 0, 4) == 0)
        size = (gsize) g_rand_int_range (rand, 0, (gint32) size + 1);

      bytes = g_bytes_new_take (copy, size);
      back = kith_card_from_bytes (42, bytes, NULL);
      if (back == NULL)
        continue;

      accepted++;
      g_assert_true (g_utf8_validate (kith_card_get_name (back), -1, NULL));
      g_assert_false (kith_text_is_blank (kith_card_get_name (back)));
      g_assert_cmpuint (g_strv_length ((GStrv) kith_card_get_folds (back)), ==,
                        g_strv_length ((GStrv) kith_card_get_aliases (back)) + 1);
      g_assert_cmpint (kith_card_get_state (back), <=, KITH_CARD_HIDDEN);
    }

  g_assert_cmpuint (accepted, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/card/fields", test_fields);
  g_test_add_func ("/people/card/round-trip", test_round_trip);
  g_test_add_func ("/people/card/copy-is-its-own", test_copy_is_its_own);
  g_test_add_func ("/people/card/refuses", test_refuses);
  g_test_add_func ("/people/card/extras-survive", test_extras_survive);
  g_test_add_func ("/people/card/folds-are-checked", test_folds_are_checked);
  g_test_add_func ("/people/card/content-is-cleaned", test_content_is_cleaned);
  g_test_add_func ("/people/card/content-is-refused", test_content_is_refused);
  g_test_add_func ("/people/card/mutated-bytes", test_mutated_bytes);
  return g_test_run ();
}
