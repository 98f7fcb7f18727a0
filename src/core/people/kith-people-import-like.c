/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which people of a table may have a record already, or stand in the table twice: compared all at once with
 * everybody, before anybody is added. */

#include "people/kith-duplicates.h"
#include "people/kith-likeness-card.h"
#include "people/kith-people-import-private.h"
#include "session/kith-guards.h"

/* A row has no id yet: below zero no record has one. */
static gint64
id_of_row (guint row)
{
  return -(gint64) row - 1;
}

static guint
row_of_id (gint64 id)
{
  return (guint) (-id - 1);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const KithImportLike *x = a, *y = b;

  return (x->row > y->row) - (x->row < y->row);
}

/* Each row once, with whom it is likeliest: of two rows that are like each other, the later one. */
static GArray *
take_pairs (KithPeopleImport *self, KithSession *session, GArray *pairs)
{
  GArray *likes = g_array_new (FALSE, FALSE, sizeof (KithImportLike));
  g_autofree gboolean *seen = g_new0 (gboolean, self->rows->len + 1);

  for (guint i = 0; i < pairs->len; i++)
    {
      const KithLikeness *pair = &g_array_index (pairs, KithLikeness, i);
      gint64 lower = MIN (pair->person, pair->other), upper = MAX (pair->person, pair->other);
      KithImportLike like = { .row = row_of_id (lower), .bits = pair->bits, .reasons = pair->reasons };

      if (lower > 0 || seen[like.row])
        continue;
      seen[like.row] = TRUE;
      if (upper > 0)
        like.person = upper;
      else
        like.other = row_of_id (upper);
      like.is_guarded = upper > 0 && kith_guards_is_guarded (session, upper);
      g_array_append_val (likes, like);
    }
  g_array_sort (likes, compare_rows);
  return likes;
}

/**
 * kith_people_import_find_like:
 * @self: what was read and mapped
 * @session: whose rights and keys are used
 * @progress: (nullable): told how far it is, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Compares the rows with everybody and with each other. Reading intakes is written down once.
 *
 * Returns: (transfer full) (element-type KithImportLike): the rows that may be somebody who is there, or an
 *   earlier row, each with the likeliest, in the order of the file
 */
GArray *
kith_people_import_find_like (KithPeopleImport *self,
                              KithSession *session,
                              KithImportProgress progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (KithDuplicates) duplicates = NULL;
  g_autoptr (GArray) pairs = NULL;

  g_return_val_if_fail (KITH_IS_PEOPLE_IMPORT (self), NULL);
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_PEOPLE_IMPORT, error))
    return NULL;
  duplicates = kith_duplicates_load (session, cancellable, error);
  if (duplicates == NULL)
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KithImportRow *row = g_ptr_array_index (self->rows, i);

      kith_likeness_put_named (kith_duplicates_get_index (duplicates), id_of_row (i), row->name,
                               (const char *const *) row->aliases, row->intake);
    }
  pairs = kith_likeness_index_find_pairs (kith_duplicates_get_index (duplicates), progress, user_data,
                                          cancellable, error);
  return pairs != NULL ? take_pairs (self, session, pairs) : NULL;
}

/**
 * kith_people_import_decide:
 * @self: what was read and mapped
 * @like: of kith_people_import_find_like(), since the columns were mapped
 * @decision: what becomes of its row
 *
 * Until somebody decides, each row becomes a record of its own, and nothing is noted.
 */
void
kith_people_import_decide (KithPeopleImport *self, const KithImportLike *like, KithImportDecision decision)
{
  KithImportRow *row;

  g_return_if_fail (KITH_IS_PEOPLE_IMPORT (self));
  g_return_if_fail (like != NULL && like->row < self->rows->len);

  row = g_ptr_array_index (self->rows, like->row);
  row->decision = decision;
  g_free (row->like);
  row->like = g_memdup2 (like, sizeof *like);
}
