/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const KITH_SQL_RESOURCE_INSERT;
extern const char *const KITH_SQL_RESOURCE_UPDATE;
extern const char *const KITH_SQL_RESOURCE_DELETE;
extern const char *const KITH_SQL_RESOURCE_ONE;
extern const char *const KITH_SQL_RESOURCES_ALL;
extern const char *const KITH_SQL_RESOURCES_OF_SOURCE;
extern const char *const KITH_SQL_RESOURCES_ABOUT;
extern const char *const KITH_SQL_RESOURCE_SOURCE;
extern const char *const KITH_SQL_RESOURCES_PINNED;
extern const char *const KITH_SQL_RESOURCE_WORDS_ALL;
extern const char *const KITH_SQL_RESOURCE_WORDS_INSERT;
extern const char *const KITH_SQL_RESOURCE_WORDS_DELETE;

G_END_DECLS
