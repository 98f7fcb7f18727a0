/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That something stands is in clear; what it is is read, and the log says so. */

#include "people/kith-objecting.h"

#include "people/kith-requests.h"
#include "shared/kith-job.h"

typedef struct
{
  gint64 person;
  GPtrArray *requests;      /* (owned) (nullable) (element-type KithRequest) */
  KithQuestions *questions; /* (owned) (nullable) */
  KithObjectingRead done;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->requests, g_ptr_array_unref);
  g_clear_pointer (&reading->questions, kith_questions_unref);
  g_free (reading);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->questions = kith_questions_load (kith_session_get_store (session), error);
  reading->requests =
      reading->questions != NULL ? kith_requests_list (session, reading->person, error) : NULL;
  return reading->requests != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  Reading *reading = data;
  g_autoptr (KithObjections) objections = NULL;

  if (error != NULL)
    return;
  objections = kith_objections_new (reading->requests, reading->questions);
  reading->done (object, reading->person, objections);
}

/**
 * kith_objecting_look:
 * @context: what the window works with
 * @person: whose page is shown
 *
 * Reads nothing.
 *
 * Returns: (transfer full): what stands, as a text that is another when that is other; "" for nothing, and
 * where this account may not read it
 */
char *
kith_objecting_look (KithAppContext *context, gint64 person)
{
  KithSession *session;
  char *standing;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  session = kith_app_context_get_session (context);
  standing =
      kith_session_may (session, KITH_ACTION_REQUEST_READ) && kith_session_may_open_record (session, person)
          ? kith_requests_dup_standing (session, person, NULL)
          : NULL;
  return standing != NULL ? standing : g_strdup ("");
}

/**
 * kith_objecting_read:
 * @context: what the window works with
 * @person: whose page is shown
 * @object: (type GObject): who asks
 * @done: called with @object, while it lives, when it is read
 */
void
kith_objecting_read (KithAppContext *context, gint64 person, gpointer object, KithObjectingRead done)
{
  Reading *reading;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context) && done != NULL);

  reading = g_new0 (Reading, 1);
  reading->person = person;
  reading->done = done;
  kith_job_run (context, read_job, reading, reading_free, object, read_done);
}
