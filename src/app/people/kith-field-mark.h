/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFieldMark: beside something of a record, that the person says it is not right; their words on a click.
 */

#pragma once

#include <adwaita.h>

#include "people/kith-objections.h"

G_BEGIN_DECLS

#define KITH_TYPE_FIELD_MARK (kith_field_mark_get_type ())
G_DECLARE_FINAL_TYPE (KithFieldMark, kith_field_mark, KITH, FIELD_MARK, AdwBin)

GtkWidget *kith_field_mark_new (const char *label, GPtrArray *requests, gboolean labelled);

G_END_DECLS
