/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page shows the import that it holds, stage by stage. Leaving it ends that; nothing is kept of the file.
 */

#include "catalog/kith-catalog-import-page.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-change-list.h"
#include "catalog/kith-catalog-import.h"
#include "catalog/kith-catalog-rows.h"
#include "catalog/kith-catalog-words.h"
#include "resources/kith-resource-sheet.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithCatalogImportPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller; /* (unowned) template child, as those below */
  GtkWidget *back_button;
  GtkLabel *file_label;
  GtkLabel *header_label;
  GtkWidget *busy_box;
  GtkLabel *doing_label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkWidget *refused_box;
  GtkLabel *refused_label;
  GtkWidget *again_button;
  GtkWidget *plan_box;
  GtkLabel *problem_label;
  GtkWidget *doubt_box;
  GtkLabel *doubt_label;
  GtkWidget *part_button;
  AdwComboRow *source_row;
  AdwEntryRow *name_row;
  GtkLabel *name_label;
  GtkSwitch *partial_switch;
  GtkLabel *nothing_label;
  GtkListBox *change_list;
  GtkLabel *rights_label;
  KithCatalogChangeList *changes;
  GtkWidget *done_box;
  GtkLabel *done_label;
  GtkWidget *after_label;
  GtkListBox *done_list;
  GtkWidget *undo_button;
  GtkWidget *show_button;
  GtkWidget *bar;
  GtkWidget *import_button;

  KithAppContext *context;   /* (unowned) (nullable): the page around it owns it */
  KithCatalogImport *import; /* (owned) (nullable) */
  int listed;                /* what the list shows; -1: it does not show */
  gboolean showing;          /* rows are filled by the program, not by a person */
};

G_DEFINE_FINAL_TYPE (KithCatalogImportPage, kith_catalog_import_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  SIGNAL_CHOOSE,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_optional (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* One thing at a time; a stack would be as wide as its widest. */
static void
show_box (KithCatalogImportPage *self, GtkWidget *wanted)
{
  GtkWidget *const boxes[] = { self->busy_box, self->refused_box, self->plan_box, GTK_WIDGET (self->changes),
                               self->done_box };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_widget_set_visible (boxes[i], boxes[i] == wanted);
  gtk_widget_set_visible (self->bar, wanted == self->plan_box);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
add_count (GtkListBox *list, int change, const char *title, const char *subtitle, guint n)
{
  GtkWidget *row = kith_catalog_rows_make_count (title, subtitle, n);

  g_object_set_data (G_OBJECT (row), "change", GINT_TO_POINTER (change));
  gtk_list_box_append (list, row);
}

static void
add_problems (GtkListBox *list, KithCatalogPlan *plan)
{
  guint n = kith_catalog_plan_get_n_problems (plan);

  if (n > 0)
    add_count (list, KITH_CATALOG_LIST_PROBLEMS, _ ("Problems in the file"),
               _ ("What is wrong in it, by line. The rest is taken."), n);
}

static void
fill_changes (KithCatalogImportPage *self)
{
  KithCatalogPlan *plan = kith_catalog_import_get_plan (self->import);
  const KithCatalogCounts *counts = kith_catalog_plan_get_counts (plan);

  kith_children_remove (GTK_WIDGET (self->change_list));
  for (int change = KITH_CATALOG_ADDED; change <= KITH_CATALOG_MISSING; change++)
    {
      g_autofree char *kinds = kith_catalog_words_kinds (counts->changes[change]);

      if (kinds != NULL)
        add_count (self->change_list, change, kith_catalog_change_label ((KithCatalogChangeKind) change),
                   kinds, counts->changes[change][0]);
    }
  if (counts->unchanged[0] > 0)
    {
      g_autofree char *kinds = kith_catalog_words_kinds (counts->unchanged);

      gtk_list_box_append (self->change_list, kith_catalog_rows_make (_ ("As it is already"), kinds));
    }
  add_problems (self->change_list, plan);
  gtk_widget_set_visible (GTK_WIDGET (self->change_list),
                          gtk_list_box_get_row_at_index (self->change_list, 0) != NULL);
  set_optional (self->nothing_label,
                kith_catalog_plan_get_n_changes (plan) == 0
                    ? _ ("There is nothing to change: the directory has all of it already.")
                    : NULL);
}

static void
show_doubt (KithCatalogImportPage *self)
{
  guint n_missing = 0;
  guint n_kept = 0;
  gboolean asks = kith_catalog_import_asks (self->import, &n_missing, &n_kept);
  g_autofree char *sentence = g_strdup_printf (
      _ ("%u of the %u entries of this source are not in the file. Is the file only a part of "
         "the source, or are they gone?"),
      n_missing, n_kept);

  gtk_label_set_text (self->doubt_label, sentence);
  gtk_widget_set_visible (self->doubt_box, asks);
}

static void
show_form (KithCatalogImportPage *self)
{
  KithCatalogSourceForm *form = kith_catalog_import_get_form (self->import);
  gboolean is_new = kith_catalog_source_form_is_new (form);

  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_new);
  set_optional (self->name_label, kith_catalog_source_form_get_problem (form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalog-import.apply",
                                 kith_catalog_import_is_ready (self->import));
}

static void
fill_form (KithCatalogImportPage *self)
{
  KithCatalogSourceForm *form = kith_catalog_import_get_form (self->import);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < kith_catalog_source_form_get_n_choices (form); i++)
    gtk_string_list_append (names, kith_catalog_source_form_get_choice (form, i));
  self->showing = TRUE;
  adw_combo_row_set_model (self->source_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->source_row, kith_catalog_source_form_get_chosen (form));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), kith_catalog_source_form_get_name (form));
  gtk_switch_set_active (self->partial_switch, kith_catalog_source_form_is_partial (form));
  self->showing = FALSE;
  kith_a11y_name_parts (GTK_WIDGET (self->source_row));
  show_form (self);
}

static void
show_plan (KithCatalogImportPage *self)
{
  KithCatalogPlan *plan = kith_catalog_import_get_plan (self->import);
  const KithCatalogHeader *header = kith_catalog_plan_get_header (plan);
  g_autofree char *about = kith_catalog_words_header (header);
  g_autofree char *rights = kith_resource_say_rights (header->attribution, header->licence);

  set_optional (self->header_label, about);
  set_optional (self->rights_label, rights);
  set_optional (self->problem_label, kith_catalog_import_get_sentence (self->import));
  fill_form (self);
  fill_changes (self);
  show_doubt (self);
  show_box (self, self->plan_box);
  if (gtk_widget_get_visible (self->doubt_box))
    gtk_widget_grab_focus (self->part_button);
  else if (kith_catalog_import_is_ready (self->import))
    gtk_widget_grab_focus (self->import_button);
  else
    gtk_widget_grab_focus (self->back_button);
}

static void
show_done (KithCatalogImportPage *self)
{
  gboolean stands = kith_catalog_import_get_run (self->import) != 0;

  gtk_label_set_text (self->done_label, kith_catalog_import_get_sentence (self->import));
  gtk_widget_set_visible (self->after_label, stands);
  gtk_widget_set_visible (self->undo_button, stands);
  kith_children_remove (GTK_WIDGET (self->done_list));
  add_problems (self->done_list, kith_catalog_import_get_plan (self->import));
  gtk_widget_set_visible (GTK_WIDGET (self->done_list),
                          gtk_list_box_get_row_at_index (self->done_list, 0) != NULL);
  show_box (self, self->done_box);
  gtk_widget_grab_focus (self->show_button);
}

static void
stage_changed_cb (KithCatalogImportPage *self)
{
  if (self->listed >= 0)
    {
      kith_catalog_change_list_clear (self->changes);
      self->listed = -1;
    }
  switch (kith_catalog_import_get_stage (self->import))
    {
    case KITH_CATALOG_IMPORT_BUSY:
      gtk_label_set_text (self->doing_label, kith_catalog_import_get_doing (self->import));
      gtk_progress_bar_set_fraction (self->progress_bar, 0);
      gtk_widget_set_visible (self->cancel_button, kith_catalog_import_get_run (self->import) == 0);
      show_box (self, self->busy_box);
      gtk_widget_grab_focus (self->cancel_button);
      break;
    case KITH_CATALOG_IMPORT_REFUSED:
      gtk_label_set_text (self->refused_label, kith_catalog_import_get_sentence (self->import));
      show_box (self, self->refused_box);
      gtk_widget_grab_focus (self->again_button);
      break;
    case KITH_CATALOG_IMPORT_PLAN:
      show_plan (self);
      break;
    case KITH_CATALOG_IMPORT_DONE:
    default:
      show_done (self);
      break;
    }
}

/* How far taking back is nobody can say. */
static void
progress_cb (KithCatalogImportPage *self, double fraction)
{
  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

static void
form_changed (KithCatalogImportPage *self)
{
  KithCatalogSourceForm *form = kith_catalog_import_get_form (self->import);

  show_form (self);
  if (kith_catalog_source_form_get_problem (form) == NULL)
    kith_catalog_import_read_again (self->import);
}

static void
source_selected_cb (KithCatalogImportPage *self)
{
  if (self->import == NULL || self->showing)
    return;
  kith_catalog_source_form_choose (kith_catalog_import_get_form (self->import),
                                   adw_combo_row_get_selected (self->source_row));
  form_changed (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->name_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/* It is read again when the name is done, not at every letter. */
static void
name_changed_cb (KithCatalogImportPage *self)
{
  if (self->import == NULL || self->showing)
    return;
  kith_catalog_source_form_set_name (kith_catalog_import_get_form (self->import),
                                     gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  show_form (self);
}

static void
name_applied_cb (KithCatalogImportPage *self)
{
  if (self->import != NULL && !self->showing)
    form_changed (self);
}

static void
partial_switched_cb (KithCatalogImportPage *self)
{
  if (self->import == NULL || self->showing)
    return;
  kith_catalog_source_form_set_partial (kith_catalog_import_get_form (self->import),
                                        gtk_switch_get_active (self->partial_switch));
  form_changed (self);
}

static void
row_activated_cb (KithCatalogImportPage *self, GtkListBoxRow *row)
{
  self->listed = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "change"));
  show_box (self, GTK_WIDGET (self->changes));
  kith_catalog_change_list_show (self->changes, self->import, self->listed);
}

/* From the list to where it was opened; with the focus on the row that opened it. */
static void
leave_list (KithCatalogImportPage *self)
{
  gboolean is_done = kith_catalog_import_get_stage (self->import) == KITH_CATALOG_IMPORT_DONE;
  GtkListBox *list = is_done ? self->done_list : self->change_list;
  int listed = self->listed;

  self->listed = -1;
  kith_catalog_change_list_clear (self->changes);
  show_box (self, is_done ? self->done_box : self->plan_box);
  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

      if (gtk_list_box_row_get_activatable (row) &&
          GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "change")) == listed)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

static void
leave_cb (KithCatalogImportPage *self)
{
  if (self->import != NULL && self->listed >= 0)
    {
      leave_list (self);
      return;
    }
  kith_catalog_import_page_stop (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_catalog_import_apply (KITH_CATALOG_IMPORT_PAGE (widget)->import);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_catalog_import_cancel (KITH_CATALOG_IMPORT_PAGE (widget)->import);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CHOOSE], 0);
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_switch_set_active (KITH_CATALOG_IMPORT_PAGE (widget)->partial_switch, TRUE);
}

static void
gone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_catalog_import_accept_missing (KITH_CATALOG_IMPORT_PAGE (widget)->import);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_catalog_import_take_back (KITH_CATALOG_IMPORT_PAGE (widget)->import);
}

static void
resources_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_catalog_import_page_stop (KITH_CATALOG_IMPORT_PAGE (widget));
  g_signal_emit (widget, signals[SIGNAL_DONE], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithCatalogImportPage *self = KITH_CATALOG_IMPORT_PAGE (widget);

  if (self->import != NULL && kith_catalog_import_get_stage (self->import) == KITH_CATALOG_IMPORT_BUSY)
    kith_catalog_import_cancel (self->import);
  else
    leave_cb (self);
  return TRUE;
}

static void
kith_catalog_import_page_dispose (GObject *object)
{
  kith_catalog_import_page_stop (KITH_CATALOG_IMPORT_PAGE (object));

  G_OBJECT_CLASS (kith_catalog_import_page_parent_class)->dispose (object);
}

static void
kith_catalog_import_page_class_init (KithCatalogImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_catalog_import_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOOSE] =
      g_signal_new ("choose", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_CATALOG_CHANGE_LIST);
  gtk_widget_class_install_action (widget_class, "catalog-import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "catalog-import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "catalog-import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "catalog-import.part", NULL, part_action);
  gtk_widget_class_install_action (widget_class, "catalog-import.gone", NULL, gone_action);
  gtk_widget_class_install_action (widget_class, "catalog-import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "catalog-import.resources", NULL, resources_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/catalog/kith-catalog-import-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, KithCatalogImportPage, name)
  CHILD (scroller);
  CHILD (back_button);
  CHILD (file_label);
  CHILD (header_label);
  CHILD (busy_box);
  CHILD (doing_label);
  CHILD (progress_bar);
  CHILD (cancel_button);
  CHILD (refused_box);
  CHILD (refused_label);
  CHILD (again_button);
  CHILD (plan_box);
  CHILD (problem_label);
  CHILD (doubt_box);
  CHILD (doubt_label);
  CHILD (part_button);
  CHILD (source_row);
  CHILD (name_row);
  CHILD (name_label);
  CHILD (partial_switch);
  CHILD (nothing_label);
  CHILD (change_list);
  CHILD (rights_label);
  CHILD (changes);
  CHILD (done_box);
  CHILD (done_label);
  CHILD (after_label);
  CHILD (done_list);
  CHILD (undo_button);
  CHILD (show_button);
  CHILD (bar);
  CHILD (import_button);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, partial_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kith_catalog_import_page_init (KithCatalogImportPage *self)
{
  self->listed = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_catalog_import_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_catalog_import_page_set_context (KithCatalogImportPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_CATALOG_IMPORT_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_catalog_import_page_show:
 * @self: a page
 * @file: a file
 *
 * Begins to read it.
 */
void
kith_catalog_import_page_show (KithCatalogImportPage *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  g_return_if_fail (KITH_IS_CATALOG_IMPORT_PAGE (self));
  g_return_if_fail (self->context != NULL);

  kith_catalog_import_page_stop (self);
  /* An undo of the import before would pull the ground from under this one. */
  kith_app_context_hush (self->context);
  gtk_label_set_text (self->file_label, shown);
  set_optional (self->header_label, NULL);
  self->import = kith_catalog_import_new (self->context, file);
  g_signal_connect_object (self->import, "stage-changed", G_CALLBACK (stage_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  stage_changed_cb (self);
}

/**
 * kith_catalog_import_page_focus:
 * @self: a page
 *
 * Puts the focus on what is to be done next.
 */
void
kith_catalog_import_page_focus (KithCatalogImportPage *self)
{
  g_return_if_fail (KITH_IS_CATALOG_IMPORT_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * kith_catalog_import_page_stop:
 * @self: a page
 *
 * Ends what runs; nothing is kept of the file.
 */
void
kith_catalog_import_page_stop (KithCatalogImportPage *self)
{
  g_return_if_fail (KITH_IS_CATALOG_IMPORT_PAGE (self));

  if (self->import == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->import, self);
  kith_catalog_change_list_clear (self->changes);
  self->listed = -1;
  kith_catalog_import_cancel (self->import);
  g_clear_object (&self->import);
  kith_children_remove (GTK_WIDGET (self->change_list));
  kith_children_remove (GTK_WIDGET (self->done_list));
}
