/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not reach the parser. It would refuse most of this itself, but late: it compares each attribute
 * with each (a start tag of ten megabytes takes it hours), and a document type it has read before it tells of
 * it. This holds for encodings in which the bytes of ASCII stand for nothing else; the source lets no others
 * in. */

#include "catalog/kith-xml-guard.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

static gboolean
fail (KithXmlGuard *self, const char *what, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: the number of a line, then what is wrong there. */
               _ ("Line %u: %s"), self->line, what);
  return FALSE;
}

static gboolean
fail_too_long (KithXmlGuard *self, const KithXmlLimits *limits, GError **error)
{
  g_autofree char *most = g_format_size_full (limits->text, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *what = g_strdup_printf (
      /* Translators: a size, as in "1.0 MiB". */
      _ ("one piece of the file is longer than %s. No entry of a directory is; nothing was taken."), most);

  return fail (self, what, error);
}

static gboolean
fail_not_utf8 (KithXmlGuard *self, GError **error)
{
  return fail (
      self,
      _ ("letters are not in UTF-8, as the file says they are. Export it again, with the encoding named."),
      error);
}

static guint
count_lines (const guint8 *data, const guint8 *end)
{
  guint n = 0;

  while ((data = memchr (data, '\n', (gsize) (end - data))) != NULL)
    {
      n++;
      data++;
    }
  return n;
}

/* The letter that began in the piece before. */
static gboolean
end_pending (KithXmlGuard *self, const guint8 **data, const guint8 *end, GError **error)
{
  static const guint8 first_of[] = { 0xc0, 0xe0, 0xf0 };
  guint need = 2;

  if (self->n_pending == 0)
    return TRUE;
  while (need < 4 && self->pending[0] >= first_of[need - 1])
    need++;
  while (self->n_pending < need && *data < end)
    self->pending[self->n_pending++] = *(*data)++;
  if (self->n_pending < need)
    return TRUE;
  self->n_pending = 0;
  if (!g_utf8_validate_len ((const char *) self->pending, need, NULL))
    return fail_not_utf8 (self, error);
  return TRUE;
}

static gboolean
check_letters (KithXmlGuard *self, const guint8 *data, gsize size, GError **error)
{
  const guint8 *end = data + size;
  const guint8 *zero = memchr (data, '\0', size);
  const guint8 *from = data;
  const char *bad = (const char *) (zero != NULL ? zero : end);

  if (self->utf8)
    {
      if (!end_pending (self, &from, end, error))
        return FALSE;
      if (!g_utf8_validate_len ((const char *) from, (gsize) (end - from), &bad))
        {
          gsize left = (gsize) ((const char *) end - bad);

          if (*bad != '\0' && left < 4 && g_utf8_get_char_validated (bad, (gssize) left) == (gunichar) -2)
            {
              memcpy (self->pending, bad, left);
              self->n_pending = (guint) left;
              return TRUE;
            }
        }
    }
  if (bad == (const char *) end)
    return TRUE;

  self->line += count_lines (data, (const guint8 *) bad);
  if (*bad != '\0')
    return fail_not_utf8 (self, error);
  return fail (self, _ ("there is a NUL byte. The file is damaged, or it is something else than XML."),
               error);
}

static void
enter (KithXmlGuard *self, KithXmlGuardState state)
{
  self->state = state;
  self->length = 0;
  self->before[0] = self->before[1] = 0;
}

static gboolean
end_bang (KithXmlGuard *self, guint8 byte, GError **error)
{
  static const char comment[] = "--";
  static const char cdata[] = "[CDATA[";

  self->begun[self->n_begun++] = (char) byte;
  if (strncmp (self->begun, comment, MIN (self->n_begun, sizeof comment - 1)) == 0)
    {
      if (self->n_begun == sizeof comment - 1)
        enter (self, KITH_XML_GUARD_COMMENT);
      return TRUE;
    }
  if (strncmp (self->begun, cdata, self->n_begun) == 0)
    {
      if (self->n_begun == sizeof cdata - 1)
        enter (self, KITH_XML_GUARD_CDATA);
      return TRUE;
    }
  return fail (self,
               _ ("the file declares a document type (DOCTYPE). Those can be made to read other files, so "
                  "Kith takes none; ask for an export without it."),
               error);
}

/* Within what ends with a mark of two or three bytes. */
static void
look_for_end (KithXmlGuard *self, guint8 byte)
{
  guint8 mark = self->state == KITH_XML_GUARD_COMMENT ? '-' : ']';
  gboolean ends;

  if (self->state == KITH_XML_GUARD_INSTRUCTION)
    ends = byte == '>' && self->before[1] == '?';
  else
    ends = byte == '>' && self->before[1] == mark && self->before[0] == mark;
  self->before[0] = self->before[1];
  self->before[1] = byte;
  if (ends)
    enter (self, KITH_XML_GUARD_TEXT);
}

static void
step_in_tag (KithXmlGuard *self, guint8 byte)
{
  if (byte == '>')
    enter (self, KITH_XML_GUARD_TEXT);
  else if (byte == '=')
    self->attributes++;
  else if (byte == '"' || byte == '\'')
    {
      self->state = KITH_XML_GUARD_QUOTED;
      self->quote = byte;
    }
}

static gboolean
step (KithXmlGuard *self, guint8 byte, GError **error)
{
  switch (self->state)
    {
    case KITH_XML_GUARD_TEXT:
      if (byte == '<')
        enter (self, KITH_XML_GUARD_LESS);
      return TRUE;

    case KITH_XML_GUARD_LESS:
      self->n_begun = 0;
      self->attributes = 0;
      self->state = byte == '!'   ? KITH_XML_GUARD_BANG
                    : byte == '?' ? KITH_XML_GUARD_INSTRUCTION
                                  : KITH_XML_GUARD_TAG;
      if (self->state == KITH_XML_GUARD_TAG)
        step_in_tag (self, byte);
      return TRUE;

    case KITH_XML_GUARD_TAG:
      step_in_tag (self, byte);
      return TRUE;

    case KITH_XML_GUARD_QUOTED:
      if (byte == self->quote)
        self->state = KITH_XML_GUARD_TAG;
      return TRUE;

    case KITH_XML_GUARD_BANG:
      return end_bang (self, byte, error);

    case KITH_XML_GUARD_COMMENT:
    case KITH_XML_GUARD_CDATA:
    case KITH_XML_GUARD_INSTRUCTION:
      look_for_end (self, byte);
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

/**
 * kith_xml_guard_check:
 * @self: a guard, all zero but for its line and encoding at first
 * @limits: the most that is taken
 * @data: (array length=size): the next bytes
 * @size: how many
 * @error: return location for an error
 *
 * Looks through the next bytes of a file. After an error the guard is of no more use.
 *
 * Returns: whether the parser may see them; %KITH_ERROR_INVALID with the line if not
 */
gboolean
kith_xml_guard_check (KithXmlGuard *self,
                      const KithXmlLimits *limits,
                      const guint8 *data,
                      gsize size,
                      GError **error)
{
  guint first = self->line;

  g_return_val_if_fail (limits != NULL, FALSE);

  /* What comes before a wrong letter is still looked at: an earlier line is told first. */
  for (gsize i = 0; i < size; i++)
    {
      if (!step (self, data[i], error))
        return FALSE;
      if (data[i] == '\n')
        self->line++;
      if (++self->length > limits->text)
        return fail_too_long (self, limits, error);
      if (self->attributes > limits->attributes)
        return fail (self, _ ("an element has more attributes than any entry of a directory would need."),
                     error);
    }

  self->line = first;
  if (!check_letters (self, data, size, error))
    return FALSE;
  self->line = first + count_lines (data, data + size);
  return TRUE;
}
