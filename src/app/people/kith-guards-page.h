/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGuardsPage: who may open somebody's record, from whom it is kept and why; keeping it from more. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_GUARDS_PAGE (kith_guards_page_get_type ())
G_DECLARE_FINAL_TYPE (KithGuardsPage, kith_guards_page, KITH, GUARDS_PAGE, AdwBin)

/* Signals: "left" (gint64 person) */
void kith_guards_page_set_context (KithGuardsPage *self, KithAppContext *context);
void kith_guards_page_show (KithGuardsPage *self, gint64 person);

G_END_DECLS
