/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAirs3Writer: AIRS XML 3.1, as its schema has it. */

#pragma once

#include "catalog/kith-catalog-writer.h"

G_BEGIN_DECLS

#define KITH_TYPE_AIRS3_WRITER (kith_airs3_writer_get_type ())
G_DECLARE_FINAL_TYPE (KithAirs3Writer, kith_airs3_writer, KITH, AIRS3_WRITER, KithCatalogWriter)

G_END_DECLS
