/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that happened, for tests. */

#pragma once

#include "incidents/kith-incidents.h"

G_BEGIN_DECLS

/* At about 10:15 today, naming these, to be looked at again in a week. Returns: its id, 0 where refused. */
gint64
incident_fixture_add (KithSession *session, const char *words, gint64 one, gint64 another, GError **error);
KithIncidentDone *incident_fixture_entry (KithSession *session,
                                          gint64 incident,
                                          gint64 version,
                                          const char *words,
                                          GError **error);
/* Every purpose tried with the keys of the account; which of them opened it, or 0. */
int incident_fixture_opens (KithSession *session, const char *sql, gint64 id);

G_END_DECLS
