/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills a new store with a fictional center: accounts, people, years of visits and guests, some possible
 * duplicates. Everything goes through the session, so a sample is sealed, logged and verifiable like a real
 * center.
 */

#include "sample/kith-sample.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-people.h"
#include "sample/kith-sample-check-ins.h"
#include "sample/kith-sample-consents.h"
#include "sample/kith-sample-county.h"
#include "sample/kith-sample-desk.h"
#include "sample/kith-sample-names.h"
#include "sample/kith-sample-plan.h"
#include "sample/kith-sample-queries.h"
#include "sample/kith-sample-goals.h"
#include "sample/kith-sample-hard-times.h"
#include "sample/kith-sample-notes.h"
#include "sample/kith-sample-own-plans.h"
#include "sample/kith-sample-incidents.h"
#include "sample/kith-sample-groups.h"
#include "sample/kith-sample-referrals.h"
#include "session/kith-accounts.h"
#include "session/kith-setup.h"
#include "visits/kith-visit-writer.h"

#define BATCH 4000
#define SAMPLE_CENTER N_ ("Corner House")

typedef struct
{
  const KithSampleSize *size;
  KithSession *session;   /* (owned) the coordinator's */
  KithSecret *passphrase; /* (unowned) of every account */
  KithPeople *people;     /* (owned) */
  KithClock *clock;       /* (unowned) */
  KithSampleNames *names; /* (owned) */
  KithSamplePlan *plan;   /* (owned) */
  GPtrArray *services;    /* (owned) (element-type KithService) */
  GRand *rand;            /* (owned) */
  gint64 *ids;            /* (owned) person ids by index */
  KithPresence *presence; /* (owned) by index */
  GArray *pairs;          /* (owned) (element-type guint): index, index of the record it may repeat */
  KithSampleProgress progress;
  gpointer user_data;
  GCancellable *cancellable; /* (unowned) (nullable) */
} Filling;

static void
filling_clear (Filling *self)
{
  g_clear_object (&self->people);
  g_clear_object (&self->session);
  g_clear_pointer (&self->names, kith_sample_names_free);
  g_clear_pointer (&self->plan, kith_sample_plan_free);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->presence, g_free);
  g_clear_pointer (&self->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, filling_clear)

static gboolean
tell (Filling *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static KithCard *
draw_card (Filling *self, guint index, GPtrArray *names, GError **error)
{
  g_auto (KithSampleName) name = { NULL };
  g_autofree char *display = NULL;

  kith_sample_names_draw (self->names, self->rand, &name);
  if (index > 20 && g_rand_int_range (self->rand, 0, 1000) < 12)
    {
      guint other = (guint) g_rand_int_range (self->rand, 0, (gint32) index);
      guint pair[] = { index, other };

      display = kith_sample_names_misspell (g_ptr_array_index (names, other), self->rand);
      g_array_append_vals (self->pairs, pair, 2);
    }
  else
    display = g_strdup (name.name);

  g_autoptr (KithCard) card = kith_card_new (0, display, error);
  if (card == NULL)
    return NULL;
  kith_card_set_pronouns (card, name.pronouns);
  if (name.alias != NULL)
    {
      const char *aliases[] = { name.alias, NULL };

      if (!kith_card_set_aliases (card, aliases, error))
        return NULL;
    }
  if (g_rand_int_range (self->rand, 0, 100) < 15)
    {
      g_autofree char *code = g_strdup_printf (
          "%s%06u", kith_center_get_code_prefix (kith_session_get_center (self->session)), index + 1);

      if (!kith_card_set_code (card, code, error))
        return NULL;
    }
  g_ptr_array_add (names, g_steal_pointer (&display));
  return g_steal_pointer (&card);
}

static gboolean
write_people (Filling *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint done = 0; done < self->size->people;)
    {
      g_autoptr (KithChange) change = kith_session_begin (self->session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
      if (change == NULL)
        return FALSE;
      for (guint i = 0; i < BATCH && done < self->size->people; i++, done++)
        {
          g_autoptr (KithCard) card = draw_card (self, done, names, error);

          if (card == NULL)
            return FALSE;
          self->ids[done] = kith_people_add_in (self->people, change, card, self->plan->first_day, error);
          if (self->ids[done] == 0)
            return FALSE;
        }
      if (!kith_change_commit (change, error) || !tell (self, 0.2 * done / self->size->people, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_pairs (Filling *self, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (self->session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
  if (change == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < self->pairs->len; i += 2)
    {
      gint64 a = self->ids[g_array_index (self->pairs, guint, i)];
      gint64 b = self->ids[g_array_index (self->pairs, guint, i + 1)];

      if (!kith_sample_insert_pair (change, MIN (a, b), MAX (a, b), error))
        return FALSE;
    }
  return kith_change_commit (change, error);
}

/* Today goes on: nobody has come yet who comes later, and who came lately is still here. */
static void
bring_to_today (const KithInstant *now,
                KithDay day,
                gint16 *arrived,
                gint16 *left,
                KithPresenceState *state,
                GRand *rand)
{
  if (day < now->day)
    return;

  int opening = MAX (0, now->minute - 330);
  *arrived = (gint16) (opening + (*arrived * (now->minute - opening)) / 1080);
  if (now->minute - *arrived < 200 && g_rand_int_range (rand, 0, 100) < 80)
    {
      *left = KITH_MINUTE_NONE;
      *state = g_rand_int_range (rand, 0, 100) < 9 ? KITH_PRESENCE_OUT : KITH_PRESENCE_HERE;
    }
  else
    {
      *left = (gint16) MIN (now->minute, *arrived + 25 + g_rand_int_range (rand, 0, 90));
      *state = KITH_PRESENCE_LEFT;
    }
}

static gboolean
write_visit (Filling *self,
             KithChange *change,
             const KithInstant *now,
             const KithSampleVisit *planned,
             GError **error)
{
  g_autoptr (KithVisit) visit = kith_visit_new ();
  gint16 arrived = planned->arrived, left = planned->left;
  KithPresenceState state = left == KITH_MINUTE_NONE ? KITH_PRESENCE_CLOSED : KITH_PRESENCE_LEFT;
  KithDay day = self->plan->first_day + (KithDay) planned->day;

  bring_to_today (now, day, &arrived, &left, &state, self->rand);

  KithInstant when = kith_clock_resolve (self->clock, day, arrived);
  visit->person = self->ids[planned->person];
  visit->day = day;
  visit->arrived = arrived;
  visit->left = left;
  visit->utc = when.utc;
  visit->utc_offset = when.offset;
  visit->state = state;
  visit->source = KITH_SOURCE_SAMPLE;
  for (guint bit = 0; bit < MIN (self->services->len, KITH_SAMPLE_MAX_SERVICES); bit++)
    if (planned->services & (1u << bit))
      {
        const KithService *service = g_ptr_array_index (self->services, bit);

        g_array_append_val (visit->services, service->id);
      }

  KithPresence *presence = &self->presence[planned->person];
  if (presence->times_seen++ == 0)
    presence->first_day = day;
  presence->last_day = day;
  return kith_visit_writer_visit (change, visit, kith_session_get_account (self->session), error);
}

static gboolean
write_visits (Filling *self, GError **error)
{
  KithInstant now = kith_clock_now (self->clock);
  GArray *visits = self->plan->visits;

  for (guint done = 0; done < visits->len;)
    {
      g_autoptr (KithChange) change = kith_session_begin (self->session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
      if (change == NULL)
        return FALSE;
      for (guint i = 0; i < BATCH && done < visits->len; i++, done++)
        if (!write_visit (self, change, &now, &g_array_index (visits, KithSampleVisit, done), error))
          return FALSE;
      if (!kith_change_commit (change, error) || !tell (self, 0.2 + 0.7 * done / visits->len, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_guest (Filling *self,
             KithChange *change,
             const KithInstant *now,
             const KithSampleVisit *planned,
             GError **error)
{
  g_autoptr (KithGuest) guest = kith_guest_new ();
  gint16 arrived = planned->arrived, left = planned->left;
  KithPresenceState state = left == KITH_MINUTE_NONE ? KITH_PRESENCE_CLOSED : KITH_PRESENCE_LEFT;

  guest->day = self->plan->first_day + (KithDay) planned->day;
  guest->number = (int) planned->person;
  guest->source = KITH_SOURCE_SAMPLE;
  bring_to_today (now, guest->day, &arrived, &left, &state, self->rand);
  guest->arrived = arrived;
  guest->left = left;
  guest->state = state;
  for (guint bit = 0; bit < MIN (self->services->len, KITH_SAMPLE_MAX_SERVICES); bit++)
    if (planned->services & (1u << bit))
      {
        const KithService *service = g_ptr_array_index (self->services, bit);

        g_hash_table_insert (guest->services, g_memdup2 (&service->id, sizeof service->id),
                             GINT_TO_POINTER (guest->number));
      }

  KithInstant when = kith_clock_resolve (self->clock, guest->day, arrived);
  return kith_visit_writer_guest (change, guest, when.utc, when.offset,
                                  kith_session_get_account (self->session), error);
}

static gboolean
write_guests_and_presence (Filling *self, GError **error)
{
  KithInstant now = kith_clock_now (self->clock);
  GArray *guests = self->plan->guests;

  for (guint done = 0; done < guests->len;)
    {
      g_autoptr (KithChange) change = kith_session_begin (self->session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
      if (change == NULL)
        return FALSE;
      for (guint i = 0; i < BATCH && done < guests->len; i++, done++)
        if (!write_guest (self, change, &now, &g_array_index (guests, KithSampleVisit, done), error))
          return FALSE;
      if (!kith_change_commit (change, error) || !tell (self, 0.92, error))
        return FALSE;
    }

  for (guint done = 0; done < self->size->people;)
    {
      g_autoptr (KithChange) change = kith_session_begin (self->session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
      if (change == NULL)
        return FALSE;
      for (guint i = 0; i < BATCH && done < self->size->people; i++, done++)
        if (self->presence[done].times_seen > 0 &&
            !kith_visit_writer_presence (change, self->ids[done], &self->presence[done], error))
          return FALSE;
      if (!kith_change_commit (change, error) || !tell (self, 0.97, error))
        return FALSE;
    }
  return TRUE;
}

static KithSession *
open_center (KithStore *store, KithSecret *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithAccount) account = kith_accounts_find (store, "coordinator", error);
  if (account == NULL)
    return NULL;

  g_autoptr (KithSession) session = kith_session_unlock (store, account->id, passphrase, cancellable, error);
  if (session == NULL || kith_accounts_add (session, "desk", KITH_ROLE_FRONT_DESK, passphrase, error) == 0 ||
      kith_accounts_add (session, "advocate", KITH_ROLE_ADVOCATE, passphrase, error) == 0)
    return NULL;
  return g_steal_pointer (&session);
}

static void
make_plan (Filling *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  KithDay until = self->size->until != KITH_DAY_NONE ? self->size->until : kith_clock_today (self->clock);
  KithDay from = kith_day_add_months (until, -12 * (int) MAX (1u, self->size->years)) + 1;

  for (guint i = 0; i < self->services->len; i++)
    g_ptr_array_add (codes, ((const KithService *) g_ptr_array_index (self->services, i))->code);
  g_ptr_array_add (codes, NULL);
  self->plan = kith_sample_plan_new (self->size->people, self->size->visits, from, until,
                                     (const char *const *) codes->pdata, self->rand);
}

/* As whoever writes notes does: the advocate. */
static gboolean
write_notes (Filling *self, KithDay last, GError **error)
{
  KithStore *store = kith_session_get_store (self->session);
  g_autoptr (KithAccount) account = kith_accounts_find (store, "advocate", error);
  g_autoptr (KithSession) session =
      account != NULL ? kith_session_unlock (store, account->id, self->passphrase, self->cancellable, error)
                      : NULL;

  return session != NULL && kith_sample_notes_write (session, self->ids, self->size->people, last, error) &&
         kith_session_close (session, error);
}

static gboolean
write_resources (Filling *self, GError **error)
{
  const KithSampleCounty county = { .n_services = self->size->resources, .seed = (guint32) self->size->seed };

  return county.n_services == 0 ||
         kith_sample_county_write (self->session, &county, self->cancellable, error);
}

static gboolean
fill (Filling *self, GError **error)
{
  if (!write_people (self, error) || !write_pairs (self, error) || !write_visits (self, error) ||
      !write_guests_and_presence (self, error))
    return FALSE;

  KithDay last = self->plan->first_day + (KithDay) self->plan->n_days - 1;
  if (!kith_sample_consents_write (self->session, self->ids, self->size->people, last,
                                   (guint32) self->size->seed, error) ||
      !kith_sample_referrals_write (self->session, self->ids, self->size->people, last,
                                    (guint32) self->size->seed, error) ||
      !kith_sample_groups_write (self->session, last, (guint32) self->size->seed, error) ||
      !kith_sample_goals_write (self->session, self->ids, self->size->people, last,
                                (guint32) self->size->seed, error) ||
      !kith_sample_check_ins_write (self->session, self->ids, self->size->people, (guint32) self->size->seed,
                                    error) ||
      !kith_sample_hard_times_write (self->session, self->ids, self->size->people, error) ||
      !kith_sample_own_plans_write (self->session, self->ids, self->size->people, error) ||
      !write_notes (self, last, error) || !kith_sample_incidents_write (self->session, error))
    return FALSE;
  if (last == kith_clock_today (self->clock) &&
      !kith_sample_desk_fill (self->session, self->ids, self->size->people, self->rand, error))
    return FALSE;
  return write_resources (self, error) && kith_session_close (self->session, error) &&
         tell (self, 1.0, error);
}

/**
 * kith_sample_create:
 * @path: where the store is made; nothing may be there
 * @size: how large, and from which seed
 * @passphrase: the passphrase of all three accounts
 * @progress: (nullable): told how far it is, 0 to 1, in the calling thread
 * @user_data: for @progress
 * @cancellable: (nullable): ends it; what was written so far stays on disk and is the caller's to delete
 * @error: return location
 *
 * Makes a store with the accounts desk, advocate and coordinator and fills it with people, visits and guests.
 * The same
 * @size gives the same people and days; ids, keys and ciphertexts differ each time, as they must.
 *
 * Returns: (transfer full): the open, locked store
 */
KithStore *
kith_sample_create (const char *path,
                    const KithSampleSize *size,
                    KithSecret *passphrase,
                    KithSampleProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (path != NULL && size != NULL && passphrase != NULL, NULL);

  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (KithRecoveryCode) recovery = NULL;

  g_free (setup->center_name);
  setup->center_name = g_strdup (_ (SAMPLE_CENTER));
  g_free (setup->coordinator_name);
  setup->coordinator_name = g_strdup ("coordinator");
  setup->passphrase = kith_secret_ref (passphrase);

  g_autoptr (KithStore) store = kith_setup_run (setup, path, &recovery, error);
  if (store == NULL)
    return NULL;

  guint32 seed[] = { (guint32) size->seed, (guint32) (size->seed >> 32) };
  g_auto (Filling) filling = {
    .size = size,
    .passphrase = passphrase,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
    .rand = g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed)),
    .ids = g_new0 (gint64, MAX (1u, size->people)),
    .presence = g_new0 (KithPresence, MAX (1u, size->people)),
    .pairs = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  filling.session = open_center (store, passphrase, cancellable, error);
  if (filling.session == NULL)
    return NULL;
  filling.clock = kith_session_get_clock (filling.session);
  filling.people = kith_people_new (filling.session);
  filling.names = kith_sample_names_new (error);
  filling.services = kith_services_list (store, FALSE, error);
  if (filling.names == NULL || filling.services == NULL)
    return NULL;
  make_plan (&filling);
  return fill (&filling, error) ? g_steal_pointer (&store) : NULL;
}
