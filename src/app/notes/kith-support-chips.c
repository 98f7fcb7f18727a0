/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes/kith-support-chips.h"

#include <glib/gi18n.h>

#include "shared/kith-wrap-box.h"

static const guint bits[] = {
#define SUPPORT(symbol, ...) KITH_NOTE_SUPPORT_##symbol,
  KITH_NOTE_SUPPORTS (SUPPORT)
#undef SUPPORT
};

struct _KithSupportChips
{
  GtkBox parent_instance;

  KithWrapBox *wrap_box;                         /* (unowned) template child */
  GtkToggleButton *buttons[G_N_ELEMENTS (bits)]; /* (unowned) */
  guint others;                                  /* bits of a newer Kith, which stay as they are */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithSupportChips, kith_support_chips, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (KithSupportChips *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_button (KithSupportChips *self, guint i)
{
  g_autofree char *label = kith_note_support_describe (bits[i]);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "note-chip");
  if (bits[i] == KITH_NOTE_SUPPORT_PRACTICAL)
    gtk_widget_set_tooltip_text (button, _ ("Paperwork, transport, errands"));
  kith_wrap_box_append (self->wrap_box, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  self->buttons[i] = GTK_TOGGLE_BUTTON (button);
}

static gboolean
kith_support_chips_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_SUPPORT_CHIPS (widget)->buttons[0]));
}

static void
kith_support_chips_class_init (KithSupportChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_support_chips_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (KITH_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-support-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSupportChips, wrap_box);
}

static void
kith_support_chips_init (KithSupportChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    add_button (self, i);
}

/**
 * kith_support_chips_fill:
 * @self: the buttons
 * @note: with its kinds of support
 *
 * Shows them, without telling that they changed.
 */
void
kith_support_chips_fill (KithSupportChips *self, const KithNote *note)
{
  g_return_if_fail (KITH_IS_SUPPORT_CHIPS (self));
  g_return_if_fail (note != NULL);

  self->filling = TRUE;
  self->others = note->support;
  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      gtk_toggle_button_set_active (self->buttons[i], (note->support & bits[i]) != 0);
      self->others &= ~bits[i];
    }
  self->filling = FALSE;
}

/**
 * kith_support_chips_take:
 * @self: the buttons
 * @note: gets the kinds of support
 *
 * Returns: whether they are others than before
 */
gboolean
kith_support_chips_take (KithSupportChips *self, KithNote *note)
{
  guint before;

  g_return_val_if_fail (KITH_IS_SUPPORT_CHIPS (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  before = note->support;
  note->support = self->others;
  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      note->support |= bits[i];
  return note->support != before;
}
