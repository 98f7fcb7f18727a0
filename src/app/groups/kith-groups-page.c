/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its parts know nothing of each other: their buttons call the actions of this page. */

#include "groups/kith-groups-page.h"

#include <glib/gi18n.h>

#include "groups/kith-attendance-page.h"
#include "groups/kith-group-doing.h"
#include "groups/kith-group-editor.h"
#include "groups/kith-group-note-editor.h"
#include "groups/kith-group-view.h"
#include "groups/kith-groups-reading.h"
#include "groups/kith-groups-view.h"
#include "groups/kith-timetable-printing.h"
#include "shared/kith-job.h"

#define DAYS_OF_WEEK 7

struct _KithGroupsPage
{
  KithPage parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  GtkWidget *back_button;
  KithGroupsView *overview;
  KithGroupView *view;
  KithAttendancePage *attendance;
  KithGroupEditor *editor;
  KithGroupNoteEditor *note;

  KithAppContext *context;    /* (unowned) (nullable) the parent class owns it */
  KithDay first;              /* of the week that is shown */
  gint64 group;               /* which is shown, 0 for all */
  KithGroupsReading *reading; /* (owned) (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (KithGroupsPage, kith_groups_page, KITH_TYPE_PAGE)

static KithDay
get_today (KithGroupsPage *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static KithDay
first_of_week (KithDay day)
{
  return day -
         ((int) kith_day_get_weekday (day) - (int) kith_day_first_weekday () + DAYS_OF_WEEK) % DAYS_OF_WEEK;
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  return kith_groups_reading_read (*(KithGroupsReading **) data, session, error);
}

static void
read_free (gpointer data)
{
  kith_groups_reading_free (*(KithGroupsReading **) data);
  g_free (data);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithGroupsPage *self = object;
  KithGroupsReading **box = data;
  KithGroupsReading *reading = *box;

  if (error != NULL || reading->group != self->group || reading->first != self->first)
    return;
  g_clear_pointer (&self->reading, kith_groups_reading_free);
  self->reading = g_steal_pointer (box);
  kith_groups_view_show_week (self->overview, reading->first, get_today (self), reading->week);
  kith_groups_view_show_groups (self->overview, reading->groups);
  kith_groups_view_show_drafts (self->overview, reading->notes, reading->groups, reading->adding);
  if (reading->one != NULL)
    kith_group_view_show (self->view, reading->one, reading->meetings);
}

static void
read_page (KithGroupsPage *self)
{
  KithGroupsReading **box = g_new0 (KithGroupsReading *, 1);

  *box = kith_groups_reading_new (self->first, self->group);
  kith_job_run (self->context, read_job, box, read_free, self, read_done);
}

static void
changed_cb (KithGroupsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_page (self);
}

static const KithGroup *
find_group (KithGroupsPage *self, gint64 id)
{
  for (guint i = 0; self->reading != NULL && i < self->reading->groups->len; i++)
    {
      const KithGroup *group = g_ptr_array_index (self->reading->groups, i);

      if (group->id == id)
        return group;
    }
  return NULL;
}

static void
show (KithGroupsPage *self, const char *part)
{
  gtk_stack_set_visible_child_name (self->stack, part);
  /* Ticking has a way back of its own. */
  gtk_widget_set_visible (self->back_button, g_strcmp0 (part, "attendance") != 0);
}

/* To all groups, or to the one that is shown. */
static void
show_group (KithGroupsPage *self, gint64 group)
{
  self->group = group;
  show (self, group != 0 ? "group" : "overview");
  read_page (self);
  gtk_widget_grab_focus (self->back_button);
}

static void
flush (KithGroupsPage *self)
{
  kith_group_editor_flush (self->editor);
  kith_group_note_editor_flush (self->note);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);
  const char *part = gtk_stack_get_visible_child_name (self->stack);

  flush (self);
  if (g_strcmp0 (part, "overview") == 0)
    kith_page_go_back (KITH_PAGE (self));
  else
    show_group (self, g_strcmp0 (part, "group") == 0 ? 0 : self->group);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_group (KITH_GROUPS_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);
  gboolean edits = g_str_equal (name, "groups.edit");
  const KithGroup *group = edits && self->reading != NULL ? self->reading->one : NULL;

  if (self->reading == NULL || (edits && group == NULL))
    return;
  show (self, "edit");
  kith_group_editor_begin (self->editor, group, self->reading->accounts);
}

static void
attend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);
  gint64 group;
  gint32 day;

  g_variant_get (parameter, "(xi)", &group, &day);
  show (self, "attendance");
  kith_attendance_page_show (self->attendance, group, day);
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);
  const KithGroup *group;
  gint64 id;
  gint32 day;

  g_variant_get (parameter, "(xi)", &id, &day);
  group = find_group (self, id);
  if (group == NULL)
    return;
  self->group = id;
  show (self, "note");
  kith_group_note_editor_begin (self->note, id, group->name, day);
}

static void
state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);
  gboolean ends = g_str_equal (name, "groups.end");
  g_autoptr (KithGroup) wanted = NULL;
  g_autoptr (KithGroupCommand) command = NULL;
  g_autofree char *sentence = NULL;

  if (self->reading == NULL || self->reading->one == NULL)
    return;
  wanted = kith_group_copy (self->reading->one);
  wanted->state = ends ? KITH_GROUP_RETIRED : KITH_GROUP_ACTIVE;
  command = kith_group_command_edit (wanted);
  /* Translators: %s is the name of a group */
  sentence = g_strdup_printf (ends ? _ ("%s is held no more.") : _ ("%s is held again."), wanted->name);
  kith_group_doing_apply (self->context, command, sentence, NULL, NULL);
  gtk_widget_grab_focus (self->back_button);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);

  kith_timetable_printing_run (widget, self->context, self->first);
}

static void
week_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (widget);
  gint32 weeks = g_variant_get_int32 (parameter);

  self->first = weeks != 0 ? self->first + weeks * DAYS_OF_WEEK : first_of_week (get_today (self));
  read_page (self);
}

static void
edited_cb (KithGroupsPage *self, gint64 group)
{
  show_group (self, group);
}

static void
back_cb (KithGroupsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "groups.back", NULL);
}

static void
kith_groups_page_setup (KithPage *page, KithAppContext *context)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (page);
  KithSession *session = kith_app_context_get_session (context);

  self->context = context;
  kith_attendance_page_set_context (self->attendance, context);
  kith_group_editor_set_context (self->editor, context);
  kith_group_note_editor_set_context (self->note, context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.note",
                                 kith_session_may (session, KITH_ACTION_CARE_WRITE));
  self->first = first_of_week (get_today (self));
  g_signal_connect_object (kith_session_get_store (session), "changed::group", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kith_groups_page_focus_search (KithPage *page)
{
  KithGroupsPage *self = KITH_GROUPS_PAGE (page);
  const char *part = gtk_stack_get_visible_child_name (self->stack);

  read_page (self);
  if (g_strcmp0 (part, "attendance") == 0)
    kith_attendance_page_focus (self->attendance);
  else if (g_strcmp0 (part, "edit") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  else if (g_strcmp0 (part, "note") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
  else
    gtk_widget_grab_focus (self->back_button);
}

static void
kith_groups_page_flush (KithPage *page)
{
  flush (KITH_GROUPS_PAGE (page));
}

static void
kith_groups_page_dispose (GObject *object)
{
  g_clear_pointer (&KITH_GROUPS_PAGE (object)->reading, kith_groups_reading_free);

  G_OBJECT_CLASS (kith_groups_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "groups.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "groups.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "groups.add", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "groups.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "groups.attend", "(xi)", attend_action);
  gtk_widget_class_install_action (widget_class, "groups.note", "(xi)", note_action);
  gtk_widget_class_install_action (widget_class, "groups.end", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "groups.resume", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "groups.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "groups.week", "i", week_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "groups.back", NULL);
}

static void
kith_groups_page_class_init (KithGroupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithPageClass *page_class = KITH_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_groups_page_dispose;
  page_class->setup = kith_groups_page_setup;
  page_class->focus_search = kith_groups_page_focus_search;
  page_class->flush = kith_groups_page_flush;
  install_actions (widget_class);

  g_type_ensure (KITH_TYPE_ATTENDANCE_PAGE);
  g_type_ensure (KITH_TYPE_GROUP_EDITOR);
  g_type_ensure (KITH_TYPE_GROUP_NOTE_EDITOR);
  g_type_ensure (KITH_TYPE_GROUP_VIEW);
  g_type_ensure (KITH_TYPE_GROUPS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-groups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, overview);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, view);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, attendance);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, editor);
  gtk_widget_class_bind_template_child (widget_class, KithGroupsPage, note);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
kith_groups_page_init (KithGroupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
