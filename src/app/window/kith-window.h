/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWindow: the one window: its header, the list of pages, and whatever screen stands in front of them. */

#pragma once

#include "shared/kith-app-context.h"
#include "window/kith-application.h"

G_BEGIN_DECLS

#define KITH_TYPE_WINDOW (kith_window_get_type ())
G_DECLARE_FINAL_TYPE (KithWindow, kith_window, KITH, WINDOW, AdwApplicationWindow)

KithWindow *kith_window_new (KithApplication *application);
void kith_window_set_context (KithWindow *self, KithAppContext *context);

G_END_DECLS
