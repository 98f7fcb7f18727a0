/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that the role has. Each is made when it is first shown, and kept until the lock. */

#include "window/kith-work-view.h"

#include <glib/gi18n.h>

#include "incidents/kith-debriefs.h"
#include "incidents/kith-incidents-page.h"
#include "incidents/kith-incidents.h"
#include "session/kith-accounts.h"
#include "session/kith-backup-plan.h"
#include "session/kith-draft.h"
#include "settings/kith-settings-page.h"
#include "shared/kith-a11y.h"
#include "shared/kith-draft-watch.h"
#include "shared/kith-fonts.h"
#include "shared/kith-reminder.h"
#include "shared/kith-tab-stop.h"
#include "window/kith-window-pages.h"

struct _KithWorkView
{
  AdwBin parent_instance;

  KithAppContext *context; /* (owned) */
  KithAutoBackup *backup;  /* (owned) (nullable) */
  const char *title;

  GtkWidget *sidebar;
  GtkLabel *center_name;
  GtkLabel *today;
  GtkListBox *page_list;
  KithReminder *draft_reminder;
  KithReminder *clock_reminder;
  KithReminder *unreadable_reminder;
  KithReminder *backup_reminder;
  KithReminder *accounts_reminder;
  KithReminder *happened_reminder;
  GtkStack *pages;
  guint prepare_id; /* while the window has nothing else to do */
  guint n_fonts;    /* that are prepared; somebody may be typing between two */
};

G_DEFINE_FINAL_TYPE (KithWorkView, kith_work_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_page (KithWorkView *self, const KithPageEntry *entry)
{
  KithSession *session = kith_app_context_get_session (self->context);

  return session == NULL || kith_session_may (session, entry->action);
}

static GtkWidget *
make_row (const KithPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (entry->title));
  /* Translators: %u is a digit: keys pressed together. */
  g_autofree char *keys = g_strdup_printf (_ ("Ctrl+%u"), entry->key);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, keys);
  kith_a11y_set_label (row, _ (entry->title));
  g_object_set_data (G_OBJECT (row), "page", (gpointer) entry->name);
  return row;
}

static GtkListBoxRow *
find_row (KithWorkView *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    {
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), name) == 0)
        return row;
    }
  return NULL;
}

static void
fill_rows (KithWorkView *self)
{
  guint n_pages;
  const KithPageEntry *entries = kith_window_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      if (entries[i].icon != NULL && has_page (self, &entries[i]))
        gtk_list_box_append (self->page_list, make_row (&entries[i]));
    }
}

static void
row_activated_cb (KithWorkView *self, GtkListBoxRow *row)
{
  kith_work_view_show_page (self, g_object_get_data (G_OBJECT (row), "page"));
}

/* Without the year, which everybody at the desk knows. */
static char *
format_today (KithCenter *center)
{
  int year = 1970, month = 1, day = 1;
  g_autoptr (GDateTime) date = NULL;

  kith_day_to_ymd (kith_clock_today (kith_center_get_clock (center)), &year, &month, &day);
  date = g_date_time_new_utc (year, month, day, 12, 0, 0);
  /* Translators: a day for g_date_time_format(), as in "Sunday, 22 November". */
  return g_date_time_format (date, _ ("%A, %-d %B"));
}

static void
open_settings (KithWorkView *self, const char *part)
{
  KithPage *page;

  kith_work_view_show_page (self, "settings");
  page = kith_work_view_get_page (self);
  if (KITH_IS_SETTINGS_PAGE (page))
    kith_settings_page_show (KITH_SETTINGS_PAGE (page), part);
}

static void
accounts_clicked_cb (KithWorkView *self)
{
  KithPage *page;

  kith_work_view_show_page (self, "settings");
  page = kith_work_view_get_page (self);
  if (KITH_IS_SETTINGS_PAGE (page))
    kith_settings_page_add_coordinator (KITH_SETTINGS_PAGE (page));
}

/* Who has no settings can have plugged in the drive meanwhile. */
static void
keeping_clicked_cb (KithWorkView *self, GtkButton *button)
{
  KithSession *session = kith_app_context_get_session (self->context);

  if (kith_session_may (session, KITH_ACTION_SETTINGS_WRITE))
    open_settings (self, "backup");
  else if (self->backup != NULL && GTK_WIDGET (button) == GTK_WIDGET (self->backup_reminder))
    kith_auto_backup_run (self->backup, kith_session_get_store (session), kith_session_get_center (session),
                          session, FALSE);
}

/* One coordinator who is ill, or forgets, shuts the center: coordinators are reminded until there are two. */
static void
remind_of_accounts (KithWorkView *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  g_autoptr (GPtrArray) accounts = NULL;
  guint n_coordinators = 0;

  if (!kith_session_may (session, KITH_ACTION_ACCOUNTS_MANAGE))
    return;
  accounts = kith_accounts_list (kith_session_get_store (session), NULL);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    n_coordinators += ((KithAccount *) g_ptr_array_index (accounts, i))->role == KITH_ROLE_COORDINATOR;
  kith_reminder_say (self->accounts_reminder,
                     n_coordinators == 1 ? _ ("There is only one coordinator. Add a second…") : NULL);
}

static void
remind_of_backup (KithWorkView *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  KithStore *store = kith_session_get_store (session);
  const GError *problem = self->backup != NULL ? kith_auto_backup_get_problem (self->backup) : NULL;
  g_autoptr (KithBackupPlan) plan = kith_backup_plan_load (store, kith_session_get_center (session), NULL);
  g_autofree char *sentence = NULL;

  /* What is being made may be what is missing. */
  if (plan == NULL || (self->backup != NULL && kith_auto_backup_is_running (self->backup)))
    return;
  sentence = kith_backup_plan_describe_need (plan, kith_session_get_clock (session),
                                             kith_session_may (session, KITH_ACTION_SETTINGS_WRITE), problem);
  kith_reminder_say (self->backup_reminder, sentence);
}

static void
remind_of_unreadable (KithWorkView *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  guint n = kith_desk_get_n_unreadable (kith_app_context_get_desk (self->context));
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u record could not be opened.", "%u records could not be opened.", n), n);
  /* Translators: "2 records could not be opened." */
  g_autofree char *sentence = g_strdup_printf (kith_session_may (session, KITH_ACTION_SETTINGS_WRITE)
                                                   ? _ ("%s Check the center’s file…")
                                                   : _ ("%s Please tell a coordinator."),
                                               count);

  kith_reminder_say (self->unreadable_reminder, n > 0 ? sentence : NULL);
}

static void
remind_of_clock (KithWorkView *self)
{
  KithSession *session = kith_app_context_get_session (self->context);

  kith_reminder_say (self->clock_reminder,
                     kith_clock_is_behind (kith_session_get_clock (session))
                         ? _ ("This computer’s clock is behind the newest entry. If it was set back, put it "
                              "right in the system’s settings.")
                         : NULL);
}

/* Whatever page it is typed on: the words are still there, and are tried again. */
static void
warn_of_drafts (KithWorkView *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  const char *problem = kith_draft_watch_get_problem (kith_draft_watch_get (session));
  /* Translators: %s is a sentence that says why. */
  g_autofree char *sentence =
      problem ? g_strdup_printf (_ ("What you are typing is not kept yet. %s Kith goes on trying."), problem)
              : NULL;

  kith_reminder_say (self->draft_reminder, sentence);
}

/* What was begun comes first, then what is offered to whoever is here, then what is due. */
static char *
describe_happened (KithSession *session)
{
  g_autoptr (GPtrArray) drafts = kith_draft_list (session, KITH_DRAFT_INCIDENT, NULL);
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  guint n = 0;

  if (drafts != NULL && drafts->len > 0)
    return g_strdup (_ ("What you were writing about something that happened is kept. Go on…"));
  if (kith_debriefs_count_open (session, &n, NULL) && n > 0)
    return g_strdup (_ ("You are offered a conversation after something happened. Look…"));
  if (kith_incidents_count_due (session, today, &n, NULL) && n > 0)
    return g_strdup_printf (ngettext ("%u thing that happened is to be looked at again…",
                                      "%u things that happened are to be looked at again…", n),
                            n);
  return NULL;
}

static void
remind_of_happened (KithWorkView *self)
{
  if (kith_app_context_is_practise (self->context))
    return;
  g_autofree char *sentence = describe_happened (kith_app_context_get_session (self->context));

  kith_reminder_say (self->happened_reminder, sentence);
}

static void
happened_clicked_cb (KithWorkView *self)
{
  g_autoptr (GPtrArray) drafts =
      kith_draft_list (kith_app_context_get_session (self->context), KITH_DRAFT_INCIDENT, NULL);
  KithPage *page = kith_work_view_need_page (self, KITH_INCIDENTS_PAGE_NAME);

  if (page != NULL && drafts != NULL && drafts->len > 0)
    kith_incidents_page_write (KITH_INCIDENTS_PAGE (page));
  kith_work_view_show_page (self, KITH_INCIDENTS_PAGE_NAME);
}

/* Nothing in the sample center is worth a reminder. */
static void
remind (KithWorkView *self)
{
  if (kith_app_context_get_session (self->context) == NULL || kith_app_context_is_practise (self->context))
    return;
  remind_of_clock (self);
  remind_of_unreadable (self);
  remind_of_backup (self);
  remind_of_accounts (self);
  remind_of_happened (self);
}

static void
day_changed_cb (KithWorkView *self)
{
  KithSession *session = kith_app_context_get_session (self->context);

  if (session != NULL)
    kith_work_view_refresh_center (self, kith_session_get_center (session));
  remind (self);
}

/* A person is opened in the middle of a conversation: the page for it is there before anybody asks. */
static gboolean
prepare_cb (gpointer user_data)
{
  KithWorkView *self = user_data;

  if (self->n_fonts == 0)
    kith_work_view_need_page (self, "people");
  if (kith_fonts_prepare (self->n_fonts))
    {
      self->n_fonts++;
      return G_SOURCE_CONTINUE;
    }
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

static void
kith_work_view_map (GtkWidget *widget)
{
  KithWorkView *self = KITH_WORK_VIEW (widget);

  GTK_WIDGET_CLASS (kith_work_view_parent_class)->map (widget);
  if (self->context != NULL && self->prepare_id == 0)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

static void
kith_work_view_dispose (GObject *object)
{
  KithWorkView *self = KITH_WORK_VIEW (object);

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_object (&self->backup);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kith_work_view_parent_class)->dispose (object);
}

static void
kith_work_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TITLE)
    g_value_set_string (value, KITH_WORK_VIEW (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_work_view_class_init (KithWorkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_work_view_dispose;
  object_class->get_property = kith_work_view_get_property;
  widget_class->map = kith_work_view_map;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KITH_TYPE_REMINDER);
  g_type_ensure (KITH_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/window/kith-work-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, center_name);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, today);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, page_list);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, draft_reminder);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, clock_reminder);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, unreadable_reminder);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, backup_reminder);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, accounts_reminder);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, happened_reminder);
  gtk_widget_class_bind_template_child (widget_class, KithWorkView, pages);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, accounts_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keeping_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, happened_clicked_cb);
}

static void
kith_work_view_init (KithWorkView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_work_view_new:
 * @context: what the pages work with
 * @backup: (nullable): what makes backups by itself
 *
 * Returns: (transfer floating): the pages of a session, none of them shown yet
 */
GtkWidget *
kith_work_view_new (KithAppContext *context, KithAutoBackup *backup)
{
  static const char *const happened[] = { "changed::incident", "changed::debrief" };
  KithWorkView *self;
  KithSession *session;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  self = g_object_new (KITH_TYPE_WORK_VIEW, NULL);
  self->context = g_object_ref (context);
  g_set_object (&self->backup, backup);
  g_object_bind_property (kith_app_context_get_preferences (context), "sidebar-visible", self->sidebar,
                          "visible", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  fill_rows (self);
  session = kith_app_context_get_session (context);
  if (session != NULL)
    kith_work_view_refresh_center (self, kith_session_get_center (session));
  g_signal_connect_object (context, "center-changed", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  remind (self);
  if (session != NULL)
    g_signal_connect_object (kith_session_get_store (session), "changed::account", G_CALLBACK (remind), self,
                             G_CONNECT_SWAPPED);
  for (guint i = 0; session != NULL && i < G_N_ELEMENTS (happened); i++)
    g_signal_connect_object (kith_session_get_store (session), happened[i], G_CALLBACK (remind_of_happened),
                             self, G_CONNECT_SWAPPED);
  if (session != NULL)
    g_signal_connect_object (kith_draft_watch_get (session), "notify::problem", G_CALLBACK (warn_of_drafts),
                             self, G_CONNECT_SWAPPED);
  if (session != NULL && backup != NULL)
    g_signal_connect_object (backup, "changed", G_CALLBACK (remind), self, G_CONNECT_SWAPPED);
  if (session != NULL)
    g_signal_connect_object (kith_session_get_clock (session), "day-changed", G_CALLBACK (day_changed_cb),
                             self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * kith_work_view_need_page:
 * @self: the view
 * @name: of a page
 *
 * Returns: (transfer none) (nullable): the page, made if need be; %NULL where the role has none of that name
 */
KithPage *
kith_work_view_need_page (KithWorkView *self, const char *name)
{
  const KithPageEntry *entry = kith_window_pages_find (name);
  GtkWidget *page;

  g_return_val_if_fail (KITH_IS_WORK_VIEW (self), NULL);

  if (entry == NULL || !has_page (self, entry))
    return NULL;
  page = gtk_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    {
      page = g_object_new (entry->get_type (), "context", self->context, NULL);
      gtk_stack_add_named (self->pages, page, name);
    }
  return KITH_PAGE (page);
}

static KithPage *
go_to (KithWorkView *self, const char *name)
{
  const KithPageEntry *entry = kith_window_pages_find (name);
  KithPage *page = kith_work_view_need_page (self, name);

  if (page == NULL)
    return NULL;
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  /* What has no row is a part of the page that led to it. */
  if (entry->icon != NULL)
    {
      self->title = _ (entry->title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
      gtk_list_box_select_row (self->page_list, find_row (self, name));
      g_object_set (kith_app_context_get_preferences (self->context), "last-page", name, NULL);
    }
  return page;
}

/**
 * kith_work_view_show_page:
 * @self: the view
 * @name: of a page
 *
 * Goes to a page, with the focus where typing begins.
 *
 * Returns: whether the role has it
 */
gboolean
kith_work_view_show_page (KithWorkView *self, const char *name)
{
  KithPage *page;

  g_return_val_if_fail (KITH_IS_WORK_VIEW (self), FALSE);

  page = go_to (self, name);
  if (page == NULL)
    return FALSE;
  kith_page_focus_search (page);
  return TRUE;
}

/**
 * kith_work_view_show_key:
 * @self: the view
 * @key: 1 to 6, as in Ctrl+1
 */
void
kith_work_view_show_key (KithWorkView *self, guint key)
{
  guint n_pages;
  const KithPageEntry *entries = kith_window_pages_get (&n_pages);

  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  for (guint i = 0; i < n_pages; i++)
    {
      if (entries[i].key == key)
        kith_work_view_show_page (self, entries[i].name);
    }
}

/**
 * kith_work_view_get_page:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the page that shows
 */
KithPage *
kith_work_view_get_page (KithWorkView *self)
{
  GtkWidget *page;

  g_return_val_if_fail (KITH_IS_WORK_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  return page != NULL ? KITH_PAGE (page) : NULL;
}

/**
 * kith_work_view_open_person:
 * @self: the view
 * @person: a person's id
 */
void
kith_work_view_open_person (KithWorkView *self, gint64 person)
{
  KithPage *page;

  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  page = go_to (self, "people");
  if (page != NULL && !kith_page_open_person (page, person))
    kith_page_focus_search (page);
}

/**
 * kith_work_view_open_resource:
 * @self: the view
 * @resource: an entry of the directory
 */
void
kith_work_view_open_resource (KithWorkView *self, gint64 resource)
{
  KithPage *page;

  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  page = go_to (self, "resources");
  if (page != NULL)
    kith_page_open_resource (page, resource);
}

/**
 * kith_work_view_open_notes:
 * @self: the view
 * @person: whom they are about
 * @what: as for kith_app_context_open_notes()
 *
 * Goes to the notes about somebody.
 */
void
kith_work_view_open_notes (KithWorkView *self, gint64 person, gint64 what)
{
  KithPage *page;

  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  page = go_to (self, "people");
  if (page != NULL)
    kith_page_open_notes (page, person, what);
}

/**
 * kith_work_view_open_section:
 * @self: the view
 * @person: an id
 * @section: a part of their page: "plan", "referrals"…
 *
 * Goes to that part of somebody's page.
 */
void
kith_work_view_open_section (KithWorkView *self, gint64 person, const char *section)
{
  KithPage *page;

  g_return_if_fail (KITH_IS_WORK_VIEW (self));
  g_return_if_fail (section != NULL);

  page = go_to (self, "people");
  if (page != NULL)
    kith_page_open_section (page, person, section);
}

/**
 * kith_work_view_refer:
 * @self: the view
 * @person: who is referred
 * @resource: an entry of the directory; 0: it is chosen there
 */
void
kith_work_view_refer (KithWorkView *self, gint64 person, gint64 resource)
{
  KithPage *page;

  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  page = go_to (self, resource != 0 ? "people" : "resources");
  if (page != NULL)
    kith_page_refer (page, person, resource);
}

/**
 * kith_work_view_flush:
 * @self: the view
 *
 * Saves at once what is being typed on any page.
 */
void
kith_work_view_flush (KithWorkView *self)
{
  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      if (KITH_IS_PAGE (page))
        kith_page_flush (KITH_PAGE (page));
    }
}

/**
 * kith_work_view_refresh_center:
 * @self: the view
 * @center: the center as it is now
 */
void
kith_work_view_refresh_center (KithWorkView *self, KithCenter *center)
{
  g_autofree char *day = format_today (center);

  g_return_if_fail (KITH_IS_WORK_VIEW (self));

  gtk_label_set_label (self->center_name, kith_center_get_name (center));
  gtk_label_set_label (self->today, day);
}
