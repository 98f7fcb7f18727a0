/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups and checks. Both take a while: they run on a thread of their own, with progress and a way out. */

#include "settings/kith-settings-backup.h"

#include <glib/gi18n.h>

#include "session/kith-keeping.h"
#include "session/kith-settings.h"
#include "session/kith-verify.h"
#include "shared/kith-dialogs.h"

#define PROGRESS_MS 100
/* More than this many findings are counted, not listed. */
#define MAX_FINDINGS 20

struct _KithSettingsBackup
{
  KithSettingsSection parent_instance;

  GCancellable *cancellable; /* (owned) (nullable) of what runs */
  gboolean refreshing;

  AdwActionRow *folder_row;
  AdwComboRow *when_row;
  AdwActionRow *now_row;
  GtkAdjustment *keep_adjustment;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
  GtkLabel *findings;
  GtkWidget *details;
  GtkLabel *head;
};

/* One backup or check. */
typedef struct
{
  KithSession *session; /* (owned) */
  char *against;        /* (owned) (nullable) for a check */
  char *made;           /* (owned) (nullable) */
  char *head;           /* (owned) (nullable) */
  GPtrArray *findings;  /* (owned) (nullable) (element-type KithFinding) */
  gint permille;        /* (atomic) */
  guint timer_id;
} Work;

G_DEFINE_FINAL_TYPE (KithSettingsBackup, kith_settings_backup, KITH_TYPE_SETTINGS_SECTION)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_handle_id (&work->timer_id, g_source_remove);
  g_object_unref (work->session);
  g_free (work->against);
  g_free (work->made);
  g_free (work->head);
  g_clear_pointer (&work->findings, g_ptr_array_unref);
  g_free (work);
}

static Work *
work_new (KithSettingsBackup *self)
{
  Work *work = g_new0 (Work, 1);

  work->session = g_object_ref (kith_settings_section_get_session (KITH_SETTINGS_SECTION (self)));
  return work;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  g_atomic_int_set (&((Work *) user_data)->permille, (gint) (fraction * 1000));
}

static gboolean
show_progress_cb (gpointer user_data)
{
  GTask *task = user_data;
  KithSettingsBackup *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&work->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (KithSettingsBackup *self, gboolean busy)
{
  static const char *const actions[] = { "backup.now", "backup.check", "backup.check-against",
                                         "backup.choose-folder" };

  gtk_widget_set_visible (self->progress_box, busy);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], !busy);
}

static void
run (KithSettingsBackup *self, Work *work, GTaskThreadFunc func, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  gtk_label_set_label (self->findings, "");
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  gtk_widget_set_visible (self->details, FALSE);
  task = g_task_new (self, self->cancellable, done, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, work_free);
  work->timer_id = g_timeout_add (PROGRESS_MS, show_progress_cb, task);
  g_task_run_in_thread (task, func);
}

static void
finish (KithSettingsBackup *self, Work *work)
{
  g_clear_handle_id (&work->timer_id, g_source_remove);
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
}

static void
say_error (KithSettingsBackup *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_app_context_say_error (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)), error);
}

/* ---- A backup. */

static KithBackupPlan *
load_plan (KithSession *session, GError **error)
{
  return kith_backup_plan_load (kith_session_get_store (session), kith_session_get_center (session), error);
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (KithBackupPlan) plan = load_plan (work->session, &error);

  if (plan != NULL)
    work->head = kith_keeping_back_up_as_planned (kith_session_get_store (work->session), work->session,
                                                  kith_session_get_clock (work->session), plan, &work->made,
                                                  progress_cb, work, cancellable, &error);
  if (work->head != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *head = NULL;

  finish (self, work);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_error (self, error);
      return;
    }
  /* Translators: a file's path. */
  sentence = g_strdup_printf (_ ("Backed up and read back: %s"), work->made);
  /* Translators: sixteen letters and digits. */
  head = g_strdup_printf (_ ("The log’s head: %s"), work->head);
  gtk_label_set_label (self->findings, sentence);
  gtk_label_set_label (self->head, head);
  gtk_widget_set_visible (self->details, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), TRUE);
  kith_app_context_say (kith_settings_section_get_context (KITH_SETTINGS_SECTION (self)),
                        _ ("Backed up, and verified."));
  kith_settings_section_refresh (KITH_SETTINGS_SECTION (self));
}

static const char *
get_folder (KithSettingsBackup *self)
{
  KithSession *session = kith_settings_section_get_session (KITH_SETTINGS_SECTION (self));
  const char *folder = kith_center_get_text (kith_session_get_center (session), KITH_SETTING_BACKUP_FOLDER);

  return folder != NULL && folder[0] != '\0' ? folder : NULL;
}

static void
back_up (KithSettingsBackup *self)
{
  if (self->cancellable == NULL)
    run (self, work_new (self), backup_thread, backed_up_cb);
}

static void
folder_saved_cb (KithSettingsSection *section)
{
  back_up (KITH_SETTINGS_BACKUP (section));
}

static void
folder_for_backup_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    kith_settings_backup_take_folder (user_data, path, TRUE);
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    kith_settings_backup_take_folder (user_data, path, FALSE);
}

static void
choose_folder (KithSettingsBackup *self, KithDialogFile chosen)
{
  kith_dialogs_choose_file (GTK_WIDGET (self), KITH_FILE_FOLDER, _ ("Where backups go"), NULL, NULL, NULL,
                            chosen, self);
}

static void
now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (widget);

  if (self->cancellable != NULL)
    return;
  if (get_folder (self) == NULL)
    choose_folder (self, folder_for_backup_chosen_cb);
  else
    back_up (self);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_folder (KITH_SETTINGS_BACKUP (widget), folder_chosen_cb);
}

/* ---- A check. */

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  work->findings = kith_verify (kith_session_get_store (work->session), work->session, work->against,
                                progress_cb, work, cancellable, &error);
  if (work->findings != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
describe_findings (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  if (findings->len == 0)
    return g_string_free (g_string_assign (text, _ ("Everything is as it was written.")), FALSE);
  g_string_append_printf (text,
                          ngettext ("%u thing is not as it was written:",
                                    "%u things are not as they were written:", findings->len),
                          findings->len);
  for (guint i = 0; i < MIN (findings->len, MAX_FINDINGS); i++)
    g_string_append_printf (text, "\n%s", ((KithFinding *) g_ptr_array_index (findings, i))->sentence);
  return g_string_free (text, FALSE);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  finish (self, work);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_error (self, error);
      return;
    }
  text = describe_findings (work->findings);
  gtk_label_set_label (self->findings, text);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), TRUE);
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (widget);

  if (self->cancellable == NULL)
    run (self, work_new (self), check_thread, checked_cb);
}

static void
backup_chosen_cb (GFile *file, gpointer user_data)
{
  KithSettingsBackup *self = user_data;
  Work *work;

  if (file == NULL || self->cancellable != NULL)
    return;
  work = work_new (self);
  work->against = g_file_get_path (file);
  run (self, work, check_thread, checked_cb);
}

static void
check_against_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_dialogs_choose_file (widget, KITH_FILE_OPEN, _ ("Check a backup"), NULL, "*.kith-backup",
                            _ ("Backups"), backup_chosen_cb, widget);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* ---- The page. */

static void
keep_changed_cb (KithSettingsBackup *self)
{
  g_autofree char *keep = g_strdup_printf ("%u", (guint) gtk_adjustment_get_value (self->keep_adjustment));

  if (!self->refreshing)
    kith_settings_section_set (KITH_SETTINGS_SECTION (self), KITH_SETTING_BACKUP_KEEP, keep);
}

static void
when_selected_cb (KithSettingsBackup *self)
{
  guint selected = adw_combo_row_get_selected (self->when_row);

  if (!self->refreshing && selected <= KITH_BACKUP_EACH_LOCK)
    kith_settings_section_set (KITH_SETTINGS_SECTION (self), KITH_SETTING_BACKUP_WHEN,
                               kith_backup_when_code ((KithBackupWhen) selected));
}

static void
kith_settings_backup_refresh (KithSettingsSection *section)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (section);
  KithSession *session = kith_settings_section_get_session (section);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithBackupPlan) plan = load_plan (session, &error);
  g_autofree char *last = NULL;

  if (plan == NULL)
    {
      say_error (self, error);
      return;
    }
  last = kith_backup_plan_describe_last (plan, kith_session_get_clock (session));
  self->refreshing = TRUE;
  adw_action_row_set_subtitle (self->folder_row, plan->folder != NULL ? plan->folder : _ ("Not chosen yet"));
  adw_combo_row_set_selected (self->when_row, plan->when);
  gtk_widget_set_sensitive (GTK_WIDGET (self->when_row), plan->folder != NULL);
  adw_action_row_set_subtitle (self->now_row, last);
  gtk_adjustment_set_value (self->keep_adjustment, plan->keep);
  self->refreshing = FALSE;
}

static void
kith_settings_backup_dispose (GObject *object)
{
  KithSettingsBackup *self = KITH_SETTINGS_BACKUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (kith_settings_backup_parent_class)->dispose (object);
}

static void
kith_settings_backup_class_init (KithSettingsBackupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithSettingsSectionClass *section_class = KITH_SETTINGS_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_settings_backup_dispose;
  section_class->refresh = kith_settings_backup_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-settings-backup.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, folder_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, when_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, now_row);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, keep_adjustment);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, progress_box);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, progress);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, findings);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, details);
  gtk_widget_class_bind_template_child (widget_class, KithSettingsBackup, head);
  gtk_widget_class_bind_template_callback (widget_class, when_selected_cb);

  gtk_widget_class_install_action (widget_class, "backup.now", NULL, now_action);
  gtk_widget_class_install_action (widget_class, "backup.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "backup.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "backup.check-against", NULL, check_against_action);
  gtk_widget_class_install_action (widget_class, "backup.cancel", NULL, cancel_action);
}

static void
kith_settings_backup_init (KithSettingsBackup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->keep_adjustment, "value-changed", G_CALLBACK (keep_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kith_settings_backup_take_folder:
 * @self: the section
 * @path: a folder
 * @and_back_up: whether a backup was asked for, for which there was no folder yet
 *
 * Has backups go to @path from now on, and says whether there is one by now.
 */
void
kith_settings_backup_take_folder (KithSettingsBackup *self, const char *path, gboolean and_back_up)
{
  KithSettingsSection *section = KITH_SETTINGS_SECTION (self);
  g_autoptr (KithBackupPlan) plan = NULL;
  const char *said = _ ("Folder chosen. The next backup goes there.");

  g_return_if_fail (KITH_IS_SETTINGS_BACKUP (self));
  g_return_if_fail (path != NULL);

  plan = load_plan (kith_settings_section_get_session (section), NULL);
  if (and_back_up)
    said = _ ("Folder chosen. Backing up…");
  else if (plan == NULL || plan->last_utc == 0)
    said = _ ("Folder chosen. No backup made yet.");
  kith_settings_section_set_saying (section, KITH_SETTING_BACKUP_FOLDER, path, said,
                                    and_back_up ? folder_saved_cb : NULL);
}
