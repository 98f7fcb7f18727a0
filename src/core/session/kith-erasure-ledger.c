/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ledger of erasures: a small text file beside the store, and a copy of it where automatic backups go. It
 * holds random numbers and days, each line signed by the coordinator who asked, so that nobody has a record
 * erased by writing a line. Restoring a backup replaces the store and not the ledger.
 */

#include "session/kith-erasure-ledger.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-settings.h"
#include "session/kith-trust-store-private.h"
#include "store/kith-backup.h"

#define HEADER "Kith erasures 1"
#define BODY_SIZE (6 * 8)
/* Far more than a center erases in its life; a larger file is not ours. */
#define SIZE_MAX_BYTES (16 * 1024 * 1024)

static GBytes *
entry_body (KithSession *session, const KithErasureEntry *entry)
{
  const gint64 numbers[] = { kith_session_store_id (session),
                             entry->person,
                             entry->asked_day,
                             entry->due_day,
                             entry->utc,
                             entry->account };
  guint8 body[BODY_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint64 wire = GUINT64_TO_BE ((guint64) numbers[i]);

      memcpy (body + i * sizeof wire, &wire, sizeof wire);
    }
  return g_bytes_new (body, sizeof body);
}

static char *
own_path (KithSession *session)
{
  return g_strconcat (kith_store_get_path (session->store), ".erased", NULL);
}

/* Returns: (nullable): none where automatic backups go nowhere. */
static char *
backups_path (KithSession *session)
{
  const char *folder = kith_center_get_text (session->center, KITH_SETTING_BACKUP_FOLDER);
  g_autofree char *name =
      g_strdup_printf ("%s-%" G_GINT64_FORMAT ".erased", KITH_BACKUP_PREFIX, kith_session_store_id (session));

  return folder && *folder ? g_build_filename (folder, name, NULL) : NULL;
}

static gboolean
parse_signature (const char *text, guint8 signature[KITH_SIGNATURE_SIZE])
{
  if (strlen (text) != 2 * KITH_SIGNATURE_SIZE)
    return FALSE;
  for (gsize i = 0; i < KITH_SIGNATURE_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      signature[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

static gboolean
parse_line (const char *line, KithErasureEntry *entry)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  gint64 numbers[5];

  if (g_strv_length (words) != 6)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!g_ascii_string_to_signed (words[i], 10, 0, G_MAXINT64, &numbers[i], NULL))
      return FALSE;
  if (numbers[0] == 0 || numbers[1] > G_MAXINT32 || numbers[2] > G_MAXINT32)
    return FALSE;
  entry->person = numbers[0];
  entry->asked_day = (KithDay) numbers[1];
  entry->due_day = (KithDay) numbers[2];
  entry->utc = numbers[3];
  entry->account = numbers[4];
  return parse_signature (words[5], entry->signature);
}

static void
put_entry (GArray *entries, const KithErasureEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    {
      KithErasureEntry *known = &g_array_index (entries, KithErasureEntry, i);

      if (known->person != entry->person)
        continue;
      if (entry->utc > known->utc)
        *known = *entry;
      return;
    }
  g_array_append_val (entries, *entry);
}

static char *
header_of (KithSession *session)
{
  return g_strdup_printf (HEADER " %" G_GINT64_FORMAT, kith_session_store_id (session));
}

/* Lines that are not of this form are left out: what is not signed is worth nothing in any case. */
static gboolean
read_file (KithSession *session, const char *path, GArray *entries, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autofree char *text = NULL;
  g_autofree char *header = header_of (session);
  g_auto (GStrv) lines = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  file = g_mapped_file_new (path, FALSE, error);
  if (!file)
    return FALSE;
  if (g_mapped_file_get_length (file) == 0 || g_mapped_file_get_length (file) > SIZE_MAX_BYTES)
    return TRUE;
  text = g_strndup (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
  lines = g_strsplit (text, "\n", -1);
  if (g_strcmp0 (lines[0], header) != 0)
    return TRUE;
  for (char **line = lines + 1; *line; line++)
    {
      KithErasureEntry entry;

      if (parse_line (*line, &entry))
        put_entry (entries, &entry);
    }
  return TRUE;
}

static gboolean
write_file (KithSession *session, const char *path, GArray *entries, GError **error)
{
  g_autofree char *header = header_of (session);
  g_autoptr (GString) text = g_string_new (header);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < entries->len; i++)
    {
      const KithErasureEntry *entry = &g_array_index (entries, KithErasureEntry, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ",
                              entry->person, entry->asked_day, entry->due_day, entry->utc, entry->account);
      for (gsize j = 0; j < KITH_SIGNATURE_SIZE; j++)
        g_string_append_printf (text, "%02x", entry->signature[j]);
      g_string_append_c (text, '\n');
    }
  return g_file_set_contents_full (path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * kith_erasure_ledger_read:
 * @session: an open session
 * @error: return location for an error
 *
 * Reads what stands beside the store, and beside the backups where they are within reach. It is not looked at
 * who signed it: kith_erasure_ledger_check().
 *
 * Returns: (transfer full) (element-type KithErasureEntry): the newest about each person
 */
GArray *
kith_erasure_ledger_read (KithSession *session, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (KithErasureEntry));
  g_autofree char *own = NULL;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  own = own_path (session);
  copy = backups_path (session);
  if (!read_file (session, own, entries, error))
    return NULL;
  /* A drive that cannot be read now is read another time. */
  if (copy)
    read_file (session, copy, entries, NULL);
  return g_steal_pointer (&entries);
}

/**
 * kith_erasure_ledger_check:
 * @session: an open session
 * @entry: an entry
 * @error: %KITH_ERROR_UNVERIFIED where nobody signed it who may
 *
 * Returns: whether somebody signed it who was a coordinator of this center
 */
gboolean
kith_erasure_ledger_check (KithSession *session, const KithErasureEntry *entry, GError **error)
{
  g_autoptr (KithTrustHistory) history = kith_trust_history_new ();
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GBytes) body = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (!kith_session_is_open (session, error))
    return FALSE;
  db = kith_store_get_reader (session->store, error);
  trust = db ? kith_trust_store_load (db, kith_identity_get_root_public (session->identity), history, error)
             : NULL;
  if (!trust)
    return FALSE;

  body = entry_body (session, entry);
  for (guint i = 0; i < history->signers->len; i++)
    {
      const KithSigner *signer = &g_array_index (history->signers, KithSigner, i);

      if (signer->account == entry->account && kith_role_may (signer->role, KITH_ACTION_PERSON_ERASE) &&
          kith_statement_verify (signer->sign_public, KITH_STATEMENT_DOMAIN_ERASURE, body, entry->signature))
        return TRUE;
    }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                       _ ("An entry in the list of erased records is signed by nobody who may erase."));
  return FALSE;
}

/**
 * kith_erasure_ledger_put:
 * @session: a coordinator's session
 * @person: who is to be erased
 * @asked_day: when it was asked for, or stopped
 * @due_day: when it is final; 0: it was stopped
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_IO
 *
 * Writes it down for good, signed. Asked again for the same days, nothing is written.
 *
 * Returns: whether it stands beside the store
 */
gboolean
kith_erasure_ledger_put (KithSession *session,
                         gint64 person,
                         KithDay asked_day,
                         KithDay due_day,
                         GError **error)
{
  KithErasureEntry entry = { .person = person, .asked_day = asked_day, .due_day = due_day };
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (person != 0, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_ERASE, error))
    return FALSE;
  entries = kith_erasure_ledger_read (session, error);
  if (!entries)
    return FALSE;
  entry.utc = kith_clock_now (kith_session_get_clock (session)).utc;
  entry.account = session->account;
  for (guint i = 0; i < entries->len; i++)
    {
      const KithErasureEntry *known = &g_array_index (entries, KithErasureEntry, i);

      if (known->person == person && known->asked_day == asked_day && known->due_day == due_day)
        return TRUE;
      /* A clock that was set back must not make the older word the last. */
      if (known->person == person)
        entry.utc = MAX (entry.utc, known->utc + 1);
    }
  body = entry_body (session, &entry);
  kith_statement_sign (session->identity, KITH_STATEMENT_DOMAIN_ERASURE, body, entry.signature);
  put_entry (entries, &entry);

  own = own_path (session);
  if (!write_file (session, own, entries, error))
    return FALSE;
  kith_erasure_ledger_spread (session, entries);
  return TRUE;
}

/**
 * kith_erasure_ledger_spread:
 * @session: an open session
 * @entries: (element-type KithErasureEntry): what kith_erasure_ledger_read() gave, with what came to it
 *
 * Brings the copy beside the automatic backups up to date, and what only that knew to the store's. A place
 * that is not there now gets it another time.
 */
void
kith_erasure_ledger_spread (KithSession *session, GArray *entries)
{
  g_return_if_fail (KITH_IS_SESSION (session));
  g_return_if_fail (entries != NULL);

  for (int i = 0; entries->len > 0 && i < 2; i++)
    {
      g_autofree char *path = i == 0 ? own_path (session) : backups_path (session);
      g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
      g_autoptr (GArray) there = g_array_new (FALSE, TRUE, sizeof (KithErasureEntry));
      g_autoptr (GError) error = NULL;

      if (!path || !g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      if (read_file (session, path, there, NULL) && there->len == entries->len &&
          memcmp (there->data, entries->data, entries->len * sizeof (KithErasureEntry)) == 0)
        continue;
      if (!write_file (session, path, entries, &error))
        g_debug ("%s", error->message);
    }
}
