/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFocus: where the focus was, with the cursor and what was selected, so that one returns to exactly that.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _KithFocus KithFocus;

KithFocus *kith_focus_keep (GtkWindow *window);
gboolean kith_focus_return (KithFocus *self);
void kith_focus_free (KithFocus *self);

void kith_focus_begin (GtkWidget *widget);
void kith_focus_leave_on_escape (GtkWidget *page, const char *action);
void kith_focus_add_key (GtkWidget *widget,
                         const char *trigger,
                         GtkPropagationPhase phase,
                         GtkShortcutFunc func,
                         gpointer data);
gboolean kith_focus_takes_text (GtkWidget *widget);
gboolean kith_focus_letter_of_key (guint keyval, GdkModifierType state, char letter[8]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithFocus, kith_focus_free)

G_END_DECLS
