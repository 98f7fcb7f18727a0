/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consents for tests: one that is in force, and ones made by chance. */

#pragma once

#include "people/kith-consents.h"

G_BEGIN_DECLS

/* Sharing notes and plans with Legal aid for housing, from @day on for thirty days, signed by typing. */
KithConsent *consent_fixture_sharing (KithDay day);
/* Any of all kinds, often nearly right; valid unless it must not be. */
KithConsent *consent_fixture_random (GRand *rand, KithDay around);
KithStrokes *consent_fixture_strokes (void);

/* In a transaction of their own. */
gint64 consent_fixture_add (KithSession *session, gint64 person, const KithConsent *consent, GError **error);
gboolean consent_fixture_end (KithSession *session, gint64 consent, const char *note, GError **error);

G_END_DECLS
