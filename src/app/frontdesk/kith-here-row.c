/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three pinned services are buttons, the others are in the menu. For several guests in one row a button
 * counts on to how many they are and then to none, so that a mistake is one more click. */

#include "frontdesk/kith-here-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

#define N_PINNED 3

struct _KithHereRow
{
  GtkBox parent_instance;

  GtkLabel *name_label; /* (unowned) template child, as those below */
  GtkLabel *since_label;
  GtkBox *services_box;
  GtkWidget *back_button;
  GtkMenuButton *menu_button;

  KithAppContext *context; /* (owned) (nullable) */
  KithHereRowKind kind;
  KithDeskRow *row;          /* (owned) (nullable) */
  GSimpleActionGroup *other; /* (owned) the services in the menu */
};

G_DEFINE_FINAL_TYPE (KithHereRow, kith_here_row, GTK_TYPE_BOX)

static void update_services (KithHereRow *self);

static gboolean
is_guests (KithDeskRow *row)
{
  return kith_desk_row_get_guest (row) != 0;
}

static void
service_applied (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithHereRow) self = user_data;

  if (error && self->row)
    update_services (self);
}

static void
apply_service (KithHereRow *self, gint64 service, int number)
{
  g_autoptr (KithDeskCommand) command = NULL;

  if (is_guests (self->row))
    command = kith_desk_command_guest_service (kith_desk_row_get_guest (self->row), service, number);
  else
    command = kith_desk_command_service (kith_desk_row_get_visit (self->row), service, number > 0);
  kith_app_context_apply (self->context, command, service_applied, g_object_ref (self));
}

static int
next_number (KithHereRow *self, gint64 service)
{
  int most = is_guests (self->row) ? MAX (1, kith_desk_row_get_number (self->row)) : 1;

  return (kith_desk_row_get_service (self->row, service) + 1) % (most + 1);
}

static void
service_clicked_cb (KithHereRow *self, GtkToggleButton *button)
{
  const gint64 *service = g_object_get_data (G_OBJECT (button), "service");
  int number = next_number (self, *service);

  gtk_toggle_button_set_active (button, number > 0);
  apply_service (self, *service, number);
}

static void
set_service_label (KithHereRow *self, GtkWidget *button, const char *label, const char *name, int taken)
{
  int most = kith_desk_row_get_number (self->row);
  g_autofree char *spoken = NULL;

  if (is_guests (self->row) && most > 1)
    {
      g_autofree char *text = taken > 0 ? g_strdup_printf ("%s %d", label, taken) : g_strdup (label);

      gtk_button_set_label (GTK_BUTTON (button), text);
      /* Translators: a service, whose, for how many of how many guests */
      spoken = g_strdup_printf (_ ("%s, %s: %d of %d"), label, name, taken, most);
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
      /* Translators: a service ("Meal") and the person it is for */
      spoken = g_strdup_printf (taken > 0 ? _ ("%s for %s, taken") : _ ("%s for %s"), label, name);
    }
  kith_a11y_set_label (button, spoken);
}

static void
update_services (KithHereRow *self)
{
  g_autofree char *name = kith_here_row_dup_name (self->context, self->row);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->services_box)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const gint64 *service = g_object_get_data (G_OBJECT (button), "service");
      const char *label = g_object_get_data (G_OBJECT (button), "label");
      int taken = kith_desk_row_get_service (self->row, *service);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), taken > 0);
      set_service_label (self, button, label, name, taken);
    }
}

static void
make_services (KithHereRow *self)
{
  GPtrArray *services = kith_desk_get_services (kith_app_context_get_desk (self->context));
  guint n = 0;

  kith_children_remove (GTK_WIDGET (self->services_box));
  if (self->kind != KITH_HERE_ROW_HERE)
    return;

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
      g_signal_connect_object (button, "clicked", G_CALLBACK (service_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->services_box, button);
      n++;
    }
}

static void
services_changed_cb (KithHereRow *self)
{
  make_services (self);
  if (self->row)
    update_services (self);
}

static void
other_service_activated_cb (KithHereRow *self, GVariant *parameter, GSimpleAction *action)
{
  const gint64 *service = g_object_get_data (G_OBJECT (action), "service");

  if (self->row)
    apply_service (self, *service, next_number (self, *service));
}

/* The services without a button, each with a tick. */
static GMenuModel *
make_services_section (KithHereRow *self)
{
  GPtrArray *services = kith_desk_get_services (kith_app_context_get_desk (self->context));
  GMenu *section = g_menu_new ();
  guint n_pinned = 0;

  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);
      g_autoptr (GSimpleAction) action = NULL;
      g_autofree char *name = NULL;
      g_autofree char *detailed = NULL;
      g_autofree char *label = NULL;
      int taken;

      if (!service->active || (service->pinned && n_pinned++ < N_PINNED))
        continue;
      taken = kith_desk_row_get_service (self->row, service->id);
      name = g_strdup_printf ("service-%" G_GINT64_FORMAT, service->id);
      detailed = g_strconcat ("other.", name, NULL);
      label = taken > 1 ? g_strdup_printf ("%s %d", service->label, taken) : g_strdup (service->label);
      action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (taken > 0));
      g_object_set_data_full (G_OBJECT (action), "service", g_memdup2 (&service->id, sizeof service->id),
                              g_free);
      g_signal_connect_object (action, "activate", G_CALLBACK (other_service_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->other), G_ACTION (action));
      g_menu_append (section, label, detailed);
    }
  return G_MENU_MODEL (section);
}

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenuModel *section)
{
  if (g_menu_model_get_n_items (section) > 0)
    g_menu_append_section (menu, NULL, section);
  g_object_unref (section);
}

static void
append_presence (GMenu *menu, KithDeskRow *row)
{
  gboolean guests = is_guests (row);
  gint64 id = guests ? kith_desk_row_get_guest (row) : kith_desk_row_get_visit (row);
  KithPresenceState state = kith_desk_row_get_state (row);
  GMenu *section = g_menu_new ();

  if (state == KITH_PRESENCE_HERE)
    append (section, _ ("Stepped Out"), guests ? "desk.guest-out" : "desk.out", id);
  else
    append (section, _ ("Back"), guests ? "desk.guest-back" : "desk.back", id);
  if (state == KITH_PRESENCE_HERE || state == KITH_PRESENCE_OUT)
    append (section, _ ("Left"), guests ? "desk.guest-left" : "desk.left", id);
  append_section (menu, G_MENU_MODEL (section));
}

/* A menu of their own: there may be a dozen, and who left is looked for more often. */
static void
append_services (KithHereRow *self, GMenu *menu)
{
  g_autoptr (GMenuModel) services = make_services_section (self);
  g_autoptr (GMenu) section = g_menu_new ();

  if (g_menu_model_get_n_items (services) == 0)
    return;
  g_menu_append_submenu (section, _ ("Other Services"), services);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (KithHereRow *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  gint64 visit = kith_desk_row_get_visit (self->row);
  gint64 person = kith_desk_row_get_person (self->row);
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  append_presence (menu, self->row);
  if (self->kind == KITH_HERE_ROW_HERE)
    append_services (self, menu);

  if (is_guests (self->row))
    {
      append (section, _ ("They Gave a Name…"), "desk.guest-name", kith_desk_row_get_guest (self->row));
      append (section, _ ("Take Back"), "desk.guest-void", kith_desk_row_get_guest (self->row));
    }
  else
    {
      append (section, _ ("Wrong Person…"), "desk.wrong-person", visit);
      append (section, _ ("Take Back Sign-In"), "desk.void", visit);
      append_section (menu, G_MENU_MODEL (section));
      section = g_menu_new ();
      append (section, _ ("Something to Hand Over…"), "desk.add-waiting", person);
      if (kith_session_may (session, KITH_ACTION_NOTICE_WRITE))
        append (section, _ ("Desk Notice…"), "desk.notice", person);
      if (kith_session_may (session, KITH_ACTION_CARE_WRITE))
        append (section, _ ("Write a Note"), "desk.write-note", person);
      append (section, _ ("Open Their Page"), "desk.open-person", person);
    }
  append_section (menu, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  KithHereRow *self = user_data;
  g_autoptr (GMenuModel) menu = NULL;

  if (!self->row)
    return;
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
row_changed_cb (KithHereRow *self)
{
  g_autofree char *name = kith_here_row_dup_name (self->context, self->row);
  g_autofree char *label = kith_here_row_dup_label (self->context, self->row);
  g_autofree char *more = NULL;
  g_autofree char *since = NULL;
  const char *arrived = kith_desk_row_get_arrived (self->row);

  gtk_label_set_text (self->name_label, name);
  kith_a11y_set_label (gtk_widget_get_parent (GTK_WIDGET (self)), label);
  if (arrived && *arrived)
    /* Translators: %s is the time somebody came: "since 9:40" */
    since = g_strdup_printf (_ ("since %s"), arrived);
  gtk_label_set_text (self->since_label, since ? since : _ ("time not recorded"));

  /* Translators: %s is a person's name; what the menu button beside it is for */
  more = g_strdup_printf (_ ("More for %s"), name);
  kith_a11y_label_menu_button (GTK_WIDGET (self->menu_button), more);
  if (self->kind == KITH_HERE_ROW_AWAY)
    {
      /* Translators: %s is a person's name: they are back */
      g_autofree char *back = g_strdup_printf (_ ("Back: %s"), name);
      gboolean guests = is_guests (self->row);

      kith_a11y_set_label (self->back_button, back);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->back_button), "x",
                                        guests ? kith_desk_row_get_guest (self->row)
                                               : kith_desk_row_get_visit (self->row));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back_button),
                                      guests ? "desk.guest-back" : "desk.back");
    }
  update_services (self);
}

static void
kith_here_row_dispose (GObject *object)
{
  KithHereRow *self = KITH_HERE_ROW (object);

  kith_here_row_unbind (self);
  if (self->menu_button)
    gtk_menu_button_set_create_popup_func (self->menu_button, NULL, NULL, NULL);
  g_clear_object (&self->other);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (kith_here_row_parent_class)->dispose (object);
}

static void
kith_here_row_class_init (KithHereRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_here_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-here-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHereRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithHereRow, since_label);
  gtk_widget_class_bind_template_child (widget_class, KithHereRow, services_box);
  gtk_widget_class_bind_template_child (widget_class, KithHereRow, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithHereRow, menu_button);
}

static void
kith_here_row_init (KithHereRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->other = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "other", G_ACTION_GROUP (self->other));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
}

/**
 * kith_here_row_new:
 * @context: what the window works with
 * @kind: for which list
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_here_row_new (KithAppContext *context, KithHereRowKind kind)
{
  KithHereRow *self = g_object_new (KITH_TYPE_HERE_ROW, NULL);
  KithDesk *desk;

  self->context = g_object_ref (context);
  self->kind = kind;
  gtk_widget_set_visible (self->back_button, kind == KITH_HERE_ROW_AWAY);
  desk = kith_app_context_get_desk (context);
  g_signal_connect_object (desk, "notify::services", G_CALLBACK (services_changed_cb), self,
                           G_CONNECT_SWAPPED);
  make_services (self);
  return GTK_WIDGET (self);
}

/**
 * kith_here_row_bind:
 * @row: whom to show until unbound
 */
void
kith_here_row_bind (KithHereRow *self, KithDeskRow *row)
{
  g_return_if_fail (KITH_IS_HERE_ROW (self));
  g_return_if_fail (KITH_IS_DESK_ROW (row));

  kith_here_row_unbind (self);
  self->row = g_object_ref (row);
  g_signal_connect_object (row, "notify", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "services-changed", G_CALLBACK (update_services), self, G_CONNECT_SWAPPED);
  row_changed_cb (self);
}

/**
 * kith_here_row_unbind:
 *
 * The row shows nobody any more.
 */
void
kith_here_row_unbind (KithHereRow *self)
{
  g_return_if_fail (KITH_IS_HERE_ROW (self));

  if (!self->row)
    return;
  g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
}

/**
 * kith_here_row_dup_name:
 * @context: what the window works with
 * @row: somebody who is here, or guests
 *
 * Returns: (transfer full): the name as this screen may show it; "Guest", "3 guests"
 */
char *
kith_here_row_dup_name (KithAppContext *context, KithDeskRow *row)
{
  int number;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (KITH_IS_DESK_ROW (row), NULL);

  if (!is_guests (row))
    return g_strdup (kith_preferences_get_public_screen (kith_app_context_get_preferences (context))
                         ? kith_desk_row_get_public_name (row)
                         : kith_desk_row_get_name (row));
  number = kith_desk_row_get_number (row);
  if (number <= 1)
    return g_strdup (_ ("Guest"));
  return g_strdup_printf (ngettext ("%d guest", "%d guests", number), number);
}

/**
 * kith_here_row_dup_label:
 * @context: what the window works with
 * @row: somebody who is here, or guests
 *
 * Returns: (transfer full): the line in words, for screen readers
 */
char *
kith_here_row_dup_label (KithAppContext *context, KithDeskRow *row)
{
  g_autofree char *name = kith_here_row_dup_name (context, row);
  const char *arrived = kith_desk_row_get_arrived (row);

  if (arrived == NULL || *arrived == '\0')
    return g_steal_pointer (&name);
  /* Translators: a person's name, the time they came */
  return g_strdup_printf (_ ("%s, since %s"), name, arrived);
}
