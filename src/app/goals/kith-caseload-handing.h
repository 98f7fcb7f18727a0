/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing over whom one account is to ask, with its way back. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

void kith_caseload_handing_begin (GtkWidget *parent, KithAppContext *context);

G_END_DECLS
