/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consent as it is sealed: a dictionary, in which what a newer Kith knows besides stays. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-consent.h"

#define KEY_KIND "kind"
#define KEY_WORDING "wording"
#define KEY_SCOPE "scope"
#define KEY_DAY "day"
#define KEY_UNTIL "until"
#define KEY_SIGNATURE "signature"
#define KEY_STROKES "strokes"
#define KEY_PART2 "part2"

static const char *const text_keys[KITH_N_CONSENT_TEXTS] = {
#define TEXT(symbol, key) key,
  KITH_CONSENT_TEXTS (TEXT)
#undef TEXT
};

static void
add_strokes (GVariantBuilder *builder, const KithStrokes *strokes)
{
  g_autoptr (GBytes) bytes = kith_strokes_to_bytes (strokes);

  g_variant_builder_add (builder, "{sv}", KEY_STROKES,
                         g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));
}

/* In a fixed order: equal consents are equal bytes. */
static void
add_known (GVariantBuilder *builder, const KithConsent *self)
{
  if (self->kind != KITH_CONSENT_KIND_NONE)
    g_variant_builder_add (builder, "{sv}", KEY_KIND, g_variant_new_uint32 ((guint32) self->kind));
  if (self->wording != 0)
    g_variant_builder_add (builder, "{sv}", KEY_WORDING, g_variant_new_uint32 (self->wording));
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    if (*self->texts[i] != '\0')
      g_variant_builder_add (builder, "{sv}", text_keys[i], g_variant_new_string (self->texts[i]));
  if (self->scope != KITH_SCOPE_NOTHING)
    {
      g_auto (GStrv) codes = kith_scope_to_codes (self->scope);

      g_variant_builder_add (builder, "{sv}", KEY_SCOPE,
                             g_variant_new_strv ((const char *const *) codes, -1));
    }
  if (self->day != KITH_DAY_NONE)
    g_variant_builder_add (builder, "{sv}", KEY_DAY, g_variant_new_int32 (self->day));
  if (self->until != KITH_DAY_NONE)
    g_variant_builder_add (builder, "{sv}", KEY_UNTIL, g_variant_new_int32 (self->until));
  if (self->signature != KITH_SIGNED_ALOUD)
    g_variant_builder_add (builder, "{sv}", KEY_SIGNATURE, g_variant_new_byte ((guchar) self->signature));
  if (self->strokes != NULL)
    add_strokes (builder, self->strokes);
  if (self->part2)
    g_variant_builder_add (builder, "{sv}", KEY_PART2, g_variant_new_boolean (TRUE));
}

/**
 * kith_consent_to_content:
 * @self: a consent
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_consent_to_content (const KithConsent *self)
{
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *extra;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add_known (&builder, self);
  g_variant_iter_init (&iter, self->extras);
  while ((extra = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_variant_builder_add_value (&builder, extra);
      g_variant_unref (extra);
    }
  return g_variant_builder_end (&builder);
}

static gboolean
take_text (KithConsent *self, const char *key, GVariant *value)
{
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    if (g_str_equal (key, text_keys[i]) && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
      {
        kith_consent_set_text (self, i, g_variant_get_string (value, NULL));
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_day (KithDay *day, GVariant *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT32) || !kith_day_is_valid (g_variant_get_int32 (value)))
    return FALSE;
  *day = g_variant_get_int32 (value);
  return TRUE;
}

/* FALSE where a code is not known: then the whole list is kept, and nothing of it counts. */
static gboolean
take_scope (KithConsent *self, GVariant *value)
{
  KithScope scope = KITH_SCOPE_NOTHING;
  GVariantIter iter;
  const char *code;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return FALSE;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "&s", &code))
    {
      KithScope one = kith_scope_from_code (code);

      if (one == KITH_SCOPE_NOTHING)
        return FALSE;
      scope |= one;
    }
  self->scope = scope;
  return TRUE;
}

static gboolean
take_strokes (KithConsent *self, GVariant *value)
{
  g_autoptr (GBytes) bytes = NULL;
  KithStrokes *strokes;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING))
    return FALSE;
  bytes = g_variant_get_data_as_bytes (value);
  strokes = kith_strokes_from_bytes (bytes, NULL);
  if (strokes == NULL)
    return FALSE;
  kith_strokes_free (self->strokes);
  self->strokes = strokes;
  return TRUE;
}

static gboolean
take_number (KithConsent *self, const char *key, GVariant *value)
{
  guint32 number;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return FALSE;
  number = g_variant_get_uint32 (value);
  if (g_str_equal (key, KEY_WORDING) && number > 0)
    {
      self->wording = number;
      return TRUE;
    }
  if (!g_str_equal (key, KEY_KIND) || number < KITH_CONSENT_PEER_SUPPORT || number > KITH_CONSENT_CONTACT)
    return FALSE;
  self->kind = (KithConsentKind) number;
  return TRUE;
}

static gboolean
is_known (const char *key)
{
  static const char *const keys[] = { KEY_KIND,
                                      KEY_WORDING,
                                      KEY_SCOPE,
                                      KEY_DAY,
                                      KEY_UNTIL,
                                      KEY_SIGNATURE,
                                      KEY_STROKES,
                                      KEY_PART2,
#define TEXT(symbol, text_key) text_key,
                                      KITH_CONSENT_TEXTS (TEXT)
#undef TEXT
                                          NULL };

  return g_strv_contains (keys, key);
}

static gboolean
take_value (KithConsent *self, const char *key, GVariant *value)
{
  if (g_str_equal (key, KEY_KIND) || g_str_equal (key, KEY_WORDING))
    return take_number (self, key, value);
  if (g_str_equal (key, KEY_SCOPE))
    return take_scope (self, value);
  if (g_str_equal (key, KEY_DAY))
    return take_day (&self->day, value);
  if (g_str_equal (key, KEY_UNTIL))
    return take_day (&self->until, value);
  if (g_str_equal (key, KEY_STROKES))
    return take_strokes (self, value);
  if (g_str_equal (key, KEY_PART2) && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
      g_variant_get_boolean (value))
    return self->part2 = TRUE;
  if (g_str_equal (key, KEY_SIGNATURE) && g_variant_is_of_type (value, G_VARIANT_TYPE_BYTE) &&
      (g_variant_get_byte (value) == KITH_SIGNED_TYPED || g_variant_get_byte (value) == KITH_SIGNED_DRAWN))
    {
      self->signature = (KithSignature) g_variant_get_byte (value);
      return TRUE;
    }
  return take_text (self, key, value);
}

/**
 * kith_consent_from_content:
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * Nothing in @content is taken on trust. What cannot be read is kept as it is, for a Kith that can, and
 * nothing leaves by it.
 *
 * Returns: (transfer full): the consent
 */
KithConsent *
kith_consent_from_content (GVariant *content, GError **error)
{
  g_autoptr (KithConsent) self = NULL;
  GVariantBuilder extras;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_return_val_if_fail (content != NULL, NULL);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A consent is damaged."));
      return NULL;
    }
  self = kith_consent_new (KITH_CONSENT_KIND_NONE);
  g_variant_builder_init (&extras, G_VARIANT_TYPE_VARDICT);
  g_variant_iter_init (&iter, content);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      if (!take_value (self, key, value))
        {
          g_variant_builder_add (&extras, "{sv}", key, value);
          self->unclear |= is_known (key);
        }
      g_variant_unref (value);
    }
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_builder_end (&extras));
  return g_steal_pointer (&self);
}
