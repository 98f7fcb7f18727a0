/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The exit status that each error is promised to have. */

#include "base/kith-error.h"

static void
test_statuses (void)
{
  static const struct
  {
    KithError code;
    int status;
  } cases[] = {
    { KITH_ERROR_FAILED, 1 },
    { KITH_ERROR_INVALID, 1 },
    { KITH_ERROR_USAGE, 2 },
    { KITH_ERROR_NOT_FOUND, 1 },
    { KITH_ERROR_EXISTS, 1 },
    { KITH_ERROR_AMBIGUOUS, 1 },
    { KITH_ERROR_NOT_PERMITTED, 3 },
    { KITH_ERROR_WRONG_PASSPHRASE, 4 },
    { KITH_ERROR_LOCKED, 1 },
    { KITH_ERROR_CHANGED, 1 },
    { KITH_ERROR_DAMAGED, 5 },
    { KITH_ERROR_UNVERIFIED, 5 },
    { KITH_ERROR_NOT_A_STORE, 5 },
    { KITH_ERROR_TOO_NEW, 1 },
    { KITH_ERROR_READ_ONLY, 1 },
    { KITH_ERROR_IN_USE, 1 },
    { KITH_ERROR_NETWORK_FS, 1 },
    { KITH_ERROR_DISK_FULL, 1 },
    { KITH_ERROR_IO, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (KITH_ERROR, (int) cases[i].code, "x");

      g_assert_cmpint (kith_error_exit_status (error), ==, cases[i].status);
    }
}

static void
test_other_domains (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) option = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "x");

  g_assert_cmpint (kith_error_exit_status (NULL), ==, 0);
  g_assert_cmpint (kith_error_exit_status (cancelled), ==, 1);
  g_assert_cmpint (kith_error_exit_status (option), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/statuses", test_statuses);
  g_test_add_func ("/base/error/other-domains", test_other_domains);
  return g_test_run ();
}
