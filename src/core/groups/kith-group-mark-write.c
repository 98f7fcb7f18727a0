/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who came. A tick is a row in clear under the person's number, as a visit is, and makes no visit: whoever
 * ticks may be told of by somebody else, hours later, and when they came and went would be invented.
 */

#include "groups/kith-groups-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "groups/kith-group-command-private.h"
#include "groups/kith-groups-queries.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"

typedef struct
{
  KithChange *change; /* (unowned) */
  KithDb *db;         /* (unowned) */
  const KithGroupCommand *command;
  KithGroupSession *session; /* (owned): as it is stored */
  GArray *records; /* (owned) (nullable) (element-type gint64): of the person, whom they count as first */
  GArray *marks;   /* (owned) (element-type gint64): rows that were or are written */
} Marking;

static void
marking_clear (Marking *self)
{
  g_clear_pointer (&self->session, kith_group_session_free);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marking, marking_clear)

/* Always FALSE. */
static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
begin (Marking *self, GError **error)
{
  const KithGroupSession *wanted = self->command->session;
  KithDay today = kith_clock_today (kith_session_get_clock (kith_change_get_session (self->change)));

  if (!kith_day_is_valid (wanted->day) || wanted->day > today)
    return refuse (error, KITH_ERROR_INVALID, _ ("Nobody can have come on a day to come."));
  self->session = kith_group_sessions_find (self->db, wanted->group, wanted->day, error);
  self->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self->session != NULL;
}

/* The rows that stand, of whichever record. */
static gboolean
find_marks (Marking *self, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (GError) local = NULL;
      gint64 mark;

      if (kith_db_get_int64 (self->db, &mark, &local, KITH_SQL_GROUP_MARK_FIND, "ii", self->session->id,
                             g_array_index (self->records, gint64, i)))
        g_array_append_val (self->marks, mark);
      else if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
find_visit (Marking *self, gboolean *found, GError **error)
{
  *found = FALSE;
  for (guint i = 0; !*found && i < self->records->len; i++)
    {
      g_autoptr (GError) local = NULL;
      gint64 visit;

      *found = kith_db_get_int64 (self->db, &visit, &local, KITH_SQL_GROUP_VISIT, "iw",
                                  g_array_index (self->records, gint64, i), self->session->day);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/* What was cancelled cannot have been come to; what was not said to be held is, by the first who came. */
static gboolean
hold (Marking *self, GError **error)
{
  if (self->session->state == KITH_GROUP_SESSION_CANCELLED)
    return refuse (error, KITH_ERROR_INVALID, _ ("It was cancelled. Say first that it was held after all."));
  return self->session->state == KITH_GROUP_SESSION_HELD ||
         kith_group_session_store (self->change, self->session, KITH_GROUP_SESSION_HELD,
                                   self->session->guests, error);
}

/* Nobody is left, and nothing is written: then nothing is said of that day. */
static gboolean
release (Marking *self, GError **error)
{
  g_autoptr (GArray) people = NULL;
  gint64 note;

  if (self->session->state != KITH_GROUP_SESSION_HELD || self->session->guests > 0)
    return TRUE;
  people = kith_group_sessions_find_people (self->db, self->session->id, error);
  if (people == NULL || !kith_group_notes_find_last (self->db, self->session->id, &note, error))
    return FALSE;
  return people->len > 0 || note != 0 ||
         kith_group_session_store (self->change, self->session, KITH_GROUP_SESSION_PLANNED, 0, error);
}

static gboolean
set_marks (Marking *self, GArray *marks, gboolean voided, GError **error)
{
  for (guint i = 0; i < marks->len; i++)
    {
      gint64 mark = g_array_index (marks, gint64, i);

      if (!kith_change_expect_one (
              self->change,
              kith_db_run (self->db, error, KITH_SQL_GROUP_MARK_SET, "iw", mark, voided ? 1 : 0), error))
        return FALSE;
      kith_change_touch (self->change, "group_attendance", mark);
    }
  return TRUE;
}

static gboolean
put_mark (Marking *self, GError **error)
{
  gint64 account = kith_session_get_account (kith_change_get_session (self->change));
  gint64 mark;

  if (!kith_db_get_int64 (self->db, &mark, error, KITH_SQL_GROUP_MARK_PUT, "iiii",
                          kith_change_new_id (self->change), self->session->id,
                          g_array_index (self->records, gint64, 0), account))
    return FALSE;
  kith_change_touch (self->change, "group_attendance", mark);
  g_array_append_val (self->marks, mark);
  return TRUE;
}

/* How full it is now. */
static gboolean
count (Marking *self, KithGroupDone *done, GError **error)
{
  g_autoptr (GArray) people = kith_group_sessions_find_people (self->db, self->session->id, error);
  g_autoptr (KithGroup) group =
      people != NULL ? kith_groups_find (self->db, self->session->group, error) : NULL;

  if (group == NULL)
    return FALSE;
  done->over_capacity =
      group->capacity > 0 && (gint64) people->len + self->session->guests > (gint64) group->capacity;
  return TRUE;
}

static gboolean
tick (Marking *self, KithGroupDone *done, GError **error)
{
  gboolean was_planned = self->session->state == KITH_GROUP_SESSION_PLANNED;
  gboolean visited;

  if (!kith_people_check_there (self->db, self->command->person, error))
    return FALSE;
  self->records = kith_merges_list_group (self->db, self->command->person, error);
  if (self->records == NULL || !find_marks (self, error) || !find_visit (self, &visited, error))
    return FALSE;
  done->without_visit = !visited;
  done->already = self->marks->len > 0;
  if (done->already)
    return count (self, done, error);
  if (!hold (self, error) || !put_mark (self, error) || !count (self, done, error))
    return FALSE;
  done->inverse = kith_group_command_mark (self->session, self->marks, TRUE, was_planned);
  return TRUE;
}

static gboolean
untick (Marking *self, KithGroupDone *done, GError **error)
{
  self->records = kith_merges_list_group (self->db, self->command->person, error);
  if (self->records == NULL || !find_marks (self, error))
    return FALSE;
  done->already = self->marks->len == 0;
  if (done->already)
    return TRUE;
  if (!set_marks (self, self->marks, TRUE, error) || !release (self, error))
    return FALSE;
  done->inverse = kith_group_command_mark (self->session, self->marks, FALSE, FALSE);
  return TRUE;
}

static gboolean
mark (Marking *self, KithGroupDone *done, GError **error)
{
  const KithGroupCommand *command = self->command;
  gboolean was_planned = self->session->state == KITH_GROUP_SESSION_PLANNED;

  if (!command->voided && !hold (self, error))
    return FALSE;
  if (!set_marks (self, command->marks, command->voided, error) ||
      (command->voided && command->release && !release (self, error)))
    return FALSE;
  done->inverse = kith_group_command_mark (self->session, command->marks, !command->voided,
                                           command->voided ? command->release : was_planned);
  return TRUE;
}

gboolean
kith_group_mark_write (KithChange *change,
                       const KithGroupCommand *command,
                       KithGroupDone *done,
                       GError **error)
{
  g_auto (Marking) marking = { .change = change, .db = kith_change_get_db (change), .command = command };

  if (!begin (&marking, error) || !(command->what == KITH_GROUP_DO_TICK     ? tick (&marking, done, error)
                                    : command->what == KITH_GROUP_DO_UNTICK ? untick (&marking, done, error)
                                                                            : mark (&marking, done, error)))
    return FALSE;
  done->session = marking.session->id;
  done->version = marking.session->version;
  return TRUE;
}
