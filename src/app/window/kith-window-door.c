/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way in: opening the center's file, the first run, unlocking, and the sample center. */

#include "window/kith-window-private.h"

#include <glib/gi18n.h>

#include "base/kith-clock.h"
#include "base/kith-error.h"
#include "sample/kith-sample.h"
#include "store/kith-backup.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-pin.h"
#include "vault/kith-vault.h"
#include "window/kith-place.h"

#define SAMPLE_PEOPLE 120
#define SAMPLE_VISITS 2000
#define SAMPLE_YEARS 1
#define PROGRESS_MS 60

/* One way in, done on a thread of its own. */
typedef struct
{
  char *path;             /* (owned) */
  KithSetup *setup;       /* (owned) (nullable) */
  KithStore *store;       /* (owned) (nullable) */
  KithSession *session;   /* (owned) (nullable) */
  KithRecoveryCode *code; /* (owned) (nullable) */
  KithSecret *secret;     /* (owned) (nullable) */
  char *pin;              /* (owned) (nullable) */
  char *backup;           /* (owned) (nullable) */
  gint64 account;
  int pin_fd;
  guint tries_left;
  gint permille; /* (atomic) how much is done */
  guint timer_id;
} Way;

static void unlock (KithWindow *self, gint64 account);

static void
way_free (gpointer data)
{
  Way *way = data;

  g_free (way->path);
  g_clear_pointer (&way->setup, kith_setup_free);
  g_clear_object (&way->session);
  g_clear_object (&way->store);
  g_clear_pointer (&way->code, kith_recovery_code_unref);
  g_clear_pointer (&way->secret, kith_secret_unref);
  kith_vault_wipe_string (way->pin);
  g_free (way->backup);
  g_clear_handle_id (&way->timer_id, g_source_remove);
  g_free (way);
}

static void
run_way (KithWindow *self, Way *way, GTaskThreadFunc func, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done, NULL);

  g_task_set_source_tag (task, run_way);
  g_task_set_task_data (task, way, way_free);
  g_task_run_in_thread (task, func);
}

static void
return_way (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_path (KithWindow *self, const char *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
}

static void
show_trouble (KithWindow *self, const GError *error)
{
  if (self->status_view == NULL)
    self->status_view =
        KITH_STATUS_VIEW (kith_window_add_screen (self, kith_status_view_new (), KITH_SCREEN_STATUS));
  kith_window_show_screen (self, KITH_SCREEN_STATUS);
  kith_status_view_show_error (self->status_view, error);
}

void
kith_window_show_busy (KithWindow *self, const char *sentence, gboolean can_cancel)
{
  if (self->busy_view == NULL)
    self->busy_view = KITH_BUSY_VIEW (kith_window_add_screen (self, kith_busy_view_new (), KITH_SCREEN_BUSY));
  kith_window_show_screen (self, KITH_SCREEN_BUSY);
  kith_busy_view_start (self->busy_view, sentence, can_cancel);
}

/* ---- The pages, once a session is there. */

static void
desk_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open_finish (result, &error);
  g_autoptr (KithAppContext) context = NULL;

  if (self->session == NULL)
    return;
  if (desk == NULL)
    {
      kith_window_close_store (self);
      show_trouble (self, error);
      return;
    }
  if (self->lock_page != NULL)
    {
      kith_window_remove_screen (self, KITH_SCREEN_LOCK);
      self->lock_page = NULL;
    }
  if (self->welcome_page != NULL)
    {
      kith_window_remove_screen (self, KITH_SCREEN_WELCOME);
      self->welcome_page = NULL;
    }
  self->setting_up = FALSE;
  kith_clock_watch (kith_session_get_clock (self->session));
  context = kith_app_context_new (desk, self->preferences, self->practise_folder != NULL);
  kith_window_set_context (self, context);
}

static void
open_desk (KithWindow *self)
{
  kith_desk_open_async (self->session, NULL, desk_opened_cb, g_object_ref (self));
}

/* ---- Locked. */

static void
unlock_cb (KithWindow *self, gint64 account)
{
  unlock (self, account);
}

/* The front desk first: it is what most people come to try. */
static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const KithAccount *one = *(const KithAccount *const *) a;
  const KithAccount *other = *(const KithAccount *const *) b;

  return (int) one->role - (int) other->role;
}

void
kith_window_show_lock (KithWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = kith_accounts_list (self->store, &error);
  g_autofree char *day = NULL;
  gint64 pin_account = 0;
  guint tries_left = 0;

  if (accounts == NULL)
    {
      show_trouble (self, error);
      return;
    }
  if (self->lock_page == NULL)
    {
      self->lock_page =
          KITH_LOCK_PAGE (kith_window_add_screen (self, kith_lock_page_new (), KITH_SCREEN_LOCK));
      g_signal_connect_object (self->lock_page, "unlock", G_CALLBACK (unlock_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->practise_folder != NULL)
    g_ptr_array_sort (accounts, compare_roles);
  day = kith_day_format_long (kith_clock_today (kith_center_get_clock (self->center)));
  kith_lock_page_set_center (self->lock_page, kith_center_get_name (self->center), day);
  kith_lock_page_set_practise (self->lock_page, self->practise_folder != NULL);
  kith_lock_page_set_accounts (self->lock_page, accounts,
                               self->practise_folder != NULL ||
                                   kith_preferences_list_accounts (self->preferences, accounts->len));
  if (self->pin_fd >= 0 &&
      kith_pin_offer_peek (self->pin_fd, kith_clock_now (kith_center_get_clock (self->center)).utc,
                           &pin_account, NULL, &tries_left))
    kith_lock_page_offer_pin (self->lock_page, pin_account, tries_left);
  else
    kith_window_end_pin (self);
  if (self->last_account != 0)
    kith_lock_page_select (self->lock_page, self->last_account);
  kith_window_show_screen (self, KITH_SCREEN_LOCK);
  kith_lock_page_start (self->lock_page);
}

/* A computer that stays locked over night shows the new day. */
static void
day_changed_cb (KithWindow *self)
{
  g_autofree char *day = NULL;

  if (self->lock_page == NULL || self->center == NULL)
    return;
  day = kith_day_format_long (kith_clock_today (kith_center_get_clock (self->center)));
  kith_lock_page_set_center (self->lock_page, kith_center_get_name (self->center), day);
}

static void
take_store (KithWindow *self, Way *way)
{
  g_autoptr (GError) error = NULL;

  g_set_object (&self->store, way->store);
  set_path (self, way->path);
  g_clear_object (&self->center);
  self->center = kith_center_load (self->store, &error);
  if (self->center == NULL)
    {
      kith_window_close_store (self);
      show_trouble (self, error);
      return;
    }
  g_signal_connect_object (kith_center_get_clock (self->center), "day-changed", G_CALLBACK (day_changed_cb),
                           self, G_CONNECT_SWAPPED);
  kith_clock_watch (kith_center_get_clock (self->center));
  kith_window_show_lock (self);
}

static void
open_store_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;

  way->store = kith_store_open (way->path, KITH_STORE_READ_WRITE, &error);
  return_way (task, way->store != NULL, error);
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithWindow *self = KITH_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take_store (self, g_task_get_task_data (G_TASK (result)));
  else
    show_trouble (self, error);
}

static void show_welcome (KithWindow *self);

/**
 * kith_window_open_store:
 * @self: the window
 * @path: of the center's file
 *
 * Opens a center and shows its lock screen; where there is nothing, the first run.
 */
void
kith_window_open_store (KithWindow *self, const char *path)
{
  Way *way;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->session != NULL)
    {
      kith_window_say (self, _ ("Lock this center first, then open the other."), FALSE);
      return;
    }
  kith_window_close_store (self);
  set_path (self, path);
  if (kith_place_is_empty (path))
    {
      show_welcome (self);
      return;
    }
  way = g_new0 (Way, 1);
  way->path = g_strdup (path);
  run_way (self, way, open_store_thread, store_opened_cb);
}

/* ---- Unlocking. */

static void
unlock_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;

  if (way->pin != NULL)
    way->session = kith_session_unlock_by_pin (way->store, way->pin_fd, way->pin, &way->tries_left, &error);
  else
    way->session = kith_session_unlock (way->store, way->account, way->secret, cancellable, &error);
  return_way (task, way->session != NULL, error);
}

static void
refuse_unlock (KithWindow *self, Way *way, const GError *error)
{
  gboolean wrong = g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);

  if (way->pin != NULL)
    {
      if (way->tries_left == 0)
        kith_window_end_pin (self);
      kith_lock_page_offer_pin (self->lock_page, way->tries_left > 0 ? way->account : 0, way->tries_left);
      if (wrong && way->tries_left == 0)
        {
          kith_lock_page_refuse (
              self->lock_page,
              _ ("That PIN didn’t work, and it was the last try. Please use your passphrase."));
          return;
        }
    }
  kith_lock_page_refuse (self->lock_page, wrong ? NULL : error->message);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithWindow *self = KITH_WINDOW (source);
  Way *way = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->lock_page == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      refuse_unlock (self, way, error);
      return;
    }
  kith_lock_page_clear (self->lock_page);
  g_set_object (&self->session, way->session);
  self->setting_up = TRUE;
  self->last_account = way->account;
  open_desk (self);
}

static void
unlock (KithWindow *self, gint64 account)
{
  KithLockWay kind = kith_lock_page_get_way (self->lock_page);
  g_autoptr (GError) error = NULL;
  Way *way;

  if (account == 0)
    {
      kith_lock_page_refuse (self->lock_page, NULL);
      return;
    }
  way = g_new0 (Way, 1);
  way->store = g_object_ref (self->store);
  way->account = account;
  way->pin_fd = self->pin_fd;
  if (kind == KITH_LOCK_PIN)
    way->pin = g_strdup (kith_lock_page_get_text (self->lock_page));
  else if (kind == KITH_LOCK_OPEN)
    way->secret = kith_secret_ref (self->practise_secret);
  else
    way->secret = kith_passphrase_prepare (kith_lock_page_get_text (self->lock_page), &error);
  if (way->pin == NULL && way->secret == NULL)
    {
      kith_lock_page_refuse (self->lock_page, error->message);
      way_free (way);
      return;
    }
  kith_lock_page_set_busy (self->lock_page, TRUE);
  run_way (self, way, unlock_thread, unlocked_cb);
}

/* ---- The first run. */

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;
  g_autofree char *folder = g_path_get_dirname (way->path);
  g_autoptr (GPtrArray) accounts = NULL;

  g_mkdir_with_parents (folder, 0700);
  way->store = kith_setup_run (way->setup, way->path, &way->code, &error);
  if (way->store != NULL)
    accounts = kith_accounts_list (way->store, &error);
  if (accounts != NULL && accounts->len > 0)
    {
      way->account = ((KithAccount *) g_ptr_array_index (accounts, 0))->id;
      way->session =
          kith_session_unlock (way->store, way->account, way->setup->passphrase, cancellable, &error);
    }
  return_way (task, way->session != NULL, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithWindow *self = KITH_WINDOW (source);
  Way *way = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCrisisCard) card = NULL;

  kith_window_show_screen (self, KITH_SCREEN_WELCOME);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      kith_welcome_page_refuse (self->welcome_page, error->message);
      return;
    }
  g_set_object (&self->store, way->store);
  g_set_object (&self->session, way->session);
  self->last_account = way->account;
  self->setting_up = TRUE;
  card = kith_crisis_card_load (self->store, NULL);
  if (card != NULL)
    kith_welcome_page_set_card (self->welcome_page, card);
  kith_welcome_page_show_recovery (self->welcome_page, way->code);
  kith_window_update_actions (self);
}

static void
create_cb (KithWindow *self)
{
  Way *way = g_new0 (Way, 1);

  way->path = g_strdup (self->path);
  way->setup = kith_setup_form_make_setup (kith_welcome_page_get_form (self->welcome_page));
  kith_window_show_busy (self, _ ("Setting up our center…"), FALSE);
  run_way (self, way, create_thread, created_cb);
}

static void
finished_cb (KithWindow *self)
{
  g_autoptr (GArray) checked = kith_welcome_page_list_checked (self->welcome_page);

  kith_welcome_page_set_finishing (self->welcome_page, TRUE);
  for (guint i = 0; i < checked->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!kith_crisis_card_mark_checked (self->session, g_array_index (checked, guint, i), &error))
        kith_window_say (self, error->message, FALSE);
    }
  open_desk (self);
}

static void
show_welcome (KithWindow *self)
{
  if (self->welcome_page == NULL)
    {
      self->welcome_page =
          KITH_WELCOME_PAGE (kith_window_add_screen (self, kith_welcome_page_new (), KITH_SCREEN_WELCOME));
      g_signal_connect_object (self->welcome_page, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->welcome_page, "finished", G_CALLBACK (finished_cb), self,
                               G_CONNECT_SWAPPED);
    }
  kith_window_show_screen (self, KITH_SCREEN_WELCOME);
  kith_welcome_page_start (self->welcome_page);
}

/* ---- A backup put back. */

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = g_path_get_dirname (way->path);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (kith_clock_machine_ms () / 1000);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M");

  g_mkdir_with_parents (folder, 0700);
  return_way (task, kith_backup_restore (way->backup, way->path, stamp, NULL, NULL, &kept, &error), error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithWindow *self = KITH_WINDOW (source);
  Way *way = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    kith_window_open_store (self, way->path);
  else
    show_trouble (self, error);
}

void
kith_window_restore_backup (KithWindow *self, const char *backup)
{
  Way *way;

  if (self->session != NULL || self->path == NULL)
    return;
  kith_window_close_store (self);
  way = g_new0 (Way, 1);
  way->path = kith_place_find (self->asked_path, kith_preferences_get_store_path (self->preferences));
  way->backup = g_strdup (backup);
  kith_window_show_busy (self, _ ("Reading the backup and putting it back…"), FALSE);
  run_way (self, way, restore_thread, restored_cb);
}

/* ---- The sample center. */

static void
progress_cb (double fraction, gpointer user_data)
{
  Way *way = user_data;

  g_atomic_int_set (&way->permille, (gint) (fraction * 1000));
}

static void
sample_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;
  const KithSampleSize size = {
    .people = SAMPLE_PEOPLE,
    .visits = SAMPLE_VISITS,
    .years = SAMPLE_YEARS,
    .seed = 7,
    .until = KITH_DAY_NONE,
  };

  way->store = kith_sample_create (way->path, &size, way->secret, progress_cb, way, cancellable, &error);
  return_way (task, way->store != NULL, error);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  GTask *task = user_data;
  KithWindow *self = g_task_get_source_object (task);
  Way *way = g_task_get_task_data (task);

  if (self->busy_view != NULL)
    kith_busy_view_set_progress (self->busy_view, g_atomic_int_get (&way->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithWindow *self = KITH_WINDOW (source);
  Way *way = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&way->timer_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->practise_secret = kith_secret_ref (way->secret);
      self->last_account = 0;
      take_store (self, way);
      return;
    }
  kith_window_leave_practise (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_window_say (self, error->message, FALSE);
}

/* Random, known to nobody and kept nowhere: the sample needs none from whoever practises. */
static KithSecret *
make_passphrase (void)
{
  g_autoptr (KithSecret) random = kith_secret_new_random (24);
  g_autofree char *text = g_base64_encode (kith_secret_get_data (random), kith_secret_get_size (random));

  return kith_passphrase_prepare (text, NULL);
}

void
kith_window_practise (KithWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GTask) task = NULL;
  Way *way;

  if (self->session != NULL || self->practise_folder != NULL)
    return;
  kith_place_remove_stale_practise ();
  folder = kith_place_new_practise (&error);
  if (folder == NULL)
    {
      kith_window_say (self, error->message, FALSE);
      return;
    }
  kith_window_close_store (self);
  self->practise_folder = g_steal_pointer (&folder);
  self->cancellable = g_cancellable_new ();
  way = g_new0 (Way, 1);
  way->path = g_build_filename (self->practise_folder, "sample.kith", NULL);
  way->secret = make_passphrase ();
  kith_window_show_busy (self, _ ("Making up a sample center…"), TRUE);

  task = g_task_new (self, self->cancellable, sample_made_cb, NULL);
  g_task_set_source_tag (task, kith_window_practise);
  g_task_set_task_data (task, way, way_free);
  way->timer_id = g_timeout_add (PROGRESS_MS, show_progress_cb, task);
  g_task_run_in_thread (task, sample_thread);
}

/* Throws the sample center away, and goes back to our own. */
void
kith_window_leave_practise (KithWindow *self)
{
  g_autofree char *path =
      kith_place_find (self->asked_path, kith_preferences_get_store_path (self->preferences));

  if (self->practise_folder == NULL)
    return;
  kith_idle_stop (self->idle);
  kith_window_close_store (self);
  kith_window_show_screen (self, KITH_SCREEN_BLANK);
  kith_window_open_store (self, path);
}

static void
restore_geometry (KithWindow *self, const char *geometry)
{
  int width = 0, height = 0;
  gboolean maximized = FALSE;

  if (geometry != NULL && sscanf (geometry, "%dx%d", &width, &height) == 2)
    maximized = g_str_has_suffix (geometry, "+");
  else
    g_object_get (self->preferences, "window-width", &width, "window-height", &height, "window-maximized",
                  &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 360, 16384), CLAMP (height, 294, 16384));
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * kith_window_start:
 * @self: a new window
 * @start: how the program was started
 *
 * Finds the center and shows the first screen.
 */
void
kith_window_start (KithWindow *self, const KithStart *start)
{
  g_autofree char *path = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (start != NULL);

  restore_geometry (self, start->geometry);
  self->asked_path = g_strdup (start->store);
  self->last_account = start->account;
  self->pin_fd = start->pin_fd;
  if (start->practise)
    {
      path = kith_place_find (start->store, kith_preferences_get_store_path (self->preferences));
      set_path (self, path);
      kith_window_practise (self);
      return;
    }
  path = kith_place_find (start->store, kith_preferences_get_store_path (self->preferences));
  kith_window_open_store (self, path);
}
