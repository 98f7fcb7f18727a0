/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from other people's catalogues. Programs that export directories escape web pages once more than they
 * should, and leave tags, or worse, in names: what is shown and printed is plain text, and an address only
 * one that can be followed without harm. */

#include "base/kith-clean-text.h"

#include <string.h>

#include "base/kith-text.h"

/* The longest tag that is looked for. */
#define LONGEST_TAG 4096

/* What U+0080 to U+009F mean where somebody took Windows' letters for ISO 8859-1, as web browsers read them
 * (WHATWG, Encoding, windows-1252). 0: nothing. */
static const gunichar windows[] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static const struct
{
  const char *name;
  gunichar letter;
} entities[] = {
  { "amp", '&' },      { "lt", '<' },       { "gt", '>' },       { "quot", '"' },      { "apos", '\'' },
  { "nbsp", 0xa0 },    { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 },  { "rsquo", 0x2019 },
  { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "bull", 0x2022 },  { "hellip", 0x2026 }, { "eacute", 0xe9 },
  { "egrave", 0xe8 },  { "agrave", 0xe0 },  { "ccedil", 0xe7 },  { "auml", 0xe4 },     { "ouml", 0xf6 },
  { "uuml", 0xfc },    { "szlig", 0xdf },   { "ntilde", 0xf1 },  { "copy", 0xa9 },     { "reg", 0xae },
};

/* Tags that end a line. */
static const char *const breaking[] = { "br", "p",  "div", "li", "ul", "ol", "tr", "table",
                                        "h1", "h2", "h3",  "h4", "h5", "h6", "hr", NULL };

typedef struct
{
  GString *out;
  GArray *less;  /* (nullable) (element-type gsize) where each "<" stands in out that no tag was made of */
  gssize hidden; /* where script or style began; -1 */
  GArray *aside; /* (element-type gsize) of less, what a ">" within that has taken */
  gboolean changed;
} Cleaner;

/* The letter of the reference at text, or 0; end then points behind it. */
static gunichar
read_reference (const char *text, const char **end)
{
  const char *semicolon = text + 1 + strcspn (text + 1, "; &<>\n");
  gsize length = (gsize) (semicolon - text) - 1;

  if (*semicolon != ';' || length == 0 || length > 10)
    return 0;
  *end = semicolon + 1;
  if (text[1] == '#')
    {
      gboolean hex = text[2] == 'x' || text[2] == 'X';
      const char *digits = text + (hex ? 3 : 2);
      char *stop;
      guint64 number;

      if (!(hex ? g_ascii_isxdigit (*digits) : g_ascii_isdigit (*digits)))
        return 0;
      number = g_ascii_strtoull (digits, &stop, hex ? 16 : 10);
      return stop == semicolon && number > 0 && number < 0x110000 && g_unichar_validate ((gunichar) number)
                 ? (gunichar) number
                 : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (entities[i].name, text + 1, length) == 0)
      return entities[i].letter;
  return 0;
}

/* The length of a tag's name, without "<" and "/"; 0 where it is no tag, as in "<5 years>". */
static gsize
tag_name_length (const char *name, const char *end)
{
  gsize n = 0;

  while (name + n < end && g_ascii_isalnum (name[n]))
    n++;
  if (n == 0 || !g_ascii_isalpha (name[0]))
    return 0;
  return name + n == end || strchr (" \t\n\r/", name[n]) != NULL ? n : 0;
}

static gboolean
is_one_of (const char *name, gsize length, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strlen (*names) == length && g_ascii_strncasecmp (*names, name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Those that stand in nothing that is left. */
static void
drop_less (Cleaner *self)
{
  while (self->less->len > 0 && g_array_index (self->less, gsize, self->less->len - 1) >= self->out->len)
    g_array_set_size (self->less, self->less->len - 1);
}

/* Takes away the tag that ">" has just completed. */
static void
end_tag (Cleaner *self)
{
  static const char *const hiding[] = { "script", "style", NULL };
  const char *tag, *end, *name;
  gsize at, length;

  if (self->less->len == 0)
    return;
  at = g_array_index (self->less, gsize, self->less->len - 1);
  tag = self->out->str + at + 1;
  end = self->out->str + self->out->len - 1;
  if (strncmp (tag, "!--", 3) == 0 && (end - tag < 5 || strncmp (end - 2, "--", 2) != 0))
    return;

  g_array_set_size (self->less, self->less->len - 1);
  if ((gssize) at < self->hidden)
    g_array_append_val (self->aside, at);
  name = *tag == '/' || *tag == '!' ? tag + 1 : tag;
  length = tag_name_length (name, end);
  if (self->out->len - at > LONGEST_TAG || (length == 0 && strncmp (tag, "!--", 3) != 0))
    return;

  self->changed = TRUE;
  if (self->hidden > (gssize) at)
    {
      self->hidden = (gssize) at;
      g_array_set_size (self->aside, 0);
    }
  if (is_one_of (name, length, hiding) && *tag != '/')
    {
      if (self->hidden < 0)
        self->hidden = (gssize) at;
      g_string_truncate (self->out, at);
    }
  else if (is_one_of (name, length, hiding) && self->hidden >= 0)
    {
      g_string_truncate (self->out, (gsize) self->hidden);
      self->hidden = -1;
      drop_less (self);
      for (; self->aside->len > 0; g_array_set_size (self->aside, self->aside->len - 1))
        g_array_append_val (self->less, g_array_index (self->aside, gsize, self->aside->len - 1));
    }
  else
    {
      gboolean breaks = is_one_of (name, length, breaking);

      g_string_truncate (self->out, at);
      if (breaks)
        g_string_append_c (self->out, '\n');
    }
  drop_less (self);
}

static void
take_letter (Cleaner *self, gunichar c)
{
  if (c >= 0x80 && c < 0x80 + G_N_ELEMENTS (windows))
    {
      c = windows[c - 0x80];
      self->changed = TRUE;
    }
  if (c == 0x2028 || c == 0x2029)
    c = '\n';
  if (c == '\r')
    return;
  if (c == 0 || (c != '\n' && c != '\t' && kith_text_is_invisible (c)))
    {
      self->changed = TRUE;
      return;
    }

  if (c == '<' && self->less != NULL)
    g_array_append_val (self->less, self->out->len);
  g_string_append_unichar (self->out, c);
  if (c == '>' && self->less != NULL)
    end_tag (self);
}

/* Single blanks, no more than one empty line, none at the ends. */
static char *
collapse (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  guint lines = 0;
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        lines++;
      else if (g_unichar_isspace (c))
        blank = TRUE;
      else
        {
          if (out->len > 0 && lines > 0)
            g_string_append (out, lines > 1 ? "\n\n" : "\n");
          else if (out->len > 0 && blank)
            g_string_append_c (out, ' ');
          lines = 0;
          blank = FALSE;
          g_string_append_unichar (out, c);
        }
    }
  return g_string_free (out, FALSE);
}

/* Most texts are: letters of ASCII with single blanks between. For them there is nothing to do. */
static gboolean
is_plain (const char *raw)
{
  const char *p = raw;

  if (*p == ' ')
    return FALSE;
  for (; *p != '\0'; p++)
    if (*p < ' ' || *p > '~' || *p == '&' || *p == '<' || *p == '>' ||
        (*p == ' ' && (p[1] == ' ' || p[1] == '\0')))
      return FALSE;
  return p - raw <= KITH_TEXT_LONG_MAX;
}

/* web: whether it may be a piece of a web page. */
static char *
clean_any (const char *raw, gboolean web, gboolean *changed)
{
  g_autofree char *valid = raw != NULL ? g_utf8_make_valid (raw, -1) : g_strdup ("");
  g_autoptr (GString) out = g_string_sized_new (strlen (valid));
  g_autoptr (GArray) less = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) aside = g_array_new (FALSE, FALSE, sizeof (gsize));
  Cleaner self = { .out = out, .less = web ? less : NULL, .hidden = -1, .aside = aside };
  g_autofree char *lines = NULL;
  const char *p = valid;

  while (*p != '\0')
    {
      const char *end = NULL;
      gunichar c = web && *p == '&' ? read_reference (p, &end) : 0;

      if (c != 0)
        self.changed = TRUE;
      else
        {
          c = g_utf8_get_char (p);
          end = g_utf8_next_char (p);
        }
      take_letter (&self, c);
      p = end;
    }

  if (changed != NULL)
    *changed = self.changed || strcmp (valid, raw != NULL ? raw : "") != 0;
  lines = kith_text_clean_lines (out->str, KITH_TEXT_LONG_MAX);
  return collapse (lines);
}

/**
 * kith_catalog_clean_text:
 * @raw: (nullable): a text as a catalogue has it
 * @changed: (out) (optional): whether anything but blanks was taken away or put in place
 *
 * Makes plain text of what may be a piece of a web page: reads one layer of escapes ("&amp;lt;" becomes
 * "&lt;" and no more), takes away tags, control and direction characters, puts single blanks for many, and
 * the letters into NFC. Line ends stay, one empty line for many. At most %KITH_TEXT_LONG_MAX characters.
 *
 * Returns: (transfer full): the text, "" where nothing is left
 */
char *
kith_catalog_clean_text (const char *raw, gboolean *changed)
{
  if (raw == NULL || !is_plain (raw))
    return clean_any (raw, TRUE, changed);
  if (changed != NULL)
    *changed = FALSE;
  return g_strdup (raw);
}

/**
 * kith_catalog_clean_plain:
 * @raw: (nullable): a text of which nobody made a web page
 *
 * As kith_catalog_clean_text(), but what looks like an escape or a tag is what somebody wrote. What this or
 * that function returned stays as it is.
 *
 * Returns: (transfer full): the text, "" where nothing is left
 */
char *
kith_catalog_clean_plain (const char *raw)
{
  return raw == NULL || !is_plain (raw) ? clean_any (raw, FALSE, NULL) : g_strdup (raw);
}

/**
 * kith_catalog_clean_line:
 * @raw: (nullable): a text as a catalogue has it
 * @changed: (out) (optional): whether anything but blanks was taken away or put in place
 *
 * As kith_catalog_clean_text(), for what stands on one line, as names do: line ends become blanks. At most
 * %KITH_TEXT_LINE_MAX characters.
 *
 * Returns: (transfer full): the line, "" where nothing is left
 */
char *
kith_catalog_clean_line (const char *raw, gboolean *changed)
{
  g_autofree char *text = kith_catalog_clean_text (raw, changed);

  return kith_text_clean (text, KITH_TEXT_LINE_MAX);
}

/* "example.org", "www.example.org:8080/x": labels of letters, digits and hyphens, with a dot between. */
static gboolean
is_domain (const char *text)
{
  const char *end = text + strcspn (text, "/?#:");
  const char *label = text;
  guint labels = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = p < end ? g_utf8_get_char (p) : '.';

      if (c == '.')
        {
          if (p == label || *label == '-' || p[-1] == '-')
            return FALSE;
          labels++;
          if (p >= end)
            break;
          label = p + 1;
        }
      else if (c != '-' && !g_unichar_isalnum (c) && !g_unichar_ismark (c))
        return FALSE;
    }
  if (labels < 2 || end - label < 2 || g_ascii_isdigit (*label))
    return FALSE;
  return *end != ':' || g_ascii_isdigit (end[1]);
}

static gboolean
is_written_safely (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || strchr ("<>\"\\^`{|}", c < 0x80 ? (int) c : 'a') != NULL ||
          g_unichar_type (c) == G_UNICODE_CONTROL || g_unichar_type (c) == G_UNICODE_FORMAT)
        return FALSE;
    }
  return TRUE;
}

/* The rest behind "http:" and its like. A user name before the host only serves to mislead. */
static gboolean
is_web_rest (const char *rest)
{
  const char *host = rest + 2;
  gsize length;

  if (rest[0] != '/' || rest[1] != '/')
    return FALSE;
  length = strcspn (host, "/?#");
  return length > 0 && memchr (host, '@', length) == NULL &&
         (g_ascii_isalnum (*host) || (guchar) *host >= 0x80);
}

/**
 * kith_catalog_safe_uri:
 * @raw: (nullable): an address as a catalogue has it
 *
 * Returns: (transfer full) (nullable): the address with its scheme, one of http, https, mailto and tel, and
 * https where there was only a domain; %NULL for whatever else it is
 */
char *
kith_catalog_safe_uri (const char *raw)
{
  g_autofree char *text = NULL;
  g_autofree char *scheme = NULL;
  const char *colon, *rest;

  if (raw == NULL || !g_utf8_validate (raw, -1, NULL))
    return NULL;
  text = g_strstrip (g_strdup (raw));
  if (!is_written_safely (text))
    return NULL;
  if (is_domain (text))
    return g_strconcat ("https://", text, NULL);

  colon = strchr (text, ':');
  if (colon == NULL || colon[1] == '\0')
    return NULL;
  scheme = g_ascii_strdown (text, colon - text);
  rest = colon + 1;
  if ((g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) ? !is_web_rest (rest)
      : g_str_equal (scheme, "mailto")                                ? strchr (rest, '@') == NULL
                                                                      : !g_str_equal (scheme, "tel"))
    return NULL;
  return g_strconcat (scheme, ":", rest, NULL);
}
