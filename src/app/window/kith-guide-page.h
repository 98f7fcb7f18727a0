/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGuidePage: a short guide, one key away and one key back. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_GUIDE_PAGE (kith_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (KithGuidePage, kith_guide_page, KITH, GUIDE_PAGE, AdwBin)

/* Signal "close": Back or Escape. */
GtkWidget *kith_guide_page_new (void);

G_END_DECLS
