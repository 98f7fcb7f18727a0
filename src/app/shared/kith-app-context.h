/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAppContext: what a page works with: the unlocked session, the desk, this computer's preferences, undo,
 * and a voice. */

#pragma once

#include "desk/kith-desk.h"
#include "session/kith-session.h"
#include "shared/kith-preferences.h"
#include "shared/kith-undo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of notes: a new one is begun, or the one of today is gone on with. */
#define KITH_NOTES_BEGIN (-1)

#define KITH_TYPE_APP_CONTEXT (kith_app_context_get_type ())
G_DECLARE_FINAL_TYPE (KithAppContext, kith_app_context, KITH, APP_CONTEXT, GObject)

/*
 * Signals:
 * "said" (const char *sentence, gboolean undoable): the window shows it
 * "outcome" (KithDeskOutcome *outcome): a command of the desk was carried out, by whichever page; the outcome
 * is borrowed
 * "taken-back" (KithDeskCommand *inverse): that inverse of an earlier outcome was carried out by undo
 * "open-person" (gint64 person): somebody asks to see this person's page "open-page" (const char
 * *name): "front-desk", "people", "settings"…
 * "refer" (gint64 person, gint64 resource): a referral begins; where one of them is 0, it is chosen
 * "open-resource" (gint64 resource): somebody asks to see this entry of the directory
 * "open-notes" (gint64 person, gint64 what): somebody asks to see the notes about this person; see
 * kith_app_context_open_notes()
 * "open-section" (gint64 person, const char *section): somebody asks to see that part of this person's page:
 * "plan", "referrals"…
 * "read-together" (GtkWidget *content): it is shown alone, for somebody who reads it at this screen
 * "together-over": whoever works here is back, and what was read together is gone
 * "resealed" (double fraction): after keys were changed, so much is sealed under the new ones
 */

KithAppContext *kith_app_context_new (KithDesk *desk, KithPreferences *preferences, gboolean practise);

KithDesk *kith_app_context_get_desk (KithAppContext *self);
KithSession *kith_app_context_get_session (KithAppContext *self);
KithPreferences *kith_app_context_get_preferences (KithAppContext *self);
KithUndo *kith_app_context_get_undo (KithAppContext *self);
gboolean kith_app_context_is_practise (KithAppContext *self);
gboolean kith_app_context_is_covered (KithAppContext *self);
void kith_app_context_set_covered (KithAppContext *self, gboolean covered);

void kith_app_context_say (KithAppContext *self, const char *sentence);
void kith_app_context_say_undoable (KithAppContext *self, const char *sentence);
void kith_app_context_hush (KithAppContext *self);
void kith_app_context_say_error (KithAppContext *self, const GError *error);

/* Exactly one of outcome and error is set; both are borrowed. */
typedef void (*KithApplied) (KithDeskOutcome *outcome, const GError *error, gpointer user_data);

void kith_app_context_apply (KithAppContext *self,
                             KithDeskCommand *command,
                             KithApplied applied,
                             gpointer user_data);
void kith_app_context_scan (KithAppContext *self, const char *code);
void kith_app_context_undo (KithAppContext *self);

void kith_app_context_open_person (KithAppContext *self, gint64 person);
void kith_app_context_open_resource (KithAppContext *self, gint64 resource);
void kith_app_context_refer (KithAppContext *self, gint64 person, gint64 resource);
void kith_app_context_open_notes (KithAppContext *self, gint64 person, gint64 what);
void kith_app_context_open_section (KithAppContext *self, gint64 person, const char *section);
void kith_app_context_read_together (KithAppContext *self, GtkWidget *content);
void kith_app_context_together_over (KithAppContext *self);
/* Somebody changed the center's settings. */
void kith_app_context_center_changed (KithAppContext *self);
void kith_app_context_resealed (KithAppContext *self, double fraction);
void kith_app_context_open_page (KithAppContext *self, const char *name);

G_END_DECLS
