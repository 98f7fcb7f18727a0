/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLostWindow: a computer was lost, step by step: what this does, the recovery code, the slips, and whom
 * to tell. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_LOST_WINDOW (kith_lost_window_get_type ())
G_DECLARE_FINAL_TYPE (KithLostWindow, kith_lost_window, KITH, LOST_WINDOW, AdwWindow)

KithLostWindow *kith_lost_window_show (GtkWidget *parent, KithAppContext *context);

G_END_DECLS
