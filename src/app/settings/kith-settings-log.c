/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log, newest first, with three filters. It is read on the database thread; a page of it is shown. */

#include "settings/kith-settings-log.h"

#include <glib/gi18n.h>

#include "session/kith-accounts.h"
#include "session/kith-audit.h"
#include "session/kith-settings.h"
#include "shared/kith-a11y.h"
#include "shared/kith-job.h"

/* So many are looked through, and so many shown. */
#define LOOK 5000
#define SHOW 200

struct _KithSettingsLog
{
  KithSettingsSection parent_instance;

  GPtrArray *accounts; /* (owned) (nullable) (element-type KithAccount) in the order of the drop-down */
  gboolean refreshing;
  guint serial;

  GtkDropDown *period_drop;
  GtkDropDown *event_drop;
  GtkDropDown *account_drop;
  GtkLabel *summary;
  GtkListBox *list;
};

typedef struct
{
  gint64 from_utc;
  int event;      /* 0: any but drafts */
  gint64 account; /* 0: any */
  guint serial;
  GPtrArray *entries; /* (owned) (nullable) (element-type KithAuditEntry) */
} Look;

G_DEFINE_FINAL_TYPE (KithSettingsLog, kith_settings_log, KITH_TYPE_SETTINGS_SECTION)

static const struct
{
  const char *title;
  int days;
} periods[] = {
  { N_ ("Today"), 0 },
  { N_ ("Last 7 days"), 6 },
  { N_ ("Last 30 days"), 29 },
  { N_ ("Last year"), 365 },
};

static const KithEvent events[] = {
#define EVENT(symbol, ...) KITH_EVENT_##symbol,
  KITH_EVENTS (EVENT)
#undef EVENT
};

static const struct
{
  const char *name;
  const char *title;
} settings[] = {
  { KITH_SETTING_NAME, N_ ("name of the center") },
  { KITH_SETTING_TIMEZONE, N_ ("time zone") },
  { KITH_SETTING_ROLLOVER, N_ ("when a new day begins") },
  { KITH_SETTING_WORD_ONE, N_ ("word for one who comes") },
  { KITH_SETTING_WORD_MANY, N_ ("word for people") },
  { KITH_SETTING_COUNTRY, N_ ("country") },
  { KITH_SETTING_CODE_PREFIX, N_ ("what the scanner types before each code") },
  { KITH_SETTING_WITH_PERSON, N_ ("what to say with the person") },
  { KITH_SETTING_CALLERS, N_ ("what to say to callers") },
  { KITH_SETTING_OFFICIALS, N_ ("what to say to officials") },
  { KITH_SETTING_BACKUP_FOLDER, N_ ("where backups go") },
  { KITH_SETTING_BACKUP_WHEN, N_ ("when a backup is made") },
  { KITH_SETTING_BACKUP_KEEP, N_ ("how many backups are kept") },
};

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->entries, g_ptr_array_unref);
  g_free (look);
}

static gboolean
look_job (KithSession *session, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (GPtrArray) all = kith_audit_list (session, look->from_utc, 0, LOOK, error);

  if (all == NULL)
    return FALSE;
  look->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_audit_entry_free);
  for (guint i = 0; i < all->len; i++)
    {
      KithAuditEntry *entry = g_ptr_array_index (all, i);

      /* Drafts are saved while somebody types: they are listed only where they are asked for. */
      if ((look->event == 0 ? entry->event != KITH_EVENT_DRAFT_SAVED : (int) entry->event == look->event) &&
          (look->account == 0 || entry->account == look->account))
        {
          g_ptr_array_add (look->entries, entry);
          all->pdata[i] = NULL;
        }
    }
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      if (all->pdata[i] != NULL)
        kith_audit_entry_free (all->pdata[i]);
    }
  return TRUE;
}

static char *
describe_when (KithSettingsLog *self, gint64 utc)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  KithInstant when = kith_clock_at (kith_session_get_clock (session), utc);
  g_autofree char *day = kith_day_format_short (when.day);
  g_autofree char *minute = kith_minute_format (when.minute);

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_ ("%s, %s"), day, minute);
}

/* Whom it was about, by the name to be called by, where there is such a person. */
static const char *
find_subject (KithSettingsLog *self, gint64 subject)
{
  KithDesk *desk =
      kith_app_context_get_desk (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)));
  KithCard *card = subject != 0 ? kith_card_index_get (kith_desk_get_index (desk), subject) : NULL;

  return card != NULL ? kith_card_get_name (card) : NULL;
}

/* What of the settings, from the sealed details. Those of a newer Kith say their stored name. */
static char *
describe_setting (const KithAuditEntry *entry)
{
  const char *name = NULL;

  if (entry->event != KITH_EVENT_SETTINGS_CHANGED || entry->details == NULL ||
      !g_variant_lookup (entry->details, "setting", "&s", &name))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (g_str_equal (settings[i].name, name))
        name = _ (settings[i].title);
    }
  /* Translators: which of the settings, as in "Settings changed: word for people". */
  return g_strdup_printf (_ ("Settings changed: %s"), name);
}

static char *
describe_what (KithSettingsLog *self, const KithAuditEntry *entry)
{
  const char *subject = find_subject (self, entry->subject);
  char *setting = describe_setting (entry);

  if (setting != NULL)
    return setting;
  return subject != NULL ? g_strdup_printf ("%s · %s", kith_event_label (entry->event), subject)
                         : g_strdup (kith_event_label (entry->event));
}

static GtkWidget *
make_row (KithSettingsLog *self, const KithAuditEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = describe_when (self, entry->utc);
  g_autofree char *title = describe_what (self, entry);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", entry->account_name != NULL ? entry->account_name : "", when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
looked_cb (gpointer object, gpointer data, const GError *error)
{
  KithSettingsLog *self = object;
  Look *look = data;
  GtkWidget *row;
  g_autofree char *summary = NULL;

  if (error != NULL || look->serial != self->serial)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < MIN (look->entries->len, SHOW); i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (look->entries, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), look->entries->len > 0);
  if (look->entries->len == 0)
    summary = g_strdup (_ ("Nothing of that kind in this time."));
  else if (look->entries->len > SHOW)
    summary = g_strdup_printf (_ ("The newest %d are shown."), SHOW);
  else
    summary = g_strdup_printf (ngettext ("%u entry", "%u entries", look->entries->len), look->entries->len);
  gtk_label_set_label (self->summary, summary);
}

static void
filter_changed_cb (KithSettingsLog *self)
{
  if (!self->refreshing)
    kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

static void
fill_accounts (KithSettingsLog *self)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->accounts = kith_accounts_list (kith_session_get_store (session), NULL);
  gtk_string_list_append (names, _ ("Every account"));
  for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++)
    gtk_string_list_append (names, ((KithAccount *) g_ptr_array_index (self->accounts, i))->name);
  self->refreshing = TRUE;
  gtk_drop_down_set_model (self->account_drop, G_LIST_MODEL (names));
  kith_a11y_label_drop_down (GTK_WIDGET (self->account_drop), _ ("Account"));
  self->refreshing = FALSE;
}

static void
kith_settings_log_refresh (KithSettingsSection *section)
{
  KithSettingsLog *self = KITH_SETTINGS_LOG (section);
  KithSession *session = kith_settings_section_get_session (section);
  KithClock *clock = kith_session_get_clock (session);
  Look *look;
  guint period, event, account;

  if (self->accounts == NULL)
    fill_accounts (self);
  period = MIN (gtk_drop_down_get_selected (self->period_drop), G_N_ELEMENTS (periods) - 1);
  event = gtk_drop_down_get_selected (self->event_drop);
  account = gtk_drop_down_get_selected (self->account_drop);
  look = g_new0 (Look, 1);
  look->serial = ++self->serial;
  look->from_utc = kith_clock_day_start (clock, kith_clock_today (clock) - periods[period].days);
  if (event > 0 && event <= G_N_ELEMENTS (events))
    look->event = events[event - 1];
  if (account > 0 && self->accounts != NULL && account <= self->accounts->len)
    look->account = ((KithAccount *) g_ptr_array_index (self->accounts, account - 1))->id;
  kith_job_run (kith_settings_section_get_context (section), look_job, look, look_free, self, looked_cb);
}

static void
kith_settings_log_dispose (GObject *object)
{
  g_clear_pointer (&KITH_SETTINGS_LOG (object)->accounts, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, event_drop);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, account_drop);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, summary);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsLog, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
kith_settings_log_init (KithSettingsLog *self)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    gtk_string_list_append (times, _ (periods[i].title));
  gtk_string_list_append (kinds, _ ("Everything but drafts"));
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    gtk_string_list_append (kinds, kith_event_label (events[i]));
  gtk_drop_down_set_model (self->period_drop, G_LIST_MODEL (times));
  gtk_drop_down_set_model (self->event_drop, G_LIST_MODEL (kinds));
  kith_a11y_label_drop_down (GTK_WIDGET (self->period_drop), _ ("Period"));
  kith_a11y_label_drop_down (GTK_WIDGET (self->event_drop), _ ("What happened"));
  self->refreshing = FALSE;
}
