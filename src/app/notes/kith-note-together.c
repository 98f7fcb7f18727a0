/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said here is a draft of whoever works here, who signs it when they are back. */

#include "notes/kith-note-together.h"

#include <glib/gi18n.h>

#include "notes/kith-note-editor.h"
#include "notes/kith-note-row.h"

struct _KithNoteTogether
{
  AdwBin parent_instance;

  GtkBox *note_box; /* (unowned) template child, as those below */
  GtkLabel *explain_label;
  KithNoteEditor *editor;

  KithAppContext *context; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithNoteTogether, kith_note_together, ADW_TYPE_BIN)

/* What is read first is not where one types. */
static gboolean
kith_note_together_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_NOTE_TOGETHER (widget)->note_box));
}

static void
kith_note_together_dispose (GObject *object)
{
  KithNoteTogether *self = KITH_NOTE_TOGETHER (object);

  if (self->editor != NULL)
    kith_note_editor_close (self->editor);
  self->editor = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (kith_note_together_parent_class)->dispose (object);
}

static void
kith_note_together_class_init (KithNoteTogetherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_note_together_dispose;
  widget_class->grab_focus = kith_note_together_grab_focus;
  g_type_ensure (KITH_TYPE_NOTE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-note-together.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoteTogether, note_box);
  gtk_widget_class_bind_template_child (widget_class, KithNoteTogether, explain_label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteTogether, editor);
}

static void
kith_note_together_init (KithNoteTogether *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_note_together_new:
 * @context: what the window works with
 * @note: what is read
 * @words: what they began to say to it before, or nothing yet
 * @name: of whom it is about
 *
 * Returns: (transfer floating): the note, large, and room for their words
 */
GtkWidget *
kith_note_together_new (KithAppContext *context,
                        const KithSignedNote *note,
                        const KithNoteDraft *words,
                        const char *name)
{
  KithNoteTogether *self;
  KithSession *session;
  g_autofree char *explain = NULL;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (note != NULL && words != NULL && name != NULL, NULL);

  self = g_object_new (KITH_TYPE_NOTE_TOGETHER, NULL);
  self->context = g_object_ref (context);
  session = kith_app_context_get_session (context);
  gtk_box_append (self->note_box, kith_note_row_new (note, kith_session_get_clock (session), FALSE));
  /* Translators: %s is the name of somebody who works here */
  explain =
      g_strdup_printf (_ ("If you see it otherwise, or want to add something, or want to sign it: here is "
                          "room for that. You need not. %s keeps it below the note, where nobody can "
                          "change it."),
                       kith_session_get_account_name (session));
  gtk_label_set_text (self->explain_label, explain);
  kith_note_editor_set_context (self->editor, context);
  kith_note_editor_speak_to_them (self->editor);
  kith_note_editor_open (self->editor, kith_note_draft_copy (words), name);
  return GTK_WIDGET (self);
}
