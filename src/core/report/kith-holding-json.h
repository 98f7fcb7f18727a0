/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is held about somebody, as a file for other programs. */

#pragma once

#include "disclosure/kith-release.h"
#include "people/kith-holding.h"

G_BEGIN_DECLS

/* Raised when a key goes or means something else; new keys do not raise it. */
#define KITH_HOLDING_FORMAT 1

gboolean
kith_holding_json_write (KithHolding *holding, KithRelease *release, const char *path, GError **error);

G_END_DECLS
