/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log, newest first, a page at a time, by what is asked for. It is read on the database thread. What was
 * asked for stays while the page stands. */

#include "settings/kith-settings-log.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-pick-person.h"
#include "session/kith-accounts.h"
#include "session/kith-audit.h"
#include "settings/kith-log-listing.h"
#include "settings/kith-log-words.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"
#include "shared/kith-listing-out.h"

#define PAGE 100
#define CELLS "kith-cells"

struct _KithSettingsLog
{
  KithSettingsSection parent_instance;

  GPtrArray *accounts;  /* (owned) (nullable) (element-type KithAccount) in the order of the drop-down */
  KithAuditEntry *last; /* (owned) (nullable) of those that are shown */
  gint64 person;        /* 0: whomever it is about */
  gboolean refreshing;
  guint serial;
  guint n_shown;

  GtkDropDown *period_drop; /* (unowned) template child, as those below */
  GtkDropDown *group_drop;
  GtkDropDown *account_drop;
  GtkButton *person_button;
  GtkWidget *anybody_button;
  GtkWidget *days;
  GtkEditable *from_row;
  GtkEditable *to_row;
  GtkLabel *summary;
  GtkListBox *list;
  GtkWidget *more_button;
  GtkWidget *everything_button;
};

typedef struct
{
  KithAuditFilter filter;
  KithAuditEntry *after; /* (owned) (nullable) */
  guint serial;
  GPtrArray
      *entries; /* (owned) (nullable) (element-type KithAuditEntry): one more than a page, if there is */
} Look;

G_DEFINE_FINAL_TYPE (KithSettingsLog, kith_settings_log, KITH_TYPE_SETTINGS_SECTION)

enum
{
  PERIOD_TODAY,
  PERIOD_WEEK,
  PERIOD_MONTH,
  PERIOD_YEAR,
  PERIOD_ALL,
  PERIOD_DAYS,
  N_PERIODS
};

static const struct
{
  const char *title;
  int days; /* before today; -1: no matter */
} periods[N_PERIODS] = {
  [PERIOD_TODAY] = { N_ ("Today"), 0 },         [PERIOD_WEEK] = { N_ ("Last 7 days"), 6 },
  [PERIOD_MONTH] = { N_ ("Last 30 days"), 29 }, [PERIOD_YEAR] = { N_ ("Last year"), 365 },
  [PERIOD_ALL] = { N_ ("All the time"), -1 },   [PERIOD_DAYS] = { N_ ("From … to …"), -1 },
};

/* In the order of the drop-down: what is asked for most stands first. */
static const KithEventGroup groups[] = { KITH_EVENT_GROUP_BUT_DRAFTS,
#define GROUP(symbol, ...) KITH_EVENT_GROUP_##symbol,
                                         KITH_EVENT_GROUPS (GROUP)
#undef GROUP
};

static void
look_free (gpointer data)
{
  Look *look = data;

  kith_audit_entry_free (look->after);
  g_clear_pointer (&look->entries, g_ptr_array_unref);
  g_free (look);
}

static gboolean
look_job (KithSession *session, gpointer data, GError **error)
{
  Look *look = data;

  look->entries = kith_audit_list (session, &look->filter, look->after, PAGE + 1, error);
  return look->entries != NULL;
}

static void
clear_list (KithSettingsLog *self)
{
  kith_children_remove (GTK_WIDGET (self->list));
  self->n_shown = 0;
  g_clear_pointer (&self->last, kith_audit_entry_free);
}

static void
show_state (KithSettingsLog *self, gboolean more, const char *problem)
{
  g_autofree char *summary = NULL;

  if (problem != NULL)
    summary = g_strdup (problem);
  else if (self->n_shown == 0)
    summary =
        g_strdup (_ ("Nothing of that kind in this time. Choose a longer time, another kind or account, "
                     "or look at everything."));
  else if (more)
    summary = g_strdup_printf (ngettext ("The newest %u entry is shown.", "The newest %u entries are shown.",
                                         self->n_shown),
                               self->n_shown);
  else
    summary = g_strdup_printf (ngettext ("%u entry", "%u entries", self->n_shown), self->n_shown);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.copy", self->n_shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.print", self->n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_shown > 0);
  gtk_widget_set_visible (self->more_button, more);
  gtk_widget_set_visible (self->everything_button, problem == NULL && self->n_shown == 0);
}

static void
looked_cb (gpointer object, gpointer data, const GError *error)
{
  KithSettingsLog *self = object;
  KithAppContext *context = kith_settings_section_get_context (KITH_SETTINGS_SECTION (self));
  Look *look = data;
  GtkWidget *first = NULL;
  gboolean has_more;
  guint n;

  if (error != NULL || look->serial != self->serial)
    return;
  if (look->after == NULL)
    clear_list (self);
  has_more = look->entries->len > PAGE;
  n = MIN (look->entries->len, PAGE);
  for (guint i = 0; i < n; i++)
    {
      const KithAuditEntry *entry = g_ptr_array_index (look->entries, i);
      GtkWidget *row = kith_log_words_make_row (entry, context);

      g_object_set_data_full (G_OBJECT (row), CELLS, kith_log_words_cells (entry, context),
                              (GDestroyNotify) g_strfreev);
      gtk_list_box_append (self->list, row);
      if (first == NULL)
        first = row;
    }
  self->n_shown += n;
  if (n > 0)
    {
      g_clear_pointer (&self->last, kith_audit_entry_free);
      self->last = g_ptr_array_steal_index (look->entries, n - 1);
    }
  show_state (self, has_more, NULL);
  /* The keyboard goes on where the list does. */
  if (look->after != NULL && first != NULL)
    gtk_widget_grab_focus (first);
}

static gboolean
read_day (GtkEditable *row, KithDay *day, GError **error)
{
  g_autofree char *text = kith_text_clean (gtk_editable_get_text (row), KITH_TEXT_NAME_MAX);
  gboolean good = *text == '\0' || kith_day_parse (text, day, error);

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return good;
}

/* FALSE where one of the days is not written out yet. */
static gboolean
read_days (KithSettingsLog *self, KithClock *clock, KithAuditFilter *filter, GError **error)
{
  KithDay from = KITH_DAY_NONE, to = KITH_DAY_NONE;

  if (!read_day (self->from_row, &from, error) || !read_day (self->to_row, &to, error))
    return FALSE;
  if (from != KITH_DAY_NONE)
    filter->from_utc = kith_clock_day_start (clock, from);
  if (to != KITH_DAY_NONE)
    filter->until_utc = kith_clock_day_start (clock, to + 1);
  return TRUE;
}

static gboolean
read_filter (KithSettingsLog *self, KithAuditFilter *filter, GError **error)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  KithClock *clock = kith_session_get_clock (session);
  guint period = MIN (gtk_drop_down_get_selected (self->period_drop), N_PERIODS - 1);
  guint group = gtk_drop_down_get_selected (self->group_drop);
  guint account = gtk_drop_down_get_selected (self->account_drop);

  if (period == PERIOD_DAYS && !read_days (self, clock, filter, error))
    return FALSE;
  if (periods[period].days >= 0)
    filter->from_utc = kith_clock_day_start (clock, kith_clock_today (clock) - periods[period].days);
  filter->group = groups[MIN (group, G_N_ELEMENTS (groups) - 1)];
  if (account > 0 && self->accounts != NULL && account <= self->accounts->len)
    filter->account = ((KithAccount *) g_ptr_array_index (self->accounts, account - 1))->id;
  filter->subject = self->person;
  return TRUE;
}

static void
look (KithSettingsLog *self, gboolean go_on)
{
  g_autoptr (GError) error = NULL;
  Look *job = g_new0 (Look, 1);

  job->serial = ++self->serial;
  if (!read_filter (self, &job->filter, &error))
    {
      look_free (job);
      clear_list (self);
      show_state (self, FALSE, error->message);
      return;
    }
  if (go_on)
    job->after = g_steal_pointer (&self->last);
  kith_job_run (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), look_job, job, look_free,
                self, looked_cb);
}

static void
more_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (widget);

  if (self->last != NULL)
    look (self, TRUE);
}

static void
filter_changed_cb (KithSettingsLog *self)
{
  if (self->refreshing)
    return;
  gtk_widget_set_visible (self->days, gtk_drop_down_get_selected (self->period_drop) == PERIOD_DAYS);
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

static void
set_person (KithSettingsLog *self, gint64 person)
{
  KithDesk *desk =
      kith_app_context_get_desk (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)));
  KithCard *card = person != 0 ? kith_card_index_get (kith_desk_get_index (desk), person) : NULL;
  g_autofree char *label = NULL;

  self->person = card != NULL ? person : 0;
  label = card != NULL
              /* Translators: of the log, only what is about somebody; %s is a name. */
              ? g_strdup_printf (_ ("About %s"), kith_card_get_name (card))
              : g_strdup (_ ("About anybody…"));
  gtk_button_set_label (self->person_button, label);
  gtk_widget_set_visible (self->anybody_button, card != NULL);
}

static void
picked_cb (gint64 person, gpointer user_data)
{
  g_autoptr (KithSettingsLog) self = user_data;

  if (person == 0 || kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)) == NULL)
    return;
  set_person (self, person);
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

static void
pick_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_pick_person_ask (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (widget)),
                        _ ("The Log of One Record"),
                        _ ("Whose record? Entries under any record that counts as theirs are shown."), FALSE,
                        picked_cb, g_object_ref (widget));
}

static void
anybody_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (widget);

  /* The button goes away, so the keyboard goes first. */
  gtk_widget_grab_focus (GTK_WIDGET (self->person_button));
  set_person (self, 0);
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

static void
everything_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->period_drop));
  self->refreshing = TRUE;
  gtk_drop_down_set_selected (self->period_drop, PERIOD_ALL);
  gtk_drop_down_set_selected (self->group_drop, 0);
  gtk_drop_down_set_selected (self->account_drop, 0);
  self->refreshing = FALSE;
  set_person (self, 0);
  filter_changed_cb (self);
}

/* What the filters say now, in words; NULL where that cannot be read. */
static KithListing *
begin_listing (KithSettingsLog *self, KithAuditFilter *filter)
{
  KithAppContext *context = kith_settings_section_get_context (KITH_SETTINGS_SECTION (self));
  KithCard *card =
      kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (context)), self->person);
  KithLogQuery query = { 0 };

  if (!read_filter (self, filter, NULL))
    return NULL;
  query.filter = *filter;
  if (filter->account != 0)
    query.account =
        gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (self->account_drop)),
                                    gtk_drop_down_get_selected (self->account_drop));
  query.person = self->person != 0 && card != NULL ? kith_card_get_name (card) : NULL;
  return kith_log_listing_new (context, &query);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (widget);
  KithAuditFilter filter = { 0 };
  g_autoptr (KithListing) listing = begin_listing (self, &filter);
  g_autoptr (GList) chosen = gtk_list_box_get_selected_rows (self->list);

  if (listing == NULL)
    return;
  kith_listing_add_fact (
      listing, chosen != NULL ? _ ("Those that were chosen") : gtk_label_get_label (self->summary), FALSE);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (chosen == NULL || gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)))
      kith_listing_add_row (listing, g_object_get_data (G_OBJECT (row), CELLS));
  kith_listing_copy (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), listing,
                     &kith_log_listing_exit);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (widget);
  KithAuditFilter filter = { 0 };
  KithListing *listing = begin_listing (self, &filter);

  if (listing != NULL)
    kith_log_listing_print (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), listing,
                            &filter);
}

/* Those who left are asked about most, so retired accounts are in here too. */
static void
fill_accounts (KithSettingsLog *self)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  g_autoptr (GPtrArray) accounts = kith_accounts_list_all (kith_session_get_store (session), NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->account_drop);

  if (accounts == NULL || (self->accounts != NULL && self->accounts->len == accounts->len))
    return;
  gtk_string_list_append (names, _ ("Every account"));
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      gtk_string_list_append (names,
                              account->role == KITH_ROLE_RECOVERY ? _ ("Recovery code") : account->name);
    }
  self->refreshing = TRUE;
  gtk_drop_down_set_model (self->account_drop, G_LIST_MODEL (names));
  /* Accounts come in the order in which they were added, so that a new one moves none. */
  gtk_drop_down_set_selected (self->account_drop, self->accounts != NULL ? selected : 0);
  kith_a11y_label_drop_down (GTK_WIDGET (self->account_drop), _ ("Account"));
  self->refreshing = FALSE;
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&accounts);
}

static void
kith_settings_log_refresh (KithSettingsSection *section)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (section);

  fill_accounts (self);
  look (self, FALSE);
}

static void
kith_settings_log_dispose (GObject *object)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->last, kith_audit_entry_free);
  G_OBJECT_CLASS (kith_settings_log_parent_class)->dispose (object);
}

static void
kith_settings_log_class_init (KithSettingsLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_log_dispose;
  KITH_SETTINGS_SECTION_CLASS (klass)->refresh = kith_settings_log_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-log.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, period_drop);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, group_drop);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, account_drop);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, person_button);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, anybody_button);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, days);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, from_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, to_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, summary);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, list);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, more_button);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, everything_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);

  gtk_widget_class_install_action (widget_class, "log.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "log.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "log.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "log.copy", NULL);
  gtk_widget_class_install_action (widget_class, "log.person", NULL, pick_action);
  gtk_widget_class_install_action (widget_class, "log.anybody", NULL, anybody_action);
  gtk_widget_class_install_action (widget_class, "log.everything", NULL, everything_action);
}

static void
kith_settings_log_init (KithSettingsLog *self)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_PERIODS; i++)
    gtk_string_list_append (times, _ (periods[i].title));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_string_list_append (kinds, kith_event_group_label (groups[i]));
  gtk_drop_down_set_model (self->period_drop, G_LIST_MODEL (times));
  gtk_drop_down_set_model (self->group_drop, G_LIST_MODEL (kinds));
  gtk_drop_down_set_selected (self->period_drop, PERIOD_WEEK);
  kith_a11y_label_drop_down (GTK_WIDGET (self->period_drop), _ ("Period"));
  kith_a11y_label_drop_down (GTK_WIDGET (self->group_drop), _ ("What happened"));
  self->refreshing = FALSE;
}
