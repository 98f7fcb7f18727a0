/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry says, opened by itself: for looking for something in many. Whether it is what was signed is
 * looked at where somebody reads it. */

#include "session/kith-note-chain-private.h"

#include "session/kith-note-halves-private.h"
#include "session/kith-session-private.h"

/* Of KITH_NOTE_CONTENT_TYPE. */
enum
{
  PART_FOLDED = 1,
  PART_WORDS,
};

/* (transfer full) (nullable) */
static GBytes *
open_column (KithSession *session,
             const KithNoteFacts *facts,
             KithPurpose purpose,
             KithStmt *stmt,
             int column)
{
  const KithSealContext context = { purpose, KITH_SEAL_KIND_NOTE, facts->id, facts->person };
  gconstpointer sealed;
  gint64 key;
  gsize size;

  sealed = kith_stmt_get_blob (stmt, column, &size);
  if (sealed == NULL || !kith_sealed_data_key_id (sealed, size, &key) ||
      !kith_keyring_can_open (session->keyring, key))
    return NULL;
  return kith_open_sealed_data (session->keyring, &context, sealed, size, NULL);
}

/**
 * kith_note_open:
 * @session: whose keys are used
 * @facts: of the entry
 * @stmt: on its row
 * @column: the first of its three sealed columns: sealed, words, own
 *
 * Returns: (transfer full) (nullable): what it says; %NULL where it is erased, closed to this account or
 *   damaged
 */
GVariant *
kith_note_open (KithSession *session, const KithNoteFacts *facts, KithStmt *stmt, int column)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (facts != NULL && stmt != NULL, NULL);

  bytes = open_column (session, facts, KITH_PURPOSE_CARE, stmt, column);
  if (bytes != NULL && facts->restricted != 0)
    {
      g_autoptr (GBytes) common = g_steal_pointer (&bytes);
      g_autoptr (GBytes) half = open_column (session, facts, KITH_PURPOSE_DRAFT, stmt, column + 2);

      if (half == NULL)
        half = open_column (session, facts, KITH_PURPOSE_AUDIT, stmt, column + 1);
      bytes = half != NULL ? kith_note_halves_join (common, half) : NULL;
    }
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
