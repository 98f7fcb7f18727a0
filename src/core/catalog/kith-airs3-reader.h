/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAirs3Reader: AIRS XML 3.0, iCarol's dialect of it, and 3.1. A record is an agency with all it has. */

#pragma once

#include "catalog/kith-catalog-reader.h"

G_BEGIN_DECLS

#define KITH_TYPE_AIRS3_READER (kith_airs3_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithAirs3Reader, kith_airs3_reader, KITH, AIRS3_READER, KithCatalogReader)

G_END_DECLS
