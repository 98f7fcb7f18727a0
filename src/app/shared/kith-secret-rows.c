/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passphrases and PINs in a dialog: its button waits until both are the same and good enough. */

#include "shared/kith-secret-rows.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"
#include "shared/kith-dialogs.h"

struct _KithSecretRows
{
  AdwBin parent_instance;

  GtkWindow *dialog; /* (unowned) (nullable) the dialog that holds these rows */
  KithSecretCheck check;
  gpointer user_data;

  GtkEditable *old_row; /* (nullable) */
  GtkEditable *new_row;
  GtkEditable *again_row;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (KithSecretRows, kith_secret_rows, ADW_TYPE_BIN)

/**
 * kith_secret_rows_update:
 * @self: the rows
 *
 * Looks again whether everything that is wanted is there: for what stands beside the rows.
 */
void
kith_secret_rows_update (KithSecretRows *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (self->new_row);
  const char *hint = "";
  gboolean ready = FALSE;

  if (text[0] == '\0')
    hint = "";
  else if (self->check != NULL && !self->check (self, self->user_data, &error))
    hint = error->message;
  else if (g_strcmp0 (text, gtk_editable_get_text (self->again_row)) != 0)
    hint = gtk_editable_get_text (self->again_row)[0] != '\0' ? _ ("The two are not the same yet.") : "";
  else
    ready = self->old_row == NULL || gtk_editable_get_text (self->old_row)[0] != '\0';
  gtk_label_set_label (self->hint, hint);
  if (self->dialog != NULL)
    kith_dialogs_set_ready (self->dialog, ready);
}

static GtkEditable *
add_row (KithSecretRows *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (kith_secret_rows_update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  kith_a11y_tab_past_buttons (row);
  return GTK_EDITABLE (row);
}

static void
kith_secret_rows_class_init (KithSecretRowsClass *klass)
{
}

static void
kith_secret_rows_init (KithSecretRows *self)
{
}

/**
 * kith_secret_rows_new:
 * @title: of the new secret
 * @title_again: of the same once more
 * @ask_old: whether the present passphrase is asked first
 *
 * Returns: (transfer floating): the rows
 */
KithSecretRows *
kith_secret_rows_new (const char *title, const char *title_again, gboolean ask_old)
{
  KithSecretRows *self = g_object_new (KITH_TYPE_SECRET_ROWS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *group = adw_preferences_group_new ();

  if (ask_old)
    self->old_row = add_row (self, group, _ ("Present passphrase"));
  self->new_row = add_row (self, group, title);
  self->again_row = add_row (self, group, title_again);
  self->hint = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                             "xalign", 0.0, "width-chars", 30, "max-width-chars", 44, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  adw_bin_set_child (ADW_BIN (self), box);
  kith_a11y_name_parts (box);
  return self;
}

/**
 * kith_secret_rows_set_pin:
 * @self: the rows
 * @pin: whether digits are what is wanted
 */
void
kith_secret_rows_set_pin (KithSecretRows *self, gboolean pin)
{
  g_return_if_fail (KITH_IS_SECRET_ROWS (self));

  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->new_row),
                                   pin ? GTK_INPUT_PURPOSE_PIN : GTK_INPUT_PURPOSE_PASSWORD);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->again_row),
                                   pin ? GTK_INPUT_PURPOSE_PIN : GTK_INPUT_PURPOSE_PASSWORD);
}

/**
 * kith_secret_rows_attach:
 * @self: the rows
 * @dialog: of kith_dialogs_ask(), which holds them
 * @check: (nullable): whether the new secret is good enough
 * @user_data: for @check
 *
 * From now on the dialog's button waits for the rows.
 */
void
kith_secret_rows_attach (KithSecretRows *self, GtkWindow *dialog, KithSecretCheck check, gpointer user_data)
{
  g_return_if_fail (KITH_IS_SECRET_ROWS (self));

  g_set_weak_pointer (&self->dialog, dialog);
  self->check = check;
  self->user_data = user_data;
  kith_secret_rows_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->old_row != NULL ? self->old_row : self->new_row));
}

/**
 * kith_secret_rows_get_old:
 * @self: the rows
 *
 * Returns: (transfer none) (nullable): the present secret as typed
 */
const char *
kith_secret_rows_get_old (KithSecretRows *self)
{
  g_return_val_if_fail (KITH_IS_SECRET_ROWS (self), NULL);
  return self->old_row != NULL ? gtk_editable_get_text (self->old_row) : NULL;
}

/**
 * kith_secret_rows_get_new:
 * @self: the rows
 *
 * Returns: (transfer none): the new secret as typed
 */
const char *
kith_secret_rows_get_new (KithSecretRows *self)
{
  g_return_val_if_fail (KITH_IS_SECRET_ROWS (self), NULL);
  return gtk_editable_get_text (self->new_row);
}
