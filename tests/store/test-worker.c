/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database thread: order, results, errors, cancelling, and an orderly end.
 */

#include "store/kith-worker.h"

#include "base/kith-error.h"

typedef struct
{
  GString *order; /* (owned) */
  GMutex gate;
} Log;

typedef struct
{
  Log *log;
  int number;
} Step;

static gpointer
note_step (gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  g_string_append_printf (step->log->order, "%d ", step->number);
  return GINT_TO_POINTER (step->number * 10);
}

static void
sum_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *sum = user_data;
  g_autoptr (GError) error = NULL;

  *sum += GPOINTER_TO_INT (kith_worker_run_finish (KITH_WORKER (source), result, &error));
  g_assert_no_error (error);
}

static void
run_until (int *value, int wanted)
{
  while (*value != wanted)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_order (void)
{
  g_autoptr (KithWorker) worker = kith_worker_new ("test");
  Log log = { g_string_new (NULL) };
  int sum = 0;

  for (int i = 0; i < 100; i++)
    {
      Step *step = g_new (Step, 1);

      *step = (Step){ &log, i };
      kith_worker_run_async (worker, note_step, step, g_free, NULL, NULL, sum_cb, &sum);
    }
  run_until (&sum, 49500);
  g_assert_true (g_str_has_prefix (log.order->str, "0 1 2 3 4 5 "));
  g_assert_true (g_str_has_suffix (log.order->str, "97 98 99 "));
  g_assert_cmpuint (kith_worker_get_n_pending (worker), ==, 0);
  g_string_free (log.order, TRUE);
}

static gpointer
fail (gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_CHANGED, "changed");
  return NULL;
}

static gpointer
wait_for_gate (gpointer data, GCancellable *cancellable, GError **error)
{
  Log *log = data;

  g_mutex_lock (&log->gate);
  g_mutex_unlock (&log->gate);
  return NULL;
}

typedef struct
{
  GError *error; /* (owned) (nullable) */
  int done;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  kith_worker_run_finish (KITH_WORKER (source), result, &answer->error);
  answer->done = 1;
}

static void
test_errors (void)
{
  g_autoptr (KithWorker) worker = kith_worker_new ("test");
  Answer answer = { 0 };
  g_autoptr (GError) error = NULL;

  kith_worker_run_async (worker, fail, NULL, NULL, NULL, NULL, answer_cb, &answer);
  run_until (&answer.done, 1);
  g_assert_error (answer.error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&answer.error);

  g_assert_null (kith_worker_run (worker, fail, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
}

/* A job cancelled before its turn does not start; its data is freed all the same. */
static void
test_cancelled (void)
{
  g_autoptr (KithWorker) worker = kith_worker_new ("test");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Log log = { g_string_new (NULL) };
  Step *step = g_new (Step, 1);
  Answer answer = { 0 };

  g_mutex_init (&log.gate);
  g_mutex_lock (&log.gate);
  kith_worker_post (worker, wait_for_gate, &log, NULL);
  *step = (Step){ &log, 1 };
  kith_worker_run_async (worker, note_step, step, g_free, NULL, cancellable, answer_cb, &answer);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&log.gate);
  run_until (&answer.done, 1);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (log.order->str, ==, "");
  g_clear_error (&answer.error);
  g_mutex_clear (&log.gate);
  g_string_free (log.order, TRUE);
}

static gpointer
nested (gpointer data, GCancellable *cancellable, GError **error)
{
  Step step = { data, 7 };

  return kith_worker_run (g_object_get_data (cancellable != NULL ? G_OBJECT (cancellable) : NULL, "worker"),
                          note_step, &step, NULL, error);
}

static void
test_run (void)
{
  g_autoptr (KithWorker) worker = kith_worker_new ("test");
  g_autoptr (GCancellable) carrier = g_cancellable_new ();
  Log log = { g_string_new (NULL) };

  g_object_set_data (G_OBJECT (carrier), "worker", worker);
  g_assert_cmpint (GPOINTER_TO_INT (kith_worker_run (worker, nested, &log, carrier, NULL)), ==, 70);
  g_string_free (log.order, TRUE);
}

static void
test_stop (void)
{
  g_autoptr (KithWorker) worker = kith_worker_new ("test");
  Log log = { g_string_new (NULL) };
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  for (int i = 0; i < 20; i++)
    {
      Step *step = g_new (Step, 1);

      *step = (Step){ &log, i };
      kith_worker_post (worker, note_step, step, g_free);
    }
  kith_worker_stop (worker);
  g_assert_true (g_str_has_suffix (log.order->str, "18 19 "));

  g_assert_null (kith_worker_run (worker, fail, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  kith_worker_run_async (worker, fail, NULL, NULL, NULL, NULL, answer_cb, &answer);
  run_until (&answer.done, 1);
  g_assert_error (answer.error, KITH_ERROR, KITH_ERROR_LOCKED);
  g_clear_error (&answer.error);
  kith_worker_stop (worker);
  g_string_free (log.order, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/worker/order", test_order);
  g_test_add_func ("/store/worker/errors", test_errors);
  g_test_add_func ("/store/worker/cancelled", test_cancelled);
  g_test_add_func ("/store/worker/run", test_run);
  g_test_add_func ("/store/worker/stop", test_stop);
  return g_test_run ();
}
