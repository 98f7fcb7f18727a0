/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDirectoryKeeper: the directory as it is in memory, read anew whenever somebody changed an entry. */

#pragma once

#include "resources/kith-directory.h"

G_BEGIN_DECLS

#define KITH_TYPE_DIRECTORY_KEEPER (kith_directory_keeper_get_type ())
G_DECLARE_FINAL_TYPE (KithDirectoryKeeper, kith_directory_keeper, KITH, DIRECTORY_KEEPER, GObject)

/* Signal "changed" (): there is another directory, or it could not be read. */
KithDirectoryKeeper *kith_directory_keeper_new (KithSession *session);
/* (transfer none) (nullable) NULL until it was read once. */
KithDirectory *kith_directory_keeper_get (KithDirectoryKeeper *self);
/* (transfer none) (nullable) why it could not be read. */
const GError *kith_directory_keeper_get_problem (KithDirectoryKeeper *self);

G_END_DECLS
