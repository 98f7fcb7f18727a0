/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of coming back by a PIN. */

#include "vault/kith-pin.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "vault/kith-vault.h"

#define ACCOUNT 31
#define TONIGHT 5000

static KithIdentity *
make_identity (void)
{
  g_autoptr (KithIdentity) root = kith_identity_generate_root ();

  return kith_identity_generate (ACCOUNT, kith_identity_get_root_public (root));
}

static int
make_offer (KithIdentity *identity, const char *pin)
{
  g_autoptr (GError) error = NULL;
  int fd = kith_pin_offer_new (identity, pin, TONIGHT, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fd, >, 2);
  return fd;
}

static void
test_check (void)
{
  static const char *const good[] = { "271828", "904613", "62951413", "840257193",
                                      "\xd9\xa2\xd9\xa7\xd9\xa1\xd9\xa8\xd9\xa2\xd9\xa8" };
  static const char *const bad[] = {
    "",          "12345",
    "27182",     "123456",
    "654321",    "012345",
    "890123",    "000000",
    "999999999", "121212",
    "123123",    "112233",
    "159753",    "27182a",
    "271 828",   "271828271828271828271828271828271",
    "-271828",   "\xff\xff\xff\xff\xff\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (kith_pin_check (good[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      if (kith_pin_check (bad[i], &error))
        g_error ("%s was taken", bad[i]);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

static void
test_return (void)
{
  g_autoptr (KithIdentity) identity = make_identity ();
  g_autoptr (KithIdentity) opened = NULL;
  g_autoptr (GError) error = NULL;
  int fd = make_offer (identity, "271828");
  gint64 account = 0, expires = 0;
  guint left = 0;

  g_assert_true (kith_pin_offer_peek (fd, 10, &account, &expires, &left));
  g_assert_cmpint (account, ==, ACCOUNT);
  g_assert_cmpint (expires, ==, TONIGHT);
  g_assert_cmpuint (left, ==, 5);

  g_assert_false (kith_pin_offer_open (fd, "271829", 10, &opened, &left, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_cmpuint (left, ==, 4);
  g_assert_null (opened);

  /* Arabic digits are the same PIN; a right one forgives the wrong ones. */
  g_assert_true (kith_pin_offer_open (fd, "\xd9\xa2\xd9\xa7\xd9\xa1\xd9\xa8\xd9\xa2\xd9\xa8", 10, &opened,
                                      &left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, 5);
  g_assert_cmpmem (kith_identity_get_public (opened), sizeof (KithPublicIdentity),
                   kith_identity_get_public (identity), sizeof (KithPublicIdentity));
  g_assert_cmpmem (kith_identity_get_root_public (opened), 32, kith_identity_get_root_public (identity), 32);
  close (fd);
}

static void
assert_wiped (int fd)
{
  guint8 content[512];
  ssize_t size = pread (fd, content, sizeof content, 0);

  g_assert_cmpint (size, >, 100);
  for (ssize_t i = 0; i < size; i++)
    g_assert_cmpint (content[i], ==, 0);
  g_assert_false (kith_pin_offer_peek (fd, 10, NULL, NULL, NULL));
}

static void
test_five_tries (void)
{
  g_autoptr (KithIdentity) identity = make_identity ();
  KithIdentity *opened = NULL;
  int fd = make_offer (identity, "271828");
  static const char *const wrong[] = { "904613", "no pin", "", "904614", "904615" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      guint left = 99;

      g_assert_false (kith_pin_offer_open (fd, wrong[i], 10, &opened, &left, &error));
      g_assert_cmpuint (left, ==, 4 - i);
      g_assert_error (error, KITH_ERROR, (i < 4 ? KITH_ERROR_WRONG_PASSPHRASE : KITH_ERROR_LOCKED));
    }

  assert_wiped (fd);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (kith_pin_offer_open (fd, "271828", 10, &opened, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  }
  close (fd);
}

static void
test_late (void)
{
  g_autoptr (KithIdentity) identity = make_identity ();
  KithIdentity *opened = NULL;
  g_autoptr (GError) error = NULL;
  int fd = make_offer (identity, "271828");

  g_assert_true (kith_pin_offer_peek (fd, TONIGHT - 1, NULL, NULL, NULL));
  g_assert_false (kith_pin_offer_peek (fd, TONIGHT, NULL, NULL, NULL));
  g_assert_false (kith_pin_offer_open (fd, "271828", TONIGHT, &opened, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  assert_wiped (fd);
  close (fd);
}

static void
test_wipe (void)
{
  g_autoptr (KithIdentity) identity = make_identity ();
  int fd = make_offer (identity, "271828");

  kith_pin_offer_wipe (fd);
  assert_wiped (fd);
  kith_pin_offer_wipe (fd);
  close (fd);
  kith_pin_offer_wipe (-1);
}

/* The file cannot grow or shrink, and a changed byte opens nothing. */
static void
test_tampered (void)
{
  g_autoptr (KithIdentity) identity = make_identity ();
  int fd = make_offer (identity, "271828");
  guint8 byte = 1;
  /* Parameters of Argon2id aside: they are bound too, but a changed one costs time. */
  static const off_t places[] = { 34, 45, 53, 61, 70, 90, 150, 205 };

  g_assert_cmpint (ftruncate (fd, 10), !=, 0);
  g_assert_cmpint (ftruncate (fd, 10000), !=, 0);
  g_assert_cmpint (fcntl (fd, F_GETFD) & FD_CLOEXEC, ==, FD_CLOEXEC);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      KithIdentity *opened = NULL;
      guint8 kept;
      guint8 tries = 0;

      g_assert_cmpint (pread (fd, &kept, 1, places[i]), ==, 1);
      byte = kept ^ 1;
      g_assert_cmpint (pwrite (fd, &byte, 1, places[i]), ==, 1);
      g_assert_false (kith_pin_offer_open (fd, "271828", 10, &opened, NULL, NULL));
      g_assert_cmpint (pwrite (fd, &kept, 1, places[i]), ==, 1);
      g_assert_cmpint (pwrite (fd, &tries, 1, 8), ==, 1);
    }
  close (fd);
}

static void
test_not_an_offer (void)
{
  KithIdentity *opened = NULL;
  g_autoptr (GError) error = NULL;
  int fd = open ("/dev/null", O_RDWR | O_CLOEXEC);

  g_assert_false (kith_pin_offer_peek (fd, 10, NULL, NULL, NULL));
  g_assert_false (kith_pin_offer_peek (-1, 10, NULL, NULL, NULL));
  g_assert_false (kith_pin_offer_peek (9999, 10, NULL, NULL, NULL));
  g_assert_false (kith_pin_offer_open (fd, "271828", 10, &opened, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  close (fd);
}

static void
test_trivial_not_offered (void)
{
  g_autoptr (KithIdentity) identity = make_identity ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kith_pin_offer_new (identity, "123456", TONIGHT, &error), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/pin/check", test_check);
  g_test_add_func ("/vault/pin/return", test_return);
  g_test_add_func ("/vault/pin/five tries", test_five_tries);
  g_test_add_func ("/vault/pin/late", test_late);
  g_test_add_func ("/vault/pin/wipe", test_wipe);
  g_test_add_func ("/vault/pin/tampered", test_tampered);
  g_test_add_func ("/vault/pin/not an offer", test_not_an_offer);
  g_test_add_func ("/vault/pin/trivial ones are not offered", test_trivial_not_offered);
  return g_test_run ();
}
