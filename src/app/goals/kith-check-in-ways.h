/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInWays: by which ways somebody is to be asked; what they do not permit cannot be chosen. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-contact-way.h"

G_BEGIN_DECLS

#define KITH_TYPE_CHECK_IN_WAYS (kith_check_in_ways_get_type ())
G_DECLARE_FINAL_TYPE (KithCheckInWays, kith_check_in_ways, KITH, CHECK_IN_WAYS, GtkBox)

/* Signal "changed" (). */
void kith_check_in_ways_show (KithCheckInWays *self, KithContactWays chosen, KithContactWays permitted);
KithContactWays kith_check_in_ways_get (KithCheckInWays *self);

G_END_DECLS
