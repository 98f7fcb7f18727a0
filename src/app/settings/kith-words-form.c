/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-words-form.h"

#include "resources/kith-word-groups.h"

struct _KithWordsForm
{
  KithForm parent_instance;

  GtkEditable *words_row; /* (unowned) template child, as that below */
  GtkLabel *problem_label;

  KithWordGroups *groups; /* (owned) (nullable): as they are */
  guint group;            /* which of them changes */
  char *before;           /* (owned) (nullable): its words */
};

G_DEFINE_FINAL_TYPE (KithWordsForm, kith_words_form, KITH_TYPE_FORM)

/* Whether it can be stored. Whoever is not done yet is told nothing. */
static gboolean
check (KithWordsForm *self, GError **error)
{
  const char *words = gtk_editable_get_text (self->words_row);

  if (self->groups == NULL || g_strcmp0 (words, self->before) == 0)
    return FALSE;
  return kith_word_groups_check (self->groups, self->group, words,
                                 kith_word_groups_count (words) < 2 ? NULL : error);
}

static gboolean
is_ready (KithForm *form)
{
  return check (KITH_WORDS_FORM (form), NULL);
}

/* problem: (nullable) */
static void
show_problem (KithWordsForm *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
changed_cb (KithWordsForm *self)
{
  g_autoptr (GError) error = NULL;

  check (self, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  kith_form_changed (KITH_FORM (self));
}

static gboolean
kith_words_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_WORDS_FORM (widget)->words_row));
}

static void
kith_words_form_finalize (GObject *object)
{
  KithWordsForm *self = KITH_WORDS_FORM (object);

  kith_word_groups_free (self->groups);
  g_free (self->before);

  G_OBJECT_CLASS (kith_words_form_parent_class)->finalize (object);
}

static void
kith_words_form_class_init (KithWordsFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->finalize = kith_words_form_finalize;
  widget_class->grab_focus = kith_words_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-words-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWordsForm, words_row);
  gtk_widget_class_bind_template_child (widget_class, KithWordsForm, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_words_form_init (KithWordsForm *self)
{
  self->group = KITH_WORD_GROUPS_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_words_form_new:
 * @list: the whole list
 * @before: (nullable): the words of the group that changes; %NULL: a new one
 *
 * What cannot be stored is said beside the words.
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
kith_words_form_new (const char *list, const char *before)
{
  KithWordsForm *self;

  g_return_val_if_fail (list != NULL, NULL);

  self = g_object_new (KITH_TYPE_WORDS_FORM, NULL);
  self->groups = kith_word_groups_new (list);
  self->group = before != NULL ? kith_word_groups_find_same (self->groups, before) : KITH_WORD_GROUPS_NONE;
  self->before = g_strdup (before);
  gtk_editable_set_text (self->words_row, before != NULL ? before : "");
  return GTK_WIDGET (self);
}

/**
 * kith_words_form_fill:
 * @self: a form
 * @words: that were typed before
 * @problem: why they were refused; shown until they are changed
 */
void
kith_words_form_fill (KithWordsForm *self, const char *words, const char *problem)
{
  g_return_if_fail (KITH_IS_WORDS_FORM (self));
  g_return_if_fail (words != NULL && problem != NULL);

  gtk_editable_set_text (self->words_row, words);
  show_problem (self, problem);
}

/**
 * kith_words_form_get_words:
 * @self: a form
 *
 * Returns: (transfer none): the words as they are typed
 */
const char *
kith_words_form_get_words (KithWordsForm *self)
{
  g_return_val_if_fail (KITH_IS_WORDS_FORM (self), NULL);

  return gtk_editable_get_text (self->words_row);
}
