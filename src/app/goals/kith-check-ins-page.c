/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at the page reads nothing of anybody; what is sealed is read when somebody asks for it, and the log
 * says so. */

#include "goals/kith-check-ins-page.h"

#include <glib/gi18n.h>

#include "goals/kith-caseload-handing.h"
#include "goals/kith-check-ins-listing.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

struct _KithCheckInsPage
{
  AdwBin parent_instance;

  GtkWidget *back_button; /* (unowned) template child, as those below */
  GtkWidget *menu_button;
  GtkCheckButton *everyone_check;
  GtkWidget *empty_label;
  GtkLabel *away_label;
  GtkWidget *overdue_label;
  GtkListBox *overdue_list;
  GtkWidget *week_label;
  GtkListBox *week_list;
  GtkWidget *nobody_label;
  GtkListBox *missed_list;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
};

G_DEFINE_FINAL_TYPE (KithCheckInsPage, kith_check_ins_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KithDay
get_today (KithCheckInsPage *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static GtkWidget *
make_row (gint64 person, const char *title, const char *more)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", more,
                                 "title-lines", 0, "subtitle-lines", 0, "activatable", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&person, sizeof person), g_free);
  return row;
}

static void
add_due (KithCheckInsPage *self, const KithCheckInDue *due, KithDay today)
{
  KithCardIndex *index = kith_desk_get_index (kith_app_context_get_desk (self->context));
  KithCard *card = kith_card_index_get (index, due->shown);
  g_autofree char *when = kith_check_ins_listing_describe_due (due, today);
  g_autofree char *more = kith_check_ins_listing_describe_more (due);
  /* Translators: a name, and when somebody has to ask that person */
  g_autofree char *title =
      g_strdup_printf (_ ("%s: %s"), card != NULL ? kith_card_get_name (card) : "?", when);
  GtkWidget *row = make_row (due->shown, title, more);
  gboolean is_overdue = kith_check_in_is_overdue (due->check_in, today);

  if (is_overdue)
    gtk_widget_add_css_class (row, "referral-overdue");
  gtk_list_box_append (is_overdue ? self->overdue_list : self->week_list, row);
}

static void
add_missed (KithCheckInsPage *self, const KithMissed *missed)
{
  g_autofree char *day = kith_day_format_long (missed->last_day);
  /* Translators: a name, and when that person was here last */
  g_autofree char *title = g_strdup_printf (_ ("%s: last here on %s"), missed->name, day);
  g_autofree char *more = *missed->disambiguator != '\0'
                              ? g_strdup_printf ("%s\n%s", missed->disambiguator, missed->reach)
                              : g_strdup (missed->reach);

  gtk_list_box_append (self->missed_list, make_row (missed->person, title, more));
}

static gboolean
show_group (GtkListBox *list, GtkWidget *label)
{
  gboolean some = gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (list), some);
  if (label != NULL)
    gtk_widget_set_visible (label, some);
  return some;
}

static void
show_away (KithCheckInsPage *self, guint n_away)
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
  return kith_check_ins_listing_run (data, session, error);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithCheckInsPage *self = object;
  KithCheckInsListing *listing = data;
  gboolean some;

  if (error != NULL)
    return;
  kith_children_remove (GTK_WIDGET (self->overdue_list));
  kith_children_remove (GTK_WIDGET (self->week_list));
  for (guint i = 0; i < listing->due->len; i++)
    add_due (self, g_ptr_array_index (listing->due, i), get_today (self));
  some = show_group (self->overdue_list, self->overdue_label);
  some |= show_group (self->week_list, self->week_label);
  gtk_widget_set_visible (self->empty_label, !some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check-ins.reach", some && !listing->reach);
  show_away (self, listing->n_away);
  if (!listing->missed)
    return;
  kith_children_remove (GTK_WIDGET (self->missed_list));
  for (guint i = 0; i < listing->all_missed->len; i++)
    add_missed (self, g_ptr_array_index (listing->all_missed, i));
  gtk_widget_set_visible (self->nobody_label, !show_group (self->missed_list, NULL));
}

static void
read_list (KithCheckInsPage *self, gboolean reach, gboolean missed)
{
  gboolean everyone = gtk_check_button_get_active (self->everyone_check);

  kith_job_run (self->context, read_job, kith_check_ins_listing_new (everyone, reach, missed),
                (GDestroyNotify) kith_check_ins_listing_free, self, read_done);
}

static void
everyone_cb (KithCheckInsPage *self)
{
  if (self->context != NULL)
    read_list (self, FALSE, FALSE);
}

/* Somebody else may be to ask by now. */
static void
written_cb (KithCheckInsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_list (self, FALSE, FALSE);
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithCheckInsPage *self = KITH_CHECK_INS_PAGE (widget);
  gboolean missed = strcmp (name, "check-ins.missed") == 0;

  read_list (self, !missed, missed);
  gtk_widget_grab_focus (self->back_button);
}

static void
hand_over_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kith_caseload_handing_begin (widget, KITH_CHECK_INS_PAGE (widget)->context);
}

static void
row_activated_cb (KithCheckInsPage *self, GtkListBoxRow *row)
{
  const gint64 *person = g_object_get_data (G_OBJECT (row), "person");

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *person);
}

static void
leave_cb (KithCheckInsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  leave_cb (KITH_CHECK_INS_PAGE (widget));
  return TRUE;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-check-ins-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, everyone_check);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, away_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, overdue_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, overdue_list);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, week_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, week_list);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, KithCheckInsPage, missed_list);
  gtk_widget_class_bind_template_callback (widget_class, everyone_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kith_check_ins_page_class_init (KithCheckInsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "check-ins.reach", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "check-ins.missed", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "check-ins.hand-over", NULL, hand_over_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  bind_template (widget_class);
}

static void
kith_check_ins_page_init (KithCheckInsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_a11y_set_label (GTK_WIDGET (self->overdue_list), _ ("Overdue"));
  kith_a11y_set_label (GTK_WIDGET (self->week_list), _ ("Due this week"));
  kith_a11y_set_label (GTK_WIDGET (self->missed_list), _ ("We’ve missed you"));
  kith_a11y_label_menu_button (self->menu_button, _ ("More about check-ins"));
}

/**
 * kith_check_ins_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_check_ins_page_set_context (KithCheckInsPage *self, KithAppContext *context)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_CHECK_INS_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  session = kith_app_context_get_session (context);
  if (session == NULL)
    return;
  gtk_widget_set_visible (self->menu_button, kith_session_may (session, KITH_ACTION_CARE_WRITE));
  g_signal_connect_object (kith_session_get_store (session), "changed::check_in", G_CALLBACK (written_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * kith_check_ins_page_show:
 * @self: a page
 *
 * Lists anew what is due, without what is sealed.
 */
void
kith_check_ins_page_show (KithCheckInsPage *self)
{
  g_return_if_fail (KITH_IS_CHECK_INS_PAGE (self));
  g_return_if_fail (self->context != NULL);

  kith_children_remove (GTK_WIDGET (self->missed_list));
  gtk_widget_set_visible (GTK_WIDGET (self->missed_list), FALSE);
  gtk_widget_set_visible (self->nobody_label, FALSE);
  read_list (self, FALSE, FALSE);
  gtk_widget_grab_focus (self->back_button);
}
