/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pen says how it is pressed and where it was between two frames; a pointer and a finger say where they
 * are. What is drawn is never mirrored: a name is written the way its script goes. */

#include "people/kith-signature-pad.h"

#include <glib/gi18n.h>

#include "report/kith-strokes-drawing.h"
#include "shared/kith-a11y.h"

#define ASPECT 3.0
#define NATURAL_WIDTH 420
#define LEAST_WIDTH 180
#define HAND_PRESSURE 0.5
/* Where the line to sign on stands, down the box; and how far it stays away from the sides, across. */
#define LINE 0.78
#define LINE_MARGIN 0.06

struct _KithSignaturePad
{
  GtkWidget parent_instance;

  KithStrokes *strokes; /* (owned) */
  double start_x;       /* of the drag */
  double start_y;
  guint32 began; /* when the first point was drawn, in the display's time */
};

G_DEFINE_FINAL_TYPE (KithSignaturePad, kith_signature_pad, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
describe (KithSignaturePad *self)
{
  const char *state = kith_strokes_is_empty (self->strokes) ? _ ("Nothing is drawn yet.") : _ ("Signed.");
  g_autofree char *words = NULL;

  /* Translators: %s is "Nothing is drawn yet." or "Signed." */
  words = g_strdup_printf (_ ("%s Draw with a mouse, a finger or a pen, or sign by typing the name instead. "
                              "Delete empties the box."),
                           state);
  kith_a11y_set_description (GTK_WIDGET (self), words);
}

static void
changed (KithSignaturePad *self)
{
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_point (KithSignaturePad *self, double x, double y, double pressure, guint32 time)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width <= 0 || height <= 0)
    return;
  if (kith_strokes_is_empty (self->strokes))
    self->began = time;
  kith_strokes_add (self->strokes, x / width, y / height, pressure,
                    time > self->began ? time - self->began : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_stroke (KithSignaturePad *self, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  kith_strokes_begin (self->strokes);
}

/* The same pen is told of as a pointer too. */
static GdkEvent *
get_hand_event (GtkGesture *gesture)
{
  GdkEventSequence *sequence = gtk_gesture_get_last_updated_sequence (gesture);
  GdkEvent *event = gtk_gesture_get_last_event (gesture, sequence);

  return event != NULL && gdk_event_get_device_tool (event) == NULL ? event : NULL;
}

static void
drag_begin_cb (KithSignaturePad *self, double x, double y, GtkGesture *gesture)
{
  GdkEvent *event = get_hand_event (gesture);

  if (event == NULL)
    return;
  begin_stroke (self, gesture);
  self->start_x = x;
  self->start_y = y;
  add_point (self, x, y, HAND_PRESSURE, gdk_event_get_time (event));
}

static void
drag_update_cb (KithSignaturePad *self, double dx, double dy, GtkGesture *gesture)
{
  GdkEvent *event = get_hand_event (gesture);

  if (event != NULL)
    add_point (self, self->start_x + dx, self->start_y + dy, HAND_PRESSURE, gdk_event_get_time (event));
}

static void
drag_end_cb (KithSignaturePad *self, double dx, double dy, GtkGesture *gesture)
{
  if (get_hand_event (gesture) != NULL)
    changed (self);
}

static double
get_pressure (GtkGestureStylus *gesture)
{
  double pressure;

  return gtk_gesture_stylus_get_axis (gesture, GDK_AXIS_PRESSURE, &pressure) ? pressure : HAND_PRESSURE;
}

static guint32
get_time (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
}

static void
pen_down_cb (KithSignaturePad *self, double x, double y, GtkGestureStylus *gesture)
{
  begin_stroke (self, GTK_GESTURE (gesture));
  add_point (self, x, y, get_pressure (gesture), get_time (GTK_GESTURE (gesture)));
}

static void
pen_motion_cb (KithSignaturePad *self, double x, double y, GtkGestureStylus *gesture)
{
  g_autofree GdkTimeCoord *backlog = NULL;
  guint n_backlog = 0;

  if (gtk_gesture_stylus_get_backlog (gesture, &backlog, &n_backlog))
    for (guint i = 0; i < n_backlog; i++)
      add_point (self, backlog[i].axes[GDK_AXIS_X], backlog[i].axes[GDK_AXIS_Y],
                 backlog[i].flags & GDK_AXIS_FLAG_PRESSURE ? backlog[i].axes[GDK_AXIS_PRESSURE]
                                                           : HAND_PRESSURE,
                 backlog[i].time);
  add_point (self, x, y, get_pressure (gesture), get_time (GTK_GESTURE (gesture)));
}

static void
pen_up_cb (KithSignaturePad *self)
{
  changed (self);
}

static gboolean
clear_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  kith_signature_pad_clear (KITH_SIGNATURE_PAD (widget));
  return TRUE;
}

static GtkSizeRequestMode
kith_signature_pad_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kith_signature_pad_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      int width = for_size >= 0 ? for_size : NATURAL_WIDTH;

      *minimum = *natural = (int) (MAX (width, LEAST_WIDTH) / ASPECT);
    }
}

static void
kith_signature_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KithSignaturePad *self = KITH_SIGNATURE_PAD (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;
  GdkRGBA ink;

  if (width <= 0 || height <= 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.5 * ink.alpha);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, width * LINE_MARGIN, (int) (height * LINE) + 0.5);
  cairo_line_to (cr, width * (1 - LINE_MARGIN), (int) (height * LINE) + 0.5);
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  kith_strokes_draw (self->strokes, cr, 0, 0, width, height);
  cairo_destroy (cr);
}

static void
kith_signature_pad_finalize (GObject *object)
{
  kith_strokes_free (KITH_SIGNATURE_PAD (object)->strokes);

  G_OBJECT_CLASS (kith_signature_pad_parent_class)->finalize (object);
}

static void
kith_signature_pad_class_init (KithSignaturePadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_signature_pad_finalize;
  widget_class->get_request_mode = kith_signature_pad_get_request_mode;
  widget_class->measure = kith_signature_pad_measure;
  widget_class->snapshot = kith_signature_pad_snapshot;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, clear_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, clear_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "signaturepad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_gesture (KithSignaturePad *self, GtkGesture *gesture)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
kith_signature_pad_init (KithSignaturePad *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pen = gtk_gesture_stylus_new ();

  self->strokes = kith_strokes_new (ASPECT);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  kith_a11y_set_label (GTK_WIDGET (self), _ ("Box to sign in"));
  describe (self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  add_gesture (self, drag);
  g_signal_connect_swapped (pen, "down", G_CALLBACK (pen_down_cb), self);
  g_signal_connect_swapped (pen, "motion", G_CALLBACK (pen_motion_cb), self);
  g_signal_connect_swapped (pen, "up", G_CALLBACK (pen_up_cb), self);
  add_gesture (self, pen);
}

/**
 * kith_signature_pad_get_strokes:
 * @self: a box
 *
 * Returns: (transfer none): what is drawn, which may be nothing
 */
const KithStrokes *
kith_signature_pad_get_strokes (KithSignaturePad *self)
{
  g_return_val_if_fail (KITH_IS_SIGNATURE_PAD (self), NULL);

  return self->strokes;
}

/**
 * kith_signature_pad_set_strokes:
 * @self: a box
 * @strokes: (nullable): what was drawn before
 *
 * Shows it, without saying that it changed.
 */
void
kith_signature_pad_set_strokes (KithSignaturePad *self, const KithStrokes *strokes)
{
  g_return_if_fail (KITH_IS_SIGNATURE_PAD (self));

  kith_strokes_free (self->strokes);
  self->strokes = strokes != NULL ? kith_strokes_copy (strokes) : kith_strokes_new (ASPECT);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kith_signature_pad_clear:
 * @self: a box
 *
 * Empties it.
 */
void
kith_signature_pad_clear (KithSignaturePad *self)
{
  g_return_if_fail (KITH_IS_SIGNATURE_PAD (self));

  if (kith_strokes_is_empty (self->strokes))
    return;
  kith_signature_pad_set_strokes (self, NULL);
  changed (self);
}
