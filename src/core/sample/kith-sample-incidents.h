/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fictional thing that happened, with a debrief offered to whoever was there. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_sample_incidents_write (KithSession *session, GError **error);

G_END_DECLS
