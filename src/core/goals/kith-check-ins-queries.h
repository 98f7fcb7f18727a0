/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of check-ins. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_CHECK_IN_INSERT;
extern const char *const KITH_SQL_CHECK_IN_SET;
extern const char *const KITH_SQL_CHECK_IN_SET_STATE;
extern const char *const KITH_SQL_CHECK_IN_CONTACT_INSERT;
extern const char *const KITH_SQL_CHECK_IN_CONTACT_VOID;
extern const char *const KITH_SQL_CHECK_IN_LAST_CONTACT;
extern const char *const KITH_SQL_CHECK_IN_GET;
extern const char *const KITH_SQL_CHECK_INS;
extern const char *const KITH_SQL_CHECK_IN_CONTACTS;
extern const char *const KITH_SQL_CHECK_INS_DUE;
extern const char *const KITH_SQL_LAST_SEEN;
