/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list, one source, or the problems of one import: one at a time, each leads back to the one before. */

#include "catalog/kith-catalog-sources-page.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-renaming.h"
#include "catalog/kith-catalog-rows.h"
#include "catalog/kith-catalog-sources.h"
#include "catalog/kith-catalog-undo.h"
#include "catalog/kith-catalog-words.h"
#include "catalog/kith-pager.h"
#include "resources/kith-resource-sheet.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"

struct _KithCatalogSourcesPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller; /* (unowned) template child, as those below */
  GtkWidget *back_button;
  GtkLabel *title_label;
  GtkWidget *busy_label;
  GtkWidget *none_box;
  GtkWidget *none_import_button;
  GtkWidget *list_box;
  GtkWidget *list_import_button;
  GtkListBox *source_list;
  GtkWidget *source_box;
  GtkListBox *fact_list;
  GtkWidget *undo_button;
  GtkWidget *rename_button;
  GtkListBox *run_list;
  KithPager *problems;

  KithAppContext *context;     /* (unowned) (nullable): the page around it owns it */
  KithCatalogSources *sources; /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) (nullable): of what reads */
  GPtrArray *listed;           /* (owned) (nullable) (element-type KithCatalogProblem) */
  gint64 source;               /* the one that is shown; 0: all of them */
  gint64 run;                  /* whose problems are shown; 0 */
};

G_DEFINE_FINAL_TYPE (KithCatalogSourcesPage, kith_catalog_sources_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
may_import (KithCatalogSourcesPage *self)
{
  return kith_session_may (kith_app_context_get_session (self->context), KITH_ACTION_CATALOG_IMPORT);
}

static void
show_box (KithCatalogSourcesPage *self, GtkWidget *wanted, const char *title)
{
  GtkWidget *const boxes[] = { self->busy_label, self->none_box, self->list_box, self->source_box,
                               GTK_WIDGET (self->problems) };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_widget_set_visible (boxes[i], boxes[i] == wanted);
  gtk_label_set_text (self->title_label, title);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
remember (GtkWidget *row, gint64 id)
{
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
}

static gint64
recall (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  return id != NULL ? *id : 0;
}

static void
focus_row (GtkListBox *list, gint64 id)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    if (recall (gtk_list_box_get_row_at_index (list, i)) == id)
      row = gtk_list_box_get_row_at_index (list, i);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_list (KithCatalogSourcesPage *self, gint64 focus)
{
  GPtrArray *sources = kith_catalog_sources_list (self->sources);

  self->source = self->run = 0;
  kith_children_remove (GTK_WIDGET (self->source_list));
  for (guint i = 0; i < sources->len; i++)
    {
      const KithCatalog *source = sources->pdata[i];
      g_autofree char *about =
          kith_catalog_words_source (source, kith_catalog_sources_get_newest (self->sources, source->id));
      g_autofree char *rights = kith_resource_say_rights (source->attribution, source->licence);
      g_autofree char *subtitle = g_strjoin ("\n", about, rights, NULL);
      GtkWidget *row = kith_catalog_rows_make (source->name, subtitle);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      remember (row, source->id);
      gtk_list_box_append (self->source_list, row);
    }
  show_box (self, sources->len > 0 ? self->list_box : self->none_box, _ ("Sources of the Directory"));
  if (sources->len > 0)
    focus_row (self->source_list, focus);
  else
    gtk_widget_child_focus (self->none_box, GTK_DIR_TAB_FORWARD);
}

static void
add_fact (KithCatalogSourcesPage *self, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_list_box_append (self->fact_list, kith_catalog_rows_make (title, text));
}

static void
fill_facts (KithCatalogSourcesPage *self, const KithCatalog *source)
{
  g_autofree char *about = kith_catalog_words_source (source, NULL);

  kith_children_remove (GTK_WIDGET (self->fact_list));
  add_fact (self, _ ("In the directory"), about);
  add_fact (self, _ ("Format"), kith_catalog_format_label (source->format));
  add_fact (self, _ ("Made by"), source->entity);
  add_fact (self, _ ("License"), source->licence);
  add_fact (self, _ ("Has to be shown with it"), source->attribution);
  if (source->partial)
    add_fact (self, _ ("Told in parts"), _ ("What a file does not tell is not missing"));
}

static void
fill_runs (KithCatalogSourcesPage *self, GPtrArray *runs)
{
  kith_children_remove (GTK_WIDGET (self->run_list));
  for (guint i = 0; i < runs->len; i++)
    {
      const KithCatalogRun *run = runs->pdata[i];
      g_autofree char *title = kith_catalog_words_run_title (run);
      g_autofree char *about = kith_catalog_words_run (run);
      GtkWidget *row = kith_catalog_rows_make (title, about);

      remember (row, run->id);
      if (run->problems > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), run->problems > 0);
      gtk_list_box_append (self->run_list, row);
    }
}

static void
show_source (KithCatalogSourcesPage *self, gint64 id, gint64 focus)
{
  const KithCatalog *source = kith_catalog_sources_find (self->sources, id);
  const KithCatalogRun *newest = kith_catalog_sources_get_newest (self->sources, id);
  g_autoptr (GPtrArray) runs = kith_catalog_sources_list_runs (self->sources, id);

  if (source == NULL)
    {
      show_list (self, 0);
      return;
    }
  self->source = id;
  self->run = 0;
  fill_facts (self, source);
  fill_runs (self, runs);
  gtk_widget_set_visible (self->rename_button, may_import (self));
  gtk_widget_set_visible (self->undo_button, may_import (self) && newest != NULL);
  show_box (self, self->source_box, source->name);
  if (focus != 0)
    focus_row (self->run_list, focus);
  else
    gtk_widget_grab_focus (self->back_button);
}

static void
turned_cb (KithCatalogSourcesPage *self, guint page)
{
  kith_pager_begin (self->problems, page, self->listed->len);
  for (guint i = page * KITH_PAGER_SIZE; i < MIN (self->listed->len, (page + 1) * KITH_PAGER_SIZE); i++)
    kith_pager_add (self->problems, kith_catalog_rows_make_problem (self->listed->pdata[i]));
  kith_pager_focus (self->problems);
}

static void
source_activated_cb (KithCatalogSourcesPage *self, GtkListBoxRow *row)
{
  show_source (self, recall (row), 0);
}

/* At most a thousand, of one import. */
static void
run_activated_cb (KithCatalogSourcesPage *self, GtkListBoxRow *row)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *problems =
      kith_catalogs_list_problems (kith_app_context_get_session (self->context), recall (row), &error);

  if (problems == NULL)
    {
      kith_app_context_say_error (self->context, error);
      return;
    }
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = problems;
  self->run = recall (row);
  show_box (self, GTK_WIDGET (self->problems), _ ("Problems in the File"));
  turned_cb (self, 0);
}

static void
load_thread (GTask *task, gpointer source, gpointer session, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (KithStoreHold) hold = kith_store_hold (kith_session_get_store (session), &error);
  KithCatalogSources *sources = hold != NULL ? kith_catalog_sources_load (session, &error) : NULL;

  if (sources != NULL)
    g_task_return_pointer (task, sources, (GDestroyNotify) kith_catalog_sources_free);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KithCatalogSourcesPage *self = KITH_CATALOG_SOURCES_PAGE (object);
  g_autoptr (GError) error = NULL;
  KithCatalogSources *sources = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (sources == NULL)
    {
      kith_app_context_say_error (self->context, error);
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  g_clear_pointer (&self->sources, kith_catalog_sources_free);
  self->sources = sources;
  if (self->run != 0)
    return;
  if (self->source != 0)
    show_source (self, self->source, 0);
  else
    show_list (self, 0);
}

static void
stop (KithCatalogSourcesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (KithCatalogSourcesPage *self)
{
  g_autoptr (GTask) task = NULL;

  stop (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, g_object_ref (kith_app_context_get_session (self->context)), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

static void
catalog_changed_cb (KithCatalogSourcesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
leave_cb (KithCatalogSourcesPage *self)
{
  if (self->run != 0)
    show_source (self, self->source, self->run);
  else if (self->source != 0)
    show_list (self, self->source);
  else
    {
      stop (self);
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_CATALOG_SOURCES_PAGE (widget));
  return TRUE;
}

static void
undo_answered (gboolean accepted, gpointer user_data)
{
  KithCatalogSourcesPage *self = user_data;
  const KithCatalogRun *run =
      self->sources != NULL ? kith_catalog_sources_get_newest (self->sources, self->source) : NULL;

  if (accepted && run != NULL)
    kith_catalog_undo_run (self->context, run->id);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithCatalogSourcesPage *self = KITH_CATALOG_SOURCES_PAGE (widget);
  const KithCatalogRun *run = kith_catalog_sources_get_newest (self->sources, self->source);
  g_autofree char *about = NULL;
  g_autofree char *body = NULL;

  if (run == NULL)
    return;
  about = kith_catalog_words_run (run);
  body = g_strdup_printf (_ ("%s\n\nWhat it added is removed, and what it changed is as before. Entries that "
                             "somebody changed here "
                             "since then stay. To have it again, import the file again."),
                          about);
  kith_dialogs_ask (widget, _ ("Undo This Import?"), body, _ ("_Undo the Import"), KITH_DIALOG_DESTRUCTIVE,
                    NULL, undo_answered, self);
}

typedef struct
{
  KithCatalogSourcesPage *page; /* (unowned) dialogs are closed before it goes */
  GtkEditable *entry;           /* (unowned) of the dialog */
  GtkLabel *problem;            /* (unowned) of the dialog */
  GtkWindow *dialog;            /* (unowned) */
} Renaming;

static void
name_typed_cb (Renaming *renaming)
{
  const char *problem = kith_catalog_sources_refuse_name (renaming->page->sources, renaming->page->source,
                                                          gtk_editable_get_text (renaming->entry));

  gtk_label_set_text (renaming->problem, problem != NULL ? problem : "");
  kith_dialogs_set_ready (renaming->dialog, problem == NULL);
}

static void
rename_answered (gboolean accepted, gpointer user_data)
{
  Renaming *renaming = user_data;

  if (accepted)
    kith_catalog_renaming_run (renaming->page->context, renaming->page->source,
                               gtk_editable_get_text (renaming->entry));
  g_free (renaming);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithCatalogSourcesPage *self = KITH_CATALOG_SOURCES_PAGE (widget);
  const KithCatalog *source = kith_catalog_sources_find (self->sources, self->source);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap",
                                     TRUE, "xalign", 0.0, NULL);
  Renaming *renaming = g_new0 (Renaming, 1);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (problem, "error");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (entry), source->name);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), problem);
  renaming->page = self;
  renaming->entry = GTK_EDITABLE (entry);
  renaming->problem = GTK_LABEL (problem);
  renaming->dialog = kith_dialogs_ask (widget, _ ("Rename the Source"), NULL, _ ("_Rename"),
                                       KITH_DIALOG_SUGGESTED, box, rename_answered, renaming);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (name_typed_cb), renaming);
}

static void
kith_catalog_sources_page_dispose (GObject *object)
{
  KithCatalogSourcesPage *self = KITH_CATALOG_SOURCES_PAGE (object);

  stop (self);
  g_clear_pointer (&self->sources, kith_catalog_sources_free);
  g_clear_pointer (&self->listed, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_catalog_sources_page_parent_class)->dispose (object);
}

static void
kith_catalog_sources_page_class_init (KithCatalogSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_catalog_sources_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_PAGER);
  gtk_widget_class_install_action (widget_class, "sources.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "sources.undo", NULL, undo_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/catalog/kith-catalog-sources-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, KithCatalogSourcesPage, name)
  CHILD (scroller);
  CHILD (back_button);
  CHILD (title_label);
  CHILD (busy_label);
  CHILD (none_box);
  CHILD (none_import_button);
  CHILD (list_box);
  CHILD (list_import_button);
  CHILD (source_list);
  CHILD (source_box);
  CHILD (fact_list);
  CHILD (undo_button);
  CHILD (rename_button);
  CHILD (run_list);
  CHILD (problems);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
}

static void
kith_catalog_sources_page_init (KithCatalogSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_pager_set_label (self->problems, _ ("Problems in the File"));
}

/**
 * kith_catalog_sources_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_catalog_sources_page_set_context (KithCatalogSourcesPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_CATALOG_SOURCES_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  gtk_widget_set_visible (self->none_import_button, may_import (self));
  gtk_widget_set_visible (self->list_import_button, may_import (self));
  g_signal_connect_object (kith_session_get_store (kith_app_context_get_session (context)),
                           "changed::" KITH_CATALOG_TOPIC, G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kith_catalog_sources_page_show:
 * @self: a page
 *
 * Reads the sources and lists them.
 */
void
kith_catalog_sources_page_show (KithCatalogSourcesPage *self)
{
  g_return_if_fail (KITH_IS_CATALOG_SOURCES_PAGE (self));
  g_return_if_fail (self->context != NULL);

  self->source = self->run = 0;
  show_box (self, self->busy_label, _ ("Sources of the Directory"));
  load (self);
}

/**
 * kith_catalog_sources_page_focus:
 * @self: a page
 */
void
kith_catalog_sources_page_focus (KithCatalogSourcesPage *self)
{
  g_return_if_fail (KITH_IS_CATALOG_SOURCES_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
