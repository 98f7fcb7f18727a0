/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-listed-form.h"

#include "base/kith-text.h"

struct _KithListedForm
{
  KithForm parent_instance;

  GtkEditable *label_row; /* (unowned) template child, as those below */
  AdwComboRow *answers_row;
  GtkLabel *problem_label;

  KithQuestions *lists; /* (owned): as they are */
  char *list;           /* (owned): the one that it is in, or will be */
  KithListed *one;      /* (owned) (nullable): as it is; %NULL where it is new */
};

G_DEFINE_FINAL_TYPE (KithListedForm, kith_listed_form, KITH_TYPE_FORM)

/* Whether it can be stored; what is wrong with what is typed, where that has to be said. */
static gboolean
check (KithListedForm *self, GError **error)
{
  const char *label = gtk_editable_get_text (self->label_row);

  if (self->lists == NULL || kith_text_is_blank (label) ||
      (self->one != NULL && g_str_equal (label, self->one->label)))
    return FALSE;
  return kith_questions_check (self->lists, self->list, self->one, label, error);
}

static gboolean
is_ready (KithForm *form)
{
  return check (KITH_LISTED_FORM (form), NULL);
}

/* problem: (nullable) */
static void
show_problem (KithListedForm *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
changed_cb (KithListedForm *self)
{
  g_autoptr (GError) error = NULL;

  check (self, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  kith_form_changed (KITH_FORM (self));
}

static gboolean
kith_listed_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_LISTED_FORM (widget)->label_row));
}

static void
kith_listed_form_finalize (GObject *object)
{
  KithListedForm *self = KITH_LISTED_FORM (object);

  g_clear_pointer (&self->lists, kith_questions_unref);
  g_free (self->list);
  kith_listed_free (self->one);

  G_OBJECT_CLASS (kith_listed_form_parent_class)->finalize (object);
}

static void
kith_listed_form_class_init (KithListedFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->finalize = kith_listed_form_finalize;
  widget_class->grab_focus = kith_listed_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-listed-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithListedForm, label_row);
  gtk_widget_class_bind_template_child (widget_class, KithListedForm, answers_row);
  gtk_widget_class_bind_template_child (widget_class, KithListedForm, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_listed_form_init (KithListedForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_listed_form_new:
 * @lists: the center's lists
 * @list: the name of the one that gets longer, or in which something is renamed
 * @one: (nullable): what is renamed
 *
 * Of a new question it is said too how it is answered. What cannot be stored is said beside the words.
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
kith_listed_form_new (KithQuestions *lists, const char *list, const KithListed *one)
{
  KithListedForm *self;

  g_return_val_if_fail (lists != NULL && list != NULL, NULL);

  self = g_object_new (KITH_TYPE_LISTED_FORM, NULL);
  self->lists = kith_questions_ref (lists);
  self->list = g_strdup (list);
  self->one = one != NULL ? kith_listed_copy (one) : NULL;
  gtk_editable_set_text (self->label_row, one != NULL ? one->label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answers_row),
                          one == NULL && g_str_equal (list, KITH_LIST_QUESTIONS));
  return GTK_WIDGET (self);
}

/**
 * kith_listed_form_fill:
 * @self: a form
 * @label: words that were typed before
 * @yes_or_no: whether the new question is answered by yes or no
 * @problem: why they were refused; shown until they are changed
 */
void
kith_listed_form_fill (KithListedForm *self, const char *label, gboolean yes_or_no, const char *problem)
{
  g_return_if_fail (KITH_IS_LISTED_FORM (self));
  g_return_if_fail (label != NULL && problem != NULL);

  gtk_editable_set_text (self->label_row, label);
  adw_combo_row_set_selected (self->answers_row, yes_or_no ? 1 : 0);
  show_problem (self, problem);
}

/**
 * kith_listed_form_get_label:
 * @self: a form
 *
 * Returns: (transfer none): the words as they are typed
 */
const char *
kith_listed_form_get_label (KithListedForm *self)
{
  g_return_val_if_fail (KITH_IS_LISTED_FORM (self), NULL);

  return gtk_editable_get_text (self->label_row);
}

/**
 * kith_listed_form_get_yes_or_no:
 * @self: a form
 *
 * Returns: whether the new question is answered by yes or no
 */
gboolean
kith_listed_form_get_yes_or_no (KithListedForm *self)
{
  g_return_val_if_fail (KITH_IS_LISTED_FORM (self), FALSE);

  return adw_combo_row_get_selected (self->answers_row) == 1;
}
