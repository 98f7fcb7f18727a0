/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what was, what is, and what is wrong with it; this shows it, in any order, and asks for
 * nothing. */

#include "people/kith-intake-view.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "people/kith-contact-row.h"
#include "people/kith-intake-form.h"
#include "people/kith-intakes.h"
#include "people/kith-language-box.h"
#include "people/kith-question-row.h"
#include "people/kith-questions.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

struct _KithIntakeView
{
  AdwBin parent_instance;

  GtkLabel *explain_label; /* (unowned) template child, as those below */
  GtkBox *contacts_box;
  KithLanguageBox *languages;
  AdwPreferencesGroup *access_group;
  AdwPreferencesGroup *about_group;
  GtkEditable *birth_row;
  GtkBox *words_box;
  AdwPreferencesGroup *emergency_group;

  GtkWidget *texts[KITH_N_INTAKE_TEXTS]; /* (unowned): a KithTextBox or an AdwEntryRow */
  GPtrArray *contacts;                   /* (owned) (element-type KithContactRow): in their order */
  GPtrArray *questions;                  /* (owned) (element-type KithQuestionRow) */

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  KithIntakeForm *form;   /* (owned) (nullable): %NULL until it is read */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  gint64 version;
  gint64 last_deposit;
  char *state; /* (owned) (nullable) */
  gboolean changed;
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithIntakeView, kith_intake_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_CHANGED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is read or written on the database thread. */
typedef struct
{
  gint64 person;
  KithIntakeRead *read; /* (owned) (nullable) */
  KithIntake *intake;   /* (owned) (nullable) */
  gint64 version;
  gint64 last_deposit;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->read, kith_intake_read_free);
  g_clear_pointer (&work->intake, kith_intake_free);
  g_free (work);
}

static gboolean
may_read (KithIntakeView *self)
{
  return kith_session_may (kith_app_context_get_session (self->context), KITH_ACTION_INTAKE_READ);
}

static void
show_state (KithIntakeView *self)
{
  g_autoptr (GError) error = NULL;

  self->changed = self->form != NULL && kith_intake_form_is_changed (self->form);
  g_free (self->state);
  if (self->form != NULL && !kith_intake_form_check (self->form, &error))
    self->state = g_strdup (error->message);
  else
    self->state = g_strdup (_ ("Kept as a draft until you save it (Ctrl+S)."));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static gboolean
collect_text (KithIntakeView *self, KithIntakeText text)
{
  g_autofree char *typed = KITH_IS_TEXT_BOX (self->texts[text])
                               ? kith_text_box_dup_text (KITH_TEXT_BOX (self->texts[text]))
                               : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->texts[text])));

  return kith_intake_form_set_text (self->form, text, typed);
}

static void
changed_cb (KithIntakeView *self)
{
  gboolean changed = FALSE;

  if (self->filling || self->form == NULL)
    return;
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    changed |= collect_text (self, i);
  for (guint i = 0; i < self->contacts->len; i++)
    changed |= kith_contact_row_store (g_ptr_array_index (self->contacts, i), self->form, i);
  for (guint i = 0; i < self->questions->len; i++)
    changed |= kith_question_row_store (g_ptr_array_index (self->questions, i), self->form);
  changed |= kith_intake_form_set_birth (self->form, gtk_editable_get_text (self->birth_row));
  changed |= kith_intake_form_set_languages (self->form, kith_language_box_get_codes (self->languages));
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_intake_form_to_draft (self->form));
  show_state (self);
}

static void contact_removed_cb (KithIntakeView *self, KithContactRow *row);

static void
add_contact_row (KithIntakeView *self, guint place)
{
  GtkWidget *row = kith_contact_row_new (kith_intake_form_get_contact (self->form, place));

  g_ptr_array_add (self->contacts, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (contact_removed_cb), self);
  gtk_box_append (self->contacts_box, row);
}

static void
contact_removed_cb (KithIntakeView *self, KithContactRow *row)
{
  guint place;

  if (!g_ptr_array_find (self->contacts, row, &place))
    return;
  kith_intake_form_remove_contact (self->form, place);
  g_ptr_array_remove_index (self->contacts, place);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  gtk_box_remove (self->contacts_box, GTK_WIDGET (row));
  kith_draft_keeper_put (self->draft, kith_intake_form_to_draft (self->form));
  show_state (self);
}

static void
add_contact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (widget);
  guint place;

  if (self->form == NULL)
    return;
  place = kith_intake_form_add_contact (self->form, KITH_CONTACT_PHONE);
  add_contact_row (self, place);
  gtk_widget_grab_focus (g_ptr_array_index (self->contacts, place));
}

static void
fill (KithIntakeView *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    {
      const char *text = kith_intake_form_get_text (self->form, i);

      if (KITH_IS_TEXT_BOX (self->texts[i]))
        kith_text_box_set_text (KITH_TEXT_BOX (self->texts[i]), text);
      else
        gtk_editable_set_text (GTK_EDITABLE (self->texts[i]), text);
    }
  for (guint i = 0; i < self->contacts->len; i++)
    gtk_box_remove (self->contacts_box, g_ptr_array_index (self->contacts, i));
  g_ptr_array_set_size (self->contacts, 0);
  for (guint i = 0; i < kith_intake_form_get_n_contacts (self->form); i++)
    add_contact_row (self, i);
  for (guint i = 0; i < self->questions->len; i++)
    kith_question_row_show (g_ptr_array_index (self->questions, i), self->form);
  gtk_editable_set_text (self->birth_row, kith_intake_form_get_birth (self->form));
  kith_language_box_set_codes (self->languages, kith_intake_form_get_languages (self->form));
  self->filling = FALSE;
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  show_state (self);
}

/* Begins with what is stored, and what this account was typing over it. */
static void
begin_with (KithIntakeView *self, const KithIntake *intake, gint64 version, gint64 last_deposit)
{
  g_autoptr (GVariant) draft = NULL;

  g_clear_pointer (&self->form, kith_intake_form_free);
  self->form = kith_intake_form_new (intake);
  self->version = version;
  self->last_deposit = last_deposit;
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  if (draft != NULL)
    kith_intake_form_take_draft (self->form, draft);
  fill (self);
}

static void
begin_empty (KithIntakeView *self)
{
  g_autoptr (KithIntake) none = kith_intake_new ();

  begin_with (self, none, 0, 0);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;

  work->read = kith_intakes_read (session, work->person, error);
  return work->read != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithIntakeView *self = object;
  Work *work = data;

  if (error != NULL || work->person != self->person || self->draft == NULL)
    return;
  begin_with (self, work->read->intake, work->read->version, work->read->last_deposit);
}

static void
read_record (KithIntakeView *self)
{
  Work *work = g_new0 (Work, 1);

  work->person = self->person;
  g_clear_pointer (&self->form, kith_intake_form_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  kith_job_run (self->context, read_job, work, work_free, self, read_done);
}

static gboolean
write_job (KithSession *session, gpointer data, GError **error)
{
  Work *work = data;
  gboolean whole = kith_session_may (session, KITH_ACTION_INTAKE_READ);
  g_autoptr (KithChange) change = kith_session_begin (
      session, whole ? KITH_EVENT_INTAKE_CHANGED : KITH_EVENT_INTAKE_ADDED, work->person, error);

  if (change == NULL)
    return FALSE;
  if (whole ? !kith_intakes_write_in (change, work->person, work->intake, work->version, work->last_deposit,
                                      error)
            : !kith_intakes_deposit_in (change, work->person, work->intake, error))
    return FALSE;
  return kith_change_commit (g_steal_pointer (&change), error);
}

static void
write_done (gpointer object, gpointer data, const GError *error)
{
  KithIntakeView *self = object;
  Work *work = data;

  self->writing = FALSE;
  if (work->person != self->person || self->draft == NULL)
    return;
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_CHANGED))
    {
      /* What is typed lies as a draft over what the other wrote. */
      kith_draft_keeper_flush (self->draft);
      read_record (self);
      return;
    }
  if (error != NULL)
    {
      show_state (self);
      return;
    }
  kith_draft_keeper_discard (self->draft);
  if (may_read (self))
    {
      /* Several records that count as one have no version of their own to go on from. */
      if (work->version < 0)
        read_record (self);
      else
        begin_with (self, work->intake, work->version + 1, 0);
      kith_app_context_say (self->context, _ ("Saved."));
    }
  else
    {
      begin_empty (self);
      kith_app_context_say (self->context, _ ("Added for their peer advocate to read."));
    }
}

/* ---- The parts. */

static void
add_box (KithIntakeView *self, KithIntakeText text)
{
  self->texts[text] = kith_text_box_new (kith_intake_text_label (text));
  g_signal_connect_swapped (self->texts[text], "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (self->words_box, self->texts[text]);
}

static void
add_row (KithIntakeView *self, AdwPreferencesGroup *group, KithIntakeText text, const char *title)
{
  self->texts[text] = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);
  g_signal_connect_swapped (self->texts[text], "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (group, self->texts[text]);
}

static void
add_question (KithIntakeView *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  g_ptr_array_add (self->questions, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (group, row);
}

static void
add_parts (KithIntakeView *self)
{
  static const KithIntakeText words[] = { KITH_INTAKE_BRINGS, KITH_INTAKE_HOPES, KITH_INTAKE_STRENGTHS,
                                          KITH_INTAKE_INTERESTS, KITH_INTAKE_GIVES };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_box (self, words[i]);
  add_row (self, self->access_group, KITH_INTAKE_ACCESS, kith_intake_text_label (KITH_INTAKE_ACCESS));
  add_row (self, self->access_group, KITH_INTAKE_WORK_WITH, kith_intake_text_label (KITH_INTAKE_WORK_WITH));
  add_question (self, self->access_group, kith_question_row_new_interpreter ());
  add_row (self, self->emergency_group, KITH_INTAKE_EMERGENCY_NAME, _ ("Whom to call"));
  add_row (self, self->emergency_group, KITH_INTAKE_EMERGENCY_WHO, _ ("Who that is"));
  add_row (self, self->emergency_group, KITH_INTAKE_EMERGENCY_REACH, _ ("How to reach them"));
  for (guint i = 0; i < kith_questions_get_n (); i++)
    add_question (self, self->about_group, kith_question_row_new (i));
  add_row (self, self->about_group, KITH_INTAKE_HEARD, kith_intake_text_label (KITH_INTAKE_HEARD));
}

/* What is typed before the record is there would be laid over it unseen. The focus may move meanwhile. */
static gboolean
key_pressed_cb (KithIntakeView *self, guint keyval)
{
  return self->form == NULL && keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab &&
         keyval != GDK_KEY_Escape;
}

static gboolean
save_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  kith_intake_view_save (KITH_INTAKE_VIEW (widget));
  return TRUE;
}

static void
kith_intake_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kith_intake_view_dispose (GObject *object)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (object);

  kith_intake_view_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_intake_form_free);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_intake_view_parent_class)->dispose (object);
}

static void
kith_intake_view_finalize (GObject *object)
{
  g_free (KITH_INTAKE_VIEW (object)->state);

  G_OBJECT_CLASS (kith_intake_view_parent_class)->finalize (object);
}

static void
kith_intake_view_class_init (KithIntakeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_intake_view_get_property;
  object_class->dispose = kith_intake_view_dispose;
  object_class->finalize = kith_intake_view_finalize;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHANGED] =
      g_param_spec_boolean ("changed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_LANGUAGE_BOX);
  gtk_widget_class_install_action (widget_class, "intake.add-contact", NULL, add_contact_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-intake-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, explain_label);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, contacts_box);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, languages);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, access_group);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, about_group);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, birth_row);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, words_box);
  gtk_widget_class_bind_template_child (widget_class, KithIntakeView, emergency_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
kith_intake_view_init (KithIntakeView *self)
{
  self->contacts = g_ptr_array_new ();
  self->questions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_parts (self);
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_intake_view_set_context:
 * @self: a view
 * @context: what the window works with; it outlives the view
 *
 * Once.
 */
void
kith_intake_view_set_context (KithIntakeView *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_INTAKE_VIEW (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_intake_view_show:
 * @self: a view
 * @person: whom it is about
 *
 * Reads what is known, which is written into the log; at the desk nothing is read.
 */
void
kith_intake_view_show (KithIntakeView *self, gint64 person)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_INTAKE_VIEW (self));
  g_return_if_fail (self->context != NULL);

  session = kith_app_context_get_session (self->context);
  if (self->person == person && self->form != NULL)
    return;
  kith_intake_view_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_intake_form_free);
  self->person = person;
  self->writing = FALSE;
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_INTAKE, person);
  gtk_widget_set_visible (GTK_WIDGET (self->explain_label), !may_read (self));
  if (may_read (self))
    read_record (self);
  else
    begin_empty (self);
}

/**
 * kith_intake_view_flush:
 * @self: a view
 *
 * What is typed is on the disk when this returns.
 */
void
kith_intake_view_flush (KithIntakeView *self)
{
  g_return_if_fail (KITH_IS_INTAKE_VIEW (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

/**
 * kith_intake_view_save:
 * @self: a view
 *
 * Writes what is typed where it belongs, unless something is wrong with it.
 */
void
kith_intake_view_save (KithIntakeView *self)
{
  Work *work;

  g_return_if_fail (KITH_IS_INTAKE_VIEW (self));

  if (self->form == NULL || self->writing || !kith_intake_form_is_changed (self->form) ||
      !kith_intake_form_check (self->form, NULL))
    return;
  work = g_new0 (Work, 1);
  work->person = self->person;
  work->intake = kith_intake_form_to_intake (self->form);
  work->version = self->version;
  work->last_deposit = self->last_deposit;
  self->writing = TRUE;
  kith_job_run (self->context, write_job, work, work_free, self, write_done);
}

/**
 * kith_intake_view_discard:
 * @self: a view
 *
 * Goes back to what is stored.
 */
void
kith_intake_view_discard (KithIntakeView *self)
{
  g_return_if_fail (KITH_IS_INTAKE_VIEW (self));

  if (self->form == NULL || self->writing)
    return;
  kith_draft_keeper_discard (self->draft);
  if (may_read (self))
    read_record (self);
  else
    begin_empty (self);
}
