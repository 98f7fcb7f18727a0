/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carrying a command out. What happened does not change: each entry is a row that is written once and stands
 * in the signed log with its digest; what was a mistake is marked as one and stays readable.
 */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "incidents/kith-incidents-private.h"
#include "incidents/kith-incidents-queries.h"
#include "people/kith-people.h"

void
kith_incident_work_clear (KithIncidentWork *self)
{
  g_clear_pointer (&self->incident, kith_incident_free);
  g_clear_pointer (&self->entry, kith_incident_entry_free);
  g_clear_pointer (&self->done, kith_incident_done_free);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

/* What is stored: only of it what a command needs. */
static gboolean
find_stored (KithIncidentWork *work, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_INCIDENT_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", work->command->incident);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("Nothing of that number was written down."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  work->incident = kith_incident_new ();
  work->incident->id = work->command->incident;
  work->incident->account = kith_stmt_get_int64 (stmt, 0);
  work->incident->version = kith_stmt_get_int64 (stmt, 1);
  work->incident->state = (KithIncidentState) kith_stmt_get_int64 (stmt, 2);
  return TRUE;
}

static gboolean
check_stored (KithIncidentWork *work, GError **error)
{
  if (work->incident->account != kith_session_get_account (work->session) &&
      !kith_session_demand (work->session, KITH_ACTION_INCIDENT_READ, error))
    return FALSE;
  if (work->incident->version != work->command->version)
    return refuse (error, KITH_ERROR_CHANGED, _ ("Somebody else wrote to this meanwhile. Look at it again."));
  if (work->command->what != KITH_INCIDENT_DO_PUT_BACK && work->incident->state == KITH_INCIDENT_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This was a mistake and was taken back."));
  return TRUE;
}

/* Each once, and each a record that is there. */
static gboolean
check_people (KithIncidentWork *work, KithDb *db, GError **error)
{
  GArray *people = work->incident->people;

  for (guint i = 0; i < people->len; i++)
    {
      gint64 person = g_array_index (people, gint64, i);

      for (guint j = people->len - 1; j > i; j--)
        if (g_array_index (people, gint64, j) == person)
          g_array_remove_index (people, j);
      if (!kith_people_check_there (db, person, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kith_incident_work_prepare (KithIncidentWork *work, KithDb *db, GError **error)
{
  const KithIncidentCommand *command = work->command;
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  gboolean adds = command->what == KITH_INCIDENT_DO_ADD;

  if (adds)
    work->incident = kith_incident_copy (command->wanted);
  else if (!find_stored (work, db, error) || !check_stored (work, error))
    return FALSE;
  if (command->entry == NULL)
    return TRUE;
  work->entry = kith_incident_entry_copy (command->entry);
  kith_incident_entry_clean (work->entry);
  work->entry->day = today;
  if (!adds)
    return kith_incident_check_entry (work->entry, today, NULL, error);
  if (work->incident->day == KITH_DAY_NONE)
    work->incident->day = today;
  return kith_incident_check (work->incident, work->entry, today, NULL, error) &&
         check_people (work, db, error);
}

/* The same words for both: who may read them is said by the key alone. */
static GBytes *
seal (KithIncidentWork *work, KithPurpose purpose, gint64 id, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_incident_entry_to_content (work->entry));

  return kith_session_seal (work->session, purpose, KITH_SEAL_KIND_INCIDENT, id, 0, content, error);
}

static gboolean
insert_entry (KithIncidentWork *work, GError **error)
{
  const KithIncidentEntry *entry = work->entry;
  gint64 id = kith_change_new_id (work->change);
  g_autoptr (GBytes) words = seal (work, KITH_PURPOSE_AUDIT, id, error);
  g_autoptr (GBytes) own = words != NULL ? seal (work, KITH_PURPOSE_DRAFT, id, error) : NULL;

  if (own == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_INCIDENT_ENTRY_INSERT, "iiiwobb", id,
                   work->incident->id, kith_session_get_account (work->session), entry->day,
                   entry->due_day != KITH_DAY_NONE, (gint64) entry->due_day, words, own) < 0)
    return FALSE;
  kith_change_touch (work->change, "incident_entry", id);
  work->done->entry = id;
  return TRUE;
}

/* Whom it names is sealed too, a row each: a record's number in clear would say of somebody that something
 * happened, to whoever has the file and reads names. */
static gboolean
insert_person (KithIncidentWork *work, gint64 person, GError **error)
{
  gint64 id = kith_change_new_id (work->change);
  g_autoptr (GVariant) content = g_variant_ref_sink (g_variant_new_parsed ("{'person': <%x>}", person));
  g_autoptr (GBytes) sealed =
      kith_session_seal (work->session, KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_INCIDENT, id, 0, content, error);

  if (sealed == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_INCIDENT_PERSON_INSERT, "iib", id,
                   work->incident->id, sealed) < 0)
    return FALSE;
  kith_change_touch (work->change, "incident_person", id);
  return TRUE;
}

static gboolean
add (KithIncidentWork *work, GError **error)
{
  KithIncident *incident = work->incident;
  const KithIncidentEntry *entry = work->entry;

  incident->id = kith_change_new_id (work->change);
  if (kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_INCIDENT_INSERT, "iiwow", incident->id,
                   kith_session_get_account (work->session), incident->day, entry->due_day != KITH_DAY_NONE,
                   (gint64) entry->due_day, (int) KITH_INCIDENT_STANDS) < 0 ||
      !insert_entry (work, error))
    return FALSE;
  for (guint i = 0; i < incident->people->len; i++)
    if (!insert_person (work, g_array_index (incident->people, gint64, i), error))
      return FALSE;
  work->done->version = 1;
  work->done->inverse = kith_incident_command_take_back (incident->id, 1);
  return TRUE;
}

/* When somebody is to look at it again is what the last entry says that stands. */
static gboolean
follow_entries (KithIncidentWork *work, GError **error)
{
  KithDb *db = kith_change_get_db (work->change);
  KithIncident *incident = work->incident;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_INCIDENT_LAST_ENTRY, error);
  gboolean stands, due = FALSE;
  gint64 day = 0;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", incident->id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  stands = step == KITH_STEP_ROW;
  if (stands && !kith_stmt_is_null (stmt, 1))
    {
      due = TRUE;
      day = kith_stmt_get_int64 (stmt, 1);
    }
  g_clear_pointer (&stmt, kith_stmt_free);
  work->done->version = incident->version + 1;
  return kith_change_expect_one (
      work->change,
      kith_db_run (db, error, KITH_SQL_INCIDENT_SET, "iiwo", incident->id, incident->version,
                   (int) (stands ? KITH_INCIDENT_STANDS : KITH_INCIDENT_TAKEN_BACK), due, day),
      error);
}

static gboolean
add_entry (KithIncidentWork *work, GError **error)
{
  if (!insert_entry (work, error) || !follow_entries (work, error))
    return FALSE;
  work->done->inverse = kith_incident_command_take_back (work->incident->id, work->done->version);
  return TRUE;
}

static gboolean
set_voided (KithIncidentWork *work, gint64 entry, gboolean voided, GError **error)
{
  int changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_INCIDENT_ENTRY_VOID, "iiw",
                             entry, work->incident->id, voided ? 1 : 0);

  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  kith_change_touch (work->change, "incident_entry", entry);
  work->done->entry = entry;
  return follow_entries (work, error);
}

static gboolean
take_back (KithIncidentWork *work, GError **error)
{
  gint64 last = 0;

  if (!kith_db_get_int64 (kith_change_get_db (work->change), &last, error, KITH_SQL_INCIDENT_LAST_ENTRY, "i",
                          work->incident->id) ||
      !set_voided (work, last, TRUE, error))
    return FALSE;
  work->done->inverse = kith_incident_command_put_back (work->incident->id, work->done->version, last);
  return TRUE;
}

static gboolean
put_back (KithIncidentWork *work, GError **error)
{
  if (!set_voided (work, work->command->entry_id, FALSE, error))
    return FALSE;
  work->done->inverse = kith_incident_command_take_back (work->incident->id, work->done->version);
  return TRUE;
}

static gboolean
do_command (KithIncidentWork *work, GError **error)
{
  switch (work->command->what)
    {
    case KITH_INCIDENT_DO_ADD:
      return add (work, error);
    case KITH_INCIDENT_DO_ENTRY:
      return add_entry (work, error);
    case KITH_INCIDENT_DO_TAKE_BACK:
      return take_back (work, error);
    case KITH_INCIDENT_DO_PUT_BACK:
    default:
      return put_back (work, error);
    }
}

gboolean
kith_incident_work_carry_out (KithIncidentWork *work, GError **error)
{
  if (!do_command (work, error))
    return FALSE;
  kith_change_touch (work->change, "incident", work->incident->id);
  kith_change_announce (work->change, "incident", work->incident->id);
  kith_change_detail (work->change, "incident", g_variant_new_int64 (work->incident->id));
  work->done->incident = work->incident->id;
  return TRUE;
}
