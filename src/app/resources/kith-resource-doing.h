/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to an entry of the directory from its details, with the way back. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* name: what the entry is called, for the sentence that says so. place: 0: it has none. */
void kith_resource_doing_verify (KithAppContext *context, gint64 id, gint64 place, const char *name);
void kith_resource_doing_pin (KithAppContext *context, gint64 id, gboolean pinned, const char *name);
void kith_resource_doing_doubt (KithAppContext *context, gint64 id, const char *name);

G_END_DECLS
