/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has not been here for a while, by the summary that visits keep of everybody, and permits to be reached.
 * Records that count as one person are seen as one. */

#include "goals/kith-missed.h"

#include "goals/kith-check-ins-queries.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "people/kith-reach.h"
#include "session/kith-settings.h"

/**
 * kith_missed_free:
 * @self: (transfer full) (nullable): somebody
 */
void
kith_missed_free (KithMissed *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->disambiguator);
  g_free (self->reach);
  g_free (self);
}

/**
 * kith_missed_get_weeks:
 * @center: the center's settings
 *
 * Returns: after how many weeks without a visit the center misses somebody
 */
guint
kith_missed_get_weeks (KithCenter *center)
{
  guint64 weeks = 0;

  g_return_val_if_fail (KITH_IS_CENTER (center), 0);

  g_ascii_string_to_unsigned (kith_center_get_text (center, KITH_SETTING_MISSED_WEEKS), 10, 1,
                              KITH_MISSED_MAX_WEEKS, &weeks, NULL);
  return (guint) weeks;
}

static gint64
find_root (GHashTable *into, gint64 person)
{
  const gint64 *next;

  /* A ring is what somebody wrote into the file; verifying names it. */
  for (guint i = 0; i <= g_hash_table_size (into); i++)
    {
      next = g_hash_table_lookup (into, &person);
      if (next == NULL)
        return person;
      person = *next;
    }
  return 0;
}

/* (element-type gint64 gint64): person, the last day */
static GHashTable *
read_last_days (KithDb *db, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) into = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) merges = kith_merges_list (db, error);
  g_autoptr (KithStmt) stmt = merges != NULL ? kith_db_prepare (db, KITH_SQL_LAST_SEEN, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < merges->len; i++)
    {
      KithMerge *merge = g_ptr_array_index (merges, i);

      g_hash_table_insert (into, &merge->from, &merge->into);
    }
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = find_root (into, kith_stmt_get_int64 (stmt, 0));
      gint64 day = kith_stmt_get_int64 (stmt, 1);
      gint64 *known = g_hash_table_lookup (days, &person);

      if (known != NULL)
        *known = MAX (*known, day);
      else
        g_hash_table_insert (days, g_memdup2 (&person, sizeof person), g_memdup2 (&day, sizeof day));
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&days) : NULL;
}

static gboolean
is_missed (const KithReach *reach, const gint64 *last, KithDay until)
{
  return reach->is_open && reach->state != KITH_CARD_HIDDEN && last != NULL && *last <= until &&
         *last == (KithDay) *last && kith_day_is_valid ((KithDay) *last) &&
         kith_contact_ways_permitted (reach->contacts) != KITH_WAYS_IN_PERSON;
}

static gboolean
add_one (KithSession *session, const KithReach *reach, KithDay last, GPtrArray *all, GError **error)
{
  KithStanding standing;
  KithMissed *missed;

  if (!kith_standing_get (session, reach->person, &standing, error))
    return FALSE;
  if (!kith_standing_may_remind (&standing))
    return TRUE;
  missed = g_new0 (KithMissed, 1);
  missed->person = reach->person;
  missed->name = g_strdup (reach->name);
  missed->disambiguator = g_strdup (reach->disambiguator);
  missed->last_day = last;
  missed->ways = (KithContactWays) ((guint) kith_contact_ways_permitted (reach->contacts) &
                                    ~(guint) KITH_WAYS_IN_PERSON);
  missed->reach = kith_contacts_describe (reach->contacts);
  g_ptr_array_add (all, missed);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const KithMissed *one = *(KithMissed *const *) a;
  const KithMissed *other = *(KithMissed *const *) b;

  return (one->last_day < other->last_day) - (one->last_day > other->last_day);
}

/**
 * kith_missed_list:
 * @session: whose rights and keys are used
 * @weeks: without a visit; see kith_missed_get_weeks()
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Who does not permit to be reached is not in it, nor who was never here, is away, has died or is being
 * erased, nor a record that a guard keeps from this account. That the intakes were read is written down, once
 * and about nobody in particular.
 *
 * Returns: (transfer full) (element-type KithMissed): those who were here last first
 */
GPtrArray *
kith_missed_list (KithSession *session, guint weeks, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) everybody = NULL;
  g_autoptr (GHashTable) days = NULL;
  KithDay until;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  until = kith_clock_today (kith_session_get_clock (session)) - 7 * (KithDay) weeks;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_missed_free);
  everybody = kith_reach_list_to_ask (session, NULL, cancellable, error);
  db = everybody != NULL ? kith_store_get_reader (kith_session_get_store (session), error) : NULL;
  days = db != NULL ? read_last_days (db, error) : NULL;
  if (days == NULL)
    return NULL;
  for (guint i = 0; i < everybody->len; i++)
    {
      const KithReach *reach = g_ptr_array_index (everybody, i);
      const gint64 *last = g_hash_table_lookup (days, &reach->person);

      if (is_missed (reach, last, until) && !add_one (session, reach, (KithDay) *last, all, error))
        return NULL;
    }
  /* Stable: by name among those of one day. */
  g_ptr_array_sort (all, compare);
  return g_steal_pointer (&all);
}
