/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTogetherView: something that is read together with whom it is about. There is nothing else to be done
 * here but to give the computer back. */

#pragma once

#include <adwaita.h>

#include "door/kith-door.h"

G_BEGIN_DECLS

#define KITH_TYPE_TOGETHER_VIEW (kith_together_view_get_type ())
G_DECLARE_FINAL_TYPE (KithTogetherView, kith_together_view, KITH, TOGETHER_VIEW, AdwBin)

/* Signal "try" (const char *text): somebody says who they are. */
GtkWidget *kith_together_view_new (GtkWidget *content, const char *account_name, KithConfirmWay way);
void kith_together_view_refuse (KithTogetherView *self, KithConfirmWay way, const char *sentence);

G_END_DECLS
