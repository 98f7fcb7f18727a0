/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a referral and a step of it must say before they are written down, and how that is written. */

#include "referrals/kith-referral.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

/* Always FALSE. */
static gboolean
refuse (KithReferralPart *at, KithReferralPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || kith_text_is_blank (text);
}

static void
clean_line (char **text)
{
  g_autofree char *clean = kith_text_clean (*text != NULL ? *text : "", KITH_TEXT_LINE_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static void
clean_lines (char **text)
{
  g_autofree char *clean = kith_text_clean_lines (*text != NULL ? *text : "", KITH_TEXT_LONG_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * kith_referral_clean:
 * @self: a referral
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_referral_clean (KithReferral *self)
{
  g_return_if_fail (self != NULL);

  clean_line (&self->name);
  clean_line (&self->contact);
  clean_lines (&self->asked);
}

/**
 * kith_referral_step_clean:
 * @self: a step
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_referral_step_clean (KithReferralStep *self)
{
  g_return_if_fail (self != NULL);

  clean_lines (&self->words);
  clean_line (&self->recipient);
  clean_line (&self->purpose);
  clean_lines (&self->told);
}

/**
 * kith_referral_check:
 * @self: a referral
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says all it must, apart from its steps
 */
gboolean
kith_referral_check (const KithReferral *self, KithDay today, KithReferralPart *part, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (is_blank (self->name))
    return refuse (part, KITH_REFERRAL_PART_NAME, error, _ ("Say which place or service it is."));
  if (g_str_equal (kith_referral_kind_code (self->kind), "unknown"))
    return refuse (part, KITH_REFERRAL_PART_KIND, error, _ ("Say what kind of help it is."));
  if (self->day != KITH_DAY_NONE && (!kith_day_is_valid (self->day) || self->day > today))
    return refuse (part, KITH_REFERRAL_PART_DAY, error,
                   _ ("A referral is made today or was before, not on a day to come."));
  return TRUE;
}

static gboolean
check_told (const KithReferralStep *step, KithReferralPart *part, GError **error)
{
  if (is_blank (step->recipient))
    return refuse (part, KITH_REFERRAL_PART_RECIPIENT, error, _ ("Say who was told."));
  if (is_blank (step->purpose))
    return refuse (part, KITH_REFERRAL_PART_PURPOSE, error, _ ("Say what they were told it for."));
  if (is_blank (step->told))
    return refuse (part, KITH_REFERRAL_PART_TOLD, error, _ ("Write down what they were told."));
  return TRUE;
}

/**
 * kith_referral_check_step:
 * @self: the referral
 * @step: what is to be added to it
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether the step says all it must
 */
gboolean
kith_referral_check_step (const KithReferral *self,
                          const KithReferralStep *step,
                          KithDay today,
                          KithReferralPart *part,
                          GError **error)
{
  KithDay made, day;
  gboolean open;

  g_return_val_if_fail (self != NULL && step != NULL, FALSE);

  made = self->day != KITH_DAY_NONE ? self->day : today;
  day = step->day != KITH_DAY_NONE ? step->day : today;
  open = kith_referral_state_is_open (step->state);
  if (!kith_referral_state_is_known (step->state))
    return refuse (part, KITH_REFERRAL_PART_STATE, error, _ ("Say how far it has come."));
  if (!kith_day_is_valid (day) || day > today || day < made)
    return refuse (part, KITH_REFERRAL_PART_DAY, error,
                   _ ("Choose a day from the one on which the referral was made until today."));
  if (step->state == KITH_REFERRAL_NOT_WORKED && !kith_referral_reason_is_known (step->reason))
    return refuse (part, KITH_REFERRAL_PART_REASON, error, _ ("Say why it did not work out."));
  if (step->reason != KITH_REFERRAL_REASON_NONE &&
      ((step->state != KITH_REFERRAL_DECLINED && step->state != KITH_REFERRAL_NOT_WORKED) ||
       !kith_referral_reason_is_known (step->reason)))
    return refuse (part, KITH_REFERRAL_PART_REASON, error,
                   _ ("A reason is for what was declined or did not work out."));
  if (step->due_day != KITH_DAY_NONE && !open)
    return refuse (part, KITH_REFERRAL_PART_DUE, error,
                   _ ("Nothing is left to ask about what is over. Leave out the day to follow it up."));
  if (step->due_day != KITH_DAY_NONE && (!kith_day_is_valid (step->due_day) || step->due_day < made))
    return refuse (part, KITH_REFERRAL_PART_DUE, error, _ ("It cannot be followed up before it was made."));
  return (step->recipient == NULL && step->purpose == NULL && step->told == NULL &&
          step->scope == KITH_SCOPE_NOTHING) ||
         check_told (step, part, error);
}
