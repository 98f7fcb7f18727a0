/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when the page is shown, and again after something was closed
 * here. */

#include "people/kith-requests-page.h"

#include <glib/gi18n.h>

#include "people/kith-request-asking.h"
#include "people/kith-requests.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"
#include "people/kith-request-listing.h"
#include "shared/kith-listing-out.h"

struct _KithRequestsPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkWidget *add_box;
  GtkWidget *all_box;
  GtkCheckButton *closed_check;
  GtkWidget *empty_label;
  GtkListBox *list;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  KithListing *listing;    /* (owned) (nullable): everybody's, as they are shown */
  gint64 person;
  gboolean all; /* everybody's, instead of one person's */
};

G_DEFINE_FINAL_TYPE (KithRequestsPage, kith_requests_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read on the database thread. */
typedef struct
{
  gint64 person;
  gboolean all;
  gboolean closed_too;
  GPtrArray *requests;      /* (owned) (nullable) */
  KithQuestions *questions; /* (owned) (nullable): the lists, which name what is not right */
} Reading;

typedef struct
{
  KithRequestsPage *page; /* (owned) */
  AdwComboRow *outcome;   /* (owned) */
  GtkEditable *note;      /* (owned) */
  char *words;            /* (owned) (nullable): of the note */
  KithRequestOutcome chosen;
  gint64 request;
} Closing;

static const KithListingExit listing_exit = { KITH_ACTION_REQUEST_LIST, "requests" };

static void read_list (KithRequestsPage *self);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->requests, g_ptr_array_unref);
  g_clear_pointer (&reading->questions, kith_questions_unref);
  g_free (reading);
}

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_object_unref (closing->page);
  g_object_unref (closing->outcome);
  g_object_unref (closing->note);
  g_free (closing->words);
  g_free (closing);
}

static char *
describe_more (const KithRequest *request, KithDay today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *state = kith_request_describe_state (request, today);
  g_autofree char *day = kith_day_format_long (request->day);

  if (request->words != NULL)
    /* Translators: %s is what somebody said */
    g_string_append_printf (text, _ ("“%s”\n"), request->words);
  g_string_append (text, state);
  if (request->note != NULL)
    g_string_append_printf (text, ": %s", request->note);
  g_string_append_c (text, '\n');
  if (request->taken_by != NULL)
    /* Translators: a day, and the name of somebody who works here */
    g_string_append_printf (text, _ ("Said on %s, written down by %s"), day, request->taken_by);
  else
    g_string_append (text, day);
  if (request->by != NULL)
    g_string_append_printf (text, " · %s", request->by);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Among everybody's each says whose it is. */
static char *
describe (KithRequestsPage *self, const KithRequest *request, KithQuestions *questions)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  KithCard *card = self->all ? kith_card_index_get (index, request->shown) : NULL;
  char *what = kith_request_describe (request, questions);
  g_autofree char *alone = NULL;

  if (card == NULL)
    return what;
  alone = what;
  /* Translators: a name, and what that person asked for */
  return g_strdup_printf (_ ("%s: %s"), kith_card_get_name (card), what);
}

static void
add_row (KithRequestsPage *self, const KithRequest *request, KithQuestions *questions)
{
  KithSession *session = kith_app_context_get_session (self->context);
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autofree char *what = describe (self, request, questions);
  g_autofree char *more = describe_more (request, today);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", what, "subtitle", more,
                                 "subtitle-lines", 0, "activatable", self->all, NULL);

  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&request->shown, sizeof request->shown),
                          g_free);
  if (request->outcome == KITH_REQUEST_OPEN)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Close…"));
      /* Translators: %s is what somebody asked for */
      g_autofree char *name = g_strdup_printf (_ ("Close: %s"), what);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "requests.close");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xb)", request->id, request->objects);
      kith_a11y_set_label (button, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->list, row);
}

static void
clear (KithRequestsPage *self)
{
  kith_children_remove (GTK_WIDGET (self->list));
  g_clear_pointer (&self->listing, kith_listing_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.print", FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (self->empty_label, FALSE);
}

/* Only everybody's leaves from here: one person's stands in their own copy. */
static void
keep_listing (KithRequestsPage *self, const Reading *reading)
{
  if (!self->all || reading->requests->len == 0)
    return;
  self->listing =
      kith_request_listing_new (self->context, reading->requests, reading->questions, reading->closed_too);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.copy", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.print", TRUE);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->questions = kith_questions_load (kith_session_get_store (session), error);
  if (reading->questions == NULL)
    return FALSE;
  reading->requests = reading->all ? kith_requests_list_all (session, !reading->closed_too, error)
                                   : kith_requests_list (session, reading->person, error);
  return reading->requests != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithRequestsPage *self = object;
  Reading *reading = data;

  if (error != NULL || reading->person != self->person || reading->all != self->all)
    return;
  clear (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < reading->requests->len; i++)
      {
        const KithRequest *request = g_ptr_array_index (reading->requests, i);

        if ((request->outcome == KITH_REQUEST_OPEN) == (pass == 0))
          add_row (self, request, reading->questions);
      }
  keep_listing (self, reading);
  gtk_widget_set_visible (GTK_WIDGET (self->list), reading->requests->len > 0);
  gtk_widget_set_visible (self->empty_label, reading->requests->len == 0);
}

static void
read_list (KithRequestsPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->person = self->person;
  reading->all = self->all;
  reading->closed_too = gtk_check_button_get_active (self->closed_check);
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
}

static gboolean
close_job (KithSession *session, gpointer data, GError **error)
{
  Closing *closing = data;

  return kith_requests_close (session, closing->request, closing->chosen, closing->words, error);
}

static void
close_done (gpointer object, gpointer data, const GError *error)
{
  KithRequestsPage *self = object;

  if (error == NULL)
    kith_app_context_say (self->context, _ ("Closed."));
  if (self->person != 0 || self->all)
    {
      read_list (self);
      gtk_widget_grab_focus (self->back_button);
    }
}

static void
close_answered (gboolean accepted, gpointer user_data)
{
  Closing *closing = user_data;

  if (!accepted)
    {
      closing_free (closing);
      return;
    }
  closing->chosen = (KithRequestOutcome) (KITH_REQUEST_DONE + adw_combo_row_get_selected (closing->outcome));
  closing->words = g_strdup (gtk_editable_get_text (closing->note));
  kith_job_run (closing->page->context, close_job, closing, closing_free, closing->page, close_done);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *outcome = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("What became of it"), NULL);
  GtkWidget *note =
      g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("A word about it, which they may read"), NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  Closing *closing = g_new0 (Closing, 1);
  gboolean objects;

  g_variant_get (parameter, "(xb)", &closing->request, &objects);
  for (guint i = KITH_REQUEST_DONE; i <= KITH_REQUEST_WITHDRAWN; i++)
    gtk_string_list_append (labels, kith_request_outcome_label ((KithRequestOutcome) i, objects));
  adw_combo_row_set_model (ADW_COMBO_ROW (outcome), G_LIST_MODEL (labels));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), outcome);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), note);
  gtk_widget_set_hexpand (group, TRUE);
  closing->page = g_object_ref (KITH_REQUESTS_PAGE (widget));
  closing->outcome = g_object_ref (ADW_COMBO_ROW (outcome));
  closing->note = g_object_ref (GTK_EDITABLE (note));
  kith_dialogs_ask (widget, _ ("What Became of It?"),
                    _ ("Where it was not done, say why: it is in their own copy."), _ ("Close _It"),
                    KITH_DIALOG_SUGGESTED, group, close_answered, closing);
}

static void
written_cb (GtkWidget *widget)
{
  if (KITH_REQUESTS_PAGE (widget)->person != 0)
    read_list (KITH_REQUESTS_PAGE (widget));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (widget);

  kith_request_asking_begin (widget, self->context, self->person, g_str_equal (name, "requests.object"),
                             written_cb);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (widget);

  if (self->listing != NULL)
    kith_listing_copy (widget, self->context, self->listing, &listing_exit);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithRequestsPage *self = KITH_REQUESTS_PAGE (widget);

  if (self->listing != NULL)
    kith_listing_print (widget, self->context, kith_listing_ref (self->listing), &listing_exit);
}

static void
leave_cb (KithRequestsPage *self)
{
  clear (self);
  self->person = 0;
  self->all = FALSE;
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
closed_cb (KithRequestsPage *self)
{
  if (self->all)
    read_list (self);
}

static void
row_activated_cb (KithRequestsPage *self, GtkListBoxRow *row)
{
  const gint64 *person = g_object_get_data (G_OBJECT (row), "person");

  if (self->all && person != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *person);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_REQUESTS_PAGE (widget));
  return TRUE;
}

static void
kith_requests_page_dispose (GObject *object)
{
  g_clear_pointer (&KITH_REQUESTS_PAGE (object)->listing, kith_listing_free);
  G_OBJECT_CLASS (kith_requests_page_parent_class)->dispose (object);
}

static void
kith_requests_page_class_init (KithRequestsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_requests_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "requests.close", "(xb)", close_action);
  gtk_widget_class_install_action (widget_class, "requests.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "requests.object", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "requests.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "requests.print", NULL, print_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "requests.copy", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-requests-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, add_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, all_box);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, closed_check);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithRequestsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kith_requests_page_init (KithRequestsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->list), _ ("What they asked for"));
}

/**
 * kith_requests_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_requests_page_set_context (KithRequestsPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_REQUESTS_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

static void
show (KithRequestsPage *self, gint64 person, const char *title)
{
  gtk_label_set_text (self->title_label, title);
  clear (self);
  self->person = person;
  self->all = person == 0;
  gtk_widget_set_visible (self->add_box, !self->all);
  gtk_widget_set_visible (self->all_box, self->all);
  read_list (self);
  gtk_widget_grab_focus (self->back_button);
}

/**
 * kith_requests_page_show_all:
 * @self: a page
 *
 * Everybody's, what is due first at the top, without anybody's words; each leads to the person.
 */
void
kith_requests_page_show_all (KithRequestsPage *self)
{
  g_return_if_fail (KITH_IS_REQUESTS_PAGE (self));
  g_return_if_fail (self->context != NULL);

  show (self, 0, _ ("What People Asked For"));
}

/**
 * kith_requests_page_show:
 * @self: a page
 * @person: whose record
 *
 * Reads it anew.
 */
void
kith_requests_page_show (KithRequestsPage *self, gint64 person)
{
  g_autofree char *title = NULL;
  KithCard *card;

  g_return_if_fail (KITH_IS_REQUESTS_PAGE (self));
  g_return_if_fail (self->context != NULL);
  g_return_if_fail (person != 0);

  card = kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (self->context)), person);
  /* Translators: %s is a name */
  title = g_strdup_printf (_ ("What %s Asked For"), card != NULL ? kith_card_get_name (card) : "");
  show (self, person, title);
}
