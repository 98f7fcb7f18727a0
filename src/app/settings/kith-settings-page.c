/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the settings' parts, and the part beside it. */

#include "settings/kith-settings-page.h"

#include <glib/gi18n.h>

#include "settings/kith-import-page.h"
#include "settings/kith-settings-accounts.h"
#include "settings/kith-settings-agreements.h"
#include "settings/kith-settings-backup.h"
#include "settings/kith-settings-center.h"
#include "settings/kith-settings-crisis.h"
#include "settings/kith-settings-import.h"
#include "settings/kith-settings-log.h"
#include "settings/kith-settings-notes.h"
#include "settings/kith-settings-questions.h"
#include "settings/kith-settings-records.h"
#include "settings/kith-settings-services.h"
#include "settings/kith-settings-words.h"
#include "settings/kith-settings-workstation.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-tab-stop.h"
#include "shared/kith-text-scale.h"

struct _KithSettingsPage
{
  KithPage parent_instance;

  GtkStack *pages;
  GtkWidget *columns;
  KithImportPage *import_page;
  GtkListBox *section_list;
  GtkStack *sections;
};

G_DEFINE_FINAL_TYPE (KithSettingsPage, kith_settings_page, KITH_TYPE_PAGE)

static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} parts[] = {
  { "center", N_ ("Our center"), kith_settings_center_get_type },
  { "services", N_ ("What we offer"), kith_settings_services_get_type },
  { "accounts", N_ ("Accounts"), kith_settings_accounts_get_type },
  { "agreements", N_ ("Agreements"), kith_settings_agreements_get_type },
  { "questions", N_ ("Questions"), kith_settings_questions_get_type },
  { "words", N_ ("Search words"), kith_settings_words_get_type },
  { "notes", N_ ("Writing notes"), kith_settings_notes_get_type },
  { "records", N_ ("Keeping records"), kith_settings_records_get_type },
  { "crisis", N_ ("Crisis help"), kith_settings_crisis_get_type },
  { "backup", N_ ("Backup"), kith_settings_backup_get_type },
  { "import", N_ ("Import"), kith_settings_import_get_type },
  { "workstation", N_ ("This computer"), kith_settings_workstation_get_type },
  { "log", N_ ("Log"), kith_settings_log_get_type },
};

static void
import_chosen_cb (KithSettingsPage *self, guint kind, GFile *file)
{
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->import_page));
  kith_import_page_show (self->import_page, (KithImportKind) kind, file);
}

static void
import_left_cb (KithSettingsPage *self)
{
  gtk_stack_set_visible_child (self->pages, self->columns);
  kith_page_focus_search (KITH_PAGE (self));
}

static void
backup_asked_cb (KithSettingsPage *self)
{
  kith_settings_page_show (self, "backup");
  kith_page_focus_search (KITH_PAGE (self));
}

static void
row_selected_cb (KithSettingsPage *self, GtkListBoxRow *row)
{
  guint i;
  GtkWidget *section;

  if (row == NULL)
    return;
  i = (guint) gtk_list_box_row_get_index (row);
  section = gtk_stack_get_child_by_name (self->sections, parts[i].name);
  if (section == NULL)
    {
      section =
          g_object_new (parts[i].get_type (), "context", kith_page_get_context (KITH_PAGE (self)), NULL);
      kith_text_scale_clamps (section);
      if (KITH_IS_SETTINGS_IMPORT (section))
        {
          g_signal_connect_object (section, "chosen", G_CALLBACK (import_chosen_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (section, "backup", G_CALLBACK (backup_asked_cb), self, G_CONNECT_SWAPPED);
        }
      gtk_stack_add_named (self->sections, section, parts[i].name);
    }
  gtk_stack_set_visible_child (self->sections, section);
}

static void
kith_settings_page_setup (KithPage *page, KithAppContext *context)
{
  kith_import_page_set_context (KITH_SETTINGS_PAGE (page)->import_page, context);
  kith_settings_page_show (KITH_SETTINGS_PAGE (page), parts[0].name);
}

static void
kith_settings_page_focus_search (KithPage *page)
{
  KithSettingsPage *self = KITH_SETTINGS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->section_list);

  if (gtk_stack_get_visible_child (self->pages) != self->columns)
    gtk_widget_child_focus (GTK_WIDGET (self->import_page), GTK_DIR_TAB_FORWARD);
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Nothing of a file is taken after the lock. */
static void
kith_settings_page_flush (KithPage *page)
{
  kith_import_page_stop (KITH_SETTINGS_PAGE (page)->import_page);
}

static void
kith_settings_page_class_init (KithSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  page_class->setup = kith_settings_page_setup;
  page_class->flush = kith_settings_page_flush;
  page_class->focus_search = kith_settings_page_focus_search;

  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_IMPORT_PAGE);
  g_type_ensure (KITH_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsPage, import_page);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsPage, section_list);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsPage, sections);
  gtk_widget_class_bind_template_callback (widget_class, import_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
kith_settings_page_init (KithSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (_ (parts[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      kith_a11y_set_label (row, _ (parts[i].title));
      gtk_list_box_append (self->section_list, row);
    }
}

/**
 * kith_settings_page_show:
 * @self: the page
 * @name: of a part: "center", "services", "accounts", "agreements", "questions", "words", "records",
 * "crisis", "backup", "import", "workstation" or "log"
 */
void
kith_settings_page_show (KithSettingsPage *self, const char *name)
{
  g_return_if_fail (KITH_IS_SETTINGS_PAGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_strcmp0 (parts[i].name, name) == 0)
        gtk_list_box_select_row (self->section_list,
                                 gtk_list_box_get_row_at_index (self->section_list, (int) i));
    }
}

/**
 * kith_settings_page_add_coordinator:
 * @self: the page
 *
 * Shows the accounts and asks for one that is a coordinator.
 */
void
kith_settings_page_add_coordinator (KithSettingsPage *self)
{
  g_return_if_fail (KITH_IS_SETTINGS_PAGE (self));

  kith_settings_page_show (self, "accounts");
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->sections), "accounts.add-coordinator", NULL);
}
