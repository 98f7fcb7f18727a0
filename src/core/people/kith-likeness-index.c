/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLikenessIndex: the records that are compared, and who of them is like somebody that is being written
 * down. Plain memory of one thread at a time; what it holds comes out of sealed values, so it goes with the
 * session. */

#include "people/kith-likeness-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-text.h"

/* So many digits at the end of a phone number tell it from others; what stands before is how it is dialled.
 */
#define PHONE_DIGITS 9

/* Sums of floats in another order may differ by so much. */
#define ROUNDING 0.01

G_DEFINE_FINAL_TYPE (KithLikenessIndex, kith_likeness_index, G_TYPE_OBJECT)

static void
take_phrase (KithLikeWords *words, GArray *phrases, const char *text, gboolean is_name)
{
  g_autofree char *fold = kith_text_fold (text);
  g_auto (GStrv) tokens = kith_text_tokens (fold);
  KithLikePhrase phrase = { 0 };

  for (guint i = 0; tokens[i] != NULL && phrase.n < KITH_LIKE_MAX_WORDS; i++)
    phrase.words[phrase.n++] = kith_like_words_intern (words, tokens[i], is_name);
  if (phrase.n > 0)
    g_array_append_val (phrases, phrase);
}

static void
take_phone (KithLikeWords *words, GArray *values, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint32 id;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->len < 5)
    return;
  if (digits->len > PHONE_DIGITS)
    g_string_erase (digits, 0, (gssize) digits->len - PHONE_DIGITS);
  id = kith_like_words_intern (words, digits->str, FALSE);
  g_array_append_val (values, id);
}

static void
take_email (KithLikeWords *words, GArray *values, const char *text)
{
  g_autofree char *fold = g_utf8_casefold (text, -1);
  guint32 id;

  g_strstrip (fold);
  if (fold[0] == '\0')
    return;
  id = kith_like_words_intern (words, fold, FALSE);
  g_array_append_val (values, id);
}

/* The words are interned, but not posted: the record is not in the index yet. */
KithLikeRecord *
kith_like_record_new (KithLikenessIndex *self, const KithLikenessFacts *facts)
{
  KithLikeRecord *record = g_new0 (KithLikeRecord, 1);

  record->person = facts->person;
  record->birth = facts->birth;
  record->names = g_array_new (FALSE, FALSE, sizeof (KithLikePhrase));
  record->addresses = g_array_new (FALSE, FALSE, sizeof (KithLikePhrase));
  record->phones = g_array_new (FALSE, FALSE, sizeof (guint32));
  record->emails = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; facts->names != NULL && facts->names[i] != NULL; i++)
    take_phrase (&self->name_words, record->names, facts->names[i], TRUE);
  for (guint i = 0; facts->addresses != NULL && facts->addresses[i] != NULL; i++)
    take_phrase (&self->address_words, record->addresses, facts->addresses[i], FALSE);
  for (guint i = 0; facts->phones != NULL && facts->phones[i] != NULL; i++)
    take_phone (&self->phones, record->phones, facts->phones[i]);
  for (guint i = 0; facts->emails != NULL && facts->emails[i] != NULL; i++)
    take_email (&self->emails, record->emails, facts->emails[i]);
  return record;
}

void
kith_like_record_free (KithLikeRecord *record)
{
  if (record == NULL)
    return;
  g_array_unref (record->names);
  g_array_unref (record->addresses);
  g_array_unref (record->phones);
  g_array_unref (record->emails);
  g_free (record);
}

static void
set_posted (KithLikeWords *words, guint32 id, guint32 slot, gboolean posted)
{
  GArray *slots = kith_like_word (words, id)->slots;

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, guint32, slots->len - 1 - i) == slot)
      {
        if (!posted)
          g_array_remove_index_fast (slots, slots->len - 1 - i);
        return;
      }
    else if (posted && i > 8)
      break; /* a slot is posted at the end, so twice in one record is seen there */
  if (posted)
    g_array_append_val (slots, slot);
}

static void
post_phrases (KithLikeWords *words, const GArray *phrases, guint32 slot, gboolean posted)
{
  for (guint i = 0; i < phrases->len; i++)
    {
      const KithLikePhrase *phrase = &g_array_index (phrases, KithLikePhrase, i);

      for (guint j = 0; j < phrase->n; j++)
        set_posted (words, phrase->words[j], slot, posted);
    }
}

static void
post_values (KithLikeWords *words, const GArray *values, guint32 slot, gboolean posted)
{
  for (guint i = 0; i < values->len; i++)
    set_posted (words, g_array_index (values, guint32, i), slot, posted);
}

static void
post_record (KithLikenessIndex *self, const KithLikeRecord *record, guint32 slot, gboolean posted)
{
  post_phrases (&self->name_words, record->names, slot, posted);
  post_phrases (&self->address_words, record->addresses, slot, posted);
  post_values (&self->phones, record->phones, slot, posted);
  post_values (&self->emails, record->emails, slot, posted);
}

static void
kith_likeness_index_finalize (GObject *object)
{
  KithLikenessIndex *self = KITH_LIKENESS_INDEX (object);

  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->slots);
  g_array_unref (self->free_slots);
  g_hash_table_unref (self->together);
  kith_like_words_clear (&self->name_words);
  kith_like_words_clear (&self->address_words);
  kith_like_words_clear (&self->phones);
  kith_like_words_clear (&self->emails);

  G_OBJECT_CLASS (kith_likeness_index_parent_class)->finalize (object);
}

static void
kith_likeness_index_class_init (KithLikenessIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_likeness_index_finalize;
}

static void
kith_likeness_index_init (KithLikenessIndex *self)
{
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_like_record_free);
  self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->together = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  kith_like_words_init (&self->name_words);
  kith_like_words_init (&self->address_words);
  kith_like_words_init (&self->phones);
  kith_like_words_init (&self->emails);
}

/**
 * kith_likeness_index_new:
 *
 * Returns: (transfer full): an index without records
 */
KithLikenessIndex *
kith_likeness_index_new (void)
{
  return g_object_new (KITH_TYPE_LIKENESS_INDEX, NULL);
}

/**
 * kith_likeness_index_get_size:
 * @self: an index
 *
 * Returns: how many records it holds
 */
guint
kith_likeness_index_get_size (KithLikenessIndex *self)
{
  g_return_val_if_fail (KITH_IS_LIKENESS_INDEX (self), 0);

  return self->n_records;
}

/**
 * kith_likeness_index_remove:
 * @self: an index
 * @person: an id
 *
 * Returns: whether there was such a record
 */
gboolean
kith_likeness_index_remove (KithLikenessIndex *self, gint64 person)
{
  guint32 slot;

  g_return_val_if_fail (KITH_IS_LIKENESS_INDEX (self), FALSE);

  slot = GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, &person));
  if (slot-- == 0)
    return FALSE;
  post_record (self, kith_like_record (self, slot), slot, FALSE);
  g_hash_table_remove (self->slots, &person);
  kith_like_record_free (kith_like_record (self, slot));
  g_ptr_array_index (self->records, slot) = NULL;
  g_array_append_val (self->free_slots, slot);
  self->n_records--;
  return TRUE;
}

/**
 * kith_likeness_index_put:
 * @self: an index
 * @facts: what is known of a person
 *
 * Adds a record, or takes the place of the one there was.
 */
void
kith_likeness_index_put (KithLikenessIndex *self, const KithLikenessFacts *facts)
{
  KithLikeRecord *record;
  guint32 slot;

  g_return_if_fail (KITH_IS_LIKENESS_INDEX (self));
  g_return_if_fail (facts != NULL && facts->person != 0);

  kith_likeness_index_remove (self, facts->person);
  record = kith_like_record_new (self, facts);
  if (self->free_slots->len > 0)
    {
      slot = g_array_index (self->free_slots, guint32, self->free_slots->len - 1);
      g_array_set_size (self->free_slots, self->free_slots->len - 1);
      g_ptr_array_index (self->records, slot) = record;
    }
  else
    {
      slot = self->records->len;
      g_ptr_array_add (self->records, record);
    }
  g_hash_table_insert (self->slots, &record->person, GUINT_TO_POINTER (slot + 1));
  post_record (self, record, slot, TRUE);
  self->n_records++;
}

/* For each slot: whether it is worth comparing, and how many bits its names can bring at the very most. */
typedef struct
{
  guint8 *marks;
  float *most;
} Candidates;

static void
mark_slots (const KithLikeWord *word, guint8 *marks)
{
  for (guint i = 0; i < word->slots->len; i++)
    marks[g_array_index (word->slots, guint32, i)] = 1;
}

static void
add_most (const KithLikeWord *word, float *most, double bits)
{
  for (guint i = 0; i < word->slots->len; i++)
    most[g_array_index (word->slots, guint32, i)] += (float) bits;
}

/* Whether these two may be written as one somewhere, or one apart. */
static gboolean
may_be_joined (const KithLikeWord *a, const KithLikeWord *b)
{
  return a->length != b->length && memcmp (a->text, b->text, MIN (a->length, b->length)) == 0;
}

static void
consider_word (const KithLikeWord *typed, const KithLikeWord *word, Candidates *candidates)
{
  KithLikenessReasons why = 0;
  double bits;

  if (word->slots->len == 0)
    return;
  bits = kith_likeness_weigh_word (typed, word, &why);
  if (bits > 0 && (word->length > 1 || typed->length == 1))
    mark_slots (word, candidates->marks);
  if (may_be_joined (typed, word))
    bits = KITH_LIKE_BITS_MOST;
  if (bits > 0)
    add_most (word, candidates->most, bits);
}

static void
consider_words (const KithLikeWords *words, guint32 typed, Candidates *candidates)
{
  const KithLikeGist *gists = &g_array_index (words->gists, KithLikeGist, 0);

  for (guint w = 0; w < words->words->len; w++)
    if (kith_like_gists_may_match (&gists[typed], &gists[w]))
      consider_word (kith_like_word (words, typed), kith_like_word (words, w), candidates);
}

/* Everybody who has a word like one of these names'. */
static void
mark_names (KithLikenessIndex *self, const KithLikeRecord *like, Candidates *candidates)
{
  for (guint i = 0; i < like->names->len; i++)
    {
      const KithLikePhrase *phrase = &g_array_index (like->names, KithLikePhrase, i);

      for (guint j = 0; j < phrase->n; j++)
        consider_words (&self->name_words, phrase->words[j], candidates);
    }
}

static void
mark_values (const KithLikeWords *words, const GArray *values, guint8 *marks)
{
  for (guint i = 0; i < values->len; i++)
    mark_slots (kith_like_word (words, g_array_index (values, guint32, i)), marks);
}

static void
mark_births (KithLikenessIndex *self, const KithBirth *birth, guint8 *marks)
{
  if (!kith_birth_is_known (birth))
    return;
  for (guint slot = 0; slot < self->records->len; slot++)
    {
      const KithLikeRecord *record = kith_like_record (self, slot);

      if (record != NULL && kith_birth_compare (&record->birth, birth) <= KITH_BIRTHS_SWAPPED &&
          kith_birth_is_known (&record->birth))
        marks[slot] = 1;
    }
}

/**
 * kith_likeness_compare:
 * @a: a #KithLikeness
 * @b: another
 *
 * Returns: below 0 where @a is the likelier pair; a #GCompareFunc
 */
int
kith_likeness_compare (gconstpointer a, gconstpointer b)
{
  const KithLikeness *x = a, *y = b;

  if (x->bits != y->bits)
    return x->bits > y->bits ? -1 : 1;
  if (x->person != y->person)
    return x->person < y->person ? -1 : 1;
  return (x->other > y->other) - (x->other < y->other);
}

/**
 * kith_likeness_index_find:
 * @self: an index
 * @facts: what is known so far of somebody who is being written down; a person of that id is passed over
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type KithLikeness): who may be the same person, likeliest first
 */
GArray *
kith_likeness_index_find (KithLikenessIndex *self, const KithLikenessFacts *facts, guint limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KithLikeness));
  g_autofree guint8 *marks = NULL;
  g_autofree float *most = NULL;
  KithLikeWords *const kept[] = { &self->name_words, &self->address_words, &self->phones, &self->emails };
  guint n_kept[G_N_ELEMENTS (kept)];
  KithLikeRecord *like;
  double rest;

  g_return_val_if_fail (KITH_IS_LIKENESS_INDEX (self), found);
  g_return_val_if_fail (facts != NULL, found);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    n_kept[i] = kept[i]->words->len;
  like = kith_like_record_new (self, facts);
  if (self->weighed_at == 0 || self->n_records > self->weighed_at + self->weighed_at / 4)
    kith_likeness_index_weigh_words (self);
  marks = g_malloc0 (self->records->len + 1);
  most = g_new0 (float, self->records->len + 1);
  mark_names (self, like, &(Candidates){ marks, most });
  mark_values (&self->phones, like->phones, marks);
  mark_values (&self->emails, like->emails, marks);
  mark_births (self, &like->birth, marks);

  /* Most of those marked have nothing but a common first name: weighing them closely would be in vain. */
  rest = kith_likeness_most_beside_names (self, like) + ROUNDING;
  for (guint slot = 0; slot < self->records->len; slot++)
    if (marks[slot] != 0 && (double) most[slot] + rest > 0 &&
        kith_like_record (self, slot)->person != facts->person)
      {
        const KithLikeRecord *record = kith_like_record (self, slot);
        KithLikeness one = { facts->person, record->person, 0, 0 };

        one.bits = kith_likeness_weigh (self, like, record, &one.reasons);
        if (one.bits > 0)
          g_array_append_val (found, one);
      }
  kith_like_record_free (like);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    kith_like_words_forget_from (kept[i], n_kept[i]);
  g_array_sort (found, kith_likeness_compare);
  if (found->len > limit)
    g_array_set_size (found, limit);
  return found;
}

/**
 * kith_likeness_index_compare:
 * @self: an index
 * @person: an id
 * @other: another
 * @likeness: (out): how alike they are
 *
 * Returns: whether both are in the index
 */
gboolean
kith_likeness_index_compare (KithLikenessIndex *self, gint64 person, gint64 other, KithLikeness *likeness)
{
  guint32 a, b;

  g_return_val_if_fail (KITH_IS_LIKENESS_INDEX (self), FALSE);
  g_return_val_if_fail (likeness != NULL, FALSE);

  a = GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, &person));
  b = GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, &other));
  if (a == 0 || b == 0)
    return FALSE;
  if (self->weighed_at != self->n_records)
    kith_likeness_index_weigh_words (self);
  *likeness = (KithLikeness){ person, other, 0, 0 };
  likeness->bits = kith_likeness_weigh (self, kith_like_record (self, a - 1), kith_like_record (self, b - 1),
                                        &likeness->reasons);
  return TRUE;
}

/**
 * kith_likeness_describe:
 * @reasons: what speaks for and against
 *
 * Returns: (transfer full): in words, parted by commas
 */
char *
kith_likeness_describe (KithLikenessReasons reasons)
{
  static const struct
  {
    KithLikenessReasons reason;
    const char *words;
  } sentences[] = {
    { KITH_LIKE_NICKNAME, N_ ("a nickname") },
    { KITH_LIKE_SPELLING, N_ ("nearly the same spelling") },
    { KITH_LIKE_SOUND, N_ ("sounds the same") },
    { KITH_LIKE_ORDER, N_ ("names in another order") },
    { KITH_LIKE_PART, N_ ("part of the name") },
    { KITH_LIKE_OTHER_NAME, N_ ("another name of theirs") },
    { KITH_LIKE_BIRTH, N_ ("same date of birth") },
    { KITH_LIKE_BIRTH_NEAR, N_ ("nearly the same date of birth") },
    { KITH_LIKE_CONTACT, N_ ("same contact") },
    { KITH_LIKE_CONTACT_NEAR, N_ ("nearly the same contact") },
    { KITH_UNLIKE_NAME, N_ ("but another name beside it") },
    { KITH_UNLIKE_BIRTH, N_ ("but another date of birth") },
  };
  const KithLikenessReasons forgiven = KITH_LIKE_NICKNAME | KITH_LIKE_SPELLING | KITH_LIKE_SOUND |
                                       KITH_LIKE_PART | KITH_LIKE_ORDER | KITH_UNLIKE_NAME;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if ((reasons & KITH_LIKE_NAME) != 0 && (reasons & forgiven) == 0)
    g_ptr_array_add (words, (gpointer) _ ("same name"));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if ((reasons & sentences[i].reason) != 0)
      g_ptr_array_add (words, (gpointer) _ (sentences[i].words));
  g_ptr_array_add (words, NULL);
  /* Translators: between the reasons why two records may be one person. */
  return g_strjoinv (_ (", "), (char **) words->pdata);
}
