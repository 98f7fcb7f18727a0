/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutItem: one entry of the directory in words, line by line, in the order in which somebody who
 * holds the paper wants to know them. */

#pragma once

#include "base/kith-language.h"
#include "report/kith-handout-entry.h"

G_BEGIN_DECLS

/* PART (symbol, stable code, label on the paper or NULL), in their order. */
#define KITH_HANDOUT_PARTS(PART)                                                                             \
  PART (NAME, "name", NULL)                                                                                  \
  PART (BY, "by", NULL)                                                                                      \
  PART (PHONE, "phone", NULL)                                                                                \
  PART (CALL_FIRST, "call-first", NULL)                                                                      \
  PART (ALERT, "alert", NULL)                                                                                \
  PART (HOURS, "hours", N_ ("Hours"))                                                                        \
  PART (ADDRESS, "address", N_ ("Address"))                                                                  \
  PART (FIND, "find", N_ ("How to find it"))                                                                 \
  PART (TRANSPORT, "transport", N_ ("Bus and train"))                                                        \
  PART (ACCESS, "access", N_ ("Accessibility"))                                                              \
  PART (WHAT, "what", N_ ("What it is"))                                                                     \
  PART (WHO, "who", N_ ("Who can come"))                                                                     \
  PART (BRING, "bring", N_ ("To bring"))                                                                     \
  PART (APPLY, "apply", N_ ("How to apply"))                                                                 \
  PART (COST, "cost", N_ ("Cost"))                                                                           \
  PART (LANGUAGES, "languages", N_ ("Languages"))                                                            \
  PART (AREA, "area", N_ ("Area served"))                                                                    \
  PART (WEBSITE, "website", N_ ("Website"))                                                                  \
  PART (EMAIL, "email", N_ ("E-mail"))                                                                       \
  PART (VERIFIED, "verified", NULL)

typedef enum
{
#define PART(symbol, ...) KITH_HANDOUT_##symbol,
  KITH_HANDOUT_PARTS (PART)
#undef PART
} KithHandoutPart;

/**
 * KithHandoutLine:
 * @part: what it is
 * @label: (nullable): what stands before it, in the handout's language
 * @text: plain text; each line of it is a paragraph
 * @note: (nullable): of a phone, what it is for
 */
typedef struct
{
  KithHandoutPart part;
  const char *label;
  char *text; /* (owned) */
  char *note; /* (owned) (nullable) */
} KithHandoutLine;

typedef struct _KithHandoutItem KithHandoutItem;

const char *kith_handout_part_code (KithHandoutPart part);
KithHandoutItem *kith_handout_item_new (const KithHandoutEntry *entry, KithLanguage *language);
void kith_handout_item_free (KithHandoutItem *self);
guint kith_handout_item_get_n_lines (const KithHandoutItem *self);
const KithHandoutLine *kith_handout_item_get_line (const KithHandoutItem *self, guint index);
const KithHandoutLine *kith_handout_item_find (const KithHandoutItem *self, KithHandoutPart part);
/* (array zero-terminated=1) what must be said of where it comes from */
const char *const *kith_handout_item_get_attributions (const KithHandoutItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHandoutItem, kith_handout_item_free)

G_END_DECLS
