/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue may see the screen, and the log tells who reads: so it is there only for whom the person chose,
 * and nothing is read until it is unfolded. */

#include "goals/kith-hard-time-peek.h"

#include "goals/kith-hard-time-doing.h"
#include "goals/kith-hard-time-lines.h"
#include "shared/kith-children.h"

struct _KithHardTimePeek
{
  GtkBox parent_instance;

  GtkExpander *expander; /* (unowned) template child, as the one below */
  GtkBox *list;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
};

G_DEFINE_FINAL_TYPE (KithHardTimePeek, kith_hard_time_peek, GTK_TYPE_BOX)

static void
fold (KithHardTimePeek *self)
{
  gtk_expander_set_expanded (self->expander, FALSE);
  kith_children_remove (GTK_WIDGET (self->list));
}

static void
look (KithHardTimePeek *self)
{
  KithSession *session = kith_app_context_get_session (self->context);

  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL && self->person != 0 &&
                                                 kith_hard_times_is_there (session, self->person));
}

static void
read_done (gpointer object, gint64 person, GPtrArray *all)
{
  KithHardTimePeek *self = object;

  if (all == NULL || person != self->person || !gtk_expander_get_expanded (self->expander))
    return;
  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < all->len; i++)
    if (!kith_hard_time_is_empty (g_ptr_array_index (all, i)))
      gtk_box_append (self->list, kith_hard_time_lines_new (g_ptr_array_index (all, i)));
}

static void
expanded_cb (KithHardTimePeek *self)
{
  if (self->person != 0 && gtk_expander_get_expanded (self->expander))
    kith_hard_time_doing_read (self->context, self->person, self, read_done);
}

/* What was written meanwhile is read when it is unfolded again. */
static void
written_cb (KithHardTimePeek *self)
{
  fold (self);
  look (self);
}

static void
kith_hard_time_peek_class_init (KithHardTimePeekClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-hard-time-peek.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHardTimePeek, expander);
  gtk_widget_class_bind_template_child (widget_class, KithHardTimePeek, list);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
kith_hard_time_peek_init (KithHardTimePeek *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_hard_time_peek_set_context:
 * @self: what is folded away
 * @context: what the window works with; it outlives @self
 *
 * Once.
 */
void
kith_hard_time_peek_set_context (KithHardTimePeek *self, KithAppContext *context)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_HARD_TIME_PEEK (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  session = kith_app_context_get_session (context);
  if (session != NULL)
    g_signal_connect_object (kith_session_get_store (session), "changed::hard_time", G_CALLBACK (written_cb),
                             self, G_CONNECT_SWAPPED);
}

/**
 * kith_hard_time_peek_show:
 * @self: what is folded away
 * @person: whose
 *
 * Offers it where this account may see any of it.
 */
void
kith_hard_time_peek_show (KithHardTimePeek *self, gint64 person)
{
  g_return_if_fail (KITH_IS_HARD_TIME_PEEK (self));
  g_return_if_fail (self->context != NULL);

  if (self->person != person)
    fold (self);
  self->person = person;
  look (self);
}
