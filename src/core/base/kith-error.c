/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one error domain of Kith, and what a command line says about each error in its exit status. */

#include "base/kith-error.h"

G_DEFINE_QUARK (kith - error - quark, kith_error)

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
  EXIT_NOT_PERMITTED = 3,
  EXIT_WRONG_PASSPHRASE = 4,
  EXIT_DAMAGED = 5,
};

/**
 * kith_error_exit_status:
 * @error: (nullable): what went wrong
 *
 * The exit status that kithctl documents for @error.
 *
 * Returns: 0 without an error, 1 failed, 2 usage, 3 not permitted, 4 wrong passphrase, 5 damaged store
 */
int
kith_error_exit_status (const GError *error)
{
  if (error == NULL)
    return EXIT_DONE;

  if (error->domain == G_OPTION_ERROR)
    return EXIT_USAGE;

  if (error->domain != KITH_ERROR)
    return EXIT_FAILED;

  switch ((KithError) error->code)
    {
    case KITH_ERROR_USAGE:
      return EXIT_USAGE;

    case KITH_ERROR_NOT_PERMITTED:
      return EXIT_NOT_PERMITTED;

    case KITH_ERROR_WRONG_PASSPHRASE:
      return EXIT_WRONG_PASSPHRASE;

    case KITH_ERROR_DAMAGED:
    case KITH_ERROR_UNVERIFIED:
    case KITH_ERROR_NOT_A_STORE:
      return EXIT_DAMAGED;

    case KITH_ERROR_FAILED:
    case KITH_ERROR_INVALID:
    case KITH_ERROR_NOT_FOUND:
    case KITH_ERROR_EXISTS:
    case KITH_ERROR_AMBIGUOUS:
    case KITH_ERROR_LOCKED:
    case KITH_ERROR_CHANGED:
    case KITH_ERROR_TOO_NEW:
    case KITH_ERROR_READ_ONLY:
    case KITH_ERROR_IN_USE:
    case KITH_ERROR_NETWORK_FS:
    case KITH_ERROR_DISK_FULL:
    case KITH_ERROR_IO:
    default:
      return EXIT_FAILED;
    }
}
