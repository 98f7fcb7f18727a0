/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card from bytes that nobody has looked at yet. */

#include "people/kith-card.h"

/**
 * kith_card_from_bytes:
 * @person: the person's id
 * @bytes: what was sealed, serialised in little-endian order
 * @error: %KITH_ERROR_DAMAGED where @bytes are not a card
 *
 * Returns: (transfer full) (nullable): the card
 */
KithCard *
kith_card_from_bytes (gint64 person, GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) content = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  content =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE), bytes, FALSE));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  {
    GVariant *swapped = g_variant_byteswap (content);

    g_variant_unref (content);
    content = swapped;
  }
#endif
  return kith_card_from_content (person, content, error);
}
