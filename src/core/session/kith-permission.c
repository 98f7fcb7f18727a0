/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The permission table as code: one row an action, one column a role. */

#include "session/kith-permission.h"

typedef struct
{
  const char *code;
  gboolean front_desk;
  gboolean advocate;
  gboolean coordinator;
} ActionRow;

static const ActionRow action_rows[KITH_N_ACTIONS] = {
#define ACTION(symbol, code, front_desk, advocate, coordinator) { code, front_desk, advocate, coordinator },
  KITH_ACTIONS (ACTION)
#undef ACTION
};

/**
 * kith_action_code:
 * @action: an action
 *
 * Returns: (transfer none): its stable code
 */
const char *
kith_action_code (KithAction action)
{
  g_return_val_if_fail ((int) action >= 0 && action < KITH_N_ACTIONS, NULL);

  return action_rows[action].code;
}

/**
 * kith_role_may:
 * @role: a role
 * @action: an action
 *
 * Recovery is no role of everyday work: it may do nothing but recover, which asks the recovery code itself.
 *
 * Returns: whether accounts of @role may do this
 */
gboolean
kith_role_may (KithRole role, KithAction action)
{
  g_return_val_if_fail ((int) action >= 0 && action < KITH_N_ACTIONS, FALSE);

  switch (role)
    {
    case KITH_ROLE_FRONT_DESK:
      return action_rows[action].front_desk;
    case KITH_ROLE_ADVOCATE:
      return action_rows[action].advocate;
    case KITH_ROLE_COORDINATOR:
      return action_rows[action].coordinator;
    case KITH_ROLE_NONE:
    case KITH_ROLE_RECOVERY:
    default:
      return FALSE;
    }
}
