/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes/kith-note-doing.h"

#include <glib/gi18n.h>

#include "desk/kith-desk.h"
#include "shared/kith-job.h"

typedef struct
{
  KithAppContext *context; /* (unowned): the job, or the stack of what can be taken back, holds it */
  KithNoteDraft *draft;    /* (owned) */
  char *sentence;          /* (owned) (nullable) */
  KithNoteSigned done;     /* (nullable) */
} Doing;

static Doing *
doing_new (KithAppContext *context, const KithNoteDraft *draft)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->context = context;
  doing->draft = kith_note_draft_copy (draft);
  return doing;
}

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  kith_note_draft_free (doing->draft);
  g_free (doing->sentence);
  g_free (doing);
}

static gboolean
sign_job (KithSession *session, gpointer data, GError **error)
{
  return kith_note_draft_sign (session, ((Doing *) data)->draft, error) != 0;
}

static gboolean
save_job (KithSession *session, gpointer data, GError **error)
{
  return kith_note_draft_save (session, ((Doing *) data)->draft, error);
}

static void
said_done (gpointer object, gpointer data, const GError *error)
{
  Doing *doing = data;

  if (error == NULL && doing->sentence != NULL)
    kith_app_context_say (doing->context, doing->sentence);
  if (doing->done != NULL)
    doing->done (object, error);
}

static char *
describe_signed (KithNoteKind kind, const char *about)
{
  switch (kind)
    {
    case KITH_NOTE_AMENDMENT:
      return g_strdup (_ ("Signed. It stands below the note."));
    case KITH_NOTE_THEIR_WORDS:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("What %s said stands below the note."), about);
    case KITH_NOTE_IN_ERROR:
      return g_strdup (_ ("The note is marked as an error. It stays, and does not count."));
    case KITH_NOTE_ORIGINAL:
    default:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("The note about %s is signed."), about);
    }
}

/**
 * kith_note_doing_sign:
 * @context: what the window works with
 * @draft: what is written, with its row
 * @about: the name of whom it is about
 * @object: for which @done is called, while it lives
 * @done: how it ended
 *
 * Signs what is written, and says so.
 */
void
kith_note_doing_sign (KithAppContext *context,
                      const KithNoteDraft *draft,
                      const char *about,
                      gpointer object,
                      KithNoteSigned done)
{
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (draft != NULL);

  doing = doing_new (context, draft);
  doing->sentence = describe_signed (draft->kind, about);
  doing->done = done;
  kith_job_run (context, sign_job, doing, doing_free, object, said_done);
}

static void
undo_discard (gpointer data)
{
  Doing *undone = data;
  Doing *doing = doing_new (undone->context, undone->draft);

  doing->sentence = g_strdup (_ ("The draft is back, among your drafts."));
  kith_job_run (doing->context, save_job, doing, doing_free, NULL, said_done);
}

/**
 * kith_note_doing_discarded:
 * @context: what the window works with
 * @draft: what was written and is thrown away
 *
 * Says so, with a way back.
 */
void
kith_note_doing_discarded (KithAppContext *context, const KithNoteDraft *draft)
{
  Doing *undone;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (draft != NULL);

  undone = doing_new (context, draft);
  undone->draft->id = 0;
  kith_undo_push (kith_app_context_get_undo (context), undo_discard, undone, doing_free);
  kith_app_context_say_undoable (context, _ ("The draft is thrown away."));
}

/**
 * kith_note_doing_pick_other:
 * @parent: a widget of the window
 * @context: what the window works with
 * @picked: told who, or 0
 * @user_data: for @picked
 *
 * Asks whom a note is about, too.
 */
void
kith_note_doing_pick_other (GtkWidget *parent, KithAppContext *context, KithPicked picked, gpointer user_data)
{
  kith_pick_person_ask (parent, context, _ ("Who Was There, Too?"),
                        _ ("They get a note of their own, with the same day, place and words. What one of "
                           "them said, or what mattered to one of them, is not taken over. Look through the "
                           "words before you sign: one’s note may be read by them alone."),
                        FALSE, picked, user_data);
}

/**
 * kith_note_doing_share:
 * @context: what the window works with
 * @draft: a note that is being written
 * @other: who was there, too
 *
 * Begins a note of the same meeting about somebody else, as a draft. What belongs to one person alone stays
 * with them.
 */
void
kith_note_doing_share (KithAppContext *context, const KithNoteDraft *draft, gint64 other)
{
  g_autoptr (KithNoteDraft) copy = NULL;
  g_autofree char *name = NULL;
  Doing *doing;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (draft != NULL);

  name = kith_note_doing_dup_name (context, other);
  copy = kith_note_draft_copy_for (draft, other);
  doing = doing_new (context, copy);
  /* Translators: %s is a name */
  doing->sentence = g_strdup_printf (_ ("A draft about %s waits among your drafts."), name);
  kith_job_run (context, save_job, doing, doing_free, NULL, said_done);
}

/**
 * kith_note_doing_dup_name:
 * @context: what the window works with
 * @person: an id
 *
 * Returns: (transfer full): what they are called, "?" where that is not known
 */
char *
kith_note_doing_dup_name (KithAppContext *context, gint64 person)
{
  KithCard *card;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  card = kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (context)), person);
  return g_strdup (card != NULL ? kith_card_get_name (card) : "?");
}
