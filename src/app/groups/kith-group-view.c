/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many came, never who: that is read a day at a time. */

#include "groups/kith-group-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "groups/kith-group-doing.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

struct _KithGroupView
{
  GtkBox parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkLabel *facts_label;
  GtkWidget *end_button;
  GtkWidget *resume_button;
  GtkListBox *meetings_list;
  GtkWidget *no_meetings_label;
};

G_DEFINE_FINAL_TYPE (KithGroupView, kith_group_view, GTK_TYPE_BOX)

static void
kith_group_view_class_init (KithGroupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-group-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGroupView, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupView, facts_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupView, end_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupView, resume_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupView, meetings_list);
  gtk_widget_class_bind_template_child (widget_class, KithGroupView, no_meetings_label);
}

static void
kith_group_view_init (KithGroupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
show_facts (KithGroupView *self, const KithGroup *group)
{
  g_autofree char *when = kith_group_schedule_describe (group->schedule);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *leader = NULL;
  g_autofree char *room = NULL;

  if (*kith_group_get_facilitator (group) != '\0')
    /* Translators: %s is who leads a group */
    leader = g_strdup_printf (_ ("Led by %s"), kith_group_get_facilitator (group));
  if (group->capacity > 0)
    room =
        g_strdup_printf (ngettext ("Room for %d", "Room for %d", (gulong) group->capacity), group->capacity);
  if (group->state == KITH_GROUP_RETIRED)
    append_line (facts, _ ("It is held no more. What was stays."));
  append_line (facts, kith_group_kind_label (group->kind));
  append_line (facts, when);
  append_line (facts, leader);
  append_line (facts, group->place);
  append_line (facts, room);
  gtk_label_set_text (self->facts_label, facts->str);
  gtk_label_set_text (self->title_label, group->name);
}

static char *
describe_session (const KithGroupSession *session)
{
  int n = (int) session->n_people + session->guests;

  switch (session->state)
    {
    case KITH_GROUP_SESSION_CANCELLED:
      return g_strdup (_ ("cancelled"));
    case KITH_GROUP_SESSION_HELD:
      return g_strdup_printf (ngettext ("%d came", "%d came", (gulong) n), n);
    case KITH_GROUP_SESSION_PLANNED:
    default:
      return g_strdup (_ ("nothing is said of it"));
    }
}

static void
add_button (GtkWidget *row,
            const char *label,
            const char *spoken,
            const char *action,
            const KithGroupSession *session)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", session->group, session->day);
  kith_a11y_set_label (button, spoken);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_meeting (KithGroupView *self, const KithGroupMeeting *meeting)
{
  g_autofree char *day = kith_day_format_long (meeting->session->day);
  g_autofree char *said = describe_session (meeting->session);
  /* Translators: %s is a day */
  g_autofree char *who = g_strdup_printf (_ ("Who came on %s"), day);
  /* Translators: %s is a day */
  g_autofree char *note = g_strdup_printf (_ ("Note about %s"), day);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", day, "subtitle", said,
                                 "title-lines", 0, "subtitle-lines", 0, NULL);

  add_button (row, _ ("Who Came"), who, "groups.attend", meeting->session);
  if (meeting->session->state != KITH_GROUP_SESSION_CANCELLED)
    add_button (row, _ ("Note…"), note, "groups.note", meeting->session);
  gtk_list_box_append (self->meetings_list, row);
}

/**
 * kith_group_view_show:
 * @self: a view
 * @group: which group
 * @meetings: (element-type KithGroupMeeting): its days up to today, newest first
 */
void
kith_group_view_show (KithGroupView *self, const KithGroup *group, GPtrArray *meetings)
{
  gboolean ended = group->state == KITH_GROUP_RETIRED;

  g_return_if_fail (KITH_IS_GROUP_VIEW (self));

  show_facts (self, group);
  gtk_widget_set_visible (self->end_button, !ended);
  gtk_widget_set_visible (self->resume_button, ended);
  kith_children_remove (GTK_WIDGET (self->meetings_list));
  for (guint i = 0; i < meetings->len; i++)
    add_meeting (self, g_ptr_array_index (meetings, i));
  gtk_widget_set_visible (GTK_WIDGET (self->meetings_list), meetings->len > 0);
  gtk_widget_set_visible (self->no_meetings_label, meetings->len == 0);
}
