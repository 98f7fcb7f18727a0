/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is changed is written over what there is then: nobody else is at this store, and whoever presses twice
 * means it. Whatever is done can be taken back, what was added by offering it no more. */

#include "settings/kith-listed-edit.h"

#include <glib/gi18n.h>

#include "shared/kith-job.h"

struct _KithListedEdit
{
  GPtrArray *listed; /* (owned) (element-type KithListed): to be written */
  GPtrArray *before; /* (owned) (element-type KithListed): for the way back */
  char *list;        /* (owned) (nullable): which it is about */
  char *code;        /* (owned) (nullable): of what is changed, or was added */
  char *label;       /* (owned) (nullable): of what is to be added */
  gboolean yes_or_no;
  gboolean restore;

  KithAppContext *context; /* (unowned) (nullable): outlives its own undo stack */
  KithListedDone done;     /* (nullable) */

  KithAskAgain *again; /* (owned) (nullable) */
};

static void
edit_free (gpointer data)
{
  KithListedEdit *self = data;

  g_ptr_array_unref (self->listed);
  g_ptr_array_unref (self->before);
  g_free (self->list);
  g_free (self->code);
  g_free (self->label);
  kith_ask_again_free (self->again);
  g_free (self);
}

static void
copy_all (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, kith_listed_copy (g_ptr_array_index (from, i)));
}

static gboolean
write_listed (KithSession *session, GPtrArray *listed, GError **error)
{
  g_autoptr (KithQuestions) now = kith_questions_load (kith_session_get_store (session), error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < listed->len; i++)
    {
      KithListed *one = g_ptr_array_index (listed, i);
      const KithListed *stored = kith_questions_find (now, one->list, one->code);

      one->version = stored != NULL ? stored->version : 0;
    }
  return listed->len == 0 || kith_questions_write (session, listed, error);
}

static gboolean
add_one (KithSession *session, KithListedEdit *self, GError **error)
{
  g_autoptr (KithQuestions) now = NULL;
  KithListed *added;

  self->code = kith_questions_add (session, self->list, self->label, self->yes_or_no, error);
  now = self->code != NULL ? kith_questions_load (kith_session_get_store (session), error) : NULL;
  if (now == NULL)
    return FALSE;
  added = kith_listed_copy (kith_questions_find (now, self->list, self->code));
  added->active = FALSE;
  g_ptr_array_add (self->before, added);
  return TRUE;
}

static gboolean
store_job (KithSession *session, gpointer data, GError **error)
{
  KithListedEdit *self = data;

  if (self->restore)
    return kith_questions_restore (session, error);
  return self->label != NULL ? add_one (session, self, error) : write_listed (session, self->listed, error);
}

static void
take_back (gpointer data)
{
  const KithListedEdit *self = data;
  KithListedEdit *back = kith_listed_edit_new ();

  copy_all (back->listed, self->before);
  kith_job_run (self->context, store_job, back, edit_free, NULL, NULL);
}

static void
stored_cb (gpointer object, gpointer data, const GError *error)
{
  KithListedEdit *self = data;

  if (error == NULL)
    {
      KithListedEdit *back = kith_listed_edit_new ();

      back->context = self->context;
      copy_all (back->before, self->before);
      kith_undo_push (kith_app_context_get_undo (self->context), take_back, back, edit_free);
      kith_app_context_say_undoable (self->context, self->label != NULL ? _ ("Added.") : _ ("Saved."));
    }
  if (self->done != NULL)
    self->done (object, self->list, self->code);
  if (error != NULL)
    kith_ask_again_refuse (g_steal_pointer (&self->again), error);
}

/* What the center changed of a list, with the answers where it is the one of questions. */
static void
note_changed (KithListedEdit *self, KithQuestions *lists, const char *name)
{
  g_autoptr (GPtrArray) list = kith_questions_get_list (lists, name);

  for (guint i = 0; i < list->len; i++)
    {
      const KithListed *one = g_ptr_array_index (list, i);

      if (one->version != 0)
        g_ptr_array_add (self->before, kith_listed_copy (one));
      if (g_str_equal (name, KITH_LIST_QUESTIONS))
        note_changed (self, lists, one->code);
    }
}

/**
 * kith_listed_edit_new:
 *
 * Returns: (transfer full): a change of nothing yet
 */
KithListedEdit *
kith_listed_edit_new (void)
{
  KithListedEdit *self = g_new0 (KithListedEdit, 1);

  self->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_listed_free);
  return self;
}

/**
 * kith_listed_edit_new_add:
 * @list: a list
 * @label: what is to be in it
 * @yes_or_no: of a question: whether it is answered by yes or no
 *
 * Returns: (transfer full): a change that adds it
 */
KithListedEdit *
kith_listed_edit_new_add (const char *list, const char *label, gboolean yes_or_no)
{
  KithListedEdit *self;

  g_return_val_if_fail (list != NULL && label != NULL, NULL);

  self = kith_listed_edit_new ();
  self->list = g_strdup (list);
  self->label = g_strdup (label);
  self->yes_or_no = yes_or_no;
  return self;
}

/**
 * kith_listed_edit_new_restore:
 * @lists: as they are
 *
 * Returns: (transfer full): a change that has them all as they came with Kith
 */
KithListedEdit *
kith_listed_edit_new_restore (KithQuestions *lists)
{
  KithListedEdit *self;

  g_return_val_if_fail (lists != NULL, NULL);

  self = kith_listed_edit_new ();
  self->restore = TRUE;
  note_changed (self, lists, KITH_LIST_PRONOUNS);
  note_changed (self, lists, KITH_LIST_QUESTIONS);
  return self;
}

/**
 * kith_listed_edit_begin:
 * @self: a change
 * @one: something as it is; the first one is what the change is about
 *
 * Returns: (transfer none): the same, to be made what it shall be
 */
KithListed *
kith_listed_edit_begin (KithListedEdit *self, const KithListed *one)
{
  KithListed *changed;

  g_return_val_if_fail (self != NULL && one != NULL, NULL);

  if (self->code == NULL)
    {
      self->list = g_strdup (one->list);
      self->code = g_strdup (one->code);
    }
  changed = kith_listed_copy (one);
  g_ptr_array_add (self->before, kith_listed_copy (one));
  g_ptr_array_add (self->listed, changed);
  return changed;
}

/**
 * kith_listed_edit_set_again:
 * @self: a change
 * @again: (transfer full): how whoever asked for words asks again where it is refused
 */
void
kith_listed_edit_set_again (KithListedEdit *self, KithAskAgain *again)
{
  g_return_if_fail (self != NULL && self->again == NULL);
  g_return_if_fail (again != NULL);

  self->again = again;
}

/**
 * kith_listed_edit_run:
 * @self: (transfer full): a change
 * @context: what the window works with
 * @object: a widget that is told
 * @done: called with @object when it is stored, or was refused and that was said
 *
 * Stores it, and offers the way back.
 */
void
kith_listed_edit_run (KithListedEdit *self, KithAppContext *context, gpointer object, KithListedDone done)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  self->context = context;
  self->done = done;
  kith_job_run (context, store_job, self, edit_free, object, stored_cb);
}
