/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A county that never was. As in real catalogues, organizations have five services each, most of them at one
 * or two places; hours are told in some thousand ways; kinds and languages are few, and most names are made
 * of a dozen common words and one that is its own.
 */

#include "sample/kith-sample-county.h"

#include "resources/kith-resource-rows.h"
#include "session/kith-change.h"

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

/* Organizations in one change. */
#define TOGETHER 500

/* What is said of a service, around what it is and for whom. */
static const struct
{
  const char *before;
  const char *between;
  const char *after;
} sentences[] = {
  { "", " for ", ". Come as you are; nobody asks for a reason." },
  { "", " in a small group, mostly ", ", with coffee before and after." },
  { "This is a ", " run by people who needed one themselves. Open to ", "." },
  { "", " by appointment; ", " are seen the same day where that is possible." },
  { "", " with somebody who listens first. For ", ", and whoever comes with them." },
};

typedef struct
{
  GRand *rand;
  guint n_words;
  GPtrArray *words; /* (owned) (element-type utf8): of the made-up language */
} County;

static guint
draw (GRand *rand, guint below)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) below);
}

#define PICK(rand, array) ((array)[draw ((rand), G_N_ELEMENTS (array))])

/**
 * kith_sample_county_draw_word:
 * @rand: what is drawn from
 *
 * Returns: (transfer full): a word that names of this county have
 */
char *
kith_sample_county_draw_word (GRand *rand)
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
  g_autofree char *word = kith_sample_county_draw_word (county->rand);
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
  g_autofree char *city = kith_sample_county_draw_word (of_city);
  double latitude = 45 + g_rand_double_range (of_city, -2, 2),
         longitude = -120 + g_rand_double_range (of_city, -3, 3);
  g_autofree char *street = kith_sample_county_draw_word (county->rand);
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
draw_description (County *county, const char *help)
{
  guint which = draw (county->rand, G_N_ELEMENTS (sentences));
  GString *text = g_string_new (sentences[which].before);

  g_string_append_printf (text, "%s%s%s%s", help, sentences[which].between, PICK (county->rand, people),
                          sentences[which].after);
  for (guint n = county->n_words / 2 + draw (county->rand, county->n_words + 1); county->n_words > 0 && n > 0;
       n--)
    {
      /* A few words are in most texts, most words in few. */
      guint below = 1 + draw (county->rand, county->words->len);

      g_string_append_printf (text, " %s", (const char *) county->words->pdata[draw (county->rand, below)]);
    }
  return g_string_free (text, FALSE);
}

static KithResource *
make_service (County *county)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  guint help = draw (county->rand, G_N_ELEMENTS (helps));
  g_autofree char *word = kith_sample_county_draw_word (county->rand);
  g_autofree char *name = g_strdup_printf ("%s %s", word, helps[help]);
  g_autofree char *code = g_strdup_printf ("K-%u", help);
  g_autofree char *description = draw_description (county, helps[help]);

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

/**
 * kith_sample_county_tell:
 * @county: which
 * @func: (scope call): called with each organization and all that is its
 * @user_data: for @func
 * @error: what @func sets
 *
 * Returns: whether all of it was told
 */
gboolean
kith_sample_county_tell (const KithSampleCounty *county,
                         KithSampleCountyFunc func,
                         gpointer user_data,
                         GError **error)
{
  County self = { g_rand_new_with_seed (county->seed), county->n_words,
                  g_ptr_array_new_with_free_func (g_free) };
  gboolean done = TRUE;

  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (self.words, kith_sample_county_draw_word (self.rand));
  for (guint told = 0; done && told < county->n_services; told += SERVICES_EACH)
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
      guint n_locations = 1 + draw (self.rand, 2);

      g_ptr_array_add (all, make_organization (&self));
      for (guint i = 0; i < n_locations; i++)
        g_ptr_array_add (all, make_location (&self));
      for (guint i = 0; i < SERVICES_EACH; i++)
        {
          gint64 service = -1 - (gint64) all->len;

          g_ptr_array_add (all, make_service (&self));
          for (guint k = draw (self.rand, n_locations); k < n_locations; k++)
            {
              KithResource *site = make_site (&self);

              site->service = service;
              site->location = -2 - (gint64) k;
              g_ptr_array_add (all, site);
            }
        }
      for (guint i = 1; i < all->len; i++)
        ((KithResource *) all->pdata[i])->organization = -1;
      done = func ((KithResource **) all->pdata, all->len, user_data, error);
    }
  g_ptr_array_unref (self.words);
  g_rand_free (self.rand);
  return done;
}

typedef struct
{
  KithSession *session;
  GCancellable *cancellable;
  KithChange *change; /* (owned) (nullable) */
  guint n_told;
} Writing;

static gboolean
commit (Writing *writing, GError **error)
{
  gboolean done = writing->change == NULL || kith_change_commit (writing->change, error);

  g_clear_pointer (&writing->change, kith_change_free);
  return done && !g_cancellable_set_error_if_cancelled (writing->cancellable, error);
}

static gboolean
write_cb (KithResource **resources, guint n_resources, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  if (writing->change == NULL)
    writing->change = kith_session_begin (writing->session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
  if (writing->change == NULL)
    return FALSE;
  for (guint i = 0; i < n_resources; i++)
    resources[i]->id = kith_change_new_id (writing->change);
  for (guint i = 0; i < n_resources; i++)
    {
      gint64 *links[] = { &resources[i]->organization, &resources[i]->service, &resources[i]->location };

      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        if (*links[k] < 0)
          *links[k] = resources[-*links[k] - 1]->id;
      resources[i]->version = 1;
      if (!kith_resource_rows_insert (writing->change, resources[i], error))
        return FALSE;
    }
  return ++writing->n_told % TOGETHER != 0 || commit (writing, error);
}

/**
 * kith_sample_county_write:
 * @session: of an account that may write in the directory
 * @county: which
 * @cancellable: (nullable): ends it; what was written stays
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DISK_FULL
 *
 * Returns: whether all of it is there
 */
gboolean
kith_sample_county_write (KithSession *session,
                          const KithSampleCounty *county,
                          GCancellable *cancellable,
                          GError **error)
{
  Writing writing = { session, cancellable, NULL, 0 };
  gboolean done;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  done = kith_sample_county_tell (county, write_cb, &writing, error) && commit (&writing, error);
  g_clear_pointer (&writing.change, kith_change_free);
  return done;
}
