/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnReader: Kith's own XML, one entry after the other. */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "catalog/kith-own-entry.h"

G_BEGIN_DECLS

#define KITH_TYPE_OWN_READER (kith_own_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithOwnReader, kith_own_reader, KITH, OWN_READER, KithCatalogReader)

G_END_DECLS
