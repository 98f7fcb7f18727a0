/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkStack asks its page how narrow it may be at its height, and a GtkBox finds that out by trying widths:
 * each time all the paragraphs in it are set anew. Within a page that scrolls the answer is of no use. */

#include "shared/kith-width-first.h"

struct _KithWidthFirst
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KithWidthFirst, kith_width_first, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
kith_width_first_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kith_width_first_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
kith_width_first_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
kith_width_first_class_init (KithWidthFirstClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = kith_width_first_get_request_mode;
  manager_class->measure = kith_width_first_measure;
  manager_class->allocate = kith_width_first_allocate;
}

static void
kith_width_first_init (KithWidthFirst *self)
{
}
