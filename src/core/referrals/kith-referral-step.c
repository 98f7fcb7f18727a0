/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step and what of it is sealed. */

#include "referrals/kith-referral-step.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define KEY_WORDS "words"
#define KEY_RECIPIENT "recipient"
#define KEY_PURPOSE "purpose"
#define KEY_SCOPE "scope"
#define KEY_TOLD "told"
#define KEY_CONSENT "consent"

static GVariant *
no_extras (void)
{
  return g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
}

/**
 * kith_referral_step_new:
 * @state: how far the referral has come
 *
 * Returns: (transfer full): a step that is not stored, of no day
 */
KithReferralStep *
kith_referral_step_new (KithReferralState state)
{
  KithReferralStep *self = g_new0 (KithReferralStep, 1);

  self->state = state;
  self->day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->extras = no_extras ();
  return self;
}

/**
 * kith_referral_step_copy:
 * @self: a step
 *
 * Returns: (transfer full): the same again
 */
KithReferralStep *
kith_referral_step_copy (const KithReferralStep *self)
{
  KithReferralStep *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  copy->words = g_strdup (self->words);
  copy->recipient = g_strdup (self->recipient);
  copy->purpose = g_strdup (self->purpose);
  copy->told = g_strdup (self->told);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_referral_step_free:
 * @self: (transfer full) (nullable): a step
 */
void
kith_referral_step_free (KithReferralStep *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->words);
  g_free (self->recipient);
  g_free (self->purpose);
  g_free (self->told);
  g_variant_unref (self->extras);
  g_free (self);
}

static void
put_text (GVariantDict *content, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (content, key, "s", text);
}

/**
 * kith_referral_step_to_content:
 * @self: a step
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_referral_step_to_content (const KithReferralStep *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  put_text (&content, KEY_WORDS, self->words);
  if (self->recipient != NULL)
    {
      g_auto (GStrv) codes = kith_scope_to_codes (self->scope);

      put_text (&content, KEY_RECIPIENT, self->recipient);
      put_text (&content, KEY_PURPOSE, self->purpose);
      put_text (&content, KEY_TOLD, self->told);
      g_variant_dict_insert_value (&content, KEY_SCOPE, g_variant_new_strv ((const char *const *) codes, -1));
      g_variant_dict_insert (&content, KEY_CONSENT, "x", self->consent);
    }
  return g_variant_dict_end (&content);
}

static gboolean
take_text (GVariantDict *content, const char *key, char **text)
{
  if (!g_variant_dict_lookup (content, key, "s", text))
    return FALSE;
  g_variant_dict_remove (content, key);
  return TRUE;
}

/* What this Kith does not know of it stays where it is. */
static void
take_scope (GVariantDict *content, KithScope *scope)
{
  g_autoptr (GVariant) codes = g_variant_dict_lookup_value (content, KEY_SCOPE, G_VARIANT_TYPE_STRING_ARRAY);
  gboolean known = TRUE;
  GVariantIter iter;
  const char *code;

  if (codes == NULL)
    return;
  g_variant_iter_init (&iter, codes);
  while (g_variant_iter_next (&iter, "&s", &code))
    {
      KithScope one = kith_scope_from_code (code);

      known &= one != KITH_SCOPE_NOTHING;
      *scope |= one;
    }
  if (known)
    g_variant_dict_remove (content, KEY_SCOPE);
}

/**
 * kith_referral_step_take_content:
 * @self: a step as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_referral_step_take_content (KithReferralStep *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A referral is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  take_text (&dict, KEY_WORDS, &self->words);
  take_text (&dict, KEY_RECIPIENT, &self->recipient);
  take_text (&dict, KEY_PURPOSE, &self->purpose);
  take_text (&dict, KEY_TOLD, &self->told);
  take_scope (&dict, &self->scope);
  if (g_variant_dict_lookup (&dict, KEY_CONSENT, "x", &self->consent))
    g_variant_dict_remove (&dict, KEY_CONSENT);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
