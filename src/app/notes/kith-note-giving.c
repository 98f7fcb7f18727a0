/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the person agreed to let have notes stands to choose from; where that is nobody, the way to the
 * agreements does. The gate asks again when the pages are about to go out: it may have been taken back
 * meanwhile. */

#include "notes/kith-note-giving.h"

#include <glib/gi18n.h>

#include "people/kith-consent.h"
#include "report/kith-note-paper.h"
#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"
#include "shared/kith-paragraph.h"

typedef struct
{
  GtkWidget *parent;       /* (owned) */
  KithAppContext *context; /* (owned) */
  gint64 person;
  gint64 note;           /* 0: all that are handed out together */
  KithGivenNotes *given; /* (owned) (nullable): once they are read */
  GPtrArray *consents;   /* (owned) (nullable) (element-type KithConsent): by which they may go to others */
  GPtrArray *choices; /* (owned) (element-type GtkCheckButton): the person, then one for each of @consents */
} Giving;

static void
giving_free (gpointer data)
{
  Giving *giving = data;

  g_object_unref (giving->parent);
  g_object_unref (giving->context);
  g_clear_pointer (&giving->given, kith_given_notes_free);
  g_clear_pointer (&giving->consents, g_ptr_array_unref);
  g_clear_pointer (&giving->choices, g_ptr_array_unref);
  g_free (giving);
}

/* What was read in a job goes on to the dialog. */
static Giving *
steal (Giving *read)
{
  Giving *giving = g_new0 (Giving, 1);

  giving->parent = g_object_ref (read->parent);
  giving->context = g_object_ref (read->context);
  giving->person = read->person;
  giving->note = read->note;
  giving->given = g_steal_pointer (&read->given);
  giving->consents = g_steal_pointer (&read->consents);
  giving->choices = g_ptr_array_new_with_free_func (g_object_unref);
  return giving;
}

static KithDocument *
make_document (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  Giving *giving = data;
  g_autoptr (KithDocument) document = kith_note_paper_new (giving->given, paper);

  if (!kith_given_notes_let_print (kith_app_context_get_session (context), giving->given, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
answered (gboolean accepted, gpointer user_data)
{
  Giving *giving = user_data;

  if (!accepted)
    {
      giving_free (giving);
      return;
    }
  for (guint i = 0; i < giving->consents->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (giving->choices, i + 1)))
      {
        const KithConsent *consent = g_ptr_array_index (giving->consents, i);

        kith_given_notes_set_for (giving->given, kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT),
                                  kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE));
      }
  kith_document_printing_run (giving->parent, giving->context, make_document, giving, giving_free);
}

static void
agreements_cb (GtkWidget *button, gpointer user_data)
{
  GtkWidget *parent = user_data;

  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (button)));
  gtk_widget_activate_action (parent, "person.section", "s", "agreements");
}

static void
add_label (GtkBox *box, const char *text, const char *css_class)
{
  gtk_box_append (box, kith_paragraph_new (text, css_class));
}

static void
add_choice (Giving *giving, GtkBox *box, const char *text)
{
  GtkWidget *choice = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), kith_paragraph_new (text, NULL));
  kith_a11y_set_label (choice, text);
  if (giving->choices->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), g_ptr_array_index (giving->choices, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), giving->choices->len == 0);
  g_ptr_array_add (giving->choices, g_object_ref (choice));
  gtk_box_append (box, choice);
}

static void
add_others (Giving *giving, GtkBox *box)
{
  GtkWidget *button;

  for (guint i = 0; i < giving->consents->len; i++)
    {
      const KithConsent *consent = g_ptr_array_index (giving->consents, i);
      /* Translators: who receives it, and what for */
      g_autofree char *text =
          g_strdup_printf (_ ("For %s: %s"), kith_consent_get_text (consent, KITH_CONSENT_TEXT_RECIPIENT),
                           kith_consent_get_text (consent, KITH_CONSENT_TEXT_PURPOSE));

      add_choice (giving, box, text);
    }
  if (giving->consents->len > 0)
    return;
  add_label (box,
             _ ("For nobody else: no agreement that is in force lets notes go to anybody. If they want that, "
                "write it down with them first."),
             NULL);
  button = gtk_button_new_with_mnemonic (_ ("_Agreements"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (agreements_cb), giving->parent, 0);
  gtk_box_append (box, button);
}

static GtkWidget *
make_form (Giving *giving)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *left = kith_given_notes_describe_left (giving->given);

  if (*left != '\0')
    add_label (GTK_BOX (box), left, NULL);
  /* Alone, it is no choice. */
  if (giving->consents->len > 0)
    add_choice (giving, GTK_BOX (box), _ ("For them to keep"));
  else
    add_label (GTK_BOX (box), _ ("For them to keep."), NULL);
  add_others (giving, GTK_BOX (box));
  add_label (GTK_BOX (box), _ ("Who else is named in it goes along: read it through first."), "dim-label");
  return box;
}

static char *
describe (const Giving *giving)
{
  guint n = giving->given->notes->len;

  return giving->note != 0
             ? g_strdup (_ ("This note with all that was added to it."))
             : g_strdup_printf (ngettext ("%u note with all that was added to it.",
                                          "%u notes, the oldest first, with all that was added to them.", n),
                                n);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Giving *giving = data;

  giving->given = kith_given_notes_read (session, giving->person, giving->note, NULL, NULL, error);
  giving->consents =
      giving->given != NULL ? kith_given_notes_list_consents (session, giving->person, error) : NULL;
  return giving->consents != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  Giving *giving;
  GtkWidget *form;
  g_autofree char *body = NULL;

  if (error != NULL)
    return;
  giving = steal (data);
  body = describe (giving);
  form = make_form (giving);
  kith_dialogs_ask (giving->parent, _ ("For Whom Is It Printed?"), body, _ ("_Print…"), KITH_DIALOG_SUGGESTED,
                    form, answered, giving);
}

/**
 * kith_note_giving_ask:
 * @parent: a widget of the person's page
 * @context: what the window works with
 * @person: whose notes
 * @note: the one that is chosen, or 0 for all that are handed out together
 *
 * Asks for whom, then prints if it may leave. What cannot be handed out is said by the window.
 */
void
kith_note_giving_ask (GtkWidget *parent, KithAppContext *context, gint64 person, gint64 note)
{
  Giving *giving;

  g_return_if_fail (GTK_IS_WIDGET (parent) && KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (person > 0);

  giving = g_new0 (Giving, 1);
  giving->parent = g_object_ref (parent);
  giving->context = g_object_ref (context);
  giving->person = person;
  giving->note = note;
  kith_job_run (context, read_job, giving, giving_free, parent, read_done);
}
