/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever has the service already is ticked and cannot be unticked here: this records, it takes nothing back.
 * It shows who was here when it began, so that a sign-in meanwhile moves nothing under the hand. */

#include "frontdesk/kith-service-for-many.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-here-row.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithServiceForMany
{
  GtkBox parent_instance;

  GtkDropDown *service_drop_down; /* (unowned) template child, as those below */
  GtkCheckButton *all_check;
  GtkListBox *list;
  GtkButton *record_button;

  KithAppContext *context; /* (owned) (nullable) */
  GArray *services;        /* (owned) (element-type gint64) in the drop-down's order */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithServiceForMany, kith_service_for_many, GTK_TYPE_BOX)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_check (GtkListBoxRow *row)
{
  return gtk_list_box_row_get_child (row);
}

static KithDeskRow *
get_desk_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "desk-row");
}

static gint64
get_service (KithServiceForMany *self)
{
  guint selected = gtk_drop_down_get_selected (self->service_drop_down);

  return selected < self->services->len ? g_array_index (self->services, gint64, selected) : 0;
}

static gboolean
is_ticked (GtkListBoxRow *row)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (row)) &&
         gtk_check_button_get_active (GTK_CHECK_BUTTON (get_check (row)));
}

static int
count_ticked (KithServiceForMany *self)
{
  GtkListBoxRow *row;
  int n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (is_ticked (row))
        n += MAX (1, kith_desk_row_get_number (get_desk_row (row)));
    }
  return n;
}

static void
show_count (KithServiceForMany *self)
{
  int n = count_ticked (self);
  g_autofree char *label = NULL;

  if (n > 0)
    /* Translators: the button that records a service for this many people */
    label = g_strdup_printf (ngettext ("_Record for %d", "_Record for %d", n), n);
  gtk_button_set_label (self->record_button, label ? label : _ ("_Record"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->record_button), n > 0);
}

static void
toggled_cb (KithServiceForMany *self)
{
  if (!self->filling)
    show_count (self);
}

static void
add_row (KithServiceForMany *self, KithDeskRow *desk_row, gint64 service)
{
  g_autofree char *name = kith_here_row_dup_name (self->context, desk_row);
  GtkWidget *check = gtk_check_button_new_with_label (name);
  GtkWidget *row = gtk_list_box_row_new ();
  gboolean taken =
      kith_desk_row_get_service (desk_row, service) >= MAX (1, kith_desk_row_get_number (desk_row));

  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_size_request (row, -1, 44);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "desk-row", g_object_ref (desk_row), g_object_unref);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), taken);
  gtk_widget_set_sensitive (row, !taken);
  kith_a11y_set_label (row, name);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
fill (KithServiceForMany *self)
{
  GListModel *here = kith_desk_get_here (kith_app_context_get_desk (self->context));
  guint n = g_list_model_get_n_items (here);
  gint64 service = get_service (self);

  self->filling = TRUE;
  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KithDeskRow) row = g_list_model_get_item (here, i);

      add_row (self, row, service);
    }
  gtk_check_button_set_active (self->all_check, FALSE);
  self->filling = FALSE;
  show_count (self);
}

static void
service_selected_cb (KithServiceForMany *self)
{
  if (self->context && !self->filling)
    fill (self);
}

static void
all_toggled_cb (KithServiceForMany *self)
{
  gboolean all = gtk_check_button_get_active (self->all_check);
  GtkListBoxRow *row;

  if (self->filling)
    return;
  self->filling = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (gtk_widget_get_sensitive (GTK_WIDGET (row)))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (row)), all);
    }
  self->filling = FALSE;
  show_count (self);
}

static void
row_activated_cb (KithServiceForMany *self, GtkListBoxRow *row)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (get_check (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
cancel_cb (KithServiceForMany *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static KithDeskCommand *
make_command (KithServiceForMany *self)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_desk_command_unref);
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 service = get_service (self);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      KithDeskRow *desk_row = get_desk_row (row);
      gint64 visit = kith_desk_row_get_visit (desk_row);
      gint64 guest = kith_desk_row_get_guest (desk_row);

      if (!is_ticked (row))
        continue;
      if (guest != 0)
        g_ptr_array_add (commands, kith_desk_command_guest_service (
                                       guest, service, MAX (1, kith_desk_row_get_number (desk_row))));
      else
        g_array_append_val (visits, visit);
    }
  if (visits->len > 0)
    g_ptr_array_insert (commands, 0,
                        kith_desk_command_service_for_many ((const gint64 *) (gpointer) visits->data,
                                                            visits->len, service, TRUE));
  if (commands->len == 0)
    return NULL;
  if (commands->len == 1)
    return kith_desk_command_ref (g_ptr_array_index (commands, 0));
  return kith_desk_command_several (commands);
}

static void
record_cb (KithServiceForMany *self)
{
  g_autoptr (KithDeskCommand) command = make_command (self);

  if (!command)
    return;
  kith_app_context_apply (self->context, command, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static gboolean
key_pressed_cb (KithServiceForMany *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keyval == GDK_KEY_Escape)
    {
      cancel_cb (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && GTK_IS_LIST_BOX_ROW (focus))
    {
      record_cb (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
kith_service_for_many_dispose (GObject *object)
{
  g_clear_object (&KITH_SERVICE_FOR_MANY (object)->context);

  G_OBJECT_CLASS (kith_service_for_many_parent_class)->dispose (object);
}

static void
kith_service_for_many_finalize (GObject *object)
{
  g_array_unref (KITH_SERVICE_FOR_MANY (object)->services);

  G_OBJECT_CLASS (kith_service_for_many_parent_class)->finalize (object);
}

static void
kith_service_for_many_class_init (KithServiceForManyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_service_for_many_dispose;
  object_class->finalize = kith_service_for_many_finalize;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-service-for-many.ui");
  gtk_widget_class_bind_template_child (widget_class, KithServiceForMany, service_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KithServiceForMany, all_check);
  gtk_widget_class_bind_template_child (widget_class, KithServiceForMany, list);
  gtk_widget_class_bind_template_child (widget_class, KithServiceForMany, record_button);
  gtk_widget_class_bind_template_callback (widget_class, service_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

static void
kith_service_for_many_init (KithServiceForMany *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_label_drop_down (GTK_WIDGET (self->service_drop_down), _ ("Service"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * kith_service_for_many_set_context:
 * @context: what the window works with
 *
 * Once.
 */
void
kith_service_for_many_set_context (KithServiceForMany *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_SERVICE_FOR_MANY (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
}

/**
 * kith_service_for_many_start:
 *
 * Begins with the first pinned service, nobody ticked, and the focus on the first row.
 */
void
kith_service_for_many_start (KithServiceForMany *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *services;
  guint first_pinned = GTK_INVALID_LIST_POSITION;
  GtkListBoxRow *row;

  g_return_if_fail (KITH_IS_SERVICE_FOR_MANY (self));
  g_return_if_fail (self->context != NULL);

  services = kith_desk_get_services (kith_app_context_get_desk (self->context));
  g_array_set_size (self->services, 0);
  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);

      if (!service->active)
        continue;
      if (service->pinned && first_pinned == GTK_INVALID_LIST_POSITION)
        first_pinned = self->services->len;
      g_array_append_val (self->services, service->id);
      gtk_string_list_append (labels, service->label);
    }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->service_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->service_drop_down,
                              first_pinned == GTK_INVALID_LIST_POSITION ? 0 : first_pinned);
  self->filling = FALSE;
  fill (self);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (gtk_widget_get_sensitive (GTK_WIDGET (row)) && gtk_widget_grab_focus (GTK_WIDGET (row)))
        break;
    }
}
