/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRelease: the only way out of the program. Whatever prints, exports or copies asks for one first; it is
 * logged. */

#pragma once

#include "disclosure/kith-consent-policy.h"

G_BEGIN_DECLS

/* The codes are permanent: they are in the log. */
typedef enum
{
  KITH_RELEASE_BLANK = 1,         /* nothing about anybody: the paper pack */
  KITH_RELEASE_AGGREGATE = 2,     /* counts, small numbers suppressed */
  KITH_RELEASE_DE_IDENTIFIED = 3, /* rows without names */
  KITH_RELEASE_INTERNAL = 4,      /* stays in the house: who is in the building */
  KITH_RELEASE_TO_PERSON = 5,     /* a person's own record, handed to them */
  KITH_RELEASE_TO_RECIPIENT = 6,  /* somebody else, by consent */
} KithReleaseKind;

typedef enum
{
  KITH_RELEASE_PRINT = 1,
  KITH_RELEASE_FILE = 2,
  KITH_RELEASE_COPY = 3,
} KithReleaseWay;

/**
 * KithReleaseRequest:
 * @what: a stable code for the log: "paper-pack", "present-list", "counts"
 * @person: whom it is about; 0 where it is about nobody in particular
 * @recipient: (nullable): to whom, for %KITH_RELEASE_TO_RECIPIENT
 * @purpose: (nullable): what for, the same
 */
typedef struct
{
  KithReleaseKind kind;
  KithReleaseWay way;
  const char *what;
  gint64 person;
  const char *recipient;
  const char *purpose;
} KithReleaseRequest;

#define KITH_TYPE_RELEASE (kith_release_get_type ())
G_DECLARE_FINAL_TYPE (KithRelease, kith_release, KITH, RELEASE, GObject)

/* Asks the role, then the policy (needed for people's data), writes the log, and hands out the release. */
KithRelease *kith_disclosure_request (KithSession *session,
                                      const KithReleaseRequest *request,
                                      KithConsentPolicy *policy,
                                      GError **error);

/* A release is good for one document; a writer spends it. FALSE with an error when it was spent, or has
 * another kind than allowed. */
gboolean kith_release_spend (KithRelease *self, KithReleaseKind kind, GError **error);

G_END_DECLS
