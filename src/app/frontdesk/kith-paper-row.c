/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row only shows and asks: what a name means and what is stored is decided by the page over a
 * KithPaperForm. */

#include "frontdesk/kith-paper-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "visits/kith-service.h"

#define N_PINNED 3

struct _KithPaperRow
{
  GtkBox parent_instance;

  GtkLabel *number_label; /* (unowned) template child, as those below */
  GtkEntry *name_entry;
  GtkLabel *state_label;
  GtkEntry *time_entry;
  GtkBox *services_box;
  GtkWidget *remove_button;

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (KithPaperRow, kith_paper_row, GTK_TYPE_BOX)

enum
{
  SIGNAL_NAME_CHANGED,
  SIGNAL_TIME_CHANGED,
  SIGNAL_SERVICE_CHANGED,
  SIGNAL_NEXT,
  SIGNAL_ENTERED,
  SIGNAL_CHOICES,
  SIGNAL_GUEST,
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
name_changed_cb (KithPaperRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_NAME_CHANGED], 0);
}

static void
time_changed_cb (KithPaperRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_TIME_CHANGED], 0);
}

static void
service_toggled_cb (KithPaperRow *self, GtkToggleButton *button)
{
  const gint64 *service = g_object_get_data (G_OBJECT (button), "service");

  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_SERVICE_CHANGED], 0, *service, gtk_toggle_button_get_active (button));
}

static void
next_cb (KithPaperRow *self)
{
  g_signal_emit (self, signals[SIGNAL_NEXT], 0);
}

static void
remove_cb (KithPaperRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
entered_cb (KithPaperRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHOICES], 0);
  return TRUE;
}

static gboolean
guest_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_GUEST], 0);
  return TRUE;
}

static void
add_shortcuts (KithPaperRow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Down"),
                                                          gtk_callback_action_new (down_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>g"),
                                                          gtk_callback_action_new (guest_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->name_entry), controller);
}

static void
kith_paper_row_class_init (KithPaperRowClass *klass)
{
  static const char *const plain[] = { [SIGNAL_NAME_CHANGED] = "name-changed",
                                       [SIGNAL_TIME_CHANGED] = "time-changed",
                                       [SIGNAL_NEXT] = "next",
                                       [SIGNAL_ENTERED] = "entered",
                                       [SIGNAL_CHOICES] = "choices",
                                       [SIGNAL_GUEST] = "guest",
                                       [SIGNAL_REMOVE] = "remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < N_SIGNALS; i++)
    {
      if (i != SIGNAL_SERVICE_CHANGED)
        signals[i] = g_signal_new (plain[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
    }
  signals[SIGNAL_SERVICE_CHANGED] =
      g_signal_new ("service-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-paper-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPaperRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KithPaperRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, KithPaperRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithPaperRow, time_entry);
  gtk_widget_class_bind_template_child (widget_class, KithPaperRow, services_box);
  gtk_widget_class_bind_template_child (widget_class, KithPaperRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
kith_paper_row_init (KithPaperRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * kith_paper_row_new:
 * @services: (element-type KithService): the first three pinned ones become buttons
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_paper_row_new (GPtrArray *services)
{
  KithPaperRow *self = g_object_new (KITH_TYPE_PAPER_ROW, NULL);
  guint n = 0;

  for (guint i = 0; i < services->len && n < N_PINNED; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);
      GtkWidget *button;

      if (!service->pinned || !service->active)
        continue;
      button = gtk_toggle_button_new_with_label (service->label);
      gtk_widget_add_css_class (button, "service-toggle");
      g_object_set_data_full (G_OBJECT (button), "service", g_memdup2 (&service->id, sizeof service->id),
                              g_free);
      g_object_set_data_full (G_OBJECT (button), "label", g_strdup (service->label), g_free);
      g_signal_connect_object (button, "toggled", G_CALLBACK (service_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->services_box, button);
      n++;
    }
  return GTK_WIDGET (self);
}

static gboolean
has_service (const KithPaperFormLine *line, gint64 service)
{
  for (guint i = 0; i < line->services->len; i++)
    {
      if (g_array_index (line->services, gint64, i) == service)
        return TRUE;
    }
  return FALSE;
}

static void
set_text (GtkEntry *entry, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
show_services (KithPaperRow *self, guint number, const KithPaperFormLine *line)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->services_box)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const gint64 *service = g_object_get_data (G_OBJECT (button), "service");
      g_autofree char *spoken = NULL;

      /* Translators: a service, the number of a line on paper */
      spoken = g_strdup_printf (_ ("%s, line %u"),
                                (const char *) g_object_get_data (G_OBJECT (button), "label"), number);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), has_service (line, *service));
      kith_a11y_set_label (button, spoken);
    }
}

/**
 * kith_paper_row_show:
 * @number: of the line, from 1
 * @line: what is typed there
 * @state: what that means: "Maria G.", "new person", "guest"
 * @open: whether somebody has to choose
 */
void
kith_paper_row_show (KithPaperRow *self,
                     guint number,
                     const KithPaperFormLine *line,
                     const char *state,
                     gboolean open)
{
  g_autofree char *number_text = g_strdup_printf ("%u", number);
  /* Translators: %u is the number of a line on paper */
  g_autofree char *name_label = g_strdup_printf (_ ("Name, line %u"), number);
  g_autofree char *time_label = g_strdup_printf (_ ("Time, line %u"), number);
  g_autofree char *remove_label = g_strdup_printf (_ ("Remove line %u"), number);
  g_autofree char *row_label = g_strdup_printf (_ ("Line %u: %s"), number, state);

  g_return_if_fail (KITH_IS_PAPER_ROW (self));

  self->showing = TRUE;
  gtk_label_set_text (self->number_label, number_text);
  set_text (self->name_entry, line->name);
  set_text (self->time_entry, line->time);
  gtk_label_set_text (self->state_label, state);
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "open-choice");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "open-choice");
  show_services (self, number, line);
  gtk_widget_set_sensitive (self->remove_button,
                            line->name[0] != '\0' || line->time[0] != '\0' || line->services->len > 0);
  kith_a11y_set_label (GTK_WIDGET (self->name_entry), name_label);
  kith_a11y_set_description (GTK_WIDGET (self->name_entry), state);
  kith_a11y_set_label (GTK_WIDGET (self->time_entry), time_label);
  kith_a11y_set_label (self->remove_button, remove_label);
  kith_a11y_set_label (GTK_WIDGET (self), row_label);
  self->showing = FALSE;
}

/**
 * kith_paper_row_get_name:
 *
 * Returns: (transfer none): the name as typed
 */
const char *
kith_paper_row_get_name (KithPaperRow *self)
{
  g_return_val_if_fail (KITH_IS_PAPER_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
}

/**
 * kith_paper_row_get_time:
 *
 * Returns: (transfer none): the time as typed
 */
const char *
kith_paper_row_get_time (KithPaperRow *self)
{
  g_return_val_if_fail (KITH_IS_PAPER_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->time_entry));
}

/**
 * kith_paper_row_focus:
 *
 * Puts the cursor in the name.
 */
void
kith_paper_row_focus (KithPaperRow *self)
{
  g_return_if_fail (KITH_IS_PAPER_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/**
 * kith_paper_row_focus_time:
 *
 * Puts the cursor in the time.
 */
void
kith_paper_row_focus_time (KithPaperRow *self)
{
  g_return_if_fail (KITH_IS_PAPER_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->time_entry));
}
