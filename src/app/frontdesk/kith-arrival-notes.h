/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk is told once when somebody arrives: a notice, somebody to keep apart, a card that is
 * nobody's. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns how many cards were added. The buttons call "desk.answer-notice" and "desk.new-with-code". */
guint kith_arrival_notes_add (GtkBox *box, KithAppContext *context, const KithDeskOutcome *outcome);
/* Whoever signs this person in shows what comes of it: the desk does not show it a second time. */
void kith_arrival_notes_claim (KithAppContext *context, gint64 person);
gboolean kith_arrival_notes_take_claim (KithAppContext *context, gint64 person);
void kith_arrival_notes_set_unmatched (GtkBox *box, const char *code);

G_END_DECLS
