/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times as people write them on paper: 9:40, 9.40, 9h40, 940, 0940, 9, 9:40 pm, 9p. */

#include "desk/kith-paper-sheet.h"

#include <string.h>

#define NO_TIME (-2)
#define LONGEST 32

/* ASCII digits and letters, everything that separates as ':'; NULL for what no time has. */
static char *
simplify (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (++n > LONGEST)
        return NULL;
      if (digit >= 0)
        g_string_append_c (out, (char) ('0' + digit));
      else if (c < 128 && g_ascii_isalpha ((char) c))
        g_string_append_c (out, g_ascii_tolower ((char) c));
      else if (g_unichar_isspace (c))
        g_string_append_c (out, ' ');
      else if (c == ':' || c == '.' || c == ',' || c == '-' || c == ';' || c == '/' || c == 0xff1a ||
               c == 0x2236)
        g_string_append_c (out,
                           c == '.' && out->len > 0 && g_ascii_isalpha (out->str[out->len - 1]) ? ' ' : ':');
      else
        return NULL;
    }
  g_strstrip (out->str);
  return g_strdup (out->str);
}

/* Takes "am", "pm", "a", "p", "h" and the like off the end. Returns FALSE for other letters. */
static gboolean
take_suffix (char *text, gboolean *am, gboolean *pm)
{
  static const char *const before_noon[] = { "am", "a m", "a" };
  static const char *const after_noon[] = { "pm", "p m", "p" };
  static const char *const plain[] = { "uhr", "hrs", "hr", "h", "o clock", "oclock" };
  gsize length = strlen (text);
  gsize digits = length;

  while (digits > 0 && !g_ascii_isdigit (text[digits - 1]))
    digits--;
  if (digits == 0)
    return FALSE;

  char *suffix = g_strstrip (text + digits);

  if (*suffix != '\0' && strcmp (suffix, ":") != 0)
    {
      gboolean known = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (before_noon); i++)
        *am |= strcmp (suffix, before_noon[i]) == 0;
      for (guint i = 0; i < G_N_ELEMENTS (after_noon); i++)
        *pm |= strcmp (suffix, after_noon[i]) == 0;
      for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
        known |= strcmp (suffix, plain[i]) == 0;
      if (!known && !*am && !*pm)
        return FALSE;
    }
  text[digits] = '\0';
  return TRUE;
}

/* "9:40", "9 40", "9h40", "940", "9": FALSE for anything else. */
static gboolean
read_clock (const char *text, int *hour, int *minute)
{
  int parts[2] = { 0, 0 }, lengths[2] = { 0, 0 }, n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (++lengths[n] > 4)
            return FALSE;
          parts[n] = parts[n] * 10 + (*p - '0');
        }
      else if ((*p == ':' || *p == ' ' || *p == 'h') && lengths[n] > 0)
        {
          while (p[1] == ':' || p[1] == ' ')
            p++;
          if (++n > 1)
            return FALSE;
        }
      else
        return FALSE;
    }
  if (n == 0 && lengths[0] > 2)
    {
      *hour = parts[0] / 100;
      *minute = parts[0] % 100;
      return TRUE;
    }
  *hour = parts[0];
  *minute = parts[1];
  return lengths[0] <= 2 && (n == 0 || lengths[1] == 2);
}

/**
 * kith_paper_parse_time:
 * @text: what stands on the paper
 * @rollover: when the center's day begins, in minutes after midnight
 *
 * A time before @rollover belongs to the night after: its minute is above 1,439.
 *
 * Returns: the minute from the day's midnight, %KITH_MINUTE_NONE where nothing is written, -2 where it is no
 * time
 */
int
kith_paper_parse_time (const char *text, int rollover)
{
  g_autofree char *simple = NULL;
  gboolean am = FALSE, pm = FALSE;
  int hour, minute, total;

  g_return_val_if_fail (text != NULL, NO_TIME);

  if (!g_utf8_validate (text, -1, NULL))
    return NO_TIME;
  simple = simplify (text);
  if (simple == NULL)
    return NO_TIME;
  if (*simple == '\0' || strcmp (simple, ":") == 0)
    return KITH_MINUTE_NONE;
  if (!take_suffix (simple, &am, &pm) || !read_clock (simple, &hour, &minute) || minute > 59)
    return NO_TIME;

  if ((am || pm) && (hour < 1 || hour > 12))
    return NO_TIME;
  if (am || pm)
    hour = hour % 12 + (pm ? 12 : 0);
  if (hour == 24 && minute == 0)
    hour = 0;
  if (hour > 23)
    return NO_TIME;

  total = hour * 60 + minute;
  return total < rollover ? total + 1440 : total;
}
