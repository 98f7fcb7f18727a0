/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is meant by what was typed.
 *
 * Every typed word must fit a word of the person's names, each a different one, in any order. How well
 * it fits is its cost; costs add up, and the lower sum is the better match:
 *
 *    0  the same word                        48  one typing error, a swap counting as one
 *    2  its beginning                        +12 a second one, in words of 8 letters and more
 *   32  a nickname of it                     +4  in the first letter;  -4 if it sounds the same
 *   40  the same with or without a space     60  one error in two letters
 *   42  the beginning of such                66  one error in a beginning, in the last word typed
 *   56  such, with one error; or a space     72  a word that sounds the same
 *       typed in a letter's place
 *
 * and one more for a word of another name than the one to be called by. Twice the sum, plus one where
 * what was typed is not the whole name (unless it begins the name: Maria before Rosa Martinez), orders the
 * matches; among equals, who came lately and often comes first, then the alphabet decides.
 *
 * The costs of a typed word are found for all words that occur (by hash, by beginning, by sound, by one
 * run over all of them for errors); then only the people of the rarest typed word are looked at. */

#include "people/kith-card-index-private.h"

#include <string.h>

#include "base/kith-text.h"
#include "people/kith-typed-word.h"

/* Further words are not looked at. */
#define MAX_TOKENS 8
/* With more words than this, a space is taken to be where it was meant. */
#define MAX_TOKENS_TO_JOIN 4
#define N_TOKENS (MAX_TOKENS + MAX_TOKENS_TO_JOIN - 1)

/* The worst that a sum may hold and still be of its kind; an alias adds one. */
#define WORST_PLAIN (KITH_COST_PREFIX + 1)
#define WORST_NICKNAME (KITH_COST_NICKNAME + 1)
#define WORST_TYPO (KITH_COST_SOUND - 1)

/* Nothing that the second pass finds is better than this. */
#define BEST_OF_SECOND_PASS (2 * KITH_COST_SPACE)
#define SCORE_STEP 64
#define SCORE_TOP 4096

struct _KithCardScratch
{
  KithTypedWord tokens[N_TOKENS];
  guint32 *stamps; /* (owned): by slot */
  guint stamps_room;
  guint32 stamp;
};

/* How well all typed words fit one person. */
typedef struct
{
  guint sum;
  guint8 worst;
  gboolean alias;
} Fit;

typedef struct
{
  guint32 slot;
  guint score;
  guint cost;
  gboolean whole;
  Fit fit;
} Candidate;

typedef struct
{
  KithCardIndex *index;
  KithFindFlags flags;
  guint limit;
  KithTypedWord *tokens; /* as typed, then with a space taken out between two */
  guint n_tokens;
  guint n_letters;
  GArray *best; /* (owned) (element-type Candidate): in order */
  guint n_plain;
  guint n_exact;
  guint n_nicknames;
} Search;

static guint8
cost_of (const KithWordCosts *costs, guint32 word)
{
  guint8 cost = costs->costs[word >> 2];

  return cost == KITH_COST_NONE ? KITH_COST_NONE : (guint8) (cost + (word & 1));
}

static Fit
fit_add (Fit fit, guint8 cost)
{
  return (Fit){ fit.sum + cost, MAX (fit.worst, cost), fit.alias || (cost & 1) };
}

static gboolean
fit_is_better (const Fit *a, const Fit *b)
{
  if (a->sum != b->sum)
    return a->sum < b->sum;
  return a->worst != b->worst ? a->worst < b->worst : a->alias < b->alias;
}

static void
improve (Fit *fit, const Fit *other)
{
  if (other->worst != KITH_COST_NONE && fit_is_better (other, fit))
    *fit = *other;
}

/* Goes on from every set of placed typed words by placing one more, at these costs. */
static void
place (const Fit *from, Fit *to, KithTypedWord *const *tokens, guint n, guint32 word, gboolean pair)
{
  for (guint t = 0; t < n; t++)
    {
      guint8 cost = cost_of (pair ? &tokens[t]->pairs : &tokens[t]->words, word);

      for (guint set = 0; cost != KITH_COST_NONE && set < 1u << n; set++)
        if ((set & (1u << t)) == 0 && from[set].worst != KITH_COST_NONE)
          {
            Fit fit = fit_add (from[set], cost);

            improve (&to[set | (1u << t)], &fit);
          }
    }
}

/* The cheapest way to give each typed word a word of its own, or two neighbours where a space was left
 * out: by sets of typed words already placed, word after word of the person's names. */
static gboolean
fit_person (KithTypedWord *const *tokens, guint n, const KithCardEntry *entry, Fit *best)
{
  const Fit none = { G_MAXUINT / 2, KITH_COST_NONE, FALSE };
  const guint32 *pair = entry->words + entry->n_words;
  Fit rows[3][1 << MAX_TOKENS];
  guint n_sets = 1u << n;

  for (guint set = 0; set < n_sets; set++)
    rows[0][set] = rows[1][set] = none;
  rows[0][0] = (Fit){ 0 };

  for (guint i = 0; i < entry->n_words; i++)
    {
      const Fit *before = rows[i % 3];
      Fit *after = rows[(i + 1) % 3], *after_next = rows[(i + 2) % 3];

      for (guint set = 0; set < n_sets; set++)
        {
          after_next[set] = none;
          improve (&after[set], &before[set]);
        }
      place (before, after, tokens, n, entry->words[i], FALSE);
      if (i + 1 < entry->n_words && (entry->words[i + 1] & 2) == 0)
        place (before, after_next, tokens, n, *pair++, TRUE);
    }

  *best = rows[entry->n_words % 3][n_sets - 1];
  return best->worst != KITH_COST_NONE;
}

/* 0 to 63: who came in the last week before who came in the last year, and often before once. */
static guint
weigh_presence (const KithCardIndex *self, const KithCardEntry *entry)
{
  guint weight = MIN (g_bit_storage (entry->times_seen), 14) * 2;
  gint64 ago;

  if (entry->last_day == KITH_DAY_NONE || entry->times_seen == 0)
    return 0;

  ago = (gint64) self->newest_day - entry->last_day;
  if (ago <= 7)
    weight += 28;
  else if (ago <= 30)
    weight += 20;
  else if (ago <= 90)
    weight += 12;
  else if (ago <= 365)
    weight += 6;
  return weight;
}

static int
compare_candidates (const Search *search, const Candidate *a, const Candidate *b)
{
  const KithCard *x, *y;
  gint64 one, other;
  int order;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;

  x = kith_card_index_entry (search->index, a->slot)->card;
  y = kith_card_index_entry (search->index, b->slot)->card;
  order = strcmp (kith_card_get_folds (x)[0], kith_card_get_folds (y)[0]);
  one = kith_card_get_person (x);
  other = kith_card_get_person (y);
  return order != 0 ? order : (one > other) - (one < other);
}

/* Keeps the best, each person once. */
static void
keep (Search *search, const Candidate *candidate)
{
  guint at;

  for (guint i = 0; i < search->best->len; i++)
    {
      const Candidate *other = &g_array_index (search->best, Candidate, i);

      if (other->slot != candidate->slot)
        continue;
      if (other->score >= candidate->score)
        return;
      g_array_remove_index (search->best, i);
      break;
    }

  for (at = search->best->len; at > 0; at--)
    if (compare_candidates (search, candidate, &g_array_index (search->best, Candidate, at - 1)) > 0)
      break;

  if (at >= search->limit)
    return;
  if (search->best->len == search->limit)
    g_array_set_size (search->best, search->limit - 1);
  g_array_insert_val (search->best, at, *candidate);
}

/* Whether the one word typed so far begins what the person is called by. */
static gboolean
begins_name (KithTypedWord *const *tokens, guint n, const KithCardEntry *entry, const Fit *fit)
{
  return n == 1 && fit->worst == KITH_COST_PREFIX &&
         cost_of (&tokens[0]->words, entry->words[0]) == KITH_COST_PREFIX;
}

static void
look_at (Search *search, KithTypedWord *const *tokens, guint n, guint32 slot)
{
  const KithCardEntry *entry = kith_card_index_entry (search->index, slot);
  Candidate candidate = { .slot = slot };
  guint cost;

  if (kith_card_get_state (entry->card) == KITH_CARD_DIED && !(search->flags & KITH_FIND_INCLUDE_DIED))
    return;
  if (!fit_person (tokens, n, entry, &candidate.fit))
    return;

  candidate.whole = n == entry->n_name_words && !candidate.fit.alias;
  cost = 2 * candidate.fit.sum;
  if (!candidate.whole && !begins_name (tokens, n, entry, &candidate.fit))
    cost++;
  candidate.cost = cost;
  candidate.score = (SCORE_TOP - MIN (cost, SCORE_TOP)) * SCORE_STEP + weigh_presence (search->index, entry);

  if (candidate.fit.worst <= KITH_COST_EXACT + 1)
    search->n_exact++;
  if (candidate.fit.worst <= WORST_PLAIN)
    search->n_plain++;
  else if (candidate.fit.worst <= WORST_NICKNAME)
    search->n_nicknames++;

  if (search->best->len < search->limit ||
      candidate.score >= g_array_index (search->best, Candidate, search->limit - 1).score)
    keep (search, &candidate);
}

static guint32
next_stamp (KithCardIndex *self)
{
  KithCardScratch *scratch = self->scratch;

  if (scratch->stamps_room < self->entries->len)
    {
      scratch->stamps = g_renew (guint32, scratch->stamps, self->entries->len);
      scratch->stamps_room = self->entries->len;
      scratch->stamp = G_MAXUINT32;
    }
  if (scratch->stamp == G_MAXUINT32)
    {
      memset (scratch->stamps, 0, scratch->stamps_room * sizeof (guint32));
      scratch->stamp = 0;
    }

  return ++scratch->stamp;
}

static void
look_at_postings (Search *search,
                  KithTypedWord *const *tokens,
                  guint n,
                  const KithWordCosts *costs,
                  const KithWordTable *table,
                  guint32 stamp)
{
  guint32 *stamps = search->index->scratch->stamps;

  for (guint i = 0; i < costs->hits->len; i++)
    {
      const KithPostings *postings = &table->postings[g_array_index (costs->hits, guint32, i)];
      const guint32 *slots = kith_postings_get (postings);

      for (guint j = 0; j < postings->n; j++)
        if (stamps[slots[j]] != stamp)
          {
            stamps[slots[j]] = stamp;
            look_at (search, tokens, n, slots[j]);
          }
    }
}

/* Looks at everybody who has a word for the rarest of these typed words. */
static void
collect (Search *search, KithTypedWord *const *tokens, guint n)
{
  const KithTypedWord *rarest = tokens[0];
  guint32 stamp = next_stamp (search->index);

  for (guint i = 1; i < n; i++)
    if (tokens[i]->n_postings < rarest->n_postings)
      rarest = tokens[i];

  look_at_postings (search, tokens, n, &rarest->words, &search->index->words, stamp);
  look_at_postings (search, tokens, n, &rarest->pairs, &search->index->pairs, stamp);
}

static void
collect_as_typed (Search *search)
{
  KithTypedWord *tokens[MAX_TOKENS];

  for (guint i = 0; i < search->n_tokens; i++)
    tokens[i] = &search->tokens[i];

  g_array_set_size (search->best, 0);
  search->n_plain = search->n_exact = search->n_nicknames = 0;
  collect (search, tokens, search->n_tokens);
}

static void
collect_joined (Search *search)
{
  for (guint at = 0; at + 1 < search->n_tokens; at++)
    {
      KithTypedWord *tokens[MAX_TOKENS];
      guint n = 0;

      kith_typed_word_join (&search->tokens[search->n_tokens + at], search->index, &search->tokens[at],
                            &search->tokens[at + 1]);
      for (guint i = 0; i < search->n_tokens; i++)
        if (i != at + 1)
          tokens[n++] = &search->tokens[i == at ? search->n_tokens + at : i];
      collect (search, tokens, n);
    }
}

/* Whether nothing else can come among the best. */
static gboolean
is_settled (const Search *search)
{
  return search->best->len == search->limit &&
         g_array_index (search->best, Candidate, search->limit - 1).cost < BEST_OF_SECOND_PASS;
}

static void
run (Search *search)
{
  guint plain, exact, nicknames;

  for (guint i = 0; i < search->n_tokens; i++)
    kith_typed_word_find_plain (&search->tokens[i], search->index);
  collect_as_typed (search);
  if (is_settled (search))
    return;

  for (guint i = 0; i < search->n_tokens; i++)
    kith_typed_word_forgive (&search->tokens[i], search->index);
  collect_as_typed (search);

  plain = search->n_plain;
  exact = search->n_exact;
  nicknames = search->n_nicknames;
  if (search->n_tokens <= MAX_TOKENS_TO_JOIN)
    collect_joined (search);
  search->n_plain = plain;
  search->n_exact = exact;
  search->n_nicknames = nicknames;
}

/* Whether Enter may sign in the first without asking: see kith_card_index_find(). */
static gboolean
first_is_clear (const Search *search)
{
  const Candidate *first;

  if (search->best->len == 0 || search->n_nicknames > 0)
    return FALSE;

  first = &g_array_index (search->best, Candidate, 0);
  if (first->fit.worst > WORST_PLAIN)
    return FALSE;
  if (search->n_plain == 1)
    return first->fit.worst <= KITH_COST_EXACT + 1 || search->n_letters >= 3;

  return search->n_tokens > 1 && search->n_exact == 1 && first->whole && first->fit.worst == KITH_COST_EXACT;
}

static KithMatchReason
reason_of (const Fit *fit)
{
  if (fit->worst <= WORST_PLAIN)
    return fit->alias ? KITH_MATCH_ALIAS : KITH_MATCH_NAME;
  if (fit->worst <= WORST_NICKNAME)
    return KITH_MATCH_NICKNAME;
  return fit->worst <= WORST_TYPO ? KITH_MATCH_TYPO : KITH_MATCH_SOUND;
}

/* The least that any typed word costs in this folded name. */
static guint
cheapest_word (const Search *search, const char *fold)
{
  guint cheapest = KITH_COST_NONE;

  while (*fold != '\0')
    {
      gsize length = strcspn (fold, " ");
      guint32 id;

      if (kith_word_table_lookup (&search->index->words, fold, length, &id))
        for (guint i = 0; i < search->n_tokens; i++)
          cheapest = MIN (cheapest, search->tokens[i].words.costs[id]);
      fold += length + (fold[length] == ' ');
    }

  return cheapest;
}

static const char *
alias_of (const Search *search, const Candidate *candidate, const KithCard *card)
{
  const char *const *folds = kith_card_get_folds (card);
  const char *const *aliases = kith_card_get_aliases (card);
  const char *alias = NULL;
  guint best = KITH_COST_NONE;

  if (!candidate->fit.alias)
    return NULL;

  for (guint i = 0; aliases[i] != NULL; i++)
    {
      guint cost = cheapest_word (search, folds[i + 1]);

      if (alias == NULL || cost < best)
        {
          alias = aliases[i];
          best = cost;
        }
    }

  return alias;
}

static KithMatch *
match_new (KithCard *card, guint score, KithMatchReason reason)
{
  KithMatch *match = g_new0 (KithMatch, 1);

  match->card = kith_card_ref (card);
  match->score = score;
  match->reason = reason;
  return match;
}

static void
find_by_code (KithCardIndex *self, const char *text, guint limit, KithFindFlags flags, GPtrArray *matches)
{
  g_autofree char *key = kith_card_fold_code (text);
  gpointer first;

  if (key[0] == '\0' || !g_hash_table_lookup_extended (self->codes, key, NULL, &first))
    return;

  for (guint32 slot = GPOINTER_TO_UINT (first); slot != KITH_NO_SLOT && matches->len < limit;)
    {
      const KithCardEntry *entry = kith_card_index_entry (self, slot);
      KithCardState state = kith_card_get_state (entry->card);

      if (state < KITH_CARD_DIED || (state == KITH_CARD_DIED && (flags & KITH_FIND_INCLUDE_DIED)))
        g_ptr_array_add (matches, match_new (entry->card, SCORE_TOP * SCORE_STEP * 2, KITH_MATCH_CODE));
      slot = entry->next_code;
    }

  if (matches->len == 1)
    ((KithMatch *) g_ptr_array_index (matches, 0))->clear = TRUE;
}

static void
take_tokens (Search *search, const char *fold)
{
  while (*fold != '\0' && search->n_tokens < MAX_TOKENS)
    {
      gsize length = strcspn (fold, " ");

      kith_typed_word_init (&search->tokens[search->n_tokens++], search->index, fold, length);
      search->n_letters += length;
      fold += length + (fold[length] == ' ');
    }

  search->tokens[search->n_tokens - 1].last = TRUE;
  search->tokens[0].alone = search->n_tokens == 1;
}

static void
add_matches (Search *search, GPtrArray *matches)
{
  gboolean by_code = matches->len > 0;

  for (guint i = 0; i < search->best->len && matches->len < search->limit; i++)
    {
      const Candidate *candidate = &g_array_index (search->best, Candidate, i);
      KithCard *card = kith_card_index_entry (search->index, candidate->slot)->card;
      gboolean known = FALSE;
      KithMatch *match;

      for (guint j = 0; j < matches->len; j++)
        known |= ((KithMatch *) g_ptr_array_index (matches, j))->card == card;
      if (known)
        continue;

      match = match_new (card, candidate->score, reason_of (&candidate->fit));
      match->alias = alias_of (search, candidate, card);
      match->clear = i == 0 && !by_code && first_is_clear (search);
      g_ptr_array_add (matches, match);
    }
}

void
kith_card_scratch_free (KithCardScratch *scratch)
{
  for (guint i = 0; i < N_TOKENS; i++)
    kith_typed_word_clear (&scratch->tokens[i]);
  g_free (scratch->stamps);
  g_free (scratch);
}

gsize
kith_card_scratch_get_memory (const KithCardScratch *scratch)
{
  gsize size = sizeof *scratch + scratch->stamps_room * sizeof (guint32);

  for (guint i = 0; i < N_TOKENS; i++)
    size += kith_typed_word_get_memory (&scratch->tokens[i]);
  return size;
}

G_DEFINE_BOXED_TYPE (KithMatch, kith_match, kith_match_copy, kith_match_free)

/**
 * kith_match_copy:
 * @self: a match
 *
 * Returns: (transfer full): a match that says the same
 */
KithMatch *
kith_match_copy (const KithMatch *self)
{
  KithMatch *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  kith_card_ref (copy->card);
  return copy;
}

/**
 * kith_match_free:
 * @self: (transfer full): a match
 */
void
kith_match_free (KithMatch *self)
{
  g_return_if_fail (self != NULL);

  kith_card_unref (self->card);
  g_free (self);
}

/**
 * kith_card_index_find:
 * @self: an index
 * @text: what was typed or scanned
 * @limit: the most matches wanted, at least 1
 * @flags: who is looked for; those who have died are left out unless asked for
 *
 * Finds whom @text may mean, best first: whoever has it as a code, then by names as kith-card-search.c
 * says. With fewer than two characters, or fewer than two letters and digits, nobody is found.
 *
 * At most the first match is clear, which is: Enter may sign this person in without asking. A code is
 * clear where one person has it. A name is clear where this person alone has all the typed words or
 * their beginnings among their names (three letters at least, unless they are whole words); or where
 * two or more words were typed that are this person's whole name and nobody else has all these words.
 * It is not clear where anybody can be meant by a nickname; what was found by a nickname, a typing error
 * or by sound is never clear.
 *
 * Returns: (transfer full) (element-type KithMatch): the matches
 */
GPtrArray *
kith_card_index_find (KithCardIndex *self, const char *text, guint limit, KithFindFlags flags)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
  g_autofree char *cleaned = NULL;
  g_autofree char *fold = NULL;
  Search search = { .index = self, .flags = flags, .limit = limit };

  g_return_val_if_fail (KITH_IS_CARD_INDEX (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (limit > 0, NULL);

  cleaned = kith_text_clean (text, KITH_TEXT_NAME_MAX);
  if (kith_text_length (cleaned) < 2)
    return g_steal_pointer (&matches);

  find_by_code (self, cleaned, limit, flags, matches);
  fold = kith_text_fold (cleaned);
  if (strlen (fold) < 2)
    return g_steal_pointer (&matches);

  kith_card_index_prepare (self);
  if (self->scratch == NULL)
    self->scratch = g_new0 (KithCardScratch, 1);
  search.tokens = self->scratch->tokens;
  search.best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  take_tokens (&search, fold);
  run (&search);
  add_matches (&search, matches);
  g_array_unref (search.best);
  return g_steal_pointer (&matches);
}
