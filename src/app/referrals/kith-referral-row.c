/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "referrals/kith-referral-row.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-paragraph.h"

struct _KithReferralRow
{
  GtkBox parent_instance;

  GtkLabel *name_label; /* (unowned) template child, as those below */
  GtkLabel *state_label;
  GtkLabel *due_label;
  GtkLabel *asked_label;
  GtkLabel *facts_label;
  GtkExpander *expander;
  GtkBox *steps;
  GtkWidget *buttons;
  GtkWidget *step_button;
  GtkMenuButton *more_button;

  gint64 referral;
};

G_DEFINE_FINAL_TYPE (KithReferralRow, kith_referral_row, GTK_TYPE_BOX)

static void
kith_referral_row_class_init (KithReferralRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/referrals/kith-referral-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, asked_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, expander);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, steps);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, step_button);
  gtk_widget_class_bind_template_child (widget_class, KithReferralRow, more_button);
}

static void
kith_referral_row_init (KithReferralRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_due (KithReferralRow *self, const KithReferral *referral, KithDay today)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (!kith_referral_state_is_open (referral->state))
    {
      set_text (self->due_label, NULL);
      return;
    }
  if (referral->due_day == KITH_DAY_NONE)
    {
      set_text (self->due_label, _ ("Nobody has set a day to ask how it went."));
      return;
    }
  day = kith_day_format_long (referral->due_day);
  if (kith_referral_is_overdue (referral, today))
    {
      /* Translators: %s is a day */
      text = g_strdup_printf (_ ("Ask how it went: due since %s"), day);
      gtk_widget_add_css_class (GTK_WIDGET (self->due_label), "referral-overdue");
    }
  else if (referral->due_day == today)
    text = g_strdup (_ ("Ask today how it went"));
  else
    /* Translators: %s is a day */
    text = g_strdup_printf (_ ("Ask how it went on %s"), day);
  set_text (self->due_label, text);
}

static void
show_facts (KithReferralRow *self, const KithReferral *referral)
{
  g_autofree char *day = kith_day_format_long (referral->day);
  g_autoptr (GString) text = g_string_new (kith_referral_kind_label (referral->kind));

  g_string_append (text, " · ");
  if (referral->made_by != NULL)
    /* Translators: a day, and the name of somebody who works here */
    g_string_append_printf (text, _ ("made on %s by %s"), day, referral->made_by);
  else
    /* Translators: %s is a day */
    g_string_append_printf (text, _ ("made on %s"), day);
  if (referral->contact != NULL)
    /* Translators: %s is whom to ask for at a place */
    g_string_append_printf (text, _ (" · ask for %s"), referral->contact);
  gtk_label_set_text (self->facts_label, text->str);
}

static void
add_step (KithReferralRow *self, const KithReferralStep *step)
{
  g_autofree char *day = kith_day_format_long (step->day);
  g_autoptr (GString) head = g_string_new (day);
  const char *reason = kith_referral_reason_label (step->reason);

  g_string_append_printf (head, " · %s", kith_referral_state_label (step->state));
  if (*reason != '\0')
    g_string_append_printf (head, ": %s", reason);
  if (step->by != NULL)
    g_string_append_printf (head, " · %s", step->by);
  if (step->taken_back)
    g_string_append_printf (head, " · %s", _ ("taken back"));
  gtk_box_append (self->steps, kith_paragraph_new (head->str, step->taken_back ? "dim-label" : NULL));
  if (step->words != NULL)
    gtk_box_append (self->steps, kith_paragraph_new (step->words, "referral-said"));
  if (step->recipient != NULL)
    {
      /* Translators: who was told something, what for, and what */
      g_autofree char *told = g_strdup_printf (_ ("Told %s, for %s: %s"), step->recipient,
                                               step->purpose != NULL ? step->purpose : "?",
                                               step->told != NULL ? step->told : "?");

      gtk_box_append (self->steps, kith_paragraph_new (told, "referral-said"));
    }
}

static void
set_actions (KithReferralRow *self, const KithReferral *referral)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *name = referral->name != NULL ? referral->name : "";
  /* Translators: %s is a place to which somebody was referred */
  g_autofree char *step = g_strdup_printf (_ ("How did it go: %s"), name);
  /* Translators: %s is a place to which somebody was referred */
  g_autofree char *more = g_strdup_printf (_ ("More about the referral: %s"), name);
  g_autofree char *look_up =
      g_strdup_printf ("referrals.look-up(int64 %" G_GINT64_FORMAT ")", referral->resource);
  g_autofree char *correct = g_strdup_printf ("referrals.correct(int64 %" G_GINT64_FORMAT ")", referral->id);
  g_autofree char *take_back =
      g_strdup_printf ("referrals.take-back(int64 %" G_GINT64_FORMAT ")", referral->id);

  if (referral->resource != 0)
    {
      g_autofree char *not_right =
          g_strdup_printf ("referrals.not-right(int64 %" G_GINT64_FORMAT ")", referral->id);

      g_menu_append (menu, _ ("Look It Up in the Directory"), look_up);
      g_menu_append (menu, _ ("What the Directory Says Is Not Right"), not_right);
    }
  g_menu_append (menu, _ ("Correct It…"), correct);
  g_menu_append (menu, _ ("The Last Step Was a Mistake"), take_back);
  gtk_menu_button_set_menu_model (self->more_button, G_MENU_MODEL (menu));
  kith_a11y_label_menu_button (GTK_WIDGET (self->more_button), more);
  kith_a11y_set_label (self->step_button, step);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_button), "x", referral->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), "referrals.step");
}

/**
 * kith_referral_row_new:
 * @referral: as it was read
 * @today: the center's day
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_referral_row_new (const KithReferral *referral, KithDay today)
{
  KithReferralRow *self = g_object_new (KITH_TYPE_REFERRAL_ROW, NULL);
  g_autofree char *state = kith_referral_describe_state (referral);

  self->referral = referral->id;
  gtk_label_set_text (self->name_label,
                      referral->name != NULL ? referral->name : _ ("A place that is not known any more"));
  gtk_label_set_text (self->state_label, state);
  if (!kith_referral_state_is_open (referral->state))
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-in-force");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "in-force");
  show_due (self, referral, today);
  set_text (self->asked_label, referral->asked);
  show_facts (self, referral);
  for (guint i = 0; i < referral->steps->len; i++)
    add_step (self, g_ptr_array_index (referral->steps, i));
  set_actions (self, referral);
  gtk_widget_set_visible (self->buttons, referral->state != KITH_REFERRAL_TAKEN_BACK);
  return GTK_WIDGET (self);
}

/**
 * kith_referral_row_focus:
 * @self: a row
 *
 * Puts the focus on what is most often done with it.
 */
void
kith_referral_row_focus (KithReferralRow *self)
{
  g_return_if_fail (KITH_IS_REFERRAL_ROW (self));

  gtk_widget_grab_focus (self->step_button);
}

/**
 * kith_referral_row_get_referral:
 * @self: a row
 *
 * Returns: whose row it is
 */
gint64
kith_referral_row_get_referral (KithReferralRow *self)
{
  g_return_val_if_fail (KITH_IS_REFERRAL_ROW (self), 0);

  return self->referral;
}
