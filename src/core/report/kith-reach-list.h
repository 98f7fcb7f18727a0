/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to tell that a computer was lost: on paper, and as a file. */

#pragma once

#include "people/kith-reach.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

/* people: (element-type KithReach) */
KithDocument *kith_reach_list_new (const char *center_name, GPtrArray *people, const KithPaper *paper);
KithRelease *kith_reach_list_request (KithSession *session, KithReleaseWay way, GError **error);
gboolean
kith_reach_list_write_csv (GPtrArray *people, KithRelease *release, const char *path, GError **error);

G_END_DECLS
