/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when the plan is shown, and again when something was written
 * meanwhile. */

#include "goals/kith-hard-time-card.h"

#include <glib/gi18n.h>

#include "goals/kith-hard-time-doing.h"
#include "goals/kith-hard-time-lines.h"
#include "shared/kith-children.h"

struct _KithHardTimeCard
{
  GtkBox parent_instance;

  GtkWidget *empty_box; /* (unowned) template child, as those below */
  GtkWidget *write_button;
  GtkBox *list;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  GPtrArray *all; /* (owned) (nullable) (element-type KithHardTime): as it was read */
};

G_DEFINE_FINAL_TYPE (KithHardTimeCard, kith_hard_time_card, GTK_TYPE_BOX)

static gboolean
writes (KithHardTimeCard *self)
{
  return kith_session_may (kith_app_context_get_session (self->context), KITH_ACTION_CARE_WRITE);
}

static const KithHardTime *
find (KithHardTimeCard *self, gint64 id)
{
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      const KithHardTime *one = g_ptr_array_index (self->all, i);

      if (one->id == id)
        return one;
    }
  return NULL;
}

static void
add_button (GtkWidget *box, const char *label, const char *action, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_block (KithHardTimeCard *self, const KithHardTime *one)
{
  GtkWidget *block = kith_hard_time_lines_new (one);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (writes (self))
    add_button (buttons, _ ("Change…"), "hard-time.change", one->id);
  add_button (buttons, _ ("Print…"), "hard-time.print", one->id);
  if (writes (self))
    add_button (buttons, _ ("Take Back"), "hard-time.take-back", one->id);
  gtk_box_append (GTK_BOX (block), buttons);
  return block;
}

/* Of records that count as one, each has its own. */
static void
show_all (KithHardTimeCard *self)
{
  gboolean used = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkWidget *first;

  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->all->len; i++)
    if (!kith_hard_time_is_empty (g_ptr_array_index (self->all, i)))
      gtk_box_append (self->list, make_block (self, g_ptr_array_index (self->all, i)));
  first = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), first != NULL);
  gtk_widget_set_visible (self->empty_box, first == NULL);
  gtk_widget_set_visible (self->write_button, writes (self));
  if (used)
    gtk_widget_child_focus (first != NULL ? first : self->empty_box, GTK_DIR_TAB_FORWARD);
}

static void
read_done (gpointer object, gint64 person, GPtrArray *all)
{
  KithHardTimeCard *self = object;

  if (all == NULL || person != self->person)
    return;
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (all);
  show_all (self);
}

/* Somebody who is not looked at is not read. */
static void
written_cb (KithHardTimeCard *self)
{
  if (self->person != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kith_hard_time_doing_read (self->context, self->person, self, read_done);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHardTimeCard *self = KITH_HARD_TIME_CARD (widget);
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (self->person);

  /* What was taken back has its row. */
  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      const KithHardTime *one = g_ptr_array_index (self->all, i);

      if (one->person != self->person)
        continue;
      wanted->id = one->id;
      wanted->version = one->version;
    }
  kith_hard_time_doing_ask (widget, self->context, wanted);
}

static void
one_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithHardTimeCard *self = KITH_HARD_TIME_CARD (widget);
  const KithHardTime *one = find (self, g_variant_get_int64 (parameter));

  if (one == NULL)
    return;
  if (g_str_equal (name, "hard-time.change"))
    kith_hard_time_doing_ask (widget, self->context, one);
  else if (g_str_equal (name, "hard-time.print"))
    kith_hard_time_doing_print (widget, self->context, one);
  else
    kith_hard_time_doing_take_back (self->context, one);
}

static void
kith_hard_time_card_dispose (GObject *object)
{
  g_clear_pointer (&KITH_HARD_TIME_CARD (object)->all, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_hard_time_card_parent_class)->dispose (object);
}

static void
kith_hard_time_card_class_init (KithHardTimeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_hard_time_card_dispose;

  gtk_widget_class_install_action (widget_class, "hard-time.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "hard-time.change", "x", one_action);
  gtk_widget_class_install_action (widget_class, "hard-time.print", "x", one_action);
  gtk_widget_class_install_action (widget_class, "hard-time.take-back", "x", one_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-hard-time-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHardTimeCard, empty_box);
  gtk_widget_class_bind_template_child (widget_class, KithHardTimeCard, write_button);
  gtk_widget_class_bind_template_child (widget_class, KithHardTimeCard, list);
}

static void
kith_hard_time_card_init (KithHardTimeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_hard_time_card_set_context:
 * @self: a card
 * @context: what the window works with; it outlives the card
 *
 * Once.
 */
void
kith_hard_time_card_set_context (KithHardTimeCard *self, KithAppContext *context)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_HARD_TIME_CARD (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  session = kith_app_context_get_session (context);
  if (session != NULL)
    g_signal_connect_object (kith_session_get_store (session), "changed::hard_time", G_CALLBACK (written_cb),
                             self, G_CONNECT_SWAPPED);
}

/**
 * kith_hard_time_card_show:
 * @self: a card
 * @person: whose
 *
 * Reads and shows it; nothing is shown until it is read.
 */
void
kith_hard_time_card_show (KithHardTimeCard *self, gint64 person)
{
  g_return_if_fail (KITH_IS_HARD_TIME_CARD (self));
  g_return_if_fail (self->context != NULL);

  if (self->person != person)
    {
      self->person = person;
      g_clear_pointer (&self->all, g_ptr_array_unref);
      kith_children_remove (GTK_WIDGET (self->list));
      gtk_widget_set_visible (self->empty_box, FALSE);
    }
  kith_hard_time_doing_read (self->context, person, self, read_done);
}
