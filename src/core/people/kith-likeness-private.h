/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/kith-phonetic.h"
#include "people/kith-likeness.h"

G_BEGIN_DECLS

/* Further words of a name or an address are not compared. */
#define KITH_LIKE_MAX_WORDS 12
/* Longer ones are cut. */
#define KITH_LIKE_WORD_LENGTH 31
/* No word says more. */
#define KITH_LIKE_BITS_MOST 15.0
/* All that people are reached by says no more. */
#define KITH_LIKE_CONTACTS_MOST 18.0

/**
 * KithLikeWord:
 * @letters: which letters occur
 * @nicknames: (unowned) (nullable): the groups of nicknames it stands in
 * @slots: (owned) (element-type guint32): which records have it, ascending or not
 * @bits: how much it says that two records have it: the rarer, the more
 *
 * A word of names or addresses, or a whole phone number or e-mail address.
 */
typedef struct
{
  char text[KITH_LIKE_WORD_LENGTH + 1];
  guint8 length;
  guint32 letters;
  KithPhonetic sound;
  const guint16 *nicknames;
  guint n_nicknames;
  GArray *slots;
  float bits;
} KithLikeWord;

/**
 * KithLikeGist:
 * @marks: a bit for each sound and each group of nicknames; others may have the same
 *
 * What tells most words from each other, side by side in memory: a town has tens of thousands of words, and
 * each is asked at each keystroke.
 */
typedef struct
{
  guint64 marks;
  guint32 letters;
  guint8 length;
  char first;
} KithLikeGist;

/* Words by text, each once. */
typedef struct
{
  GPtrArray *words;    /* (owned) (element-type KithLikeWord) */
  GArray *gists;       /* (owned) (element-type KithLikeGist): of these, in the same order */
  GHashTable *by_text; /* (owned): text → id + 1 */
} KithLikeWords;

typedef struct
{
  guint32 words[KITH_LIKE_MAX_WORDS];
  guint8 n;
} KithLikePhrase;

/* Two words taken to be the same. */
typedef struct
{
  guint32 a;
  guint32 b;
  guint place_a;
  guint place_b;
  double bits;
} KithLikeMatch;

/* One record, its texts taken apart. */
typedef struct
{
  gint64 person;
  KithBirth birth;
  GArray *names;     /* (owned) (element-type KithLikePhrase) */
  GArray *addresses; /* (owned) (element-type KithLikePhrase) */
  GArray *phones;    /* (owned) (element-type guint32) */
  GArray *emails;    /* (owned) (element-type guint32) */
} KithLikeRecord;

struct _KithLikenessIndex
{
  GObject parent_instance;

  GPtrArray *records; /* (owned) (element-type KithLikeRecord) (nullable elements): by slot */
  GHashTable *slots;  /* (owned): person → slot + 1 */
  GArray *free_slots; /* (owned) (element-type guint32) */
  guint n_records;
  guint weighed_at; /* how many records there were when rarity was last worked out */

  GHashTable *together; /* (owned): two ids of words of names → how many records have both */

  KithLikeWords name_words;
  KithLikeWords address_words;
  KithLikeWords phones;
  KithLikeWords emails;
};

static inline KithLikeWord *
kith_like_word (const KithLikeWords *words, guint32 id)
{
  return g_ptr_array_index (words->words, id);
}

static inline gboolean
kith_like_word_is_number (const KithLikeWord *word)
{
  return g_ascii_isdigit (word->text[0]);
}

static inline KithLikeRecord *
kith_like_record (KithLikenessIndex *self, guint32 slot)
{
  return g_ptr_array_index (self->records, slot);
}

void kith_like_words_init (KithLikeWords *self);
void kith_like_words_clear (KithLikeWords *self);
guint32 kith_like_words_intern (KithLikeWords *self, const char *text, gboolean is_name);
void kith_like_words_forget_from (KithLikeWords *self, guint n);
gboolean kith_like_words_are_near (const KithLikeWord *a, const KithLikeWord *b, guint bound);

/* FALSE: kith_likeness_weigh_word() says nothing of these two, and neither begins with the other. */
static inline gboolean
kith_like_gists_may_match (const KithLikeGist *a, const KithLikeGist *b)
{
  return a->first == b->first || (a->marks & b->marks) != 0 ||
         (ABS (a->length - b->length) <= 2 && __builtin_popcount (a->letters ^ b->letters) <= 4);
}

KithLikeRecord *kith_like_record_new (KithLikenessIndex *self, const KithLikenessFacts *facts);
void kith_like_record_free (KithLikeRecord *record);

void kith_likeness_index_weigh_words (KithLikenessIndex *self);
double kith_likeness_weigh_birth (const KithBirth *a, const KithBirth *b, KithLikenessReasons *reasons);
double kith_likeness_weigh_word (const KithLikeWord *a, const KithLikeWord *b, KithLikenessReasons *reasons);
guint kith_likeness_match_words (const KithLikeWords *words,
                                 const KithLikePhrase *a,
                                 const KithLikePhrase *b,
                                 guint *used_a,
                                 guint *used_b,
                                 KithLikeMatch *matches,
                                 KithLikenessReasons *reasons);
double kith_likeness_weigh_contacts (KithLikenessIndex *self,
                                     const KithLikeRecord *a,
                                     const KithLikeRecord *b,
                                     KithLikenessReasons *reasons);
double kith_likeness_prior (KithLikenessIndex *self);
double kith_likeness_most_beside_names (KithLikenessIndex *self, const KithLikeRecord *like);
double kith_likeness_weigh (KithLikenessIndex *self,
                            const KithLikeRecord *a,
                            const KithLikeRecord *b,
                            KithLikenessReasons *reasons);

G_END_DECLS
