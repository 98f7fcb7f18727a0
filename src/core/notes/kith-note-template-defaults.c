/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings that ask for what somebody did and wants, not for what is wrong with them. Of the two empty lines
 * under each, one is to write on, and one stays between. */

#include "notes/kith-note-template-defaults.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *name;
  const char *text;
} defaults[] = {
  /* Translators: of each, a name and the headings that somebody writes under. */
  { N_ ("Companionship visit"),
    N_ ("What we did together:\n\n\n"
        "What they enjoyed, or what did them good:\n\n\n"
        "What they would like next:") },
  { N_ ("After a hard day"),
    N_ ("What they told me, in their words:\n\n\n"
        "What helped:\n\n\n"
        "Who is there for them, and whom they would like to call:\n\n\n"
        "What we agreed on:") },
  { N_ ("Accompanying to an office"),
    N_ ("Where we went, and what they wanted to get done:\n\n\n"
        "What they did and said there:\n\n\n"
        "How it came out:\n\n\n"
        "What comes next, by when, and who does it:") },
  { N_ ("Getting to know each other"),
    N_ ("What brings them here:\n\n\n"
        "What they are good at, and what they like:\n\n\n"
        "What they hope for:\n\n\n"
        "How they would like to be supported, and what they would rather not have:") },
};
/* clang-format on */

/**
 * kith_note_template_defaults_get:
 * @index: from 0
 * @name: (out) (transfer none): its name
 * @text: (out) (transfer none): what it says
 *
 * Returns: whether there is one
 */
gboolean
kith_note_template_defaults_get (guint index, const char **name, const char **text)
{
  g_return_val_if_fail (name != NULL && text != NULL, FALSE);

  if (index >= G_N_ELEMENTS (defaults))
    return FALSE;
  *name = _ (defaults[index].name);
  *text = _ (defaults[index].text);
  return TRUE;
}
