/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first child is shown until another is asked for. */

#include "shared/kith-swap.h"

#include "shared/kith-width-first.h"

struct _KithSwap
{
  GtkWidget parent_instance;
};

static void kith_swap_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithSwap,
                               kith_swap,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kith_swap_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
kith_swap_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  GtkWidget *self = GTK_WIDGET (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (child), gtk_widget_get_first_child (self) == NULL);
  gtk_widget_set_parent (GTK_WIDGET (child), self);
}

static void
kith_swap_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kith_swap_add_child;
}

static void
kith_swap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kith_swap_parent_class)->dispose (object);
}

static void
kith_swap_class_init (KithSwapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_swap_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), KITH_TYPE_WIDTH_FIRST);
}

static void
kith_swap_init (KithSwap *self)
{
}

/**
 * kith_swap_show:
 * @self: a swap
 * @name: the name (#GtkWidget:name) of one of its children
 */
void
kith_swap_show (KithSwap *self, const char *name)
{
  g_return_if_fail (KITH_IS_SWAP (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, g_strcmp0 (gtk_widget_get_name (child), name) == 0);
}

/**
 * kith_swap_get_shown:
 * @self: a swap
 *
 * Returns: (transfer none) (nullable): the name of the child that is shown
 */
const char *
kith_swap_get_shown (KithSwap *self)
{
  g_return_val_if_fail (KITH_IS_SWAP (self), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      return gtk_widget_get_name (child);
  return NULL;
}
