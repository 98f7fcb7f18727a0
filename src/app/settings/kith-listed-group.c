/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows stay and show what stands in their place now: nothing that has the focus goes away but where the
 * list becomes shorter. */

#include "settings/kith-listed-group.h"

#include <glib/gi18n.h>

#include "settings/kith-listed-row.h"
#include "shared/kith-a11y.h"

struct _KithListedGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *add_button; /* (unowned) template child, as that below */
  GtkWidget *menu_button;

  GPtrArray *rows; /* (owned) (element-type KithListedRow) */
  char *list;      /* (owned) (nullable): the name of the list */
};

G_DEFINE_FINAL_TYPE (KithListedGroup, kith_listed_group, ADW_TYPE_PREFERENCES_GROUP)

static void
kith_listed_group_finalize (GObject *object)
{
  KithListedGroup *self = KITH_LISTED_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->list);

  G_OBJECT_CLASS (kith_listed_group_parent_class)->finalize (object);
}

static void
kith_listed_group_class_init (KithListedGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_listed_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-listed-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KithListedGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithListedGroup, menu_button);
}

static void
kith_listed_group_init (KithListedGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_rows (KithListedGroup *self, KithQuestions *lists)
{
  g_autoptr (GPtrArray) offered = kith_questions_list_offered (lists, self->list);

  kith_listed_rows_fit (ADW_PREFERENCES_GROUP (self), self->rows, offered->len);
  for (guint i = 0; i < offered->len; i++)
    kith_listed_row_show (g_ptr_array_index (self->rows, i), g_ptr_array_index (offered, i),
                          (i == 0 ? KITH_LISTED_FIRST : 0) | (i == offered->len - 1 ? KITH_LISTED_LAST : 0),
                          NULL);
}

static void
show_list (KithListedGroup *self, KithQuestions *lists, const char *list, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  /* Translators: %s is a question, or "Pronouns". */
  g_autofree char *add = g_strdup_printf (_ ("Add to %s"), title);

  g_free (self->list);
  self->list = g_strdup (list);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  kith_a11y_set_label (self->add_button, add);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "s", list);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "questions.add");
  show_rows (self, lists);
}

/**
 * kith_listed_group_show_pronouns:
 * @self: a group
 * @lists: the center's lists
 */
void
kith_listed_group_show_pronouns (KithListedGroup *self, KithQuestions *lists)
{
  g_return_if_fail (KITH_IS_LISTED_GROUP (self));
  g_return_if_fail (lists != NULL);

  show_list (self, lists, KITH_LIST_PRONOUNS, _ ("Pronouns"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self), _ ("Offered where pronouns are written down. Any others can be typed."));
  gtk_widget_set_visible (self->menu_button, FALSE);
}

/**
 * kith_listed_group_show_question:
 * @self: a group
 * @lists: the center's lists
 * @question: one of them that is asked
 * @place: where it stands among those
 */
void
kith_listed_group_show_question (KithListedGroup *self,
                                 KithQuestions *lists,
                                 const KithListed *question,
                                 KithListedPlace place)
{
  g_return_if_fail (KITH_IS_LISTED_GROUP (self));
  g_return_if_fail (lists != NULL && question != NULL);

  show_list (self, lists, question->code, question->label);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         question->yes_or_no ? _ ("Answered by yes or no.") : "");
  gtk_widget_set_visible (self->add_button, !question->yes_or_no);
  kith_listed_menu_fill (GTK_MENU_BUTTON (self->menu_button), question, place);
}

/**
 * kith_listed_group_focus:
 * @self: a group
 * @list: the name of a list
 * @code: of something in it
 *
 * Gives the focus to that where it stands here; where it is of this list and stands here no more, to what
 * adds to it.
 *
 * Returns: whether the focus is here
 */
gboolean
kith_listed_group_focus (KithListedGroup *self, const char *list, const char *code)
{
  g_return_val_if_fail (KITH_IS_LISTED_GROUP (self), FALSE);
  g_return_val_if_fail (list != NULL && code != NULL, FALSE);

  if (g_str_equal (list, KITH_LIST_QUESTIONS))
    return g_strcmp0 (self->list, code) == 0 && gtk_widget_grab_focus (self->menu_button);
  if (g_strcmp0 (self->list, list) != 0)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (kith_listed_row_is (g_ptr_array_index (self->rows, i), code))
      return kith_listed_row_focus (g_ptr_array_index (self->rows, i));
  return gtk_widget_grab_focus (self->add_button);
}
