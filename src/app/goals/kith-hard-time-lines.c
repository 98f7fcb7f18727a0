/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines as they were said, and who sees them. */

#include "goals/kith-hard-time-lines.h"

#include <glib/gi18n.h>

#include "goals/kith-said-lines.h"

/**
 * kith_hard_time_lines_new:
 * @words: what somebody wrote
 *
 * Returns: (transfer floating): each line under what it is about, then who sees it and with whom it was
 *   written down
 */
GtkWidget *
kith_hard_time_lines_new (const KithHardTime *words)
{
  GtkWidget *box = kith_said_lines_new ();
  g_autofree char *written = NULL;
  g_autofree char *facts = NULL;

  g_return_val_if_fail (words != NULL, box);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    kith_said_lines_add (box, kith_hard_time_line_label ((KithHardTimeLine) i), words->lines[i]);
  written = kith_hard_time_describe (words);
  /* Translators: when something was written down, and who sees it: the front desk too, or staff only */
  facts = words->seen_by == KITH_HARD_TIME_SEEN_BY_DESK
              ? g_strdup_printf (_ ("%s. The front desk sees it too."), written)
              : g_strdup_printf (_ ("%s. Only staff who may read the record see it."), written);
  kith_said_lines_add_facts (box, facts);
  return box;
}
