/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRelease: the only way out of the program. Whatever prints, exports or copies asks for one first; it is
 * logged. */

#pragma once

#include "disclosure/kith-consent-policy.h"

G_BEGIN_DECLS

#define KITH_TYPE_RELEASE (kith_release_get_type ())
G_DECLARE_FINAL_TYPE (KithRelease, kith_release, KITH, RELEASE, GObject)

/* Asks the role, then the policy (needed for people's data), writes the log, and hands out the release. */
KithRelease *kith_disclosure_request (KithSession *session,
                                      const KithReleaseRequest *request,
                                      KithConsentPolicy *policy,
                                      GError **error);

/* A release is good for one document; a writer spends it. FALSE with an error when it was spent, or is for
 * something else than is being written. */
gboolean
kith_release_spend (KithRelease *self, KithReleaseKind kind, gint64 person, KithScope scope, GError **error);

/* 0 where none was needed. */
gint64 kith_release_get_consent (KithRelease *self);
/* What the consent it stands on wants beside what leaves. All (nullable). */
const char *kith_release_get_explanation (KithRelease *self);
const char *kith_release_get_notice_line (KithRelease *self);
const char *kith_release_get_notice (KithRelease *self);

G_END_DECLS
