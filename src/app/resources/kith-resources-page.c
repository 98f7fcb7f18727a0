/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found, one entry beside it, what is collected for a handout, and the form: each knows its part,
 * and the page has them turn to each other. */

#include "resources/kith-resources-page.h"

#include <glib/gi18n.h>

#include "resources/kith-handout-dialog.h"
#include "resources/kith-referring-bar.h"
#include "resources/kith-resource-editor.h"
#include "resources/kith-resource-finder.h"
#include "resources/kith-resource-pane.h"
#include "shared/kith-text-scale.h"

/* In pixels, at the usual size of text. */
#define FOUND_WIDTH 400
#define DETAIL_WIDTH 420

struct _KithResourcesPage
{
  KithPage parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkOrientable *top_box;
  GtkEntry *entry;
  KithResourceFilters *filters;
  GtkLabel *status_label;
  GtkLabel *problem_label;
  GtkWidget *import_button;
  GtkWidget *leaflet;
  GtkWidget *found_box;
  KithResultList *list;
  KithResourcePane *pane;
  KithHandoutTray *tray;
  KithResourceEditor *editor;
  KithReferringBar *referring_bar;

  KithAppContext *context;     /* (unowned) (nullable) the parent class owns it */
  KithDirectoryKeeper *keeper; /* (owned) (nullable) */
  KithResourceFinder *finder;  /* (owned) */
  gint64 added;                /* is to be shown as soon as the directory has it; 0 */
  gboolean restored;           /* what was typed before was looked for */
};

G_DEFINE_FINAL_TYPE (KithResourcesPage, kith_resources_page, KITH_TYPE_PAGE)

static gboolean
is_folded (KithResourcesPage *self)
{
  gboolean folded = FALSE;

  g_object_get (self->leaflet, "folded", &folded, NULL);
  return folded;
}

/* Both columns where there is room; else the one that is wanted. */
static void
turn_to (KithResourcesPage *self, GtkWidget *child)
{
  g_object_set (self->leaflet, "visible-child", child, NULL);
}

static void
turn_to_pane (KithResourcesPage *self)
{
  turn_to (self, GTK_WIDGET (self->pane));
  kith_resource_pane_focus (self->pane);
}

/* Columns of larger text need more room, or stand one behind the other. */
static void
text_scale_cb (KithResourcesPage *self)
{
  double scale = kith_text_scale_get (GTK_WIDGET (self));

  gtk_widget_set_size_request (self->found_box, (int) (FOUND_WIDTH * scale), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->pane), (int) (DETAIL_WIDTH * scale), -1);
}

static void
update_actions (KithResourcesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gint64 shown = kith_resource_pane_get_shown (self->pane);

  gtk_widget_action_set_enabled (widget, "page.edit", shown != 0);
  gtk_widget_action_set_enabled (widget, "page.add-there",
                                 kith_resource_pane_get_organization (self->pane) != 0);
  gtk_widget_action_set_enabled (widget, "page.refer",
                                 shown != 0 && kith_referring_bar_may_refer (self->referring_bar));
  kith_resource_finder_set_shown (self->finder, shown);
}

static void
folded_cb (KithResourcesPage *self)
{
  kith_resource_pane_set_alone (self->pane, is_folded (self));
  gtk_orientable_set_orientation (self->top_box,
                                  is_folded (self) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
looked_at_cb (KithResourcesPage *self, KithResultItem *item)
{
  kith_resource_pane_show (self->pane, kith_result_item_get_id (item), kith_result_item_get_place (item));
}

static void
undo_cb (KithResourcesPage *self)
{
  if (self->context != NULL)
    kith_app_context_undo (self->context);
}

static gboolean
is_editing (KithResourcesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "edit") == 0;
}

static void
show_search (KithResourcesPage *self)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);

  gtk_stack_set_visible_child_name (
      self->stack, directory == NULL || kith_directory_get_size (directory) > 0 ? "search" : "empty");
}

/* What was typed when the program locked is there again. */
static void
restore (KithResourcesPage *self)
{
  self->restored = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "edit");
  if (!kith_resource_editor_restore (self->editor))
    show_search (self);
}

/* As if it had been chosen from what was found. */
static gboolean
open_entry (KithResourcesPage *self, gint64 id)
{
  if (!kith_resource_pane_show (self->pane, id, 0))
    return FALSE;
  kith_result_list_mark (self->list, id);
  turn_to_pane (self);
  return TRUE;
}

static void
show_added (KithResourcesPage *self)
{
  KithDirectoryEntry entry;

  if (self->added != 0 &&
      kith_directory_get (kith_directory_keeper_get (self->keeper), self->added, &entry) &&
      open_entry (self, self->added))
    self->added = 0;
}

static void
directory_changed_cb (KithResourcesPage *self)
{
  const GError *problem = kith_directory_keeper_get_problem (self->keeper);

  if (kith_directory_keeper_get (self->keeper) == NULL)
    {
      gtk_label_set_text (self->problem_label, problem != NULL ? problem->message : "");
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  if (!self->restored)
    restore (self);
  else if (!is_editing (self))
    show_search (self);
  kith_resource_pane_show_again (self->pane);
  kith_result_list_mark (self->list, kith_resource_pane_get_shown (self->pane));
  show_added (self);
}

static void
focus_entry (KithResourcesPage *self)
{
  turn_to (self, self->found_box);
  kith_resource_finder_focus (self->finder);
}

static void
pane_left_cb (KithResourcesPage *self)
{
  turn_to (self, self->found_box);
  if (!kith_result_list_return (self->list))
    focus_entry (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_resource_pane_go_back (KITH_RESOURCES_PAGE (widget)->pane);
}

/* Whatever was typed and chosen before. */
static void
find_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  const char *code, *label;

  g_variant_get (parameter, "(&s&s)", &code, &label);
  kith_resource_finder_find_kind (self->finder, code, label);
  focus_entry (self);
}

static void
empty_handout_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  kith_handout_tray_empty (self->tray);
  kith_resource_pane_update (self->pane);
  focus_entry (self);
}

static void
handout_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  GArray *collected = kith_handout_tray_get (self->tray);

  if (collected->len > 0)
    kith_handout_dialog_ask (widget, self->context, collected);
}

static void
refer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  kith_referring_bar_refer (self->referring_bar, kith_resource_pane_get_shown (self->pane),
                            kith_resource_pane_get_name (self->pane));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (self->stack, "edit");
  if (kith_resource_editor_edit (self->editor, kith_resource_pane_get_shown (self->pane),
                                 kith_resource_pane_get_place (self->pane), &error))
    return;
  show_search (self);
  kith_app_context_say_error (self->context, error);
}

/* What was looked for in vain is what it may be called. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  gboolean in_vain = kith_result_list_get_n_items (self->list) == 0;

  gtk_stack_set_visible_child_name (self->stack, "edit");
  kith_resource_editor_add (self->editor, in_vain ? kith_resource_finder_get_typed (self->finder) : NULL, 0);
}

/* One more of what the organization offers that is shown, or whose service is. */
static void
add_there_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "edit");
  kith_resource_editor_add (self->editor, NULL, kith_resource_pane_get_organization (self->pane));
}

static void
editor_left_cb (KithResourcesPage *self)
{
  show_search (self);
  if (kith_resource_pane_get_shown (self->pane) != 0)
    kith_resource_pane_focus (self->pane);
  else
    focus_entry (self);
}

static void
editor_saved_cb (KithResourcesPage *self, gint64 id)
{
  gboolean is_new = kith_resource_pane_get_shown (self->pane) != id;

  if (is_new)
    {
      self->added = id;
      kith_resource_finder_clear (self->finder);
    }
  gtk_stack_set_visible_child_name (self->stack, "search");
  if (!is_new)
    {
      kith_resource_pane_focus (self->pane);
      return;
    }
  focus_entry (self);
  /* The directory may have it already. */
  show_added (self);
}

static void
kith_resources_page_setup (KithPage *page, KithAppContext *context)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (page);
  KithSession *session = kith_app_context_get_session (context);

  self->context = context;
  if (session == NULL)
    return;
  self->keeper = kith_directory_keeper_new (session);
  kith_resource_editor_set_context (self->editor, context, self->keeper);
  kith_resource_pane_set_context (self->pane, context, self->keeper, self->tray);
  kith_resource_finder_set_session (self->finder, session, self->keeper);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->import_button, kith_session_may (session, KITH_ACTION_CATALOG_IMPORT));
  kith_referring_bar_set_context (self->referring_bar, context);
  kith_resource_pane_set_may_refer (self->pane, kith_referring_bar_may_refer (self->referring_bar));
}

static void
kith_resources_page_open_resource (KithPage *page, gint64 resource)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (page);

  if (is_editing (self))
    kith_app_context_say (self->context, _ ("Something is typed here. Save or discard it first."));
  else if (kith_directory_keeper_get (self->keeper) == NULL)
    self->added = resource;
  else
    open_entry (self, resource);
}

static void
kith_resources_page_refer (KithPage *page, gint64 person, gint64 resource)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (page);

  kith_referring_bar_set_person (self->referring_bar, person);
  kith_page_focus_search (page);
}

static void
kith_resources_page_focus_search (KithPage *page)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (page);

  /* What somebody is typing about an entry is not left by a key. */
  if (is_editing (self))
    gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
  else
    focus_entry (self);
}

static void
kith_resources_page_flush (KithPage *page)
{
  kith_resource_editor_flush (KITH_RESOURCES_PAGE (page)->editor);
}

static void
kith_resources_page_dispose (GObject *object)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (object);

  g_clear_object (&self->finder);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (kith_resources_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "page.find-kind", "(ss)", find_kind_action);
  gtk_widget_class_install_action (widget_class, "page.refer", NULL, refer_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.add-there", NULL, add_there_action);
  gtk_widget_class_install_action (widget_class, "page.empty-handout", NULL, empty_handout_action);
  gtk_widget_class_install_action (widget_class, "page.handout", NULL, handout_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "page.back", NULL);
}

static void
kith_resources_page_class_init (KithResourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_resources_page_dispose;
  page_class->setup = kith_resources_page_setup;
  page_class->focus_search = kith_resources_page_focus_search;
  page_class->open_resource = kith_resources_page_open_resource;
  page_class->refer = kith_resources_page_refer;
  page_class->flush = kith_resources_page_flush;

  install_actions (widget_class);
  g_type_ensure (KITH_TYPE_REFERRING_BAR);
  g_type_ensure (KITH_TYPE_RESULT_LIST);
  g_type_ensure (KITH_TYPE_RESOURCE_EDITOR);
  g_type_ensure (KITH_TYPE_HANDOUT_TRAY);
  g_type_ensure (KITH_TYPE_RESOURCE_FILTERS);
  g_type_ensure (KITH_TYPE_RESOURCE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-resources-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, name)
  CHILD (stack);
  CHILD (top_box);
  CHILD (entry);
  CHILD (filters);
  CHILD (status_label);
  CHILD (problem_label);
  CHILD (import_button);
  CHILD (leaflet);
  CHILD (found_box);
  CHILD (list);
  CHILD (pane);
  CHILD (tray);
  CHILD (editor);
  CHILD (referring_bar);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_saved_cb);
}

static void
kith_resources_page_init (KithResourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->finder = kith_resource_finder_new (self->entry, self->filters, self->list, self->status_label);
  g_signal_connect_object (self->finder, "looked-at", G_CALLBACK (looked_at_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (turn_to_pane), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::shown", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_scale_cb), self, G_CONNECT_SWAPPED);
  text_scale_cb (self);
  update_actions (self);
}

/**
 * kith_resources_page_new:
 * @context: what the window works with
 *
 * Returns: (transfer floating): the page, which begins to read the directory
 */
GtkWidget *
kith_resources_page_new (KithAppContext *context)
{
  return g_object_new (KITH_TYPE_RESOURCES_PAGE, "context", context, NULL);
}
