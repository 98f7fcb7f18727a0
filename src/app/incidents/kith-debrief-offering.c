/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those who work here are ticked. Who has an offer already is shown with how it stands, and keeps it. */

#include "incidents/kith-debrief-offering.h"

#include <glib/gi18n.h>

#include "incidents/kith-debriefs.h"
#include "session/kith-accounts.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-job.h"

typedef struct
{
  GtkWidget *parent;       /* (owned) */
  KithAppContext *context; /* (owned) */
  GtkWindow *dialog;       /* (unowned) */
  gint64 incident;
  GArray *accounts;  /* (owned) (element-type gint64): of each check */
  GPtrArray *checks; /* (owned) (element-type GtkCheckButton) */
  GArray *chosen;    /* (owned) (nullable) (element-type gint64) */
  guint n_offered;
} Offering;

static void
offering_free (gpointer data)
{
  Offering *offering = data;

  g_object_unref (offering->parent);
  g_object_unref (offering->context);
  g_array_unref (offering->accounts);
  g_ptr_array_unref (offering->checks);
  g_clear_pointer (&offering->chosen, g_array_unref);
  g_free (offering);
}

static gboolean
offer_job (KithSession *session, gpointer data, GError **error)
{
  Offering *offering = data;
  g_autoptr (GArray) offered = kith_debriefs_offer (
      session, offering->incident, (const gint64 *) offering->chosen->data, offering->chosen->len, error);

  offering->n_offered = offered != NULL ? offered->len : 0;
  return offered != NULL;
}

static void
offer_done (gpointer object, gpointer data, const GError *error)
{
  Offering *offering = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  sentence =
      g_strdup_printf (ngettext ("A debrief is offered to %u person who works here.",
                                 "A debrief is offered to %u people who work here.", offering->n_offered),
                       offering->n_offered);
  kith_app_context_say (offering->context, sentence);
}

static GArray *
list_chosen (Offering *offering)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < offering->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (offering->checks, i);

      if (gtk_widget_get_sensitive (check) && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_array_append_val (chosen, g_array_index (offering->accounts, gint64, i));
    }
  return chosen;
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  Offering *offering = user_data;
  g_autoptr (GArray) chosen = list_chosen (offering);

  kith_dialogs_set_ready (offering->dialog, chosen->len > 0);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Offering *offering = user_data;

  for (guint i = 0; i < offering->checks->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (offering->checks, i), toggled_cb, offering);
  if (!accepted)
    {
      offering_free (offering);
      return;
    }
  offering->chosen = list_chosen (offering);
  kith_job_run (offering->context, offer_job, offering, offering_free, offering->parent, offer_done);
}

static const KithDebrief *
find_offered (GPtrArray *debriefs, gint64 account)
{
  for (guint i = 0; i < debriefs->len; i++)
    if (((const KithDebrief *) g_ptr_array_index (debriefs, i))->account == account)
      return g_ptr_array_index (debriefs, i);
  return NULL;
}

static GtkWidget *
make_check (const KithAccount *account, const KithDebrief *offered)
{
  /* Translators: a name, and how it stands: "Maria G. (done)" */
  g_autofree char *label = offered != NULL ? g_strdup_printf (_ ("%s (%s)"), account->name,
                                                              kith_debrief_state_label (offered->state))
                                           : g_strdup (account->name);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), offered != NULL);
  gtk_widget_set_sensitive (check, offered == NULL);
  return check;
}

static GtkWidget *
make_checks (Offering *offering, GPtrArray *accounts, GPtrArray *debriefs)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);
      GtkWidget *check = make_check (account, find_offered (debriefs, account->id));

      g_array_append_val (offering->accounts, account->id);
      g_ptr_array_add (offering->checks, g_object_ref (check));
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), offering);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

/**
 * kith_debrief_offering_ask:
 * @parent: the widget that asks
 * @context: what the window works with
 * @incident: what happened
 * @debriefs: (element-type KithDebrief): those that are offered already
 *
 * Asks who was there, and offers each of them a debrief.
 */
void
kith_debrief_offering_ask (GtkWidget *parent,
                           KithAppContext *context,
                           const KithIncident *incident,
                           GPtrArray *debriefs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  Offering *offering;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (incident != NULL && debriefs != NULL);

  accounts = kith_accounts_list (kith_session_get_store (kith_app_context_get_session (context)), &error);
  if (accounts == NULL)
    {
      kith_app_context_say_error (context, error);
      return;
    }
  offering = g_new0 (Offering, 1);
  offering->parent = g_object_ref (parent);
  offering->context = g_object_ref (context);
  offering->incident = incident->id;
  offering->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  offering->checks = g_ptr_array_new_with_free_func (g_object_unref);
  offering->dialog = kith_dialogs_ask (parent, _ ("Who Was There?"),
                                       _ ("Each of them is offered a conversation, and may take it or not. "
                                          "What is said in it stays theirs; you see "
                                          "only whether it took place."),
                                       _ ("_Offer"), KITH_DIALOG_SUGGESTED,
                                       make_checks (offering, accounts, debriefs), answered, offering);
  kith_dialogs_set_ready (offering->dialog, FALSE);
}
