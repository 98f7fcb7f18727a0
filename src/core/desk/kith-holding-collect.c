/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rooms are asked one after the other; who else has a record here is read first, since every text is
 * looked at for their names. */

#include "desk/kith-holding-collect.h"

#include "desk/kith-holding-desk-private.h"
#include "goals/kith-holding-check-ins.h"
#include "goals/kith-holding-goals.h"
#include "goals/kith-holding-hard-time.h"
#include "goals/kith-holding-own-plans.h"
#include "groups/kith-holding-groups.h"
#include "notes/kith-holding-notes.h"
#include "incidents/kith-holding-incidents.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"
#include "referrals/kith-holding-referrals.h"
#include "visits/kith-holding-visits.h"

#define LOOK_EVERY 1024
/* Of the whole, for reading who else there is. */
#define CARDS_SHARE 0.6

typedef gboolean (*Read) (const KithHoldingReading *reading, GError **error);

/* In the order in which they stand. */
static const Read rooms[] = {
  kith_holding_read_record,    kith_holding_read_intake,    kith_holding_read_consents,
  kith_holding_read_visits,    kith_holding_read_groups,    kith_holding_read_notes,
  kith_holding_read_goals,     kith_holding_read_own_plans, kith_holding_read_hard_times,
  kith_holding_read_check_ins, kith_holding_read_incidents, kith_holding_read_referrals,
  kith_holding_read_desk,      kith_holding_read_requests,  kith_holding_read_seen,
};

static gboolean
is_own (const GArray *records, const KithCard *card)
{
  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, gint64, i) == kith_card_get_person (card))
      return TRUE;
  return FALSE;
}

static KithThirdParty *
read_others (KithSession *session, const GArray *records, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (GPtrArray) cards = kith_people_load_cards (people, cancellable, error);
  g_autoptr (KithThirdParty) others = NULL;

  if (cards == NULL)
    return NULL;
  others = kith_third_party_new ();
  for (guint i = 0; i < cards->len; i++)
    {
      const KithCard *card = g_ptr_array_index (cards, i);
      gboolean own = is_own (records, card);

      if (i % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (const char *const *fold = kith_card_get_folds (card); *fold != NULL; fold++)
        if (own)
          kith_third_party_add_own (others, *fold);
        else
          kith_third_party_add_other (others, *fold);
    }
  return g_steal_pointer (&others);
}

static void
tell (KithHoldingProgress progress, gpointer user_data, double fraction)
{
  if (progress != NULL)
    progress (fraction, user_data);
}

static KithHolding *
begin (KithSession *session, gint64 person)
{
  KithHolding *holding = kith_holding_new (person);

  holding->center = g_strdup (kith_center_get_name (kith_session_get_center (session)));
  holding->made_by = g_strdup (kith_session_get_account_name (session));
  holding->day = kith_clock_today (kith_session_get_clock (session));
  return holding;
}

/**
 * kith_holding_collect:
 * @session: whose rights and keys are used
 * @person: whose; for a record that was merged, the one that it counts as
 * @progress: (nullable): is told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_DAMAGED, %G_IO_ERROR_CANCELLED
 *
 * Reads everything that is held about somebody, each record of theirs as it is written. What may be about
 * somebody else is marked. The log says that intake and consents were read. Takes as long as reading all
 * cards; any thread.
 *
 * Returns: (transfer full): what is held
 */
KithHolding *
kith_holding_collect (KithSession *session,
                      gint64 person,
                      KithHoldingProgress progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (KithThirdParty) others = NULL;
  g_autoptr (KithHolding) holding = NULL;
  g_autoptr (GArray) records = NULL;
  KithHoldingReading reading;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error))
    return NULL;
  tell (progress, user_data, 0);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  root = db != NULL ? kith_merges_find_root (db, person, error) : 0;
  records = root != 0 ? kith_merges_list_records (db, root, error) : NULL;
  others = records != NULL ? read_others (session, records, cancellable, error) : NULL;
  if (others == NULL)
    return NULL;
  holding = begin (session, root);
  reading = (KithHoldingReading){ session, db, records, others, holding, cancellable };
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      tell (progress, user_data, CARDS_SHARE + (1 - CARDS_SHARE) * i / G_N_ELEMENTS (rooms));
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !rooms[i](&reading, error))
        return NULL;
    }
  kith_holding_add_absent (holding);
  tell (progress, user_data, 1);
  return g_steal_pointer (&holding);
}
