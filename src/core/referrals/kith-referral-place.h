/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the directory calls a place, for a referral to it. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

char *kith_referral_place_name (KithSession *session, gint64 resource, GError **error);

G_END_DECLS
