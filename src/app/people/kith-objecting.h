/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what somebody says is not right, for the marks on their page. */

#pragma once

#include "people/kith-objections.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* objections: (transfer none). */
typedef void (*KithObjectingRead) (gpointer object, gint64 person, KithObjections *objections);

char *kith_objecting_look (KithAppContext *context, gint64 person);
void kith_objecting_read (KithAppContext *context, gint64 person, gpointer object, KithObjectingRead done);

G_END_DECLS
