/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates that come with Kith. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE: there are no more. (transfer none), in the language of the interface. */
gboolean kith_note_template_defaults_get (guint index, const char **name, const char **text);

G_END_DECLS
