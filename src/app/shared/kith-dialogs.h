/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs whose classes newer toolkits replace: asked for here and nowhere else. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  KITH_DIALOG_USUAL,
  KITH_DIALOG_SUGGESTED,
  KITH_DIALOG_DESTRUCTIVE,
} KithDialogKind;

/* accepted: whether the button that does it was pressed. */
typedef void (*KithDialogAnswered) (gboolean accepted, gpointer user_data);
/* file: (nullable) borrowed, NULL when nothing was chosen. */
typedef void (*KithDialogFile) (GFile *file, gpointer user_data);

typedef enum
{
  KITH_FILE_OPEN,
  KITH_FILE_SAVE,
  KITH_FILE_FOLDER,
} KithFileKind;

/* extra: (nullable) shown between the words and the buttons. Returns the dialog, so that the caller can
 * enable the button. */
GtkWindow *kith_dialogs_ask (GtkWidget *parent,
                             const char *heading,
                             const char *body,
                             const char *accept_label,
                             KithDialogKind kind,
                             GtkWidget *extra,
                             KithDialogAnswered answered,
                             gpointer user_data);
void kith_dialogs_set_ready (GtkWindow *dialog, gboolean ready);
void kith_dialogs_follow_ready (GtkWindow *dialog, GtkWidget *form);
void kith_dialogs_tell (GtkWidget *parent, const char *heading, const char *body);
void kith_dialogs_choose_file (GtkWidget *parent,
                               KithFileKind kind,
                               const char *title,
                               const char *suggested_name,
                               const char *pattern,
                               const char *pattern_name,
                               KithDialogFile chosen,
                               gpointer user_data);
void kith_dialogs_about (GtkWidget *parent);

G_END_DECLS
