/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of text in the schema of AIRS XML 3.1, after XML Schema Part 2. What is nearly one becomes one;
 * what is written differs then from what it was, and the writer keeps that beside it. */

#include "catalog/kith-airs-rules.h"

#include <stdlib.h>
#include <string.h>

/* The longest address of e-mail (RFC 5321, 4.5.3.1.3). */
#define LONGEST_ADDRESS 254

static gboolean
is_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

static gboolean
is_number (const char *text)
{
  return is_digits (text, strlen (text));
}

/* "2026-11-27" at the beginning. */
static gboolean
begins_with_day (const char *text)
{
  int year, month, day;

  if (strlen (text) < 10 || !is_digits (text, 4) || text[4] != '-' || !is_digits (text + 5, 2) ||
      text[7] != '-' || !is_digits (text + 8, 2))
    return FALSE;
  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);
  return year > 0 && month > 0 && month <= 12 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* "09:00" at the beginning. */
static gboolean
begins_with_minute (const char *text)
{
  return strlen (text) >= 5 && is_digits (text, 2) && text[2] == ':' && is_digits (text + 3, 2) &&
         atoi (text) < 24 && atoi (text + 3) < 60;
}

/* ":30", ":30Z", ":30.5+01:00" */
static gboolean
is_rest_of_time (const char *text)
{
  gsize length;

  if (text[0] != ':' || !is_digits (text + 1, strnlen (text + 1, 2)) || text[2] == '\0' ||
      atoi (text + 1) > 59)
    return FALSE;
  text += 3;
  if (*text == '.')
    {
      length = strspn (text + 1, "0123456789");
      if (length == 0)
        return FALSE;
      text += 1 + length;
    }
  if (*text == '\0' || g_str_equal (text, "Z"))
    return TRUE;
  return (*text == '+' || *text == '-') && strlen (text) == 6 && begins_with_minute (text + 1) &&
         atoi (text + 1) < 14;
}

static char *
form_time (const char *text)
{
  if (!begins_with_minute (text))
    return NULL;
  if (text[5] == '\0')
    return g_strconcat (text, ":00", NULL);
  return is_rest_of_time (text + 5) ? g_strdup (text) : NULL;
}

static char *
form_date_time (const char *text)
{
  if (!begins_with_day (text))
    return NULL;
  if (text[10] == '\0')
    return g_strconcat (text, "T00:00:00", NULL);
  return text[10] == 'T' && begins_with_minute (text + 11) && is_rest_of_time (text + 16) ? g_strdup (text)
                                                                                          : NULL;
}

/* The schema wants a sign and a point. */
static char *
form_degrees (const char *text)
{
  const char *digits = text + (*text == '+' || *text == '-');
  gsize whole = strspn (digits, "0123456789");
  const char *rest = digits + whole;

  if (whole == 0 || (*rest != '\0' && (*rest != '.' || !is_number (rest + 1))))
    return NULL;
  return g_strconcat (digits == text ? "+" : "", text, *rest == '\0' ? ".0" : "", NULL);
}

/* [^@\s]+@((\w+\-+)|(\w+\.))*\w{1,63}\.[a-zA-Z]{2,6}, where \w is no "_"; of letters, those of ASCII only. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@'), *dot = strrchr (text, '.');

  if (at == NULL || at == text || dot == NULL || dot < at || strlen (text) > LONGEST_ADDRESS)
    return FALSE;
  for (const char *p = text; p < at; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  for (const char *p = at + 1; p < dot; p++)
    if (!g_ascii_isalnum (*p) && ((*p != '-' && *p != '.') || !g_ascii_isalnum (p[-1])))
      return FALSE;
  if (!g_ascii_isalnum (dot[-1]) || strlen (dot + 1) < 2 || strlen (dot + 1) > 6)
    return FALSE;
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  return TRUE;
}

static gboolean
is_owner (const char *text)
{
  gsize length = strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return length >= 4 && length <= 8 && text[length] == '\0';
}

static char *
take_if (gboolean fits, const char *text)
{
  return fits ? g_strdup (text) : NULL;
}

/**
 * kith_airs_form_text:
 * @form: what is to stand there
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the text as that form has it; %NULL where it cannot be
 */
char *
kith_airs_form_text (KithAirsForm form, const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  switch (form)
    {
    case KITH_AIRS_NUMBER:
      return take_if (is_number (text), text);
    case KITH_AIRS_DATE:
      return begins_with_day (text) ? g_strndup (text, 10) : NULL;
    case KITH_AIRS_DATE_TIME:
      return form_date_time (text);
    case KITH_AIRS_TIME:
      return form_time (text);
    case KITH_AIRS_YEAR:
      return take_if (strlen (text) == 4 && is_number (text) && !g_str_equal (text, "0000"), text);
    case KITH_AIRS_DEGREES:
      return form_degrees (text);
    case KITH_AIRS_ADDRESS:
      return take_if (is_address (text), text);
    case KITH_AIRS_OWNER:
      return take_if (is_owner (text), text);
    case KITH_AIRS_SEX:
      return take_if (g_str_equal (text, "Male") || g_str_equal (text, "Female"), text);
    case KITH_AIRS_ANY:
    default:
      return g_strdup (text);
    }
}
