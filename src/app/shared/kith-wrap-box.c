/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flow box has columns, and makes a column as wide as its widest cell. */

#include "shared/kith-wrap-box.h"

#define SPACING 6

struct _KithWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KithWrapBox, kith_wrap_box, GTK_TYPE_WIDGET)

/* Where a child comes: the same whether it is measured or placed. */
typedef struct
{
  int width; /* of the whole; below 0: no end */
  int x;
  int y;
  int line_height;
} Place;

static void
measure_child (GtkWidget *child, int room, int *width, int *height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = room < 0 ? natural : MAX (minimum, MIN (natural, room));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Puts a child at @place, and moves that behind it. */
static GtkAllocation
put (Place *place, GtkWidget *child)
{
  GtkAllocation at = { 0 };

  measure_child (child, place->width, &at.width, &at.height);
  if (place->x > 0 && place->width >= 0 && place->x + at.width > place->width)
    {
      place->x = 0;
      place->y += place->line_height + SPACING;
      place->line_height = 0;
    }
  at.x = place->x;
  at.y = place->y;
  place->x += at.width + SPACING;
  place->line_height = MAX (place->line_height, at.height);
  return at;
}

static GtkSizeRequestMode
kith_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kith_wrap_box_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  Place place = { .width = orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1 };
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      put (&place, child);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      widest = MAX (widest, child_minimum);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = place.y + place.line_height;
  else
    {
      *minimum = widest;
      *natural = MAX (place.x - SPACING, widest);
    }
}

static void
kith_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  Place place = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation at;

      if (!gtk_widget_should_layout (child))
        continue;
      at = put (&place, child);
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        at.x = width - at.x - at.width;
      gtk_widget_size_allocate (child, &at, -1);
    }
}

static void
kith_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kith_wrap_box_parent_class)->dispose (object);
}

static void
kith_wrap_box_class_init (KithWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_wrap_box_dispose;
  widget_class->get_request_mode = kith_wrap_box_get_request_mode;
  widget_class->measure = kith_wrap_box_measure;
  widget_class->size_allocate = kith_wrap_box_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kith_wrap_box_init (KithWrapBox *self)
{
}

/**
 * kith_wrap_box_append:
 * @self: a box
 * @child: (transfer floating): a widget
 *
 * Puts it behind the others.
 */
void
kith_wrap_box_append (KithWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (KITH_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
