/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/kith-card-editing.h"

#include <glib/gi18n.h>

#include "people/kith-card-editor.h"
#include "shared/kith-dialogs.h"

typedef struct
{
  GtkWidget *parent;       /* (owned) */
  KithAppContext *context; /* (owned) */
  KithCardEditor *editor;  /* (owned) */
  GtkWindow *dialog;       /* (unowned) */
  KithCardEditingOther other;
  gint64 chosen; /* whose record it is too, as was said; 0: nobody's */
} Editing;

static void
stored (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithCardEditor) editor = user_data;

  if (outcome)
    kith_card_editor_done (editor);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Editing *editing = user_data;

  if (accepted)
    {
      g_autoptr (KithDeskCommand) command = kith_card_editor_to_command (editing->editor);

      kith_app_context_apply (editing->context, command, stored, g_object_ref (editing->editor));
    }
  else if (editing->chosen == 0)
    kith_card_editor_done (editing->editor);
  else
    editing->other (editing->parent, editing->chosen);
  g_object_unref (editing->editor);
  g_object_unref (editing->context);
  g_object_unref (editing->parent);
  g_free (editing);
}

/* What was typed stays a draft: whoever comes back finds it. */
static void
chosen_cb (KithCardEditor *editor, gint64 person, Editing *editing)
{
  editing->chosen = person;
  gtk_window_close (editing->dialog);
}

/**
 * kith_card_editing_begin:
 * @parent: the widget that asks
 * @context: what the window works with
 * @card: the card
 * @other: called with @parent where another record was chosen as theirs too, in place of storing
 *
 * Opens the dialog.
 */
void
kith_card_editing_begin (GtkWidget *parent,
                         KithAppContext *context,
                         const KithCard *card,
                         KithCardEditingOther other)
{
  Editing *editing;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (card != NULL && other != NULL);

  editing = g_new0 (Editing, 1);
  editing->parent = g_object_ref (parent);
  editing->context = g_object_ref (context);
  editing->other = other;
  editing->editor = KITH_CARD_EDITOR (g_object_ref_sink (kith_card_editor_new (context, card)));
  g_signal_connect (editing->editor, "chosen", G_CALLBACK (chosen_cb), editing);
  editing->dialog = kith_dialogs_ask (parent, _ ("What to Call Them"), NULL, _ ("_Save"),
                                      KITH_DIALOG_SUGGESTED, GTK_WIDGET (editing->editor), answered, editing);
  kith_dialogs_follow_ready (editing->dialog, GTK_WIDGET (editing->editor));
}
