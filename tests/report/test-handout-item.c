/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry in words: what comes from which of those it belongs to, and nothing that is kept back. */

#include "report/kith-handout-item.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/messages-fixture.h"
#include "report/handout-fixture.h"

#define RUNS 100

static const char *const part_names[] = {
#define PART(symbol, ...) #symbol,
  KITH_HANDOUT_PARTS (PART)
#undef PART
};

/* "PART text [note]", a line each; ends of lines within as "|". */
static char *
say (const KithHandoutEntry *entry, KithLanguage *language)
{
  g_autoptr (KithHandoutItem) item = kith_handout_item_new (entry, language);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kith_handout_item_get_n_lines (item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (item, i);
      g_autofree char *flat = g_strdelimit (g_strdup (line->text), "\n", '|');

      g_string_append_printf (text, "%s %s", part_names[line->part], flat);
      if (line->note != NULL)
        g_string_append_printf (text, " [%s]", line->note);
      g_string_append_c (text, '\n');
    }
  return g_strdup (text->str);
}

static KithHandoutEntry *
entry_of (KithResourceKind kind, const char *const *lines)
{
  return kith_handout_entry_new (handout_fixture_view (kind, lines));
}

static void
assert_says (const KithHandoutEntry *entry, const char *wanted)
{
  g_autofree char *said = say (entry, NULL);

  g_assert_cmpstr (said, ==, wanted);
}

static void
test_whole (void)
{
  g_autoptr (KithHandoutEntry) entry = handout_fixture_clinic ();
  g_autoptr (KithHandoutItem) item = kith_handout_item_new (entry, NULL);

  assert_says (entry, "NAME Walk-in counseling\n"
                      "BY Port Counseling Cooperative\n"
                      "PHONE (555) 010-0100 extension 12 [Intake]\n"
                      "PHONE 1-800-555-0101 [Day and night · Calling is free]\n"
                      "PHONE 555-010-0102 [For a text telephone (TTY)]\n"
                      "ALERT Closed for repairs from 1 to 12 December.\n"
                      "HOURS Monday, Tuesday 9:00 to 17:00\n"
                      "ADDRESS Harbor House|12 Pier Street|Second floor|Port, ST 01234\n"
                      "FIND Cross street: Pier and Mole|The green door beside the bakery.\n"
                      "TRANSPORT Bus 7, stop Pier Street\n"
                      "ACCESS Partly accessible by wheelchair.|Ring for the ramp.\n"
                      "WHAT Somebody to talk to, without an appointment.\n"
                      "WHO For whom: mental health|Adults who live in the county|Age: from 18\n"
                      "BRING Picture identification|Proof of address (a letter will do)\n"
                      "APPLY 1. Call|2. Come in\n"
                      "COST Free|Payment: None\n"
                      "LANGUAGES Spanish, Vietnamese (Tuesdays)\n"
                      "AREA Port, Harbor\n"
                      "WEBSITE www.counseling.example\n"
                      "EMAIL hello@counseling.example\n"
                      "VERIFIED Last checked on 20 November 2026 by Dana.\n");
  g_assert_cmpstr (kith_handout_item_get_attributions (item)[0], ==,
                   "Source: Port 211. Used with permission");
  g_assert_null (kith_handout_item_get_attributions (item)[1]);
  g_assert_cmpstr (kith_handout_item_find (item, KITH_HANDOUT_COST)->label, ==, "Cost");
  g_assert_null (kith_handout_item_find (item, KITH_HANDOUT_CALL_FIRST));
}

/* Nothing is known but a name, or not even that. */
static void
test_bare (void)
{
  static const char *const nothing[] = { NULL };
  static const char *const named[] = { "name=Pantry", NULL };
  g_autoptr (KithHandoutEntry) entry = entry_of (KITH_RESOURCE_SITE_SERVICE, nothing);

  assert_says (entry, "NAME Without a name\nCALL_FIRST The hours are not certain: ask before you go.\n");
  entry->organization = handout_fixture_view (KITH_RESOURCE_ORGANIZATION, named);
  assert_says (entry, "NAME Pantry\nCALL_FIRST The hours are not certain: ask before you go.\n");
}

static void
check_phones (const char *const *own, const char *const *organization, const char *wanted)
{
  g_autoptr (KithHandoutEntry) entry = entry_of (KITH_RESOURCE_SERVICE, own);
  g_autofree char *said = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) phones = g_string_new (NULL);

  entry->organization = handout_fixture_view (KITH_RESOURCE_ORGANIZATION, organization);
  said = say (entry, NULL);
  lines = g_strsplit (said, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "PHONE "))
      g_string_append_printf (phones, "%s;", lines[i] + strlen ("PHONE "));
  g_assert_cmpstr (phones->str, ==, wanted);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_phones (void)
{
  /* Who is nearest is called; an office only where there is nobody else before it. */
  check_phones (LINES ("phone=1", ">function=Administrative", "phone=2"), LINES ("phone=3"),
                "2;1 [Administrative];");
  /* Nobody speaks into a fax, or is heard on a text telephone. */
  check_phones (LINES ("phone=1", ">type=Fax", "phone=2", ">function=TTY"), LINES ("phone=3"),
                "3;2 [For a text telephone (TTY)];");
  check_phones (LINES ("phone=1", ">note=fax only"), LINES ("name=None"), "");
  /* The same number once, another extension of it again. */
  check_phones (LINES ("phone=555 0100", "phone=555-0100", ">note=again", "phone=555-0100", ">extension=1"),
                LINES ("name=None"), "555 0100;555-0100 extension 1;");
  check_phones (LINES ("phone=+44 20 7946 0100", ">toll-free=false", ">note=Main", ">function=Main"),
                LINES ("name=None"), "+44 20 7946 0100 [Main];");
}

static void
test_place (void)
{
  static const char *const own[] = { "directions=Up the stairs", "address", ">line=Room 4", NULL };
  static const char *const bare[] = { "name=Service", NULL };
  static const char *const elsewhere[] = { "address", ">line=1 Office Park", NULL };
  static const char *const hidden[] = {
    "name=Haven", "address",       ">line=9 Secret Lane", ">type=physical",  ">confidential=true",
    "address",    ">type=mailing", ">line=Box 7",         "transport=Bus 3", NULL
  };
  static const char *const mailing[] = { "address",           ">type=mailing", ">line=Box 7",
                                         ">postcode=AB1 2CD", ">city=Port",    NULL };
  static const char *const none[] = { "no-address=Comes to you", NULL };
  static const char *const abroad[] = { "address",
                                        ">line=Am Hafen 3",
                                        ">postcode=01234",
                                        ">city=Hafenstadt",
                                        "public-transport=true",
                                        "wheelchair=by arrangement",
                                        NULL };
#define HEAD "NAME Service\nCALL_FIRST The hours are not certain: ask before you go.\n"
#define HEAD_AT(name) "NAME " name "\nCALL_FIRST The hours are not certain: ask before you go.\n"
  static const struct
  {
    KithResourceKind kind;
    const char *const *entry;
    const char *const *location;
    const char *wanted;
  } cases[] = {
    /* A place that may not be shown: not even what the service says of it, nor the office. */
    { KITH_RESOURCE_SITE_SERVICE, own, NULL, HEAD_AT ("Without a name") },
    { KITH_RESOURCE_SITE_SERVICE, own, hidden, HEAD_AT ("Haven") },
    { KITH_RESOURCE_SERVICE, own, NULL, HEAD_AT ("Without a name") "ADDRESS Room 4\nFIND Up the stairs\n" },
    { KITH_RESOURCE_SITE_SERVICE, bare, mailing, HEAD "ADDRESS For letters:|Box 7|Port AB1 2CD\n" },
    { KITH_RESOURCE_SITE_SERVICE, bare, none, HEAD "ADDRESS Comes to you\n" },
    { KITH_RESOURCE_SITE_SERVICE, bare, abroad,
      HEAD
      "ADDRESS Am Hafen 3|01234 Hafenstadt\nTRANSPORT There is a stop near by.\nACCESS by arrangement\n" },
    { KITH_RESOURCE_ORGANIZATION, elsewhere, NULL, HEAD_AT ("Without a name") "ADDRESS 1 Office Park\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithHandoutEntry) entry = entry_of (cases[i].kind, cases[i].entry);

      if (cases[i].location != NULL)
        entry->location = handout_fixture_view (KITH_RESOURCE_LOCATION, cases[i].location);
      if (cases[i].kind != KITH_RESOURCE_ORGANIZATION)
        entry->organization = handout_fixture_view (KITH_RESOURCE_ORGANIZATION, elsewhere);
      assert_says (entry, cases[i].wanted);
    }
}

static void
check_hours (const char *const *own, const char *const *service, const char *wanted)
{
  g_autoptr (KithHandoutEntry) entry = entry_of (KITH_RESOURCE_SITE_SERVICE, own);
  g_autofree char *said = NULL;

  entry->service = handout_fixture_view (KITH_RESOURCE_SERVICE, service);
  kith_handout_entry_take_hours (entry);
  said = say (entry, NULL);
  g_assert_true (g_str_has_prefix (said, "NAME N\n"));
  g_assert_cmpstr (said + strlen ("NAME N\n"), ==, wanted);
}

static void
test_hours (void)
{
#define ASK "CALL_FIRST The hours are not certain: ask before you go.\n"
  check_hours (LINES ("name=N", "hours=Mo-Fr 09:00-17:00; PH off", ">syntax=osm"), LINES ("hours=24 hours"),
               "HOURS Monday to Friday 9:00 to 17:00|Closed on public holidays\n");
  check_hours (LINES ("name=N"), LINES ("hours=24/7", ">syntax=osm"), "HOURS Open day and night\n");
  /* Read from words: so is said, with the words. */
  check_hours (LINES ("name=N", "hours=Mon-Fri 9 am-5 pm"), LINES ("name=S"),
               "HOURS Monday to Friday 9:00 to 17:00|Read from these words: Mon-Fri 9 am-5 pm\n");
  /* Not understood: in their words, and not replaced by what is said elsewhere. */
  check_hours (LINES ("name=N", "hours=By appointment"), LINES ("hours=24/7", ">syntax=osm"),
               ASK "HOURS By appointment\n");
  check_hours (LINES ("name=N", "phone=1", "hours=Mo ???", ">syntax=osm"), LINES ("name=S"),
               "PHONE 1\nCALL_FIRST The hours are not certain: call first.\n");
  check_hours (LINES ("name=N", "hours=Mo 10:00+", ">syntax=osm"), LINES ("name=S"),
               ASK "HOURS Monday from 10:00 on\n");
  /* Somebody says that it is not always so. */
  check_hours (LINES ("name=N", "hours=24/7", ">syntax=osm"), LINES ("season=In winter"),
               ASK "HOURS In winter\n");
  check_hours (LINES ("name=N", "hours=24/7", ">syntax=osm"), LINES ("not-always=true"), ASK);
  check_hours (LINES ("name=N", "hours=24/7", ">syntax=osm"), LINES ("alert=Moving"), ASK "ALERT Moving\n");
}

static void
check_verified (const char *theirs, KithDay ours, const char *by, const char *source, const char *wanted)
{
  g_autofree char *line = g_strconcat ("verified=", theirs, NULL);
  g_autoptr (KithHandoutEntry) entry = entry_of (KITH_RESOURCE_SERVICE, LINES ("name=N", line));
  g_autoptr (KithHandoutItem) item = NULL;
  const KithHandoutLine *found;

  kith_handout_entry_set_verified (entry, ours, by);
  if (source != NULL)
    kith_handout_entry_add_source (entry, source, NULL);
  item = kith_handout_item_new (entry, NULL);
  found = kith_handout_item_find (item, KITH_HANDOUT_VERIFIED);
  g_assert_cmpstr (found != NULL ? found->text : NULL, ==, wanted);
}

static void
test_verified (void)
{
  KithDay day = kith_day_from_ymd (2026, 2, 3);

  check_verified ("2026-02-03", day, "Dana", "211", "Last checked on 3 February 2026 by Dana.");
  check_verified ("2026-02-04T10:00:00", day, "Dana", "211", "Last checked on 4 February 2026 by 211.");
  check_verified ("2026-02-04", KITH_DAY_NONE, NULL, NULL, "Last checked on 4 February 2026.");
  check_verified ("1900-01-01", day, NULL, "211", "Last checked on 3 February 2026.");
  check_verified ("last spring", KITH_DAY_NONE, "Dana", "211", NULL);
}

static void
test_language (void)
{
  static const MessagesFixturePair german[] = {
    { "Phone", "Telefon" },
    { "Hours", "Geöffnet" },
    { "%s extension %s", "%s Durchwahl %s" },
    { "Calling is free", "Der Anruf kostet nichts" },
    { "Last checked on %s by %s.", "Zuletzt geprüft am %s von %s." },
    { "day format\004%-d %B %Y", "%-d. %B %Y" },
  };
  g_autofree char *folder = g_dir_make_tmp ("kith-handout-XXXXXX", NULL);
  g_autofree char *before = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autoptr (KithHandoutEntry) entry = handout_fixture_clinic ();
  g_autoptr (KithLanguage) language = NULL;
  g_autoptr (KithHandoutItem) item = NULL;
  g_autofree char *said = NULL;

  messages_fixture_write (folder, "de", german, G_N_ELEMENTS (german));
  bindtextdomain (GETTEXT_PACKAGE, folder);
  language = kith_language_new ("de", NULL);
  said = say (entry, language);
  item = kith_handout_item_new (entry, language);
  /* The item has its labels for as long as it lives. */
  g_clear_pointer (&language, kith_language_unref);
  bindtextdomain (GETTEXT_PACKAGE, before);
  messages_fixture_remove (folder, "de");
  g_rmdir (folder);
  g_assert_nonnull (strstr (said, "PHONE (555) 010-0100 Durchwahl 12 [Intake]\n"));
  g_assert_nonnull (strstr (said, "Der Anruf kostet nichts"));
  g_assert_nonnull (strstr (said, "HOURS Montag, Dienstag 9:00 to 17:00\n"));
  g_assert_nonnull (strstr (said, "Zuletzt geprüft am 20. November 2026 von Dana."));
  g_assert_cmpstr (kith_handout_item_find (item, KITH_HANDOUT_HOURS)->label, ==, "Geöffnet");
}

/* Nothing that is kept back, whatever holds it; and most of what is not. */
static void
test_by_chance (void)
{
  guint n_found = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      g_autoptr (HandoutFixtureChance) chance = handout_fixture_chance_new ();
      g_autoptr (KithHandoutEntry) entry = handout_fixture_by_chance (chance);
      g_autofree char *said = say (entry, NULL);

      for (guint i = 0; i < chance->kept_back->len; i++)
        if (strstr (said, g_ptr_array_index (chance->kept_back, i)) != NULL)
          g_error ("%s is kept back: %s", (char *) g_ptr_array_index (chance->kept_back, i), said);
      for (guint i = 0; i < chance->shown->len; i++)
        n_found += strstr (said, g_ptr_array_index (chance->shown, i)) != NULL;
      g_assert_cmpuint (chance->kept_back->len, >, 50);
    }
  g_test_message ("%u texts shown in %u items", n_found, RUNS);
  g_assert_cmpuint (n_found, >, 20 * RUNS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/handout item/whole", test_whole);
  g_test_add_func ("/report/handout item/bare", test_bare);
  g_test_add_func ("/report/handout item/phones", test_phones);
  g_test_add_func ("/report/handout item/place", test_place);
  g_test_add_func ("/report/handout item/hours", test_hours);
  g_test_add_func ("/report/handout item/verified", test_verified);
  g_test_add_func ("/report/handout item/language", test_language);
  g_test_add_func ("/report/handout item/by chance", test_by_chance);

  return g_test_run ();
}
