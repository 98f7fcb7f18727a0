/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups/kith-groups-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "groups/kith-group-doing.h"
#include "groups/kith-group-note-form.h"
#include "shared/kith-a11y.h"
#include "shared/kith-children.h"

#define DAYS_OF_WEEK 7

struct _KithGroupsView
{
  GtkBox parent_instance;

  GtkBox *drafts_box; /* (unowned) template child, as those below */
  GtkLabel *week_label;
  GtkBox *week_box;
  GtkWidget *no_week_label;
  GtkListBox *groups_list;
  GtkWidget *no_groups_label;
};

G_DEFINE_FINAL_TYPE (KithGroupsView, kith_groups_view, GTK_TYPE_BOX)

static void
kith_groups_view_class_init (KithGroupsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-groups-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGroupsView, drafts_box);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsView, week_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsView, week_box);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsView, no_week_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsView, groups_list);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsView, no_groups_label);
}

static void
kith_groups_view_init (KithGroupsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static GtkWidget *
make_row (const char *title, const char *subtitle, gint64 group)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                                 subtitle, "title-lines", 0, "subtitle-lines", 0, "activatable", TRUE, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "groups.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", group);
  return row;
}

static GtkWidget *
make_meeting_row (const KithGroupMeeting *meeting)
{
  g_autofree char *time = kith_group_doing_describe_time (meeting);
  g_autoptr (GString) more = g_string_new (time);

  append_part (more, meeting->group->place);
  append_part (more, kith_group_get_facilitator (meeting->group));
  if (meeting->session->state == KITH_GROUP_SESSION_CANCELLED)
    append_part (more, _ ("cancelled"));
  return make_row (meeting->group->name, more->str, meeting->group->id);
}

static void
add_day (KithGroupsView *self, KithDay day, KithDay today, GPtrArray *meetings)
{
  g_autofree char *name = kith_day_format_long (day);
  /* Translators: %s is a day */
  g_autofree char *shown = day == today ? g_strdup_printf (_ ("Today, %s"), name) : g_strdup (name);
  GtkWidget *label = NULL, *list = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      const KithGroupMeeting *meeting = g_ptr_array_index (meetings, i);

      if (meeting->session->day != day)
        continue;
      if (list == NULL)
        {
          label = gtk_label_new (shown);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_widget_add_css_class (label, day == today ? "heading" : "dim-label");
          list = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
          gtk_widget_add_css_class (list, "boxed-list");
          kith_a11y_set_label (list, shown);
          gtk_box_append (self->week_box, label);
          gtk_box_append (self->week_box, list);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), make_meeting_row (meeting));
    }
}

/**
 * kith_groups_view_show_week:
 * @self: a view
 * @first: the first of seven days
 * @today: the center's day
 * @meetings: (element-type KithGroupMeeting): what is on in them, by day and hour
 */
void
kith_groups_view_show_week (KithGroupsView *self, KithDay first, KithDay today, GPtrArray *meetings)
{
  g_autofree char *from = kith_day_format_date (first);
  g_autofree char *to = kith_day_format_date (first + DAYS_OF_WEEK - 1);
  /* Translators: the first and the last day of a week */
  g_autofree char *week = g_strdup_printf (_ ("%s to %s"), from, to);
  gboolean this_week = today >= first && today < first + DAYS_OF_WEEK;

  g_return_if_fail (KITH_IS_GROUPS_VIEW (self));

  gtk_label_set_text (self->week_label, this_week ? _ ("This week") : week);
  kith_children_remove (GTK_WIDGET (self->week_box));
  for (KithDay day = first; day < first + DAYS_OF_WEEK; day++)
    add_day (self, day, today, meetings);
  gtk_widget_set_visible (self->no_week_label, meetings->len == 0);
}

static void
add_group (KithGroupsView *self, const KithGroup *group)
{
  g_autofree char *when = kith_group_schedule_describe (group->schedule);
  g_autoptr (GString) more = g_string_new (NULL);
  GtkWidget *row;

  if (group->state == KITH_GROUP_RETIRED)
    append_part (more, _ ("held no more"));
  append_part (more, kith_group_kind_label (group->kind));
  append_part (more, when);
  row = make_row (group->name, more->str, group->id);
  if (group->state == KITH_GROUP_RETIRED)
    gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (self->groups_list, row);
}

/**
 * kith_groups_view_show_groups:
 * @self: a view
 * @groups: (element-type KithGroup): all that there are
 */
void
kith_groups_view_show_groups (KithGroupsView *self, GPtrArray *groups)
{
  g_return_if_fail (KITH_IS_GROUPS_VIEW (self));

  kith_children_remove (GTK_WIDGET (self->groups_list));
  for (guint i = 0; i < groups->len; i++)
    add_group (self, g_ptr_array_index (groups, i));
  gtk_widget_set_visible (GTK_WIDGET (self->groups_list), groups->len > 0);
  gtk_widget_set_visible (self->no_groups_label, groups->len == 0);
}

static void
add_draft (KithGroupsView *self, const char *words, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_box_append (self->drafts_box, button);
}

static const char *
find_name (GPtrArray *groups, gint64 id)
{
  for (guint i = 0; i < groups->len; i++)
    if (((KithGroup *) g_ptr_array_index (groups, i))->id == id)
      return ((KithGroup *) g_ptr_array_index (groups, i))->name;
  return NULL;
}

/**
 * kith_groups_view_show_drafts:
 * @self: a view
 * @notes: (element-type KithGroupNoteForm): what this account was writing about groups
 * @groups: (element-type KithGroup): all that there are
 * @form: whether this account was adding a group
 */
void
kith_groups_view_show_drafts (KithGroupsView *self, GPtrArray *notes, GPtrArray *groups, gboolean form)
{
  g_return_if_fail (KITH_IS_GROUPS_VIEW (self));

  kith_children_remove (GTK_WIDGET (self->drafts_box));
  for (guint i = 0; i < notes->len; i++)
    {
      const KithGroupNoteForm *note = g_ptr_array_index (notes, i);
      const char *name = find_name (groups, kith_group_note_form_get_group (note));
      g_autofree char *day = kith_day_format_short (kith_group_note_form_get_day (note));
      /* Translators: a group, and a day */
      g_autofree char *words = g_strdup_printf (_ ("Go On Writing: %s, %s"), name != NULL ? name : "?", day);

      if (name != NULL)
        add_draft (self, words, "groups.note",
                   g_variant_new ("(xi)", kith_group_note_form_get_group (note),
                                  kith_group_note_form_get_day (note)));
    }
  if (form)
    add_draft (self, _ ("Go On Adding a Group"), "groups.add", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_box),
                          gtk_widget_get_first_child (GTK_WIDGET (self->drafts_box)) != NULL);
}
