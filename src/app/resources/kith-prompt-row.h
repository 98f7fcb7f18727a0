/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPromptRow: one thing that can be told of an entry of the directory, with what its source says. */

#pragma once

#include <gtk/gtk.h>

#include "resources/kith-resource-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_PROMPT_ROW (kith_prompt_row_get_type ())
G_DECLARE_FINAL_TYPE (KithPromptRow, kith_prompt_row, KITH, PROMPT_ROW, GtkBox)

/* Signals "changed" (): something is typed, or taken from the source; "taken" (guint offer): somebody took
 * what was offered. */
GtkWidget *kith_prompt_row_new (KithResourcePrompt prompt);
KithResourcePrompt kith_prompt_row_get_prompt (KithPromptRow *self);
char *kith_prompt_row_dup_text (KithPromptRow *self);
void kith_prompt_row_set_text (KithPromptRow *self, const char *text);
/* (nullable) Where the center says otherwise. */
void kith_prompt_row_set_theirs (KithPromptRow *self, const char *theirs);
/* (nullable) each */
void kith_prompt_row_say (KithPromptRow *self, const char *problem, const char *note);
void kith_prompt_row_offer (KithPromptRow *self, const char *const *offers);
void kith_prompt_row_focus (KithPromptRow *self);

G_END_DECLS
