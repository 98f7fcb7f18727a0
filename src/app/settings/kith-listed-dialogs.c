/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-listed-dialogs.h"

#include <glib/gi18n.h>

#include "settings/kith-listed-form.h"
#include "shared/kith-dialogs.h"

typedef struct
{
  GtkWidget *parent;    /* (owned) */
  KithQuestions *lists; /* (owned) */
  char *list;           /* (owned) */
  KithListed *one;      /* (owned) (nullable): NULL for something new */
  char *heading;        /* (owned) */
  char *body;           /* (owned) (nullable) */
  KithListedForm *form; /* (owned): the one that is shown, or was */
  KithListedAsked asked;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->parent);
  kith_questions_unref (asking->lists);
  g_free (asking->list);
  kith_listed_free (asking->one);
  g_free (asking->heading);
  g_free (asking->body);
  g_clear_object (&asking->form);
  g_free (asking);
}

static void show (Asking *asking, GtkWidget *form);

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
  form = kith_listed_form_new (asking->lists, asking->list, asking->one);
  kith_listed_form_fill (KITH_LISTED_FORM (form), kith_listed_form_get_label (asking->form),
                         kith_listed_form_get_yes_or_no (asking->form), error->message);
  show (asking, form);
}

static KithListedEdit *
make_edit (const Asking *asking)
{
  const char *label = kith_listed_form_get_label (asking->form);
  KithListedEdit *edit;
  KithListed *changed;

  if (asking->one == NULL)
    return kith_listed_edit_new_add (asking->list, label, kith_listed_form_get_yes_or_no (asking->form));
  edit = kith_listed_edit_new ();
  changed = kith_listed_edit_begin (edit, asking->one);
  g_free (changed->label);
  changed->label = g_strdup (label);
  return edit;
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;
  KithListedEdit *edit;

  if (!accepted)
    {
      asking_free (asking);
      return;
    }
  edit = make_edit (asking);
  kith_listed_edit_set_again (edit, kith_ask_again_new (refused, asking, asking_free));
  asking->asked (asking->parent, edit);
}

/* asking: (transfer full) */
static void
show (Asking *asking, GtkWidget *form)
{
  GtkWindow *dialog;

  g_clear_object (&asking->form);
  asking->form = g_object_ref_sink (KITH_LISTED_FORM (form));
  dialog = kith_dialogs_ask (asking->parent, asking->heading, asking->body,
                             asking->one != NULL ? _ ("_Rename") : _ ("_Add"), KITH_DIALOG_SUGGESTED, form,
                             answered, asking);
  kith_dialogs_follow_ready (dialog, form);
  gtk_widget_grab_focus (form);
}

/* one: (nullable): what is renamed */
static void
ask (GtkWidget *parent,
     KithQuestions *lists,
     const char *list,
     const KithListed *one,
     const char *heading,
     const char *body,
     KithListedAsked asked)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->parent = g_object_ref (parent);
  asking->lists = kith_questions_ref (lists);
  asking->list = g_strdup (list);
  asking->one = one != NULL ? kith_listed_copy (one) : NULL;
  asking->heading = g_strdup (heading);
  asking->body = g_strdup (body);
  asking->asked = asked;
  show (asking, kith_listed_form_new (lists, list, one));
}

/**
 * kith_listed_dialogs_add:
 * @parent: the widget that asks
 * @lists: the center's lists
 * @list: the name of the one that gets longer
 * @asked: called with @parent where something is to be added
 *
 * Asks for its words, and of a question how it is answered.
 */
void
kith_listed_dialogs_add (GtkWidget *parent, KithQuestions *lists, const char *list, KithListedAsked asked)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && asked != NULL);
  g_return_if_fail (lists != NULL && list != NULL);

  if (g_str_equal (list, KITH_LIST_PRONOUNS))
    ask (parent, lists, list, NULL, _ ("Add pronouns"), NULL, asked);
  else if (g_str_equal (list, KITH_LIST_QUESTIONS))
    ask (parent, lists, list, NULL, _ ("Add a question"), _ ("Nobody has to answer it."), asked);
  else
    ask (parent, lists, list, NULL, _ ("Add an answer"), kith_questions_label (lists, list), asked);
}

/**
 * kith_listed_dialogs_rename:
 * @parent: the widget that asks
 * @lists: the center's lists
 * @one: something of a list
 * @asked: called with @parent where it has other words
 *
 * Asks for its words.
 */
void
kith_listed_dialogs_rename (GtkWidget *parent,
                            KithQuestions *lists,
                            const KithListed *one,
                            KithListedAsked asked)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent) && asked != NULL);
  g_return_if_fail (lists != NULL && one != NULL);

  /* Translators: %s is an answer, a question or pronouns. */
  heading = g_strdup_printf (_ ("Rename “%s”"), one->label);
  ask (parent, lists, one->list, one, heading,
       g_str_equal (one->list, KITH_LIST_PRONOUNS)
           ? _ ("What is on somebody’s card already stays as it is.")
           : _ ("Answers that were given before are shown in the new words too."),
       asked);
}
