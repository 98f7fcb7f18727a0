/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups/kith-group-doing.h"

#include <glib/gi18n.h>

#include "groups/kith-group-sessions.h"
#include "shared/kith-job.h"

/* Nothing is said of how many came without a name. */
#define GUESTS_AS_BEFORE (-1)

typedef struct
{
  KithAppContext *context; /* (owned) */
  KithGroupCommand
      *command; /* (owned) (nullable): made on the database thread where it needs what is stored */
  KithGroupSession *wanted; /* (owned) (nullable): what is to be said of a day */
  char *sentence;           /* (owned) (nullable) */
  KithGroupApplied applied; /* (nullable) */
  KithGroupDone *done;      /* (owned) (nullable) */
} Doing;

/* What takes something back. */
typedef struct
{
  KithAppContext *context;   /* (unowned) owns the stack this sits in */
  KithGroupCommand *command; /* (owned) */
} Inverse;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_object_unref (doing->context);
  g_clear_pointer (&doing->command, kith_group_command_unref);
  kith_group_session_free (doing->wanted);
  kith_group_done_free (doing->done);
  g_free (doing->sentence);
  g_free (doing);
}

static void
inverse_free (gpointer data)
{
  Inverse *inverse = data;

  kith_group_command_unref (inverse->command);
  g_free (inverse);
}

/* Written over what is stored now: a tick of a moment ago is no other hand. */
static KithGroupCommand *
make_session_command (KithSession *session, const KithGroupSession *wanted, GError **error)
{
  g_autoptr (KithGroupSession) stored = kith_group_sessions_get (session, wanted->group, wanted->day, error);

  if (stored == NULL)
    return NULL;
  stored->state = wanted->state;
  if (wanted->guests != GUESTS_AS_BEFORE)
    stored->guests = wanted->guests;
  return kith_group_command_session (stored);
}

static gboolean
apply_job (KithSession *session, gpointer data, GError **error)
{
  Doing *doing = data;

  if (doing->command == NULL)
    doing->command = make_session_command (session, doing->wanted, error);
  if (doing->command != NULL)
    doing->done = kith_groups_apply (session, doing->command, error);
  return doing->done != NULL;
}

static void
undo (gpointer data)
{
  Inverse *inverse = data;

  kith_group_doing_apply (inverse->context, inverse->command, NULL, NULL, NULL);
}

static void
push_inverse (Doing *doing)
{
  Inverse *inverse = g_new0 (Inverse, 1);

  inverse->context = doing->context;
  inverse->command = kith_group_command_ref (doing->done->inverse);
  kith_undo_push (kith_app_context_get_undo (doing->context), undo, inverse, inverse_free);
}

static void
apply_done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;

  if (error == NULL && doing->sentence == NULL)
    kith_app_context_say (doing->context, _ ("The group is as before."));
  else if (error == NULL && doing->done->inverse != NULL)
    {
      push_inverse (doing);
      kith_app_context_say_undoable (doing->context, doing->sentence);
    }
  if (doing->applied != NULL)
    doing->applied (object, doing->done, error);
}

static void
run (KithAppContext *context,
     KithGroupCommand *command,
     KithGroupSession *wanted,
     const char *sentence,
     gpointer object,
     KithGroupApplied applied)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->context = g_object_ref (context);
  doing->command = command;
  doing->wanted = wanted;
  doing->sentence = g_strdup (sentence);
  doing->applied = applied;
  kith_job_run (context, apply_job, doing, doing_free, object, apply_done);
}

/**
 * kith_group_doing_apply:
 * @context: what the window works with
 * @command: what is to be done
 * @sentence: (nullable): what is said of it then, with its undo; %NULL: it takes something back itself
 * @object: (nullable): for which @applied is called, while it lives
 * @applied: (nullable): how it ended
 *
 * What was so already is neither said nor undone.
 */
void
kith_group_doing_apply (KithAppContext *context,
                        KithGroupCommand *command,
                        const char *sentence,
                        gpointer object,
                        KithGroupApplied applied)
{
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (command != NULL);

  run (context, kith_group_command_ref (command), NULL, sentence, object, applied);
}

/**
 * kith_group_doing_say_held:
 * @context: what the window works with
 * @group: an id
 * @day: a center day
 * @state: what became of it
 * @guests: how many came without a name; -1: as it was
 * @sentence: what is said of it then, with its undo
 * @object: (nullable): for which @applied is called, while it lives
 * @applied: (nullable): how it ended
 *
 * Says what became of a group on a day, over what is stored of it.
 */
void
kith_group_doing_say_held (KithAppContext *context,
                           gint64 group,
                           KithDay day,
                           KithGroupSessionState state,
                           int guests,
                           const char *sentence,
                           gpointer object,
                           KithGroupApplied applied)
{
  KithGroupSession *wanted;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (sentence != NULL);

  wanted = kith_group_session_new (group, day);
  wanted->state = state;
  wanted->guests = guests;
  run (context, NULL, wanted, sentence, object, applied);
}

/**
 * kith_group_doing_describe_time:
 * @meeting: a group on a day
 *
 * Returns: (transfer full): from when until when, "" where the schedule has no such day
 */
char *
kith_group_doing_describe_time (const KithGroupMeeting *meeting)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (meeting != NULL, NULL);

  if (meeting->start == KITH_MINUTE_NONE)
    return g_strdup ("");
  start = kith_minute_format (meeting->start);
  end = kith_minute_format (MIN (meeting->end, KITH_MINUTE_MAX));
  /* Translators: from when until when */
  return g_strdup_printf (_ ("%s–%s"), start, end);
}
