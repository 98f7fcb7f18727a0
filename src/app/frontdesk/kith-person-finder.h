/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPersonFinder: an entry with its matches under it: type, Enter. Used at the desk, by Ctrl+K, and
 * wherever a person is chosen. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_PERSON_FINDER (kith_person_finder_get_type ())
G_DECLARE_FINAL_TYPE (KithPersonFinder, kith_person_finder, KITH, PERSON_FINDER, GtkBox)

/*
 * Properties: "context" (set once), "placeholder", "limit" (uint, how many matches are shown, 6), "idle-hint"
 * (what the status line says while nothing is typed). Signals: "chosen" (gint64 person, gboolean scanned);
 * "nobody" (const char *text): Enter, and nobody matches; "unknown-code" (const char *code): a card that is
 * nobody's; "left": Escape in an empty entry; "changed": what is typed changed.
 */
GtkWidget *kith_person_finder_new (KithAppContext *context);
void kith_person_finder_set_context (KithPersonFinder *self, KithAppContext *context);
void kith_person_finder_type (KithPersonFinder *self, const char *letter);
const char *kith_person_finder_get_text (KithPersonFinder *self);
guint kith_person_finder_get_n_matches (KithPersonFinder *self);
void kith_person_finder_clear (KithPersonFinder *self);
void kith_person_finder_focus (KithPersonFinder *self);
void kith_person_finder_refresh (KithPersonFinder *self);
void kith_person_finder_say (KithPersonFinder *self, const char *sentence);

G_END_DECLS
