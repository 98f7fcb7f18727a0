/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReviewPage: lists of entries of the directory that somebody should look at. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_REVIEW_PAGE (kith_review_page_get_type ())
G_DECLARE_FINAL_TYPE (KithReviewPage, kith_review_page, KITH, REVIEW_PAGE, AdwBin)

/* Signals: "left" */
void kith_review_page_set_context (KithReviewPage *self, KithAppContext *context);
void kith_review_page_show (KithReviewPage *self);
void kith_review_page_focus (KithReviewPage *self);

G_END_DECLS
