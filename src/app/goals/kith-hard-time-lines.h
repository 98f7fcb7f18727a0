/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody wrote about a hard time, to be read. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-hard-time.h"

G_BEGIN_DECLS

GtkWidget *kith_hard_time_lines_new (const KithHardTime *words);

G_END_DECLS
