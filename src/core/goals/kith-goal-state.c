/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for what a goal is about and whether somebody is on the way to it. */

#include "goals/kith-goal-state.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"

static const KithNamed states[] = {
#define STATE(symbol, number, code, closed, label) { number, code, label },
  KITH_GOAL_STATES (STATE)
#undef STATE
      { 0 },
};

static const KithNamed areas[] = {
#define AREA(symbol, number, code, label) { number, code, label },
  KITH_GOAL_AREAS (AREA)
#undef AREA
      { 0 },
};

/**
 * kith_goal_state_code:
 * @state: a state
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_goal_state_code (KithGoalState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  return row != NULL ? row->code : state == KITH_GOAL_TAKEN_BACK ? "taken-back" : "unknown";
}

/**
 * kith_goal_state_label:
 * @state: a state
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_goal_state_label (KithGoalState state)
{
  const KithNamed *row = kith_named_find (states, (int) state);

  if (row != NULL)
    return _ (row->label);
  return state == KITH_GOAL_TAKEN_BACK ? _ ("Written down by mistake and taken back")
                                       : _ ("Something that this version of Kith does not know");
}

/**
 * kith_goal_state_parse:
 * @code: a code
 * @state: (out): its state
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such a state
 */
gboolean
kith_goal_state_parse (const char *code, KithGoalState *state, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && state != NULL, FALSE);

  if (kith_named_parse (states, code, &number))
    {
      *state = (KithGoalState) number;
      return TRUE;
    }
  known = kith_named_list_codes (states);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no state of a goal; there are: %s."), code,
               known);
  return FALSE;
}

/**
 * kith_goal_state_is_known:
 * @state: a state
 *
 * Returns: whether a goal can be brought to it
 */
gboolean
kith_goal_state_is_known (KithGoalState state)
{
  return kith_named_find (states, (int) state) != NULL;
}

/**
 * kith_goal_state_is_open:
 * @state: a state
 *
 * Returns: whether something is still to come
 */
gboolean
kith_goal_state_is_open (KithGoalState state)
{
  switch (state)
    {
#define STATE(symbol, number, code, closed, label)                                                           \
  case KITH_GOAL_##symbol:                                                                                   \
    return !closed;
      KITH_GOAL_STATES (STATE)
#undef STATE
    case KITH_GOAL_TAKEN_BACK:
    default:
      return FALSE;
    }
}

/**
 * kith_goal_area_code:
 * @area: an area
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_goal_area_code (KithGoalArea area)
{
  const KithNamed *row = kith_named_find (areas, (int) area);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_goal_area_label:
 * @area: an area
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_goal_area_label (KithGoalArea area)
{
  const KithNamed *row = kith_named_find (areas, (int) area);

  return row != NULL ? _ (row->label) : _ ("Something that this version of Kith does not know");
}

/**
 * kith_goal_area_parse:
 * @code: a code
 * @area: (out): its area
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether there is such an area
 */
gboolean
kith_goal_area_parse (const char *code, KithGoalArea *area, GError **error)
{
  g_autofree char *known = NULL;
  int number;

  g_return_val_if_fail (code != NULL && area != NULL, FALSE);

  if (kith_named_parse (areas, code, &number))
    {
      *area = (KithGoalArea) number;
      return TRUE;
    }
  known = kith_named_list_codes (areas);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no area of a goal; there are: %s."), code,
               known);
  return FALSE;
}

/**
 * kith_goal_area_is_known:
 * @area: an area
 *
 * Returns: whether a goal can be about it
 */
gboolean
kith_goal_area_is_known (KithGoalArea area)
{
  return kith_named_find (areas, (int) area) != NULL;
}
