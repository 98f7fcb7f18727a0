/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libxml2 is handed one piece of the file after another and calls back for each tag; what it tells is kept
 * until it is asked for. (Its own reader does the same, but builds a tree on the way, and knows the line only
 * to within the piece that it was handed.) A document type never gets this far; that it would be refused here
 * too, and that nothing outside is ever loaded, does not depend on that. */

#include "catalog/kith-xml-reader.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "base/kith-error.h"
#include "catalog/kith-xml-path.h"
#include "catalog/kith-xml-source.h"

/* Never NOENT, DTDLOAD, DTDATTR, DTDVALID, XINCLUDE, HUGE, RECOVER: each of them opens a door. */
#if LIBXML_VERSION >= 21300
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NO_XXE)
#else
#define OPTIONS XML_PARSE_NONET
#endif

#if LIBXML_VERSION >= 21200
typedef const xmlError ParserError;
#else
typedef xmlError ParserError;
#endif

typedef struct
{
  KithXmlEvent event;
  guint line;
  const char *name; /* of the parser's dictionary, as long as the parser lives */
  const char *space;
  gsize text; /* where it stands in strings */
  guint first_attribute;
  guint n_attributes;
} Told;

typedef struct
{
  const char *name;
  gsize value;
} Attribute;

struct _KithXmlReader
{
  GObject parent_instance;

  KithXmlSource *source; /* (owned) */
  KithXmlLimits limits;
  xmlParserCtxtPtr parser; /* (owned) */
  GError *failure;         /* (owned) (nullable) told once all before it was */
  gboolean ended;          /* the parser has seen the end */
  guint open;              /* elements, for the parser, which is ahead */
  gboolean had_root;
  GString *pending; /* (owned) text up to the next tag */

  GArray *told;       /* (owned) (element-type Told) */
  GArray *attributes; /* (owned) (element-type Attribute) */
  GString *strings;   /* (owned) */
  guint next;         /* in told */
  Told now;
  guint next_attribute;
  gboolean leaving;      /* now is an END whose element is still on the path */
  gboolean instructions; /* are told */

  KithXmlPath *path; /* (owned) */
  guint record_elements;
  guint64 records;
};

G_DEFINE_FINAL_TYPE (KithXmlReader, kith_xml_reader, G_TYPE_OBJECT)

static guint
parser_line (KithXmlReader *self)
{
  int line = xmlSAX2GetLineNumber (self->parser);

  return kith_xml_source_get_first_line (self->source) + (line > 0 ? (guint) line - 1 : 0);
}

/* Keeps the first thing that is wrong. */
static void
fail_at (KithXmlReader *self, guint line, const char *what)
{
  if (self->failure == NULL)
    self->failure = g_error_new (KITH_ERROR, KITH_ERROR_INVALID, _ ("Line %u: %s"), line, what);
}

static void
stop (KithXmlReader *self, const char *what)
{
  fail_at (self, parser_line (self), what);
  xmlStopParser (self->parser);
}

static gsize
keep_string (KithXmlReader *self, const char *text, gsize length)
{
  gsize at = self->strings->len;

  g_string_append_len (self->strings, text, (gssize) length);
  g_string_append_c (self->strings, '\0');
  return at;
}

/* Where entities are not expanded, and they never are, the parser writes each "&" of an attribute, and no
 * other letter, as "&#38;". */
static gsize
keep_attribute (KithXmlReader *self, const char *text, const char *end)
{
  static const char written[] = "&#38;";
  gsize at = self->strings->len;

  while (text < end)
    {
      const char *mark = memchr (text, '&', (gsize) (end - text));

      mark = mark != NULL ? mark + 1 : end;
      g_string_append_len (self->strings, text, mark - text);
      text = mark;
      if (end - mark >= 4 && mark[-1] == '&' && strncmp (mark - 1, written, strlen (written)) == 0)
        text += strlen (written) - 1;
    }
  g_string_append_c (self->strings, '\0');
  return at;
}

static gboolean
is_blank (const GString *text)
{
  return strspn (text->str, " \t\r\n") == text->len;
}

static void
tell (KithXmlReader *self, const Told *told)
{
  g_array_append_val (self->told, *told);
}

static void
tell_pending (KithXmlReader *self, guint line)
{
  if (self->pending->len > 0 && !is_blank (self->pending))
    {
      Told told = { .event = KITH_XML_TEXT, .line = line, .name = "", .space = "" };

      told.text = keep_string (self, self->pending->str, self->pending->len);
      tell (self, &told);
    }
  g_string_truncate (self->pending, 0);
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_spaces,
                  const xmlChar **spaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  KithXmlReader *self = data;
  Told told = { .event = KITH_XML_START, .name = (const char *) name };

  if (self->failure != NULL)
    return;
  if (!self->had_root && g_ascii_strcasecmp ((const char *) name, "html") == 0)
    {
      stop (self, _ ("the file is a web page (HTML), not a directory. Maybe the download wanted you to sign "
                     "in first."));
      return;
    }
  if (++self->open > self->limits.depth)
    {
      stop (self,
            _ ("elements stand within elements deeper than in any directory; the file is damaged or made to "
               "harm."));
      return;
    }

  self->had_root = TRUE;
  told.line = parser_line (self);
  told.space = uri != NULL ? (const char *) uri : "";
  told.first_attribute = self->attributes->len;
  told.n_attributes = (guint) n_attributes;
  tell_pending (self, told.line);
  /* Each is five pointers: name, prefix, namespace, and where its value begins and ends. */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      Attribute attribute = { .name = (const char *) attributes[0] };

      attribute.value = keep_attribute (self, (const char *) attributes[3], (const char *) attributes[4]);
      g_array_append_val (self->attributes, attribute);
    }
  tell (self, &told);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  KithXmlReader *self = data;
  Told told = { .event = KITH_XML_END, .name = (const char *) name };

  if (self->failure != NULL)
    return;
  self->open--;
  told.line = parser_line (self);
  told.space = uri != NULL ? (const char *) uri : "";
  tell_pending (self, told.line);
  tell (self, &told);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  KithXmlReader *self = data;

  if (self->failure != NULL)
    return;
  if (self->pending->len + (gsize) length > self->limits.text)
    {
      g_autofree char *most = g_format_size_full (self->limits.text, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *what = g_strdup_printf (
          _ ("one piece of the file is longer than %s. No entry of a directory is; nothing was taken."),
          most);

      stop (self, what);
      return;
    }
  g_string_append_len (self->pending, (const char *) text, length);
}

/* Text goes on behind it. */
static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  KithXmlReader *self = data;
  Told told = { .event = KITH_XML_INSTRUCTION, .name = "", .space = "" };

  if (self->failure != NULL || text == NULL || strcmp ((const char *) target, KITH_XML_TARGET) != 0)
    return;
  told.line = parser_line (self);
  told.text = keep_string (self, (const char *) text, strlen ((const char *) text));
  tell (self, &told);
}

static void
internal_subset_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  stop (data,
        _ ("the file declares a document type (DOCTYPE). Those can be made to read other files, so Kith "
           "takes none; ask for an export without it."));
}

static xmlParserInputPtr
load_nothing_cb (const char *url, const char *id, xmlParserCtxtPtr parser)
{
  return NULL;
}

static void
parser_error_cb (void *data, ParserError *error)
{
  KithXmlReader *self = data;
  const char *what;

  if (error->level != XML_ERR_FATAL || self->failure != NULL)
    return;
  switch (error->code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
      what = _ ("an element is closed while another one within it is still open. The file is damaged.");
      break;
    case XML_ERR_UNDECLARED_ENTITY:
      what = _ ("a name between “&” and “;” stands for something that the file does not explain.");
      break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
      what = _ ("an element has the same attribute twice. The file is damaged.");
      break;
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      what = _ ("there is a character that XML does not allow. The file is damaged, or its export is.");
      break;
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED:
      what = _ ("letters are not in the encoding that the file names. Export it again, as UTF-8.");
      break;
    case XML_ERR_UNKNOWN_VERSION:
      what = _ ("the file is in a version of XML that there is not.");
      break;
    case XML_ERR_DOCUMENT_END:
      what = _ ("something follows after the end of the XML.");
      break;
    default:
      what = NULL;
      break;
    }

  if (self->ended && (self->open > 0 || !self->had_root) && error->code != XML_ERR_TAG_NAME_MISMATCH)
    what = _ ("the file ends here, in the middle. It was not saved or copied whole.");
  fail_at (self, parser_line (self),
           what != NULL ? what : _ ("what stands here is not XML as it has to be. The file is damaged."));
}

static xmlParserCtxtPtr
parser_new (KithXmlReader *self)
{
  static gsize once;
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .processingInstruction = instruction_cb,
    .internalSubset = internal_subset_cb,
    .serror = parser_error_cb,
  };
  xmlParserCtxtPtr parser;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (load_nothing_cb);
      g_once_init_leave (&once, 1);
    }
  parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  g_assert (parser != NULL);
  xmlCtxtUseOptions (parser, OPTIONS);
  return parser;
}

/* Until there is something to tell. */
static gboolean
parse_more (KithXmlReader *self, GCancellable *cancellable, GError **error)
{
  g_array_set_size (self->told, 0);
  g_array_set_size (self->attributes, 0);
  g_string_truncate (self->strings, 0);
  self->next = 0;

  while (self->told->len == 0 && self->failure == NULL && !self->ended)
    {
      const char *data;
      gssize size;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      size = kith_xml_source_read (self->source, &self->limits, &data, &self->failure);
      if (size < 0)
        break;
      self->ended = size == 0;
      xmlParseChunk (self->parser, self->ended ? NULL : data, (int) size, self->ended);
      if (!self->parser->wellFormed)
        fail_at (self, parser_line (self),
                 _ ("what stands here is not XML as it has to be. The file is damaged."));
    }

  if (self->told->len > 0 || self->failure == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return FALSE;
}

static gboolean
count (KithXmlReader *self, GError **error)
{
  if (++self->record_elements > self->limits.record_elements)
    {
      /* What the parser has told beyond this is not told any more. */
      g_array_set_size (self->told, 0);
      self->next = 0;
      fail_at (self, self->now.line, _ ("one entry has more elements than any directory would give it."));
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_wanted (KithXmlReader *self, const Told *told)
{
  return told->event != KITH_XML_INSTRUCTION || self->instructions;
}

/* To what the parser tells next; at its end there is nothing. */
static gboolean
advance (KithXmlReader *self, GCancellable *cancellable, GError **error)
{
  do
    {
      if (self->next == self->told->len && !parse_more (self, cancellable, error))
        return FALSE;
      if (self->next == self->told->len)
        {
          self->now = (Told){ .event = KITH_XML_DONE, .line = parser_line (self), .name = "", .space = "" };
          return TRUE;
        }
      self->now = g_array_index (self->told, Told, self->next++);
    }
  while (!is_wanted (self, &self->now));
  return TRUE;
}

static void
kith_xml_reader_finalize (GObject *object)
{
  KithXmlReader *self = KITH_XML_READER (object);

  xmlFreeParserCtxt (self->parser);
  g_clear_pointer (&self->source, kith_xml_source_free);
  g_clear_error (&self->failure);
  g_string_free (self->pending, TRUE);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->told);
  g_array_unref (self->attributes);
  kith_xml_path_free (self->path);

  G_OBJECT_CLASS (kith_xml_reader_parent_class)->finalize (object);
}

static void
kith_xml_reader_class_init (KithXmlReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_xml_reader_finalize;
}

static void
kith_xml_reader_init (KithXmlReader *self)
{
  self->limits = (KithXmlLimits) KITH_XML_LIMITS;
  self->parser = parser_new (self);
  self->pending = g_string_new (NULL);
  self->strings = g_string_new (NULL);
  self->told = g_array_new (FALSE, FALSE, sizeof (Told));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  self->path = kith_xml_path_new ();
  self->now = (Told){ .event = KITH_XML_DONE, .line = 1, .name = "", .space = "" };
}

static KithXmlReader *
reader_new (KithXmlSource *source)
{
  KithXmlReader *self;

  if (source == NULL)
    return NULL;
  self = g_object_new (KITH_TYPE_XML_READER, NULL);
  self->source = source;
  return self;
}

/**
 * kith_xml_reader_new_for_file:
 * @path: a file name
 * @error: return location for an error
 *
 * Opens a file; what is in it is looked at by the first kith_xml_reader_next().
 *
 * Returns: (transfer full) (nullable): a reader, or %NULL: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_IO, or
 *   %KITH_ERROR_INVALID for what is no regular file
 */
KithXmlReader *
kith_xml_reader_new_for_file (const char *path, GError **error)
{
  return reader_new (kith_xml_source_new_for_file (path, error));
}

/**
 * kith_xml_reader_new_for_bytes:
 * @bytes: what a file would hold
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a reader
 */
KithXmlReader *
kith_xml_reader_new_for_bytes (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return reader_new (kith_xml_source_new_for_bytes (bytes, error));
}

/**
 * kith_xml_reader_new_again:
 * @self: a reader, wherever it is
 * @error: return location for an error
 *
 * For what has to be read twice. The file is not opened by its name again, which may be another file by now.
 *
 * Returns: (transfer full) (nullable): a reader of the same file with the same limits, at its beginning;
 * %NULL with %KITH_ERROR_IO
 */
KithXmlReader *
kith_xml_reader_new_again (KithXmlReader *self, GError **error)
{
  KithXmlReader *again;

  g_return_val_if_fail (KITH_IS_XML_READER (self), NULL);

  again = reader_new (kith_xml_source_new_again (self->source, error));
  if (again != NULL)
    again->limits = self->limits;
  return again;
}

/**
 * kith_xml_reader_set_limits:
 * @self: a reader that has not read yet
 * @limits: the most that is taken, in place of %KITH_XML_LIMITS
 */
void
kith_xml_reader_set_limits (KithXmlReader *self, const KithXmlLimits *limits)
{
  g_return_if_fail (KITH_IS_XML_READER (self));
  g_return_if_fail (limits != NULL);

  self->limits = *limits;
}

/**
 * kith_xml_reader_want_instructions:
 * @self: a reader
 * @want: whether to tell them from now on; at first none are told
 *
 * Processing instructions for %KITH_XML_TARGET are told where somebody wants them; within text, before it.
 * Those for others never are.
 */
void
kith_xml_reader_want_instructions (KithXmlReader *self, gboolean want)
{
  g_return_if_fail (KITH_IS_XML_READER (self));

  self->instructions = want;
}

/**
 * kith_xml_reader_next:
 * @self: a reader
 * @event: (out): what comes next
 * @cancellable: (nullable): asked before each piece of the file
 * @error: return location for an error
 *
 * Goes on to the next tag, or to the text before it. An empty element is a start and an end. Text between two
 * tags comes whole; text of nothing but blanks does not come. Comments do not
 * either, nor do processing instructions unless kith_xml_reader_want_instructions() was called.
 *
 * Returns: whether there is one, %KITH_XML_DONE at the end; %FALSE with %KITH_ERROR_INVALID in a sentence
 * with its line, %KITH_ERROR_IO or %G_IO_ERROR_CANCELLED. What came before an error may be part of a damaged
 * file.
 */
gboolean
kith_xml_reader_next (KithXmlReader *self, KithXmlEvent *event, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KITH_IS_XML_READER (self), FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (self->leaving)
    kith_xml_path_leave (self->path);
  self->leaving = FALSE;
  self->next_attribute = 0;

  if (!advance (self, cancellable, error))
    return FALSE;
  if ((self->now.event == KITH_XML_START || self->now.event == KITH_XML_INSTRUCTION) && !count (self, error))
    return FALSE;
  if (self->now.event == KITH_XML_START)
    kith_xml_path_enter (self->path, self->now.name);
  self->leaving = self->now.event == KITH_XML_END;
  *event = self->now.event;
  return TRUE;
}

/**
 * kith_xml_reader_skip:
 * @self: a reader at a %KITH_XML_START
 * @cancellable: (nullable): asked before each piece of the file
 * @error: return location for an error
 *
 * Passes over the element with all that it holds; what comes next is what follows its end.
 *
 * Returns: as kith_xml_reader_next()
 */
gboolean
kith_xml_reader_skip (KithXmlReader *self, GCancellable *cancellable, GError **error)
{
  guint depth;

  g_return_val_if_fail (KITH_IS_XML_READER (self), FALSE);
  g_return_val_if_fail (self->now.event == KITH_XML_START, FALSE);

  depth = kith_xml_path_get_depth (self->path);
  for (;;)
    {
      KithXmlEvent event;

      if (!kith_xml_reader_next (self, &event, cancellable, error))
        return FALSE;
      if (event == KITH_XML_DONE || (event == KITH_XML_END && kith_xml_path_get_depth (self->path) == depth))
        return TRUE;
    }
}

/**
 * kith_xml_reader_begin_record:
 * @self: a reader
 *
 * Says that an entry begins, so that the elements of one are counted and not those of the file. To be called
 * at the start of each; from the most records on, kith_xml_reader_next() fails.
 */
void
kith_xml_reader_begin_record (KithXmlReader *self)
{
  g_return_if_fail (KITH_IS_XML_READER (self));

  self->record_elements = 0;
  if (++self->records <= self->limits.records)
    return;
  g_array_set_size (self->told, 0);
  self->next = 0;
  fail_at (self, self->now.line, _ ("the file has more entries than any directory."));
}

/**
 * kith_xml_reader_get_name:
 * @self: a reader at a start or an end
 *
 * Returns: (transfer none): the element's name without its prefix, as long as @self lives; "" elsewhere
 */
const char *
kith_xml_reader_get_name (KithXmlReader *self)
{
  return self->now.name;
}

/**
 * kith_xml_reader_get_namespace:
 * @self: a reader at a start or an end
 *
 * Returns: (transfer none): the namespace's address, "" for none
 */
const char *
kith_xml_reader_get_namespace (KithXmlReader *self)
{
  return self->now.space;
}

/**
 * kith_xml_reader_get_text:
 * @self: a reader at a %KITH_XML_TEXT or %KITH_XML_INSTRUCTION
 *
 * Returns: (transfer none): the text, or what the instruction says, as in the file, until the next call of
 * kith_xml_reader_next(); "" elsewhere
 */
const char *
kith_xml_reader_get_text (KithXmlReader *self)
{
  return self->now.event == KITH_XML_TEXT || self->now.event == KITH_XML_INSTRUCTION
             ? self->strings->str + self->now.text
             : "";
}

/**
 * kith_xml_reader_get_attribute:
 * @self: a reader at a start
 * @name: an attribute's name, without prefix
 * @value: (out) (transfer full): its value
 *
 * Returns: whether the element has it; @value is untouched if not
 */
gboolean
kith_xml_reader_get_attribute (KithXmlReader *self, const char *name, char **value)
{
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  for (guint i = 0; i < self->now.n_attributes; i++)
    {
      const Attribute *attribute =
          &g_array_index (self->attributes, Attribute, self->now.first_attribute + i);

      if (strcmp (attribute->name, name) == 0)
        {
          *value = g_strdup (self->strings->str + attribute->value);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * kith_xml_reader_next_attribute:
 * @self: a reader at a start
 * @name: (out) (transfer none): the attribute's name without prefix
 * @value: (out) (transfer none): its value, until the next call of kith_xml_reader_next()
 *
 * Goes through the element's attributes, once.
 *
 * Returns: whether there is one more
 */
gboolean
kith_xml_reader_next_attribute (KithXmlReader *self, const char **name, const char **value)
{
  const Attribute *attribute;

  if (self->next_attribute >= self->now.n_attributes)
    return FALSE;
  attribute =
      &g_array_index (self->attributes, Attribute, self->now.first_attribute + self->next_attribute++);
  *name = attribute->name;
  *value = self->strings->str + attribute->value;
  return TRUE;
}

/**
 * kith_xml_reader_get_depth:
 * @self: a reader
 *
 * Returns: how many elements are open, those that start or end here too: 1 at the outermost
 */
guint
kith_xml_reader_get_depth (KithXmlReader *self)
{
  return kith_xml_path_get_depth (self->path);
}

/**
 * kith_xml_reader_get_line:
 * @self: a reader
 *
 * Returns: the line on which the tag ends, from 1; of text, the tag after it
 */
guint
kith_xml_reader_get_line (KithXmlReader *self)
{
  return self->now.line;
}

/**
 * kith_xml_reader_dup_path:
 * @self: a reader
 *
 * Where this stands, for a message: "/Source/Agency[3]/Site[1]/Name[1]".
 *
 * Returns: (transfer full): the path
 */
char *
kith_xml_reader_dup_path (KithXmlReader *self)
{
  return kith_xml_path_format (self->path);
}

/**
 * kith_xml_reader_get_bytes_read:
 * @self: a reader
 *
 * Returns: how much of the file was read, for telling how far this is
 */
goffset
kith_xml_reader_get_bytes_read (KithXmlReader *self)
{
  return kith_xml_source_get_position (self->source);
}

/**
 * kith_xml_reader_get_size:
 * @self: a reader
 *
 * Returns: how large the file was when it was opened
 */
goffset
kith_xml_reader_get_size (KithXmlReader *self)
{
  return kith_xml_source_get_size (self->source);
}
