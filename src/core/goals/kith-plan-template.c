/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be written down in each kind of plan, and what is asked for it. */

#include "goals/kith-plan-template.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"

static const KithNamed template_names[] = {
#define TEMPLATE(symbol, number, code, label, title) { number, code, label },
  KITH_PLAN_TEMPLATES (TEMPLATE)
#undef TEMPLATE
      { 0 },
};

static const char *const section_codes[] = {
#define SECTION(symbol, code) code,
  KITH_PLAN_SECTIONS (SECTION)
#undef SECTION
};

#define PEOPLE                                                                                               \
  {                                                                                                          \
    KITH_PLAN_SECTION_PEOPLE, N_ ("People I can call"),                                                      \
        N_ ("Whom can you call or meet, and how do you reach them?")                                         \
  }
#define OTHERS                                                                                               \
  {                                                                                                          \
    KITH_PLAN_SECTION_OTHERS, N_ ("What I would like from others"),                                          \
        N_ ("What may others say or do, and what would you rather they left?")                               \
  }

static const KithPlanPart wellness[] = {
  { KITH_PLAN_SECTION_STRENGTHS, N_ ("What I am good at"),
    N_ ("What are you good at? What have you come through before, and what did it take?") },
  { KITH_PLAN_SECTION_DAILY, N_ ("What does me good every day"),
    N_ ("Which small things keep your days steady: sleep, food, people, getting outside?") },
  { KITH_PLAN_SECTION_HELPS, N_ ("What helps on a hard day"), N_ ("What has helped before, even a little?") },
  { KITH_PLAN_SECTION_HARDER, N_ ("What makes it harder"),
    N_ ("Which times, places or things weigh on you?") },
  { KITH_PLAN_SECTION_SIGNS, N_ ("Early signs"),
    N_ ("How do you, or people close to you, notice that it is getting harder?") },
  { KITH_PLAN_SECTION_FIRST, N_ ("What I do then"),
    N_ ("What would you like to do first when you notice that?") },
  PEOPLE,
  OTHERS,
};

static const KithPlanPart stress[] = {
  { KITH_PLAN_SECTION_HARDER, N_ ("What weighs on me"),
    N_ ("What is too much right now? What comes back again and again?") },
  { KITH_PLAN_SECTION_SIGNS, N_ ("Early signs"),
    N_ ("What do you feel, think or do when it begins to be too much?") },
  { KITH_PLAN_SECTION_STRENGTHS, N_ ("What I am good at"),
    N_ ("What has carried you through times like this before?") },
  { KITH_PLAN_SECTION_HELPS, N_ ("What eases it"), N_ ("What calms you in a minute, and what in an hour?") },
  { KITH_PLAN_SECTION_LESS, N_ ("What I can put down or share"),
    N_ ("What can wait, be smaller, or be done together with somebody?") },
  PEOPLE,
  OTHERS,
};

static const KithPlanPart relapse[] = {
  { KITH_PLAN_SECTION_REASONS, N_ ("What I do it for"),
    N_ ("What is better for you now? What would you like to keep?") },
  { KITH_PLAN_SECTION_STRENGTHS, N_ ("What I am good at"), N_ ("What has brought you as far as this?") },
  { KITH_PLAN_SECTION_HELPS, N_ ("What keeps me on my way"),
    N_ ("What helps on ordinary days: groups, people, places, things to do?") },
  { KITH_PLAN_SECTION_HARDER, N_ ("What pulls me back"),
    N_ ("Which places, feelings, dates or company make it harder?") },
  { KITH_PLAN_SECTION_SIGNS, N_ ("Early signs"), N_ ("What changes first, days or weeks before?") },
  { KITH_PLAN_SECTION_FIRST, N_ ("What I do when it pulls"), N_ ("What gets you through the next hour?") },
  PEOPLE,
  OTHERS,
  { KITH_PLAN_SECTION_SETBACK, N_ ("After a setback"),
    N_ ("A setback takes nothing away from what you have done. What would you do first, who may know, and "
        "what "
        "keeps you safe?") },
};

/* (nullable) */
static const KithPlanPart *
find_parts (KithPlanTemplate template, guint *n_parts)
{
  switch (template)
    {
    case KITH_PLAN_WELLNESS:
      *n_parts = G_N_ELEMENTS (wellness);
      return wellness;
    case KITH_PLAN_STRESS:
      *n_parts = G_N_ELEMENTS (stress);
      return stress;
    case KITH_PLAN_RELAPSE:
      *n_parts = G_N_ELEMENTS (relapse);
      return relapse;
    case KITH_PLAN_NONE:
    default:
      *n_parts = 0;
      return NULL;
    }
}

/**
 * kith_plan_template_code:
 * @template: what a plan is for
 *
 * Returns: (transfer none): its permanent code; "unknown" for one of a newer Kith
 */
const char *
kith_plan_template_code (KithPlanTemplate template)
{
  const KithNamed *row = kith_named_find (template_names, (int) template);

  return row != NULL ? row->code : "unknown";
}

/**
 * kith_plan_template_label:
 * @template: what a plan is for
 *
 * Returns: (transfer none): what staff call it
 */
const char *
kith_plan_template_label (KithPlanTemplate template)
{
  const KithNamed *row = kith_named_find (template_names, (int) template);

  return row != NULL ? _ (row->label) : _ ("Another Plan");
}

/**
 * kith_plan_template_title:
 * @template: what a plan is for
 *
 * On paper, which may be lost, it says no more than that.
 *
 * Returns: (transfer none): what the person calls it
 */
const char *
kith_plan_template_title (KithPlanTemplate template)
{
  switch (template)
    {
#define TEMPLATE(symbol, number, code, label, title)                                                         \
  case KITH_PLAN_##symbol:                                                                                   \
    return _ (title);
      KITH_PLAN_TEMPLATES (TEMPLATE)
#undef TEMPLATE
    case KITH_PLAN_NONE:
    default:
      return _ ("My plan");
    }
}

/**
 * kith_plan_template_parse:
 * @code: a permanent code
 * @template: (out): what a plan is for
 * @error: %KITH_ERROR_USAGE with the codes there are
 *
 * Returns: whether it is one
 */
gboolean
kith_plan_template_parse (const char *code, KithPlanTemplate *template, GError **error)
{
  g_autofree char *codes = NULL;
  int number;

  g_return_val_if_fail (code != NULL && template != NULL, FALSE);

  if (kith_named_parse (template_names, code, &number))
    {
      *template = (KithPlanTemplate) number;
      return TRUE;
    }
  codes = kith_named_list_codes (template_names);
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is not one of: %s."), code, codes);
  return FALSE;
}

/**
 * kith_plan_template_get_n_parts:
 * @template: what a plan is for
 *
 * Returns: how many parts it has
 */
guint
kith_plan_template_get_n_parts (KithPlanTemplate template)
{
  guint n_parts;

  find_parts (template, &n_parts);
  return n_parts;
}

/**
 * kith_plan_template_get_part:
 * @template: what a plan is for
 * @index: below kith_plan_template_get_n_parts()
 *
 * Returns: one of its parts
 */
KithPlanPart
kith_plan_template_get_part (KithPlanTemplate template, guint index)
{
  guint n_parts;
  const KithPlanPart *parts = find_parts (template, &n_parts);

  g_assert (index < n_parts);
  return (KithPlanPart){ parts[index].section, _ (parts[index].heading), _ (parts[index].question) };
}

/**
 * kith_plan_template_has:
 * @template: what a plan is for
 * @section: what something is about
 *
 * Returns: whether that is asked in such a plan
 */
gboolean
kith_plan_template_has (KithPlanTemplate template, KithPlanSection section)
{
  guint n_parts;
  const KithPlanPart *parts = find_parts (template, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i].section == section)
      return TRUE;
  return FALSE;
}

/**
 * kith_plan_section_code:
 * @section: what something is about
 *
 * Returns: (transfer none): its permanent code
 */
const char *
kith_plan_section_code (KithPlanSection section)
{
  g_return_val_if_fail (section < KITH_N_PLAN_SECTIONS, "unknown");

  return section_codes[section];
}
