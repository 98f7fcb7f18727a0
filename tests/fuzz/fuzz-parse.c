/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, times, ids and recovery codes as people type them: refused, or written back to the same value. */

#include "kith-fuzz.h"

#include "base/kith-day.h"
#include "base/kith-error.h"
#include "base/kith-id.h"
#include "base/kith-zone.h"
#include "vault/kith-recovery.h"

static void
parse_day (const char *text)
{
  g_autoptr (GError) error = NULL;
  KithDay day, again;

  if (kith_day_parse (text, &day, &error))
    {
      g_autofree char *written = kith_day_format_iso (day);

      g_assert_cmpstr (written, ==, text);
      g_assert_true (kith_day_parse (written, &again, NULL));
      g_assert_cmpint (day, ==, again);
    }
  else
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
parse_minute (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint32 minute, again;

  if (kith_minute_parse (text, &minute, &error))
    {
      g_autofree char *written = kith_minute_format_iso (minute);

      g_assert_cmpint (minute, >=, 0);
      g_assert_cmpint (minute, <, 1440);
      g_assert_true (kith_minute_parse (written, &again, NULL));
      g_assert_cmpint (minute, ==, again);
    }
  else
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
parse_id (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (kith_id_parse (text, &id, &error))
    {
      g_autofree char *written = kith_id_format (id);

      g_assert_cmpint (id, >, 0);
      g_assert_cmpstr (written, ==, text);
    }
  else
    g_assert_nonnull (error);
}

static void
parse_recovery (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_parse (text, &error);
  g_autoptr (KithRecoveryCode) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  if (code == NULL)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      return;
    }
  written = kith_recovery_code_to_string (code);
  again = kith_recovery_code_parse (written, &error);
  g_assert_no_error (error);
  rewritten = kith_recovery_code_to_string (again);
  g_assert_cmpstr (written, ==, rewritten);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  KithPeriod period;
  gint64 utc;

  parse_day (valid);
  parse_minute (valid);
  parse_id (valid);
  parse_recovery (valid);
  kith_period_parse (valid, &period, NULL);
  kith_zone_parse (zone, valid, &utc);

  return 0;
}
