/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking others whether a file is what its schema says. Kith has forbidden libxml2 to open files, so it is
 * given them.
 */

#include "catalog/schema-steps.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>
#include <string.h>
#include <unistd.h>

static char *
read_schema (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
keep_first_cb (void *data, xmlErrorPtr error)
{
  char **first = data;

  if (*first == NULL)
    *first = g_strdup_printf ("%d: %s", error->line, error->message);
}

static xmlDocPtr
parse (const char *text)
{
  xmlDocPtr document = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

char *
schema_ask_relaxng (const char *schema, const char *text)
{
  g_autofree char *grammar_text = read_schema (schema);
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt (grammar_text, (int) strlen (grammar_text));
  xmlRelaxNGPtr grammar = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (grammar);
  xmlDocPtr document = parse (text);
  char *first = NULL;
  int answer;

  g_assert_nonnull (grammar);
  xmlRelaxNGSetValidStructuredErrors (context, (xmlStructuredErrorFunc) keep_first_cb, &first);
  answer = xmlRelaxNGValidateDoc (context, document);
  g_assert_cmpint (answer == 0, ==, first == NULL);
  xmlFreeDoc (document);
  xmlRelaxNGFreeValidCtxt (context);
  xmlRelaxNGFree (grammar);
  xmlRelaxNGFreeParserCtxt (parser);
  return first;
}

char *
schema_ask_xsd (const char *schema, const char *text)
{
  g_autofree char *schema_text = read_schema (schema);
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt (schema_text, (int) strlen (schema_text));
  xmlSchemaPtr parsed = xmlSchemaParse (parser);
  xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt (parsed);
  xmlDocPtr document = parse (text);
  char *first = NULL;
  int answer;

  g_assert_nonnull (parsed);
  xmlSchemaSetValidStructuredErrors (context, (xmlStructuredErrorFunc) keep_first_cb, &first);
  answer = xmlSchemaValidateDoc (context, document);
  g_assert_cmpint (answer == 0, ==, first == NULL);
  xmlFreeDoc (document);
  xmlSchemaFreeValidCtxt (context);
  xmlSchemaFree (parsed);
  xmlSchemaFreeParserCtxt (parser);
  return first;
}

void
schema_assert_xmllint_takes (const char *option, const char *schema, const char *text)
{
  g_autofree char *name = NULL, *told = NULL;
  const char *argv[] = { "xmllint", "--noout", "--nonet", option, schema, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status, fd = g_file_open_tmp ("kith-schema-XXXXXX.xml", &name, &error);

  g_assert_no_error (error);
  close (fd);
  g_file_set_contents (name, text, -1, &error);
  g_assert_no_error (error);
  argv[5] = name;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &told, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s", told);
  g_unlink (name);
}
