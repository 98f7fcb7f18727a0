/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDirectoryBuilder: makes a directory out of entries, in any order. */

#pragma once

#include "resources/kith-directory.h"
#include "resources/kith-synonyms.h"

G_BEGIN_DECLS

typedef struct _KithDirectoryBuilder KithDirectoryBuilder;

/* synonyms: (transfer full) (nullable) */
KithDirectoryBuilder *kith_directory_builder_new (KithSynonyms *synonyms);
void kith_directory_builder_free (KithDirectoryBuilder *self);
void kith_directory_builder_add (KithDirectoryBuilder *self, const KithResource *resource);
/* (transfer full) The builder is gone afterwards. */
KithDirectory *kith_directory_builder_end (KithDirectoryBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDirectoryBuilder, kith_directory_builder_free)

G_END_DECLS
