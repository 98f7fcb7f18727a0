/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is open, who was here last, and the way out. The ways in are files of their own. */

#include "door/kith-door.h"

#include <unistd.h>

#include "door/kith-door-private.h"
#include "door/kith-place.h"
#include "vault/kith-pin.h"

G_DEFINE_FINAL_TYPE (KithDoor, kith_door, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PROGRESS,
  N_PROPS
};

enum
{
  RESTORED,
  CLOSING,
  DAY_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
kith_door_set_state (KithDoor *self, KithDoorState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
kith_door_set_progress (KithDoor *self, double progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

void
kith_door_set_path (KithDoor *self, const char *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
}

void
kith_door_fail (KithDoor *self, const GError *error)
{
  g_clear_error (&self->trouble);
  self->trouble = g_error_copy (error);
  kith_door_set_state (self, KITH_DOOR_TROUBLE);
}

/* Whatever a session had goes first, so that what is being typed is saved. */
static void
end_session (KithDoor *self)
{
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  g_signal_emit (self, signals[CLOSING], 0);
  g_clear_object (&self->desk);
  if (self->laying != NULL)
    g_cancellable_cancel (self->laying);
  g_clear_object (&self->laying);
  kith_store_wait_released (self->store);
  kith_auto_backup_stop (self->backup);
  kith_worker_drain (kith_store_get_worker (self->store));
  if (!kith_session_close (self->session, &error))
    g_message ("%s", error->message);
  g_clear_object (&self->session);
}

static void
kith_door_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KithDoor *self = KITH_DOOR (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kith_door_dispose (GObject *object)
{
  KithDoor *self = KITH_DOOR (object);

  kith_door_close (self);
  kith_door_end_pin (self);
  G_OBJECT_CLASS (kith_door_parent_class)->dispose (object);
}

static void
kith_door_finalize (GObject *object)
{
  KithDoor *self = KITH_DOOR (object);

  g_clear_error (&self->trouble);
  g_clear_object (&self->making);
  g_clear_object (&self->backup);
  g_free (self->practise_folder);
  g_free (self->path);
  G_OBJECT_CLASS (kith_door_parent_class)->finalize (object);
}

static void
kith_door_class_init (KithDoorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kith_door_get_property;
  object_class->dispose = kith_door_dispose;
  object_class->finalize = kith_door_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, KITH_DOOR_SHUT, KITH_DOOR_OPEN,
                                             KITH_DOOR_SHUT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RESTORED] = g_signal_new ("restored", KITH_TYPE_DOOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSING] =
      g_signal_new ("closing", KITH_TYPE_DOOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY_CHANGED] =
      g_signal_new ("day-changed", KITH_TYPE_DOOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_door_init (KithDoor *self)
{
  self->pin_fd = -1;
  self->backup = kith_auto_backup_new ();
}

/**
 * kith_door_new:
 *
 * Returns: (transfer full): a door with no center behind it
 */
KithDoor *
kith_door_new (void)
{
  return g_object_new (KITH_TYPE_DOOR, NULL);
}

/**
 * kith_door_get_state:
 * @self: the door
 *
 * Returns: how far in somebody is
 */
KithDoorState
kith_door_get_state (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), KITH_DOOR_SHUT);
  return self->state;
}

/**
 * kith_door_is_open:
 * @self: the door
 *
 * Returns: whether somebody is in
 */
gboolean
kith_door_is_open (KithDoor *self)
{
  return kith_door_get_state (self) == KITH_DOOR_OPEN;
}

/**
 * kith_door_get_trouble:
 * @self: a door in the state %KITH_DOOR_TROUBLE
 *
 * Returns: (transfer none): why the center could not be opened
 */
const GError *
kith_door_get_trouble (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->trouble;
}

/**
 * kith_door_get_path:
 * @self: the door
 *
 * Returns: (transfer none) (nullable): where the center's file is, or would be
 */
const char *
kith_door_get_path (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->path;
}

/**
 * kith_door_get_store:
 * @self: the door
 *
 * Returns: (transfer none) (nullable): the center's file, while it is open
 */
KithStore *
kith_door_get_store (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->store;
}

/**
 * kith_door_get_center:
 * @self: the door
 *
 * Returns: (transfer none) (nullable): the center's settings, as they were when its file was opened
 */
KithCenter *
kith_door_get_center (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->center;
}

/**
 * kith_door_get_session:
 * @self: the door
 *
 * Returns: (transfer none) (nullable): the session of whoever unlocked, also before the desk is there
 */
KithSession *
kith_door_get_session (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->session;
}

/**
 * kith_door_get_desk:
 * @self: the door
 *
 * Returns: (transfer none) (nullable): the desk, while somebody is in
 */
KithDesk *
kith_door_get_desk (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->desk;
}

/**
 * kith_door_get_last_account:
 * @self: the door
 *
 * Returns: who was in last, 0: nobody in particular
 */
gint64
kith_door_get_last_account (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), 0);
  return self->last_account;
}

/**
 * kith_door_set_last_account:
 * @self: the door
 * @account: who was in last, 0: nobody in particular
 */
void
kith_door_set_last_account (KithDoor *self, gint64 account)
{
  g_return_if_fail (KITH_IS_DOOR (self));
  self->last_account = account;
  self->just_locked = account != 0;
}

/**
 * kith_door_get_pin:
 * @self: the door
 *
 * Returns: the file that holds the offer to return by PIN, the door's own; -1: none
 */
int
kith_door_get_pin (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), -1);
  return self->pin_fd;
}

/**
 * kith_door_take_pin:
 * @self: the door
 * @fd: (transfer full): a file with an offer to return by PIN, -1: none
 *
 * Ends the offer before.
 */
void
kith_door_take_pin (KithDoor *self, int fd)
{
  g_return_if_fail (KITH_IS_DOOR (self));

  kith_door_end_pin (self);
  self->pin_fd = fd;
}

/**
 * kith_door_peek_pin:
 * @self: a door with a center
 * @account: (out) (optional): whose PIN it is
 * @tries_left: (out) (optional): how often it may still be wrong
 *
 * Ends an offer that is over.
 *
 * Returns: whether somebody may return by PIN
 */
gboolean
kith_door_peek_pin (KithDoor *self, gint64 *account, guint *tries_left)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), FALSE);
  g_return_val_if_fail (self->center != NULL, FALSE);

  if (self->pin_fd >= 0 &&
      kith_pin_offer_peek (self->pin_fd, kith_clock_now (kith_center_get_clock (self->center)).utc, account,
                           NULL, tries_left))
    return TRUE;
  kith_door_end_pin (self);
  return FALSE;
}

/**
 * kith_door_end_pin:
 * @self: the door
 *
 * From now on only the passphrase opens.
 */
void
kith_door_end_pin (KithDoor *self)
{
  g_return_if_fail (KITH_IS_DOOR (self));

  if (self->pin_fd < 0)
    return;
  kith_pin_offer_wipe (self->pin_fd);
  close (self->pin_fd);
  self->pin_fd = -1;
}

/**
 * kith_door_lock:
 * @self: the door
 *
 * Ends the session; the center's file stays open.
 */
void
kith_door_lock (KithDoor *self)
{
  g_return_if_fail (KITH_IS_DOOR (self));

  end_session (self);
  kith_door_set_state (self, KITH_DOOR_LOCKED);
}

/**
 * kith_door_get_backup:
 * @self: the door
 *
 * Returns: (transfer none): what makes backups by itself
 */
KithAutoBackup *
kith_door_get_backup (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);
  return self->backup;
}

/**
 * kith_door_back_up_if_due:
 * @self: the door
 *
 * A copy needs no key: while the lock screen shows is the best time for one. Never of the sample.
 */
void
kith_door_back_up_if_due (KithDoor *self)
{
  KithCenter *center;

  g_return_if_fail (KITH_IS_DOOR (self));

  center = self->session != NULL ? kith_session_get_center (self->session) : self->center;
  if (self->store == NULL || center == NULL || self->practise_folder != NULL)
    return;
  kith_auto_backup_run (self->backup, self->store, center, self->session, self->just_locked);
  self->just_locked = FALSE;
}

/**
 * kith_door_close:
 * @self: the door
 *
 * Ends the session, closes the center's file, and throws away a sample.
 */
void
kith_door_close (KithDoor *self)
{
  g_return_if_fail (KITH_IS_DOOR (self));

  end_session (self);
  kith_auto_backup_stop (self->backup);
  if (self->store != NULL)
    kith_store_close (self->store, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->center);
  g_clear_pointer (&self->practise_secret, kith_secret_unref);
  if (self->practise_folder != NULL && self->making == NULL)
    {
      kith_place_remove_practise (self->practise_folder);
      g_clear_pointer (&self->practise_folder, g_free);
    }
  kith_door_set_state (self, KITH_DOOR_SHUT);
}
