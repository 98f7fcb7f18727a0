/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroup: something that is held again and again for whoever comes. A value; not about anybody. */

#pragma once

#include "groups/kith-group-schedule.h"

G_BEGIN_DECLS

/* KIND (symbol, permanent number, permanent code, label) */
#define KITH_GROUP_KINDS(KIND)                                                                               \
  KIND (PEER_SUPPORT, 1, "peer-support", N_ ("Peer support group"))                                          \
  KIND (WORKSHOP, 2, "workshop", N_ ("Workshop"))                                                            \
  KIND (ACTIVITY, 3, "activity", N_ ("Activity"))                                                            \
  KIND (MEETING, 4, "meeting", N_ ("Meeting"))                                                               \
  KIND (OUTING, 5, "outing", N_ ("Outing"))                                                                  \
  KIND (OTHER, 6, "other", N_ ("Something else"))

typedef enum
{
  KITH_GROUP_KIND_NONE = 0, /* not said yet, or one of a newer Kith */
#define KIND(symbol, number, ...) KITH_GROUP_KIND_##symbol = number,
  KITH_GROUP_KINDS (KIND)
#undef KIND
} KithGroupKind;

/* Permanent. */
typedef enum
{
  KITH_GROUP_TAKEN_BACK = 0, /* added by mistake: nobody ever came */
  KITH_GROUP_ACTIVE = 1,
  KITH_GROUP_RETIRED = 2, /* not held any more; what was stays */
} KithGroupState;

/* What of it is missing or wrong. */
typedef enum
{
  KITH_GROUP_PART_NAME,
  KITH_GROUP_PART_KIND,
  KITH_GROUP_PART_FACILITATOR,
  KITH_GROUP_PART_CAPACITY,
  KITH_GROUP_PART_SCHEDULE,
} KithGroupPart;

#define KITH_GROUP_MAX_CAPACITY 9999

/**
 * KithGroup:
 * @id: of its row, 0 for one that is not stored
 * @name: (owned) (nullable): what it is called on the wall
 * @kind: what it is
 * @state: whether it is held
 * @schedule: (owned): when
 * @facilitator: whose account leads it, 0 for none
 * @facilitator_account: (owned) (nullable): that account's name, as it was read
 * @facilitator_words: (owned) (nullable): who leads it, where that is nobody with an account
 * @place: (owned) (nullable): where
 * @capacity: how many there is room for, 0 for as many as come
 * @version: for writing to it
 */
typedef struct
{
  gint64 id;
  char *name;
  KithGroupKind kind;
  KithGroupState state;
  KithGroupSchedule *schedule;
  gint64 facilitator;
  char *facilitator_account;
  char *facilitator_words;
  char *place;
  int capacity;
  gint64 version;
} KithGroup;

KithGroup *kith_group_new (void);
KithGroup *kith_group_copy (const KithGroup *self);
void kith_group_free (KithGroup *self);
gboolean kith_group_equal (const KithGroup *a, const KithGroup *b);

const char *kith_group_kind_code (KithGroupKind kind);
const char *kith_group_kind_label (KithGroupKind kind);
gboolean kith_group_kind_parse (const char *code, KithGroupKind *kind, GError **error);
const char *kith_group_get_facilitator (const KithGroup *self);

void kith_group_clean (KithGroup *self, guint rollover);
gboolean kith_group_check (const KithGroup *self, KithGroupPart *part, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroup, kith_group_free)

G_END_DECLS
