/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a directory must find, by its rules: entry by entry, without anything that makes it fast. */

#include "directory-rules.h"

#include <math.h>
#include <string.h>

#include "base/kith-text.h"
#include "resources/kith-directory-facts.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-view.h"

const KithResource *
rules_find (Chance *chance, gint64 id)
{
  for (guint hops = 0; id != 0 && hops < 16; hops++)
    for (guint i = 0; i < chance->all->len; i++)
      {
        const KithResource *one = chance->all->pdata[i];

        if (one->id != id)
          continue;
        if (one->same_as == 0)
          return one;
        id = one->same_as;
        break;
      }
  return NULL;
}

static gboolean
is_link_shown (Chance *chance, gint64 id, guint depth)
{
  return id == 0 || rules_is_shown (chance, rules_find (chance, id), depth + 1);
}

static gboolean
is_view_shown (const KithResource *one)
{
  g_autoptr (KithResourceView) view = kith_resource_view_new (one);

  return view != NULL;
}

/* Not where it has places, and none of them may be shown. */
static gboolean
has_place_shown (Chance *chance, const KithResource *service, guint depth)
{
  gboolean any = FALSE;

  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];

      if (one->kind != KITH_RESOURCE_SITE_SERVICE || one->service == 0 ||
          rules_find (chance, one->service) != service)
        continue;
      any = TRUE;
      if (is_view_shown (one) && is_link_shown (chance, one->organization, depth) &&
          is_link_shown (chance, one->program, depth) && is_link_shown (chance, one->location, depth))
        return TRUE;
    }
  return !any;
}

gboolean
rules_is_shown (Chance *chance, const KithResource *one, guint depth)
{
  gboolean is_site = one != NULL && one->kind == KITH_RESOURCE_SITE_SERVICE;

  return one != NULL && depth < 20 && is_view_shown (one) && (!is_site || one->service != 0) &&
         is_link_shown (chance, one->organization, depth) && is_link_shown (chance, one->program, depth) &&
         is_link_shown (chance, one->service, depth) &&
         (!is_site || is_link_shown (chance, one->location, depth)) &&
         (one->kind != KITH_RESOURCE_SERVICE || has_place_shown (chance, one, depth));
}

/* What may be shown of an entry; nothing of one that may not be. */
static KithValues *
values_of (Chance *chance, const KithResource *one)
{
  g_autoptr (KithResourceView) view =
      one != NULL && rules_is_shown (chance, one, 0) ? kith_resource_view_new (one) : NULL;

  return view != NULL ? kith_values_ref ((KithValues *) kith_resource_view_get_values (view)) : NULL;
}

static void
clear_spot (gpointer data)
{
  RuleSpot *spot = data;

  g_clear_pointer (&spot->site, kith_values_unref);
  g_clear_pointer (&spot->own, kith_values_unref);
  g_clear_pointer (&spot->location, kith_values_unref);
}

static void
free_doc (gpointer data)
{
  RuleDoc *doc = data;

  g_free (doc->fold);
  g_ptr_array_unref (doc->words);
  g_array_unref (doc->spots);
  g_free (doc);
}

static void
add_words (RuleDoc *doc, guint worth, const char *text)
{
  g_autofree char *fold = kith_text_fold (text);
  g_auto (GStrv) tokens = kith_text_tokens (fold);

  for (guint i = 0; tokens[i] != NULL; i++)
    g_ptr_array_add (doc->words, g_strdup_printf ("%u %s", worth, tokens[i]));
}

static char *
joined (const char *text)
{
  g_autofree char *fold = kith_text_fold (text);
  g_auto (GStrv) tokens = kith_text_tokens (fold);

  return g_strjoinv ("", tokens);
}

static void
add_all_words (RuleDoc *doc, const KithValues *values, guint name_worth)
{
  KithValueIter iter;

  if (values == NULL)
    return;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    {
      if (iter.depth > 1)
        continue;
      if (g_str_equal (iter.name, "name"))
        add_words (doc, name_worth, iter.text);
      else if (g_str_equal (iter.name, "alias"))
        add_words (doc, 30, iter.text);
      else if (g_str_equal (iter.name, "term"))
        add_words (doc, 20, kith_value_get_within (&iter, "name"));
      else if (g_str_equal (iter.name, "population"))
        add_words (doc, 20, iter.text);
      else if (g_str_equal (iter.name, "language"))
        add_words (doc, 6, iter.text);
      else if (g_str_equal (iter.name, "address") &&
               g_strcmp0 (kith_value_get_within (&iter, "type"), "mailing") != 0)
        {
          const char *postcode = kith_value_get_within (&iter, "postcode");
          g_autofree char *code = postcode != NULL ? joined (postcode) : NULL;

          add_words (doc, 8, kith_value_get_within (&iter, "city"));
          add_words (doc, 8, postcode);
          add_words (doc, 8, code);
        }
    }
}

static gboolean
has_address (const KithValues *values)
{
  KithValueIter iter;

  if (values == NULL)
    return FALSE;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "address"))
    if (g_strcmp0 (kith_value_get_within (&iter, "type"), "mailing") != 0)
      return TRUE;
  return FALSE;
}

static gboolean
says (const KithValues *values, gboolean (*test) (const char *text))
{
  KithValueIter iter;

  if (values == NULL)
    return FALSE;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    {
      const char *name = iter.depth == 1 && g_str_equal (iter.name, "term")
                             ? kith_value_get_within (&iter, "name")
                             : iter.text;

      if (iter.depth == 1 && name != NULL &&
          (g_str_equal (iter.name, "name") || g_str_equal (iter.name, "alias") ||
           g_str_equal (iter.name, "term")) &&
          test (name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_phone (const KithValues *values, gboolean toll_free)
{
  KithValueIter iter;

  if (values == NULL)
    return FALSE;
  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "phone"))
    if (!toll_free || kith_directory_is_toll_free (iter.text))
      return TRUE;
  return FALSE;
}

static gboolean
is_line (const RuleDoc *doc, const KithValues *organization)
{
  gboolean line = FALSE, crisis = FALSE, phone = has_phone (organization, FALSE), free = FALSE,
           address = FALSE;

  for (guint i = 0; i < doc->spots->len; i++)
    {
      const RuleSpot *spot = &g_array_index (doc->spots, RuleSpot, i);
      const KithValues *all[] = { spot->site, spot->own, spot->location };

      for (guint k = 0; k < 3; k++)
        {
          line = line || (k < 2 && says (all[k], kith_directory_names_line));
          crisis = crisis || (k < 2 && says (all[k], kith_directory_names_crisis));
          phone = phone || has_phone (all[k], FALSE);
          free = free || has_phone (all[k], TRUE);
          address = address || has_address (all[k]);
        }
    }
  return line && phone && (crisis || free || !address);
}

static void
add_spot (Chance *chance,
          RuleDoc *doc,
          const KithResource *own,
          const KithResource *site,
          const KithResource *location)
{
  RuleSpot spot = { 0 };

  spot.own = values_of (chance, own);
  spot.site = values_of (chance, site);
  spot.location = values_of (chance, location);
  spot.site_id = site != NULL ? site->id : 0;
  spot.location_id = spot.location != NULL ? location->id : 0;
  g_array_append_val (doc->spots, spot);
  add_all_words (doc, spot.site, 30);
  add_all_words (doc, spot.location, 30);
}

static gboolean
belongs (Chance *chance, gint64 link, const KithResource *to)
{
  const KithResource *owner = rules_find (chance, link);

  return owner != NULL && owner->id == to->id;
}

static RuleDoc *
make_doc (Chance *chance, const KithResource *own)
{
  RuleDoc *doc = g_new0 (RuleDoc, 1);
  g_autoptr (KithValues) values = values_of (chance, own);
  const KithResource *owner = rules_find (chance, own->organization);
  g_autoptr (KithValues) organization = values_of (chance, owner);
  g_autoptr (KithValues) program = values_of (chance, rules_find (chance, own->program));

  doc->id = own->id;
  doc->pinned = own->pinned;
  doc->fold = kith_text_fold (kith_values_get (values, "name"));
  doc->words = g_ptr_array_new_with_free_func (g_free);
  doc->spots = g_array_new (FALSE, FALSE, sizeof (RuleSpot));
  g_array_set_clear_func (doc->spots, clear_spot);
  add_all_words (doc, values, 40);
  add_all_words (doc, organization, 30);
  add_all_words (doc, program, 30);
  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];

      if (!rules_is_shown (chance, one, 0))
        continue;
      if (one->kind == KITH_RESOURCE_SITE_SERVICE && belongs (chance, one->service, own))
        {
          add_spot (chance, doc, own, one, rules_find (chance, one->location));
          doc->pinned = doc->pinned || one->pinned;
        }
      else if (one->kind == KITH_RESOURCE_LOCATION && own->kind == KITH_RESOURCE_ORGANIZATION &&
               belongs (chance, one->organization, own))
        add_spot (chance, doc, own, NULL, one);
    }
  if (doc->spots->len == 0)
    add_spot (chance, doc, own, NULL, NULL);
  doc->is_line = is_line (doc, organization);
  return doc;
}

static gboolean
has_services (Chance *chance, const KithResource *organization)
{
  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];

      if (one->kind == KITH_RESOURCE_SERVICE && belongs (chance, one->organization, organization) &&
          rules_is_shown (chance, one, 0))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
rules_make_docs (Chance *chance)
{
  GPtrArray *docs = g_ptr_array_new_with_free_func (free_doc);

  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];

      if (rules_is_shown (chance, one, 0) &&
          (one->kind == KITH_RESOURCE_SERVICE ||
           (one->kind == KITH_RESOURCE_ORGANIZATION && !has_services (chance, one))))
        g_ptr_array_add (docs, make_doc (chance, one));
    }
  return docs;
}

/* ---- A query by the rules. */

guint
rules_score (const RuleDoc *doc, const char *typed)
{
  g_autofree char *fold = kith_text_fold (typed);
  g_auto (GStrv) tokens = kith_text_tokens (fold);
  guint sum = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      guint best = 0;

      for (guint k = 0; k < doc->words->len; k++)
        {
          const char *entry = doc->words->pdata[k], *word = strchr (entry, ' ') + 1;
          guint worth = (guint) g_ascii_strtoull (entry, NULL, 10);

          if (g_str_has_prefix (word, tokens[i]))
            best = MAX (best, worth + (g_str_equal (word, tokens[i]) ? 10 : 0));
        }
      if (best == 0)
        return 0;
      sum += best;
    }
  if (g_str_has_prefix (doc->fold, fold))
    sum += 30 + (g_str_equal (doc->fold, fold) ? 20 : 0);
  return sum;
}

/* The first that says it: codes with a space before and behind each. */
static char *
codes_of (const RuleSpot *spot, KithDirectoryFacetKind kind)
{
  static const char *const names[] = { "term", "language", "population" };
  const KithValues *all[] = { spot->site, spot->own,
                              kind == KITH_DIRECTORY_LANGUAGE ? spot->location : NULL };

  for (guint i = 0; i < 3; i++)
    {
      GString *codes = g_string_new (" ");
      KithValueIter iter;

      if (all[i] != NULL)
        kith_value_iter_init (&iter, all[i]);
      while (all[i] != NULL && kith_value_iter_find (&iter, names[kind]))
        {
          g_autofree char *fold = kith_text_fold (iter.text);

          g_string_append_printf (codes, "%s ",
                                  kind == KITH_DIRECTORY_TERM ? iter.text : g_strdelimit (fold, " ", '+'));
        }
      if (codes->len > 1)
        return g_string_free (codes, FALSE);
      g_string_free (codes, TRUE);
    }
  return g_strdup (" ");
}

static gboolean
has_code (const RuleSpot *spot, KithDirectoryFacetKind kind, const char *code)
{
  g_autofree char *codes = codes_of (spot, kind);
  g_autofree char *wanted = g_strdup_printf (" %s ", code);

  return strstr (codes, g_strdelimit (g_strstrip (wanted), " ", '+')) != NULL;
}

static gboolean
is_free (const RuleSpot *spot)
{
  const KithValues *all[] = { spot->site, spot->own };

  for (guint i = 0; i < 2; i++)
    if (all[i] != NULL && kith_values_get (all[i], "fees") != NULL)
      return kith_directory_says_free (kith_values_get (all[i], "fees"));
  return FALSE;
}

static gboolean
has_wheelchair (const RuleSpot *spot)
{
  const KithValues *all[] = { spot->site, spot->location, spot->own };

  for (guint i = 0; i < 3; i++)
    {
      const char *wheelchair = all[i] != NULL ? kith_values_get (all[i], "wheelchair") : NULL;
      const char *access = all[i] != NULL ? kith_values_get (all[i], "access") : NULL;

      if (wheelchair != NULL || access != NULL)
        return kith_directory_says_wheelchair (wheelchair != NULL ? wheelchair : access);
    }
  return FALSE;
}

KithHoursState
rules_state (const RuleSpot *spot, GDateTime *now)
{
  g_autoptr (KithHours) found = kith_resource_hours_at (spot->site, spot->own, spot->location);

  return found != NULL ? kith_hours_state_at (found, now, NULL) : KITH_HOURS_UNKNOWN;
}

/* Where a spot is: of its place, or of what has no place. */
static const KithValues *
place_of (const RuleSpot *spot)
{
  return spot->location_id != 0 ? spot->location : spot->own;
}

static gboolean
read_place (const RuleSpot *spot, char **city, char **postcode, double *latitude, double *longitude)
{
  const KithValues *values = place_of (spot);
  KithValueIter iter;

  *city = *postcode = NULL;
  kith_value_iter_init (&iter, values);
  while (*city == NULL && kith_value_iter_find (&iter, "address"))
    if (g_strcmp0 (kith_value_get_within (&iter, "type"), "mailing") != 0)
      {
        *city = kith_text_fold (kith_value_get_within (&iter, "city"));
        if (kith_value_get_within (&iter, "postcode") != NULL)
          *postcode = joined (kith_value_get_within (&iter, "postcode"));
      }
  kith_value_iter_init (&iter, values);
  if (!kith_value_iter_find (&iter, "position"))
    return FALSE;
  *latitude = g_ascii_strtod (kith_value_get_within (&iter, "latitude"), NULL);
  *longitude = g_ascii_strtod (kith_value_get_within (&iter, "longitude"), NULL);
  return TRUE;
}

/* By the law of cosines for sides, unlike the code. */
static double
km_between (double latitude, double longitude, double other_latitude, double other_longitude)
{
  const double radian = G_PI / 180;
  double cosine =
      sin (latitude * radian) * sin (other_latitude * radian) +
      cos (latitude * radian) * cos (other_latitude * radian) * cos ((longitude - other_longitude) * radian);

  return 6371.0088 * acos (CLAMP (cosine, -1, 1));
}

/* Those that are just that; else those that begin so; else postcodes that begin with the same three letters.
 */
static gboolean
is_meant (RuleAsked *asked, guint pass, const char *city, const char *postcode, gboolean *by_postcode)
{
  g_autofree char *fold = kith_text_fold (asked->query->near), *code = joined (asked->query->near);

  *by_postcode = FALSE;
  switch (pass)
    {
    case 0:
      *by_postcode = g_strcmp0 (postcode, code) == 0;
      return *by_postcode || g_strcmp0 (city, fold) == 0;
    case 1:
      *by_postcode = postcode != NULL && g_str_has_prefix (postcode, code);
      return *by_postcode || (city != NULL && g_str_has_prefix (city, fold));
    case 2:
      *by_postcode = postcode != NULL && strlen (code) >= 3 && strpbrk (code, "0123456789") != NULL &&
                     strncmp (postcode, code, 3) == 0;
      return *by_postcode;
    default:
      return FALSE;
    }
}

static gboolean
names_spot (RuleAsked *asked, const char *city, const char *postcode)
{
  gboolean by_postcode;

  return is_meant (asked, asked->pass, city, postcode, &by_postcode);
}

/* Which of the three it is; after the last where it is none. */
void
rules_find_pass (RuleAsked *asked)
{
  gboolean any = FALSE;

  for (asked->pass = 0; asked->pass < 3; asked->pass++)
    {
      for (guint i = 0; i < asked->docs->len; i++)
        {
          const RuleDoc *doc = asked->docs->pdata[i];

          for (guint k = 0; k < doc->spots->len; k++)
            {
              g_autofree char *city = NULL, *postcode = NULL;
              gboolean by_postcode;
              double latitude, longitude;

              read_place (&g_array_index (doc->spots, RuleSpot, k), &city, &postcode, &latitude, &longitude);
              any = is_meant (asked, asked->pass, city, postcode, &by_postcode) || any;
              asked->means_postcode = asked->means_postcode || by_postcode;
            }
        }
      if (any)
        return;
    }
}

void
rules_find_middle (RuleAsked *asked)
{
  const double radian = G_PI / 180;
  double x = 0, y = 0, z = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < asked->docs->len; i++)
    {
      const RuleDoc *doc = asked->docs->pdata[i];

      for (guint k = 0; k < doc->spots->len; k++)
        {
          const RuleSpot *spot = &g_array_index (doc->spots, RuleSpot, k);
          g_autofree char *city = NULL, *postcode = NULL;
          double latitude, longitude;

          /* A place counts once, however much there is. */
          if (!read_place (spot, &city, &postcode, &latitude, &longitude) ||
              !names_spot (asked, city, postcode) ||
              !g_hash_table_add (seen,
                                 g_strdup_printf ("%" G_GINT64_FORMAT,
                                                  spot->location_id != 0 ? spot->location_id : doc->id)))
            continue;
          x += cos (latitude * radian) * cos (longitude * radian);
          y += cos (latitude * radian) * sin (longitude * radian);
          z += sin (latitude * radian);
        }
    }
  asked->has_middle = x != 0 || y != 0 || z != 0;
  asked->latitude = atan2 (z, sqrt (x * x + y * y)) / radian;
  asked->longitude = atan2 (y, x) / radian;
}

gboolean
rules_is_near (RuleAsked *asked, const RuleSpot *spot, double *km)
{
  g_autofree char *city = NULL, *postcode = NULL, *code = joined (asked->query->near);
  double latitude, longitude;
  gboolean has_position = read_place (spot, &city, &postcode, &latitude, &longitude);

  *km = -1;
  if (has_position && asked->has_middle)
    *km = km_between (asked->latitude, asked->longitude, latitude, longitude);
  if (fabs (*km - KITH_DIRECTORY_NEAR_KM) < .01 || (*km >= 0 && fabs (*km * 10 - round (*km * 10)) < .002))
    asked->is_vague = TRUE;
  if (names_spot (asked, city, postcode) || (*km >= 0 && *km <= KITH_DIRECTORY_NEAR_KM))
    return TRUE;
  return *km < 0 && postcode != NULL && asked->means_postcode && strlen (code) >= 3 &&
         strncmp (postcode, code, 3) == 0;
}

static gboolean
passes (RuleAsked *asked, const RuleDoc *doc, const RuleSpot *spot)
{
  const KithDirectoryQuery *query = asked->query;
  double km;

  for (guint kind = 0; kind <= KITH_DIRECTORY_POPULATION; kind++)
    if (query->values[kind] != NULL && !has_code (spot, kind, query->values[kind]))
      return FALSE;
  return (!query->open || rules_state (spot, asked->now) == KITH_HOURS_OPEN) &&
         (!query->free || is_free (spot)) && (!query->wheelchair || doc->is_line || has_wheelchair (spot)) &&
         (query->near == NULL || doc->is_line || rules_is_near (asked, spot, &km));
}

int
rules_tenths (double km)
{
  return km < 0 ? -1 : (int) (km * 10);
}

/* The best place of a doc: the nearest, or else what is open; NULL: it is not found. */
const RuleSpot *
rules_find_spot (RuleAsked *asked, const RuleDoc *doc)
{
  static const guint ranks[] = { 2, 0, 1 };
  const RuleSpot *best = NULL;
  double best_km = -1;

  for (guint i = 0; i < doc->spots->len; i++)
    {
      const RuleSpot *spot = &g_array_index (doc->spots, RuleSpot, i);
      double km = -1;

      if (!passes (asked, doc, spot))
        continue;
      if (asked->query->near != NULL)
        rules_is_near (asked, spot, &km);
      if (best == NULL || (km >= 0 && (best_km < 0 || rules_tenths (km) < rules_tenths (best_km))) ||
          (rules_tenths (km) == rules_tenths (best_km) &&
           ranks[rules_state (spot, asked->now)] < ranks[rules_state (best, asked->now)]))
        {
          best = spot;
          best_km = km;
        }
    }
  return best;
}

guint
rules_count (RuleAsked *asked)
{
  guint n = 0;

  for (guint i = 0; i < asked->docs->len; i++)
    {
      const RuleDoc *doc = asked->docs->pdata[i];

      n += (*asked->query->typed == '\0' || rules_score (doc, asked->query->typed) > 0) &&
           rules_find_spot (asked, doc) != NULL;
    }
  return n;
}
