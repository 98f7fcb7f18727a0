/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many typing errors part two folded texts: insertions, deletions, substitutions and swaps of
 * neighbours, no letter being edited twice (optimal string alignment). Up to 64 letters the whole
 * column of the matrix is one machine word: H. Hyyrö, "A Bit-Vector Algorithm for Computing
 * Levenshtein and Damerau Edit Distances", Nordic Journal of Computing 10 (2003). */

#include "base/kith-distance.h"

#include <string.h>

#define WORD 64

/**
 * kith_pattern_init:
 * @pattern: (out caller-allocates): what to prepare
 * @text: folded text; must outlive @pattern
 * @length: its bytes
 */
void
kith_pattern_init (KithPattern *pattern, const char *text, gsize length)
{
  g_return_if_fail (pattern != NULL);
  g_return_if_fail (text != NULL || length == 0);

  memset (pattern->positions, 0, sizeof pattern->positions);
  pattern->text = text;
  pattern->length = length;
  for (gsize i = 0; i < MIN (length, WORD); i++)
    pattern->positions[(guchar) text[i]] |= G_GUINT64_CONSTANT (1) << i;
}

/* The plain matrix, three rows of it. The least of the last column, if @prefix. */
static guint
plain_distance (const char *a, gsize a_length, const char *b, gsize b_length, gboolean prefix)
{
  gsize width = a_length + 1;
  g_autofree guint *rows = g_new (guint, width * 3);
  guint *before = rows, *last = rows + width, *row = rows + 2 * width;
  guint best = (guint) a_length;

  for (gsize i = 0; i < width; i++)
    last[i] = (guint) i;

  for (gsize j = 1; j <= b_length; j++)
    {
      guint *spare = before;

      row[0] = (guint) j;
      for (gsize i = 1; i < width; i++)
        {
          guint cost = last[i - 1] + (a[i - 1] != b[j - 1]);

          cost = MIN (cost, MIN (last[i], row[i - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            cost = MIN (cost, before[i - 2] + 1);
          row[i] = cost;
        }

      best = MIN (best, row[a_length]);
      before = last;
      last = row;
      row = spare;
    }

  return prefix ? best : last[a_length];
}

static inline guint
bit_distance (const KithPattern *pattern, const char *text, gsize length, guint bound, gboolean prefix)
{
  guint64 plus = ~G_GUINT64_CONSTANT (0), minus = 0, diagonal = 0, old_match = 0;
  guint64 top = G_GUINT64_CONSTANT (1) << (pattern->length - 1);
  guint distance = (guint) pattern->length, best = distance;

  for (gsize j = 0; j < length; j++)
    {
      guint64 match = pattern->positions[(guchar) text[j]];
      guint64 swap = ((~diagonal & match) << 1) & old_match;
      guint64 horizontal_plus, horizontal_minus;

      diagonal = (((match & plus) + plus) ^ plus) | match | minus | swap;
      horizontal_plus = minus | ~(diagonal | plus);
      horizontal_minus = diagonal & plus;
      distance += (horizontal_plus & top) != 0;
      distance -= (horizontal_minus & top) != 0;

      if (prefix)
        best = MIN (best, distance);
      else if (distance > bound + (length - 1 - j))
        return bound + 1;

      horizontal_plus = (horizontal_plus << 1) | 1;
      horizontal_minus <<= 1;
      plus = horizontal_minus | ~(diagonal | horizontal_plus);
      minus = horizontal_plus & diagonal;
      old_match = match;
    }

  return MIN (prefix ? best : distance, bound + 1);
}

/**
 * kith_pattern_distance:
 * @pattern: one text
 * @text: the other
 * @length: its bytes
 * @bound: the largest distance of interest, below G_MAXUINT
 *
 * Returns: the distance, or @bound + 1 where it is larger than @bound
 */
guint
kith_pattern_distance (const KithPattern *pattern, const char *text, gsize length, guint bound)
{
  gsize shorter = MIN (pattern->length, length);
  gsize longer = MAX (pattern->length, length);

  if (longer - shorter > bound)
    return bound + 1;
  if (shorter == 0)
    return (guint) longer;
  if (pattern->length <= WORD)
    return bit_distance (pattern, text, length, bound, FALSE);

  return MIN (plain_distance (pattern->text, pattern->length, text, length, FALSE), bound + 1);
}

/**
 * kith_pattern_prefix_distance:
 * @pattern: what was typed so far
 * @text: what it may become
 * @length: its bytes
 * @bound: the largest distance of interest, below G_MAXUINT
 *
 * Returns: the distance to whichever beginning of @text is nearest, or @bound + 1 where that is larger
 */
guint
kith_pattern_prefix_distance (const KithPattern *pattern, const char *text, gsize length, guint bound)
{
  if (pattern->length > length + bound)
    return bound + 1;
  if (pattern->length == 0)
    return 0;

  /* Nothing farther in can be nearer. */
  length = MIN (length, pattern->length + bound);
  if (pattern->length <= WORD)
    return bit_distance (pattern, text, length, bound, TRUE);

  return MIN (plain_distance (pattern->text, pattern->length, text, length, TRUE), bound + 1);
}

/**
 * kith_distance:
 * @a: folded text
 * @a_length: its bytes
 * @b: folded text
 * @b_length: its bytes
 * @bound: the largest distance of interest, below G_MAXUINT
 *
 * Returns: the distance between @a and @b, or @bound + 1 where it is larger than @bound
 */
guint
kith_distance (const char *a, gsize a_length, const char *b, gsize b_length, guint bound)
{
  KithPattern pattern;

  g_return_val_if_fail (a != NULL || a_length == 0, bound + 1);
  g_return_val_if_fail (b != NULL || b_length == 0, bound + 1);

  kith_pattern_init (&pattern, a, a_length);
  return kith_pattern_distance (&pattern, b, b_length, bound);
}
