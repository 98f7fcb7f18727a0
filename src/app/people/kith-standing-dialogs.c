/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That somebody died is asked about although it can be taken back: a slip must not put it on a page that a
 * friend of theirs opens next. */

#include "people/kith-standing-dialogs.h"

#include <glib/gi18n.h>

#include "people/kith-away-form.h"
#include "people/kith-erasing.h"
#include "people/kith-person-standing.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (owned) */
  GtkWidget *parent;       /* (owned) */
  GtkWidget *form;         /* (owned) (nullable) */
  char *name;              /* (owned) as this screen may show it */
  KithStandingDone done;
  gint64 person;
  KithPersonState state;
  KithDay away_until;
} Work;

static Work *
work_new (GtkWidget *parent,
          KithAppContext *context,
          const KithCard *card,
          KithPersonState state,
          KithStandingDone done)
{
  Work *work = g_new0 (Work, 1);

  work->context = g_object_ref (context);
  work->parent = g_object_ref (parent);
  work->name = kith_erasing_dup_name (context, card);
  work->person = kith_card_get_person (card);
  work->state = state;
  work->away_until = KITH_DAY_NONE;
  work->done = done;
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->context);
  g_object_unref (work->parent);
  g_clear_object (&work->form);
  g_free (work->name);
  g_free (work);
}

static gboolean
set_job (KithSession *session, gpointer data, GError **error)
{
  const Work *work = data;

  return kith_standing_set (session, work->person, work->state, work->away_until, error);
}

static void
set_done (gpointer object, gpointer data, const GError *error)
{
  ((Work *) data)->done (object);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Work *work = user_data;

  if (!accepted)
    {
      work_free (work);
      return;
    }
  if (work->form != NULL)
    work->away_until = kith_away_form_get_until (KITH_AWAY_FORM (work->form));
  kith_job_run (work->context, set_job, work, work_free, work->parent, set_done);
}

/**
 * kith_standing_dialogs_away:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @card: who is away
 * @done: called with @parent when it is so, or was refused
 *
 * Asks until when.
 */
void
kith_standing_dialogs_away (GtkWidget *parent, KithAppContext *context, KithCard *card, KithStandingDone done)
{
  g_autofree char *heading = NULL;
  GtkWindow *dialog;
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (card != NULL && done != NULL);

  work = work_new (parent, context, card, KITH_PERSON_AWAY, done);
  work->form = g_object_ref_sink (kith_away_form_new (kith_app_context_get_session (context)));
  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("%s Is Away"), work->name);
  dialog =
      kith_dialogs_ask (parent, heading,
                        _ ("Nobody is reminded of them while they are away. They can be signed in at any "
                           "time."),
                        _ ("_Away"), KITH_DIALOG_SUGGESTED, work->form, answered, work);
  kith_dialogs_follow_ready (dialog, work->form);
  gtk_widget_grab_focus (work->form);
}

/**
 * kith_standing_dialogs_died:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @card: who has died
 * @done: called with @parent when it is written down, or was refused
 *
 * Says what follows from it.
 */
void
kith_standing_dialogs_died (GtkWidget *parent, KithAppContext *context, KithCard *card, KithStandingDone done)
{
  g_autofree char *heading = NULL;
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (card != NULL && done != NULL);

  work = work_new (parent, context, card, KITH_PERSON_DIED, done);
  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("Has %s Died?"), work->name);
  kith_dialogs_ask (
      parent, heading,
      _ ("Take the time you need. Once it is written down, the front desk does not find them any "
         "more, and notices and reminders end. Those who may open the record see it on their "
         "page. Visits and totals stay as they are. It can be taken back at any time."),
      _ ("They Have _Died"), KITH_DIALOG_SUGGESTED, NULL, answered, work);
}

/**
 * kith_standing_take_back:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @card: who is neither away nor has died
 * @done: called with @parent when it is so, or was refused
 */
void
kith_standing_take_back (GtkWidget *parent, KithAppContext *context, KithCard *card, KithStandingDone done)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (card != NULL && done != NULL);

  answered (TRUE, work_new (parent, context, card, KITH_PERSON_ACTIVE, done));
}
