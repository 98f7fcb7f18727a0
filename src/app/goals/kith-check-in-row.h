/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInRow: when somebody is to be asked how they are, by whom and how, and how it went before. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-check-in.h"

G_BEGIN_DECLS

#define KITH_TYPE_CHECK_IN_ROW (kith_check_in_row_get_type ())
G_DECLARE_FINAL_TYPE (KithCheckInRow, kith_check_in_row, KITH, CHECK_IN_ROW, GtkBox)

/* permitted: how they may be reached now; what was planned otherwise is not said. */
GtkWidget *kith_check_in_row_new (const KithCheckIn *check_in,
                                  KithContactWays permitted,
                                  KithDay today,
                                  gboolean writes);

G_END_DECLS
