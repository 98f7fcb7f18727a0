/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/kith-holding-row.h"

#include <glib/gi18n.h>

#include "report/kith-strokes-drawing.h"
#include "shared/kith-a11y.h"

struct _KithHoldingRow
{
  GtkBox parent_instance;

  GtkLabel *label; /* (unowned) template child, as those below */
  GtkLabel *value_label;
  GtkDrawingArea *drawing;
  GtkLabel *origin_label;
  GtkLabel *reason_label;
  GtkWidget *decision_box;
  GtkToggleButton *keep_button;
  GtkToggleButton *leave_out_button;

  KithHolding *holding;    /* (owned) (nullable): what the entry lives in */
  KithHoldingEntry *entry; /* (unowned) (nullable): %NULL until the row is filled */
};

G_DEFINE_FINAL_TYPE (KithHoldingRow, kith_holding_row, GTK_TYPE_BOX)

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  KithHoldingRow *self = KITH_HOLDING_ROW (user_data);
  GdkRGBA ink;

  if (self->entry == NULL || self->entry->strokes == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  kith_strokes_draw (self->entry->strokes, cr, 0, 0, width, height);
}

static void
show_mark (KithHoldingRow *self)
{
  if (kith_holding_entry_is_open (self->entry))
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

/* Of a group, the one that is pressed and the one that comes up both tell. */
static void
toggled_cb (KithHoldingRow *self, GtkToggleButton *button)
{
  KithHoldingDecision decision = button == self->keep_button ? KITH_HOLDING_KEEP : KITH_HOLDING_LEAVE_OUT;

  if (self->entry == NULL || !gtk_toggle_button_get_active (button) ||
      !kith_holding_decide (self->holding, self->entry->id, decision, NULL))
    return;
  show_mark (self);
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
}

static void
kith_holding_row_dispose (GObject *object)
{
  KithHoldingRow *self = KITH_HOLDING_ROW (object);

  self->entry = NULL;
  g_clear_pointer (&self->holding, kith_holding_unref);

  G_OBJECT_CLASS (kith_holding_row_parent_class)->dispose (object);
}

static void
kith_holding_row_class_init (KithHoldingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_holding_row_dispose;
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-holding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, label);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, drawing);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, decision_box);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingRow, leave_out_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
kith_holding_row_init (KithHoldingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, self, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
offer_decision (KithHoldingRow *self, const KithHoldingEntry *entry)
{
  /* Translators: %s is what an entry is, as "Hopes" */
  g_autofree char *keep = g_strdup_printf (_ ("Keep: %s"), entry->label);
  /* Translators: %s is what an entry is, as "Hopes" */
  g_autofree char *leave_out = g_strdup_printf (_ ("Leave out: %s"), entry->label);

  kith_a11y_set_label (GTK_WIDGET (self->keep_button), keep);
  kith_a11y_set_label (GTK_WIDGET (self->leave_out_button), leave_out);
  set_text (self->reason_label, kith_third_party_reason_label (entry->third_party));
  if (kith_holding_entry_leaves (entry))
    gtk_toggle_button_set_active (self->keep_button, TRUE);
  else if (!kith_holding_entry_is_open (entry))
    gtk_toggle_button_set_active (self->leave_out_button, TRUE);
  gtk_widget_set_visible (self->decision_box, TRUE);
}

/**
 * kith_holding_row_new:
 * @holding: what is held
 * @entry: one of its entries
 *
 * What is theirs alone is shown; what may be about somebody else can be left out.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kith_holding_row_new (KithHolding *holding, KithHoldingEntry *entry)
{
  KithHoldingRow *self = g_object_new (KITH_TYPE_HOLDING_ROW, NULL);
  g_autofree char *origin = kith_holding_entry_describe_origin (entry);

  set_text (self->label, entry->label);
  set_text (self->value_label, entry->strokes != NULL ? NULL : entry->value);
  set_text (self->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->drawing), entry->strokes != NULL);
  if (kith_holding_entry_may_be_left_out (entry))
    offer_decision (self, entry);
  self->holding = kith_holding_ref (holding);
  self->entry = entry;
  show_mark (self);
  kith_a11y_set_label (GTK_WIDGET (self), *entry->label != '\0' ? entry->label : entry->value);
  return GTK_WIDGET (self);
}

/**
 * kith_holding_row_is_open:
 * @self: a row
 *
 * Returns: whether somebody must decide about it
 */
gboolean
kith_holding_row_is_open (KithHoldingRow *self)
{
  g_return_val_if_fail (KITH_IS_HOLDING_ROW (self), FALSE);

  return self->entry != NULL && kith_holding_entry_is_open (self->entry);
}

/**
 * kith_holding_row_focus:
 * @self: a row
 *
 * Puts the focus on the decision.
 */
void
kith_holding_row_focus (KithHoldingRow *self)
{
  g_return_if_fail (KITH_IS_HOLDING_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->keep_button));
}
