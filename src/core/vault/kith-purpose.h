/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a key is for, and the compartment a sealed value belongs to. The codes are permanent:
 * they are part of every sealed value's associated data. */
typedef enum
{
  KITH_PURPOSE_NONE = 0,
  KITH_PURPOSE_DESK = 1,
  KITH_PURPOSE_INTAKE = 2,
  KITH_PURPOSE_CARE = 3,
  KITH_PURPOSE_AUDIT = 4,
  KITH_PURPOSE_RECORD = 5, /* one guarded record or restricted note */
  KITH_PURPOSE_DRAFT = 6,  /* one account's drafts */
  KITH_PURPOSE_SETTING = 7,
} KithPurpose;

#define KITH_PURPOSE_LAST KITH_PURPOSE_SETTING

/* What a sealed value is. The codes are permanent and never reused; new ones are added at the end. */
typedef enum
{
  KITH_SEAL_KIND_ANY = 0,
  KITH_SEAL_KIND_PERSON_CARD = 1,
  KITH_SEAL_KIND_PERSON_DESK = 2,
  KITH_SEAL_KIND_PERSON_INTAKE = 3,
  KITH_SEAL_KIND_AUDIT_DETAIL = 4,
  KITH_SEAL_KIND_DRAFT = 5,
  KITH_SEAL_KIND_DESK_NOTICE = 6,
  KITH_SEAL_KIND_WAITING = 7,
  KITH_SEAL_KIND_KEEP_APART = 8,
  KITH_SEAL_KIND_SETTING = 9,
  KITH_SEAL_KIND_RELEASE = 10,
  KITH_SEAL_KIND_CONSENT = 11,
  KITH_SEAL_KIND_INCIDENT = 12,
  KITH_SEAL_KIND_DESK_ANSWER = 13,
  KITH_SEAL_KIND_MERGE = 14,
  KITH_SEAL_KIND_INTAKE = 15,
  KITH_SEAL_KIND_CONSENT_END = 16,
  KITH_SEAL_KIND_LEGAL_HOLD = 17,
  KITH_SEAL_KIND_GUARD = 18,
  KITH_SEAL_KIND_REQUEST = 19,
  KITH_SEAL_KIND_REQUEST_END = 20,
  KITH_SEAL_KIND_OBJECTION = 21,
  KITH_SEAL_KIND_REFERRAL = 22,
  KITH_SEAL_KIND_REFERRAL_STEP = 23,
  KITH_SEAL_KIND_NOTE = 24,
  KITH_SEAL_KIND_GOAL = 30,
  KITH_SEAL_KIND_GOAL_ENTRY = 31,
  KITH_SEAL_KIND_CHECK_IN = 32,
  KITH_SEAL_KIND_CHECK_IN_CONTACT = 33,
  KITH_SEAL_KIND_HARD_TIME = 34,
  KITH_SEAL_KIND_HARD_TIME_DESK = 35,
  KITH_SEAL_KIND_GROUP_NOTE = 36,
  KITH_SEAL_KIND_OWN_PLAN = 37,
} KithSealKind;

gboolean kith_purpose_is_valid (guint32 purpose);
gboolean kith_purpose_is_shared (KithPurpose purpose);
gboolean kith_purpose_accepts_deposits (KithPurpose purpose);
gboolean kith_purpose_key_may_hold (KithPurpose key_purpose, KithPurpose value_purpose);
const char *kith_purpose_get_name (KithPurpose purpose);

G_END_DECLS
