/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what an entry says lies in its row: under the key to somebody's notes, or, where it is restricted, in
 * two halves of which one is under another. The commitment is of what it says, however it lies there. */

#include "session/kith-note-sealing-private.h"

#include <string.h>

#include "session/kith-note-halves-private.h"
#include "session/kith-session-private.h"

/* bytes: (out) (transfer full) where it is open. */
static KithNoteOpening
open_column (const KithNoteKeys *keys,
             KithStmt *stmt,
             int column,
             KithPurpose purpose,
             const KithNoteFacts *facts,
             GBytes **bytes)
{
  KithSealContext context = { purpose, KITH_SEAL_KIND_NOTE, facts->id, facts->person };
  const KithTrustKey *known;
  gconstpointer sealed;
  gint64 key;
  gsize size;

  if (kith_stmt_is_null (stmt, column))
    return KITH_NOTE_NOTHING;
  sealed = kith_stmt_get_blob (stmt, column, &size);
  if (sealed == NULL || !kith_sealed_data_key_id (sealed, size, &key))
    return KITH_NOTE_DAMAGED;
  if (keys->keyring == NULL || !kith_keyring_can_open (keys->keyring, key))
    {
      known = keys->trust != NULL ? kith_trust_get_key (keys->trust, key) : NULL;
      return keys->trust == NULL || (known != NULL && kith_purpose_key_may_hold (known->purpose, purpose))
                 ? KITH_NOTE_CLOSED
                 : KITH_NOTE_DAMAGED;
    }
  *bytes = kith_open_sealed_data (keys->keyring, &context, sealed, size, NULL);
  return *bytes != NULL ? KITH_NOTE_OPENED : KITH_NOTE_DAMAGED;
}

static gboolean
is_committed (GBytes *bytes, const KithNoteProof *proof)
{
  guint8 commitment[KITH_HASH_SIZE];

  kith_note_commit (bytes, commitment);
  return memcmp (commitment, proof->commitment, KITH_HASH_SIZE) == 0;
}

/* With the half that everybody has who reads notes, one of two others, whichever this account has a key to.
 * Where it has both, both must be what was signed. */
static KithNoteOpening
join_halves (const KithNoteKeys *keys,
             KithStmt *stmt,
             GBytes *common,
             const KithNoteProof *proof,
             const KithNoteFacts *facts,
             GBytes **whole)
{
  static const struct
  {
    int column;
    KithPurpose purpose;
    gint64 fewest; /* KithNoteRestriction: with a lower one it is not there */
  } halves[] = { { KITH_NOTE_COLUMN_WORDS, KITH_PURPOSE_AUDIT, KITH_NOTE_RESTRICTED },
                 { KITH_NOTE_COLUMN_OWN, KITH_PURPOSE_DRAFT, KITH_NOTE_RESTRICTED_TWICE } };
  KithNoteOpening best = KITH_NOTE_CLOSED;

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      g_autoptr (GBytes) half = NULL;
      KithNoteOpening opening = open_column (keys, stmt, halves[i].column, halves[i].purpose, facts, &half);

      if (opening == KITH_NOTE_DAMAGED ||
          (opening == KITH_NOTE_NOTHING) != (facts->restricted < halves[i].fewest))
        return KITH_NOTE_DAMAGED;
      if (opening != KITH_NOTE_OPENED)
        continue;
      g_clear_pointer (whole, g_bytes_unref);
      *whole = kith_note_halves_join (common, half);
      if (*whole == NULL || !is_committed (*whole, proof))
        return KITH_NOTE_DAMAGED;
      best = KITH_NOTE_OPENED;
    }
  return best;
}

/* What was signed, however it lies in the row. */
KithNoteOpening
kith_note_open_row (const KithNoteKeys *keys,
                    KithStmt *stmt,
                    const KithNoteFacts *facts,
                    const KithNoteProof *proof,
                    GBytes **content)
{
  g_autoptr (GBytes) bytes = NULL;
  KithNoteOpening opening =
      open_column (keys, stmt, KITH_NOTE_COLUMN_SEALED, KITH_PURPOSE_CARE, facts, &bytes);

  if (facts->restricted == 0 &&
      (!kith_stmt_is_null (stmt, KITH_NOTE_COLUMN_WORDS) || !kith_stmt_is_null (stmt, KITH_NOTE_COLUMN_OWN)))
    return KITH_NOTE_DAMAGED;
  if (opening != KITH_NOTE_OPENED)
    return opening;
  if (facts->restricted != 0)
    return join_halves (keys, stmt, bytes, proof, facts, content);
  if (!is_committed (bytes, proof))
    return KITH_NOTE_DAMAGED;
  *content = g_steal_pointer (&bytes);
  return KITH_NOTE_OPENED;
}

void
kith_note_sealed_clear (KithNoteSealed *self)
{
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_clear_pointer (&self->words, g_bytes_unref);
  g_clear_pointer (&self->own, g_bytes_unref);
}

static GBytes *
seal_bytes (KithSession *session,
            KithPurpose purpose,
            const KithNoteFacts *facts,
            GBytes *bytes,
            GError **error)
{
  g_autoptr (GVariant) content =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));

  return kith_session_seal (session, purpose, KITH_SEAL_KIND_NOTE, facts->id, facts->person, content, error);
}

/* The public half of the newest key of an author's own, younger than the recovery code as a draft's must be.
 * (nullable) where they have none, or may not read notes any more. */
static KithRecordKey *
dup_author_key (KithTrust *trust, gint64 author)
{
  const KithTrustAccount *account = kith_trust_get_account (trust, author);
  const KithTrustAccount *recovery = kith_trust_get_recovery (trust);
  g_autoptr (GPtrArray) keys = kith_trust_list_keys (trust);
  const KithTrustKey *newest = NULL;

  if (account == NULL || account->state != KITH_ACCOUNT_ACTIVE ||
      !kith_role_holds (account->role, KITH_PURPOSE_CARE))
    return NULL;
  for (guint i = 0; i < keys->len; i++)
    {
      const KithTrustKey *key = g_ptr_array_index (keys, i);

      if (key->purpose == KITH_PURPOSE_DRAFT && key->issuer == author && key->state == KITH_KEY_CURRENT &&
          (recovery == NULL || key->seq > recovery->seq) && (newest == NULL || key->seq > newest->seq))
        newest = key;
    }
  return newest != NULL
             ? kith_record_key_new_public (newest->id, newest->purpose, newest->epoch, newest->public_key)
             : NULL;
}

static gboolean
seal_halves (KithSession *session,
             KithTrust *trust,
             const KithNoteFacts *facts,
             gint64 author,
             GBytes *bytes,
             KithNoteSealed *sealed,
             GError **error)
{
  KithSealContext context = { KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_NOTE, facts->id, facts->person };
  g_autoptr (KithRecordKey) key = dup_author_key (trust, author);
  g_autoptr (GBytes) common = NULL;
  g_autoptr (GBytes) restricted = NULL;

  kith_note_halves_split (bytes, &common, &restricted);
  sealed->sealed = seal_bytes (session, KITH_PURPOSE_CARE, facts, common, error);
  sealed->words =
      sealed->sealed != NULL ? seal_bytes (session, KITH_PURPOSE_AUDIT, facts, restricted, error) : NULL;
  if (sealed->words == NULL)
    return FALSE;
  if (key == NULL)
    return TRUE;
  sealed->own = kith_seal (key, &context, restricted, error);
  return sealed->own != NULL;
}

/* What is sealed and what commits to it are the same bytes. */
gboolean
kith_note_seal (KithSession *session,
                KithTrust *trust,
                const KithNoteFacts *facts,
                gint64 author,
                GVariant *content,
                guint8 commitment[KITH_HASH_SIZE],
                KithNoteSealed *sealed,
                GError **error)
{
  g_autoptr (GBytes) bytes = kith_vault_variant_to_bytes (content);

  kith_note_commit (bytes, commitment);
  if (facts->restricted != 0)
    return seal_halves (session, trust, facts, author, bytes, sealed, error);
  sealed->sealed = kith_session_seal (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_NOTE, facts->id,
                                      facts->person, content, error);
  return sealed->sealed != NULL;
}
