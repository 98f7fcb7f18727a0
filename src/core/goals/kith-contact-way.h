/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithContactWay: how somebody is asked how they are, and KithContactOutcome: what came of it. Permanent
 * numbers, in clear, so that they can be counted. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* WAY (symbol, permanent number, permanent code, label); KITH_WAYS_* is the bit of each in a set. */
#define KITH_CONTACT_WAYS(WAY)                                                                               \
  WAY (IN_PERSON, 1, "in-person", N_ ("In person"))                                                          \
  WAY (CALL, 2, "call", N_ ("Call"))                                                                         \
  WAY (TEXT, 3, "text", N_ ("Text message"))                                                                 \
  WAY (POST, 4, "post", N_ ("Letter"))                                                                       \
  WAY (EMAIL, 5, "email", N_ ("E-mail"))

typedef enum
{
  KITH_WAY_NONE = 0,
#define WAY(symbol, number, ...) KITH_WAY_##symbol = number,
  KITH_CONTACT_WAYS (WAY)
#undef WAY
} KithContactWay;

/* Several of them. What a newer Kith set stays set. */
typedef enum
{
  KITH_WAYS_NONE = 0,
#define WAY(symbol, number, ...) KITH_WAYS_##symbol = 1 << number,
  KITH_CONTACT_WAYS (WAY)
#undef WAY
} KithContactWays;

/* OUTCOME (symbol, permanent number, permanent code, label) */
#define KITH_CONTACT_OUTCOMES(OUTCOME)                                                                       \
  OUTCOME (REACHED, 1, "reached", N_ ("Reached"))                                                            \
  OUTCOME (LEFT_MESSAGE, 2, "left-message", N_ ("Left a message"))                                           \
  OUTCOME (NOT_REACHED, 3, "not-reached", N_ ("Not reached"))                                                \
  OUTCOME (NOT_NEEDED, 4, "not-needed", N_ ("Not needed any more"))

typedef enum
{
  KITH_CONTACT_OUTCOME_NONE = 0,
#define OUTCOME(symbol, number, ...) KITH_CONTACT_##symbol = number,
  KITH_CONTACT_OUTCOMES (OUTCOME)
#undef OUTCOME
} KithContactOutcome;

const char *kith_contact_way_code (KithContactWay way);
const char *kith_contact_way_label (KithContactWay way);
gboolean kith_contact_way_parse (const char *code, KithContactWay *way, GError **error);
gboolean kith_contact_way_is_known (KithContactWay way);

gboolean kith_contact_ways_has (KithContactWays ways, KithContactWay way);
GStrv kith_contact_ways_to_codes (KithContactWays ways);
KithContactWays kith_contact_ways_permitted (GPtrArray *contacts);

const char *kith_contact_outcome_code (KithContactOutcome outcome);
const char *kith_contact_outcome_label (KithContactOutcome outcome);
gboolean kith_contact_outcome_parse (const char *code, KithContactOutcome *outcome, GError **error);
gboolean kith_contact_outcome_is_known (KithContactOutcome outcome);

G_END_DECLS
