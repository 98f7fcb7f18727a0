/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithToDoSection: what is to follow up, whatever room it is from; not there while there is nothing. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_TO_DO_SECTION (kith_to_do_section_get_type ())
G_DECLARE_FINAL_TYPE (KithToDoSection, kith_to_do_section, KITH, TO_DO_SECTION, AdwBin)

/* context: outlives it. Each time the page comes into view. */
void kith_to_do_section_load (KithToDoSection *self, KithAppContext *context);

G_END_DECLS
