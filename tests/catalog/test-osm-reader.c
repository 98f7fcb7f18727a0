/* SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenStreetMap: which things are taken and which are not, each row of the table of tags, places, and maps of
 * real towns, counted by another program. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-reader.h"
#include "xml-fixture.h"

static KithCatalogReader *
open_text (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  KithCatalogReader *reader =
      kith_catalog_reader_new (kith_xml_reader_new_for_bytes (bytes, &error), NULL, &error);

  g_assert_no_error (error);
  return reader;
}

static gint
compare_texts (gconstpointer one, gconstpointer other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

static char *
tell_entry (const KithCatalogEntry *entry)
{
  GString *out = g_string_new (NULL);
  KithValueIter iter;

  g_string_printf (out, "%s %s %s org=%s service=%s location=%s\n", kith_resource_kind_code (entry->kind),
                   entry->key, kith_resource_status_code (entry->status), entry->organization, entry->service,
                   entry->location);
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    g_string_append_printf (out, "%*s%s=%s\n", (int) iter.depth * 2, "", iter.name, iter.text);
  return g_string_free (out, FALSE);
}

/* All that a file says, in the order of the keys. */
static char *
tell_all (KithCatalogReader *reader)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  while (kith_catalog_reader_next (reader, &entries, NULL, &error))
    {
      for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add (told, tell_entry (g_ptr_array_index (entries, i)));
      g_clear_pointer (&entries, g_ptr_array_unref);
    }
  g_assert_no_error (error);
  g_ptr_array_sort (told, compare_texts);
  g_ptr_array_add (told, NULL);
  return g_strjoinv ("", (char **) told->pdata);
}

static char *
tell_node (const char *tags)
{
  g_autofree char *xml =
      g_strdup_printf ("<osm version='0.6'><node id='7' lat='50.5' lon='-11.25' user='Nosy "
                       "Parker' uid='4711'>%s</node></osm>",
                       tags);
  g_autoptr (KithCatalogReader) reader = open_text (xml);

  return tell_all (reader);
}

#define TAG(key, value) "<tag k=\"" key "\" v=\"" value "\"/>"
#define FACILITY TAG ("amenity", "social_facility")

static void
assert_says (const char *tags, ...)
{
  g_autofree char *told = tell_node (tags);
  const char *part;
  va_list parts;

  va_start (parts, tags);
  while ((part = va_arg (parts, const char *)) != NULL)
    if (strstr (told, part) == NULL)
      g_error ("“%s” is not in:\n%s", part, told);
  va_end (parts);
}

static void
test_kept (void)
{
  static const char *const kept[] = {
    FACILITY,
    TAG ("amenity", "social_centre"),
    TAG ("amenity", "community_centre"),
    TAG ("amenity", "shower"),
    TAG ("amenity", "refugee_site"),
    TAG ("amenity", "clinic"),
    TAG ("amenity", "doctors"),
    TAG ("amenity", "hospital"),
    TAG ("amenity", "cafe;social_facility"),
    TAG ("social_facility", "shelter"),
    TAG ("amenity", "shelter") TAG ("social_facility", "shelter"),
    TAG ("healthcare", "counselling"),
    TAG ("healthcare", "psychotherapist"),
    TAG ("healthcare:speciality", "neurology; psychiatry"),
    TAG ("office", "ngo"),
    TAG ("office", "charity"),
    TAG ("office", "association"),
    TAG ("disused:amenity", "social_facility"),
  };
  static const char *const left[] = {
    "",
    TAG ("amenity", "shelter"),
    TAG ("amenity", "shelter") TAG ("shelter_type", "picnic_shelter"),
    TAG ("amenity", "social_facilities"),
    TAG ("healthcare", "pharmacy"),
    TAG ("healthcare:speciality", "child_psychiatry"),
    TAG ("office", "company"),
    TAG ("name", "Social facility"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *told = tell_node (kept[i]);

      g_assert_nonnull (strstr (told, "service node/7 "));
    }
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *told = tell_node (left[i]);

      g_assert_cmpstr (told, ==, "");
    }
}

static void
test_table (void)
{
  assert_says (FACILITY TAG ("name", "Lantern House") TAG ("alt_name", "The Lantern;Lantern")
                   TAG ("name:de", "Laterne"),
               "service node/7 active org=(null)",
               "service-at-location node/7 active org=(null) service=node/7 "
               "location=node/7",
               "  name=Lantern House\n", "  alias=The Lantern\n    note=alt_name\n",
               "  alias=Lantern\n    note=alt_name\n", "  alias=Laterne\n    note=de\n",
               "  latitude=50.5000000\n", "  longitude=-11.2500000\n", NULL);
  assert_says (FACILITY TAG ("operator", "Harbor Trust") TAG ("operator:type", "charity"),
               "organization operator/harbor trust active", "  name=Harbor Trust\n",
               "  legal-status=charity\n", "service node/7 active org=operator/harbor trust", NULL);
  assert_says (FACILITY TAG ("social_facility", "food_bank;outreach")
                   TAG ("social_facility:for", "homeless; migrant"),
               "  term=social_facility=food_bank\n", "    scheme=osm\n", "    name=food bank\n",
               "  term=social_facility=outreach\n", "  population=homeless\n", "  population=migrant\n",
               NULL);
  assert_says (FACILITY TAG ("addr:housenumber", "12") TAG ("addr:street", "Mill Lane")
                   TAG ("addr:city", "Oldport") TAG ("addr:postcode", "00123") TAG ("addr:suburb", "North"),
               "    line=12 Mill Lane\n", "    city=Oldport\n", "    postcode=00123\n", "    type=physical\n",
               "  extra=North\n    path=addr:suburb\n", NULL);
  assert_says (FACILITY TAG ("addr:housenumber", "12") TAG ("addr:street", "Mühlweg")
                   TAG ("addr:country", "DE"),
               "    line=Mühlweg 12\n", "    country=DE\n", NULL);
  assert_says (FACILITY TAG ("phone", "555-0100; 555-0101") TAG ("contact:phone", "555-0102")
                   TAG ("phone:mobile", "555-0103") TAG ("fax", "555-0104") TAG ("email", "a@example.org")
                       TAG ("website", "example.org") TAG ("contact:facebook", "https://example.com/lantern"),
               "  phone=555-0100\n", "  phone=555-0101\n", "  phone=555-0102\n",
               "  phone=555-0103\n    type=mobile\n", "  phone=555-0104\n    type=fax\n",
               "  email=a@example.org\n", "  url=https://example.org\n",
               "  url=https://example.com/lantern\n    note=facebook\n", NULL);
  assert_says (FACILITY TAG ("website", "javascript:alert(1)"),
               "  extra=javascript:alert(1)\n    path=website\n", NULL);
  assert_says (FACILITY TAG ("opening_hours", "Mo-Fr 09:00-17:00; PH off") TAG ("service_times", "Su 10:00"),
               "  hours=Mo-Fr 09:00-17:00; PH off\n    syntax=osm\n", "  hours=Su 10:00\n", NULL);
  assert_says (FACILITY TAG ("wheelchair", "limited") TAG ("wheelchair:description", "One step"),
               "  wheelchair=limited\n", "  access=One step\n", NULL);
  assert_says (FACILITY TAG ("capacity", "20") TAG ("fee", "no") TAG ("min_age", "18") TAG ("note", "Ask")
                   TAG ("description", "Warm &amp;amp; dry"),
               "  capacity=20\n", "  fees=no\n", "    minimum=18\n", "  extra=Ask\n    path=note\n",
               "  description=Warm & dry\n", NULL);
  assert_says (FACILITY TAG ("check_date", "2025-01-02") TAG ("check_date:opening_hours", "2026-03-04"),
               "  verified=2026-03-04\n", "    path=check_date:opening_hours\n", NULL);
  assert_says (FACILITY TAG ("toilets", "yes") TAG ("wikidata", "Q1"), "  extra=yes\n    path=toilets\n",
               "  extra=Q1\n    path=wikidata\n", NULL);
}

static void
test_who_drew_it (void)
{
  g_autofree char *told = tell_node (FACILITY);

  g_assert_null (strstr (told, "Nosy"));
  g_assert_null (strstr (told, "4711"));
}

static void
test_inactive (void)
{
  static const char *const tags[] = {
    FACILITY TAG ("end_date", "2019"),
    FACILITY TAG ("opening_hours", "closed"),
    FACILITY TAG ("disused:shop", "yes"),
    FACILITY TAG ("disused", "yes"),
    TAG ("abandoned:social_facility", "shelter"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    assert_says (tags[i], "service node/7 inactive", "location node/7 inactive",
                 "service-at-location node/7 inactive", NULL);
  assert_says (FACILITY TAG ("opening_hours", "Mo 09:00-10:00; PH closed"), "service node/7 active", NULL);
}

static void
test_sensitive (void)
{
  static const char *const tags[] = {
    TAG ("social_facility:for", "homeless;abused"),
    TAG ("social_facility:for", "victim"),
    TAG ("social_facility", "shelter") TAG ("social_facility:for", "woman"),
    TAG ("name", "Autonomes Frauenhaus"),
    TAG ("name", "Oldport Women&#8217;s Refuge"),
  };

  g_autofree char *told = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *whole =
          g_strconcat (FACILITY TAG ("addr:street", "Mill Lane") TAG ("addr:suburb", "North"), tags[i], NULL);

      assert_says (whole, "  address=\n    type=physical\n    confidential=true\n    line=Mill Lane\n",
                   "  position=\n    confidential=true\n    latitude=50.5000000\n    longitude=-11.2500000\n",
                   "  extra=North\n    confidential=true\n    path=addr:suburb\n", "service node/7 active",
                   NULL);
    }
  told = tell_node (FACILITY TAG ("social_facility:for", "woman") TAG ("addr:street", "Mill Lane"));
  g_assert_null (strstr (told, "confidential"));
}

static const char *const things[] = {
  "<node id='1' lat='10' lon='20'/>",
  "<node id='2' lat='10' lon='22'/>",
  "<node id='3' lat='13' lon='21'/>",
  "<node id='4' lat='1' lon='1'>" FACILITY TAG ("name", "Four") TAG ("operator", "Harbor  trust") "</node>",
  "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/>" FACILITY TAG ("name", "Ring")
      TAG ("operator", "Harbor Trust") TAG ("operator:type", "charity") "</way>",
  "<way id='2'><center lat='5' lon='6'/><nd ref='1'/>" FACILITY TAG ("name", "Centered") "</way>",
  "<way id='3'><nd ref='99'/>" FACILITY TAG ("name", "Nowhere") "</way>",
  "<relation id='1'><member type='node' ref='2' role='label'/><member type='way' ref='1' "
  "role='outer'/>" FACILITY TAG ("name", "Several") "</relation>",
  "<relation id='2'><center lat='-5' lon='-6'/>" FACILITY TAG ("name", "Held") "</relation>",
  "<way id='7'><nd ref='1'/><nd ref='2'/></way>",
  "<way id='8'><bounds minlat='10' minlon='30' maxlat='14' maxlon='32'/><nd ref='98'/></way>",
  "<relation id='3'><member type='way' ref='7' role='outer'/><member type='way' ref='8' role='inner'/>"
  "<member type='way' ref='97' role='outer'/>" FACILITY TAG ("name", "Of a way") "</relation>",
  "<relation id='4'><member type='relation' ref='5'/><member type='node' ref='3'/>" FACILITY TAG (
      "name",
      "Of a relation") "</relation>",
  "<relation id='5'><member type='way' ref='8'/><member type='relation' ref='6'/></relation>",
  "<relation id='6'><member type='relation' ref='5'/><member type='way' ref='7'/></relation>",
  "<node id='5' lat='1' lon='1' visible='false'>" FACILITY "</node>",
};

static char *
tell_things (const guint *order)
{
  g_autoptr (GString) xml = g_string_new ("<?xml version='1.0'?><osm version='0.6'><note>x</note>");
  g_autoptr (KithCatalogReader) reader = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    g_string_append (xml, things[order[i]]);
  g_string_append (xml, "<bounds/></osm>");
  reader = open_text (xml->str);
  return tell_all (reader);
}

static void
test_places (void)
{
  guint order[G_N_ELEMENTS (things)];
  g_autofree char *told = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    order[i] = i;
  told = tell_things (order);
  g_assert_nonnull (
      strstr (told, "  name=Ring\n  position=\n    latitude=11.0000000\n    longitude=21.0000000\n"));
  g_assert_nonnull (
      strstr (told, "  name=Centered\n  position=\n    latitude=5.0000000\n    longitude=6.0000000\n"));
  g_assert_nonnull (
      strstr (told, "  name=Several\n  position=\n    latitude=10.0000000\n    longitude=22.0000000\n"));
  g_assert_nonnull (
      strstr (told, "  name=Held\n  position=\n    latitude=-5.0000000\n    longitude=-6.0000000\n"));
  g_assert_nonnull (strstr (told, "  name=Nowhere\n"));
  g_assert_null (strstr (told, "  name=Nowhere\n  position"));
  g_assert_nonnull (
      strstr (told, "  name=Of a way\n  position=\n    latitude=10.0000000\n    longitude=21.0000000\n"));
  /* Node 3 and relation 5, which is way 8 and relation 6, which is way 7. */
  g_assert_nonnull (strstr (
      told, "  name=Of a relation\n  position=\n    latitude=12.0000000\n    longitude=23.5000000\n"));
  g_assert_null (strstr (told, "node/5"));
}

static void
assert_position (const char *element, const char *latitude, const char *longitude)
{
  g_autofree char *xml = g_strdup_printf ("<osm>%s</osm>", element);
  g_autofree char *wanted = g_strdup_printf ("    latitude=%s\n    longitude=%s\n", latitude, longitude);
  g_autoptr (KithCatalogReader) reader = open_text (xml);
  g_autofree char *told = tell_all (reader);

  if (strstr (told, wanted) == NULL)
    g_error ("“%s” is not in:\n%s", wanted, told);
}

/* As Overpass writes it with "out bb" and "out geom". */
static void
test_shapes (void)
{
  assert_position (
      "<way id='1'><bounds minlat='10' minlon='20' maxlat='12' maxlon='26'/><nd ref='9'/>" FACILITY "</way>",
      "11.0000000", "23.0000000");
  assert_position ("<way id='1'><bounds minlat='10' minlon='20' maxlat='12' maxlon='26'/>"
                   "<center lat='1' lon='2'/>" FACILITY "</way>",
                   "1.0000000", "2.0000000");
  assert_position ("<relation id='1'><bounds minlat='10' minlon='179' maxlat='12' maxlon='-177'/>" FACILITY
                   "</relation>",
                   "11.0000000", "-179.0000000");
  assert_position ("<way id='1'><nd ref='1' lat='10' lon='20'/><nd ref='2' lat='10' lon='22'/>"
                   "<nd ref='3' lat='13' lon='21'/><nd ref='1' lat='10' lon='20'/>" FACILITY "</way>",
                   "11.0000000", "21.0000000");
  assert_position (
      "<relation id='1'><member type='node' ref='1' role='' lat='1' lon='3'/>"
      "<member type='way' ref='2' role='outer'><nd lat='2' lon='6'/><nd lat='6' lon='6'/></member>"
      "<member type='way' ref='3' role='inner'><nd lat='80' lon='80'/></member>" FACILITY "</relation>",
      "3.0000000", "5.0000000");
}

/* JOSM: what is new has a number below nothing, and what was deleted stands there still. */
static void
test_editor (void)
{
  g_autoptr (KithCatalogReader) reader = open_text (
      "<osm version='0.6' upload='false' generator='JOSM'>"
      "<node id='-101' action='modify' visible='true' lat='1' lon='2'>" FACILITY "</node>"
      "<node id='102' action='delete' visible='true' version='2' lat='1' lon='2'>" FACILITY "</node>"
      "<way id='-103' action='modify'><nd ref='-104'/>" FACILITY
      "</way><node id='-104' lat='3' lon='4'/></osm>");
  g_autofree char *told = tell_all (reader);

  g_assert_nonnull (strstr (told, "service node/-101 active"));
  g_assert_nonnull (strstr (told, "    latitude=3.0000000\n    longitude=4.0000000\n"));
  g_assert_null (strstr (told, "node/102"));
}

/* In any order the same. */
static void
test_shuffled (void)
{
  guint order[G_N_ELEMENTS (things)];
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    order[i] = i;
  expected = tell_things (order);
  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *told = NULL;

      for (guint i = G_N_ELEMENTS (order) - 1; i > 0; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (gint32) i + 1);
          guint kept = order[i];

          order[i] = order[j];
          order[j] = kept;
        }
      told = tell_things (order);
      g_assert_cmpstr (told, ==, expected);
    }
}

static void
test_problems (void)
{
  g_autoptr (KithCatalogReader) reader =
      open_text ("<osm>\n<node id='x'>" FACILITY "</node>\n<node id='1'>" FACILITY
                 "</node>\n<node id='1'>" FACILITY "</node></osm>");
  g_autofree char *told = tell_all (reader);
  GPtrArray *problems = kith_catalog_reader_get_problems (reader);

  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (((KithCatalogProblem *) g_ptr_array_index (problems, 0))->line, ==, 2);
  g_assert_cmpuint (((KithCatalogProblem *) g_ptr_array_index (problems, 1))->line, ==, 4);
  g_assert_cmpstr (((KithCatalogProblem *) g_ptr_array_index (problems, 1))->path, ==, "/osm/node/1");
}

/* Files with the history of a map have each version: the newest holds. */
static void
test_history (void)
{
  g_autoptr (KithCatalogReader) reader =
      open_text ("<osm><node id='1' version='1' visible='true'>" FACILITY TAG (
          "name",
          "Old") "</node>"
                 "<node id='1' version='2' visible='true'>" FACILITY TAG (
                     "name",
                     "New") "</node>"
                            "<node id='2' version='8'>" FACILITY TAG (
                                "name",
                                "Gone") "</node>"
                                        "<node id='2' version='9' visible='false'/>"
                                        "<node id='3' version='1'/><node id='3' version='12'>" FACILITY TAG (
                                            "name", "Last") "</node></osm>");
  g_autofree char *told = tell_all (reader);

  g_assert_nonnull (strstr (told, "  name=New\n"));
  g_assert_nonnull (strstr (told, "  name=Last\n"));
  g_assert_null (strstr (told, "Old"));
  g_assert_null (strstr (told, "Gone"));
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 0);
}

/* Overpass, when its time was up. */
static void
test_remark (void)
{
  g_autoptr (KithCatalogReader) reader = open_text (
      "<osm><note>The data is free.</note><meta osm_base='2026-01-02T03:04:05Z'/>\n<node id='1'>" FACILITY
      "</node>\n<remark> runtime error: Query timed out in \"query\" at line 3 </remark></osm>");
  g_autofree char *told = tell_all (reader);
  GPtrArray *problems = kith_catalog_reader_get_problems (reader);
  const KithCatalogProblem *problem;

  g_assert_nonnull (strstr (told, "service node/1 "));
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpint (problem->severity, ==, KITH_CATALOG_NOTE);
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_nonnull (strstr (problem->text, "“runtime error: Query timed out in \"query\" at line 3”"));
}

/* What changed is not what is there. */
static void
test_changes (void)
{
  static const char *const files[] = {
    "<osmChange version='0.6'>\n<modify><node id='1'>" FACILITY "</node></modify></osmChange>",
    "<osm version='0.6'><action type='delete'>\n<old><node id='1'>" FACILITY "</node></old></action></osm>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (KithCatalogReader) reader =
          kith_catalog_reader_new (kith_xml_reader_new_for_bytes (bytes, NULL), NULL, &error);
      g_autoptr (GPtrArray) entries = NULL;

      if (reader != NULL)
        g_assert_false (kith_catalog_reader_next (reader, &entries, NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "Line 1: this file lists changes"));
    }
}

static void
test_header (void)
{
  g_autoptr (KithCatalogReader) reader = open_text ("<osm version='0.6' generator='Maker'/>");
  const KithCatalogHeader *header = kith_catalog_reader_get_header (reader);

  g_assert_cmpint (header->format, ==, KITH_CATALOG_OSM);
  g_assert_cmpstr (header->licence, ==, "ODbL-1.0");
  g_assert_cmpstr (header->attribution, ==, "© OpenStreetMap contributors");
  g_assert_cmpstr (header->schema, ==, "0.6");
}

/* A file that ends in the middle is told of before its first entry is. */
static void
test_cut (void)
{
  g_autoptr (KithCatalogReader) reader = open_text ("<osm><node id='1'>" FACILITY "</node>\n<node id=");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_catalog_reader_next (reader, &entries, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2"));
}

/* ---- Maps of towns. */

static const char count_py[] =
    "import sys, xml.etree.ElementTree as E\n"
    "A = set('social_facility social_centre community_centre shower refugee_site clinic doctors "
    "hospital'.split())\n"
    "def has(t, k, s): return bool({x.strip() for x in t.get(k, '').split(';')} & set(s))\n"
    "def kept(t):\n"
    "  return any(has(t, p + 'amenity', A) or p + 'social_facility' in t or\n"
    "    has(t, p + 'healthcare', ['counselling', 'psychotherapist']) or\n"
    "    has(t, p + 'healthcare:speciality', ['psychiatry']) or has(t, p + 'office', ['ngo', 'charity', "
    "'association'])\n"
    "    for p in ('', 'disused:', 'abandoned:'))\n"
    "for e in E.parse(sys.argv[1]).getroot():\n"
    "  t = {x.get('k'): x.get('v') for x in e.findall('tag')}\n"
    "  if e.tag in ('node', 'way', 'relation') and kept(t): print(e.tag + '/' + e.get('id'))\n";

static char *
find_data (const char *name)
{
  const char *shared = g_getenv ("KITH_SHARED_DATA");
  const char *const folders[] = { shared, "../shared/data", "../../shared/data", "../../../shared/data" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], "osm", name, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
unpack (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) packed = G_INPUT_STREAM (g_file_read (source, NULL, &error));
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) out = G_OUTPUT_STREAM (g_file_replace (target, NULL, FALSE, 0, NULL, &error));

  g_assert_no_error (error);
  stream = g_converter_input_stream_new (packed, converter);
  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static char *
list_keys (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCatalogReader) reader =
      kith_catalog_reader_new (kith_xml_reader_new_for_file (path, &error), NULL, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  GPtrArray *entries;

  g_assert_no_error (error);
  while (kith_catalog_reader_next (reader, &entries, NULL, &error))
    {
      for (guint i = 0; i < entries->len; i++)
        {
          KithCatalogEntry *entry = g_ptr_array_index (entries, i);

          if (entry->kind == KITH_RESOURCE_SERVICE)
            g_string_append_printf (out, "%s\n", entry->key);
          if (entry->kind == KITH_RESOURCE_LOCATION)
            {
              KithValueIter position;

              kith_value_iter_init (&position, entry->values);
              g_assert_true (kith_value_iter_find (&position, "position"));
            }
        }
      g_ptr_array_unref (entries);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_town (gconstpointer data)
{
  g_autofree char *path = find_data (data);
  g_autofree char *unpacked = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *keys = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "python3", "-c", count_py, NULL, NULL };

  if (path == NULL)
    {
      g_test_skip ("the shared data are not here");
      return;
    }
  if (g_str_has_suffix (path, ".gz"))
    {
      g_close (g_file_open_tmp ("kith-osm-XXXXXX", &unpacked, NULL), NULL);
      unpack (path, unpacked);
    }
  argv[3] = unpacked != NULL ? unpacked : path;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &expected, NULL,
                               NULL, &error));
  g_assert_no_error (error);
  keys = list_keys (argv[3]);
  if (unpacked != NULL)
    g_unlink (unpacked);
  /* The town has nothing but two shelters, which are none. */
  g_assert_cmpint (keys[0] == '\0', ==, unpacked != NULL);
  g_assert_cmpstr (keys, ==, expected);
}

/* ---- A map of any size. */

static void
write_map (const char *path, guint megabytes)
{
  FILE *file = fopen (path, "w");
  long id = 1;

  g_assert_nonnull (file);
  fputs ("<osm version='0.6'>\n", file);
  while (ftell (file) < (long) megabytes << 20)
    {
      for (guint i = 0; i < 1000; i++, id++)
        fprintf (file,
                 " <node id=\"%ld\" lat=\"%u.%07ld\" lon=\"11.%07ld\" version=\"1\" user=\"somebody\"/>\n",
                 id, 40 + i % 10, id % 10000000, id % 10000000);
      fprintf (file, " <way id=\"%ld\"><nd ref=\"%ld\"/><nd ref=\"%ld\"/>%s</way>\n", id, id - 1, id - 2,
               FACILITY);
    }
  fputs ("</osm>\n", file);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_memory (void)
{
  gboolean soak = g_getenv ("KITH_SOAK") != NULL;
  g_autofree char *path = NULL;
  g_autofree char *keys = NULL;
  glong before;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  xml_fixture_limit (1024, soak ? 600 : 60);
  g_close (g_file_open_tmp ("kith-osm-XXXXXX", &path, NULL), NULL);
  write_map (path, soak ? 1024 : 64);
  before = xml_fixture_get_peak ();
  keys = list_keys (path);
  g_unlink (path);
  g_assert_cmpuint (strlen (keys), >, 1000);
  if (!xml_fixture_is_sanitized ())
    g_assert_cmpint (xml_fixture_get_peak () - before, <, (soak ? 40 : 8) << 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/osm/what is taken", test_kept);
  g_test_add_func ("/catalog/osm/table", test_table);
  g_test_add_func ("/catalog/osm/who drew it", test_who_drew_it);
  g_test_add_func ("/catalog/osm/inactive", test_inactive);
  g_test_add_func ("/catalog/osm/sensitive", test_sensitive);
  g_test_add_func ("/catalog/osm/places", test_places);
  g_test_add_func ("/catalog/osm/shapes", test_shapes);
  g_test_add_func ("/catalog/osm/editor", test_editor);
  g_test_add_func ("/catalog/osm/shuffled", test_shuffled);
  g_test_add_func ("/catalog/osm/problems", test_problems);
  g_test_add_func ("/catalog/osm/history", test_history);
  g_test_add_func ("/catalog/osm/remark", test_remark);
  g_test_add_func ("/catalog/osm/changes", test_changes);
  g_test_add_func ("/catalog/osm/header", test_header);
  g_test_add_func ("/catalog/osm/cut", test_cut);
  g_test_add_data_func ("/catalog/osm/a region", "overpass-social_facility-FVG-italy.osm", test_town);
  g_test_add_data_func ("/catalog/osm/a town", "north-bayreuth.osm.gz", test_town);
  g_test_add_func ("/catalog/osm/memory", test_memory);

  return g_test_run ();
}
