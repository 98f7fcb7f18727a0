/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInsPage: whom to ask how they are, now and this week, and who has not been here for a while. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_CHECK_INS_PAGE (kith_check_ins_page_get_type ())
G_DECLARE_FINAL_TYPE (KithCheckInsPage, kith_check_ins_page, KITH, CHECK_INS_PAGE, AdwBin)

/* Signals "left" () and "chosen" (gint64 person). */
void kith_check_ins_page_set_context (KithCheckInsPage *self, KithAppContext *context);
void kith_check_ins_page_show (KithCheckInsPage *self);

G_END_DECLS
