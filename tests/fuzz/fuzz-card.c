/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card whose bytes are anything: refused, or a card that is sealed and read again unchanged. */

#include "kith-fuzz.h"

#include "people/kith-card.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = kith_card_from_bytes (7, bytes, &error);
  g_autoptr (KithCard) again = NULL;
  g_autoptr (GVariant) content = NULL;

  if (card == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  g_assert_no_error (error);
  g_assert_cmpstr (kith_card_get_name (card), !=, "");
  g_assert_true (g_utf8_validate (kith_card_get_name (card), -1, NULL));
  content = g_variant_ref_sink (kith_card_to_content (card));
  again = kith_card_from_content (7, content, &error);
  g_assert_no_error (error);
  g_assert_true (kith_card_equal (card, again));

  return 0;
}
