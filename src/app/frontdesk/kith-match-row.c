/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name and pronouns over what tells people apart; at the end whether they are here, and the key that takes
 * this row. */

#include "frontdesk/kith-match-row.h"

struct _KithMatchRow
{
  GtkBox parent_instance;

  GtkLabel *name_label; /* (unowned) template child, as those below */
  GtkLabel *pronouns_label;
  GtkLabel *detail_label;
  GtkLabel *presence_label;
  GtkWidget *enter_label;

  KithMatchItem *item; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithMatchRow, kith_match_row, GTK_TYPE_BOX)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
detail_changed_cb (KithMatchRow *self)
{
  g_autofree char *detail = kith_match_item_dup_detail (self->item);

  set_text (self->detail_label, detail);
}

static void
kith_match_row_dispose (GObject *object)
{
  kith_match_row_unbind (KITH_MATCH_ROW (object));

  G_OBJECT_CLASS (kith_match_row_parent_class)->dispose (object);
}

static void
kith_match_row_class_init (KithMatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_match_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-match-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithMatchRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithMatchRow, pronouns_label);
  gtk_widget_class_bind_template_child (widget_class, KithMatchRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, KithMatchRow, presence_label);
  gtk_widget_class_bind_template_child (widget_class, KithMatchRow, enter_label);
}

static void
kith_match_row_init (KithMatchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_match_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
kith_match_row_new (void)
{
  return g_object_new (KITH_TYPE_MATCH_ROW, NULL);
}

/**
 * kith_match_row_bind:
 * @item: what to show until unbound
 */
void
kith_match_row_bind (KithMatchRow *self, KithMatchItem *item)
{
  g_return_if_fail (KITH_IS_MATCH_ROW (self));
  g_return_if_fail (KITH_IS_MATCH_ITEM (item));

  kith_match_row_unbind (self);
  self->item = g_object_ref (item);
  gtk_label_set_text (self->name_label, kith_match_item_get_name (item));
  /* Stays visible where it is empty: it takes the room up to the row's end. */
  gtk_label_set_text (self->pronouns_label, kith_match_item_get_pronouns (item));
  set_text (self->presence_label, kith_match_item_get_presence (item));
  g_signal_connect_object (item, "notify::detail", G_CALLBACK (detail_changed_cb), self, G_CONNECT_SWAPPED);
  detail_changed_cb (self);
}

/**
 * kith_match_row_unbind:
 *
 * The row shows nobody any more.
 */
void
kith_match_row_unbind (KithMatchRow *self)
{
  g_return_if_fail (KITH_IS_MATCH_ROW (self));

  if (!self->item)
    return;
  g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

/**
 * kith_match_row_set_target:
 * @target: whether Enter takes this row as things are
 */
void
kith_match_row_set_target (KithMatchRow *self, gboolean target)
{
  g_return_if_fail (KITH_IS_MATCH_ROW (self));

  gtk_widget_set_visible (self->enter_label, target);
  if (target)
    gtk_widget_add_css_class (GTK_WIDGET (self), "target");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "target");
}
