/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps and milestones are typed as lines; what they were is kept beside them, so that one that was done
 * stays done. */

#include "goals/kith-goal-form.h"

#include "base/kith-text.h"
#include "goals/kith-goal-lines.h"

#define DRAFT_GOAL "goal"
#define DRAFT_VERSION "version"
#define DRAFT_SET "set"
#define DRAFT_CORRECTS "corrects"
#define DRAFT_AREA "area"
#define DRAFT_STATE "state"
#define DRAFT_STEPS "steps"
#define DRAFT_MILESTONES "milestones"
#define DRAFT_TEXTS "texts"
#define DRAFT_CHANGED "changed"

struct _KithGoalForm
{
  gint64 goal;
  gint64 version;
  KithDay set; /* since when the goal is theirs that this is about */
  gboolean corrects;
  KithGoalArea area;
  KithGoalState state;
  GPtrArray *steps;               /* (owned) (element-type KithGoalMark): as they are */
  GPtrArray *milestones;          /* (owned) (element-type KithGoalMark): as they are */
  char *texts[KITH_N_GOAL_TEXTS]; /* (owned) */
  gboolean changed;
};

/**
 * kith_goal_form_new:
 * @today: the center's day, on which it is set unless another is typed
 *
 * Returns: (transfer full): a goal without words yet
 */
KithGoalForm *
kith_goal_form_new (KithDay today)
{
  KithGoalForm *self = g_new0 (KithGoalForm, 1);

  self->set = KITH_DAY_NONE;
  self->state = KITH_GOAL_GOING;
  self->steps = kith_goal_marks_new ();
  self->milestones = kith_goal_marks_new ();
  for (guint i = 0; i < KITH_N_GOAL_TEXTS; i++)
    self->texts[i] = i == KITH_GOAL_TEXT_DAY ? kith_day_format_iso (today) : g_strdup ("");
  return self;
}

/**
 * kith_goal_form_new_note:
 * @about: the goal
 * @today: the center's day, on which it was unless another is typed
 *
 * It begins where the goal stands.
 *
 * Returns: (transfer full): how it goes with it
 */
KithGoalForm *
kith_goal_form_new_note (const KithGoal *about, KithDay today)
{
  KithGoalForm *self = kith_goal_form_new (today);

  kith_goal_form_follow (self, about);
  self->state = about->state;
  kith_text_replace (&self->texts[KITH_GOAL_TEXT_WORDS], about->words);
  return self;
}

static void
take_lines (char **text, GPtrArray *marks)
{
  g_free (*text);
  *text = kith_goal_lines_from_marks (marks);
}

/**
 * kith_goal_form_new_correction:
 * @about: the goal
 * @today: the center's day
 *
 * Returns: (transfer full): the goal as it is, to be put in other words or given other steps
 */
KithGoalForm *
kith_goal_form_new_correction (const KithGoal *about, KithDay today)
{
  KithGoalForm *self = kith_goal_form_new_note (about, today);

  self->corrects = TRUE;
  self->area = about->area;
  take_lines (&self->texts[KITH_GOAL_TEXT_STEPS], about->steps);
  take_lines (&self->texts[KITH_GOAL_TEXT_MILESTONES], about->milestones);
  if (about->target_day != KITH_DAY_NONE)
    {
      g_free (self->texts[KITH_GOAL_TEXT_TARGET]);
      self->texts[KITH_GOAL_TEXT_TARGET] = kith_day_format_iso (about->target_day);
    }
  return self;
}

/**
 * kith_goal_form_free:
 * @self: (transfer full): a form
 */
void
kith_goal_form_free (KithGoalForm *self)
{
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->milestones);
  for (guint i = 0; i < KITH_N_GOAL_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/**
 * kith_goal_form_get_form:
 * @self: a form
 *
 * Returns: what of a goal is typed
 */
KithGoalFormKind
kith_goal_form_get_form (const KithGoalForm *self)
{
  if (self->goal == 0)
    return KITH_GOAL_FORM_MAKES;
  return self->corrects ? KITH_GOAL_FORM_CORRECTS : KITH_GOAL_FORM_NOTES;
}

/**
 * kith_goal_form_get_goal:
 * @self: a form
 *
 * Returns: which goal it is about, 0 for one that is being set
 */
gint64
kith_goal_form_get_goal (const KithGoalForm *self)
{
  return self->goal;
}

/**
 * kith_goal_form_follow:
 * @self: a form
 * @about: the goal as it was read just now
 *
 * Whoever types has it before them as it is; a step that was done meanwhile stays done.
 */
void
kith_goal_form_follow (KithGoalForm *self, const KithGoal *about)
{
  self->goal = about->id;
  self->version = about->version;
  self->set = about->day;
  g_ptr_array_unref (self->steps);
  self->steps = kith_goal_marks_copy (about->steps);
  g_ptr_array_unref (self->milestones);
  self->milestones = kith_goal_marks_copy (about->milestones);
}

/**
 * kith_goal_form_get_area:
 * @self: a form
 *
 * Returns: what part of life it is about
 */
KithGoalArea
kith_goal_form_get_area (const KithGoalForm *self)
{
  return self->area;
}

/**
 * kith_goal_form_set_area:
 * @self: a form
 * @area: what part of life it is about
 *
 * Returns: whether that changed anything
 */
gboolean
kith_goal_form_set_area (KithGoalForm *self, KithGoalArea area)
{
  if (self->area == area)
    return FALSE;
  self->area = area;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_goal_form_get_state:
 * @self: a form
 *
 * Returns: how it stands with it
 */
KithGoalState
kith_goal_form_get_state (const KithGoalForm *self)
{
  return self->state;
}

/**
 * kith_goal_form_set_state:
 * @self: a form
 * @state: how it stands with it
 *
 * Returns: whether that changed anything
 */
gboolean
kith_goal_form_set_state (KithGoalForm *self, KithGoalState state)
{
  if (self->state == state)
    return FALSE;
  self->state = state;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_goal_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): as typed
 */
const char *
kith_goal_form_get_text (const KithGoalForm *self, KithGoalText text)
{
  g_return_val_if_fail (text < KITH_N_GOAL_TEXTS, NULL);
  return self->texts[text];
}

/**
 * kith_goal_form_set_text:
 * @self: a form
 * @text: which
 * @value: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_goal_form_set_text (KithGoalForm *self, KithGoalText text, const char *value)
{
  g_return_val_if_fail (text < KITH_N_GOAL_TEXTS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!kith_text_replace (&self->texts[text], value))
    return FALSE;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_goal_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything was typed or chosen in it
 */
gboolean
kith_goal_form_is_changed (const KithGoalForm *self)
{
  return self->changed;
}

static KithDay
read_day (const char *typed)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  return kith_day_parse (clean, &day, NULL) ? day : KITH_DAY_NONE;
}

static gboolean
check_day (const char *typed, KithGoalPart at, KithGoalPart *part, GError **error)
{
  g_autofree char *clean = kith_text_clean (typed, KITH_TEXT_LINE_MAX);
  KithDay day;

  if (*clean == '\0' || kith_day_parse (clean, &day, error))
    return TRUE;
  if (part != NULL)
    *part = at;
  return FALSE;
}

/**
 * kith_goal_form_check:
 * @self: a form
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: whether it can be written down
 */
gboolean
kith_goal_form_check (const KithGoalForm *self, KithDay today, KithGoalPart *part, GError **error)
{
  KithGoalFormKind what = kith_goal_form_get_form (self);
  KithGoalPart day = what == KITH_GOAL_FORM_MAKES ? KITH_GOAL_PART_DAY : KITH_GOAL_PART_ENTRY_DAY;
  g_autoptr (KithGoal) goal = kith_goal_form_to_goal (self, 0);
  g_autoptr (KithGoalEntry) entry = kith_goal_form_to_entry (self);

  if (what != KITH_GOAL_FORM_NOTES &&
      (!check_day (self->texts[KITH_GOAL_TEXT_TARGET], KITH_GOAL_PART_TARGET, part, error) ||
       !kith_goal_check (goal, today, part, error)))
    return FALSE;
  return what == KITH_GOAL_FORM_CORRECTS || (check_day (self->texts[KITH_GOAL_TEXT_DAY], day, part, error) &&
                                             kith_goal_check_entry (goal, entry, today, part, error));
}

/**
 * kith_goal_form_to_goal:
 * @self: a form
 * @person: whose it is
 *
 * Returns: (transfer full): what is typed of the goal itself, cleaned
 */
KithGoal *
kith_goal_form_to_goal (const KithGoalForm *self, gint64 person)
{
  KithGoal *goal = kith_goal_new (person);

  goal->id = self->goal;
  goal->version = self->version;
  goal->area = self->area;
  goal->state = self->state;
  goal->day = self->goal != 0 ? self->set : read_day (self->texts[KITH_GOAL_TEXT_DAY]);
  goal->target_day = read_day (self->texts[KITH_GOAL_TEXT_TARGET]);
  goal->words = g_strdup (self->texts[KITH_GOAL_TEXT_WORDS]);
  g_ptr_array_unref (goal->steps);
  goal->steps = kith_goal_lines_to_marks (self->texts[KITH_GOAL_TEXT_STEPS], self->steps);
  g_ptr_array_unref (goal->milestones);
  goal->milestones = kith_goal_lines_to_marks (self->texts[KITH_GOAL_TEXT_MILESTONES], self->milestones);
  kith_goal_clean (goal);
  return goal;
}

/**
 * kith_goal_form_to_entry:
 * @self: a form
 *
 * Returns: (transfer full): what is typed of how it goes, cleaned
 */
KithGoalEntry *
kith_goal_form_to_entry (const KithGoalForm *self)
{
  KithGoalEntry *entry = kith_goal_entry_new (self->state);

  entry->day = read_day (self->texts[KITH_GOAL_TEXT_DAY]);
  entry->words = g_strdup (self->texts[KITH_GOAL_TEXT_SAID]);
  kith_goal_entry_clean (entry);
  return entry;
}

/**
 * kith_goal_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what is typed
 */
GVariant *
kith_goal_form_to_draft (const KithGoalForm *self)
{
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, DRAFT_GOAL, "x", self->goal);
  g_variant_dict_insert (&draft, DRAFT_VERSION, "x", self->version);
  g_variant_dict_insert (&draft, DRAFT_SET, "i", self->set);
  g_variant_dict_insert (&draft, DRAFT_CORRECTS, "b", self->corrects);
  g_variant_dict_insert (&draft, DRAFT_AREA, "i", (gint32) self->area);
  g_variant_dict_insert (&draft, DRAFT_STATE, "i", (gint32) self->state);
  g_variant_dict_insert_value (&draft, DRAFT_STEPS, kith_goal_marks_to_content (self->steps));
  g_variant_dict_insert_value (&draft, DRAFT_MILESTONES, kith_goal_marks_to_content (self->milestones));
  g_variant_dict_insert_value (&draft, DRAFT_TEXTS,
                               g_variant_new_strv ((const char *const *) self->texts, KITH_N_GOAL_TEXTS));
  g_variant_dict_insert (&draft, DRAFT_CHANGED, "b", self->changed);
  return g_variant_dict_end (&draft);
}

static void
take_marks (GVariant *draft, const char *key, GPtrArray *marks)
{
  g_autoptr (GVariant) all = g_variant_lookup_value (draft, key, G_VARIANT_TYPE (KITH_GOAL_MARK_TYPE));

  if (all == NULL)
    return;
  g_ptr_array_set_size (marks, 0);
  kith_goal_marks_take_content (marks, all);
}

/**
 * kith_goal_form_take_draft:
 * @self: a form
 * @draft: what kith_goal_form_to_draft() made
 *
 * Goes on where it was left; what cannot be read of it stays as it is.
 */
void
kith_goal_form_take_draft (KithGoalForm *self, GVariant *draft)
{
  g_auto (GStrv) texts = NULL;
  gint32 number;

  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT));

  g_variant_lookup (draft, DRAFT_GOAL, "x", &self->goal);
  g_variant_lookup (draft, DRAFT_VERSION, "x", &self->version);
  g_variant_lookup (draft, DRAFT_SET, "i", &self->set);
  g_variant_lookup (draft, DRAFT_CORRECTS, "b", &self->corrects);
  g_variant_lookup (draft, DRAFT_CHANGED, "b", &self->changed);
  if (g_variant_lookup (draft, DRAFT_AREA, "i", &number))
    self->area = (KithGoalArea) number;
  if (g_variant_lookup (draft, DRAFT_STATE, "i", &number) &&
      kith_goal_state_is_known ((KithGoalState) number))
    self->state = (KithGoalState) number;
  take_marks (draft, DRAFT_STEPS, self->steps);
  take_marks (draft, DRAFT_MILESTONES, self->milestones);
  if (!g_variant_lookup (draft, DRAFT_TEXTS, "^as", &texts))
    return;
  for (guint i = 0; texts[i] != NULL && i < KITH_N_GOAL_TEXTS; i++)
    kith_text_replace (&self->texts[i], texts[i]);
}
