/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not said has no place here: an empty line would look like something that is missing. */

#include "goals/kith-said-lines.h"

#include "shared/kith-paragraph.h"

static void
add_label (GtkWidget *box, const char *text, const char *const *css_classes)
{
  GtkWidget *label = kith_paragraph_new (text, NULL);

  gtk_widget_set_css_classes (label, (const char **) css_classes);
  gtk_box_append (GTK_BOX (box), label);
}

/**
 * kith_said_lines_new:
 *
 * Returns: (transfer floating): a box to which lines are added
 */
GtkWidget *
kith_said_lines_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
}

/**
 * kith_said_lines_add:
 * @lines: a box of kith_said_lines_new()
 * @about: what the words are about
 * @words: (nullable): what somebody said
 *
 * Adds the words under what they are about; nothing where nothing was said.
 */
void
kith_said_lines_add (GtkWidget *lines, const char *about, const char *words)
{
  static const char *const small[] = { "caption-heading", "dim-label", NULL };
  static const char *const usual[] = { NULL };
  GtkWidget *line;

  g_return_if_fail (GTK_IS_BOX (lines) && about != NULL);

  if (words == NULL)
    return;
  line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  add_label (line, about, small);
  add_label (line, words, usual);
  gtk_box_append (GTK_BOX (lines), line);
}

/**
 * kith_said_lines_add_facts:
 * @lines: a box of kith_said_lines_new()
 * @facts: (nullable): what is to be known about the words, quietly
 */
void
kith_said_lines_add_facts (GtkWidget *lines, const char *facts)
{
  static const char *const quiet[] = { "caption", "dim-label", NULL };

  g_return_if_fail (GTK_IS_BOX (lines));

  if (facts != NULL)
    add_label (lines, facts, quiet);
}
