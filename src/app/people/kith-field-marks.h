/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFieldMarks: where on a page something of a record stands, and the marks beside what is not right. */

#pragma once

#include <adwaita.h>

#include "people/kith-objections.h"

G_BEGIN_DECLS

typedef struct _KithFieldMarks KithFieldMarks;

KithFieldMarks *kith_field_marks_new (void);
void kith_field_marks_free (KithFieldMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithFieldMarks, kith_field_marks_free)

void kith_field_marks_put (KithFieldMarks *self, const char *field, GtkWidget *host, gboolean labelled);
void kith_field_marks_drop (KithFieldMarks *self, GtkWidget *host);
void kith_field_marks_show (KithFieldMarks *self, KithObjections *objections);

G_END_DECLS
