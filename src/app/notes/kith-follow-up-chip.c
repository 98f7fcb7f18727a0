/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual days are one key away; any other is in the calendar. */

#include "notes/kith-follow-up-chip.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-calendar.h"

struct _KithFollowUpChip
{
  AdwBin parent_instance;

  GtkMenuButton *button; /* (unowned) template child, as those below */
  GtkCalendar *calendar;

  KithDay day;
  KithDay today;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithFollowUpChip, kith_follow_up_chip, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe (KithFollowUpChip *self)
{
  g_autofree char *day = NULL;

  if (self->day == KITH_DAY_NONE)
    return g_strdup (_ ("Follow up on…"));
  if (self->day == self->today)
    return g_strdup (_ ("Follow up today"));
  if (self->day == self->today + 1)
    return g_strdup (_ ("Follow up tomorrow"));
  day = kith_day_format_long (self->day);
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("Follow up on %s"), day);
}

static void
show (KithFollowUpChip *self)
{
  g_autofree char *label = describe (self);

  gtk_menu_button_set_label (self->button, label);
  kith_a11y_label_menu_button (GTK_WIDGET (self->button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-up.none", self->day != KITH_DAY_NONE);
}

static void
show_calendar (KithFollowUpChip *self)
{
  self->filling = TRUE;
  kith_calendar_select_day (self->calendar, self->day != KITH_DAY_NONE ? self->day : self->today);
  self->filling = FALSE;
}

static void
choose (KithFollowUpChip *self, KithDay day)
{
  self->day = day;
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
day_selected_cb (KithFollowUpChip *self)
{
  if (!self->filling)
    choose (self, kith_calendar_get_day (self->calendar));
}

static void
in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFollowUpChip *self = KITH_FOLLOW_UP_CHIP (widget);

  gtk_menu_button_popdown (self->button);
  choose (self, self->today + g_variant_get_int32 (parameter));
  show_calendar (self);
}

static void
none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithFollowUpChip *self = KITH_FOLLOW_UP_CHIP (widget);

  gtk_menu_button_popdown (self->button);
  choose (self, KITH_DAY_NONE);
  show_calendar (self);
}

static gboolean
kith_follow_up_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_FOLLOW_UP_CHIP (widget)->button));
}

static void
kith_follow_up_chip_class_init (KithFollowUpChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_follow_up_chip_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "follow-up.in", "i", in_action);
  gtk_widget_class_install_action (widget_class, "follow-up.none", NULL, none_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/notes/kith-follow-up-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpChip, button);
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpChip, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
kith_follow_up_chip_init (KithFollowUpChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = KITH_DAY_NONE;
  show (self);
}

/**
 * kith_follow_up_chip_fill:
 * @self: the chip
 * @note: with its day, or none
 * @today: the center's day
 *
 * Shows it, without telling that it changed.
 */
void
kith_follow_up_chip_fill (KithFollowUpChip *self, const KithNote *note, KithDay today)
{
  g_return_if_fail (KITH_IS_FOLLOW_UP_CHIP (self));
  g_return_if_fail (note != NULL);

  self->today = today;
  self->day = note->follow_up;
  show_calendar (self);
  show (self);
}

/**
 * kith_follow_up_chip_take:
 * @self: the chip
 * @note: gets the day
 *
 * Returns: whether it is another than before
 */
gboolean
kith_follow_up_chip_take (KithFollowUpChip *self, KithNote *note)
{
  KithDay before;

  g_return_val_if_fail (KITH_IS_FOLLOW_UP_CHIP (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  before = note->follow_up;
  note->follow_up = self->day;
  return note->follow_up != before;
}
