/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parser never opens a file itself: it would follow addresses and unpack what is packed. Here the file is
 * opened once, its first bytes say what it is, and the rest goes past the guard piece by piece. */

#include "catalog/kith-xml-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "catalog/kith-xml-guard.h"

#define CHUNK 16384

struct _KithXmlSource
{
  int fd;        /* -1: bytes */
  GBytes *bytes; /* (owned) (nullable) */
  goffset size;  /* when it was opened */
  goffset at;    /* how much was read */
  guint first_line;
  gboolean begun;
  KithXmlGuard guard;
  guint8 chunk[CHUNK];
};

/* Files that people have in place of the XML, by their first bytes: packed by what, or else what to say. */
static const struct
{
  guint8 length;
  const char *bytes;
  const char *packed;
  const char *text;
} others[] = {
  { 2, "\x1f\x8b", "gzip", NULL },
  { 2, "\x1f\x9d", "compress", NULL },
  { 4, "PK\x03\x04", "ZIP", NULL },
  { 3, "BZh", "bzip2", NULL },
  { 6,
    "\xfd"
    "7zXZ\0",
    "xz", NULL },
  { 6, "7z\xbc\xaf\x27\x1c", "7-Zip", NULL },
  { 4, "\x28\xb5\x2f\xfd", "Zstandard", NULL },
  { 12, "\x00\x00\x00\x0d\x0a\x09OSMHea", NULL,
    N_ ("The file is OpenStreetMap's packed form (PBF). Export it as XML (.osm).") },
  { 5, "%PDF-", NULL, N_ ("The file is a PDF. A directory comes in as XML.") },
};

/* What an encoding that we take begins with. In all of them the bytes of ASCII stand for nothing else. */
static const char *const encodings[] = {
  "utf-8",   "utf8",        "us-ascii", "ascii",  "iso-8859-", "iso_8859-", "iso8859-", "latin1",
  "latin-1", "windows-125", "cp125",    "koi8-r", "koi8-u",    "macintosh", "euc-jp",   "euc-kr",
};

static gboolean
fail (const char *text, GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, text);
  return FALSE;
}

/* Reads until the piece is full or the file at its end. */
static gssize
fill (KithXmlSource *self, GError **error)
{
  gsize have = 0;

  if (self->fd < 0)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (self->bytes, &size);

      have = MIN (size - (gsize) self->at, CHUNK);
      if (have > 0)
        memcpy (self->chunk, data + self->at, have);
    }
  else
    while (have < CHUNK)
      {
        ssize_t n = pread (self->fd, self->chunk + have, CHUNK - have, (off_t) self->at + (off_t) have);

        if (n < 0 && errno == EINTR)
          continue;
        if (n < 0)
          {
            g_set_error (error, KITH_ERROR, KITH_ERROR_IO, _ ("The file cannot be read any further: %s."),
                         g_strerror (errno));
            return -1;
          }
        if (n == 0)
          break;
        have += (gsize) n;
      }

  self->at += (goffset) have;
  return (gssize) have;
}

static gboolean
starts_with (const guint8 *data, gsize size, const char *what)
{
  return size >= strlen (what) && g_ascii_strncasecmp ((const char *) data, what, strlen (what)) == 0;
}

static gboolean
check_others (const guint8 *data, gsize size, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (size < others[i].length || memcmp (data, others[i].bytes, others[i].length) != 0)
        continue;
      if (others[i].packed == NULL)
        return fail (_ (others[i].text), error);
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   /* Translators: what packed it, as in "gzip". */
                   _ ("The file is packed (%s). Unpack it first, then import the XML file that comes out."),
                   others[i].packed);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_wide (const guint8 *data, gsize size, GError **error)
{
  if (size < 2)
    return TRUE;
  if ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff) ||
      (data[0] == '<' && data[1] == 0) || (data[0] == 0 && data[1] == '<') ||
      (size >= 4 && data[0] == 0 && data[1] == 0 && data[3] == '<'))
    return fail (_ ("The file is in UTF-16 or UTF-32. Save it as UTF-8 and try again."), error);
  if (size >= 4 && memcmp (data, "\x4c\x6f\xa7\x94", 4) == 0)
    return fail (_ ("The file is in EBCDIC. Save it as UTF-8 and try again."), error);
  return TRUE;
}

/* The name of the encoding in the XML declaration. */
static gboolean
check_encoding (KithXmlSource *self, const guint8 *data, gsize size, GError **error)
{
  g_autofree char *head = g_strndup ((const char *) data, MIN (size, 1024));
  g_autofree char *name = NULL;
  char *end = strstr (head, "?>");
  const char *at, *close;

  if (!starts_with (data, size, "<?xml") || end == NULL)
    return TRUE;
  *end = '\0';
  at = strstr (head, "encoding");
  if (at == NULL)
    return TRUE;
  at += strlen ("encoding");
  at += strspn (at, " \t\r\n=");
  close = *at != '\0' ? strchr (at + 1, *at) : NULL;
  if ((*at != '"' && *at != '\'') || close == NULL)
    return TRUE; /* the parser says what is wrong with it */

  name = g_ascii_strdown (at + 1, close - at - 1);
  self->guard.utf8 = g_str_has_prefix (name, "utf") || g_str_has_suffix (name, "ascii");
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_str_has_prefix (name, encodings[i]))
      return TRUE;
  return fail (
      _ ("Line 1: the file says that it is in an encoding that cannot be read here. Save it as UTF-8 and "
         "try again."),
      error);
}

/* Whether this is XML at all. Takes a byte order mark and blank lines off its front. */
static gboolean
begin (KithXmlSource *self, const guint8 **data, gsize *size, GError **error)
{
  self->begun = TRUE;
  self->guard.utf8 = TRUE;
  if (!check_others (*data, *size, error))
    return FALSE;
  if (!check_wide (*data, *size, error))
    return FALSE;

  if (*size >= 3 && memcmp (*data, "\xef\xbb\xbf", 3) == 0)
    {
      *data += 3;
      *size -= 3;
    }
  for (; *size > 0 && **data != '\0' && strchr (" \t\r\n", **data) != NULL; ++*data, --*size)
    self->first_line += **data == '\n';
  self->guard.line = self->first_line;

  if (*size == 0)
    return fail (self->at < CHUNK ? _ ("The file is empty.")
                                  : _ ("The file begins with nothing but blanks; it is no XML."),
                 error);
  if (starts_with (*data, *size, "<!doctype html") || starts_with (*data, *size, "<html"))
    return fail (
        _ ("The file is a web page (HTML), not XML. Maybe the download wanted you to sign in first."), error);
  if (**data != '<')
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("Line %u: this is no XML; an XML file begins with “<”."), self->first_line);
      return FALSE;
    }
  return check_encoding (self, *data, *size, error);
}

static gboolean
check_size (const KithXmlLimits *limits, goffset size, GError **error)
{
  g_autofree char *most = NULL;

  if (size <= limits->bytes)
    return TRUE;
  most = g_format_size_full ((guint64) limits->bytes, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: a size, as in "4.0 GiB". */
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               _ ("The file is larger than %s, the most that is read."), most);
  return FALSE;
}

static KithXmlSource *
source_new (void)
{
  KithXmlSource *self = g_new0 (KithXmlSource, 1);

  self->fd = -1;
  self->first_line = 1;
  return self;
}

/**
 * kith_xml_source_new_for_file:
 * @path: a file name
 * @error: return location for an error
 *
 * Opens a regular file. A link is followed, as whoever chose it meant it, but to nothing that is no file: no
 * device, and no pipe that would be waited for.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL: %KITH_ERROR_IO, %KITH_ERROR_NOT_FOUND,
 * %KITH_ERROR_INVALID
 */
KithXmlSource *
kith_xml_source_new_for_file (const char *path, GError **error)
{
  g_autoptr (KithXmlSource) self = source_new ();
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (self->fd < 0)
    {
      g_set_error (error, KITH_ERROR, errno == ENOENT ? KITH_ERROR_NOT_FOUND : KITH_ERROR_IO,
                   /* Translators: the reason, from the system. */
                   _ ("The file cannot be opened: %s."), g_strerror (errno));
      return NULL;
    }
  if (fstat (self->fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      fail (_ ("This is no file that can be imported, but a folder or a device."), error);
      return NULL;
    }
  self->size = (goffset) status.st_size;
  return g_steal_pointer (&self);
}

/**
 * kith_xml_source_new_for_bytes:
 * @bytes: what a file would hold
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the source
 */
KithXmlSource *
kith_xml_source_new_for_bytes (GBytes *bytes, GError **error)
{
  KithXmlSource *self = source_new ();

  self->bytes = g_bytes_ref (bytes);
  self->size = (goffset) g_bytes_get_size (bytes);
  return self;
}

/**
 * kith_xml_source_new_again:
 * @self: a source
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a source of the very same file, from its beginning; %NULL with
 * %KITH_ERROR_IO
 */
KithXmlSource *
kith_xml_source_new_again (KithXmlSource *self, GError **error)
{
  g_autoptr (KithXmlSource) again = NULL;

  if (self->bytes != NULL)
    return kith_xml_source_new_for_bytes (self->bytes, error);
  again = source_new ();
  again->size = self->size;
  again->fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
  if (again->fd >= 0)
    return g_steal_pointer (&again);
  g_set_error (error, KITH_ERROR, KITH_ERROR_IO, _ ("The file cannot be opened: %s."), g_strerror (errno));
  return NULL;
}

/**
 * kith_xml_source_free:
 * @self: (transfer full): a source
 *
 * Closes the file.
 */
void
kith_xml_source_free (KithXmlSource *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * kith_xml_source_read:
 * @self: a source
 * @limits: the most that is taken
 * @data: (out) (transfer none): the next bytes, until the next call
 * @error: return location for an error
 *
 * Returns: how many bytes; 0 at the end; -1 with %KITH_ERROR_INVALID or %KITH_ERROR_IO
 */
gssize
kith_xml_source_read (KithXmlSource *self, const KithXmlLimits *limits, const char **data, GError **error)
{
  const guint8 *at = self->chunk;
  gssize n;
  gsize size;

  if (!check_size (limits, MAX (self->size, self->at), error))
    return -1;
  n = fill (self, error);
  if (n < 0)
    return -1;
  size = (gsize) n;
  if (!self->begun && !begin (self, &at, &size, error))
    return -1;
  if (!check_size (limits, self->at, error) || !kith_xml_guard_check (&self->guard, limits, at, size, error))
    return -1;

  *data = (const char *) at;
  return (gssize) size;
}

/**
 * kith_xml_source_get_first_line:
 * @self: a source
 *
 * Returns: the line on which what was read first stands: 1, but for blank lines before
 */
guint
kith_xml_source_get_first_line (KithXmlSource *self)
{
  return self->first_line;
}

/**
 * kith_xml_source_get_position:
 * @self: a source
 *
 * Returns: how many bytes were read
 */
goffset
kith_xml_source_get_position (KithXmlSource *self)
{
  return self->at;
}

/**
 * kith_xml_source_get_size:
 * @self: a source
 *
 * Returns: how many bytes there are, by what the file was when it was opened
 */
goffset
kith_xml_source_get_size (KithXmlSource *self)
{
  return self->size;
}
