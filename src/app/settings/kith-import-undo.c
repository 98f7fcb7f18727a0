/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings/kith-import-undo.h"

#include <glib/gi18n.h>

#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context;  /* (unowned) outlives the entry of its own undo stack */
  KithPeopleImport *people; /* (owned) (nullable) */
  KithTotalsImport *totals; /* (owned) (nullable) */
} Taken;

static void
taken_free (gpointer data)
{
  Taken *taken = data;

  g_clear_object (&taken->people);
  g_clear_object (&taken->totals);
  g_free (taken);
}

static Taken *
taken_new (KithAppContext *context, KithPeopleImport *people, KithTotalsImport *totals)
{
  Taken *taken = g_new0 (Taken, 1);

  taken->context = context;
  g_set_object (&taken->people, people);
  g_set_object (&taken->totals, totals);
  return taken;
}

static gboolean
take_back_job (KithSession *session, gpointer data, GError **error)
{
  Taken *taken = data;

  return taken->people != NULL ? kith_people_import_take_back (taken->people, session, error)
                               : kith_totals_import_take_back (taken->totals, session, error);
}

static void
taken_back_cb (gpointer object, gpointer data, const GError *error)
{
  if (error == NULL)
    kith_app_context_say (((Taken *) data)->context, _ ("The import is undone."));
}

static void
take_back (gpointer data)
{
  Taken *taken = data;

  kith_job_run (taken->context, take_back_job, taken_new (taken->context, taken->people, taken->totals),
                taken_free, NULL, taken_back_cb);
}

/**
 * kith_import_undo_push:
 * @context: where it was done
 * @people: (nullable): what was applied of people
 * @totals: (nullable): what was applied of totals
 *
 * Has the next undo take all of it back, or say why it cannot.
 */
void
kith_import_undo_push (KithAppContext *context, KithPeopleImport *people, KithTotalsImport *totals)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail ((people != NULL) != (totals != NULL));

  kith_undo_push (kith_app_context_get_undo (context), take_back, taken_new (context, people, totals),
                  taken_free);
}
