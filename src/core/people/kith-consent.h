/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithConsent: what somebody agreed to, as it was said or signed. A value. */

#pragma once

#include "base/kith-day.h"
#include "disclosure/kith-release-request.h"
#include "people/kith-strokes.h"

G_BEGIN_DECLS

/* KIND (symbol, permanent number, permanent code, whether something may leave by it, label) */
#define KITH_CONSENT_KINDS(KIND)                                                                             \
  KIND (PEER_SUPPORT, 1, "peer-support", FALSE, N_ ("What a peer advocate is and isn’t"))                    \
  KIND (SHARING, 2, "sharing", TRUE, N_ ("Sharing with someone"))                                            \
  KIND (RESEARCH, 3, "research", TRUE, N_ ("Research"))                                                      \
  KIND (PHOTO, 4, "photo", TRUE, N_ ("Photos"))                                                              \
  KIND (CONTACT, 5, "contact", FALSE, N_ ("Keeping in touch"))

typedef enum
{
  KITH_CONSENT_KIND_NONE = 0, /* one of a newer Kith: nothing leaves by it */
#define KIND(symbol, number, ...) KITH_CONSENT_##symbol = number,
  KITH_CONSENT_KINDS (KIND)
#undef KIND
} KithConsentKind;

/* TEXT (symbol, permanent key) */
#define KITH_CONSENT_TEXTS(TEXT)                                                                             \
  TEXT (RECIPIENT, "recipient")                                                                              \
  TEXT (PURPOSE, "purpose")                                                                                  \
  TEXT (EVENT, "event")               /* what ends it, in words */                                           \
  TEXT (SIGNED_NAME, "signed-name")   /* as typed by whoever signed */                                       \
  TEXT (GUARDIAN, "guardian")         /* who agreed in the person's place */                                 \
  TEXT (GUARDIAN_WHO, "guardian-who") /* what they are to the person */

typedef enum
{
#define TEXT(symbol, key) KITH_CONSENT_TEXT_##symbol,
  KITH_CONSENT_TEXTS (TEXT)
#undef TEXT
      KITH_N_CONSENT_TEXTS
} KithConsentText;

/* The numbers are permanent: they are sealed. */
typedef enum
{
  KITH_SIGNED_ALOUD = 0, /* said, not written */
  KITH_SIGNED_TYPED = 1,
  KITH_SIGNED_DRAWN = 2,
} KithSignature;

/**
 * KithConsent:
 * @id: of its row, 0 for one that is not stored
 * @person: of whom, as the row has it; a record that was merged keeps its own
 * @wording: which number of the center's words for this kind was read, 0 for none
 * @texts: (owned): by #KithConsentText, "" for nothing
 * @scope: what it lets go
 * @day: from which day on
 * @until: the last day, or %KITH_DAY_NONE
 * @strokes: (owned) (nullable): the signature where it was drawn
 * @part2: whether it is one under 42 CFR Part 2
 * @written_day: when it was written down
 * @account: by whom
 * @at_desk: whether by somebody who could not read it back
 * @ended_day: when it was taken back, or %KITH_DAY_NONE
 * @ended_by: (owned) (nullable): who took it back
 * @ended_note: (owned) (nullable): what was said about it
 * @extras: (owned): what this Kith does not know
 * @unclear: whether something in @extras is of the known parts, written in a way that this Kith cannot read
 */
typedef struct
{
  gint64 id;
  gint64 person;
  KithConsentKind kind;
  guint wording;
  char *texts[KITH_N_CONSENT_TEXTS];
  KithScope scope;
  KithDay day;
  KithDay until;
  KithSignature signature;
  KithStrokes *strokes;
  gboolean part2;

  KithDay written_day;
  gint64 account;
  gboolean at_desk;
  KithDay ended_day;
  char *ended_by;
  char *ended_note;
  GVariant *extras;
  gboolean unclear;
} KithConsent;

/* What of it is missing or wrong. */
typedef enum
{
  KITH_CONSENT_PART_KIND,
  KITH_CONSENT_PART_DAY,
  KITH_CONSENT_PART_UNTIL,
  KITH_CONSENT_PART_GUARDIAN,
  KITH_CONSENT_PART_PART2,
  KITH_CONSENT_PART_SCOPE,
  KITH_CONSENT_PART_RECIPIENT,
  KITH_CONSENT_PART_PURPOSE,
  KITH_CONSENT_PART_SIGNATURE,
} KithConsentPart;

typedef enum
{
  KITH_CONSENT_STATE_IN_FORCE,
  KITH_CONSENT_STATE_LATER,
  KITH_CONSENT_STATE_EXPIRED,
  KITH_CONSENT_STATE_REVOKED,
} KithConsentState;

/* How near a consent comes to what is asked of it; what is missing otherwise. */
typedef enum
{
  KITH_CONSENT_OTHER_KIND,
  KITH_CONSENT_OTHER_RECIPIENT,
  KITH_CONSENT_OTHER_PURPOSE,
  KITH_CONSENT_OTHER_SCOPE,
  KITH_CONSENT_INCOMPLETE,
  KITH_CONSENT_TAKEN_BACK,
  KITH_CONSENT_OVER,
  KITH_CONSENT_NOT_YET,
  KITH_CONSENT_COVERS,
} KithConsentFit;

const char *kith_consent_kind_code (KithConsentKind kind);
const char *kith_consent_kind_label (KithConsentKind kind);
gboolean kith_consent_kind_parse (const char *code, KithConsentKind *kind, GError **error);

KithConsent *kith_consent_new (KithConsentKind kind);
void kith_consent_free (KithConsent *self);
void kith_consent_set_text (KithConsent *self, KithConsentText text, const char *value);
const char *kith_consent_get_text (const KithConsent *self, KithConsentText text);
gboolean kith_consent_equal (const KithConsent *a, const KithConsent *b);

gboolean kith_consent_check (const KithConsent *self, KithConsentPart *part, GError **error);
KithConsentState kith_consent_get_state (const KithConsent *self, KithDay today);
gboolean kith_consent_kind_shares (KithConsentKind kind);
KithConsentFit kith_consent_fit (const KithConsent *self, const KithReleaseRequest *request, KithDay today);
char *kith_consent_describe (const KithConsent *self);

GVariant *kith_consent_to_content (const KithConsent *self);
KithConsent *kith_consent_from_content (GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithConsent, kith_consent_free)

G_END_DECLS
