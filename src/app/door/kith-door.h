/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDoor: the way into a center and out of it. It knows no screen; the window shows what it tells. */

#pragma once

#include "desk/kith-desk.h"
#include "door/kith-auto-backup.h"
#include "session/kith-setup.h"

G_BEGIN_DECLS

/**
 * KithDoorState:
 * @KITH_DOOR_SHUT: no center: none was opened, or it was closed
 * @KITH_DOOR_EMPTY: there is nothing at the path: a center can be set up there
 * @KITH_DOOR_TROUBLE: the center could not be opened: kith_door_get_trouble()
 * @KITH_DOOR_LOCKED: the file is open, and nobody is in
 * @KITH_DOOR_NEW: a center was just set up; kith_door_enter() goes in
 * @KITH_DOOR_OPEN: somebody is in, and the desk is there
 */
typedef enum
{
  KITH_DOOR_SHUT,
  KITH_DOOR_EMPTY,
  KITH_DOOR_TROUBLE,
  KITH_DOOR_LOCKED,
  KITH_DOOR_NEW,
  KITH_DOOR_OPEN,
} KithDoorState;

/* The passphrase opens, and is good for once: kith_door_unlock_choosing_async() goes on. */
#define KITH_DOOR_ERROR (kith_door_error_quark ())
typedef enum
{
  KITH_DOOR_ERROR_ONE_TIME,
} KithDoorError;

GQuark kith_door_error_quark (void);

/* What is asked to make sure of it. */
typedef enum
{
  KITH_CONFIRM_NOTHING, /* in the sample center */
  KITH_CONFIRM_PIN,
  KITH_CONFIRM_PASSPHRASE,
} KithConfirmWay;

#define KITH_TYPE_DOOR (kith_door_get_type ())
G_DECLARE_FINAL_TYPE (KithDoor, kith_door, KITH, DOOR, GObject)

/*
 * Properties: "state" (int), told also when it stays the same: another file may be in trouble too;
 * "progress" (double, 0 to 1): of the sample being made.
 * Signals: "restored" (const char *kept): a backup is in place; what was there is at this path, %NULL if
 * nothing was; "closing": the session is about to end, whatever holds it lets go now; "day-changed": the day
 * of the center changed.
 */
KithDoor *kith_door_new (void);
KithDoorState kith_door_get_state (KithDoor *self);
gboolean kith_door_is_open (KithDoor *self);
const GError *kith_door_get_trouble (KithDoor *self);
const char *kith_door_get_path (KithDoor *self);
KithStore *kith_door_get_store (KithDoor *self);
KithCenter *kith_door_get_center (KithDoor *self);
KithSession *kith_door_get_session (KithDoor *self);
KithDesk *kith_door_get_desk (KithDoor *self);

/* The way in. */
void kith_door_open (KithDoor *self, const char *path);
void kith_door_restore (KithDoor *self, const char *path, const char *backup);
GPtrArray *kith_door_list_accounts (KithDoor *self, GError **error);
void kith_door_unlock_async (KithDoor *self,
                             gint64 account,
                             KithSecret *passphrase,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void kith_door_unlock_choosing_async (KithDoor *self,
                                      gint64 account,
                                      KithSecret *passphrase,
                                      KithSecret *chosen,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void kith_door_unlock_by_pin_async (KithDoor *self,
                                    const char *pin,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean kith_door_unlock_finish (KithDoor *self, GAsyncResult *result, GError **error);

/* The first run. */
void
kith_door_set_up_async (KithDoor *self, KithSetup *setup, GAsyncReadyCallback callback, gpointer user_data);
KithRecoveryCode *kith_door_set_up_finish (KithDoor *self, GAsyncResult *result, GError **error);
void kith_door_enter (KithDoor *self);

/* The sample center. */
gboolean
kith_door_practise_async (KithDoor *self, GAsyncReadyCallback callback, gpointer user_data, GError **error);
gboolean kith_door_practise_finish (KithDoor *self, GAsyncResult *result, GError **error);
gboolean kith_door_is_practise (KithDoor *self);
gboolean kith_door_is_making (KithDoor *self);
void kith_door_cancel (KithDoor *self);

/* Who comes back: the account that was in last, and its PIN for today. */
gint64 kith_door_get_last_account (KithDoor *self);
void kith_door_set_last_account (KithDoor *self, gint64 account);
int kith_door_get_pin (KithDoor *self);
void kith_door_take_pin (KithDoor *self, int fd);
gboolean kith_door_peek_pin (KithDoor *self, gint64 *account, guint *tries_left);
void kith_door_end_pin (KithDoor *self);

/* That it is still whoever came in who sits here. */
KithConfirmWay kith_door_get_confirm_way (KithDoor *self);
void
kith_door_confirm_async (KithDoor *self, const char *text, GAsyncReadyCallback callback, gpointer user_data);
gboolean kith_door_confirm_finish (KithDoor *self, GAsyncResult *result, GError **error);

/* Backups by themselves; nothing happens where none is due. */
KithAutoBackup *kith_door_get_backup (KithDoor *self);
void kith_door_back_up_if_due (KithDoor *self);

/* The way out. */
void kith_door_lock (KithDoor *self);
void kith_door_close (KithDoor *self);

G_END_DECLS
