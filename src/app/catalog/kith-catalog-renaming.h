/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving a source of the directory another name, with the way back. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

void kith_catalog_renaming_run (KithAppContext *context, gint64 source, const char *name);

G_END_DECLS
