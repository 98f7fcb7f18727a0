/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Entries of different sources that may be one. Each is a set of marks: its names, numbers, addresses, as
 * they are compared. Only those that share a mark which few have are weighed. The weights were set by hand on
 * made-up directories (tests/catalog/test-resource-alike.c): a name that branches share says little where
 * their numbers and streets differ.
 */

#include "catalog/kith-resource-alike.h"

#include <string.h>

#include "base/kith-text.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-view.h"

/* Entries with one mark beyond which it tells nothing. */
#define MOST_TOGETHER 30
/* Pairs that one entry is in at most. */
#define MOST_PAIRS 3
/* Digits of a phone number that are compared: without the country's. */
#define PHONE_DIGITS 9
#define PHONE_DIGITS_LEAST 7

/* MARK (symbol, letter) */
#define MARKS(MARK)                                                                                          \
  MARK (NAME, 'n') /* a whole name, its words in order */                                                    \
  MARK (WORD, 'w') /* a word of its own name */                                                              \
  MARK (PHONE, 'p')                                                                                          \
  MARK (EMAIL, 'e')                                                                                          \
  MARK (HOST, 'h')   /* of a website */                                                                      \
  MARK (STREET, 's') /* street with its town or postal code */

typedef enum
{
#define MARK(symbol, letter) MARK_##symbol,
  MARKS (MARK)
#undef MARK
      N_MARKS
} Mark;

static const char letters[N_MARKS] = {
#define MARK(symbol, letter) letter,
  MARKS (MARK)
#undef MARK
};

typedef struct
{
  gint64 id;
  gint64 source;
  gint64 organization;
  gint64 service;
  gint64 location;
  KithResourceKind kind;
  gboolean shown;
  GArray *marks; /* (owned) (element-type guint32) */
} Card;

struct _KithResourceAlike
{
  GHashTable *known; /* (owned) letter and text → number of the mark + 1 */
  GArray *types;     /* (owned) (element-type guint8) Mark, by number */
  GPtrArray *cards;  /* (owned) (element-type Card) */
  GHashTable *by_id; /* (owned) id → Card */
};

static void
card_free (gpointer data)
{
  Card *card = data;

  g_array_unref (card->marks);
  g_free (card);
}

/**
 * kith_resource_alike_new:
 *
 * Returns: (transfer full): nothing to be compared yet
 */
KithResourceAlike *
kith_resource_alike_new (void)
{
  KithResourceAlike *self = g_new0 (KithResourceAlike, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->types = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->cards = g_ptr_array_new_with_free_func (card_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

/**
 * kith_resource_alike_free:
 * @self: (nullable) (transfer full): what was compared
 */
void
kith_resource_alike_free (KithResourceAlike *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->cards);
  g_array_unref (self->types);
  g_hash_table_unref (self->known);
  g_free (self);
}

static void
add_mark (KithResourceAlike *self, Card *card, Mark type, const char *text)
{
  g_autofree char *key = NULL;
  guint32 number;

  if (*text == '\0')
    return;
  key = g_strdup_printf ("%c%s", letters[type], text);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, key));
  if (number == 0)
    {
      guint8 stored = (guint8) type;

      g_array_append_val (self->types, stored);
      number = self->types->len;
      g_hash_table_insert (self->known, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  number--;
  g_array_append_val (card->marks, number);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Words that are left out of names, and those that are written in two ways. */
static const char *
plain_word (const char *word)
{
  static const char *const passed[] = { "the", "of", "and", "for",     "inc",
                                        "ltd", "e",  "v",   "society", "association" };

  for (guint i = 0; i < G_N_ELEMENTS (passed); i++)
    if (g_str_equal (word, passed[i]))
      return NULL;
  if (g_str_equal (word, "saint"))
    return "st";
  return g_str_equal (word, "centre") ? "center" : word;
}

static void
add_name (KithResourceAlike *self, Card *card, const char *name)
{
  g_autofree char *folded = kith_text_fold (name);
  g_auto (GStrv) words = kith_text_tokens (folded);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (char **word = words; *word != NULL; word++)
    if (plain_word (*word) != NULL)
      g_ptr_array_add (plain, (gpointer) plain_word (*word));
  g_ptr_array_sort (plain, compare_words);
  for (guint i = 0; i < plain->len; i++)
    add_mark (self, card, MARK_WORD, plain->pdata[i]);
  g_ptr_array_add (plain, NULL);
  joined = g_strjoinv (" ", (char **) plain->pdata);
  add_mark (self, card, MARK_NAME, joined);
}

static void
add_phone (KithResourceAlike *self, Card *card, const char *phone)
{
  char digits[64];
  gsize n = 0;

  for (; *phone != '\0' && n < sizeof digits - 1; phone++)
    if (g_ascii_isdigit (*phone))
      digits[n++] = *phone;
  digits[n] = '\0';
  if (n >= PHONE_DIGITS_LEAST)
    add_mark (self, card, MARK_PHONE, n > PHONE_DIGITS ? digits + n - PHONE_DIGITS : digits);
}

static void
add_host (KithResourceAlike *self, Card *card, const char *url)
{
  const char *begin = strstr (url, "://") != NULL ? strstr (url, "://") + 3 : url;
  g_autofree char *host = g_ascii_strdown (begin, (gssize) strcspn (begin, "/?#: "));

  add_mark (self, card, MARK_HOST, g_str_has_prefix (host, "www.") ? host + 4 : host);
}

static void
add_street (KithResourceAlike *self, Card *card, const KithValueIter *address)
{
  const char *line = kith_value_get_within (address, "line");
  const char *town = kith_value_get_within (address, "postcode");
  g_autofree char *together = NULL;
  g_autofree char *folded = NULL;

  if (town == NULL)
    town = kith_value_get_within (address, "city");
  if (line == NULL || town == NULL)
    return;
  together = g_strdup_printf ("%s %s", line, town);
  folded = kith_text_fold (together);
  add_mark (self, card, MARK_STREET, folded);
}

static void
add_values (KithResourceAlike *self, Card *card, const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    {
      KithResourceField field;

      if (iter.depth > 1 || !kith_resource_field_parse (iter.name, &field))
        continue;
      if (field == KITH_FIELD_NAME)
        add_name (self, card, iter.text);
      else if (field == KITH_FIELD_PHONE)
        add_phone (self, card, iter.text);
      else if (field == KITH_FIELD_URL)
        add_host (self, card, iter.text);
      else if (field == KITH_FIELD_ADDRESS)
        add_street (self, card, &iter);
      else if (field == KITH_FIELD_EMAIL)
        {
          g_autofree char *lower = g_ascii_strdown (iter.text, -1);

          add_mark (self, card, MARK_EMAIL, lower);
        }
    }
}

/**
 * kith_resource_alike_add:
 * @self: what is compared
 * @resource: an entry; only what may be shown of it is compared
 */
void
kith_resource_alike_add (KithResourceAlike *self, const KithResource *resource)
{
  g_autoptr (KithResourceView) view = NULL;
  Card *card;

  g_return_if_fail (self != NULL && resource != NULL);

  view = kith_resource_view_new (resource);
  card = g_new0 (Card, 1);
  card->id = resource->id;
  card->source = resource->source;
  card->organization = resource->organization;
  card->service = resource->service;
  card->location = resource->location;
  card->kind = resource->kind;
  card->shown = view != NULL;
  card->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (view != NULL)
    add_values (self, card, kith_resource_view_get_values (view));
  g_ptr_array_add (self->cards, card);
  g_hash_table_insert (self->by_id, &card->id, card);
}

static void
lend (KithResourceAlike *self, const Card *from, gint64 to)
{
  Card *card = to != 0 ? g_hash_table_lookup (self->by_id, &to) : NULL;

  if (card == NULL || card->id == from->id || !from->shown)
    return;
  for (guint i = 0; i < from->marks->len; i++)
    {
      guint32 mark = g_array_index (from->marks, guint32, i);

      if (g_array_index (self->types, guint8, mark) != MARK_WORD)
        g_array_append_val (card->marks, mark);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

/* A place speaks for its organization, and with a service at it for that. */
static void
lend_all (KithResourceAlike *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      Card *card = self->cards->pdata[i];

      if (card->kind == KITH_RESOURCE_SITE_SERVICE)
        {
          const Card *location =
              card->location != 0 ? g_hash_table_lookup (self->by_id, &card->location) : NULL;

          lend (self, card, card->service);
          if (location != NULL)
            lend (self, location, card->service);
        }
      else if (card->kind == KITH_RESOURCE_LOCATION)
        lend (self, card, card->organization);
    }
  for (guint i = 0; i < self->cards->len; i++)
    g_array_sort (((Card *) self->cards->pdata[i])->marks, compare_marks);
}

/* How many marks of each type two have in common, and each for itself; marks are in order. */
static void
count_common (KithResourceAlike *self,
              const Card *one,
              const Card *other,
              guint common[N_MARKS],
              guint all[2][N_MARKS])
{
  guint i = 0, k = 0;

  while (i < one->marks->len || k < other->marks->len)
    {
      guint32 left = i < one->marks->len ? g_array_index (one->marks, guint32, i) : G_MAXUINT32;
      guint32 right = k < other->marks->len ? g_array_index (other->marks, guint32, k) : G_MAXUINT32;
      Mark type = (Mark) g_array_index (self->types, guint8, MIN (left, right));

      common[type] += left == right;
      all[0][type] += left <= right;
      all[1][type] += right <= left;
      while (i < one->marks->len && g_array_index (one->marks, guint32, i) == MIN (left, right))
        i++;
      while (k < other->marks->len && g_array_index (other->marks, guint32, k) == MIN (left, right))
        k++;
    }
}

static int
weigh (KithResourceAlike *self, const Card *one, const Card *other)
{
  guint common[N_MARKS] = { 0 }, all[2][N_MARKS] = { { 0 } };
  guint words;
  int name = 0;
  int score = 0;

  count_common (self, one, other, common, all);
  words = all[0][MARK_WORD] + all[1][MARK_WORD] - common[MARK_WORD];
  if (common[MARK_NAME] > 0)
    name = 45;
  else if (words > 0 && common[MARK_WORD] * 10 >= words * 6)
    name = 25;
  score += name;
  score += common[MARK_PHONE] > 0 ? 35 : 0;
  score += common[MARK_EMAIL] > 0 ? 25 : 0;
  score += common[MARK_HOST] > 0 ? 15 : 0;
  score += common[MARK_STREET] > 0 ? 25 : 0;
  if (common[MARK_STREET] == 0 && all[0][MARK_STREET] > 0 && all[1][MARK_STREET] > 0)
    score -= 20;
  if (common[MARK_PHONE] == 0 && all[0][MARK_PHONE] > 0 && all[1][MARK_PHONE] > 0)
    score -= 10;
  /* Many share a house and its number without being one. */
  return name == 0 && (common[MARK_PHONE] == 0 || common[MARK_STREET] == 0) ? 0 : score;
}

static gboolean
is_compared (const Card *card)
{
  return card->shown && (card->kind == KITH_RESOURCE_ORGANIZATION || card->kind == KITH_RESOURCE_SERVICE);
}

/* Mark → who has it, where few do. */
static GPtrArray *
make_buckets (KithResourceAlike *self)
{
  GPtrArray *buckets = g_ptr_array_new_full (self->types->len, NULL);

  g_ptr_array_set_free_func (buckets, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->types->len; i++)
    g_ptr_array_add (buckets, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->cards->len; i++)
    {
      const Card *card = self->cards->pdata[i];
      guint32 before = G_MAXUINT32;

      for (guint k = 0; is_compared (card) && k < card->marks->len; k++)
        {
          guint32 mark = g_array_index (card->marks, guint32, k);
          GArray *bucket = buckets->pdata[mark];

          if (mark != before && g_array_index (self->types, guint8, mark) != MARK_WORD &&
              bucket->len <= MOST_TOGETHER)
            g_array_append_val (bucket, i);
          before = mark;
        }
    }
  return buckets;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const KithResourceAlikePair *one = a, *other = b;

  if (one->score != other->score)
    return other->score - one->score;
  if (one->one != other->one)
    return one->one < other->one ? -1 : 1;
  return (one->other > other->other) - (one->other < other->other);
}

static void
take_pair (KithResourceAlike *self, guint i, guint k, GHashTable *seen, GArray *pairs)
{
  const Card *one = self->cards->pdata[i], *other = self->cards->pdata[k];
  gint64 key = ((gint64) MIN (i, k) << 32) | MAX (i, k);
  KithResourceAlikePair pair;

  if (one->source == other->source || one->kind != other->kind || g_hash_table_contains (seen, &key))
    return;
  g_hash_table_add (seen, g_memdup2 (&key, sizeof key));
  pair.one = MIN (one->id, other->id);
  pair.other = MAX (one->id, other->id);
  pair.score = weigh (self, one, other);
  if (pair.score >= KITH_RESOURCE_ALIKE_ASKED)
    g_array_append_val (pairs, pair);
}

/* Of each entry the pairs in which it is most alike. */
static GArray *
keep_best (GArray *pairs)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (KithResourceAlikePair));
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      KithResourceAlikePair *pair = &g_array_index (pairs, KithResourceAlikePair, i);
      guint one = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &pair->one));
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &pair->other));

      if (one >= MOST_PAIRS || other >= MOST_PAIRS)
        continue;
      g_hash_table_insert (counts, &pair->one, GUINT_TO_POINTER (one + 1));
      g_hash_table_insert (counts, &pair->other, GUINT_TO_POINTER (other + 1));
      g_array_append_vals (kept, pair, 1);
    }
  return kept;
}

/**
 * kith_resource_alike_find:
 * @self: what is compared; nothing can be added afterwards
 * @cancellable: (nullable): ends it
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type KithResourceAlikePair): services, and organizations, of different
 * sources that may be one, the most alike first
 */
GArray *
kith_resource_alike_find (KithResourceAlike *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (KithResourceAlikePair));
  g_autoptr (GPtrArray) buckets = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  lend_all (self);
  buckets = make_buckets (self);
  for (guint mark = 0; mark < buckets->len; mark++)
    {
      const GArray *bucket = buckets->pdata[mark];

      if (bucket->len > MOST_TOGETHER)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < bucket->len; i++)
        for (guint k = i + 1; k < bucket->len; k++)
          take_pair (self, g_array_index (bucket, guint, i), g_array_index (bucket, guint, k), seen, pairs);
    }
  return keep_best (pairs);
}
