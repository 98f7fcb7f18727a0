/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roles, their names, and the compartments whose keys each of them holds. */

#include "vault/kith-role.h"

#include <glib/gi18n-lib.h>

static const char *const role_names[] = {
  [KITH_ROLE_FRONT_DESK] = "front-desk",
  [KITH_ROLE_ADVOCATE] = "advocate",
  [KITH_ROLE_COORDINATOR] = "coordinator",
  [KITH_ROLE_RECOVERY] = "recovery",
};

/**
 * kith_role_is_valid:
 * @role: a number from a file
 *
 * Returns: whether it is a #KithRole other than %KITH_ROLE_NONE
 */
gboolean
kith_role_is_valid (guint32 role)
{
  return role > KITH_ROLE_NONE && role <= KITH_ROLE_RECOVERY;
}

/**
 * kith_role_get_name:
 * @role: a role
 *
 * Returns: its name on the command line and in JSON, never translated; "none" where there is none
 */
const char *
kith_role_get_name (KithRole role)
{
  return kith_role_is_valid (role) ? role_names[role] : "none";
}

/**
 * kith_role_get_label:
 * @role: a role
 *
 * Returns: what a screen calls it, translated
 */
const char *
kith_role_get_label (KithRole role)
{
  switch (role)
    {
    case KITH_ROLE_FRONT_DESK:
      return _ ("Front desk");
    case KITH_ROLE_ADVOCATE:
      return _ ("Peer advocate");
    case KITH_ROLE_COORDINATOR:
      return _ ("Coordinator");
    case KITH_ROLE_RECOVERY:
      return _ ("Recovery");
    case KITH_ROLE_NONE:
    default:
      return _ ("No role");
    }
}

/**
 * kith_role_describe:
 * @role: a role
 *
 * Returns: (transfer none): what it does and reads, in one translated line; "" for recovery
 */
const char *
kith_role_describe (KithRole role)
{
  switch (role)
    {
    case KITH_ROLE_FRONT_DESK:
      return _ ("Signs people in, sees names, reads no notes");
    case KITH_ROLE_ADVOCATE:
      return _ ("Also writes and reads notes and what people told about themselves");
    case KITH_ROLE_COORDINATOR:
      return _ ("Also sees all counts, and changes accounts and settings");
    case KITH_ROLE_NONE:
    case KITH_ROLE_RECOVERY:
    default:
      return "";
    }
}

/**
 * kith_role_from_name:
 * @name: a name such as "front-desk"
 * @role: (out): the role; untouched where there is none
 *
 * Recovery is not found: no account is given that role by name.
 *
 * Returns: whether a role has that name
 */
gboolean
kith_role_from_name (const char *name, KithRole *role)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  for (guint i = KITH_ROLE_FRONT_DESK; i <= KITH_ROLE_COORDINATOR; i++)
    {
      if (g_str_equal (role_names[i], name))
        {
          *role = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * kith_role_holds:
 * @role: a role
 * @purpose: a compartment shared by role
 *
 * Returns: whether every account of that role is granted the key; %FALSE for the keys of single
 *   records and accounts, which recovery alone always holds
 */
gboolean
kith_role_holds (KithRole role, KithPurpose purpose)
{
  if (!kith_role_is_valid (role) || !kith_purpose_is_valid (purpose))
    return FALSE;

  switch (purpose)
    {
    case KITH_PURPOSE_DESK:
    case KITH_PURPOSE_SETTING:
      return TRUE;
    case KITH_PURPOSE_INTAKE:
    case KITH_PURPOSE_CARE:
      return role != KITH_ROLE_FRONT_DESK;
    case KITH_PURPOSE_AUDIT:
      return role == KITH_ROLE_COORDINATOR || role == KITH_ROLE_RECOVERY;
    case KITH_PURPOSE_RECORD:
    case KITH_PURPOSE_DRAFT:
    case KITH_PURPOSE_NONE:
    default:
      return role == KITH_ROLE_RECOVERY;
    }
}
