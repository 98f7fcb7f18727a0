/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalState: whether somebody is on the way to a goal, and KithGoalArea: what part of life it is about.
 * Permanent numbers, in clear, so that they can be counted. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * STATE (symbol, permanent number, permanent code, whether nothing more is to come, label). A goal belongs to
 * whoever set it: it is let go, never failed.
 */
#define KITH_GOAL_STATES(STATE)                                                                              \
  STATE (PROPOSED, 1, "proposed", FALSE, N_ ("Thinking about it"))                                           \
  STATE (GOING, 2, "going", FALSE, N_ ("On the way"))                                                        \
  STATE (PAUSED, 3, "paused", FALSE, N_ ("Resting for now"))                                                 \
  STATE (REACHED, 4, "reached", TRUE, N_ ("Reached"))                                                        \
  STATE (LET_GO, 5, "let-go", TRUE, N_ ("Let go"))

typedef enum
{
  KITH_GOAL_TAKEN_BACK = 0, /* written down by mistake */
#define STATE(symbol, number, ...) KITH_GOAL_##symbol = number,
  KITH_GOAL_STATES (STATE)
#undef STATE
} KithGoalState;

/*
 * AREA (symbol, permanent number, permanent code, label). Whoever has the file without the key to care reads
 * these beside the person's number, so they are no finer than a report needs: what about their health
 * somebody wants to change is sealed with their words.
 */
#define KITH_GOAL_AREAS(AREA)                                                                                \
  AREA (HOME, 1, "home", N_ ("Home and everyday life"))                                                      \
  AREA (WELL_BEING, 2, "well-being", N_ ("Health and well-being"))                                           \
  AREA (PEOPLE, 3, "people", N_ ("People and belonging"))                                                    \
  AREA (WORK, 4, "work", N_ ("Work and learning"))                                                           \
  AREA (MONEY, 5, "money", N_ ("Money and papers"))                                                          \
  AREA (INTERESTS, 6, "interests", N_ ("Interests, and something to give"))                                  \
  AREA (OTHER, 7, "other", N_ ("Something else"))

typedef enum
{
  KITH_GOAL_AREA_NONE = 0, /* not said yet, or one of a newer Kith */
#define AREA(symbol, number, ...) KITH_GOAL_AREA_##symbol = number,
  KITH_GOAL_AREAS (AREA)
#undef AREA
} KithGoalArea;

const char *kith_goal_state_code (KithGoalState state);
const char *kith_goal_state_label (KithGoalState state);
gboolean kith_goal_state_parse (const char *code, KithGoalState *state, GError **error);
gboolean kith_goal_state_is_known (KithGoalState state);
gboolean kith_goal_state_is_open (KithGoalState state);

const char *kith_goal_area_code (KithGoalArea area);
const char *kith_goal_area_label (KithGoalArea area);
gboolean kith_goal_area_parse (const char *code, KithGoalArea *area, GError **error);
gboolean kith_goal_area_is_known (KithGoalArea area);

G_END_DECLS
