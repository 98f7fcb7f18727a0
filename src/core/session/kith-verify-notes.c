/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is signed about each person: whether it is still what was signed. */

#include "session/kith-note-chain-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-verify-private.h"

static GArray *
list_people (KithVerify *self, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_NOTE_ENTRY_PEOPLE, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (people, person);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&people);
}

static gboolean
check_person (KithVerify *self, gint64 person, GError **error)
{
  KithKeyring *keyring = self->session != NULL ? self->session->keyring : NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = kith_note_chain_read_by (
      self->db, kith_store_get_id (self->store), self->trust, self->history, keyring, person, missing, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const KithNoteRead *read = g_ptr_array_index (entries, i);

      if (read->problem != NULL)
        kith_verify_tell (self, KITH_NOTE_TABLE, read->facts.id, "%s", read->problem);
    }
  for (guint i = 0; i < missing->len; i++)
    kith_verify_tell (self, KITH_NOTE_TABLE, 0, "%s", (const char *) g_ptr_array_index (missing, i));
  return TRUE;
}

gboolean
kith_verify_notes (KithVerify *self, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GArray) people = list_people (self, &problem);

  for (guint i = 0; people != NULL && problem == NULL && i < people->len; i++)
    {
      if (check_person (self, g_array_index (people, gint64, i), &problem))
        kith_verify_advance (self, (double) (i + 1) / people->len);
    }
  return problem == NULL || kith_verify_survive (self, KITH_NOTE_TABLE, problem, error);
}
