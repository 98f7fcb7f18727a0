/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not said has no place here: an empty line would look like something that is missing. */

#include "goals/kith-hard-time-lines.h"

#include <glib/gi18n.h>

static void
add_label (GtkWidget *box, const char *text, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_css_classes (label, (const char **) css_classes);
  gtk_box_append (GTK_BOX (box), label);
}

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
  static const char *const small[] = { "caption-heading", "dim-label", NULL };
  static const char *const usual[] = { NULL };
  static const char *const quiet[] = { "caption", "dim-label", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *written = NULL;
  g_autofree char *facts = NULL;

  g_return_val_if_fail (words != NULL, box);

  for (guint i = 0; i < KITH_N_HARD_TIME_LINES; i++)
    if (words->lines[i] != NULL)
      {
        GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

        add_label (line, kith_hard_time_line_label ((KithHardTimeLine) i), small);
        add_label (line, words->lines[i], usual);
        gtk_box_append (GTK_BOX (box), line);
      }
  written = kith_hard_time_describe (words);
  /* Translators: when something was written down, and who sees it: the front desk too, or staff only */
  facts = words->seen_by == KITH_HARD_TIME_SEEN_BY_DESK
              ? g_strdup_printf (_ ("%s. The front desk sees it too."), written)
              : g_strdup_printf (_ ("%s. Only staff who may read the record see it."), written);
  add_label (box, facts, quiet);
  return box;
}
