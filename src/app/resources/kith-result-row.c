/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name over whether it is open and where it is. A color never says alone what the words say too. */

#include "resources/kith-result-row.h"

struct _KithResultRow
{
  GtkBox parent_instance;

  GtkLabel *heading_label; /* (unowned) template child, as those below */
  GtkLabel *name_label;
  GtkWidget *pinned_label;
  GtkLabel *state_label;
  GtkLabel *more_label;
  GtkWidget *missing_label;
};

G_DEFINE_FINAL_TYPE (KithResultRow, kith_result_row, GTK_TYPE_BOX)

static void
kith_result_row_class_init (KithResultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/resources/kith-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithResultRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KithResultRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithResultRow, pinned_label);
  gtk_widget_class_bind_template_child (widget_class, KithResultRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithResultRow, more_label);
  gtk_widget_class_bind_template_child (widget_class, KithResultRow, missing_label);
}

static void
kith_result_row_init (KithResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_result_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_result_row_new (void)
{
  return g_object_new (KITH_TYPE_RESULT_ROW, NULL);
}

/**
 * kith_result_row_bind:
 * @self: a row
 * @item: what to show
 */
void
kith_result_row_bind (KithResultRow *self, KithResultItem *item)
{
  const char *heading;

  g_return_if_fail (KITH_IS_RESULT_ROW (self));
  g_return_if_fail (KITH_IS_RESULT_ITEM (item));

  heading = kith_result_item_get_heading (item);
  gtk_label_set_text (self->heading_label, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading_label), heading != NULL);
  gtk_label_set_text (self->name_label, kith_result_item_get_name (item));
  gtk_widget_set_visible (self->pinned_label, kith_result_item_is_pinned (item));
  gtk_widget_set_visible (self->missing_label, kith_result_item_is_missing (item));
  kith_result_row_show_state (self->state_label, kith_result_item_get_state (item),
                              kith_result_item_get_state_words (item));
  gtk_label_set_text (self->more_label, kith_result_item_get_more (item));
}

/**
 * kith_result_row_show_state:
 * @label: a label of the style class "open-state"
 * @state: whether it is open
 * @words: which say so
 */
void
kith_result_row_show_state (GtkLabel *label, KithHoursState state, const char *words)
{
  static const char *const classes[] = { "closed", "open", "uncertain" };

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (words != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == state)
      gtk_widget_add_css_class (GTK_WIDGET (label), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (label), classes[i]);
  gtk_label_set_text (label, words);
}
