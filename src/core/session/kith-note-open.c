/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry says, opened by itself: for looking for something in many. Whether it is what was signed is
 * looked at where somebody reads it. */

#include "session/kith-note-chain-private.h"

#include "session/kith-session-private.h"

/* Of KITH_NOTE_CONTENT_TYPE. */
enum
{
  PART_FOLDED = 1,
  PART_WORDS,
};

/**
 * kith_note_open:
 * @session: whose keys are used
 * @id: of the entry
 * @person: whose record it is in
 * @sealed: (array length=size) (nullable): what is sealed of it
 * @size: in bytes
 *
 * Returns: (transfer full) (nullable): what it says; %NULL where it is erased, closed to this account or
 *   damaged
 */
GVariant *
kith_note_open (KithSession *session, gint64 id, gint64 person, gconstpointer sealed, gsize size)
{
  const KithSealContext context = { KITH_PURPOSE_CARE, KITH_SEAL_KIND_NOTE, id, person };
  g_autoptr (GBytes) bytes = NULL;
  gint64 key;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (sealed == NULL || !kith_sealed_data_key_id (sealed, size, &key) ||
      !kith_keyring_can_open (session->keyring, key))
    return NULL;
  bytes = kith_open_sealed_data (session->keyring, &context, sealed, size, NULL);
  return bytes != NULL ? kith_vault_variant_from_bytes (bytes, G_VARIANT_TYPE (KITH_NOTE_CONTENT_TYPE), NULL)
                       : NULL;
}

/**
 * kith_note_opened_folded:
 * @opened: an entry as kith_note_open() gave it
 *
 * Returns: (transfer none): its words as they are searched; as long as @opened
 */
const char *
kith_note_opened_folded (GVariant *opened)
{
  const char *folded;

  g_return_val_if_fail (opened != NULL, "");

  g_variant_get_child (opened, PART_FOLDED, "&s", &folded);
  return folded;
}

/**
 * kith_note_opened_words:
 * @opened: an entry as kith_note_open() gave it
 *
 * Returns: (transfer full): its words, an a{sv}
 */
GVariant *
kith_note_opened_words (GVariant *opened)
{
  g_return_val_if_fail (opened != NULL, NULL);

  return g_variant_get_child_value (opened, PART_WORDS);
}
