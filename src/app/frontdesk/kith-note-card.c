/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Never red, never in the way: a desk notice is an instruction among others, and recording goes on beside it.
 */

#include "frontdesk/kith-note-card.h"

#include "shared/kith-a11y.h"

struct _KithNoteCard
{
  GtkBox parent_instance;

  GtkImage *image; /* (unowned) template child, as those below */
  GtkLabel *label;
  GtkBox *buttons;
};

G_DEFINE_FINAL_TYPE (KithNoteCard, kith_note_card, GTK_TYPE_BOX)

static void
close_cb (GtkWidget *card)
{
  GtkWidget *parent = gtk_widget_get_parent (card);

  if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), card);
}

static void
kith_note_card_class_init (KithNoteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-note-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoteCard, image);
  gtk_widget_class_bind_template_child (widget_class, KithNoteCard, label);
  gtk_widget_class_bind_template_child (widget_class, KithNoteCard, buttons);
}

static void
kith_note_card_init (KithNoteCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_note_card_new:
 * @icon_name: a symbolic icon that says the same as @text
 * @text: plain text, never markup
 *
 * Returns: (transfer floating): a card without buttons
 */
GtkWidget *
kith_note_card_new (const char *icon_name, const char *text)
{
  KithNoteCard *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (KITH_TYPE_NOTE_CARD, NULL);
  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_label_set_text (self->label, text);
  kith_a11y_set_label (GTK_WIDGET (self), text);
  return GTK_WIDGET (self);
}

/**
 * kith_note_card_add_action:
 * @label: what the button says
 * @accessible_label: (nullable): the same with whom it is about, where @label alone could be any card's
 * @action: a detailed action name
 *
 * Adds a button at the end.
 */
void
kith_note_card_add_action (KithNoteCard *self,
                           const char *label,
                           const char *accessible_label,
                           const char *action)
{
  GtkWidget *button;

  g_return_if_fail (KITH_IS_NOTE_CARD (self));

  button = gtk_button_new_with_label (label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  if (accessible_label)
    kith_a11y_set_label (button, accessible_label);
  gtk_box_append (self->buttons, button);
}

/**
 * kith_note_card_add_closer:
 * @label: what the button says: "Seen"
 *
 * Adds a button that takes the card away.
 */
void
kith_note_card_add_closer (KithNoteCard *self, const char *label)
{
  GtkWidget *button;

  g_return_if_fail (KITH_IS_NOTE_CARD (self));

  button = gtk_button_new_with_label (label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (self->buttons, button);
}
