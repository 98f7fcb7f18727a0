/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label that may break anywhere finds out how narrow it can be by setting each letter by itself, which
 * takes longer than all else of a page; so the narrowest is given here. */

#include "shared/kith-paragraph.h"

#define N_CHARS 12
/* Enough to see a strong letter, few enough to cost nothing. */
#define DIRECTION_CHARS 64

/**
 * kith_paragraph_new:
 * @text: what it says, never markup
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that breaks its lines
 */
GtkWidget *
kith_paragraph_new (const char *text, const char *css_class)
{
  GtkWidget *self = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                  PANGO_WRAP_WORD_CHAR, "width-chars", N_CHARS, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (self, css_class);
  return self;
}

/**
 * kith_paragraph_new_said:
 * @text: somebody's words
 * @css_class: (nullable): how it looks
 *
 * They begin where their script does, whichever way the window runs, and can be copied.
 *
 * Returns: (transfer floating): a label that breaks its lines
 */
GtkWidget *
kith_paragraph_new_said (const char *text, const char *css_class)
{
  GtkWidget *self = kith_paragraph_new (text, css_class);
  g_autofree char *beginning = g_utf8_substring (text, 0, MIN (DIRECTION_CHARS, g_utf8_strlen (text, -1)));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self, beginning);
  PangoDirection direction = pango_layout_get_direction (layout, 0);

  gtk_label_set_selectable (GTK_LABEL (self), TRUE);
  if (direction == PANGO_DIRECTION_RTL)
    gtk_widget_set_direction (self, GTK_TEXT_DIR_RTL);
  else if (direction == PANGO_DIRECTION_LTR)
    gtk_widget_set_direction (self, GTK_TEXT_DIR_LTR);
  return self;
}
