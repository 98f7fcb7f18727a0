/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This computer's preferences, bound to the rows that show them. */

#include "settings/kith-settings-workstation.h"

#include <glib/gi18n.h>

struct _KithSettingsWorkstation
{
  KithSettingsSection parent_instance;

  gboolean bound;
  GtkWidget *public_switch;
  AdwComboRow *text_row;
  AdwComboRow *list_row;
  GtkAdjustment *lock_adjustment;
  GtkAdjustment *cover_adjustment;
  GtkAdjustment *desk_lock_adjustment;
};

G_DEFINE_FINAL_TYPE (KithSettingsWorkstation, kith_settings_workstation, KITH_TYPE_SETTINGS_SECTION)

static const guint text_sizes[] = { 75, 100, 125, 150, 175, 200 };
static const char *const listings[] = { "auto", "always", "never" };

static KithPreferences *
get_preferences (KithSettingsWorkstation *self)
{
  return kith_app_context_get_preferences (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)));
}

static void
text_selected_cb (KithSettingsWorkstation *self)
{
  guint selected = adw_combo_row_get_selected (self->text_row);

  if (self->bound && selected < G_N_ELEMENTS (text_sizes))
    g_object_set (get_preferences (self), "text-scale", text_sizes[selected], NULL);
}

static void
list_selected_cb (KithSettingsWorkstation *self)
{
  guint selected = adw_combo_row_get_selected (self->list_row);

  if (self->bound && selected < G_N_ELEMENTS (listings))
    g_object_set (get_preferences (self), "list-accounts", listings[selected], NULL);
}

/* An adjustment speaks of numbers with a point, a preference of whole ones. */
static gboolean
to_double (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_double (to, g_value_get_uint (from));
  return TRUE;
}

static gboolean
from_double (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_uint (to, (guint) (g_value_get_double (from) + 0.5));
  return TRUE;
}

static void
bind_number (KithSettingsWorkstation *self, const char *name, GtkAdjustment *adjustment)
{
  g_object_bind_property_full (get_preferences (self), name, adjustment, "value",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, to_double, from_double, NULL,
                               NULL);
}

static void
kith_settings_workstation_refresh (KithSettingsSection *section)
{
  KithSettingsWorkstation *self = KITH_SETTINGS_WORKSTATION (section);
  g_autofree char *listing = NULL;
  guint scale;

  g_object_get (get_preferences (self), "list-accounts", &listing, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    {
      if (g_strcmp0 (listings[i], listing) == 0)
        adw_combo_row_set_selected (self->list_row, i);
    }
  scale = kith_preferences_get_text_scale (get_preferences (self));
  for (guint i = 0; i < G_N_ELEMENTS (text_sizes); i++)
    {
      if (text_sizes[i] <= scale)
        adw_combo_row_set_selected (self->text_row, i);
    }
  if (self->bound)
    return;
  self->bound = TRUE;
  g_object_bind_property (get_preferences (self), "public-screen", self->public_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  bind_number (self, "lock-minutes", self->lock_adjustment);
  bind_number (self, "desk-cover-seconds", self->cover_adjustment);
  bind_number (self, "desk-lock-minutes", self->desk_lock_adjustment);
}

static void
kith_settings_workstation_class_init (KithSettingsWorkstationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_SETTINGS_SECTION_CLASS (klass)->refresh = kith_settings_workstation_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-workstation.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWorkstation, public_switch);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWorkstation, text_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWorkstation, list_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWorkstation, lock_adjustment);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWorkstation, cover_adjustment);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsWorkstation, desk_lock_adjustment);
  gtk_widget_class_bind_template_callback (widget_class, text_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_selected_cb);
}

static void
kith_settings_workstation_init (KithSettingsWorkstation *self)
{
  g_autoptr (GtkStringList) sizes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (text_sizes); i++)
    {
      /* Translators: a size of text in percent. */
      g_autofree char *text = g_strdup_printf (_ ("%u %%"), text_sizes[i]);

      gtk_string_list_append (sizes, text);
    }
  adw_combo_row_set_model (self->text_row, G_LIST_MODEL (sizes));
}
