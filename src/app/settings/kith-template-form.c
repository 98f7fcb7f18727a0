/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings/kith-template-form.h"

#include "base/kith-text.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-text-box.h"

struct _KithTemplateForm
{
  KithForm parent_instance;

  GtkEditable *name_row; /* (unowned) template child, as those below */
  KithTextBox *text_box;
  GtkLabel *problem_label;

  KithNoteTemplates *list; /* (owned) (nullable): as they are */
  char *before;            /* (owned) (nullable): the name of the one that changes */

  KithDraftKeeper *draft; /* (owned) (nullable) */
  gboolean loaded;
};

/* The one that changes, "" for a new one; its name and its text as they are typed. */
#define DRAFT_TYPE G_VARIANT_TYPE ("(sss)")

G_DEFINE_FINAL_TYPE (KithTemplateForm, kith_template_form, KITH_TYPE_FORM)

static GVariant *
to_draft (KithTemplateForm *self)
{
  g_autofree char *text = kith_text_box_dup_text (self->text_box);

  return g_variant_new ("(sss)", self->before != NULL ? self->before : "",
                        gtk_editable_get_text (self->name_row), text);
}

/* What changed a template that is no longer there goes on as a new one. */
static gboolean
is_about (KithTemplateForm *self, const char *before)
{
  gboolean is_there = kith_note_templates_find (self->list, before) != KITH_NOTE_TEMPLATE_NONE;

  return g_str_equal (is_there ? before : "", self->before != NULL ? self->before : "");
}

static void
take_draft (KithTemplateForm *self, KithSession *session)
{
  g_autoptr (GPtrArray) drafts = kith_draft_list (session, KITH_DRAFT_NOTE_TEMPLATE, NULL);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const KithDraft *draft = g_ptr_array_index (drafts, i);
      const char *before, *name, *text;

      if (!g_variant_is_of_type (draft->content, DRAFT_TYPE))
        continue;
      g_variant_get (draft->content, "(&s&s&s)", &before, &name, &text);
      if (!is_about (self, before))
        continue;
      kith_draft_keeper_go_on (self->draft, draft->id);
      gtk_editable_set_text (self->name_row, name);
      kith_text_box_set_text (self->text_box, text);
      return;
    }
}

/* Whether it can be stored. Whoever is not done yet is told nothing. */
static gboolean
check (KithTemplateForm *self, GError **error)
{
  const char *name = gtk_editable_get_text (self->name_row);
  g_autofree char *text = kith_text_box_dup_text (self->text_box);

  if (self->list == NULL || kith_text_is_blank (name) || kith_text_is_blank (text))
    return FALSE;
  return kith_note_templates_check (self->list, self->before, name, text, error);
}

static gboolean
is_ready (KithForm *form)
{
  return check (KITH_TEMPLATE_FORM (form), NULL);
}

/* problem: (nullable) */
static void
show_problem (KithTemplateForm *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
changed_cb (KithTemplateForm *self)
{
  g_autoptr (GError) error = NULL;

  check (self, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  kith_form_changed (KITH_FORM (self));
  if (self->loaded)
    kith_draft_keeper_put (self->draft, to_draft (self));
}

static gboolean
kith_template_form_grab_focus (GtkWidget *widget)
{
  KithTemplateForm *self = KITH_TEMPLATE_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/* The next form, and be it after a refusal, finds all of it. */
static void
kith_template_form_unroot (GtkWidget *widget)
{
  KithTemplateForm *self = KITH_TEMPLATE_FORM (widget);

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);

  GTK_WIDGET_CLASS (kith_template_form_parent_class)->unroot (widget);
}

static void
kith_template_form_dispose (GObject *object)
{
  KithTemplateForm *self = KITH_TEMPLATE_FORM (object);

  g_clear_object (&self->draft);

  G_OBJECT_CLASS (kith_template_form_parent_class)->dispose (object);
}

static void
kith_template_form_finalize (GObject *object)
{
  KithTemplateForm *self = KITH_TEMPLATE_FORM (object);

  kith_note_templates_free (self->list);
  g_free (self->before);

  G_OBJECT_CLASS (kith_template_form_parent_class)->finalize (object);
}

static void
kith_template_form_class_init (KithTemplateFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KITH_FORM_CLASS (klass)->is_ready = is_ready;
  G_OBJECT_CLASS (klass)->dispose = kith_template_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_template_form_finalize;
  widget_class->unroot = kith_template_form_unroot;
  widget_class->grab_focus = kith_template_form_grab_focus;

  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-template-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KithTemplateForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, KithTemplateForm, text_box);
  gtk_widget_class_bind_template_child (widget_class, KithTemplateForm, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_template_form_init (KithTemplateForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_template_form_new:
 * @session: whose draft it is
 * @list: (transfer full): the templates as they are
 * @instead_of: (nullable): the name of the one that changes; %NULL: a new one
 *
 * What cannot be stored is said beneath it.
 *
 * Returns: (transfer floating): the form, with what this account was writing of it before
 */
GtkWidget *
kith_template_form_new (KithSession *session, KithNoteTemplates *list, const char *instead_of)
{
  KithTemplateForm *self;
  guint index;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (list != NULL, NULL);

  self = g_object_new (KITH_TYPE_TEMPLATE_FORM, NULL);
  self->list = list;
  self->before = g_strdup (instead_of);
  index = instead_of != NULL ? kith_note_templates_find (list, instead_of) : KITH_NOTE_TEMPLATE_NONE;
  if (index != KITH_NOTE_TEMPLATE_NONE)
    {
      gtk_editable_set_text (self->name_row, kith_note_templates_get (list, index)->name);
      kith_text_box_set_text (self->text_box, kith_note_templates_get (list, index)->text);
    }
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_NOTE_TEMPLATE, 0);
  take_draft (self, session);
  self->loaded = TRUE;
  return GTK_WIDGET (self);
}

/**
 * kith_template_form_fill:
 * @self: a form
 * @name: what was typed before
 * @text: the same
 * @problem: why it was refused; shown until something is changed
 */
void
kith_template_form_fill (KithTemplateForm *self, const char *name, const char *text, const char *problem)
{
  g_return_if_fail (KITH_IS_TEMPLATE_FORM (self));
  g_return_if_fail (name != NULL && text != NULL && problem != NULL);

  gtk_editable_set_text (self->name_row, name);
  kith_text_box_set_text (self->text_box, text);
  kith_form_changed (KITH_FORM (self));
  show_problem (self, problem);
}

/**
 * kith_template_form_get_name:
 * @self: a form
 *
 * Returns: (transfer none): the name as it is typed
 */
const char *
kith_template_form_get_name (KithTemplateForm *self)
{
  g_return_val_if_fail (KITH_IS_TEMPLATE_FORM (self), NULL);

  return gtk_editable_get_text (self->name_row);
}

/**
 * kith_template_form_dup_text:
 * @self: a form
 *
 * Returns: (transfer full): what it says, as it is typed
 */
char *
kith_template_form_dup_text (KithTemplateForm *self)
{
  g_return_val_if_fail (KITH_IS_TEMPLATE_FORM (self), NULL);

  return kith_text_box_dup_text (self->text_box);
}

/**
 * kith_template_form_done:
 * @self: a form
 *
 * It is stored: the draft goes.
 */
void
kith_template_form_done (KithTemplateForm *self)
{
  g_return_if_fail (KITH_IS_TEMPLATE_FORM (self));

  kith_draft_keeper_discard (self->draft);
}
