/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNudge: a line beneath a text view. It underlines what the view's text may say better, and tells what is
 * offered for the phrase at the cursor. It never blocks, and keeps nothing of what it found. */

#pragma once

#include <gtk/gtk.h>

#include "notes/kith-word-list.h"

G_BEGIN_DECLS

/* Puts what is offered in the place of the phrase at the cursor, while the view has the focus. Whoever shows
 * a nudge names it in the window of shortcuts. */
#define KITH_NUDGE_ACCELERATOR "<Alt>Return"

#define KITH_TYPE_NUDGE (kith_nudge_get_type ())
G_DECLARE_FINAL_TYPE (KithNudge, kith_nudge, KITH, NUDGE, GtkBox)

/* Property "view" (GtkTextView): may be set once. Action "nudge.take", on the view too. */
GtkWidget *kith_nudge_new (GtkTextView *view);
/* list: (nullable) none underlines nothing; own: (nullable) names of whom the text is about. */
void kith_nudge_set_list (KithNudge *self, KithWordList *list, const char *const *own);
/* (nullable) What is said about the phrase at the cursor. */
const char *kith_nudge_get_said (KithNudge *self);
/* The tag of what is underlined for that reason. */
GtkTextTag *kith_nudge_get_tag (KithNudge *self, KithWordKind kind);
gboolean kith_nudge_take (KithNudge *self);

G_END_DECLS
