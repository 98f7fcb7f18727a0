/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Carrying a command out: the main thread says what it knows, the database thread does it, and once it is
 * durable the main thread changes the lists and says so. */

#include "desk/kith-desk-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/**
 * kith_desk_outcome_free:
 * @self: (nullable): an outcome
 */
void
kith_desk_outcome_free (KithDeskOutcome *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_desk_command_unref);
  g_free (self->sentence);
  g_free (self->public_sentence);
  g_free (self->notice);
  g_free (self);
}

static gboolean
check_code (KithDesk *self, const KithDeskCommand *command, GError **error)
{
  const char *code = command->code != NULL ? command->code : "";
  gint64 holder = *code != '\0' ? kith_desk_find_code (self, code) : 0;

  if ((holder == 0 || holder == kith_desk_find_root (self, command->person)) &&
      !g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL))
    return TRUE;
  g_set_error_literal (
      error, KITH_ERROR, KITH_ERROR_EXISTS,
      _ ("Somebody else has this card already. Use another card, or take it off their record first."));
  return FALSE;
}

static void
note_namesakes (KithDesk *self, KithDeskJob *job, const char *name)
{
  g_autoptr (KithCard) card = name != NULL ? kith_card_new (0, name, NULL) : NULL;
  const char *folded = card != NULL ? kith_card_get_folds (card)[0] : NULL;
  GArray *found;

  if (folded == NULL || (job->namesakes != NULL && g_hash_table_contains (job->namesakes, folded)))
    return;
  found = kith_desk_find_namesakes (self, folded, kith_card_get_name (card));
  if (found == NULL)
    return;
  if (job->namesakes == NULL)
    job->namesakes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_hash_table_insert (job->namesakes, g_strdup (folded), found);
}

/* A notice is shown at the first sign-in of each day on which it stands. */
static void
note_notices (KithDesk *self, KithDeskJob *job, gint64 person)
{
  GHashTableIter iter;
  gpointer value;

  person = kith_desk_find_root (self, person);
  g_hash_table_iter_init (&iter, self->records[KITH_RECORD_NOTICE]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const KithDeskRecord *record = value;
      GArray *ids;

      if (kith_desk_find_root (self, record->person) != person || record->shown_day == self->day ||
          !kith_desk_record_is_in_force (record, self->day))
        continue;
      if (job->notices == NULL)
        job->notices =
            g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
      ids = g_hash_table_lookup (job->notices, &person);
      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (job->notices, g_memdup2 (&person, sizeof person), ids);
        }
      g_array_append_val (ids, record->id);
    }
}

static gboolean
prepare_part (KithDesk *self, KithDeskJob *job, KithDeskCommand *command, GError **error)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_SIGN_IN:
    case KITH_DESK_DO_REASSIGN:
      note_notices (self, job, command->person);
      return TRUE;
    case KITH_DESK_DO_ADD:
    case KITH_DESK_DO_ADD_AND_SIGN_IN:
      note_namesakes (self, job, command->name);
      return check_code (self, command, error);
    case KITH_DESK_DO_SET_CARD:
      return check_code (self, command, error);
    case KITH_DESK_DO_PAPER:
      for (guint i = 0; i < command->lines->len; i++)
        {
          const KithPaperLine *line = g_ptr_array_index (command->lines, i);

          if (line->person == 0)
            note_namesakes (self, job, line->name);
        }
      return TRUE;
    case KITH_DESK_DO_SEVERAL:
      for (guint i = 0; i < command->parts->len; i++)
        if (!prepare_part (self, job, g_ptr_array_index (command->parts, i), error))
          return FALSE;
      return TRUE;
    default:
      return TRUE;
    }
}

KithDeskJob *
kith_desk_prepare (KithDesk *self, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskJob) job = kith_desk_job_new (self->session, self->people, self->visits, command);

  return prepare_part (self, job, command, error) ? g_steal_pointer (&job) : NULL;
}

static KithDeskCommand *
inverse_of (const KithDeskJob *job)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (job->inverses->len == 0)
    return NULL;
  if (job->inverses->len == 1)
    return kith_desk_command_ref (g_ptr_array_index (job->inverses, 0));
  parts = g_ptr_array_new ();
  for (guint i = job->inverses->len; i > 0; i--)
    g_ptr_array_add (parts, g_ptr_array_index (job->inverses, i - 1));
  return kith_desk_command_several (parts);
}

static char *
notice_words (KithDesk *self, const KithDeskJob *job)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < job->shown->len; i++)
    {
      const KithDeskRecord *record =
          g_hash_table_lookup (self->records[KITH_RECORD_NOTICE], &g_array_index (job->shown, gint64, i));

      if (record == NULL)
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, record->words);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* Whether somebody came in by this, so that the desk is told what concerns them. */
static gboolean
is_arrival (const KithDeskJob *job)
{
  if (!job->wrote || job->at == NULL || job->at->voided || job->at->day != job->day ||
      job->at->state != KITH_PRESENCE_HERE)
    return FALSE;
  switch ((int) job->command->what)
    {
    case KITH_DESK_DO_SIGN_IN:
    case KITH_DESK_DO_ADD_AND_SIGN_IN:
    case KITH_DESK_DO_REASSIGN:
    case KITH_DESK_DO_NAME_GUEST:
    case KITH_DESK_DO_STATE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What to tell of a job whose changes the lists show by now. */
static KithDeskOutcome *
finish_job (KithDesk *self, KithDeskJob *job)
{
  KithDeskOutcome *outcome = g_new0 (KithDeskOutcome, 1);

  outcome->inverse = inverse_of (job);
  outcome->sentence = kith_desk_say (self, job, FALSE);
  outcome->public_sentence = kith_desk_say (self, job, TRUE);
  outcome->arrival = job->arrival;
  outcome->person = job->person;
  outcome->visit = job->visit;
  outcome->guest = job->guest;
  outcome->first_time = job->first_time && job->at != NULL && !job->at->voided;
  outcome->paper = job->paper;
  outcome->something_waiting =
      job->person != 0 && job->at != NULL && kith_desk_has_record (self, KITH_RECORD_WAITING, job->person);
  outcome->notice = notice_words (self, job);
  if (outcome->notice != NULL)
    outcome->notice_id = g_array_index (job->shown, gint64, 0);
  outcome->keep_apart = is_arrival (job) && kith_desk_is_apart_here (self, job->person);
  return outcome;
}

KithDeskJob *
kith_desk_carry_out (KithDesk *self, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskJob) job = kith_desk_prepare (self, command, error);
  g_autoptr (KithDeskToday) today = NULL;

  if (job == NULL || !kith_desk_job_run (job, error))
    return NULL;
  if (job->reload)
    today = kith_desk_today_load (self->visits, NULL, NULL);
  kith_desk_take_job (self, job);
  if (today != NULL)
    kith_desk_take_today (self, today);
  return g_steal_pointer (&job);
}

/**
 * kith_desk_apply:
 * @self: the desk
 * @command: what to do
 * @error: what the services say; then nothing was changed
 *
 * Carries a command out here and now, waiting for other writers: for the command line, tests and samples.
 *
 * Returns: (transfer full): what came of it, once it is durable
 */
KithDeskOutcome *
kith_desk_apply (KithDesk *self, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskJob) job = NULL;

  g_return_val_if_fail (KITH_IS_DESK (self), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  job = kith_desk_carry_out (self, command, error);
  return job != NULL ? finish_job (self, job) : NULL;
}

/* Two cards with one code would both be useless: the second is refused while the first is still being
 * written. */
static void
hold_code (KithDesk *self, const KithDeskCommand *command)
{
  if (command->code != NULL && *command->code != '\0')
    g_ptr_array_add (self->codes, g_strdup (command->code));
}

static void
release_code (KithDesk *self, const KithDeskCommand *command)
{
  guint position;

  if (command->code != NULL &&
      g_ptr_array_find_with_equal_func (self->codes, command->code, g_str_equal, &position))
    g_ptr_array_remove_index (self->codes, position);
}

static gpointer
run_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (kith_desk_job_run (data, error));
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KithDesk *self = g_task_get_source_object (task);
  KithDeskJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  kith_worker_run_finish (KITH_WORKER (source), result, &error);
  release_code (self, job->command);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  kith_desk_take_job (self, job);
  if (job->reload)
    kith_desk_reload (self);
  g_task_return_pointer (task, finish_job (self, job), (GDestroyNotify) kith_desk_outcome_free);
}

/**
 * kith_desk_apply_async:
 * @self: the desk
 * @command: what to do
 * @cancellable: (nullable): takes it back as long as it has not begun
 * @callback: called once it is durable and the lists show it
 * @user_data: for @callback
 */
void
kith_desk_apply_async (KithDesk *self,
                       KithDeskCommand *command,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  KithDeskJob *job;

  g_return_if_fail (KITH_IS_DESK (self));
  g_return_if_fail (command != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kith_desk_apply_async);
  g_task_set_check_cancellable (task, FALSE);
  job = kith_desk_prepare (self, command, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, job, (GDestroyNotify) kith_desk_job_free);
  hold_code (self, command);
  kith_worker_run_async (kith_session_get_worker (self->session), run_cb, job, NULL, NULL, cancellable,
                         ran_cb, g_object_ref (task));
}

/**
 * kith_desk_apply_finish:
 * @self: the desk
 * @result: what the callback was given
 * @error: what the services say; then nothing was changed
 *
 * Returns: (transfer full): what came of it
 */
KithDeskOutcome *
kith_desk_apply_finish (KithDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
