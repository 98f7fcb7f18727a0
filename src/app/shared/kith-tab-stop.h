/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTabStop: a list through which the arrows walk, and which Tab enters and leaves in one step. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_TAB_STOP (kith_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (KithTabStop, kith_tab_stop, KITH, TAB_STOP, AdwBin)

G_END_DECLS
