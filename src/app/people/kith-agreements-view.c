/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when the section is shown, and again after something was
 * added or taken back here. The desk reads nothing and can add all the same. */

#include "people/kith-agreements-view.h"

#include <glib/gi18n.h>

#include "people/kith-agreement-editor.h"
#include "people/kith-agreement-printing.h"
#include "people/kith-agreement-row.h"
#include "people/kith-consents.h"
#include "people/kith-record-field.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

struct _KithAgreementsView
{
  KithRecordSection parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkLabel *explain_label;
  GtkWidget *empty_label;
  GtkBox *list;
  GtkWidget *add_button;
  KithAgreementEditor *editor;

  gint64 person;
  GPtrArray *consents;   /* (owned) (nullable) (element-type KithConsent): %NULL until they are read */
  KithFieldMarks *marks; /* (owned) beside the rows */
};

G_DEFINE_FINAL_TYPE (KithAgreementsView, kith_agreements_view, KITH_TYPE_RECORD_SECTION)

/* What is read or written on the database thread. */
typedef struct
{
  gint64 person;
  GPtrArray *consents; /* (owned) (nullable) */
} Reading;

typedef struct
{
  KithAgreementsView *view; /* (owned) */
  GtkEditable *entry;       /* (owned) */
  gint64 person;
  gint64 consent;
  char *note; /* (owned) (nullable) */
} TakingBack;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->consents, g_ptr_array_unref);
  g_free (reading);
}

static void
taking_back_free (gpointer data)
{
  TakingBack *taking = data;

  g_object_unref (taking->view);
  g_object_unref (taking->entry);
  g_free (taking->note);
  g_free (taking);
}

static KithAppContext *
get_context (KithAgreementsView *self)
{
  return kith_record_section_get_context (KITH_RECORD_SECTION (self));
}

static KithSession *
get_session (KithAgreementsView *self)
{
  return kith_app_context_get_session (get_context (self));
}

static gboolean
may_read (KithAgreementsView *self)
{
  return kith_session_may (get_session (self), KITH_ACTION_CONSENT_READ);
}

static gboolean
is_adding (KithAgreementsView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "add") == 0;
}

static void
editor_state_cb (KithAgreementsView *self)
{
  g_autofree char *state = NULL;

  g_object_get (self->editor, "state", &state, NULL);
  kith_record_section_set_state (KITH_RECORD_SECTION (self), is_adding (self), state);
}

static void
show_page (KithAgreementsView *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  editor_state_cb (self);
}

static void
clear_list (KithAgreementsView *self)
{
  g_clear_pointer (&self->marks, kith_field_marks_free);
  self->marks = kith_field_marks_new ();
  kith_children_remove (GTK_WIDGET (self->list));
}

static void
add_row (KithAgreementsView *self, const KithConsent *consent, KithDay today)
{
  GtkWidget *row = kith_agreement_row_new (consent, today);
  g_autofree char *field = g_strconcat (KITH_FIELD_AGREEMENT, kith_consent_kind_code (consent->kind), NULL);

  gtk_box_append (self->list, row);
  kith_field_marks_put (self->marks, field, kith_agreement_row_get_header (KITH_AGREEMENT_ROW (row)), FALSE);
}

/* What is in force first; each part as it was read, newest first. */
static void
show_list (KithAgreementsView *self)
{
  KithDay today = kith_clock_today (kith_session_get_clock (get_session (self)));

  clear_list (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->consents->len; i++)
      {
        const KithConsent *consent = g_ptr_array_index (self->consents, i);
        gboolean holds = kith_consent_get_state (consent, today) == KITH_CONSENT_STATE_IN_FORCE;

        if (holds == (pass == 0))
          add_row (self, consent, today);
      }
  kith_record_section_show_marks (KITH_RECORD_SECTION (self), self->marks);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->consents->len > 0);
  gtk_widget_set_visible (self->empty_label, self->consents->len == 0);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->consents = kith_consents_list (session, reading->person, error);
  return reading->consents != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithAgreementsView *self = object;
  Reading *reading = data;

  if (error != NULL || reading->person != self->person)
    return;
  g_clear_pointer (&self->consents, g_ptr_array_unref);
  self->consents = g_steal_pointer (&reading->consents);
  show_list (self);
}

static void
read_list (KithAgreementsView *self)
{
  Reading *reading;

  if (!may_read (self))
    return;
  reading = g_new0 (Reading, 1);
  reading->person = self->person;
  kith_job_run (get_context (self), read_job, reading, reading_free, self, read_done);
}

static void
editor_done_cb (KithAgreementsView *self, gboolean written)
{
  show_page (self, "list");
  gtk_widget_grab_focus (self->add_button);
  if (!written)
    return;
  kith_app_context_say (get_context (self), may_read (self)
                                                ? _ ("Written down.")
                                                : _ ("Written down for their peer advocate to read."));
  read_list (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (widget);

  kith_agreement_editor_begin (self->editor, self->person);
  show_page (self, "add");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static const KithConsent *
find_consent (KithAgreementsView *self, gint64 id)
{
  for (guint i = 0; self->consents != NULL && i < self->consents->len; i++)
    {
      const KithConsent *consent = g_ptr_array_index (self->consents, i);

      if (consent->id == id)
        return consent;
    }
  return NULL;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (widget);
  const KithConsent *consent = find_consent (self, g_variant_get_int64 (parameter));
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (get_context (self)));
  KithCard *card = kith_card_index_get (index, self->person);

  if (consent != NULL && card != NULL)
    kith_agreement_printing_ask (widget, get_context (self), self->consents, consent,
                                 kith_card_get_name (card));
}

static gboolean
take_back_job (KithSession *session, gpointer data, GError **error)
{
  TakingBack *taking = data;
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (KithChange) change =
      kith_session_begin (session, KITH_EVENT_CONSENT_ENDED, taking->person, error);

  return change != NULL && kith_consents_end_in (change, taking->consent, today, NULL, taking->note, error) &&
         kith_change_commit (change, error);
}

static void
take_back_done (gpointer object, gpointer data, const GError *error)
{
  KithAgreementsView *self = object;
  TakingBack *taking = data;

  if (error == NULL)
    kith_app_context_say (get_context (self), _ ("Taken back. Nothing leaves by it any more."));
  if (taking->person == self->person)
    read_list (self);
}

static void
take_back_answered (gboolean accepted, gpointer user_data)
{
  TakingBack *taking = user_data;

  if (!accepted)
    {
      taking_back_free (taking);
      return;
    }
  taking->note = g_strdup (gtk_editable_get_text (taking->entry));
  kith_job_run (get_context (taking->view), take_back_job, taking, taking_back_free, taking->view,
                take_back_done);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (widget);
  TakingBack *taking = g_new0 (TakingBack, 1);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What they said, if you like"));
  kith_a11y_set_label (entry, _ ("What they said, if you like"));
  taking->view = g_object_ref (self);
  taking->entry = g_object_ref (GTK_EDITABLE (entry));
  taking->person = self->person;
  taking->consent = g_variant_get_int64 (parameter);
  kith_dialogs_ask (widget, _ ("Take This Back?"),
                    _ ("From now on nothing is printed or handed out by it. What left until now cannot be "
                       "called back. To agree again, they sign anew."),
                    _ ("_Take Back"), KITH_DIALOG_DESTRUCTIVE, entry, take_back_answered, taking);
}

static void
kith_agreements_view_setup (KithRecordSection *section, KithAppContext *context)
{
  kith_agreement_editor_set_context (KITH_AGREEMENTS_VIEW (section)->editor, context);
}

static void
kith_agreements_view_show (KithRecordSection *section, gint64 person)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (section);

  if (self->person != person)
    {
      self->person = person;
      g_clear_pointer (&self->consents, g_ptr_array_unref);
      clear_list (self);
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
      gtk_widget_set_visible (self->empty_label, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->explain_label), !may_read (self));
      show_page (self, kith_agreement_editor_begin (self->editor, person) ? "add" : "list");
    }
  read_list (self);
}

static void
kith_agreements_view_flush (KithRecordSection *section)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (section);

  kith_agreement_editor_flush (self->editor);
}

static void
kith_agreements_view_save (KithRecordSection *section)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (section);

  if (is_adding (self))
    kith_agreement_editor_save (self->editor);
}

static void
kith_agreements_view_discard (KithRecordSection *section)
{
  KithAgreementsView *self = KITH_AGREEMENTS_VIEW (section);

  kith_agreement_editor_discard (self->editor);
}

static void
kith_agreements_view_mark (KithRecordSection *section)
{
  kith_record_section_show_marks (section, KITH_AGREEMENTS_VIEW (section)->marks);
}

static void
kith_agreements_view_dispose (GObject *object)
{
  g_clear_pointer (&KITH_AGREEMENTS_VIEW (object)->marks, kith_field_marks_free);
  g_clear_pointer (&KITH_AGREEMENTS_VIEW (object)->consents, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_agreements_view_parent_class)->dispose (object);
}

static void
kith_agreements_view_class_init (KithAgreementsViewClass *klass)
{
  KithRecordSectionClass *section_class = KITH_RECORD_SECTION_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_agreements_view_dispose;
  section_class->setup = kith_agreements_view_setup;
  section_class->show = kith_agreements_view_show;
  section_class->flush = kith_agreements_view_flush;
  section_class->save = kith_agreements_view_save;
  section_class->discard = kith_agreements_view_discard;
  section_class->mark = kith_agreements_view_mark;

  g_type_ensure (KITH_TYPE_AGREEMENT_EDITOR);
  gtk_widget_class_install_action (widget_class, "agreements.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "agreements.print", "x", print_action);
  gtk_widget_class_install_action (widget_class, "agreements.take-back", "x", take_back_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-agreements-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAgreementsView, stack);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementsView, explain_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementsView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementsView, list);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementsView, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithAgreementsView, editor);
  gtk_widget_class_bind_template_callback (widget_class, editor_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);
}

static void
kith_agreements_view_init (KithAgreementsView *self)
{
  self->marks = kith_field_marks_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
