/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab leaves it, as it leaves every other field. */

#include "shared/kith-text-box.h"

#include "shared/kith-growing.h"
#include "shared/kith-wheel.h"

struct _KithTextBox
{
  GtkBox parent_instance;

  GtkWidget *header_box; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkTextView *view;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithTextBox, kith_text_box, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
changed_cb (KithTextBox *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kith_text_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_text (KITH_TEXT_BOX (object)->title_label));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_text_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    gtk_label_set_text (KITH_TEXT_BOX (object)->title_label, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
kith_text_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_TEXT_BOX (widget)->view));
}

static void
kith_text_box_class_init (KithTextBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_text_box_get_property;
  object_class->set_property = kith_text_box_set_property;
  widget_class->grab_focus = kith_text_box_grab_focus;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/shared/kith-text-box.ui");
  gtk_widget_class_bind_template_child (widget_class, KithTextBox, header_box);
  gtk_widget_class_bind_template_child (widget_class, KithTextBox, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithTextBox, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_text_box_init (KithTextBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_growing_begin (self->view);
  kith_wheel_let_through (GTK_SCROLLED_WINDOW (gtk_widget_get_parent (GTK_WIDGET (self->view))));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title_label, NULL, -1);
}

/**
 * kith_text_box_new:
 * @title: what it is for
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
kith_text_box_new (const char *title)
{
  return g_object_new (KITH_TYPE_TEXT_BOX, "title", title, NULL);
}

/**
 * kith_text_box_get_header:
 * @self: a box
 *
 * Returns: (transfer none): the line of its title, for what stands beside that
 */
GtkWidget *
kith_text_box_get_header (KithTextBox *self)
{
  g_return_val_if_fail (KITH_IS_TEXT_BOX (self), NULL);

  return self->header_box;
}

/**
 * kith_text_box_get_view:
 * @self: a box
 *
 * Returns: (transfer none): where one types
 */
GtkTextView *
kith_text_box_get_view (KithTextBox *self)
{
  g_return_val_if_fail (KITH_IS_TEXT_BOX (self), NULL);

  return self->view;
}

/**
 * kith_text_box_dup_text:
 * @self: a box
 *
 * Returns: (transfer full): what is typed
 */
char *
kith_text_box_dup_text (KithTextBox *self)
{
  char *text;

  g_return_val_if_fail (KITH_IS_TEXT_BOX (self), NULL);

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

/**
 * kith_text_box_set_text:
 * @self: a box
 * @text: plain text
 *
 * Fills it, without saying that it changed; there is nothing to undo before it.
 */
void
kith_text_box_set_text (KithTextBox *self, const char *text)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (KITH_IS_TEXT_BOX (self));
  g_return_if_fail (text != NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  self->filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->filling = FALSE;
}

/**
 * kith_text_box_read_from_left:
 * @self: a box
 *
 * What is typed there is numbers, which are read from the left in any language.
 */
void
kith_text_box_read_from_left (KithTextBox *self)
{
  g_return_if_fail (KITH_IS_TEXT_BOX (self));

  gtk_widget_set_direction (GTK_WIDGET (self->view), GTK_TEXT_DIR_LTR);
}
