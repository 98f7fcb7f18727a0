/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the window share: the frame (kith-window.c), what shows of the door (kith-window-door.c),
 * locking (kith-window-lock.c), the screens that come in front (kith-window-front.c), and reading together
 * (kith-window-together.c). */

#pragma once

#include "window/kith-window.h"

#include "crisis/kith-crisis-page.h"
#include "door/kith-door.h"
#include "frontdesk/kith-scan-catcher.h"
#include "lock/kith-lock-page.h"
#include "session/kith-crisis-card.h"
#include "shared/kith-focus.h"
#include "shared/kith-said-bar.h"
#include "welcome/kith-welcome-page.h"
#include "window/kith-busy-view.h"
#include "window/kith-cover-view.h"
#include "window/kith-idle.h"
#include "window/kith-sleep.h"
#include "window/kith-status-view.h"
#include "window/kith-work-view.h"

G_BEGIN_DECLS

#define KITH_SCREEN_BLANK "blank"
#define KITH_SCREEN_STATUS "status"
#define KITH_SCREEN_BUSY "busy"
#define KITH_SCREEN_WELCOME "welcome"
#define KITH_SCREEN_LOCK "lock"
#define KITH_SCREEN_WORK "work"
#define KITH_SCREEN_COVER "cover"
#define KITH_SCREEN_CRISIS "crisis"
#define KITH_SCREEN_GUIDE "guide"
#define KITH_SCREEN_TOGETHER "together"

struct _KithWindow
{
  AdwApplicationWindow parent_instance;

  KithPreferences *preferences; /* (owned) (nullable) in tests of the bare template */
  KithIdle *idle;               /* (owned) */
  KithSleep *sleep;             /* (owned) (nullable) */
  KithScanCatcher *scans;       /* (owned) (nullable) */
  gulong event_hook;            /* what comes to any surface: see kith_window_watch() */
  double pointer_x;
  double pointer_y;

  KithDoor *door;              /* (owned) */
  char *asked_path;            /* (owned) (nullable) of the command line */
  KithAppContext *context;     /* (owned) (nullable) */
  gboolean locked_with_crisis; /* everything is closed; the program starts anew once crisis help is left */

  /* What stands in front: kith-window-front.c. */
  char *screen_before;     /* (owned) (nullable) what is behind crisis help or the guide */
  KithFocus *focus_before; /* (owned) (nullable) */
  KithFocus *cover_focus;  /* (owned) (nullable) under the cover */
  GPtrArray *put_away;     /* (owned) (nullable) dialogs that wait until crisis help is left */
  guint front_focus_id;
  gboolean guide_before; /* the guide waits behind crisis help */
  GtkWidget *find;       /* (owned by the tree) (nullable) */
  KithFocus *find_focus; /* (owned) (nullable) */
  gboolean scanned_covered;
  guint uncover_id;

  /* Made when first shown; owned by the stack. */
  KithLockPage *lock_page;       /* (nullable) */
  KithWelcomePage *welcome_page; /* (nullable) */
  KithWorkView *work_view;       /* (nullable) */
  KithStatusView *status_view;   /* (nullable) */
  KithBusyView *busy_view;       /* (nullable) */
  KithCrisisPage *crisis_page;   /* (nullable) */
  KithCoverView *cover_view;     /* (nullable) */

  GtkWidget *header;
  AdwWindowTitle *title;
  GtkWidget *crisis_button;
  GtkWidget *lock_button;
  GtkWidget *account_button;
  GtkWidget *practise_banner;
  KithSaidBar *said_bar;
  GtkOverlay *overlay;
  GtkStack *screens;
  GMenuModel *account_menu;
};

/* kith-window.c */
void kith_window_show_screen (KithWindow *self, const char *name);
void kith_window_put_in_front (KithWindow *self, const char *name);
const char *kith_window_get_screen (KithWindow *self);
gboolean kith_window_is_on (KithWindow *self, const char *name);
GtkWidget *kith_window_add_screen (KithWindow *self, GtkWidget *screen, const char *name);
void kith_window_remove_screen (KithWindow *self, const char *name);
void kith_window_say (KithWindow *self, const char *sentence, gboolean undoable);
void kith_window_update_actions (KithWindow *self);

/* kith-window-door.c */
void kith_window_watch_door (KithWindow *self);
void kith_window_practise (KithWindow *self);
void kith_window_leave_practise (KithWindow *self);
void kith_window_restore_backup (KithWindow *self, const char *backup);

/* kith-window-lock.c */
void kith_window_lock (KithWindow *self);
void kith_window_let_go (KithWindow *self);
void kith_window_restart (KithWindow *self);

/* kith-window-front.c */
void kith_window_open_crisis (KithWindow *self);
void kith_window_refresh_crisis (KithWindow *self, gboolean checkable);
void kith_window_close_front (KithWindow *self);
void kith_window_keep_front_focus (KithWindow *self);
/* From crisis help, or from wherever somebody is. */
void kith_window_something_happened (KithWindow *self);
void kith_window_open_guide (KithWindow *self);
void kith_window_cover (KithWindow *self);
void kith_window_uncover (KithWindow *self);
void kith_window_scan_let_go (KithWindow *self);
void kith_window_open_find (KithWindow *self);
void kith_window_close_find (KithWindow *self);
void kith_window_watch (KithWindow *self);
void kith_window_stop_watching (KithWindow *self);
void kith_window_start_idle (KithWindow *self);

/* kith-window-together.c */
void kith_window_read_together (KithWindow *self, GtkWidget *content);
void kith_window_end_together (KithWindow *self);

/* kith-window-dialogs.c */
void kith_window_put_dialogs_away (KithWindow *self);
void kith_window_bring_dialogs_back (KithWindow *self);
void kith_window_close_dialogs (KithWindow *self);
void kith_window_give_keys_to_dialog (KithWindow *self, GtkWidget *dialog);
void kith_window_give_keys_to_menu (KithWindow *self, GtkWidget *menu);

G_END_DECLS
