/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHolding: everything that is held about one person, for their own copy. A value: what was read, and what
 * somebody decided about those entries that may be about somebody else. */

#pragma once

#include "base/kith-day.h"
#include "people/kith-strokes.h"
#include "people/kith-third-party.h"

G_BEGIN_DECLS

/**
 * KithHoldingDecision:
 * @KITH_HOLDING_OPEN: nobody decided; what may be about somebody else does not leave
 */
typedef enum
{
  KITH_HOLDING_OPEN,
  KITH_HOLDING_KEEP,
  KITH_HOLDING_LEAVE_OUT,
} KithHoldingDecision;

/**
 * KithHoldingEntry:
 * @id: (owned): tells it from every other; another one once its words are others, so that nobody decides
 * about words they did not see
 * @code: (owned): permanent: what it is
 * @label: (owned): the same, for people to read
 * @value: (owned): what is held
 * @day: when it was written down or happened, or %KITH_DAY_NONE
 * @source: (owned) (nullable): where it came from
 * @data: (owned) (nullable): an a{sv} with the same for programs
 * @strokes: (owned) (nullable): a signature
 * @typed: whether somebody typed it
 * @third_party: why it may be about somebody else
 */
typedef struct
{
  char *id;
  char *code;
  char *label;
  char *value;
  KithDay day;
  char *source;
  GVariant *data;
  KithStrokes *strokes;
  gboolean typed;
  KithThirdPartyReason third_party;
  KithHoldingDecision decision;
} KithHoldingEntry;

/**
 * KithHoldingSection:
 * @code: (owned): permanent
 * @title: (owned): for people to read
 * @entries: (owned) (element-type KithHoldingEntry)
 */
typedef struct
{
  char *code;
  char *title;
  GPtrArray *entries;
} KithHoldingSection;

/**
 * KithHolding:
 * @person: whose it is
 * @name: (owned): what they are called
 * @center: (owned): the center's name
 * @made_by: (owned): whose account read it
 * @day: when
 * @sections: (owned) (element-type KithHoldingSection)
 */
typedef struct
{
  gint64 person;
  char *name;
  char *center;
  char *made_by;
  KithDay day;
  GPtrArray *sections;
} KithHolding;

KithHolding *kith_holding_new (gint64 person);
KithHolding *kith_holding_ref (KithHolding *self);
void kith_holding_unref (KithHolding *self);

void kith_holding_begin_section (KithHolding *self, const char *code, const char *title);
KithHoldingEntry *kith_holding_add (KithHolding *self,
                                    const char *code,
                                    const char *place,
                                    const char *label,
                                    const char *value);
KithHoldingEntry *kith_holding_add_strokes (KithHolding *self,
                                            const char *code,
                                            const char *place,
                                            const char *label,
                                            const KithStrokes *strokes);
KithHoldingEntry *kith_holding_add_after (KithHolding *self,
                                          const KithHoldingEntry *after,
                                          const char *code,
                                          const char *place,
                                          const char *label,
                                          const char *value);
void kith_holding_entry_set_data (KithHoldingEntry *self, GVariantDict *data);
void kith_holding_entry_judge (KithHoldingEntry *self, const KithThirdParty *others);

gboolean kith_holding_section_is_list (const KithHoldingSection *self);

char *kith_holding_entry_describe (const KithHoldingEntry *self);
char *kith_holding_entry_describe_origin (const KithHoldingEntry *self);
gboolean kith_holding_entry_leaves (const KithHoldingEntry *self);
gboolean kith_holding_entry_is_open (const KithHoldingEntry *self);
gboolean kith_holding_entry_may_be_left_out (const KithHoldingEntry *self);

KithHoldingEntry *kith_holding_find (KithHolding *self, const char *id);
gboolean
kith_holding_decide (KithHolding *self, const char *id, KithHoldingDecision decision, GError **error);
guint kith_holding_get_n_open (KithHolding *self);
guint kith_holding_get_n_left_out (KithHolding *self);
gboolean kith_holding_check_decided (KithHolding *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithHolding, kith_holding_unref)

G_END_DECLS
