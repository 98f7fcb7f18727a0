/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tiers of searching: names in memory, descriptions in the store. */

#include "resources/kith-directory-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-text.h"
#include "resources/kith-directory-builder.h"
#include "resources/kith-resource-index-private.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-words.h"
#include "store/kith-full-text.h"
#include "store/kith-store.h"

/* Descriptions beyond these are not looked at: the best come first. */
#define MOST_TEXTS 1000
/* Fewer letters would find half of all descriptions. */
#define FEWEST_LETTERS 3

/* By doc, or NULL where no word was typed. */
static guint16 *
score (const KithDirectory *self, const KithDirectoryQuery *query)
{
  g_autofree char *fold = kith_text_fold (query->typed);

  return *fold != '\0' ? _kith_resource_index_score (self->index, query->typed, self->synonyms) : NULL;
}

/**
 * kith_directory_search:
 * @self: a directory
 * @query: what is asked
 * @now: the instant that is asked about, in the time zone of the services
 *
 * Finds by the words of names, other names, kinds, for whom, cities, postcodes and languages, of a service
 * and of all that it belongs to; see #KithResourceIndex for how they fit. Without words all are found that
 * the filters leave. Every filter must hold for one and the same place; a result knows the one that fits
 * best.
 *
 * A crisis line is found whatever is said of a place: near, or by wheelchair. That is a service which (or
 * whose kind) is called a line (hotline, helpline, lifeline, warm line, crisis line and the like), with a
 * phone number that may be shown, and which speaks of a crisis, is toll-free, or has no address.
 *
 * Returns: (transfer full): the best, best first: by how well they fit, pinned ones before others, near ones
 *   before far ones (where something was typed, a crisis line is near to every place), and by name
 */
KithDirectoryResults *
kith_directory_search (KithDirectory *self, const KithDirectoryQuery *query, GDateTime *now)
{
  g_autofree guint16 *scores = NULL;

  g_return_val_if_fail (self != NULL && query != NULL && now != NULL, NULL);

  scores = score (self, query);
  return _kith_directory_filter (self, query, now, scores);
}

static void
take_doc (const KithDirectory *self, guint16 *scores, guint32 row, guint16 worth)
{
  guint32 doc = row != KITH_DIRECTORY_NONE ? self->doc_of[row] : KITH_DIRECTORY_NONE;

  if (doc != KITH_DIRECTORY_NONE)
    scores[doc] = MAX (scores[doc], worth);
}

/* A service, or one at a place. */
static void
take_offer (const KithDirectory *self, guint16 *scores, guint32 number, guint16 worth)
{
  const KithDirectoryRow *row = _kith_directory_row (self, number);

  if (row->kind == KITH_RESOURCE_SITE_SERVICE)
    number = _kith_directory_find_row (self, row->links[2]);
  take_doc (self, scores, number, worth);
}

static void
take_children (const KithDirectory *self,
               guint16 *scores,
               KithDirectoryFamily family,
               gint64 parent,
               guint16 worth)
{
  GArray *children = self->children[family];

  for (guint i = _kith_directory_find_child (self, family, parent);
       i < children->len && g_array_index (children, KithDirectoryChild, i).parent == parent; i++)
    take_offer (self, scores,
                _kith_directory_find_row (self, g_array_index (children, KithDirectoryChild, i).id), worth);
}

/* What is written about something is about each service that belongs to it; where nothing is offered, about
 * the organization. */
static void
take_text (const KithDirectory *self, guint16 *scores, gint64 id, guint16 worth)
{
  guint32 number = _kith_directory_find_row (self, id);
  const KithDirectoryRow *row;

  if (number == KITH_DIRECTORY_NONE)
    return;
  row = _kith_directory_row (self, number);
  switch ((KithResourceKind) row->kind)
    {
    case KITH_RESOURCE_SERVICE:
    case KITH_RESOURCE_SITE_SERVICE:
      take_offer (self, scores, number, worth);
      return;
    case KITH_RESOURCE_ORGANIZATION:
      take_doc (self, scores, number, worth);
      take_children (self, scores, KITH_DIRECTORY_SERVICES, id, worth);
      return;
    case KITH_RESOURCE_PROGRAM:
      take_children (self, scores, KITH_DIRECTORY_OFFERS, id, worth);
      break;
    case KITH_RESOURCE_LOCATION:
    default:
      take_children (self, scores, KITH_DIRECTORY_SITES, id, worth);
      break;
    }
  if (row->links[0] != 0)
    take_doc (self, scores, _kith_directory_find_row (self, row->links[0]), worth);
}

/**
 * kith_directory_search_texts:
 * @self: a directory
 * @session: a session of the store that it was loaded from
 * @query: what is asked
 * @now: the instant that is asked about, in the time zone of the services
 * @cancellable: (nullable): ends it, from any thread
 * @error: %G_IO_ERROR_CANCELLED, %KITH_ERROR_NOT_PERMITTED; as kith_stmt_step()
 *
 * Finds by descriptions what kith_directory_search() does not find by names: those belong after it. Fewer
 * than three letters find nothing. Reads for long: in a thread of its own, with another for each query, and
 * the one before is cancelled.
 *
 * Returns: (transfer full): the best, best first
 */
KithDirectoryResults *
kith_directory_search_texts (KithDirectory *self,
                             KithSession *session,
                             const KithDirectoryQuery *query,
                             GDateTime *now,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree guint16 *named = NULL;
  g_autofree guint16 *scores = NULL;
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (GArray) found = NULL;
  KithDb *db;

  g_return_val_if_fail (self != NULL && query != NULL && now != NULL, NULL);
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  scores = g_new0 (guint16, self->docs->len + 1);
  if (query->typed == NULL || g_utf8_strlen (query->typed, -1) < FEWEST_LETTERS)
    return _kith_directory_filter (self, query, now, scores);
  hold = kith_store_hold (kith_session_get_store (session), error);
  db = hold != NULL ? kith_store_get_reader (kith_session_get_store (session), error) : NULL;
  if (db == NULL)
    return NULL;
  kith_db_set_cancellable (db, cancellable);
  found = kith_full_text_find (db, query->typed, MOST_TEXTS, error);
  kith_db_set_cancellable (db, NULL);
  if (found == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  for (guint i = 0; i < found->len; i++)
    take_text (self, scores, g_array_index (found, gint64, i), (guint16) (MOST_TEXTS - i));
  named = score (self, query);
  for (guint i = 0; named != NULL && i < self->docs->len; i++)
    if (named[i] > 0)
      scores[i] = 0;
  return _kith_directory_filter (self, query, now, scores);
}

static gboolean
add_cb (KithResource *resource, gpointer user_data, GError **error)
{
  kith_directory_builder_add (user_data, resource);
  return TRUE;
}

/**
 * kith_directory_load:
 * @session: a session
 * @cancellable: (nullable): ends it, from any thread
 * @error: %G_IO_ERROR_CANCELLED, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED; as kith_stmt_step()
 *
 * Reads the whole directory, in any thread; the store stays open meanwhile.
 *
 * Returns: (transfer full): the directory as it is now
 */
KithDirectory *
kith_directory_load (KithSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithDirectoryBuilder) builder = NULL;
  g_autoptr (KithStoreHold) hold = NULL;
  KithSynonyms *synonyms;
  gboolean is_read;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  hold = kith_store_hold (kith_session_get_store (session), error);
  db = hold != NULL ? kith_store_get_reader (kith_session_get_store (session), error) : NULL;
  if (db == NULL)
    return NULL;
  synonyms = kith_resource_words_load (db, error);
  if (synonyms == NULL)
    return NULL;
  builder = kith_directory_builder_new (synonyms);
  kith_db_set_cancellable (db, cancellable);
  is_read = kith_resource_rows_foreach (db, 0, add_cb, builder, error);
  kith_db_set_cancellable (db, NULL);
  if (!is_read || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return kith_directory_builder_end (g_steal_pointer (&builder));
}
