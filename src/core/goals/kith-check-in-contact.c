/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A contact and what of it is sealed. */

#include "goals/kith-check-in-contact.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define KEY_WORDS "words"

/**
 * kith_check_in_contact_new:
 * @way: how somebody was asked
 * @outcome: what came of it
 *
 * Returns: (transfer full): a contact that is not stored, of no day, after which nothing is to follow
 */
KithCheckInContact *
kith_check_in_contact_new (KithContactWay way, KithContactOutcome outcome)
{
  KithCheckInContact *self = g_new0 (KithCheckInContact, 1);

  self->way = way;
  self->outcome = outcome;
  self->day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->next_day = KITH_DAY_NONE;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_check_in_contact_copy:
 * @self: a contact
 *
 * Returns: (transfer full): the same again
 */
KithCheckInContact *
kith_check_in_contact_copy (const KithCheckInContact *self)
{
  KithCheckInContact *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  copy->words = g_strdup (self->words);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_check_in_contact_free:
 * @self: (transfer full) (nullable): a contact
 */
void
kith_check_in_contact_free (KithCheckInContact *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->words);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_check_in_contact_clean:
 * @self: a contact
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_check_in_contact_clean (KithCheckInContact *self)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (self != NULL);

  clean = kith_text_clean_lines (self->words != NULL ? self->words : "", KITH_TEXT_LONG_MAX);
  g_free (self->words);
  self->words = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * kith_check_in_contact_to_content:
 * @self: a contact
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_check_in_contact_to_content (const KithCheckInContact *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->words != NULL)
    g_variant_dict_insert (&content, KEY_WORDS, "s", self->words);
  return g_variant_dict_end (&content);
}

/**
 * kith_check_in_contact_take_content:
 * @self: a contact as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_check_in_contact_take_content (KithCheckInContact *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A check-in is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  if (g_variant_dict_lookup (&dict, KEY_WORDS, "s", &self->words))
    g_variant_dict_remove (&dict, KEY_WORDS);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
