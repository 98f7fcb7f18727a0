/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A sealed value with any damage: the input is first sealed, and must come back; then one byte of it,
 * chosen by the input, is changed, or the value is cut, or belongs elsewhere, and must not open.
 */

#include "kith-fuzz.h"

#include "vault/kith-keyring.h"
#include "vault/kith-sealed.h"
#include "vault/kith-vault.h"

#include <string.h>

static KithRecordKey *key;
static KithKeyring *keyring;

static void
refuse (const KithSealContext *context, const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = kith_open_sealed_data (keyring, context, data, size, &error);

  g_assert_null (opened);
  g_assert_nonnull (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  KithSealContext context = {
    .purpose = KITH_PURPOSE_DESK, .kind = KITH_SEAL_KIND_PERSON_CARD, .row = 3, .person = 5
  };
  KithSealContext elsewhere = {
    .purpose = KITH_PURPOSE_DESK, .kind = KITH_SEAL_KIND_PERSON_CARD, .row = 4, .person = 5
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_bytes_new (data, size);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autofree guint8 *copy = NULL;
  const guint8 *bytes;
  gsize length;

  if (keyring == NULL)
    {
      kith_vault_init (NULL);
      key = kith_record_key_generate (9, KITH_PURPOSE_DESK, 1);
      keyring = kith_keyring_new ();
      kith_keyring_add (keyring, key);
    }

  refuse (&context, data, size);

  sealed = kith_seal (key, &context, content, &error);
  g_assert_no_error (error);
  opened = kith_open_sealed (keyring, &context, sealed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, content));

  bytes = g_bytes_get_data (sealed, &length);
  refuse (&elsewhere, bytes, length);
  copy = g_memdup2 (bytes, length);
  if (size > 1)
    {
      gsize at = (data[0] * 256u + data[1]) % length;

      copy[at] ^= (guint8) (1u << (data[size - 1] % 8));
      refuse (&context, copy, length);
      refuse (&context, bytes, at);
    }

  return 0;
}
