/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change is made to the list as it is then, wherever the group stands by now. The way back is the whole
 * list of before, since what was restored cannot be told group by group. */

#include "settings/kith-words-edit.h"

#include <glib/gi18n.h>

#include "resources/kith-resource-words.h"
#include "resources/kith-word-groups.h"
#include "shared/kith-job.h"

struct _KithWordsEdit
{
  char *old_words; /* (owned) (nullable): of the group that changes */
  char *new_words; /* (owned) (nullable): what it becomes */
  gboolean whole;  /* the list becomes @text */
  char *text;      /* (owned) (nullable): NULL: the list that comes with Kith */

  gboolean stored;
  char *before; /* (owned) (nullable): the list as it was; NULL: that which comes with Kith */

  KithAppContext *context; /* (unowned) (nullable): outlives its own undo stack */
  KithWordsDone done;      /* (nullable) */

  KithAskAgain *again; /* (owned) (nullable) */
};

static KithWordsEdit *
edit_new (const char *old_words, const char *new_words)
{
  KithWordsEdit *self = g_new0 (KithWordsEdit, 1);

  self->old_words = g_strdup (old_words);
  self->new_words = g_strdup (new_words);
  return self;
}

/**
 * kith_words_edit_free:
 * @self: (nullable): a change
 */
void
kith_words_edit_free (KithWordsEdit *self)
{
  if (self == NULL)
    return;
  g_free (self->old_words);
  g_free (self->new_words);
  g_free (self->text);
  g_free (self->before);
  kith_ask_again_free (self->again);
  g_free (self);
}

/**
 * kith_words_edit_new_add:
 * @words: with commas between
 *
 * Returns: (transfer full): a change that adds a group
 */
KithWordsEdit *
kith_words_edit_new_add (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  return edit_new (NULL, words);
}

/**
 * kith_words_edit_new_replace:
 * @before: the words of a group
 * @words: those that it shall have
 *
 * Returns: (transfer full): a change that gives it them
 */
KithWordsEdit *
kith_words_edit_new_replace (const char *before, const char *words)
{
  g_return_val_if_fail (before != NULL && words != NULL, NULL);

  return edit_new (before, words);
}

/**
 * kith_words_edit_new_remove:
 * @words: the words of a group
 *
 * Returns: (transfer full): a change that takes it out
 */
KithWordsEdit *
kith_words_edit_new_remove (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  return edit_new (words, NULL);
}

/**
 * kith_words_edit_new_restore:
 *
 * Returns: (transfer full): a change to the list that comes with Kith
 */
KithWordsEdit *
kith_words_edit_new_restore (void)
{
  KithWordsEdit *self = edit_new (NULL, NULL);

  self->whole = TRUE;
  return self;
}

/**
 * kith_words_edit_new_back:
 * @self: a change that was stored
 *
 * Returns: (transfer full): the way back
 */
KithWordsEdit *
kith_words_edit_new_back (const KithWordsEdit *self)
{
  KithWordsEdit *back;

  g_return_val_if_fail (self != NULL && self->stored, NULL);

  back = kith_words_edit_new_restore ();
  back->text = g_strdup (self->before);
  back->context = self->context;
  return back;
}

/* Applied to the list as it is. */
static gboolean
change (KithWordsEdit *self, KithWordGroups *groups, GError **error)
{
  guint group = KITH_WORD_GROUPS_NONE;

  if (self->old_words == NULL)
    return kith_word_groups_add (groups, self->new_words, error);
  if (!kith_word_groups_find (groups, self->old_words, &group, error))
    return FALSE;
  if (self->new_words != NULL)
    return kith_word_groups_replace (groups, group, self->new_words, error);
  kith_word_groups_remove (groups, group);
  return TRUE;
}

/**
 * kith_words_edit_store:
 * @self: a change
 * @session: a coordinator's
 * @error: as kith_word_groups_check(), kith_word_groups_find() and kith_resource_words_write()
 *
 * Returns: whether it was stored
 */
gboolean
kith_words_edit_store (KithWordsEdit *self, KithSession *session, GError **error)
{
  g_autoptr (KithWordGroups) groups = NULL;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  gint64 version;

  g_return_val_if_fail (self != NULL && KITH_IS_SESSION (session), FALSE);

  before = kith_resource_words_read (session, &version, error);
  if (before == NULL)
    return FALSE;
  if (self->whole)
    text = g_strdup (self->text);
  else
    {
      groups = kith_word_groups_new (before);
      if (!change (self, groups, error))
        return FALSE;
      text = kith_word_groups_to_text (groups);
    }
  if (!kith_resource_words_write (session, text, version, error))
    return FALSE;
  g_free (self->before);
  self->before = version != 0 ? g_steal_pointer (&before) : NULL;
  self->stored = TRUE;
  return TRUE;
}

static gboolean
store_job (KithSession *session, gpointer data, GError **error)
{
  return kith_words_edit_store (data, session, error);
}

static void
edit_free (gpointer data)
{
  kith_words_edit_free (data);
}

static void
take_back (gpointer data)
{
  const KithWordsEdit *back = data;
  KithWordsEdit *again = kith_words_edit_new_restore ();

  again->text = g_strdup (back->text);
  kith_job_run (back->context, store_job, again, edit_free, NULL, NULL);
}

static const char *
sentence (const KithWordsEdit *self)
{
  if (self->whole)
    return _ ("The search words are as they come with Kith.");
  if (self->new_words == NULL)
    return _ ("Removed.");
  return self->old_words == NULL ? _ ("Added.") : _ ("Saved.");
}

static void
stored_cb (gpointer object, gpointer data, const GError *error)
{
  KithWordsEdit *self = data;

  if (error == NULL)
    {
      kith_undo_push (kith_app_context_get_undo (self->context), take_back, kith_words_edit_new_back (self),
                      edit_free);
      kith_app_context_say_undoable (self->context, sentence (self));
    }
  if (self->done != NULL)
    self->done (object, error == NULL ? self->new_words : NULL);
  if (error != NULL)
    kith_ask_again_refuse (g_steal_pointer (&self->again), error);
}

/**
 * kith_words_edit_set_again:
 * @self: a change
 * @again: (transfer full): how whoever asked for words asks again where it is refused
 */
void
kith_words_edit_set_again (KithWordsEdit *self, KithAskAgain *again)
{
  g_return_if_fail (self != NULL && self->again == NULL);
  g_return_if_fail (again != NULL);

  self->again = again;
}

/**
 * kith_words_edit_run:
 * @self: (transfer full): a change
 * @context: what the window works with
 * @object: a widget that is told
 * @done: called with @object when it is stored, or was refused and that was said
 *
 * Stores it, and offers the way back.
 */
void
kith_words_edit_run (KithWordsEdit *self, KithAppContext *context, gpointer object, KithWordsDone done)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  self->context = context;
  self->done = done;
  kith_job_run (context, store_job, self, edit_free, object, stored_cb);
}
