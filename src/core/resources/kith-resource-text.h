/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which an entry's long texts are found. */

#pragma once

#include "resources/kith-resource-view.h"

G_BEGIN_DECLS

/* (transfer full) (nullable) NULL: nothing to be found by. */
char *kith_resource_text (const KithResourceView *view);

G_END_DECLS
