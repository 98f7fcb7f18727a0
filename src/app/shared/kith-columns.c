/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large text needs the width of two columns for one: this widget decides by the size of the text, not of the
 * screen alone. */

#include "shared/kith-columns.h"

#include "shared/kith-text-scale.h"

struct _KithColumns
{
  GtkWidget parent_instance;

  GtkWidget *start; /* (owned by the tree) (nullable) */
  GtkWidget *end;   /* (owned by the tree) (nullable) */
  int start_width;
  int end_width;
  int spacing;
  gboolean fixed_start;
  gboolean end_first;
  gboolean stacked;
};

static void kith_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithColumns,
                               kith_columns,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kith_columns_buildable_init))

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  PROP_SPACING,
  PROP_FIXED_START,
  PROP_END_FIRST,
  PROP_STACKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static int
scaled (KithColumns *self, int pixels)
{
  return (int) (pixels * kith_text_scale_get (GTK_WIDGET (self)));
}

static gboolean
is_stacked_at (KithColumns *self, int width)
{
  if (!is_shown (self->start) || !is_shown (self->end))
    return FALSE;
  return width < scaled (self, self->start_width) + scaled (self, self->end_width) + self->spacing;
}

/* Shares a width among the two; with one child it gets all. */
static void
share (KithColumns *self, int width, int *start, int *end)
{
  int room = MAX (width - self->spacing, 0);
  int start_min = 0, end_min = 0;

  if (!is_shown (self->start) || !is_shown (self->end))
    {
      *start = *end = width;
      return;
    }
  gtk_widget_measure (self->start, GTK_ORIENTATION_HORIZONTAL, -1, &start_min, NULL, NULL, NULL);
  gtk_widget_measure (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &end_min, NULL, NULL, NULL);
  if (self->fixed_start)
    *start = scaled (self, self->start_width);
  else
    *start = room * self->start_width / MAX (self->start_width + self->end_width, 1);
  *start = MAX (MIN (*start, room - end_min), start_min);
  *end = MAX (room - *start, end_min);
}

static GtkSizeRequestMode
kith_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (KithColumns *self, int *minimum, int *natural)
{
  GtkWidget *children[] = { self->start, self->end };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_min = 0, child_nat = 0;

      if (!is_shown (children[i]))
        continue;
      gtk_widget_measure (children[i], GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
      *minimum = MAX (*minimum, child_min);
      *natural += child_nat;
    }
  *natural = MAX (*natural + self->spacing,
                  scaled (self, self->start_width) + scaled (self, self->end_width) + self->spacing);
}

static void
measure_height (KithColumns *self, int width, int *minimum, int *natural)
{
  GtkWidget *children[] = { self->start, self->end };
  int widths[] = { width, width };
  gboolean stacked = width >= 0 && is_stacked_at (self, width);
  guint n_shown = 0;

  if (width >= 0 && !stacked)
    share (self, width, &widths[0], &widths[1]);
  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_min = 0, child_nat = 0;

      if (!is_shown (children[i]))
        continue;
      n_shown++;
      gtk_widget_measure (children[i], GTK_ORIENTATION_VERTICAL, widths[i], &child_min, &child_nat, NULL,
                          NULL);
      *minimum = stacked ? *minimum + child_min : MAX (*minimum, child_min);
      *natural = stacked ? *natural + child_nat : MAX (*natural, child_nat);
    }
  if (stacked && n_shown > 1)
    {
      *minimum += self->spacing;
      *natural += self->spacing;
    }
}

static void
kith_columns_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  KithColumns *self = KITH_COLUMNS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, for_size, minimum, natural);
}

static void
allocate_stacked (KithColumns *self, int width, int height)
{
  GtkWidget *above = self->end_first ? self->end : self->start;
  GtkWidget *below = self->end_first ? self->start : self->end;
  int above_min = 0, above_nat = 0, below_min = 0;
  int above_height;

  gtk_widget_measure (above, GTK_ORIENTATION_VERTICAL, width, &above_min, &above_nat, NULL, NULL);
  gtk_widget_measure (below, GTK_ORIENTATION_VERTICAL, width, &below_min, NULL, NULL, NULL);
  above_height = CLAMP (height - self->spacing - below_min, above_min, MAX (above_nat, above_min));
  gtk_widget_size_allocate (above, &(GtkAllocation){ 0, 0, width, above_height }, -1);
  gtk_widget_size_allocate (below,
                            &(GtkAllocation){ 0, above_height + self->spacing, width,
                                              MAX (height - above_height - self->spacing, below_min) },
                            -1);
}

static void
allocate_beside (KithColumns *self, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean both = is_shown (self->start) && is_shown (self->end);
  int start, end;

  share (self, width, &start, &end);
  if (is_shown (self->start))
    gtk_widget_size_allocate (self->start,
                              &(GtkAllocation){ rtl && both ? width - start : 0, 0, start, height }, -1);
  if (is_shown (self->end))
    gtk_widget_size_allocate (self->end, &(GtkAllocation){ rtl || !both ? 0 : width - end, 0, end, height },
                              -1);
}

static void
kith_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KithColumns *self = KITH_COLUMNS (widget);
  gboolean stacked = is_stacked_at (self, width);

  if (stacked)
    allocate_stacked (self, width, height);
  else
    allocate_beside (self, width, height);
  if (stacked != self->stacked)
    {
      self->stacked = stacked;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
    }
}

static void
set_child (KithColumns *self, GtkWidget **slot, GtkWidget *child)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), slot == &self->start ? self->end : NULL);
}

static void
kith_columns_dispose (GObject *object)
{
  KithColumns *self = KITH_COLUMNS (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (kith_columns_parent_class)->dispose (object);
}

static void
kith_columns_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KithColumns *self = KITH_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;
    case PROP_END:
      g_value_set_object (value, self->end);
      break;
    case PROP_START_WIDTH:
      g_value_set_int (value, self->start_width);
      break;
    case PROP_END_WIDTH:
      g_value_set_int (value, self->end_width);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_FIXED_START:
      g_value_set_boolean (value, self->fixed_start);
      break;
    case PROP_END_FIRST:
      g_value_set_boolean (value, self->end_first);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kith_columns_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KithColumns *self = KITH_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_START:
      set_child (self, &self->start, g_value_get_object (value));
      break;
    case PROP_END:
      set_child (self, &self->end, g_value_get_object (value));
      break;
    case PROP_START_WIDTH:
      self->start_width = g_value_get_int (value);
      break;
    case PROP_END_WIDTH:
      self->end_width = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_FIXED_START:
      self->fixed_start = g_value_get_boolean (value);
      break;
    case PROP_END_FIRST:
      self->end_first = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
kith_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (g_strcmp0 (type, "end") == 0)
    g_object_set (buildable, "end", child, NULL);
  else
    g_object_set (buildable, "start", child, NULL);
}

static void
kith_columns_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = kith_columns_add_child;
}

static void
kith_columns_class_init (KithColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kith_columns_dispose;
  object_class->get_property = kith_columns_get_property;
  object_class->set_property = kith_columns_set_property;
  widget_class->get_request_mode = kith_columns_get_request_mode;
  widget_class->measure = kith_columns_measure;
  widget_class->size_allocate = kith_columns_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 400, flags);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 400, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 18, flags);
  properties[PROP_FIXED_START] = g_param_spec_boolean ("fixed-start", NULL, NULL, FALSE, flags);
  properties[PROP_END_FIRST] = g_param_spec_boolean ("end-first", NULL, NULL, FALSE, flags);
  properties[PROP_STACKED] =
      g_param_spec_boolean ("stacked", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
kith_columns_init (KithColumns *self)
{
  self->start_width = 400;
  self->end_width = 400;
  self->spacing = 18;
}

/**
 * kith_columns_new:
 *
 * Returns: (transfer floating): an empty pair of columns
 */
GtkWidget *
kith_columns_new (void)
{
  return g_object_new (KITH_TYPE_COLUMNS, NULL);
}

/**
 * kith_columns_is_stacked:
 * @self: the columns
 *
 * Returns: whether one child stands above the other at present
 */
gboolean
kith_columns_is_stacked (KithColumns *self)
{
  g_return_val_if_fail (KITH_IS_COLUMNS (self), FALSE);
  return self->stacked;
}
