/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Their words are no error of the form: the mark is as quiet as the field. */

#include "people/kith-field-mark.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

struct _KithFieldMark
{
  AdwBin parent_instance;

  GtkMenuButton *button; /* (unowned) template child, as those below */
  GtkLabel *field_label;
  GtkLabel *heading_label;
  GtkBox *words_box;
};

G_DEFINE_FINAL_TYPE (KithFieldMark, kith_field_mark, ADW_TYPE_BIN)

static void
add_line (KithFieldMark *self, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "max-width-chars", 40, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->words_box, label);
}

/* What they said, and who wrote it down when. */
static void
add_words (KithFieldMark *self, const KithRequest *request)
{
  g_autofree char *day = kith_day_format_date (request->day);
  g_autofree char *from = NULL;

  add_line (self, request->words != NULL ? request->words : "", NULL);
  if (request->taken_by != NULL)
    /* Translators: a day, and the account that wrote something down */
    from = g_strdup_printf (_ ("%s, written down by %s"), day, request->taken_by);
  add_line (self, from != NULL ? from : day, "dim-label");
  if (request->outcome == KITH_REQUEST_DECLINED)
    add_line (self, kith_request_outcome_label (request->outcome, TRUE), "dim-label");
}

static void
kith_field_mark_class_init (KithFieldMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-field-mark.ui");
  gtk_widget_class_bind_template_child (widget_class, KithFieldMark, button);
  gtk_widget_class_bind_template_child (widget_class, KithFieldMark, field_label);
  gtk_widget_class_bind_template_child (widget_class, KithFieldMark, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KithFieldMark, words_box);
}

static void
kith_field_mark_init (KithFieldMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_field_mark_new:
 * @label: what it is about, for people to read
 * @requests: (element-type KithRequest): what is said of it, newest first
 * @labelled: whether @label stands in it, for what it is beside does not say so
 *
 * Its button to the requests is an action of the page around it.
 *
 * Returns: (transfer floating): the mark
 */
GtkWidget *
kith_field_mark_new (const char *label, GPtrArray *requests, gboolean labelled)
{
  KithFieldMark *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (label != NULL && requests != NULL, NULL);

  self = g_object_new (KITH_TYPE_FIELD_MARK, NULL);
  /* Translators: %s is a field of a record, as "Date of birth" */
  name = g_strdup_printf (_ ("They say this is not right: %s"), label);
  gtk_label_set_text (self->field_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->field_label), labelled);
  gtk_label_set_text (self->heading_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  kith_a11y_set_label (GTK_WIDGET (self->button), name);
  for (guint i = 0; i < requests->len; i++)
    add_words (self, g_ptr_array_index (requests, i));
  return GTK_WIDGET (self);
}
