/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings that ask for what somebody did and wants, not for what is wrong with them; an empty line to write
 * on follows each but the last. */

#include "notes/kith-note-template-defaults.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *text;
} defaults[] = {
  { N_ ("Companionship visit"),
    /* Translators: headings that somebody writes under; an empty line follows each but the last. */
    N_ ("What we did together:\n\nWhat they enjoyed, or what did them good:\n\nWhat they would like next:") },
  { N_ ("After a hard day"),
    N_ ("What they told me, in their words:\n\nWhat helped:\n\nWho is there for them, and whom they would "
        "like to call:\n\nWhat we agreed on:") },
  { N_ ("Accompanying to an office"),
    N_ ("Where we went, and what they wanted to get done:\n\nWhat they did and said there:\n\nHow it came "
        "out:\n\nWhat comes next, by when, and who does it:") },
  { N_ ("Getting to know each other"),
    N_ ("What brings them here:\n\nWhat they are good at, and what they like:\n\nWhat they hope for:\n\nHow "
        "they would like to be supported, and what they would rather not have:") },
};

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
