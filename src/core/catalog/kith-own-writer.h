/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnWriter: Kith's own XML, one entry after the other. */

#pragma once

#include "catalog/kith-catalog-writer.h"

G_BEGIN_DECLS

#define KITH_TYPE_OWN_WRITER (kith_own_writer_get_type ())
G_DECLARE_FINAL_TYPE (KithOwnWriter, kith_own_writer, KITH, OWN_WRITER, KithCatalogWriter)

G_END_DECLS
