/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The services: order, buttons at the desk, names, and what is no longer offered. */

#include "settings/kith-settings-services.h"

#include <glib/gi18n.h>

#include "settings/kith-settings-entry.h"
#include "shared/kith-a11y.h"
#include "shared/kith-job.h"
#include "visits/kith-service.h"

struct _KithSettingsServices
{
  KithSettingsSection parent_instance;

  GPtrArray *services; /* (owned) (nullable) (element-type KithService) in the center's order */
  GPtrArray *rows;     /* (owned) (element-type GtkWidget) those in the groups now */
  gint64 open;         /* the service whose row is open; 0: none */
  gboolean refreshing;

  AdwPreferencesGroup *group;
  AdwPreferencesGroup *retired_group;
  GtkEditable *add_row;
};

/* Services to be stored as they are here. */
typedef struct
{
  GPtrArray *services;     /* (owned) (element-type KithService) */
  GPtrArray *before;       /* (owned) (element-type KithService) as they were, for the way back */
  char *label;             /* (owned) (nullable) of one to add */
  KithAppContext *context; /* (unowned) outlives its own undo stack */
} Edit;

G_DEFINE_FINAL_TYPE (KithSettingsServices, kith_settings_services, KITH_TYPE_SETTINGS_SECTION)

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kith_service_free);
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_ptr_array_unref (edit->services);
  g_ptr_array_unref (edit->before);
  g_free (edit->label);
  g_free (edit);
}

static Edit *
edit_new (KithSettingsServices *self)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->services = new_list ();
  edit->before = new_list ();
  edit->context = kith_settings_section_get_context (KITH_SETTINGS_SECTION (self));
  return edit;
}

static gboolean
store_job (KithSession *session, gpointer data, GError **error)
{
  Edit *edit = data;

  for (guint i = 0; i < edit->services->len; i++)
    {
      if (!kith_services_update (session, g_ptr_array_index (edit->services, i), error))
        return FALSE;
    }
  return edit->label == NULL || kith_services_add (session, edit->label, error) != 0;
}

/* Back to what it was; the versions are read again, since this change raised them. */
static gboolean
restore_job (KithSession *session, gpointer data, GError **error)
{
  Edit *edit = data;
  g_autoptr (GPtrArray) now = kith_services_list (kith_session_get_store (session), TRUE, error);

  for (guint i = 0; now != NULL && i < edit->before->len; i++)
    {
      KithService *before = g_ptr_array_index (edit->before, i);

      for (guint j = 0; j < now->len; j++)
        {
          KithService *service = g_ptr_array_index (now, j);

          if (service->id == before->id)
            before->version = service->version;
        }
      if (!kith_services_update (session, before, error))
        return FALSE;
    }
  return now != NULL;
}

static void
take_back (gpointer data)
{
  Edit *edit = data;
  Edit *back = g_new0 (Edit, 1);

  back->context = edit->context;
  back->services = new_list ();
  back->before = new_list ();
  for (guint i = 0; i < edit->before->len; i++)
    g_ptr_array_add (back->before, kith_service_copy (g_ptr_array_index (edit->before, i)));
  kith_job_run (edit->context, restore_job, back, edit_free, NULL, NULL);
}

static void
stored_cb (gpointer object, gpointer data, const GError *error)
{
  KithSettingsServices *self = object;
  Edit *edit = data;

  if (error == NULL && edit->before->len > 0)
    {
      Edit *back = edit_new (self);

      for (guint i = 0; i < edit->before->len; i++)
        g_ptr_array_add (back->before, kith_service_copy (g_ptr_array_index (edit->before, i)));
      kith_undo_push (kith_app_context_get_undo (edit->context), take_back, back, edit_free);
      kith_app_context_say_undoable (edit->context, _ ("Saved."));
    }
  else if (error == NULL)
    {
      kith_app_context_say (edit->context, _ ("Added."));
    }
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

/* What is changed next begins with this, though it is not stored yet. */
static void
store (KithSettingsServices *self, Edit *edit)
{
  for (guint i = 0; i < edit->services->len; i++)
    {
      KithService *stored = kith_service_copy (g_ptr_array_index (edit->services, i));

      stored->version++;
      for (guint j = 0; j < self->services->len; j++)
        if (((KithService *) g_ptr_array_index (self->services, j))->id == stored->id)
          {
            kith_service_free (g_ptr_array_index (self->services, j));
            g_ptr_array_index (self->services, j) = g_steal_pointer (&stored);
            break;
          }
      g_clear_pointer (&stored, kith_service_free);
    }
  kith_job_run (edit->context, store_job, edit, edit_free, self, stored_cb);
}

static KithService *
find (KithSettingsServices *self, gint64 id)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      KithService *service = g_ptr_array_index (self->services, i);

      if (service->id == id)
        return service;
    }
  return NULL;
}

/* One service changed by the caller before it is stored. */
static KithService *
begin_edit (KithSettingsServices *self, GtkWidget *widget, Edit **edit)
{
  KithService *service = find (self, *(gint64 *) g_object_get_data (G_OBJECT (widget), "service"));
  KithService *changed;

  if (service == NULL || self->refreshing)
    return NULL;
  *edit = edit_new (self);
  changed = kith_service_copy (service);
  g_ptr_array_add ((*edit)->before, kith_service_copy (service));
  g_ptr_array_add ((*edit)->services, changed);
  return changed;
}

static void
pinned_cb (KithSettingsServices *self, GParamSpec *pspec, GtkSwitch *toggle)
{
  Edit *edit;
  KithService *changed = begin_edit (self, GTK_WIDGET (toggle), &edit);

  if (changed == NULL)
    return;
  changed->pinned = gtk_switch_get_active (toggle);
  store (self, edit);
}

static void
renamed_cb (KithSettingsServices *self, GtkEditable *row)
{
  Edit *edit;
  KithService *changed = begin_edit (self, GTK_WIDGET (row), &edit);

  if (changed == NULL)
    return;
  g_free (changed->label);
  changed->label = g_strdup (gtk_editable_get_text (row));
  store (self, edit);
}

static void
offered_cb (KithSettingsServices *self, GtkWidget *button)
{
  Edit *edit;
  KithService *changed = begin_edit (self, button, &edit);

  if (changed == NULL)
    return;
  changed->active = !changed->active;
  store (self, edit);
}

/* Two neighbours change places. */
static void
move_cb (KithSettingsServices *self, GtkWidget *button)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "service");
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  g_autoptr (GPtrArray) active = g_ptr_array_new ();
  int at = -1;

  for (guint i = 0; i < self->services->len; i++)
    {
      KithService *service = g_ptr_array_index (self->services, i);

      if (!service->active)
        continue;
      if (service->id == id)
        at = (int) active->len;
      g_ptr_array_add (active, service);
    }
  if (at >= 0 && at + step >= 0 && at + step < (int) active->len)
    {
      KithService *one = g_ptr_array_index (active, at);
      KithService *other = g_ptr_array_index (active, at + step);
      Edit *edit = edit_new (self);
      KithService *changed[] = { kith_service_copy (one), kith_service_copy (other) };

      g_ptr_array_add (edit->before, kith_service_copy (one));
      g_ptr_array_add (edit->before, kith_service_copy (other));
      changed[0]->position = other->position;
      changed[1]->position = one->position;
      g_ptr_array_add (edit->services, changed[0]);
      g_ptr_array_add (edit->services, changed[1]);
      store (self, edit);
    }
}

static void
add_cb (KithSettingsServices *self)
{
  Edit *edit;

  if (gtk_editable_get_text (self->add_row)[0] == '\0')
    return;
  edit = edit_new (self);
  edit->label = g_strdup (gtk_editable_get_text (self->add_row));
  gtk_editable_set_text (self->add_row, "");
  store (self, edit);
}

static void
expanded_cb (KithSettingsServices *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "service");

  if (self->refreshing)
    return;
  if (adw_expander_row_get_expanded (row))
    self->open = id;
  else if (self->open == id)
    self->open = 0;
}

static void
remember (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "service", g_memdup2 (&id, sizeof id), g_free);
}

static void
name_move_button (GtkWidget *button, const char *service, int step)
{
  /* Translators: %s is a service such as "Lunch". */
  g_autofree char *label = g_strdup_printf (step < 0 ? _ ("Move %s up") : _ ("Move %s down"), service);

  gtk_widget_set_tooltip_text (button, label);
  kith_a11y_set_label (button, label);
}

static GtkWidget *
make_move_button (KithSettingsServices *self, const KithService *service, int step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (step < 0 ? "go-up-symbolic" : "go-down-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  name_move_button (button, service->label, step);
  remember (button, service->id);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_place_row (KithSettingsServices *self, const KithService *service, GtkWidget *of)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *up = make_move_button (self, service, -1);
  GtkWidget *down = make_move_button (self, service, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Its place in the list"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  g_object_set_data (G_OBJECT (of), "up", up);
  g_object_set_data (G_OBJECT (of), "down", down);
  return row;
}

static GtkWidget *
make_offer_button (KithSettingsServices *self, const KithService *service)
{
  GtkWidget *button =
      gtk_button_new_with_label (service->active ? _ ("No longer offered") : _ ("Offer again"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  remember (button, service->id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (offered_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_plain_row (const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  return row;
}

static void
show_service (GtkWidget *row, const KithService *service)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), service->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 service->pinned ? _ ("A button at the front desk") : "");
  kith_settings_entry_show (g_object_get_data (G_OBJECT (row), "name"), service->label);
  gtk_switch_set_active (g_object_get_data (G_OBJECT (row), "toggle"), service->pinned);
  name_move_button (g_object_get_data (G_OBJECT (row), "up"), service->label, -1);
  name_move_button (g_object_get_data (G_OBJECT (row), "down"), service->label, 1);
}

static GtkWidget *
make_row (KithSettingsServices *self, const KithService *service)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  remember (row, service->id);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "toggle", toggle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Name"));
  kith_settings_entry_follow (GTK_EDITABLE (name));
  remember (name, service->id);
  g_signal_connect_object (name, "apply", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), name);

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  kith_a11y_set_label (toggle, _ ("A button at the front desk"));
  remember (toggle, service->id);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (pinned_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            make_plain_row (_ ("A button at the front desk"), toggle));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_place_row (self, service, row));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            make_plain_row (_ ("Past visits keep it"), make_offer_button (self, service)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), self->open == service->id);
  show_service (row, service);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
clear_rows (KithSettingsServices *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      AdwPreferencesGroup *group =
          gtk_widget_is_ancestor (row, GTK_WIDGET (self->group)) ? self->group : self->retired_group;

      adw_preferences_group_remove (group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* The rows stay where each is still about the same service: somebody may be typing in one. */
static gboolean
show_in_place (KithSettingsServices *self, GPtrArray *services)
{
  if (self->services == NULL || services->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < services->len; i++)
    {
      const KithService *service = g_ptr_array_index (services, i);
      const gint64 *shown = g_object_get_data (g_ptr_array_index (self->rows, i), "service");

      if (service->active != (shown != NULL) || (shown != NULL && *shown != service->id))
        return FALSE;
      if (shown == NULL &&
          g_strcmp0 (adw_preferences_row_get_title (g_ptr_array_index (self->rows, i)), service->label) != 0)
        return FALSE;
    }
  for (guint i = 0; i < services->len; i++)
    if (((KithService *) g_ptr_array_index (services, i))->active)
      show_service (g_ptr_array_index (self->rows, i), g_ptr_array_index (services, i));
  return TRUE;
}

static void
kith_settings_services_refresh (KithSettingsSection *section)
{
  KithSettingsServices *self = KITH_SETTINGS_SERVICES (section);
  KithSession *session = kith_settings_section_get_session (section);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = kith_services_list (kith_session_get_store (session), TRUE, &error);
  guint n_retired = 0;

  if (services == NULL)
    {
      kith_app_context_say_error (kith_settings_section_get_context (section), error);
      return;
    }
  self->refreshing = TRUE;
  if (show_in_place (self, services))
    {
      g_ptr_array_unref (self->services);
      self->services = g_steal_pointer (&services);
      self->refreshing = FALSE;
      return;
    }
  clear_rows (self);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  self->services = g_steal_pointer (&services);
  for (guint i = 0; i < self->services->len; i++)
    {
      KithService *service = g_ptr_array_index (self->services, i);
      GtkWidget *row = service->active ? make_row (self, service)
                                       : make_plain_row (service->label, make_offer_button (self, service));

      n_retired += !service->active;
      adw_preferences_group_add (service->active ? self->group : self->retired_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->retired_group), n_retired > 0);
  self->refreshing = FALSE;
}

static void
kith_settings_services_dispose (GObject *object)
{
  KithSettingsServices *self = KITH_SETTINGS_SERVICES (object);

  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (kith_settings_services_parent_class)->dispose (object);
}

static void
kith_settings_services_class_init (KithSettingsServicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_services_dispose;
  section_class->refresh = kith_settings_services_refresh;
  section_class->topic = "service";

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-services.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsServices, group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsServices, retired_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsServices, add_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
kith_settings_services_init (KithSettingsServices *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
