/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two small forms in dialogs. What is slow about passphrases happens on a thread, with the dialog closed. */

#include "window/kith-account-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "session/kith-accounts.h"
#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-secret-rows.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-pin.h"
#include "vault/kith-vault.h"

typedef struct
{
  KithSession *session;    /* (owned) */
  KithAppContext *context; /* (owned) (nullable) */
  KithSecretRows *rows;    /* (owned) */
  KithPinSet set;
  gpointer user_data;
  KithSecret *old; /* (owned) (nullable) */
  KithSecret *new; /* (owned) (nullable) */
  char *pin;       /* (owned) (nullable) */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->session);
  g_clear_object (&asking->context);
  g_clear_object (&asking->rows);
  g_clear_pointer (&asking->old, kith_secret_unref);
  g_clear_pointer (&asking->new, kith_secret_unref);
  kith_vault_wipe_string (asking->pin);
  g_free (asking);
}

/* ---- A PIN. */

static gboolean
check_pin (KithSecretRows *rows, gpointer user_data, GError **error)
{
  return kith_pin_check (kith_secret_rows_get_new (rows), error);
}

static void
pin_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asking *asking = data;
  GError *error = NULL;
  int fd = kith_session_offer_pin (asking->session, asking->pin, &error);

  if (fd < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, fd);
}

static void
pin_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gssize fd = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    kith_dialogs_tell (GTK_WIDGET (source), _ ("The PIN could not be set"), error->message);
  else
    asking->set ((int) fd, asking->user_data);
}

static void
pin_answered_cb (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GTask) task = NULL;

  if (!accepted)
    {
      asking_free (asking);
      return;
    }
  asking->pin = g_strdup (kith_secret_rows_get_new (asking->rows));
  task = g_task_new (asking->user_data, NULL, pin_made_cb, NULL);
  g_task_set_source_tag (task, pin_answered_cb);
  g_task_set_task_data (task, asking, asking_free);
  g_task_run_in_thread (task, pin_thread);
}

/**
 * kith_account_dialogs_set_pin:
 * @parent: the window
 * @session: of the account that wants one
 * @set: called once it is set
 * @user_data: for @set; must be @parent
 *
 * Asks for a PIN by which this account returns for the rest of the day.
 */
void
kith_account_dialogs_set_pin (GtkWidget *parent, KithSession *session, KithPinSet set, gpointer user_data)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWindow *dialog;

  asking->session = g_object_ref (session);
  asking->set = set;
  asking->user_data = user_data;
  asking->rows = g_object_ref_sink (kith_secret_rows_new (_ ("PIN"), _ ("PIN once more"), FALSE));
  kith_secret_rows_set_pin (asking->rows, TRUE);
  dialog = kith_dialogs_ask (
      parent, _ ("A PIN for today"),
      _ ("Six digits or more. It brings you back after a lock until the day ends, the computer "
         "sleeps, or it was typed wrong five times. Somebody with the running computer in their "
         "hands could find out a PIN; a passphrase they could not."),
      _ ("_Set PIN"), KITH_DIALOG_SUGGESTED, GTK_WIDGET (asking->rows), pin_answered_cb, asking);
  kith_secret_rows_attach (asking->rows, dialog, check_pin, NULL);
}

/* ---- A passphrase. */

static gboolean
check_passphrase (KithSecretRows *rows, gpointer user_data, GError **error)
{
  KithSession *session = user_data;
  g_autoptr (KithSecret) secret = kith_passphrase_prepare (kith_secret_rows_get_new (rows), error);

  return secret != NULL &&
         kith_passphrase_check (secret, kith_session_get_account_name (session),
                                kith_center_get_name (kith_session_get_center (session)), error);
}

static void
passphrase_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asking *asking = data;
  GError *error = NULL;

  if (kith_accounts_set_own_passphrase (asking->session, asking->old, asking->new, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
passphrase_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    kith_app_context_say (KITH_APP_CONTEXT (source), _ ("Your passphrase is changed."));
  else if (g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
    kith_app_context_say (KITH_APP_CONTEXT (source),
                          _ ("That was not your present passphrase. Nothing was changed."));
  else
    kith_app_context_say_error (KITH_APP_CONTEXT (source), error);
}

static void
passphrase_answered_cb (gboolean accepted, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GTask) task = NULL;

  if (accepted)
    {
      asking->old = kith_passphrase_prepare (kith_secret_rows_get_old (asking->rows), NULL);
      asking->new = kith_passphrase_prepare (kith_secret_rows_get_new (asking->rows), NULL);
    }
  if (asking->old == NULL || asking->new == NULL)
    {
      asking_free (asking);
      return;
    }
  task = g_task_new (asking->context, NULL, passphrase_changed_cb, NULL);
  g_task_set_source_tag (task, passphrase_answered_cb);
  g_task_set_task_data (task, asking, asking_free);
  g_task_run_in_thread (task, passphrase_thread);
}

/**
 * kith_account_dialogs_change_passphrase:
 * @parent: the window
 * @context: of the account that wants another
 *
 * Asks for the present passphrase and a new one.
 */
void
kith_account_dialogs_change_passphrase (GtkWidget *parent, KithAppContext *context)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWindow *dialog;

  asking->context = g_object_ref (context);
  asking->session = g_object_ref (kith_app_context_get_session (context));
  asking->rows =
      g_object_ref_sink (kith_secret_rows_new (_ ("New passphrase"), _ ("New passphrase once more"), TRUE));
  dialog = kith_dialogs_ask (
      parent, _ ("Change my passphrase"),
      _ ("At least ten characters. A few words that you can picture are easier to keep than a "
         "password."),
      _ ("_Change"), KITH_DIALOG_SUGGESTED, GTK_WIDGET (asking->rows), passphrase_answered_cb, asking);
  kith_secret_rows_attach (asking->rows, dialog, check_passphrase, asking->session);
}

/* ---- One of one's own in place of one that was given. */

typedef struct
{
  GtkWidget *parent;    /* (owned) */
  char *center_name;    /* (owned) */
  KithSecret *given;    /* (owned) (nullable) */
  KithSecretRows *rows; /* (owned) */
  KithPassphraseChosen chosen;
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->parent);
  g_free (choosing->center_name);
  g_clear_pointer (&choosing->given, kith_secret_unref);
  g_object_unref (choosing->rows);
  g_free (choosing);
}

static gboolean
check_choice (KithSecretRows *rows, gpointer user_data, GError **error)
{
  Choosing *choosing = user_data;
  g_autoptr (KithSecret) secret = kith_passphrase_prepare (kith_secret_rows_get_new (rows), error);

  if (secret == NULL || !kith_passphrase_check (secret, NULL, choosing->center_name, error))
    return FALSE;
  if (choosing->given == NULL || !kith_secret_equal (secret, choosing->given))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("This is the one that you were given. Choose another that nobody knows."));
  return FALSE;
}

static void
choice_answered_cb (gboolean accepted, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (KithSecret) secret =
      accepted ? kith_passphrase_prepare (kith_secret_rows_get_new (choosing->rows), NULL) : NULL;

  choosing->chosen (secret, choosing->parent);
  choosing_free (choosing);
}

/**
 * kith_account_dialogs_choose_passphrase:
 * @parent: the window
 * @center: whose store it is
 * @given: the passphrase that somebody was given, good for once
 * @chosen: called with the one to come, or %NULL, and with @parent
 *
 * Asks for a passphrase of their own.
 */
void
kith_account_dialogs_choose_passphrase (GtkWidget *parent,
                                        KithCenter *center,
                                        const char *given,
                                        KithPassphraseChosen chosen)
{
  Choosing *choosing = g_new0 (Choosing, 1);
  GtkWindow *dialog;

  choosing->parent = g_object_ref (parent);
  choosing->center_name = g_strdup (kith_center_get_name (center));
  choosing->given = kith_passphrase_prepare (given, NULL);
  choosing->chosen = chosen;
  choosing->rows =
      g_object_ref_sink (kith_secret_rows_new (_ ("New passphrase"), _ ("New passphrase once more"), FALSE));
  dialog = kith_dialogs_ask (
      parent, _ ("Choose a passphrase of your own"),
      _ ("The one that you were given is good for once. At least ten characters. A few words that you can "
         "picture are easier to keep than a password."),
      _ ("_Unlock"), KITH_DIALOG_SUGGESTED, GTK_WIDGET (choosing->rows), choice_answered_cb, choosing);
  kith_secret_rows_attach (choosing->rows, dialog, check_choice, choosing);
}

/* ---- The recovery code. */

typedef struct
{
  GtkWidget *parent; /* (owned) */
  KithStore *store;  /* (owned) */
  char *center_name; /* (owned) */
  gint64 account;
  KithSecretRows *rows;   /* (owned) */
  GtkEditable *code_row;  /* (owned) */
  KithRecoveryCode *code; /* (owned) (nullable) */
  KithSecret *passphrase; /* (owned) (nullable) */
  KithRecovered recovered;
} Recovering;

static void
recovering_free (gpointer data)
{
  Recovering *recovering = data;

  g_object_unref (recovering->parent);
  g_object_unref (recovering->store);
  g_free (recovering->center_name);
  g_object_unref (recovering->rows);
  g_object_unref (recovering->code_row);
  g_clear_pointer (&recovering->code, kith_recovery_code_unref);
  g_clear_pointer (&recovering->passphrase, kith_secret_unref);
  g_free (recovering);
}

static gboolean
check_recovery (KithSecretRows *rows, gpointer user_data, GError **error)
{
  Recovering *recovering = user_data;
  g_autoptr (KithRecoveryCode) code =
      kith_recovery_code_parse (gtk_editable_get_text (recovering->code_row), error);
  g_autoptr (KithSecret) secret =
      code != NULL ? kith_passphrase_prepare (kith_secret_rows_get_new (rows), error) : NULL;

  return secret != NULL && kith_passphrase_check (secret, NULL, recovering->center_name, error);
}

static void
recover_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovering *recovering = data;
  GError *error = NULL;

  if (kith_accounts_recover (recovering->store, recovering->account, recovering->code, recovering->passphrase,
                             &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recovering *recovering = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  recovering->recovered (error, recovering->parent);
}

static void
recovery_answered_cb (gboolean accepted, gpointer user_data)
{
  Recovering *recovering = user_data;
  g_autoptr (GTask) task = NULL;

  if (accepted)
    {
      recovering->code = kith_recovery_code_parse (gtk_editable_get_text (recovering->code_row), NULL);
      recovering->passphrase = kith_passphrase_prepare (kith_secret_rows_get_new (recovering->rows), NULL);
    }
  if (recovering->code == NULL || recovering->passphrase == NULL)
    {
      recovering_free (recovering);
      return;
    }
  task = g_task_new (recovering->parent, NULL, recovered_cb, NULL);
  g_task_set_source_tag (task, recovery_answered_cb);
  g_task_set_task_data (task, recovering, recovering_free);
  g_task_run_in_thread (task, recover_thread);
}

/**
 * kith_account_dialogs_recover:
 * @parent: the window
 * @store: an open store
 * @center: whose store it is
 * @account: who cannot get in any more
 * @recovered: called once it is done or refused, with @parent
 *
 * Asks for the recovery code and a new passphrase.
 */
void
kith_account_dialogs_recover (GtkWidget *parent,
                              KithStore *store,
                              KithCenter *center,
                              gint64 account,
                              KithRecovered recovered)
{
  Recovering *recovering = g_new0 (Recovering, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *code = adw_entry_row_new ();
  GtkWindow *dialog;

  recovering->parent = g_object_ref (parent);
  recovering->store = g_object_ref (store);
  recovering->center_name = g_strdup (kith_center_get_name (center));
  recovering->account = account;
  recovering->recovered = recovered;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (code), _ ("Recovery code, from paper"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (code), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), code);
  recovering->code_row = g_object_ref_sink (GTK_EDITABLE (code));
  recovering->rows =
      g_object_ref_sink (kith_secret_rows_new (_ ("New passphrase"), _ ("New passphrase once more"), FALSE));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (recovering->rows));
  kith_a11y_name_parts (box);
  dialog = kith_dialogs_ask (
      parent, _ ("Use the recovery code"),
      _ ("The code that was written down when the center was set up gives this account a new "
         "passphrase. The log says that it was used."),
      _ ("_Set passphrase"), KITH_DIALOG_SUGGESTED, box, recovery_answered_cb, recovering);
  kith_secret_rows_attach (recovering->rows, dialog, check_recovery, recovering);
  g_signal_connect_object (code, "changed", G_CALLBACK (kith_secret_rows_update), recovering->rows,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (code);
}
