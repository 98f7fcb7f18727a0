/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is searched at every keystroke. The best of it is shown beside the list when nobody types for
 * the moment; whoever walks through the rows sees each. */

#include "resources/kith-resources-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "resources/kith-handout-dialog.h"
#include "resources/kith-referring-bar.h"
#include "resources/kith-resource-detail.h"
#include "resources/kith-resource-doing.h"
#include "resources/kith-resource-editor.h"
#include "resources/kith-resource-filters.h"
#include "resources/kith-resource-search.h"
#include "resources/kith-result-list.h"
#include "shared/kith-a11y.h"
#include "shared/kith-focus.h"
#include "shared/kith-link.h"
#include "shared/kith-text-scale.h"

/* Rows that are made of one search. */
#define MOST_RESULTS 100
/* Values of a filter that are offered. */
#define MOST_FACETS 40

/* In pixels, at the usual size of text. */
#define FOUND_WIDTH 400
#define DETAIL_WIDTH 420

/* One that was left for another from its details. */
typedef struct
{
  gint64 id;
  gint64 place;
} Left;

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
  GtkWidget *detail_box;
  KithResultList *list;
  KithResourceDetail *detail;
  GtkWidget *back_bar;
  KithHandoutTray *tray;
  KithResourceEditor *editor;
  KithReferringBar *referring_bar;

  KithAppContext *context;      /* (unowned) (nullable) the parent class owns it */
  KithDirectoryKeeper *keeper;  /* (owned) (nullable) */
  KithResourceSearch *search;   /* (owned) (nullable) */
  KithResourceReading *reading; /* (owned) (nullable) what is shown */
  GArray *left;                 /* (owned) (element-type Left) */
  gint64 added;                 /* is to be shown as soon as the directory has it; 0 */
  gboolean restored;            /* what was typed before was looked for */
  guint best_id;                /* the best is shown when nobody types for the moment */
};

G_DEFINE_FINAL_TYPE (KithResourcesPage, kith_resources_page, KITH_TYPE_PAGE)

static void
say (KithResourcesPage *self, const char *sentence)
{
  gtk_label_set_text (self->status_label, sentence);
  kith_a11y_set_label (GTK_WIDGET (self->status_label), sentence);
}

static const char *
get_typed (KithResourcesPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static const char *
get_name (KithResourcesPage *self)
{
  return kith_handout_item_find (self->reading->item, KITH_HANDOUT_NAME)->text;
}

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

/* Columns of larger text need more room, or stand one behind the other. */
static void
text_scale_cb (KithResourcesPage *self)
{
  double scale = kith_text_scale_get (GTK_WIDGET (self));

  gtk_widget_set_size_request (self->found_box, (int) (FOUND_WIDTH * scale), -1);
  gtk_widget_set_size_request (self->detail_box, (int) (DETAIL_WIDTH * scale), -1);
}

/* The one that is shown, or whose service is; 0: none. */
static gint64
get_organization (KithResourcesPage *self)
{
  KithDirectoryEntry entry;

  if (self->reading == NULL)
    return 0;
  if (self->reading->organization != 0)
    return self->reading->organization;
  return kith_directory_get (kith_directory_keeper_get (self->keeper), self->reading->id, &entry) &&
                 entry.kind == KITH_RESOURCE_ORGANIZATION
             ? entry.id
             : 0;
}

static void
update_actions (KithResourcesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = self->reading != NULL;

  gtk_widget_action_set_enabled (widget, "page.verify", shown);
  gtk_widget_action_set_enabled (widget, "page.pin", shown);
  gtk_widget_action_set_enabled (widget, "page.edit", shown);
  gtk_widget_action_set_enabled (widget, "page.collect", shown);
  gtk_widget_action_set_enabled (widget, "page.refer",
                                 shown && kith_referring_bar_may_refer (self->referring_bar));
  gtk_widget_action_set_enabled (widget, "page.add-there", get_organization (self) != 0);
  kith_resource_detail_set_collected (
      self->detail, shown && kith_handout_tray_has (self->tray, self->reading->id, self->reading->place));
  gtk_widget_set_visible (self->back_bar, self->left->len > 0 || is_folded (self));
  gtk_orientable_set_orientation (self->top_box,
                                  is_folded (self) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
show_kinds (KithResourcesPage *self, const KithResourceReading *reading)
{
  g_autoptr (GArray) kinds = kith_directory_list_values (kith_directory_keeper_get (self->keeper),
                                                         reading->id, reading->place, KITH_DIRECTORY_TERM);

  kith_resource_detail_show_kinds (self->detail, kinds);
}

static void
show_reading (KithResourcesPage *self, KithResourceReading *reading)
{
  g_clear_pointer (&self->reading, kith_resource_reading_free);
  self->reading = reading;
  kith_resource_detail_show (self->detail, reading);
  if (reading != NULL)
    show_kinds (self, reading);
  update_actions (self);
}

static gboolean
show_entry (KithResourcesPage *self, gint64 id, gint64 place)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);
  g_autoptr (GError) error = NULL;
  KithResourceReading *reading;

  if (directory == NULL)
    return FALSE;
  reading =
      kith_resource_reading_new (kith_app_context_get_session (self->context), directory, id, place, &error);
  show_reading (self, reading);
  if (reading == NULL)
    kith_app_context_say_error (self->context, error);
  return reading != NULL;
}

static void
show_item (KithResourcesPage *self, KithResultItem *item)
{
  g_clear_handle_id (&self->best_id, g_source_remove);
  g_array_set_size (self->left, 0);
  show_entry (self, kith_result_item_get_id (item), kith_result_item_get_place (item));
}

static gboolean
best_cb (gpointer user_data)
{
  KithResourcesPage *self = user_data;
  g_autoptr (KithResultItem) item = kith_result_list_dup_item (self->list, 0);

  self->best_id = 0;
  if (item == NULL)
    return G_SOURCE_REMOVE;
  kith_result_list_mark (self->list, kith_result_item_get_id (item));
  show_item (self, item);
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The same as before, as it is now: somebody changed something. */
static void
show_again (KithResourcesPage *self)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);
  gboolean is_used = has_focus_within (self->detail_box);
  KithDirectoryEntry entry;

  if (self->reading == NULL)
    return;
  if (!kith_directory_get (directory, self->reading->id, &entry))
    show_reading (self, NULL);
  else if (show_entry (self, self->reading->id, self->reading->place))
    kith_result_list_mark (self->list, self->reading->id);
  /* What had the focus may have been made anew. */
  if (is_used && !has_focus_within (self->detail_box))
    kith_resource_detail_focus (self->detail);
}

static void
say_found (KithResourcesPage *self, guint n)
{
  g_autofree char *text = NULL;
  KithDirectoryResults *names = kith_resource_search_get_names (self->search);

  if (!names->near_known)
    text = g_strdup (_ ("The directory knows no such postcode or place."));
  else if (n == 0)
    text = g_strdup (_ ("Nothing by that name. Try fewer letters, or another word for it."));
  else
    text = g_strdup_printf (ngettext ("%u found.", "%u found.", n), n);
  say (self, text);
}

static GPtrArray *
make_items (KithResourcesPage *self, KithDirectoryResults *results, const char *heading)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GDateTime *now = kith_resource_search_get_now (self->search);

  for (guint i = 0; i < results->results->len; i++)
    g_ptr_array_add (items, kith_result_item_new (&g_array_index (results->results, KithDirectoryResult, i),
                                                  now, i == 0 ? heading : NULL));
  return items;
}

static void
found_cb (KithResourcesPage *self)
{
  KithDirectoryResults *names = kith_resource_search_get_names (self->search);
  g_autoptr (GPtrArray) items = make_items (self, names, NULL);
  gboolean is_walked = kith_result_list_has_focus (self->list);

  kith_result_list_show (self->list, items);
  /* Somebody changed the directory: whoever walks through the rows goes on where they were. */
  if (is_walked && self->reading != NULL)
    {
      kith_result_list_mark (self->list, self->reading->id);
      kith_result_list_return (self->list);
    }
  kith_resource_filters_show (self->filters, names->facets, names->directory);
  say_found (self, names->n_found);
}

static void
found_texts_cb (KithResourcesPage *self)
{
  KithDirectoryResults *names = kith_resource_search_get_names (self->search);
  KithDirectoryResults *texts = kith_resource_search_get_texts (self->search);
  g_autoptr (GPtrArray) items = make_items (self, texts, _ ("In their descriptions"));
  gboolean was_empty = kith_result_list_get_n_items (self->list) == 0;

  if (items->len == 0)
    return;
  kith_result_list_append (self->list, items);
  say_found (self, names->n_found + texts->n_found);
  if (was_empty && self->best_id == 0)
    self->best_id = g_idle_add_full (G_PRIORITY_LOW, best_cb, self, NULL);
}

static void
look_up (KithResourcesPage *self)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (get_typed (self));

  if (self->search == NULL)
    return;
  query->limit = MOST_RESULTS;
  query->most_facets = MOST_FACETS;
  kith_resource_filters_fill (self->filters, query);
  kith_resource_search_run (self->search, query);
}

static void
typed_cb (KithResourcesPage *self)
{
  look_up (self);
  g_clear_handle_id (&self->best_id, g_source_remove);
  if (*get_typed (self) != '\0' || kith_resource_filters_is_any (self->filters))
    self->best_id = g_idle_add_full (G_PRIORITY_LOW, best_cb, self, NULL);
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

/* As if it had been chosen from what was found. */
static gboolean
open_entry (KithResourcesPage *self, gint64 id)
{
  if (!show_entry (self, id, 0))
    return FALSE;
  kith_result_list_mark (self->list, id);
  turn_to (self, self->detail_box);
  update_actions (self);
  kith_resource_detail_focus (self->detail);
  return TRUE;
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

static void
directory_changed_cb (KithResourcesPage *self)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);
  const GError *problem = kith_directory_keeper_get_problem (self->keeper);
  KithDirectoryEntry entry;

  if (directory == NULL)
    {
      gtk_label_set_text (self->problem_label, problem != NULL ? problem->message : "");
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  if (!self->restored)
    restore (self);
  else if (!is_editing (self))
    show_search (self);
  show_again (self);
  if (self->added != 0 && kith_directory_get (directory, self->added, &entry) &&
      open_entry (self, self->added))
    self->added = 0;
}

static void
focus_entry (KithResourcesPage *self)
{
  turn_to (self, self->found_box);
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
entry_activated_cb (KithResourcesPage *self)
{
  kith_result_list_focus_row (self->list, 0);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithResourcesPage *self = user_data;

  return kith_result_list_focus_row (self->list, 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithResourcesPage *self = user_data;

  if (*get_typed (self) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return TRUE;
}

/* Ctrl+Z takes back what was done only while there is no text whose editing it could take back. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithResourcesPage *self = user_data;

  if (*get_typed (self) != '\0' || self->context == NULL)
    return FALSE;
  kith_app_context_undo (self->context);
  return TRUE;
}

static gboolean
detail_escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithResourcesPage *self = user_data;

  turn_to (self, self->found_box);
  if (!kith_result_list_return (self->list))
    focus_entry (self);
  return TRUE;
}

static void
selected_cb (KithResourcesPage *self, KithResultItem *item)
{
  show_item (self, item);
}

static void
chosen_cb (KithResourcesPage *self, KithResultItem *item)
{
  show_item (self, item);
  turn_to (self, self->detail_box);
  update_actions (self);
  kith_resource_detail_focus (self->detail);
}

static void
list_typed_cb (KithResourcesPage *self, const char *letter)
{
  int position = (int) kith_text_length (get_typed (self));

  focus_entry (self);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), letter, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

static void
list_erased_cb (KithResourcesPage *self)
{
  focus_entry (self);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "backspace");
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  /* Translators: %s is a phone number */
  g_autofree char *sentence = g_strdup_printf (_ ("%s is copied."), text);

  kith_link_copy (widget, text);
  kith_app_context_say (self->context, sentence);
}

static void
open_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *uri = kith_resource_link_check (g_variant_get_string (parameter, NULL));

  if (uri != NULL)
    kith_link_open (widget, uri);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  Left left = { 0, 0 };
  gint64 id, place;

  g_variant_get (parameter, "(xx)", &id, &place);
  if (self->reading != NULL)
    left = (Left){ self->reading->id, self->reading->place };
  if (!show_entry (self, id, place))
    return;
  if (left.id != 0)
    g_array_append_val (self->left, left);
  update_actions (self);
  kith_resource_detail_focus (self->detail);
}

/* To what was shown before, or to the list. */
static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  Left left;

  if (self->left->len == 0)
    {
      detail_escape_cb (widget, NULL, self);
      return;
    }
  left = g_array_index (self->left, Left, self->left->len - 1);
  g_array_set_size (self->left, self->left->len - 1);
  show_entry (self, left.id, left.place);
  kith_resource_detail_focus (self->detail);
}

/* Whatever was typed and chosen before. */
static void
find_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  const char *code, *label;

  g_variant_get (parameter, "(&s&s)", &code, &label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  kith_resource_filters_choose_kind (self->filters, code, label);
  focus_entry (self);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  g_autofree char *sentence = NULL;

  if (!self->reading->is_verified)
    {
      kith_resource_doing_verify (self->context, self->reading->id, self->reading->place, get_name (self));
      return;
    }
  /* Translators: %s is an entry of the directory */
  sentence = g_strdup_printf (_ ("%s is verified as of today."), get_name (self));
  kith_app_context_say (self->context, sentence);
}

static void
pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  kith_resource_doing_pin (self->context, self->reading->id, !self->reading->pinned, get_name (self));
}

static void
collect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  kith_handout_tray_toggle (self->tray, self->reading->id, self->reading->place);
  update_actions (self);
}

static void
empty_handout_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  kith_handout_tray_empty (self->tray);
  update_actions (self);
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

  kith_referring_bar_refer (self->referring_bar, self->reading->id, get_name (self));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (self->stack, "edit");
  if (kith_resource_editor_edit (self->editor, self->reading->id, self->reading->place, &error))
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
  kith_resource_editor_add (self->editor, in_vain ? get_typed (self) : NULL, 0);
}

/* One more of what the organization offers that is shown, or whose service is. */
static void
add_there_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithResourcesPage *self = KITH_RESOURCES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "edit");
  kith_resource_editor_add (self->editor, NULL, get_organization (self));
}

static void
editor_left_cb (KithResourcesPage *self)
{
  show_search (self);
  if (self->reading != NULL)
    kith_resource_detail_focus (self->detail);
  else
    focus_entry (self);
}

static void
editor_saved_cb (KithResourcesPage *self, gint64 id)
{
  gboolean is_new = self->reading == NULL || self->reading->id != id;

  if (is_new)
    {
      self->added = id;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  gtk_stack_set_visible_child_name (self->stack, "search");
  if (is_new)
    focus_entry (self);
  else
    kith_resource_detail_focus (self->detail);
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
  self->search = kith_resource_search_new (session, self->keeper);
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "found-texts", G_CALLBACK (found_texts_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->import_button, kith_session_may (session, KITH_ACTION_CATALOG_IMPORT));
  kith_referring_bar_set_context (self->referring_bar, context);
  kith_resource_detail_set_may_refer (self->detail, kith_referring_bar_may_refer (self->referring_bar));
  look_up (self);
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

  g_clear_handle_id (&self->best_id, g_source_remove);
  g_clear_pointer (&self->reading, kith_resource_reading_free);
  g_clear_object (&self->search);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (kith_resources_page_parent_class)->dispose (object);
}

static void
kith_resources_page_finalize (GObject *object)
{
  g_array_unref (KITH_RESOURCES_PAGE (object)->left);
  G_OBJECT_CLASS (kith_resources_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "page.open-link", "s", open_link_action);
  gtk_widget_class_install_action (widget_class, "page.go", "(xx)", go_action);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "page.find-kind", "(ss)", find_kind_action);
  gtk_widget_class_install_action (widget_class, "page.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "page.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "page.collect", NULL, collect_action);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  object_class->dispose = kith_resources_page_dispose;
  object_class->finalize = kith_resources_page_finalize;
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
  g_type_ensure (KITH_TYPE_RESOURCE_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-resources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, top_box);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, entry);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, found_box);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, detail_box);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, list);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, back_bar);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, tray);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, KithResourcesPage, referring_bar);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_entry);
  gtk_widget_class_bind_template_callback (widget_class, list_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_erased_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, editor_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_saved_cb);
}

static void
kith_resources_page_init (KithResourcesPage *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } shortcuts[] = {
    { "Down", down_cb },
    { "KP_Down", down_cb },
    { "Escape", escape_cb },
    { "<Control>z", undo_cb },
  };

  self->left = g_array_new (FALSE, FALSE, sizeof (Left));
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->entry), gtk_entry_get_placeholder_text (self->entry));
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    kith_focus_add_key (GTK_WIDGET (self->entry), shortcuts[i].trigger, GTK_PHASE_CAPTURE, shortcuts[i].func,
                        self);
  kith_focus_add_key (self->detail_box, "Escape", GTK_PHASE_BUBBLE, detail_escape_cb, self);
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
