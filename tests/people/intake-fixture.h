/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody told, written by tests in a transaction of its own. */

#pragma once

#include "people/kith-intakes.h"

G_BEGIN_DECLS

/* As the desk adds it. */
gboolean intake_fixture_deposit (KithSession *session, gint64 person, const char *hopes, GError **error);
/* What was read, written again. */
gboolean
intake_fixture_write_back (KithSession *session, gint64 person, const KithIntakeRead *read, GError **error);

G_END_DECLS
