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
#include "people/kith-merge-choices.h"
#include "people/kith-question-row.h"
#include "people/kith-questions.h"
#include "people/kith-record-field.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-job.h"
#include "shared/kith-text-box.h"

struct _KithIntakeView
{
  KithRecordSection parent_instance;

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
  GPtrArray *questions;  /* (owned) (element-type KithQuestionRow): the interpreter's, then the center's */
  char *asked;           /* (owned) (nullable): what the rows were made of */
  KithFieldMarks *marks; /* (owned): beside all of these */

  gint64 person;
  KithIntakeForm *form;   /* (owned) (nullable): %NULL until it is read */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  gint64 version;
  gint64 last_deposit;
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithIntakeView, kith_intake_view, KITH_TYPE_RECORD_SECTION)

enum
{
  SIGNAL_SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

static KithAppContext *
get_context (KithIntakeView *self)
{
  return kith_record_section_get_context (KITH_RECORD_SECTION (self));
}

static gboolean
may_read (KithIntakeView *self)
{
  return kith_session_may (kith_app_context_get_session (get_context (self)), KITH_ACTION_INTAKE_READ);
}

static void
show_state (KithIntakeView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = kith_intake_form_check (self->form, &error);

  kith_record_section_set_state (KITH_RECORD_SECTION (self), kith_intake_form_is_changed (self->form),
                                 valid ? _ ("Kept as a draft until you save it (Ctrl+S).") : error->message);
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
  const KithContact *contact = kith_intake_form_get_contact (self->form, place);
  GtkWidget *row = kith_contact_row_new (contact);
  g_autofree char *field = g_strconcat (KITH_FIELD_CONTACT, kith_contact_kind_code (contact->kind), NULL);

  kith_field_marks_put (self->marks, field, kith_contact_row_get_header (KITH_CONTACT_ROW (row)), FALSE);
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
  kith_field_marks_drop (self->marks, kith_contact_row_get_header (row));
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
    {
      GtkWidget *row = g_ptr_array_index (self->contacts, i);

      kith_field_marks_drop (self->marks, kith_contact_row_get_header (KITH_CONTACT_ROW (row)));
      gtk_box_remove (self->contacts_box, row);
    }
  g_ptr_array_set_size (self->contacts, 0);
  for (guint i = 0; i < kith_intake_form_get_n_contacts (self->form); i++)
    add_contact_row (self, i);
  for (guint i = 0; i < self->questions->len; i++)
    kith_question_row_show (g_ptr_array_index (self->questions, i), self->form);
  gtk_editable_set_text (self->birth_row, kith_intake_form_get_birth (self->form));
  kith_language_box_set_codes (self->languages, kith_intake_form_get_languages (self->form));
  self->filling = FALSE;
  kith_record_section_show_marks (KITH_RECORD_SECTION (self), self->marks);
  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  show_state (self);
}

static void
add_question (KithIntakeView *self, AdwPreferencesGroup *group, GtkWidget *row, const char *field)
{
  kith_field_marks_put (self->marks, field, row, FALSE);
  g_ptr_array_add (self->questions, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (group, row);
}

/* What is asked, and what was answered when it still was. */
static GPtrArray *
list_asked (KithIntakeView *self, KithQuestions *lists, GString *made_of)
{
  g_autoptr (GPtrArray) all = kith_questions_get_list (lists, KITH_LIST_QUESTIONS);
  GPtrArray *asked = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const KithListed *question = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) choices = kith_questions_get_list (lists, question->code);

      if (!question->active &&
          kith_intake_form_get_answer (self->form, question->code, NULL) == KITH_ANSWER_NOT_ASKED)
        continue;
      g_ptr_array_add (asked, (gpointer) question);
      g_string_append_printf (made_of, "%s\n%s\n", question->code, question->label);
      for (guint c = 0; c < choices->len; c++)
        {
          const KithListed *choice = g_ptr_array_index (choices, c);

          g_string_append_printf (made_of, " %s %s %d\n", choice->code, choice->label, choice->active);
        }
    }
  return asked;
}

/* The rows stay where nothing is different: the focus may be in one. */
static void
show_questions (KithIntakeView *self)
{
  KithSession *session = kith_app_context_get_session (get_context (self));
  g_autoptr (KithQuestions) lists = kith_questions_load (kith_session_get_store (session), NULL);
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GString) made_of = g_string_new (NULL);
  g_autoptr (GtkWidget) heard = g_object_ref (self->texts[KITH_INTAKE_HEARD]);

  if (lists == NULL)
    lists = kith_questions_new_default ();
  asked = list_asked (self, lists, made_of);
  if (g_strcmp0 (self->asked, made_of->str) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (made_of->str);
  for (; self->questions->len > 1; g_ptr_array_remove_index (self->questions, self->questions->len - 1))
    {
      GtkWidget *row = g_ptr_array_index (self->questions, self->questions->len - 1);

      kith_field_marks_drop (self->marks, row);
      adw_preferences_group_remove (self->about_group, row);
    }
  adw_preferences_group_remove (self->about_group, heard);
  for (guint i = 0; i < asked->len; i++)
    {
      const KithListed *question = g_ptr_array_index (asked, i);
      g_autofree char *field = g_strconcat (KITH_MERGE_QUESTION, question->code, NULL);

      add_question (self, self->about_group, kith_question_row_new (lists, question), field);
    }
  adw_preferences_group_add (self->about_group, heard);
  kith_a11y_name_parts (GTK_WIDGET (self));
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
  show_questions (self);
  fill (self);
  if (may_read (self))
    g_signal_emit (self, signals[SIGNAL_SAID], 0, self->person, kith_intake_get_contacts (intake));
}

static void
begin_empty (KithIntakeView *self)
{
  g_autoptr (KithIntake) none = kith_intake_new ();

  begin_with (self, none, 0, 0);
}

/* Until the record is read, or where it cannot be, what another person told must not stand under this name.
 */
static void
show_nothing (KithIntakeView *self)
{
  g_autoptr (KithIntake) none = kith_intake_new ();

  g_clear_pointer (&self->form, kith_intake_form_free);
  self->form = kith_intake_form_new (none);
  fill (self);
  g_clear_pointer (&self->form, kith_intake_form_free);
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
  kith_job_run (get_context (self), read_job, work, work_free, self, read_done);
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
  return kith_change_commit (change, error);
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
      kith_app_context_say (get_context (self), _ ("Saved."));
    }
  else
    {
      begin_empty (self);
      kith_app_context_say (get_context (self), _ ("Added for their peer advocate to read."));
    }
}

static void
kith_intake_view_flush (KithRecordSection *section)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (section);

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

static void
kith_intake_view_show (KithRecordSection *section, gint64 person)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (section);
  KithSession *session = kith_app_context_get_session (get_context (self));

  if (self->person == person && self->form != NULL)
    return;
  kith_intake_view_flush (section);
  g_clear_object (&self->draft);
  show_nothing (self);
  self->person = person;
  self->writing = FALSE;
  self->draft = kith_draft_keeper_new (session, KITH_DRAFT_INTAKE, person);
  gtk_widget_set_visible (GTK_WIDGET (self->explain_label), !may_read (self));
  if (may_read (self))
    read_record (self);
  else
    begin_empty (self);
}

static void
kith_intake_view_save (KithRecordSection *section)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (section);
  Work *work;

  if (self->form == NULL || self->writing || !kith_intake_form_is_changed (self->form) ||
      !kith_intake_form_check (self->form, NULL))
    return;
  work = g_new0 (Work, 1);
  work->person = self->person;
  work->intake = kith_intake_form_to_intake (self->form);
  work->version = self->version;
  work->last_deposit = self->last_deposit;
  self->writing = TRUE;
  kith_job_run (get_context (self), write_job, work, work_free, self, write_done);
}

static void
kith_intake_view_discard (KithRecordSection *section)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (section);

  if (self->form == NULL || self->writing)
    return;
  kith_draft_keeper_discard (self->draft);
  if (may_read (self))
    read_record (self);
  else
    begin_empty (self);
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
add_parts (KithIntakeView *self)
{
  static const KithIntakeText words[] = { KITH_INTAKE_BRINGS, KITH_INTAKE_HOPES, KITH_INTAKE_STRENGTHS,
                                          KITH_INTAKE_INTERESTS, KITH_INTAKE_GIVES };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_box (self, words[i]);
  add_row (self, self->access_group, KITH_INTAKE_ACCESS, kith_intake_text_label (KITH_INTAKE_ACCESS));
  add_row (self, self->access_group, KITH_INTAKE_WORK_WITH, kith_intake_text_label (KITH_INTAKE_WORK_WITH));
  add_question (self, self->access_group, kith_question_row_new_interpreter (), KITH_MERGE_INTERPRETER);
  add_row (self, self->emergency_group, KITH_INTAKE_EMERGENCY_NAME, _ ("Whom to call"));
  add_row (self, self->emergency_group, KITH_INTAKE_EMERGENCY_WHO, _ ("Who that is"));
  add_row (self, self->emergency_group, KITH_INTAKE_EMERGENCY_REACH, _ ("How to reach them"));
  add_row (self, self->about_group, KITH_INTAKE_HEARD, kith_intake_text_label (KITH_INTAKE_HEARD));
}

/* Where the fields stand that are always there. */
static void
put_marks (KithIntakeView *self)
{
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    kith_field_marks_put (self->marks, kith_intake_text_key (i),
                          KITH_IS_TEXT_BOX (self->texts[i])
                              ? kith_text_box_get_header (KITH_TEXT_BOX (self->texts[i]))
                              : self->texts[i],
                          FALSE);
  kith_field_marks_put (self->marks, KITH_MERGE_BIRTH, GTK_WIDGET (self->birth_row), FALSE);
  kith_field_marks_put (self->marks, KITH_MERGE_LANGUAGES, GTK_WIDGET (self->languages), TRUE);
}

static void
kith_intake_view_mark (KithRecordSection *section)
{
  kith_record_section_show_marks (section, KITH_INTAKE_VIEW (section)->marks);
}

/* What is typed before the record is there would be laid over it unseen. The focus may move meanwhile. */
static gboolean
key_pressed_cb (KithIntakeView *self, guint keyval)
{
  return self->form == NULL && keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab &&
         keyval != GDK_KEY_Escape;
}

static void
kith_intake_view_dispose (GObject *object)
{
  KithIntakeView *self = KITH_INTAKE_VIEW (object);

  kith_intake_view_flush (KITH_RECORD_SECTION (self));
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_intake_form_free);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->marks, kith_field_marks_free);

  G_OBJECT_CLASS (kith_intake_view_parent_class)->dispose (object);
}

static void
kith_intake_view_class_init (KithIntakeViewClass *klass)
{
  KithRecordSectionClass *section_class = KITH_RECORD_SECTION_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_intake_view_dispose;
  /* What is stored of a person's ways to be reached, whenever it was read or written. */
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_PTR_ARRAY);
  section_class->show = kith_intake_view_show;
  section_class->flush = kith_intake_view_flush;
  section_class->save = kith_intake_view_save;
  section_class->discard = kith_intake_view_discard;
  section_class->mark = kith_intake_view_mark;

  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_LANGUAGE_BOX);
  gtk_widget_class_install_action (widget_class, "intake.add-contact", NULL, add_contact_action);
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
  self->marks = kith_field_marks_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_parts (self);
  put_marks (self);
  kith_a11y_name_parts (GTK_WIDGET (self));
}
