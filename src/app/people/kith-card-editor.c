/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what was, what is, and what is wrong with it; this shows it. */

#include "people/kith-card-editor.h"

#include "frontdesk/kith-likely-list.h"
#include "people/kith-person-form.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-pronouns.h"

struct _KithCardEditor
{
  GtkBox parent_instance;

  GtkEditable *name_row; /* (unowned) template child, as those below */
  GtkEditable *pronouns_row;
  GtkMenuButton *pronouns_button;
  GtkEditable *apart_row;
  GtkEditable *code_row;
  GtkEditable *aliases_row;
  KithLikelyList *likely_list;
  GtkLabel *problem_label;

  KithPersonForm *form;   /* (owned) (nullable) */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  gint64 person;
  gboolean ready;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithCardEditor, kith_card_editor, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_READY,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkEditable *
get_editable (KithCardEditor *self, KithPersonField field)
{
  GtkEditable *const editables[KITH_PERSON_N_FIELDS] = {
    [KITH_PERSON_FIELD_NAME] = self->name_row,       [KITH_PERSON_FIELD_PRONOUNS] = self->pronouns_row,
    [KITH_PERSON_FIELD_APART] = self->apart_row,     [KITH_PERSON_FIELD_CODE] = self->code_row,
    [KITH_PERSON_FIELD_ALIASES] = self->aliases_row,
  };

  return editables[field];
}

static void
show_state (KithCardEditor *self)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = kith_person_form_check (self->form, NULL, &error);

  gtk_label_set_text (self->problem_label, valid ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !valid);
  self->ready = valid && kith_person_form_is_changed (self->form);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
show_likely (KithCardEditor *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) aliases = kith_person_form_dup_aliases (self->form);
  g_auto (GStrv) typed = NULL;

  g_strv_builder_add (names, kith_person_form_get (self->form, KITH_PERSON_FIELD_NAME));
  g_strv_builder_addv (names, (const char **) aliases);
  typed = g_strv_builder_end (names);
  kith_likely_list_look (self->likely_list, (const char *const *) typed);
}

static void
likely_chosen_cb (KithCardEditor *self, gint64 person)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, person);
}

static void
changed_cb (KithCardEditor *self)
{
  gboolean changed = FALSE, name_changed = FALSE;

  if (self->filling || !self->form)
    return;
  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    {
      if (!kith_person_form_set (self->form, field, gtk_editable_get_text (get_editable (self, field))))
        continue;
      changed = TRUE;
      name_changed |= field == KITH_PERSON_FIELD_NAME || field == KITH_PERSON_FIELD_ALIASES;
    }
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_person_form_to_draft (self->form));
  show_state (self);
  if (name_changed)
    show_likely (self);
}

static void
kith_card_editor_dispose (GObject *object)
{
  KithCardEditor *self = KITH_CARD_EDITOR (object);

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_person_form_free);

  G_OBJECT_CLASS (kith_card_editor_parent_class)->dispose (object);
}

static void
kith_card_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_READY)
    g_value_set_boolean (value, KITH_CARD_EDITOR (object)->ready);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kith_card_editor_class_init (KithCardEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_card_editor_dispose;
  object_class->get_property = kith_card_editor_get_property;

  properties[PROP_READY] =
      g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Somebody else's record is theirs. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (KITH_TYPE_LIKELY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-card-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, pronouns_row);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, pronouns_button);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, aliases_row);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, apart_row);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, code_row);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KithCardEditor, likely_list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, likely_chosen_cb);
}

static void
kith_card_editor_init (KithCardEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_card_editor_new:
 * @context: what the window works with, and whose draft it is
 * @card: what is stored now
 *
 * Returns: (transfer floating): the editor, with what this account was typing about this person before
 */
GtkWidget *
kith_card_editor_new (KithAppContext *context, const KithCard *card)
{
  KithCardEditor *self;
  g_autoptr (GVariant) draft = NULL;

  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (card != NULL, NULL);

  self = g_object_new (KITH_TYPE_CARD_EDITOR, NULL);
  self->person = kith_card_get_person (card);
  self->form = kith_person_form_new_from_card (card);
  self->draft =
      kith_draft_keeper_new (kith_app_context_get_session (context), KITH_DRAFT_NEW_PERSON, self->person);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE (KITH_PERSON_FORM_DRAFT_TYPE));
  if (draft)
    kith_person_form_take_draft (self->form, draft);

  self->filling = TRUE;
  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    gtk_editable_set_text (get_editable (self, field), kith_person_form_get (self->form, field));
  self->filling = FALSE;
  show_state (self);
  kith_likely_list_set_context (self->likely_list, context);
  kith_pronouns_offer (self->pronouns_button, self->pronouns_row, context);
  kith_likely_list_begin (self->likely_list, self->person);
  return GTK_WIDGET (self);
}

/**
 * kith_card_editor_to_command:
 *
 * Returns: (transfer full): puts what is typed in place of the card
 */
KithDeskCommand *
kith_card_editor_to_command (KithCardEditor *self)
{
  g_return_val_if_fail (KITH_IS_CARD_EDITOR (self), NULL);

  return kith_person_form_to_set_card (self->form, self->person);
}

/**
 * kith_card_editor_done:
 *
 * It is stored, or thrown away by its author: the draft goes.
 */
void
kith_card_editor_done (KithCardEditor *self)
{
  g_return_if_fail (KITH_IS_CARD_EDITOR (self));

  kith_draft_keeper_discard (self->draft);
}
