/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutItem: one entry of the directory in words, line by line, in the order in which somebody who
 * holds the paper wants to know them. */

#pragma once

#include "base/kith-language.h"
#include "report/kith-handout-entry.h"

G_BEGIN_DECLS

/* PART (symbol, label on the paper or NULL), in their order. */
#define KITH_HANDOUT_PARTS(PART)                                                                             \
  PART (NAME, NULL)                                                                                          \
  PART (BY, NULL)                                                                                            \
  PART (PHONE, NULL)                                                                                         \
  PART (CALL_FIRST, NULL)                                                                                    \
  PART (ALERT, NULL)                                                                                         \
  PART (HOURS, N_ ("Hours"))                                                                                 \
  PART (ADDRESS, N_ ("Address"))                                                                             \
  PART (FIND, N_ ("How to find it"))                                                                         \
  PART (TRANSPORT, N_ ("Bus and train"))                                                                     \
  PART (ACCESS, N_ ("Accessibility"))                                                                        \
  PART (WHAT, N_ ("What it is"))                                                                             \
  PART (WHO, N_ ("Who can come"))                                                                            \
  PART (BRING, N_ ("To bring"))                                                                              \
  PART (APPLY, N_ ("How to apply"))                                                                          \
  PART (COST, N_ ("Cost"))                                                                                   \
  PART (LANGUAGES, N_ ("Languages"))                                                                         \
  PART (AREA, N_ ("Area served"))                                                                            \
  PART (WEBSITE, N_ ("Website"))                                                                             \
  PART (EMAIL, N_ ("E-mail"))                                                                                \
  PART (VERIFIED, NULL)

typedef enum
{
#define PART(symbol, label) KITH_HANDOUT_##symbol,
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

KithHandoutItem *kith_handout_item_new (const KithHandoutEntry *entry, KithLanguage *language);
void kith_handout_item_free (KithHandoutItem *self);
guint kith_handout_item_get_n_lines (const KithHandoutItem *self);
const KithHandoutLine *kith_handout_item_get_line (const KithHandoutItem *self, guint index);
const KithHandoutLine *kith_handout_item_find (const KithHandoutItem *self, KithHandoutPart part);
/* (array zero-terminated=1) what must be said of where it comes from */
const char *const *kith_handout_item_get_attributions (const KithHandoutItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHandoutItem, kith_handout_item_free)

G_END_DECLS
