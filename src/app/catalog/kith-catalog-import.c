/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step at a time, as the plan wants it: what lists a page of it waits for a step, and a step for that.
 * Reading has a thread of its own; what writes goes to the database thread. */

#include "catalog/kith-catalog-import.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-undo.h"
#include "catalog/kith-catalog-words.h"
#include "shared/kith-long-step.h"

typedef enum
{
  STEP_READ,
  STEP_APPLY,
  STEP_TAKE_BACK,
} Step;

struct _KithCatalogImport
{
  GObject parent_instance;

  KithAppContext *context; /* (owned) */
  KithSession *session;    /* (owned) */
  char *path;              /* (owned) (nullable) not on this computer */
  KithCatalogImportStage stage;
  KithCatalogPlan *plan;       /* (owned) (nullable) */
  KithCatalogSourceForm *form; /* (owned) (nullable) there with the plan */
  KithLongStep *long_step;     /* (owned) */
  char *sentence;              /* (owned) (nullable): why not, or what was done */
  gboolean accepted;
  gint64 run;
  Step step;
  GMutex plan_lock;

  /* Of the step that runs: its thread's until it ends. */
  struct
  {
    gint64 source;
    char *name; /* (owned) (nullable) */
    gboolean partial;
    KithCatalogPlan *plan; /* (owned) (nullable) */
    GPtrArray *sources;    /* (owned) (nullable) */
    gint64 run;
    guint n_left;
  } work;
};

G_DEFINE_FINAL_TYPE (KithCatalogImport, kith_catalog_import, G_TYPE_OBJECT)

enum
{
  SIGNAL_STAGE_CHANGED,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_stage (KithCatalogImport *self, KithCatalogImportStage stage)
{
  self->stage = stage;
  g_signal_emit (self, signals[SIGNAL_STAGE_CHANGED], 0);
}

static void
take_sentence (KithCatalogImport *self, char *sentence)
{
  g_free (self->sentence);
  self->sentence = sentence;
}

/* ---- In other threads. */

static gboolean
read_file (KithCatalogImport *self, GCancellable *cancellable, GError **error)
{
  const KithCatalogOptions options = { .source = self->work.source,
                                       .name = self->work.name,
                                       .partial = self->work.partial };
  g_autoptr (KithStoreHold) hold = kith_store_hold (kith_session_get_store (self->session), error);

  if (hold == NULL)
    return FALSE;
  self->work.sources = kith_catalogs_list (self->session, error);
  if (self->work.sources != NULL)
    self->work.plan = kith_catalog_plan_read (self->session, self->path, &options, kith_long_step_tell,
                                              self->long_step, cancellable, error);
  return self->work.plan != NULL;
}

static gboolean
step_run (gpointer data, GCancellable *cancellable, GError **error)
{
  KithCatalogImport *self = data;
  gboolean done;

  g_mutex_lock (&self->plan_lock);
  if (self->step == STEP_READ)
    done = read_file (self, cancellable, error);
  else if (self->step == STEP_APPLY)
    done = kith_catalog_plan_apply (self->plan, &self->work.run, kith_long_step_tell, self->long_step,
                                    cancellable, error);
  else
    done = kith_catalogs_take_back (self->session, self->run, &self->work.n_left, error);
  g_mutex_unlock (&self->plan_lock);
  return done;
}

/* ---- One step after the other. */

static void
clear_work (KithCatalogImport *self)
{
  g_clear_pointer (&self->work.name, g_free);
  g_clear_object (&self->work.plan);
  g_clear_pointer (&self->work.sources, g_ptr_array_unref);
}

/* Whether the source was told in parts until now. */
static gboolean
is_told_in_parts (KithCatalogImport *self)
{
  for (guint i = 0; i < self->work.sources->len; i++)
    {
      const KithCatalog *source = self->work.sources->pdata[i];

      if (source->id == kith_catalog_plan_get_source (self->work.plan))
        return source->partial;
    }
  return FALSE;
}

static void
has_read (KithCatalogImport *self)
{
  gboolean is_first = self->plan == NULL;
  gboolean again = is_first && !self->work.partial && is_told_in_parts (self);

  g_set_object (&self->plan, self->work.plan);
  g_clear_pointer (&self->form, kith_catalog_source_form_free);
  self->form =
      kith_catalog_source_form_new (self->work.sources, kith_catalog_plan_get_source (self->plan),
                                    kith_catalog_plan_get_source_name (self->plan), self->work.partial);
  self->accepted = FALSE;
  clear_work (self);
  if (again)
    {
      kith_catalog_source_form_set_partial (self->form, TRUE);
      kith_catalog_import_read_again (self);
    }
  else
    set_stage (self, KITH_CATALOG_IMPORT_PLAN);
}

static void
applied (KithCatalogImport *self)
{
  self->run = self->work.run;
  take_sentence (self, kith_catalog_words_done (kith_catalog_plan_get_counts (self->plan)));
  if (self->run != 0)
    {
      kith_catalog_undo_push (self->context, self->run);
      kith_app_context_say_undoable (self->context, self->sentence);
    }
  set_stage (self, KITH_CATALOG_IMPORT_DONE);
}

static void
taken_back (KithCatalogImport *self)
{
  self->run = 0;
  take_sentence (self, kith_catalog_words_taken_back (self->work.n_left));
  set_stage (self, KITH_CATALOG_IMPORT_DONE);
}

/* Undo elsewhere may have taken it back, or another import come after it. */
static void
catalog_changed_cb (KithCatalogImport *self)
{
  g_autoptr (KithCatalogRun) run = NULL;

  if (self->stage != KITH_CATALOG_IMPORT_DONE || self->run == 0)
    return;
  run = kith_catalogs_get_run (self->session, self->run, NULL);
  if (run == NULL || run->state == KITH_CATALOG_RUN_STANDS)
    return;
  self->run = 0;
  take_sentence (self, g_strdup (_ ("The import is undone.")));
  set_stage (self, KITH_CATALOG_IMPORT_DONE);
}

/* What was there before the step is there after it. */
static void
failed (KithCatalogImport *self, const GError *error)
{
  gboolean is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  clear_work (self);
  if (!is_cancelled)
    take_sentence (self, g_strdup (error->message));
  else if (self->step == STEP_READ && self->plan == NULL)
    take_sentence (self, g_strdup (_ ("Reading was cancelled. Choose the file again, or another one.")));
  if (self->step == STEP_READ && self->form != NULL)
    kith_catalog_source_form_revert (self->form);
  if (self->step == STEP_TAKE_BACK)
    set_stage (self, KITH_CATALOG_IMPORT_DONE);
  else
    set_stage (self, self->plan != NULL ? KITH_CATALOG_IMPORT_PLAN : KITH_CATALOG_IMPORT_REFUSED);
}

static void
finish (gpointer owner, const GError *error)
{
  KithCatalogImport *self = owner;

  if (error != NULL)
    failed (self, error);
  else if (self->step == STEP_READ)
    has_read (self);
  else if (self->step == STEP_APPLY)
    applied (self);
  else
    taken_back (self);
}

static void
show_progress (gpointer owner, double fraction)
{
  g_signal_emit (owner, signals[SIGNAL_PROGRESS], 0, fraction);
}

static void
start (KithCatalogImport *self, Step step)
{
  self->step = step;
  g_clear_pointer (&self->sentence, g_free);
  kith_long_step_begin (self->long_step, step != STEP_READ ? kith_session_get_worker (self->session) : NULL,
                        TRUE);
  set_stage (self, KITH_CATALOG_IMPORT_BUSY);
}

static void
kith_catalog_import_finalize (GObject *object)
{
  KithCatalogImport *self = KITH_CATALOG_IMPORT (object);

  g_clear_pointer (&self->long_step, kith_long_step_free);
  clear_work (self);
  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->form, kith_catalog_source_form_free);
  g_free (self->path);
  g_free (self->sentence);
  g_mutex_clear (&self->plan_lock);

  G_OBJECT_CLASS (kith_catalog_import_parent_class)->finalize (object);
}

static void
kith_catalog_import_class_init (KithCatalogImportClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_catalog_import_finalize;
  signals[SIGNAL_STAGE_CHANGED] =
      g_signal_new ("stage-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROGRESS] =
      g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
kith_catalog_import_init (KithCatalogImport *self)
{
  g_mutex_init (&self->plan_lock);
  self->long_step = kith_long_step_new (self, step_run, show_progress, finish);
}

/**
 * kith_catalog_import_new:
 * @context: what the window works with
 * @file: the file
 *
 * Begins to read, as a file of whichever source calls itself so.
 *
 * Returns: (transfer full): the import; whoever lets go of it cancels it first
 */
KithCatalogImport *
kith_catalog_import_new (KithAppContext *context, GFile *file)
{
  KithCatalogImport *self;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (KITH_TYPE_CATALOG_IMPORT, NULL);
  self->context = g_object_ref (context);
  self->session = g_object_ref (kith_app_context_get_session (context));
  self->path = g_file_get_path (file);
  g_signal_connect_object (kith_session_get_store (self->session), "changed::" KITH_CATALOG_TOPIC,
                           G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->path != NULL)
    {
      start (self, STEP_READ);
      return self;
    }
  self->stage = KITH_CATALOG_IMPORT_REFUSED;
  take_sentence (self, g_strdup (_ ("This file is not on this computer. Save it here first.")));
  return self;
}

/**
 * kith_catalog_import_get_stage:
 * @self: an import
 *
 * Returns: how far it is
 */
KithCatalogImportStage
kith_catalog_import_get_stage (KithCatalogImport *self)
{
  return self->stage;
}

/**
 * kith_catalog_import_get_doing:
 * @self: an import that is busy
 *
 * Returns: (transfer none): what it does, for people to read
 */
const char *
kith_catalog_import_get_doing (KithCatalogImport *self)
{
  if (self->step == STEP_READ)
    return _ ("Reading the file…");
  return self->step == STEP_APPLY ? _ ("Importing…") : _ ("Undoing…");
}

/**
 * kith_catalog_import_get_sentence:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): why it does not go on, or what was done
 */
const char *
kith_catalog_import_get_sentence (KithCatalogImport *self)
{
  return self->sentence;
}

/**
 * kith_catalog_import_get_plan:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): what would change; %NULL while nothing was read
 */
KithCatalogPlan *
kith_catalog_import_get_plan (KithCatalogImport *self)
{
  return self->plan;
}

/**
 * kith_catalog_import_get_form:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): which source it is of; %NULL while nothing was read
 */
KithCatalogSourceForm *
kith_catalog_import_get_form (KithCatalogImport *self)
{
  return self->form;
}

/**
 * kith_catalog_import_get_run:
 * @self: an import
 *
 * Returns: the run that can be taken back; 0: none
 */
gint64
kith_catalog_import_get_run (KithCatalogImport *self)
{
  return self->run;
}

/**
 * kith_catalog_import_read_again:
 * @self: an import at its plan, whose form has no problem
 *
 * Reads the file as the form says, where that is otherwise than it was read.
 */
void
kith_catalog_import_read_again (KithCatalogImport *self)
{
  KithCatalogOptions options = { 0 };

  g_return_if_fail (self->form != NULL && kith_catalog_source_form_get_problem (self->form) == NULL);

  if (kith_long_step_is_running (self->long_step) || !kith_catalog_source_form_is_changed (self->form))
    return;
  kith_catalog_source_form_get_options (self->form, &options);
  self->work.source = options.source;
  self->work.name = g_strdup (options.name);
  self->work.partial = options.partial;
  start (self, STEP_READ);
}

/**
 * kith_catalog_import_accept_missing:
 * @self: an import at its plan
 *
 * Somebody says that what the file lacks is really gone.
 */
void
kith_catalog_import_accept_missing (KithCatalogImport *self)
{
  g_return_if_fail (self->stage == KITH_CATALOG_IMPORT_PLAN);

  self->accepted = TRUE;
  g_signal_emit (self, signals[SIGNAL_STAGE_CHANGED], 0);
}

/**
 * kith_catalog_import_asks:
 * @self: an import at its plan
 * @n_missing: (out): how many entries of the source are missing
 * @n_kept: (out): of how many that it told
 *
 * Returns: whether so many are missing that somebody has to say what to make of it, and nobody has
 */
gboolean
kith_catalog_import_asks (KithCatalogImport *self, guint *n_missing, guint *n_kept)
{
  const KithCatalogCounts *counts;

  g_return_val_if_fail (self->plan != NULL, FALSE);

  counts = kith_catalog_plan_get_counts (self->plan);
  *n_missing = counts->changes[KITH_CATALOG_MISSING][0];
  *n_kept = *n_missing + counts->unchanged[0] + counts->changes[KITH_CATALOG_CHANGED][0];
  return kith_catalog_plan_is_doubtful (self->plan) && !self->accepted;
}

/**
 * kith_catalog_import_is_ready:
 * @self: an import
 *
 * Returns: whether there is something to take in, and nothing left to be said first
 */
gboolean
kith_catalog_import_is_ready (KithCatalogImport *self)
{
  return self->stage == KITH_CATALOG_IMPORT_PLAN && kith_catalog_plan_get_n_changes (self->plan) > 0 &&
         (self->accepted || !kith_catalog_plan_is_doubtful (self->plan)) &&
         !kith_catalog_source_form_is_changed (self->form);
}

/**
 * kith_catalog_import_apply:
 * @self: an import that is ready
 *
 * Takes all of it, or nothing.
 */
void
kith_catalog_import_apply (KithCatalogImport *self)
{
  if (!kith_long_step_is_running (self->long_step) && kith_catalog_import_is_ready (self))
    start (self, STEP_APPLY);
}

/**
 * kith_catalog_import_take_back:
 * @self: an import that was applied
 *
 * Takes all of it back.
 */
void
kith_catalog_import_take_back (KithCatalogImport *self)
{
  if (!kith_long_step_is_running (self->long_step) && self->run != 0)
    start (self, STEP_TAKE_BACK);
}

/**
 * kith_catalog_import_cancel:
 * @self: an import
 *
 * Ends what it does. Nothing is taken of what was not done.
 */
void
kith_catalog_import_cancel (KithCatalogImport *self)
{
  if (self->step != STEP_TAKE_BACK)
    kith_long_step_cancel (self->long_step);
}

typedef struct
{
  KithCatalogPlan *plan; /* (owned) */
  KithCatalogChangeKind change;
  gint64 after;
  guint limit;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_object_unref (listing->plan);
  g_free (listing);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KithCatalogImport *self = source;
  Listing *listing = data;
  GError *error = NULL;
  g_autoptr (KithStoreHold) hold = kith_store_hold (kith_session_get_store (self->session), &error);
  GPtrArray *list = NULL;

  if (hold != NULL)
    {
      g_mutex_lock (&self->plan_lock);
      list = kith_catalog_plan_list (listing->plan, listing->change, listing->after, listing->limit, &error);
      g_mutex_unlock (&self->plan_lock);
    }
  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kith_catalog_import_list_async:
 * @self: an import at its plan
 * @change: which changes
 * @after: as in kith_catalog_plan_list()
 * @limit: how many at most
 * @cancellable: (nullable): ends it
 * @callback: (scope async): called once
 * @user_data: for @callback
 *
 * Reads a page of what would change.
 */
void
kith_catalog_import_list_async (KithCatalogImport *self,
                                KithCatalogChangeKind change,
                                gint64 after,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  g_return_if_fail (self->plan != NULL);

  listing->plan = g_object_ref (self->plan);
  listing->change = change;
  listing->after = after;
  listing->limit = limit;
  g_task_set_source_tag (task, kith_catalog_import_list_async);
  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * kith_catalog_import_list_finish:
 * @self: an import
 * @result: what the callback was called with
 * @error: as kith_catalog_plan_list()
 *
 * Returns: (transfer full) (element-type KithCatalogChange): the page
 */
GPtrArray *
kith_catalog_import_list_finish (KithCatalogImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
