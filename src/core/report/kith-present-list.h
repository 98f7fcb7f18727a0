/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPresentList: who is in the building, for the assembly point. Printed only when somebody asks for it. */

#pragma once

#include "report/kith-document.h"

G_BEGIN_DECLS

/* names: as the fire brigade calls them; moment: when this was so, in words. Needs KITH_RELEASE_INTERNAL. */
KithDocument *kith_present_list_new (const char *center_name,
                                     const char *moment,
                                     const char *const *names,
                                     guint n_guests,
                                     const KithPaper *paper);

G_END_DECLS
