/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its buttons are actions of the page around it. */

#include "people/kith-person-facts.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-desk-dialogs.h"
#include "people/kith-intakes.h"
#include "people/kith-legal-holds.h"
#include "people/kith-person-standing.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"
#include "shared/kith-paragraph.h"

struct _KithPersonFacts
{
  GtkBox parent_instance;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 person;
  gint64 reading;        /* whose intake is read, or was */
  char *reach;           /* (owned) (nullable): how they may be reached; %NULL until it is read */
  GtkLabel *reach_label; /* (unowned) (nullable): while it is shown */
};

/* What is read on the database thread. */
typedef struct
{
  gint64 person;
  char *words; /* (owned) (nullable) */
} Reach;

G_DEFINE_FINAL_TYPE (KithPersonFacts, kith_person_facts, GTK_TYPE_BOX)

static KithDesk *
get_desk (KithPersonFacts *self)
{
  return kith_app_context_get_desk (self->context);
}

static gboolean
may (KithPersonFacts *self, KithAction action)
{
  return kith_session_may (kith_app_context_get_session (self->context), action);
}

static void
add_heading (KithPersonFacts *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "desk-heading");
  gtk_box_append (GTK_BOX (self), label);
}

static GtkWidget *
add_words (KithPersonFacts *self, const char *heading, const char *text)
{
  GtkWidget *label;

  add_heading (self, heading);
  label = kith_paragraph_new (text, NULL);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
add_text (KithPersonFacts *self, const char *heading, const char *text)
{
  if (!kith_text_is_blank (text))
    add_words (self, heading, text);
}

static void
reach_free (gpointer data)
{
  Reach *reach = data;

  g_free (reach->words);
  g_free (reach);
}

static gboolean
read_reach (KithSession *session, gpointer data, GError **error)
{
  Reach *reach = data;
  g_autoptr (KithIntakeRead) read = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gboolean is_there;

  if (!kith_intakes_is_there (session, reach->person, &is_there, error))
    return FALSE;
  read = is_there ? kith_intakes_read (session, reach->person, error) : NULL;
  if (is_there && read == NULL)
    return FALSE;
  reach->words = kith_contacts_describe (read != NULL ? kith_intake_get_contacts (read->intake) : none);
  return TRUE;
}

static void
reach_read (gpointer object, gpointer data, const GError *error)
{
  KithPersonFacts *self = object;
  Reach *reach = data;

  if (error != NULL || reach->person != self->reading)
    return;
  g_free (self->reach);
  self->reach = g_steal_pointer (&reach->words);
  if (self->reach_label != NULL)
    gtk_label_set_text (self->reach_label, self->reach);
}

/* For those who may open intake; the reading is in the log, as all of them are. One reading a visit to the
 * page: it stays while the page changes around it. */
static void
add_reach (KithPersonFacts *self, const KithCard *card)
{
  KithSession *session = kith_app_context_get_session (self->context);
  Reach *reach;

  if (!may (self, KITH_ACTION_INTAKE_READ) || !kith_session_may_open_record (session, self->person) ||
      kith_card_get_state (card) == KITH_CARD_DIED || kith_card_get_state (card) == KITH_CARD_HIDDEN)
    return;
  self->reach_label = GTK_LABEL (add_words (self, _ ("How to reach them"), self->reach ? self->reach : ""));
  if (self->reading == self->person)
    return;
  self->reading = self->person;
  reach = g_new0 (Reach, 1);
  reach->person = self->person;
  kith_job_run (self->context, read_reach, reach, reach_free, self, reach_read);
}

static void
add_button (GtkWidget *box, const char *label, const char *action, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

/* A panel of the card's width: words above, buttons below. */
static GtkWidget *
add_panel (KithPersonFacts *self, const char *text, const char *detail)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *words = kith_paragraph_new (text, NULL);

  gtk_widget_add_css_class (panel, "note-card");
  gtk_box_append (GTK_BOX (panel), words);
  if (!kith_text_is_blank (detail))
    {
      GtkWidget *small = g_object_new (GTK_TYPE_LABEL, "label", detail, "xalign", 0.0f, "wrap", TRUE, NULL);

      gtk_widget_add_css_class (small, "caption");
      gtk_widget_add_css_class (small, "dim-label");
      gtk_box_append (GTK_BOX (panel), small);
    }
  gtk_box_append (GTK_BOX (panel), buttons);
  gtk_box_append (GTK_BOX (self), panel);
  return buttons;
}

/* For those who may open the record. */
static void
add_standing (KithPersonFacts *self)
{
  KithStanding standing;
  g_autofree char *text = NULL;

  if (!kith_standing_get (kith_app_context_get_session (self->context), self->person, &standing, NULL))
    return;
  if (standing.state == KITH_PERSON_DIED)
    add_button (add_panel (self, _ ("They have died."),
                           _ ("The front desk does not find them. Visits and totals stay as they are.")),
                _ ("That Is a Mistake"), "person.take-back-standing", self->person);
  if (standing.state != KITH_PERSON_AWAY)
    return;
  if (standing.away_until != KITH_DAY_NONE)
    {
      g_autofree char *day = kith_day_format_long (standing.away_until);

      /* Translators: %s is the last day on which somebody is away */
      text = g_strdup_printf (_ ("Away until %s"), day);
    }
  add_button (add_panel (self, text != NULL ? text : _ ("Away for now"), _ ("Nobody is reminded of them.")),
              _ ("They Are Back"), "person.take-back-standing", self->person);
}

static void
add_notices (KithPersonFacts *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = kith_desk_list_notices (get_desk (self), self->person, &error);

  for (guint i = 0; notices && i < notices->len; i++)
    {
      const KithDeskNotice *notice = g_ptr_array_index (notices, i);
      g_autofree char *day = kith_day_format_short (notice->review_day);
      g_autofree char *detail = NULL;
      GtkWidget *buttons;

      if (i == 0)
        add_heading (self, _ ("Desk notice"));
      if (kith_text_is_blank (notice->answer))
        /* Translators: %s is a day */
        detail = g_strdup_printf (_ ("until %s"), day);
      else
        /* Translators: a day, and what the person answered to the notice */
        detail = g_strdup_printf (_ ("until %s. Their answer: “%s”"), day, notice->answer);
      buttons = add_panel (self, notice->words, detail);
      add_button (buttons, _ ("They Answer…"), "person.answer-notice", notice->id);
      if (may (self, KITH_ACTION_NOTICE_WRITE))
        add_button (buttons, _ ("End It"), "person.end-notice", notice->id);
    }
}

static void
add_waiting (KithPersonFacts *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = kith_desk_list_waiting (get_desk (self), self->person, &error);
  g_autofree char *text = NULL;
  GtkWidget *buttons;

  if (!waiting || waiting->len == 0)
    return;
  add_heading (self, _ ("Waiting at the desk"));
  text = g_strdup_printf (ngettext ("%u thing is waiting.", "%u things are waiting.", waiting->len),
                          waiting->len);
  buttons = add_panel (self, text, NULL);
  add_button (buttons, _ ("Given…"), "person.hand-over", self->person);
}

static void
add_keep_apart (KithPersonFacts *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (!may (self, KITH_ACTION_KEEP_APART_WRITE))
    return;
  pairs = kith_desk_list_keep_apart (get_desk (self), &error);
  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      const KithKeepApart *pair = g_ptr_array_index (pairs, i);
      gint64 other = pair->person_a == self->person ? pair->person_b : pair->person_a;
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;
      GtkWidget *buttons;

      if (pair->person_a != self->person && pair->person_b != self->person)
        continue;
      name = kith_desk_dialogs_dup_name (self->context, other);
      /* Translators: %s is the other person's name; only coordinators see this */
      text = g_strdup_printf (_ ("Keep apart from %s"), name);
      buttons = add_panel (self, text, NULL);
      add_button (buttons, _ ("End It"), "person.end-keep-apart", pair->id);
    }
}

static void
add_holds (KithPersonFacts *self)
{
  KithSession *session = kith_app_context_get_session (self->context);
  g_autoptr (GPtrArray) holds = NULL;

  if (!may (self, KITH_ACTION_PERSON_HOLD))
    return;
  holds = kith_legal_holds_list (session, self->person, NULL);
  for (guint i = 0; holds && i < holds->len; i++)
    {
      const KithLegalHold *hold = g_ptr_array_index (holds, i);
      g_autofree char *day = NULL;
      g_autofree char *text = NULL;

      if (hold->until < kith_clock_today (kith_session_get_clock (session)))
        continue;
      day = kith_day_format_long (hold->until);
      /* Translators: %s is the last day on which a record must be kept */
      text = g_strdup_printf (_ ("Legal hold until %s"), day);
      add_button (add_panel (self, text, hold->reason), _ ("End It"), "person.end-hold", hold->id);
    }
}

static void
kith_person_facts_finalize (GObject *object)
{
  g_free (KITH_PERSON_FACTS (object)->reach);

  G_OBJECT_CLASS (kith_person_facts_parent_class)->finalize (object);
}

static void
kith_person_facts_class_init (KithPersonFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_person_facts_finalize;
}

static void
kith_person_facts_init (KithPersonFacts *self)
{
}

/**
 * kith_person_facts_set_context:
 * @self: facts
 * @context: what the window works with; it outlives the facts
 *
 * Once.
 */
void
kith_person_facts_set_context (KithPersonFacts *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_PERSON_FACTS (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_person_facts_show:
 * @self: facts with a context
 * @person: whom to show
 * @card: what the desk knows of them
 *
 * Shows what there is now.
 */
void
kith_person_facts_show (KithPersonFacts *self, gint64 person, const KithCard *card)
{
  g_return_if_fail (KITH_IS_PERSON_FACTS (self));
  g_return_if_fail (self->context != NULL && card != NULL);

  if (self->reading != person)
    {
      self->reading = 0;
      g_clear_pointer (&self->reach, g_free);
    }
  self->person = person;
  self->reach_label = NULL;
  kith_children_remove (GTK_WIDGET (self));
  add_reach (self, card);
  add_standing (self);
  add_text (self, _ ("To tell them apart"), kith_card_get_disambiguator (card));
  add_text (self, _ ("Card code"), kith_card_get_code (card));
  add_waiting (self);
  add_notices (self);
  add_keep_apart (self);
  add_holds (self);
}

/**
 * kith_person_facts_forget:
 * @self: facts
 *
 * What was read of somebody is read again when they are next shown: another visit to the page, or it changed.
 */
void
kith_person_facts_forget (KithPersonFacts *self)
{
  g_return_if_fail (KITH_IS_PERSON_FACTS (self));

  self->reading = 0;
}

/**
 * kith_person_facts_set_contacts:
 * @self: facts
 * @person: whose
 * @contacts: (element-type KithContact): what was just stored of them
 *
 * Says how they may be reached without reading it again.
 */
void
kith_person_facts_set_contacts (KithPersonFacts *self, gint64 person, GPtrArray *contacts)
{
  g_return_if_fail (KITH_IS_PERSON_FACTS (self));
  g_return_if_fail (contacts != NULL);

  if (person != self->person)
    return;
  self->reading = person;
  g_free (self->reach);
  self->reach = kith_contacts_describe (contacts);
  if (self->reach_label != NULL)
    gtk_label_set_text (self->reach_label, self->reach);
}

/**
 * kith_person_facts_describe_also:
 * @card: somebody
 *
 * Returns: (transfer full): their pronouns and other names; "" where there are none
 */
char *
kith_person_facts_describe_also (const KithCard *card)
{
  const char *const *aliases = kith_card_get_aliases (card);
  const char *pronouns = kith_card_get_pronouns (card);
  g_autofree char *joined = aliases ? g_strjoinv (_ (", "), (char **) aliases) : g_strdup ("");
  g_autofree char *also = NULL;

  if (*joined)
    /* Translators: %s is one or more other names */
    also = g_strdup_printf (_ ("also %s"), joined);
  if (!kith_text_is_blank (pronouns) && also)
    return g_strdup_printf ("%s · %s", pronouns, also);
  if (also)
    return g_steal_pointer (&also);
  return g_strdup (pronouns ? pronouns : "");
}
