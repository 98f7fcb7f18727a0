/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody whose record is held, merged records as one, with every way to reach them that this account may
 * read: what is in the intake, and what the desk added beside it. */

#include "people/kith-reach.h"

#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-people-queries.h"
#include "people/kith-people.h"

typedef struct
{
  KithSession *session; /* (unowned) */
  GPtrArray *people;    /* (owned) (element-type KithReach) */
  GHashTable *by_id;    /* (owned) person → KithReach */
} List;

static void
list_clear (List *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static void
add_card (List *self, const KithCard *card)
{
  KithReach *reach = g_new0 (KithReach, 1);

  reach->person = kith_card_get_person (card);
  reach->name = g_strdup (kith_card_get_name (card));
  reach->disambiguator = g_strdup (kith_card_get_disambiguator (card));
  reach->state = kith_card_get_state (card);
  reach->is_open = kith_session_may (self->session, KITH_ACTION_INTAKE_READ) &&
                   kith_session_may_open_record (self->session, reach->person);
  reach->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_contact_free);
  g_ptr_array_add (self->people, reach);
  g_hash_table_insert (self->by_id, &reach->person, reach);
}

/* Who waits to be erased is found by nobody any more, but still held. */
static gboolean
add_erasing (List *self, KithPeople *people, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_PERSONS_ERASING, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (KithCard) card = kith_people_get_card (people, kith_stmt_get_int64 (stmt, 0), NULL, NULL);

      if (card != NULL)
        add_card (self, card);
    }
  return step == KITH_STEP_DONE;
}

static gboolean
add_all (List *self, KithDb *db, guint *n_unreadable, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (self->session);
  g_autoptr (GPtrArray) cards = kith_people_load_cards (people, cancellable, error);

  if (cards == NULL)
    return FALSE;
  for (guint i = 0; i < cards->len; i++)
    {
      const KithCard *card = g_ptr_array_index (cards, i);

      if (kith_card_get_merged_into (card) == 0 && kith_card_get_state (card) != KITH_CARD_HIDDEN)
        add_card (self, card);
    }
  if (n_unreadable != NULL)
    *n_unreadable = kith_people_get_n_unreadable (people);
  return add_erasing (self, people, db, error);
}

static gboolean
has_contact (const KithReach *reach, const KithContact *contact)
{
  for (guint i = 0; i < reach->contacts->len; i++)
    if (kith_contact_equal (g_ptr_array_index (reach->contacts, i), contact))
      return TRUE;
  return FALSE;
}

static void
intake_cb (gint64 person, const KithIntake *intake, gpointer user_data)
{
  List *self = user_data;
  KithReach *reach = g_hash_table_lookup (self->by_id, &person);
  GPtrArray *contacts = kith_intake_get_contacts (intake);

  for (guint i = 0; reach != NULL && i < contacts->len; i++)
    if (!has_contact (reach, g_ptr_array_index (contacts, i)))
      g_ptr_array_add (reach->contacts, kith_contact_copy (g_ptr_array_index (contacts, i)));
}

/* What does not open is passed over; verify names it. */
static gboolean
add_deposits (List *self, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_DEPOSITS_ALL, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 1);
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 2);
      g_autoptr (GVariant) content =
          kith_session_open (self->session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE,
                             kith_stmt_get_int64 (stmt, 0), person, sealed, G_VARIANT_TYPE_VARDICT, NULL);
      KithIntake *intake = content != NULL ? kith_intake_from_content (content, NULL) : NULL;
      gint64 root = intake != NULL ? kith_merges_find_root (db, person, NULL) : 0;

      if (intake != NULL)
        intake_cb (root, intake, self);
      g_clear_pointer (&intake, kith_intake_free);
    }
  return step == KITH_STEP_DONE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const KithReach *one = *(KithReach *const *) a;
  const KithReach *other = *(KithReach *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : (one->person > other->person) - (one->person < other->person);
}

/**
 * kith_reach_free:
 * @self: (nullable) (transfer full): somebody
 */
void
kith_reach_free (KithReach *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->disambiguator);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

static GPtrArray *
list_everybody (KithSession *session, guint *n_unreadable, GCancellable *cancellable, GError **error)
{
  g_auto (List) list = { NULL };
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);

  list.session = session;
  list.people = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_reach_free);
  list.by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (db == NULL || !add_all (&list, db, n_unreadable, cancellable, error) ||
      !kith_intakes_visit (session, intake_cb, &list, cancellable, error) || !add_deposits (&list, db, error))
    return NULL;

  g_ptr_array_sort (list.people, compare_names);
  return g_steal_pointer (&list.people);
}

/**
 * kith_reach_list:
 * @session: a coordinator's session
 * @n_unreadable: (out) (optional): how many records do not open and are left out; verify names them
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * That the intakes were read is written down, once and about nobody in particular.
 *
 * Returns: (transfer full) (element-type KithReach): everybody whose record is in the store, by name
 */
GPtrArray *
kith_reach_list (KithSession *session, guint *n_unreadable, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return kith_session_demand (session, KITH_ACTION_COMPUTER_LOST, error)
             ? list_everybody (session, n_unreadable, cancellable, error)
             : NULL;
}

/**
 * kith_reach_list_to_ask:
 * @session: a session that may read intake
 * @n_unreadable: (out) (optional): how many records do not open and are left out; verify names them
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * The same for whoever asks people how they are; the log says the same of it.
 *
 * Returns: (transfer full) (element-type KithReach): everybody whose record is in the store, by name
 */
GPtrArray *
kith_reach_list_to_ask (KithSession *session, guint *n_unreadable, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return kith_session_demand (session, KITH_ACTION_INTAKE_READ, error)
             ? list_everybody (session, n_unreadable, cancellable, error)
             : NULL;
}
