/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values: what RFC 4180 says, what files in the wild do, and what hostile ones try. */

#include <string.h>

#include "base/kith-csv.h"
#include "base/kith-error.h"

/* A stream that gives a byte or a few at a time, and may never end. */
#define TEST_TYPE_DRIP (test_drip_get_type ())
G_DECLARE_FINAL_TYPE (TestDrip, test_drip, TEST, DRIP, GInputStream)

struct _TestDrip
{
  GInputStream parent_instance;
  const char *text;
  gsize length;
  gsize at;
  gsize step;
  gboolean endless;
};

G_DEFINE_FINAL_TYPE (TestDrip, test_drip, G_TYPE_INPUT_STREAM)

static gssize
test_drip_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  TestDrip *self = TEST_DRIP (stream);
  gsize n = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;

  while (n < MIN (count, self->step) && (self->endless || self->at < self->length))
    {
      ((char *) buffer)[n++] = self->text[self->at % self->length];
      self->at++;
    }
  return (gssize) n;
}

static void
test_drip_class_init (TestDripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = test_drip_read;
}

static void
test_drip_init (TestDrip *self)
{
  self->step = 1;
}

static KithCsvReader *
reader_for (const char *text, gsize length, gsize step, gboolean endless, const KithCsvLimits *limits)
{
  g_autoptr (TestDrip) drip = g_object_new (TEST_TYPE_DRIP, NULL);

  drip->text = text;
  drip->length = length;
  drip->step = step;
  drip->endless = endless;
  return kith_csv_reader_new (G_INPUT_STREAM (drip), limits);
}

/* All records as one text: fields in <>, records in lines. */
static char *
read_all (KithCsvReader *reader, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (;;)
    {
      g_auto (GStrv) fields = NULL;

      if (!kith_csv_reader_next (reader, &fields, NULL, error))
        return NULL;
      if (fields == NULL)
        return g_string_free (g_steal_pointer (&out), FALSE);
      for (guint i = 0; fields[i] != NULL; i++)
        g_string_append_printf (out, "<%s>", fields[i]);
      g_string_append_c (out, '\n');
    }
}

static void
test_reads (void)
{
  static const char *const cases[][2] = {
    { "a,b\r\nc,d\r\n", "<a><b>\n<c><d>\n" },
    { "a,b\nc,d", "<a><b>\n<c><d>\n" },
    { "a,b\rc,d\r", "<a><b>\n<c><d>\n" },
    { "\xef\xbb\xbf"
      "a,é\n",
      "<a><é>\n" },
    { "\"a,1\",\"b\"\"c\"\n", "<a,1><b\"c>\n" },
    { "\"a\r\nb\",c\n", "<a\r\nb><c>\n" },
    { ",,\n", "<><><>\n" },
    { "\"\"\n", "<>\n" },
    { "a,\n", "<a><>\n" },
    { "\n\n\r\na\n\n", "<a>\n" },
    { " a , \"b\"\n", "< a >< \"b\">\n" },
    { "5\" pipe,x\n", "<5\" pipe><x>\n" },
    { "", "" },
    { "\xef\xbb\xbf", "" },
    { "\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize step = 1; step < 10; step += 4)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KithCsvReader) reader = reader_for (cases[i][0], strlen (cases[i][0]), step, FALSE, NULL);
        g_autofree char *all = read_all (reader, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (all, ==, cases[i][1]);
      }
}

static void
test_delimiter (void)
{
  KithCsvLimits limits = { .delimiter = ';' };
  g_autoptr (KithCsvReader) reader = reader_for ("a,1;b\n", 6, 3, FALSE, &limits);
  g_autofree char *all = read_all (reader, NULL);

  g_assert_cmpstr (all, ==, "<a,1><b>\n");
}

static void
test_lines (void)
{
  static const char text[] = "a\n\"b\nb\"\n\nc\r\nd";
  g_autoptr (KithCsvReader) reader = reader_for (text, strlen (text), 1, FALSE, NULL);
  static const guint64 lines[] = { 1, 2, 5, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) fields = NULL;

      g_assert_true (kith_csv_reader_next (reader, &fields, NULL, NULL));
      g_assert_nonnull (fields);
      g_assert_cmpuint (kith_csv_reader_get_line (reader), ==, lines[i]);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    const char *where;
  } cases[] = {
    { "a,b\nc,\"d\n", 9, "Line 2, column 3:" },
    { "a,b\nc,\"d\"x\n", 11, "Line 2, column 6:" },
    { "a\nzz,b\xff"
      "c\n",
      9, "Line 2, column 5:" },
    { "\"x\ny\xe9\"\n", 8, "Line 2, column 2:" },
    { "é,\xe9\n", 5, "Line 1, column 3:" },
    { "a,b\0c\n", 6, "Line 1, column 4:" },
    { "\xff\xfe"
      "a\0",
      4, "Line 1, column 1:" },
    { "\xfe\xff\0a", 4, "Line 1, column 1:" },
    { "a\n1,2,3,4,5\n", 12, "Line 2, column 9:" },
    { "a\nbb,ccccccccccccccccccccc\n", 27, "Line 2, column 4:" },
    { "\"aaa\",\"aaa\",\"aaa\",\"aaaaaaaaaaaaaaaaa\"", 37, "Line 1, column 1:" },
  };
  const KithCsvLimits limits = { .max_columns = 4, .max_field = 20, .max_record = 30 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize step = 1; step < 40; step += 38)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KithCsvReader) reader = reader_for (cases[i].text, cases[i].length, step, FALSE, &limits);
        g_autofree char *all = read_all (reader, &error);

        g_test_message ("case %u: %s", i, error != NULL ? error->message : all);
        g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
        g_assert_true (g_str_has_prefix (error->message, cases[i].where));
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
      }
}

/* Files without an end are refused soon. */
static void
test_endless (void)
{
  static const char *const texts[] = { "a", "\"", "\"x", "a,", "aaaaaaa,", "\"a\"," };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithCsvReader) reader = reader_for (texts[i], strlen (texts[i]), 4096, TRUE, NULL);
      g_autofree char *all = read_all (reader, &error);

      g_assert_null (all);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

static void
test_cancel (void)
{
  g_autoptr (KithCsvReader) reader = reader_for ("a\n", 2, 1, TRUE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GStrv fields = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (kith_csv_reader_next (reader, &fields, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fields);
}

static void
test_writes (void)
{
  static const char *const row[] = { "plain", "a,b", "say \"x\"", "two\nlines", "", " edge", NULL };
  static const char *const formulas[] = { "=1+1", "+1",  "-1",     "@x",  "\tx", "\rx",
                                          "\nx",  "＝1", "=cmd,x", "x=1", NULL };
  static const char *const empty[] = { "", NULL };
  g_autoptr (GString) out = g_string_new (NULL);

  kith_csv_append_row (out, row);
  g_assert_cmpstr (out->str, ==, "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,\" edge\"\r\n");
  g_string_truncate (out, 0);
  kith_csv_append_row (out, formulas);
  g_assert_cmpstr (out->str, ==, "'=1+1,'+1,'-1,'@x,\"'\tx\",\"'\rx\",\"'\nx\",'＝1,\"'=cmd,x\",x=1\r\n");
  g_string_truncate (out, 0);
  kith_csv_append_row (out, empty);
  g_assert_cmpstr (out->str, ==, "\"\"\r\n");
}

/* What is written is read back, but for the apostrophe before formulas. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = {
    "a", "é", ",", "\"", "\n", "\r\n", " ", ";", "王", "'", "\t", "=", "-"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (KithCsvReader) reader = NULL;
      g_auto (GStrv) fields = NULL;
      int n = g_rand_int_range (rand, 1, 6);

      for (int f = 0; f < n; f++)
        {
          GString *field = g_string_new (NULL);

          for (int k = g_rand_int_range (rand, 0, 6); k > 0; k--)
            g_string_append (field, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (row, g_string_free (field, FALSE));
        }
      g_ptr_array_add (row, NULL);
      kith_csv_append_row (out, (const char *const *) row->pdata);

      reader = reader_for (out->str, out->len, 7, FALSE, NULL);
      g_assert_true (kith_csv_reader_next (reader, &fields, NULL, NULL));
      g_assert_cmpuint (g_strv_length (fields), ==, n);
      for (int f = 0; f < n; f++)
        {
          const char *wanted = row->pdata[f];
          gboolean neutral = wanted[0] != '\0' && strchr ("=-\t\r\n", wanted[0]) != NULL;

          g_assert_cmpstr (fields[f] + (neutral ? 1 : 0), ==, wanted);
          g_assert_true (!neutral || fields[f][0] == '\'');
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/reads", test_reads);
  g_test_add_func ("/base/csv/delimiter", test_delimiter);
  g_test_add_func ("/base/csv/lines", test_lines);
  g_test_add_func ("/base/csv/refuses", test_refuses);
  g_test_add_func ("/base/csv/endless", test_endless);
  g_test_add_func ("/base/csv/cancel", test_cancel);
  g_test_add_func ("/base/csv/writes", test_writes);
  g_test_add_func ("/base/csv/round-trip", test_round_trip);
  return g_test_run ();
}
