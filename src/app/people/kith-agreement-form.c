/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed stays while its kind is changed and changed back; only what one of its kind has leaves the
 * form. A drawn signature stands for the words above it: other words want another. */

#include "people/kith-agreement-form.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define DRAFT_CONSENT "consent"
#define DRAFT_FROM "from"
#define DRAFT_UNTIL "until"

struct _KithAgreementForm
{
  KithConsentKind kind;
  guint wording;
  char *texts[KITH_N_CONSENT_TEXTS]; /* (owned) */
  KithScope scope;
  char *began; /* (owned): @from, as it began */
  char *from;  /* (owned) */
  char *until; /* (owned) */
  gboolean part2;
  KithSignature signature;
  KithStrokes *strokes; /* (owned) (nullable): with at least one point */
};

/**
 * kith_agreement_form_new:
 * @today: the center's day, from which it holds unless another is typed
 *
 * Returns: (transfer full): a form that is not changed yet
 */
KithAgreementForm *
kith_agreement_form_new (KithDay today)
{
  KithAgreementForm *self = g_new0 (KithAgreementForm, 1);

  self->kind = KITH_CONSENT_PEER_SUPPORT;
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->began = kith_day_format_iso (today);
  self->from = g_strdup (self->began);
  self->until = g_strdup ("");
  return self;
}

/**
 * kith_agreement_form_free:
 * @self: (transfer full): a form
 */
void
kith_agreement_form_free (KithAgreementForm *self)
{
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->began);
  g_free (self->from);
  g_free (self->until);
  kith_strokes_free (self->strokes);
  g_free (self);
}

/**
 * kith_agreement_form_get_kind:
 * @self: a form
 *
 * Returns: what it is about
 */
KithConsentKind
kith_agreement_form_get_kind (const KithAgreementForm *self)
{
  return self->kind;
}

/**
 * kith_agreement_form_set_kind:
 * @self: a form
 * @kind: what it is about
 *
 * Its words are others: a signature drawn under those before is gone.
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_kind (KithAgreementForm *self, KithConsentKind kind)
{
  if (self->kind == kind)
    return FALSE;
  self->kind = kind;
  self->wording = 0;
  g_clear_pointer (&self->strokes, kith_strokes_free);
  return TRUE;
}

/**
 * kith_agreement_form_set_wording:
 * @self: a form
 * @number: of the words that are shown, 0 for those that come with Kith
 *
 * A signature drawn under other words is gone.
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_wording (KithAgreementForm *self, guint number)
{
  if (self->wording == number)
    return FALSE;
  self->wording = number;
  g_clear_pointer (&self->strokes, kith_strokes_free);
  return TRUE;
}

/**
 * kith_agreement_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): as typed
 */
const char *
kith_agreement_form_get_text (const KithAgreementForm *self, KithConsentText text)
{
  g_return_val_if_fail (text < KITH_N_CONSENT_TEXTS, NULL);
  return self->texts[text];
}

/**
 * kith_agreement_form_set_text:
 * @self: a form
 * @text: which
 * @value: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_text (KithAgreementForm *self, KithConsentText text, const char *value)
{
  g_return_val_if_fail (text < KITH_N_CONSENT_TEXTS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  return kith_text_replace (&self->texts[text], value);
}

/**
 * kith_agreement_form_get_scope:
 * @self: a form
 *
 * Returns: what may be shared
 */
KithScope
kith_agreement_form_get_scope (const KithAgreementForm *self)
{
  return self->scope;
}

/**
 * kith_agreement_form_set_scope:
 * @self: a form
 * @scope: what may be shared
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_scope (KithAgreementForm *self, KithScope scope)
{
  if (self->scope == scope)
    return FALSE;
  self->scope = scope;
  return TRUE;
}

/**
 * kith_agreement_form_get_from:
 * @self: a form
 *
 * Returns: (transfer none): the first day, as typed
 */
const char *
kith_agreement_form_get_from (const KithAgreementForm *self)
{
  return self->from;
}

/**
 * kith_agreement_form_set_from:
 * @self: a form
 * @value: the first day, as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_from (KithAgreementForm *self, const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);
  return kith_text_replace (&self->from, value);
}

/**
 * kith_agreement_form_get_until:
 * @self: a form
 *
 * Returns: (transfer none): the last day, as typed; "" for none
 */
const char *
kith_agreement_form_get_until (const KithAgreementForm *self)
{
  return self->until;
}

/**
 * kith_agreement_form_set_until:
 * @self: a form
 * @value: the last day, as typed; "" for none
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_until (KithAgreementForm *self, const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);
  return kith_text_replace (&self->until, value);
}

/**
 * kith_agreement_form_get_part2:
 * @self: a form
 *
 * Returns: whether it is said to be under 42 CFR Part 2
 */
gboolean
kith_agreement_form_get_part2 (const KithAgreementForm *self)
{
  return self->part2;
}

/**
 * kith_agreement_form_set_part2:
 * @self: a form
 * @part2: whether it is said to be under 42 CFR Part 2
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_part2 (KithAgreementForm *self, gboolean part2)
{
  if (self->part2 == !!part2)
    return FALSE;
  self->part2 = !!part2;
  return TRUE;
}

/**
 * kith_agreement_form_get_signature:
 * @self: a form
 *
 * Returns: how it is signed
 */
KithSignature
kith_agreement_form_get_signature (const KithAgreementForm *self)
{
  return self->signature;
}

/**
 * kith_agreement_form_set_signature:
 * @self: a form
 * @signature: how it is signed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_signature (KithAgreementForm *self, KithSignature signature)
{
  if (self->signature == signature)
    return FALSE;
  self->signature = signature;
  return TRUE;
}

/**
 * kith_agreement_form_get_strokes:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): what was drawn, %NULL for nothing
 */
const KithStrokes *
kith_agreement_form_get_strokes (const KithAgreementForm *self)
{
  return self->strokes;
}

static const KithStrokes *
drawn (const KithStrokes *strokes)
{
  return strokes != NULL && !kith_strokes_is_empty (strokes) ? strokes : NULL;
}

/**
 * kith_agreement_form_set_strokes:
 * @self: a form
 * @strokes: (nullable): what is drawn
 *
 * Returns: whether that changed anything
 */
gboolean
kith_agreement_form_set_strokes (KithAgreementForm *self, const KithStrokes *strokes)
{
  strokes = drawn (strokes);
  if (strokes == self->strokes ||
      (strokes != NULL && self->strokes != NULL && kith_strokes_equal (strokes, self->strokes)))
    return FALSE;
  kith_strokes_free (self->strokes);
  self->strokes = strokes != NULL ? kith_strokes_copy (strokes) : NULL;
  return TRUE;
}

/**
 * kith_agreement_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything is typed, chosen or drawn
 */
gboolean
kith_agreement_form_is_changed (const KithAgreementForm *self)
{
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    if (*self->texts[i] != '\0')
      return TRUE;
  return self->kind != KITH_CONSENT_PEER_SUPPORT || self->scope != KITH_SCOPE_NOTHING || self->part2 ||
         self->signature != KITH_SIGNED_ALOUD || self->strokes != NULL || *self->until != '\0' ||
         !g_str_equal (self->from, self->began);
}

static gboolean
check_day (const char *typed, KithConsentPart at, KithConsentPart *part, GError **error)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  if (*clean == '\0' || kith_day_parse (clean, &day, error))
    return TRUE;
  if (part != NULL)
    *part = at;
  return FALSE;
}

/**
 * kith_agreement_form_check:
 * @self: a form
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: whether it can be written down
 */
gboolean
kith_agreement_form_check (const KithAgreementForm *self, KithConsentPart *part, GError **error)
{
  g_autoptr (KithConsent) consent = kith_agreement_form_to_consent (self);

  return check_day (self->from, KITH_CONSENT_PART_DAY, part, error) &&
         check_day (self->until, KITH_CONSENT_PART_UNTIL, part, error) &&
         kith_consent_check (consent, part, error);
}

static KithDay
read_day (const char *typed)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}

static KithConsent *
to_consent (const KithAgreementForm *self)
{
  KithConsent *consent = kith_consent_new (self->kind);

  consent->wording = self->wording;
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    kith_consent_set_text (consent, i, self->texts[i]);
  consent->scope = self->scope;
  consent->day = read_day (self->from);
  consent->until = read_day (self->until);
  consent->signature = self->signature;
  consent->strokes = self->strokes != NULL ? kith_strokes_copy (self->strokes) : NULL;
  consent->part2 = self->part2;
  return consent;
}

/**
 * kith_agreement_form_to_consent:
 * @self: a form
 *
 * Returns: (transfer full): what is typed, cleaned, without what one of its kind does not have
 */
KithConsent *
kith_agreement_form_to_consent (const KithAgreementForm *self)
{
  KithConsent *consent = to_consent (self);

  if (!kith_consent_kind_shares (self->kind))
    {
      kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, "");
      kith_consent_set_text (consent, KITH_CONSENT_TEXT_PURPOSE, "");
      consent->scope = KITH_SCOPE_NOTHING;
    }
  if (self->kind == KITH_CONSENT_PHOTO)
    consent->scope = KITH_SCOPE_PHOTO;
  if (self->kind != KITH_CONSENT_SHARING)
    consent->part2 = FALSE;
  if (self->signature != KITH_SIGNED_TYPED)
    kith_consent_set_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME, "");
  if (self->signature != KITH_SIGNED_DRAWN)
    g_clear_pointer (&consent->strokes, kith_strokes_free);
  return consent;
}

/**
 * kith_agreement_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what is typed
 */
GVariant *
kith_agreement_form_to_draft (const KithAgreementForm *self)
{
  g_autoptr (KithConsent) consent = to_consent (self);
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert_value (&draft, DRAFT_CONSENT, kith_consent_to_content (consent));
  g_variant_dict_insert (&draft, DRAFT_FROM, "s", self->from);
  g_variant_dict_insert (&draft, DRAFT_UNTIL, "s", self->until);
  return g_variant_dict_end (&draft);
}

/**
 * kith_agreement_form_take_draft:
 * @self: a form
 * @draft: what kith_agreement_form_to_draft() made
 *
 * Goes on where it was left; what cannot be read of it stays as it is.
 */
void
kith_agreement_form_take_draft (KithAgreementForm *self, GVariant *draft)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (KithConsent) consent = NULL;
  const char *typed;

  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT));

  content = g_variant_lookup_value (draft, DRAFT_CONSENT, G_VARIANT_TYPE_VARDICT);
  consent = content != NULL ? kith_consent_from_content (content, NULL) : NULL;
  if (consent == NULL || consent->unclear || consent->kind == KITH_CONSENT_KIND_NONE)
    return;
  self->kind = consent->kind;
  self->wording = consent->wording;
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    kith_text_replace (&self->texts[i], consent->texts[i]);
  self->scope = consent->scope;
  self->part2 = consent->part2;
  self->signature = consent->signature;
  kith_agreement_form_set_strokes (self, consent->strokes);
  if (g_variant_lookup (draft, DRAFT_FROM, "&s", &typed))
    kith_text_replace (&self->from, typed);
  if (g_variant_lookup (draft, DRAFT_UNTIL, "&s", &typed))
    kith_text_replace (&self->until, typed);
}
