/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of one record, in sentences, newest first. */

#include "people/kith-seen-page.h"

#include <glib/gi18n.h>

#include "people/kith-record-seen.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

#define ROWS 100

struct _KithSeenPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkLabel *title_label;
  GtkWidget *empty_label;
  GtkListBox *list;
  GtkButton *more_button;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 person;
  GPtrArray *seen; /* (owned) (nullable) (element-type KithRecordSeen): %NULL until it is read */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (KithSeenPage, kith_seen_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read on the database thread. */
typedef struct
{
  gint64 person;
  GPtrArray *seen; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->seen, g_ptr_array_unref);
  g_free (reading);
}

static char *
describe_when (KithSeenPage *self, gint64 utc)
{
  KithInstant when =
      kith_clock_at (kith_session_get_clock (kith_app_context_get_session (self->context)), utc);
  g_autofree char *day = kith_day_format_long (when.day);
  g_autofree char *minute = kith_minute_format (when.minute);

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_ ("%s, %s"), day, minute);
}

static void
add_row (KithSeenPage *self, const KithRecordSeen *seen)
{
  g_autofree char *what = kith_record_seen_describe (seen);
  g_autofree char *when = describe_when (self, seen->utc);

  gtk_list_box_append (self->list, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", what,
                                                 "subtitle", when, NULL));
}

static void
show_more (KithSeenPage *self)
{
  guint until = MIN (self->n_shown + ROWS, self->seen->len);
  guint left = self->seen->len - until;
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", left), left);

  for (; self->n_shown < until; self->n_shown++)
    add_row (self, g_ptr_array_index (self->seen, self->n_shown));
  gtk_button_set_label (self->more_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), left > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->seen->len > 0);
  gtk_widget_set_visible (self->empty_label, self->seen->len == 0);
}

static void
clear (KithSeenPage *self)
{
  kith_children_remove (GTK_WIDGET (self->list));
  self->n_shown = 0;
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), FALSE);
  gtk_widget_set_visible (self->empty_label, FALSE);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->seen = kith_record_seen_list (session, reading->person, error);
  return reading->seen != NULL;
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithSeenPage *self = object;
  Reading *reading = data;

  if (error != NULL || reading->person != self->person)
    return;
  clear (self);
  self->seen = g_steal_pointer (&reading->seen);
  show_more (self);
}

static void
more_cb (KithSeenPage *self)
{
  show_more (self);
}

static void
leave_cb (KithSeenPage *self)
{
  clear (self);
  self->person = 0;
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_SEEN_PAGE (widget));
  return TRUE;
}

static void
kith_seen_page_dispose (GObject *object)
{
  g_clear_pointer (&KITH_SEEN_PAGE (object)->seen, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_seen_page_parent_class)->dispose (object);
}

static void
kith_seen_page_class_init (KithSeenPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_seen_page_dispose;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-seen-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithSeenPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithSeenPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithSeenPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithSeenPage, list);
  gtk_widget_class_bind_template_child (widget_class, KithSeenPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
kith_seen_page_init (KithSeenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->list), _ ("Who has seen or received this record"));
}

/**
 * kith_seen_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_seen_page_set_context (KithSeenPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_SEEN_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_seen_page_show:
 * @self: a page
 * @person: whose record
 *
 * Reads it anew.
 */
void
kith_seen_page_show (KithSeenPage *self, gint64 person)
{
  g_autofree char *title = NULL;
  Reading *reading;
  KithCard *card;

  g_return_if_fail (KITH_IS_SEEN_PAGE (self));
  g_return_if_fail (self->context != NULL);

  card = kith_card_index_get (kith_desk_get_index (kith_app_context_get_desk (self->context)), person);
  /* Translators: %s is a name */
  title = g_strdup_printf (_ ("Who Has Seen or Received the Record of %s"),
                           card != NULL ? kith_card_get_name (card) : "");
  gtk_label_set_text (self->title_label, title);
  clear (self);
  self->person = person;
  reading = g_new0 (Reading, 1);
  reading->person = person;
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
  gtk_widget_grab_focus (self->back_button);
}
