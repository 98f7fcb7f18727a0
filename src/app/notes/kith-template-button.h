/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTemplateButton: the menu of the center's templates beside a note. It is not there where there are none.
 */

#pragma once

#include <adwaita.h>

#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_TYPE_TEMPLATE_BUTTON (kith_template_button_get_type ())
G_DECLARE_FINAL_TYPE (KithTemplateButton, kith_template_button, KITH, TEMPLATE_BUTTON, AdwBin)

/* Property "view" (GtkTextView): where a template goes. Action "template.start" (u): its place in the list.
 */
void kith_template_button_set_center (KithTemplateButton *self, KithCenter *center);

G_END_DECLS
