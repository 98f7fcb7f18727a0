/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's own settings. Each row saves by itself and can be taken back. */

#include "settings/kith-settings-center.h"

#include <glib/gi18n.h>

#include "session/kith-settings.h"
#include "settings/kith-settings-entry.h"

#define ROLLOVER_STEP 30

struct _KithSettingsCenter
{
  KithSettingsSection parent_instance;

  gboolean refreshing;
  GtkEditable *name_row;
  GtkEditable *word_one_row;
  GtkEditable *word_many_row;
  GtkEditable *timezone_row;
  AdwComboRow *rollover_row;
  GtkEditable *prefix_row;
};

G_DEFINE_FINAL_TYPE (KithSettingsCenter, kith_settings_center, KITH_TYPE_SETTINGS_SECTION)

static void
applied_cb (KithSettingsCenter *self, GtkEditable *row)
{
  const struct
  {
    GtkEditable *row;
    const char *name;
  } settings[] = {
    { self->name_row, KITH_SETTING_NAME },           { self->word_one_row, KITH_SETTING_WORD_ONE },
    { self->word_many_row, KITH_SETTING_WORD_MANY }, { self->timezone_row, KITH_SETTING_TIMEZONE },
    { self->prefix_row, KITH_SETTING_CODE_PREFIX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (settings[i].row == row)
        kith_settings_section_set (KITH_SETTINGS_SECTION (self), settings[i].name,
                                   gtk_editable_get_text (row));
    }
}

static void
rollover_selected_cb (KithSettingsCenter *self)
{
  g_autofree char *minutes = NULL;

  if (self->refreshing)
    return;
  minutes = g_strdup_printf ("%u", adw_combo_row_get_selected (self->rollover_row) * ROLLOVER_STEP);
  kith_settings_section_set (KITH_SETTINGS_SECTION (self), KITH_SETTING_ROLLOVER, minutes);
}

static void
kith_settings_center_refresh (KithSettingsSection *section)
{
  KithSettingsCenter *self = KITH_SETTINGS_CENTER (section);
  KithCenter *center = kith_session_get_center (kith_settings_section_get_session (section));

  self->refreshing = TRUE;
  kith_settings_entry_show (self->name_row, kith_center_get_name (center));
  kith_settings_entry_show (self->word_one_row, kith_center_get_word_one (center));
  kith_settings_entry_show (self->word_many_row, kith_center_get_word_many (center));
  kith_settings_entry_show (self->timezone_row, kith_center_get_timezone (center));
  kith_settings_entry_show (self->prefix_row, kith_center_get_code_prefix (center));
  adw_combo_row_set_selected (self->rollover_row, (guint) kith_center_get_rollover (center) / ROLLOVER_STEP);
  self->refreshing = FALSE;
}

static void
kith_settings_center_class_init (KithSettingsCenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  section_class->refresh = kith_settings_center_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-center.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCenter, name_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCenter, word_one_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCenter, word_many_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCenter, timezone_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCenter, rollover_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsCenter, prefix_row);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, rollover_selected_cb);
}

static void
kith_settings_center_init (KithSettingsCenter *self)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_settings_entry_follow (self->name_row);
  kith_settings_entry_follow (self->word_one_row);
  kith_settings_entry_follow (self->word_many_row);
  kith_settings_entry_follow (self->timezone_row);
  kith_settings_entry_follow (self->prefix_row);
  for (int minute = 0; minute <= KITH_CLOCK_MAX_ROLLOVER; minute += ROLLOVER_STEP)
    {
      g_autofree char *text = kith_minute_format (minute);

      gtk_string_list_append (times, text);
    }
  adw_combo_row_set_model (self->rollover_row, G_LIST_MODEL (times));
  self->refreshing = FALSE;
}
