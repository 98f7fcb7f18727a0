/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings/kith-settings-import.h"

#include <glib/gi18n.h>

#include "settings/kith-import-page.h"

struct _KithSettingsImport
{
  KithSettingsSection parent_instance;

  KithImportKind kind; /* of the file that is being chosen */
};

G_DEFINE_FINAL_TYPE (KithSettingsImport, kith_settings_import, KITH_TYPE_SETTINGS_SECTION)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_BACKUP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
chosen_cb (GFile *file, gpointer user_data)
{
  KithSettingsImport *self = user_data;

  if (file != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) self->kind, file);
}

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KITH_SETTINGS_IMPORT (widget)->kind = KITH_IMPORT_OF_PEOPLE;
  kith_import_page_choose_file (widget, KITH_IMPORT_OF_PEOPLE, chosen_cb, widget);
}

static void
totals_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KITH_SETTINGS_IMPORT (widget)->kind = KITH_IMPORT_OF_TOTALS;
  kith_import_page_choose_file (widget, KITH_IMPORT_OF_TOTALS, chosen_cb, widget);
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACKUP], 0);
}

static void
kith_settings_import_class_init (KithSettingsImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         2, G_TYPE_UINT, G_TYPE_FILE);
  signals[SIGNAL_BACKUP] =
      g_signal_new ("backup", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-import.ui");
  gtk_widget_class_install_action (widget_class, "import.people", NULL, people_action);
  gtk_widget_class_install_action (widget_class, "import.totals", NULL, totals_action);
  gtk_widget_class_install_action (widget_class, "import.backup", NULL, backup_action);
}

static void
kith_settings_import_init (KithSettingsImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
