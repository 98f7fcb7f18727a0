/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/handout-fixture.h"

#include <string.h>

#include "resources/kith-resource-field.h"

static KithResourceView *
view_of (KithResourceKind kind, KithValuesBuilder *builder)
{
  g_autoptr (KithResource) resource = kith_resource_new (kind);
  KithResourceView *view;

  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  view = kith_resource_view_new (resource);
  g_assert_nonnull (view);
  return view;
}

KithResourceView *
handout_fixture_view (KithResourceKind kind, const char *const *lines)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  gsize depth = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize wanted = strspn (lines[i], ">");
      g_auto (GStrv) parts = g_strsplit (lines[i] + wanted, "=", 2);

      for (; depth > wanted; depth--)
        kith_values_builder_close (builder);
      kith_values_builder_open (builder, parts[0], parts[1] != NULL && *parts[1] != '\0' ? parts[1] : NULL);
      depth++;
    }
  for (; depth > 0; depth--)
    kith_values_builder_close (builder);
  return view_of (kind, builder);
}

KithHandoutEntry *
handout_fixture_clinic (void)
{
  static const char *const at_place[] = {
    "name=Walk-in counseling",
    "phone=(555) 010-0100",
    ">extension=12",
    ">function=Intake",
    "phone=1-800-555-0101",
    ">note=Day and night",
    ">toll-free=true",
    "phone=555-010-0102",
    ">type=TTY",
    "phone=555-010-0199",
    ">type=Fax",
    "hours",
    ">day=1",
    ">>from=09:00:00",
    ">>to=17:00:00",
    ">day=2",
    ">>from=09:00:00",
    ">>to=17:00:00",
    "language=Spanish",
    "language=Vietnamese",
    ">note=Tuesdays",
    NULL,
  };
  static const char *const service[] = {
    "name=Counseling",
    "description=Somebody to talk to, without an appointment.",
    "eligibility=Adults who live in the county",
    "population=mental_health",
    "age",
    ">minimum=18",
    "document=Picture identification",
    "document=Proof of address",
    ">note=a letter will do",
    "step=Call",
    "step=Come in",
    "fees=Free",
    "payment=None",
    "area",
    ">city=Port",
    ">city=Harbor",
    "verified=2026-03-01",
    NULL,
  };
  static const char *const location[] = {
    "name=Harbor House",
    "address",
    ">type=physical",
    ">line=12 Pier Street",
    ">line2=Second floor",
    ">city=Port",
    ">state=ST",
    ">postcode=01234",
    "address",
    ">type=mailing",
    ">line=Box 7",
    "cross-street=Pier and Mole",
    "directions=The green door beside the bakery.",
    "transport=Bus 7, stop Pier Street",
    "wheelchair=limited",
    "access=Ring for the ramp.",
    NULL,
  };
  static const char *const organization[] = {
    "name=Port Counseling Cooperative",
    "alert=Closed for repairs from 1 to 12 December.",
    "phone=555-010-0900",
    "url=https://www.counseling.example/",
    "email=hello@counseling.example",
    "address",
    ">line=1 Office Park",
    NULL,
  };
  KithHandoutEntry *entry =
      kith_handout_entry_new (handout_fixture_view (KITH_RESOURCE_SITE_SERVICE, at_place));

  entry->service = handout_fixture_view (KITH_RESOURCE_SERVICE, service);
  entry->location = handout_fixture_view (KITH_RESOURCE_LOCATION, location);
  entry->organization = handout_fixture_view (KITH_RESOURCE_ORGANIZATION, organization);
  kith_handout_entry_take_hours (entry);
  kith_handout_entry_set_verified (entry, kith_day_from_ymd (2026, 11, 20), "Dana");
  kith_handout_entry_add_source (entry, "Port 211", "Used with permission");
  return entry;
}

HandoutFixtureChance *
handout_fixture_chance_new (void)
{
  HandoutFixtureChance *self = g_new0 (HandoutFixtureChance, 1);

  self->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  self->kept_back = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
handout_fixture_chance_free (HandoutFixtureChance *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->kept_back);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

static gboolean
one_in (HandoutFixtureChance *self, int n)
{
  return g_rand_int_range (self->rand, 0, n) == 0;
}

/* A word that is like no other, so that it is found wherever it comes out. */
static char *
make_text (HandoutFixtureChance *self, gboolean is_kept_back)
{
  char *text = g_strdup_printf ("q%ux%08xq", ++self->n_texts, g_rand_int (self->rand));

  g_ptr_array_add (is_kept_back ? self->kept_back : self->shown, g_strdup (text));
  return text;
}

static void
add_part (HandoutFixtureChance *self, KithValuesBuilder *builder, const char *name, gboolean is_kept_back)
{
  gboolean has_flag = one_in (self, 8);
  g_autofree char *text = make_text (self, is_kept_back || has_flag);

  kith_values_builder_open (builder, name, text);
  if (has_flag)
    kith_values_builder_add (builder, "confidential", one_in (self, 2) ? "true" : "yes");
  kith_values_builder_close (builder);
}

/* Whether what a value tells could give a place away that is kept back. */
static gboolean
is_whereabouts (const char *name)
{
  static const char *const names[] = { "address",          "cross-street", "directions", "transport",
                                       "public-transport", "position",     NULL };

  return g_strv_contains (names, name);
}

static void
add_value (HandoutFixtureChance *self, KithValuesBuilder *builder, const char *name, gboolean is_kept_back)
{
  static const char *const parts[] = { "note", "function", "extension", "line",    "line2",   "pre-line",
                                       "city", "state",    "postcode",  "minimum", "maximum", "type" };
  gboolean has_flag = one_in (self, 3);
  g_autofree char *text = NULL;

  is_kept_back |= has_flag;
  text = make_text (self, is_kept_back);
  kith_values_builder_open (builder, name, text);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (one_in (self, 2))
      add_part (self, builder, parts[i], is_kept_back);
  if (has_flag)
    kith_values_builder_add (builder, one_in (self, 2) ? "confidential" : "withheld", "true");
  kith_values_builder_close (builder);
}

static KithResourceView *
make_view (HandoutFixtureChance *self, KithResourceKind kind, gboolean is_place_hidden)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  if (is_place_hidden && kind == KITH_RESOURCE_LOCATION)
    {
      kith_values_builder_open (builder, "address", NULL);
      add_part (self, builder, "line", TRUE);
      kith_values_builder_add (builder, "confidential", "true");
      kith_values_builder_close (builder);
    }
  for (guint i = 0; i < KITH_N_RESOURCE_FIELDS; i++)
    {
      const char *name = kith_resource_field_name (i);
      /* Not where the office is, either. */
      gboolean is_hidden = is_whereabouts (name) && is_place_hidden;

      if (g_str_has_prefix (name, "for-") || g_str_has_prefix (name, "not-"))
        continue;
      for (guint n = kith_resource_field_repeats (i) ? 2 : 1; n > 0; n--)
        add_value (self, builder, name, is_hidden);
    }
  add_part (self, builder, "unheard-of", TRUE);
  return view_of (kind, builder);
}

KithHandoutEntry *
handout_fixture_by_chance (HandoutFixtureChance *self)
{
  gboolean is_place_hidden = one_in (self, 2);
  KithHandoutEntry *entry =
      kith_handout_entry_new (make_view (self, KITH_RESOURCE_SITE_SERVICE, is_place_hidden));

  entry->service = make_view (self, KITH_RESOURCE_SERVICE, is_place_hidden);
  /* A place of which nothing may be shown is not there at all. */
  if (!is_place_hidden || one_in (self, 2))
    entry->location = make_view (self, KITH_RESOURCE_LOCATION, is_place_hidden);
  entry->organization = make_view (self, KITH_RESOURCE_ORGANIZATION, is_place_hidden);
  kith_handout_entry_take_hours (entry);
  return entry;
}
