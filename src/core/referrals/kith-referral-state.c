/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for how far a referral has come and why one did not work out. Outcomes are those of HUD's data
 * standards for a referral: attained, not attained, unknown. */

#include "referrals/kith-referral-state.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"

static const struct
{
  KithReferralState state;
  const char *code;
  gboolean closed;
  KithReferralOutcome outcome;
  const char *label;
} states[] = {
#define STATE(symbol, number, code, closed, outcome, label)                                                  \
  { KITH_REFERRAL_##symbol, code, closed, KITH_REFERRAL_##outcome, label },
  KITH_REFERRAL_STATES (STATE)
#undef STATE
};

static const KithNamed reasons[] = {
#define REASON(symbol, number, code, label) { number, code, label },
  KITH_REFERRAL_REASONS (REASON)
#undef REASON
      { 0 },
};

static int
find_state (KithReferralState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].state == state)
      return (int) i;
  return -1;
}

/**
 * kith_referral_state_code:
 * @state: a state
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_referral_state_code (KithReferralState state)
{
  int at = find_state (state);

  return at >= 0 ? states[at].code : state == KITH_REFERRAL_TAKEN_BACK ? "taken-back" : "unknown";
}

/**
 * kith_referral_state_label:
 * @state: a state
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_referral_state_label (KithReferralState state)
{
  int at = find_state (state);

  if (at >= 0)
    return _ (states[at].label);
  return state == KITH_REFERRAL_TAKEN_BACK ? _ ("Made by mistake and taken back")
                                           : _ ("Something that this version of Kith does not know");
}

/**
 * kith_referral_state_parse:
 * @code: a code
 * @state: (out): its state
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a state
 */
gboolean
kith_referral_state_parse (const char *code, KithReferralState *state, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  g_return_val_if_fail (code != NULL && state != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].code, code))
        {
          *state = states[i].state;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", states[i].code);
    }
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no state of a referral; there are: %s."),
               code, known->str);
  return FALSE;
}

/**
 * kith_referral_state_is_known:
 * @state: a state
 *
 * Returns: whether a referral can be brought to it
 */
gboolean
kith_referral_state_is_known (KithReferralState state)
{
  return find_state (state) >= 0;
}

/**
 * kith_referral_state_is_open:
 * @state: a state
 *
 * Returns: whether something is still to come, so that somebody has to ask
 */
gboolean
kith_referral_state_is_open (KithReferralState state)
{
  int at = find_state (state);

  return at >= 0 && !states[at].closed;
}

/**
 * kith_referral_state_outcome:
 * @state: a state
 *
 * Returns: what a report counts it as
 */
KithReferralOutcome
kith_referral_state_outcome (KithReferralState state)
{
  int at = find_state (state);

  return at >= 0 ? states[at].outcome : KITH_REFERRAL_UNKNOWN;
}

/**
 * kith_referral_outcome_code:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_referral_outcome_code (KithReferralOutcome outcome)
{
  return outcome == KITH_REFERRAL_ATTAINED       ? "attained"
         : outcome == KITH_REFERRAL_NOT_ATTAINED ? "not-attained"
                                                 : "unknown";
}

/**
 * kith_referral_reason_code:
 * @reason: a reason
 *
 * Returns: (transfer none) (nullable): its permanent code; %NULL where none was said, "unknown" for one of a
 *   newer Kith
 */
const char *
kith_referral_reason_code (KithReferralReason reason)
{
  const KithNamed *row = kith_named_find (reasons, (int) reason);

  return row != NULL ? row->code : reason == KITH_REFERRAL_REASON_NONE ? NULL : "unknown";
}

/**
 * kith_referral_reason_label:
 * @reason: a reason
 *
 * Returns: (transfer none): for people to read; "" where none was said
 */
const char *
kith_referral_reason_label (KithReferralReason reason)
{
  const KithNamed *row = kith_named_find (reasons, (int) reason);

  if (row != NULL)
    return _ (row->label);
  return reason == KITH_REFERRAL_REASON_NONE ? "" : _ ("Something that this version of Kith does not know");
}

/**
 * kith_referral_reason_parse:
 * @code: a code
 * @reason: (out): its reason
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a reason
 */
gboolean
kith_referral_reason_parse (const char *code, KithReferralReason *reason, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && reason != NULL, FALSE);

  if (kith_named_parse (reasons, code, &number))
    {
      *reason = (KithReferralReason) number;
      return TRUE;
    }
  known = kith_named_list_codes (reasons);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no reason; there are: %s."), code, known);
  return FALSE;
}

/**
 * kith_referral_reason_is_known:
 * @reason: a reason
 *
 * Returns: whether it says why, in words of this Kith
 */
gboolean
kith_referral_reason_is_known (KithReferralReason reason)
{
  return kith_named_find (reasons, (int) reason) != NULL;
}
