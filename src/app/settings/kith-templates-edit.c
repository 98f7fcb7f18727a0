/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change is made to the list as it is then, so that whoever presses twice gets both. The way back is the
 * whole list of before. */

#include "settings/kith-templates-edit.h"

#include <glib/gi18n.h>

#include "notes/kith-center-templates.h"
#include "session/kith-settings.h"
#include "shared/kith-job.h"

struct _KithTemplatesEdit
{
  char *name;     /* (owned) (nullable): of the one that changes */
  char *new_name; /* (owned) (nullable): what it is called then; with @text */
  char *text;     /* (owned) (nullable) */
  int step;       /* by how many places it moves */
  gboolean whole; /* the list becomes @stored */
  char *stored;   /* (owned) (nullable): NULL: the list that comes with Kith */

  char *before; /* (owned) (nullable): what was stored before; NULL: nothing */

  KithAppContext *context; /* (unowned) (nullable): outlives its own undo stack */
  KithTemplatesDone done;  /* (nullable) */

  KithAskAgain *again; /* (owned) (nullable) */
};

static KithTemplatesEdit *
edit_new (const char *name)
{
  KithTemplatesEdit *self = g_new0 (KithTemplatesEdit, 1);

  self->name = g_strdup (name);
  return self;
}

/**
 * kith_templates_edit_free:
 * @self: (nullable): a change
 */
void
kith_templates_edit_free (KithTemplatesEdit *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->new_name);
  g_free (self->text);
  g_free (self->stored);
  g_free (self->before);
  kith_ask_again_free (self->again);
  g_free (self);
}

static void
edit_free (gpointer data)
{
  kith_templates_edit_free (data);
}

/**
 * kith_templates_edit_new_put:
 * @instead_of: (nullable): the name of the one that changes; %NULL: a new one
 * @name: what it shall be called
 * @text: what it shall say
 *
 * Returns: (transfer full): a change that has it so
 */
KithTemplatesEdit *
kith_templates_edit_new_put (const char *instead_of, const char *name, const char *text)
{
  KithTemplatesEdit *self;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = edit_new (instead_of);
  self->new_name = g_strdup (name);
  self->text = g_strdup (text);
  return self;
}

/**
 * kith_templates_edit_new_move:
 * @name: the name of one
 * @step: by how many places, down; up where negative
 *
 * Returns: (transfer full): a change that moves it
 */
KithTemplatesEdit *
kith_templates_edit_new_move (const char *name, int step)
{
  KithTemplatesEdit *self;

  g_return_val_if_fail (name != NULL && step != 0, NULL);

  self = edit_new (name);
  self->step = step;
  return self;
}

/**
 * kith_templates_edit_new_remove:
 * @name: the name of one
 *
 * Returns: (transfer full): a change that takes it out
 */
KithTemplatesEdit *
kith_templates_edit_new_remove (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return edit_new (name);
}

/**
 * kith_templates_edit_new_restore:
 *
 * Returns: (transfer full): a change to those that come with Kith
 */
KithTemplatesEdit *
kith_templates_edit_new_restore (void)
{
  KithTemplatesEdit *self = edit_new (NULL);

  self->whole = TRUE;
  return self;
}

/* Applied to the list as it is. */
static gboolean
change (KithTemplatesEdit *self, KithNoteTemplates *list, GError **error)
{
  if (self->new_name != NULL)
    return kith_note_templates_put (list, self->name, self->new_name, self->text, error);
  return self->step != 0 ? kith_note_templates_move (list, self->name, self->step, error)
                         : kith_note_templates_remove (list, self->name, error);
}

static gboolean
store_job (KithSession *session, gpointer data, GError **error)
{
  KithTemplatesEdit *self = data;
  KithCenter *center = kith_session_get_center (session);
  g_autoptr (KithNoteTemplates) list = NULL;

  g_free (self->before);
  self->before = g_strdup (kith_center_get_text (center, KITH_SETTING_NOTE_TEMPLATES));
  if (self->whole)
    return kith_center_set (session, KITH_SETTING_NOTE_TEMPLATES, self->stored, error);
  list = kith_center_templates_load (center, NULL);
  return change (self, list, error) && kith_center_templates_write (session, list, error);
}

static void
taken_back_cb (gpointer object, gpointer data, const GError *error)
{
  kith_app_context_center_changed (((KithTemplatesEdit *) data)->context);
}

static KithTemplatesEdit *
make_back (const KithTemplatesEdit *self, const char *stored)
{
  KithTemplatesEdit *back = kith_templates_edit_new_restore ();

  back->stored = g_strdup (stored);
  back->context = self->context;
  return back;
}

static void
take_back (gpointer data)
{
  const KithTemplatesEdit *back = data;

  kith_job_run (back->context, store_job, make_back (back, back->stored), edit_free, NULL, taken_back_cb);
}

static const char *
sentence (const KithTemplatesEdit *self)
{
  if (self->whole)
    return _ ("The templates are as they come with Kith.");
  if (self->new_name != NULL)
    return self->name == NULL ? _ ("Added.") : _ ("Saved.");
  return self->step != 0 ? _ ("Saved.") : _ ("Removed.");
}

static void
stored_cb (gpointer object, gpointer data, const GError *error)
{
  KithTemplatesEdit *self = data;
  const char *name = self->new_name != NULL ? self->new_name : self->step != 0 ? self->name : NULL;

  if (error == NULL)
    {
      kith_undo_push (kith_app_context_get_undo (self->context), take_back, make_back (self, self->before),
                      edit_free);
      kith_app_context_say_undoable (self->context, sentence (self));
      kith_app_context_center_changed (self->context);
    }
  if (self->done != NULL)
    self->done (object, error == NULL ? name : NULL);
  if (error != NULL)
    kith_ask_again_refuse (g_steal_pointer (&self->again), error);
}

/**
 * kith_templates_edit_set_again:
 * @self: a change
 * @again: (transfer full): how whoever asked for words asks again where it is refused
 */
void
kith_templates_edit_set_again (KithTemplatesEdit *self, KithAskAgain *again)
{
  g_return_if_fail (self != NULL && self->again == NULL);
  g_return_if_fail (again != NULL);

  self->again = again;
}

/**
 * kith_templates_edit_run:
 * @self: (transfer full): a change
 * @context: what the window works with
 * @object: a widget that is told
 * @done: called with @object when it is stored, or was refused and that was said
 *
 * Stores it, and offers the way back.
 */
void
kith_templates_edit_run (KithTemplatesEdit *self,
                         KithAppContext *context,
                         gpointer object,
                         KithTemplatesDone done)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KITH_IS_APP_CONTEXT (context));

  self->context = context;
  self->done = done;
  kith_job_run (context, store_job, self, edit_free, object, stored_cb);
}
