/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-words-dialogs.h"

#include <glib/gi18n.h>

#include "settings/kith-words-form.h"
#include "shared/kith-dialogs.h"

typedef struct
{
  GtkWidget *parent;   /* (owned) */
  char *list;          /* (owned) */
  char *before;        /* (owned) (nullable): NULL for a new group */
  KithWordsForm *form; /* (owned) (nullable): the one that is shown, or was */
  KithWordsAsked asked;
} Asking;

static void show (Asking *asking, GtkWidget *form);

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->parent);
  g_clear_object (&asking->form);
  g_free (asking->list);
  g_free (asking->before);
  g_free (asking);
}

/* What was typed is not lost: the same is asked again, and what was wrong with it stands there. */
static void
refused (gpointer data, const GError *error)
{
  Asking *asking = data;
  GtkWidget *form;

  if (gtk_widget_get_root (asking->parent) == NULL)
    {
      asking_free (asking);
      return;
    }
  form = kith_words_form_new (asking->list, asking->before);
  kith_words_form_fill (KITH_WORDS_FORM (form), kith_words_form_get_words (asking->form), error->message);
  show (asking, form);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;
  const char *words = kith_words_form_get_words (asking->form);
  KithWordsEdit *edit;

  if (!accepted)
    {
      asking_free (asking);
      return;
    }
  edit = asking->before != NULL ? kith_words_edit_new_replace (asking->before, words)
                                : kith_words_edit_new_add (words);
  kith_words_edit_set_again (edit, kith_ask_again_new (refused, asking, asking_free));
  asking->asked (asking->parent, edit);
}

/* asking: (transfer full) */
static void
show (Asking *asking, GtkWidget *form)
{
  gboolean changes = asking->before != NULL;
  GtkWindow *dialog;

  g_clear_object (&asking->form);
  asking->form = g_object_ref_sink (KITH_WORDS_FORM (form));
  dialog =
      kith_dialogs_ask (asking->parent, changes ? _ ("Change search words") : _ ("Add search words"),
                        _ ("Two or more words or phrases that mean the same, with commas between. "
                           "Whoever types one finds what has another."),
                        changes ? _ ("_Save") : _ ("_Add"), KITH_DIALOG_SUGGESTED, form, answered, asking);
  kith_dialogs_follow_ready (dialog, form);
  gtk_widget_grab_focus (form);
}

/**
 * kith_words_dialogs_ask:
 * @parent: the widget that asks
 * @list: the whole list
 * @before: (nullable): the words of the group that changes; %NULL: a new one
 * @asked: called with @parent where something is to be stored
 *
 * Asks for the words of a group.
 */
void
kith_words_dialogs_ask (GtkWidget *parent, const char *list, const char *before, KithWordsAsked asked)
{
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (list != NULL && asked != NULL);

  asking = g_new0 (Asking, 1);
  asking->parent = g_object_ref (parent);
  asking->list = g_strdup (list);
  asking->before = g_strdup (before);
  asking->asked = asked;
  show (asking, kith_words_form_new (list, before));
}
