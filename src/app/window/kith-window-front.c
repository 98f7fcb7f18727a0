/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes in front of whatever somebody was doing, and goes again without a trace: crisis help, the guide,
 * the cover, Ctrl+K. And what counts as being there. */

#include "window/kith-window-private.h"

#include <glib/gi18n.h>

#include "frontdesk/kith-find-person.h"
#include "frontdesk/kith-front-desk-page.h"
#include "incidents/kith-incidents-page.h"
#include "window/kith-guide-page.h"

/* A cover must not go because the scanner's last key was let go. */
#define UNCOVER_MS 60

/* The country of the language, for a card where there is no center yet: "en_US.UTF-8" has US. */
static char *
guess_country (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *country = strchr (languages[i], '_');

      if (country != NULL && g_ascii_isalpha (country[1]) && g_ascii_isalpha (country[2]))
        return g_strndup (country + 1, 2);
    }
  return NULL;
}

static KithCrisisCard *
load_card (KithWindow *self)
{
  g_autofree char *country = NULL;
  KithCrisisCard *card = NULL;

  if (kith_door_get_store (self->door) != NULL)
    card = kith_crisis_card_load (kith_door_get_store (self->door), NULL);
  if (card != NULL)
    return card;
  country = guess_country ();
  return kith_crisis_card_new_default (country);
}

static gboolean
may_check (KithWindow *self)
{
  KithSession *session = kith_door_get_session (self->door);

  return session != NULL && kith_session_may (session, KITH_ACTION_CRISIS_CARD_WRITE);
}

/* Also when the session ends: whoever is there may then check nothing. */
void
kith_window_refresh_crisis (KithWindow *self, gboolean checkable)
{
  g_autoptr (KithCrisisCard) card = load_card (self);

  kith_crisis_page_set_card (self->crisis_page, card, checkable);
  kith_window_update_actions (self);
}

static void
number_checked_cb (KithWindow *self, guint position)
{
  KithSession *session = kith_door_get_session (self->door);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  if (!kith_crisis_card_mark_checked (session, position, &error))
    kith_window_say (self, error->message, FALSE);
  kith_window_refresh_crisis (self, may_check (self));
}

static gboolean
front_focus_cb (gpointer user_data)
{
  KithWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->front_focus_id = 0;
  if (self->screen_before != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->screens));
  return G_SOURCE_REMOVE;
}

/* A screen that is made ready behind takes the focus for itself. */
void
kith_window_keep_front_focus (KithWindow *self)
{
  if (self->front_focus_id == 0)
    self->front_focus_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, front_focus_cb, self, NULL);
}

/* Remembers what is left, unless something is in front already. */
static void
step_in_front (KithWindow *self, const char *name)
{
  if (self->screen_before == NULL)
    {
      kith_window_close_find (self);
      self->screen_before = g_strdup (kith_window_get_screen (self));
      g_clear_pointer (&self->focus_before, kith_focus_free);
      self->focus_before = kith_focus_keep (GTK_WINDOW (self));
    }
  kith_window_put_in_front (self, name);
}

void
kith_window_open_crisis (KithWindow *self)
{
  if (kith_window_is_on (self, KITH_SCREEN_CRISIS))
    {
      kith_window_close_front (self);
      return;
    }
  if (self->crisis_page == NULL)
    {
      self->crisis_page =
          KITH_CRISIS_PAGE (kith_window_add_screen (self, kith_crisis_page_new (), KITH_SCREEN_CRISIS));
      adw_header_bar_pack_end (ADW_HEADER_BAR (self->header),
                               kith_crisis_page_get_header_buttons (self->crisis_page));
      g_signal_connect_object (self->crisis_page, "close", G_CALLBACK (kith_window_close_front), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->crisis_page, "checked", G_CALLBACK (number_checked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  kith_window_refresh_crisis (self, may_check (self));
  kith_window_put_dialogs_away (self);
  self->guide_before = kith_window_is_on (self, KITH_SCREEN_GUIDE);
  step_in_front (self, KITH_SCREEN_CRISIS);
  kith_crisis_page_start (self->crisis_page);
}

void
kith_window_open_guide (KithWindow *self)
{
  GtkWidget *guide;

  if (kith_window_is_on (self, KITH_SCREEN_GUIDE) || kith_window_is_on (self, KITH_SCREEN_CRISIS))
    {
      kith_window_close_front (self);
      return;
    }
  guide = gtk_stack_get_child_by_name (self->screens, KITH_SCREEN_GUIDE);
  if (guide == NULL)
    {
      guide = kith_window_add_screen (self, kith_guide_page_new (), KITH_SCREEN_GUIDE);
      g_signal_connect_object (guide, "close", G_CALLBACK (kith_window_close_front), self, G_CONNECT_SWAPPED);
    }
  step_in_front (self, KITH_SCREEN_GUIDE);
  gtk_widget_grab_focus (guide);
}

/* Where a screen wants the cursor that nobody had put anywhere yet. */
static void
focus_screen (KithWindow *self)
{
  if (kith_window_is_on (self, KITH_SCREEN_WORK))
    kith_page_focus_search (kith_work_view_get_page (self->work_view));
  else if (!gtk_widget_grab_focus (gtk_stack_get_visible_child (self->screens)))
    gtk_widget_child_focus (GTK_WIDGET (self->screens), GTK_DIR_TAB_FORWARD);
}

/* Back to exactly what was there. */
void
kith_window_close_front (KithWindow *self)
{
  g_autofree char *name = NULL;
  g_autoptr (KithFocus) focus = NULL;

  if (self->locked_with_crisis)
    {
      kith_window_restart (self);
      return;
    }
  if (self->guide_before)
    {
      self->guide_before = FALSE;
      kith_window_put_in_front (self, KITH_SCREEN_GUIDE);
      gtk_widget_grab_focus (gtk_stack_get_visible_child (self->screens));
      return;
    }
  name = g_steal_pointer (&self->screen_before);
  focus = g_steal_pointer (&self->focus_before);
  if (name == NULL)
    return;
  kith_window_put_in_front (self, name);
  if (focus == NULL || !kith_focus_return (focus))
    focus_screen (self);
  kith_window_bring_dialogs_back (self);
}

void
kith_window_something_happened (KithWindow *self)
{
  KithPage *page;

  self->guide_before = FALSE;
  kith_window_close_front (self);
  kith_window_close_find (self);
  if (kith_window_is_on (self, KITH_SCREEN_COVER))
    kith_window_uncover (self);
  page = kith_window_is_on (self, KITH_SCREEN_WORK)
             ? kith_work_view_need_page (self->work_view, KITH_INCIDENTS_PAGE_NAME)
             : NULL;
  if (page == NULL)
    return;
  kith_incidents_page_write (KITH_INCIDENTS_PAGE (page));
  kith_work_view_show_page (self->work_view, KITH_INCIDENTS_PAGE_NAME);
}

void
kith_window_cover (KithWindow *self)
{
  if (!kith_window_is_on (self, KITH_SCREEN_WORK))
    return;
  kith_window_close_find (self);
  if (self->cover_view == NULL)
    self->cover_view =
        KITH_COVER_VIEW (kith_window_add_screen (self, kith_cover_view_new (), KITH_SCREEN_COVER));
  kith_cover_view_set_center (
      self->cover_view, kith_center_get_name (kith_session_get_center (kith_door_get_session (self->door))));
  g_clear_pointer (&self->cover_focus, kith_focus_free);
  self->cover_focus = kith_focus_keep (GTK_WINDOW (self));
  /* What was said may name somebody. */
  kith_said_bar_hush (self->said_bar);
  kith_app_context_set_covered (self->context, TRUE);
  self->scanned_covered = FALSE;
  kith_window_show_screen (self, KITH_SCREEN_COVER);
  gtk_widget_grab_focus (GTK_WIDGET (self->cover_view));
}

void
kith_window_uncover (KithWindow *self)
{
  g_autoptr (KithFocus) focus = NULL;

  if (!kith_window_is_on (self, KITH_SCREEN_COVER))
    return;
  focus = g_steal_pointer (&self->cover_focus);
  kith_app_context_set_covered (self->context, FALSE);
  kith_window_show_screen (self, KITH_SCREEN_WORK);
  if (focus == NULL || !kith_focus_return (focus))
    kith_page_focus_search (kith_work_view_get_page (self->work_view));
}

static gboolean
uncover_later_cb (gpointer user_data)
{
  KithWindow *self = user_data;

  self->uncover_id = 0;
  /* A card that is still being read may end otherwise: it is looked at again when the catcher lets go. */
  if (!self->scanned_covered && (self->scans == NULL || !kith_scan_catcher_get_holding (self->scans)))
    kith_window_uncover (self);
  return G_SOURCE_REMOVE;
}

static void
uncover_later (KithWindow *self)
{
  g_clear_handle_id (&self->uncover_id, g_source_remove);
  self->uncover_id = g_timeout_add (UNCOVER_MS, uncover_later_cb, self);
}

/* What began like a card's code was a key of its own, or the code has ended. */
void
kith_window_scan_let_go (KithWindow *self)
{
  if (kith_window_is_on (self, KITH_SCREEN_COVER) && !kith_scan_catcher_get_holding (self->scans))
    uncover_later (self);
}

static void
new_person_cb (KithWindow *self, const char *name)
{
  g_autofree char *kept = g_strdup (name);
  KithPage *page;

  kith_window_close_find (self);
  if (!kith_work_view_show_page (self->work_view, "front-desk"))
    return;
  page = kith_work_view_get_page (self->work_view);
  if (KITH_IS_FRONT_DESK_PAGE (page))
    kith_front_desk_page_new_person (KITH_FRONT_DESK_PAGE (page), kept);
}

static void
find_finished_cb (KithWindow *self)
{
  kith_window_close_find (self);
}

void
kith_window_open_find (KithWindow *self)
{
  if (self->find != NULL)
    {
      kith_window_close_find (self);
      return;
    }
  g_clear_pointer (&self->find_focus, kith_focus_free);
  self->find_focus = kith_focus_keep (GTK_WINDOW (self));
  self->find = kith_find_person_new (self->context);
  gtk_widget_set_halign (self->find, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->find, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->find, "find-overlay");
  g_signal_connect_object (self->find, "finished", G_CALLBACK (find_finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "new-person", G_CALLBACK (new_person_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (self->overlay, self->find);
  kith_find_person_start (KITH_FIND_PERSON (self->find));
}

void
kith_window_close_find (KithWindow *self)
{
  g_autoptr (KithFocus) focus = g_steal_pointer (&self->find_focus);
  GtkWidget *find = g_steal_pointer (&self->find);

  if (find == NULL)
    return;
  gtk_overlay_remove_overlay (self->overlay, find);
  if (focus != NULL)
    kith_focus_return (focus);
}

static gboolean
is_modifier (GdkEvent *event)
{
  return gdk_event_get_event_type (event) == GDK_KEY_PRESS && gdk_key_event_is_modifier (event);
}

static gboolean
is_activity (KithWindow *self, GdkEvent *event)
{
  double x = 0, y = 0;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      return TRUE;
    case GDK_MOTION_NOTIFY:
      /* A window that opens under a pointer at rest is told of a motion too. */
      gdk_event_get_position (event, &x, &y);
      if (ABS (x - self->pointer_x) < 1 && ABS (y - self->pointer_y) < 1)
        return FALSE;
      self->pointer_x = x;
      self->pointer_y = y;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
take_event (KithWindow *self, GdkEvent *event)
{
  if (!is_activity (self, event))
    return;
  kith_idle_touch (self->idle);
  if (kith_window_is_on (self, KITH_SCREEN_COVER) && gdk_event_get_event_type (event) == GDK_KEY_PRESS &&
      !is_modifier (event) && !(gdk_event_get_modifier_state (event) & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    {
      /* Whether the key belongs to a card is known only when the catcher has seen it. */
      self->scanned_covered = FALSE;
      uncover_later (self);
    }
  else if (kith_window_is_on (self, KITH_SCREEN_COVER) &&
           gdk_event_get_event_type (event) == GDK_BUTTON_PRESS)
    {
      self->scanned_covered = FALSE;
      uncover_later (self);
    }
}

/* An open menu keeps its keys and clicks from every controller of the window below, so what arrives is seen
 * where it arrives: at any surface of the program, a menu's and a dialog's too. */
static gboolean
event_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  KithWindow *self = KITH_WINDOW (user_data);
  GdkEvent *event = g_value_peek_pointer (&values[1]);

  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
      GtkWidget *menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

      if (menu != NULL)
        kith_window_give_keys_to_menu (self, menu);
    }
  take_event (self, event);
  return TRUE;
}

static void
toplevels_changed_cb (KithWindow *self, guint position, guint removed, guint added, GListModel *toplevels)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_WINDOW (window) && window != GTK_WIDGET (self))
        kith_window_give_keys_to_dialog (self, window);
    }
}

static void
idle_reached_cb (KithWindow *self, int step)
{
  if (!kith_door_is_open (self->door))
    return;
  if (step == KITH_IDLE_COVER)
    kith_window_cover (self);
  else if (step == KITH_IDLE_LOCK)
    kith_window_lock (self);
}

/* Sleep ends the PIN as well. */
static void
going_to_sleep_cb (KithWindow *self)
{
  kith_door_end_pin (self->door);
  if (self->lock_page != NULL)
    kith_lock_page_offer_pin (self->lock_page, 0, 0);
  if (kith_door_is_open (self->door))
    kith_window_lock (self);
}

void
kith_window_watch (KithWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_type_ensure (GDK_TYPE_SURFACE);
  self->event_hook =
      g_signal_add_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), 0, event_hook, self, NULL);
  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (toplevels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  toplevels_changed_cb (self, 0, 0, g_list_model_get_n_items (toplevels), toplevels);
  g_signal_connect_object (self->idle, "reached", G_CALLBACK (idle_reached_cb), self, G_CONNECT_SWAPPED);
  self->sleep = kith_sleep_new ();
  g_signal_connect_object (self->sleep, "going", G_CALLBACK (going_to_sleep_cb), self, G_CONNECT_SWAPPED);
}

void
kith_window_stop_watching (KithWindow *self)
{
  if (self->event_hook != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), self->event_hook);
  self->event_hook = 0;
}

/* The desk is left often and returned to soon: it covers first and locks later. */
void
kith_window_start_idle (KithWindow *self)
{
  KithPreferences *preferences = self->preferences;
  KithSession *session = kith_door_get_session (self->door);

  if (session == NULL || preferences == NULL)
    return;
  if (kith_session_get_role (session) == KITH_ROLE_FRONT_DESK)
    kith_idle_set_limits (self->idle, kith_preferences_get_desk_cover_seconds (preferences),
                          kith_preferences_get_desk_lock_minutes (preferences) * 60);
  else
    kith_idle_set_limits (self->idle, 0, kith_preferences_get_lock_minutes (preferences) * 60);
}
