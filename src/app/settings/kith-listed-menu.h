/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to one thing of the center's lists: the menu beside it. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-questions.h"

G_BEGIN_DECLS

/* Where something stands among those that are offered with it. */
typedef enum
{
  KITH_LISTED_BETWEEN = 0,
  KITH_LISTED_FIRST = 1 << 0,
  KITH_LISTED_LAST = 1 << 1,
} KithListedPlace;

void kith_listed_menu_fill (GtkMenuButton *button, const KithListed *one, KithListedPlace place);

G_END_DECLS
