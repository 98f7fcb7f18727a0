/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts. What an account may read is decided by keys, so each change here is one of keys too. */

#include "settings/kith-settings-accounts.h"

#include <glib/gi18n.h>

#include "session/kith-accounts.h"
#include "settings/kith-lost-window.h"
#include "settings/kith-retire-window.h"
#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"
#include "shared/kith-recovery-view.h"
#include "shared/kith-reseal.h"
#include "shared/kith-secret-rows.h"
#include "vault/kith-passphrase.h"

struct _KithSettingsAccounts
{
  KithSettingsSection parent_instance;

  GPtrArray *accounts; /* (owned) (nullable) (element-type KithAccount) */
  GPtrArray *rows;     /* (owned) (element-type GtkWidget) */

  KithAppContext *followed; /* (unowned) (nullable) outlives every page; only compared */

  AdwPreferencesGroup *reminder_group;
  AdwPreferencesGroup *resealing_group;
  GtkProgressBar *resealing;
  AdwPreferencesGroup *group;
};

typedef enum
{
  CHANGE_ADD,
  CHANGE_ROLE,
  CHANGE_RESET,
  CHANGE_RETIRE,
  CHANGE_RECOVERY,
} ChangeKind;

/* One change, from the dialog to the database thread. */
typedef struct
{
  ChangeKind kind;
  KithSettingsAccounts *section; /* (unowned) the dialog stands in its window */
  gint64 account;
  char *name; /* (owned) (nullable) */
  KithRole role;
  KithSecret *passphrase;  /* (owned) (nullable) */
  KithRecoveryCode *code;  /* (owned) (nullable) */
  GtkEditable *name_row;   /* (owned) (nullable) */
  AdwComboRow *role_row;   /* (owned) (nullable) */
  KithSecretRows *secrets; /* (owned) (nullable) */
} Change;

G_DEFINE_FINAL_TYPE (KithSettingsAccounts, kith_settings_accounts, KITH_TYPE_SETTINGS_SECTION)

static const KithRole roles[] = { KITH_ROLE_FRONT_DESK, KITH_ROLE_ADVOCATE, KITH_ROLE_COORDINATOR };

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_clear_pointer (&change->passphrase, kith_secret_unref);
  g_clear_pointer (&change->code, kith_recovery_code_unref);
  g_clear_object (&change->name_row);
  g_clear_object (&change->role_row);
  g_clear_object (&change->secrets);
  g_free (change);
}

static Change *
change_new (KithSettingsAccounts *self, ChangeKind kind, const KithAccount *account)
{
  Change *change = g_new0 (Change, 1);

  change->section = self;
  change->kind = kind;
  change->account = account != NULL ? account->id : 0;
  change->name = account != NULL ? g_strdup (account->name) : NULL;
  return change;
}

static gboolean
change_job (KithSession *session, gpointer data, GError **error)
{
  Change *change = data;

  switch (change->kind)
    {
    case CHANGE_ADD:
      return kith_accounts_add (session, change->name, change->role, change->passphrase, error) != 0;
    case CHANGE_ROLE:
      return kith_accounts_set_role (session, change->account, change->role, error);
    case CHANGE_RESET:
      return kith_accounts_reset (session, change->account, change->passphrase, error);
    case CHANGE_RETIRE:
      return kith_accounts_retire (session, change->account, error);
    case CHANGE_RECOVERY:
      change->code = kith_accounts_renew_recovery (session, error);
      return change->code != NULL;
    default:
      g_assert_not_reached ();
    }
}

static void
show_recovery (KithSettingsAccounts *self, KithRecoveryCode *code)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window = adw_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = kith_recovery_view_new ();
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));

  gtk_window_set_title (GTK_WINDOW (window), _ ("Recovery code"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_deletable (GTK_WINDOW (window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_set_default_size (GTK_WINDOW (window), 680, 560);
  gtk_widget_add_css_class (view, "recovery-window");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  kith_recovery_view_set_code (KITH_RECOVERY_VIEW (view), code,
                               kith_center_get_name (kith_session_get_center (session)));
  g_signal_connect_object (view, "proven", G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  kith_recovery_view_start (KITH_RECOVERY_VIEW (view));
}

static char *
describe_change (const Change *change)
{
  switch (change->kind)
    {
    case CHANGE_ADD:
      /* Translators: %s is the name of an account. */
      return g_strdup_printf (_ ("%s can unlock from now on."), change->name);
    case CHANGE_ROLE:
      return g_strdup_printf (_ ("%s has the role %s from the next unlock on."), change->name,
                              kith_role_get_label (change->role));
    case CHANGE_RESET:
      return g_strdup_printf (_ ("%s has a new passphrase."), change->name);
    case CHANGE_RETIRE:
      return g_strdup_printf (_ ("%s can unlock no more. Keys are being changed."), change->name);
    case CHANGE_RECOVERY:
    default:
      return NULL;
    }
}

static void
changed_cb (gpointer object, gpointer data, const GError *error)
{
  KithSettingsAccounts *self = object;
  Change *change = data;
  KithAppContext *context = kith_settings_section_get_context (KITH_SETTINGS_SECTION (self));

  if (error == NULL)
    {
      g_autofree char *sentence = describe_change (change);

      if (sentence != NULL)
        kith_app_context_say (context, sentence);
      if (change->code != NULL)
        show_recovery (self, change->code);
      kith_reseal_start (context);
    }
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

static void
answered_cb (gboolean accepted, gpointer user_data)
{
  Change *change = user_data;
  KithSettingsAccounts *self = change->section;

  if (!accepted)
    {
      change_free (change);
      return;
    }
  if (change->name_row != NULL)
    {
      g_free (change->name);
      change->name = g_strdup (gtk_editable_get_text (change->name_row));
    }
  if (change->role_row != NULL)
    change->role = roles[MIN (adw_combo_row_get_selected (change->role_row), G_N_ELEMENTS (roles) - 1)];
  if (change->secrets != NULL)
    change->passphrase = kith_passphrase_prepare (kith_secret_rows_get_new (change->secrets), NULL);
  kith_job_run (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), change_job, change,
                change_free, self, changed_cb);
}

/* ---- The forms in the dialogs. */

static gboolean
check_form (KithSecretRows *rows, gpointer user_data, GError **error)
{
  Change *change = user_data;
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (change->section));
  const char *name = change->name_row != NULL ? gtk_editable_get_text (change->name_row) : change->name;
  g_autoptr (KithSecret) secret = NULL;

  if (name[0] == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("The account needs a name."));
      return FALSE;
    }
  secret = kith_passphrase_prepare (kith_secret_rows_get_new (rows), error);
  return secret != NULL && kith_passphrase_check (
                               secret, name, kith_center_get_name (kith_session_get_center (session)), error);
}

static void
name_changed_cb (KithSecretRows *rows)
{
  kith_secret_rows_update (rows);
}

static void
role_selected_cb (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               selected < G_N_ELEMENTS (roles) ? kith_role_describe (roles[selected]) : "");
}

static GtkWidget *
make_role_row (Change *change, KithRole selected)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (labels, kith_role_get_label (roles[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Role"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (roles[i] == selected)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
  g_signal_connect (row, "notify::selected", G_CALLBACK (role_selected_cb), NULL);
  role_selected_cb (ADW_COMBO_ROW (row));
  change->role_row = g_object_ref_sink (ADW_COMBO_ROW (row));
  return row;
}

static void
add_account (GtkWidget *widget, KithRole role)
{
  Change *change = change_new (KITH_SETTINGS_ACCOUNTS (widget), CHANGE_ADD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *name = adw_entry_row_new ();
  GtkWindow *dialog;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (name), TRUE);
  change->name_row = g_object_ref_sink (GTK_EDITABLE (name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_role_row (change, role));
  change->secrets = g_object_ref_sink (
      kith_secret_rows_new (_ ("First passphrase"), _ ("First passphrase once more"), FALSE));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (change->secrets));
  dialog =
      kith_dialogs_ask (widget, _ ("Add an account"),
                        _ ("Tell them the first passphrase; they change it in the menu with their name."),
                        _ ("_Add"), KITH_DIALOG_SUGGESTED, box, answered_cb, change);
  kith_secret_rows_attach (change->secrets, dialog, check_form, change);
  g_signal_connect_object (name, "changed", G_CALLBACK (name_changed_cb), change->secrets, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (name);
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_account (widget, KITH_ROLE_FRONT_DESK);
}

static void
add_coordinator_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_account (widget, KITH_ROLE_COORDINATOR);
}

static const KithAccount *
find (KithSettingsAccounts *self, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (self->accounts, i);

      if (account->id == id)
        return account;
    }
  return NULL;
}

static void
role_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const KithAccount *account = find (KITH_SETTINGS_ACCOUNTS (widget), parameter);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *heading = NULL;
  Change *change;

  if (account == NULL)
    return;
  change = change_new (KITH_SETTINGS_ACCOUNTS (widget), CHANGE_ROLE, account);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_role_row (change, account->role));
  /* Translators: %s is the name of an account. */
  heading = g_strdup_printf (_ ("The role of %s"), account->name);
  kith_dialogs_ask (widget, heading,
                    _ ("A role that reads less also takes keys away: they are changed for everybody else."),
                    _ ("_Change"), KITH_DIALOG_SUGGESTED, group, answered_cb, change);
}

static void
reset_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const KithAccount *account = find (KITH_SETTINGS_ACCOUNTS (widget), parameter);
  g_autofree char *heading = NULL;
  GtkWindow *dialog;
  Change *change;

  if (account == NULL)
    return;
  change = change_new (KITH_SETTINGS_ACCOUNTS (widget), CHANGE_RESET, account);
  change->secrets =
      g_object_ref_sink (kith_secret_rows_new (_ ("New passphrase"), _ ("New passphrase once more"), FALSE));
  heading = g_strdup_printf (_ ("A new passphrase for %s"), account->name);
  dialog = kith_dialogs_ask (
      widget, heading,
      _ ("Tell it to them; they change it in the menu with their name. What they had not finished "
         "writing can then be opened with the recovery code only."),
      _ ("_Set"), KITH_DIALOG_SUGGESTED, GTK_WIDGET (change->secrets), answered_cb, change);
  kith_secret_rows_attach (change->secrets, dialog, check_form, change);
}

static void
retire_accepted_cb (KithRetireWindow *window, KithSettingsAccounts *self)
{
  Change *change = g_object_steal_data (G_OBJECT (window), "change");

  if (change != NULL)
    kith_job_run (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), change_job, change,
                  change_free, self, changed_cb);
}

static void
retire_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithSettingsAccounts *self = KITH_SETTINGS_ACCOUNTS (widget);
  const KithAccount *account = find (self, parameter);
  KithRetireWindow *window;

  if (account == NULL)
    return;
  window = kith_retire_window_show (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)),
                                    account);
  g_object_set_data_full (G_OBJECT (window), "change", change_new (self, CHANGE_RETIRE, account),
                          change_free);
  g_signal_connect_object (window, "accepted", G_CALLBACK (retire_accepted_cb), self, 0);
}

static void
renew_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_dialogs_ask (widget, _ ("Make a new recovery code?"),
                    _ ("The paper with the old one opens nothing from then on. Have paper at hand: the new "
                       "code is shown once."),
                    _ ("_Make"), KITH_DIALOG_DESTRUCTIVE, NULL, answered_cb,
                    change_new (KITH_SETTINGS_ACCOUNTS (widget), CHANGE_RECOVERY, NULL));
}

static void
lost_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_lost_window_show (widget, kith_settings_section_get_context (KITH_SETTINGS_SECTION (widget)));
}

/* ---- The list. */

static GMenuModel *
make_menu (const KithAccount *account, gboolean is_self)
{
  GMenu *menu = g_menu_new ();
  const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("Change _role…"), "accounts.role" },
    { N_ ("New _passphrase…"), "accounts.reset" },
    { N_ ("Re_tire now…"), "accounts.retire" },
  };

  for (guint i = 0; !is_self && i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x", account->id);
      g_menu_append_item (menu, item);
    }
  if (is_self)
    g_menu_append (menu, _ ("Change my _passphrase…"), "win.change-passphrase");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row (KithSettingsAccounts *self, const KithAccount *account)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  gboolean is_self = kith_session_get_account (session) == account->id;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (account, is_self);
  /* Translators: %s is the name of an account. */
  g_autofree char *label = g_strdup_printf (_ ("Change %s"), account->name);
  g_autofree char *subtitle =
      is_self ? g_strdup_printf (_ ("%s · this is you"), kith_role_get_label (account->role)) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), account->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               is_self ? subtitle : kith_role_get_label (account->role));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kith_a11y_label_menu_button (button, label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
resealed_cb (KithSettingsAccounts *self, double fraction)
{
  gtk_progress_bar_set_fraction (self->resealing, fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->resealing_group), fraction < 1.0);
  if (fraction >= 1.0)
    kith_app_context_say (self->followed, _ ("Everything is sealed under the new keys."));
}

static void
kith_settings_accounts_refresh (KithSettingsSection *section)
{
  KithSettingsAccounts *self = KITH_SETTINGS_ACCOUNTS (section);
  KithAppContext *context = kith_settings_section_get_context (section);
  g_autoptr (GError) error = NULL;
  GPtrArray *accounts =
      kith_accounts_list (kith_session_get_store (kith_settings_section_get_session (section)), &error);
  guint n_coordinators = 0;

  if (self->followed != context)
    {
      self->followed = context;
      g_signal_connect_object (context, "resealed", G_CALLBACK (resealed_cb), self, G_CONNECT_SWAPPED);
    }
  if (accounts == NULL)
    {
      kith_app_context_say_error (context, error);
      return;
    }
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = accounts;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);
      GtkWidget *row = make_row (self, account);

      n_coordinators += account->role == KITH_ROLE_COORDINATOR;
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reminder_group), n_coordinators < 2);
}

static void
kith_settings_accounts_dispose (GObject *object)
{
  KithSettingsAccounts *self = KITH_SETTINGS_ACCOUNTS (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (kith_settings_accounts_parent_class)->dispose (object);
}

static void
kith_settings_accounts_class_init (KithSettingsAccountsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_accounts_dispose;
  section_class->refresh = kith_settings_accounts_refresh;
  section_class->topic = "account";

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-accounts.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsAccounts, reminder_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsAccounts, resealing_group);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsAccounts, resealing);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsAccounts, group);

  gtk_widget_class_install_action (widget_class, "accounts.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "accounts.add-coordinator", NULL, add_coordinator_action);
  gtk_widget_class_install_action (widget_class, "accounts.role", "x", role_action);
  gtk_widget_class_install_action (widget_class, "accounts.reset", "x", reset_action);
  gtk_widget_class_install_action (widget_class, "accounts.retire", "x", retire_action);
  gtk_widget_class_install_action (widget_class, "accounts.renew-recovery", NULL, renew_action);
  gtk_widget_class_install_action (widget_class, "accounts.lost", NULL, lost_action);
}

static void
kith_settings_accounts_init (KithSettingsAccounts *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
