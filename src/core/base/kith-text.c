/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text as it is stored and as it is compared. Stored text is NFC without control characters; folded
 * text is lower-case ASCII letters and digits with single spaces, whatever script it was written in. */

#include "base/kith-text.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>
#include <unicode/ustring.h>

/* Unicode's stream-safe limit is 30; no name or note needs as many on one letter. */
#define MAX_MARKS 16
#define MAX_CODE 32

#define LATIN_FIRST 0x00c0
#define LATIN_LAST 0x017f

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

/* What U+00C0 to U+017F fold to: so that most names never wait for ICU, nor change with its version. */
static const char *const latin_folds[LATIN_LAST - LATIN_FIRST + 1] = {
  "a", "a", "a",  "a", "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i", "i", "i",  "i",  "d", "n", "o",  "o",
  "o", "o", "o",  " ", "o", "u", "u",  "u",  "u", "y", "th", "ss", "a", "a", "a",  "a",  "a", "a", "ae", "c",
  "e", "e", "e",  "e", "i", "i", "i",  "i",  "d", "n", "o",  "o",  "o", "o", "o",  " ",  "o", "u", "u",  "u",
  "u", "y", "th", "y", "a", "a", "a",  "a",  "a", "a", "c",  "c",  "c", "c", "c",  "c",  "c", "c", "d",  "d",
  "d", "d", "e",  "e", "e", "e", "e",  "e",  "e", "e", "e",  "e",  "g", "g", "g",  "g",  "g", "g", "g",  "g",
  "h", "h", "h",  "h", "i", "i", "i",  "i",  "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j", "j", "k",  "k",
  "q", "l", "l",  "l", "l", "l", "l",  "l",  "l", "l", "l",  "n",  "n", "n", "n",  "n",  "n", "n", "n",  "n",
  "o", "o", "o",  "o", "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r", "r", "s",  "s",  "s", "s", "s",  "s",
  "s", "s", "t",  "t", "t", "t", "t",  "t",  "u", "u", "u",  "u",  "u", "u", "u",  "u",  "u", "u", "u",  "u",
  "w", "w", "y",  "y", "y", "z", "z",  "z",  "z", "z", "z",  "s",
};

static gboolean
is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0x00b4:
    case 0x00b7:
    case 0x02b9:
    case 0x02ba:
    case 0x02bb:
    case 0x02bc:
    case 0x02bd:
    case 0x02be:
    case 0x02bf:
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032:
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * kith_text_is_invisible:
 * @c: a character
 *
 * Joiners are none of these: Persian and the scripts of India are misspelled without them.
 *
 * Returns: whether it shows nothing, or changes how what follows is shown, so that no text is kept with it
 */
gboolean
kith_text_is_invisible (gunichar c)
{
  GUnicodeType type;

  if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
    return FALSE;
  if (c >= 0xfff0 && c < 0xfffc)
    return TRUE;

  /* Non-characters */
  if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return TRUE;

  type = g_unichar_type (c);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE;
}

static gboolean
is_space (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 ||
         g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
         g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\v' || c == '\f';
}

/* Drops what must not be stored. Joins white space to one space unless lines are kept. */
static char *
strip (const char *valid, gsize max_chars, gboolean keep_lines)
{
  g_autoptr (GString) out = g_string_sized_new (MIN (strlen (valid), max_chars * 4 + 4));
  gboolean pending_space = FALSE;
  gsize n = 0;
  guint marks = 0;

  for (const char *p = valid; *p != '\0' && n < max_chars; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (keep_lines && c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (c == 0)
        continue;

      if (keep_lines && (is_line_end (c) || c == '\t'))
        {
          g_string_append_c (out, c == '\t' ? '\t' : '\n');
          n++;
          continue;
        }

      if (!keep_lines && is_space (c))
        {
          pending_space = out->len > 0;
          continue;
        }

      if (kith_text_is_invisible (c))
        continue;

      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks > MAX_MARKS)
        continue;

      if (pending_space)
        {
          g_string_append_c (out, ' ');
          n++;
          pending_space = FALSE;
        }
      g_string_append_unichar (out, c);
      n++;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
cut (char *text, gsize max_chars)
{
  char *end = text;

  for (gsize n = 0; n < max_chars && *end != '\0'; n++)
    end = g_utf8_next_char (end);

  if (*end != '\0')
    {
      /* Not between a letter and its marks. */
      while (end > text && g_unichar_ismark (g_utf8_get_char (end)))
        end = g_utf8_prev_char (end);
      *end = '\0';
    }
}

/* Most of what is typed, and nearly every cell of a table: one line of ASCII with single spaces inside. */
static gboolean
is_clean (const char *text, gsize max_chars)
{
  gsize n = 0;

  for (; text[n] != '\0'; n++)
    if (n >= max_chars || (!g_ascii_isgraph (text[n]) &&
                           (text[n] != ' ' || n == 0 || text[n - 1] == ' ' || text[n + 1] == '\0')))
      return FALSE;
  return TRUE;
}

static char *
clean (const char *text, gsize max_chars, gboolean keep_lines)
{
  g_autofree char *valid = NULL;
  g_autofree char *stripped = NULL;
  char *composed;
  gsize length;

  if (text == NULL || text[0] == '\0' || max_chars == 0)
    return g_strdup ("");
  if (is_clean (text, max_chars))
    return g_strdup (text);

  /* Decomposed, a character is at most four; nothing after that can end up in the answer. */
  length = strnlen (text, max_chars > G_MAXSSIZE / 64 ? G_MAXSSIZE : max_chars * 64);
  valid = g_utf8_make_valid (text, (gssize) length);
  stripped = strip (valid, max_chars > G_MAXSIZE / 4 ? G_MAXSIZE / 4 : max_chars * 4, keep_lines);
  composed = g_utf8_normalize (stripped, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  cut (composed, max_chars);
  return keep_lines ? g_strchomp (composed) : g_strstrip (composed);
}

/**
 * kith_text_clean:
 * @text: (nullable): what somebody typed or a file held, in any state
 * @max_chars: the most characters to keep
 *
 * Makes one line of text fit to store: valid UTF-8 in NFC, without control and direction characters,
 * white space trimmed and joined.
 *
 * Returns: (transfer full): the text, "" where nothing is left
 */
char *
kith_text_clean (const char *text, gsize max_chars)
{
  return clean (text, max_chars, FALSE);
}

/**
 * kith_text_clean_lines:
 * @text: (nullable): what somebody typed or a file held, in any state
 * @max_chars: the most characters to keep
 *
 * As kith_text_clean(), but keeps line ends (as "\n"), tabs and inner spaces; trims the end only.
 *
 * Returns: (transfer full): the text, "" where nothing is left
 */
char *
kith_text_clean_lines (const char *text, gsize max_chars)
{
  return clean (text, max_chars, TRUE);
}

/**
 * kith_text_is_blank:
 * @text: (nullable): any text
 *
 * Returns: whether nothing would be left of @text when cleaned
 */
gboolean
kith_text_is_blank (const char *text)
{
  g_autofree char *cleaned = NULL;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (g_ascii_isgraph (text[0]))
    return FALSE;

  cleaned = kith_text_clean (text, strlen (text));
  return cleaned[0] == '\0';
}

/**
 * kith_text_replace:
 * @text: (inout) (transfer full): a text that is owned
 * @value: (nullable): what stands there from now on; %NULL for ""
 *
 * Returns: whether that changed it
 */
gboolean
kith_text_replace (char **text, const char *value)
{
  char *copy;

  g_return_val_if_fail (text != NULL, FALSE);

  if (g_strcmp0 (*text, value) == 0)
    return FALSE;
  copy = g_strdup (value != NULL ? value : "");
  g_free (*text);
  *text = copy;
  return TRUE;
}

/**
 * kith_text_length:
 * @text: (nullable): valid UTF-8
 *
 * Returns: how many characters @text has
 */
gsize
kith_text_length (const char *text)
{
  return text != NULL ? (gsize) g_utf8_strlen (text, -1) : 0;
}

/* Appends to folded text: letters and digits as they are, marks and apostrophes not, all else a space. */
static void
append_folded (GString *out, gunichar c)
{
  if (c < 0x80 && g_ascii_isalnum ((char) c))
    g_string_append_c (out, g_ascii_tolower ((char) c));
  else if (!is_apostrophe (c) && !g_unichar_ismark (c) && !kith_text_is_invisible (c) &&
           c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER && out->len > 0 &&
           out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

/* Everything up to U+017F, and marks. FALSE where a character needs ICU. */
static gboolean
fold_latin (const char *text, GString *out)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= LATIN_FIRST && c <= LATIN_LAST)
        {
          for (const char *f = latin_folds[c - LATIN_FIRST]; *f != '\0'; f++)
            append_folded (out, (gunichar) *f);
        }
      else if (c < 0x80 || is_apostrophe (c) || !g_unichar_isalnum (c))
        append_folded (out, c);
      else
        return FALSE;
    }

  return TRUE;
}

static UTransliterator *
get_transliterator (void)
{
  static UTransliterator *transliterator; /* for the life of the process */
  static gsize once;

  if (g_once_init_enter (&once))
    {
      static const char name[] = "Any-Latin; Latin-ASCII";
      UChar id[sizeof name];
      UErrorCode status = U_ZERO_ERROR;

      u_charsToUChars (name, id, sizeof name);
      transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_error ("ICU has no transliterator to Latin letters: %s", u_errorName (status));
      g_once_init_leave (&once, 1);
    }

  return transliterator;
}

static char *
transliterate (const char *text)
{
  static GMutex mutex;
  UTransliterator *transliterator = get_transliterator ();
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *buffer = NULL;
  g_autofree char *latin = NULL;
  glong length;
  int32_t capacity, n, limit;

  buffer = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  if (buffer == NULL)
    return g_strdup ("");

  /* No script that ICU knows grows more than this; if one did, the call says so and the text is lost
   * to search, not to the store. */
  capacity = (int32_t) length * 24 + 64;
  buffer = g_renew (UChar, buffer, capacity);
  n = limit = (int32_t) length;

  g_mutex_lock (&mutex);
  utrans_transUChars (transliterator, buffer, &n, capacity, 0, &limit, &status);
  g_mutex_unlock (&mutex);

  if (U_FAILURE (status))
    return g_strdup ("");

  latin = g_utf16_to_utf8 (buffer, n, NULL, NULL, NULL);
  return latin != NULL ? g_steal_pointer (&latin) : g_strdup ("");
}

static char *
fold_any (const char *text, gsize max_chars)
{
  g_autoptr (GString) out = g_string_sized_new (64);
  g_autofree char *cleaned = kith_text_clean (text, max_chars);

  if (!fold_latin (cleaned, out))
    {
      g_autofree char *plain = g_utf8_normalize (cleaned, -1, G_NORMALIZE_ALL_COMPOSE);
      g_autofree char *latin = NULL;

      g_string_truncate (out, 0);
      latin = transliterate (plain);
      for (const char *p = latin; *p != '\0'; p = g_utf8_next_char (p))
        append_folded (out, g_utf8_get_char (p));
    }

  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
fold (const char *text, gsize max_chars)
{
  g_autoptr (GString) out = NULL;

  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      return fold_any (text, max_chars);

  out = g_string_sized_new (strlen (text) + 1);
  for (const char *p = text; *p != '\0'; p++)
    append_folded (out, g_ascii_iscntrl (*p) && !g_ascii_isspace (*p) ? '\'' : (gunichar) *p);
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len > max_chars)
    g_string_truncate (out, max_chars);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * kith_text_fold:
 * @text: (nullable): any text
 *
 * What @text is compared by: lower-case ASCII letters and digits, words parted by single spaces.
 * Scripts other than Latin are transliterated by ICU; accents and apostrophes are dropped. Of a long text,
 * the beginning (%KITH_TEXT_LINE_MAX).
 *
 * Returns: (transfer full): the folded text, "" where no letter or digit is left
 */
char *
kith_text_fold (const char *text)
{
  return text != NULL ? fold (text, KITH_TEXT_LINE_MAX) : g_strdup ("");
}

/**
 * kith_text_fold_long:
 * @text: (nullable): any text
 *
 * As kith_text_fold(), of a text of many lines (%KITH_TEXT_LONG_MAX).
 *
 * Returns: (transfer full): the folded text, "" where no letter or digit is left
 */
char *
kith_text_fold_long (const char *text)
{
  return text != NULL ? fold (text, KITH_TEXT_LONG_MAX) : g_strdup ("");
}

/**
 * kith_text_fold_version:
 * @text: (nullable): any text
 *
 * Says which rules kith_text_fold() folds @text by; where ICU takes part, its version is in the answer.
 * A fold that was kept under another version must be made again.
 *
 * Returns: the version
 */
guint16
kith_text_fold_version (const char *text)
{
  /* Lead bytes up to C5 are letters up to U+017F, which need no cleaning to be judged. */
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if ((guchar) *p > 0xc5)
      {
        g_autoptr (GString) out = g_string_new (NULL);
        g_autofree char *cleaned = kith_text_clean (text, KITH_TEXT_LINE_MAX);

        if (!fold_latin (cleaned, out))
          return KITH_TEXT_FOLD_VERSION | (U_ICU_VERSION_MAJOR_NUM << 8);
        break;
      }

  return KITH_TEXT_FOLD_VERSION;
}

/**
 * kith_text_tokens:
 * @folded: text from kith_text_fold()
 *
 * Returns: (transfer full): its words
 */
GStrv
kith_text_tokens (const char *folded)
{
  g_return_val_if_fail (folded != NULL, NULL);

  if (folded[0] == '\0')
    return g_new0 (char *, 1);
  return g_strsplit (folded, " ", -1);
}

/**
 * kith_text_next_letter:
 * @at: a place in a text, not its end
 *
 * Returns: behind the letter there with all its marks, as a reader would see it
 */
const char *
kith_text_next_letter (const char *at)
{
  const char *p;

  g_return_val_if_fail (at != NULL && *at != '\0', at);

  p = g_utf8_next_char (at);

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ZERO_WIDTH_JOINER && p[3] != '\0')
        p = g_utf8_next_char (p);
      else if (!g_unichar_ismark (c))
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

/* The first letter of a word, past what is no letter; NULL where there is none. */
static char *
dup_initial (const char *word)
{
  while (*word != '\0' && *word != ' ' && !g_unichar_isalnum (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  if (*word == '\0' || *word == ' ')
    return NULL;
  return g_strndup (word, (gsize) (kith_text_next_letter (word) - word));
}

/**
 * kith_text_public_name:
 * @name: a displayed name, cleaned
 *
 * What a screen shows that others can see: the first word, and the first letter of the last. A name of
 * one word is what the person wishes to be called by, and stays.
 *
 * Returns: (transfer full): "Rosa M." for "Rosa Martín"
 */
char *
kith_text_public_name (const char *name)
{
  const char *space;
  g_autofree char *first = NULL;
  g_autofree char *initial = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  space = strchr (name, ' ');
  if (space == NULL)
    return g_strdup (name);

  first = g_strndup (name, (gsize) (space - name));
  initial = dup_initial (strrchr (name, ' ') + 1);
  if (initial == NULL)
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s %s.", first, initial);
}

/**
 * kith_text_initials:
 * @name: a displayed name, cleaned
 *
 * Returns: (transfer full): "RM" for "Rosa del Río Martín", the letters of first and last word that stand for
 *   it where there is little room; "" where neither begins with a letter
 */
char *
kith_text_initials (const char *name)
{
  const char *space;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *both = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  space = strrchr (name, ' ');
  first = dup_initial (name);
  last = space != NULL ? dup_initial (space + 1) : NULL;
  both = g_strconcat (first != NULL ? first : "", last != NULL ? last : "", NULL);
  return g_utf8_strup (both, -1);
}

/**
 * kith_text_make_code:
 * @label: what something is called
 * @otherwise: the code where nothing of @label is left
 *
 * Returns: (transfer full): "bus-pass" for "Bus pass": small letters and digits of ASCII, with hyphens
 * between, at most 32
 */
char *
kith_text_make_code (const char *label, const char *otherwise)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) code = NULL;

  g_return_val_if_fail (label != NULL && otherwise != NULL, NULL);

  folded = kith_text_fold (label);
  code = g_string_new (NULL);
  for (const char *p = folded; *p != '\0' && code->len < MAX_CODE; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (code, *p);
    else if (code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  while (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_assign (code, otherwise);
  return g_string_free (g_steal_pointer (&code), FALSE);
}
