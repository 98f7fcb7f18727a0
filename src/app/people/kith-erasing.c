/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing can be stopped for a week, and yet it is asked about: whoever asks for it should know first what
 * goes, what stays, which backups still have it, and whether the law keeps it. */

#include "people/kith-erasing.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "people/kith-hold-form.h"
#include "people/kith-legal-holds.h"
#include "people/kith-people-shown.h"
#include "session/kith-kept-backups.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

/* One question or change, on its way between the threads. */
typedef struct
{
  KithAppContext *context; /* (owned) */
  GtkWidget *parent;       /* (owned) */
  GtkWidget *form;         /* (owned) (nullable) of a hold */
  GPtrArray *backups;      /* (owned) (nullable) (element-type KithKeptBackup) */
  GPtrArray *holds;        /* (owned) (nullable) (element-type KithLegalHold) */
  char *name;              /* (owned) (nullable) as this screen may show it */
  char *reason;            /* (owned) (nullable) */
  KithErasure erasure;
  KithErasingDone done;
  gint64 person;
  gint64 hold;
  KithDay until;
} Work;

static Work *
work_new (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done)
{
  Work *work = g_new0 (Work, 1);

  work->context = g_object_ref (context);
  work->parent = g_object_ref (parent);
  work->done = done;
  if (card == NULL)
    return work;
  work->person = kith_card_get_person (card);
  work->name = kith_erasing_dup_name (context, card);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->context);
  g_object_unref (work->parent);
  g_clear_object (&work->form);
  g_clear_pointer (&work->backups, g_ptr_array_unref);
  g_clear_pointer (&work->holds, g_ptr_array_unref);
  g_free (work->name);
  g_free (work->reason);
  g_free (work);
}

/* A question that was answered goes on as a change of its own. */
static void
run (Work *work, KithJobFunc func, KithJobDone done)
{
  kith_job_run (work->context, func, work, work_free, work->parent, done);
}

/* The hold that lasts longest, NULL: none does today. */
static const KithLegalHold *
find_hold (const Work *work)
{
  KithDay today = kith_clock_today (kith_session_get_clock (kith_app_context_get_session (work->context)));
  const KithLegalHold *longest = NULL;

  for (guint i = 0; i < work->holds->len; i++)
    {
      const KithLegalHold *hold = g_ptr_array_index (work->holds, i);

      if (hold->until >= today && (longest == NULL || hold->until > longest->until))
        longest = hold;
    }
  return longest;
}

static void
append_backups (GString *body, GPtrArray *backups)
{
  if (backups->len > 0)
    g_string_append_printf (body, "\n\n%s", _ ("These backups still hold the record:"));
  for (guint i = 0; i < backups->len; i++)
    {
      const KithKeptBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *file = g_path_get_basename (backup->path);
      g_autofree char *day = NULL;

      g_string_append (body, "\n• ");
      if (backup->gone_day != KITH_DAY_NONE)
        {
          day = kith_day_format_short (backup->gone_day);
          /* Translators: a backup's file name, and the day on which a newer one takes its place */
          g_string_append_printf (body, _ ("%s, until about %s"), file, day);
        }
      else
        /* Translators: a backup's file name */
        g_string_append_printf (body, _ ("%s, until you remove it"), file);
    }
  g_string_append_printf (body, "\n\n%s",
                          backups->len > 0
                              ? _ ("Put back, each of them is held to the erasure again. Kith does not know "
                                   "of copies that were made elsewhere.")
                              : _ ("No backup that Kith knows of holds the record. It does not know of "
                                   "copies that were made elsewhere."));
}

static char *
describe_question (const Work *work)
{
  GString *body = g_string_new (NULL);
  const KithLegalHold *hold = find_hold (work);
  KithDay due = kith_clock_today (kith_session_get_clock (kith_app_context_get_session (work->context))) +
                KITH_ERASURE_DAYS;
  g_autofree char *day = kith_day_format_short (due);

  /* Translators: %s is a day */
  g_string_append_printf (body,
                          _ ("The record is hidden at once. On %s it is gone, and cannot be brought "
                             "back; until then you can stop it. Totals keep the visits, not the "
                             "person."),
                          day);
  if (hold != NULL)
    {
      g_autofree char *until = kith_day_format_long (hold->until);

      /* Translators: a day, and the reason */
      g_string_append_printf (body, "\n\n");
      g_string_append_printf (body,
                              _ ("A legal hold keeps it until %s: “%s”. It is hidden all the same, and "
                                 "gone only after that day."),
                              until, hold->reason);
    }
  append_backups (body, work->backups);
  return g_string_free (body, FALSE);
}

static gboolean
prepare_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  work->backups = kith_kept_backups_list (session, error);
  work->holds = work->backups != NULL ? kith_legal_holds_list (session, work->person, error) : NULL;
  return work->holds != NULL;
}

static gboolean
erase_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  return kith_erasures_ask (session, work->person, &work->erasure, error);
}

static void
changed_done (gpointer object, gpointer data, const GError *error)
{
  Work *work = data;

  if (error == NULL && work->form != NULL)
    kith_hold_form_done (KITH_HOLD_FORM (work->form));
  work->done (object);
}

static void
erase_answered (gboolean accepted, gpointer user_data)
{
  Work *work = user_data;

  if (accepted)
    run (work, erase_job, changed_done);
  else
    work_free (work);
}

static void
prepared_done (gpointer object, gpointer data, const GError *error)
{
  Work *prepared = data;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  Work *work;

  if (error != NULL)
    return;
  work = work_new (prepared->parent, prepared->context, NULL, prepared->done);
  work->person = prepared->person;
  work->name = g_strdup (prepared->name);
  /* Translators: %s is a person's name */
  heading = g_strdup_printf (_ ("Erase the Record of %s?"), work->name);
  body = describe_question (prepared);
  kith_dialogs_ask (work->parent, heading, body, _ ("_Erase"), KITH_DIALOG_DESTRUCTIVE, NULL, erase_answered,
                    work);
}

/**
 * kith_erasing_dup_name:
 * @context: what the window works with
 * @card: whose
 *
 * Who is being erased is not among the names that the desk knows: hence of the card.
 *
 * Returns: (transfer full): the name as this screen may show it
 */
char *
kith_erasing_dup_name (KithAppContext *context, const KithCard *card)
{
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  if (kith_preferences_get_public_screen (kith_app_context_get_preferences (context)))
    return kith_text_public_name (kith_card_get_name (card));
  return g_strdup (kith_card_get_name (card));
}

/**
 * kith_erasing_describe:
 * @erasure: what was asked for
 * @name: whose record it is
 *
 * Returns: (transfer full): until when the record is there, in a sentence
 */
char *
kith_erasing_describe (const KithErasure *erasure, const char *name)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (erasure != NULL && name != NULL, NULL);

  if (erasure->held_until != KITH_DAY_NONE && erasure->held_until >= erasure->due_day)
    {
      day = kith_day_format_long (erasure->held_until);
      /* Translators: a person's name, and a day */
      return g_strdup_printf (_ ("%s’s record is hidden. A legal hold keeps it until %s; after that it will "
                                 "be gone. Totals keep the visits, not the person."),
                              name, day);
    }
  day = kith_day_format_short (erasure->due_day);
  /* Translators: a person's name, and a day */
  return g_strdup_printf (_ ("%s’s record will be gone on %s. Totals keep the visits, not the person."), name,
                          day);
}

/**
 * kith_erasing_find:
 * @context: what the window works with
 * @person: an id
 * @erasure: (out): what was asked for
 *
 * Returns: whether the record is being erased, and this account may know
 */
gboolean
kith_erasing_find (KithAppContext *context, gint64 person, KithErasure *erasure)
{
  KithSession *session = kith_app_context_get_session (context);
  g_autoptr (GArray) all =
      kith_session_may (session, KITH_ACTION_PERSON_ERASE) ? kith_erasures_list (session, NULL) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const KithErasure *one = &g_array_index (all, KithErasure, i);

      if (one->person != person || one->state != KITH_ERASURE_ASKED)
        continue;
      *erasure = *one;
      return TRUE;
    }
  return FALSE;
}

/**
 * kith_erasing_ask:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @card: whose record
 * @done: called with @parent when it was asked for, or could not be
 *
 * Says what erasing does, and does it where that is confirmed.
 */
void
kith_erasing_ask (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (card != NULL && done != NULL);

  run (work_new (parent, context, card, done), prepare_job, prepared_done);
}

static gboolean
stop_job (KithSession *session, gpointer data, GError **error)
{
  return kith_erasures_stop (session, ((Work *) data)->person, error);
}

static void
stopped_done (gpointer object, gpointer data, const GError *error)
{
  Work *work = data;

  if (error == NULL)
    {
      /* Translators: %s is a person's name */
      g_autofree char *said = g_strdup_printf (_ ("%s’s record stays, as it was."), work->name);

      kith_app_context_say (work->context, said);
    }
  work->done (object);
}

/**
 * kith_erasing_stop:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @card: whose record is to stay
 * @done: called with @parent when it stays, or could not be stopped
 */
void
kith_erasing_stop (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (card != NULL && done != NULL);

  run (work_new (parent, context, card, done), stop_job, stopped_done);
}

static gboolean
hold_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  return kith_legal_holds_set (session, work->person, work->until, work->reason, error) != 0;
}

static void
hold_answered (gboolean accepted, gpointer user_data)
{
  Work *work = user_data;

  if (!accepted)
    {
      work_free (work);
      return;
    }
  work->until = kith_hold_form_get_until (KITH_HOLD_FORM (work->form));
  work->reason = kith_hold_form_dup_reason (KITH_HOLD_FORM (work->form));
  run (work, hold_job, changed_done);
}

/**
 * kith_erasing_ask_hold:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @card: whose record must be kept
 * @done: called with @parent when the hold is set, or was refused
 *
 * Asks until when and why.
 */
void
kith_erasing_ask_hold (GtkWidget *parent, KithAppContext *context, KithCard *card, KithErasingDone done)
{
  Work *work;
  GtkWindow *dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (card != NULL && done != NULL);

  work = work_new (parent, context, card, done);
  work->form = g_object_ref_sink (kith_hold_form_new (kith_app_context_get_session (context), work->person));
  dialog = kith_dialogs_ask (parent, _ ("Legal Hold"),
                             _ ("The law can ask that a record is kept. Until the day is over it is not "
                                "erased, whatever was asked."),
                             _ ("_Keep It"), KITH_DIALOG_SUGGESTED, work->form, hold_answered, work);
  kith_dialogs_follow_ready (dialog, work->form);
  gtk_widget_grab_focus (work->form);
}

static gboolean
end_hold_job (KithSession *session, gpointer data, GError **error)
{
  return kith_legal_holds_end (session, ((Work *) data)->hold, error);
}

/**
 * kith_erasing_end_hold:
 * @parent: the widget that asks, and is told
 * @context: what the window works with
 * @hold: the hold that is over
 * @done: called with @parent when it is, or was refused
 */
void
kith_erasing_end_hold (GtkWidget *parent, KithAppContext *context, gint64 hold, KithErasingDone done)
{
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (done != NULL);

  work = work_new (parent, context, NULL, done);
  work->hold = hold;
  run (work, end_hold_job, changed_done);
}

/**
 * kith_erasing_dup_card:
 * @context: what the window works with
 * @person: whose
 *
 * One who is being erased is found nowhere any more, save by those who may stop it.
 *
 * Returns: (transfer full) (nullable): their card
 */
KithCard *
kith_erasing_dup_card (KithAppContext *context, gint64 person)
{
  KithCard *card = kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (context)), person);
  g_autoptr (KithPeople) people = NULL;
  KithErasure erasure;

  if (card != NULL)
    return kith_card_ref (card);
  if (!kith_erasing_find (context, person, &erasure))
    return NULL;
  people = kith_people_new (kith_app_context_get_session (context));
  return kith_people_get_shown_card (people, person, NULL, NULL);
}
