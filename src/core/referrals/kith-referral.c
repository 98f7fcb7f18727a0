/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A referral: its words for people, and what of it is sealed. */

#include "referrals/kith-referral.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"

#define KEY_RESOURCE "resource"
#define KEY_NAME "name"
#define KEY_CONTACT "contact"
#define KEY_ASKED "asked"

static const KithNamed kinds[] = {
#define KIND(symbol, number, code, label) { number, code, label },
  KITH_REFERRAL_KINDS (KIND)
#undef KIND
      { 0 },
};

static gpointer
copy_step (gconstpointer step, gpointer data)
{
  return kith_referral_step_copy (step);
}

/**
 * kith_referral_new:
 * @person: whom it is for
 *
 * Returns: (transfer full): a referral that is not stored
 */
KithReferral *
kith_referral_new (gint64 person)
{
  KithReferral *self = g_new0 (KithReferral, 1);

  self->person = person;
  self->day = KITH_DAY_NONE;
  self->state_day = KITH_DAY_NONE;
  self->due_day = KITH_DAY_NONE;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_referral_step_free);
  return self;
}

/**
 * kith_referral_copy:
 * @self: a referral
 *
 * Returns: (transfer full): the same again
 */
KithReferral *
kith_referral_copy (const KithReferral *self)
{
  KithReferral *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->made_by = g_strdup (self->made_by);
  copy->name = g_strdup (self->name);
  copy->contact = g_strdup (self->contact);
  copy->asked = g_strdup (self->asked);
  copy->extras = g_variant_ref (self->extras);
  copy->steps = g_ptr_array_copy (self->steps, (GCopyFunc) copy_step, NULL);
  g_ptr_array_set_free_func (copy->steps, (GDestroyNotify) kith_referral_step_free);
  return copy;
}

/**
 * kith_referral_free:
 * @self: (transfer full) (nullable): a referral
 */
void
kith_referral_free (KithReferral *self)
{
  if (self == NULL)
    return;
  g_free (self->made_by);
  g_free (self->name);
  g_free (self->contact);
  g_free (self->asked);
  g_variant_unref (self->extras);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * kith_referral_kind_code:
 * @kind: a kind
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_referral_kind_code (KithReferralKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_referral_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_referral_kind_label (KithReferralKind kind)
{
  const KithNamed *row = kith_named_find (kinds, (int) kind);

  return row != NULL ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_referral_kind_parse:
 * @code: a code
 * @kind: (out): its kind
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a kind
 */
gboolean
kith_referral_kind_parse (const char *code, KithReferralKind *kind, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  if (kith_named_parse (kinds, code, &number))
    {
      *kind = (KithReferralKind) number;
      return TRUE;
    }
  known = kith_named_list_codes (kinds);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no kind of referral; there are: %s."), code,
               known);
  return FALSE;
}

/**
 * kith_referral_is_overdue:
 * @self: a referral
 * @today: the center's day
 *
 * Returns: whether somebody should have asked before today
 */
gboolean
kith_referral_is_overdue (const KithReferral *self, KithDay today)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kith_referral_state_is_open (self->state) && self->due_day != KITH_DAY_NONE && self->due_day < today;
}

/**
 * kith_referral_describe_state:
 * @self: a referral
 *
 * Returns: (transfer full): how far it has come, since when and why: "Did not work out, November 20, 2025:
 *   Nobody answered"
 */
char *
kith_referral_describe_state (const KithReferral *self)
{
  g_autofree char *day = NULL;
  const char *reason;

  g_return_val_if_fail (self != NULL, NULL);

  day = self->state_day != KITH_DAY_NONE ? kith_day_format_long (self->state_day) : g_strdup ("?");
  reason = kith_referral_reason_label (self->reason);
  if (*reason == '\0')
    /* Translators: how far a referral has come, and the day on which it did */
    return g_strdup_printf (_ ("%s, %s"), kith_referral_state_label (self->state), day);
  /* Translators: what became of a referral, the day, and why */
  return g_strdup_printf (_ ("%s, %s: %s"), kith_referral_state_label (self->state), day, reason);
}

static void
put_text (GVariantDict *content, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (content, key, "s", text);
}

/**
 * kith_referral_to_content:
 * @self: a referral
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_referral_to_content (const KithReferral *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->resource != 0)
    g_variant_dict_insert (&content, KEY_RESOURCE, "x", self->resource);
  put_text (&content, KEY_NAME, self->name);
  put_text (&content, KEY_CONTACT, self->contact);
  put_text (&content, KEY_ASKED, self->asked);
  return g_variant_dict_end (&content);
}

static void
take_text (GVariantDict *content, const char *key, char **text)
{
  if (g_variant_dict_lookup (content, key, "s", text))
    g_variant_dict_remove (content, key);
}

/**
 * kith_referral_take_content:
 * @self: a referral as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_referral_take_content (KithReferral *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A referral is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  if (g_variant_dict_lookup (&dict, KEY_RESOURCE, "x", &self->resource))
    g_variant_dict_remove (&dict, KEY_RESOURCE);
  take_text (&dict, KEY_NAME, &self->name);
  take_text (&dict, KEY_CONTACT, &self->contact);
  take_text (&dict, KEY_ASKED, &self->asked);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
