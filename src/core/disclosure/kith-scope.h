/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithScope: what of a person's record is in a document, and what a consent lets go. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SCOPE (symbol, bit, permanent code, words). Bits are of this program only; codes are sealed. */
#define KITH_SCOPES(SCOPE)                                                                                   \
  SCOPE (COMES, 0, "comes", N_ ("that they come here"))                                                      \
  SCOPE (CONTACT, 1, "contact", N_ ("how to reach them"))                                                    \
  SCOPE (INTAKE, 2, "intake", N_ ("what they told about themself"))                                          \
  SCOPE (NOTES, 3, "notes", N_ ("notes"))                                                                    \
  SCOPE (PLANS, 4, "plans", N_ ("goals and plans"))                                                          \
  SCOPE (REFERRALS, 5, "referrals", N_ ("referrals"))                                                        \
  SCOPE (MEASURES, 6, "measures", N_ ("answers to questionnaires"))                                          \
  SCOPE (PHOTO, 7, "photo", N_ ("photos"))

typedef enum
{
  KITH_SCOPE_NOTHING = 0,
#define SCOPE(symbol, bit, ...) KITH_SCOPE_##symbol = 1 << (bit),
  KITH_SCOPES (SCOPE)
#undef SCOPE
} KithScope;

KithScope kith_scope_from_code (const char *code);
GStrv kith_scope_to_codes (KithScope scope);
char *kith_scope_describe (KithScope scope);

G_END_DECLS
