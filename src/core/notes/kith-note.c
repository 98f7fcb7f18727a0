/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note while it is written, what it must say before it is signed, and its form as a draft. */

#include "notes/kith-note.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "base/kith-text.h"
#include "notes/kith-note-follow-up.h"

/* The last minute of a day with the latest rollover. */
#define MINUTE_MAX 1679

#define KEY_PERSON "person"
#define KEY_DAY "day"
#define KEY_MINUTE "minute"
#define KEY_MODE "mode"
#define KEY_SUPPORT "support"
#define KEY_RESTRICTED "restricted"
#define KEY_FOLLOW_UP "follow-up"
#define KEY_WORDS "words"

static const KithNamed modes[] = {
#define MODE(symbol, number, code, label) { number, code, label },
  KITH_NOTE_MODES (MODE)
#undef MODE
      { 0 },
};

static const KithNamed supports[] = {
#define SUPPORT(symbol, bit, code, label) { 1 << (bit), code, label },
  KITH_NOTE_SUPPORTS (SUPPORT)
#undef SUPPORT
      { 0 },
};

/**
 * kith_note_new:
 * @person: whom it is about
 *
 * Returns: (transfer full): an empty note
 */
KithNote *
kith_note_new (gint64 person)
{
  KithNote *self = g_new0 (KithNote, 1);

  self->person = person;
  self->day = KITH_DAY_NONE;
  self->minute = KITH_NOTE_NO_MINUTE;
  self->follow_up = KITH_DAY_NONE;
  self->words = kith_note_words_new ();
  return self;
}

/**
 * kith_note_copy:
 * @self: a note
 *
 * Returns: (transfer full): the same again
 */
KithNote *
kith_note_copy (const KithNote *self)
{
  KithNote *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->words = kith_note_words_copy (self->words);
  return copy;
}

/**
 * kith_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
kith_note_free (KithNote *self)
{
  if (self == NULL)
    return;
  kith_note_words_free (self->words);
  g_free (self);
}

/**
 * kith_note_equal:
 * @a: a note
 * @b: another
 *
 * Returns: whether they say the same
 */
gboolean
kith_note_equal (const KithNote *a, const KithNote *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->person == b->person && a->day == b->day && a->minute == b->minute && a->mode == b->mode &&
         a->support == b->support && a->restricted == b->restricted && a->follow_up == b->follow_up &&
         kith_note_words_equal (a->words, b->words);
}

/**
 * kith_note_mode_code:
 * @mode: how they met
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_note_mode_code (KithNoteMode mode)
{
  const KithNamed *named = kith_named_find (modes, (int) mode);

  return named != NULL ? named->code : "unknown";
}

/**
 * kith_note_mode_label:
 * @mode: how they met
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_note_mode_label (KithNoteMode mode)
{
  const KithNamed *named = kith_named_find (modes, (int) mode);

  return named != NULL ? _ (named->label) : _ ("In some other way");
}

/**
 * kith_note_mode_parse:
 * @code: a permanent code
 * @mode: (out): how they met
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether there is one
 */
gboolean
kith_note_mode_parse (const char *code, KithNoteMode *mode, GError **error)
{
  g_autofree char *codes = NULL;
  int number;

  g_return_val_if_fail (code != NULL && mode != NULL, FALSE);

  if (kith_named_parse (modes, code, &number))
    {
      *mode = (KithNoteMode) number;
      return TRUE;
    }
  codes = kith_named_list_codes (modes);
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("“%s” is no way to meet. There are: %s."), code,
               codes);
  return FALSE;
}

/**
 * kith_note_support_codes:
 * @support: bits
 *
 * Returns: (transfer full): the permanent code of each; bits of a newer Kith have none
 */
GStrv
kith_note_support_codes (guint support)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (const KithNamed *named = supports; named->code != NULL; named++)
    if ((support & (guint) named->number) != 0)
      g_strv_builder_add (codes, named->code);
  return g_strv_builder_end (codes);
}

/**
 * kith_note_support_describe:
 * @support: bits
 *
 * Returns: (transfer full): for people to read, "" for none
 */
char *
kith_note_support_describe (guint support)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const KithNamed *named = supports; named->code != NULL; named++)
    if ((support & (guint) named->number) != 0)
      {
        if (words->len > 0)
          /* Translators: between kinds of support */
          g_string_append (words, _ (", "));
        g_string_append (words, _ (named->label));
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Always FALSE. */
static gboolean
refuse (KithNotePart *at, KithNotePart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kith_note_check:
 * @self: a note
 * @today: the center's day
 * @part: (out) (optional): what is missing or wrong
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether it can be signed
 */
gboolean
kith_note_check (const KithNote *self, KithDay today, KithNotePart *part, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (kith_note_words_is_empty (self->words))
    return refuse (part, KITH_NOTE_PART_TEXT, error, _ ("Nothing is written yet."));
  if (!kith_day_is_valid (self->day) || self->day > today)
    return refuse (part, KITH_NOTE_PART_DAY, error, _ ("Say on which day it was: today or earlier."));
  if (self->minute != KITH_NOTE_NO_MINUTE && (self->minute < 0 || self->minute > MINUTE_MAX))
    return refuse (part, KITH_NOTE_PART_TIME, error, _ ("This is no time of that day."));
  if (kith_named_find (modes, (int) self->mode) == NULL)
    return refuse (part, KITH_NOTE_PART_MODE, error, _ ("Say how you met."));
  if (self->follow_up != KITH_DAY_NONE && !kith_note_follow_up_check_day (self->follow_up, today, error))
    {
      if (part != NULL)
        *part = KITH_NOTE_PART_FOLLOW_UP;
      return FALSE;
    }
  return TRUE;
}

/**
 * kith_note_to_draft:
 * @self: a note
 *
 * Returns: (transfer floating): all of it, an a{sv}
 */
GVariant *
kith_note_to_draft (const KithNote *self)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, KEY_PERSON, "x", self->person);
  g_variant_dict_insert (&dict, KEY_DAY, "i", self->day);
  g_variant_dict_insert (&dict, KEY_MINUTE, "i", self->minute);
  g_variant_dict_insert (&dict, KEY_MODE, "u", (guint32) self->mode);
  g_variant_dict_insert (&dict, KEY_SUPPORT, "u", (guint32) self->support);
  g_variant_dict_insert (&dict, KEY_RESTRICTED, "b", self->restricted);
  if (self->follow_up != KITH_DAY_NONE)
    g_variant_dict_insert (&dict, KEY_FOLLOW_UP, "i", self->follow_up);
  g_variant_dict_insert_value (&dict, KEY_WORDS, kith_note_words_to_content (self->words));
  return g_variant_dict_end (&dict);
}

/**
 * kith_note_from_draft:
 * @content: an a{sv}
 *
 * What is not there, or makes no sense, is as in an empty note.
 *
 * Returns: (transfer full): the note
 */
KithNote *
kith_note_from_draft (GVariant *content)
{
  KithNote *self = kith_note_new (0);
  g_autoptr (GVariant) words = NULL;
  guint32 mode = 0, support = 0;
  gint32 day, minute, follow_up;

  g_return_val_if_fail (g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT), self);

  g_variant_lookup (content, KEY_PERSON, "x", &self->person);
  if (g_variant_lookup (content, KEY_DAY, "i", &day) && kith_day_is_valid (day))
    self->day = day;
  if (g_variant_lookup (content, KEY_MINUTE, "i", &minute) && minute >= 0 && minute <= MINUTE_MAX)
    self->minute = minute;
  if (g_variant_lookup (content, KEY_MODE, "u", &mode) && kith_named_find (modes, (int) mode) != NULL)
    self->mode = (KithNoteMode) mode;
  if (g_variant_lookup (content, KEY_SUPPORT, "u", &support))
    for (const KithNamed *named = supports; named->code != NULL; named++)
      self->support |= support & (guint) named->number;
  g_variant_lookup (content, KEY_RESTRICTED, "b", &self->restricted);
  if (g_variant_lookup (content, KEY_FOLLOW_UP, "i", &follow_up) && kith_day_is_valid (follow_up))
    self->follow_up = follow_up;
  words = g_variant_lookup_value (content, KEY_WORDS, G_VARIANT_TYPE_VARDICT);
  if (words != NULL)
    {
      kith_note_words_free (self->words);
      self->words = kith_note_words_from_content (words);
    }
  return self;
}
