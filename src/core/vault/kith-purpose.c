/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compartments, and which key may hold what. */

#include "vault/kith-purpose.h"

static const char *const purpose_names[] = {
  [KITH_PURPOSE_DESK] = "desk",       [KITH_PURPOSE_INTAKE] = "intake", [KITH_PURPOSE_CARE] = "care",
  [KITH_PURPOSE_AUDIT] = "audit",     [KITH_PURPOSE_RECORD] = "record", [KITH_PURPOSE_DRAFT] = "draft",
  [KITH_PURPOSE_SETTING] = "setting",
};

/**
 * kith_purpose_is_valid:
 * @purpose: a number from a file
 *
 * Returns: whether it is a #KithPurpose other than %KITH_PURPOSE_NONE
 */
gboolean
kith_purpose_is_valid (guint32 purpose)
{
  return purpose > KITH_PURPOSE_NONE && purpose <= KITH_PURPOSE_LAST;
}

/**
 * kith_purpose_is_shared:
 * @purpose: a purpose
 *
 * Returns: whether the center has one current key for it, given by role; the others have one for
 *   each guarded record or account
 */
gboolean
kith_purpose_is_shared (KithPurpose purpose)
{
  return kith_purpose_is_valid (purpose) && purpose != KITH_PURPOSE_RECORD && purpose != KITH_PURPOSE_DRAFT;
}

/**
 * kith_purpose_accepts_deposits:
 * @purpose: the compartment of a value
 *
 * A deposit needs the public half of a key only, so whoever has the file can forge one. It is taken
 * only in compartments that somebody without the key has reason to add to.
 *
 * Returns: whether a value there may be a deposit
 */
gboolean
kith_purpose_accepts_deposits (KithPurpose purpose)
{
  return purpose == KITH_PURPOSE_INTAKE || purpose == KITH_PURPOSE_AUDIT || purpose == KITH_PURPOSE_DRAFT;
}

/**
 * kith_purpose_key_may_hold:
 * @key_purpose: what a key is for
 * @value_purpose: the compartment of a value
 *
 * Returns: whether values of that compartment may be sealed under that key: each under its own, and
 *   what is told about a guarded person under the record's
 */
gboolean
kith_purpose_key_may_hold (KithPurpose key_purpose, KithPurpose value_purpose)
{
  if (!kith_purpose_is_valid (key_purpose) || !kith_purpose_is_valid (value_purpose))
    return FALSE;

  return key_purpose == value_purpose ||
         (key_purpose == KITH_PURPOSE_RECORD &&
          (value_purpose == KITH_PURPOSE_INTAKE || value_purpose == KITH_PURPOSE_CARE));
}

/**
 * kith_purpose_get_name:
 * @purpose: a purpose
 *
 * Returns: its name in JSON and in logs, never translated; "none" where there is none
 */
const char *
kith_purpose_get_name (KithPurpose purpose)
{
  return kith_purpose_is_valid (purpose) ? purpose_names[purpose] : "none";
}
