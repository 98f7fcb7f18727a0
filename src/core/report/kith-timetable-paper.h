/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week's groups, for the wall. Names who leads each, and nobody who comes. */

#pragma once

#include "report/kith-document.h"

G_BEGIN_DECLS

/* meetings: (element-type KithGroupMeeting) of seven days from first on. Needs KITH_RELEASE_BLANK. */
KithDocument *kith_timetable_paper_new (const char *center_name,
                                        KithDay first,
                                        GPtrArray *meetings,
                                        const KithPaper *paper);
KithRelease *kith_timetable_request (KithSession *session, KithReleaseWay way, GError **error);

G_END_DECLS
