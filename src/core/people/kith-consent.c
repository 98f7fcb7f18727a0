/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a consent says all that one of its kind must, and whether it covers what somebody wants to hand
 * out. */

#include "people/kith-consent.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

static const struct
{
  KithConsentKind kind;
  const char *code;
  gboolean shares;
  const char *label;
} kinds[] = {
#define KIND(symbol, number, code, shares, label) { KITH_CONSENT_##symbol, code, shares, label },
  KITH_CONSENT_KINDS (KIND)
#undef KIND
};

static int
find_kind (KithConsentKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return (int) i;
  return -1;
}

/**
 * kith_consent_kind_code:
 * @kind: a kind
 *
 * Returns: (transfer none): its permanent code; "other" for one of a newer Kith
 */
const char *
kith_consent_kind_code (KithConsentKind kind)
{
  int at = find_kind (kind);

  return at >= 0 ? kinds[at].code : "other";
}

/**
 * kith_consent_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_consent_kind_label (KithConsentKind kind)
{
  int at = find_kind (kind);

  return at >= 0 ? _ (kinds[at].label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_consent_kind_shares:
 * @kind: a kind
 *
 * Returns: whether something may leave by such a consent
 */
gboolean
kith_consent_kind_shares (KithConsentKind kind)
{
  int at = find_kind (kind);

  return at >= 0 && kinds[at].shares;
}

/**
 * kith_consent_kind_parse:
 * @code: a code
 * @kind: (out): its kind
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether there is such a kind
 */
gboolean
kith_consent_kind_parse (const char *code, KithConsentKind *kind, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].code, code))
        {
          *kind = kinds[i].kind;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", kinds[i].code);
    }
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("“%s” is no kind of consent; there are: %s."), code,
               known->str);
  return FALSE;
}

/**
 * kith_consent_new:
 * @kind: what it is about
 *
 * Returns: (transfer full): a consent that says nothing yet
 */
KithConsent *
kith_consent_new (KithConsentKind kind)
{
  KithConsent *self = g_new0 (KithConsent, 1);

  self->kind = kind;
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->scope = kind == KITH_CONSENT_PHOTO ? KITH_SCOPE_PHOTO : KITH_SCOPE_NOTHING;
  self->day = KITH_DAY_NONE;
  self->until = KITH_DAY_NONE;
  self->written_day = KITH_DAY_NONE;
  self->ended_day = KITH_DAY_NONE;
  self->extras = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
  return self;
}

/**
 * kith_consent_free:
 * @self: (transfer full) (nullable): a consent
 */
void
kith_consent_free (KithConsent *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    g_free (self->texts[i]);
  kith_strokes_free (self->strokes);
  g_free (self->ended_by);
  g_free (self->ended_note);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_consent_set_text:
 * @self: a consent
 * @text: which of its texts
 * @value: what it is, "" for nothing
 */
void
kith_consent_set_text (KithConsent *self, KithConsentText text, const char *value)
{
  g_return_if_fail (self != NULL && text < KITH_N_CONSENT_TEXTS && value != NULL);

  g_free (self->texts[text]);
  self->texts[text] = kith_text_clean (value, KITH_TEXT_LINE_MAX);
}

/**
 * kith_consent_get_text:
 * @self: a consent
 * @text: which of its texts
 *
 * Returns: (transfer none): what it is, "" for nothing
 */
const char *
kith_consent_get_text (const KithConsent *self, KithConsentText text)
{
  g_return_val_if_fail (self != NULL && text < KITH_N_CONSENT_TEXTS, NULL);

  return self->texts[text];
}

/**
 * kith_consent_equal:
 * @a: a consent
 * @b: another
 *
 * Returns: whether both agree to the same and are signed the same way; whose they are, and whether they were
 * taken back, is not compared
 */
gboolean
kith_consent_equal (const KithConsent *a, const KithConsent *b)
{
  g_autoptr (GVariant) x = NULL;
  g_autoptr (GVariant) y = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  x = g_variant_ref_sink (kith_consent_to_content (a));
  y = g_variant_ref_sink (kith_consent_to_content (b));
  return g_variant_equal (x, y);
}

static gboolean
has (const KithConsent *self, KithConsentText text)
{
  return !kith_text_is_blank (self->texts[text]);
}

/* Always FALSE. */
static gboolean
refuse (KithConsentPart *at, KithConsentPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

/* What a consent to hand something to somebody names: 42 CFR 2.31 (a) asks for the same. */
static gboolean
check_sharing (const KithConsent *self, KithConsentPart *at, GError **error)
{
  if (!has (self, KITH_CONSENT_TEXT_RECIPIENT))
    return refuse (at, KITH_CONSENT_PART_RECIPIENT, error, _ ("Say who will receive it."));
  if (!has (self, KITH_CONSENT_TEXT_PURPOSE))
    return refuse (at, KITH_CONSENT_PART_PURPOSE, error, _ ("Say what they will receive it for."));
  if (self->scope == KITH_SCOPE_NOTHING)
    return refuse (at, KITH_CONSENT_PART_SCOPE, error, _ ("Say what may be shared."));
  if (self->until == KITH_DAY_NONE && !has (self, KITH_CONSENT_TEXT_EVENT))
    return refuse (at, KITH_CONSENT_PART_UNTIL, error, _ ("Say until which day it holds, or what ends it."));
  return TRUE;
}

static gboolean
check_signature (const KithConsent *self, KithConsentPart *at, GError **error)
{
  if (self->signature == KITH_SIGNED_TYPED && !has (self, KITH_CONSENT_TEXT_SIGNED_NAME))
    return refuse (at, KITH_CONSENT_PART_SIGNATURE, error, _ ("A typed signature needs a name."));
  if (self->signature == KITH_SIGNED_DRAWN &&
      (self->strokes == NULL || kith_strokes_is_empty (self->strokes)))
    return refuse (at, KITH_CONSENT_PART_SIGNATURE, error, _ ("The box for the signature is empty."));
  if (self->part2 && self->signature == KITH_SIGNED_ALOUD)
    return refuse (at, KITH_CONSENT_PART_SIGNATURE, error,
                   _ ("A consent under 42 CFR Part 2 has to be signed."));
  return TRUE;
}

/**
 * kith_consent_check:
 * @self: a consent
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says all that one of its kind must
 */
gboolean
kith_consent_check (const KithConsent *self, KithConsentPart *part, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (find_kind (self->kind) < 0)
    return refuse (part, KITH_CONSENT_PART_KIND, error, _ ("Say what kind of consent it is."));
  if (!kith_day_is_valid (self->day))
    return refuse (part, KITH_CONSENT_PART_DAY, error, _ ("Say from which day on it holds."));
  if (self->until != KITH_DAY_NONE && (!kith_day_is_valid (self->until) || self->until < self->day))
    return refuse (part, KITH_CONSENT_PART_UNTIL, error, _ ("A consent cannot end before it begins."));
  if (has (self, KITH_CONSENT_TEXT_GUARDIAN) != has (self, KITH_CONSENT_TEXT_GUARDIAN_WHO))
    return refuse (part, KITH_CONSENT_PART_GUARDIAN, error,
                   _ ("Where somebody agrees in the person’s place, say who, and what they are to them."));
  if (self->part2 && self->kind != KITH_CONSENT_SHARING)
    return refuse (part, KITH_CONSENT_PART_PART2, error,
                   _ ("Only sharing with someone can be under 42 CFR Part 2."));
  if (self->kind == KITH_CONSENT_PHOTO && self->scope != KITH_SCOPE_PHOTO)
    return refuse (part, KITH_CONSENT_PART_SCOPE, error, _ ("A consent about photos is about photos only."));
  if ((self->kind == KITH_CONSENT_SHARING || self->kind == KITH_CONSENT_RESEARCH) &&
      !check_sharing (self, part, error))
    return FALSE;
  return check_signature (self, part, error);
}

/**
 * kith_consent_get_state:
 * @self: a consent
 * @today: the center's day
 *
 * Returns: whether it holds on that day, and why not otherwise
 */
KithConsentState
kith_consent_get_state (const KithConsent *self, KithDay today)
{
  g_return_val_if_fail (self != NULL, KITH_CONSENT_STATE_EXPIRED);

  if (self->ended_day != KITH_DAY_NONE)
    return KITH_CONSENT_STATE_REVOKED;
  if (self->until != KITH_DAY_NONE && today > self->until)
    return KITH_CONSENT_STATE_EXPIRED;
  return today < self->day ? KITH_CONSENT_STATE_LATER : KITH_CONSENT_STATE_IN_FORCE;
}

/* The same name but for the size of its letters and its spaces; likeness is not enough here. */
static gboolean
is_same (const char *agreed, const char *asked)
{
  g_autofree char *clean = kith_text_clean (asked, KITH_TEXT_LINE_MAX);
  g_autofree char *a = g_utf8_casefold (agreed, -1);
  g_autofree char *b = g_utf8_casefold (clean, -1);

  return *a != '\0' && g_str_equal (a, b);
}

/**
 * kith_consent_fit:
 * @self: a consent
 * @request: what somebody wants to hand out; recipient, purpose and scope are said
 * @today: the center's day
 *
 * Whoever lets anything be shared thereby lets it be known that they come here.
 *
 * Returns: %KITH_CONSENT_COVERS, or what is missing
 */
KithConsentFit
kith_consent_fit (const KithConsent *self, const KithReleaseRequest *request, KithDay today)
{
  g_return_val_if_fail (self != NULL && request != NULL, KITH_CONSENT_OTHER_KIND);
  g_return_val_if_fail (request->recipient != NULL && request->purpose != NULL, KITH_CONSENT_OTHER_KIND);

  if (!kith_consent_kind_shares (self->kind))
    return KITH_CONSENT_OTHER_KIND;
  if (!is_same (self->texts[KITH_CONSENT_TEXT_RECIPIENT], request->recipient))
    return KITH_CONSENT_OTHER_RECIPIENT;
  if (!is_same (self->texts[KITH_CONSENT_TEXT_PURPOSE], request->purpose))
    return KITH_CONSENT_OTHER_PURPOSE;
  if (request->scope == KITH_SCOPE_NOTHING || self->scope == KITH_SCOPE_NOTHING ||
      (request->scope & ~(self->scope | KITH_SCOPE_COMES)) != 0)
    return KITH_CONSENT_OTHER_SCOPE;
  if (self->unclear || !kith_consent_check (self, NULL, NULL))
    return KITH_CONSENT_INCOMPLETE;
  switch (kith_consent_get_state (self, today))
    {
    case KITH_CONSENT_STATE_REVOKED:
      return KITH_CONSENT_TAKEN_BACK;
    case KITH_CONSENT_STATE_EXPIRED:
      return KITH_CONSENT_OVER;
    case KITH_CONSENT_STATE_LATER:
      return KITH_CONSENT_NOT_YET;
    case KITH_CONSENT_STATE_IN_FORCE:
    default:
      return KITH_CONSENT_COVERS;
    }
}

/**
 * kith_consent_describe:
 * @self: a consent
 *
 * Returns: (transfer full): what was agreed to, in sentences, for whoever receives what leaves by it
 */
char *
kith_consent_describe (const KithConsent *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *scope = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = kith_day_is_valid (self->day) ? kith_day_format_long (self->day)
                                      : g_strdup (_ ("a day that cannot be read"));
  scope = kith_scope_describe (self->scope);
  if (has (self, KITH_CONSENT_TEXT_RECIPIENT) && has (self, KITH_CONSENT_TEXT_PURPOSE))
    /* Translators: what is shared, with whom, what for */
    g_string_append_printf (text, _ ("On %s it was agreed to share this: %s. With: %s. For: %s."), day, scope,
                            self->texts[KITH_CONSENT_TEXT_RECIPIENT], self->texts[KITH_CONSENT_TEXT_PURPOSE]);
  else
    g_string_append_printf (text, _ ("This was agreed to on %s."), day);
  if (has (self, KITH_CONSENT_TEXT_GUARDIAN))
    g_string_append_printf (text, _ (" %s (%s) agreed in the person’s place."),
                            self->texts[KITH_CONSENT_TEXT_GUARDIAN],
                            self->texts[KITH_CONSENT_TEXT_GUARDIAN_WHO]);
  if (self->until != KITH_DAY_NONE)
    {
      g_autofree char *until = kith_day_format_long (self->until);

      g_string_append_printf (text, _ (" It holds until %s."), until);
    }
  if (has (self, KITH_CONSENT_TEXT_EVENT))
    g_string_append_printf (text, _ (" It ends with: %s."), self->texts[KITH_CONSENT_TEXT_EVENT]);
  g_string_append (text, _ (" It can be taken back at any time."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
