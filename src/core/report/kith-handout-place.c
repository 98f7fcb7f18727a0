/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where it is. A place that is kept back must not be given away by what another entry says, so nothing is
 * said of where a service is whose place may not be shown; and never where its organization has its office.
 */

#include <glib/gi18n-lib.h>

#include "report/kith-handout-private.h"

/* Who may say where it is. */
static KithHandoutLevel
place_levels (const KithHandoutEntry *entry)
{
  KithValueIter iter;

  if (entry->location == NULL)
    return kith_resource_view_get_kind (entry->entry) == KITH_RESOURCE_SITE_SERVICE ? 0
                                                                                    : KITH_HANDOUT_OF_ENTRY;
  kith_value_iter_init (&iter, kith_resource_view_get_values (entry->location));
  return kith_value_iter_find (&iter, "address") ? KITH_HANDOUT_OF_ENTRY | KITH_HANDOUT_OF_LOCATION
                                                 : KITH_HANDOUT_OF_LOCATION;
}

static void
append_part (GString *line, const char *separator, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, text);
}

/* "Port, ST 12345" where there are states or the code begins with a letter; else "12345 Port". */
static char *
city_line (const KithValueIter *address)
{
  const char *city = kith_value_get_within (address, "city");
  const char *state = kith_value_get_within (address, "state");
  const char *postcode = kith_value_get_within (address, "postcode");
  gboolean is_code_last = state != NULL || (postcode != NULL && g_ascii_isalpha (*postcode));
  g_autoptr (GString) line = g_string_new (NULL);

  if (!is_code_last)
    append_part (line, "", postcode);
  append_part (line, is_code_last ? "" : " ",
               city != NULL ? city : kith_value_get_within (address, "county"));
  append_part (line, ", ", state);
  if (is_code_last)
    append_part (line, " ", postcode);
  return g_strdup (line->str);
}

static void
append_address (GString *paragraphs, const KithValueIter *address)
{
  g_autofree char *city = city_line (address);

  _kith_handout_append (paragraphs, kith_value_get_within (address, "pre-line"));
  _kith_handout_append (paragraphs, kith_value_get_within (address, "line"));
  _kith_handout_append (paragraphs, kith_value_get_within (address, "line2"));
  _kith_handout_append (paragraphs, city);
}

static gboolean
is_mailing (const KithValueIter *address)
{
  return g_strcmp0 (kith_value_get_within (address, "type"), "mailing") == 0;
}

static void
append_addresses (GString *paragraphs, const KithValues *values, gboolean mailing)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "address"))
    if (is_mailing (&iter) == mailing)
      append_address (paragraphs, &iter);
}

/* What stands at the door. */
static void
append_name (KithHandoutMaker *self, GString *paragraphs)
{
  const KithHandoutLine *name = self->lines->len > 0 ? g_ptr_array_index (self->lines, 0) : NULL;
  const char *place = NULL;

  if (self->entry->location != NULL)
    place = kith_values_get (kith_resource_view_get_values (self->entry->location), "name");
  if (place != NULL && name != NULL && g_strcmp0 (place, name->text) != 0)
    _kith_handout_append (paragraphs, place);
}

static void
add_address (KithHandoutMaker *self, KithHandoutLevel levels)
{
  const KithValues *values = _kith_handout_find (self->entry, KITH_FIELD_ADDRESS, levels);
  const KithValues *none = _kith_handout_find (self->entry, KITH_FIELD_NO_ADDRESS, levels);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  if (values != NULL)
    append_addresses (lines, values, FALSE);
  if (values != NULL && lines->len == 0)
    {
      g_autoptr (GString) mail = g_string_new (NULL);

      append_addresses (mail, values, TRUE);
      if (mail->len > 0)
        {
          _kith_handout_append (lines, kith_language_say (self->language, N_ ("For letters:")));
          _kith_handout_append (lines, mail->str);
        }
    }
  if (lines->len == 0 && none != NULL)
    _kith_handout_append (lines, kith_values_get (none, "no-address"));
  if (lines->len == 0)
    return;
  append_name (self, text);
  _kith_handout_append (text, lines->str);
  _kith_handout_add (self, KITH_HANDOUT_ADDRESS, text->str, NULL);
}

static void
add_directions (KithHandoutMaker *self, KithHandoutLevel levels)
{
  const KithValues *corner = _kith_handout_find (self->entry, KITH_FIELD_CROSS_STREET, levels);
  const KithValues *directions = _kith_handout_find (self->entry, KITH_FIELD_DIRECTIONS, levels);
  g_autoptr (GString) text = g_string_new (NULL);
  KithValueIter iter;

  if (corner != NULL)
    {
      kith_value_iter_init (&iter, corner);
      while (kith_value_iter_find (&iter, "cross-street"))
        _kith_handout_append_labelled (self, text, N_ ("Cross street"), iter.text);
    }
  if (directions != NULL)
    _kith_handout_append (text, kith_values_get (directions, "directions"));
  _kith_handout_add (self, KITH_HANDOUT_FIND, text->str, NULL);
}

static void
add_transport (KithHandoutMaker *self, KithHandoutLevel levels)
{
  const KithValues *transport = _kith_handout_find (self->entry, KITH_FIELD_TRANSPORT, levels);
  const KithValues *is_near = _kith_handout_find (self->entry, KITH_FIELD_PUBLIC_TRANSPORT, levels);

  if (transport != NULL)
    _kith_handout_add (self, KITH_HANDOUT_TRANSPORT, kith_values_get (transport, "transport"), NULL);
  else if (is_near != NULL && g_strcmp0 (kith_values_get (is_near, "public-transport"), "true") == 0)
    _kith_handout_add (self, KITH_HANDOUT_TRANSPORT,
                       kith_language_say (self->language, N_ ("There is a stop near by.")), NULL);
}

/* As OpenStreetMap has it; whatever else stands there stays as it is. */
static const char *
say_wheelchair (const KithLanguage *language, const char *text)
{
  static const struct
  {
    const char *value;
    const char *words;
  } known[] = {
    { "yes", N_ ("Accessible by wheelchair.") },
    { "designated", N_ ("Accessible by wheelchair.") },
    { "limited", N_ ("Partly accessible by wheelchair.") },
    { "no", N_ ("Not accessible by wheelchair.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (text, known[i].value) == 0)
      return kith_language_say (language, known[i].words);
  return text;
}

static void
add_access (KithHandoutMaker *self)
{
  const KithHandoutLevel levels = KITH_HANDOUT_OF_ENTRY | KITH_HANDOUT_OF_SERVICE | KITH_HANDOUT_OF_LOCATION;
  const KithValues *wheelchair = _kith_handout_find (self->entry, KITH_FIELD_WHEELCHAIR, levels);
  const KithValues *access = _kith_handout_find (self->entry, KITH_FIELD_ACCESS, levels);
  g_autoptr (GString) text = g_string_new (NULL);

  if (wheelchair != NULL)
    _kith_handout_append (text, say_wheelchair (self->language, kith_values_get (wheelchair, "wheelchair")));
  if (access != NULL)
    _kith_handout_append (text, kith_values_get (access, "access"));
  _kith_handout_add (self, KITH_HANDOUT_ACCESS, text->str, NULL);
}

void
_kith_handout_add_place (KithHandoutMaker *self)
{
  KithHandoutLevel levels = place_levels (self->entry);

  add_address (self, levels);
  add_directions (self, levels);
  add_transport (self, levels);
  add_access (self);
}
