/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame around everything: which screen shows, what the header says, what the window's actions do. */

#include "window/kith-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "catalog/kith-catalog-page.h"
#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-reseal.h"
#include "shared/kith-text-scale.h"
#include "window/kith-account-dialogs.h"
#include "window/kith-window-private.h"

/* Sizes of the text in percent. */
#define TEXT_STEP 25
#define TEXT_SMALLEST 75
#define TEXT_USUAL 100
#define TEXT_LARGEST 200

G_DEFINE_FINAL_TYPE (KithWindow, kith_window, ADW_TYPE_APPLICATION_WINDOW)

/* A screen is in the stack only while it is of use: what is not there can show nothing. */
GtkWidget *
kith_window_add_screen (KithWindow *self, GtkWidget *screen, const char *name)
{
  kith_text_scale_clamps (screen);
  gtk_stack_add_named (self->screens, screen, name);
  return screen;
}

void
kith_window_remove_screen (KithWindow *self, const char *name)
{
  GtkWidget *screen = gtk_stack_get_child_by_name (self->screens, name);

  if (screen != NULL)
    gtk_stack_remove (self->screens, screen);
}

const char *
kith_window_get_screen (KithWindow *self)
{
  return gtk_stack_get_visible_child_name (self->screens);
}

gboolean
kith_window_is_on (KithWindow *self, const char *name)
{
  return g_strcmp0 (kith_window_get_screen (self), name) == 0;
}

static void
update_header (KithWindow *self)
{
  gboolean working = kith_window_is_on (self, KITH_SCREEN_WORK);
  gboolean unlocked = kith_door_is_open (self->door);
  g_autofree char *title = NULL;

  if (working && self->work_view != NULL)
    g_object_get (self->work_view, "title", &title, NULL);
  if (kith_window_is_on (self, KITH_SCREEN_CRISIS))
    title = g_strdup (_ ("Crisis help"));
  if (self->crisis_page != NULL)
    gtk_widget_set_visible (kith_crisis_page_get_header_buttons (self->crisis_page),
                            kith_window_is_on (self, KITH_SCREEN_CRISIS));
  adw_window_title_set_title (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->lock_button, unlocked && !kith_window_is_on (self, KITH_SCREEN_CRISIS));
  gtk_widget_set_visible (self->account_button, unlocked && working);
  gtk_widget_set_visible (self->practise_banner, kith_door_is_practise (self->door));
}

void
kith_window_put_in_front (KithWindow *self, const char *name)
{
  /* An entry that is taken away while it has the focus never learns that it lost it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->screens, name);
  update_header (self);
  kith_window_update_actions (self);
}

/* Whoever reads crisis help is not interrupted by something that is ready meanwhile: it waits behind. */
void
kith_window_show_screen (KithWindow *self, const char *name)
{
  if (self->screen_before == NULL)
    {
      kith_window_put_in_front (self, name);
      return;
    }
  g_free (self->screen_before);
  self->screen_before = g_strdup (name);
  g_clear_pointer (&self->focus_before, kith_focus_free);
  kith_window_keep_front_focus (self);
  update_header (self);
  kith_window_update_actions (self);
}

void
kith_window_say (KithWindow *self, const char *sentence, gboolean undoable)
{
  kith_said_bar_say (self->said_bar, sentence, undoable ? "win.undo" : NULL);
}

void
kith_window_update_actions (KithWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean working = kith_window_is_on (self, KITH_SCREEN_WORK);
  gboolean unlocked = kith_door_is_open (self->door);
  gboolean practise = kith_door_is_practise (self->door);
  /* Not by whoever may be alone with what is read together. */
  gboolean may_write = unlocked && self->context != NULL &&
                       gtk_stack_get_child_by_name (self->screens, KITH_SCREEN_TOGETHER) == NULL;

  gtk_widget_action_set_enabled (widget, "win.lock", unlocked);
  gtk_widget_action_set_enabled (widget, "win.switch-account", unlocked);
  gtk_widget_action_set_enabled (widget, "win.set-pin", unlocked && !practise);
  gtk_widget_action_set_enabled (widget, "win.change-passphrase", unlocked && !practise);
  gtk_widget_action_set_enabled (widget, "win.leave-practise", practise);
  gtk_widget_action_set_enabled (widget, "win.practise",
                                 !practise && !unlocked && !kith_door_is_making (self->door));
  gtk_widget_action_set_enabled (widget, "win.something-happened", may_write);
  if (self->crisis_page != NULL)
    kith_crisis_page_set_may_write (self->crisis_page, may_write);
  gtk_widget_action_set_enabled (widget, "win.page", working);
  gtk_widget_action_set_enabled (widget, "win.page-key", working);
  gtk_widget_action_set_enabled (widget, "win.search", working);
  gtk_widget_action_set_enabled (widget, "win.find-person", working);
  gtk_widget_action_set_enabled (widget, "win.resource-sources", working);
  gtk_widget_action_set_enabled (widget, "win.resource-review", working);
  gtk_widget_action_set_enabled (widget, "win.import-catalog",
                                 working && kith_session_may (kith_door_get_session (self->door),
                                                              KITH_ACTION_CATALOG_IMPORT));
  gtk_widget_action_set_enabled (widget, "win.toggle-sidebar", working);
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 working && self->context != NULL &&
                                     kith_undo_can_undo (kith_app_context_get_undo (self->context)));
}

static void
said_cb (KithWindow *self, const char *sentence, gboolean undoable)
{
  if (*sentence == '\0')
    kith_said_bar_hush (self->said_bar);
  else if (kith_window_is_on (self, KITH_SCREEN_WORK))
    kith_window_say (self, sentence, undoable);
}

static void
outcome_cb (KithWindow *self, KithDeskOutcome *outcome)
{
  if (self->cover_view != NULL && kith_window_is_on (self, KITH_SCREEN_COVER))
    kith_cover_view_say (self->cover_view, outcome->visit != 0 ? _ ("Signed in") : "");
}

static void
open_page_cb (KithWindow *self, const char *name)
{
  kith_work_view_show_page (self->work_view, name);
}

static void
open_person_cb (KithWindow *self, gint64 person)
{
  kith_work_view_open_person (self->work_view, person);
}

static void
open_resource_cb (KithWindow *self, gint64 resource)
{
  kith_work_view_open_resource (self->work_view, resource);
}

static void
open_section_cb (KithWindow *self, gint64 person, const char *section)
{
  kith_work_view_open_section (self->work_view, person, section);
}

static void
open_notes_cb (KithWindow *self, gint64 person, gint64 what)
{
  kith_work_view_open_notes (self->work_view, person, what);
}

static void
refer_cb (KithWindow *self, gint64 person, gint64 resource)
{
  kith_work_view_refer (self->work_view, person, resource);
}

static void
scanned_cb (KithWindow *self, const char *code)
{
  self->scanned_covered = kith_window_is_on (self, KITH_SCREEN_COVER);
  if (self->context != NULL && (self->scanned_covered || kith_window_is_on (self, KITH_SCREEN_WORK) ||
                                kith_window_is_on (self, KITH_SCREEN_CRISIS)))
    kith_app_context_scan (self->context, code);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  kith_window_close_find (self);
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    kith_work_view_show_page (self->work_view, g_variant_get_string (parameter, NULL));
  else
    kith_work_view_show_key (self->work_view, g_variant_get_uint32 (parameter));
}

/* Named as the parts of that page. */
static void
catalog_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);
  KithPage *page = kith_work_view_need_page (self->work_view, KITH_CATALOG_PAGE_NAME);

  kith_window_close_find (self);
  if (page != NULL)
    kith_catalog_page_open (KITH_CATALOG_PAGE (page), name + strlen ("win."));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPage *page = kith_work_view_get_page (KITH_WINDOW (widget)->work_view);

  if (page != NULL)
    kith_page_focus_search (page);
}

static void
sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);
  gboolean visible;

  g_object_get (self->preferences, "sidebar-visible", &visible, NULL);
  g_object_set (self->preferences, "sidebar-visible", !visible, NULL);
}

/* Those that take nothing and call one function of the window. */
static void
plain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*run) (KithWindow *self);
  } runs[] = {
    { "win.lock", kith_window_lock },
    { "win.crisis-help", kith_window_open_crisis },
    { "win.help", kith_window_open_guide },
    { "win.find-person", kith_window_open_find },
    { "win.something-happened", kith_window_something_happened },
    { "win.practise", kith_window_practise },
    { "win.leave-practise", kith_window_leave_practise },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      if (g_strcmp0 (name, runs[i].name) == 0)
        runs[i].run (KITH_WINDOW (widget));
    }
}

/* The steps that Settings offers too. */
static void
text_size_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);
  int step = g_variant_get_int32 (parameter);
  int scale =
      step == 0 ? TEXT_USUAL : (int) kith_preferences_get_text_scale (self->preferences) + step * TEXT_STEP;

  g_object_set (self->preferences, "text-scale", (guint) CLAMP (scale, TEXT_SMALLEST, TEXT_LARGEST), NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  if (self->context != NULL)
    kith_app_context_undo (self->context);
}

static void
switch_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  kith_door_set_last_account (self->door, 0);
  kith_window_lock (self);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_door_cancel (KITH_WINDOW (widget)->door);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  kith_window_open_store (self, kith_door_get_path (self->door));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  KithWindow *self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  if (g_str_has_suffix (path, ".kith-backup"))
    {
      kith_window_restore_backup (self, path);
      return;
    }
  g_object_set (self->preferences, "store-path", path, NULL);
  kith_window_open_store (self, path);
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_dialogs_choose_file (widget, KITH_FILE_OPEN, _ ("Open a center’s file"), NULL, "*.kith*",
                            _ ("Centers and their backups"), file_chosen_cb, widget);
}

static void
backup_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    kith_window_restore_backup (user_data, path);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_dialogs_choose_file (widget, KITH_FILE_OPEN, _ ("Restore a backup"), NULL, "*.kith-backup",
                            _ ("Backups"), backup_chosen_cb, widget);
}

static void
pin_set_cb (int fd, gpointer user_data)
{
  KithWindow *self = user_data;

  kith_door_take_pin (self->door, fd);
  kith_window_say (self, _ ("Your PIN is set for today."), FALSE);
}

/* It brings back keys that are this account's no more. */
static void
forget_pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_door_end_pin (KITH_WINDOW (widget)->door);
}

static void
set_pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  kith_account_dialogs_set_pin (widget, kith_door_get_session (self->door), pin_set_cb, self);
}

static void
change_passphrase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  kith_account_dialogs_change_passphrase (widget, self->context);
}

static void
recovered_cb (const GError *error, gpointer user_data)
{
  KithWindow *self = user_data;

  if (self->lock_page == NULL)
    return;
  if (error != NULL)
    kith_lock_page_refuse (self->lock_page, error->message);
  else
    kith_lock_page_tell (self->lock_page, _ ("Your new passphrase is set. Unlock with it."));
}

static void
recover_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithWindow *self = KITH_WINDOW (widget);

  if (self->lock_page != NULL && kith_lock_page_get_account (self->lock_page) != 0 &&
      !kith_door_is_practise (self->door))
    kith_account_dialogs_recover (widget, kith_door_get_store (self->door), kith_door_get_center (self->door),
                                  kith_lock_page_get_account (self->lock_page), recovered_cb);
}

static gboolean
kith_window_close_request (GtkWindow *window)
{
  KithWindow *self = KITH_WINDOW (window);
  int width = 0, height = 0;

  if (self->preferences != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_object_set (self->preferences, "window-maximized", gtk_window_is_maximized (window), NULL);
      if (width > 0 && height > 0)
        g_object_set (self->preferences, "window-width", width, "window-height", height, NULL);
    }
  kith_door_close (self->door);
  kith_door_end_pin (self->door);
  return GTK_WINDOW_CLASS (kith_window_parent_class)->close_request (window);
}

static void
kith_window_dispose (GObject *object)
{
  KithWindow *self = KITH_WINDOW (object);

  kith_window_stop_watching (self);
  kith_door_close (self->door);
  kith_door_end_pin (self->door);
  g_clear_pointer (&self->screen_before, g_free);
  g_clear_pointer (&self->focus_before, kith_focus_free);
  g_clear_pointer (&self->cover_focus, kith_focus_free);
  g_clear_pointer (&self->find_focus, kith_focus_free);
  g_clear_pointer (&self->put_away, g_ptr_array_unref);
  g_clear_handle_id (&self->front_focus_id, g_source_remove);
  g_clear_handle_id (&self->uncover_id, g_source_remove);
  g_clear_object (&self->scans);
  g_clear_object (&self->sleep);
  g_clear_object (&self->idle);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->asked_path, g_free);
  G_OBJECT_CLASS (kith_window_parent_class)->dispose (object);
}

static void
kith_window_finalize (GObject *object)
{
  g_clear_object (&KITH_WINDOW (object)->door);
  G_OBJECT_CLASS (kith_window_parent_class)->finalize (object);
}

/* Made when it is asked for: the toolkit would make it with the window, and the first picture would wait. */
static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/kithdesk/Kith/ui/window/kith-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const plain[] = {
    "win.lock",           "win.crisis-help",        "win.help", "win.find-person", "win.practise",
    "win.leave-practise", "win.something-happened",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i], NULL, plain_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.page-key", "u", page_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.import-catalog", NULL, catalog_action);
  gtk_widget_class_install_action (widget_class, "win.resource-sources", NULL, catalog_action);
  gtk_widget_class_install_action (widget_class, "win.resource-review", NULL, catalog_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.text-size", "i", text_size_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.switch-account", NULL, switch_account_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, open_file_action);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.set-pin", NULL, set_pin_action);
  gtk_widget_class_install_action (widget_class, "win.forget-pin", NULL, forget_pin_action);
  gtk_widget_class_install_action (widget_class, "win.recover", NULL, recover_action);
  gtk_widget_class_install_action (widget_class, "win.change-passphrase", NULL, change_passphrase_action);

  /* Not an accelerator of the program: text being typed keeps its own undo, this comes after it. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
kith_window_class_init (KithWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_window_dispose;
  object_class->finalize = kith_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kith_window_close_request;

  g_type_ensure (KITH_TYPE_SAID_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/window/kith-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWindow, header);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, crisis_button);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, practise_banner);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, said_bar);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, screens);
  gtk_widget_class_bind_template_child (widget_class, KithWindow, account_menu);

  install_actions (widget_class);
}

static void
kith_window_init (KithWindow *self)
{
  self->door = kith_door_new ();
  self->idle = kith_idle_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_name_parts (GTK_WIDGET (self));
  kith_window_update_actions (self);
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
  KithWindow *self = g_object_new (KITH_TYPE_WINDOW, "application", application, NULL);

  self->preferences = g_object_ref (kith_application_get_preferences (application));
  kith_window_watch (self);
  kith_window_watch_door (self);
  return self;
}

static void
label_account_button (KithWindow *self)
{
  const char *name = kith_session_get_account_name (kith_door_get_session (self->door));
  const char *role = kith_role_get_label (kith_session_get_role (kith_door_get_session (self->door)));
  /* Translators: the name of an account and its role, as in "Dana K. · front desk". */
  g_autofree char *label =
      kith_door_is_practise (self->door) ? g_strdup (role) : g_strdup_printf (_ ("%s · %s"), name, role);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->account_button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->account_button), self->account_menu);
  kith_a11y_label_menu_button (self->account_button, label);
}

static void
watch_scans (KithWindow *self)
{
  const char *prefix =
      kith_center_get_code_prefix (kith_session_get_center (kith_door_get_session (self->door)));

  if (self->scans == NULL)
    {
      self->scans = kith_scan_catcher_new (prefix);
      kith_scan_catcher_attach (self->scans, GTK_WIDGET (self));
      g_signal_connect_object (self->scans, "scanned", G_CALLBACK (scanned_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->scans, "notify::holding", G_CALLBACK (kith_window_scan_let_go), self,
                               G_CONNECT_SWAPPED);
    }
  kith_scan_catcher_set_prefix (self->scans, prefix);
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
  const char *last;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "outcome", G_CALLBACK (outcome_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-page", G_CALLBACK (open_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "center-changed", G_CALLBACK (watch_scans), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-resource", G_CALLBACK (open_resource_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-notes", G_CALLBACK (open_notes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-section", G_CALLBACK (open_section_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "read-together", G_CALLBACK (kith_window_read_together), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "refer", G_CALLBACK (refer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "open-person", G_CALLBACK (open_person_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kith_app_context_get_undo (context), "notify::can-undo",
                           G_CALLBACK (kith_window_update_actions), self, G_CONNECT_SWAPPED);

  kith_window_remove_screen (self, KITH_SCREEN_WORK);
  self->work_view = KITH_WORK_VIEW (kith_window_add_screen (
      self, kith_work_view_new (context, kith_door_get_backup (self->door)), KITH_SCREEN_WORK));
  g_signal_connect_object (self->work_view, "notify::title", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  if (kith_door_get_session (self->door) != NULL)
    {
      label_account_button (self);
      watch_scans (self);
    }
  kith_window_show_screen (self, KITH_SCREEN_WORK);
  last = kith_preferences_get_last_page (kith_app_context_get_preferences (context));
  if (!kith_work_view_show_page (self->work_view, last))
    kith_work_view_show_page (self->work_view, "front-desk");
  kith_window_start_idle (self);
  if (kith_door_get_session (self->door) != NULL)
    kith_reseal_start (context);
}
