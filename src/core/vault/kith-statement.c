/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed statements. The domain is signed with the body, so that nothing signed for one use can be
 * shown as another. */

#include "vault/kith-statement.h"

#include <sodium.h>
#include <string.h>

#include "vault/kith-identity-private.h"
#include "vault/kith-wire-private.h"

static const char prefix[] = "Kith statement 1";

G_STATIC_ASSERT (KITH_SIGNATURE_SIZE == crypto_sign_BYTES);

/* Prefix with its zero byte | length of the domain | domain | body. */
static GByteArray *
build_message (const char *domain, GBytes *body)
{
  gsize body_size;
  const guint8 *data = g_bytes_get_data (body, &body_size);
  gsize domain_size = strlen (domain);
  GByteArray *message = g_byte_array_sized_new (sizeof prefix + 4 + domain_size + body_size);
  guint8 length[4];

  kith_wire_put_u32 (length, domain_size);
  g_byte_array_append (message, (const guint8 *) prefix, sizeof prefix);
  g_byte_array_append (message, length, sizeof length);
  g_byte_array_append (message, (const guint8 *) domain, domain_size);
  if (body_size > 0)
    g_byte_array_append (message, data, body_size);
  return message;
}

/**
 * kith_statement_sign:
 * @identity: who signs
 * @domain: what kind of statement it is, such as %KITH_STATEMENT_DOMAIN_CHECKPOINT
 * @body: what is stated
 * @signature: (out caller-allocates): the signature
 *
 * Signs with Ed25519 (RFC 8032).
 */
void
kith_statement_sign (KithIdentity *identity,
                     const char *domain,
                     GBytes *body,
                     guint8 signature[KITH_SIGNATURE_SIZE])
{
  g_autoptr (GByteArray) message = NULL;

  g_return_if_fail (identity != NULL);
  g_return_if_fail (domain != NULL && strlen (domain) < 256);
  g_return_if_fail (body != NULL);
  g_return_if_fail (signature != NULL);

  message = build_message (domain, body);
  crypto_sign_detached (signature, NULL, message->data, message->len,
                        kith_identity_get_sign_secret (identity));
}

/**
 * kith_statement_verify:
 * @sign_public: who is said to have signed
 * @domain: what kind of statement it is
 * @body: what is stated
 * @signature: the signature
 *
 * Returns: whether the holder of @sign_public signed just this
 */
gboolean
kith_statement_verify (const guint8 sign_public[KITH_PUBLIC_KEY_SIZE],
                       const char *domain,
                       GBytes *body,
                       const guint8 signature[KITH_SIGNATURE_SIZE])
{
  g_autoptr (GByteArray) message = NULL;

  g_return_val_if_fail (sign_public != NULL, FALSE);
  g_return_val_if_fail (domain != NULL && strlen (domain) < 256, FALSE);
  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (signature != NULL, FALSE);

  message = build_message (domain, body);
  return crypto_sign_verify_detached (signature, message->data, message->len, sign_public) == 0;
}
