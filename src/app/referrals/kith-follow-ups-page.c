/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list is made of what stands in clear, so looking at it reads nothing of anybody. Where to, and how they
 * may be reached, is read when somebody asks for it, and the log says so. */

#include "referrals/kith-follow-ups-page.h"

#include <glib/gi18n.h>

#include "referrals/kith-follow-ups.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

struct _KithFollowUpsPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkCheckButton *waiting_check;
  GtkWidget *empty_label;
  GtkLabel *away_label;
  GtkListBox *list;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
};

G_DEFINE_FINAL_TYPE (KithFollowUpsPage, kith_follow_ups_page, ADW_TYPE_BIN)

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
  KithDay until;
  gboolean words;
  guint n_away;
  GPtrArray *follow_ups; /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->follow_ups, g_ptr_array_unref);
  g_free (reading);
}

static KithDay
get_today (KithFollowUpsPage *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static char *
describe_due (const KithReferral *referral, KithDay today)
{
  g_autofree char *day = NULL;

  if (referral->due_day == KITH_DAY_NONE)
    return g_strdup (_ ("no day is set"));
  day = kith_day_format_long (referral->due_day);
  if (referral->due_day < today)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("due since %s"), day);
  if (referral->due_day == today)
    return g_strdup (_ ("due today"));
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("due on %s"), day);
}

static char *
describe_more (const KithFollowUp *row)
{
  const KithReferral *referral = row->referral;
  g_autofree char *state = kith_referral_describe_state (referral);
  g_autoptr (GString) text = g_string_new (NULL);

  if (referral->name != NULL)
    g_string_append_printf (text, "%s\n", referral->name);
  g_string_append_printf (text, "%s · %s", kith_referral_kind_label (referral->kind), state);
  if (referral->asked != NULL)
    g_string_append_printf (text, "\n%s", referral->asked);
  if (row->reach != NULL)
    g_string_append_printf (text, "\n%s", row->reach);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (KithFollowUpsPage *self, const KithFollowUp *follow_up, KithDay today)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  KithCard *card = kith_card_index_get (index, follow_up->shown);
  g_autofree char *due = describe_due (follow_up->referral, today);
  g_autofree char *more = describe_more (follow_up);
  /* Translators: a name, and when somebody has to ask that person */
  g_autofree char *title =
      g_strdup_printf (_ ("%s: %s"), card != NULL ? kith_card_get_name (card) : "?", due);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", more,
                                 "title-lines", 0, "subtitle-lines", 0, "activatable", TRUE, NULL);

  if (kith_referral_is_overdue (follow_up->referral, today))
    gtk_widget_add_css_class (row, "referral-overdue");
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&follow_up->shown, sizeof follow_up->shown),
                          g_free);
  gtk_list_box_append (self->list, row);
}

static void
show_away (KithFollowUpsPage *self, guint n_away)
{
  g_autofree char *text = NULL;

  if (n_away > 0)
    text = g_strdup_printf (ngettext ("%u more is left out, since the person is away.",
                                      "%u more are left out, since the people are away.", n_away),
                            n_away);
  gtk_label_set_text (self->away_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->away_label), text != NULL);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->follow_ups = kith_follow_ups_list (session, reading->until, &reading->n_away, error);
  return reading->follow_ups != NULL &&
         (!reading->words || kith_follow_ups_read (session, reading->follow_ups, error));
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithFollowUpsPage *self = object;
  Reading *reading = data;

  if (error != NULL)
    return;
  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < reading->follow_ups->len; i++)
    add_row (self, g_ptr_array_index (reading->follow_ups, i), get_today (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list), reading->follow_ups->len > 0);
  gtk_widget_set_visible (self->empty_label, reading->follow_ups->len == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-ups.read",
                                 reading->follow_ups->len > 0 && !reading->words);
  show_away (self, reading->n_away);
}

static void
read_list (KithFollowUpsPage *self, gboolean words)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->until = gtk_check_button_get_active (self->waiting_check) ? KITH_DAY_NONE : get_today (self);
  reading->words = words;
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
}

static void
waiting_cb (KithFollowUpsPage *self)
{
  if (self->context != NULL)
    read_list (self, FALSE);
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_list (KITH_FOLLOW_UPS_PAGE (widget), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (KITH_FOLLOW_UPS_PAGE (widget)->list));
}

static void
row_activated_cb (KithFollowUpsPage *self, GtkListBoxRow *row)
{
  const gint64 *person = g_object_get_data (G_OBJECT (row), "person");

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *person);
}

static void
leave_cb (KithFollowUpsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_FOLLOW_UPS_PAGE (widget));
  return TRUE;
}

static void
kith_follow_ups_page_class_init (KithFollowUpsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "follow-ups.read", NULL, read_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/referrals/kith-follow-ups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpsPage, waiting_check);
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpsPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpsPage, away_label);
  gtk_widget_class_bind_template_child (widget_class, KithFollowUpsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, waiting_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kith_follow_ups_page_init (KithFollowUpsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->list), _ ("To follow up"));
}

/**
 * kith_follow_ups_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_follow_ups_page_set_context (KithFollowUpsPage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_FOLLOW_UPS_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

/**
 * kith_follow_ups_page_show:
 * @self: a page
 *
 * Lists anew what is due, without what is sealed.
 */
void
kith_follow_ups_page_show (KithFollowUpsPage *self)
{
  g_return_if_fail (KITH_IS_FOLLOW_UPS_PAGE (self));
  g_return_if_fail (self->context != NULL);

  read_list (self, FALSE);
  gtk_widget_grab_focus (self->back_button);
}
