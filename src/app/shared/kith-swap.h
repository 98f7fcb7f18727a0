/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSwap: shows one of its children, chosen by its name. Within a page that scrolls it stands for a
 * GtkStack: see kith-width-first.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_SWAP (kith_swap_get_type ())
G_DECLARE_FINAL_TYPE (KithSwap, kith_swap, KITH, SWAP, GtkWidget)

void kith_swap_show (KithSwap *self, const char *name);
const char *kith_swap_get_shown (KithSwap *self);

G_END_DECLS
