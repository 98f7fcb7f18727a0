/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNotesPage: what one has begun to write, and what one has signed lately. */

#pragma once

#include "shared/kith-page.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTES_PAGE (kith_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (KithNotesPage, kith_notes_page, KITH, NOTES_PAGE, KithPage)

G_END_DECLS
