/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalog/kith-xml-reader.h"

/* The events of a file as lines: "1 <a x=1", "1 'text", "1 >a". NULL with error where it is refused. */
char *xml_fixture_tell (KithXmlReader *reader, GError **error);
char *xml_fixture_tell_text (const char *text, gssize length, GError **error);
/* The most memory that this process has ever held, in kilobytes. */
glong xml_fixture_get_peak (void);
gboolean xml_fixture_is_sanitized (void);
/* Ends the process rather than let it have more than this. */
void xml_fixture_limit (guint megabytes, guint seconds);
