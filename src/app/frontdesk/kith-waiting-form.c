/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Message, mail or parcel, and words where they help. */

#include "frontdesk/kith-waiting-form.h"

#include "base/kith-text.h"
#include "shared/kith-draft-keeper.h"

struct _KithWaitingForm
{
  KithForm parent_instance;

  GtkToggleButton *message_button; /* (unowned) template child, as those below */
  GtkToggleButton *mail_button;
  GtkToggleButton *parcel_button;
  GtkEditable *words_row;

  KithSession *session;   /* (owned) (nullable) */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  gint64 person;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KithWaitingForm, kith_waiting_form, KITH_TYPE_FORM)

static KithWaitingKind
get_kind (KithWaitingForm *self)
{
  if (gtk_toggle_button_get_active (self->mail_button))
    return KITH_WAITING_MAIL;
  return gtk_toggle_button_get_active (self->parcel_button) ? KITH_WAITING_PARCEL : KITH_WAITING_MESSAGE;
}

static GVariant *
to_draft (KithWaitingForm *self)
{
  return g_variant_new ("(us)", (guint32) get_kind (self), gtk_editable_get_text (self->words_row));
}

static void
take_draft (KithWaitingForm *self)
{
  g_autoptr (GVariant) draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE ("(us)"));
  const char *words;
  guint32 kind;

  if (!draft)
    return;
  g_variant_get (draft, "(u&s)", &kind, &words);
  gtk_toggle_button_set_active (kind == KITH_WAITING_MAIL     ? self->mail_button
                                : kind == KITH_WAITING_PARCEL ? self->parcel_button
                                                              : self->message_button,
                                TRUE);
  gtk_editable_set_text (self->words_row, words);
}

static gboolean
is_ready (KithForm *form)
{
  KithWaitingForm *self = KITH_WAITING_FORM (form);

  /* A message is its words; mail and parcels are things. */
  return !gtk_toggle_button_get_active (self->message_button) ||
         !kith_text_is_blank (gtk_editable_get_text (self->words_row));
}

static void
changed_cb (KithWaitingForm *self)
{
  kith_form_changed (KITH_FORM (self));
  if (self->draft && self->loaded)
    kith_draft_keeper_put (self->draft, to_draft (self));
}

static void
kith_waiting_form_dispose (GObject *object)
{
  KithWaitingForm *self = KITH_WAITING_FORM (object);

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->session);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (kith_waiting_form_parent_class)->dispose (object);
}

static gboolean
kith_waiting_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_WAITING_FORM (widget)->words_row));
}

static void
kith_waiting_form_class_init (KithWaitingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_waiting_form_dispose;
  widget_class->grab_focus = kith_waiting_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-waiting-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithWaitingForm, message_button);
  gtk_widget_class_bind_template_child (widget_class, KithWaitingForm, mail_button);
  gtk_widget_class_bind_template_child (widget_class, KithWaitingForm, parcel_button);
  gtk_widget_class_bind_template_child (widget_class, KithWaitingForm, words_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_waiting_form_init (KithWaitingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_waiting_form_new:
 * @session: whose draft it is
 * @person: whom it is for
 *
 * Returns: (transfer floating): the form, with what this account was writing for @person before
 */
GtkWidget *
kith_waiting_form_new (KithSession *session, gint64 person)
{
  KithWaitingForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_WAITING_FORM, NULL);
  self->session = g_object_ref (session);
  self->person = person;
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_WAITING, person);
  take_draft (self);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

/**
 * kith_waiting_form_to_command:
 *
 * Returns: (transfer full): what the form says
 */
KithDeskCommand *
kith_waiting_form_to_command (KithWaitingForm *self)
{
  const char *words;

  g_return_val_if_fail (KITH_IS_WAITING_FORM (self), NULL);

  words = gtk_editable_get_text (self->words_row);
  return kith_desk_command_waiting_add (self->person, get_kind (self),
                                        kith_text_is_blank (words) ? NULL : words);
}

/**
 * kith_waiting_form_done:
 *
 * It is stored: the draft goes.
 */
void
kith_waiting_form_done (KithWaitingForm *self)
{
  g_return_if_fail (KITH_IS_WAITING_FORM (self));

  kith_draft_keeper_discard (self->draft);
}
