/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whoever reads a number from a bad copy, digit by digit, loses their place where it is parted. So no line
 * ends within one, not at its hyphens and not at its spaces; one that is wider than the paper is made
 * smaller.
 */

#include "report/kith-handout-number.h"

#include <string.h>

/* Of the letters' size. */
#define DIGIT_SPACING 0.035
#define SMALLEST_SHARE 0.5
/* Shorter rows of digits are read as they are. */
#define LONG_ROW 7
#define LAST_DIGITS 4
#define DIGITS 3
/* U+2066 and U+2069. */
#define ISOLATE "\342\201\246"
#define END_ISOLATE "\342\201\251"

/* A word, or a number with all its parts. */
typedef struct
{
  const char *start;
  const char *end;
  gboolean is_number;
} Run;

static gboolean
has_digit (const char *from, const char *until)
{
  for (; from < until; from++)
    if (g_ascii_isdigit (*from))
      return TRUE;
  return FALSE;
}

static const char *
word_end (const char *at)
{
  return at + strcspn (at, " \n");
}

/* The run at or behind @at. "1-800 555 0100" is one; a comma, a semicolon or a slash ends it too. */
static gboolean
find_run (const char *at, Run *run)
{
  run->start = at + strspn (at, " \n");
  run->end = word_end (run->start);
  run->is_number = has_digit (run->start, run->end);
  while (run->is_number && *run->end == ' ' && strchr (",;/", run->end[-1]) == NULL)
    {
      const char *next = run->end + strspn (run->end, " ");

      if (!has_digit (next, word_end (next)))
        break;
      run->end = word_end (next);
    }
  return run->start < run->end;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize from, gsize until)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) until;
  pango_attr_list_insert (list, attribute);
}

static void
keep_numbers (PangoLayout *layout, double size)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  const char *text = pango_layout_get_text (layout);
  Run run;

  for (const char *at = text; find_run (at, &run); at = run.end)
    {
      gsize from = (gsize) (run.start - text), until = (gsize) (run.end - text);

      if (!run.is_number)
        continue;
      add_attribute (list, pango_attr_allow_breaks_new (FALSE), from, until);
      add_attribute (list, pango_attr_letter_spacing_new ((int) (DIGIT_SPACING * size * PANGO_SCALE)), from,
                     until);
    }
  pango_layout_set_attributes (layout, list);
}

/* The widest number, in units of Pango. */
static int
widest_number (const KithSheet *sheet, const char *text, double size)
{
  int widest = 0;
  Run run;

  for (const char *at = text; find_run (at, &run); at = run.end)
    {
      g_autofree char *number = g_strndup (run.start, (gsize) (run.end - run.start));
      g_autoptr (PangoLayout) layout = _kith_sheet_layout (sheet, number, 0, size, TRUE);
      int width;

      if (!run.is_number)
        continue;
      pango_layout_set_width (layout, -1);
      keep_numbers (layout, size);
      pango_layout_get_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
append_row (GString *spaced, const char *row, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      gboolean begins_group =
          i > 0 && n - i >= LAST_DIGITS && (n - i - LAST_DIGITS) % DIGITS == 0 && n >= LONG_ROW;

      if (begins_group)
        g_string_append_c (spaced, ' ');
      g_string_append_c (spaced, row[i]);
    }
}

char *
_kith_handout_number_space (const char *text)
{
  g_autoptr (GString) spaced = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize n = strspn (text, "0123456789");

      append_row (spaced, text, n);
      text += n;
      if (*text != '\0')
        g_string_append_c (spaced, *text++);
    }
  return g_string_free (g_steal_pointer (&spaced), FALSE);
}

char *
_kith_handout_number_isolate (const char *text)
{
  g_autoptr (GString) isolated = g_string_new (NULL);
  Run run;

  for (; find_run (text, &run); text = run.end)
    {
      g_string_append_len (isolated, text, run.start - text);
      g_string_append (isolated, run.is_number ? ISOLATE : "");
      g_string_append_len (isolated, run.start, run.end - run.start);
      g_string_append (isolated, run.is_number ? END_ISOLATE : "");
    }
  return g_string_free (g_steal_pointer (&isolated), FALSE);
}

PangoLayout *
_kith_handout_number_layout (const KithSheet *sheet, const char *text, double width, double size)
{
  double share = width * PANGO_SCALE / MAX (1, widest_number (sheet, text, size));
  PangoLayout *layout;

  /* So many digits are no number. */
  if (share < SMALLEST_SHARE)
    return _kith_sheet_layout (sheet, text, width, size, TRUE);
  size *= MIN (1, share * 0.99);
  layout = _kith_sheet_layout (sheet, text, width, size, TRUE);
  keep_numbers (layout, size);
  return layout;
}
