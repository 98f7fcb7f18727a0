/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever is like the name that is typed is offered by name only, so that nobody is recorded twice and
 * nothing is told about anyone. What is typed is a draft until it is stored or thrown away. */

#include "frontdesk/kith-new-person.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-likely-list.h"
#include "people/kith-person-form.h"
#include "shared/kith-a11y.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-pronouns.h"

struct _KithNewPerson
{
  GtkBox parent_instance;

  GtkEntry *name_entry; /* (unowned) template child, as those below */
  GtkLabel *status_label;
  KithLikelyList *likely_list;
  GtkEditable *pronouns_row;
  GtkMenuButton *pronouns_button;
  GtkEditable *apart_row;
  GtkEditable *code_row;
  GtkWidget *save_button;

  KithAppContext *context; /* (owned) (nullable) */
  KithPersonForm *form;    /* (owned) */
  KithDraftKeeper *draft;  /* (owned) (nullable) */
  gboolean filling;
  gboolean saving;
};

/* What was typed when the panel was left, for Undo. */
typedef struct
{
  KithNewPerson *panel; /* (weak) (nullable) */
  GVariant *content;    /* (owned) */
} Thrown;

G_DEFINE_FINAL_TYPE (KithNewPerson, kith_new_person, GTK_TYPE_BOX)

enum
{
  SIGNAL_FINISHED,
  SIGNAL_RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkEditable *
get_editable (KithNewPerson *self, KithPersonField field)
{
  switch (field)
    {
    case KITH_PERSON_FIELD_NAME:
      return GTK_EDITABLE (self->name_entry);
    case KITH_PERSON_FIELD_PRONOUNS:
      return self->pronouns_row;
    case KITH_PERSON_FIELD_APART:
      return self->apart_row;
    case KITH_PERSON_FIELD_CODE:
      return self->code_row;
    case KITH_PERSON_FIELD_ALIASES:
    case KITH_PERSON_N_FIELDS:
    default:
      return NULL;
    }
}

static void
say (KithNewPerson *self, const char *sentence)
{
  gtk_label_set_text (self->status_label, sentence);
  kith_a11y_set_label (GTK_WIDGET (self->status_label), sentence);
}

static void
likely_chosen_cb (KithNewPerson *self, gint64 person)
{
  g_autoptr (KithDeskCommand) command = kith_desk_command_sign_in (person, KITH_SOURCE_DESK, NULL);

  kith_draft_keeper_discard (self->draft);
  kith_app_context_apply (self->context, command, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, TRUE);
}

static void
show_likely (KithNewPerson *self)
{
  const char *const names[] = { kith_person_form_get (self->form, KITH_PERSON_FIELD_NAME), NULL };

  kith_likely_list_look (self->likely_list, names);
}

static void
show_state (KithNewPerson *self)
{
  gboolean complete = kith_person_form_is_complete (self->form);

  gtk_widget_set_sensitive (self->save_button, complete && !self->saving);
  say (self, complete ? _ ("Enter saves and signs in. Everything below can stay empty.")
                      : _ ("A name to be called by is enough. Everything below can stay empty."));
}

static void
changed_cb (KithNewPerson *self)
{
  gboolean name_changed = FALSE;
  gboolean changed = FALSE;

  if (self->filling || !self->context)
    return;
  for (KithPersonField field = 0; field < KITH_PERSON_FIELD_ALIASES; field++)
    {
      if (!kith_person_form_set (self->form, field, gtk_editable_get_text (get_editable (self, field))))
        continue;
      changed = TRUE;
      name_changed = name_changed || field == KITH_PERSON_FIELD_NAME;
    }
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_person_form_to_draft (self->form));
  show_state (self);
  if (name_changed)
    show_likely (self);
}

static void
saved (KithDeskOutcome *outcome, const GError *error, gpointer user_data)
{
  g_autoptr (KithNewPerson) self = user_data;

  self->saving = FALSE;
  if (outcome)
    {
      kith_draft_keeper_discard (self->draft);
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0, TRUE);
      return;
    }
  show_state (self);
  say (self, error->message);
}

static void
save_cb (KithNewPerson *self)
{
  g_autoptr (KithDeskCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  KithPersonField field = KITH_PERSON_FIELD_NAME;

  if (self->saving || !kith_person_form_is_complete (self->form))
    return;
  if (!kith_person_form_check (self->form, &field, &error))
    {
      say (self, error->message);
      if (get_editable (self, field))
        gtk_widget_grab_focus (GTK_WIDGET (get_editable (self, field)));
      return;
    }
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  command = kith_person_form_to_sign_in (self->form);
  kith_app_context_apply (self->context, command, saved, g_object_ref (self));
}

static void
restore_undone (gpointer user_data)
{
  Thrown *thrown = user_data;

  if (thrown->panel)
    g_signal_emit (thrown->panel, signals[SIGNAL_RESTORED], 0, thrown->content);
}

static void
thrown_free (gpointer user_data)
{
  Thrown *thrown = user_data;

  g_clear_weak_pointer (&thrown->panel);
  g_variant_unref (thrown->content);
  g_free (thrown);
}

/* More than a name is more than a moment's typing: it can be had back. */
static gboolean
is_worth_keeping (KithNewPerson *self)
{
  for (KithPersonField field = KITH_PERSON_FIELD_PRONOUNS; field < KITH_PERSON_N_FIELDS; field++)
    {
      if (!kith_text_is_blank (kith_person_form_get (self->form, field)))
        return TRUE;
    }
  return FALSE;
}

static void
cancel_cb (KithNewPerson *self)
{
  if (is_worth_keeping (self))
    {
      Thrown *thrown = g_new0 (Thrown, 1);

      g_set_weak_pointer (&thrown->panel, self);
      thrown->content = g_variant_ref_sink (kith_person_form_to_draft (self->form));
      kith_undo_push (kith_app_context_get_undo (self->context), restore_undone, thrown, thrown_free);
      kith_app_context_say_undoable (self->context, _ ("The new person was not kept."));
    }
  kith_draft_keeper_discard (self->draft);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  cancel_cb (KITH_NEW_PERSON (widget));
  return TRUE;
}

static void
fill (KithNewPerson *self)
{
  self->filling = TRUE;
  for (KithPersonField field = 0; field < KITH_PERSON_FIELD_ALIASES; field++)
    gtk_editable_set_text (get_editable (self, field), kith_person_form_get (self->form, field));
  self->filling = FALSE;
  show_state (self);
  kith_likely_list_begin (self->likely_list, 0);
  show_likely (self);
}

static void
kith_new_person_dispose (GObject *object)
{
  KithNewPerson *self = KITH_NEW_PERSON (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->context);
  g_clear_pointer (&self->form, kith_person_form_free);

  G_OBJECT_CLASS (kith_new_person_parent_class)->dispose (object);
}

static void
kith_new_person_class_init (KithNewPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_new_person_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  signals[SIGNAL_RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  g_type_ensure (KITH_TYPE_LIKELY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/frontdesk/kith-new-person.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, name_entry);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, status_label);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, likely_list);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, pronouns_row);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, pronouns_button);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, apart_row);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, code_row);
  gtk_widget_class_bind_template_child (widget_class, KithNewPerson, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, likely_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
kith_new_person_init (KithNewPerson *self)
{
  self->form = kith_person_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_new_person_set_context:
 * @context: what the window works with
 *
 * Once.
 */
void
kith_new_person_set_context (KithNewPerson *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_NEW_PERSON (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  kith_likely_list_set_context (self->likely_list, context);
  kith_pronouns_offer (self->pronouns_button, self->pronouns_row, context);
  if (kith_app_context_get_session (context))
    self->draft = kith_draft_keeper_new (kith_app_context_get_session (context), KITH_DRAFT_NEW_PERSON, 0);
}

static void
start (KithNewPerson *self)
{
  fill (self);
  if (kith_person_form_is_changed (self->form))
    kith_draft_keeper_put (self->draft, kith_person_form_to_draft (self->form));
  gtk_entry_grab_focus_without_selecting (self->name_entry);
  gtk_editable_set_position (GTK_EDITABLE (self->name_entry), -1);
}

/**
 * kith_new_person_start:
 * @name: (nullable): what was typed at the desk
 * @code: (nullable): a card that was just scanned and is nobody's
 *
 * Shows an empty form with these in it and the cursor behind the name.
 */
void
kith_new_person_start (KithNewPerson *self, const char *name, const char *code)
{
  g_return_if_fail (KITH_IS_NEW_PERSON (self));
  g_return_if_fail (self->context != NULL);

  g_clear_pointer (&self->form, kith_person_form_free);
  self->form = kith_person_form_new ();
  kith_person_form_set (self->form, KITH_PERSON_FIELD_NAME, name);
  kith_person_form_set (self->form, KITH_PERSON_FIELD_CODE, code);
  start (self);
}

/**
 * kith_new_person_resume:
 * @content: (nullable): what "restored" gave; %NULL: what this account was typing before
 *
 * Goes on where somebody stopped.
 *
 * Returns: whether there was anything
 */
gboolean
kith_new_person_resume (KithNewPerson *self, GVariant *content)
{
  g_autoptr (GVariant) draft = NULL;

  g_return_val_if_fail (KITH_IS_NEW_PERSON (self), FALSE);

  if (!self->draft)
    return FALSE;
  draft = content ? g_variant_ref (content)
                  : kith_draft_keeper_load (self->draft, G_VARIANT_TYPE (KITH_PERSON_FORM_DRAFT_TYPE));
  if (!draft)
    return FALSE;
  g_clear_pointer (&self->form, kith_person_form_free);
  self->form = kith_person_form_new ();
  kith_person_form_take_draft (self->form, draft);
  start (self);
  return TRUE;
}

/**
 * kith_new_person_flush:
 *
 * Everything typed is stored when this returns.
 */
void
kith_new_person_flush (KithNewPerson *self)
{
  g_return_if_fail (KITH_IS_NEW_PERSON (self));

  if (self->draft)
    kith_draft_keeper_flush (self->draft);
}
