/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can come, what to bring, how to apply and what it costs: as the service at the place has it, or else
 * the service. */

#include <glib/gi18n-lib.h>

#include "report/kith-handout-private.h"

#define LEVELS (KITH_HANDOUT_OF_ENTRY | KITH_HANDOUT_OF_SERVICE)

/* All values of a field, each with its note: a paragraph each, or beside each other. */
static char *
join_field (KithHandoutMaker *self, KithResourceField field, KithHandoutLevel levels, const char *separator)
{
  const KithValues *values = _kith_handout_find (self->entry, field, levels);
  g_autoptr (GString) text = g_string_new (NULL);
  KithValueIter iter;

  if (values == NULL)
    return g_strdup ("");
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, kith_resource_field_name (field)))
    {
      const char *note = kith_value_get_within (&iter, "note");
      const char *first = *iter.text != '\0' ? iter.text : note;

      if (first == NULL || *first == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, separator);
      g_string_append (text, first);
      if (first != note && note != NULL && *note != '\0')
        g_string_append_printf (text, " (%s)", note);
    }
  return g_strdup (text->str);
}

/* OpenStreetMap has "mental_health". */
static char *
join_people (KithHandoutMaker *self)
{
  return g_strdelimit (join_field (self, KITH_FIELD_POPULATION, LEVELS, ", "), "_", ' ');
}

static char *
say_age (KithHandoutMaker *self, const KithValueIter *age)
{
  const char *minimum = kith_value_get_within (age, "minimum");
  const char *maximum = kith_value_get_within (age, "maximum");

  if (*age->text != '\0')
    return g_strdup (age->text);
  if (minimum != NULL && maximum != NULL)
    return g_strdup_printf (kith_language_say (self->language, N_ ("%s to %s")), minimum, maximum);
  if (minimum != NULL)
    /* Translators: an age */
    return g_strdup_printf (kith_language_say (self->language, N_ ("from %s")), minimum);
  if (maximum != NULL)
    /* Translators: an age */
    return g_strdup_printf (kith_language_say (self->language, N_ ("up to %s")), maximum);
  return g_strdup ("");
}

static void
append_ages (KithHandoutMaker *self, GString *text)
{
  const KithValues *values = _kith_handout_find (self->entry, KITH_FIELD_AGE, LEVELS);
  KithValueIter iter;

  if (values == NULL)
    return;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "age"))
    {
      g_autofree char *said = say_age (self, &iter);

      _kith_handout_append_labelled (self, text, N_ ("Age"), said);
    }
}

void
_kith_handout_add_for_whom (KithHandoutMaker *self)
{
  static const struct
  {
    KithResourceField field;
    const char *label; /* (nullable) */
  } rows[] = {
    { KITH_FIELD_ELIGIBILITY, NULL },
    { KITH_FIELD_GENDER, N_ ("Gender") },
    { KITH_FIELD_FAMILY, N_ ("Family") },
    { KITH_FIELD_INCOME, N_ ("Income") },
    { KITH_FIELD_RESIDENCY, N_ ("Where you live") },
    { KITH_FIELD_AID, N_ ("Aid you receive") },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *people = join_people (self);

  _kith_handout_append_labelled (self, text, N_ ("For whom"), people);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *joined = join_field (self, rows[i].field, LEVELS, "\n");

      if (rows[i].label == NULL)
        _kith_handout_append (text, joined);
      else
        _kith_handout_append_labelled (self, text, rows[i].label, joined);
      if (rows[i].field == KITH_FIELD_ELIGIBILITY)
        append_ages (self, text);
    }
  _kith_handout_add (self, KITH_HANDOUT_WHO, text->str, NULL);
}

/* "1. Call." where there is more than one. */
static char *
number_steps (char *steps)
{
  g_auto (GStrv) lines = g_strsplit (steps, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_strv_length (lines) < 2)
    return steps;
  g_free (steps);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, lines[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_area (KithHandoutMaker *self)
{
  static const char *const parts[] = { "note", "city", "county", "state", "postcode" };
  const KithValues *values = _kith_handout_find (self->entry, KITH_FIELD_AREA, LEVELS);
  g_autoptr (GString) text = g_string_new (NULL);
  KithValueIter area, within;

  if (values == NULL)
    return g_strdup ("");
  kith_value_iter_init (&area, values);
  while (kith_value_iter_find (&area, "area"))
    {
      kith_value_iter_init_within (&within, &area);
      while (kith_value_iter_next (&within))
        if (within.depth == area.depth + 1 && *within.text != '\0' && g_strv_contains (parts, within.name))
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", within.text);
    }
  return g_strdup (text->str);
}

void
_kith_handout_add_lists (KithHandoutMaker *self)
{
  const KithHandoutLevel anywhere = LEVELS | KITH_HANDOUT_OF_LOCATION | KITH_HANDOUT_OF_ORGANIZATION;
  g_autofree char *documents = join_field (self, KITH_FIELD_DOCUMENT, LEVELS, "\n");
  g_autofree char *steps = number_steps (join_field (self, KITH_FIELD_STEP, LEVELS, "\n"));
  g_autofree char *fees = join_field (self, KITH_FIELD_FEES, LEVELS, "\n");
  g_autofree char *payment = join_field (self, KITH_FIELD_PAYMENT, LEVELS, "\n");
  g_autofree char *languages =
      join_field (self, KITH_FIELD_LANGUAGE, LEVELS | KITH_HANDOUT_OF_LOCATION, ", ");
  g_autofree char *area = join_area (self);
  g_autofree char *emails = join_field (self, KITH_FIELD_EMAIL, anywhere, "\n");
  g_autoptr (GString) cost = g_string_new (NULL);

  _kith_handout_add (self, KITH_HANDOUT_BRING, documents, NULL);
  _kith_handout_add (self, KITH_HANDOUT_APPLY, steps, NULL);
  _kith_handout_append (cost, fees);
  _kith_handout_append_labelled (self, cost, N_ ("Payment"), payment);
  _kith_handout_add (self, KITH_HANDOUT_COST, cost->str, NULL);
  _kith_handout_add (self, KITH_HANDOUT_LANGUAGES, languages, NULL);
  _kith_handout_add (self, KITH_HANDOUT_AREA, area, NULL);
  _kith_handout_add_websites (self, anywhere);
  _kith_handout_add (self, KITH_HANDOUT_EMAIL, emails, NULL);
}
