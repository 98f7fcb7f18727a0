/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty row is an answer too: nobody knows. */

#include "people/kith-away-form.h"

#include "base/kith-text.h"

struct _KithAwayForm
{
  KithForm parent_instance;

  GtkEditable *until_row; /* (unowned) template child */

  KithDay today;
};

G_DEFINE_FINAL_TYPE (KithAwayForm, kith_away_form, KITH_TYPE_FORM)

static gboolean
is_ready (KithForm *form)
{
  KithAwayForm *self = KITH_AWAY_FORM (form);
  KithDay until = kith_away_form_get_until (self);

  if (until == KITH_DAY_NONE)
    return kith_text_is_blank (gtk_editable_get_text (self->until_row));
  return until >= self->today;
}

static void
changed_cb (KithAwayForm *self)
{
  kith_form_changed (KITH_FORM (self));
}

static gboolean
kith_away_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_AWAY_FORM (widget)->until_row));
}

static void
kith_away_form_class_init (KithAwayFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  widget_class->grab_focus = kith_away_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-away-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAwayForm, until_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_away_form_init (KithAwayForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_away_form_new:
 * @session: whose clock says what day it is
 *
 * Returns: (transfer floating): the form, empty
 */
GtkWidget *
kith_away_form_new (KithSession *session)
{
  KithAwayForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_AWAY_FORM, NULL);
  self->today = kith_clock_today (kith_session_get_clock (session));
  return GTK_WIDGET (self);
}

/**
 * kith_away_form_get_until:
 *
 * Returns: the last day, %KITH_DAY_NONE where there is none
 */
KithDay
kith_away_form_get_until (KithAwayForm *self)
{
  g_autofree char *clean = NULL;
  KithDay day;

  g_return_val_if_fail (KITH_IS_AWAY_FORM (self), KITH_DAY_NONE);

  clean = kith_text_clean (gtk_editable_get_text (self->until_row), KITH_TEXT_LINE_MAX);
  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}
