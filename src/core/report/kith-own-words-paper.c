/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large, and with no name on it, neither theirs nor the center's: it may be carried in a pocket, and lost. */

#include "report/kith-own-words-paper.h"

#include <glib/gi18n-lib.h>

#include "report/kith-flow.h"

#define TITLE_SIZE 24
#define HEADING_SIZE 14
#define WORDS_SIZE 18
#define SMALL_SIZE 10
#define GAP 14

static KithFlow *
begin (const char *title)
{
  KithFlow *flow = kith_flow_new ();

  kith_flow_add_text (flow, title, TITLE_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  return flow;
}

/* What says nothing is left out. */
static void
add_words (KithFlow *flow, const char *heading, const char *words)
{
  if (words == NULL)
    return;
  kith_flow_add_space (flow, GAP);
  kith_flow_add_text (flow, heading, HEADING_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
  kith_flow_add_text (flow, words, WORDS_SIZE, KITH_FLOW_USUAL);
}

static void
add_day (KithFlow *flow, KithDay day)
{
  g_autofree char *long_day = NULL;
  g_autofree char *text = NULL;

  if (day == KITH_DAY_NONE)
    return;
  long_day = kith_day_format_long (day);
  /* Translators: %s is a day */
  text = g_strdup_printf (_ ("In my own words, %s"), long_day);
  kith_flow_add_space (flow, GAP);
  kith_flow_add_text (flow, text, SMALL_SIZE, KITH_FLOW_USUAL);
}

static KithDocument *
finish (KithFlow *flow, const char *title, gint64 person, const KithPaper *paper)
{
  KithDocument *document = kith_document_new (KITH_RELEASE_TO_PERSON, title, paper);

  kith_document_set_about (document, person, KITH_SCOPE_PLANS);
  kith_flow_to_pages (flow, document, paper, FALSE);
  return document;
}

/**
 * kith_hard_time_paper_new:
 * @words: what the person wrote; lines that say nothing are left out
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages; they need a release of %KITH_RELEASE_TO_PERSON
 */
KithDocument *
kith_hard_time_paper_new (const KithHardTime *words, const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = NULL;

  g_return_val_if_fail (words != NULL && words->person > 0 && paper != NULL, NULL);

  flow = begin (_ ("If I’m having a hard time"));
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    add_words (flow, kith_hard_time_line_label ((KithHardTimeLine) i), words->lines[i]);
  add_day (flow, words->day);
  return finish (flow, _ ("If I’m having a hard time"), words->person, paper);
}

/**
 * kith_own_plan_paper_new:
 * @plan: what the person wrote; parts that say nothing are left out
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages; they need a release of %KITH_RELEASE_TO_PERSON
 */
KithDocument *
kith_own_plan_paper_new (const KithOwnPlan *plan, const KithPaper *paper)
{
  const char *title;
  g_autoptr (KithFlow) flow = NULL;

  g_return_val_if_fail (plan != NULL && plan->person > 0 && paper != NULL, NULL);

  title = kith_plan_template_title (plan->template);
  flow = begin (title);
  for (guint i = 0; i < kith_plan_template_get_n_parts (plan->template); i++)
    {
      const KithPlanPart part = kith_plan_template_get_part (plan->template, i);

      add_words (flow, part.heading, plan->words[part.section]);
    }
  add_day (flow, MAX (plan->day, plan->reviewed_day));
  return finish (flow, title, plan->person, paper);
}
