/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much speaks for two records being one person, in bits: log2 of how much more often each agreement
 * occurs among records of one person than among records of two, after Fellegi and Sunter ("A Theory for
 * Record Linkage", JASA 64, 1969). What is missing on either side says nothing.
 *
 *   a word of the name in common      log2(records / records with it), 1 to 15
 *     its nickname                      2 less        a typing error (3 letters: 2 more)  1.5 less
 *     the same but for a space          1 less        two, in eight letters               4.5 less
 *     the same sound                    3.5 less      its beginning, of 4 letters         3 less
 *     its initial                       1
 *   a further word                    0.25 less, and no more than
 *                                     log2(records with the first / other records with both)
 *   a word that contradicts           -6; no word in common: -8
 *   a word that the other lacks       -1.5; other order: -0.5; one of other names: -0.5
 *
 *   date of birth  same 13 (the first of January, which is what is written where only a year is known: 6)
 *     day and month swapped 9, one digit 6, two digits 0, day or month 5, year 2, year alone 4.5, about 3,
 * further off -1, different -7
 *
 *   what they are reached by: kith-likeness-contacts.c; of a home and a family's name together no more than
 *                    log2(records) + 8, and of a home in common with another first name 12 at the most
 *
 * From the sum goes what speaks against any two records being one person: 0.9 log2(records), and 5.25 for how
 * few records have a twin and for being right about 98 of 100 that are shown. The rarity of
 * words is that of this center's own people, in a town of 500 at least. The numbers were fitted to
 * tests/people/record-errors.c.
 */

#include "people/kith-likeness-private.h"

#include <math.h>
#include <string.h>

#define SMALLEST_TOWN 500
#define BITS_LEAST 1.0
#define AGAINST_BY_SIZE 0.9
#define AGAINST_ANY_TWO 5.25

#define FURTHER_WORD 0.25

#define NICKNAME 2.0
#define SPACE 1.0
#define ONE_ERROR 1.5
#define SHORT_ERROR 2.0
#define TWO_ERRORS 4.5
#define SOUND 3.5
#define BEGINNING 3.0
#define INITIAL 1.0
#define ORDER 0.5
#define OTHER_NAME 0.5
#define BIRTH_MOST 13.0
#define CONTRADICTS -6.0
#define NOTHING_IN_COMMON -8.0
#define MORE_WORDS -1.5

/* A family's name and its home in common: what that says beyond one home among all, and what a home says of
 * two who are called differently. */
#define HOUSEHOLD 8.0
#define OTHER_ONE_AT_HOME 12.0

double
kith_likeness_prior (KithLikenessIndex *self)
{
  return -AGAINST_BY_SIZE * log2 (MAX (self->n_records, 2)) - AGAINST_ANY_TWO;
}

/* What everything but the names can say at the very most about somebody and @like. */
double
kith_likeness_most_beside_names (KithLikenessIndex *self, const KithLikeRecord *like)
{
  gboolean has_contacts = like->phones->len + like->emails->len + like->addresses->len > 0;

  return kith_likeness_prior (self) + (kith_birth_is_known (&like->birth) ? BIRTH_MOST : 0) +
         (has_contacts ? KITH_LIKE_CONTACTS_MOST : 0);
}

static void
weigh_words (KithLikenessIndex *self, KithLikeWords *words)
{
  double town = MAX (self->n_records, SMALLEST_TOWN);

  for (guint i = 0; i < words->words->len; i++)
    {
      KithLikeWord *word = kith_like_word (words, i);

      word->bits = (float) CLAMP (log2 (town / MAX (word->slots->len, 1)), BITS_LEAST, KITH_LIKE_BITS_MOST);
    }
}

static void
count_pair (KithLikenessIndex *self, guint32 a, guint32 b)
{
  guint64 pair = (guint64) MIN (a, b) << 32 | MAX (a, b);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->together, &pair));

  g_hash_table_replace (self->together, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (n + 1));
}

static void
count_pairs_of_words (KithLikenessIndex *self)
{
  g_hash_table_remove_all (self->together);
  for (guint slot = 0; slot < self->records->len; slot++)
    {
      const KithLikeRecord *record = kith_like_record (self, slot);

      for (guint i = 0; record != NULL && i < record->names->len; i++)
        {
          const KithLikePhrase *name = &g_array_index (record->names, KithLikePhrase, i);

          for (guint a = 0; a < name->n; a++)
            for (guint b = a + 1; b < name->n; b++)
              count_pair (self, name->words[a], name->words[b]);
        }
    }
}

/* Rarity is worked out anew before many comparisons, and before few when the town has grown by a quarter. */
void
kith_likeness_index_weigh_words (KithLikenessIndex *self)
{
  weigh_words (self, &self->name_words);
  weigh_words (self, &self->address_words);
  weigh_words (self, &self->phones);
  weigh_words (self, &self->emails);
  count_pairs_of_words (self);
  self->weighed_at = self->n_records;
}

static gboolean
share_nickname (const KithLikeWord *a, const KithLikeWord *b)
{
  for (guint i = 0; i < a->n_nicknames; i++)
    for (guint j = 0; j < b->n_nicknames; j++)
      if (a->nicknames[i] == b->nicknames[j])
        return TRUE;
  return FALSE;
}

/* A key of one letter is too little to go by, but in short names. */
static gboolean
sound_alike (const KithLikeWord *a, const KithLikeWord *b)
{
  for (guint i = 0; i < a->sound.n; i++)
    for (guint j = 0; j < b->sound.n; j++)
      if (strcmp (a->sound.keys[i], b->sound.keys[j]) == 0)
        return a->sound.keys[i][1] != '\0' || (a->length <= 5 && b->length <= 5 && a->text[0] == b->text[0]);
  return FALSE;
}

double
kith_likeness_weigh_word (const KithLikeWord *a, const KithLikeWord *b, KithLikenessReasons *reasons)
{
  double bits = MIN (a->bits, b->bits);
  double best = 0;

  if (a == b)
    {
      *reasons = KITH_LIKE_NAME;
      return bits;
    }
  if (kith_like_word_is_number (a) || kith_like_word_is_number (b))
    return 0;
  if (a->length == 1 || b->length == 1)
    {
      *reasons = KITH_LIKE_PART;
      return a->text[0] == b->text[0] ? INITIAL : 0;
    }
  if (share_nickname (a, b))
    {
      *reasons = KITH_LIKE_NICKNAME;
      best = bits - NICKNAME;
    }
  if (MIN (a->length, b->length) >= 3 && bits - ONE_ERROR > best && kith_like_words_are_near (a, b, 1))
    {
      *reasons = KITH_LIKE_SPELLING;
      best = bits - ONE_ERROR - (MAX (a->length, b->length) <= 4 ? SHORT_ERROR : 0);
    }
  if (a->length >= 4 && b->length >= 4 && bits - BEGINNING > best &&
      strncmp (a->text, b->text, MIN (a->length, b->length)) == 0)
    {
      *reasons = KITH_LIKE_PART;
      best = bits - BEGINNING;
    }
  if (a->length >= 3 && b->length >= 3 && bits - SOUND > best && sound_alike (a, b))
    {
      *reasons = KITH_LIKE_SOUND;
      best = bits - SOUND;
    }
  if (a->length >= 8 && b->length >= 8 && bits - TWO_ERRORS > best && kith_like_words_are_near (a, b, 2))
    {
      *reasons = KITH_LIKE_SPELLING;
      best = bits - TWO_ERRORS;
    }
  return best;
}

/* Two neighbouring words of @a that are one of @b, written as one. */
static gboolean
is_joined (const KithLikeWords *words, const KithLikePhrase *a, guint i, const KithLikeWord *b)
{
  const KithLikeWord *first = kith_like_word (words, a->words[i]);
  const KithLikeWord *second = kith_like_word (words, a->words[i + 1]);

  return first->length + second->length == b->length && memcmp (first->text, b->text, first->length) == 0 &&
         memcmp (second->text, b->text + first->length, second->length) == 0;
}

static double
take_joined (const KithLikeWords *words,
             const KithLikePhrase *a,
             const KithLikePhrase *b,
             guint *used_a,
             guint *used_b,
             KithLikenessReasons *reasons)
{
  double sum = 0;

  for (guint i = 0; i + 1 < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      if ((*used_a & (3u << i)) == 0 && (*used_b & (1u << j)) == 0 &&
          is_joined (words, a, i, kith_like_word (words, b->words[j])))
        {
          *used_a |= 3u << i;
          *used_b |= 1u << j;
          *reasons |= KITH_LIKE_SPELLING;
          sum += MAX (kith_like_word (words, b->words[j])->bits - SPACE, 0);
        }
  return sum;
}

static gsize
join_all (const KithLikeWords *words, const KithLikePhrase *phrase, char *out, gsize room)
{
  gsize length = 0;

  for (guint i = 0; i < phrase->n; i++)
    {
      const KithLikeWord *word = kith_like_word (words, phrase->words[i]);

      if (length + word->length >= room)
        return 0;
      memcpy (out + length, word->text, word->length);
      length += word->length;
    }
  return length;
}

/* The same letters, with the spaces elsewhere or an error beside one. */
static gboolean
is_respaced (const KithLikeWords *words, const KithLikePhrase *a, const KithLikePhrase *b)
{
  char x[64], y[64];
  gsize n = join_all (words, a, x, sizeof x), m = join_all (words, b, y, sizeof y);

  return n >= 5 && n == m && memcmp (x, y, n) == 0;
}

/* How many records have both words in one name. */
static guint
count_together (KithLikenessIndex *self, guint32 a, guint32 b)
{
  guint64 pair = (guint64) MIN (a, b) << 32 | MAX (a, b);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->together, &pair));
}

/* What a further word says beside one that matches already. Names come in pairs, an Omar is likelier than
 * others to be an Al-Masri: where more than these two records have both words, that many bear both by chance.
 */
static double
weigh_beside (KithLikenessIndex *self, const KithLikeMatch *first, const KithLikeMatch *further)
{
  guint together =
      MAX (count_together (self, first->a, further->a), count_together (self, first->b, further->b));
  double bits = further->bits - FURTHER_WORD;

  if (together > 2)
    {
      const KithLikeWords *words = &self->name_words;
      guint n =
          MAX (kith_like_word (words, first->a)->slots->len, kith_like_word (words, first->b)->slots->len);

      bits = MIN (bits, log2 ((double) MAX (n, together) / (together - 2)));
    }
  return MAX (bits, 0);
}

/* Gives each word of @a a word of @b of its own, the best first. Returns how many got one. */
guint
kith_likeness_match_words (const KithLikeWords *words,
                           const KithLikePhrase *a,
                           const KithLikePhrase *b,
                           guint *used_a,
                           guint *used_b,
                           KithLikeMatch *matches,
                           KithLikenessReasons *reasons)
{
  double gains[KITH_LIKE_MAX_WORDS][KITH_LIKE_MAX_WORDS];
  KithLikenessReasons whys[KITH_LIKE_MAX_WORDS][KITH_LIKE_MAX_WORDS];
  guint n = 0;

  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      {
        whys[i][j] = 0;
        gains[i][j] = kith_likeness_weigh_word (kith_like_word (words, a->words[i]),
                                                kith_like_word (words, b->words[j]), &whys[i][j]);
      }
  for (;;)
    {
      double best = 0;
      guint best_i = 0, best_j = 0;

      for (guint i = 0; i < a->n; i++)
        for (guint j = 0; j < b->n; j++)
          if ((*used_a & (1u << i)) == 0 && (*used_b & (1u << j)) == 0 && gains[i][j] > best)
            {
              best = gains[i][j];
              best_i = i;
              best_j = j;
            }
      if (best <= 0)
        return n;
      *used_a |= 1u << best_i;
      *used_b |= 1u << best_j;
      matches[n++] = (KithLikeMatch){ a->words[best_i], b->words[best_j], best_i, best_j, best };
      *reasons |= whys[best_i][best_j];
    }
}

static gboolean
is_reordered (const KithLikeMatch *matches, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (matches[i].place_a < matches[j].place_a && matches[i].place_b > matches[j].place_b)
        return TRUE;
  return FALSE;
}

/* rarest: what the word says that says most, which is the family's name more often than not. */
static double
weigh_phrases (KithLikenessIndex *self,
               const KithLikePhrase *a,
               const KithLikePhrase *b,
               double *rarest,
               KithLikenessReasons *reasons)
{
  const KithLikeWords *words = &self->name_words;
  KithLikeMatch matches[KITH_LIKE_MAX_WORDS];
  guint used_a = 0, used_b = 0, n, left_a, left_b;
  double sum;

  *reasons = 0;
  sum = take_joined (words, a, b, &used_a, &used_b, reasons);
  sum += take_joined (words, b, a, &used_b, &used_a, reasons);
  n = kith_likeness_match_words (words, a, b, &used_a, &used_b, matches, reasons);
  if (used_a != (1u << a->n) - 1 && is_respaced (words, a, b))
    {
      *reasons = KITH_LIKE_SPELLING;
      *rarest = KITH_LIKE_BITS_MOST / 2;
      return KITH_LIKE_BITS_MOST;
    }
  if (used_a == 0)
    {
      *reasons = KITH_UNLIKE_NAME;
      return NOTHING_IN_COMMON;
    }

  for (guint k = 0; k < n; k++)
    {
      double bits = matches[k].bits;

      for (guint j = 0; j < k; j++)
        bits = MIN (bits, weigh_beside (self, &matches[j], &matches[k]));
      *rarest = MAX (*rarest, bits);
      sum += bits;
    }
  if (is_reordered (matches, n))
    {
      *reasons |= KITH_LIKE_ORDER;
      sum -= ORDER;
    }
  left_a = a->n - (guint) __builtin_popcount (used_a);
  left_b = b->n - (guint) __builtin_popcount (used_b);
  if (left_a > 0 && left_b > 0)
    *reasons |= KITH_UNLIKE_NAME;
  else if (left_a + left_b > 0)
    *reasons |= KITH_LIKE_PART;
  return sum + MIN (left_a, left_b) * CONTRADICTS +
         (MAX (left_a, left_b) - MIN (left_a, left_b)) * MORE_WORDS;
}

static double
weigh_names (KithLikenessIndex *self,
             const KithLikeRecord *a,
             const KithLikeRecord *b,
             double *rarest,
             KithLikenessReasons *reasons)
{
  double best = NOTHING_IN_COMMON;

  *rarest = 0;
  *reasons = a->names->len == 0 || b->names->len == 0 ? 0 : KITH_UNLIKE_NAME;
  if (*reasons == 0)
    return 0;
  for (guint i = 0; i < a->names->len; i++)
    for (guint j = 0; j < b->names->len; j++)
      {
        KithLikenessReasons why = 0;
        double rare = 0;
        double bits = weigh_phrases (self, &g_array_index (a->names, KithLikePhrase, i),
                                     &g_array_index (b->names, KithLikePhrase, j), &rare, &why);

        if (i + j > 0)
          {
            bits -= OTHER_NAME;
            why |= KITH_LIKE_OTHER_NAME;
          }
        if (bits > best)
          {
            best = bits;
            *rarest = rare;
            *reasons = why;
          }
      }
  return best;
}

double
kith_likeness_weigh_birth (const KithBirth *a, const KithBirth *b, KithLikenessReasons *reasons)
{
  switch (kith_birth_compare (a, b))
    {
    case KITH_BIRTHS_SAME:
      *reasons |= KITH_LIKE_BIRTH;
      return a->month == 1 && a->day == 1 ? 6 : BIRTH_MOST;
    case KITH_BIRTHS_SWAPPED:
      *reasons |= KITH_LIKE_BIRTH_NEAR;
      return 9;
    case KITH_BIRTHS_ONE_DIGIT:
      *reasons |= KITH_LIKE_BIRTH_NEAR;
      return 6;
    case KITH_BIRTHS_ONE_PART:
      *reasons |= KITH_LIKE_BIRTH_NEAR;
      return a->year != b->year ? 2 : 5;
    case KITH_BIRTHS_SAME_YEAR:
      *reasons |= KITH_LIKE_BIRTH_NEAR;
      return 4.5;
    case KITH_BIRTHS_NEAR:
      *reasons |= KITH_LIKE_BIRTH_NEAR;
      return 3;
    case KITH_BIRTHS_FAR:
      return -1;
    case KITH_BIRTHS_DIFFERENT:
      *reasons |= KITH_UNLIKE_BIRTH;
      return -7;
    case KITH_BIRTHS_TWO_DIGITS:
    case KITH_BIRTHS_UNKNOWN:
    default:
      return 0;
    }
}

/* Those who live together share an address, a phone and often a name: of the family's name and the home, no
 * more is taken than tells one home from all others and a little, unless the whole name is the same. */
static double
weigh_home (KithLikenessIndex *self, double contacts, double rarest, KithLikenessReasons of_names)
{
  if (contacts <= 0 || (of_names & ~(KITH_LIKE_NAME | KITH_LIKE_ORDER)) == 0)
    return contacts;
  if ((of_names & KITH_UNLIKE_NAME) != 0)
    contacts = MIN (contacts, OTHER_ONE_AT_HOME);
  return CLAMP (log2 (MAX (self->n_records, 2)) + HOUSEHOLD - rarest, 0, contacts);
}

double
kith_likeness_weigh (KithLikenessIndex *self,
                     const KithLikeRecord *a,
                     const KithLikeRecord *b,
                     KithLikenessReasons *reasons)
{
  double rarest;
  double bits = kith_likeness_prior (self) + weigh_names (self, a, b, &rarest, reasons);
  KithLikenessReasons of_names = *reasons;

  bits += kith_likeness_weigh_birth (&a->birth, &b->birth, reasons);
  return bits + weigh_home (self, kith_likeness_weigh_contacts (self, a, b, reasons), rarest, of_names);
}
