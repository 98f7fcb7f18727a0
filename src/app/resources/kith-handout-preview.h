/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutPreview: the pages of a handout as they will be on paper. */

#pragma once

#include <adwaita.h>

#include "report/kith-document.h"

G_BEGIN_DECLS

#define KITH_TYPE_HANDOUT_PREVIEW (kith_handout_preview_get_type ())
G_DECLARE_FINAL_TYPE (KithHandoutPreview, kith_handout_preview, KITH, HANDOUT_PREVIEW, AdwWindow)

void kith_handout_preview_show (GtkWindow *parent, KithDocument *document);

G_END_DECLS
