/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithResourceAlike: which entries of different sources may be one. What they have in common is weighed; a
 * person decides.
 */

#pragma once

#include <gio/gio.h>

#include "resources/kith-resource.h"

G_BEGIN_DECLS

/* From here on somebody is asked. */
#define KITH_RESOURCE_ALIKE_ASKED 60

typedef struct
{
  gint64 one; /* below other */
  gint64 other;
  int score;
} KithResourceAlikePair;

typedef struct _KithResourceAlike KithResourceAlike;

KithResourceAlike *kith_resource_alike_new (void);
void kith_resource_alike_free (KithResourceAlike *self);
/* In any order; what belongs to a service or an organization speaks for it. */
void kith_resource_alike_add (KithResourceAlike *self, const KithResource *resource);
/* (element-type KithResourceAlikePair) the most alike first */
GArray *kith_resource_alike_find (KithResourceAlike *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResourceAlike, kith_resource_alike_free)

G_END_DECLS
