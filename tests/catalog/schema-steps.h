/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking others whether a file is what its schema says: libxml2, and the program xmllint. */

#pragma once

#include <glib.h>

/* Path of a schema. NULL where it says yes; otherwise (transfer full) what is wrong. */
char *schema_ask_relaxng (const char *schema, const char *text);
char *schema_ask_xsd (const char *schema, const char *text);
/* option: "--relaxng" or "--schema" */
void schema_assert_xmllint_takes (const char *option, const char *schema, const char *text);
