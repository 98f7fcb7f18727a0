/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one wrapper around AdwMessageDialog, AdwAboutWindow and GtkFileChooserNative, which later versions
 * replace. */

#include "shared/kith-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kith-config.h"

typedef struct
{
  KithDialogAnswered answered; /* (nullable) */
  KithDialogFile chosen;       /* (nullable) */
  gpointer user_data;
  GtkWidget *extra; /* (owned) (nullable) */
  gboolean accepted;
} Asked;

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->extra);
  g_free (asked);
}

static gboolean
answer_cb (gpointer user_data)
{
  Asked *asked = user_data;

  if (asked->answered != NULL)
    asked->answered (asked->accepted, asked->user_data);
  return G_SOURCE_REMOVE;
}

/* Later: an entry row must not go while the key that closes the dialog is still on its way through it. */
static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asked *asked = user_data;

  asked->accepted = g_strcmp0 (response, "accept") == 0;
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, asked, asked_free);
}

/* Enter opens what a combo row has to choose from, where it would be the dialog's answer. */
static void
keep_enter (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_COMBO_ROW (child))
      gtk_widget_set_receives_default (child, TRUE);
    else
      keep_enter (child);
}

/**
 * kith_dialogs_ask:
 * @parent: any widget of the window that asks
 * @heading: the question
 * @body: (nullable): what follows from it; plain text
 * @accept_label: the button that does it, with a mnemonic
 * @kind: how that button looks
 * @extra: (nullable): shown between the words and the buttons
 * @answered: called once
 * @user_data: for @answered
 *
 * Asks; Cancel and Escape change nothing.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
kith_dialogs_ask (GtkWidget *parent,
                  const char *heading,
                  const char *body,
                  const char *accept_label,
                  KithDialogKind kind,
                  GtkWidget *extra,
                  KithDialogAnswered answered,
                  gpointer user_data)
{
  AdwMessageDialog *dialog;
  Asked *asked;
  AdwResponseAppearance look = kind == KITH_DIALOG_DESTRUCTIVE ? ADW_RESPONSE_DESTRUCTIVE
                               : kind == KITH_DIALOG_SUGGESTED ? ADW_RESPONSE_SUGGESTED
                                                               : ADW_RESPONSE_DEFAULT;

  g_return_val_if_fail (heading != NULL && accept_label != NULL, NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window_of (parent), heading, body));
  asked = g_new0 (Asked, 1);
  asked->answered = answered;
  asked->user_data = user_data;

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", look);
  if (kind != KITH_DIALOG_DESTRUCTIVE)
    adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (extra != NULL)
    {
      adw_message_dialog_set_extra_child (dialog, extra);
      asked->extra = g_object_ref (extra);
      keep_enter (extra);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asked);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

/**
 * kith_dialogs_set_ready:
 * @dialog: what kith_dialogs_ask() returned
 * @ready: whether the button that does it can be pressed
 */
void
kith_dialogs_set_ready (GtkWindow *dialog, gboolean ready)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", ready);
}

static void
form_ready_cb (GtkWindow *dialog, GParamSpec *pspec, GtkWidget *form)
{
  gboolean ready = FALSE;

  g_object_get (form, "ready", &ready, NULL);
  kith_dialogs_set_ready (dialog, ready);
}

/**
 * kith_dialogs_follow_ready:
 * @dialog: what kith_dialogs_ask() returned
 * @form: what is filled in there, with a boolean property "ready"
 *
 * Has the button that does it wait until the form is ready.
 */
void
kith_dialogs_follow_ready (GtkWindow *dialog, GtkWidget *form)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (form));

  g_signal_connect_object (form, "notify::ready", G_CALLBACK (form_ready_cb), dialog, G_CONNECT_SWAPPED);
  form_ready_cb (dialog, NULL, form);
}

/**
 * kith_dialogs_tell:
 * @parent: any widget of the window
 * @heading: what happened
 * @body: (nullable): more; plain text
 *
 * Tells something that must not pass unseen.
 */
void
kith_dialogs_tell (GtkWidget *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window_of (parent), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_response_cb (GtkNativeDialog *native, int response, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  asked->chosen (file, asked->user_data);
  g_object_unref (native);
}

/**
 * kith_dialogs_choose_file:
 * @parent: any widget of the window
 * @kind: a file to read, a file to write, or a folder
 * @title: what it is for
 * @suggested_name: (nullable): for a file to write
 * @pattern: (nullable): like "*.kith-backup"
 * @pattern_name: (nullable): what such files are called
 * @chosen: called once
 * @user_data: for @chosen
 *
 * Asks for a file through the desktop's own dialog.
 */
void
kith_dialogs_choose_file (GtkWidget *parent,
                          KithFileKind kind,
                          const char *title,
                          const char *suggested_name,
                          const char *pattern,
                          const char *pattern_name,
                          KithDialogFile chosen,
                          gpointer user_data)
{
  static const GtkFileChooserAction actions[] = {
    [KITH_FILE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [KITH_FILE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [KITH_FILE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *native;
  Asked *asked;

  g_return_if_fail (chosen != NULL);

  native = gtk_file_chooser_native_new (title, window_of (parent), actions[kind], NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (kind == KITH_FILE_SAVE && suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), suggested_name);
  if (pattern != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_filter_set_name (filter, pattern_name);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
    }
  asked = g_new0 (Asked, 1);
  asked->chosen = chosen;
  asked->user_data = user_data;
  g_signal_connect_data (native, "response", G_CALLBACK (file_response_cb), asked,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * kith_dialogs_about:
 * @parent: any widget of the window
 *
 * Says what program this is.
 */
void
kith_dialogs_about (GtkWidget *parent)
{
  adw_show_about_window (window_of (parent), "application-name", _ ("Kith"), "application-icon",
                         KITH_APPLICATION_ID, "version", KITH_VERSION, "developer-name",
                         _ ("The Kith contributors"), "comments",
                         _ ("For the front desk, peer advocates and coordinators of a drop-in center.\n\n"
                            "Everything stays in one encrypted file on this computer. Kith opens no network "
                            "connection."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
