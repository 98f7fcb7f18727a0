/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until the last step nothing is changed, and closing the window forgets what it showed. From there on there
 * is no way back, so the button of that step asks for the passphrase. */

#include "settings/kith-lost-window.h"

#include <glib/gi18n.h>

#include "report/kith-reach-list.h"
#include "session/kith-kept-backups.h"
#include "session/kith-lost.h"
#include "shared/kith-children.h"
#include "shared/kith-dialogs.h"
#include "shared/kith-document-printing.h"
#include "shared/kith-job.h"
#include "shared/kith-printing.h"
#include "shared/kith-recovery-view.h"
#include "shared/kith-reseal.h"
#include "shared/kith-secret-rows.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"

/* More are in the file and on paper. */
#define MOST_ROWS 200
#define SLIPS_PER_PAGE 8
#define SLIP_HEIGHT 88

struct _KithLostWindow
{
  AdwWindow parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkLabel *needs_label;
  KithRecoveryView *recovery_view;
  GtkWidget *slips_group;
  GtkListBox *slips_list;
  GtkEditable *code_row;
  GtkLabel *trouble_label;
  AdwPreferencesGroup *backups_group;
  GtkListBox *backups_list;
  AdwPreferencesGroup *people_group;
  GtkListBox *people_list;
  GtkButton *close_button;
  GtkWidget *go_button;
  GtkSpinner *spinner;

  KithAppContext *context; /* (owned) */
  KithLost *lost;          /* (owned) (nullable) until it is done */
  KithSecretRows *rows;    /* (owned) (nullable) in the dialog */
  GPtrArray *people;       /* (owned) (nullable) (element-type KithReach) */
  gboolean running;
};

G_DEFINE_FINAL_TYPE (KithLostWindow, kith_lost_window, ADW_TYPE_WINDOW)

/* One run, on the database thread. */
typedef struct
{
  KithLost *lost; /* (unowned) the window does not close while it runs */
  KithSecret *own;
  KithSecret *chosen;
  KithRecoveryCode *code; /* (nullable) */
  GPtrArray *people;      /* (nullable) */
  GPtrArray *backups;     /* (nullable) */
  guint n_unreadable;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->own, kith_secret_unref);
  g_clear_pointer (&run->chosen, kith_secret_unref);
  g_clear_pointer (&run->code, kith_recovery_code_unref);
  g_clear_pointer (&run->people, g_ptr_array_unref);
  g_clear_pointer (&run->backups, g_ptr_array_unref);
  g_free (run);
}

static KithSession *
get_session (KithLostWindow *self)
{
  return kith_app_context_get_session (self->context);
}

static const char *
center_name (KithLostWindow *self)
{
  return kith_center_get_name (kith_session_get_center (get_session (self)));
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row =
      g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);

  gtk_list_box_append (list, row);
  return row;
}

static void
show_trouble (KithLostWindow *self, const char *sentence)
{
  gtk_label_set_label (self->trouble_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), *sentence != '\0');
}

static void
set_running (KithLostWindow *self, gboolean running)
{
  self->running = running;
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lost.go-on", !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->close_button), !running);
}

/* ---- What is to be put on paper. */

/* Wiped by the caller. */
static char *
slip_text (const KithLostSlip *slip)
{
  return g_strndup ((const char *) kith_secret_get_data (slip->passphrase),
                    kith_secret_get_size (slip->passphrase));
}

static void
show_slips (KithLostWindow *self)
{
  GPtrArray *slips = kith_lost_get_slips (self->lost);

  for (guint i = 0; i < slips->len; i++)
    {
      const KithLostSlip *slip = g_ptr_array_index (slips, i);
      char *text = slip_text (slip);
      GtkWidget *row = add_row (self->slips_list, slip->name, kith_role_get_label (slip->role));
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "monospace");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      kith_vault_wipe_string (text);
    }
  gtk_widget_set_visible (self->slips_group, slips->len > 0);
}

static void
forget_slips (KithLostWindow *self)
{
  kith_children_remove (GTK_WIDGET (self->slips_list));
}

static void
draw_slip (PangoLayout *layout, cairo_t *cr, const char *center, const KithLostSlip *slip)
{
  char *text = slip_text (slip);
  /* Translators: a slip of paper: the name of an account, the name of the center, a passphrase */
  char *words = g_strdup_printf (_ ("%s, %s\n%s\nGood for one unlock. Then you choose your own."), slip->name,
                                 center, text);

  pango_layout_set_text (layout, words, -1);
  pango_cairo_show_layout (cr, layout);
  kith_vault_wipe_string (words);
  kith_vault_wipe_string (text);
}

static void
draw_slips_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page_nr, KithLostWindow *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Monospace 13");
  GPtrArray *slips = self->lost != NULL ? kith_lost_get_slips (self->lost) : NULL;
  guint from = (guint) page_nr * SLIPS_PER_PAGE;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  for (guint i = from; slips != NULL && i < MIN (slips->len, from + SLIPS_PER_PAGE); i++)
    {
      cairo_move_to (cr, 0, (i - from) * SLIP_HEIGHT);
      draw_slip (layout, cr, center_name (self), g_ptr_array_index (slips, i));
    }
}

static void
print_slips_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithLostWindow *self = KITH_LOST_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = kith_printing_new (_ ("Passphrases for one unlock"));
  guint n = kith_lost_get_slips (self->lost)->len;

  gtk_print_operation_set_n_pages (operation, (int) ((n + SLIPS_PER_PAGE - 1) / SLIPS_PER_PAGE));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_slips_cb), self, 0);
  if (!kith_printing_run (operation, widget, NULL))
    show_trouble (self, _ ("It could not be printed. Please write them down."));
}

/* ---- The change. */

static gboolean
run_job (KithSession *session, gpointer data, GError **error)
{
  Run *run = data;

  if (!kith_lost_run (run->lost, session, run->own, run->chosen, run->code, NULL, error))
    return FALSE;
  /* It is done: what cannot be listed is looked up by other ways. */
  run->backups = kith_kept_backups_list (session, NULL);
  run->people = kith_reach_list (session, &run->n_unreadable, NULL, NULL);
  return TRUE;
}

static void
show_backups (KithLostWindow *self, GPtrArray *backups)
{
  guint n = backups != NULL ? backups->len : 0;

  adw_preferences_group_set_description (
      self->backups_group,
      n > 0 ? _ ("Kept backups still open with the old passphrases: delete them or keep them safely.")
            : _ ("There are none within reach. Copies made elsewhere still open with the old passphrases."));
  gtk_widget_set_visible (GTK_WIDGET (self->backups_list), n > 0);
  for (guint i = 0; i < n; i++)
    {
      const KithKeptBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *name = g_path_get_basename (backup->path);
      g_autofree char *day =
          backup->gone_day != KITH_DAY_NONE ? kith_day_format_long (backup->gone_day) : NULL;
      /* Translators: %s is a day */
      g_autofree char *until = day != NULL ? g_strdup_printf (_ ("Makes room for a newer one by %s"), day)
                                           : g_strdup (_ ("Stays until somebody removes it"));

      add_row (self->backups_list, name, until);
    }
}

static char *
describe_reach (const KithReach *reach)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!reach->is_open)
    return g_strdup (_ ("Guarded: somebody else has to tell them."));
  for (guint i = 0; i < reach->contacts->len; i++)
    {
      const KithContact *contact = g_ptr_array_index (reach->contacts, i);
      g_autofree char *permission = kith_contact_describe_permission (contact);

      g_string_append_printf (text, "%s%s · %s", i > 0 ? "\n" : "", contact->value, permission);
      if (*contact->note != '\0')
        g_string_append_printf (text, " · %s", contact->note);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE)
                       : g_strdup (_ ("No way to reach them is known."));
}

static void
show_people (KithLostWindow *self, guint n_unreadable)
{
  guint n = self->people != NULL ? self->people->len : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u person.", "%u people.", n), n);
  if (n > MOST_ROWS)
    g_string_append_printf (text, " %s", _ ("The first are here; all are in the file and on paper."));
  if (n_unreadable > 0)
    g_string_append_printf (
        text, ngettext (" %u record cannot be opened.", " %u records cannot be opened.", n_unreadable),
        n_unreadable);
  adw_preferences_group_set_description (self->people_group, text->str);
  for (guint i = 0; i < MIN (n, MOST_ROWS); i++)
    {
      const KithReach *reach = g_ptr_array_index (self->people, i);
      g_autofree char *how = describe_reach (reach);

      add_row (self->people_list, reach->name, how);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people_list), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lost.save-people", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lost.print-people", n > 0);
}

static void
ran_cb (gpointer object, gpointer data, const GError *error)
{
  KithLostWindow *self = object;
  Run *run = data;

  set_running (self, FALSE);
  if (error != NULL)
    {
      show_trouble (self, error->message);
      gtk_widget_grab_focus (self->go_button);
      return;
    }
  g_clear_pointer (&self->lost, kith_lost_free);
  forget_slips (self);
  gtk_editable_set_text (self->code_row, "");
  self->people = g_steal_pointer (&run->people);
  show_backups (self, run->backups);
  show_people (self, run->n_unreadable);
  gtk_widget_set_visible (self->go_button, FALSE);
  gtk_button_set_label (self->close_button, _ ("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.forget-pin",
                              NULL);
  kith_reseal_start (self->context);
}

static gboolean
check_chosen (KithSecretRows *rows, gpointer user_data, GError **error)
{
  KithLostWindow *self = user_data;
  g_autoptr (KithSecret) secret = kith_passphrase_prepare (kith_secret_rows_get_new (rows), error);

  return secret != NULL && kith_passphrase_check (secret, kith_session_get_account_name (get_session (self)),
                                                  center_name (self), error);
}

static void
answered_cb (gboolean accepted, gpointer user_data)
{
  g_autoptr (KithLostWindow) self = user_data;
  Run *run;

  if (!accepted || self->lost == NULL)
    {
      g_clear_object (&self->rows);
      return;
    }
  run = g_new0 (Run, 1);
  run->lost = self->lost;
  run->own = kith_passphrase_prepare (kith_secret_rows_get_old (self->rows), NULL);
  run->chosen = kith_passphrase_prepare (kith_secret_rows_get_new (self->rows), NULL);
  if (*gtk_editable_get_text (self->code_row) != '\0')
    run->code = kith_recovery_code_parse (gtk_editable_get_text (self->code_row), NULL);
  g_clear_object (&self->rows);
  if (run->own == NULL || run->chosen == NULL)
    {
      run_free (run);
      return;
    }
  set_running (self, TRUE);
  kith_job_run (self->context, run_job, run, run_free, self, ran_cb);
}

static void
ask_passphrase (KithLostWindow *self)
{
  const char *typed = gtk_editable_get_text (self->code_row);
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  if (*typed != '\0')
    code = kith_recovery_code_parse (typed, &error);
  if (*typed == '\0' && kith_lost_get_n_guarded (self->lost) > 0)
    g_set_error_literal (
        &error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
        _ ("There are guarded records that you may not open: the old recovery code is needed. "
           "Or let a coordinator do this who may open them."));
  show_trouble (self, error != NULL ? error->message : "");
  if (error != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
      return;
    }
  self->rows =
      g_object_ref_sink (kith_secret_rows_new (_ ("New passphrase"), _ ("New passphrase once more"), TRUE));
  dialog =
      kith_dialogs_ask (GTK_WIDGET (self), _ ("Change everything now?"),
                        _ ("Choose a passphrase that nobody knows. This cannot be undone: are the recovery "
                           "code and the slips on paper?"),
                        _ ("_Change Everything"), KITH_DIALOG_DESTRUCTIVE, GTK_WIDGET (self->rows),
                        answered_cb, g_object_ref (self));
  kith_secret_rows_attach (self->rows, dialog, check_chosen, self);
}

static void
proven_cb (KithLostWindow *self)
{
  show_slips (self);
  gtk_widget_set_visible (self->go_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "slips");
  gtk_widget_grab_focus (self->go_button);
}

static void
go_on_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithLostWindow *self = KITH_LOST_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "slips") == 0)
    {
      ask_passphrase (self);
      return;
    }
  gtk_widget_set_visible (self->go_button, FALSE);
  kith_recovery_view_set_code (self->recovery_view, kith_lost_get_code (self->lost), center_name (self));
  gtk_stack_set_visible_child_name (self->stack, "code");
  kith_recovery_view_start (self->recovery_view);
}

/* ---- Whom to tell. */

static KithDocument *
make_list (KithAppContext *context, const KithPaper *paper, gpointer data, GError **error)
{
  KithSession *session = kith_app_context_get_session (context);
  g_autoptr (KithDocument) document =
      kith_reach_list_new (kith_center_get_name (kith_session_get_center (session)), data, paper);
  g_autoptr (KithRelease) release = kith_reach_list_request (session, KITH_RELEASE_PRINT, error);

  return release != NULL && kith_document_release (document, release, error) ? g_steal_pointer (&document)
                                                                             : NULL;
}

static void
print_people_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KithLostWindow *self = KITH_LOST_WINDOW (widget);

  kith_document_printing_run (widget, self->context, make_list, g_ptr_array_ref (self->people),
                              (GDestroyNotify) g_ptr_array_unref);
}

static void
file_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (KithLostWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release =
      path != NULL ? kith_reach_list_request (get_session (self), KITH_RELEASE_FILE, &error) : NULL;

  if (path == NULL)
    return;
  if (release == NULL || !kith_reach_list_write_csv (self->people, release, path, &error))
    kith_dialogs_tell (GTK_WIDGET (self), _ ("The list could not be saved"), error->message);
  else
    adw_preferences_group_set_description (self->people_group,
                                           _ ("Saved. Remove the file when everybody was told."));
}

static void
save_people_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_dialogs_choose_file (widget, KITH_FILE_SAVE, _ ("Save the List"), _ ("whom-to-tell.csv"), "*.csv",
                            _ ("Tables"), file_chosen, g_object_ref (widget));
}

static gboolean
kith_lost_window_close_request (GtkWindow *window)
{
  return KITH_LOST_WINDOW (window)->running ||
         GTK_WINDOW_CLASS (kith_lost_window_parent_class)->close_request (window);
}

static void
kith_lost_window_dispose (GObject *object)
{
  KithLostWindow *self = KITH_LOST_WINDOW (object);

  g_clear_pointer (&self->lost, kith_lost_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (kith_lost_window_parent_class)->dispose (object);
}

static void
kith_lost_window_class_init (KithLostWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_lost_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kith_lost_window_close_request;

  g_type_ensure (KITH_TYPE_RECOVERY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-lost-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, needs_label);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, recovery_view);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, slips_group);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, slips_list);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, code_row);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, backups_group);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, backups_list);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, people_group);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, people_list);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, go_button);
  gtk_widget_class_bind_template_child (widget_class, KithLostWindow, spinner);

  gtk_widget_class_install_action (widget_class, "lost.go-on", NULL, go_on_action);
  gtk_widget_class_install_action (widget_class, "lost.print-slips", NULL, print_slips_action);
  gtk_widget_class_install_action (widget_class, "lost.save-people", NULL, save_people_action);
  gtk_widget_class_install_action (widget_class, "lost.print-people", NULL, print_people_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kith_lost_window_init (KithLostWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->recovery_view, "proven", G_CALLBACK (proven_cb), self, G_CONNECT_SWAPPED);
}

static void
say_needs (KithLostWindow *self)
{
  guint n_guarded = kith_lost_get_n_guarded (self->lost);
  guint n_drafts = kith_lost_get_n_drafts (self->lost);
  g_autoptr (GString) text = g_string_new (
      _ ("Paper or a printer, and your present passphrase. Nothing changes before the last step."));

  if (n_guarded > 0)
    g_string_append_printf (text, "\n%s",
                            _ ("The old recovery code: there are records that are guarded from you."));
  else if (n_drafts > 0)
    g_string_append_printf (
        text, "\n%s",
        _ ("The old recovery code, if you have it: without it, what others had not finished "
           "writing can be opened by nobody any more."));
  gtk_label_set_label (self->needs_label, text->str);
}

/**
 * kith_lost_window_show:
 * @parent: a widget in the window to stand before
 * @context: what the window works with
 *
 * Shows it, with the focus on the way out that changes nothing.
 *
 * Returns: (transfer none) (nullable): the window, which goes away when it is closed; %NULL where the window
 * before it says why not
 */
KithLostWindow *
kith_lost_window_show (GtkWidget *parent, KithAppContext *context)
{
  g_autoptr (KithLost) lost = NULL;
  g_autoptr (GError) error = NULL;
  KithLostWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);

  lost = kith_lost_prepare (kith_app_context_get_session (context), &error);
  if (lost == NULL)
    {
      kith_app_context_say_error (context, error);
      return NULL;
    }
  self =
      g_object_new (KITH_TYPE_LOST_WINDOW, "transient-for", GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
  self->context = g_object_ref (context);
  self->lost = g_steal_pointer (&lost);
  say_needs (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
  return self;
}
