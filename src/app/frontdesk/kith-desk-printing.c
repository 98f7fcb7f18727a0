/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frontdesk/kith-desk-printing.h"

#include <glib/gi18n.h>

#include "report/kith-paper-pack.h"
#include "report/kith-pinned-items.h"
#include "report/kith-present-list.h"
#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"

#define DEFAULT_SHEETS 3
/* Of the directory; more would be a directory again. */
#define MOST_RESOURCES 40

typedef struct
{
  KithAppContext *context; /* (owned) */
  GtkWidget *parent;       /* (owned) */
  GtkWidget *spin;         /* (owned) (nullable) how many sheets, while that is asked */
  KithReleaseKind kind;
  const char *what; /* for the log */
  guint n_sheets;
} Job;

static Job *
job_new (GtkWidget *parent, KithAppContext *context, KithReleaseKind kind, const char *what)
{
  Job *job = g_new0 (Job, 1);

  job->context = g_object_ref (context);
  job->parent = g_object_ref (parent);
  job->kind = kind;
  job->what = what;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->context);
  g_object_unref (job->parent);
  g_clear_object (&job->spin);
  g_free (job);
}

static KithDocument *
make_paper_pack (Job *job, const KithPaper *paper, GError **error)
{
  KithSession *session = kith_app_context_get_session (job->context);
  g_autoptr (KithCrisisCard) card = kith_crisis_card_load (kith_session_get_store (session), error);

  g_autoptr (GPtrArray) resources = card ? kith_pinned_items_load (session, MOST_RESOURCES, error) : NULL;

  if (!resources)
    return NULL;
  return kith_paper_pack_new (kith_center_get_name (kith_session_get_center (session)), card,
                              kith_desk_get_services (kith_app_context_get_desk (job->context)), resources,
                              job->n_sheets, paper);
}

static void
collect (GListModel *model, GStrvBuilder *names, guint *n_guests)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KithDeskRow) row = g_list_model_get_item (model, i);

      if (kith_desk_row_get_guest (row) != 0)
        *n_guests += (guint) MAX (1, kith_desk_row_get_number (row));
      else
        g_strv_builder_add (names, kith_desk_row_get_name (row));
    }
}

static KithDocument *
make_present_list (Job *job, const KithPaper *paper)
{
  KithDesk *desk = kith_app_context_get_desk (job->context);
  KithSession *session = kith_app_context_get_session (job->context);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  KithInstant now = kith_clock_now (kith_session_get_clock (session));
  g_autofree char *day = kith_day_format_long (now.day);
  g_autofree char *minute = kith_minute_format (now.minute);
  g_autofree char *moment = NULL;
  guint n_guests = 0;

  collect (kith_desk_get_here (desk), builder, &n_guests);
  names = g_strv_builder_end (builder);
  /* Translators: a day and a time */
  moment = g_strdup_printf (_ ("%s, %s"), day, minute);
  return kith_present_list_new (kith_center_get_name (kith_session_get_center (session)), moment,
                                (const char *const *) names, n_guests, paper);
}

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  Job *job = data;
  const KithReleaseRequest request = { .kind = job->kind, .way = KITH_RELEASE_PRINT, .what = job->what };
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = NULL;

  document =
      job->kind == KITH_RELEASE_BLANK ? make_paper_pack (job, paper, error) : make_present_list (job, paper);
  if (!document)
    return NULL;
  release = kith_disclosure_request (kith_app_context_get_session (context), &request, NULL, error);
  if (!release || !kith_document_release (document, release, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
print (Job *job)
{
  kith_document_printing_run (job->parent, job->context, make_document, job, job_free);
}

static void
sheets_answered (gboolean accepted, gpointer user_data)
{
  Job *job = user_data;

  if (!accepted)
    {
      job_free (job);
      return;
    }
  gtk_spin_button_update (GTK_SPIN_BUTTON (job->spin));
  job->n_sheets = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (job->spin));
  print (job);
}

static void
present_answered (gboolean accepted, gpointer user_data)
{
  if (accepted)
    print (user_data);
  else
    job_free (user_data);
}

/**
 * kith_desk_printing_paper_pack:
 * @parent: a widget of the window
 * @context: what the window works with
 *
 * Asks how many blank sheets, then prints them with the crisis card and the pinned resources.
 */
void
kith_desk_printing_paper_pack (GtkWidget *parent, KithAppContext *context)
{
  Job *job = job_new (parent, context, KITH_RELEASE_BLANK, "paper-pack");
  GtkWidget *spin = gtk_spin_button_new_with_range (1, KITH_PAPER_PACK_MAX_SHEETS, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), DEFAULT_SHEETS);
  kith_a11y_set_label (spin, _ ("How many blank sheets"));
  job->spin = g_object_ref_sink (spin);
  kith_dialogs_ask (
      parent, _ ("Print a Paper Pack"),
      _ ("The crisis card, the pinned resources and blank sign-in sheets, for a day without power. How many "
         "sheets?"),
      _ ("_Print…"), KITH_DIALOG_SUGGESTED, spin, sheets_answered, job);
}

/**
 * kith_desk_printing_present_list:
 * @parent: a widget of the window
 * @context: what the window works with
 *
 * Prints the full names of who is here, after saying so. It is logged.
 */
void
kith_desk_printing_present_list (GtkWidget *parent, KithAppContext *context)
{
  kith_dialogs_ask (
      parent, _ ("Print Who Is in the Building"),
      _ ("For an emergency: everybody's full name on paper. The log keeps that it was printed, and by whom."),
      _ ("_Print…"), KITH_DIALOG_USUAL, NULL, present_answered,
      job_new (parent, context, KITH_RELEASE_INTERNAL, "present-list"));
}
