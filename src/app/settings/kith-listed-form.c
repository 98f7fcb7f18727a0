/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-listed-form.h"

#include "base/kith-text.h"

struct _KithListedForm
{
  KithForm parent_instance;

  GtkEditable *label_row; /* (unowned) template child, as that below */
  AdwComboRow *answers_row;

  char *label; /* (owned) (nullable): as it was */
};

G_DEFINE_FINAL_TYPE (KithListedForm, kith_listed_form, KITH_TYPE_FORM)

static gboolean
is_ready (KithForm *form)
{
  KithListedForm *self = KITH_LISTED_FORM (form);
  const char *label = gtk_editable_get_text (self->label_row);

  return !kith_text_is_blank (label) && g_strcmp0 (label, self->label) != 0;
}

static void
changed_cb (KithListedForm *self)
{
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
  g_free (KITH_LISTED_FORM (object)->label);

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
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_listed_form_init (KithListedForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_listed_form_new:
 * @label: (nullable): the words as they are
 * @is_new_question: whether it is to be said how it is answered
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
kith_listed_form_new (const char *label, gboolean is_new_question)
{
  KithListedForm *self = g_object_new (KITH_TYPE_LISTED_FORM, NULL);

  self->label = g_strdup (label);
  gtk_editable_set_text (self->label_row, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answers_row), is_new_question);
  return GTK_WIDGET (self);
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
