/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

extern const char *const KITH_SQL_NOTE_FOLLOW_UP_INSERT;
extern const char *const KITH_SQL_NOTE_FOLLOW_UP_SET;
extern const char *const KITH_SQL_NOTE_FOLLOW_UP_GET;
extern const char *const KITH_SQL_NOTE_FOLLOW_UPS;
extern const char *const KITH_SQL_NOTE_FOLLOW_UPS_DUE;
