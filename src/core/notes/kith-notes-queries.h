/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of this room. */

#pragma once

extern const char *const KITH_SQL_NOTE_ORIGINAL;
extern const char *const KITH_SQL_NOTE_FACTS;
extern const char *const KITH_SQL_NOTE_RESTRICTED;
extern const char *const KITH_SQL_NOTE_FACTS_OWN;
extern const char *const KITH_SQL_NOTE_SEARCH;
