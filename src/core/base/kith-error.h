/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_ERROR (kith_error_quark ())

/**
 * KithError:
 * @KITH_ERROR_FAILED: something else went wrong
 * @KITH_ERROR_INVALID: bad input: the message says what and where
 * @KITH_ERROR_USAGE: a command line that cannot be understood
 * @KITH_ERROR_NOT_FOUND: there is no such thing
 * @KITH_ERROR_EXISTS: there is one already
 * @KITH_ERROR_AMBIGUOUS: more than one fits
 * @KITH_ERROR_NOT_PERMITTED: the role may not do this
 * @KITH_ERROR_WRONG_PASSPHRASE: the passphrase, PIN or recovery code did not open anything
 * @KITH_ERROR_LOCKED: the session is locked or has ended
 * @KITH_ERROR_CHANGED: the row was changed by someone else since it was read
 * @KITH_ERROR_DAMAGED: stored bytes are not what was written
 * @KITH_ERROR_UNVERIFIED: a grant or another statement of trust is not signed as it must be
 * @KITH_ERROR_NOT_A_STORE: the file is something else
 * @KITH_ERROR_TOO_NEW: written by a newer Kith
 * @KITH_ERROR_READ_ONLY: the store cannot be written to
 * @KITH_ERROR_IN_USE: another process has the store
 * @KITH_ERROR_NETWORK_FS: the store lies on a network file system
 * @KITH_ERROR_DISK_FULL: no room left
 * @KITH_ERROR_IO: reading or writing failed
 *
 * Cancelling is %G_IO_ERROR_CANCELLED, as everywhere in GLib.
 */
typedef enum
{
  KITH_ERROR_FAILED,
  KITH_ERROR_INVALID,
  KITH_ERROR_USAGE,
  KITH_ERROR_NOT_FOUND,
  KITH_ERROR_EXISTS,
  KITH_ERROR_AMBIGUOUS,
  KITH_ERROR_NOT_PERMITTED,
  KITH_ERROR_WRONG_PASSPHRASE,
  KITH_ERROR_LOCKED,
  KITH_ERROR_CHANGED,
  KITH_ERROR_DAMAGED,
  KITH_ERROR_UNVERIFIED,
  KITH_ERROR_NOT_A_STORE,
  KITH_ERROR_TOO_NEW,
  KITH_ERROR_READ_ONLY,
  KITH_ERROR_IN_USE,
  KITH_ERROR_NETWORK_FS,
  KITH_ERROR_DISK_FULL,
  KITH_ERROR_IO,
} KithError;

GQuark kith_error_quark (void);
int kith_error_exit_status (const GError *error);

G_END_DECLS
