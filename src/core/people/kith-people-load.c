/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens every card, as an unlock does: two threads, each with its own connection and half of the ids, which
 * are random and so lie evenly. A card that does not open is left out and counted; the desk goes on without
 * it. */

#include "people/kith-people.h"

#include "base/kith-error.h"
#include "people/kith-people-private.h"
#include "people/kith-people-queries.h"
#include "vault/kith-sealed.h"

#define MIDDLE (G_MAXINT64 / 2)
#define LOOK_EVERY 1024

typedef struct
{
  KithPeople *people; /* (unowned) */
  gint64 from;
  gint64 until;
  GCancellable *cancellable; /* (unowned) (nullable) */
  GPtrArray *cards;          /* (owned) (element-type KithCard) */
  guint n_unreadable;
  GError *error; /* (owned) (nullable) */
} Half;

static KithCard *
open_card (Half *self, KithStmt *stmt)
{
  gint64 person = kith_stmt_get_int64 (stmt, 0);
  KithSealContext context = { KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, person, person };
  g_autoptr (GVariant) content = NULL;
  KithCard *card = NULL;
  const void *data;
  gsize size;

  data = kith_stmt_get_blob (stmt, 2, &size);
  if (data != NULL)
    content = kith_open_sealed_variant_data (kith_session_get_keyring (self->people->session), &context, data,
                                             size, G_VARIANT_TYPE (KITH_CARD_CONTENT_TYPE), NULL);
  if (content != NULL)
    card = kith_card_from_content (person, content, NULL);
  if (card != NULL)
    kith_card_set_state (card, kith_person_state_to_card ((KithPersonState) kith_stmt_get_int64 (stmt, 1)));
  return card;
}

static gpointer
load_half (gpointer data)
{
  Half *self = data;
  KithDb *db = kith_store_get_reader (kith_session_get_store (self->people->session), &self->error);
  g_autoptr (KithStmt) stmt =
      db != NULL ? kith_db_prepare (db, KITH_SQL_PERSON_CARDS_FROM, &self->error) : NULL;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "ii", self->from, self->until);
  for (guint n = 1;; n++)
    {
      KithStep step = kith_stmt_step (stmt, &self->error);
      KithCard *card;

      if (step != KITH_STEP_ROW)
        break;
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        break;
      card = open_card (self, stmt);
      if (card != NULL)
        g_ptr_array_add (self->cards, card);
      else
        self->n_unreadable++;
    }
  return NULL;
}

static void
half_init (Half *self, KithPeople *people, gint64 from, gint64 until, GCancellable *cancellable)
{
  *self = (Half){
    .people = people,
    .from = from,
    .until = until,
    .cancellable = cancellable,
    .cards = g_ptr_array_new_full (1024, (GDestroyNotify) kith_card_unref),
  };
}

/**
 * kith_people_load_cards:
 * @self: the service
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * All cards that can be opened, in no particular order, as they are shown: merged records together. Those
 * that count as somebody else are hidden and say as whom. kith_people_get_n_unreadable() says how many could
 * not be opened.
 *
 * Returns: (transfer full) (element-type KithCard): the cards
 */
GPtrArray *
kith_people_load_cards (KithPeople *self, GCancellable *cancellable, GError **error)
{
  GThread *thread;
  gboolean good;
  Half halves[2];

  g_return_val_if_fail (KITH_IS_PEOPLE (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_READ, error))
    return NULL;

  half_init (&halves[0], self, 0, MIDDLE, cancellable);
  half_init (&halves[1], self, MIDDLE + 1, G_MAXINT64, cancellable);
  thread = g_thread_new ("kith-cards", load_half, &halves[1]);
  load_half (&halves[0]);
  g_thread_join (thread);

  good = halves[0].error == NULL && halves[1].error == NULL;
  if (!good)
    {
      g_propagate_error (error, halves[0].error != NULL ? halves[0].error : halves[1].error);
      if (halves[0].error != NULL && halves[1].error != NULL)
        g_error_free (halves[1].error);
    }
  g_ptr_array_extend_and_steal (halves[0].cards, halves[1].cards);
  g_atomic_int_set (&self->n_unreadable, (int) (halves[0].n_unreadable + halves[1].n_unreadable));

  if (!good || !kith_people_show_merged (self, halves[0].cards, error))
    g_clear_pointer (&halves[0].cards, g_ptr_array_unref);
  return halves[0].cards;
}
