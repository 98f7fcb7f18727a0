/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithConsents: what people agreed to, sealed under intake; and, by it, what may leave. */

#pragma once

#include "disclosure/kith-consent-policy.h"
#include "people/kith-consent.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/* Answers KithConsentPolicy for any session. */
#define KITH_TYPE_CONSENTS (kith_consents_get_type ())
G_DECLARE_FINAL_TYPE (KithConsents, kith_consents, KITH, CONSENTS, GObject)

KithConsents *kith_consents_new (void);

gint64 kith_consents_add_in (KithChange *change, gint64 person, const KithConsent *consent, GError **error);
gboolean kith_consents_end_in (KithChange *change,
                               gint64 consent,
                               KithDay day,
                               const char *by,
                               const char *note,
                               GError **error);
GPtrArray *kith_consents_list (KithSession *session, gint64 person, GError **error);

G_END_DECLS
