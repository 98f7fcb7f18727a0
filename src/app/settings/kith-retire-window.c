/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody retires somebody without seeing first what they took along and what they leave behind. The button
 * waits until that was read. */

#include "settings/kith-retire-window.h"

#include <glib/gi18n.h>

#include "session/kith-audit.h"
#include "session/kith-draft.h"
#include "settings/kith-log-words.h"
#include "shared/kith-job.h"

#define DAYS 30
/* More is not read here, but in the log. */
#define ROWS 200

struct _KithRetireWindow
{
  AdwWindow parent_instance;

  GtkLabel *drafts_label; /* (unowned) template child, as those below */
  GtkLabel *left_label;
  GtkListBox *list;
  GtkWidget *cancel_button;

  KithAppContext *context; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithRetireWindow, kith_retire_window, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read on the database thread. */
typedef struct
{
  gint64 account;
  guint n_drafts;
  GPtrArray *entries; /* (owned) (nullable) (element-type KithAuditEntry) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;
  KithClock *clock = kith_session_get_clock (session);
  KithAuditFilter filter = { .account = reading->account, .group = KITH_EVENT_GROUP_LEAVING };

  filter.from_utc = kith_clock_day_start (clock, kith_clock_today (clock) - (DAYS - 1));
  reading->entries = kith_audit_list (session, &filter, NULL, ROWS + 1, error);
  return reading->entries != NULL &&
         kith_draft_count_of (session, reading->account, &reading->n_drafts, error);
}

static void
show_left (KithRetireWindow *self, GPtrArray *entries)
{
  guint n = MIN (entries->len, ROWS);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, kith_log_words_make_row (g_ptr_array_index (entries, i), self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (n == 0)
    sentence = g_strdup (_ ("Nothing."));
  else if (entries->len > n)
    sentence = g_strdup_printf (
        ngettext ("The newest %u is here, the others are in the log. Ask for what is on paper.",
                  "The newest %u are here, the others are in the log. Ask for what is on paper.", n),
        n);
  else
    sentence = g_strdup_printf (
        ngettext ("Once. Ask for what is on paper.", "%u times. Ask for what is on paper.", n), n);
  gtk_label_set_label (self->left_label, sentence);
}

static void
show_drafts (KithRetireWindow *self, guint n_drafts)
{
  g_autofree char *sentence = NULL;

  if (n_drafts == 0)
    sentence = g_strdup (_ ("Nothing."));
  else
    sentence = g_strdup_printf (
        ngettext (
            "%u draft. It is sealed to them and to the recovery code, and nobody else can open it. If they "
            "are still here, let them finish it first.",
            "%u drafts. They are sealed to them and to the recovery code, and nobody else can open them. "
            "If they are still here, let them finish first.",
            n_drafts),
        n_drafts);
  gtk_label_set_label (self->drafts_label, sentence);
}

static void
read_cb (gpointer object, gpointer data, const GError *error)
{
  KithRetireWindow *self = object;
  Reading *reading = data;

  if (error != NULL)
    {
      gtk_label_set_label (self->left_label, error->message);
      return;
    }
  show_left (self, reading->entries);
  show_drafts (self, reading->n_drafts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retire.now", TRUE);
}

static void
now_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACCEPTED], 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
kith_retire_window_dispose (GObject *object)
{
  g_clear_object (&KITH_RETIRE_WINDOW (object)->context);

  G_OBJECT_CLASS (kith_retire_window_parent_class)->dispose (object);
}

static void
kith_retire_window_class_init (KithRetireWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_retire_window_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/settings/kith-retire-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KithRetireWindow, drafts_label);
  gtk_widget_class_bind_template_child (widget_class, KithRetireWindow, left_label);
  gtk_widget_class_bind_template_child (widget_class, KithRetireWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KithRetireWindow, cancel_button);

  gtk_widget_class_install_action (widget_class, "retire.now", NULL, now_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kith_retire_window_init (KithRetireWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retire.now", FALSE);
}

/**
 * kith_retire_window_show:
 * @parent: a widget in the window to stand before
 * @context: what the window works with
 * @account: who leaves
 *
 * Shows it, with the focus on the way out that changes nothing.
 *
 * Returns: (transfer none): the window, which goes away when it is closed
 */
KithRetireWindow *
kith_retire_window_show (GtkWidget *parent, KithAppContext *context, const KithAccount *account)
{
  KithRetireWindow *self;
  g_autofree char *heading = NULL;
  Reading *reading;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (KITH_IS_APP_CONTEXT (context), NULL);
  g_return_val_if_fail (account != NULL, NULL);

  heading = g_strdup_printf (_ ("Retire %s now?"), account->name);
  self = g_object_new (KITH_TYPE_RETIRE_WINDOW, "title", heading, "transient-for",
                       GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
  self->context = g_object_ref (context);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->cancel_button);
  reading = g_new0 (Reading, 1);
  reading->account = account->id;
  kith_job_run (context, read_job, reading, reading_free, self, read_cb);
  return self;
}
