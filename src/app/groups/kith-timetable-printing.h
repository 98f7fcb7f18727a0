/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a week's groups for the wall. */

#pragma once

#include "base/kith-day.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_timetable_printing_run (GtkWidget *parent, KithAppContext *context, KithDay first);

G_END_DECLS
