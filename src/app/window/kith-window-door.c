/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shows of the door: the first run, the lock screen, trouble, waiting; and the desk, once it is open. */

#include "window/kith-window-private.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "door/kith-place.h"
#include "session/kith-accounts.h"
#include "vault/kith-passphrase.h"
#include "window/kith-account-dialogs.h"

static void
show_trouble (KithWindow *self, const GError *error)
{
  if (self->status_view == NULL)
    self->status_view =
        KITH_STATUS_VIEW (kith_window_add_screen (self, kith_status_view_new (), KITH_SCREEN_STATUS));
  kith_window_show_screen (self, KITH_SCREEN_STATUS);
  kith_status_view_show_error (self->status_view, error);
}

static void
show_busy (KithWindow *self, const char *sentence, gboolean can_cancel)
{
  if (self->busy_view == NULL)
    self->busy_view = KITH_BUSY_VIEW (kith_window_add_screen (self, kith_busy_view_new (), KITH_SCREEN_BUSY));
  kith_window_show_screen (self, KITH_SCREEN_BUSY);
  kith_busy_view_start (self->busy_view, sentence, can_cancel);
}

/* ---- Locked. */

/* Without a sentence for what did not fit: the page has its own. */
static void
refuse (KithWindow *self, const GError *error)
{
  gboolean wrong = g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);

  kith_lock_page_refuse (self->lock_page, wrong ? NULL : error->message);
}

static void unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* What was typed on the lock screen stands there still. */
static void
chosen_cb (KithSecret *chosen, gpointer user_data)
{
  KithWindow *self = user_data;
  g_autoptr (KithSecret) passphrase = NULL;

  if (self->lock_page == NULL)
    return;
  if (chosen != NULL)
    passphrase = kith_passphrase_prepare (kith_lock_page_get_text (self->lock_page), NULL);
  if (passphrase == NULL)
    {
      kith_lock_page_refuse (self->lock_page,
                             _ ("This passphrase is good for once: choose one of your own to come in."));
      return;
    }
  kith_door_unlock_choosing_async (self->door, kith_lock_page_get_account (self->lock_page), passphrase,
                                   chosen, unlocked_cb, g_object_ref (self));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean in = kith_door_unlock_finish (KITH_DOOR (source), result, &error);

  if (self->lock_page == NULL)
    return;
  if (in)
    kith_lock_page_clear (self->lock_page);
  else if (g_error_matches (error, KITH_DOOR_ERROR, KITH_DOOR_ERROR_ONE_TIME))
    kith_account_dialogs_choose_passphrase (GTK_WIDGET (self), kith_door_get_center (self->door),
                                            kith_lock_page_get_text (self->lock_page), chosen_cb);
  else
    refuse (self, error);
}

/* Nobody's where there is none, or none any more. */
static void
offer_pin (KithWindow *self)
{
  gint64 account = 0;
  guint tries_left = 0;

  kith_door_peek_pin (self->door, &account, &tries_left);
  kith_lock_page_offer_pin (self->lock_page, account, tries_left);
}

static void
unlocked_by_pin_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean in = kith_door_unlock_finish (KITH_DOOR (source), result, &error);

  if (self->lock_page == NULL || kith_door_get_center (self->door) == NULL)
    return;
  if (in)
    {
      kith_lock_page_clear (self->lock_page);
      return;
    }
  offer_pin (self);
  refuse (self, error);
}

static void
unlock_cb (KithWindow *self, gint64 account)
{
  const char *text = kith_lock_page_get_text (self->lock_page);
  KithLockWay way = kith_lock_page_get_way (self->lock_page);
  g_autoptr (KithSecret) passphrase = NULL;
  g_autoptr (GError) error = NULL;

  if (account == 0)
    {
      kith_lock_page_refuse (self->lock_page, NULL);
      return;
    }
  if (way == KITH_LOCK_PASSPHRASE)
    {
      passphrase = kith_passphrase_prepare (text, &error);
      if (passphrase == NULL)
        {
          kith_lock_page_refuse (self->lock_page, error->message);
          return;
        }
    }
  kith_lock_page_set_busy (self->lock_page, TRUE);
  if (way == KITH_LOCK_PIN)
    kith_door_unlock_by_pin_async (self->door, text, unlocked_by_pin_cb, g_object_ref (self));
  else
    kith_door_unlock_async (self->door, account, passphrase, unlocked_cb, g_object_ref (self));
}

static void
show_day (KithWindow *self)
{
  KithCenter *center = kith_door_get_center (self->door);
  g_autofree char *day = NULL;

  if (self->lock_page == NULL || center == NULL)
    return;
  day = kith_day_format_long (kith_clock_today (kith_center_get_clock (center)));
  kith_lock_page_set_center (self->lock_page, kith_center_get_name (center), day);
}

static gboolean
back_up_cb (gpointer user_data)
{
  kith_door_back_up_if_due (user_data);
  return G_SOURCE_REMOVE;
}

/* A PIN is for a day. */
static void
day_changed_cb (KithWindow *self)
{
  show_day (self);
  if (self->lock_page != NULL && kith_door_get_center (self->door) != NULL)
    offer_pin (self);
}

static void
show_lock (KithWindow *self)
{
  gboolean practise = kith_door_is_practise (self->door);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = kith_door_list_accounts (self->door, &error);

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
  show_day (self);
  kith_lock_page_set_practise (self->lock_page, practise);
  kith_lock_page_set_accounts (self->lock_page, accounts,
                               practise || kith_preferences_list_accounts (self->preferences, accounts->len));
  offer_pin (self);
  if (kith_door_get_last_account (self->door) != 0)
    kith_lock_page_select (self->lock_page, kith_door_get_last_account (self->door));
  kith_window_show_screen (self, KITH_SCREEN_LOCK);
  kith_lock_page_start (self->lock_page);
  /* Once the lock screen is drawn. */
  g_idle_add_full (G_PRIORITY_LOW, back_up_cb, g_object_ref (self->door), g_object_unref);
}

/* ---- The first run. */

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecoveryCode) code = kith_door_set_up_finish (KITH_DOOR (source), result, &error);
  g_autoptr (KithCrisisCard) card = NULL;

  kith_window_show_screen (self, KITH_SCREEN_WELCOME);
  if (code == NULL)
    {
      kith_welcome_page_refuse (self->welcome_page, error->message);
      return;
    }
  card = kith_crisis_card_load (kith_door_get_store (self->door), NULL);
  if (card != NULL)
    kith_welcome_page_set_card (self->welcome_page, card);
  kith_welcome_page_show_recovery (self->welcome_page, code);
  kith_window_update_actions (self);
}

static void
create_cb (KithWindow *self)
{
  KithSetup *setup = kith_setup_form_make_setup (kith_welcome_page_get_form (self->welcome_page));

  show_busy (self, _ ("Setting up our center…"), FALSE);
  kith_door_set_up_async (self->door, setup, created_cb, g_object_ref (self));
}

static void
finished_cb (KithWindow *self)
{
  g_autoptr (GArray) checked = kith_welcome_page_list_checked (self->welcome_page);

  kith_welcome_page_set_finishing (self->welcome_page, TRUE);
  for (guint i = 0; i < checked->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!kith_crisis_card_mark_checked (kith_door_get_session (self->door),
                                          g_array_index (checked, guint, i), &error))
        kith_window_say (self, error->message, FALSE);
    }
  kith_door_enter (self->door);
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

/* ---- In. */

static void
show_desk (KithWindow *self)
{
  g_autoptr (KithAppContext) context = NULL;

  kith_window_remove_screen (self, KITH_SCREEN_LOCK);
  self->lock_page = NULL;
  kith_window_remove_screen (self, KITH_SCREEN_WELCOME);
  self->welcome_page = NULL;
  context = kith_app_context_new (kith_door_get_desk (self->door), self->preferences,
                                  kith_door_is_practise (self->door));
  kith_window_set_context (self, context);
}

static void
state_cb (KithWindow *self)
{
  switch (kith_door_get_state (self->door))
    {
    case KITH_DOOR_EMPTY:
      show_welcome (self);
      break;
    case KITH_DOOR_TROUBLE:
      show_trouble (self, kith_door_get_trouble (self->door));
      break;
    case KITH_DOOR_LOCKED:
      show_lock (self);
      break;
    case KITH_DOOR_OPEN:
      show_desk (self);
      break;
    case KITH_DOOR_SHUT:
    case KITH_DOOR_NEW:
    default:
      break;
    }
}

static void
progress_cb (KithWindow *self)
{
  double progress = 0;

  g_object_get (self->door, "progress", &progress, NULL);
  if (self->busy_view != NULL)
    kith_busy_view_set_progress (self->busy_view, progress);
}

static void
restored_cb (KithWindow *self, const char *kept)
{
  /* Translators: %s is the path of a file. */
  g_autofree char *sentence =
      kept != NULL ? g_strdup_printf (_ ("The backup is in place. The file that was there is kept: %s"), kept)
                   : g_strdup (_ ("The backup is in place."));

  kith_window_say (self, sentence, FALSE);
}

void
kith_window_watch_door (KithWindow *self)
{
  g_signal_connect_object (self->door, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->door, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->door, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->door, "day-changed", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->door, "closing", G_CALLBACK (kith_window_let_go), self, G_CONNECT_SWAPPED);
}

static char *
find_place (KithWindow *self)
{
  return kith_place_find (self->asked_path, kith_preferences_get_store_path (self->preferences));
}

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
  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (kith_door_get_session (self->door) != NULL)
    kith_window_say (self, _ ("Lock this center first, then open the other."), FALSE);
  else
    kith_door_open (self->door, path);
}

void
kith_window_restore_backup (KithWindow *self, const char *backup)
{
  g_autofree char *path = NULL;

  if (kith_door_get_session (self->door) != NULL)
    return;
  /* In the place of the file that is on the screen, be it the usual one or not. */
  if (kith_door_get_path (self->door) != NULL && !kith_door_is_practise (self->door))
    path = g_strdup (kith_door_get_path (self->door));
  else
    path = find_place (self);
  kith_door_restore (self->door, path, backup);
  show_busy (self, _ ("Reading the backup and putting it back…"), FALSE);
}

/* ---- The sample center. */

static void
practise_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_door_practise_finish (KITH_DOOR (source), result, &error))
    return;
  kith_window_leave_practise (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_window_say (self, error->message, FALSE);
}

void
kith_window_practise (KithWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (kith_door_get_session (self->door) != NULL || kith_door_is_practise (self->door))
    return;
  if (kith_door_practise_async (self->door, practise_cb, g_object_ref (self), &error))
    show_busy (self, _ ("Making up a sample center…"), TRUE);
  else
    kith_window_say (self, error->message, FALSE);
}

/* Throws the sample center away, and goes back to our own. */
void
kith_window_leave_practise (KithWindow *self)
{
  g_autofree char *path = find_place (self);

  if (!kith_door_is_practise (self->door))
    return;
  kith_idle_stop (self->idle);
  kith_door_close (self->door);
  kith_window_show_screen (self, KITH_SCREEN_BLANK);
  kith_door_open (self->door, path);
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
  kith_door_set_last_account (self->door, start->account);
  kith_door_take_pin (self->door, start->pin_fd);
  path = find_place (self);
  if (start->practise)
    kith_window_practise (self);
  else
    kith_window_open_store (self, path);
}
