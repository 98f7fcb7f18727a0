/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared/kith-scope-box.h"

#include "shared/kith-a11y.h"

/* In the order in which they are offered. */
static const KithScope scopes[] = {
#define SCOPE(symbol, ...) KITH_SCOPE_##symbol,
  KITH_SCOPES (SCOPE)
#undef SCOPE
};

struct _KithScopeBox
{
  AdwBin parent_instance;

  GtkCheckButton *checks[G_N_ELEMENTS (scopes)]; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (KithScopeBox, kith_scope_box, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (KithScopeBox *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
kith_scope_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_SCOPE_BOX (widget)->checks[0]));
}

static void
kith_scope_box_class_init (KithScopeBoxClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = kith_scope_box_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_scope_box_init (KithScopeBox *self)
{
  GtkWidget *flow =
      g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "min-children-per-line", 1,
                    "max-children-per-line", 2, "column-spacing", 4, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *words = kith_scope_describe (scopes[i]);
      GtkWidget *check = gtk_check_button_new_with_label (words);

      self->checks[i] = GTK_CHECK_BUTTON (check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), check, -1);
      /* The focus goes to the check itself. */
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
      kith_a11y_set_label (gtk_widget_get_parent (check), words);
    }
  adw_bin_set_child (ADW_BIN (self), flow);
}

/**
 * kith_scope_box_get_scope:
 * @self: a box
 *
 * Returns: what is checked
 */
KithScope
kith_scope_box_get_scope (KithScopeBox *self)
{
  KithScope scope = KITH_SCOPE_NOTHING;

  g_return_val_if_fail (KITH_IS_SCOPE_BOX (self), scope);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (gtk_check_button_get_active (self->checks[i]))
      scope |= scopes[i];
  return scope;
}

/**
 * kith_scope_box_set_scope:
 * @self: a box
 * @scope: what is checked then
 */
void
kith_scope_box_set_scope (KithScopeBox *self, KithScope scope)
{
  g_return_if_fail (KITH_IS_SCOPE_BOX (self));

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    gtk_check_button_set_active (self->checks[i], (scope & scopes[i]) != 0);
}

/**
 * kith_scope_box_set_label:
 * @self: a box
 * @label: what is read for all of them
 */
void
kith_scope_box_set_label (KithScopeBox *self, const char *label)
{
  g_return_if_fail (KITH_IS_SCOPE_BOX (self));

  kith_a11y_set_label (adw_bin_get_child (ADW_BIN (self)), label);
}

/**
 * kith_scope_box_hide:
 * @self: a box
 * @scope: what is not offered
 *
 * What is set of it stays.
 */
void
kith_scope_box_hide (KithScopeBox *self, KithScope scope)
{
  g_return_if_fail (KITH_IS_SCOPE_BOX (self));

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if ((scope & scopes[i]) != 0)
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->checks[i])), FALSE);
}
