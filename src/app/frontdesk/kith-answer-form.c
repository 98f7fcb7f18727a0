/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer is written while the person stands at the desk, often in a hurry. The draft belongs to the
 * person, so that it goes when they are erased; it has a word for each of their notices. */

#include "frontdesk/kith-answer-form.h"

#include "base/kith-text.h"
#include "shared/kith-draft-keeper.h"

struct _KithAnswerForm
{
  KithForm parent_instance;

  GtkEditable *entry; /* (unowned) template child */

  KithDraftKeeper *draft; /* (owned) (nullable) */
  GVariant *others;       /* (owned) (nullable) what was being written to the person's other notices */
  gint64 notice;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (KithAnswerForm, kith_answer_form, KITH_TYPE_FORM)

static char *
dup_key (KithAnswerForm *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, self->notice);
}

static GVariant *
to_draft (KithAnswerForm *self, const char *words)
{
  g_autofree char *key = dup_key (self);
  GVariantDict dict;

  g_variant_dict_init (&dict, self->others);
  if (words != NULL)
    g_variant_dict_insert (&dict, key, "s", words);
  else
    g_variant_dict_remove (&dict, key);
  return g_variant_dict_end (&dict);
}

static void
take_draft (KithAnswerForm *self)
{
  g_autofree char *key = dup_key (self);
  const char *words;

  self->others = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  if (self->others != NULL && g_variant_lookup (self->others, key, "&s", &words))
    gtk_editable_set_text (self->entry, words);
}

static gboolean
is_ready (KithForm *form)
{
  KithAnswerForm *self = KITH_ANSWER_FORM (form);

  return !kith_text_is_blank (gtk_editable_get_text (self->entry));
}

static void
changed_cb (KithAnswerForm *self)
{
  kith_form_changed (KITH_FORM (self));
  if (self->loaded)
    kith_draft_keeper_put (self->draft, to_draft (self, gtk_editable_get_text (self->entry)));
}

static void
kith_answer_form_dispose (GObject *object)
{
  KithAnswerForm *self = KITH_ANSWER_FORM (object);

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->others, g_variant_unref);

  G_OBJECT_CLASS (kith_answer_form_parent_class)->dispose (object);
}

static gboolean
kith_answer_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_ANSWER_FORM (widget)->entry));
}

static void
kith_answer_form_class_init (KithAnswerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_answer_form_dispose;
  widget_class->grab_focus = kith_answer_form_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-answer-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAnswerForm, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_answer_form_init (KithAnswerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), KITH_TEXT_LINE_MAX);
}

/**
 * kith_answer_form_new:
 * @session: whose draft it is
 * @person: who answers
 * @notice: which notice about them
 *
 * Returns: (transfer floating): the form, with what this account was writing before
 */
GtkWidget *
kith_answer_form_new (KithSession *session, gint64 person, gint64 notice)
{
  KithAnswerForm *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_ANSWER_FORM, NULL);
  self->notice = notice;
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_ANSWER, person);
  take_draft (self);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

/**
 * kith_answer_form_to_command:
 *
 * Returns: (transfer full): what the form says
 */
KithDeskCommand *
kith_answer_form_to_command (KithAnswerForm *self)
{
  g_return_val_if_fail (KITH_IS_ANSWER_FORM (self), NULL);

  return kith_desk_command_notice_answer (self->notice, gtk_editable_get_text (self->entry));
}

/**
 * kith_answer_form_done:
 *
 * It is stored: the draft goes; one to another notice stays.
 */
void
kith_answer_form_done (KithAnswerForm *self)
{
  g_autoptr (GVariant) left = NULL;

  g_return_if_fail (KITH_IS_ANSWER_FORM (self));

  left = g_variant_ref_sink (to_draft (self, NULL));
  if (g_variant_n_children (left) > 0)
    kith_draft_keeper_put (self->draft, left);
  else
    kith_draft_keeper_discard (self->draft);
}
