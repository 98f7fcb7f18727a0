/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said of a day: that a group was held, how many came without a name, or that it was cancelled. That
 * it is planned is never stored; a row that says nothing any more stays, with a state that says so.
 */

#include "groups/kith-groups-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "groups/kith-group-command-private.h"
#include "groups/kith-groups-queries.h"

/* Always FALSE. */
static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

gboolean
kith_group_session_store (KithChange *change,
                          KithGroupSession *stored,
                          KithGroupSessionState state,
                          int guests,
                          GError **error)
{
  KithDb *db = kith_change_get_db (change);

  if (stored->id == 0)
    {
      stored->id = kith_change_new_id (change);
      if (kith_db_run (db, error, KITH_SQL_GROUP_SESSION_INSERT, "iiwwwi", stored->id, stored->group,
                       stored->day, (int) state, guests,
                       kith_session_get_account (kith_change_get_session (change))) < 0)
        return FALSE;
    }
  else if (!kith_change_expect_one (change,
                                    kith_db_run (db, error, KITH_SQL_GROUP_SESSION_UPDATE, "iiww", stored->id,
                                                 stored->version, (int) state, guests),
                                    error))
    return FALSE;
  stored->version++;
  stored->state = state;
  stored->guests = guests;
  kith_change_touch (change, "group_session", stored->id);
  return TRUE;
}

static gboolean
check_stored (const KithGroupCommand *command, const KithGroupSession *stored, GError **error)
{
  const KithGroupSession *left = command->session_left;

  if (left != NULL ? left->state != stored->state || left->guests != stored->guests
                   : command->session->version != stored->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else wrote to this group meanwhile. Look at it again."));
  return TRUE;
}

/* Whoever came, and what was written, keep it from not having been held. */
static gboolean
check_nobody (KithDb *db, const KithGroupSession *wanted, gint64 id, GError **error)
{
  g_autoptr (GArray) people = NULL;
  gint64 note = 0;

  if (wanted->state == KITH_GROUP_SESSION_HELD || id == 0)
    return TRUE;
  people = kith_group_sessions_find_people (db, id, error);
  if (people == NULL)
    return FALSE;
  if (people->len > 0)
    return refuse (error, KITH_ERROR_INVALID, _ ("Somebody came, so it was held. Take them off first."));
  if (!kith_group_notes_find_last (db, id, &note, error))
    return FALSE;
  if (note != 0)
    return refuse (error, KITH_ERROR_INVALID, _ ("Something is written about it, so it was held."));
  return TRUE;
}

gboolean
kith_group_session_write (KithChange *change,
                          const KithGroupCommand *command,
                          KithGroupDone *done,
                          GError **error)
{
  const KithGroupSession *wanted = command->session;
  KithDb *db = kith_change_get_db (change);
  KithDay today = kith_clock_today (kith_session_get_clock (kith_change_get_session (change)));
  g_autoptr (KithGroupSession) stored = NULL;
  g_autoptr (KithGroupSession) before = NULL;

  if (!kith_group_session_check (wanted, today, error))
    return FALSE;
  stored = kith_group_sessions_find (db, wanted->group, wanted->day, error);
  if (stored == NULL || !check_stored (command, stored, error) ||
      !check_nobody (db, wanted, stored->id, error))
    return FALSE;
  done->already = wanted->state == stored->state && wanted->guests == stored->guests;
  before = kith_group_session_copy (stored);
  if (!done->already && !kith_group_session_store (change, stored, wanted->state, wanted->guests, error))
    return FALSE;
  done->session = stored->id;
  done->version = stored->version;
  if (!done->already)
    done->inverse = kith_group_command_session_back (before, stored);
  return TRUE;
}
