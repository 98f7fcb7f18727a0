/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grabbing the focus of an entry selects all of it: the next key would then replace what somebody typed.
 * Hence this. */

#include "shared/kith-focus.h"

#include "shared/kith-later.h"

struct _KithFocus
{
  GWeakRef widget;
  gboolean is_editable;
  int start;
  int end;
  int position;
};

/**
 * kith_focus_keep:
 * @window: a window
 *
 * Returns: (transfer full) (nullable): what to give to kith_focus_return(), %NULL if nothing has the focus
 */
KithFocus *
kith_focus_keep (GtkWindow *window)
{
  GtkWidget *widget;
  KithFocus *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  widget = gtk_window_get_focus (window);
  if (widget == NULL)
    return NULL;
  self = g_new0 (KithFocus, 1);
  g_weak_ref_init (&self->widget, widget);
  self->is_editable = GTK_IS_EDITABLE (widget);
  if (self->is_editable)
    {
      if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), &self->start, &self->end))
        self->start = self->end = gtk_editable_get_position (GTK_EDITABLE (widget));
      self->position = gtk_editable_get_position (GTK_EDITABLE (widget));
    }
  return self;
}

/**
 * kith_focus_return:
 * @self: what was kept
 *
 * Returns: whether the focus is back where it was
 */
gboolean
kith_focus_return (KithFocus *self)
{
  g_autoptr (GtkWidget) widget = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  widget = g_weak_ref_get (&self->widget);
  if (widget == NULL || !gtk_widget_get_mapped (widget) || !gtk_widget_grab_focus (widget))
    return FALSE;
  if (self->is_editable)
    {
      /* The cursor stands at the end of the region that is named last. */
      if (self->position == self->start)
        gtk_editable_select_region (GTK_EDITABLE (widget), self->end, self->start);
      else
        gtk_editable_select_region (GTK_EDITABLE (widget), self->start, self->end);
    }
  return TRUE;
}

/**
 * kith_focus_free:
 * @self: what was kept
 */
void
kith_focus_free (KithFocus *self)
{
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

/**
 * kith_focus_takes_text:
 * @widget: (nullable): what has the focus
 *
 * Returns: whether letters typed there are somebody's text, or belong to what has popped up
 */
gboolean
kith_focus_takes_text (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) &&
         (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) ||
          gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL);
}

/**
 * kith_focus_letter_of_key:
 * @keyval: a key
 * @state: what was held with it
 * @letter: (out caller-allocates): what it types, in UTF-8
 *
 * Returns: whether it types a letter; a space does not count, for it presses buttons
 */
gboolean
kith_focus_letter_of_key (guint keyval, GdkModifierType state, char letter[8])
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  g_return_val_if_fail (letter != NULL, FALSE);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || c == 0 || c == ' ' ||
      !g_unichar_isprint (c))
    return FALSE;
  letter[g_unichar_to_utf8 (c, letter)] = '\0';
  return TRUE;
}

static gboolean
escape_pressed_cb (GtkWidget *page, GVariant *arguments, gpointer action)
{
  if (!gtk_widget_get_mapped (page))
    return FALSE;
  return gtk_widget_activate_action (page, action, NULL);
}

/* What has just been made had no place yet when it got the focus. */
static void
bring_into_sight (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkAdjustment *place;
  graphene_rect_t bounds;
  double value, top, bottom;

  if (scroller == NULL || focus == NULL || (focus != widget && !gtk_widget_is_ancestor (focus, widget)) ||
      !gtk_widget_compute_bounds (focus, scroller, &bounds))
    return;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (place);
  top = value + (double) bounds.origin.y;
  bottom = top + (double) bounds.size.height;
  /* Set rather than clamped: the toolkit may be on its way to where the focus was, and setting ends that. */
  gtk_adjustment_set_value (place, MIN (MAX (value, bottom - gtk_adjustment_get_page_size (place)), top));
}

/**
 * kith_focus_begin:
 * @widget: what has just come on the screen
 *
 * Gives it the focus, and brings what of it has that into sight once it has its place.
 */
void
kith_focus_begin (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_grab_focus (widget);
  kith_later_painted (widget, bring_into_sight);
}

/**
 * kith_focus_leave_on_escape:
 * @page: a page that covers others
 * @action: (transfer none): the static name of its action that leaves it
 *
 * Lets Escape leave @page wherever in the window the focus is: a page's buttons in the header are
 * outside of it.
 */
void
kith_focus_leave_on_escape (GtkWidget *page, const char *action)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (action != NULL);

  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_pressed_cb, (gpointer) action, NULL)));
  gtk_widget_add_controller (page, controller);
}

/**
 * kith_focus_add_key:
 * @widget: where the focus has to be, or within
 * @trigger: the key, as gtk_shortcut_trigger_parse_string() reads it
 * @phase: %GTK_PHASE_CAPTURE: before the widget itself sees it
 * @func: what it does
 * @data: for @func; it outlives @widget
 */
void
kith_focus_add_key (GtkWidget *widget,
                    const char *trigger,
                    GtkPropagationPhase phase,
                    GtkShortcutFunc func,
                    gpointer data)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (trigger != NULL && func != NULL);

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_callback_action_new (func, data, NULL)));
  gtk_widget_add_controller (widget, controller);
}
