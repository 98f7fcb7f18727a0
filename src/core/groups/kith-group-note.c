/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note of a group: what it must say, whether it may tell of somebody, and what of it is sealed. */

#include "groups/kith-group-note.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define KEY_COUNT "count"
#define KEY_THEMES "themes"
#define KEY_FOLLOW_UPS "follow-ups"
#define MAX_COUNT 9999

/**
 * kith_group_note_new:
 *
 * Returns: (transfer full): a note that says nothing
 */
KithGroupNote *
kith_group_note_new (void)
{
  KithGroupNote *self = g_new0 (KithGroupNote, 1);

  self->day = KITH_DAY_NONE;
  self->count = KITH_GROUP_COUNT_NONE;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_group_note_copy:
 * @self: a note
 *
 * Returns: (transfer full): the same again
 */
KithGroupNote *
kith_group_note_copy (const KithGroupNote *self)
{
  KithGroupNote *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  copy->themes = g_strdup (self->themes);
  copy->follow_ups = g_strdup (self->follow_ups);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_group_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
kith_group_note_free (KithGroupNote *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->themes);
  g_free (self->follow_ups);
  g_variant_unref (self->extras);
  g_free (self);
}

static void
clean_lines (char **text)
{
  g_autofree char *clean = kith_text_clean_lines (*text != NULL ? *text : "", KITH_TEXT_LONG_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * kith_group_note_clean:
 * @self: a note
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_group_note_clean (KithGroupNote *self)
{
  g_return_if_fail (self != NULL);

  clean_lines (&self->themes);
  clean_lines (&self->follow_ups);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || kith_text_is_blank (text);
}

/**
 * kith_group_note_check:
 * @self: a note
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says anything
 */
gboolean
kith_group_note_check (const KithGroupNote *self, GError **error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->count < KITH_GROUP_COUNT_NONE || self->count > MAX_COUNT)
    sentence = _ ("Say how many were there, from 0 to 9,999, or nothing.");
  else if (self->count == KITH_GROUP_COUNT_NONE && is_blank (self->themes) && is_blank (self->follow_ups))
    sentence = _ ("Say how many were there, what it was about, or what is to be done.");
  if (sentence != NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return sentence == NULL;
}

/**
 * kith_group_note_look:
 * @self: a note
 * @names: (array zero-terminated=1) (nullable): what whoever was there is called
 *
 * A note of a group has no one person's story in it. This guesses, as where somebody's own copy is made, and
 * refuses nothing.
 *
 * Returns: why it may tell of somebody: %KITH_THIRD_PARTY_REGISTERED where one of @names stands in it
 */
KithThirdPartyReason
kith_group_note_look (const KithGroupNote *self, const char *const *names)
{
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithThirdPartyReason reason = KITH_THIRD_PARTY_NONE;

  g_return_val_if_fail (self != NULL, KITH_THIRD_PARTY_NONE);

  for (; names != NULL && *names != NULL; names++)
    kith_third_party_add_other (others, *names);
  if (self->themes != NULL)
    reason = kith_third_party_look (others, self->themes);
  if (self->follow_ups != NULL)
    reason = MAX (reason, kith_third_party_look (others, self->follow_ups));
  return reason;
}

static void
put_text (GVariantDict *content, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (content, key, "s", text);
}

/**
 * kith_group_note_to_content:
 * @self: a note
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_group_note_to_content (const KithGroupNote *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->count != KITH_GROUP_COUNT_NONE)
    g_variant_dict_insert (&content, KEY_COUNT, "i", self->count);
  put_text (&content, KEY_THEMES, self->themes);
  put_text (&content, KEY_FOLLOW_UPS, self->follow_ups);
  return g_variant_dict_end (&content);
}

static void
take_text (GVariantDict *content, const char *key, char **text)
{
  if (g_variant_dict_lookup (content, key, "s", text))
    g_variant_dict_remove (content, key);
}

/**
 * kith_group_note_take_content:
 * @self: a note as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_group_note_take_content (KithGroupNote *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A note of a group is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  if (g_variant_dict_lookup (&dict, KEY_COUNT, "i", &self->count))
    g_variant_dict_remove (&dict, KEY_COUNT);
  take_text (&dict, KEY_THEMES, &self->themes);
  take_text (&dict, KEY_FOLLOW_UPS, &self->follow_ups);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
