/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPaperSheetPage: entering a paper sign-in sheet: a day, one fast line after another. */

#pragma once

#include "shared/kith-app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_PAPER_SHEET_PAGE (kith_paper_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (KithPaperSheetPage, kith_paper_sheet_page, KITH, PAPER_SHEET_PAGE, AdwBin)

/* Signal "finished": back to the desk; what was typed and not entered is kept as a draft. */
void kith_paper_sheet_page_set_context (KithPaperSheetPage *self, KithAppContext *context);
void kith_paper_sheet_page_start (KithPaperSheetPage *self);
void kith_paper_sheet_page_flush (KithPaperSheetPage *self);

G_END_DECLS
