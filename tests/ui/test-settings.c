/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings over a real center: each part shows what is stored, changes it, and takes it back. */

#include <adwaita.h>

#include <glib/gstdio.h>

#include "desk/kith-desk.h"
#include "people/kith-questions.h"
#include "notes/kith-center-templates.h"
#include "notes/kith-word-lists.h"
#include "resources/kith-resource-words.h"
#include "session/kith-accounts.h"
#include "session/kith-crisis-card.h"
#include "session/kith-settings.h"
#include "session/kith-setup.h"
#include "settings/kith-settings-backup.h"
#include "settings/kith-settings-notes.h"
#include "settings/kith-settings-page.h"
#include "settings/kith-settings-questions.h"
#include "settings/kith-settings-words.h"
#include "settings/kith-templates-group.h"
#include "shared/kith-app-context.h"
#include "shared/kith-text-box.h"
#include "store/kith-backup.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"
#include "visits/kith-service.h"

#define SECONDS 30

typedef struct
{
  char *folder;
  KithStore *store;
  KithSession *session;
  KithAppContext *context;
  GtkWidget *window;
  KithSettingsPage *page;
  GString *said;
} Fixture;

static void
said_cb (KithAppContext *context, const char *sentence, gboolean undoable, Fixture *f)
{
  g_string_append_printf (f->said, "%s\n", sentence);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (KithDesk) desk = NULL;
  g_autoptr (KithPreferences) preferences = kith_preferences_new_passing ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("kith-settings-XXXXXX", NULL);
  f->said = g_string_new (NULL);
  path = g_build_filename (f->folder, "center.kith", NULL);
  g_free (setup->center_name);
  setup->center_name = g_strdup ("Corner House");
  g_free (setup->coordinator_name);
  setup->coordinator_name = g_strdup ("Ruth S.");
  setup->passphrase = kith_passphrase_prepare ("plum kettle river", NULL);
  f->store = kith_setup_run (setup, path, &code, &error);
  g_assert_no_error (error);
  accounts = kith_accounts_list (f->store, &error);
  g_assert_no_error (error);
  f->session = kith_session_unlock (f->store, ((KithAccount *) g_ptr_array_index (accounts, 0))->id,
                                    setup->passphrase, NULL, &error);
  g_assert_no_error (error);
  desk = kith_desk_open (f->session, NULL, &error);
  g_assert_no_error (error);
  f->context = kith_app_context_new (desk, preferences, FALSE);
  g_signal_connect (f->context, "said", G_CALLBACK (said_cb), f);
  f->page = g_object_new (KITH_TYPE_SETTINGS_PAGE, "context", f->context, NULL);
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 700);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
settle (void)
{
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  g_assert_finalize_object (f->context);
  kith_session_close (f->session, NULL);
  g_object_unref (f->session);
  kith_store_close (f->store, NULL);
  g_object_unref (f->store);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_string_free (f->said, TRUE);
}

typedef gboolean (*Condition) (Fixture *f);

static void
wait_for (Fixture *f, Condition condition, const char *what)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (!condition (f) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  if (!condition (f))
    g_error ("waited in vain for %s; said: %s", what, f->said->str);
}

/* The first widget of a type whose title is this. */
static GtkWidget *
find (GtkWidget *widget, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_child_visible (child))
        continue;
      if (ADW_IS_PREFERENCES_ROW (child) &&
          g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title) == 0)
        return child;
      found = find (child, title);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_renamed (Fixture *f)
{
  return g_str_equal (kith_center_get_name (kith_session_get_center (f->session)), "Open <Door> & Co");
}

static gboolean
is_named_back (Fixture *f)
{
  return g_str_equal (kith_center_get_name (kith_session_get_center (f->session)), "Corner House");
}

static void
test_center (Fixture *f, gconstpointer data)
{
  GtkWidget *row = find (GTK_WIDGET (f->page), "Name");

  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Corner House");
  gtk_editable_set_text (GTK_EDITABLE (row), "Open <Door> & Co");
  g_signal_emit_by_name (row, "apply");
  wait_for (f, is_renamed, "the name");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_nonnull (strstr (f->said->str, "Saved."));
  kith_app_context_undo (f->context);
  wait_for (f, is_named_back, "the old name");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Corner House");
}

static gboolean
has_words (Fixture *f)
{
  KithCenter *center = kith_session_get_center (f->session);

  return g_str_equal (kith_center_get_word_one (center), "guest") &&
         g_str_equal (kith_center_get_word_many (center), "guests");
}

/* What was changed is saved when its row is left and when the page is, once each. */
static void
test_left (Fixture *f, gconstpointer data)
{
  GtkWidget *one = find (GTK_WIDGET (f->page), "Our word for one who comes");
  GtkWidget *many = find (GTK_WIDGET (f->page), "Our word for many");

  settle ();
  gtk_widget_grab_focus (one);
  gtk_editable_set_text (GTK_EDITABLE (one), "guest");
  gtk_widget_grab_focus (many);
  gtk_editable_set_text (GTK_EDITABLE (many), "guests");
  kith_settings_page_show (f->page, "services");
  wait_for (f, has_words, "both words");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_cmpstr (f->said->str, ==, "Saved.\nSaved.\n");
}

static gboolean
press_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &stopped);
    }
  return stopped;
}

static void
test_escape (Fixture *f, gconstpointer data)
{
  GtkWidget *row = find (GTK_WIDGET (f->page), "Name");

  settle ();
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Another name");
  g_assert_true (press_escape (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Corner House");
  g_assert_false (press_escape (row));
  gtk_widget_grab_focus (find (GTK_WIDGET (f->page), "Time zone"));
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_cmpstr (f->said->str, ==, "");
}

/* What is refused is said, and the row shows what is stored. */
static gboolean
is_refused (Fixture *f)
{
  return f->said->len > 0;
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  GtkWidget *row = find (GTK_WIDGET (f->page), "Time zone");
  g_autofree char *before = g_strdup (kith_center_get_timezone (kith_session_get_center (f->session)));

  settle ();
  gtk_editable_set_text (GTK_EDITABLE (row), "Nowhere/Atlantis");
  g_signal_emit_by_name (row, "apply");
  wait_for (f, is_refused, "a refusal");
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, before);
  g_assert_false (kith_undo_can_undo (kith_app_context_get_undo (f->context)));
}

static gboolean
has_choir (Fixture *f)
{
  g_autoptr (GPtrArray) services = kith_services_list (f->store, FALSE, NULL);

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      if (g_strcmp0 (((KithService *) g_ptr_array_index (services, i))->label, "Choir") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
shows_choir (Fixture *f)
{
  return has_choir (f) && find (GTK_WIDGET (f->page), "Choir") != NULL;
}

static void
test_services (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  kith_settings_page_show (f->page, "services");
  settle ();
  row = find (GTK_WIDGET (f->page), "Add a service");
  gtk_editable_set_text (GTK_EDITABLE (row), "Choir");
  g_signal_emit_by_name (row, "apply");
  wait_for (f, shows_choir, "the new service");
}

/* Opens a row and waits until what it holds is in sight. */
static void
expand (GtkWidget *row, GType inside)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;
  GtkWidget *held = find_type (row, inside);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (held);
  while (!gtk_widget_get_mapped (held) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (held));
  settle ();
}

static gboolean
has_renamed_meal (Fixture *f)
{
  g_autoptr (GPtrArray) services = kith_services_list (f->store, FALSE, NULL);
  const KithService *first = g_ptr_array_index (services, 0);

  return g_str_equal (first->label, "Soup & bread") && !first->pinned;
}

/* A name that was typed is saved when its row is left, and what is switched right after begins with it. */
static void
test_service_left (Fixture *f, gconstpointer data)
{
  GtkWidget *service, *name;
  GtkSwitch *toggle;

  kith_settings_page_show (f->page, "services");
  settle ();
  service = find (GTK_WIDGET (f->page), "Meal");
  expand (service, ADW_TYPE_ENTRY_ROW);
  name = find (service, "Name");
  g_assert_nonnull (name);
  toggle = find_type (find (service, "A button at the front desk"), GTK_TYPE_SWITCH);
  gtk_widget_grab_focus (name);
  gtk_editable_set_text (GTK_EDITABLE (name), "Soup & bread");
  gtk_widget_grab_focus (GTK_WIDGET (toggle));
  gtk_switch_set_active (toggle, FALSE);
  wait_for (f, has_renamed_meal, "name and switch");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_cmpstr (f->said->str, ==, "Saved.\nSaved.\n");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (service)), ==, "Soup & bread");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (toggle)));
}

static gboolean
has_left_card (Fixture *f)
{
  g_autoptr (KithCrisisCard) card = kith_crisis_card_load (f->store, NULL);
  const KithCrisisNumber *first = g_ptr_array_index (card->numbers, 0);
  const KithCrisisSaying *saying = g_ptr_array_index (card->callers, 0);
  return g_str_equal (first->number, "311") && g_str_equal (first->label, "City helpline") &&
         g_str_equal (saying->title, "Not here");
}

/* The same for the crisis card's numbers and texts, left for the next row or with the page. */
static void
test_crisis_left (Fixture *f, gconstpointer data)
{
  g_autoptr (KithCrisisCard) before = kith_crisis_card_load (f->store, NULL);
  const KithCrisisNumber *first = g_ptr_array_index (before->numbers, 0);
  GtkWidget *row, *text, *view;

  kith_settings_page_show (f->page, "crisis");
  settle ();
  row = find (GTK_WIDGET (f->page), first->number);
  text = find (GTK_WIDGET (f->page), "Someone calls or asks at the door");
  expand (row, ADW_TYPE_ENTRY_ROW);
  expand (text, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (find (row, "Number"));
  gtk_editable_set_text (GTK_EDITABLE (find (row, "Number")), "311");
  gtk_widget_grab_focus (find (row, "Who answers, and when"));
  gtk_editable_set_text (GTK_EDITABLE (find (row, "Who answers, and when")), "City helpline");
  view = find_type (text, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Not here\nI cannot say.", -1);
  kith_settings_page_show (f->page, "services");
  wait_for (f, has_left_card, "number, label and text");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_cmpstr (f->said->str, ==, "Saved.\nSaved.\nSaved.\n");
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_asked (Fixture *f)
{
  return find_question () != NULL;
}

static gboolean
has_german_numbers (Fixture *f)
{
  return f->said->len > 0 && find (GTK_WIDGET (f->page), "112") != NULL &&
         g_strcmp0 (kith_center_get_text (kith_session_get_center (f->session), KITH_SETTING_COUNTRY),
                    "de") == 0;
}

static gboolean
has_numbers_back (Fixture *f)
{
  return find (GTK_WIDGET (f->page), "112") == NULL;
}

/* Another country brings its numbers, and one step takes back both. */
static void
test_country (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) countries = kith_crisis_card_list_countries ();
  g_autofree char *before =
      g_strdup (kith_center_get_text (kith_session_get_center (f->session), KITH_SETTING_COUNTRY));
  AdwComboRow *row;
  guint german = 0;

  kith_settings_page_show (f->page, "crisis");
  settle ();
  row = ADW_COMBO_ROW (find (GTK_WIDGET (f->page), "Country"));
  while (g_strcmp0 (countries[german], "de") != 0)
    german++;
  adw_combo_row_set_selected (row, german);
  wait_for (f, is_asked, "the question");
  adw_message_dialog_response (find_question (), "accept");
  wait_for (f, has_german_numbers, "the numbers of Germany");
  kith_app_context_undo (f->context);
  wait_for (f, has_numbers_back, "the numbers before");
  g_assert_cmpstr (kith_center_get_text (kith_session_get_center (f->session), KITH_SETTING_COUNTRY), ==,
                   before);
}

static gboolean
has_number (Fixture *f)
{
  return find (GTK_WIDGET (f->page), "311") != NULL;
}

static void
test_crisis (Fixture *f, gconstpointer data)
{
  GtkWidget *number, *label;

  kith_settings_page_show (f->page, "crisis");
  settle ();
  number = find (GTK_WIDGET (f->page), "Number, as dialled or written");
  label = find (gtk_widget_get_ancestor (number, ADW_TYPE_PREFERENCES_GROUP), "Who answers, and when");
  gtk_editable_set_text (GTK_EDITABLE (number), "311");
  gtk_editable_set_text (GTK_EDITABLE (label), "City helpline");
  g_signal_emit_by_name (label, "entry-activated");
  wait_for (f, has_number, "the new number");
}

static gboolean
is_backed_up (Fixture *f)
{
  g_autoptr (GPtrArray) backups = kith_backup_list (f->folder, "kith", NULL);

  return backups != NULL && backups->len == 1 && strstr (f->said->str, "Backed up") != NULL;
}

static gboolean
is_idle (Fixture *f)
{
  GtkWidget *row = find (GTK_WIDGET (f->page), "Check the center’s file");

  return row != NULL &&
         gtk_widget_is_sensitive (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  g_assert_true (kith_center_set (f->session, "backup.folder", f->folder, &error));
  g_assert_no_error (error);
  kith_settings_page_show (f->page, "backup");
  settle ();
  row = find (GTK_WIDGET (f->page), "Back up now");
  gtk_widget_activate_action (row, "backup.now", NULL);
  wait_for (f, is_backed_up, "a backup");
  backups = kith_backup_list (f->folder, "kith", NULL);
  g_assert_true (kith_backup_check (g_ptr_array_index (backups, 0), kith_store_get_id (f->store), NULL, NULL,
                                    NULL, &error));
  g_assert_no_error (error);
  gtk_widget_activate_action (row, "backup.check", NULL);
  wait_for (f, is_idle, "the check to end");
  g_assert_null (strstr (f->said->str, "damaged"));
}

/* Where a backup was asked for and the folder was missing, choosing it goes on to the backup. */
static void
test_first_folder (Fixture *f, gconstpointer data)
{
  kith_settings_page_show (f->page, "backup");
  settle ();
  kith_settings_backup_take_folder (find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_BACKUP), f->folder,
                                    TRUE);
  wait_for (f, is_backed_up, "a backup");
}

static gboolean
has_folder (Fixture *f)
{
  return strstr (f->said->str, "Folder chosen.") != NULL;
}

/* Where only the folder is chosen, nothing says that there is a backup. */
static void
test_folder_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  kith_settings_page_show (f->page, "backup");
  settle ();
  kith_settings_backup_take_folder (find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_BACKUP), f->folder,
                                    FALSE);
  wait_for (f, has_folder, "the folder");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_cmpstr (f->said->str, ==, "Folder chosen. No backup made yet.\n");
  backups = kith_backup_list (f->folder, "kith", NULL);
  g_assert_cmpuint (backups->len, ==, 0);
}

static gboolean
says_what_changed (Fixture *f)
{
  return find (GTK_WIDGET (f->page), "Settings changed: word for people") != NULL;
}

/* The log says which setting was changed, and lists no drafts unless they are asked for. */
static void
test_log (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_center_set (f->session, KITH_SETTING_WORD_MANY, "guests", &error));
  g_assert_no_error (error);
  g_assert_true (kith_session_record (f->session, KITH_EVENT_DRAFT_SAVED, 0, NULL, &error));
  g_assert_no_error (error);
  kith_settings_page_show (f->page, "log");
  wait_for (f, says_what_changed, "the setting in the log");
  g_assert_nonnull (find (GTK_WIDGET (f->page), "Unlocked"));
  g_assert_null (find (GTK_WIDGET (f->page), "Draft saved"));
}

/* What is offered of a list, as "woman man". */
static char *
read_list (Fixture *f, const char *name)
{
  g_autoptr (KithQuestions) lists = kith_questions_load (f->store, NULL);
  g_autoptr (GPtrArray) list = kith_questions_get_list (lists, name);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    if (((KithListed *) g_ptr_array_index (list, i))->active)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "",
                              ((KithListed *) g_ptr_array_index (list, i))->code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
do_to_list (Fixture *f, const char *action, const char *list, const char *code)
{
  GtkWidget *part = find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_QUESTIONS);

  g_assert_true (gtk_widget_activate_action (part, action, list != NULL ? "(ss)" : NULL, list, code));
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
}

static void
undo (Fixture *f)
{
  kith_app_context_undo (f->context);
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
}

static void
assert_list (Fixture *f, const char *list, const char *expected)
{
  g_autofree char *codes = read_list (f, list);

  g_assert_cmpstr (codes, ==, expected);
}

static void
test_questions (Fixture *f, gconstpointer data)
{
  kith_settings_page_show (f->page, "questions");
  settle ();
  do_to_list (f, "questions.move-up", "gender", "man");
  assert_list (f, "gender", "man woman non-binary another");
  do_to_list (f, "questions.move-up", "gender", "man");
  assert_list (f, "gender", "man woman non-binary another");
  do_to_list (f, "questions.retire", "gender", "non-binary");
  assert_list (f, "gender", "man woman another");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (GTK_WIDGET (f->page), "Non-binary"))),
                   ==, "Gender");
  do_to_list (f, "questions.move-down", "gender", "woman");
  assert_list (f, "gender", "man another woman");
  do_to_list (f, "questions.retire", "questions", "housing");
  assert_list (f, "questions", "gender heritage armed-forces");
  g_assert_null (find (GTK_WIDGET (f->page), "Outside, or in a vehicle"));

  do_to_list (f, "questions.restore", NULL, NULL);
  assert_list (f, "gender", "woman man non-binary another");
  assert_list (f, "questions", "gender housing heritage armed-forces");
  undo (f);
  assert_list (f, "gender", "man another woman");
  assert_list (f, "questions", "gender heritage armed-forces");
  undo (f);
  assert_list (f, "questions", "gender housing heritage armed-forces");
  g_assert_nonnull (find (GTK_WIDGET (f->page), "Outside, or in a vehicle"));
  undo (f);
  undo (f);
  assert_list (f, "gender", "man woman non-binary another");
  do_to_list (f, "questions.retire", "gender", "another");
  do_to_list (f, "questions.offer", "gender", "another");
  assert_list (f, "gender", "man woman non-binary another");
}

static void
do_to_words (Fixture *f, const char *action, const char *words)
{
  GtkWidget *part = find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_WORDS);

  g_assert_true (gtk_widget_activate_action (part, action, words != NULL ? "s" : NULL, words));
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
}

static GtkWidget *
find_words (Fixture *f, const char *words)
{
  GtkWidget *part = find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_WORDS);

  return find (part, words);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* Words are taken out and restored, and each step is taken back to what it was. */
static void
test_words (Fixture *f, gconstpointer data)
{
  GtkWidget *restore;

  kith_settings_page_show (f->page, "words");
  settle ();
  restore = find_type (find_words (f, "The search words that come with Kith"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_is_sensitive (restore));
  g_assert_nonnull (find_words (f, "wic, women infants and children"));
  do_to_words (f, "words.remove", "wic, women infants and children");
  g_assert_null (find_words (f, "wic, women infants and children"));
  g_assert_true (gtk_widget_is_sensitive (restore));
  do_to_words (f, "words.remove", "rehab, residential treatment, substance use treatment");
  do_to_words (f, "words.restore", NULL);
  g_assert_nonnull (find_words (f, "wic, women infants and children"));
  g_assert_false (gtk_widget_is_sensitive (restore));
  undo (f);
  g_assert_null (find_words (f, "wic, women infants and children"));
  undo (f);
  g_assert_null (find_words (f, "wic, women infants and children"));
  g_assert_nonnull (find_words (f, "rehab, residential treatment, substance use treatment"));
  undo (f);
  g_assert_nonnull (find_words (f, "wic, women infants and children"));
  /* Its way back goes to what came with Kith, not to a list of the center's that says the same. */
  g_assert_false (gtk_widget_is_sensitive (restore));
}

/* A list of any length is on the screen at once, and the filter finds the rest of it. */
static void
test_many_words (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *filter;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (list, "word%u, other%u\n", i, i);
  g_assert_true (kith_resource_words_write (f->session, list->str, 0, &error));
  g_assert_no_error (error);
  kith_settings_page_show (f->page, "words");
  settle ();
  g_assert_nonnull (find_words (f, "word199, other199"));
  g_assert_null (find_words (f, "word200, other200"));
  g_assert_true (says (GTK_WIDGET (f->page), "800 more. Type what one begins with."));
  filter = find_type (find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_WORDS), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (filter), "OTHER99");
  settle ();
  g_assert_nonnull (find_words (f, "word99, other99"));
  g_assert_nonnull (find_words (f, "word999, other999"));
  g_assert_null (find_words (f, "word199, other199"));
  gtk_editable_set_text (GTK_EDITABLE (filter), "zebra");
  settle ();
  g_assert_true (says (GTK_WIDGET (f->page), "No word begins with “zebra”."));
}

/* What stands beside the words in the dialog; NULL where nothing does. */
static const char *
find_problem (GtkWidget *widget)
{
  const char *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) &&
        gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_STATUS)
      found = gtk_widget_get_visible (child) ? gtk_label_get_text (GTK_LABEL (child)) : NULL;
    else
      found = find_problem (child);
  return found;
}

static void
do_to_notes (Fixture *f, const char *action)
{
  GtkWidget *part = find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_NOTES);

  gtk_widget_activate_action (part, action, NULL);
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
}

static void
type_list (KithTextBox *box, const char *text)
{
  GtkWidget *view = find_type (GTK_WIDGET (box), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  settle ();
}

static gboolean
is_own_list (Fixture *f, const char *language)
{
  gboolean is_own = FALSE;

  g_free (kith_word_lists_read (kith_session_get_center (f->session), language, &is_own, NULL));
  return is_own;
}

/* Off until it is turned on; only a list that can be read is stored, and what is typed over one waits there.
 */
static void
test_words_in_notes (Fixture *f, gconstpointer data)
{
  KithCenter *center = kith_session_get_center (f->session);
  GtkWidget *part, *row;
  KithTextBox *box;
  g_autofree char *typed = NULL;

  kith_settings_page_show (f->page, "notes");
  settle ();
  part = find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_NOTES);
  box = KITH_TEXT_BOX (find_type (part, KITH_TYPE_TEXT_BOX));
  row = find_type (part, ADW_TYPE_COMBO_ROW);
  g_assert_false (kith_word_lists_is_on (center));
  gtk_switch_set_active (GTK_SWITCH (find_type (part, GTK_TYPE_SWITCH)), TRUE);
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
  g_assert_true (kith_word_lists_is_on (center));
  undo (f);
  g_assert_false (kith_word_lists_is_on (center));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_type (part, GTK_TYPE_SWITCH))));

  type_list (box, "judging: quombly = plain\nnonsense");
  g_assert_cmpstr (find_problem (part), !=, NULL);
  do_to_notes (f, "note-words.save");
  g_assert_false (is_own_list (f, "en"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  settle ();
  g_assert_null (find_problem (part));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  settle ();
  typed = kith_text_box_dup_text (box);
  g_assert_cmpstr (typed, ==, "judging: quombly = plain\nnonsense");

  type_list (box, "judging: quombly = plain");
  g_assert_null (find_problem (part));
  do_to_notes (f, "note-words.save");
  g_assert_true (is_own_list (f, "en"));
  g_assert_false (is_own_list (f, "de"));
  do_to_notes (f, "note-words.restore");
  g_assert_false (is_own_list (f, "en"));
  undo (f);
  g_assert_true (is_own_list (f, "en"));
  undo (f);
  g_assert_false (is_own_list (f, "en"));
}

static void
type_words (const char *words, const char *problem)
{
  AdwMessageDialog *dialog = find_question ();

  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (dialog), "In your words")), words);
  g_assert_cmpstr (find_problem (GTK_WIDGET (dialog)), ==, problem);
  g_assert_cmpint (adw_message_dialog_get_response_enabled (dialog, "accept"), ==,
                   problem == NULL && *words != '\0');
}

static gboolean
is_asked_again (Fixture *f)
{
  return find_question () != NULL && find_problem (GTK_WIDGET (find_question ())) != NULL;
}

/* As its button does. */
static void
respond (const char *response)
{
  AdwMessageDialog *dialog = find_question ();

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
}

/* A question that is answered by yes or no, as was said before it was refused. */
static gboolean
has_added_words (Fixture *f)
{
  g_autoptr (KithQuestions) lists = kith_questions_load (f->store, NULL);
  const KithListed *added = kith_questions_find (lists, KITH_LIST_QUESTIONS, "they-come-by-tram");

  return added != NULL && added->yes_or_no;
}

/* What cannot be stored is said beside the words; where the store refuses it nevertheless, the words stay. */
static void
test_question_words (Fixture *f, gconstpointer data)
{
  GtkWidget *part;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  kith_settings_page_show (f->page, "questions");
  settle ();
  part = find_type (GTK_WIDGET (f->page), KITH_TYPE_SETTINGS_QUESTIONS);
  g_assert_true (gtk_widget_activate_action (part, "questions.rename", "(ss)", KITH_LIST_PRONOUNS, "she"));
  settle ();
  type_words ("HE/HIM", "“HE/HIM” is in the list already.");
  type_words ("she / hers", NULL);
  respond ("cancel");

  g_assert_true (gtk_widget_activate_action (part, "questions.add", "s", KITH_LIST_QUESTIONS));
  settle ();
  type_words ("gender", "“gender” is in the list already.");
  type_words ("", NULL);
  type_words ("They come by bus", NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (GTK_WIDGET (find_question ()), "How it is answered")), 1);
  code = kith_questions_add (f->session, KITH_LIST_QUESTIONS, "They come by bus", FALSE, &error);
  g_assert_no_error (error);
  respond ("accept");
  wait_for (f, is_asked_again, "the same question again");
  g_assert_cmpstr (find_problem (GTK_WIDGET (find_question ())), ==,
                   "“They come by bus” is in the list already.");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find (GTK_WIDGET (find_question ()), "In your words"))), ==,
      "They come by bus");
  type_words ("They come by tram", NULL);
  respond ("accept");
  wait_for (f, has_added_words, "other words");
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
}

/* Every part can be shown with a center behind it; nothing is said, and nothing changes by looking. */
static void
test_all_parts (Fixture *f, gconstpointer data)
{
  static const char *const parts[] = { "center", "services", "accounts", "agreements",  "questions", "words",
                                       "crisis", "backup",   "import",   "workstation", "log" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      kith_settings_page_show (f->page, parts[i]);
      settle ();
      kith_worker_drain (kith_store_get_worker (f->store));
      settle ();
    }
  g_assert_cmpstr (f->said->str, ==, "");
}

static void
do_to_templates (Fixture *f, const char *action, const char *name)
{
  GtkWidget *group = find_type (GTK_WIDGET (f->page), KITH_TYPE_TEMPLATES_GROUP);

  g_assert_true (gtk_widget_activate_action (group, action, name != NULL ? "s" : NULL, name));
  kith_worker_drain (kith_store_get_worker (f->store));
  settle ();
}

/* names: with lines between; that is what is stored and, in that order, shown. */
static void
assert_templates (Fixture *f, const char *names)
{
  GtkWidget *group = find_type (GTK_WIDGET (f->page), KITH_TYPE_TEMPLATES_GROUP);
  g_autoptr (KithNoteTemplates) list =
      kith_center_templates_load (kith_session_get_center (f->session), NULL);
  g_autoptr (GString) stored = g_string_new (NULL);
  GtkWidget *before = NULL;

  for (guint i = 0; i < kith_note_templates_get_length (list); i++)
    {
      const char *name = kith_note_templates_get (list, i)->name;
      GtkWidget *row = find (group, name);

      g_string_append_printf (stored, "%s%s", i > 0 ? "\n" : "", name);
      g_assert_nonnull (row);
      g_assert_true (before == NULL || gtk_widget_get_next_sibling (before) == row);
      before = row;
    }
  g_assert_cmpstr (stored->str, ==, names);
  g_assert_true (before == NULL || gtk_widget_get_next_sibling (before) == NULL);
}

#define TEMPLATES_AS_THEY_COME                                                                               \
  "Companionship visit\nAfter a hard day\nAccompanying to an office\nGetting to know each other"

/* Templates are moved, removed, changed and restored, and each step is taken back. */
static void
test_templates (Fixture *f, gconstpointer data)
{
  kith_settings_page_show (f->page, "notes");
  settle ();
  assert_templates (f, TEMPLATES_AS_THEY_COME);
  do_to_templates (f, "note-templates.move-down", "Companionship visit");
  do_to_templates (f, "note-templates.move-up", "Getting to know each other");
  assert_templates (
      f, "After a hard day\nCompanionship visit\nGetting to know each other\nAccompanying to an office");
  /* Twice in one breath: both are done. */
  gtk_widget_activate_action (find_type (GTK_WIDGET (f->page), KITH_TYPE_TEMPLATES_GROUP),
                              "note-templates.remove", "s", "After a hard day");
  do_to_templates (f, "note-templates.remove", "Accompanying to an office");
  assert_templates (f, "Companionship visit\nGetting to know each other");
  do_to_templates (f, "note-templates.remove", "Companionship visit");
  do_to_templates (f, "note-templates.remove", "Getting to know each other");
  assert_templates (f, "");
  do_to_templates (f, "note-templates.restore", NULL);
  assert_templates (f, TEMPLATES_AS_THEY_COME);
  undo (f);
  assert_templates (f, "");
  undo (f);
  undo (f);
  assert_templates (f, "Companionship visit\nGetting to know each other");
  for (guint i = 0; i < 4; i++)
    undo (f);
  assert_templates (f, TEMPLATES_AS_THEY_COME);
  g_assert_null (kith_center_get_text (kith_session_get_center (f->session), KITH_SETTING_NOTE_TEMPLATES));
}

static gboolean
tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Newer versions of libadwaita measure the heading of their own message dialog for less than it needs, and
 * the toolkit says so. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  void *label = NULL;

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        sscanf (fields[i].value, "Trying to measure GtkLabel %p", &label) == 1 &&
        gtk_widget_get_ancestor (label, ADW_TYPE_MESSAGE_DIALOG) != NULL &&
        g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (label)), "AdwGizmo"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_true (kith_vault_init (NULL));
  if (gtk_get_minor_version () >= 10)
    g_log_set_writer_func (write_log, NULL, NULL);
  g_timeout_add (20, tick, NULL);

#define ADD(name, func) g_test_add ("/ui/settings/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-parts", test_all_parts);
  ADD ("center", test_center);
  ADD ("left", test_left);
  ADD ("escape", test_escape);
  ADD ("refused", test_refused);
  ADD ("services", test_services);
  ADD ("crisis", test_crisis);
  ADD ("service-left", test_service_left);
  ADD ("crisis-left", test_crisis_left);
  ADD ("country", test_country);
  ADD ("backup", test_backup);
  ADD ("first-folder", test_first_folder);
  ADD ("folder-only", test_folder_only);
  ADD ("log", test_log);
  ADD ("questions", test_questions);
  ADD ("question-words", test_question_words);
  ADD ("words", test_words);
  ADD ("many-words", test_many_words);
  ADD ("words-in-notes", test_words_in_notes);
  ADD ("templates", test_templates);
#undef ADD
  return g_test_run ();
}
