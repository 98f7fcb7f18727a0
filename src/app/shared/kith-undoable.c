/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes something back is of the same kind as what was done, and says only that it is as before: it
 * leaves no undo of its own. */

#include "shared/kith-undoable.h"

#include <glib/gi18n.h>

#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context;      /* (owned) */
  const KithUndoableKind *kind; /* (unowned) */
  gpointer what;                /* (owned) */
  char *sentence;               /* (owned) (nullable): none where it takes something back itself */
  gpointer inverse;             /* (owned) (nullable) until it is done */
  KithUndoableDone done;        /* (nullable) */
} Doing;

/* What takes something back. */
typedef struct
{
  KithAppContext *context; /* (unowned) owns the stack this sits in */
  const KithUndoableKind *kind;
  gpointer what; /* (owned) */
} Inverse;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_object_unref (doing->context);
  doing->kind->unref (doing->what);
  g_clear_pointer (&doing->inverse, doing->kind->unref);
  g_free (doing->sentence);
  g_free (doing);
}

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  inverse->kind->unref (inverse->what);
  g_free (inverse);
}

static void
undo (gpointer data)
{
  Inverse *inverse = data;

  kith_undoable_run (inverse->context, inverse->kind, inverse->what, NULL, NULL, NULL);
}

static gboolean
apply_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;

  doing->inverse = doing->kind->apply (session, doing->what, error);
  return doing->inverse != NULL;
}

static void
push_inverse (Doing *doing)
{
  Inverse *inverse = g_new0 (Inverse, 1);

  inverse->context = doing->context;
  inverse->kind = doing->kind;
  inverse->what = g_steal_pointer (&doing->inverse);
  kith_undo_push (kith_app_context_get_undo (doing->context), undo, inverse, inverse_free);
}

static void
apply_done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;

  if (error == NULL && doing->sentence != NULL)
    {
      push_inverse (doing);
      kith_app_context_say_undoable (doing->context, doing->sentence);
    }
  else if (error == NULL)
    kith_app_context_say (doing->context, _ (doing->kind->as_before));
  if (doing->done != NULL)
    doing->done (object, error);
}

/**
 * kith_undoable_run:
 * @context: what the window works with
 * @kind: what kind of thing it is; it lasts as long as the program
 * @what: what is to be done
 * @sentence: (nullable): what is said of it then, with its undo; %NULL: it takes something back itself
 * @object: (nullable): for which @done is called, while it lives
 * @done: (nullable): how it ended
 *
 * Carries it out on the database thread, and leaves its inverse to undo.
 */
void
kith_undoable_run (KithAppContext *context,
                   const KithUndoableKind *kind,
                   gconstpointer what,
                   const char *sentence,
                   gpointer object,
                   KithUndoableDone done)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (kind != NULL && what != NULL);

  doing = g_new0 (Doing, 1);
  doing->context = g_object_ref (context);
  doing->kind = kind;
  doing->what = kind->ref (what);
  doing->sentence = g_strdup (sentence);
  doing->done = done;
  kith_job_run (context, apply_job, doing, doing_free, object, apply_done);
}
