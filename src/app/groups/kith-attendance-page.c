/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tick is on the screen at once and stored after it. What is read meanwhile is older than what was ticked
 * and left aside; the last tick reads once more. */

#include "groups/kith-attendance-page.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "frontdesk/kith-desk-dialogs.h"
#include "frontdesk/kith-pick-person.h"
#include "groups/kith-attendance-list.h"
#include "groups/kith-group-doing.h"
#include "groups/kith-group-sessions.h"
#include "shared/kith-job.h"

struct _KithAttendancePage
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkLabel *facts_label;
  GtkLabel *count_label;
  GtkWidget *cancelled_box;
  GtkWidget *tick_box;
  KithAttendanceList *list;
  GtkSpinButton *guests_spin;

  KithAppContext *context; /* (unowned) (nullable): the page around it owns it */
  gint64 group;
  KithDay day;
  char *name;                 /* (owned) (nullable): of the group */
  KithAttendance *attendance; /* (owned) (nullable) */
  guint n_writing;
  gboolean fresh; /* shown for the first time: the focus goes to the rows then */
};

G_DEFINE_FINAL_TYPE (KithAttendancePage, kith_attendance_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read on the database thread. */
typedef struct
{
  gint64 group;
  KithDay day;
  KithGroupMeeting *meeting; /* (owned) (nullable) */
} Reading;

static void read_meeting (KithAttendancePage *self);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->meeting, kith_group_meeting_free);
  g_free (reading);
}

static KithDesk *
get_desk (KithAttendancePage *self)
{
  return kith_app_context_get_desk (self->context);
}

static gboolean
is_today (KithAttendancePage *self)
{
  return self->day ==
         kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static void
show_count (KithAttendancePage *self)
{
  g_autofree char *text = kith_attendance_describe (self->attendance);

  gtk_label_set_text (self->count_label, text);
}

static void
put (KithAttendancePage *self, gint64 person, gboolean signed_in)
{
  KithCard *card = kith_card_index_get (kith_desk_get_index (get_desk (self)), person);
  g_autofree char *shown = kith_desk_dialogs_dup_name (self->context, person);
  /* Whoever has no card here any more, and still came. */
  const char *somebody = _ ("Somebody");

  kith_attendance_put (self->attendance, person, card != NULL ? shown : somebody,
                       card != NULL ? kith_card_get_name (card) : somebody, signed_in);
}

/* Who was signed in today, wherever they are by now. */
static void
put_who_is_here (KithAttendancePage *self)
{
  GListModel *models[] = { kith_desk_get_here (get_desk (self)), kith_desk_get_out (get_desk (self)),
                           kith_desk_get_left (get_desk (self)) };

  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    for (guint i = 0; i < g_list_model_get_n_items (models[m]); i++)
      {
        g_autoptr (KithDeskRow) row = g_list_model_get_item (models[m], i);

        if (kith_desk_row_get_guest (row) == 0)
          put (self, kith_desk_row_get_person (row), TRUE);
      }
}

static gboolean
has (GArray *people, gint64 person)
{
  for (guint i = 0; i < people->len; i++)
    if (g_array_index (people, gint64, i) == person)
      return TRUE;
  return FALSE;
}

static void
take_ticks (KithAttendancePage *self, const KithGroupSession *session)
{
  for (guint i = 0; i < session->people->len; i++)
    put (self, g_array_index (session->people, gint64, i), FALSE);
  for (guint i = 0; i < kith_attendance_get_n_rows (self->attendance); i++)
    {
      gint64 person = kith_attendance_get_row (self->attendance, i)->person;

      kith_attendance_set_ticked (self->attendance, person, has (session->people, person));
    }
  kith_attendance_set_guests (self->attendance, session->guests);
}

static void
append_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
show_facts (KithAttendancePage *self, const KithGroupMeeting *meeting)
{
  g_autofree char *day = kith_day_format_long (self->day);
  g_autofree char *time = kith_group_doing_describe_time (meeting);
  g_autoptr (GString) facts = g_string_new (is_today (self) ? "" : day);

  append_part (facts, time);
  append_part (facts, meeting->group->place != NULL ? meeting->group->place : "");
  append_part (facts, kith_group_get_facilitator (meeting->group));
  gtk_label_set_text (self->facts_label, facts->str);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), facts->len > 0);
  gtk_label_set_text (self->title_label, meeting->group->name);
  kith_text_replace (&self->name, meeting->group->name);
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autoptr (KithGroup) group = kith_groups_get (session, reading->group, error);
  g_autoptr (KithGroupSession) of =
      group != NULL ? kith_group_sessions_get (session, reading->group, reading->day, error) : NULL;

  if (of == NULL)
    return FALSE;
  reading->meeting = kith_group_meeting_new (group, of);
  return TRUE;
}

static void
show_meeting (KithAttendancePage *self, const KithGroupMeeting *meeting)
{
  gboolean cancelled = meeting->session->state == KITH_GROUP_SESSION_CANCELLED;

  if (self->attendance == NULL)
    {
      self->attendance = kith_attendance_new (meeting->group->capacity);
      if (is_today (self))
        put_who_is_here (self);
      kith_attendance_list_set_may_sign_in (self->list, is_today (self));
      take_ticks (self, meeting->session);
      kith_attendance_list_set_attendance (self->list, self->attendance);
    }
  else
    {
      if (is_today (self))
        put_who_is_here (self);
      take_ticks (self, meeting->session);
      kith_attendance_list_refresh (self->list);
    }
  show_facts (self, meeting);
  show_count (self);
  gtk_spin_button_set_value (self->guests_spin, meeting->session->guests);
  gtk_widget_set_visible (self->cancelled_box, cancelled);
  gtk_widget_set_visible (self->tick_box, !cancelled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.cancel",
                                 !cancelled && kith_attendance_count (self->attendance) == 0);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithAttendancePage *self = object;
  Reading *reading = data;

  if (error != NULL || reading->group != self->group || reading->day != self->day || self->n_writing > 0)
    return;
  show_meeting (self, reading->meeting);
  if (self->fresh)
    kith_attendance_page_focus (self);
  self->fresh = FALSE;
}

static void
read_meeting (KithAttendancePage *self)
{
  Reading *reading;

  if (self->group == 0)
    return;
  reading = g_new0 (Reading, 1);
  reading->group = self->group;
  reading->day = self->day;
  kith_job_run (self->context, read_job, reading, reading_free, self, read_done);
}

static void
applied (gpointer object, const KithGroupDone *done, const GError *error)
{
  KithAttendancePage *self = object;

  self->n_writing--;
  if (self->n_writing == 0)
    read_meeting (self);
}

static void
toggled_cb (KithAttendancePage *self, gint64 person, gboolean ticked)
{
  g_autoptr (KithGroupCommand) command = ticked ? kith_group_command_tick (self->group, self->day, person)
                                                : kith_group_command_untick (self->group, self->day, person);
  g_autofree char *sentence = NULL;

  kith_attendance_set_ticked (self->attendance, person, ticked);
  kith_attendance_list_refresh (self->list);
  show_count (self);
  if (ticked)
    /* Translators: a person's name, and a group's */
    sentence = g_strdup_printf (_ ("%s came to %s."), kith_attendance_find (self->attendance, person)->name,
                                self->name);
  else
    /* Translators: a person's name, and a group's */
    sentence = g_strdup_printf (_ ("%s was not at %s."),
                                kith_attendance_find (self->attendance, person)->name, self->name);
  self->n_writing++;
  kith_group_doing_apply (self->context, command, sentence, self, applied);
}

static void
picked_cb (gint64 person, gpointer user_data)
{
  g_autoptr (KithAttendancePage) self = user_data;

  if (person == 0 || self->attendance == NULL)
    return;
  put (self, person, kith_desk_find_here (get_desk (self), person) != NULL);
  if (!kith_attendance_find (self->attendance, person)->ticked)
    toggled_cb (self, person, TRUE);
  kith_attendance_list_focus_person (self->list, person);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAttendancePage *self = KITH_ATTENDANCE_PAGE (widget);

  kith_attendance_list_clear_typed (self->list);
  kith_pick_person_ask (widget, self->context, _ ("Who Else Came"),
                        _ ("They are ticked for this group. Signing them in is a thing of its own."), TRUE,
                        picked_cb, g_object_ref (self));
}

static void
say (KithAttendancePage *self, KithGroupSessionState state, int guests, const char *sentence)
{
  self->n_writing++;
  kith_group_doing_say_held (self->context, self->group, self->day, state, guests, sentence, self, applied);
}

static void
state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAttendancePage *self = KITH_ATTENDANCE_PAGE (widget);
  gboolean cancels = g_str_equal (name, "attendance.cancel");
  /* Translators: %s is the name of a group */
  g_autofree char *sentence =
      g_strdup_printf (cancels ? _ ("%s does not take place.") : _ ("%s takes place."), self->name);

  self->fresh = TRUE;
  say (self, cancels ? KITH_GROUP_SESSION_CANCELLED : KITH_GROUP_SESSION_PLANNED, 0, sentence);
}

static void
guests_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAttendancePage *self = KITH_ATTENDANCE_PAGE (widget);
  g_autofree char *sentence = NULL;
  int n;

  gtk_spin_button_update (self->guests_spin);
  n = gtk_spin_button_get_value_as_int (self->guests_spin);
  /* Translators: how many, and the name of a group */
  sentence = g_strdup_printf (ngettext ("%d without a name at %s.", "%d without a name at %s.", (gulong) n),
                              n, self->name);
  say (self, KITH_GROUP_SESSION_HELD, n, sentence);
}

static void
guests_activated_cb (KithAttendancePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "attendance.guests", NULL);
}

static void
sign_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithAttendancePage *self = KITH_ATTENDANCE_PAGE (widget);
  gint64 person = g_variant_get_int64 (parameter);
  g_autoptr (KithDeskCommand) command = kith_desk_command_sign_in (person, KITH_SOURCE_DESK, NULL);

  kith_attendance_list_focus_person (self->list, person);
  kith_app_context_apply (self->context, command, NULL, NULL);
}

static void
leave_cb (KithAttendancePage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* What is typed goes first. */
static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!kith_attendance_list_clear_typed (KITH_ATTENDANCE_PAGE (widget)->list))
    leave_cb (KITH_ATTENDANCE_PAGE (widget));
}

/* Somebody was signed in meanwhile, or was not. */
static void
here_changed_cb (KithAttendancePage *self)
{
  if (self->attendance != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && is_today (self))
    {
      put_who_is_here (self);
      kith_attendance_list_refresh (self->list);
    }
}

static void
kith_attendance_page_dispose (GObject *object)
{
  KithAttendancePage *self = KITH_ATTENDANCE_PAGE (object);

  if (self->list != NULL)
    kith_attendance_list_set_attendance (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->attendance, kith_attendance_free);

  G_OBJECT_CLASS (kith_attendance_page_parent_class)->dispose (object);
}

static void
kith_attendance_page_finalize (GObject *object)
{
  g_free (KITH_ATTENDANCE_PAGE (object)->name);

  G_OBJECT_CLASS (kith_attendance_page_parent_class)->finalize (object);
}

static void
kith_attendance_page_class_init (KithAttendancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_attendance_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_attendance_page_finalize;
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "attendance.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "attendance.cancel", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "attendance.hold", NULL, state_action);
  gtk_widget_class_install_action (widget_class, "attendance.guests", NULL, guests_action);
  gtk_widget_class_install_action (widget_class, "attendance.sign-in", "x", sign_in_action);
  gtk_widget_class_install_action (widget_class, "attendance.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "attendance.leave", NULL);

  g_type_ensure (KITH_TYPE_ATTENDANCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/groups/kith-attendance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, facts_label);
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, cancelled_box);
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, tick_box);
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, list);
  gtk_widget_class_bind_template_child (widget_class, KithAttendancePage, guests_spin);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kith_attendance_page_init (KithAttendancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->guests_spin)), "activate",
                           G_CALLBACK (guests_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kith_attendance_page_set_context:
 * @self: a page
 * @context: what the window works with; it outlives the page
 *
 * Once.
 */
void
kith_attendance_page_set_context (KithAttendancePage *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_ATTENDANCE_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
  g_signal_connect_object (kith_session_get_store (kith_app_context_get_session (context)), "changed::group",
                           G_CALLBACK (read_meeting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kith_desk_get_here (kith_app_context_get_desk (context)), "items-changed",
                           G_CALLBACK (here_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kith_attendance_page_show:
 * @self: a page
 * @group: an id
 * @day: a center day up to today
 *
 * Reads and shows who came to it.
 */
void
kith_attendance_page_show (KithAttendancePage *self, gint64 group, KithDay day)
{
  g_return_if_fail (KITH_IS_ATTENDANCE_PAGE (self));
  g_return_if_fail (self->context != NULL);

  self->group = group;
  self->day = day;
  self->fresh = TRUE;
  kith_attendance_list_set_attendance (self->list, NULL);
  g_clear_pointer (&self->attendance, kith_attendance_free);
  gtk_label_set_text (self->title_label, "");
  read_meeting (self);
}

/**
 * kith_attendance_page_focus:
 * @self: a page
 *
 * Puts the focus where ticking begins.
 */
void
kith_attendance_page_focus (KithAttendancePage *self)
{
  g_return_if_fail (KITH_IS_ATTENDANCE_PAGE (self));

  if (gtk_widget_get_visible (self->cancelled_box))
    gtk_widget_child_focus (self->cancelled_box, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
