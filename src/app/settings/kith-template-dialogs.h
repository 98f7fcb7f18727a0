/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a template for notes is called and says. */

#pragma once

#include <gtk/gtk.h>

#include "session/kith-session.h"
#include "settings/kith-templates-edit.h"

G_BEGIN_DECLS

/* edit: (transfer full): what was asked for. */
typedef void (*KithTemplateAsked) (GtkWidget *parent, KithTemplatesEdit *edit);

/* instead_of: (nullable) the name of the one that changes, NULL for a new one. */
void kith_template_dialogs_ask (GtkWidget *parent,
                                KithSession *session,
                                const char *instead_of,
                                KithTemplateAsked asked);

G_END_DECLS
