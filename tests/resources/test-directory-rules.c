/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Searching a directory against its rules, entry by entry: directories by chance, every filter, what facets
 * count, and nothing of what is hidden by any route.
 */

#include <math.h>
#include <string.h>

#include "base/kith-text.h"
#include "resources/kith-directory-builder.h"
#include "resources/kith-directory-facts.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-index.h"
#include "resources/kith-resource-view.h"

#define DIRECTORIES 60
#define QUERIES 25
#define MANY 100000

/* ---- Directories by chance: few words, so that much is found. */

static const char *const words[] = {
  "river", "food", "night", "garden", "hope", "hotline", "crisis", "legal"
};
static const char *const cities[] = { "Harborview", "Millbrook", "Saint Anne", "Saint Mary" };
static const char *const languages[] = { "Spanish", "Somali", "Deutsch" };
static const char *const populations[] = { "homeless", "mental_health" };
static const char *const terms[] = { "T-1", "T-2", "T-3" };
static const char *const term_names[] = { "Food", "Shelter", NULL };
static const char *const fees[] = { "Free", "no charge", "10 a day" };
static const char *const hours[] = { "24/7", "Mo-Fr 09:00-17:00", "Sa,Su 10:00-12:00; Dec 24-26 off",
                                     "nonsense", "Mo-Su 20:00-02:00" };
static const char *const wheelchairs[] = { "yes", "limited", "no", "designated" };

typedef struct
{
  GRand *rand;
  GPtrArray *all; /* (owned) (element-type KithResource) */
} Chance;

static guint
draw (Chance *chance, guint below)
{
  return (guint) g_rand_int_range (chance->rand, 0, (gint32) below);
}

#define PICK(chance, array) ((array)[draw ((chance), G_N_ELEMENTS (array))])

/* A word that no other is a slip of. */
static char *
word_of (const char *what, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT, what, id);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (digest, 20);
}

static void
add (KithValuesBuilder *builder, const char *name, const char *text, const char *part, const char *is)
{
  kith_values_builder_open (builder, name, text);
  if (part != NULL)
    kith_values_builder_add (builder, part, is);
  kith_values_builder_close (builder);
}

static void
add_address (Chance *chance, KithValuesBuilder *builder, gint64 id)
{
  gboolean is_hidden = draw (chance, 4) == 0;
  g_autofree char *secret = word_of ("city", id);
  g_autofree char *postcode = g_strdup_printf ("%u0%u", 97 + draw (chance, 2), draw (chance, 3));
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  kith_values_builder_open (builder, "address", "");
  if (draw (chance, 8) == 0)
    kith_values_builder_add (builder, "type", "mailing");
  kith_values_builder_add (builder, "city", is_hidden ? secret : PICK (chance, cities));
  if (draw (chance, 2) == 0)
    kith_values_builder_add (builder, "postcode", postcode);
  if (is_hidden)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
  if (draw (chance, 3) == 0)
    return;
  kith_values_builder_open (builder, "position", "");
  kith_values_builder_add (builder, "latitude",
                           g_ascii_formatd (number, sizeof number, "%.3f", 45 + .07 * draw (chance, 9)));
  kith_values_builder_add (builder, "longitude",
                           g_ascii_formatd (number, sizeof number, "%.3f", 179.9 - .07 * draw (chance, 5)));
  kith_values_builder_close (builder);
}

static void
add_offer (Chance *chance, KithValuesBuilder *builder)
{
  for (guint n = draw (chance, 3); n > 0; n--)
    {
      guint term = draw (chance, G_N_ELEMENTS (terms));

      add (builder, "term", terms[term], term_names[term] != NULL ? "name" : NULL, term_names[term]);
    }
  if (draw (chance, 3) == 0)
    kith_values_builder_add (builder, "population", PICK (chance, populations));
  if (draw (chance, 3) == 0)
    kith_values_builder_add (builder, "fees", PICK (chance, fees));
  if (draw (chance, 2) == 0)
    add (builder, "phone", draw (chance, 2) == 0 ? "1-800-555-0100" : "555-0101",
         draw (chance, 3) == 0 ? "confidential" : NULL, "true");
}

static KithValues *
draw_values (Chance *chance, KithResourceKind kind, gint64 id)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  g_autofree char *name = g_strdup_printf ("%s %s", PICK (chance, words), PICK (chance, words));
  g_autofree char *own = word_of ("name", id);
  KithValues *values;

  if (kind != KITH_RESOURCE_SITE_SERVICE)
    kith_values_builder_add (builder, "name", name);
  add (builder, "alias", own, draw (chance, 6) == 0 ? "confidential" : NULL, "true");
  if (kind == KITH_RESOURCE_LOCATION || draw (chance, 6) == 0)
    add_address (chance, builder, id);
  if (kind == KITH_RESOURCE_SERVICE || kind == KITH_RESOURCE_SITE_SERVICE)
    add_offer (chance, builder);
  if (kind != KITH_RESOURCE_ORGANIZATION && draw (chance, 2) == 0)
    add (builder, "hours", PICK (chance, hours), "syntax", "osm");
  if (draw (chance, 3) == 0)
    kith_values_builder_add (builder, "language", PICK (chance, languages));
  if (kind != KITH_RESOURCE_ORGANIZATION && draw (chance, 3) == 0)
    kith_values_builder_add (builder, draw (chance, 3) == 0 ? "access" : "wheelchair",
                             PICK (chance, wheelchairs));
  if (draw (chance, 12) == 0)
    kith_values_builder_add (builder, "season", "Summer");
  if (draw (chance, 12) == 0)
    kith_values_builder_add (builder, "not-in-directory", "true");
  values = kith_values_builder_end (builder);
  kith_values_builder_free (builder);
  return values;
}

/* One of that kind that was drawn before; 0. */
static gint64
draw_link (Chance *chance, KithResourceKind kind)
{
  for (guint i = 0; i < 40 && chance->all->len > 0; i++)
    {
      const KithResource *one = chance->all->pdata[draw (chance, chance->all->len)];

      if (one->kind == kind)
        return one->id;
    }
  return 0;
}

static void
draw_one (Chance *chance, KithResourceKind kind)
{
  KithResource *resource = kith_resource_new (kind);

  resource->id = 3 * (gint64) chance->all->len + 10;
  kith_values_unref (resource->values);
  resource->values = draw_values (chance, kind, resource->id);
  if (draw (chance, 15) == 0)
    resource->status = KITH_RESOURCE_IS_INACTIVE;
  if (draw (chance, 15) == 0)
    resource->same_as = draw_link (chance, kind);
  resource->pinned = draw (chance, 6) == 0;
  if (kind == KITH_RESOURCE_ORGANIZATION ? draw (chance, 5) == 0 : draw (chance, 8) != 0)
    resource->organization = draw_link (chance, KITH_RESOURCE_ORGANIZATION);
  if (kind == KITH_RESOURCE_SERVICE && draw (chance, 4) == 0)
    resource->program = draw_link (chance, KITH_RESOURCE_PROGRAM);
  if (kind == KITH_RESOURCE_SITE_SERVICE)
    {
      resource->service = draw_link (chance, KITH_RESOURCE_SERVICE);
      resource->location = draw (chance, 9) == 0 ? 0 : draw_link (chance, KITH_RESOURCE_LOCATION);
    }
  g_ptr_array_add (chance->all, resource);
}

static void
chance_init (Chance *chance)
{
  static const struct
  {
    KithResourceKind kind;
    guint most;
  } kinds[] = { { KITH_RESOURCE_ORGANIZATION, 8 },
                { KITH_RESOURCE_PROGRAM, 3 },
                { KITH_RESOURCE_LOCATION, 10 },
                { KITH_RESOURCE_SERVICE, 14 },
                { KITH_RESOURCE_SITE_SERVICE, 20 } };

  chance->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  chance->all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint n = draw (chance, kinds[i].most + 1); n > 0; n--)
      draw_one (chance, kinds[i].kind);
}

static void
chance_clear (Chance *chance)
{
  g_ptr_array_unref (chance->all);
  g_rand_free (chance->rand);
}

/* In any order. */
static KithDirectory *
build (Chance *chance)
{
  KithDirectoryBuilder *builder = kith_directory_builder_new (NULL);
  g_autofree guint *order = g_new (guint, chance->all->len + 1);

  for (guint i = 0; i < chance->all->len; i++)
    {
      guint other = draw (chance, i + 1);

      order[i] = order[other];
      order[other] = i;
    }
  for (guint i = 0; i < chance->all->len; i++)
    kith_directory_builder_add (builder, chance->all->pdata[order[i]]);
  return kith_directory_builder_end (builder);
}

/* ---- The rules, one after the other. */

static const KithResource *
find (Chance *chance, gint64 id)
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
is_shown (Chance *chance, const KithResource *one, guint depth)
{
  g_autoptr (KithResourceView) view = one != NULL ? kith_resource_view_new (one) : NULL;

  return view != NULL && depth < 20 &&
         (one->organization == 0 || is_shown (chance, find (chance, one->organization), depth + 1)) &&
         (one->program == 0 || is_shown (chance, find (chance, one->program), depth + 1)) &&
         (one->service == 0 || is_shown (chance, find (chance, one->service), depth + 1));
}

/* What may be shown of an entry; nothing of one that may not be. */
static KithValues *
values_of (Chance *chance, const KithResource *one)
{
  g_autoptr (KithResourceView) view =
      one != NULL && is_shown (chance, one, 0) ? kith_resource_view_new (one) : NULL;

  return view != NULL ? kith_values_ref ((KithValues *) kith_resource_view_get_values (view)) : NULL;
}

/* A service at one place, or an organization: what each says, or NULL. */
typedef struct
{
  gint64 site_id;
  gint64 location_id;
  KithValues *site;     /* (owned) (nullable) */
  KithValues *own;      /* (owned) of the service or organization */
  KithValues *location; /* (owned) (nullable) */
} Spot;

typedef struct
{
  gint64 id;
  char *fold; /* (owned) of the name */
  gboolean pinned;
  gboolean is_line;
  GPtrArray *words; /* (owned) (element-type utf8): a worth, a space and a word */
  GArray *spots;    /* (owned) (element-type Spot) */
} Doc;

static void
clear_spot (gpointer data)
{
  Spot *spot = data;

  g_clear_pointer (&spot->site, kith_values_unref);
  g_clear_pointer (&spot->own, kith_values_unref);
  g_clear_pointer (&spot->location, kith_values_unref);
}

static void
free_doc (gpointer data)
{
  Doc *doc = data;

  g_free (doc->fold);
  g_ptr_array_unref (doc->words);
  g_array_unref (doc->spots);
  g_free (doc);
}

static void
add_words (Doc *doc, guint worth, const char *text)
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
add_all_words (Doc *doc, const KithValues *values, guint name_worth)
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
is_line (const Doc *doc, const KithValues *organization)
{
  gboolean line = FALSE, crisis = FALSE, phone = has_phone (organization, FALSE), free = FALSE,
           address = FALSE;

  for (guint i = 0; i < doc->spots->len; i++)
    {
      const Spot *spot = &g_array_index (doc->spots, Spot, i);
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
          Doc *doc,
          const KithResource *own,
          const KithResource *site,
          const KithResource *location)
{
  Spot spot = { 0 };

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
  const KithResource *owner = find (chance, link);

  return owner != NULL && owner->id == to->id;
}

static Doc *
make_doc (Chance *chance, const KithResource *own)
{
  Doc *doc = g_new0 (Doc, 1);
  g_autoptr (KithValues) values = values_of (chance, own);
  const KithResource *owner = find (chance, own->organization);
  g_autoptr (KithValues) organization = values_of (chance, owner);
  g_autoptr (KithValues) program = values_of (chance, find (chance, own->program));

  doc->id = own->id;
  doc->pinned = own->pinned;
  doc->fold = kith_text_fold (kith_values_get (values, "name"));
  doc->words = g_ptr_array_new_with_free_func (g_free);
  doc->spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  g_array_set_clear_func (doc->spots, clear_spot);
  add_all_words (doc, values, 40);
  add_all_words (doc, organization, 30);
  add_all_words (doc, program, 30);
  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];

      if (!is_shown (chance, one, 0))
        continue;
      if (one->kind == KITH_RESOURCE_SITE_SERVICE && belongs (chance, one->service, own))
        {
          add_spot (chance, doc, own, one, find (chance, one->location));
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
          is_shown (chance, one, 0))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
make_docs (Chance *chance)
{
  GPtrArray *docs = g_ptr_array_new_with_free_func (free_doc);

  for (guint i = 0; i < chance->all->len; i++)
    {
      const KithResource *one = chance->all->pdata[i];

      if (is_shown (chance, one, 0) &&
          (one->kind == KITH_RESOURCE_SERVICE ||
           (one->kind == KITH_RESOURCE_ORGANIZATION && !has_services (chance, one))))
        g_ptr_array_add (docs, make_doc (chance, one));
    }
  return docs;
}

/* ---- A query by the rules. */

typedef struct
{
  GPtrArray *docs; /* (owned) (element-type Doc) */
  GDateTime *now;  /* (owned) */
  const KithDirectoryQuery *query;
  guint pass; /* see is_meant() */
  gboolean means_postcode;
  gboolean has_middle;
  double latitude;
  double longitude;
  gboolean is_vague; /* something is just as far as "near" reaches */
} Asked;

static guint
score_of (const Doc *doc, const char *typed)
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
codes_of (const Spot *spot, KithDirectoryFacetKind kind)
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
has_code (const Spot *spot, KithDirectoryFacetKind kind, const char *code)
{
  g_autofree char *codes = codes_of (spot, kind);
  g_autofree char *wanted = g_strdup_printf (" %s ", code);

  return strstr (codes, g_strdelimit (g_strstrip (wanted), " ", '+')) != NULL;
}

static gboolean
is_free (const Spot *spot)
{
  const KithValues *all[] = { spot->site, spot->own };

  for (guint i = 0; i < 2; i++)
    if (all[i] != NULL && kith_values_get (all[i], "fees") != NULL)
      return kith_directory_says_free (kith_values_get (all[i], "fees"));
  return FALSE;
}

static gboolean
has_wheelchair (const Spot *spot)
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

static KithHoursState
state_of (const Spot *spot, GDateTime *now)
{
  g_autoptr (KithHours) found = kith_resource_hours_at (spot->site, spot->own, spot->location);

  return found != NULL ? kith_hours_state_at (found, now, NULL) : KITH_HOURS_UNKNOWN;
}

/* Where a spot is: of its place, or of what has no place. */
static const KithValues *
place_of (const Spot *spot)
{
  return spot->location_id != 0 ? spot->location : spot->own;
}

static gboolean
read_place (const Spot *spot, char **city, char **postcode, double *latitude, double *longitude)
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
is_meant (Asked *asked, guint pass, const char *city, const char *postcode, gboolean *by_postcode)
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
names_spot (Asked *asked, const char *city, const char *postcode)
{
  gboolean by_postcode;

  return is_meant (asked, asked->pass, city, postcode, &by_postcode);
}

/* Which of the three it is; after the last where it is none. */
static void
find_pass (Asked *asked)
{
  gboolean any = FALSE;

  for (asked->pass = 0; asked->pass < 3; asked->pass++)
    {
      for (guint i = 0; i < asked->docs->len; i++)
        {
          const Doc *doc = asked->docs->pdata[i];

          for (guint k = 0; k < doc->spots->len; k++)
            {
              g_autofree char *city = NULL, *postcode = NULL;
              gboolean by_postcode;
              double latitude, longitude;

              read_place (&g_array_index (doc->spots, Spot, k), &city, &postcode, &latitude, &longitude);
              any = is_meant (asked, asked->pass, city, postcode, &by_postcode) || any;
              asked->means_postcode = asked->means_postcode || by_postcode;
            }
        }
      if (any)
        return;
    }
}

static void
find_middle (Asked *asked)
{
  const double radian = G_PI / 180;
  double x = 0, y = 0, z = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < asked->docs->len; i++)
    {
      const Doc *doc = asked->docs->pdata[i];

      for (guint k = 0; k < doc->spots->len; k++)
        {
          const Spot *spot = &g_array_index (doc->spots, Spot, k);
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

static gboolean
is_near (Asked *asked, const Spot *spot, double *km)
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
passes (Asked *asked, const Doc *doc, const Spot *spot)
{
  const KithDirectoryQuery *query = asked->query;
  double km;

  for (guint kind = 0; kind <= KITH_DIRECTORY_POPULATION; kind++)
    if (query->values[kind] != NULL && !has_code (spot, kind, query->values[kind]))
      return FALSE;
  return (!query->open || state_of (spot, asked->now) == KITH_HOURS_OPEN) &&
         (!query->free || is_free (spot)) && (!query->wheelchair || doc->is_line || has_wheelchair (spot)) &&
         (query->near == NULL || doc->is_line || is_near (asked, spot, &km));
}

static int
tenths (double km)
{
  return km < 0 ? -1 : (int) (km * 10);
}

/* The best place of a doc: the nearest, or else what is open; NULL: it is not found. */
static const Spot *
find_spot (Asked *asked, const Doc *doc)
{
  static const guint ranks[] = { 2, 0, 1 };
  const Spot *best = NULL;
  double best_km = -1;

  for (guint i = 0; i < doc->spots->len; i++)
    {
      const Spot *spot = &g_array_index (doc->spots, Spot, i);
      double km = -1;

      if (!passes (asked, doc, spot))
        continue;
      if (asked->query->near != NULL)
        is_near (asked, spot, &km);
      if (best == NULL || (km >= 0 && (best_km < 0 || tenths (km) < tenths (best_km))) ||
          (tenths (km) == tenths (best_km) &&
           ranks[state_of (spot, asked->now)] < ranks[state_of (best, asked->now)]))
        {
          best = spot;
          best_km = km;
        }
    }
  return best;
}

static guint
count (Asked *asked)
{
  guint n = 0;

  for (guint i = 0; i < asked->docs->len; i++)
    {
      const Doc *doc = asked->docs->pdata[i];

      n += (*asked->query->typed == '\0' || score_of (doc, asked->query->typed) > 0) &&
           find_spot (asked, doc) != NULL;
    }
  return n;
}

/* ---- Both, side by side. */

static const Doc *
get_doc (Asked *asked, gint64 id)
{
  for (guint i = 0; i < asked->docs->len; i++)
    if (((const Doc *) asked->docs->pdata[i])->id == id)
      return asked->docs->pdata[i];
  g_assert_not_reached ();
}

static void
compare_results (Asked *asked, KithDirectoryResults *results)
{
  const Doc *before = NULL;
  guint64 last = G_MAXUINT64;
  double last_km = -1;

  g_assert_cmpuint (results->n_found, ==, count (asked));
  g_assert_cmpuint (results->results->len, ==, results->n_found);
  for (guint i = 0; i < results->results->len; i++)
    {
      const KithDirectoryResult *result = &g_array_index (results->results, KithDirectoryResult, i);
      const Doc *doc = get_doc (asked, result->id);
      const Spot *spot = find_spot (asked, doc);
      guint score = *asked->query->typed != '\0' ? score_of (doc, asked->query->typed) : 0;
      guint64 rank = (guint64) score << 1 | doc->pinned;
      double km = -1;

      g_assert_cmpuint (result->score, ==, score);
      g_assert_cmpint (result->pinned, ==, doc->pinned);
      g_assert_cmpint (result->is_line, ==, doc->is_line);
      g_assert_cmpint (result->place, ==, spot->site_id);
      g_assert_cmpint (result->location, ==, spot->location_id);
      g_assert_cmpint (result->state, ==, state_of (spot, asked->now));
      if (asked->query->near != NULL)
        is_near (asked, spot, &km);
      g_assert_cmpfloat_with_epsilon (result->km, km, .01);
      g_assert_cmpuint (rank, <=, last);
      if (rank == last && tenths (km) == tenths (last_km))
        g_assert_true (strcmp (before->fold, doc->fold) < 0 ||
                       (g_str_equal (before->fold, doc->fold) && before->id < doc->id));
      else if (rank == last)
        g_assert_true (km < 0 || (last_km >= 0 && last_km < km));
      last = rank;
      last_km = km;
      before = doc;
    }
}

static guint
count_with (Asked *asked, KithDirectoryFacetKind kind, const char *code)
{
  g_autoptr (KithDirectoryQuery) other = kith_directory_query_copy (asked->query);
  Asked again = *asked;

  again.query = other;
  if (kind <= KITH_DIRECTORY_POPULATION)
    {
      g_free (other->values[kind]);
      other->values[kind] = g_strdup (code);
    }
  other->open |= kind == KITH_DIRECTORY_OPEN;
  other->free |= kind == KITH_DIRECTORY_FREE;
  other->wheelchair |= kind == KITH_DIRECTORY_WHEELCHAIR;
  return count (&again);
}

static void
compare_facets (Asked *asked, KithDirectoryResults *results)
{
  guint n_listed = 0, n_expected = 0;

  for (guint i = 0; i < results->facets->len; i++)
    {
      const KithDirectoryFacet *facet = &g_array_index (results->facets, KithDirectoryFacet, i);

      g_assert_nonnull (facet->label);
      g_assert_cmpuint (facet->n, ==, count_with (asked, facet->kind, facet->code));
      n_listed += facet->kind <= KITH_DIRECTORY_POPULATION && facet->n > 0;
    }
  /* None is missing: the third term has no name and is not listed. */
  for (guint i = 0; i < 2; i++)
    n_expected += count_with (asked, KITH_DIRECTORY_TERM, terms[i]) > 0;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *fold = kith_text_fold (languages[i]);

      n_expected += count_with (asked, KITH_DIRECTORY_LANGUAGE, fold) > 0;
    }
  n_expected += count_with (asked, KITH_DIRECTORY_POPULATION, "homeless") > 0;
  n_expected += count_with (asked, KITH_DIRECTORY_POPULATION, "mental health") > 0;
  g_assert_cmpuint (n_listed, ==, n_expected);
}

/* The beginning of one or two words that there are, so that none is taken for a slip. */
static char *
draw_typed (Chance *chance, GPtrArray *docs)
{
  GString *typed = g_string_new (NULL);

  for (guint n = draw (chance, 3); n > 0 && docs->len > 0; n--)
    {
      const Doc *doc = docs->pdata[draw (chance, docs->len)];
      const char *entry = doc->words->pdata[draw (chance, doc->words->len)], *word = strchr (entry, ' ') + 1;
      gsize length = 1 + draw (chance, (guint) strlen (word));

      g_string_append_printf (typed, "%s%.*s", typed->len > 0 ? " " : "", (int) length, word);
    }
  return g_string_free (typed, FALSE);
}

static KithDirectoryQuery *
draw_query (Chance *chance, GPtrArray *docs)
{
  static const char *const nears[] = { "harborview", "Mill",       "saint", "970",
                                       "9",          "Saint Mary", "98 01", "9701" };
  g_autofree char *typed = draw_typed (chance, docs);
  KithDirectoryQuery *query = kith_directory_query_new (typed);

  query->limit = MANY;
  query->most_facets = MANY;
  query->open = draw (chance, 3) == 0;
  query->free = draw (chance, 4) == 0;
  query->wheelchair = draw (chance, 4) == 0;
  if (draw (chance, 3) == 0)
    query->near = g_strdup (PICK (chance, nears));
  if (draw (chance, 4) == 0)
    query->values[KITH_DIRECTORY_TERM] = g_strdup (PICK (chance, terms));
  if (draw (chance, 4) == 0)
    query->values[KITH_DIRECTORY_LANGUAGE] = kith_text_fold (PICK (chance, languages));
  if (draw (chance, 5) == 0)
    query->values[KITH_DIRECTORY_POPULATION] =
        g_strdup (draw (chance, 2) == 0 ? "homeless" : "mental health");
  return query;
}

static void
try_one (Chance *chance, KithDirectory *directory, GPtrArray *docs)
{
  g_autoptr (KithDirectoryQuery) query = draw_query (chance, docs);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 12, (int) (20 + draw (chance, 10)),
                                                   (int) draw (chance, 24), (int) draw (chance, 60), 0);
  g_autoptr (KithDirectoryResults) results = kith_directory_search (directory, query, now);
  Asked asked = { .docs = docs, .now = now, .query = query };

  if (query->near != NULL)
    {
      find_pass (&asked);
      g_assert_cmpint (results->near_known, ==, asked.pass < 3);
      find_middle (&asked);
    }
  count (&asked);
  if (asked.is_vague)
    return;
  compare_results (&asked, results);
  compare_facets (&asked, results);
}

static void
test_rules (void)
{
  for (guint i = 0; i < DIRECTORIES; i++)
    {
      Chance chance;
      g_autoptr (KithDirectory) directory = NULL;
      g_autoptr (GPtrArray) docs = NULL;

      chance_init (&chance);
      directory = build (&chance);
      docs = make_docs (&chance);
      g_assert_cmpuint (kith_directory_get_size (directory), ==, docs->len);
      for (guint k = 0; k < QUERIES; k++)
        try_one (&chance, directory, docs);
      chance_clear (&chance);
    }
}

/* ---- Hidden: by its own words, its city, its id, its links. */

static guint
n_found (KithDirectory *directory, const char *typed, const char *near, gboolean *near_known)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectoryResults) results = NULL;

  query->near = g_strdup (near);
  results = kith_directory_search (directory, query, now);
  if (near_known != NULL)
    *near_known = results->near_known;
  return results->n_found;
}

static void
assert_links_shown (Chance *chance, KithDirectory *directory, const KithDirectoryEntry *entry)
{
  const gint64 links[] = { entry->organization, entry->program, entry->service, entry->location };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      KithDirectoryEntry other;

      g_assert_true (links[i] == 0 || kith_directory_get (directory, links[i], &other));
      g_assert_true (links[i] == 0 || is_shown (chance, find (chance, links[i]), 0));
    }
}

static void
assert_hidden (Chance *chance, KithDirectory *directory, const KithResource *one)
{
  g_autofree char *own = word_of ("name", one->id);
  g_autofree char *secret = word_of ("city", one->id);
  g_autoptr (GPtrArray) areas = kith_directory_list_areas (directory, secret, 10);
  gboolean is_visible = is_shown (chance, one, 0), near_known = TRUE;
  KithDirectoryEntry entry;

  g_assert_cmpint (kith_directory_get (directory, one->id, &entry), ==, is_visible);
  if (is_visible)
    assert_links_shown (chance, directory, &entry);
  else
    g_assert_cmpuint (n_found (directory, own, NULL, NULL), ==, 0);
  g_assert_cmpuint (n_found (directory, secret, NULL, NULL), ==, 0);
  n_found (directory, NULL, secret, &near_known);
  g_assert_false (near_known);
  g_assert_cmpuint (areas->len, ==, 0);
}

static void
test_hidden (void)
{
  for (guint i = 0; i < DIRECTORIES; i++)
    {
      Chance chance;
      g_autoptr (KithDirectory) directory = NULL;

      chance_init (&chance);
      directory = build (&chance);
      for (guint k = 0; k < chance.all->len; k++)
        assert_hidden (&chance, directory, chance.all->pdata[k]);
      chance_clear (&chance);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/directory rules/by the rules", test_rules);
  g_test_add_func ("/resources/directory rules/hidden", test_hidden);

  return g_test_run ();
}
