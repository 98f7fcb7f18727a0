/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLikelyList: the records that are like a name while it is typed. It stops nobody. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_LIKELY_LIST (kith_likely_list_get_type ())
G_DECLARE_FINAL_TYPE (KithLikelyList, kith_likely_list, KITH, LIKELY_LIST, GtkBox)

/*
 * Properties: "reasons" (gboolean): whether it is said why, to those who may open intake.
 * Signals: "chosen" (gint64 person): that is them.
 */
void kith_likely_list_set_context (KithLikelyList *self, KithAppContext *context);
void kith_likely_list_begin (KithLikelyList *self, gint64 person);
void kith_likely_list_look (KithLikelyList *self, const char *const *names);

G_END_DECLS
