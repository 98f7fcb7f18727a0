/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAirs4Reader: AIRS XML 4.0. Every element is a record of its own; they name each other by their IDs. */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

#define KITH_TYPE_AIRS4_READER (kith_airs4_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithAirs4Reader, kith_airs4_reader, KITH, AIRS4_READER, KithCatalogReader)

G_END_DECLS
