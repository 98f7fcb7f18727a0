/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a chosen language, whatever the interface speaks, and catalogs that are none. */

#include "base/kith-language.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "base/kith-messages.h"
#include "base/messages-fixture.h"

#define FLIPS 2000

static const MessagesFixturePair german[] = {
  { "Phone", "Telefon" },
  { "Cost", "" },
  { "day format\004%-d %B %Y", "%-d. %B %Y" },
  { "time format\004%-H:%M", "%-H:%M Uhr" },
  { "Open", "Geöffnet" },
  { "verb\004Open", "Öffnen" },
};
static const MessagesFixturePair arabic[] = { { "Phone", "هاتف" } };

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned): of the German one */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kith-language-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "de", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  messages_fixture_write (fixture->folder, "de", german, G_N_ELEMENTS (german));
  messages_fixture_write (fixture->folder, "ar", arabic, G_N_ELEMENTS (arabic));
  bindtextdomain (GETTEXT_PACKAGE, fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  messages_fixture_remove (fixture->folder, "de");
  messages_fixture_remove (fixture->folder, "ar");
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static KithLanguage *
make (const char *code)
{
  g_autoptr (GError) error = NULL;
  KithLanguage *language = kith_language_new (code, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kith_language_get_code (language), ==, code);
  return language;
}

static void
test_say (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KithLanguage) de = make ("de");
  g_autoptr (KithLanguage) en = make ("en");

  g_assert_cmpstr (kith_language_say (de, "Phone"), ==, "Telefon");
  g_assert_cmpstr (kith_language_say (de, "Open"), ==, "Geöffnet");
  g_assert_cmpstr (kith_language_say_in (de, "verb", "Open"), ==, "Öffnen");
  /* What nobody translated stays. */
  g_assert_cmpstr (kith_language_say (de, "Cost"), ==, "Cost");
  g_assert_cmpstr (kith_language_say (de, "Bus"), ==, "Bus");
  g_assert_cmpstr (kith_language_say_in (de, "noun", "Phone"), ==, "Phone");
  /* The head of the catalog is no text. */
  g_assert_cmpstr (kith_language_say (de, ""), ==, "");
  g_assert_cmpstr (kith_language_say (en, "Phone"), ==, "Phone");
  g_assert_cmpstr (kith_language_say (NULL, "Phone"), ==, "Phone");
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *code;
    const char *format;
    const char *wanted;
  } cases[] = {
    { "de", "%A, %-d. %B %Y", "Sonntag, 1. März 2026" },
    { "de", "%OB", "März" },
    { "en", "%A %-d %b, %-I:%M %p %%", "Sunday 1 Mar, 5:05 PM %" },
    { "en", "%%A", "%A" },
    { "ar", "%A", "الأحد" },
  };
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 3, 1, 17, 5, 0);
  KithDay day = kith_day_from_ymd (2026, 3, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithLanguage) language = make (cases[i].code);
      g_autofree char *said = kith_language_format_time (language, cases[i].format, time);

      g_assert_cmpstr (said, ==, cases[i].wanted);
    }
  for (int weekday = 0; weekday < 7; weekday++)
    {
      g_autoptr (KithLanguage) en = make ("en");
      g_autoptr (GDateTime) one = g_date_time_add_days (time, weekday);
      g_autofree char *said = kith_language_format_time (en, "%A %a %B %OB %p", one);
      /* The tests run in the language of the source. */
      g_autofree char *own = kith_language_format_time (NULL, "%A %a %B %OB %p", one);

      g_assert_cmpstr (said, ==, own);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KithLanguage) language = make (i == 0 ? "de" : "en");
      g_autofree char *date = kith_language_format_date (language, day);
      g_autofree char *minute = kith_language_format_minute (language, 17 * 60 + 5);
      g_autofree char *none = kith_language_format_date (language, KITH_DAY_NONE);
      g_autofree char *no_minute = kith_language_format_minute (language, KITH_MINUTE_NONE);

      g_assert_cmpstr (date, ==, i == 0 ? "1. März 2026" : "1 March 2026");
      g_assert_cmpstr (minute, ==, i == 0 ? "17:05 Uhr" : "17:05");
      g_assert_cmpstr (none, ==, "");
      g_assert_cmpstr (no_minute, ==, "");
    }
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const none[] = { "fr", "", "..", "de/LC_MESSAGES/../../de", "C", "de_DE.UTF-8" };
  g_autofree char *empty = g_build_filename (fixture->folder, "fr", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (KithLanguage) de = make ("de");
  g_autoptr (KithLanguage) ar = make ("ar");

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  codes = kith_language_list ();
  joined = g_strjoinv (" ", codes);
  g_assert_cmpstr (joined, ==, "ar de en");
  g_assert_cmpstr (kith_language_get_name (de), ==, "Deutsch");
  g_assert_false (kith_language_is_rtl (de));
  g_assert_true (kith_language_is_rtl (ar));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kith_language_new (none[i], &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
    }
  g_rmdir (empty);
}

static void
test_default (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = { { "de_AT", "de" }, { "fr:ar", "ar" }, { "fr", "en" } };

  if (g_test_subprocess ())
    {
      g_autofree char *code = NULL;

      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KITH_TEST_FOLDER"));
      code = kith_language_dup_default ();
      g_assert_cmpstr (code, ==, g_getenv ("KITH_TEST_WANTED"));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("LANGUAGE", cases[i][0], TRUE);
      g_setenv ("KITH_TEST_FOLDER", fixture->folder, TRUE);
      g_setenv ("KITH_TEST_WANTED", cases[i][1], TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_unsetenv ("LANGUAGE");
      g_test_trap_assert_passed ();
    }
}

static void
test_byte_order (Fixture *fixture, gconstpointer data)
{
  for (guint is_big = 0; is_big < 2; is_big++)
    {
      g_autoptr (GByteArray) bytes = messages_fixture_make (german, G_N_ELEMENTS (german), (gboolean) is_big);
      g_autoptr (KithMessages) messages = NULL;
      g_autoptr (GError) error = NULL;

      messages_fixture_write_bytes (fixture->folder, "de", bytes);
      messages = kith_messages_new_from_file (fixture->path, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (german); i++)
        {
          g_auto (GStrv) parts = g_strsplit (german[i].text, "\004", 2);

          g_assert_cmpstr (parts[1] != NULL ? kith_messages_find (messages, parts[0], parts[1])
                                            : kith_messages_find (messages, NULL, parts[0]),
                           ==, german[i].translation);
        }
    }
}

/* Whatever the bytes are: refused, or read within the file. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) whole = messages_fixture_make (german, G_N_ELEMENTS (german), FALSE);
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;

  for (guint length = 0; length < whole->len; length++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();

      g_byte_array_append (cut, whole->data, length);
      messages_fixture_write_bytes (fixture->folder, "de", cut);
      g_assert_null (kith_messages_new_from_file (fixture->path, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  for (guint i = 0; i < FLIPS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (KithMessages) messages = NULL;

      g_byte_array_append (bytes, whole->data, whole->len);
      bytes->data[g_test_rand_int_range (0, (gint32) whole->len)] = (guint8) g_test_rand_int_range (0, 256);
      messages_fixture_write_bytes (fixture->folder, "de", bytes);
      messages = kith_messages_new_from_file (fixture->path, NULL);
      n_refused += messages == NULL;
      for (guint j = 0; messages != NULL && j < G_N_ELEMENTS (german); j++)
        {
          const char *found = kith_messages_find (messages, NULL, german[j].text);

          g_assert_true (found == NULL || g_utf8_validate (found, -1, NULL));
        }
    }
  g_assert_cmpuint (n_refused, >, 100);
  g_unlink (fixture->path);
  g_assert_null (kith_messages_new_from_file (fixture->path, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* Letters of another charset would come out as something else. */
static void
test_charset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = messages_fixture_make (german, G_N_ELEMENTS (german), FALSE);
  char *charset = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; charset == NULL && i < bytes->len - 5; i++)
    if (memcmp (bytes->data + i, "UTF-8", 5) == 0)
      charset = (char *) bytes->data + i;
  g_assert_nonnull (charset);
  memcpy (charset, "CP037", 5);
  messages_fixture_write_bytes (fixture->folder, "de", bytes);
  g_assert_null (kith_language_new ("de", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/base/language/say", Fixture, NULL, set_up, test_say, tear_down);
  g_test_add ("/base/language/dates", Fixture, NULL, set_up, test_dates, tear_down);
  g_test_add ("/base/language/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/base/language/default", Fixture, NULL, set_up, test_default, tear_down);
  g_test_add ("/base/language/byte order", Fixture, NULL, set_up, test_byte_order, tear_down);
  g_test_add ("/base/language/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/base/language/charset", Fixture, NULL, set_up, test_charset, tear_down);

  return g_test_run ();
}
