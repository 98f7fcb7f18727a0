/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many came is shown, never who: the queue sees this screen. */

#include "groups/kith-groups-today.h"

#include <glib/gi18n.h>

#include "groups/kith-group-doing.h"
#include "groups/kith-group-meetings.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"
#include "shared/kith-job.h"

struct _KithGroupsToday
{
  GtkBox parent_instance;

  GtkWidget *all_button; /* (unowned) template child, as those below */
  GtkListBox *list;

  KithAppContext *context; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithGroupsToday, kith_groups_today, GTK_TYPE_BOX)

/* What is read on the database thread. */
typedef struct
{
  KithDay day;
  GPtrArray *meetings; /* (owned) (nullable) (element-type KithGroupMeeting) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->meetings, g_ptr_array_unref);
  g_free (reading);
}

static char *
describe_count (const KithGroupMeeting *meeting)
{
  int n = (int) meeting->session->n_people + meeting->session->guests;

  if (meeting->session->state == KITH_GROUP_SESSION_CANCELLED)
    return g_strdup (_ ("cancelled"));
  if (meeting->group->capacity > 0)
    /* Translators: how many came to a group, and for how many there is room */
    return g_strdup_printf (_ ("%d of %d"), n, meeting->group->capacity);
  return g_strdup_printf ("%d", n);
}

static GtkWidget *
make_label (const char *text, const char *css_class, gboolean expands)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expands);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (KithGroupsToday *self, const KithGroupMeeting *meeting)
{
  g_autofree char *start = meeting->start != KITH_MINUTE_NONE ? kith_minute_format (meeting->start) : NULL;
  g_autofree char *count = describe_count (meeting);
  g_autoptr (GString) spoken = g_string_new (meeting->group->name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *name = make_label (meeting->group->name, "here-name", meeting->group->place == NULL);

  if (start != NULL)
    {
      GtkWidget *time = make_label (start, "dim-label", FALSE);

      gtk_label_set_ellipsize (GTK_LABEL (time), PANGO_ELLIPSIZE_NONE);
      gtk_widget_add_css_class (time, "numeric");
      gtk_box_append (GTK_BOX (box), time);
      g_string_append_printf (spoken, ", %s", start);
    }
  gtk_box_append (GTK_BOX (box), name);
  if (meeting->group->place != NULL)
    {
      gtk_box_append (GTK_BOX (box), make_label (meeting->group->place, "dim-label", TRUE));
      g_string_append_printf (spoken, ", %s", meeting->group->place);
    }
  gtk_box_append (GTK_BOX (box), make_label (count, "numeric", FALSE));
  g_string_append_printf (spoken, ", %s", count);
  gtk_widget_add_css_class (row, "group-row");
  if (meeting->now == KITH_GROUP_NOW_OVER)
    gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.group");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", meeting->group->id);
  kith_a11y_set_label (row, spoken->str);
  gtk_list_box_append (self->list, row);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->meetings = kith_group_meetings_on_day (session, reading->day, error);
  return reading->meetings != NULL;
}

/* Where the focus was, it is again: a row of the same place. */
static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithGroupsToday *self = object;
  Reading *reading = data;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int at = GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkListBoxRow *row;

  if (error != NULL)
    return;
  kith_children_remove (GTK_WIDGET (self->list));
  for (guint i = 0; i < reading->meetings->len; i++)
    add_row (self, g_ptr_array_index (reading->meetings, i));
  gtk_widget_set_visible (GTK_WIDGET (self), reading->meetings->len > 0);
  row = at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
read_today (KithGroupsToday *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->day = kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
}

static void
kith_groups_today_dispose (GObject *object)
{
  g_clear_object (&KITH_GROUPS_TODAY (object)->context);

  G_OBJECT_CLASS (kith_groups_today_parent_class)->dispose (object);
}

static void
kith_groups_today_class_init (KithGroupsTodayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_groups_today_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-groups-today.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGroupsToday, all_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsToday, list);
}

static void
kith_groups_today_init (KithGroupsToday *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_groups_today_set_context:
 * @self: the list
 * @context: what the window works with
 *
 * Once. Shows what is on, now and whenever something becomes of a group or a day ends.
 */
void
kith_groups_today_set_context (KithGroupsToday *self, KithAppContext *context)
{
  KithSession *session;

  g_return_if_fail (KITH_IS_GROUPS_TODAY (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  session = kith_app_context_get_session (context);
  gtk_widget_set_visible (self->all_button, kith_session_may (session, KITH_ACTION_GROUP_WRITE));
  g_signal_connect_object (kith_session_get_store (session), "changed::group", G_CALLBACK (read_today), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kith_session_get_store (session), "changed::day_close", G_CALLBACK (read_today),
                           self, G_CONNECT_SWAPPED);
  read_today (self);
}
