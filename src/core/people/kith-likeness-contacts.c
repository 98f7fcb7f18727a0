/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What phone numbers, e-mail and postal addresses say for two records being one person, in bits:
 *
 *   phone in common  3 to 11 by rarity; nearly 4     e-mail  4 to 12; nearly 3
 *   an address       each word up to 7, 15 in all; a word of the shorter one that the other lacks -1
 *     its number       no number in common: -4; a number of four digits with one other 3 less than the same
 *   another value    -1.5; all of these together: 18 at the most
 *
 * A phrase that is mistyped in its number and in its postcode still names its street and its town. The
 * numbers were fitted together with those of kith-likeness-weigh.c. */

#include "people/kith-likeness-private.h"

#define OTHER_VALUE -1.5
#define WORD_MOST 7.0
#define ADDRESS_MOST 15.0
#define OTHER_NUMBER 4.0
#define NUMBER_ERROR 3.0
#define LEFT_WORD 1.0
/* House numbers are too short to be mistyped ones of each other. */
#define NUMBER_LENGTH 4

/* The best of two lists of whole values. */
static double
weigh_values (const KithLikeWords *words,
              const GArray *a,
              const GArray *b,
              double least,
              double most,
              guint near_bound,
              double near_bits,
              KithLikenessReasons *reasons)
{
  double best = OTHER_VALUE;
  KithLikenessReasons why = 0;

  if (a->len == 0 || b->len == 0)
    return 0;
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        const KithLikeWord *x = kith_like_word (words, g_array_index (a, guint32, i));
        const KithLikeWord *y = kith_like_word (words, g_array_index (b, guint32, j));

        if (x == y && CLAMP (x->bits, least, most) > best)
          {
            best = CLAMP (x->bits, least, most);
            why = KITH_LIKE_CONTACT;
          }
        else if (x != y && near_bits > best && kith_like_words_are_near (x, y, near_bound))
          {
            best = near_bits;
            why = KITH_LIKE_CONTACT_NEAR;
          }
      }
  *reasons |= why;
  return best;
}

static gboolean
have_other_numbers (const KithLikeWords *words, const KithLikePhrase *a, const KithLikePhrase *b)
{
  gboolean numbered = FALSE, numbered_too = FALSE;

  for (guint i = 0; i < a->n; i++)
    {
      numbered |= kith_like_word_is_number (kith_like_word (words, a->words[i]));
      for (guint j = 0; j < b->n; j++)
        if (a->words[i] == b->words[j] && kith_like_word_is_number (kith_like_word (words, a->words[i])))
          return FALSE;
    }
  for (guint j = 0; j < b->n; j++)
    numbered_too |= kith_like_word_is_number (kith_like_word (words, b->words[j]));
  return numbered && numbered_too;
}

/* Numbers that one error tells apart, each once. Returns how many there are. */
static guint
match_numbers (const KithLikeWords *words,
               const KithLikePhrase *a,
               const KithLikePhrase *b,
               guint used_a,
               guint used_b,
               double *bits)
{
  guint n = 0;

  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      {
        const KithLikeWord *x = kith_like_word (words, a->words[i]);
        const KithLikeWord *y = kith_like_word (words, b->words[j]);

        if ((used_a & (1u << i)) != 0 || (used_b & (1u << j)) != 0 || !kith_like_word_is_number (x) ||
            !kith_like_word_is_number (y) || MIN (x->length, y->length) < NUMBER_LENGTH ||
            !kith_like_words_are_near (x, y, 1))
          continue;
        used_a |= 1u << i;
        used_b |= 1u << j;
        *bits += MAX (MIN (MIN (x->bits, y->bits), WORD_MOST) - NUMBER_ERROR, 0);
        n++;
      }
  return n;
}

/* What two addresses have in common, each word once. */
static double
weigh_address (const KithLikeWords *words, const KithLikePhrase *a, const KithLikePhrase *b)
{
  KithLikeMatch matches[KITH_LIKE_MAX_WORDS];
  KithLikenessReasons why = 0;
  guint used_a = 0, used_b = 0, n;
  double bits = 0;

  n = kith_likeness_match_words (words, a, b, &used_a, &used_b, matches, &why);
  for (guint i = 0; i < n; i++)
    bits += MIN (matches[i].bits, WORD_MOST);
  n += match_numbers (words, a, b, used_a, used_b, &bits);
  if (have_other_numbers (words, a, b))
    bits -= OTHER_NUMBER;
  return CLAMP (bits - LEFT_WORD * (MIN (a->n, b->n) - n), OTHER_VALUE, ADDRESS_MOST);
}

static double
weigh_addresses (KithLikenessIndex *self,
                 const KithLikeRecord *a,
                 const KithLikeRecord *b,
                 KithLikenessReasons *reasons)
{
  double best = OTHER_VALUE;

  if (a->addresses->len == 0 || b->addresses->len == 0)
    return 0;
  for (guint i = 0; i < a->addresses->len; i++)
    for (guint j = 0; j < b->addresses->len; j++)
      best = MAX (best, weigh_address (&self->address_words, &g_array_index (a->addresses, KithLikePhrase, i),
                                       &g_array_index (b->addresses, KithLikePhrase, j)));
  if (best >= WORD_MOST)
    *reasons |= KITH_LIKE_CONTACT;
  return best;
}

double
kith_likeness_weigh_contacts (KithLikenessIndex *self,
                              const KithLikeRecord *a,
                              const KithLikeRecord *b,
                              KithLikenessReasons *reasons)
{
  double bits = weigh_values (&self->phones, a->phones, b->phones, 3, 11, 1, 4, reasons) +
                weigh_values (&self->emails, a->emails, b->emails, 4, 12, 1, 3, reasons) +
                weigh_addresses (self, a, b, reasons);

  return MIN (bits, KITH_LIKE_CONTACTS_MOST);
}
