/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that looks like a note. */

#include "shared/kith-reminder.h"

#include "shared/kith-a11y.h"

struct _KithReminder
{
  GtkButton parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (KithReminder, kith_reminder, GTK_TYPE_BUTTON)

static void
kith_reminder_class_init (KithReminderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/shared/kith-reminder.ui");
  gtk_widget_class_bind_template_child (widget_class, KithReminder, label);
}

static void
kith_reminder_init (KithReminder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_reminder_say:
 * @self: the reminder
 * @sentence: (nullable): what is and what to do; %NULL: there is nothing to remind of
 */
void
kith_reminder_say (KithReminder *self, const char *sentence)
{
  g_return_if_fail (KITH_IS_REMINDER (self));

  gtk_label_set_label (self->label, sentence != NULL ? sentence : "");
  if (sentence != NULL)
    kith_a11y_set_label (GTK_WIDGET (self), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

/**
 * kith_reminder_get_sentence:
 * @self: the reminder
 *
 * Returns: (transfer none) (nullable): what it says
 */
const char *
kith_reminder_get_sentence (KithReminder *self)
{
  g_return_val_if_fail (KITH_IS_REMINDER (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
