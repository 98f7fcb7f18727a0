/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large, and with no name on it, neither theirs nor the center's: it may be carried in a pocket, and lost. */

#include "report/kith-hard-time-paper.h"

#include <glib/gi18n-lib.h>

#include "report/kith-flow.h"

#define TITLE_SIZE 24
#define HEADING_SIZE 14
#define WORDS_SIZE 18
#define SMALL_SIZE 10
#define GAP 14

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
  g_autoptr (KithFlow) flow = kith_flow_new ();
  g_autofree char *day = NULL;
  KithDocument *document;

  g_return_val_if_fail (words != NULL && words->person > 0 && paper != NULL, NULL);

  kith_flow_add_text (flow, _ ("If I’m having a hard time"), TITLE_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    if (words->lines[i] != NULL)
      {
        kith_flow_add_space (flow, GAP);
        kith_flow_add_text (flow, kith_hard_time_line_label ((KithHardTimeLine) i), HEADING_SIZE,
                            KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
        kith_flow_add_text (flow, words->lines[i], WORDS_SIZE, KITH_FLOW_USUAL);
      }
  if (words->day != KITH_DAY_NONE)
    {
      g_autofree char *long_day = kith_day_format_long (words->day);

      /* Translators: %s is a day */
      day = g_strdup_printf (_ ("In my own words, %s"), long_day);
      kith_flow_add_space (flow, GAP);
      kith_flow_add_text (flow, day, SMALL_SIZE, KITH_FLOW_USUAL);
    }
  document = kith_document_new (KITH_RELEASE_TO_PERSON, _ ("If I’m having a hard time"), paper);
  kith_document_set_about (document, words->person, KITH_SCOPE_PLANS);
  kith_flow_to_pages (flow, document, paper, FALSE);
  return document;
}
