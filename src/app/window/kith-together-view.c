/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window/kith-together-view.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-focus.h"

struct _KithTogetherView
{
  AdwBin parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkWidget *scroller;
  AdwBin *content_bin;
  GtkWidget *give_button;
  GtkLabel *who_label;
  GtkWidget *entry;
  GtkLabel *problem_label;
  GtkWidget *go_button;

  KithConfirmWay way;
};

G_DEFINE_FINAL_TYPE (KithTogetherView, kith_together_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_TRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ask (KithTogetherView *self, const char *problem)
{
  const char *label = self->way == KITH_CONFIRM_PIN ? _ ("PIN for today") : _ ("Passphrase");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_object_set (self->entry, "placeholder-text", label, NULL);
  kith_a11y_set_label (self->entry, label);
  gtk_widget_set_visible (self->entry, self->way != KITH_CONFIRM_NOTHING);
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "return");
  gtk_widget_grab_focus (self->way != KITH_CONFIRM_NOTHING ? self->entry : self->go_button);
}

static void
give_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (KITH_TOGETHER_VIEW (widget), NULL);
}

static void
read_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithTogetherView *self = KITH_TOGETHER_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_stack_set_visible_child_name (self->stack, "read");
  gtk_widget_grab_focus (widget);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithTogetherView *self = KITH_TOGETHER_VIEW (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "return") != 0 ||
      !gtk_widget_get_sensitive (GTK_WIDGET (self->stack)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  g_signal_emit (self, signals[SIGNAL_TRY], 0, text);
}

static void
entered_cb (KithTogetherView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "together.go", NULL);
}

/* Whatever has the focus, unless it takes those keys itself. */
static gboolean
scroll_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gboolean scrolled = FALSE;

  g_signal_emit_by_name (KITH_TOGETHER_VIEW (widget)->scroller, "scroll-child", g_variant_get_int32 (args),
                         FALSE, &scrolled);
  return scrolled;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithTogetherView *self = KITH_TOGETHER_VIEW (widget);
  gboolean asks = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "return") == 0;

  gtk_widget_activate_action (widget, asks ? "together.read-on" : "together.give", NULL);
  return TRUE;
}

static gboolean
kith_together_view_grab_focus (GtkWidget *widget)
{
  KithTogetherView *self = KITH_TOGETHER_VIEW (widget);
  GtkWidget *content = adw_bin_get_child (self->content_bin);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "return") == 0)
    return gtk_widget_grab_focus (self->entry);
  return (content != NULL && gtk_widget_grab_focus (content)) || gtk_widget_grab_focus (self->give_button);
}

static void
kith_together_view_class_init (KithTogetherViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_together_view_grab_focus;
  signals[SIGNAL_TRY] = g_signal_new ("try", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "together.give", NULL, give_action);
  gtk_widget_class_install_action (widget_class, "together.read-on", NULL, read_on_action);
  gtk_widget_class_install_action (widget_class, "together.go", NULL, go_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, scroll_cb, "i", GTK_SCROLL_PAGE_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, scroll_cb, "i", GTK_SCROLL_PAGE_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, scroll_cb, "i", GTK_SCROLL_STEP_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, scroll_cb, "i", GTK_SCROLL_STEP_UP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/window/kith-together-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, stack);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, content_bin);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, scroller);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, give_button);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, who_label);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, entry);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithTogetherView, go_button);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
kith_together_view_init (KithTogetherView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_together_view_new:
 * @content: what is read
 * @account_name: who works here and comes back
 * @way: what they are asked then
 *
 * Returns: (transfer floating): that, and a way back
 */
GtkWidget *
kith_together_view_new (GtkWidget *content, const char *account_name, KithConfirmWay way)
{
  KithTogetherView *self;

  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);
  g_return_val_if_fail (account_name != NULL, NULL);

  self = g_object_new (KITH_TYPE_TOGETHER_VIEW, NULL);
  self->way = way;
  adw_bin_set_child (self->content_bin, content);
  gtk_label_set_text (self->who_label, account_name);
  return GTK_WIDGET (self);
}

/**
 * kith_together_view_refuse:
 * @self: the view
 * @way: what is asked from now on
 * @sentence: why nobody comes back
 *
 * Asks again.
 */
void
kith_together_view_refuse (KithTogetherView *self, KithConfirmWay way, const char *sentence)
{
  g_return_if_fail (KITH_IS_TOGETHER_VIEW (self));
  g_return_if_fail (sentence != NULL);

  self->way = way;
  ask (self, sentence);
}
