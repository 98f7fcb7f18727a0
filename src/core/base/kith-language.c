/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A handout is for somebody who may not speak what the interface speaks. gettext writes in one language at a
 * time: which one hangs on the locale and on LANGUAGE, which belong to all threads, and a locale may well not
 * be installed for a language that Kith is translated into. So the catalog is read here, and the names of
 * days and months come from ICU, which has them for every language.
 */

#include "base/kith-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/kith-error.h"
#include "base/kith-messages.h"

/* What the texts in the source are written in. */
#define OWN_CODE "en"
#define LONGEST_NAME 100

typedef struct
{
  char letter;       /* of a format of strftime */
  gboolean is_alone; /* as in %OB: without a day beside it */
  UDateFormatSymbolType type;
  int first; /* of ICU's */
} NameRow;

enum
{
  WEEKDAY,
  SHORT_WEEKDAY,
  MONTH,
  MONTH_ALONE,
  SHORT_MONTH,
  HALF,
  N_NAMES
};

static const NameRow rows[N_NAMES] = {
  [WEEKDAY] = { 'A', FALSE, UDAT_WEEKDAYS, 1 },
  [SHORT_WEEKDAY] = { 'a', FALSE, UDAT_SHORT_WEEKDAYS, 1 },
  [MONTH] = { 'B', FALSE, UDAT_MONTHS, 0 },
  [MONTH_ALONE] = { 'B', TRUE, UDAT_STANDALONE_MONTHS, 0 },
  [SHORT_MONTH] = { 'b', FALSE, UDAT_SHORT_MONTHS, 0 },
  [HALF] = { 'p', FALSE, UDAT_AM_PMS, 0 },
};

struct _KithLanguage
{
  gatomicrefcount n_refs;
  char *code;             /* (owned) */
  char *name;             /* (owned) */
  KithMessages *messages; /* (owned) (nullable) NULL: the texts of the source */
  GStrv names[N_NAMES];   /* (owned) */
  gboolean is_rtl;
};

/* It becomes part of a path. */
static gboolean
is_code (const char *code)
{
  return *code != '\0' && strspn (code, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_@") == strlen (code);
}

/* Where the program that runs has bound its texts. */
static char *
make_path (const char *code)
{
  return g_build_filename (bindtextdomain (GETTEXT_PACKAGE, NULL), code, "LC_MESSAGES", GETTEXT_PACKAGE ".mo",
                           NULL);
}

static gboolean
is_there (const char *code)
{
  g_autofree char *path = NULL;

  if (!is_code (code))
    return FALSE;
  path = make_path (code);
  return strcmp (code, OWN_CODE) == 0 || g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static char *
from_utf16 (const UChar *text)
{
  char utf8[LONGEST_NAME * 3 + 1] = "";
  UErrorCode status = U_ZERO_ERROR;

  u_strToUTF8 (utf8, sizeof utf8, NULL, text, -1, &status);
  return g_strdup (U_SUCCESS (status) ? utf8 : "");
}

static GStrv
read_names (const UDateFormat *dates, const NameRow *row)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  int n = udat_countSymbols (dates, row->type);

  for (int i = row->first; i < n; i++)
    {
      UChar utf16[LONGEST_NAME + 1] = { 0 };
      UErrorCode status = U_ZERO_ERROR;
      g_autofree char *name = NULL;

      udat_getSymbols (dates, row->type, i, utf16, LONGEST_NAME, &status);
      name = from_utf16 (utf16);
      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static gboolean
read_all_names (KithLanguage *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *dates = udat_open (UDAT_LONG, UDAT_LONG, self->code, NULL, 0, NULL, 0, &status);
  UChar name[LONGEST_NAME + 1] = { 0 };

  if (U_FAILURE (status))
    return FALSE;
  for (guint i = 0; i < N_NAMES; i++)
    self->names[i] = read_names (dates, &rows[i]);
  udat_close (dates);
  uloc_getDisplayName (self->code, self->code, name, LONGEST_NAME, &status);
  self->name = from_utf16 (name);
  self->is_rtl = uloc_isRightToLeft (self->code);
  return TRUE;
}

static gint
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kith_language_list:
 *
 * Returns: (transfer full): the codes of the languages for which there is a translation, and of English, in
 * their order
 */
GStrv
kith_language_list (void)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (bindtextdomain (GETTEXT_PACKAGE, NULL), 0, NULL);
  const char *name;

  g_ptr_array_add (codes, g_strdup (OWN_CODE));
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (is_there (name) && strcmp (name, OWN_CODE) != 0)
      g_ptr_array_add (codes, g_strdup (name));
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/**
 * kith_language_dup_default:
 *
 * Returns: (transfer full): the code of the interface's language, or of English where there is no translation
 */
char *
kith_language_dup_default (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (is_there (names[i]))
      return g_strdup (names[i]);
  return g_strdup (OWN_CODE);
}

/**
 * kith_language_new:
 * @code: one of kith_language_list()
 * @error: %KITH_ERROR_NOT_FOUND where there is no translation, %KITH_ERROR_DAMAGED where it is damaged
 *
 * Returns: (transfer full) (nullable): the language
 */
KithLanguage *
kith_language_new (const char *code, GError **error)
{
  g_autoptr (KithLanguage) self = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  if (!is_there (code))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("Kith cannot write in the language “%s”."),
                   code);
      return NULL;
    }
  self = g_new0 (KithLanguage, 1);
  g_atomic_ref_count_init (&self->n_refs);
  self->code = g_strdup (code);
  path = make_path (code);
  if (strcmp (code, OWN_CODE) != 0 && (self->messages = kith_messages_new_from_file (path, error)) == NULL)
    return NULL;
  if (read_all_names (self))
    return g_steal_pointer (&self);
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("Kith cannot write in the language “%s”."), code);
  return NULL;
}

/**
 * kith_language_ref:
 * @self: a language
 *
 * Returns: (transfer full): the same
 */
KithLanguage *
kith_language_ref (KithLanguage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

/**
 * kith_language_unref:
 * @self: (transfer full) (nullable): a language
 */
void
kith_language_unref (KithLanguage *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  for (guint i = 0; i < N_NAMES; i++)
    g_strfreev (self->names[i]);
  g_clear_pointer (&self->messages, kith_messages_free);
  g_free (self->name);
  g_free (self->code);
  g_free (self);
}

/**
 * kith_language_get_code:
 * @self: a language
 *
 * Returns: its code, as "de" or "pt_BR"
 */
const char *
kith_language_get_code (const KithLanguage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * kith_language_get_name:
 * @self: a language
 *
 * Returns: what it calls itself, as "Deutsch"
 */
const char *
kith_language_get_name (const KithLanguage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * kith_language_is_rtl:
 * @self: a language
 *
 * Returns: whether it is read from the right
 */
gboolean
kith_language_is_rtl (const KithLanguage *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_rtl;
}

/**
 * kith_language_say:
 * @self: (nullable): a language
 * @text: a text of the source, marked with N_()
 *
 * Returns: its translation, or @text where it has none
 */
const char *
kith_language_say (const KithLanguage *self, const char *text)
{
  return kith_language_say_in (self, NULL, text);
}

/**
 * kith_language_say_in:
 * @self: (nullable): a language
 * @context: (nullable): the text's context
 * @text: a text of the source, marked with NC_()
 *
 * Returns: its translation, or @text where it has none
 */
const char *
kith_language_say_in (const KithLanguage *self, const char *context, const char *text)
{
  const char *found = NULL;

  g_return_val_if_fail (text != NULL, "");

  if (self == NULL)
    return context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, text)
                           : g_dgettext (GETTEXT_PACKAGE, text);
  if (self->messages != NULL && *text != '\0')
    found = kith_messages_find (self->messages, context, text);
  return found != NULL && *found != '\0' ? found : text;
}

/* The name that @conversion stands for, or NULL where it stands for none. */
static const char *
find_name (const KithLanguage *self, const char *conversion, GDateTime *time)
{
  gboolean is_alone = *conversion == 'O';
  guint numbers[N_NAMES] = {
    [WEEKDAY] = (guint) g_date_time_get_day_of_week (time) % 7,
    [SHORT_WEEKDAY] = (guint) g_date_time_get_day_of_week (time) % 7,
    [MONTH] = (guint) g_date_time_get_month (time) - 1,
    [MONTH_ALONE] = (guint) g_date_time_get_month (time) - 1,
    [SHORT_MONTH] = (guint) g_date_time_get_month (time) - 1,
    [HALF] = g_date_time_get_hour (time) >= 12,
  };

  for (guint i = 0; i < N_NAMES; i++)
    if (rows[i].letter == conversion[is_alone] && rows[i].is_alone == is_alone &&
        numbers[i] < g_strv_length (self->names[i]))
      return self->names[i][numbers[i]];
  return NULL;
}

/**
 * kith_language_format_time:
 * @self: (nullable): a language
 * @format: as g_date_time_format() has it, in UTF-8
 * @time: a day or time
 *
 * Returns: (transfer full): @time in words, the names of days and months in that language
 */
char *
kith_language_format_time (const KithLanguage *self, const char *format, GDateTime *time)
{
  g_autoptr (GString) named = g_string_new (NULL);

  g_return_val_if_fail (format != NULL && time != NULL, NULL);

  if (self == NULL)
    return g_date_time_format (time, format);
  for (const char *at = format; *at != '\0'; at++)
    {
      const char *name = *at == '%' && at[1] != '\0' ? find_name (self, at + 1, time) : NULL;

      if (name != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (name, "%", -1);
          g_autofree char *literal = g_strjoinv ("%%", parts);

          g_string_append (named, literal);
          at += at[1] == 'O' ? 2 : 1;
        }
      else
        {
          g_string_append_c (named, *at);
          if (*at == '%' && at[1] != '\0')
            g_string_append_c (named, *++at);
        }
    }
  return g_date_time_format (time, named->str);
}

/**
 * kith_language_format_date:
 * @self: (nullable): a language
 * @day: a day
 *
 * Returns: (transfer full): the date, as "22 November 2025", or "" where @day is none
 */
char *
kith_language_format_date (const KithLanguage *self, KithDay day)
{
  g_autoptr (GDateTime) time = NULL;
  int y, m, d;

  if (!kith_day_to_ymd (day, &y, &m, &d))
    return g_strdup ("");
  time = g_date_time_new_utc (y, m, d, 0, 0, 0);
  /* As kith_day_format_date() has it. */
  return kith_language_format_time (
      self, kith_language_say_in (self, "day format", NC_ ("day format", "%-d %B %Y")), time);
}

/**
 * kith_language_format_minute:
 * @self: (nullable): a language
 * @minute: wall minutes from a day's midnight
 *
 * Returns: (transfer full): the time, as "9:40", or "" where @minute is none
 */
char *
kith_language_format_minute (const KithLanguage *self, gint32 minute)
{
  g_autoptr (GDateTime) time = NULL;

  if (minute < 0 || minute > KITH_MINUTE_MAX)
    return g_strdup ("");
  time = g_date_time_new_utc (2000, 1, 1, minute / 60 % 24, minute % 60, 0);
  /* As kith_minute_format() has it. */
  return kith_language_format_time (
      self, kith_language_say_in (self, "time format", NC_ ("time format", "%-H:%M")), time);
}
