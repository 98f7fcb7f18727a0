/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed stays while a choice hides it and comes back with it; only what belongs to the choice leaves
 * the form. */

#include "referrals/kith-referral-form.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"

/* In days: when somebody asks again, unless another day is typed. */
#define USUAL_DUE 14

#define DRAFT_REFERRAL "referral"
#define DRAFT_VERSION "version"
#define DRAFT_MADE "made"
#define DRAFT_RESOURCE "resource"
#define DRAFT_KIND "kind"
#define DRAFT_STATE "state"
#define DRAFT_REASON "reason"
#define DRAFT_CORRECTS "corrects"
#define DRAFT_TELLS "tells"
#define DRAFT_SCOPE "scope"
#define DRAFT_TEXTS "texts"
#define DRAFT_CHANGED "changed"

struct _KithReferralForm
{
  gint64 referral;
  gint64 version;
  KithDay made; /* of the referral that a step is about */
  gboolean corrects;
  gint64 resource;
  KithReferralKind kind;
  KithReferralState state;
  KithReferralReason reason;
  gboolean tells;
  KithScope scope;
  char *texts[KITH_N_REFERRAL_TEXTS]; /* (owned) */
  gboolean changed;
};

/**
 * kith_referral_form_new:
 * @today: the center's day, on which it is made unless another is typed
 *
 * Returns: (transfer full): a referral to nowhere yet
 */
KithReferralForm *
kith_referral_form_new (KithDay today)
{
  KithReferralForm *self = g_new0 (KithReferralForm, 1);

  self->made = KITH_DAY_NONE;
  self->state = KITH_REFERRAL_OFFERED;
  for (guint i = 0; i < KITH_N_REFERRAL_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  g_free (self->texts[KITH_REFERRAL_TEXT_DAY]);
  self->texts[KITH_REFERRAL_TEXT_DAY] = kith_day_format_iso (today);
  g_free (self->texts[KITH_REFERRAL_TEXT_DUE]);
  self->texts[KITH_REFERRAL_TEXT_DUE] = kith_day_format_iso (today + USUAL_DUE);
  return self;
}

/**
 * kith_referral_form_new_step:
 * @about: the referral
 * @today: the center's day, on which it was unless another is typed
 *
 * It begins where the referral stands: whoever asked and heard nothing new has only to say when to ask again.
 *
 * Returns: (transfer full): its next step
 */
KithReferralForm *
kith_referral_form_new_step (const KithReferral *about, KithDay today)
{
  KithReferralForm *self = kith_referral_form_new (today);

  kith_referral_form_follow (self, about);
  self->state = about->state;
  self->reason = about->reason;
  kith_referral_form_set_place (self, about->resource, about->name);
  if (about->due_day != KITH_DAY_NONE && about->due_day > today)
    {
      g_free (self->texts[KITH_REFERRAL_TEXT_DUE]);
      self->texts[KITH_REFERRAL_TEXT_DUE] = kith_day_format_iso (about->due_day);
    }
  return self;
}

/**
 * kith_referral_form_new_correction:
 * @about: the referral
 * @today: the center's day
 *
 * What was written down of it, to be put right. Who was told what, and how it went, is not touched.
 *
 * Returns: (transfer full): the referral as it is
 */
KithReferralForm *
kith_referral_form_new_correction (const KithReferral *about, KithDay today)
{
  KithReferralForm *self = kith_referral_form_new (today);

  kith_referral_form_follow (self, about);
  self->corrects = TRUE;
  self->kind = about->kind;
  kith_referral_form_set_place (self, about->resource, about->name);
  kith_text_replace (&self->texts[KITH_REFERRAL_TEXT_CONTACT], about->contact != NULL ? about->contact : "");
  kith_text_replace (&self->texts[KITH_REFERRAL_TEXT_ASKED], about->asked != NULL ? about->asked : "");
  return self;
}

/**
 * kith_referral_form_free:
 * @self: (transfer full): a form
 */
void
kith_referral_form_free (KithReferralForm *self)
{
  for (guint i = 0; i < KITH_N_REFERRAL_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/**
 * kith_referral_form_get_form:
 * @self: a form
 *
 * Returns: what of a referral is typed
 */
KithReferralFormKind
kith_referral_form_get_form (const KithReferralForm *self)
{
  if (self->referral == 0)
    return KITH_REFERRAL_FORM_MAKES;
  return self->corrects ? KITH_REFERRAL_FORM_CORRECTS : KITH_REFERRAL_FORM_STEPS;
}

/**
 * kith_referral_form_get_referral:
 * @self: a form
 *
 * Returns: which referral it is about, 0 for one that is being made
 */
gint64
kith_referral_form_get_referral (const KithReferralForm *self)
{
  return self->referral;
}

/**
 * kith_referral_form_get_version:
 * @self: a form
 *
 * Returns: of the referral, as whoever types has seen it
 */
gint64
kith_referral_form_get_version (const KithReferralForm *self)
{
  return self->version;
}

/**
 * kith_referral_form_get_resource:
 * @self: a form
 *
 * Returns: the directory's entry of the place, 0 for one that is not in it
 */
gint64
kith_referral_form_get_resource (const KithReferralForm *self)
{
  return self->resource;
}

/**
 * kith_referral_form_set_place:
 * @self: a form
 * @resource: the directory's entry, 0 for a place that is not in it
 * @name: (nullable): what it is called
 *
 * Where to, as it was chosen: that is not typed yet. Who is told something, if anybody is, is the place.
 */
void
kith_referral_form_set_place (KithReferralForm *self, gint64 resource, const char *name)
{
  self->resource = resource;
  kith_text_replace (&self->texts[KITH_REFERRAL_TEXT_NAME], name != NULL ? name : "");
  kith_text_replace (&self->texts[KITH_REFERRAL_TEXT_RECIPIENT], name != NULL ? name : "");
}

/**
 * kith_referral_form_follow:
 * @self: a form
 * @about: the referral as it was read just now
 *
 * Whoever types has it before them as it is.
 */
void
kith_referral_form_follow (KithReferralForm *self, const KithReferral *about)
{
  self->referral = about->id;
  self->version = about->version;
  self->made = about->day;
}

/**
 * kith_referral_form_get_kind:
 * @self: a form
 *
 * Returns: what kind of help it is
 */
KithReferralKind
kith_referral_form_get_kind (const KithReferralForm *self)
{
  return self->kind;
}

/**
 * kith_referral_form_set_kind:
 * @self: a form
 * @kind: what kind of help it is
 *
 * Returns: whether that changed anything
 */
gboolean
kith_referral_form_set_kind (KithReferralForm *self, KithReferralKind kind)
{
  if (self->kind == kind)
    return FALSE;
  self->kind = kind;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_referral_form_get_state:
 * @self: a form
 *
 * Returns: how far it has come
 */
KithReferralState
kith_referral_form_get_state (const KithReferralForm *self)
{
  return self->state;
}

/**
 * kith_referral_form_set_state:
 * @self: a form
 * @state: how far it has come
 *
 * Returns: whether that changed anything
 */
gboolean
kith_referral_form_set_state (KithReferralForm *self, KithReferralState state)
{
  if (self->state == state)
    return FALSE;
  self->state = state;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_referral_form_get_reason:
 * @self: a form
 *
 * Returns: why it was declined or did not work out
 */
KithReferralReason
kith_referral_form_get_reason (const KithReferralForm *self)
{
  return self->reason;
}

/**
 * kith_referral_form_set_reason:
 * @self: a form
 * @reason: why it was declined or did not work out
 *
 * Returns: whether that changed anything
 */
gboolean
kith_referral_form_set_reason (KithReferralForm *self, KithReferralReason reason)
{
  if (self->reason == reason)
    return FALSE;
  self->reason = reason;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_referral_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): as typed
 */
const char *
kith_referral_form_get_text (const KithReferralForm *self, KithReferralText text)
{
  g_return_val_if_fail (text < KITH_N_REFERRAL_TEXTS, NULL);
  return self->texts[text];
}

/**
 * kith_referral_form_set_text:
 * @self: a form
 * @text: which
 * @value: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_referral_form_set_text (KithReferralForm *self, KithReferralText text, const char *value)
{
  g_return_val_if_fail (text < KITH_N_REFERRAL_TEXTS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!kith_text_replace (&self->texts[text], value))
    return FALSE;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_referral_form_get_tells:
 * @self: a form
 *
 * Returns: whether somebody there is told something about the person
 */
gboolean
kith_referral_form_get_tells (const KithReferralForm *self)
{
  return self->tells;
}

/**
 * kith_referral_form_set_tells:
 * @self: a form
 * @tells: whether somebody there is told something about the person
 *
 * Returns: whether that changed anything
 */
gboolean
kith_referral_form_set_tells (KithReferralForm *self, gboolean tells)
{
  if (self->tells == !!tells)
    return FALSE;
  self->tells = !!tells;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_referral_form_get_scope:
 * @self: a form
 *
 * Returns: what of the record is told, besides the referral itself
 */
KithScope
kith_referral_form_get_scope (const KithReferralForm *self)
{
  return self->scope;
}

/**
 * kith_referral_form_set_scope:
 * @self: a form
 * @scope: what of the record is told, besides the referral itself
 *
 * Returns: whether that changed anything
 */
gboolean
kith_referral_form_set_scope (KithReferralForm *self, KithScope scope)
{
  if (self->scope == scope)
    return FALSE;
  self->scope = scope;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_referral_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything was typed or chosen in it, besides the place
 */
gboolean
kith_referral_form_is_changed (const KithReferralForm *self)
{
  return self->changed;
}

/**
 * kith_referral_form_has_reason:
 * @self: a form
 *
 * Returns: whether there is something to give a reason for
 */
gboolean
kith_referral_form_has_reason (const KithReferralForm *self)
{
  return self->state == KITH_REFERRAL_DECLINED || self->state == KITH_REFERRAL_NOT_WORKED;
}

/**
 * kith_referral_form_has_due:
 * @self: a form
 *
 * Returns: whether something is left to ask about
 */
gboolean
kith_referral_form_has_due (const KithReferralForm *self)
{
  return kith_referral_state_is_open (self->state);
}

static KithDay
read_day (const char *typed)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}

static gboolean
check_day (const char *typed, KithReferralPart at, KithReferralPart *part, GError **error)
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
 * kith_referral_form_check:
 * @self: a form
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: whether it can be written down, apart from what the person agreed to
 */
gboolean
kith_referral_form_check (const KithReferralForm *self, KithDay today, KithReferralPart *part, GError **error)
{
  g_autoptr (KithReferral) referral = kith_referral_form_to_referral (self, 0);
  g_autoptr (KithReferralStep) step = kith_referral_form_to_step (self);

  if (kith_referral_form_get_form (self) == KITH_REFERRAL_FORM_CORRECTS)
    return kith_referral_check (referral, today, part, error);
  return check_day (self->texts[KITH_REFERRAL_TEXT_DAY], KITH_REFERRAL_PART_DAY, part, error) &&
         (!kith_referral_form_has_due (self) ||
          check_day (self->texts[KITH_REFERRAL_TEXT_DUE], KITH_REFERRAL_PART_DUE, part, error)) &&
         (self->referral != 0 || kith_referral_check (referral, today, part, error)) &&
         kith_referral_check_step (referral, step, today, part, error);
}

/**
 * kith_referral_form_to_referral:
 * @self: a form
 * @person: whose it is
 *
 * Returns: (transfer full): what is typed of the referral itself, cleaned
 */
KithReferral *
kith_referral_form_to_referral (const KithReferralForm *self, gint64 person)
{
  KithReferral *referral = kith_referral_new (person);

  referral->id = self->referral;
  referral->version = self->version;
  referral->kind = self->kind;
  referral->day = self->referral != 0 ? self->made : read_day (self->texts[KITH_REFERRAL_TEXT_DAY]);
  referral->resource = self->resource;
  referral->name = g_strdup (self->texts[KITH_REFERRAL_TEXT_NAME]);
  referral->asked = g_strdup (self->texts[KITH_REFERRAL_TEXT_ASKED]);
  referral->contact = g_strdup (self->texts[KITH_REFERRAL_TEXT_CONTACT]);
  kith_referral_clean (referral);
  return referral;
}

/**
 * kith_referral_form_to_step:
 * @self: a form
 *
 * Returns: (transfer full): what is typed of the step, cleaned, without what does not belong to it
 */
KithReferralStep *
kith_referral_form_to_step (const KithReferralForm *self)
{
  KithReferralStep *step = kith_referral_step_new (self->state);

  step->day = read_day (self->texts[KITH_REFERRAL_TEXT_DAY]);
  if (kith_referral_form_has_due (self))
    step->due_day = read_day (self->texts[KITH_REFERRAL_TEXT_DUE]);
  if (kith_referral_form_has_reason (self))
    step->reason = self->reason;
  step->words = g_strdup (self->texts[KITH_REFERRAL_TEXT_WORDS]);
  kith_referral_step_clean (step);
  if (!self->tells)
    return step;
  /* What is blank is missing here, and not nothing. */
  step->recipient = kith_text_clean (self->texts[KITH_REFERRAL_TEXT_RECIPIENT], KITH_TEXT_LINE_MAX);
  step->purpose = kith_text_clean (self->texts[KITH_REFERRAL_TEXT_PURPOSE], KITH_TEXT_LINE_MAX);
  step->told = kith_text_clean_lines (self->texts[KITH_REFERRAL_TEXT_TOLD], KITH_TEXT_LONG_MAX);
  step->scope = self->scope;
  return step;
}

/**
 * kith_referral_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what is typed
 */
GVariant *
kith_referral_form_to_draft (const KithReferralForm *self)
{
  g_auto (GStrv) scope = kith_scope_to_codes (self->scope);
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, DRAFT_REFERRAL, "x", self->referral);
  g_variant_dict_insert (&draft, DRAFT_VERSION, "x", self->version);
  g_variant_dict_insert (&draft, DRAFT_MADE, "i", self->made);
  g_variant_dict_insert (&draft, DRAFT_RESOURCE, "x", self->resource);
  g_variant_dict_insert (&draft, DRAFT_KIND, "i", (gint32) self->kind);
  g_variant_dict_insert (&draft, DRAFT_STATE, "i", (gint32) self->state);
  g_variant_dict_insert (&draft, DRAFT_REASON, "i", (gint32) self->reason);
  g_variant_dict_insert (&draft, DRAFT_CORRECTS, "b", self->corrects);
  g_variant_dict_insert (&draft, DRAFT_TELLS, "b", self->tells);
  g_variant_dict_insert (&draft, DRAFT_SCOPE, "^as", scope);
  g_variant_dict_insert_value (&draft, DRAFT_TEXTS,
                               g_variant_new_strv ((const char *const *) self->texts, KITH_N_REFERRAL_TEXTS));
  g_variant_dict_insert (&draft, DRAFT_CHANGED, "b", self->changed);
  return g_variant_dict_end (&draft);
}

static void
take_choices (KithReferralForm *self, GVariant *draft)
{
  g_auto (GStrv) scope = NULL;
  gint32 number;

  if (g_variant_lookup (draft, DRAFT_KIND, "i", &number))
    self->kind = (KithReferralKind) number;
  if (g_variant_lookup (draft, DRAFT_STATE, "i", &number) &&
      kith_referral_state_is_known ((KithReferralState) number))
    self->state = (KithReferralState) number;
  if (g_variant_lookup (draft, DRAFT_REASON, "i", &number))
    self->reason = (KithReferralReason) number;
  if (!g_variant_lookup (draft, DRAFT_SCOPE, "^as", &scope))
    return;
  self->scope = KITH_SCOPE_NOTHING;
  for (guint i = 0; scope[i] != NULL; i++)
    self->scope |= kith_scope_from_code (scope[i]);
}

/**
 * kith_referral_form_take_draft:
 * @self: a form
 * @draft: what kith_referral_form_to_draft() made
 *
 * Goes on where it was left; what cannot be read of it stays as it is.
 */
void
kith_referral_form_take_draft (KithReferralForm *self, GVariant *draft)
{
  g_auto (GStrv) texts = NULL;

  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT));

  g_variant_lookup (draft, DRAFT_REFERRAL, "x", &self->referral);
  g_variant_lookup (draft, DRAFT_VERSION, "x", &self->version);
  g_variant_lookup (draft, DRAFT_MADE, "i", &self->made);
  g_variant_lookup (draft, DRAFT_RESOURCE, "x", &self->resource);
  g_variant_lookup (draft, DRAFT_CORRECTS, "b", &self->corrects);
  g_variant_lookup (draft, DRAFT_TELLS, "b", &self->tells);
  g_variant_lookup (draft, DRAFT_CHANGED, "b", &self->changed);
  take_choices (self, draft);
  if (!g_variant_lookup (draft, DRAFT_TEXTS, "^as", &texts))
    return;
  for (guint i = 0; texts[i] != NULL && i < KITH_N_REFERRAL_TEXTS; i++)
    kith_text_replace (&self->texts[i], texts[i]);
}
