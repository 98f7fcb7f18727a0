/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

extern const char *const KITH_SQL_CASELOAD_CHECK_INS;
extern const char *const KITH_SQL_CASELOAD_SET_CHECK_IN;
extern const char *const KITH_SQL_CASELOAD_FOLLOW_UPS;
extern const char *const KITH_SQL_CASELOAD_SET_FOLLOW_UP;
