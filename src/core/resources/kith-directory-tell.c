/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a directory keeps of one entry: of its view, so that nothing that is kept back is in it. */

#include <string.h>

#include "base/kith-text.h"
#include "resources/kith-directory-builder-private.h"
#include "resources/kith-directory-facts.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-hours.h"

static const char *
keep (KithDirectoryBuilder *self, const char *text)
{
  return g_string_chunk_insert_const (self->directory->text, text);
}

static void
add_text (KithDirectoryBuilder *self, KithTold *told, KithResourceWords where, const char *text)
{
  KithToldText one = { .where = (guint8) where };

  if (text == NULL || *text == '\0' || told->n_texts == G_MAXUINT16)
    return;
  one.text = keep (self, text);
  g_array_append_val (self->texts, one);
  told->n_texts++;
}

/* code is as it was told: terms are the source's, everything else is compared folded. */
static void
add_value (KithDirectoryBuilder *self,
           KithTold *told,
           KithDirectoryFacetKind kind,
           const char *code,
           const char *label)
{
  KithDirectory *directory = self->directory;
  KithDirectoryValue value = { .kind = kind, .code = code };
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (directory->value_numbers, &value));

  if (*code == '\0' || told->n_values == G_MAXUINT16)
    return;
  if (number == 0)
    {
      value.code = keep (self, code);
      value.label = label != NULL && *label != '\0' ? keep (self, label) : NULL;
      g_array_append_val (directory->values, value);
      number = directory->values->len;
      g_hash_table_insert (directory->value_numbers, g_memdup2 (&value, sizeof value),
                           GUINT_TO_POINTER (number));
    }
  number--;
  /* The same code may come with its words from another source only, as AIRS 3.1 tells none. */
  if (label != NULL && *label != '\0' &&
      g_array_index (directory->values, KithDirectoryValue, number).label == NULL)
    g_array_index (directory->values, KithDirectoryValue, number).label = keep (self, label);
  g_array_append_val (self->values, number);
  told->n_values++;
}

static void
tell_name (KithDirectoryBuilder *self, KithTold *told, const char *name)
{
  if (kith_directory_names_line (name))
    told->flags |= TOLD_LINE;
  if (kith_directory_names_crisis (name))
    told->flags |= TOLD_CRISIS;
}

/* OpenStreetMap's "mental_health" is for people to read, too. */
static void
tell_population (KithDirectoryBuilder *self, KithTold *told, const char *text)
{
  g_autofree char *label = g_strdelimit (g_strdup (text), "_", ' ');
  g_autofree char *fold = kith_text_fold (label);

  add_value (self, told, KITH_DIRECTORY_POPULATION, fold, label);
  add_text (self, told, KITH_RESOURCE_WORDS_TERM, label);
}

static void
tell_facets (KithDirectoryBuilder *self, KithTold *told, char **pairs)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autofree char *fold = kith_text_fold (pairs[i + 1]);

      if (g_str_equal (pairs[i], "who"))
        {
          tell_population (self, told, pairs[i + 1]);
          continue;
        }
      if (g_str_equal (pairs[i], "what"))
        add_value (self, told, KITH_DIRECTORY_TERM, fold, pairs[i + 1]);
      add_text (self, told, KITH_RESOURCE_WORDS_TERM, pairs[i + 1]);
      tell_name (self, told, pairs[i + 1]);
    }
}

static void
tell_term (KithDirectoryBuilder *self, KithTold *told, const KithValueIter *term)
{
  const char *name = kith_value_get_within (term, "name");
  g_auto (GStrv) facets = kith_directory_split_code (term->text);
  g_autofree char *fold = *term->text == '\0' && name != NULL ? kith_text_fold (name) : NULL;

  if (facets != NULL)
    {
      tell_facets (self, told, facets);
      return;
    }
  add_value (self, told, KITH_DIRECTORY_TERM, fold != NULL ? fold : term->text, name);
  if (name == NULL)
    return;
  add_text (self, told, KITH_RESOURCE_WORDS_TERM, name);
  tell_name (self, told, name);
}

static void
tell_language (KithDirectoryBuilder *self, KithTold *told, const KithValueIter *language)
{
  g_autofree char *fold = kith_text_fold (language->text);

  add_value (self, told, KITH_DIRECTORY_LANGUAGE, fold, language->text);
  add_text (self, told, KITH_RESOURCE_WORDS_LANGUAGE, language->text);
}

static void
tell_phone (KithTold *told, const KithValueIter *phone)
{
  told->flags |= TOLD_PHONE;
  if (kith_value_is_true_within (phone, "toll-free") || kith_directory_is_toll_free (phone->text))
    told->flags |= TOLD_TOLL_FREE;
}

static guint32
note_area (KithDirectoryBuilder *self, const char *label, gboolean is_postcode)
{
  g_autofree char *key = is_postcode ? _kith_directory_postcode_key (label) : kith_text_fold (label);
  g_autofree char *name = g_strconcat (is_postcode ? "#" : "", key, NULL);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->area_numbers, name));
  KithDirectoryArea area = { .is_postcode = is_postcode };

  if (*key == '\0')
    return KITH_DIRECTORY_NONE;
  if (number == 0)
    {
      area.label = keep (self, label);
      area.key = keep (self, name) + is_postcode;
      g_array_append_val (self->directory->areas, area);
      number = self->directory->areas->len;
      g_hash_table_insert (self->area_numbers, (gpointer) keep (self, name), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

/* The first address that is one to go to. */
static void
tell_address (KithDirectoryBuilder *self,
              KithTold *told,
              const KithValueIter *address,
              KithDirectoryPlace *place)
{
  const char *city = kith_value_get_within (address, "city");
  const char *postcode = kith_value_get_within (address, "postcode");

  if (g_strcmp0 (kith_value_get_within (address, "type"), "mailing") == 0)
    return;
  add_text (self, told, KITH_RESOURCE_WORDS_PLACE, city);
  add_text (self, told, KITH_RESOURCE_WORDS_PLACE, postcode);
  if (postcode != NULL)
    {
      g_autofree char *code = _kith_directory_postcode_key (postcode);

      add_text (self, told, KITH_RESOURCE_WORDS_PLACE, code);
    }
  if ((told->flags & TOLD_ADDRESS) != 0)
    return;
  told->flags |= TOLD_ADDRESS;
  if (city != NULL)
    place->city = note_area (self, city, FALSE);
  if (postcode != NULL)
    place->postcode = note_area (self, postcode, TRUE);
}

static gboolean
read_degrees (const KithValueIter *position, const char *name, double most, float *degrees)
{
  const char *text = kith_value_get_within (position, name);
  char *end = NULL;
  double value = text != NULL ? g_ascii_strtod (text, &end) : 0;

  if (text == NULL || end == text || *end != '\0' || !(value >= -most && value <= most))
    return FALSE;
  *degrees = (float) value;
  return TRUE;
}

/* 0, 0 is in the sea, and what systems write where nobody knows. */
static void
tell_position (const KithValueIter *position, KithDirectoryPlace *place)
{
  float latitude, longitude;

  if (place->has_position || !read_degrees (position, "latitude", 90, &latitude) ||
      !read_degrees (position, "longitude", 180, &longitude) || (latitude == 0 && longitude == 0))
    return;
  place->latitude = latitude;
  place->longitude = longitude;
  place->has_position = TRUE;
}

static void
tell_verified (KithTold *told, const char *text)
{
  KithDay day;

  if (!kith_day_parse (text, &day, NULL) || (told->verified != KITH_DAY_NONE && told->verified >= day))
    return;
  told->verified = day;
  told->flags &= ~(guint32) TOLD_VERIFIED_HERE;
}

/* Hours that several have are read once. */
static void
tell_hours (KithDirectoryBuilder *self, KithTold *told, const KithValues *values)
{
  g_autoptr (KithValuesBuilder) nothing = kith_values_builder_new ();
  g_autoptr (KithValues) none = kith_values_builder_end (nothing);
  g_autoptr (KithValues) alone = kith_values_with_field (none, "hours", values);
  GBytes *bytes = kith_values_get_bytes (alone);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->hours_numbers, bytes));

  told->flags |= TOLD_HOURS;
  if (number == 0)
    {
      g_autoptr (KithHours) hours = kith_resource_hours (alone);
      KithDirectoryHours one = { .hours = NULL };

      number = 1 + KITH_DIRECTORY_NO_HOURS;
      if (hours != NULL)
        {
          kith_hours_week_init (&one.week, hours);
          one.hours = one.week.complete ? NULL : kith_hours_ref (hours);
          g_array_append_val (self->directory->hours, one);
          number = self->directory->hours->len;
        }
      g_hash_table_insert (self->hours_numbers, g_bytes_ref (bytes), GUINT_TO_POINTER (number));
    }
  told->hours = number - 1;
}

static void
tell_value (KithDirectoryBuilder *self, KithTold *told, const KithValueIter *iter, KithDirectoryPlace *place)
{
  KithResourceField field;

  if (!kith_resource_field_parse (iter->name, &field))
    return;
  switch ((int) field)
    {
    case KITH_FIELD_NAME:
      told->name = keep (self, iter->text);
      add_text (self, told, KITH_RESOURCE_WORDS_NAME, iter->text);
      tell_name (self, told, iter->text);
      break;
    case KITH_FIELD_ALIAS:
      add_text (self, told, KITH_RESOURCE_WORDS_ALIAS, iter->text);
      tell_name (self, told, iter->text);
      break;
    case KITH_FIELD_TERM:
      tell_term (self, told, iter);
      break;
    case KITH_FIELD_LANGUAGE:
      tell_language (self, told, iter);
      break;
    case KITH_FIELD_POPULATION:
      tell_population (self, told, iter->text);
      break;
    case KITH_FIELD_PHONE:
      tell_phone (told, iter);
      break;
    case KITH_FIELD_ADDRESS:
      tell_address (self, told, iter, place);
      break;
    case KITH_FIELD_POSITION:
      tell_position (iter, place);
      break;
    case KITH_FIELD_FEES:
      told->flags |= TOLD_FEES | (kith_directory_says_free (iter->text) ? TOLD_FREE : 0);
      break;
    case KITH_FIELD_ACCESS:
    case KITH_FIELD_WHEELCHAIR: /* comes later, and counts more */
      told->flags &= ~(guint32) TOLD_WHEELCHAIR;
      told->flags |= TOLD_ACCESS | (kith_directory_says_wheelchair (iter->text) ? TOLD_WHEELCHAIR : 0);
      break;
    case KITH_FIELD_VERIFIED:
      tell_verified (told, iter->text);
      break;
    default:
      break;
    }
}

void
_kith_directory_builder_tell (KithDirectoryBuilder *self, KithTold *told, const KithResourceView *view)
{
  const KithValues *values = kith_resource_view_get_values (view);
  KithDirectoryPlace place = { .city = KITH_DIRECTORY_NONE, .postcode = KITH_DIRECTORY_NONE };
  KithValueIter iter;

  told->first_text = self->texts->len;
  told->first_value = self->values->len;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      tell_value (self, told, &iter, &place);
  if (kith_values_get (values, "hours") != NULL)
    tell_hours (self, told, values);
  if (kith_resource_hours_in_doubt (values))
    told->flags |= TOLD_DOUBT;
  if ((told->flags & TOLD_ADDRESS) == 0 && !place.has_position)
    return;
  told->place = self->directory->places->len;
  g_array_append_val (self->directory->places, place);
}
