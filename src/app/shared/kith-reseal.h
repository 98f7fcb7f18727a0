/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still sealed under keys that were replaced is sealed anew, a little at a time. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

void kith_reseal_start (KithAppContext *context);

G_END_DECLS
