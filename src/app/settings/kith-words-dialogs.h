/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words mean the same. */

#pragma once

#include <gtk/gtk.h>

#include "settings/kith-words-edit.h"

G_BEGIN_DECLS

/* edit: (transfer full): what was asked for. */
typedef void (*KithWordsAsked) (GtkWidget *parent, KithWordsEdit *edit);

/* list: the whole list; before: (nullable) the words of the group that changes, NULL for a new one. */
void kith_words_dialogs_ask (GtkWidget *parent, const char *list, const char *before, KithWordsAsked asked);

G_END_DECLS
