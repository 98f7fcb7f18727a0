/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who somebody is, what the desk should know, and what can be done, at the side; what happened, beside it. */

#include "people/kith-person-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-pick-person.h"
#include "goals/kith-hard-time-peek.h"
#include "goals/kith-plan-view.h"
#include "notes/kith-notes-view.h"
#include "people/kith-agreements-view.h"
#include "people/kith-card-editing.h"
#include "people/kith-erasing.h"
#include "people/kith-intake-view.h"
#include "people/kith-field-marks.h"
#include "people/kith-merge-choices.h"
#include "people/kith-merges.h"
#include "people/kith-objecting.h"
#include "people/kith-person-facts.h"
#include "people/kith-record-field.h"
#include "people/kith-request-asking.h"
#include "people/kith-requests-page.h"
#include "people/kith-requests.h"
#include "people/kith-standing-dialogs.h"
#include "people/kith-visit-list.h"
#include "referrals/kith-referrals-view.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-dialogs.h"

struct _KithPersonPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *initials;
  GtkLabel *name_label;
  GtkLabel *also_label;
  GtkWidget *marks_box;
  GtkWidget *sign_in_button;
  GtkLabel *presence_label;
  GtkWidget *asked_button;
  GtkLabel *asked_label;
  KithHardTimePeek *hard_time_peek;
  KithPersonFacts *facts;
  GtkWidget *more_button;
  GtkWidget *erasing_bar;
  GtkLabel *erasing_label;
  GtkWidget *stop_button;
  GtkWidget *switcher;
  GtkStack *sections;
  KithVisitList *visit_list;
  KithRecordSection *intake_view;
  KithRecordSection *agreements_view;
  GtkStackPage *notes_page;
  KithRecordSection *notes_view;
  GtkStackPage *referrals_page;
  KithRecordSection *referrals_view;
  GtkStackPage *plan_page;
  KithRecordSection *plan_view;
  GtkWidget *save_bar;
  GtkLabel *save_label;
  GtkButton *save_button;

  KithAppContext *context; /* (owned) (nullable) */
  gint64 person;
  KithFieldMarks *marks; /* (owned): on the card */
  char *standing;        /* (owned) (nullable): what is not right, as far as that is in clear */
};

G_DEFINE_FINAL_TYPE (KithPersonPage, kith_person_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  SIGNAL_COMPARE,
  SIGNAL_GUARDS,
  SIGNAL_HOLDING,
  SIGNAL_REQUESTS,
  SIGNAL_SEEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KithDesk *
get_desk (KithPersonPage *self)
{
  return kith_app_context_get_desk (self->context);
}

static gboolean
may (KithPersonPage *self, KithAction action)
{
  return kith_session_may (kith_app_context_get_session (self->context), action);
}

/* No guard keeps this account from the record. */
static gboolean
may_open (KithPersonPage *self)
{
  return kith_session_may_open_record (kith_app_context_get_session (self->context), self->person);
}

static void
apply (KithPersonPage *self, KithDeskCommand *command)
{
  kith_app_context_apply (self->context, command, NULL, NULL);
  kith_desk_command_unref (command);
}

static void
leave_cb (KithPersonPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* The section in sight in which something can be typed. */
static KithRecordSection *
get_section (KithPersonPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->sections);

  return KITH_IS_RECORD_SECTION (shown) ? KITH_RECORD_SECTION (shown) : NULL;
}

/* In sight while something is typed in the section that is shown. */
static void
show_save_bar (KithPersonPage *self)
{
  KithRecordSection *section = get_section (self);

  gtk_label_set_text (self->save_label, section != NULL ? kith_record_section_get_state (section) : "");
  if (section != NULL)
    gtk_button_set_label (self->save_button, kith_record_section_get_save_label (section));
  gtk_widget_set_visible (self->save_bar, section != NULL && kith_record_section_is_changed (section));
}

/* What somebody told or agreed to is read when it is asked for, not when their page is opened. */
static void
section_cb (KithPersonPage *self)
{
  if (self->person != 0 && get_section (self) != NULL)
    kith_record_section_show (get_section (self), self->person);
  show_save_bar (self);
}

static void
show_section (KithPersonPage *self, const char *name)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->sections), name) == 0)
    section_cb (self);
  else
    gtk_stack_set_visible_child_name (self->sections, name);
}

static void
intake_said_cb (KithPersonPage *self, gint64 person, GPtrArray *contacts)
{
  kith_person_facts_set_contacts (self->facts, person, contacts);
}

static void
save_cb (KithPersonPage *self)
{
  kith_record_section_save (get_section (self));
}

static void
discard_cb (KithPersonPage *self)
{
  kith_record_section_discard (get_section (self));
}

static void
show_presence (KithPersonPage *self)
{
  KithDeskRow *row = kith_desk_find_here (get_desk (self), self->person);
  gboolean here = row != NULL && kith_desk_row_get_state (row) == KITH_PRESENCE_HERE;
  const char *arrived = row ? kith_desk_row_get_arrived (row) : NULL;
  g_autofree char *text = NULL;

  if (here && arrived && *arrived)
    /* Translators: %s is a time of day */
    text = g_strdup_printf (_ ("Here now, since %s"), arrived);
  else if (here)
    text = g_strdup (_ ("Here now"));
  else if (row && kith_desk_row_get_state (row) == KITH_PRESENCE_OUT)
    text = g_strdup (_ ("Stepped out"));
  gtk_label_set_text (self->presence_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->presence_label), text != NULL);
  gtk_widget_set_visible (self->sign_in_button, !here);
}

/* The records that count as this one: nothing but ids and states. */
static GPtrArray *
list_merged (KithPersonPage *self)
{
  KithDb *db =
      kith_store_get_reader (kith_session_get_store (kith_app_context_get_session (self->context)), NULL);

  return db != NULL ? kith_merges_list_below (db, self->person, NULL) : NULL;
}

/* Nothing is done with a record that is being erased but to stop it, and nothing that would show what is kept
 * from this account. */
static void
show_erasing (KithPersonPage *self, const KithCard *card)
{
  static const struct
  {
    const char *name;
    KithAction needs;
    gboolean opens;
  } actions[] = {
    { "person.sign-in", KITH_ACTION_VISIT_RECORD, FALSE },
    { "person.edit", KITH_ACTION_DESK_WRITE, FALSE },
    { "person.add-waiting", KITH_ACTION_DESK_WRITE, FALSE },
    { "person.add-notice", KITH_ACTION_NOTICE_WRITE, FALSE },
    { "person.keep-apart", KITH_ACTION_KEEP_APART_WRITE, FALSE },
    { "person.merge", KITH_ACTION_PERSON_MERGE, TRUE },
    { "person.holding", KITH_ACTION_INTAKE_READ, TRUE },
    { "person.seen", KITH_ACTION_INTAKE_READ, TRUE },
    { "person.requests", KITH_ACTION_REQUEST_READ, TRUE },
    { "person.ask", KITH_ACTION_REQUEST_ADD, FALSE },
    { "person.object", KITH_ACTION_REQUEST_ADD, FALSE },
    { "person.away", KITH_ACTION_PERSON_STATE, TRUE },
    { "person.died", KITH_ACTION_PERSON_STATE, TRUE },
    { "person.guards", KITH_ACTION_GUARD_READ, TRUE },
    { "person.erase", KITH_ACTION_PERSON_ERASE, FALSE },
  };
  KithErasure erasure = { 0 };
  gboolean erasing = kith_erasing_find (self->context, self->person, &erasure);
  gboolean opens = may_open (self);
  g_autofree char *name = kith_erasing_dup_name (self->context, card);
  g_autofree char *text = erasing ? kith_erasing_describe (&erasure, name) : NULL;

  gtk_label_set_text (self->erasing_label, text ? text : "");
  gtk_widget_set_visible (self->erasing_bar, erasing);
  gtk_widget_set_visible (self->switcher, !erasing);
  gtk_widget_set_visible (GTK_WIDGET (self->sections), !erasing);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   !erasing && may (self, actions[i].needs) && (opens || !actions[i].opens));
  /* Whoever has the requests asks there: the menu is long enough. */
  if (opens && may (self, KITH_ACTION_REQUEST_READ))
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.ask", FALSE);
  if (erasing)
    gtk_widget_set_visible (self->sign_in_button, FALSE);
}

/* How many are open stands in clear: nothing of them is read for it. */
static void
show_asked (KithPersonPage *self)
{
  KithRequestsOpen open = { 0 };
  g_autofree char *text = NULL;

  if (may (self, KITH_ACTION_REQUEST_READ) && may_open (self))
    kith_requests_count_open (kith_app_context_get_session (self->context), self->person, &open, NULL);
  if (open.n_objections > 0)
    text = g_strdup_printf (ngettext ("They say %u thing here is not right",
                                      "They say %u things here are not right", open.n_objections),
                            open.n_objections);
  else if (open.n_open > 0)
    text = g_strdup_printf (ngettext ("They asked for %u thing", "They asked for %u things", open.n_open),
                            open.n_open);
  gtk_label_set_text (self->asked_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->asked_button, text != NULL);
}

static void
set_objections (KithPersonPage *self, KithObjections *objections)
{
  kith_field_marks_show (self->marks, objections);
  gtk_widget_set_visible (self->marks_box, gtk_widget_get_first_child (self->marks_box) != NULL);
  kith_visit_list_set_objections (self->visit_list, objections);
  kith_record_section_set_objections (self->intake_view, objections);
  kith_record_section_set_objections (self->agreements_view, objections);
}

static void
objections_read (gpointer object, gint64 person, KithObjections *objections)
{
  KithPersonPage *self = object;

  if (person == self->person && *self->standing != '\0')
    set_objections (self, objections);
}

/* Read where something stands, and again when that is something else; never for nothing, since the log says
 * so.
 */
static void
show_objections (KithPersonPage *self)
{
  g_autofree char *standing = kith_objecting_look (self->context, self->person);

  if (g_strcmp0 (standing, self->standing) == 0)
    return;
  g_free (self->standing);
  self->standing = g_steal_pointer (&standing);
  set_objections (self, NULL);
  if (*self->standing != '\0')
    kith_objecting_read (self->context, self->person, self, objections_read);
}

static void
put_marks (KithPersonPage *self)
{
  static const char *const fields[] = { KITH_MERGE_NAME,          KITH_MERGE_PRONOUNS, KITH_MERGE_ALIASES,
                                        KITH_MERGE_DISAMBIGUATOR, KITH_MERGE_CODE,     KITH_MERGE_STATE,
                                        KITH_FIELD_OTHER };

  self->marks = kith_field_marks_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kith_field_marks_put (self->marks, fields[i], self->marks_box, TRUE);
}

static void
show_tabs (KithPersonPage *self)
{
  gboolean reads = may (self, KITH_ACTION_CARE_READ) && may_open (self);

  gtk_stack_page_set_visible (self->notes_page, reads);
  gtk_stack_page_set_visible (self->referrals_page, reads);
  gtk_stack_page_set_visible (self->plan_page, reads);
}

static void
refresh (KithPersonPage *self)
{
  g_autoptr (KithCard) card = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autofree char *also = NULL, *initials = NULL;

  if (self->person == 0)
    return;
  card = kith_erasing_dup_card (self->context, self->person);
  if (!card)
    {
      /* They were taken back while their page was open. */
      self->person = 0;
      leave_cb (self);
      return;
    }
  also = kith_person_facts_describe_also (card);
  initials = kith_text_initials (kith_card_get_name (card));
  gtk_label_set_text (self->initials, initials);
  gtk_label_set_text (self->name_label, kith_card_get_name (card));
  gtk_label_set_text (self->also_label, also);
  gtk_widget_set_visible (GTK_WIDGET (self->also_label), *also != '\0');
  show_tabs (self);
  show_presence (self);
  show_asked (self);
  show_objections (self);
  kith_hard_time_peek_show (self->hard_time_peek, self->person);
  kith_person_facts_show (self->facts, self->person, card);
  show_erasing (self, card);
  if (kith_card_get_state (card) == KITH_CARD_DIED)
    {
      gtk_widget_set_visible (self->sign_in_button, FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.sign-in", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.died", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.away", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.add-notice", FALSE);
    }
  merged = may (self, KITH_ACTION_PERSON_MERGE) ? list_merged (self) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.unmerge",
                                 merged != NULL && merged->len > 0 && may_open (self) &&
                                     !gtk_widget_get_visible (self->erasing_bar));
}

/* Whose record it is too, as was said while a name was typed. */
static void
edit_other (GtkWidget *widget, gint64 other)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);

  if (may (self, KITH_ACTION_PERSON_MERGE) && may_open (self))
    g_signal_emit (self, signals[SIGNAL_COMPARE], 0, self->person, other);
  else
    kith_app_context_open_person (self->context, other);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);
  KithCard *card = kith_card_index_get (kith_desk_get_index (get_desk (self)), self->person);

  if (card != NULL)
    kith_card_editing_begin (widget, self->context, card, edit_other);
}

static void
sign_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);

  apply (self, kith_desk_command_sign_in (self->person, KITH_SOURCE_DESK, NULL));
}

static void
dialog_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);

  if (strcmp (name, "person.add-waiting") == 0)
    kith_desk_dialogs_add_waiting (widget, self->context, self->person);
  else if (strcmp (name, "person.add-notice") == 0)
    kith_desk_dialogs_add_notice (widget, self->context, self->person);
  else
    kith_desk_dialogs_keep_apart (widget, self->context, self->person);
}

static void
fact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (strcmp (name, "person.hand-over") == 0)
    kith_desk_dialogs_hand_over (widget, self->context, id);
  else if (strcmp (name, "person.answer-notice") == 0)
    kith_desk_dialogs_answer_notice (widget, self->context, id);
  else if (strcmp (name, "person.end-notice") == 0)
    apply (self, kith_desk_command_notice_withdraw (id));
  else
    apply (self, kith_desk_command_keep_apart_end (id));
}

static void
merge_picked (gint64 other, gpointer user_data)
{
  g_autoptr (KithPersonPage) self = user_data;

  if (other != 0 && other != self->person)
    g_signal_emit (self, signals[SIGNAL_COMPARE], 0, self->person, other);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);

  kith_pick_person_ask (widget, self->context, _ ("Same Person as…"),
                        _ ("Which other record is theirs too? You compare them before anything changes."),
                        FALSE, merge_picked, g_object_ref (self));
}

static void
unmerge_answered (gboolean accepted, gpointer user_data)
{
  g_autoptr (KithPersonPage) self = user_data;
  g_autoptr (GPtrArray) below = accepted ? list_merged (self) : NULL;

  if (below != NULL && below->len > 0)
    apply (self,
           kith_desk_command_unmerge (((KithMerge *) g_ptr_array_index (below, below->len - 1))->from, TRUE));
}

static void
unmerge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_dialogs_ask (
      widget, _ ("Two People After All?"),
      _ ("The record that was last taken to be theirs is a record of its own again, with all that "
         "was written in it. What was written since stays here."),
      _ ("_Take Apart"), KITH_DIALOG_SUGGESTED, NULL, unmerge_answered, g_object_ref (widget));
}

static void
holding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_HOLDING], 0, KITH_PERSON_PAGE (widget)->person);
}

static void
guards_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_GUARDS], 0, KITH_PERSON_PAGE (widget)->person);
}

static void
requests_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REQUESTS], 0, KITH_PERSON_PAGE (widget)->person);
}

static void
asked (GtkWidget *widget)
{
  refresh (KITH_PERSON_PAGE (widget));
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);

  kith_request_asking_begin (widget, self->context, self->person, g_str_equal (name, "person.object"), asked);
}

static void
seen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_SEEN], 0, KITH_PERSON_PAGE (widget)->person);
}

static void
record_changed (gpointer object)
{
  KithPersonPage *self = object;

  refresh (self);
  if (self->person != 0)
    kith_person_page_focus (self);
}

static void
hold_changed (gpointer object)
{
  refresh (object);
}

static void
standing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);
  g_autoptr (KithCard) card = kith_erasing_dup_card (self->context, self->person);

  if (card == NULL)
    return;
  if (strcmp (name, "person.away") == 0)
    kith_standing_dialogs_away (widget, self->context, card, record_changed);
  else if (strcmp (name, "person.died") == 0)
    kith_standing_dialogs_died (widget, self->context, card, record_changed);
  else
    kith_standing_take_back (widget, self->context, card, record_changed);
}

static void
erasing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);
  g_autoptr (KithCard) card = kith_erasing_dup_card (self->context, self->person);

  if (card == NULL)
    return;
  if (strcmp (name, "person.erase") == 0)
    kith_erasing_ask (widget, self->context, card, record_changed);
  else if (strcmp (name, "person.stop-erasing") == 0)
    kith_erasing_stop (widget, self->context, card, record_changed);
  else
    kith_erasing_ask_hold (widget, self->context, card, hold_changed);
}

static void
end_hold_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_erasing_end_hold (widget, KITH_PERSON_PAGE (widget)->context, g_variant_get_int64 (parameter),
                         hold_changed);
}

static void
section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (KITH_PERSON_PAGE (widget)->sections,
                                    g_variant_get_string (parameter, NULL));
}

/* what: as for kith_app_context_open_notes() */
static void
open_notes (KithPersonPage *self, gint64 what)
{
  if (!gtk_stack_page_get_visible (self->notes_page))
    {
      kith_app_context_say (self->context, _ ("The notes about them are kept from you."));
      return;
    }
  gtk_stack_set_visible_child_name (self->sections, "notes");
  if (what != 0)
    kith_notes_view_go_on (KITH_NOTES_VIEW (self->notes_view), what);
}

static void
write_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_notes (KITH_PERSON_PAGE (widget), KITH_NOTES_BEGIN);
}

/* From wherever on the page: the bar says it for all of it. */
static gboolean
save_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);

  if (!gtk_widget_get_visible (self->save_bar))
    return FALSE;
  kith_record_section_keep (get_section (self));
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_PERSON_PAGE (widget));
  return TRUE;
}

static void
kith_person_page_dispose (GObject *object)
{
  KithPersonPage *self = KITH_PERSON_PAGE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->marks, kith_field_marks_free);
  g_clear_pointer (&self->standing, g_free);

  G_OBJECT_CLASS (kith_person_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_AGREEMENTS_VIEW);
  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_HARD_TIME_PEEK);
  g_type_ensure (KITH_TYPE_INTAKE_VIEW);
  g_type_ensure (KITH_TYPE_NOTES_VIEW);
  g_type_ensure (KITH_TYPE_PERSON_FACTS);
  g_type_ensure (KITH_TYPE_REFERRALS_VIEW);
  g_type_ensure (KITH_TYPE_PLAN_VIEW);
  g_type_ensure (KITH_TYPE_VISIT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, initials);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, also_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, marks_box);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, presence_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, asked_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, asked_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, hard_time_peek);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, facts);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, erasing_bar);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, erasing_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, sections);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, visit_list);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, intake_view);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, agreements_view);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, notes_page);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, notes_view);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, referrals_page);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, referrals_view);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, plan_page);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, plan_view);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, save_bar);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, save_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, intake_said_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_save_bar);
  gtk_widget_class_bind_template_callback (widget_class, section_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kith_person_page_class_init (KithPersonPageClass *klass)
{
  static const char *const dialogs[] = { "person.add-waiting", "person.add-notice", "person.keep-apart" };
  static const char *const facts[] = { "person.hand-over", "person.answer-notice", "person.end-notice",
                                       "person.end-keep-apart" };
  static const struct
  {
    int signal;
    const char *name;
  } parts[] = {
    { SIGNAL_GUARDS, "guards" },
    { SIGNAL_HOLDING, "holding" },
    { SIGNAL_REQUESTS, "requests" },
    { SIGNAL_SEEN, "seen" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_person_page_dispose;

  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  /* Whether this record and another are one person. */
  signals[SIGNAL_COMPARE] = g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  /* Everything that is held about them; what they asked for; who has seen it; who may. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    signals[parts[i].signal] = g_signal_new (parts[i].name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "person.guards", NULL, guards_action);
  gtk_widget_class_install_action (widget_class, "person.holding", NULL, holding_action);
  gtk_widget_class_install_action (widget_class, "person.seen", NULL, seen_action);
  gtk_widget_class_install_action (widget_class, "person.requests", NULL, requests_action);
  gtk_widget_class_install_action (widget_class, "person.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "person.object", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "person.section", "s", section_action);
  gtk_widget_class_install_action (widget_class, "person.write-note", NULL, write_note_action);
  gtk_widget_class_install_action (widget_class, "person.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "person.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "person.unmerge", NULL, unmerge_action);
  gtk_widget_class_install_action (widget_class, "person.erase", NULL, erasing_action);
  gtk_widget_class_install_action (widget_class, "person.stop-erasing", NULL, erasing_action);
  gtk_widget_class_install_action (widget_class, "person.hold", NULL, erasing_action);
  gtk_widget_class_install_action (widget_class, "person.end-hold", "x", end_hold_action);
  gtk_widget_class_install_action (widget_class, "person.away", NULL, standing_action);
  gtk_widget_class_install_action (widget_class, "person.died", NULL, standing_action);
  gtk_widget_class_install_action (widget_class, "person.take-back-standing", "x", standing_action);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    gtk_widget_class_install_action (widget_class, dialogs[i], NULL, dialog_action);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    gtk_widget_class_install_action (widget_class, facts[i], "x", fact_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
  bind_template (widget_class);
}

static void
kith_person_page_init (KithPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (self->back_button, _ ("Back to the search"));
  kith_a11y_set_label (self->switcher, _ ("Parts of the record"));
  kith_a11y_label_menu_button (self->more_button, _ ("More about this person"));
  put_marks (self);
}

/**
 * kith_person_page_set_context:
 * @context: what the window works with
 *
 * Once.
 */
void
kith_person_page_set_context (KithPersonPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_PERSON_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  kith_hard_time_peek_set_context (self->hard_time_peek, context);
  kith_person_facts_set_context (self->facts, context);
  kith_visit_list_set_context (self->visit_list, context);
  kith_record_section_set_context (self->intake_view, context);
  kith_record_section_set_context (self->agreements_view, context);
  kith_record_section_set_context (self->notes_view, context);
  kith_record_section_set_context (self->referrals_view, context);
  kith_record_section_set_context (self->plan_view, context);
  if (!kith_app_context_get_session (context))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.hold", may (self, KITH_ACTION_PERSON_HOLD));
  g_signal_connect_object (context, "outcome", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/* FALSE where nobody has that id. */
static gboolean
begin (KithPersonPage *self, gint64 person)
{
  g_autoptr (KithCard) card = kith_erasing_dup_card (self->context, person);

  if (card == NULL)
    return FALSE;
  self->person = person;
  g_clear_pointer (&self->standing, g_free);
  kith_person_facts_forget (self->facts);
  show_tabs (self);
  return TRUE;
}

static void
fill (KithPersonPage *self)
{
  refresh (self);
  kith_visit_list_show (self->visit_list, self->person);
}

/**
 * kith_person_page_show:
 * @self: the page
 * @person: whom to show
 *
 * Returns: %FALSE where nobody has that id
 */
gboolean
kith_person_page_show (KithPersonPage *self, gint64 person)
{
  g_return_val_if_fail (KITH_IS_PERSON_PAGE (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  if (!begin (self, person))
    return FALSE;
  show_section (self, "visits");
  fill (self);
  return TRUE;
}

/**
 * kith_person_page_show_notes:
 * @self: the page
 * @person: whom to show
 * @what: as for kith_app_context_open_notes()
 *
 * Shows somebody and the notes about them, where these may be read: that is begun before all else.
 *
 * Returns: %FALSE where nobody has that id
 */
gboolean
kith_person_page_show_notes (KithPersonPage *self, gint64 person, gint64 what)
{
  g_return_val_if_fail (KITH_IS_PERSON_PAGE (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  if (!begin (self, person))
    return FALSE;
  show_section (self, gtk_stack_page_get_visible (self->notes_page) ? "notes" : "visits");
  open_notes (self, what);
  fill (self);
  return TRUE;
}

/**
 * kith_person_page_open_section:
 * @self: the page, which shows somebody
 * @section: "plan", "referrals"…
 *
 * Shows that part of it, where that may be.
 */
void
kith_person_page_open_section (KithPersonPage *self, const char *section)
{
  GtkWidget *child;

  g_return_if_fail (KITH_IS_PERSON_PAGE (self));
  g_return_if_fail (section != NULL);

  child = self->person != 0 ? gtk_stack_get_child_by_name (self->sections, section) : NULL;
  if (child != NULL && gtk_stack_page_get_visible (gtk_stack_get_page (self->sections, child)))
    gtk_stack_set_visible_child (self->sections, child);
}

/**
 * kith_person_page_refer:
 * @self: the page, which shows somebody
 * @resource: an entry of the directory
 *
 * Begins a referral of them there, where that may be.
 */
void
kith_person_page_refer (KithPersonPage *self, gint64 resource)
{
  g_return_if_fail (KITH_IS_PERSON_PAGE (self));

  if (self->person == 0)
    return;
  if (!gtk_stack_page_get_visible (self->referrals_page))
    {
      kith_app_context_say (self->context, _ ("Their referrals are kept from you."));
      return;
    }
  gtk_stack_set_visible_child_name (self->sections, "referrals");
  kith_referrals_view_refer (KITH_REFERRALS_VIEW (self->referrals_view), resource);
}

/**
 * kith_person_page_is_shown:
 *
 * Returns: whether it shows somebody
 */
gboolean
kith_person_page_is_shown (KithPersonPage *self)
{
  g_return_val_if_fail (KITH_IS_PERSON_PAGE (self), FALSE);

  return self->person != 0;
}

/**
 * kith_person_page_refresh:
 *
 * Shows anew what may have changed on another page.
 */
void
kith_person_page_refresh (KithPersonPage *self)
{
  g_return_if_fail (KITH_IS_PERSON_PAGE (self));

  refresh (self);
}

/**
 * kith_person_page_flush:
 *
 * What is typed is on the disk when this returns.
 */
void
kith_person_page_flush (KithPersonPage *self)
{
  g_return_if_fail (KITH_IS_PERSON_PAGE (self));

  kith_record_section_flush (self->intake_view);
  kith_record_section_flush (self->agreements_view);
  kith_record_section_flush (self->notes_view);
  kith_record_section_flush (self->referrals_view);
  kith_record_section_flush (self->plan_view);
}

/**
 * kith_person_page_focus:
 *
 * Puts the focus on what is most often done here.
 */
void
kith_person_page_focus (KithPersonPage *self)
{
  g_return_if_fail (KITH_IS_PERSON_PAGE (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->erasing_bar)      ? self->stop_button
                         : gtk_widget_get_visible (self->sign_in_button) ? self->sign_in_button
                                                                         : self->back_button);
}
