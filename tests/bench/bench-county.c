/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A county that never was. As in real catalogues, organizations have five services each, most of them at one
 * or two places; hours are told in some thousand ways; kinds and languages are few, and most names are made
 * of a dozen common words and one that is its own.
 */

#include "bench-county.h"

#include <string.h>

#define SERVICES_EACH 5
#define N_CITIES 400
#define N_WORDS 6000

static const char *const helps[] = {
  "Food Pantry",     "Soup Kitchen",      "Night Shelter",   "Counseling",       "Support Group",
  "Crisis Line",     "Job Club",          "Legal Aid",       "Rent Assistance",  "Drop-in Center",
  "Peer Support",    "Clothing Bank",     "Shower Program",  "Detox Unit",       "Recovery Housing",
  "Youth Outreach",  "Senior Meals",      "Dental Clinic",   "Language Classes", "Energy Assistance",
  "Respite Care",    "Parenting Class",   "Tax Help",        "Literacy Program", "Veterans Service",
  "Needle Exchange", "Transport to Care", "Benefits Advice", "Women's Refuge",   "Art Workshop",
};
static const char *const bodies[] = { "Community Services", "Foundation", "Mission",  "Alliance", "Center",
                                      "Coalition",          "Trust",      "Ministry", "Network",  "House" };
static const char *const languages[] = { "English", "Spanish", "Vietnamese", "Russian", "Arabic",
                                         "Somali",  "Chinese", "French",     "Korean",  "Ukrainian" };
static const char *const people[] = { "homeless", "senior", "youth",    "veteran", "women",
                                      "migrant",  "family", "disabled", "lgbtq",   "mental_health" };
static const char *const fees[] = { "Free", "No charge", "Sliding scale", "Ask when you call" };

typedef struct
{
  GRand *rand;
  GPtrArray *words; /* (owned) (element-type utf8): what descriptions are made of */
} County;

static guint
draw (GRand *rand, guint below)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) below);
}

#define PICK(rand, array) ((array)[draw ((rand), G_N_ELEMENTS (array))])

char *
bench_county_draw_word (GRand *rand)
{
  static const char *const heads[] = { "b", "br", "c", "ch", "d", "f", "g", "gr", "h",
                                       "k", "l",  "m", "n",  "p", "r", "s", "st", "w" };
  static const char *const cores[] = { "a", "e", "i", "o", "u", "ea", "oo", "ai" };
  static const char *const tails[] = { "", "n", "r", "l", "ton", "field", "ford", "wick", "ley", "den" };
  GString *word = g_string_new (NULL);

  for (guint n = 1 + draw (rand, 3); n > 0; n--)
    g_string_append_printf (word, "%s%s", PICK (rand, heads), PICK (rand, cores));
  g_string_append (word, PICK (rand, tails));
  word->str[0] = g_ascii_toupper (word->str[0]);
  return g_string_free (word, FALSE);
}

static void
add (KithValuesBuilder *builder, const char *name, const char *text, const char *part, const char *is)
{
  kith_values_builder_open (builder, name, text);
  if (part != NULL)
    kith_values_builder_add (builder, part, is);
  kith_values_builder_close (builder);
}

static KithResource *
end (KithValuesBuilder *builder, KithResourceKind kind)
{
  KithResource *resource = kith_resource_new (kind);

  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  kith_values_builder_free (builder);
  return resource;
}

static KithResource *
make_organization (County *county)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  g_autofree char *word = bench_county_draw_word (county->rand);
  g_autofree char *name = g_strdup_printf ("%s %s", word, PICK (county->rand, bodies));

  kith_values_builder_add (builder, "name", name);
  kith_values_builder_add (builder, "phone", "555-0100");
  return end (builder, KITH_RESOURCE_ORGANIZATION);
}

/* Cities are drawn from their number, so that they are the same for all. */
static KithResource *
make_location (County *county)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  guint number = draw (county->rand, N_CITIES);
  GRand *of_city = g_rand_new_with_seed (number);
  g_autofree char *city = bench_county_draw_word (of_city);
  double latitude = 45 + g_rand_double_range (of_city, -2, 2),
         longitude = -120 + g_rand_double_range (of_city, -3, 3);
  g_autofree char *street = bench_county_draw_word (county->rand);
  g_autofree char *name = g_strdup_printf ("%s Street", street);
  g_autofree char *postcode = g_strdup_printf ("%05u", 90000 + number * 3 + draw (county->rand, 3));
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  kith_values_builder_add (builder, "name", name);
  kith_values_builder_open (builder, "address", "");
  kith_values_builder_add (builder, "type", "physical");
  kith_values_builder_add (builder, "line", name);
  kith_values_builder_add (builder, "city", city);
  kith_values_builder_add (builder, "postcode", postcode);
  kith_values_builder_close (builder);
  kith_values_builder_open (builder, "position", "");
  kith_values_builder_add (builder, "latitude",
                           g_ascii_dtostr (text, sizeof text,
                                           latitude + g_rand_double_range (county->rand, -.1, .1)));
  kith_values_builder_add (builder, "longitude",
                           g_ascii_dtostr (text, sizeof text,
                                           longitude + g_rand_double_range (county->rand, -.1, .1)));
  kith_values_builder_close (builder);
  if (draw (county->rand, 2) == 0)
    kith_values_builder_add (builder, "wheelchair", draw (county->rand, 3) == 0 ? "limited" : "yes");
  g_rand_free (of_city);
  return end (builder, KITH_RESOURCE_LOCATION);
}

static char *
draw_description (County *county)
{
  GString *text = g_string_new (NULL);

  for (guint n = 20 + draw (county->rand, 60); n > 0; n--)
    {
      /* A few words are in most texts, most words in few. */
      guint below = 1 + draw (county->rand, county->words->len);

      g_string_append_printf (text, "%s ", (const char *) county->words->pdata[draw (county->rand, below)]);
    }
  return g_string_free (text, FALSE);
}

static KithResource *
make_service (County *county)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  guint help = draw (county->rand, G_N_ELEMENTS (helps));
  g_autofree char *word = bench_county_draw_word (county->rand);
  g_autofree char *name = g_strdup_printf ("%s %s", word, helps[help]);
  g_autofree char *code = g_strdup_printf ("K-%u", help);
  g_autofree char *description = draw_description (county);

  kith_values_builder_add (builder, "name", draw (county->rand, 3) == 0 ? helps[help] : name);
  kith_values_builder_add (builder, "description", description);
  kith_values_builder_add (builder, "phone", "555-0101");
  add (builder, "term", code, "name", helps[help]);
  for (guint n = draw (county->rand, 3); n > 0; n--)
    kith_values_builder_add (builder, "language", PICK (county->rand, languages));
  for (guint n = draw (county->rand, 3); n > 0; n--)
    kith_values_builder_add (builder, "population", PICK (county->rand, people));
  kith_values_builder_add (builder, "fees", PICK (county->rand, fees));
  return end (builder, KITH_RESOURCE_SERVICE);
}

static KithResource *
make_site (County *county)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  guint from = 7 + draw (county->rand, 6), to = 14 + draw (county->rand, 9);
  guint first = draw (county->rand, 3), kind = draw (county->rand, 10);
  static const char *const days[] = { "Mo-Fr", "Mo,We", "Tu-Sa" };
  g_autofree char *hours =
      kind == 0   ? g_strdup ("24/7")
      : kind == 1 ? g_strdup_printf ("%s %02u:30-%02u:00; Dec 24-26 off", days[first], from, to)
                  : g_strdup_printf ("%s %02u:%02u-%02u:%02u; Sa %02u:00-13:00", days[first], from,
                                     15 * draw (county->rand, 4), to, 15 * draw (county->rand, 4), from);

  if (kind != 2)
    add (builder, "hours", hours, "syntax", "osm");
  return end (builder, KITH_RESOURCE_SITE_SERVICE);
}

void
bench_county_tell (guint n_services, guint32 seed, BenchCountyFunc func, gpointer user_data)
{
  County county = { g_rand_new_with_seed (seed), g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (county.words, bench_county_draw_word (county.rand));
  for (guint told = 0; told < n_services; told += SERVICES_EACH)
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
      guint n_locations = 1 + draw (county.rand, 2);

      g_ptr_array_add (all, make_organization (&county));
      for (guint i = 0; i < n_locations; i++)
        g_ptr_array_add (all, make_location (&county));
      for (guint i = 0; i < SERVICES_EACH; i++)
        {
          gint64 service = -1 - (gint64) all->len;

          g_ptr_array_add (all, make_service (&county));
          for (guint k = draw (county.rand, n_locations); k < n_locations; k++)
            {
              KithResource *site = make_site (&county);

              site->service = service;
              site->location = -2 - (gint64) k;
              g_ptr_array_add (all, site);
            }
        }
      for (guint i = 1; i < all->len; i++)
        ((KithResource *) all->pdata[i])->organization = -1;
      func ((KithResource **) all->pdata, all->len, user_data);
    }
  g_ptr_array_unref (county.words);
  g_rand_free (county.rand);
}
