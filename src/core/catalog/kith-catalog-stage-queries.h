/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const KITH_SQL_STAGE_SCHEMA;
extern const char *const KITH_SQL_STAGE_TELL;
extern const char *const KITH_SQL_STAGE_FIND;
extern const char *const KITH_SQL_STAGE_SEE;
extern const char *const KITH_SQL_STAGE_SEEN;
extern const char *const KITH_SQL_STAGE_MISS;
extern const char *const KITH_SQL_STAGE_MISSING;
extern const char *const KITH_SQL_STAGE_TOLD;
extern const char *const KITH_SQL_STAGE_LOOSE;
extern const char *const KITH_SQL_STAGE_LINK;

G_END_DECLS
