/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading is written into the log, so it is done when the section is shown, and again when something was
 * written meanwhile. */

#include "goals/kith-plan-view.h"

#include <glib/gi18n.h>

#include "goals/kith-check-in-editor.h"
#include "goals/kith-check-in-row.h"
#include "goals/kith-goal-editor.h"
#include "goals/kith-goal-row.h"
#include "goals/kith-hard-time-card.h"
#include "goals/kith-own-plan-editor.h"
#include "goals/kith-own-plans-card.h"
#include "goals/kith-plan-doing.h"
#include "goals/kith-plan-reading.h"
#include "shared/kith-children.h"
#include "shared/kith-focus.h"
#include "shared/kith-job.h"
#include "shared/kith-later.h"

struct _KithPlanView
{
  KithRecordSection parent_instance;

  GtkStack *stack; /* (unowned) template child, as those below */
  KithHardTimeCard *hard_time_card;
  KithOwnPlansCard *own_plans_card;
  GtkWidget *empty_label;
  GtkWidget *buttons;
  GtkWidget *add_button;
  GtkBox *list;
  GtkWidget *earlier;
  GtkBox *ended;
  KithGoalEditor *goal_editor;
  KithCheckInEditor *check_in_editor;
  KithOwnPlanEditor *own_plan_editor;

  gint64 person;
  gint64 focus_goal;        /* whose row gets the focus when it is shown anew; 0 */
  int focus_mark;           /* at which of its steps and milestones; -1 */
  gboolean back;            /* the focus goes back into the list */
  KithPlanReading *reading; /* (owned) (nullable): %NULL until it is read */
};

G_DEFINE_FINAL_TYPE (KithPlanView, kith_plan_view, KITH_TYPE_RECORD_SECTION)

static KithAppContext *
get_context (KithPlanView *self)
{
  return kith_record_section_get_context (KITH_RECORD_SECTION (self));
}

static KithSession *
get_session (KithPlanView *self)
{
  return kith_app_context_get_session (get_context (self));
}

static gboolean
may (KithPlanView *self, KithAction action)
{
  return kith_session_may (get_session (self), action);
}

static GtkWidget *
get_editor (KithPlanView *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (name, "goal") == 0)
    return GTK_WIDGET (self->goal_editor);
  if (g_strcmp0 (name, "own-plan") == 0)
    return GTK_WIDGET (self->own_plan_editor);
  return g_strcmp0 (name, "check-in") == 0 ? GTK_WIDGET (self->check_in_editor) : NULL;
}

static void
editor_state_cb (KithPlanView *self)
{
  g_autofree char *state = NULL;
  GtkWidget *editor = get_editor (self);

  if (editor != NULL)
    g_object_get (editor, "state", &state, NULL);
  kith_record_section_set_state (KITH_RECORD_SECTION (self), editor != NULL, state);
}

static void
show_page (KithPlanView *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  editor_state_cb (self);
}

static void
begun (KithPlanView *self, const char *page, gboolean is_begun)
{
  show_page (self, page);
  kith_focus_begin (get_editor (self));
  if (!is_begun)
    kith_app_context_say (get_context (self),
                          _ ("Something else is typed here already. Save or discard it first."));
}

/* What is new has its place by then. */
static void
focus_list (GtkWidget *view)
{
  KithPlanView *self = KITH_PLAN_VIEW (view);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL &&
         (!KITH_IS_GOAL_ROW (row) || kith_goal_row_get_goal (KITH_GOAL_ROW (row)) != self->focus_goal))
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    kith_goal_row_focus (KITH_GOAL_ROW (row), self->focus_mark);
  else
    gtk_widget_grab_focus (self->add_button);
  self->focus_goal = 0;
  self->focus_mark = -1;
}

static void
show_check_ins (KithPlanView *self, gboolean writes)
{
  KithDay today = kith_clock_today (kith_session_get_clock (get_session (self)));

  for (guint i = 0; i < self->reading->check_ins->len; i++)
    {
      const KithCheckIn *check_in = g_ptr_array_index (self->reading->check_ins, i);

      gtk_box_append (check_in->state == KITH_CHECK_IN_OPEN ? self->list : self->ended,
                      kith_check_in_row_new (check_in, self->reading->permitted, today, writes));
    }
  gtk_widget_set_visible (self->earlier, gtk_widget_get_first_child (GTK_WIDGET (self->ended)) != NULL);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_list (KithPlanView *self)
{
  gboolean writes = may (self, KITH_ACTION_CARE_WRITE);
  gboolean was_used =
      self->back || has_focus_within (GTK_WIDGET (self->list)) || has_focus_within (GTK_WIDGET (self->ended));

  kith_children_remove (GTK_WIDGET (self->list));
  kith_children_remove (GTK_WIDGET (self->ended));
  show_check_ins (self, writes);
  for (guint i = 0; i < self->reading->goals->len; i++)
    gtk_box_append (self->list, kith_goal_row_new (g_ptr_array_index (self->reading->goals, i), writes));
  gtk_widget_set_visible (self->empty_label, self->reading->goals->len == 0);
  if (get_editor (self) == NULL && was_used)
    kith_later_painted (GTK_WIDGET (self), focus_list);
  self->back = FALSE;
}

static gboolean
read_job (KithSession *session, gpointer data, GError **error)
{
  return kith_plan_reading_run (data, session, error);
}

static void
read_done (gpointer object, gpointer data, const GError *error)
{
  KithPlanView *self = object;
  KithPlanReading *reading = data;

  if (error != NULL || reading->person != self->person)
    return;
  g_clear_pointer (&self->reading, kith_plan_reading_free);
  self->reading = kith_plan_reading_new (reading->person);
  self->reading->goals = g_steal_pointer (&reading->goals);
  self->reading->check_ins = g_steal_pointer (&reading->check_ins);
  self->reading->permitted = reading->permitted;
  kith_goal_editor_follow (self->goal_editor, self->reading->goals);
  kith_check_in_editor_follow (self->check_in_editor, self->reading->check_ins);
  show_list (self);
}

static void
read_list (KithPlanView *self)
{
  if (may (self, KITH_ACTION_CARE_READ))
    kith_job_run (get_context (self), read_job, kith_plan_reading_new (self->person),
                  (GDestroyNotify) kith_plan_reading_free, self, read_done);
}

/* Somebody who is not looked at is not read. */
static void
written_cb (KithPlanView *self)
{
  if (self->person != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_list (self);
}

/* While an editor covers the card, too: what is typed follows. */
static void
own_plans_written_cb (KithPlanView *self)
{
  if (self->person != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) && may (self, KITH_ACTION_CARE_READ))
    kith_own_plans_card_show (self->own_plans_card, self->person);
}

static void
editor_done_cb (KithPlanView *self, gboolean written)
{
  show_page (self, "list");
  self->back = written;
  gtk_widget_grab_focus (self->add_button);
}

/* Where it was begun is where one goes on. */
static void
own_plan_done_cb (KithPlanView *self, gboolean written)
{
  show_page (self, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->own_plans_card), GTK_DIR_TAB_FORWARD);
}

static void
write_own_plan_cb (KithPlanView *self, const KithOwnPlan *plan)
{
  begun (self, "own-plan", kith_own_plan_editor_write (self->own_plan_editor, plan));
}

static void
own_plans_read_cb (KithPlanView *self, GPtrArray *plans)
{
  kith_own_plan_editor_follow (self->own_plan_editor, plans);
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPlanView *self = KITH_PLAN_VIEW (widget);

  if (strcmp (name, "plan.add") == 0)
    begun (self, "goal", kith_goal_editor_make (self->goal_editor));
  else
    begun (self, "check-in", kith_check_in_editor_plan (self->check_in_editor));
}

static void
goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPlanView *self = KITH_PLAN_VIEW (widget);
  const KithGoal *goal = kith_plan_reading_find_goal (self->reading, g_variant_get_int64 (parameter));

  if (goal == NULL)
    return;
  self->focus_goal = goal->id;
  self->focus_mark = -1;
  if (strcmp (name, "plan.note") == 0)
    begun (self, "goal", kith_goal_editor_note (self->goal_editor, goal));
  else if (strcmp (name, "plan.add-step") == 0)
    begun (self, "goal", kith_goal_editor_add_step (self->goal_editor, goal));
  else
    begun (self, "goal", kith_goal_editor_correct (self->goal_editor, goal));
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPlanView *self = KITH_PLAN_VIEW (widget);
  const KithGoal *goal = kith_plan_reading_find_goal (self->reading, g_variant_get_int64 (parameter));
  g_autoptr (KithGoalCommand) command = NULL;

  if (goal == NULL)
    return;
  self->focus_goal = goal->id;
  self->back = TRUE;
  command = kith_goal_command_take_back (goal->id, goal->version);
  kith_plan_doing_goal (get_context (self), command, _ ("Taken back."), NULL, NULL);
}

static void
state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPlanView *self = KITH_PLAN_VIEW (widget);
  g_autoptr (KithGoalEntry) entry = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  g_autofree char *sentence = NULL;
  const KithGoal *goal;
  gint32 state;
  gint64 id;

  g_variant_get (parameter, "(xi)", &id, &state);
  goal = kith_plan_reading_find_goal (self->reading, id);
  if (goal == NULL)
    return;
  self->focus_goal = id;
  self->back = TRUE;
  entry = kith_goal_entry_new ((KithGoalState) state);
  command = kith_goal_command_entry (goal->id, goal->version, entry);
  /* Translators: how it stands with a goal now */
  sentence = g_strdup_printf (_ ("The goal: %s."), kith_goal_state_label (entry->state));
  kith_plan_doing_goal (get_context (self), command, sentence, NULL, NULL);
}

/* What could not be ticked is shown as it is. */
static void
marked (gpointer object, const GError *error)
{
  KithPlanView *self = object;

  if (error != NULL && self->reading != NULL)
    read_list (self);
}

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPlanView *self = KITH_PLAN_VIEW (widget);
  g_autoptr (KithGoal) wanted = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  const KithGoal *goal;
  const char *sentence;
  gboolean done;
  GPtrArray *marks;
  gint32 index;
  gint64 id;

  g_variant_get (parameter, "(xib)", &id, &index, &done);
  goal = kith_plan_reading_find_goal (self->reading, id);
  if (goal == NULL)
    return;
  wanted = kith_goal_copy (goal);
  marks = index >= KITH_GOAL_MARKS_MAX ? wanted->milestones : wanted->steps;
  if ((guint) index % KITH_GOAL_MARKS_MAX >= marks->len)
    return;
  ((KithGoalMark *) g_ptr_array_index (marks, (guint) index % KITH_GOAL_MARKS_MAX))->day =
      done ? kith_clock_today (kith_session_get_clock (get_session (self))) : KITH_DAY_NONE;
  self->focus_goal = id;
  self->focus_mark = index;
  self->back = TRUE;
  command = kith_goal_command_edit (wanted);
  if (!done)
    sentence = _ ("Not done yet.");
  else
    sentence = marks == wanted->milestones ? _ ("Reached: something to celebrate.") : _ ("The step is done.");
  kith_plan_doing_goal (get_context (self), command, sentence, self, marked);
}

static void
check_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithPlanView *self = KITH_PLAN_VIEW (widget);
  const KithCheckIn *check_in =
      kith_plan_reading_find_check_in (self->reading, g_variant_get_int64 (parameter));
  g_autoptr (KithCheckInCommand) command = NULL;

  if (check_in == NULL)
    return;
  if (strcmp (name, "plan.ask") == 0)
    begun (self, "check-in", kith_check_in_editor_ask (self->check_in_editor, check_in));
  else if (strcmp (name, "plan.change-check-in") == 0)
    begun (self, "check-in", kith_check_in_editor_change (self->check_in_editor, check_in));
  else
    {
      self->back = TRUE;
      command = kith_check_in_command_take_back (check_in->id, check_in->version);
      kith_plan_doing_check_in (get_context (self), command, _ ("Taken back."), NULL, NULL);
    }
}

static void
kith_plan_view_setup (KithRecordSection *section, KithAppContext *context)
{
  static const char *const writing[] = { "plan.add",
                                         "plan.plan",
                                         "plan.note",
                                         "plan.mark",
                                         "plan.add-step",
                                         "plan.correct",
                                         "plan.ask",
                                         "plan.take-back",
                                         "plan.change-check-in",
                                         "plan.state",
                                         "plan.take-back-check-in" };
  KithPlanView *self = KITH_PLAN_VIEW (section);
  KithSession *session = kith_app_context_get_session (context);
  gboolean writes = session != NULL && kith_session_may (session, KITH_ACTION_CARE_WRITE);

  kith_hard_time_card_set_context (self->hard_time_card, context);
  kith_own_plans_card_set_context (self->own_plans_card, context);
  kith_own_plan_editor_set_context (self->own_plan_editor, context);
  kith_goal_editor_set_context (self->goal_editor, context);
  kith_check_in_editor_set_context (self->check_in_editor, context);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writes);
  gtk_widget_set_visible (self->buttons, writes);
  if (session == NULL)
    return;
  g_signal_connect_object (kith_session_get_store (session), "changed::goal", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kith_session_get_store (session), "changed::check_in", G_CALLBACK (written_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kith_session_get_store (session), "changed::own_plan",
                           G_CALLBACK (own_plans_written_cb), self, G_CONNECT_SWAPPED);
}

static void
kith_plan_view_show (KithRecordSection *section, gint64 person)
{
  KithPlanView *self = KITH_PLAN_VIEW (section);

  if (self->person != person)
    {
      gboolean check_in, goal, own_plan;

      self->person = person;
      self->focus_goal = 0;
      self->focus_mark = -1;
      g_clear_pointer (&self->reading, kith_plan_reading_free);
      kith_children_remove (GTK_WIDGET (self->list));
      kith_children_remove (GTK_WIDGET (self->ended));
      gtk_widget_set_visible (self->earlier, FALSE);
      gtk_widget_set_visible (self->empty_label, FALSE);
      check_in = kith_check_in_editor_resume (self->check_in_editor, person);
      goal = kith_goal_editor_resume (self->goal_editor, person);
      own_plan = kith_own_plan_editor_resume (self->own_plan_editor, person);
      show_page (self, own_plan ? "own-plan" : goal ? "goal" : check_in ? "check-in" : "list");
    }
  if (may (self, KITH_ACTION_CARE_READ))
    {
      kith_hard_time_card_show (self->hard_time_card, person);
      kith_own_plans_card_show (self->own_plans_card, person);
    }
  read_list (self);
}

static void
kith_plan_view_flush (KithRecordSection *section)
{
  kith_goal_editor_flush (KITH_PLAN_VIEW (section)->goal_editor);
  kith_check_in_editor_flush (KITH_PLAN_VIEW (section)->check_in_editor);
  kith_own_plan_editor_flush (KITH_PLAN_VIEW (section)->own_plan_editor);
}

static void
kith_plan_view_save (KithRecordSection *section)
{
  KithPlanView *self = KITH_PLAN_VIEW (section);
  GtkWidget *editor = get_editor (self);

  if (editor == GTK_WIDGET (self->goal_editor))
    kith_goal_editor_save (self->goal_editor);
  else if (editor == GTK_WIDGET (self->own_plan_editor))
    kith_own_plan_editor_save (self->own_plan_editor);
  else if (editor != NULL)
    kith_check_in_editor_save (self->check_in_editor);
}

static void
kith_plan_view_discard (KithRecordSection *section)
{
  KithPlanView *self = KITH_PLAN_VIEW (section);

  if (get_editor (self) == GTK_WIDGET (self->goal_editor))
    kith_goal_editor_discard (self->goal_editor);
  else if (get_editor (self) == GTK_WIDGET (self->own_plan_editor))
    kith_own_plan_editor_discard (self->own_plan_editor);
  else
    kith_check_in_editor_discard (self->check_in_editor);
}

static void
kith_plan_view_dispose (GObject *object)
{
  g_clear_pointer (&KITH_PLAN_VIEW (object)->reading, kith_plan_reading_free);

  G_OBJECT_CLASS (kith_plan_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.add", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "plan.plan", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "plan.note", "x", goal_action);
  gtk_widget_class_install_action (widget_class, "plan.add-step", "x", goal_action);
  gtk_widget_class_install_action (widget_class, "plan.correct", "x", goal_action);
  gtk_widget_class_install_action (widget_class, "plan.take-back", "x", take_back_action);
  gtk_widget_class_install_action (widget_class, "plan.state", "(xi)", state_action);
  gtk_widget_class_install_action (widget_class, "plan.mark", "(xib)", mark_action);
  gtk_widget_class_install_action (widget_class, "plan.ask", "x", check_in_action);
  gtk_widget_class_install_action (widget_class, "plan.change-check-in", "x", check_in_action);
  gtk_widget_class_install_action (widget_class, "plan.take-back-check-in", "x", check_in_action);
}

static void
kith_plan_view_class_init (KithPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithRecordSectionClass *section_class = KITH_RECORD_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_plan_view_dispose;
  section_class->setup = kith_plan_view_setup;
  section_class->show = kith_plan_view_show;
  section_class->flush = kith_plan_view_flush;
  section_class->save = kith_plan_view_save;
  section_class->discard = kith_plan_view_discard;

  g_type_ensure (KITH_TYPE_GOAL_EDITOR);
  g_type_ensure (KITH_TYPE_HARD_TIME_CARD);
  g_type_ensure (KITH_TYPE_CHECK_IN_EDITOR);
  g_type_ensure (KITH_TYPE_OWN_PLANS_CARD);
  g_type_ensure (KITH_TYPE_OWN_PLAN_EDITOR);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/goals/kith-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, hard_time_card);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, own_plans_card);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, buttons);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, list);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, earlier);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, ended);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, goal_editor);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, check_in_editor);
  gtk_widget_class_bind_template_child (widget_class, KithPlanView, own_plan_editor);
  gtk_widget_class_bind_template_callback (widget_class, editor_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_plan_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_own_plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_plans_read_cb);
}

static void
kith_plan_view_init (KithPlanView *self)
{
  self->focus_mark = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
