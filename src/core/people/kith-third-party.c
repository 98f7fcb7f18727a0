/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word by word: who else has a record here, words for relations, what is written like a name. It would rather
 * mark too much: each mark costs somebody one look, and a mark that is missing tells of somebody who was not
 * asked. Names in small letters of people without a record, and "she" and "he", are not found.
 */

#include "people/kith-third-party.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-nicknames.h"
#include "base/kith-text.h"

/* Shorter names are found only where they are written with a capital. */
#define SHORT_WORD 3

struct _KithThirdParty
{
  GHashTable *own;       /* (owned): folded words of the person's own names */
  GHashTable *others;    /* (owned): of everybody else's */
  GHashTable *relations; /* (owned) */
  GHashTable *ordinary;  /* (owned): words that are names too */
  GHashTable *capital;   /* (owned): words that have a capital without being names */
  gboolean names_only;   /* in this language a capital within a sentence means a name */
};

/* A word of a text. */
typedef struct
{
  char *folded;      /* (owned) */
  gboolean capital;  /* the first letter is one, the next is not */
  gboolean caseless; /* it has letters that are neither large nor small */
  gboolean first;    /* of a sentence */
} Word;

/* Translators: words for people somebody is close to or has to do with, parted by “|”, in your language; the
 * English ones are looked for too. A text that has one of them may be about somebody else. */
static const char relations[] = N_ (
    "mother|mom|mum|mama|mommy|mummy|father|dad|daddy|papa|parent|parents|stepmother|stepfather|stepmom|"
    "stepdad|stepson|stepdaughter|brother|brothers|sister|sisters|sibling|siblings|twin|son|sons|daughter|"
    "daughters|child|children|kid|kids|baby|wife|husband|spouse|partner|boyfriend|girlfriend|fiance|"
    "fiancee|ex|lover|grandmother|grandfather|grandma|grandpa|granny|grandparents|grandson|granddaughter|"
    "grandchild|grandchildren|aunt|auntie|uncle|cousin|cousins|nephew|niece|inlaws|family|relative|"
    "relatives|guardian|friend|friends|roommate|roommates|flatmate|housemate|neighbor|neighbors|neighbour|"
    "neighbours|landlord|landlady|boss|coworker|coworkers|colleague|colleagues|manager|teacher|doctor|dr|"
    "therapist|counselor|counsellor|psychiatrist|psychologist|nurse|caseworker|lawyer|attorney|officer|"
    "sponsor|pastor|priest|rabbi|imam|mr|mrs|ms|miss");

/* Translators: ordinary words of your language that are names of people too, parted by “|” */
static const char ordinary_words[] = N_ (
    "hope|grace|faith|joy|will|may|mark|art|rose|dawn|sky|angel|young|long|day|home|house|good|best|early|"
    "park|street|church|wood|hill|green|brown|black|white|gray|grey|king|love|summer|winter|rain|river|"
    "stone|page|price|bill|pat|rich|sunny|happy|in|an|so|my|do|le|van|de|art|bob|jack|drew|frank|gene|"
    "grant|guy|jean|june|april|august|max|nick|pearl|ray|rob|sandy|skip|sue|victor|wade|ward|cook|baker|"
    "mason|carter|hunter|parker|taylor|walker|case|cash|chance|chase|chuck|dale|dean|glen|iris|ivy|"
    "jasmine|lance|lane|lily|miles|olive|penny|reed|ruby|shelter|wills|win|ant|chip|drop|free|little|"
    "long|major|moon|noble|power|small|star|strong|sweet|wise|sharp|short|ford|field|banks|bell|berry|"
    "bird|bond|booth|bridges|brooks|burns|bush|close|cross|dance|english|french|gold|hall|hand|head|hood|"
    "lake|light|marsh|moss|north|west|paper|peace|poor|post|quick|read|rush|sage|silver|song|sound|space|"
    "speed|spring|steel|steps|swift|temple|wall|waters|way|weeks|wells|woods");

/* Translators: words that are written with a capital in your language although they are no names of people,
 * without apostrophes, parted by “|” */
static const char capital_words[] =
    N_ ("im|ive|ill|id|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|"
        "may|june|july|august|september|october|november|december|christmas|easter|ramadan|hanukkah|diwali|"
        "thanksgiving|english|spanish|french|german|arabic|chinese|vietnamese|russian|american|mexican|god|"
        "medicaid|medicare|internet|ok");

static const char names_have_capitals[] =
    /* Translators: “yes” where a capital letter within a sentence means a name in your language, as in
     * English; “no” where other words have one too, as in German. Only the one word. */
    NC_ ("names alone have capitals", "yes");

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->folded);
}

/* The words of a list and of its translation. */
static void
add_list (GHashTable *set, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (char **word = words; *word != NULL; word++)
    {
      char *folded = kith_text_fold (*word);

      if (*folded != '\0')
        g_hash_table_add (set, folded);
      else
        g_free (folded);
    }
}

static GHashTable *
new_set (const char *list)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (list != NULL)
    {
      add_list (set, list);
      add_list (set, _ (list));
    }
  return set;
}

static void
add_name (GHashTable *set, const char *name)
{
  g_autofree char *folded = kith_text_fold (name);
  g_auto (GStrv) words = kith_text_tokens (folded);

  for (char **word = words; *word != NULL; word++)
    if (strlen (*word) > 1 && !g_hash_table_contains (set, *word))
      g_hash_table_add (set, g_strdup (*word));
}

/**
 * kith_third_party_new:
 *
 * Returns: (transfer full): what knows relations and what names look like, and nobody yet
 */
KithThirdParty *
kith_third_party_new (void)
{
  KithThirdParty *self = g_new0 (KithThirdParty, 1);

  self->own = new_set (NULL);
  self->others = new_set (NULL);
  self->relations = new_set (relations);
  self->ordinary = new_set (ordinary_words);
  self->capital = new_set (capital_words);
  self->names_only =
      !g_str_equal (g_dpgettext2 (GETTEXT_PACKAGE, "names alone have capitals", names_have_capitals), "no");
  return self;
}

/**
 * kith_third_party_free:
 * @self: (transfer full) (nullable): what to free
 */
void
kith_third_party_free (KithThirdParty *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->own);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->relations);
  g_hash_table_unref (self->ordinary);
  g_hash_table_unref (self->capital);
  g_free (self);
}

/**
 * kith_third_party_add_own:
 * @self: who else there is
 * @name: a name of the person whose record is looked at
 */
void
kith_third_party_add_own (KithThirdParty *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  add_name (self->own, name);
}

/**
 * kith_third_party_add_other:
 * @self: who else there is
 * @name: a name of somebody else who has a record
 */
void
kith_third_party_add_other (KithThirdParty *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  add_name (self->others, name);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* The end of the word at @text: letters, and apostrophes between letters. */
static const char *
find_end (const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if (!is_letter (c) && !(is_apostrophe (c) && *next != '\0' && is_letter (g_utf8_get_char (next))))
        break;
      at = next;
    }
  return at;
}

/* "Dana’s" is said of Dana. */
static char *
drop_possessive (const char *word, gsize length)
{
  const char *last = g_utf8_find_prev_char (word, word + length);
  const char *mark = last != NULL ? g_utf8_find_prev_char (word, last) : NULL;

  if (mark != NULL && (*last == 's' || *last == 'S') && is_apostrophe (g_utf8_get_char (mark)))
    return g_strndup (word, (gsize) (mark - word));
  return g_strndup (word, length);
}

static void
read_word (Word *word, const char *text, gsize length, gboolean first)
{
  g_autofree char *own = drop_possessive (text, length);
  gunichar start = g_utf8_get_char (own);
  const char *second = g_utf8_next_char (own);

  word->folded = kith_text_fold (own);
  word->first = first;
  word->capital =
      g_unichar_isupper (start) && *second != '\0' && !g_unichar_isupper (g_utf8_get_char (second));
  for (const char *at = own; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      word->caseless |= g_unichar_isalpha (c) && !g_unichar_isupper (c) && !g_unichar_islower (c);
    }
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2022 || c == 0x2026;
}

static GArray *
read_words (const char *text)
{
  GArray *words = g_array_new (FALSE, TRUE, sizeof (Word));
  gboolean first = TRUE;

  g_array_set_clear_func (words, word_clear);
  for (const char *at = text; *at != '\0';)
    {
      const char *end = find_end (at);
      Word word = { 0 };

      if (end == at)
        {
          first |= ends_sentence (g_utf8_get_char (at));
          at = g_utf8_next_char (at);
          continue;
        }
      read_word (&word, at, (gsize) (end - at), first);
      g_array_append_val (words, word);
      first = FALSE;
      at = end;
    }
  return words;
}

static gboolean
is_first_name (const char *folded)
{
  guint n;

  return kith_nicknames_lookup (kith_nicknames_get_default (), folded, &n) != NULL;
}

static gboolean
has_capital_beside (const GArray *words, guint place)
{
  if (place > 0 && g_array_index (words, Word, place - 1).capital &&
      !g_array_index (words, Word, place).first && !g_array_index (words, Word, place - 1).first)
    return TRUE;
  return place + 1 < words->len && g_array_index (words, Word, place + 1).capital &&
         !g_array_index (words, Word, place + 1).first;
}

/* Whether its letters are written as a name's are. */
static gboolean
is_written_like_name (const KithThirdParty *self, const GArray *words, guint place)
{
  const Word *word = &g_array_index (words, Word, place);

  if (!word->capital || g_hash_table_contains (self->capital, word->folded))
    return FALSE;
  if (self->names_only)
    return !word->first || has_capital_beside (words, place);
  return !word->first && has_capital_beside (words, place);
}

/* A word of one script may be several in letters that can be compared: 李明 is "li ming". */
static gboolean
is_of_others (const KithThirdParty *self, const Word *word)
{
  g_auto (GStrv) parts = kith_text_tokens (word->folded);

  for (char **part = parts; *part != NULL; part++)
    if (g_hash_table_contains (self->others, *part) &&
        (strlen (*part) >= SHORT_WORD || word->capital || word->caseless))
      return TRUE;
  return FALSE;
}

static KithThirdPartyReason
look_at_word (const KithThirdParty *self, const GArray *words, guint place)
{
  const Word *word = &g_array_index (words, Word, place);
  gboolean ordinary = g_hash_table_contains (self->ordinary, word->folded);
  gboolean named = is_written_like_name (self, words, place);

  if (*word->folded == '\0' || g_hash_table_contains (self->own, word->folded))
    return KITH_THIRD_PARTY_NONE;
  if ((named || !ordinary) && is_of_others (self, word))
    return KITH_THIRD_PARTY_REGISTERED;
  if (g_hash_table_contains (self->relations, word->folded))
    return KITH_THIRD_PARTY_RELATION;
  if (named || (!ordinary && strlen (word->folded) >= SHORT_WORD && is_first_name (word->folded)))
    return KITH_THIRD_PARTY_NAME;
  return word->caseless ? KITH_THIRD_PARTY_UNCLEAR : KITH_THIRD_PARTY_NONE;
}

/**
 * kith_third_party_look:
 * @self: who else there is
 * @text: what was written about the person
 *
 * Returns: why it may be about somebody else, or %KITH_THIRD_PARTY_NONE
 */
KithThirdPartyReason
kith_third_party_look (const KithThirdParty *self, const char *text)
{
  KithThirdPartyReason reason = KITH_THIRD_PARTY_NONE;
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, KITH_THIRD_PARTY_FIELD);

  words = read_words (text);
  for (guint i = 0; i < words->len; i++)
    reason = MAX (reason, look_at_word (self, words, i));
  return reason;
}

/**
 * kith_third_party_reason_label:
 * @reason: why
 *
 * Returns: (transfer none): the same for people to read, "" for %KITH_THIRD_PARTY_NONE
 */
const char *
kith_third_party_reason_label (KithThirdPartyReason reason)
{
  switch (reason)
    {
    case KITH_THIRD_PARTY_UNCLEAR:
      return _ ("Please read this: Kith cannot tell names in this writing.");
    case KITH_THIRD_PARTY_NAME:
      return _ ("This reads like somebody’s name.");
    case KITH_THIRD_PARTY_RELATION:
      return _ ("This may be about somebody close to them.");
    case KITH_THIRD_PARTY_REGISTERED:
      return _ ("Somebody else with a record here has a name like this.");
    case KITH_THIRD_PARTY_FIELD:
      return _ ("This is about somebody else.");
    case KITH_THIRD_PARTY_NONE:
    default:
      return "";
    }
}

/**
 * kith_third_party_reason_code:
 * @reason: why
 *
 * Returns: (transfer none) (nullable): a permanent code, %NULL for %KITH_THIRD_PARTY_NONE
 */
const char *
kith_third_party_reason_code (KithThirdPartyReason reason)
{
  static const char *const codes[] = { NULL, "unclear", "name", "relation", "registered", "field" };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (codes), NULL);

  return codes[reason];
}
