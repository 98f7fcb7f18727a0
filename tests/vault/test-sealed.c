/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of record keys, grants, the keyring and sealed values. */

#include "vault/kith-sealed.h"

#include <sodium.h>
#include <string.h>

#include "base/kith-error.h"
#include "vault/kith-record-key-private.h"
#include "vault/kith-vault.h"

static const KithSealContext card_place = { .purpose = KITH_PURPOSE_DESK,
                                            .kind = KITH_SEAL_KIND_PERSON_CARD,
                                            .row = 77,
                                            .person = 4242 };

static KithKeyring *
keyring_with (KithRecordKey *key)
{
  KithKeyring *keyring = kith_keyring_new ();

  kith_keyring_set_current (keyring, key);
  return keyring;
}

static GBytes *
seal_text (KithRecordKey *key, const KithSealContext *place, const char *text)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GBytes *sealed = kith_seal (key, place, content, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
assert_refused (KithKeyring *keyring, const KithSealContext *place, GBytes *sealed, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_open_sealed (keyring, place, sealed, &error));
  g_assert_error (error, KITH_ERROR, code);
}

static void
test_round_trip_sizes (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  guint8 noise[5000];

  kith_vault_random (noise, sizeof noise);
  for (gsize size = 0; size <= sizeof noise; size += size < 2100 ? 1 : 97)
    {
      g_autoptr (GBytes) content = g_bytes_new (noise, size);
      g_autoptr (GBytes) sealed = kith_seal (key, &card_place, content, NULL);
      g_autoptr (GBytes) opened = kith_open_sealed (keyring, &card_place, sealed, NULL);
      gsize bucket = 32;

      g_assert_true (g_bytes_equal (content, opened));
      while (bucket <= size)
        bucket = bucket < 1024 ? bucket * 2 : bucket + 1024;
      g_assert_cmpuint (g_bytes_get_size (sealed), ==, 10 + 24 + bucket + 16);
    }
}

static void
test_large (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  g_autofree guint8 *zeros = g_malloc0 (3 << 20);
  g_autoptr (GBytes) content = g_bytes_new_static (zeros, 3 << 20);
  g_autoptr (GBytes) sealed = kith_seal (key, &card_place, content, NULL);
  g_autoptr (GBytes) opened = kith_open_sealed (keyring, &card_place, sealed, NULL);
  g_autoptr (GBytes) too_large = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *huge = NULL;

  g_assert_true (g_bytes_equal (content, opened));
  huge = g_malloc0 ((64 << 20) + 1);
  too_large = g_bytes_new_static (huge, (64 << 20) + 1);
  g_assert_null (kith_seal (key, &card_place, too_large, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
assert_every_byte_counts (KithKeyring *keyring, const KithSealContext *place, GBytes *sealed)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (gsize i = 0; i < size; i++)
    {
      for (guint bit = 0; bit < 8; bit++)
        {
          g_autoptr (GBytes) changed = NULL;
          g_autoptr (GError) error = NULL;

          copy[i] ^= 1u << bit;
          changed = g_bytes_new (copy, size);
          g_assert_null (kith_open_sealed (keyring, place, changed, &error));
          /* A changed key id asks for a key that nobody has. */
          g_assert_error (error, KITH_ERROR,
                          (i >= 2 && i < 10 ? KITH_ERROR_NOT_PERMITTED : KITH_ERROR_DAMAGED));
          copy[i] = data[i];
        }
    }

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);

      assert_refused (keyring, place, cut, KITH_ERROR_DAMAGED);
    }
}

static void
test_every_byte (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  g_autoptr (GBytes) sealed = seal_text (key, &card_place, "Rosa, she/her, K-1044");

  assert_every_byte_counts (keyring, &card_place, sealed);
}

static void
test_every_byte_of_deposit (void)
{
  const KithSealContext place = { .purpose = KITH_PURPOSE_INTAKE, .row = 9, .person = 8 };
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_INTAKE, 1);
  g_autoptr (KithRecordKey) half =
      kith_record_key_new_public (5, KITH_PURPOSE_INTAKE, 1, kith_record_key_get_public (key));
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  g_autoptr (GBytes) sealed = seal_text (half, &place, "speaks Tagalog");

  g_assert_true (kith_sealed_is_deposit (sealed));
  assert_every_byte_counts (keyring, &place, sealed);
}

static void
test_moved (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_RECORD, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  const KithSealContext home = { KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, 77, 4242 };
  g_autoptr (GBytes) sealed = seal_text (key, &home, "moved in May");
  KithSealContext away;

  away = home;
  away.row++;
  assert_refused (keyring, &away, sealed, KITH_ERROR_DAMAGED);
  away = home;
  away.person = -away.person;
  assert_refused (keyring, &away, sealed, KITH_ERROR_DAMAGED);
  away = home;
  away.kind = KITH_SEAL_KIND_CONSENT;
  assert_refused (keyring, &away, sealed, KITH_ERROR_DAMAGED);
  away = home;
  away.purpose = KITH_PURPOSE_CARE;
  assert_refused (keyring, &away, sealed, KITH_ERROR_DAMAGED);
  away = home;
  away.row = home.person;
  away.person = home.row;
  assert_refused (keyring, &away, sealed, KITH_ERROR_DAMAGED);
}

/* Whoever writes to the file and holds the desk's key cannot put words where notes are read. */
static void
test_compartments (void)
{
  g_autoptr (KithRecordKey) desk = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithRecordKey) intake = kith_record_key_generate (6, KITH_PURPOSE_INTAKE, 1);
  g_autoptr (KithRecordKey) half_care = NULL;
  g_autoptr (KithRecordKey) care = kith_record_key_generate (7, KITH_PURPOSE_CARE, 1);
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  KithSealContext place = { KITH_PURPOSE_CARE, KITH_SEAL_KIND_ANY, 1, 2 };

  g_assert_null (kith_seal (desk, &place, content, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_seal (intake, &place, content, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  half_care = kith_record_key_new_public (7, KITH_PURPOSE_CARE, 1, kith_record_key_get_public (care));
  g_assert_null (kith_seal (half_care, &place, content, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
put (guint8 *out, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++)
    out[i] = (guint8) (value >> 8 * (size - 1 - i));
}

/* A value that the desk's key sealed for a place where only notes are read. */
static void
test_forged_under_other_key (void)
{
  g_autoptr (KithRecordKey) desk = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (desk);
  const KithSealContext desk_place = { KITH_PURPOSE_DESK, KITH_SEAL_KIND_ANY, 1, 2 };
  const KithSealContext care_place = { KITH_PURPOSE_CARE, KITH_SEAL_KIND_ANY, 1, 2 };

  for (guint i = 0; i < 2; i++)
    {
      const KithSealContext *place = i == 0 ? &desk_place : &care_place;
      guint8 sealed[10 + 24 + 32 + 16] = { 1, 1 };
      guint8 bound[34];
      guint8 body[32] = "hello\x80";
      g_autoptr (GBytes) bytes = NULL;

      put (sealed + 2, 5, 8);
      randombytes_buf (sealed + 10, 24);
      memcpy (bound, sealed, 10);
      put (bound + 10, place->purpose, 4);
      put (bound + 14, place->kind, 4);
      put (bound + 18, (guint64) place->row, 8);
      put (bound + 26, (guint64) place->person, 8);
      crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + 34, NULL, body, sizeof body, bound, sizeof bound,
                                                  NULL, sealed + 10, kith_record_key_get_symmetric (desk));
      bytes = g_bytes_new (sealed, sizeof sealed);
      if (i == 0)
        {
          g_autoptr (GBytes) opened = kith_open_sealed (keyring, place, bytes, NULL);

          g_assert_nonnull (opened);
        }
      else
        {
          assert_refused (keyring, place, bytes, KITH_ERROR_DAMAGED);
        }
    }
}

/* The format of a deposit, written by another hand: it opens where deposits are taken, and a forged
 * one is refused where they are not. */
static GBytes *
forge_deposit (KithRecordKey *key, const KithSealContext *place)
{
  guint8 sealed[10 + 24 + 80 + 32 + 16] = { 1, 2 };
  guint8 bound[10 + 24 + 80];
  guint8 once[32];
  guint8 body[32] = "hello\x80";

  put (sealed + 2, (guint64) kith_record_key_get_id (key), 8);
  randombytes_buf (sealed + 10, 24);
  randombytes_buf (once, sizeof once);
  crypto_box_seal (sealed + 34, once, sizeof once, kith_record_key_get_public (key));
  memcpy (bound, sealed, 10);
  put (bound + 10, place->purpose, 4);
  put (bound + 14, place->kind, 4);
  put (bound + 18, (guint64) place->row, 8);
  put (bound + 26, (guint64) place->person, 8);
  memcpy (bound + 34, sealed + 34, 80);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + 114, NULL, body, sizeof body, bound, sizeof bound,
                                              NULL, sealed + 10, once);
  return g_bytes_new (sealed, sizeof sealed);
}

static void
test_deposits (void)
{
  for (guint purpose = 1; purpose <= KITH_PURPOSE_LAST; purpose++)
    {
      g_autoptr (KithRecordKey) key = kith_record_key_generate (purpose, purpose, 1);
      g_autoptr (KithRecordKey) half =
          kith_record_key_new_public (purpose, purpose, 1, kith_record_key_get_public (key));
      g_autoptr (KithKeyring) reader = keyring_with (key);
      g_autoptr (KithKeyring) writer = keyring_with (half);
      const KithSealContext place = { purpose, KITH_SEAL_KIND_ANY, 1, 2 };
      g_autoptr (GBytes) forged = forge_deposit (key, &place);

      if (!kith_purpose_accepts_deposits (purpose))
        {
          assert_refused (reader, &place, forged, KITH_ERROR_DAMAGED);
          continue;
        }

      {
        g_autoptr (GBytes) sealed = seal_text (half, &place, "hello");
        g_autoptr (GBytes) opened = kith_open_sealed (reader, &place, sealed, NULL);
        g_autoptr (GBytes) by_hand = kith_open_sealed (reader, &place, forged, NULL);
        g_autoptr (GBytes) own = seal_text (key, &place, "hello");

        g_assert_cmpuint (g_bytes_get_size (sealed), ==, g_bytes_get_size (forged));
        g_assert_true (g_bytes_equal (opened, by_hand));
        g_assert_true (kith_sealed_is_deposit (sealed));
        g_assert_false (kith_sealed_is_deposit (own));
        assert_refused (writer, &place, sealed, KITH_ERROR_NOT_PERMITTED);
      }
    }
}

/* The same value never seals to the same bytes. */
static void
test_fresh (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (GBytes) a = seal_text (key, &card_place, "Rosa");
  g_autoptr (GBytes) b = seal_text (key, &card_place, "Rosa");

  g_assert_false (g_bytes_equal (a, b));
}

static void
test_variant (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) rubbish = seal_text (key, &card_place, "\x07\x07\x07\x07\x07\x07");
  g_autoptr (GError) error = NULL;
  GVariantBuilder builder;
  gint64 key_id = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "name", g_variant_new_string ("Nguy\xe1\xbb\x85n"));
  g_variant_builder_add (&builder, "{sv}", "a field of a later version",
                         g_variant_new ("(xd)", (gint64) 1, 2.5));
  content = g_variant_ref_sink (g_variant_builder_end (&builder));
  sealed = kith_seal_variant (key, &card_place, content, &error);
  g_assert_no_error (error);
  opened = kith_open_sealed_variant (keyring, &card_place, sealed, G_VARIANT_TYPE_VARDICT, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_equal (content, opened));
  g_assert_true (kith_sealed_key_id (sealed, &key_id));
  g_assert_cmpint (key_id, ==, 5);

  g_assert_null (kith_open_sealed_variant (keyring, &card_place, rubbish, G_VARIANT_TYPE_VARDICT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
test_hostile (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_INTAKE, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  const KithSealContext place = { .purpose = KITH_PURPOSE_INTAKE, .row = 9, .person = 8 };
  gint64 unknown;

  for (guint round = 0; round < 20000; round++)
    {
      guint8 noise[256];
      gsize size = (gsize) g_test_rand_int_range (0, sizeof noise);
      g_autoptr (GBytes) bytes = NULL;
      gint64 key_id;

      kith_vault_random (noise, sizeof noise);
      noise[0] = 1;
      noise[1] = 1 + round % 2;
      put (noise + 2, 5, 8);
      if (round % 3 == 0)
        size = (noise[1] == 2 ? 114 : 34) + 16 + 32;
      bytes = g_bytes_new (noise, size);
      assert_refused (keyring, &place, bytes, KITH_ERROR_DAMAGED);
      kith_sealed_key_id (bytes, &key_id);
      kith_sealed_is_deposit (bytes);
    }
  g_assert_false (kith_sealed_data_key_id (NULL, 0, &unknown));
}

static void
test_grant (void)
{
  static const guint8 root_public[KITH_PUBLIC_KEY_SIZE] = { 1 };
  g_autoptr (KithIdentity) mine = kith_identity_generate (1, root_public);
  g_autoptr (KithIdentity) other = kith_identity_generate (2, root_public);
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_CARE, 3);
  g_autoptr (KithRecordKey) wrong = kith_record_key_generate (5, KITH_PURPOSE_CARE, 3);
  g_autoptr (KithRecordKey) half = NULL;
  g_autoptr (KithRecordKey) back = NULL;
  g_autoptr (GBytes) grant = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *public_key = kith_record_key_get_public (key);
  const KithSealContext place = { KITH_PURPOSE_CARE, KITH_SEAL_KIND_ANY, 1, 2 };
  guint8 none[KITH_PUBLIC_KEY_SIZE] = { 0 };

  grant = kith_record_key_wrap (key, kith_identity_get_public (mine)->box_public, &error);
  g_assert_no_error (error);
  back = kith_record_key_unwrap (grant, mine, 5, KITH_PURPOSE_CARE, 3, public_key, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GBytes) sealed = seal_text (key, &place, "a note");
    g_autoptr (KithKeyring) keyring = keyring_with (back);
    g_autoptr (GBytes) opened = kith_open_sealed (keyring, &place, sealed, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "a note", 6);
  }

  g_assert_null (kith_record_key_unwrap (grant, other, 5, KITH_PURPOSE_CARE, 3, public_key, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (kith_record_key_unwrap (grant, mine, 6, KITH_PURPOSE_CARE, 3, public_key, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  g_assert_null (kith_record_key_unwrap (grant, mine, 5, KITH_PURPOSE_DESK, 3, public_key, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  g_assert_null (kith_record_key_unwrap (grant, mine, 5, KITH_PURPOSE_CARE, 4, public_key, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  g_assert_null (kith_record_key_unwrap (grant, mine, 5, KITH_PURPOSE_CARE, 3,
                                         kith_record_key_get_public (wrong), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);

  half = kith_record_key_new_public (5, KITH_PURPOSE_CARE, 3, public_key);
  g_assert_null (kith_record_key_wrap (half, kith_identity_get_public (mine)->box_public, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_null (kith_record_key_wrap (key, none, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
}

static void
test_grant_every_byte (void)
{
  static const guint8 root_public[KITH_PUBLIC_KEY_SIZE] = { 1 };
  g_autoptr (KithIdentity) mine = kith_identity_generate (1, root_public);
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_CARE, 3);
  g_autoptr (GBytes) grant = kith_record_key_wrap (key, kith_identity_get_public (mine)->box_public, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (grant, &size);

  for (gsize i = 0; i < size * 8; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;

      copy[i / 8] ^= 1u << i % 8;
      changed = g_bytes_new (copy, size);
      g_assert_null (kith_record_key_unwrap (changed, mine, 5, KITH_PURPOSE_CARE, 3,
                                             kith_record_key_get_public (key), NULL));
    }
}

static void
test_keyring (void)
{
  g_autoptr (KithKeyring) keyring = kith_keyring_new ();
  g_autoptr (KithRecordKey) first = kith_record_key_generate (1, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithRecordKey) second = kith_record_key_generate (2, KITH_PURPOSE_DESK, 2);
  g_autoptr (KithRecordKey) half =
      kith_record_key_new_public (3, KITH_PURPOSE_INTAKE, 1, kith_record_key_get_public (first));

  g_assert_null (kith_keyring_peek (keyring, 1));
  kith_keyring_set_current (keyring, first);
  kith_keyring_set_current (keyring, second);
  kith_keyring_set_current (keyring, half);
  g_assert_true (kith_keyring_peek (keyring, 1) == first);
  g_assert_true (kith_keyring_peek_current (keyring, KITH_PURPOSE_DESK) == second);
  g_assert_true (kith_keyring_can_open (keyring, 2));
  g_assert_false (kith_keyring_can_open (keyring, 3));
  g_assert_false (kith_keyring_can_open (keyring, 4));
  g_assert_cmpuint (kith_keyring_get_n_keys (keyring), ==, 3);

  kith_keyring_remove (keyring, 2);
  kith_keyring_remove (keyring, 2);
  kith_keyring_remove (keyring, 99);
  g_assert_null (kith_keyring_peek (keyring, 2));
  g_assert_null (kith_keyring_peek_current (keyring, KITH_PURPOSE_DESK));
  g_assert_cmpuint (kith_keyring_get_n_keys (keyring), ==, 2);
  kith_keyring_add (keyring, second);
  g_assert_true (kith_keyring_peek (keyring, 2) == second);
  g_assert_cmpuint (kith_keyring_get_n_keys (keyring), ==, 3);

  kith_keyring_lock (keyring);
  g_assert_true (kith_keyring_is_locked (keyring));
  g_assert_null (kith_keyring_peek (keyring, 1));
  g_assert_null (kith_keyring_peek_current (keyring, KITH_PURPOSE_INTAKE));
}

static void
test_keyring_many (void)
{
  g_autoptr (KithKeyring) keyring = kith_keyring_new ();
  guint8 public_key[KITH_PUBLIC_KEY_SIZE] = { 9 };

  for (gint64 id = 1; id <= 20000; id++)
    {
      g_autoptr (KithRecordKey) key =
          kith_record_key_new_public (id * 4099, KITH_PURPOSE_RECORD, 1, public_key);

      kith_keyring_add (keyring, key);
    }
  for (gint64 id = 1; id <= 20000; id++)
    g_assert_cmpint (kith_record_key_get_id (kith_keyring_peek (keyring, id * 4099)), ==, id * 4099);
  g_assert_null (kith_keyring_peek (keyring, 4100));
}

typedef struct
{
  KithKeyring *keyring;
  GBytes **sealed;
} Readers;

static gpointer
read_again_and_again (gpointer data)
{
  Readers *readers = data;

  for (guint i = 0; i < 20000; i++)
    {
      KithSealContext place = card_place;
      g_autoptr (GBytes) opened = NULL;

      place.row = i % 64;
      opened = kith_open_sealed (readers->keyring, &place, readers->sealed[i % 64], NULL);
      g_assert_nonnull (opened);
    }
  return NULL;
}

/* Readers go on while keys come and go. */
static void
test_threads (void)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (5, KITH_PURPOSE_DESK, 1);
  g_autoptr (KithKeyring) keyring = keyring_with (key);
  GBytes *sealed[64];
  Readers readers = { keyring, sealed };
  GThread *threads[2];

  for (guint i = 0; i < 64; i++)
    {
      KithSealContext place = card_place;

      place.row = i;
      sealed[i] = seal_text (key, &place, "Rosa");
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_again_and_again, &readers);
  for (gint64 id = 100; id < 2100; id++)
    {
      g_autoptr (KithRecordKey) other =
          kith_record_key_new_public (id, KITH_PURPOSE_RECORD, 1, kith_record_key_get_public (key));

      kith_keyring_add (keyring, other);
      kith_keyring_remove (keyring, id - 3 >= 100 ? id - 3 : id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < 64; i++)
    g_bytes_unref (sealed[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/vault/sealed/round trip of all sizes", test_round_trip_sizes);
  g_test_add_func ("/vault/sealed/large", test_large);
  g_test_add_func ("/vault/sealed/every byte counts", test_every_byte);
  g_test_add_func ("/vault/sealed/every byte of a deposit counts", test_every_byte_of_deposit);
  g_test_add_func ("/vault/sealed/moved", test_moved);
  g_test_add_func ("/vault/sealed/compartments", test_compartments);
  g_test_add_func ("/vault/sealed/forged under another key", test_forged_under_other_key);
  g_test_add_func ("/vault/sealed/deposits", test_deposits);
  g_test_add_func ("/vault/sealed/fresh every time", test_fresh);
  g_test_add_func ("/vault/sealed/variant", test_variant);
  g_test_add_func ("/vault/sealed/hostile bytes", test_hostile);
  g_test_add_func ("/vault/grant/given and refused", test_grant);
  g_test_add_func ("/vault/grant/every byte counts", test_grant_every_byte);
  g_test_add_func ("/vault/keyring/finds, removes, locks", test_keyring);
  g_test_add_func ("/vault/keyring/many", test_keyring_many);
  g_test_add_func ("/vault/keyring/readers and a writer", test_threads);
  return g_test_run ();
}
