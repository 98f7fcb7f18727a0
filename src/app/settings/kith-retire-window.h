/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRetireWindow: what retiring an account does, what it printed lately and left unfinished, and the
 * button. */

#pragma once

#include <adwaita.h>

#include "session/kith-accounts.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_RETIRE_WINDOW (kith_retire_window_get_type ())
G_DECLARE_FINAL_TYPE (KithRetireWindow, kith_retire_window, KITH, RETIRE_WINDOW, AdwWindow)

/* Signal "accepted": the button was pressed, and the window closes. */
KithRetireWindow *
kith_retire_window_show (GtkWidget *parent, KithAppContext *context, const KithAccount *account);

G_END_DECLS
