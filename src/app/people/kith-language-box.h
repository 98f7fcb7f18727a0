/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLanguageBox: the languages somebody speaks, the preferred one first. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_LANGUAGE_BOX (kith_language_box_get_type ())
G_DECLARE_FINAL_TYPE (KithLanguageBox, kith_language_box, KITH, LANGUAGE_BOX, GtkBox)

/* Signal "changed" (): others are chosen. */
const char *const *kith_language_box_get_codes (KithLanguageBox *self);
void kith_language_box_set_codes (KithLanguageBox *self, const char *const *codes);

G_END_DECLS
