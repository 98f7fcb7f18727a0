/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's card: the little that the front desk finds people by. Its content is sealed with its
 * folds beside the names, so that unlocking needs no transliteration; folds made under other rules
 * are made again when read. What a later Kith added to a card is carried along. */

#include "people/kith-card.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

/* More than any card that Kith writes; a larger one is not taken apart. */
#define CONTENT_MAX (256 * 1024)

struct _KithCard
{
  grefcount references;
  guint8 state;
  gint64 person;
  gint64 merged_into; /* never sealed: the merges say it */
  GVariant *extras;   /* (owned) (nullable): a{sv} */
  char *block;        /* (owned): the arrays below, then every string */
  const char **aliases;
  const char **folds; /* of the name, then of each alias */
  const char *name;
  const char *pronouns;
  const char *disambiguator;
  const char *code;
};

/* What a card's block is made from; the strings may lie in the block that it replaces. */
typedef struct
{
  const char *name;
  const char *pronouns;
  const char *disambiguator;
  const char *code;
  const char *const *aliases;
  const char *const *folds; /* (nullable): to be made */
} Parts;

G_DEFINE_BOXED_TYPE (KithCard, kith_card, kith_card_ref, kith_card_unref)

static Parts
get_parts (const KithCard *self)
{
  return (Parts){
    .name = self->name,
    .pronouns = self->pronouns,
    .disambiguator = self->disambiguator,
    .code = self->code,
    .aliases = (const char *const *) self->aliases,
    .folds = (const char *const *) self->folds,
  };
}

static const char *
put_string (char **at, const char *text)
{
  char *start = *at;

  if (text[0] == '\0')
    return "";

  *at = stpcpy (start, text) + 1;
  return start;
}

static void
put_strings (char **at, const char **array, const char *const *texts)
{
  guint i = 0;

  for (; texts[i] != NULL; i++)
    array[i] = put_string (at, texts[i]);
  array[i] = NULL;
}

static gsize
measure (const char *const *texts)
{
  gsize size = sizeof (char *);

  for (; *texts != NULL; texts++)
    size += sizeof (char *) + strlen (*texts) + 1;
  return size;
}

static GStrv
make_folds (const Parts *parts)
{
  guint n = g_strv_length ((GStrv) parts->aliases);
  GStrv folds = g_new0 (char *, n + 2);

  folds[0] = kith_text_fold (parts->name);
  for (guint i = 0; i < n; i++)
    folds[i + 1] = kith_text_fold (parts->aliases[i]);
  return folds;
}

/* Everything a card says in one piece of memory: there may be 50,000 of them. */
static void
pack (KithCard *self, const Parts *parts)
{
  g_auto (GStrv) made = parts->folds == NULL ? make_folds (parts) : NULL;
  const char *const *folds = made != NULL ? (const char *const *) made : parts->folds;
  guint n = g_strv_length ((GStrv) parts->aliases);
  gsize size = measure (parts->aliases) + measure (folds) + strlen (parts->name) + strlen (parts->pronouns) +
               strlen (parts->disambiguator) + strlen (parts->code) + 4;
  char *block = g_malloc (size);
  char *at;

  self->aliases = (const char **) (gpointer) block;
  self->folds = self->aliases + n + 1;
  at = (char *) (self->folds + n + 2);
  put_strings (&at, self->aliases, parts->aliases);
  put_strings (&at, self->folds, folds);
  self->name = put_string (&at, parts->name);
  self->pronouns = put_string (&at, parts->pronouns);
  self->disambiguator = put_string (&at, parts->disambiguator);
  self->code = put_string (&at, parts->code);

  g_free (self->block);
  self->block = block;
}

static guint16
fold_version (const char *name, const char *const *aliases)
{
  guint16 version = kith_text_fold_version (name);

  for (; *aliases != NULL; aliases++)
    version = MAX (version, kith_text_fold_version (*aliases));
  return version;
}

static void
add_string (GByteArray *texts, const char *text)
{
  g_byte_array_append (texts, (const guint8 *) text, (guint) strlen (text) + 1);
}

static KithCard *
card_alloc (gint64 person)
{
  KithCard *self = g_new0 (KithCard, 1);

  g_ref_count_init (&self->references);
  self->person = person;
  return self;
}

static gboolean
is_unshared (const KithCard *self)
{
  return g_ref_count_compare ((grefcount *) &self->references, 1);
}

/**
 * kith_card_new:
 * @person: the person's id, 0 where nobody has it yet
 * @name: the name to be called by
 * @error: %KITH_ERROR_INVALID where nothing is left of @name when cleaned
 *
 * Returns: (transfer full) (nullable): a card with nothing but a name
 */
KithCard *
kith_card_new (gint64 person, const char *name, GError **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (KithCard) self = NULL;
  Parts parts = { "", "", "", "", none, NULL };

  g_return_val_if_fail (person >= 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = card_alloc (person);
  pack (self, &parts);
  if (!kith_card_set_name (self, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kith_card_copy:
 * @self: a card
 *
 * Returns: (transfer full): a card of the same content that nobody else holds
 */
KithCard *
kith_card_copy (const KithCard *self)
{
  KithCard *copy;
  Parts parts;

  g_return_val_if_fail (self != NULL, NULL);

  copy = card_alloc (self->person);
  copy->state = self->state;
  copy->merged_into = self->merged_into;
  copy->extras = self->extras != NULL ? g_variant_ref (self->extras) : NULL;
  parts = get_parts (self);
  pack (copy, &parts);
  return copy;
}

/**
 * kith_card_ref:
 * @self: a card
 *
 * Returns: (transfer full): @self
 */
KithCard *
kith_card_ref (KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

/**
 * kith_card_unref:
 * @self: (transfer full): a card
 */
void
kith_card_unref (KithCard *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  g_free (self->block);
  g_clear_pointer (&self->extras, g_variant_unref);
  g_free (self);
}

/**
 * kith_card_get_person:
 * @self: a card
 *
 * Returns: the person's id
 */
gint64
kith_card_get_person (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->person;
}

/**
 * kith_card_get_name:
 * @self: a card
 *
 * Returns: the name to be called by
 */
const char *
kith_card_get_name (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * kith_card_get_pronouns:
 * @self: a card
 *
 * Returns: the pronouns, or ""
 */
const char *
kith_card_get_pronouns (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pronouns;
}

/**
 * kith_card_get_disambiguator:
 * @self: a card
 *
 * Returns: what the person agreed to be told apart by, or ""
 */
const char *
kith_card_get_disambiguator (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->disambiguator;
}

/**
 * kith_card_get_code:
 * @self: a card
 *
 * Returns: the code on the person's card, or ""
 */
const char *
kith_card_get_code (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * kith_card_get_aliases:
 * @self: a card
 *
 * Returns: (array zero-terminated=1): other names
 */
const char *const *
kith_card_get_aliases (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->aliases;
}

/**
 * kith_card_get_state:
 * @self: a card
 *
 * Returns: whether the person is away, has died, or is hidden
 */
KithCardState
kith_card_get_state (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, KITH_CARD_HIDDEN);

  return (KithCardState) self->state;
}

/**
 * kith_card_get_merged_into:
 * @self: a card
 *
 * Returns: the person that this record counts as; 0: it stands for itself
 */
gint64
kith_card_get_merged_into (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->merged_into;
}

/**
 * kith_card_get_folds:
 * @self: a card
 *
 * Returns: (array zero-terminated=1): the folded name, then the folded aliases in their order
 */
const char *const *
kith_card_get_folds (const KithCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->folds;
}

/**
 * kith_card_equal:
 * @a: a card
 * @b: a card
 *
 * Returns: whether both are of the same person and say the same
 */
gboolean
kith_card_equal (const KithCard *a, const KithCard *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->person == b->person && a->state == b->state && a->merged_into == b->merged_into &&
         strcmp (a->name, b->name) == 0 && strcmp (a->pronouns, b->pronouns) == 0 &&
         strcmp (a->disambiguator, b->disambiguator) == 0 && strcmp (a->code, b->code) == 0 &&
         g_strv_equal ((const char *const *) a->aliases, (const char *const *) b->aliases) &&
         (a->extras == b->extras ||
          (a->extras != NULL && b->extras != NULL && g_variant_equal (a->extras, b->extras)));
}

/**
 * kith_card_set_name:
 * @self: a card nobody else holds
 * @name: the name to be called by
 * @error: %KITH_ERROR_INVALID where nothing is left of @name when cleaned
 *
 * Returns: whether the name was set
 */
gboolean
kith_card_set_name (KithCard *self, const char *name, GError **error)
{
  g_autofree char *cleaned = NULL;
  Parts parts;

  g_return_val_if_fail (self != NULL && is_unshared (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  cleaned = kith_text_clean (name, KITH_TEXT_NAME_MAX);
  if (cleaned[0] == '\0')
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("A name to be called by is missing. Type at least one letter."));
      return FALSE;
    }

  parts = get_parts (self);
  parts.name = cleaned;
  parts.folds = NULL;
  pack (self, &parts);
  return TRUE;
}

/**
 * kith_card_set_pronouns:
 * @self: a card nobody else holds
 * @pronouns: (nullable): the pronouns
 */
void
kith_card_set_pronouns (KithCard *self, const char *pronouns)
{
  g_autofree char *cleaned = NULL;
  Parts parts;

  g_return_if_fail (self != NULL && is_unshared (self));

  cleaned = kith_text_clean (pronouns, KITH_TEXT_NAME_MAX);
  parts = get_parts (self);
  parts.pronouns = cleaned;
  pack (self, &parts);
}

/**
 * kith_card_set_disambiguator:
 * @self: a card nobody else holds
 * @disambiguator: (nullable): what the person agreed to be told apart by
 */
void
kith_card_set_disambiguator (KithCard *self, const char *disambiguator)
{
  g_autofree char *cleaned = NULL;
  Parts parts;

  g_return_if_fail (self != NULL && is_unshared (self));

  cleaned = kith_text_clean (disambiguator, KITH_TEXT_NAME_MAX);
  parts = get_parts (self);
  parts.disambiguator = cleaned;
  pack (self, &parts);
}

/**
 * kith_card_set_code:
 * @self: a card nobody else holds
 * @code: (nullable): the code on the person's card; "" or %NULL for none
 * @error: %KITH_ERROR_INVALID where @code is longer than %KITH_CARD_MAX_CODE characters
 *
 * Returns: whether the code was set
 */
gboolean
kith_card_set_code (KithCard *self, const char *code, GError **error)
{
  g_autofree char *cleaned = NULL;
  Parts parts;

  g_return_val_if_fail (self != NULL && is_unshared (self), FALSE);

  cleaned = kith_text_clean (code, KITH_CARD_MAX_CODE + 1);
  if (kith_text_length (cleaned) > KITH_CARD_MAX_CODE)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("This card code is too long: a code has at most %d letters and digits."),
                   KITH_CARD_MAX_CODE);
      return FALSE;
    }

  parts = get_parts (self);
  parts.code = cleaned;
  pack (self, &parts);
  return TRUE;
}

/**
 * kith_card_set_aliases:
 * @self: a card nobody else holds
 * @aliases: (nullable) (array zero-terminated=1): other names; blank ones and repetitions are left out
 * @error: %KITH_ERROR_INVALID where there are more than %KITH_CARD_MAX_ALIASES
 *
 * Returns: whether the other names were set
 */
gboolean
kith_card_set_aliases (KithCard *self, const char *const *aliases, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) kept = NULL;
  Parts parts;

  g_return_val_if_fail (self != NULL && is_unshared (self), FALSE);

  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      char *cleaned = kith_text_clean (aliases[i], KITH_TEXT_NAME_MAX);

      if (cleaned[0] == '\0' || g_hash_table_contains (seen, cleaned))
        {
          g_free (cleaned);
          continue;
        }

      g_strv_builder_add (builder, cleaned);
      g_hash_table_add (seen, cleaned);
      if (g_hash_table_size (seen) > KITH_CARD_MAX_ALIASES)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("There are too many other names: at most %d can be kept."), KITH_CARD_MAX_ALIASES);
          return FALSE;
        }
    }

  kept = g_strv_builder_end (builder);
  if (g_strv_equal ((const char *const *) kept, self->aliases))
    return TRUE;
  parts = get_parts (self);
  parts.aliases = (const char *const *) kept;
  parts.folds = NULL;
  pack (self, &parts);
  return TRUE;
}

/**
 * kith_card_set_state:
 * @self: a card nobody else holds
 * @state: whether the person is away, has died, or is hidden
 */
void
kith_card_set_state (KithCard *self, KithCardState state)
{
  g_return_if_fail (self != NULL && is_unshared (self));
  g_return_if_fail (state <= KITH_CARD_HIDDEN);

  self->state = (guint8) state;
}

/**
 * kith_card_set_merged_into:
 * @self: a card nobody else holds
 * @person: as whom the record counts: it is hidden, and its code opens that person's
 */
void
kith_card_set_merged_into (KithCard *self, gint64 person)
{
  g_return_if_fail (self != NULL && is_unshared (self));

  self->merged_into = person;
  self->state = KITH_CARD_HIDDEN;
}

/**
 * kith_card_to_content:
 * @self: a card
 *
 * Returns: (transfer floating): what to seal, of type %KITH_CARD_CONTENT_TYPE
 */
GVariant *
kith_card_to_content (const KithCard *self)
{
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  GVariant *extras;

  g_return_val_if_fail (self != NULL, NULL);

  extras = self->extras != NULL ? self->extras : g_variant_new ("a{sv}", NULL);
  add_string (texts, self->name);
  add_string (texts, self->pronouns);
  add_string (texts, self->disambiguator);
  add_string (texts, self->code);
  for (guint i = 0; self->aliases[i] != NULL; i++)
    add_string (texts, self->aliases[i]);
  for (guint i = 0; self->folds[i] != NULL; i++)
    add_string (texts, self->folds[i]);

  return g_variant_new ("(qyy@ay@a{sv})", fold_version (self->name, (const char *const *) self->aliases),
                        (guchar) self->state, (guchar) g_strv_length ((GStrv) self->aliases),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, texts->data, texts->len, 1), extras);
}

/* Whether text is as Kith stores it, as far as matters to whoever shows it. Letters of the Latin-1 and
 * Extended-A blocks are their own NFC; text with others is cleaned to see. */
static gboolean
is_clean (const char *text, gsize max_chars)
{
  const guchar *p = (const guchar *) text;
  gsize n = 0;

  for (; *p != '\0'; p++, n++)
    {
      if (*p >= 0x80)
        {
          guint c = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);

          if (*p < 0xc2 || *p > 0xc5 || c < 0xc0)
            {
              g_autofree char *cleaned = kith_text_clean (text, max_chars);

              return strcmp (cleaned, text) == 0;
            }
          p++;
        }
      else if (*p < 0x20 || *p == 0x7f || (*p == ' ' && (n == 0 || p[1] == '\0')))
        {
          return FALSE;
        }
    }

  return n <= max_chars;
}

static gboolean
is_fold (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) &&
        (*p != ' ' || p == text || p[1] == '\0' || p[1] == ' '))
      return FALSE;

  return TRUE;
}

/* Whether the folds that were sealed may be used: of these rules, of the right form. */
static gboolean
folds_are_good (const Parts *parts, guint16 version)
{
  if (version != fold_version (parts->name, parts->aliases))
    return FALSE;

  for (guint i = 0; parts->folds[i] != NULL; i++)
    if (strlen (parts->folds[i]) > KITH_TEXT_LINE_MAX || !is_fold (parts->folds[i]))
      return FALSE;

  return TRUE;
}

/* Whether the texts can be taken as they are. */
static gboolean
parts_are_clean (const Parts *parts)
{
  for (guint i = 0; parts->aliases[i] != NULL; i++)
    if (!is_clean (parts->aliases[i], KITH_TEXT_NAME_MAX))
      return FALSE;

  return is_clean (parts->name, KITH_TEXT_NAME_MAX) && is_clean (parts->pronouns, KITH_TEXT_NAME_MAX) &&
         is_clean (parts->disambiguator, KITH_TEXT_NAME_MAX) && is_clean (parts->code, KITH_CARD_MAX_CODE);
}

static void
refuse (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _ ("A person's card in the store is damaged. Restore a backup."));
}

static const char *
cleaned_in (GStringChunk *strings, const char *text, gsize max_chars)
{
  g_autofree char *cleaned = kith_text_clean (text, max_chars);

  return g_string_chunk_insert (strings, cleaned);
}

/* Written under other rules than today's, or by someone else: taken as if it were typed now. */
static void
clean_parts (Parts *parts, const char **aliases, GStringChunk *strings)
{
  for (guint i = 0; aliases[i] != NULL; i++)
    aliases[i] = cleaned_in (strings, aliases[i], KITH_TEXT_NAME_MAX);

  parts->name = cleaned_in (strings, parts->name, KITH_TEXT_NAME_MAX);
  parts->pronouns = cleaned_in (strings, parts->pronouns, KITH_TEXT_NAME_MAX);
  parts->disambiguator = cleaned_in (strings, parts->disambiguator, KITH_TEXT_NAME_MAX);
  parts->code = cleaned_in (strings, parts->code, KITH_CARD_MAX_CODE);
  parts->folds = NULL;
}

/* Finds the strings where they lie. Folds that are too many or too few are as good as none. */
static gboolean
take_apart (GVariant *texts, guint n_aliases, Parts *parts, const char **aliases, const char **folds)
{
  gsize size;
  const char *at = g_variant_get_fixed_array (texts, &size, 1);
  const char *end;
  const char *found[4 + 2 * KITH_CARD_MAX_ALIASES + 1];
  guint n = 0;

  /* Of no texts at all there is not even a place. */
  if (size == 0 || at[size - 1] != '\0')
    return FALSE;

  end = at + size;
  for (; at < end; at += strlen (at) + 1)
    {
      if (n == G_N_ELEMENTS (found) || !g_utf8_validate (at, -1, NULL))
        return FALSE;
      found[n++] = at;
    }
  if (n < 4 + n_aliases)
    return FALSE;

  memcpy (aliases, found + 4, n_aliases * sizeof *aliases);
  aliases[n_aliases] = NULL;
  *parts = (Parts){ found[0], found[1], found[2], found[3], aliases, NULL };
  if (n - 4 - n_aliases == n_aliases + 1)
    {
      memcpy (folds, found + 4 + n_aliases, (n_aliases + 1) * sizeof *folds);
      folds[n_aliases + 1] = NULL;
      parts->folds = folds;
    }
  return TRUE;
}

/**
 * kith_card_from_content:
 * @person: the person's id
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where @content is not a card
 *
 * Nothing in @content is taken on trust.
 *
 * Returns: (transfer full) (nullable): the card
 */
KithCard *
kith_card_from_content (gint64 person, GVariant *content, GError **error)
{
  g_autoptr (KithCard) self = NULL;
  g_autoptr (GVariant) texts = NULL;
  g_autoptr (GVariant) extras = NULL;
  g_autoptr (GStringChunk) strings = NULL;
  const char *aliases[KITH_CARD_MAX_ALIASES + 1];
  const char *folds[KITH_CARD_MAX_ALIASES + 2];
  Parts parts;
  guint16 version;
  guchar state, n_aliases;

  g_return_val_if_fail (person > 0, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE)) ||
      g_variant_get_size (content) > CONTENT_MAX || !g_variant_is_normal_form (content))
    {
      refuse (error);
      return NULL;
    }

  g_variant_get_child (content, 0, "q", &version);
  g_variant_get_child (content, 1, "y", &state);
  g_variant_get_child (content, 2, "y", &n_aliases);
  texts = g_variant_get_child_value (content, 3);
  extras = g_variant_get_child_value (content, 4);
  if (state > KITH_CARD_HIDDEN || n_aliases > KITH_CARD_MAX_ALIASES ||
      !take_apart (texts, n_aliases, &parts, aliases, folds) || kith_text_is_blank (parts.name))
    {
      refuse (error);
      return NULL;
    }

  if (!parts_are_clean (&parts))
    {
      strings = g_string_chunk_new (256);
      clean_parts (&parts, aliases, strings);
    }
  if (parts.folds != NULL && !folds_are_good (&parts, version))
    parts.folds = NULL;
  self = card_alloc (person);
  self->state = state;
  if (g_variant_n_children (extras) > 0)
    self->extras = g_steal_pointer (&extras);
  pack (self, &parts);
  return g_steal_pointer (&self);
}
