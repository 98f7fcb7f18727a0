/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template is put into the note as if it were typed: it is kept in the draft, and one undo takes it away.
 * What was selected stays. */

#include "notes/kith-template-button.h"

#include <glib/gi18n.h>

#include "notes/kith-center-templates.h"
#include "shared/kith-a11y.h"
#include "shared/kith-later.h"

struct _KithTemplateButton
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button; /* (unowned) template child */

  GtkTextView *view;       /* (owned) (nullable) */
  KithCenter *center;      /* (owned) (nullable) */
  KithNoteTemplates *list; /* (owned) (nullable): as the menu has it */
};

G_DEFINE_FINAL_TYPE (KithTemplateButton, kith_template_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In a menu a low line marks the letter after it. */
static char *
make_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
load (KithTemplateButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_clear_pointer (&self->list, kith_note_templates_free);
  self->list = kith_center_templates_load (self->center, NULL);
  for (guint i = 0; i < kith_note_templates_get_length (self->list); i++)
    {
      g_autofree char *label = make_label (kith_note_templates_get (self->list, i)->name);
      g_autofree char *action = g_strdup_printf ("template.start(uint32 %u)", i);

      g_menu_append (menu, label, action);
    }
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), kith_note_templates_get_length (self->list) > 0);
}

static void
scroll_to_cursor (GtkWidget *widget)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
}

static void
put_in (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fit = NULL;
  GtkTextIter place, start, end;
  gsize cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  before = gtk_text_buffer_get_slice (buffer, &start, &place, TRUE);
  after = gtk_text_buffer_get_slice (buffer, &place, &end, TRUE);
  fit = kith_note_template_fit (text, before, after, &cursor);
  offset = gtk_text_iter_get_offset (&place) + (int) g_utf8_pointer_to_offset (fit, fit + cursor);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &place, fit, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &place, offset);
  gtk_text_buffer_place_cursor (buffer, &place);
}

static void
start_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithTemplateButton *self = KITH_TEMPLATE_BUTTON (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (self->view == NULL || self->list == NULL || index >= kith_note_templates_get_length (self->list))
    return;
  put_in (gtk_text_view_get_buffer (self->view), kith_note_templates_get (self->list, index)->text);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  kith_later_painted (GTK_WIDGET (self->view), scroll_to_cursor);
}

/* They may have been changed while something else was in sight. */
static void
kith_template_button_map (GtkWidget *widget)
{
  if (KITH_TEMPLATE_BUTTON (widget)->center != NULL)
    load (KITH_TEMPLATE_BUTTON (widget));
  GTK_WIDGET_CLASS (kith_template_button_parent_class)->map (widget);
}

static void
kith_template_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_object (value, KITH_TEMPLATE_BUTTON (object)->view);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_template_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_set_object (&KITH_TEMPLATE_BUTTON (object)->view, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_template_button_dispose (GObject *object)
{
  KithTemplateButton *self = KITH_TEMPLATE_BUTTON (object);

  g_clear_object (&self->view);
  g_clear_object (&self->center);
  g_clear_pointer (&self->list, kith_note_templates_free);

  G_OBJECT_CLASS (kith_template_button_parent_class)->dispose (object);
}

static void
kith_template_button_class_init (KithTemplateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_template_button_get_property;
  object_class->set_property = kith_template_button_set_property;
  object_class->dispose = kith_template_button_dispose;
  widget_class->map = kith_template_button_map;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, GTK_TYPE_TEXT_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "template.start", "u", start_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-template-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KithTemplateButton, menu_button);
}

static void
kith_template_button_init (KithTemplateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_label_menu_button (GTK_WIDGET (self->menu_button), _ ("Start from a template"));
}

/**
 * kith_template_button_set_center:
 * @self: a button
 * @center: whose templates these are
 *
 * They are read now, and again whenever the button comes into sight.
 */
void
kith_template_button_set_center (KithTemplateButton *self, KithCenter *center)
{
  g_return_if_fail (KITH_IS_TEMPLATE_BUTTON (self));
  g_return_if_fail (KITH_IS_CENTER (center));

  g_set_object (&self->center, center);
  load (self);
}
