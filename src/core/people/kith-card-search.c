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
 *   56  such, with one typing error          72  a word that sounds the same
 *
 * and one more for a word of another name than the one to be called by. Twice the sum, plus one where
 * what was typed is not the whole name (unless it is the beginning of a first word), orders the matches;
 * among equals, who came lately and often comes first, then the alphabet decides.
 *
 * The costs of a typed word are found for all words that occur (by hash, by beginning, by sound, by one
 * run over all of them for errors); then only the people of the rarest typed word are looked at. */

#include "people/kith-card-index-private.h"

#include <string.h>

#include "base/kith-distance.h"
#include "base/kith-nicknames.h"
#include "base/kith-phonetic.h"
#include "base/kith-text.h"

/* Further words are not looked at. */
#define MAX_TOKENS 8
/* With more words than this, a space is taken to be where it was meant. */
#define MAX_TOKENS_TO_JOIN 4
#define N_TOKENS (MAX_TOKENS + MAX_TOKENS_TO_JOIN - 1)

enum
{
  COST_EXACT = 0,
  COST_PREFIX = 2,
  COST_NICKNAME = 32,
  COST_SPACE = 40,
  COST_SPACE_PREFIX = 42,
  COST_TYPO = 48,
  COST_SPACE_TYPO = 56,
  COST_SHORT_TYPO = 60,
  COST_PREFIX_TYPO = 66,
  COST_SOUND = 72,
  COST_NONE = 255,

  SECOND_TYPO = 12,
  FIRST_LETTER = 4,
  SAME_SOUND = 4,
  WORST_PLAIN = COST_PREFIX + 1,
  WORST_NICKNAME = COST_NICKNAME + 1,
  WORST_TYPO = COST_SOUND - 1,
};

/* Nothing that the second pass finds is better than this. */
#define BEST_OF_SECOND_PASS (2 * COST_SPACE)
#define SCORE_STEP 64
#define SCORE_TOP 4096

/* What one typed word costs in one table. */
typedef struct
{
  guint8 *costs; /* (owned): by id */
  guint room;
  GArray *hits; /* (owned) (element-type guint32): ids that cost less than COST_NONE */
} Costs;

typedef struct
{
  char text[KITH_WORD_MAX + 1];
  gsize length;
  guint32 letters;
  gboolean last;
  gboolean alone;
  Costs words;
  Costs pairs;
  guint n_postings;
} Token;

struct _KithCardScratch
{
  Token tokens[N_TOKENS];
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
  Token *tokens; /* as typed, then with a space taken out between two */
  guint n_tokens;
  guint n_letters;
  GArray *best; /* (owned) (element-type Candidate): in order */
  guint n_plain;
  guint n_exact;
  guint n_nicknames;
} Search;

static void
costs_reset (Costs *costs)
{
  if (costs->hits == NULL)
    costs->hits = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < costs->hits->len; i++)
    costs->costs[g_array_index (costs->hits, guint32, i)] = COST_NONE;
  g_array_set_size (costs->hits, 0);
}

static void
costs_make_room (Costs *costs, const KithWordTable *table)
{
  if (costs->room >= table->n)
    return;

  costs->costs = g_realloc (costs->costs, table->room);
  memset (costs->costs + costs->room, COST_NONE, table->room - costs->room);
  costs->room = table->room;
}

static void
costs_clear (Costs *costs)
{
  g_free (costs->costs);
  g_clear_pointer (&costs->hits, g_array_unref);
}

static void
hit (Token *token, Costs *costs, const KithWordTable *table, guint32 id, guint cost)
{
  guint32 n = table->postings[id].n;

  if (n == 0 || costs->costs[id] <= cost)
    return;

  if (costs->costs[id] == COST_NONE)
    {
      g_array_append_val (costs->hits, id);
      token->n_postings += n;
    }
  costs->costs[id] = (guint8) cost;
}

static void
token_init (Search *search, Token *token, const char *text, gsize length)
{
  token->length = MIN (length, KITH_WORD_MAX);
  memcpy (token->text, text, token->length);
  token->text[token->length] = '\0';
  token->letters = kith_word_letters (token->text, token->length);
  token->last = FALSE;
  token->alone = FALSE;
  token->n_postings = 0;
  costs_reset (&token->words);
  costs_reset (&token->pairs);
  costs_make_room (&token->words, &search->index->words);
  costs_make_room (&token->pairs, &search->index->pairs);
}

/* Words that are the typed one or begin with it. */
static void
find_beginnings (Token *token, Costs *costs, const KithWordTable *table, guint same, guint begins)
{
  guint first, end;

  kith_word_table_find_prefix (table, token->text, token->length, &first, &end);
  for (guint i = first; i < end; i++)
    hit (token, costs, table, table->order[i],
         table->lengths[table->order[i]] == token->length ? same : begins);
}

static void
find_nicknames (Search *search, Token *token)
{
  const KithNicknames *nicknames = kith_nicknames_get_default ();
  const KithWordTable *words = &search->index->words;
  const guint16 *groups;
  guint n_groups;

  groups = kith_nicknames_lookup (nicknames, token->text, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    for (const char *const *name = kith_nicknames_get_group (nicknames, groups[i]); *name != NULL; name++)
      {
        guint32 id;

        if (kith_word_table_lookup (words, *name, strlen (*name), &id))
          hit (token, &token->words, words, id, COST_NICKNAME);
      }
}

/* A key of one sound says too little about long names. */
static gboolean
sound_is_enough (const char *key, const Token *token, const KithWordTable *words, guint32 id)
{
  return key[1] != '\0' || (token->length <= 5 && words->lengths[id] <= 5 &&
                            token->text[0] == kith_word_table_get_word (words, id)[0]);
}

static void
find_sounds (Search *search, Token *token)
{
  const KithWordTable *words = &search->index->words;
  const KithWordTable *sounds = &search->index->sounds;
  KithPhonetic phonetic;

  if (token->length < 3)
    return;

  kith_phonetic_init (&phonetic, token->text, token->length);
  for (guint i = 0; i < phonetic.n; i++)
    {
      const guint32 *ids;
      guint32 sound;

      if (!kith_word_table_lookup (sounds, phonetic.keys[i], strlen (phonetic.keys[i]), &sound))
        continue;

      ids = kith_postings_get (&sounds->postings[sound]);
      for (guint j = 0; j < sounds->postings[sound].n; j++)
        if (sound_is_enough (phonetic.keys[i], token, words, ids[j]))
          hit (token, &token->words, words, ids[j], COST_SOUND);
    }
}

static inline gboolean
has_more_bits (guint32 bits, guint bound)
{
  bits &= bits - 1;
  if (bound == 2 && bits != 0)
    bits &= bits - 1;
  return bits != 0;
}

static guint
typo_cost (const Token *token, const KithWordTable *table, guint32 id, guint distance)
{
  guint cost = token->length < 3 ? COST_SHORT_TYPO : COST_TYPO;

  if (token->words.costs[id] == COST_SOUND)
    cost -= SAME_SOUND;
  if (distance > 1)
    cost += SECOND_TYPO;
  if (token->text[0] != kith_word_table_get_word (table, id)[0])
    cost += FIRST_LETTER;
  return cost;
}

static void
find_typos (Search *search, Token *token, const KithPattern *pattern)
{
  const KithWordTable *words = &search->index->words;
  gsize length = token->length;

  if (length < 2 || (length == 2 && token->alone))
    return;

  for (guint32 id = 0; id < words->n; id++)
    {
      gsize other = words->lengths[id];
      guint bound = other >= 8 && length >= 6 ? 2 : 1, distance;

      if (other + bound < length || other > length + bound ||
          has_more_bits (token->letters & ~words->letters[id], bound) ||
          has_more_bits (words->letters[id] & ~token->letters, bound) || words->postings[id].n == 0)
        continue;

      distance = kith_pattern_distance (pattern, kith_word_table_get_word (words, id), other, bound);
      if (distance <= bound)
        hit (token, &token->words, words, id, typo_cost (token, words, id, distance));
    }
}

/* The word that is still being typed, with an error in it already. */
static void
find_beginnings_with_typo (Search *search, Token *token, const KithPattern *pattern)
{
  const KithWordTable *words = &search->index->words;

  if (!token->last || token->length < 4)
    return;

  for (guint32 id = 0; id < words->n; id++)
    if (words->lengths[id] > token->length && !has_more_bits (token->letters & ~words->letters[id], 1) &&
        words->postings[id].n > 0 &&
        kith_pattern_prefix_distance (pattern, kith_word_table_get_word (words, id), words->lengths[id], 1) <=
            1)
      hit (token, &token->words, words, id, COST_PREFIX_TYPO);
}

static void
find_typos_with_space (Token *token, Costs *costs, const KithWordTable *table, const KithPattern *pattern)
{
  if (token->length < 4)
    return;

  for (guint32 id = 0; id < table->n; id++)
    {
      gsize other = table->lengths[id];

      if (other + 1 < token->length || other > token->length + 1 ||
          has_more_bits (token->letters & ~table->letters[id], 1) ||
          has_more_bits (table->letters[id] & ~token->letters, 1) || table->postings[id].n == 0)
        continue;

      if (kith_pattern_distance (pattern, kith_word_table_get_word (table, id), other, 1) <= 1)
        hit (token, costs, table, id, COST_SPACE_TYPO);
    }
}

/* All that is forgiven in a word as it was typed. */
static void
forgive (Search *search, Token *token)
{
  KithPattern pattern;

  kith_pattern_init (&pattern, token->text, token->length);
  find_sounds (search, token);
  find_typos (search, token, &pattern);
  find_beginnings_with_typo (search, token, &pattern);
  if (token->length >= 4)
    find_beginnings (token, &token->pairs, &search->index->pairs, COST_SPACE, COST_SPACE_PREFIX);
  find_typos_with_space (token, &token->pairs, &search->index->pairs, &pattern);
}

/* Two typed words as one: the space between them was not meant there. */
static void
join (Search *search, guint at)
{
  const Token *a = &search->tokens[at], *b = &search->tokens[at + 1];
  Token *token = &search->tokens[search->n_tokens + at];
  char text[2 * KITH_WORD_MAX];
  KithPattern pattern;
  guint32 id;

  memcpy (text, a->text, a->length);
  memcpy (text + a->length, b->text, b->length);
  token_init (search, token, text, a->length + b->length);

  kith_pattern_init (&pattern, token->text, token->length);
  if (kith_word_table_lookup (&search->index->words, token->text, token->length, &id))
    hit (token, &token->words, &search->index->words, id, COST_SPACE);
  if (kith_word_table_lookup (&search->index->pairs, token->text, token->length, &id))
    hit (token, &token->pairs, &search->index->pairs, id, COST_SPACE);
  find_typos_with_space (token, &token->words, &search->index->words, &pattern);
  find_typos_with_space (token, &token->pairs, &search->index->pairs, &pattern);
}

static guint8
word_cost (const Token *token, const KithCardEntry *entry, guint i)
{
  guint32 word = entry->words[i];
  guint8 cost = (i < entry->n_words ? &token->words : &token->pairs)->costs[word >> 1];

  return cost == COST_NONE ? COST_NONE : (guint8) (cost + (word & 1));
}

static Fit
fit_add (Fit fit, guint8 cost)
{
  return (Fit){ fit.sum + cost, MAX (fit.worst, cost), fit.alias || (cost & 1) };
}

static gboolean
fit_is_better (const Fit *a, const Fit *b)
{
  return a->sum != b->sum ? a->sum < b->sum : a->worst < b->worst;
}

/* The cheapest way to give each typed word a word of its own: by sets of words already placed. */
static gboolean
fit_person (Token *const *tokens, guint n, const KithCardEntry *entry, Fit *best)
{
  const Fit none = { G_MAXUINT / 2, COST_NONE, FALSE };
  guint n_words = entry->n_words + entry->n_pairs, all = (1u << n) - 1;
  Fit fits[1 << MAX_TOKENS];

  fits[0] = (Fit){ 0 };
  for (guint set = 1; set <= all; set++)
    fits[set] = none;

  for (guint i = 0; i < n_words; i++)
    {
      guint8 costs[MAX_TOKENS];
      gboolean any = FALSE;

      for (guint t = 0; t < n; t++)
        {
          costs[t] = word_cost (tokens[t], entry, i);
          any |= costs[t] != COST_NONE;
        }

      for (guint set = all; any && set > 0; set--)
        for (guint t = 0; t < n; t++)
          if ((set & (1u << t)) != 0 && costs[t] != COST_NONE && fits[set & ~(1u << t)].worst != COST_NONE)
            {
              Fit fit = fit_add (fits[set & ~(1u << t)], costs[t]);

              if (fit_is_better (&fit, &fits[set]))
                fits[set] = fit;
            }
    }

  *best = fits[all];
  return best->worst != COST_NONE;
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

static void
look_at (Search *search, Token *const *tokens, guint n, guint32 slot)
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
  if (!candidate.whole && (n > 1 || candidate.fit.worst != COST_PREFIX))
    cost++;
  candidate.cost = cost;
  candidate.score = (SCORE_TOP - MIN (cost, SCORE_TOP)) * SCORE_STEP + weigh_presence (search->index, entry);

  if (candidate.fit.worst <= COST_EXACT + 1)
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
                  Token *const *tokens,
                  guint n,
                  const Costs *costs,
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
collect (Search *search, Token *const *tokens, guint n)
{
  const Token *rarest = tokens[0];
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
  Token *tokens[MAX_TOKENS];

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
      Token *tokens[MAX_TOKENS];
      guint n = 0;

      join (search, at);
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
         g_array_index (search->best, Candidate, search->limit - 1).cost <= BEST_OF_SECOND_PASS;
}

static void
run (Search *search)
{
  guint plain, exact, nicknames;

  for (guint i = 0; i < search->n_tokens; i++)
    {
      Token *token = &search->tokens[i];

      find_beginnings (token, &token->words, &search->index->words, COST_EXACT, COST_PREFIX);
      find_nicknames (search, token);
    }
  collect_as_typed (search);
  if (is_settled (search))
    return;

  for (guint i = 0; i < search->n_tokens; i++)
    forgive (search, &search->tokens[i]);
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
    return first->fit.worst <= COST_EXACT + 1 || search->n_letters >= 3;

  return search->n_tokens > 1 && search->n_exact == 1 && first->whole && first->fit.worst == COST_EXACT;
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
  guint cheapest = COST_NONE;

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
  guint best = COST_NONE;

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

      token_init (search, &search->tokens[search->n_tokens++], fold, length);
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
    {
      costs_clear (&scratch->tokens[i].words);
      costs_clear (&scratch->tokens[i].pairs);
    }
  g_free (scratch->stamps);
  g_free (scratch);
}

gsize
kith_card_scratch_get_memory (const KithCardScratch *scratch)
{
  gsize size = sizeof *scratch + scratch->stamps_room * sizeof (guint32);

  for (guint i = 0; i < N_TOKENS; i++)
    size += scratch->tokens[i].words.room + scratch->tokens[i].pairs.room;
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
