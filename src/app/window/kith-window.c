/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame around everything: which screen shows, which page, what is said. */

#include "window/kith-window.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-page.h"
#include "window/kith-window-pages.h"

struct _KithWindow
{
  AdwApplicationWindow parent_instance;

  KithAppContext *context; /* (owned) (nullable) */

  GtkWidget *header;
  GtkStack *titles;
  AdwWindowTitle *title;
  GtkWidget *crisis_button;
  GtkWidget *lock_button;
  GtkWidget *account_button;
  AdwToastOverlay *toasts;
  GtkOverlay *overlay;
  GtkStack *screens;
  GtkWidget *sidebar;
  GtkLabel *center_name;
  GtkLabel *today;
  GtkListBox *page_list;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (KithWindow, kith_window, ADW_TYPE_APPLICATION_WINDOW)

/* Toasts read markup; what is said never is any. */
static void
say (KithWindow *self, const char *sentence, gboolean undoable)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static GtkWidget *
make_row (const KithPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (entry->title));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  kith_a11y_set_label (row, _ (entry->title));
  g_object_set_data (G_OBJECT (row), "page", (gpointer) entry->name);
  return row;
}

static gboolean
has_page (KithWindow *self, const KithPageEntry *entry)
{
  KithSession *session = kith_app_context_get_session (self->context);

  return session == NULL || kith_session_may (session, entry->action);
}

/* Pages are made when they are first shown. */
static KithPage *
need_page (KithWindow *self, const KithPageEntry *entry)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, entry->name);

  if (page == NULL)
    {
      page = g_object_new (entry->get_type (), "context", self->context, NULL);
      gtk_stack_add_named (self->pages, page, entry->name);
    }
  return KITH_PAGE (page);
}

static void
show_page (KithWindow *self, const char *name)
{
  const KithPageEntry *entry = kith_window_pages_find (name);
  KithPage *page;

  if (entry == NULL || self->context == NULL || !has_page (self, entry))
    return;
  page = need_page (self, entry);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  adw_window_title_set_title (self->title, _ (entry->title));
  for (int i = 0; gtk_list_box_get_row_at_index (self->page_list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, i);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), name) == 0)
        gtk_list_box_select_row (self->page_list, row);
    }
  kith_page_focus_search (page);
}

static void
page_row_activated_cb (KithWindow *self, GtkListBoxRow *row)
{
  show_page (self, g_object_get_data (G_OBJECT (row), "page"));
}

static void
said_cb (KithWindow *self, const char *sentence, gboolean undoable)
{
  say (self, sentence, undoable);
}

static void
open_page_cb (KithWindow *self, const char *name)
{
  show_page (self, name);
}

static void
open_person_cb (KithWindow *self, gint64 person)
{
  const KithPageEntry *entry = kith_window_pages_find ("people");

  if (entry == NULL)
    return;
  show_page (self, entry->name);
  kith_page_open_person (need_page (self, entry), person);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  if (self->context != NULL)
    kith_app_context_undo (self->context);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_page (KITH_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
kith_window_dispose (GObject *object)
{
  KithWindow *self = KITH_WINDOW (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (kith_window_parent_class)->dispose (object);
}

static void
kith_window_class_init (KithWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/window/kith-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWindow, header);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, crisis_button);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, screens);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, center_name);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, today);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, page_row_activated_cb);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
}

static void
kith_window_init (KithWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_window_new:
 * @application: the program
 *
 * Returns: (transfer none): its window, not shown yet
 */
KithWindow *
kith_window_new (KithApplication *application)
{
  return g_object_new (KITH_TYPE_WINDOW, "application", application, NULL);
}

/**
 * kith_window_set_context:
 * @self: the window
 * @context: what its pages work with
 *
 * Shows the pages of an unlocked session.
 */
void
kith_window_set_context (KithWindow *self, KithAppContext *context)
{
  guint n_pages;
  const KithPageEntry *pages = kith_window_pages_get (&n_pages);

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-page", G_CALLBACK (open_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-person", G_CALLBACK (open_person_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < n_pages; i++)
    {
      if (has_page (self, &pages[i]))
        gtk_list_box_append (self->page_list, make_row (&pages[i]));
    }
  gtk_stack_set_visible_child_name (self->screens, "work");
  if (n_pages > 0)
    show_page (self, pages[0].name);
}
