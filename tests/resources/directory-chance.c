/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Directories by chance: few words, so that much is found; some of it hidden, in every way there is. */

#include "directory-chance.h"

#include "base/kith-text.h"
#include "resources/kith-directory-builder.h"

static const char *const words[] = {
  "river", "food", "night", "garden", "hope", "hotline", "crisis", "legal"
};
static const char *const cities[] = { "Harborview", "Millbrook", "Saint Anne", "Saint Mary" };
const char *const chance_languages[CHANCE_N_LANGUAGES] = { "Spanish", "Somali", "Deutsch" };
static const char *const populations[] = { "homeless", "mental_health" };
const char *const chance_terms[CHANCE_N_TERMS] = { "T-1", "T-2", "T-3" };
static const char *const term_names[] = { "Food", "Shelter", NULL };
static const char *const fees[] = { "Free", "no charge", "10 a day" };
static const char *const hours[] = { "24/7", "Mo-Fr 09:00-17:00", "Sa,Su 10:00-12:00; Dec 24-26 off",
                                     "nonsense", "Mo-Su 20:00-02:00" };
static const char *const wheelchairs[] = { "yes", "limited", "no", "designated" };

guint
chance_draw (Chance *chance, guint below)
{
  return (guint) g_rand_int_range (chance->rand, 0, (gint32) below);
}

/* A word that no other is a slip of. */
char *
chance_word (const char *what, gint64 id)
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
  gboolean is_hidden = chance_draw (chance, 4) == 0;
  g_autofree char *secret = chance_word ("city", id);
  g_autofree char *postcode =
      g_strdup_printf ("%u0%u", 97 + chance_draw (chance, 2), chance_draw (chance, 3));
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  kith_values_builder_open (builder, "address", "");
  if (chance_draw (chance, 8) == 0)
    kith_values_builder_add (builder, "type", "mailing");
  kith_values_builder_add (builder, "city", is_hidden ? secret : PICK (chance, cities));
  if (chance_draw (chance, 2) == 0)
    kith_values_builder_add (builder, "postcode", postcode);
  if (is_hidden)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
  if (chance_draw (chance, 3) == 0)
    return;
  kith_values_builder_open (builder, "position", "");
  kith_values_builder_add (builder, "latitude",
                           g_ascii_formatd (number, sizeof number, "%.3f",
                                            45 + .07 * chance_draw (chance, 9)));
  kith_values_builder_add (builder, "longitude",
                           g_ascii_formatd (number, sizeof number, "%.3f",
                                            179.9 - .07 * chance_draw (chance, 5)));
  kith_values_builder_close (builder);
}

static void
add_offer (Chance *chance, KithValuesBuilder *builder)
{
  for (guint n = chance_draw (chance, 3); n > 0; n--)
    {
      guint term = chance_draw (chance, G_N_ELEMENTS (chance_terms));

      add (builder, "term", chance_terms[term], term_names[term] != NULL ? "name" : NULL, term_names[term]);
    }
  if (chance_draw (chance, 3) == 0)
    kith_values_builder_add (builder, "population", PICK (chance, populations));
  if (chance_draw (chance, 3) == 0)
    kith_values_builder_add (builder, "fees", PICK (chance, fees));
  if (chance_draw (chance, 2) == 0)
    add (builder, "phone", chance_draw (chance, 2) == 0 ? "1-800-555-0100" : "555-0101",
         chance_draw (chance, 3) == 0 ? "confidential" : NULL, "true");
}

static KithValues *
draw_values (Chance *chance, KithResourceKind kind, gint64 id)
{
  KithValuesBuilder *builder = kith_values_builder_new ();
  g_autofree char *name = g_strdup_printf ("%s %s", PICK (chance, words), PICK (chance, words));
  g_autofree char *own = chance_word ("name", id);
  KithValues *values;

  if (kind != KITH_RESOURCE_SITE_SERVICE)
    kith_values_builder_add (builder, "name", name);
  add (builder, "alias", own, chance_draw (chance, 6) == 0 ? "confidential" : NULL, "true");
  if (kind == KITH_RESOURCE_LOCATION || chance_draw (chance, 6) == 0)
    add_address (chance, builder, id);
  if (kind == KITH_RESOURCE_SERVICE || kind == KITH_RESOURCE_SITE_SERVICE)
    add_offer (chance, builder);
  if (kind != KITH_RESOURCE_ORGANIZATION && chance_draw (chance, 2) == 0)
    add (builder, "hours", PICK (chance, hours), "syntax", "osm");
  if (chance_draw (chance, 3) == 0)
    kith_values_builder_add (builder, "language", PICK (chance, chance_languages));
  if (kind != KITH_RESOURCE_ORGANIZATION && chance_draw (chance, 3) == 0)
    kith_values_builder_add (builder, chance_draw (chance, 3) == 0 ? "access" : "wheelchair",
                             PICK (chance, wheelchairs));
  if (chance_draw (chance, 12) == 0)
    kith_values_builder_add (builder, "season", "Summer");
  if (chance_draw (chance, 12) == 0)
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
      const KithResource *one = chance->all->pdata[chance_draw (chance, chance->all->len)];

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
  if (chance_draw (chance, 15) == 0)
    resource->status = KITH_RESOURCE_IS_INACTIVE;
  if (chance_draw (chance, 15) == 0)
    resource->same_as = draw_link (chance, kind);
  resource->pinned = chance_draw (chance, 6) == 0;
  if (kind == KITH_RESOURCE_ORGANIZATION ? chance_draw (chance, 5) == 0 : chance_draw (chance, 8) != 0)
    resource->organization = draw_link (chance, KITH_RESOURCE_ORGANIZATION);
  if (kind == KITH_RESOURCE_SERVICE && chance_draw (chance, 4) == 0)
    resource->program = draw_link (chance, KITH_RESOURCE_PROGRAM);
  if (kind == KITH_RESOURCE_SITE_SERVICE)
    {
      resource->service = draw_link (chance, KITH_RESOURCE_SERVICE);
      resource->location = chance_draw (chance, 9) == 0 ? 0 : draw_link (chance, KITH_RESOURCE_LOCATION);
    }
  g_ptr_array_add (chance->all, resource);
}

void
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
    for (guint n = chance_draw (chance, kinds[i].most + 1); n > 0; n--)
      draw_one (chance, kinds[i].kind);
}

void
chance_clear (Chance *chance)
{
  g_ptr_array_unref (chance->all);
  g_rand_free (chance->rand);
}

/* In any order. */
KithDirectory *
chance_build (Chance *chance)
{
  KithDirectoryBuilder *builder = kith_directory_builder_new (NULL);
  g_autofree guint *order = g_new (guint, chance->all->len + 1);

  for (guint i = 0; i < chance->all->len; i++)
    {
      guint other = chance_draw (chance, i + 1);

      order[i] = order[other];
      order[other] = i;
    }
  for (guint i = 0; i < chance->all->len; i++)
    kith_directory_builder_add (builder, chance->all->pdata[order[i]]);
  return kith_directory_builder_end (builder);
}
