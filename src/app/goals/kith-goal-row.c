/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "goals/kith-goal-row.h"

#include <glib/gi18n.h>

#include "goals/kith-goal-progress.h"
#include "shared/kith-a11y.h"
#include "shared/kith-paragraph.h"

struct _KithGoalRow
{
  GtkBox parent_instance;

  GtkLabel *words_label; /* (unowned) template child, as those below */
  GtkLabel *state_label;
  GtkLabel *progress_label;
  GtkLabel *facts_label;
  GtkBox *steps;
  GtkWidget *milestones_label;
  GtkBox *milestones;
  GtkWidget *expander;
  GtkBox *entries;
  GtkWidget *buttons;
  GtkWidget *note_button;
  GtkWidget *step_button;
  GtkMenuButton *more_button;

  gint64 goal;
};

G_DEFINE_FINAL_TYPE (KithGoalRow, kith_goal_row, GTK_TYPE_BOX)

/* What is chosen in the menu, for each state that a goal can be in. */
static const struct
{
  KithGoalState state;
  const char *label;
} choices[] = {
  { KITH_GOAL_GOING, N_ ("On the Way Again") },
  { KITH_GOAL_PAUSED, N_ ("Let It Rest for Now") },
  { KITH_GOAL_REACHED, N_ ("They Reached It") },
  { KITH_GOAL_LET_GO, N_ ("They Let It Go") },
};

static void
mark_toggled_cb (GtkCheckButton *check, KithGoalRow *self)
{
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "mark"));
  gboolean is_step = gtk_widget_get_parent (GTK_WIDGET (check)) == GTK_WIDGET (self->steps);

  gtk_widget_activate_action (GTK_WIDGET (self), "plan.mark", "(xib)", self->goal,
                              is_step ? index : KITH_GOAL_MARKS_MAX + index,
                              gtk_check_button_get_active (check));
}

static void
kith_goal_row_class_init (KithGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/goals/kith-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, steps);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, milestones_label);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, milestones);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, expander);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, entries);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, step_button);
  gtk_widget_class_bind_template_child (widget_class, KithGoalRow, more_button);
}

static void
kith_goal_row_init (KithGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_mark (KithGoalRow *self, GtkBox *box, const KithGoalMark *mark, guint index, gboolean writes)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *text = kith_goal_progress_describe_mark (mark);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check),
                              kith_paragraph_new (text, mark->day != KITH_DAY_NONE ? "dim-label" : NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), mark->day != KITH_DAY_NONE);
  kith_a11y_set_label (check, text);
  gtk_widget_set_sensitive (check, writes);
  g_object_set_data (G_OBJECT (check), "mark", GINT_TO_POINTER ((int) index));
  g_signal_connect (check, "toggled", G_CALLBACK (mark_toggled_cb), self);
  gtk_box_append (box, check);
}

/* What this Kith cannot read has no line. */
static void
add_marks (KithGoalRow *self, GtkBox *box, GPtrArray *marks, gboolean writes)
{
  for (guint i = 0; i < marks->len; i++)
    if (((KithGoalMark *) g_ptr_array_index (marks, i))->words != NULL)
      add_mark (self, box, g_ptr_array_index (marks, i), i, writes);
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}

static void
add_entry (KithGoalRow *self, const KithGoalEntry *entry)
{
  g_autofree char *day = kith_day_format_long (entry->day);
  g_autoptr (GString) head = g_string_new (day);

  g_string_append_printf (head, " · %s", kith_goal_state_label (entry->state));
  if (entry->by != NULL)
    g_string_append_printf (head, " · %s", entry->by);
  if (entry->taken_back)
    g_string_append_printf (head, " · %s", _ ("taken back"));
  gtk_box_append (self->entries, kith_paragraph_new (head->str, entry->taken_back ? "dim-label" : NULL));
  if (entry->words != NULL)
    gtk_box_append (self->entries, kith_paragraph_new (entry->words, "referral-said"));
}

static void
append_action (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
set_actions (KithGoalRow *self, const KithGoal *goal, const char *words)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is a goal */
  g_autofree char *note = g_strdup_printf (_ ("How is it going: %s"), words);
  /* Translators: %s is a goal */
  g_autofree char *step = g_strdup_printf (_ ("Add a step: %s"), words);
  /* Translators: %s is a goal */
  g_autofree char *more = g_strdup_printf (_ ("More about the goal: %s"), words);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].state != goal->state)
      append_action (menu, _ (choices[i].label), "plan.state",
                     g_variant_new ("(xi)", goal->id, (gint32) choices[i].state));
  append_action (menu, _ ("Correct It…"), "plan.correct", g_variant_new_int64 (goal->id));
  append_action (menu, _ ("The Last Entry Was a Mistake"), "plan.take-back", g_variant_new_int64 (goal->id));
  gtk_menu_button_set_menu_model (self->more_button, G_MENU_MODEL (menu));
  kith_a11y_label_menu_button (GTK_WIDGET (self->more_button), more);
  kith_a11y_set_label (self->note_button, note);
  kith_a11y_set_label (self->step_button, step);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note_button), "x", goal->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->note_button), "plan.note");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_button), "x", goal->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), "plan.add-step");
}

/**
 * kith_goal_row_new:
 * @goal: as it was read
 * @writes: whether it may be written to
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_goal_row_new (const KithGoal *goal, gboolean writes)
{
  KithGoalRow *self = g_object_new (KITH_TYPE_GOAL_ROW, NULL);
  g_autofree char *state = kith_goal_describe_state (goal);
  g_autofree char *progress = kith_goal_progress_describe (goal);
  g_autofree char *facts = kith_goal_progress_describe_facts (goal);
  const char *words = goal->words != NULL ? goal->words : _ ("A goal without words");
  gboolean stands = goal->state != KITH_GOAL_TAKEN_BACK;

  self->goal = goal->id;
  gtk_label_set_text (self->words_label, words);
  gtk_label_set_text (self->state_label, state);
  gtk_label_set_text (self->progress_label, progress);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_label), *progress != '\0' && stands);
  gtk_label_set_text (self->facts_label, facts);
  if (kith_goal_state_is_open (goal->state) || goal->state == KITH_GOAL_REACHED)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "in-force");
  if (!kith_goal_state_is_open (goal->state))
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-in-force");
  add_marks (self, self->steps, goal->steps, writes && stands);
  add_marks (self, self->milestones, goal->milestones, writes && stands);
  gtk_widget_set_visible (self->milestones_label, gtk_widget_get_visible (GTK_WIDGET (self->milestones)));
  for (guint i = 0; i < goal->entries->len; i++)
    add_entry (self, g_ptr_array_index (goal->entries, i));
  set_actions (self, goal, words);
  gtk_widget_set_visible (self->buttons, stands && writes);
  return GTK_WIDGET (self);
}

/**
 * kith_goal_row_get_goal:
 * @self: a row
 *
 * Returns: whose row it is
 */
gint64
kith_goal_row_get_goal (KithGoalRow *self)
{
  g_return_val_if_fail (KITH_IS_GOAL_ROW (self), 0);

  return self->goal;
}

static GtkWidget *
find_check (GtkBox *box, int index)
{
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (check != NULL && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "mark")) != index)
    check = gtk_widget_get_next_sibling (check);
  return check;
}

/**
 * kith_goal_row_focus:
 * @self: a row
 * @index: of a step, from %KITH_GOAL_MARKS_MAX on of a milestone, or -1: what is most often done with it
 *
 * Puts the focus there.
 */
void
kith_goal_row_focus (KithGoalRow *self, int index)
{
  GtkWidget *check;

  g_return_if_fail (KITH_IS_GOAL_ROW (self));

  check = index >= KITH_GOAL_MARKS_MAX ? find_check (self->milestones, index - KITH_GOAL_MARKS_MAX)
                                       : find_check (self->steps, index);
  gtk_widget_grab_focus (check != NULL ? check : self->note_button);
}
