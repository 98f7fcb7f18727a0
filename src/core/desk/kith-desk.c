/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the front desk sees: opened from the store by several threads at once, afterwards in the main thread.
 * It follows the center's day, and changes that others make to the store. */

#include "desk/kith-desk.h"

#include <string.h>

#include "desk/kith-desk-private.h"
#include "people/kith-erasures.h"

G_DEFINE_FINAL_TYPE (KithDesk, kith_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DAY,
  PROP_TODAY,
  PROP_SERVICES,
  PROP_UNMATCHED_SCANS,
  PROP_LIKENESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
kith_desk_dispose (GObject *object)
{
  KithDesk *self = KITH_DESK (object);

  if (self->day_changed_id != 0)
    g_signal_handler_disconnect (kith_session_get_clock (self->session), self->day_changed_id);
  if (self->changed_id != 0)
    g_signal_handler_disconnect (kith_session_get_store (self->session), self->changed_id);
  self->day_changed_id = self->changed_id = 0;
  g_clear_handle_id (&self->recount_id, g_source_remove);

  G_OBJECT_CLASS (kith_desk_parent_class)->dispose (object);
}

static void
kith_desk_finalize (GObject *object)
{
  KithDesk *self = KITH_DESK (object);

  g_clear_object (&self->session);
  g_clear_object (&self->people);
  g_clear_object (&self->visits);
  g_clear_object (&self->index);
  g_clear_object (&self->likeness);
  g_clear_object (&self->here);
  g_clear_object (&self->out);
  g_clear_object (&self->left);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->likeness_late, g_ptr_array_unref);
  g_clear_pointer (&self->presence, g_hash_table_unref);
  g_clear_pointer (&self->person_rows, g_hash_table_unref);
  g_clear_pointer (&self->alike_rows, g_hash_table_unref);
  g_clear_pointer (&self->visit_rows, g_hash_table_unref);
  g_clear_pointer (&self->guest_rows, g_hash_table_unref);
  for (int i = 0; i < KITH_DESK_N_RECORDS; i++)
    g_clear_pointer (&self->records[i], g_hash_table_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->scans, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);

  G_OBJECT_CLASS (kith_desk_parent_class)->finalize (object);
}

static void
kith_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KithDesk *self = KITH_DESK (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_TODAY:
      g_value_set_pointer (value, (gpointer) kith_desk_get_today (self));
      break;
    case PROP_SERVICES:
      g_value_set_boxed (value, self->services);
      break;
    case PROP_UNMATCHED_SCANS:
      g_value_set_boxed (value, self->scans->pdata);
      break;
    case PROP_LIKENESS:
      g_value_set_boolean (value, kith_desk_has_likeness (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kith_desk_class_init (KithDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_desk_dispose;
  object_class->finalize = kith_desk_finalize;
  object_class->get_property = kith_desk_get_property;

  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, 0, flags);
  properties[PROP_TODAY] = g_param_spec_pointer ("today", NULL, NULL, flags);
  properties[PROP_SERVICES] = g_param_spec_boxed ("services", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  properties[PROP_UNMATCHED_SCANS] = g_param_spec_boxed ("unmatched-scans", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_LIKENESS] = g_param_spec_boolean ("likeness", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kith_desk_init (KithDesk *self)
{
  self->index = kith_card_index_new ();
  self->here = g_list_store_new (KITH_TYPE_DESK_ROW);
  self->out = g_list_store_new (KITH_TYPE_DESK_ROW);
  self->left = g_list_store_new (KITH_TYPE_DESK_ROW);
  self->visit_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->person_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->alike_rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->guest_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (int i = 0; i < KITH_DESK_N_RECORDS; i++)
    self->records[i] =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) kith_desk_record_free);
  self->scans = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->scans, NULL);
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->day = KITH_DAY_NONE;
}

void
kith_desk_notify_likeness (KithDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIKENESS]);
}

void
kith_desk_notify_today (KithDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}

void
kith_desk_notify_day (KithDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNMATCHED_SCANS]);
}

void
kith_desk_notify_services (KithDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICES]);
}

static gpointer
reload_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  return kith_desk_today_load (data, cancellable, error);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithDesk) self = user_data;
  g_autoptr (KithDeskToday) today = kith_worker_run_finish (KITH_WORKER (source), result, NULL);

  self->reloading = FALSE;
  if (today != NULL)
    kith_desk_take_today (self, today);
  if (self->reload_again)
    kith_desk_reload (self);
}

/* Reads the day again, on the database thread; asked for while it does, once more afterwards. */
void
kith_desk_reload (KithDesk *self)
{
  self->reload_again = self->reloading;
  if (self->reloading)
    return;
  self->reloading = TRUE;
  kith_worker_run_async (kith_session_get_worker (self->session), reload_cb, g_object_ref (self->visits),
                         g_object_unref, (GDestroyNotify) kith_desk_today_free, NULL, reloaded_cb,
                         g_object_ref (self));
}

/* Who is being erased, here or at another place in the program, is somebody without a name from now on. */
static void
refresh_hidden (KithDesk *self)
{
  g_autoptr (GHashTable) hidden = kith_erasures_load_hidden (self->session, NULL);

  if (hidden == NULL)
    return;
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  self->hidden = g_steal_pointer (&hidden);
}

static void
refresh_card (KithDesk *self, gint64 person)
{
  g_autoptr (KithCard) card = kith_people_get_shown_card (self->people, person, NULL, NULL);
  KithCard *known = kith_card_index_get (self->index, person);

  if (card == NULL)
    return;
  if (kith_card_get_state (card) == KITH_CARD_HIDDEN || known == NULL)
    refresh_hidden (self);
  if (known == NULL || !kith_card_equal (known, card))
    kith_desk_put_card (self, card);
  if (kith_card_get_merged_into (card) != 0)
    refresh_card (self, kith_card_get_merged_into (card));
}

/* As whom records count is read first, since the lists go by it. */
static void
refresh_merge (KithDesk *self, gint64 id)
{
  KithDb *db = kith_store_get_reader (kith_session_get_store (self->session), NULL);
  g_autoptr (KithMerge) merge = db != NULL ? kith_merges_get (db, id, NULL) : NULL;
  const gint64 sides[] = { merge != NULL ? merge->from : 0, merge != NULL ? merge->into : 0 };

  for (guint i = 0; merge != NULL && i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GArray) records = kith_merges_list_records (db, sides[i], NULL);

      for (guint n = 0; records != NULL && n < records->len; n++)
        refresh_card (self, g_array_index (records, gint64, n));
    }
  kith_desk_reload (self);
}

static void
refresh_visit (KithDesk *self, gint64 id)
{
  g_autoptr (KithVisit) visit = kith_visits_get (self->visits, id, NULL);
  KithDeskRow *row = g_hash_table_lookup (self->visit_rows, &id);

  if (visit == NULL)
    return;
  visit->person = kith_desk_find_root (self, visit->person);
  if (row == NULL ? visit->voided || visit->day != self->day
                  : !visit->voided && kith_visit_equal (kith_desk_row_peek_visit (row), visit))
    return;
  /* Presence and counts may be others now too. */
  kith_desk_reload (self);
}

/* Others change the store as well: a person's page, an import. What the desk did itself it finds unchanged.
 */
static void
changed_cb (KithStore *store, const char *topic, gint64 id, KithDesk *self)
{
  if (strcmp (topic, "person") == 0 && id != 0)
    refresh_card (self, id);
  else if (strcmp (topic, "visit") == 0 && id != 0)
    refresh_visit (self, id);
  else if (strcmp (topic, "person_merge") == 0 && id != 0)
    refresh_merge (self, id);
  else if (strcmp (topic, "guest") == 0 && id != 0 && g_hash_table_contains (self->guest_rows, &id))
    return;
  else if (strcmp (topic, "visit") == 0 || strcmp (topic, "guest") == 0 || strcmp (topic, "service") == 0 ||
           strcmp (topic, "person_merge") == 0)
    kith_desk_reload (self);
}

static void
day_changed_cb (KithClock *clock, KithDay day, KithDesk *self)
{
  kith_desk_reload (self);
}

/* In the thread that will use the desk from now on. */
static void
follow (KithDesk *self)
{
  KithClock *clock = kith_session_get_clock (self->session);

  self->day_changed_id = g_signal_connect (clock, "day-changed", G_CALLBACK (day_changed_cb), self);
  self->changed_id =
      g_signal_connect (kith_session_get_store (self->session), "changed", G_CALLBACK (changed_cb), self);
  kith_clock_watch (clock);
}

/* What is read beside the cards, in a thread of its own. */
typedef struct
{
  KithVisits *visits;        /* (unowned) */
  GCancellable *cancellable; /* (unowned) (nullable) */
  KithDeskToday *today;      /* (owned) (nullable) */
  GHashTable *presence;      /* (owned) (nullable) */
  GError *error;             /* (owned) (nullable) */
} Beside;

static gpointer
read_beside (gpointer data)
{
  Beside *self = data;

  self->today = kith_desk_today_load (self->visits, self->cancellable, &self->error);
  if (self->today != NULL)
    self->presence = kith_visits_load_presence (self->visits, &self->error);
  return NULL;
}

static gboolean
fill_index (KithDesk *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cards = kith_people_load_cards (self->people, cancellable, error);

  if (cards == NULL)
    return FALSE;
  self->n_unreadable = kith_people_get_n_unreadable (self->people);
  kith_card_index_reserve (self->index, cards->len);
  for (guint i = 0; i < cards->len; i++)
    kith_card_index_put (self->index, g_ptr_array_index (cards, i));
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
fill_presence (KithDesk *self)
{
  gpointer person, value;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->presence);
  while (g_hash_table_iter_next (&iter, &person, &value))
    {
      const KithPresence *presence = value;

      kith_card_index_set_presence (self->index, *(gint64 *) person, presence->last_day,
                                    (guint) presence->times_seen);
    }
  kith_card_index_prepare (self->index);
}

/* Nobody waits at the desk because something could not be erased; it is tried again at the next unlock. */
static void
settle_erasures (KithSession *session)
{
  g_autoptr (GError) error = NULL;

  if (!kith_erasures_settle (session, NULL, &error))
    g_message ("%s", error->message);
}

/**
 * kith_desk_open:
 * @session: whose desk it is
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Reads all cards, presence and today, and closes days that ended. A desk opened so does not follow the clock
 * or other changes; kith_desk_open_async() does.
 *
 * Returns: (transfer full): the desk, to be used by one thread
 */
KithDesk *
kith_desk_open (KithSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithDesk) self = NULL;
  Beside beside = { NULL };
  GThread *thread;
  gboolean good;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  hold = kith_store_hold (kith_session_get_store (session), error);
  if (hold == NULL || !kith_session_demand (session, KITH_ACTION_DESK_READ, error))
    return NULL;
  self = g_object_new (KITH_TYPE_DESK, NULL);
  self->session = g_object_ref (session);
  self->people = kith_people_new (session);
  self->visits = kith_visits_new (session);
  settle_erasures (session);
  self->hidden = kith_erasures_load_hidden (session, error);
  if (self->hidden == NULL)
    return NULL;

  beside.visits = self->visits;
  beside.cancellable = cancellable;
  thread = g_thread_new ("kith-desk", read_beside, &beside);
  good = fill_index (self, cancellable, error);
  g_thread_join (thread);

  if (good && beside.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&beside.error));
      good = FALSE;
    }
  g_clear_error (&beside.error);
  self->presence = g_steal_pointer (&beside.presence);
  if (good)
    {
      fill_presence (self);
      kith_desk_take_today (self, beside.today);
    }
  g_clear_pointer (&beside.today, kith_desk_today_free);
  return good ? g_steal_pointer (&self) : NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer session, GCancellable *cancellable)
{
  GError *error = NULL;
  KithDesk *self = kith_desk_open (session, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kith_desk_open_async:
 * @session: whose desk it is
 * @cancellable: (nullable): ends it
 * @callback: called when it is open
 * @user_data: for @callback
 */
void
kith_desk_open_async (KithSession *session,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_SESSION (session));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kith_desk_open_async);
  g_task_set_task_data (task, g_object_ref (session), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * kith_desk_open_finish:
 * @result: what the callback was given
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the desk, which follows the center's day from now on
 */
KithDesk *
kith_desk_open_finish (GAsyncResult *result, GError **error)
{
  KithDesk *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    follow (self);
  return self;
}

/**
 * kith_desk_get_session:
 * @self: the desk
 *
 * Returns: (transfer none): whose desk it is
 */
KithSession *
kith_desk_get_session (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return self->session;
}

/**
 * kith_desk_get_index:
 * @self: the desk
 *
 * Returns: (transfer none): everybody's cards
 */
KithCardIndex *
kith_desk_get_index (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return self->index;
}

/**
 * kith_desk_get_day:
 * @self: the desk
 *
 * Returns: the center's day that the lists show
 */
KithDay
kith_desk_get_day (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), KITH_DAY_NONE);

  return self->day;
}

/**
 * kith_desk_get_here:
 * @self: the desk
 *
 * Returns: (transfer none): who is here, newest first
 */
GListModel *
kith_desk_get_here (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->here);
}

/**
 * kith_desk_get_out:
 * @self: the desk
 *
 * Returns: (transfer none): who stepped out, by arrival
 */
GListModel *
kith_desk_get_out (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->out);
}

/**
 * kith_desk_get_left:
 * @self: the desk
 *
 * Returns: (transfer none): whose visit of today is over, by arrival
 */
GListModel *
kith_desk_get_left (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->left);
}

/**
 * kith_desk_get_today:
 * @self: the desk
 *
 * Returns: (transfer none): today's four numbers
 */
const KithCount *
kith_desk_get_today (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  if (self->today_stale)
    kith_desk_recount (self);
  return &self->today;
}

/**
 * kith_desk_get_services:
 * @self: the desk
 *
 * Returns: (transfer none) (element-type KithService): what the center offers, in its order
 */
GPtrArray *
kith_desk_get_services (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return self->services;
}

/**
 * kith_desk_get_n_unreadable:
 * @self: the desk
 *
 * Returns: how many cards could not be opened: verifying the store names them
 */
guint
kith_desk_get_n_unreadable (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), 0);

  return self->n_unreadable;
}

/**
 * kith_desk_get_presence:
 * @self: the desk
 * @person: a person's id
 * @presence: (out): first and last day, times seen
 *
 * Returns: whether the person was ever seen
 */
gboolean
kith_desk_get_presence (KithDesk *self, gint64 person, KithPresence *presence)
{
  const KithPresence *found;

  g_return_val_if_fail (KITH_IS_DESK (self), FALSE);
  g_return_val_if_fail (presence != NULL, FALSE);

  person = kith_desk_find_root (self, person);
  found = g_hash_table_lookup (self->presence, &person);
  if (found != NULL)
    *presence = *found;
  return found != NULL;
}

static gboolean
find_scan (KithDesk *self, const char *code, guint *position)
{
  for (guint i = 0; i + 1 < self->scans->len; i++)
    if (strcmp (g_ptr_array_index (self->scans, i), code) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_desk_note_unmatched_scan:
 * @self: the desk
 * @code: a scanned code that is nobody's
 */
void
kith_desk_note_unmatched_scan (KithDesk *self, const char *code)
{
  guint position;

  g_return_if_fail (KITH_IS_DESK (self));
  g_return_if_fail (code != NULL);

  if (find_scan (self, code, &position))
    return;
  g_ptr_array_insert (self->scans, (int) self->scans->len - 1, g_strdup (code));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNMATCHED_SCANS]);
}

/* A card has that code now. */
void
kith_desk_forget_scan (KithDesk *self, const char *code)
{
  guint position;

  if (code == NULL || !find_scan (self, code, &position))
    return;
  g_ptr_array_remove_index (self->scans, position);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNMATCHED_SCANS]);
}

/**
 * kith_desk_get_unmatched_scans:
 * @self: the desk
 *
 * Returns: (transfer none) (array zero-terminated=1): scans of today that were nobody's card
 */
const char *const *
kith_desk_get_unmatched_scans (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);

  return (const char *const *) self->scans->pdata;
}
