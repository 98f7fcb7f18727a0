/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bit-parallel distance against the plain matrix. */

#include <string.h>

#include "base/kith-distance.h"

#define LONGEST 90

static guint
matrix_distance (const char *a, gsize n, const char *b, gsize m)
{
  static guint d[LONGEST + 1][LONGEST + 1];

  for (gsize i = 0; i <= n; i++)
    d[i][0] = (guint) i;
  for (gsize j = 0; j <= m; j++)
    d[0][j] = (guint) j;

  for (gsize i = 1; i <= n; i++)
    for (gsize j = 1; j <= m; j++)
      {
        d[i][j] = MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

static guint
matrix_prefix_distance (const char *a, gsize n, const char *b, gsize m)
{
  guint best = (guint) n;

  for (gsize j = 0; j <= m; j++)
    best = MIN (best, matrix_distance (a, n, b, j));
  return best;
}

static gsize
draw_word (GRand *rand, char *word, gsize longest)
{
  gsize n = (gsize) g_rand_int_range (rand, 0, (gint32) longest + 1);
  int letters = g_rand_int_range (rand, 2, 6);

  for (gsize i = 0; i < n; i++)
    word[i] = (char) ('a' + g_rand_int_range (rand, 0, letters));
  return n;
}

/* A few edits away, so that small distances are common. */
static gsize
disturb (GRand *rand, const char *word, gsize n, char *out)
{
  int edits = g_rand_int_range (rand, 0, 5);

  memcpy (out, word, n);
  for (int i = 0; i < edits && n > 1; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) n - 1);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          memmove (out + at, out + at + 1, n - at - 1);
          n--;
          break;
        case 1:
          if (n < LONGEST)
            {
              memmove (out + at + 1, out + at, n - at);
              out[at] = 'b';
              n++;
            }
          break;
        case 2:
          out[at] = 'c';
          break;
        default:
          {
            char kept = out[at];

            out[at] = out[at + 1];
            out[at + 1] = kept;
          }
        }
    }
  return n;
}

static void
check_pair (const char *a, gsize n, const char *b, gsize m, guint bound)
{
  guint wanted = matrix_distance (a, n, b, m), prefix = matrix_prefix_distance (a, n, b, m);
  KithPattern pattern;

  kith_pattern_init (&pattern, a, n);
  g_assert_cmpuint (kith_distance (a, n, b, m, bound), ==, MIN (wanted, bound + 1));
  g_assert_cmpuint (kith_distance (b, m, a, n, bound), ==, MIN (wanted, bound + 1));
  g_assert_cmpuint (kith_pattern_distance (&pattern, b, m, bound), ==, MIN (wanted, bound + 1));
  g_assert_cmpuint (kith_pattern_prefix_distance (&pattern, b, m, bound), ==, MIN (prefix, bound + 1));
}

static void
test_differential (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  char a[LONGEST], b[LONGEST];

  for (guint i = 0; i < 20000; i++)
    {
      gsize longest = i % 20 == 0 ? LONGEST - 10 : 14;
      gsize n = draw_word (rand, a, longest);
      gsize m = i % 3 == 0 ? draw_word (rand, b, longest) : disturb (rand, a, n, b);

      check_pair (a, n, b, m, i % 5 == 4 ? 200 : i % 5);
    }
}

static void
test_word_limit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  char a[LONGEST], b[LONGEST];

  for (gsize n = 62; n <= 67; n++)
    for (guint i = 0; i < 50; i++)
      {
        for (gsize j = 0; j < n; j++)
          a[j] = (char) ('a' + g_rand_int_range (rand, 0, 3));
        check_pair (a, n, b, disturb (rand, a, n, b), 6);
      }
}

static void
test_cases (void)
{
  g_assert_cmpuint (kith_distance ("maria", 5, "maira", 5, 2), ==, 1);
  g_assert_cmpuint (kith_distance ("ca", 2, "abc", 3, 5), ==, 3); /* not 2: no letter is edited twice */
  g_assert_cmpuint (kith_distance ("", 0, "abc", 3, 5), ==, 3);
  g_assert_cmpuint (kith_distance ("", 0, "", 0, 0), ==, 0);
  g_assert_cmpuint (kith_distance ("abc", 3, "abc", 3, 0), ==, 0);
  g_assert_cmpuint (kith_distance ("abcdefgh", 8, "x", 1, 2), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/distance/differential", test_differential);
  g_test_add_func ("/base/distance/word-limit", test_word_limit);
  g_test_add_func ("/base/distance/cases", test_cases);
  return g_test_run ();
}
