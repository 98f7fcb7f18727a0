/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names are searched where they are asked for, in the time of a keystroke. Descriptions are read from the
 * store in a thread, which the next keystroke ends. */

#include "resources/kith-resource-search.h"

/* Fewer letters find nothing in descriptions: kith_directory_search_texts(). */
#define FEWEST_LETTERS 3

struct _KithResourceSearch
{
  GObject parent_instance;

  KithSession *session;        /* (owned) */
  KithDirectoryKeeper *keeper; /* (owned) */
  KithDirectoryQuery *query;   /* (owned) (nullable) */
  KithDirectoryResults *names; /* (owned) (nullable) */
  KithDirectoryResults *texts; /* (owned) (nullable) */
  GDateTime *now;              /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) (nullable) while descriptions are searched */
};

/* What the thread works with. It does not keep the search alive, which gives it up at its end. */
typedef struct
{
  GWeakRef search;
  KithDirectory *directory;  /* (owned) */
  KithSession *session;      /* (owned) */
  KithDirectoryQuery *query; /* (owned) */
  GDateTime *now;            /* (owned) */
} Texts;

G_DEFINE_FINAL_TYPE (KithResourceSearch, kith_resource_search, G_TYPE_OBJECT)

enum
{
  SIGNAL_FOUND,
  SIGNAL_FOUND_TEXTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
texts_free (gpointer data)
{
  Texts *texts = data;

  g_weak_ref_clear (&texts->search);
  kith_directory_unref (texts->directory);
  g_object_unref (texts->session);
  kith_directory_query_free (texts->query);
  g_date_time_unref (texts->now);
  g_free (texts);
}

static void
texts_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Texts *texts = data;
  GError *error = NULL;
  KithDirectoryResults *results = kith_directory_search_texts (texts->directory, texts->session, texts->query,
                                                               texts->now, cancellable, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) kith_directory_results_free);
  else
    g_task_return_error (task, error);
}

static void
texts_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Texts *asked = g_task_get_task_data (G_TASK (result));
  g_autoptr (KithResourceSearch) self = g_weak_ref_get (&asked->search);
  KithDirectoryResults *texts = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Given up, or a newer one is on its way. */
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      kith_directory_results_free (texts);
      return;
    }
  g_clear_object (&self->cancellable);
  if (texts == NULL)
    return;
  self->texts = texts;
  g_signal_emit (self, signals[SIGNAL_FOUND_TEXTS], 0);
}

static void
give_up (KithResourceSearch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search_texts (KithResourceSearch *self, KithDirectory *directory)
{
  g_autoptr (GTask) task = NULL;
  Texts *texts;

  if (self->query->typed == NULL || g_utf8_strlen (self->query->typed, -1) < FEWEST_LETTERS)
    return;
  texts = g_new0 (Texts, 1);
  g_weak_ref_init (&texts->search, self);
  texts->directory = kith_directory_ref (directory);
  texts->session = g_object_ref (self->session);
  texts->query = kith_directory_query_copy (self->query);
  texts->query->most_facets = 0;
  texts->now = g_date_time_ref (self->now);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, texts_cb, NULL);
  g_task_set_task_data (task, texts, texts_free);
  g_task_run_in_thread (task, texts_thread);
}

static void
search (KithResourceSearch *self)
{
  KithDirectory *directory = kith_directory_keeper_get (self->keeper);

  give_up (self);
  g_clear_pointer (&self->names, kith_directory_results_free);
  g_clear_pointer (&self->texts, kith_directory_results_free);
  g_clear_pointer (&self->now, g_date_time_unref);
  if (directory == NULL || self->query == NULL)
    return;
  self->now = kith_resource_now (self->session);
  self->names = kith_directory_search (directory, self->query, self->now);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
  search_texts (self, directory);
}

static void
kith_resource_search_dispose (GObject *object)
{
  KithResourceSearch *self = KITH_RESOURCE_SEARCH (object);

  give_up (self);
  g_clear_pointer (&self->names, kith_directory_results_free);
  g_clear_pointer (&self->texts, kith_directory_results_free);
  g_clear_pointer (&self->query, kith_directory_query_free);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_object (&self->keeper);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kith_resource_search_parent_class)->dispose (object);
}

static void
kith_resource_search_class_init (KithResourceSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_resource_search_dispose;

  signals[SIGNAL_FOUND] = g_signal_new ("found", KITH_TYPE_RESOURCE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOUND_TEXTS] = g_signal_new ("found-texts", KITH_TYPE_RESOURCE_SEARCH, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_resource_search_init (KithResourceSearch *self)
{
}

/**
 * kith_resource_search_new:
 * @session: of the store
 * @keeper: has the directory; whenever it has another one, the search is made again
 *
 * Returns: (transfer full): a search that looks for nothing yet
 */
KithResourceSearch *
kith_resource_search_new (KithSession *session, KithDirectoryKeeper *keeper)
{
  KithResourceSearch *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (KITH_IS_DIRECTORY_KEEPER (keeper), NULL);

  self = g_object_new (KITH_TYPE_RESOURCE_SEARCH, NULL);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kith_resource_search_run:
 * @self: a search
 * @query: what is asked
 *
 * Searches names now, and descriptions in a thread; the descriptions of the query before are given up.
 */
void
kith_resource_search_run (KithResourceSearch *self, const KithDirectoryQuery *query)
{
  KithDirectoryQuery *copy;

  g_return_if_fail (KITH_IS_RESOURCE_SEARCH (self));
  g_return_if_fail (query != NULL);

  copy = kith_directory_query_copy (query);
  g_clear_pointer (&self->query, kith_directory_query_free);
  self->query = copy;
  search (self);
}

/**
 * kith_resource_search_get_names:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): what was found by name; %NULL until the directory was read
 */
KithDirectoryResults *
kith_resource_search_get_names (KithResourceSearch *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_SEARCH (self), NULL);

  return self->names;
}

/**
 * kith_resource_search_get_texts:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): what was found in descriptions and not by name; %NULL where none were
 *   searched, or not to the end
 */
KithDirectoryResults *
kith_resource_search_get_texts (KithResourceSearch *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_SEARCH (self), NULL);

  return self->texts;
}

/**
 * kith_resource_search_get_now:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the instant at which results are open or closed
 */
GDateTime *
kith_resource_search_get_now (KithResourceSearch *self)
{
  g_return_val_if_fail (KITH_IS_RESOURCE_SEARCH (self), NULL);

  return self->now;
}

/**
 * kith_resource_now:
 * @session: a session
 *
 * Returns: (transfer full): now, by the center's clock and in its time zone
 */
GDateTime *
kith_resource_now (KithSession *session)
{
  KithClock *clock;
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  clock = kith_session_get_clock (session);
  name = kith_clock_dup_timezone (clock);
  zone = g_time_zone_new_identifier (name);
  utc = g_date_time_new_from_unix_utc (kith_clock_now (clock).utc);
  return zone != NULL ? g_date_time_to_timezone (utc, zone) : g_steal_pointer (&utc);
}
