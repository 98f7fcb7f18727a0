/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form knows what is missing; this shows only what belongs to what is typed. */

#include "goals/kith-goal-editor.h"

#include <glib/gi18n.h>

#include "goals/kith-goal-form.h"
#include "goals/kith-plan-doing.h"
#include "shared/kith-a11y.h"
#include "shared/kith-columns.h"
#include "shared/kith-draft-keeper.h"
#include "shared/kith-text-box.h"

/* In the order in which they are offered; the first of areas is that nothing is said yet. */
static const KithGoalArea areas[] = { KITH_GOAL_AREA_NONE,
#define AREA(symbol, ...) KITH_GOAL_AREA_##symbol,
                                      KITH_GOAL_AREAS (AREA)
#undef AREA
};

static const KithGoalState states[] = {
#define STATE(symbol, ...) KITH_GOAL_##symbol,
  KITH_GOAL_STATES (STATE)
#undef STATE
};

struct _KithGoalEditor
{
  AdwBin parent_instance;

  GtkLabel *title_label; /* (unowned) template child, as those below */
  GtkWidget *goal_box;
  GtkWidget *progress_box;
  KithTextBox *words_box;
  AdwComboRow *area_row;
  GtkEditable *target_row;
  KithTextBox *steps_box;
  KithTextBox *milestones_box;
  AdwComboRow *state_row;
  GtkEditable *day_row;
  KithTextBox *said_box;

  KithAppContext *context; /* (unowned) (nullable): the page owns it */
  gint64 person;
  KithGoalForm *form;     /* (owned) (nullable) */
  KithDraftKeeper *draft; /* (owned) (nullable) */
  char *state;            /* (owned) (nullable) */
  gboolean adds_step;
  gboolean filling;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (KithGoalEditor, kith_goal_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static KithDay
get_today (KithGoalEditor *self)
{
  return kith_clock_today (kith_session_get_clock (kith_app_context_get_session (self->context)));
}

static gboolean
corrects (KithGoalEditor *self)
{
  return kith_goal_form_get_form (self->form) == KITH_GOAL_FORM_CORRECTS;
}

static void
show_state (KithGoalEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_free (self->state);
  if (corrects (self) && !kith_goal_form_is_changed (self->form))
    self->state = g_strdup (_ ("Nothing is changed yet."));
  else if (kith_goal_form_check (self->form, get_today (self), NULL, &error))
    self->state = g_strdup (_ ("Kept as a draft until you save it (Ctrl+S)."));
  else
    self->state = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
show_parts (KithGoalEditor *self)
{
  KithGoalFormKind what = kith_goal_form_get_form (self->form);

  if (what == KITH_GOAL_FORM_NOTES)
    {
      /* Translators: %s is a goal */
      g_autofree char *title = g_strdup_printf (_ ("How it is going: %s"),
                                                kith_goal_form_get_text (self->form, KITH_GOAL_TEXT_WORDS));

      gtk_label_set_text (self->title_label, title);
    }
  else
    gtk_label_set_text (self->title_label, what == KITH_GOAL_FORM_MAKES ? _ ("A Goal") : _ ("The Goal"));
  gtk_widget_set_visible (self->goal_box, what != KITH_GOAL_FORM_NOTES);
  gtk_widget_set_visible (self->progress_box, what != KITH_GOAL_FORM_CORRECTS);
}

static KithTextBox *
box_of (KithGoalEditor *self, KithGoalText text)
{
  switch ((int) text)
    {
    case KITH_GOAL_TEXT_WORDS:
      return self->words_box;
    case KITH_GOAL_TEXT_STEPS:
      return self->steps_box;
    case KITH_GOAL_TEXT_MILESTONES:
      return self->milestones_box;
    case KITH_GOAL_TEXT_SAID:
      return self->said_box;
    default:
      return NULL;
    }
}

static GtkEditable *
row_of (KithGoalEditor *self, KithGoalText text)
{
  return text == KITH_GOAL_TEXT_TARGET ? self->target_row : self->day_row;
}

static char *
dup_typed (KithGoalEditor *self, KithGoalText text)
{
  if (box_of (self, text) != NULL)
    return kith_text_box_dup_text (box_of (self, text));
  return g_strdup (gtk_editable_get_text (row_of (self, text)));
}

static void
changed_cb (KithGoalEditor *self)
{
  guint area = adw_combo_row_get_selected (self->area_row);
  guint state = adw_combo_row_get_selected (self->state_row);
  gboolean changed = FALSE;

  if (self->filling || self->form == NULL)
    return;
  if (area < G_N_ELEMENTS (areas))
    changed |= kith_goal_form_set_area (self->form, areas[area]);
  if (state < G_N_ELEMENTS (states))
    changed |= kith_goal_form_set_state (self->form, states[state]);
  for (guint i = 0; i < KITH_N_GOAL_TEXTS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);

      changed |= kith_goal_form_set_text (self->form, i, typed);
    }
  if (!changed)
    return;
  kith_draft_keeper_put (self->draft, kith_goal_form_to_draft (self->form));
  show_state (self);
}

static void
target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KithGoalEditor *self = KITH_GOAL_EDITOR (widget);
  g_autofree char *day = kith_day_format_iso (get_today (self) + g_variant_get_int32 (parameter));

  gtk_editable_set_text (self->target_row, day);
}

static void
fill (KithGoalEditor *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (areas[i] == kith_goal_form_get_area (self->form))
      adw_combo_row_set_selected (self->area_row, i);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i] == kith_goal_form_get_state (self->form))
      adw_combo_row_set_selected (self->state_row, i);
  for (guint i = 0; i < KITH_N_GOAL_TEXTS; i++)
    {
      const char *text = kith_goal_form_get_text (self->form, i);

      if (box_of (self, i) != NULL)
        kith_text_box_set_text (box_of (self, i), text);
      else
        gtk_editable_set_text (row_of (self, i), text);
    }
  self->filling = FALSE;
  show_parts (self);
  show_state (self);
}

static void
finish (KithGoalEditor *self, gboolean written)
{
  kith_draft_keeper_discard (self->draft);
  g_clear_pointer (&self->form, kith_goal_form_free);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, written);
}

static void
applied (gpointer object, const GError *error)
{
  KithGoalEditor *self = object;

  self->writing = FALSE;
  if (self->form != NULL && error == NULL)
    finish (self, TRUE);
}

/* Where what is missing is typed. */
static GtkWidget *
find_part (KithGoalEditor *self, KithGoalPart part)
{
  switch (part)
    {
    case KITH_GOAL_PART_AREA:
      return GTK_WIDGET (self->area_row);
    case KITH_GOAL_PART_DAY:
    case KITH_GOAL_PART_ENTRY_DAY:
      return GTK_WIDGET (self->day_row);
    case KITH_GOAL_PART_TARGET:
      return GTK_WIDGET (self->target_row);
    case KITH_GOAL_PART_STEPS:
      return GTK_WIDGET (self->steps_box);
    case KITH_GOAL_PART_MILESTONES:
      return GTK_WIDGET (self->milestones_box);
    case KITH_GOAL_PART_STATE:
      return GTK_WIDGET (self->state_row);
    case KITH_GOAL_PART_WORDS:
    default:
      return GTK_WIDGET (self->words_box);
    }
}

static gboolean
kith_goal_editor_grab_focus (GtkWidget *widget)
{
  KithGoalEditor *self = KITH_GOAL_EDITOR (widget);

  if (!gtk_widget_get_visible (self->goal_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->said_box));
  return gtk_widget_grab_focus (GTK_WIDGET (self->adds_step ? self->steps_box : self->words_box));
}

static void
kith_goal_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_string (value, KITH_GOAL_EDITOR (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_goal_editor_dispose (GObject *object)
{
  KithGoalEditor *self = KITH_GOAL_EDITOR (object);

  kith_goal_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_goal_form_free);

  G_OBJECT_CLASS (kith_goal_editor_parent_class)->dispose (object);
}

static void
kith_goal_editor_finalize (GObject *object)
{
  g_free (KITH_GOAL_EDITOR (object)->state);

  G_OBJECT_CLASS (kith_goal_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KITH_TYPE_COLUMNS);
  g_type_ensure (KITH_TYPE_TEXT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/goals/kith-goal-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, goal_box);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, progress_box);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, words_box);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, area_row);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, target_row);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, steps_box);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, milestones_box);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, state_row);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, day_row);
  gtk_widget_class_bind_template_child (widget_class, KithGoalEditor, said_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
kith_goal_editor_class_init (KithGoalEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_goal_editor_get_property;
  object_class->dispose = kith_goal_editor_dispose;
  object_class->finalize = kith_goal_editor_finalize;
  widget_class->grab_focus = kith_goal_editor_grab_focus;

  properties[PROP_STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "goal.target", "i", target_action);
  bind_template (widget_class);
}

static void
kith_goal_editor_init (KithGoalEditor *self)
{
  g_autoptr (GtkStringList) of_areas = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) of_states = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (of_areas, _ ("Not said yet"));
  for (guint i = 1; i < G_N_ELEMENTS (areas); i++)
    gtk_string_list_append (of_areas, kith_goal_area_label (areas[i]));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (of_states, kith_goal_state_label (states[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->area_row, G_LIST_MODEL (of_areas));
  adw_combo_row_set_model (self->state_row, G_LIST_MODEL (of_states));
  self->filling = FALSE;
  kith_a11y_name_parts (GTK_WIDGET (self));
}

/**
 * kith_goal_editor_set_context:
 * @self: an editor
 * @context: what the window works with; it outlives the editor
 *
 * Once.
 */
void
kith_goal_editor_set_context (KithGoalEditor *self, KithAppContext *context)
{
  g_return_if_fail (KITH_IS_GOAL_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = context;
}

static void
begin (KithGoalEditor *self, KithGoalForm *form)
{
  g_clear_pointer (&self->form, kith_goal_form_free);
  self->form = form;
  self->writing = FALSE;
  fill (self);
}

/**
 * kith_goal_editor_resume:
 * @self: an editor
 * @person: whose goals
 *
 * Goes on where this account left it; without anything that was left nothing is begun.
 *
 * Returns: whether something was left
 */
gboolean
kith_goal_editor_resume (KithGoalEditor *self, gint64 person)
{
  g_autoptr (GVariant) draft = NULL;
  KithGoalForm *form;

  g_return_val_if_fail (KITH_IS_GOAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->context != NULL, FALSE);

  kith_goal_editor_flush (self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->form, kith_goal_form_free);
  self->person = person;
  self->adds_step = FALSE;
  self->draft = kith_draft_keeper_new (kith_app_context_get_session (self->context), KITH_DRAFT_GOAL, person);
  draft = kith_draft_keeper_load (self->draft, G_VARIANT_TYPE_VARDICT);
  if (draft == NULL)
    return FALSE;
  form = kith_goal_form_new (get_today (self));
  kith_goal_form_take_draft (form, draft);
  begin (self, form);
  return TRUE;
}

/* Goes on with what is typed where that is the same: anything else is to be saved or discarded first. */
static gboolean
begin_about (KithGoalEditor *self, KithGoalForm *form)
{
  g_autoptr (KithGoalForm) wanted = form;

  if (self->writing || (self->form != NULL && kith_goal_form_is_changed (self->form)))
    return kith_goal_form_get_goal (self->form) == kith_goal_form_get_goal (wanted) &&
           kith_goal_form_get_form (self->form) == kith_goal_form_get_form (wanted);
  begin (self, g_steal_pointer (&wanted));
  return TRUE;
}

/**
 * kith_goal_editor_make:
 * @self: an editor
 *
 * Begins a goal, after kith_goal_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_goal_editor_make (KithGoalEditor *self)
{
  g_return_val_if_fail (KITH_IS_GOAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL, FALSE);

  self->adds_step = FALSE;
  return begin_about (self, kith_goal_form_new (get_today (self)));
}

/**
 * kith_goal_editor_note:
 * @self: an editor
 * @about: the goal
 *
 * Begins to say how it goes, after kith_goal_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_goal_editor_note (KithGoalEditor *self, const KithGoal *about)
{
  g_return_val_if_fail (KITH_IS_GOAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  self->adds_step = FALSE;
  return begin_about (self, kith_goal_form_new_note (about, get_today (self)));
}

/**
 * kith_goal_editor_correct:
 * @self: an editor
 * @about: the goal
 *
 * Begins to put the goal in other words, after kith_goal_editor_resume().
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_goal_editor_correct (KithGoalEditor *self, const KithGoal *about)
{
  g_return_val_if_fail (KITH_IS_GOAL_EDITOR (self), FALSE);
  g_return_val_if_fail (self->draft != NULL && about != NULL, FALSE);

  self->adds_step = FALSE;
  return begin_about (self, kith_goal_form_new_correction (about, get_today (self)));
}

/**
 * kith_goal_editor_add_step:
 * @self: an editor
 * @about: the goal
 *
 * As kith_goal_editor_correct(), below the last step.
 *
 * Returns: %FALSE where something else is typed that is to be saved or discarded first
 */
gboolean
kith_goal_editor_add_step (KithGoalEditor *self, const KithGoal *about)
{
  if (!kith_goal_editor_correct (self, about))
    return FALSE;
  self->adds_step = TRUE;
  if (!kith_goal_form_is_changed (self->form) &&
      *kith_goal_form_get_text (self->form, KITH_GOAL_TEXT_STEPS) != '\0')
    {
      g_autofree char *text =
          g_strconcat (kith_goal_form_get_text (self->form, KITH_GOAL_TEXT_STEPS), "\n", NULL);

      self->filling = TRUE;
      kith_text_box_set_text (self->steps_box, text);
      self->filling = FALSE;
    }
  return TRUE;
}

/**
 * kith_goal_editor_follow:
 * @self: an editor
 * @goals: (element-type KithGoal): the person's, as they were read just now
 *
 * What is typed about one of them is written to it as it is now.
 */
void
kith_goal_editor_follow (KithGoalEditor *self, GPtrArray *goals)
{
  g_return_if_fail (KITH_IS_GOAL_EDITOR (self));

  if (self->form == NULL || kith_goal_form_get_goal (self->form) == 0)
    return;
  for (guint i = 0; i < goals->len; i++)
    {
      const KithGoal *goal = g_ptr_array_index (goals, i);

      if (goal->id == kith_goal_form_get_goal (self->form))
        kith_goal_form_follow (self->form, goal);
    }
}

/**
 * kith_goal_editor_flush:
 * @self: an editor
 *
 * What is typed is on the disk when this returns.
 */
void
kith_goal_editor_flush (KithGoalEditor *self)
{
  g_return_if_fail (KITH_IS_GOAL_EDITOR (self));

  if (self->draft != NULL)
    kith_draft_keeper_flush (self->draft);
}

/**
 * kith_goal_editor_save:
 * @self: an editor
 *
 * Writes it down, or goes to what is missing.
 */
void
kith_goal_editor_save (KithGoalEditor *self)
{
  g_autoptr (KithGoal) goal = NULL;
  g_autoptr (KithGoalEntry) entry = NULL;
  g_autoptr (KithGoalCommand) command = NULL;
  const char *sentence;
  KithGoalPart part;

  g_return_if_fail (KITH_IS_GOAL_EDITOR (self));

  if (self->form == NULL || self->writing)
    return;
  if (!kith_goal_form_check (self->form, get_today (self), &part, NULL))
    {
      gtk_widget_grab_focus (find_part (self, part));
      return;
    }
  goal = kith_goal_form_to_goal (self->form, self->person);
  entry = kith_goal_form_to_entry (self->form);
  switch (kith_goal_form_get_form (self->form))
    {
    case KITH_GOAL_FORM_NOTES:
      command = kith_goal_command_entry (goal->id, goal->version, entry);
      sentence = _ ("Written down how it is going.");
      break;
    case KITH_GOAL_FORM_CORRECTS:
      command = kith_goal_command_edit (goal);
      sentence = _ ("The goal is changed.");
      break;
    case KITH_GOAL_FORM_MAKES:
    default:
      command = kith_goal_command_make (goal, entry);
      sentence = _ ("The goal is written down.");
    }
  self->writing = TRUE;
  kith_plan_doing_goal (self->context, command, sentence, self, applied);
}

/**
 * kith_goal_editor_discard:
 * @self: an editor
 *
 * Throws away what is typed.
 */
void
kith_goal_editor_discard (KithGoalEditor *self)
{
  g_return_if_fail (KITH_IS_GOAL_EDITOR (self));

  if (self->form != NULL && !self->writing)
    finish (self, FALSE);
}
