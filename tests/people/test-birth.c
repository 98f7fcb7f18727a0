/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/kith-error.h"
#include "people/kith-birth.h"

static KithBirth
read_birth (const char *text)
{
  KithBirth birth;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_birth_parse (text, &birth, &error));
  g_assert_no_error (error);
  return birth;
}

static void
test_parse (void)
{
  static const char *const good[][2] = {
    { "1984-05-02", "1984-05-02" },
    { "19840502", "1984-05-02" },
    { "1984/5/2", "1984-05-02" },
    { "1984-05", "1984-05" },
    { "~1984", "~1984" },
    { " 1984 ", "1984" },
    { "", "" },
    { "~1984.12.31", "~1984-12-31" },
  };
  static const char *const bad[] = {
    "84",         "1984-13",   "1984-02-30", "1984-05-02x", "0000-01-01", "1984-05/02",
    "~",          "1984-",     "1984-05-",   "198405",      "1984050",    "May 1984",
    "1984-00-01", "19840502-", "1984-005-2", "99999-01-01", "-1984",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      KithBirth birth = read_birth (good[i][0]);
      g_autofree char *text = kith_birth_format_iso (&birth);

      g_assert_cmpstr (text, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      KithBirth birth = { 7, 7, 7, TRUE };
      g_autoptr (GError) error = NULL;

      if (kith_birth_parse (bad[i], &birth, &error))
        g_error ("“%s” was taken", bad[i]);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpint (birth.year, ==, 7);
    }
}

static void
test_compare (void)
{
  static const struct
  {
    const char *a, *b;
    KithBirthsCompared is;
  } cases[] = {
    { "1984-05-02", "1984-05-02", KITH_BIRTHS_SAME },
    { "1984-05-02", "1984-02-05", KITH_BIRTHS_SWAPPED },
    { "1984-05-02", "1984-05-03", KITH_BIRTHS_ONE_DIGIT },
    { "1984-05-02", "1948-05-02", KITH_BIRTHS_ONE_DIGIT },
    { "1984-05-02", "1984-05-19", KITH_BIRTHS_ONE_PART },
    { "1984-05-02", "1961-05-02", KITH_BIRTHS_ONE_PART },
    { "1984-05-02", "1984", KITH_BIRTHS_SAME_YEAR },
    { "1984-05", "1984-06-01", KITH_BIRTHS_DIFFERENT },
    { "~1985", "1984-05-02", KITH_BIRTHS_NEAR },
    { "~1989", "1984-05-02", KITH_BIRTHS_FAR },
    { "~1999", "1984-05-02", KITH_BIRTHS_DIFFERENT },
    { "", "1984-05-02", KITH_BIRTHS_UNKNOWN },
    { "1984-05-02", "1977-11-23", KITH_BIRTHS_DIFFERENT },
    { "1988-07-23", "1987-07-20", KITH_BIRTHS_TWO_DIGITS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KithBirth a = read_birth (cases[i].a), b = read_birth (cases[i].b);

      g_assert_cmpint (kith_birth_compare (&a, &b), ==, cases[i].is);
      g_assert_cmpint (kith_birth_compare (&b, &a), ==, cases[i].is);
    }
}

static void
test_age (void)
{
  KithBirth birth = read_birth ("1984-05-02"), year = read_birth ("1984"), none = read_birth ("");

  g_assert_cmpint (kith_birth_get_age (&birth, kith_day_from_ymd (2026, 5, 1)), ==, 41);
  g_assert_cmpint (kith_birth_get_age (&birth, kith_day_from_ymd (2026, 5, 2)), ==, 42);
  g_assert_cmpint (kith_birth_get_age (&year, kith_day_from_ymd (2026, 1, 1)), ==, 42);
  g_assert_cmpint (kith_birth_get_age (&none, kith_day_from_ymd (2026, 1, 1)), ==, -1);
  g_assert_cmpint (kith_birth_get_age (&birth, kith_day_from_ymd (1980, 1, 1)), ==, -1);
}

/* A date of birth is nothing without its year. */
static void
test_format (void)
{
  static const struct
  {
    KithBirth birth;
    const char *text;
  } cases[] = {
    { { 1984, 5, 2, FALSE }, "2 May 1984" },
    { { 1984, 5, 0, TRUE }, "about May 1984" },
    { { 1984, 0, 0, FALSE }, "1984" },
    { { 1984, 5, 2, TRUE }, "about 2 May 1984" },
    { { 0, 0, 0, FALSE }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kith_birth_format (&cases[i].birth);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/birth/parse", test_parse);
  g_test_add_func ("/people/birth/compare", test_compare);
  g_test_add_func ("/people/birth/format", test_format);
  g_test_add_func ("/people/birth/age", test_age);
  return g_test_run ();
}
