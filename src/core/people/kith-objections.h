/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithObjections: what somebody says is not right, by what of the record it is about. A value, shared by all
 * that show a part of the record. */

#pragma once

#include "people/kith-request.h"

G_BEGIN_DECLS

typedef struct _KithObjections KithObjections;

KithObjections *kith_objections_new (GPtrArray *requests, KithQuestions *questions);
KithObjections *kith_objections_ref (KithObjections *self);
void kith_objections_unref (KithObjections *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithObjections, kith_objections_unref)

/* (element-type KithRequest) (nullable) */
GPtrArray *kith_objections_find (KithObjections *self, const char *field);
const char *kith_objections_get_label (KithObjections *self, const char *field);

G_END_DECLS
