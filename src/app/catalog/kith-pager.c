/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalog/kith-pager.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithPager
{
  GtkBox parent_instance;

  GtkListBox *list; /* (unowned) template child, as those below */
  GtkWidget *bar;
  GtkLabel *where_label;

  guint page;
  guint n_all;
};

G_DEFINE_FINAL_TYPE (KithPager, kith_pager, GTK_TYPE_BOX)

enum
{
  SIGNAL_TURNED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
turn (KithPager *self, guint page)
{
  g_signal_emit (self, signals[SIGNAL_TURNED], 0, page);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (KITH_PAGER (widget), KITH_PAGER (widget)->page - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (KITH_PAGER (widget), KITH_PAGER (widget)->page + 1);
}

static void
activated_cb (KithPager *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, row);
}

static void
kith_pager_class_init (KithPagerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_TURNED] =
      g_signal_new ("turned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_class_install_action (widget_class, "pager.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "pager.next", NULL, next_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/catalog/kith-pager.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPager, list);
  gtk_widget_class_bind_template_child (widget_class, KithPager, bar);
  gtk_widget_class_bind_template_child (widget_class, KithPager, where_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
kith_pager_init (KithPager *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_pager_set_label:
 * @self: a pager
 * @label: what the list is called, for assistive technology
 */
void
kith_pager_set_label (KithPager *self, const char *label)
{
  g_return_if_fail (KITH_IS_PAGER (self));

  kith_a11y_set_label (GTK_WIDGET (self->list), label);
}

/**
 * kith_pager_begin:
 * @self: a pager
 * @page: from 0
 * @n_all: rows on all pages
 *
 * Empties the list for this page.
 */
void
kith_pager_begin (KithPager *self, guint page, guint n_all)
{
  guint first = page * KITH_PAGER_SIZE + 1;
  guint last = MIN (n_all, (page + 1) * KITH_PAGER_SIZE);
  /* Translators: "51 to 100 of 312" */
  g_autofree char *where = g_strdup_printf (_ ("%u to %u of %u"), first, last, n_all);

  g_return_if_fail (KITH_IS_PAGER (self));

  self->page = page;
  self->n_all = n_all;
  kith_children_remove (GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_all > 0);
  gtk_widget_set_visible (self->bar, n_all > KITH_PAGER_SIZE);
  gtk_label_set_text (self->where_label, where);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pager.previous", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pager.next", last < n_all);
}

/**
 * kith_pager_add:
 * @self: a pager
 * @row: (transfer floating): the next row of the page
 */
void
kith_pager_add (KithPager *self, GtkWidget *row)
{
  g_return_if_fail (KITH_IS_PAGER (self));

  gtk_list_box_append (self->list, row);
}

/**
 * kith_pager_focus:
 * @self: a pager
 *
 * Puts the focus on the first row of the page.
 */
void
kith_pager_focus (KithPager *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KITH_IS_PAGER (self));

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL && !gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/**
 * kith_pager_get_page:
 * @self: a pager
 *
 * Returns: which page is shown, from 0
 */
guint
kith_pager_get_page (KithPager *self)
{
  g_return_val_if_fail (KITH_IS_PAGER (self), 0);

  return self->page;
}

/**
 * kith_pager_get_n_all:
 * @self: a pager
 *
 * Returns: how many rows there are on all pages
 */
guint
kith_pager_get_n_all (KithPager *self)
{
  g_return_val_if_fail (KITH_IS_PAGER (self), 0);

  return self->n_all;
}
