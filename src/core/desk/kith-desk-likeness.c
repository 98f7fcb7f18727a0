/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is like a name while it is typed. The names are the cards' and stay in memory with them: taken apart
 * once, beside everything else, when somebody first begins to type one, and followed from then on. Nothing is
 * read or opened for it. */

#include "desk/kith-desk-private.h"
#include "people/kith-likeness-card.h"

/* In a thread of its own, which only reads the cards: the references to them stay with the main thread. */
static void
take_names_apart (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const GPtrArray *cards = data;
  const KithLikenessFacts nobody = { 0 };
  KithLikenessIndex *likeness = kith_likeness_index_new ();
  g_autoptr (GArray) weighed = NULL;

  for (guint i = 0; i < cards->len; i++)
    kith_likeness_put_card (likeness, g_ptr_array_index (cards, i), NULL);
  /* Words are weighed at the first question: now, rather than under somebody's fingers. */
  weighed = kith_likeness_index_find (likeness, &nobody, 0);
  g_task_return_pointer (task, likeness, g_object_unref);
}

static void
taken_apart_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDesk *self = KITH_DESK (source);
  g_autoptr (GPtrArray) cards = user_data;
  g_autoptr (GPtrArray) late = g_steal_pointer (&self->likeness_late);

  self->likeness = g_task_propagate_pointer (G_TASK (result), NULL);
  for (guint i = 0; i < late->len; i++)
    kith_likeness_put_card (self->likeness, g_ptr_array_index (late, i), NULL);
  kith_desk_notify_likeness (self);
}

/* A card is another from now on. */
void
kith_desk_put_likeness (KithDesk *self, KithCard *card)
{
  if (self->likeness != NULL)
    kith_likeness_put_card (self->likeness, card, NULL);
  else if (self->likeness_late != NULL)
    g_ptr_array_add (self->likeness_late, kith_card_ref (card));
}

/**
 * kith_desk_prepare_likeness:
 * @self: a desk
 *
 * Begins to take everybody's names apart, unless that was done; #KithDesk:likeness tells when it is.
 */
void
kith_desk_prepare_likeness (KithDesk *self)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *cards;

  g_return_if_fail (KITH_IS_DESK (self));

  if (self->likeness != NULL || self->likeness_late != NULL)
    return;
  self->likeness_late = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_card_unref);
  cards = kith_card_index_list (self->index);
  task = g_task_new (self, NULL, taken_apart_cb, cards);
  g_task_set_source_tag (task, kith_desk_prepare_likeness);
  g_task_set_task_data (task, cards, NULL);
  g_task_run_in_thread (task, take_names_apart);
}

/**
 * kith_desk_has_likeness:
 * @self: a desk
 *
 * Returns: whether everybody's names have been taken apart
 */
gboolean
kith_desk_has_likeness (KithDesk *self)
{
  g_return_val_if_fail (KITH_IS_DESK (self), FALSE);

  return self->likeness != NULL;
}

/**
 * kith_desk_find_like:
 * @self: a desk
 * @facts: what is known so far of somebody who is being written down; a person of that id is passed over
 * @limit: at most so many
 *
 * In memory and at once; nobody is found before kith_desk_has_likeness().
 *
 * Returns: (transfer full) (element-type KithLikeness): whose name is like it, likeliest first
 */
GArray *
kith_desk_find_like (KithDesk *self, const KithLikenessFacts *facts, guint limit)
{
  g_return_val_if_fail (KITH_IS_DESK (self), NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  return self->likeness != NULL ? kith_likeness_index_find (self->likeness, facts, limit)
                                : g_array_new (FALSE, FALSE, sizeof (KithLikeness));
}
