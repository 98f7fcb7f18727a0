/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step at a time: while one runs nothing else touches the table. Where somebody says otherwise what a
 * column is while the rows are made, that ends and begins anew. Reading and comparing have a thread of their
 * own; what writes goes to the database thread. */

#include "settings/kith-import-run.h"

#include <glib/gi18n.h>

#include "settings/kith-import-undo.h"
#include "shared/kith-long-step.h"

#define LOOK_FOR_DATES 1000

typedef enum
{
  STEP_READ,
  STEP_MAP,
  STEP_COMPARE,
  STEP_APPLY,
} Step;

struct _KithImportRun
{
  GObject parent_instance;

  KithAppContext *context; /* (owned) */
  KithSession *session;    /* (owned) */
  KithImportKind kind;
  KithImportStage stage;
  GFile *file;              /* (owned) */
  KithPeopleImport *people; /* (owned) (nullable) */
  KithTotalsImport *totals; /* (owned) (nullable) */
  GArray *fields;           /* (owned) (element-type guint): as they were said */
  GArray *likes;            /* (owned) (nullable) (element-type KithImportLike) */
  KithLongStep *long_step;  /* (owned) */
  char *sentence;           /* (owned) (nullable): why not, or what was done */
  KithImportDates dates;
  gboolean replace;
  gboolean again; /* map once more */
  struct
  {
    GArray *fields; /* (owned) (nullable) (element-type guint) */
    KithImportDates dates;
    gboolean replace;
  } mapping; /* what was said when the thread that maps began */
  Step step;
};

G_DEFINE_FINAL_TYPE (KithImportRun, kith_import_run, G_TYPE_OBJECT)

enum
{
  SIGNAL_STAGE_CHANGED,
  SIGNAL_MAPPED,
  SIGNAL_DECIDED,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start (KithImportRun *self, Step step);

static void
set_stage (KithImportRun *self, KithImportStage stage)
{
  self->stage = stage;
  g_signal_emit (self, signals[SIGNAL_STAGE_CHANGED], 0);
}

static void
set_sentence (KithImportRun *self, const char *sentence)
{
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
}

/* ---- In other threads. */

static gboolean
read_file (KithImportRun *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (self->kind == KITH_IMPORT_OF_PEOPLE)
    self->people = kith_people_import_read (G_INPUT_STREAM (stream), cancellable, error);
  else
    self->totals = kith_totals_import_read (G_INPUT_STREAM (stream), cancellable, error);
  return self->people != NULL || self->totals != NULL;
}

static gboolean
map_columns (KithImportRun *self, GCancellable *cancellable, GError **error)
{
  guint n = self->mapping.fields->len;
  g_autofree KithImportField *of_people = g_new0 (KithImportField, n);
  g_autofree KithTotalsField *of_totals = g_new0 (KithTotalsField, n);

  for (guint i = 0; i < n; i++)
    {
      of_people[i] = (KithImportField) g_array_index (self->mapping.fields, guint, i);
      of_totals[i] = (KithTotalsField) g_array_index (self->mapping.fields, guint, i);
    }
  return self->people != NULL
             ? kith_people_import_map (self->people, of_people, n, self->mapping.dates, cancellable, error)
             : kith_totals_import_map (self->totals, self->session, of_totals, n, self->mapping.replace,
                                       cancellable, error);
}

static gboolean
apply (KithImportRun *self, GCancellable *cancellable, GError **error)
{
  return self->people != NULL ? kith_people_import_apply (self->people, self->session, kith_long_step_tell,
                                                          self->long_step, cancellable, error)
                              : kith_totals_import_apply (self->totals, self->session, cancellable, error);
}

static gboolean
step_run (gpointer data, GCancellable *cancellable, GError **error)
{
  KithImportRun *self = data;
  g_autoptr (KithStoreHold) hold = NULL;

  if (self->step == STEP_APPLY)
    return apply (self, cancellable, error);
  hold = kith_store_hold (kith_session_get_store (self->session), error);
  if (hold == NULL)
    return FALSE;
  switch (self->step)
    {
    case STEP_READ:
      return read_file (self, cancellable, error);
    case STEP_MAP:
      return map_columns (self, cancellable, error);
    case STEP_COMPARE:
      self->likes = kith_people_import_find_like (self->people, self->session, kith_long_step_tell,
                                                  self->long_step, cancellable, error);
      return self->likes != NULL;
    case STEP_APPLY:
    default:
      g_assert_not_reached ();
    }
}

/* ---- One step after the other. */

static void
mapped (KithImportRun *self, const GError *error)
{
  if (self->again)
    {
      self->again = FALSE;
      start (self, STEP_MAP);
      return;
    }
  set_sentence (self, error != NULL ? error->message : NULL);
  if (self->stage != KITH_IMPORT_COLUMNS)
    set_stage (self, KITH_IMPORT_COLUMNS);
  g_signal_emit (self, signals[SIGNAL_MAPPED], 0);
}

static void
has_read (KithImportRun *self)
{
  guint n = kith_import_run_get_table (self)->n_columns;

  for (guint i = 0; i < n; i++)
    {
      guint field = 0;

      if (self->people != NULL)
        field = kith_people_import_get_field (self->people, i);
      else if (kith_totals_import_get_field (self->totals, i) != KITH_TOTALS_UNKNOWN)
        field = kith_totals_import_get_field (self->totals, i);
      g_array_append_val (self->fields, field);
    }
  start (self, STEP_MAP);
}

static void
compared (KithImportRun *self)
{
  for (guint i = 0; i < self->likes->len; i++)
    kith_people_import_decide (self->people, &g_array_index (self->likes, KithImportLike, i),
                               KITH_IMPORT_LATER);
  set_stage (self, KITH_IMPORT_LIKES);
}

static void
applied (KithImportRun *self)
{
  g_autofree char *sentence = kith_import_run_describe_done (self);

  set_sentence (self, sentence);
  kith_import_undo_push (self->context, self->people, self->totals);
  kith_app_context_say_undoable (self->context, sentence);
  set_stage (self, KITH_IMPORT_DONE);
}

/* A file that is no table stays closed; what else went wrong leaves one where one was. */
static void
failed (KithImportRun *self, const GError *error)
{
  gboolean is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  set_sentence (self, is_cancelled && self->step != STEP_READ ? NULL
                      : is_cancelled ? _ ("Nothing was read. Choose the file again, or another one.")
                                     : error->message);
  if (self->step == STEP_READ)
    set_stage (self, KITH_IMPORT_REFUSED);
  else
    set_stage (self,
               self->step == STEP_APPLY && self->likes != NULL ? KITH_IMPORT_LIKES : KITH_IMPORT_COLUMNS);
}

static void
finish (gpointer owner, const GError *error)
{
  KithImportRun *self = owner;

  if (self->step == STEP_MAP)
    mapped (self, error);
  else if (error != NULL)
    failed (self, error);
  else if (self->step == STEP_READ)
    has_read (self);
  else if (self->step == STEP_COMPARE)
    compared (self);
  else
    applied (self);
}

static void
show_progress (gpointer owner, double fraction)
{
  g_signal_emit (owner, signals[SIGNAL_PROGRESS], 0, fraction);
}

static void
start (KithImportRun *self, Step step)
{
  self->step = step;
  if (step == STEP_MAP)
    {
      g_clear_pointer (&self->mapping.fields, g_array_unref);
      self->mapping.fields = g_array_copy (self->fields);
      self->mapping.dates = self->dates;
      self->mapping.replace = self->replace;
    }
  kith_long_step_begin (self->long_step, step == STEP_APPLY ? kith_session_get_worker (self->session) : NULL,
                        step != STEP_MAP);
  if (step != STEP_MAP && self->stage != KITH_IMPORT_BUSY)
    set_stage (self, KITH_IMPORT_BUSY);
}

static void
map_again (KithImportRun *self)
{
  if (!kith_long_step_is_running (self->long_step))
    {
      start (self, STEP_MAP);
      return;
    }
  self->again = TRUE;
  kith_long_step_cancel (self->long_step);
}

static void
kith_import_run_finalize (GObject *object)
{
  KithImportRun *self = KITH_IMPORT_RUN (object);

  g_clear_pointer (&self->long_step, kith_long_step_free);
  g_clear_pointer (&self->mapping.fields, g_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->people);
  g_clear_object (&self->totals);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->likes, g_array_unref);
  g_free (self->sentence);

  G_OBJECT_CLASS (kith_import_run_parent_class)->finalize (object);
}

static void
kith_import_run_class_init (KithImportRunClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_import_run_finalize;
  signals[SIGNAL_STAGE_CHANGED] =
      g_signal_new ("stage-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MAPPED] =
      g_signal_new ("mapped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DECIDED] =
      g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROGRESS] =
      g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
kith_import_run_init (KithImportRun *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->long_step = kith_long_step_new (self, step_run, show_progress, finish);
}

/**
 * kith_import_run_new:
 * @context: what the window works with
 * @kind: what the table is to hold
 * @file: the table
 *
 * Begins to read.
 *
 * Returns: (transfer full): the run; whoever lets go of it cancels it first
 */
KithImportRun *
kith_import_run_new (KithAppContext *context, KithImportKind kind, GFile *file)
{
  KithImportRun *self;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (KITH_TYPE_IMPORT_RUN, NULL);
  self->context = g_object_ref (context);
  self->session = g_object_ref (kith_app_context_get_session (context));
  self->kind = kind;
  self->file = g_object_ref (file);
  start (self, STEP_READ);
  return self;
}

/**
 * kith_import_run_get_kind:
 * @self: a run
 *
 * Returns: what the table is to hold
 */
KithImportKind
kith_import_run_get_kind (KithImportRun *self)
{
  return self->kind;
}

/**
 * kith_import_run_get_stage:
 * @self: a run
 *
 * Returns: how far it is
 */
KithImportStage
kith_import_run_get_stage (KithImportRun *self)
{
  return self->stage;
}

/**
 * kith_import_run_get_doing:
 * @self: a run that is busy
 *
 * Returns: (transfer none): what it does, for people to read
 */
const char *
kith_import_run_get_doing (KithImportRun *self)
{
  if (self->step == STEP_COMPARE)
    return _ ("Looking for people who have a record already…");
  return self->step == STEP_APPLY ? _ ("Importing…") : _ ("Reading the file…");
}

/**
 * kith_import_run_get_sentence:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): why it does not go on, or what was done
 */
const char *
kith_import_run_get_sentence (KithImportRun *self)
{
  return self->sentence;
}

/**
 * kith_import_run_get_table:
 * @self: a run whose file was read
 *
 * Returns: (transfer none) (nullable): the table; %NULL before
 */
const KithImportTable *
kith_import_run_get_table (KithImportRun *self)
{
  if (self->people != NULL)
    return kith_people_import_get_table (self->people);
  return self->totals != NULL ? kith_totals_import_get_table (self->totals) : NULL;
}

/**
 * kith_import_run_get_people:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): what was read of people
 */
KithPeopleImport *
kith_import_run_get_people (KithImportRun *self)
{
  return self->people;
}

/**
 * kith_import_run_get_totals:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): what was read of totals
 */
KithTotalsImport *
kith_import_run_get_totals (KithImportRun *self)
{
  return self->totals;
}

/**
 * kith_import_run_get_context:
 * @self: a run
 *
 * Returns: (transfer none): what it works with
 */
KithAppContext *
kith_import_run_get_context (KithImportRun *self)
{
  return self->context;
}

/**
 * kith_import_run_is_mapping:
 * @self: a run
 *
 * Returns: whether rows and problems are just being made anew
 */
gboolean
kith_import_run_is_mapping (KithImportRun *self)
{
  return kith_long_step_is_running (self->long_step) && self->step == STEP_MAP;
}

/**
 * kith_import_run_get_n_fields:
 * @self: a run
 *
 * Returns: how many things a column can be; the first is to leave it out
 */
guint
kith_import_run_get_n_fields (KithImportRun *self)
{
  return self->kind == KITH_IMPORT_OF_PEOPLE ? KITH_N_IMPORT_FIELDS : KITH_N_TOTALS_FIELDS;
}

/**
 * kith_import_run_get_field_label:
 * @self: a run
 * @field: what a column can be, from 0
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_import_run_get_field_label (KithImportRun *self, guint field)
{
  return self->kind == KITH_IMPORT_OF_PEOPLE ? kith_import_field_label ((KithImportField) field)
                                             : kith_totals_field_label ((KithTotalsField) field);
}

/**
 * kith_import_run_get_field:
 * @self: a run whose file was read
 * @column: from 0
 *
 * Returns: what the column is
 */
guint
kith_import_run_get_field (KithImportRun *self, guint column)
{
  g_return_val_if_fail (column < self->fields->len, 0);

  return g_array_index (self->fields, guint, column);
}

/**
 * kith_import_run_set_field:
 * @self: a run at its columns
 * @column: from 0
 * @field: what the column is
 *
 * Makes the rows anew.
 */
void
kith_import_run_set_field (KithImportRun *self, guint column, guint field)
{
  g_return_if_fail (column < self->fields->len);
  g_return_if_fail (field < kith_import_run_get_n_fields (self));

  if (g_array_index (self->fields, guint, column) == field)
    return;
  g_array_index (self->fields, guint, column) = field;
  map_again (self);
}

/**
 * kith_import_run_set_dates:
 * @self: a run at its columns, of people
 * @dates: how dates of birth are written
 *
 * Makes the rows anew.
 */
void
kith_import_run_set_dates (KithImportRun *self, KithImportDates dates)
{
  if (self->dates == dates)
    return;
  self->dates = dates;
  map_again (self);
}

/**
 * kith_import_run_set_replace:
 * @self: a run at its columns, of totals
 * @replace: whether months that are there may be written over
 *
 * Makes the months anew.
 */
void
kith_import_run_set_replace (KithImportRun *self, gboolean replace)
{
  if (self->replace == replace)
    return;
  self->replace = replace;
  map_again (self);
}

/**
 * kith_import_run_has_odd_dates:
 * @self: a run
 *
 * Returns: whether a column holds dates of birth that do not begin with the year, as far as its first lines
 * show
 */
gboolean
kith_import_run_has_odd_dates (KithImportRun *self)
{
  const KithImportTable *table = kith_import_run_get_table (self);

  for (guint i = 0; self->people != NULL && i < MIN (table->lines->len, LOOK_FOR_DATES); i++)
    {
      const char *const *cells = g_ptr_array_index (table->lines, i);

      for (guint column = 0; column < self->fields->len && cells[column] != NULL; column++)
        if (g_array_index (self->fields, guint, column) == KITH_IMPORT_BIRTH &&
            g_regex_match_simple ("^\\s*\\d{1,2}[-/.]", cells[column], 0, 0))
          return TRUE;
    }
  return FALSE;
}

/**
 * kith_import_run_get_n_there:
 * @self: a run
 *
 * Returns: how many of the months are there already
 */
guint
kith_import_run_get_n_there (KithImportRun *self)
{
  return self->totals != NULL ? kith_totals_import_get_n_there (self->totals) : 0;
}

/**
 * kith_import_run_get_n_rows:
 * @self: a run whose columns were mapped
 *
 * Returns: how many people or months there are
 */
guint
kith_import_run_get_n_rows (KithImportRun *self)
{
  if (self->people != NULL)
    return kith_people_import_get_rows (self->people)->len;
  return self->totals != NULL ? kith_totals_import_get_totals (self->totals)->len : 0;
}

/**
 * kith_import_run_get_likes:
 * @self: a run that has compared
 *
 * Returns: (transfer none) (nullable) (element-type KithImportLike): who may be somebody who is there
 */
GArray *
kith_import_run_get_likes (KithImportRun *self)
{
  return self->likes;
}

/**
 * kith_import_run_decide:
 * @self: a run that has compared
 * @like: from 0
 * @decision: what becomes of that row
 */
void
kith_import_run_decide (KithImportRun *self, guint like, KithImportDecision decision)
{
  g_return_if_fail (self->likes != NULL && like < self->likes->len);

  kith_people_import_decide (self->people, &g_array_index (self->likes, KithImportLike, like), decision);
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
}

/**
 * kith_import_run_count_taken:
 * @self: a run whose columns were mapped
 *
 * Returns: how many people or months are, or were, taken
 */
guint
kith_import_run_count_taken (KithImportRun *self)
{
  KithImportDone done;

  if (self->people == NULL)
    return kith_import_run_get_n_rows (self);
  kith_people_import_count (self->people, &done);
  return done.added + done.merged;
}

/**
 * kith_import_run_compare:
 * @self: a run of people, at its columns
 *
 * Looks for whom of them there is a record already.
 */
void
kith_import_run_compare (KithImportRun *self)
{
  g_return_if_fail (self->people != NULL);

  if (kith_long_step_is_running (self->long_step))
    return;
  set_sentence (self, NULL);
  g_clear_pointer (&self->likes, g_array_unref);
  start (self, STEP_COMPARE);
}

/**
 * kith_import_run_go_back:
 * @self: a run that has compared
 *
 * Goes back to the columns.
 */
void
kith_import_run_go_back (KithImportRun *self)
{
  g_return_if_fail (self->stage == KITH_IMPORT_LIKES);

  set_sentence (self, NULL);
  set_stage (self, KITH_IMPORT_COLUMNS);
}

/**
 * kith_import_run_apply:
 * @self: a run without problems
 *
 * Takes all of it, or nothing.
 */
void
kith_import_run_apply (KithImportRun *self)
{
  if (kith_long_step_is_running (self->long_step))
    return;
  set_sentence (self, NULL);
  start (self, STEP_APPLY);
}

/**
 * kith_import_run_cancel:
 * @self: a run
 *
 * Ends what it does. Nothing is taken of what was not done.
 */
void
kith_import_run_cancel (KithImportRun *self)
{
  kith_long_step_cancel (self->long_step);
}
