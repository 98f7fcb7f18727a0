/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that does not come, or is over, cannot be set: the service says so, and so does the button. */

#include "people/kith-hold-form.h"

#include "base/kith-text.h"
#include "shared/kith-draft-keeper.h"

struct _KithHoldForm
{
  KithForm parent_instance;

  GtkEditable *until_row; /* (unowned) template child, as those below */
  GtkEditable *reason_row;

  KithDraftKeeper *draft; /* (owned) (nullable) */
  KithDay today;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KithHoldForm, kith_hold_form, KITH_TYPE_FORM)

static void
take_draft (KithHoldForm *self)
{
  g_autoptr (GVariant) draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE ("(ss)"));
  const char *until, *reason;

  if (!draft)
    return;
  g_variant_get (draft, "(&s&s)", &until, &reason);
  gtk_editable_set_text (self->until_row, until);
  gtk_editable_set_text (self->reason_row, reason);
}

static gboolean
is_ready (KithForm *form)
{
  KithHoldForm *self = KITH_HOLD_FORM (form);
  KithDay until = kith_hold_form_get_until (self);

  return until != KITH_DAY_NONE && until >= self->today &&
         !kith_text_is_blank (gtk_editable_get_text (self->reason_row));
}

static void
changed_cb (KithHoldForm *self)
{
  kith_form_changed (KITH_FORM (self));
  if (self->loaded)
    kith_draft_keeper_put (self->draft, g_variant_new ("(ss)", gtk_editable_get_text (self->until_row),
                                                       gtk_editable_get_text (self->reason_row)));
}

static void
kith_hold_form_dispose (GObject *object)
{
  KithHoldForm *self = KITH_HOLD_FORM (object);

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (kith_hold_form_parent_class)->dispose (object);
}

static gboolean
kith_hold_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_HOLD_FORM (widget)->until_row));
}

static void
kith_hold_form_class_init (KithHoldFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_hold_form_dispose;
  widget_class->grab_focus = kith_hold_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-hold-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHoldForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, KithHoldForm, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_hold_form_init (KithHoldForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_hold_form_new:
 * @session: whose draft it is
 * @person: whose record is to be kept
 *
 * Returns: (transfer floating): the form, with what this account was writing for @person before
 */
GtkWidget *
kith_hold_form_new (KithSession *session, gint64 person)
{
  KithHoldForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_HOLD_FORM, NULL);
  self->today = kith_clock_today (kith_session_get_clock (session));
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_LEGAL_HOLD, person);
  take_draft (self);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

/**
 * kith_hold_form_get_until:
 *
 * Returns: the last day, %KITH_DAY_NONE where what is typed is none
 */
KithDay
kith_hold_form_get_until (KithHoldForm *self)
{
  g_autofree char *clean = NULL;
  KithDay day;

  g_return_val_if_fail (KITH_IS_HOLD_FORM (self), KITH_DAY_NONE);

  clean = kith_text_clean (gtk_editable_get_text (self->until_row), KITH_TEXT_LINE_MAX);
  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}

/**
 * kith_hold_form_dup_reason:
 *
 * Returns: (transfer full): why
 */
char *
kith_hold_form_dup_reason (KithHoldForm *self)
{
  g_return_val_if_fail (KITH_IS_HOLD_FORM (self), NULL);

  return g_strdup (gtk_editable_get_text (self->reason_row));
}

/**
 * kith_hold_form_done:
 *
 * It is stored: the draft goes.
 */
void
kith_hold_form_done (KithHoldForm *self)
{
  g_return_if_fail (KITH_IS_HOLD_FORM (self));

  kith_draft_keeper_discard (self->draft);
}
