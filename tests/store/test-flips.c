/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A store with one bit changed, a thousand times: whatever it does to the file, opening, reading every row
 * and checking end in a sentence at worst. Which rows changed is the session's to tell; that all of it comes
 * back different is counted here.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "store/kith-check.h"
#include "store/kith-columns.h"
#include "store/kith-rows.h"
#include "store/store-fixture.h"

#define FLIPS 1000

static gboolean
digest_cb (const char *table, gint64 id, const guint8 *data, gsize size, gpointer user_data, GError **error)
{
  g_checksum_update (user_data, data, (gssize) size);
  return TRUE;
}

/* NULL when a table could not be read to its end. */
static char *
digest_rows (KithDb *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (const KithTable *table = kith_tables_get (); table->name != NULL; table++)
    {
      g_autoptr (GError) error = NULL;

      if (!kith_rows_foreach (db, table->name, digest_cb, sum, &error))
        {
          g_assert_nonnull (error);
          return NULL;
        }
    }
  return g_strdup (g_checksum_get_string (sum));
}

typedef struct
{
  guint refused; /* not opened at all */
  guint named;   /* the check named something */
  guint unread;  /* some rows could not be read */
  guint silent;  /* rows changed, and the check had nothing to say: digests must */
  guint harmless;
} Tally;

static void
try_flipped (const char *path, const char *whole, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = kith_store_open (path, KITH_STORE_READ_WRITE, &error);
  g_autofree char *rows = NULL;
  KithDb *db;
  int problems;

  if (store == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, KITH_ERROR);
      tally->refused++;
      return;
    }
  db = kith_store_get_reader (store, &error);
  if (db == NULL)
    {
      tally->refused++;
      return;
    }
  rows = digest_rows (db);
  problems = kith_check_run (db, NULL, NULL, NULL, &error);
  if (problems != 0)
    tally->named++;
  else if (rows == NULL)
    tally->unread++;
  else if (!g_str_equal (rows, whole))
    tally->silent++;
  else
    tally->harmless++;
  kith_store_close (store, NULL);
}

static void
test_flips (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  Tally tally = { 0 };
  KithStore *store = store_fixture_create (fixture->path);
  gsize length = 0;

  store_fixture_fill (store, 900);
  store_fixture_set (store, "center.name", "The Porch");
  whole = digest_rows (kith_store_get_reader (store, NULL));
  g_assert_nonnull (whole);
  store_fixture_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));

  for (int i = 0; i < FLIPS; i++)
    {
      /* The first pages hold the header and the schema: they get more than their share. */
      gsize at = (gsize) g_rand_int_range (rand, 0, i % 4 == 0 ? 8192 : (gint32) length);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));

      contents[at] ^= bit;
      g_assert_true (g_file_set_contents_full (fixture->path, contents, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      contents[at] ^= bit;
      try_flipped (fixture->path, whole, &tally);
    }
  g_test_message ("refused %u, named %u, unread %u, silent %u, harmless %u", tally.refused, tally.named,
                  tally.unread, tally.silent, tally.harmless);
  g_assert_cmpuint (tally.named, >, 0);
  g_assert_cmpuint (tally.refused, >, 0);
}

/* Whole sectors of noise, as a failing disk leaves them. */
static void
test_noise (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  g_autofree char *noisy = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  Tally tally = { 0 };
  KithStore *store = store_fixture_create (fixture->path);
  gsize length = 0;

  store_fixture_fill (store, 900);
  store_fixture_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));

  for (int i = 0; i < 150; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) (length / 512)) * 512;

      g_free (noisy);
      noisy = g_memdup2 (contents, length);
      for (gsize j = at; j < at + 512; j++)
        noisy[j] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents_full (fixture->path, noisy, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      try_flipped (fixture->path, "", &tally);
    }
  g_test_message ("refused %u, named %u, unread %u, silent %u", tally.refused, tally.named, tally.unread,
                  tally.silent);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/flips/bits", test_flips);
  STORE_TEST ("/store/flips/noise", test_noise);
  return g_test_run ();
}
