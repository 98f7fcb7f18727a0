/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its draft holds the plan as it was too, so that what is left of it when it is found again needs no reading.
 */

#include "goals/kith-own-plan-form.h"

#include <glib/gi18n.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define DRAFT_ID "id"
#define DRAFT_VERSION "version"
#define DRAFT_DAY "day"
#define DRAFT_ACCOUNT "account"
#define DRAFT_BEFORE "before"
#define DRAFT_TEXTS "texts"
#define DRAFT_TOGETHER "together"
#define DRAFT_CHANGED "changed"

struct _KithOwnPlanForm
{
  KithOwnPlan *about;                 /* (owned) */
  char *texts[KITH_N_OWN_PLAN_TEXTS]; /* (owned) */
  gboolean together;
  gboolean changed;
};

/**
 * kith_own_plan_form_new:
 * @about: as it is stored, or a new one
 *
 * Returns: (transfer full): a form that says what it says
 */
KithOwnPlanForm *
kith_own_plan_form_new (const KithOwnPlan *about)
{
  KithOwnPlanForm *self;

  g_return_val_if_fail (about != NULL, NULL);

  self = g_new0 (KithOwnPlanForm, 1);
  self->about = kith_own_plan_copy (about);
  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    self->texts[i] = g_strdup (about->words[i] != NULL ? about->words[i] : "");
  self->texts[KITH_OWN_PLAN_TEXT_AGAIN] =
      about->next_day != KITH_DAY_NONE ? kith_day_format_iso (about->next_day) : g_strdup ("");
  self->texts[KITH_OWN_PLAN_TEXT_SIGNED] = g_strdup ("");
  return self;
}

/**
 * kith_own_plan_form_free:
 * @self: (transfer full): a form
 */
void
kith_own_plan_form_free (KithOwnPlanForm *self)
{
  kith_own_plan_free (self->about);
  for (guint i = 0; i < KITH_N_OWN_PLAN_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

/**
 * kith_own_plan_form_get_about:
 * @self: a form
 *
 * Returns: (transfer none): the plan as it was before anything was typed
 */
const KithOwnPlan *
kith_own_plan_form_get_about (const KithOwnPlanForm *self)
{
  return self->about;
}

/**
 * kith_own_plan_form_follow:
 * @self: a form
 * @about: the plan as it was read just now
 *
 * What is typed stays; it is written to the plan as it is now.
 */
void
kith_own_plan_form_follow (KithOwnPlanForm *self, const KithOwnPlan *about)
{
  kith_own_plan_free (self->about);
  self->about = kith_own_plan_copy (about);
}

/**
 * kith_own_plan_form_get_text:
 * @self: a form
 * @text: which
 *
 * Returns: (transfer none): as typed
 */
const char *
kith_own_plan_form_get_text (const KithOwnPlanForm *self, guint text)
{
  g_return_val_if_fail (text < KITH_N_OWN_PLAN_TEXTS, NULL);
  return self->texts[text];
}

/**
 * kith_own_plan_form_set_text:
 * @self: a form
 * @text: which
 * @value: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_own_plan_form_set_text (KithOwnPlanForm *self, guint text, const char *value)
{
  g_return_val_if_fail (text < KITH_N_OWN_PLAN_TEXTS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!kith_text_replace (&self->texts[text], value))
    return FALSE;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_own_plan_form_get_together:
 * @self: a form
 *
 * Returns: whether it is looked at together today
 */
gboolean
kith_own_plan_form_get_together (const KithOwnPlanForm *self)
{
  return self->together;
}

/**
 * kith_own_plan_form_set_together:
 * @self: a form
 * @together: whether it is looked at together today
 *
 * Returns: whether that changed anything
 */
gboolean
kith_own_plan_form_set_together (KithOwnPlanForm *self, gboolean together)
{
  if (self->together == together)
    return FALSE;
  self->together = together;
  self->changed = TRUE;
  return TRUE;
}

/**
 * kith_own_plan_form_is_changed:
 * @self: a form
 *
 * Returns: whether anything was typed or chosen in it
 */
gboolean
kith_own_plan_form_is_changed (const KithOwnPlanForm *self)
{
  return self->changed;
}

/* KITH_DAY_NONE where nothing is typed. */
static gboolean
read_again (const KithOwnPlanForm *self, KithDay *day, GError **error)
{
  g_autofree char *clean = kith_text_clean (self->texts[KITH_OWN_PLAN_TEXT_AGAIN], KITH_TEXT_LINE_MAX);

  *day = KITH_DAY_NONE;
  return *clean == '\0' || kith_day_parse (clean, day, error);
}

/**
 * kith_own_plan_form_check:
 * @self: a form
 * @today: the center's day
 * @text: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: whether it can be written down
 */
gboolean
kith_own_plan_form_check (const KithOwnPlanForm *self, KithDay today, guint *text, GError **error)
{
  g_autoptr (KithOwnPlan) plan = kith_own_plan_form_to_plan (self, today, "");
  guint problem = KITH_OWN_PLAN_TEXT_AGAIN;
  KithDay again;

  if (kith_own_plan_is_empty (plan))
    {
      problem = kith_plan_template_get_n_parts (plan->template) > 0
                    ? (guint) kith_plan_template_get_part (plan->template, 0).section
                    : 0;
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Write at least one line. Any part may stay empty."));
    }
  else if (read_again (self, &again, error))
    {
      if (again == KITH_DAY_NONE || again > today || again == self->about->next_day)
        return TRUE;
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("Choose a day after today on which to look at it again."));
    }
  if (text != NULL)
    *text = problem;
  return FALSE;
}

/**
 * kith_own_plan_form_to_plan:
 * @self: a form
 * @today: the center's day
 * @with: whoever types
 *
 * Where no words are other than before, it stays written down when and with whom it was.
 *
 * Returns: (transfer full): what is typed, cleaned
 */
KithOwnPlan *
kith_own_plan_form_to_plan (const KithOwnPlanForm *self, KithDay today, const char *with)
{
  KithOwnPlan *plan = kith_own_plan_copy (self->about);

  for (guint i = 0; i < KITH_N_PLAN_SECTIONS; i++)
    kith_own_plan_set (plan, (KithPlanSection) i, self->texts[i]);
  if (!kith_own_plan_says_same (plan, self->about))
    {
      plan->day = KITH_DAY_NONE;
      plan->account = 0;
    }
  read_again (self, &plan->next_day, NULL);
  if (self->together)
    kith_own_plan_review (plan, today, with, self->texts[KITH_OWN_PLAN_TEXT_SIGNED]);
  return plan;
}

/**
 * kith_own_plan_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): all of it
 */
GVariant *
kith_own_plan_form_to_draft (const KithOwnPlanForm *self)
{
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, DRAFT_ID, "x", self->about->id);
  g_variant_dict_insert (&draft, DRAFT_VERSION, "x", self->about->version);
  g_variant_dict_insert (&draft, DRAFT_DAY, "i", self->about->day);
  g_variant_dict_insert (&draft, DRAFT_ACCOUNT, "x", self->about->account);
  g_variant_dict_insert_value (&draft, DRAFT_BEFORE, kith_own_plan_to_content (self->about));
  g_variant_dict_insert_value (&draft, DRAFT_TEXTS,
                               g_variant_new_strv ((const char *const *) self->texts, KITH_N_OWN_PLAN_TEXTS));
  g_variant_dict_insert (&draft, DRAFT_TOGETHER, "b", self->together);
  g_variant_dict_insert (&draft, DRAFT_CHANGED, "b", self->changed);
  return g_variant_dict_end (&draft);
}

/**
 * kith_own_plan_form_from_draft:
 * @person: whose plan it is
 * @draft: what kith_own_plan_form_to_draft() gave
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL: it is no draft of a plan
 */
KithOwnPlanForm *
kith_own_plan_form_from_draft (gint64 person, GVariant *draft)
{
  g_autoptr (KithOwnPlan) about = kith_own_plan_new (person, KITH_PLAN_NONE);
  g_autoptr (GVariant) before = NULL;
  g_autofree const char **texts = NULL;
  g_autoptr (GVariant) all = NULL;
  KithOwnPlanForm *self;
  gsize n_texts = 0;

  g_return_val_if_fail (draft != NULL, NULL);

  before = g_variant_lookup_value (draft, DRAFT_BEFORE, G_VARIANT_TYPE_VARDICT);
  all = g_variant_lookup_value (draft, DRAFT_TEXTS, G_VARIANT_TYPE_STRING_ARRAY);
  if (before == NULL || all == NULL || !kith_own_plan_take_content (about, before, NULL))
    return NULL;
  texts = g_variant_get_strv (all, &n_texts);
  if (n_texts != KITH_N_OWN_PLAN_TEXTS || kith_plan_template_get_n_parts (about->template) == 0)
    return NULL;
  g_variant_lookup (draft, DRAFT_ID, "x", &about->id);
  g_variant_lookup (draft, DRAFT_VERSION, "x", &about->version);
  g_variant_lookup (draft, DRAFT_DAY, "i", &about->day);
  g_variant_lookup (draft, DRAFT_ACCOUNT, "x", &about->account);
  self = kith_own_plan_form_new (about);
  for (guint i = 0; i < KITH_N_OWN_PLAN_TEXTS; i++)
    kith_text_replace (&self->texts[i], texts[i]);
  g_variant_lookup (draft, DRAFT_TOGETHER, "b", &self->together);
  g_variant_lookup (draft, DRAFT_CHANGED, "b", &self->changed);
  return self;
}
