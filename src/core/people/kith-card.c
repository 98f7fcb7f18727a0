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
  gint64 person;
  KithCardState state;
  char *name;          /* (owned) */
  char *pronouns;      /* (owned) */
  char *disambiguator; /* (owned) */
  char *code;          /* (owned) */
  GStrv aliases;       /* (owned) */
  GStrv folds;         /* (owned): of the name, then of each alias */
  GVariant *extras;    /* (owned) (nullable): a{sv} */
};

G_DEFINE_BOXED_TYPE (KithCard, kith_card, kith_card_ref, kith_card_unref)

static void
refold (KithCard *self)
{
  guint n = g_strv_length (self->aliases);

  g_strfreev (self->folds);
  self->folds = g_new0 (char *, n + 2);
  self->folds[0] = kith_text_fold (self->name);
  for (guint i = 0; i < n; i++)
    self->folds[i + 1] = kith_text_fold (self->aliases[i]);
}

static guint16
fold_version (const KithCard *self)
{
  guint16 version = kith_text_fold_version (self->name);

  for (guint i = 0; self->aliases[i] != NULL; i++)
    version = MAX (version, kith_text_fold_version (self->aliases[i]));
  return version;
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
 * @person: the person's id
 * @name: the name to be called by
 * @error: %KITH_ERROR_INVALID where nothing is left of @name when cleaned
 *
 * Returns: (transfer full) (nullable): a card with nothing but a name
 */
KithCard *
kith_card_new (gint64 person, const char *name, GError **error)
{
  g_autoptr (KithCard) self = NULL;

  g_return_val_if_fail (person > 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = card_alloc (person);
  self->pronouns = g_strdup ("");
  self->disambiguator = g_strdup ("");
  self->code = g_strdup ("");
  self->aliases = g_new0 (char *, 1);
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

  g_return_val_if_fail (self != NULL, NULL);

  copy = card_alloc (self->person);
  copy->state = self->state;
  copy->name = g_strdup (self->name);
  copy->pronouns = g_strdup (self->pronouns);
  copy->disambiguator = g_strdup (self->disambiguator);
  copy->code = g_strdup (self->code);
  copy->aliases = g_strdupv (self->aliases);
  copy->folds = g_strdupv (self->folds);
  copy->extras = self->extras != NULL ? g_variant_ref (self->extras) : NULL;
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

  g_free (self->name);
  g_free (self->pronouns);
  g_free (self->disambiguator);
  g_free (self->code);
  g_strfreev (self->aliases);
  g_strfreev (self->folds);
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

  return self->state;
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

  return a->person == b->person && a->state == b->state && strcmp (a->name, b->name) == 0 &&
         strcmp (a->pronouns, b->pronouns) == 0 && strcmp (a->disambiguator, b->disambiguator) == 0 &&
         strcmp (a->code, b->code) == 0 &&
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

  g_return_val_if_fail (self != NULL && is_unshared (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  cleaned = kith_text_clean (name, KITH_TEXT_NAME_MAX);
  if (cleaned[0] == '\0')
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("A name to be called by is missing. Type at least one letter."));
      return FALSE;
    }

  g_free (self->name);
  self->name = g_steal_pointer (&cleaned);
  refold (self);
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
  g_return_if_fail (self != NULL && is_unshared (self));

  g_free (self->pronouns);
  self->pronouns = kith_text_clean (pronouns, KITH_TEXT_NAME_MAX);
}

/**
 * kith_card_set_disambiguator:
 * @self: a card nobody else holds
 * @disambiguator: (nullable): what the person agreed to be told apart by
 */
void
kith_card_set_disambiguator (KithCard *self, const char *disambiguator)
{
  g_return_if_fail (self != NULL && is_unshared (self));

  g_free (self->disambiguator);
  self->disambiguator = kith_text_clean (disambiguator, KITH_TEXT_NAME_MAX);
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

  g_return_val_if_fail (self != NULL && is_unshared (self), FALSE);

  cleaned = kith_text_clean (code, KITH_CARD_MAX_CODE + 1);
  if (kith_text_length (cleaned) > KITH_CARD_MAX_CODE)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("This card code is too long: a code has at most %d letters and digits."),
                   KITH_CARD_MAX_CODE);
      return FALSE;
    }

  g_free (self->code);
  self->code = g_steal_pointer (&cleaned);
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

  g_strfreev (self->aliases);
  self->aliases = g_strv_builder_end (builder);
  refold (self);
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

  self->state = state;
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
  const char *const *folds;
  GVariant *extras;

  g_return_val_if_fail (self != NULL, NULL);

  folds = (const char *const *) self->folds;
  extras = self->extras != NULL ? self->extras : g_variant_new ("a{sv}", NULL);
  return g_variant_new ("(qyssss^as^as@a{sv})", fold_version (self), (guchar) self->state, self->name,
                        self->pronouns, self->disambiguator, self->code, self->aliases, folds, extras);
}

/* Takes the text as it is if it is as Kith stores it, else cleans it. */
static char *
checked_text (const char *text, gsize max_chars)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (text[i] < 0x20 || text[i] == 0x7f)
      return kith_text_clean (text, max_chars);

  if (length > max_chars || (length > 0 && (text[0] == ' ' || text[length - 1] == ' ')))
    return kith_text_clean (text, max_chars);
  return g_strdup (text);
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

/* Whether the folds that were sealed may be used: of these rules, one a name, of the right form. */
static gboolean
folds_are_good (const KithCard *self, guint16 version)
{
  if (g_strv_length (self->folds) != g_strv_length (self->aliases) + 1 || version != fold_version (self))
    return FALSE;

  for (guint i = 0; self->folds[i] != NULL; i++)
    if (strlen (self->folds[i]) > KITH_TEXT_LINE_MAX || !is_fold (self->folds[i]))
      return FALSE;

  return TRUE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _ ("A person's card in the store is damaged. Restore a backup."));
  return FALSE;
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
  g_auto (GStrv) aliases = NULL;
  const char *name, *pronouns, *disambiguator, *code;
  guint16 version;
  guchar state;

  g_return_val_if_fail (person > 0, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE)) ||
      g_variant_get_size (content) > CONTENT_MAX || !g_variant_is_normal_form (content))
    {
      refuse (error);
      return NULL;
    }

  self = card_alloc (person);
  g_variant_get (content, "(qy&s&s&s&s^as^as@a{sv})", &version, &state, &name, &pronouns, &disambiguator,
                 &code, &aliases, &self->folds, &self->extras);
  self->state = (KithCardState) state;
  self->name = checked_text (name, KITH_TEXT_NAME_MAX);
  self->pronouns = checked_text (pronouns, KITH_TEXT_NAME_MAX);
  self->disambiguator = checked_text (disambiguator, KITH_TEXT_NAME_MAX);
  self->code = checked_text (code, KITH_CARD_MAX_CODE);
  self->aliases = g_steal_pointer (&aliases);

  if (self->name[0] == '\0' || state > KITH_CARD_HIDDEN ||
      g_strv_length (self->aliases) > KITH_CARD_MAX_ALIASES)
    {
      refuse (error);
      return NULL;
    }

  for (guint i = 0; self->aliases[i] != NULL; i++)
    {
      char *alias = checked_text (self->aliases[i], KITH_TEXT_NAME_MAX);

      g_free (self->aliases[i]);
      self->aliases[i] = alias;
    }

  if (g_variant_n_children (self->extras) == 0)
    g_clear_pointer (&self->extras, g_variant_unref);
  if (!folds_are_good (self, version))
    refold (self);
  return g_steal_pointer (&self);
}

/**
 * kith_card_from_bytes:
 * @person: the person's id
 * @bytes: what was sealed, serialised in little-endian order
 * @error: %KITH_ERROR_DAMAGED where @bytes are not a card
 *
 * Returns: (transfer full) (nullable): the card
 */
KithCard *
kith_card_from_bytes (gint64 person, GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) content = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  content =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE), bytes, FALSE));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  {
    GVariant *swapped = g_variant_byteswap (content);

    g_variant_unref (content);
    content = swapped;
  }
#endif
  return kith_card_from_content (person, content, error);
}
