/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the words of an entry say. Whoever is told "free" or "with a wheelchair" goes there, so only what can
 * mean nothing else counts; a sentence that says more is shown and not understood.
 */

#include "resources/kith-directory-facts.h"

#include <string.h>

#include "base/kith-text.h"

/* Whole answers, folded. The first is OpenStreetMap's "fee=no". */
static const char *const free_answers[] = {
  "no",
  "free",
  "none",
  "no fee",
  "no fees",
  "no charge",
  "no charges",
  "no cost",
  "without charge",
  "0",
  "free service",
  "free services",
  "no cost",
  "free of charge",
  "free of cost",
  "services are free",
  "service is free",
  "there is no fee",
  "there is no charge",
  "there is no cost",
  "all services are free",
  "kostenlos",
  "kostenfrei",
  "gratis",
  "gratuit",
  NULL,
};

static const char *const wheelchair_answers[] = {
  "yes",
  "designated",
  "wheelchair accessible",
  "wheel chair accessible",
  "fully accessible",
  "wheelchair access",
  "fully wheelchair accessible",
  "wheelchair accessible building",
  "full wheelchair access",
  "building is wheelchair accessible",
  "facility is wheelchair accessible",
  NULL,
};

/* One word each, or several that stand together. */
static const char *const line_names[] = {
  "hotline",          "hotlines",     "helpline",      "helplines",      "lifeline",      "lifelines",
  "warmline",         "warmlines",    "hot line",      "help line",      "life line",     "warm line",
  "crisis line",      "crisis lines", "distress line", "distress lines", "suicide line",  "crisis text",
  "crisis chat",      "crisis phone", "text line",     "krisentelefon",  "sorgentelefon", "hilfetelefon",
  "telefonseelsorge", NULL,
};

static const char *const crisis_names[] = {
  "crisis",
  "crises",
  "suicide",
  "suicidal",
  "suicidality",
  "distress",
  "emergency",
  "violence",
  "abuse",
  "assault",
  "rape",
  "overdose",
  "trafficking",
  "warmline",
  "warm line",
  "lifeline",
  "988",
  "krise",
  "krisentelefon",
  "suizid",
  "notfall",
  "gewalt",
  "telefonseelsorge",
  "sorgentelefon",
  "hilfetelefon",
  NULL,
};

/* The digits behind the country's own 1 that cost nothing in North America (NANPA's toll-free codes). */
static const char *const toll_free_codes[] = { "800", "833", "844", "855", "866", "877", "888", NULL };

static gboolean
is_among (const char *text, const char *const *answers)
{
  g_autofree char *fold = kith_text_fold (text);

  return g_strv_contains (answers, fold);
}

static gboolean
has_any (const char *text, const char *const *phrases)
{
  g_autofree char *fold = kith_text_fold (text);
  g_autofree char *padded = g_strconcat (" ", fold, " ", NULL);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      const char *at = padded;
      gsize length = strlen (phrases[i]);

      while ((at = strstr (at + 1, phrases[i])) != NULL)
        if (at[-1] == ' ' && at[length] == ' ')
          return TRUE;
    }
  return FALSE;
}

/**
 * kith_directory_says_free:
 * @fees: what an entry says about its cost
 *
 * Returns: whether that is "free", "no charge" or the like and nothing else
 */
gboolean
kith_directory_says_free (const char *fees)
{
  g_return_val_if_fail (fees != NULL, FALSE);

  return is_among (fees, free_answers);
}

/**
 * kith_directory_says_wheelchair:
 * @text: what the field "wheelchair" of an entry says, or "access"
 *
 * Returns: whether that is "yes", "wheelchair accessible" or the like and nothing else; "limited" is not
 */
gboolean
kith_directory_says_wheelchair (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_among (text, wheelchair_answers);
}

/**
 * kith_directory_names_line:
 * @name: what a service or its kind is called
 *
 * Returns: whether it is help that people call or write to: a hotline, a lifeline, a crisis text line
 */
gboolean
kith_directory_names_line (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return has_any (name, line_names);
}

/**
 * kith_directory_names_crisis:
 * @name: what a service or its kind is called
 *
 * Returns: whether it speaks of what people call a crisis line about
 */
gboolean
kith_directory_names_crisis (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return has_any (name, crisis_names);
}

/**
 * kith_directory_is_toll_free:
 * @number: a phone number as it is written
 *
 * Returns: whether it begins with a toll-free code of North America
 */
gboolean
kith_directory_is_toll_free (const char *number)
{
  char digits[16];
  guint n_digits = 0;
  const char *from = digits;

  g_return_val_if_fail (number != NULL, FALSE);

  for (const char *at = number; *at != '\0' && n_digits < sizeof digits - 1; at++)
    if (g_ascii_isdigit (*at))
      digits[n_digits++] = *at;
  digits[n_digits] = '\0';
  if (n_digits == 11 && digits[0] == '1')
    from++;
  else if (n_digits != 10)
    return FALSE;
  for (guint i = 0; toll_free_codes[i] != NULL; i++)
    if (g_str_has_prefix (from, toll_free_codes[i]))
      return TRUE;
  return FALSE;
}

/* COUNSELLING is no way to write to anybody. */
static char *
soften (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *first = NULL;

  if (!g_str_equal (text, upper) || *text == '\0')
    return g_strdup (text);
  first = g_utf8_substring (upper, 0, 1);
  return g_strconcat (first, g_utf8_next_char (lower), NULL);
}

/**
 * kith_directory_split_code:
 * @code: the code of a kind, as it was told
 *
 * iCarol writes {what:'COUNSELLING',why:'crime',who:'Youth'} where other programs have a code.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): each name, "what", "why" or "who", and
 * behind it its value; %NULL where @code is not of that form
 */
GStrv
kith_directory_split_code (const char *code)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  const char *at = code;

  g_return_val_if_fail (code != NULL, NULL);

  if (*at++ != '{')
    return NULL;
  for (;;)
    {
      const char *colon = strstr (at, ":'"), *end = colon != NULL ? colon + 2 : NULL;
      g_autofree char *name = NULL, *value = NULL, *soft = NULL;

      /* An apostrophe may be part of the value. */
      while (end != NULL && (end = strchr (end, '\'')) != NULL && end[1] != ',' && end[1] != '}')
        end++;
      if (end == NULL)
        return NULL;
      name = g_strndup (at, (gsize) (colon - at));
      value = g_strndup (colon + 2, (gsize) (end - colon - 2));
      soft = soften (g_strstrip (value));
      g_strv_builder_add (pairs, g_strstrip (name));
      g_strv_builder_add (pairs, soft);
      if (end[1] == '}')
        return g_strv_builder_end (pairs);
      at = end + 2;
    }
}
