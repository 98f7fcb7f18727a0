/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names on a screen that others see: different wherever anything on the cards differs, and no longer than
 * that takes. */

#include "desk/kith-public-name.h"

#include <string.h>

static KithCard *
make_card (const char *name, const char *pronouns, const char *note)
{
  g_autoptr (GError) error = NULL;
  KithCard *card = kith_card_new (1, name, &error);

  g_assert_no_error (error);
  kith_card_set_pronouns (card, pronouns);
  kith_card_set_disambiguator (card, note);
  return card;
}

static void
check (const char *const (*rows)[4], guint n)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref);
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cards, make_card (rows[i][0], rows[i][1], rows[i][2]));
  names = kith_public_names_new ((KithCard *const *) cards->pdata, n);
  g_assert_cmpuint (names->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = kith_public_name_dup_text (g_ptr_array_index (names, i));

      g_assert_cmpstr (text, ==, rows[i][3]);
    }
}

static void
test_examples (void)
{
  /* name, pronouns, note, what is shown */
  static const char *const nobody_alike[][4] = {
    { "Rosa Martín", "she", "March", "Rosa M." },
    { "Sam Hill", NULL, NULL, "Sam H." },
    { "Rosa", "she", NULL, "Rosa" },
  };
  static const char *const pronouns[][4] = {
    { "Maria Garcia", "she", "tall", "Maria G. (she)" },
    { "Maria Gomez", "they", "tall", "Maria G. (they)" },
    { "Maria Gil", NULL, NULL, "Maria G." },
  };
  static const char *const notes[][4] = {
    { "Maria Garcia", "she", "March", "Maria G. · March" },
    { "Maria Garcia", "she", "June", "Maria G. · June" },
  };
  static const char *const letters[][4] = {
    { "Maria Garcia", "she", NULL, "Maria Garc." }, { "Maria Garland", "she", NULL, "Maria Garl." },
    { "Maria Gomez", "she", NULL, "Maria Go." },    { "Maria Ga", "she", NULL, "Maria Ga" },
    { "maria gül", "she", NULL, "maria gü." },
  };
  static const char *const mixed[][4] = {
    { "Maria Garcia", "she", NULL, "Maria Ga. (she)" },
    { "Maria Gomez", "she", NULL, "Maria Go. (she)" },
    { "Maria Gomez", "they", NULL, "Maria G. (they)" },
  };
  static const char *const middles[][4] = {
    { "Maria Anna Garcia", NULL, NULL, "Maria An. G." },
    { "Maria Alba Garcia", NULL, NULL, "Maria Al. G." },
    { "Maria Garcia", NULL, NULL, "Maria G." },
  };
  static const char *const points[][4] = {
    { "Rosa (Red)", NULL, NULL, "Rosa (Red)" },
    { "Rosa Red", NULL, NULL, "Rosa Red" },
    { "Same Name", "she", "here", "Same N." },
    { "Same Name", "she", "here", "Same N." },
  };

  check (nobody_alike, G_N_ELEMENTS (nobody_alike));
  check (pronouns, G_N_ELEMENTS (pronouns));
  check (notes, G_N_ELEMENTS (notes));
  check (letters, G_N_ELEMENTS (letters));
  check (mixed, G_N_ELEMENTS (mixed));
  check (middles, G_N_ELEMENTS (middles));
  check (points, G_N_ELEMENTS (points));
}

static const char *
draw (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (int) n)];
}

static KithCard *
draw_card (GRand *rand, gboolean middles_too)
{
  static const char *const firsts[] = { "Maria", "Rosa", "Łucja" };
  static const char *const middles[] = { "", "", " Anna", " Alba", " de la", " O’" };
  static const char *const lasts[] = { "",       " Garcia",  " Garland",    " Ga",    " G",
                                       " Gomez", " Gärtner", " n\xcc\x83o", " Петров" };
  static const char *const pronouns[] = { NULL, NULL, "she", "they" };
  static const char *const notes[] = { NULL, NULL, NULL, "March", "red scarf" };
  g_autofree char *name = g_strconcat (draw (rand, firsts, G_N_ELEMENTS (firsts)),
                                       middles_too ? draw (rand, middles, G_N_ELEMENTS (middles)) : "",
                                       draw (rand, lasts, G_N_ELEMENTS (lasts)), NULL);

  return make_card (name, draw (rand, pronouns, G_N_ELEMENTS (pronouns)),
                    draw (rand, notes, G_N_ELEMENTS (notes)));
}

static gboolean
same (const KithCard *a, const KithCard *b)
{
  return g_strcmp0 (kith_card_get_name (a), kith_card_get_name (b)) == 0 &&
         g_strcmp0 (kith_card_get_pronouns (a), kith_card_get_pronouns (b)) == 0 &&
         g_strcmp0 (kith_card_get_disambiguator (a), kith_card_get_disambiguator (b)) == 0;
}

/* The name with one letter less where letters were added: "Maria Ga." of "Maria Gar.". */
static char *
shorten (const KithPublicName *name)
{
  glong length = g_utf8_strlen (name->name, -1) - (g_str_has_suffix (name->name, ".") ? 1 : 0);

  return g_utf8_substring (name->name, 0, length - 1);
}

/* Whether it takes that many letters of the last word: with one less, somebody else's name began just so. */
static gboolean
is_needed (GPtrArray *cards, GPtrArray *names, guint mine)
{
  const KithPublicName *name = g_ptr_array_index (names, mine);
  g_autofree char *less = shorten (name);

  for (guint i = 0; i < names->len; i++)
    {
      const KithPublicName *other = g_ptr_array_index (names, i);

      if (i != mine && !same (cards->pdata[i], cards->pdata[mine]) &&
          g_strcmp0 (other->pronouns, name->pronouns) == 0 && g_strcmp0 (other->note, name->note) == 0 &&
          (g_str_has_prefix (other->name, less) || strcmp (less, other->name) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
test_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_longer = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref);
      g_autoptr (GPtrArray) names = NULL;
      guint n = (guint) g_rand_int_range (rand, 0, 9);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (cards, draw_card (rand, round % 2 == 0));
      names = kith_public_names_new ((KithCard *const *) cards->pdata, n);
      for (guint i = 0; i < n; i++)
        {
          const KithPublicName *name = g_ptr_array_index (names, i);
          g_autofree char *text = kith_public_name_dup_text (name);
          g_autofree char *alone = NULL;
          KithCard *one = cards->pdata[i];
          g_autoptr (GPtrArray) only = kith_public_names_new (&one, 1);

          alone = kith_public_name_dup_text (g_ptr_array_index (only, 0));
          for (guint j = 0; j < i; j++)
            {
              g_autofree char *other = kith_public_name_dup_text (g_ptr_array_index (names, j));

              g_assert_true ((strcmp (text, other) == 0) == same (cards->pdata[i], cards->pdata[j]));
            }
          if (strcmp (name->name, alone) == 0 || round % 2 == 0)
            continue;
          n_longer++;
          g_assert_true (is_needed (cards, names, i));
        }
    }
  g_assert_cmpuint (n_longer, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/public-name/examples", test_examples);
  g_test_add_func ("/desk/public-name/property", test_property);
  return g_test_run ();
}
