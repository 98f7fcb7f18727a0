/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferral: that somebody was told of a place that may help them, and how it went. A value. */

#pragma once

#include "referrals/kith-referral-step.h"

G_BEGIN_DECLS

/*
 * KIND (symbol, permanent number, permanent code, label). Whoever has the file without the key to care reads
 * these beside the person's number, so they are no finer than a report needs: what kind of health somebody
 * was helped with is sealed with the place.
 */
#define KITH_REFERRAL_KINDS(KIND)                                                                            \
  KIND (HOUSING, 1, "housing", N_ ("Housing and shelter"))                                                   \
  KIND (FOOD, 2, "food", N_ ("Food, clothing and other goods"))                                              \
  KIND (MONEY, 3, "money", N_ ("Money and benefits"))                                                        \
  KIND (HEALTH, 4, "health", N_ ("Health and care"))                                                         \
  KIND (LEGAL, 5, "legal", N_ ("Law, rights and papers"))                                                    \
  KIND (WORK, 6, "work", N_ ("Work and education"))                                                          \
  KIND (TRANSPORT, 7, "transport", N_ ("Transport"))                                                         \
  KIND (FAMILY, 8, "family", N_ ("Family and children"))                                                     \
  KIND (COMPANY, 9, "company", N_ ("Company, groups and leisure"))                                           \
  KIND (OTHER, 10, "other", N_ ("Something else"))

typedef enum
{
  KITH_REFERRAL_KIND_NONE = 0, /* not said yet, or one of a newer Kith */
#define KIND(symbol, number, ...) KITH_REFERRAL_KIND_##symbol = number,
  KITH_REFERRAL_KINDS (KIND)
#undef KIND
} KithReferralKind;

/* What of it is missing or wrong. */
typedef enum
{
  KITH_REFERRAL_PART_NAME,
  KITH_REFERRAL_PART_KIND,
  KITH_REFERRAL_PART_DAY,
  KITH_REFERRAL_PART_STATE,
  KITH_REFERRAL_PART_REASON,
  KITH_REFERRAL_PART_DUE,
  KITH_REFERRAL_PART_RECIPIENT,
  KITH_REFERRAL_PART_PURPOSE,
  KITH_REFERRAL_PART_TOLD,
} KithReferralPart;

/**
 * KithReferral:
 * @id: of its row, 0 for one that is not stored
 * @person: of whom, as the row has it; a record that was merged keeps its own
 * @kind: what kind of help
 * @day: when it was made
 * @state: how far it has come, as its last step says
 * @reason: why, where it was declined or did not work out
 * @state_day: since when
 * @due_day: when somebody has to ask, or %KITH_DAY_NONE
 * @account: whose account wrote it down
 * @made_by: (owned) (nullable): as it is called
 * @version: for writing to it
 * @resource: of the directory's entry, 0 for a place that is not in it
 * @name: (owned) (nullable): what the place was called then
 * @contact: (owned) (nullable): whom there to ask for, and how
 * @asked: (owned) (nullable): what was asked for
 * @extras: (owned): what this Kith does not know
 * @steps: (owned) (element-type KithReferralStep): how it went, oldest first, with what was taken back
 */
typedef struct
{
  gint64 id;
  gint64 person;
  KithReferralKind kind;
  KithDay day;
  KithReferralState state;
  KithReferralReason reason;
  KithDay state_day;
  KithDay due_day;
  gint64 account;
  char *made_by;
  gint64 version;
  gint64 resource;
  char *name;
  char *contact;
  char *asked;
  GVariant *extras;
  GPtrArray *steps;
} KithReferral;

KithReferral *kith_referral_new (gint64 person);
KithReferral *kith_referral_copy (const KithReferral *self);
void kith_referral_free (KithReferral *self);

const char *kith_referral_kind_code (KithReferralKind kind);
const char *kith_referral_kind_label (KithReferralKind kind);
gboolean kith_referral_kind_parse (const char *code, KithReferralKind *kind, GError **error);

void kith_referral_clean (KithReferral *self);
void kith_referral_step_clean (KithReferralStep *self);
gboolean
kith_referral_check (const KithReferral *self, KithDay today, KithReferralPart *part, GError **error);
gboolean kith_referral_check_step (const KithReferral *self,
                                   const KithReferralStep *step,
                                   KithDay today,
                                   KithReferralPart *part,
                                   GError **error);
gboolean kith_referral_is_overdue (const KithReferral *self, KithDay today);
char *kith_referral_describe_state (const KithReferral *self);

GVariant *kith_referral_to_content (const KithReferral *self);
gboolean kith_referral_take_content (KithReferral *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReferral, kith_referral_free)

G_END_DECLS
