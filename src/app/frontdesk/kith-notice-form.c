/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instruction and the day it ends. Longer than 90 days is not offered: a notice is looked at again, or it
 * goes. */

#include "frontdesk/kith-notice-form.h"

#include "base/kith-text.h"
#include "shared/kith-draft-keeper.h"

static const int review_days[] = { 14, 30, 60, 90 };

struct _KithNoticeForm
{
  KithForm parent_instance;

  GtkEditable *words_row; /* (unowned) template child, as the one below */
  AdwComboRow *review_row;

  KithSession *session;   /* (owned) (nullable) */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  gint64 person;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KithNoticeForm, kith_notice_form, KITH_TYPE_FORM)

static GVariant *
to_draft (KithNoticeForm *self)
{
  return g_variant_new ("(us)", (guint32) adw_combo_row_get_selected (self->review_row),
                        gtk_editable_get_text (self->words_row));
}

static void
take_draft (KithNoticeForm *self)
{
  g_autoptr (GVariant) draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE ("(us)"));
  const char *words;
  guint32 selected;

  if (!draft)
    return;
  g_variant_get (draft, "(u&s)", &selected, &words);
  adw_combo_row_set_selected (self->review_row, MIN (selected, G_N_ELEMENTS (review_days) - 1));
  gtk_editable_set_text (self->words_row, words);
}

static gboolean
is_ready (KithForm *form)
{
  KithNoticeForm *self = KITH_NOTICE_FORM (form);

  return !kith_text_is_blank (gtk_editable_get_text (self->words_row));
}

static void
changed_cb (KithNoticeForm *self)
{
  kith_form_changed (KITH_FORM (self));
  if (self->draft && self->loaded)
    kith_draft_keeper_put (self->draft, to_draft (self));
}

static void
kith_notice_form_dispose (GObject *object)
{
  KithNoticeForm *self = KITH_NOTICE_FORM (object);

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->session);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (kith_notice_form_parent_class)->dispose (object);
}

static void
kith_notice_form_class_init (KithNoticeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_notice_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-notice-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNoticeForm, words_row);
  gtk_widget_class_bind_template_child (widget_class, KithNoticeForm, review_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_notice_form_init (KithNoticeForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_notice_form_new:
 * @session: whose draft it is
 * @person: whom it is for
 *
 * Returns: (transfer floating): the form, with what this account was writing for @person before
 */
GtkWidget *
kith_notice_form_new (KithSession *session, gint64 person)
{
  KithNoticeForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_NOTICE_FORM, NULL);
  self->session = g_object_ref (session);
  self->person = person;
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_DESK_NOTICE, person);
  take_draft (self);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

/**
 * kith_notice_form_to_command:
 *
 * Returns: (transfer full): what the form says
 */
KithDeskCommand *
kith_notice_form_to_command (KithNoticeForm *self)
{
  guint selected;

  g_return_val_if_fail (KITH_IS_NOTICE_FORM (self), NULL);

  selected = MIN (adw_combo_row_get_selected (self->review_row), G_N_ELEMENTS (review_days) - 1);
  return kith_desk_command_notice_add (self->person, gtk_editable_get_text (self->words_row),
                                       kith_clock_today (kith_session_get_clock (self->session)) +
                                           review_days[selected]);
}

/**
 * kith_notice_form_done:
 *
 * It is stored: the draft goes.
 */
void
kith_notice_form_done (KithNoticeForm *self)
{
  g_return_if_fail (KITH_IS_NOTICE_FORM (self));

  kith_draft_keeper_discard (self->draft);
}
