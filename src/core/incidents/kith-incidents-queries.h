/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of what happened and of debriefs. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_INCIDENT_INSERT;
extern const char *const KITH_SQL_INCIDENT_STANDS;
extern const char *const KITH_SQL_INCIDENT_SET;
extern const char *const KITH_SQL_INCIDENT_ENTRY_INSERT;
extern const char *const KITH_SQL_INCIDENT_ENTRY_VOID;
extern const char *const KITH_SQL_INCIDENT_LAST_ENTRY;
extern const char *const KITH_SQL_INCIDENT_PERSON_INSERT;
extern const char *const KITH_SQL_INCIDENT_GET;
extern const char *const KITH_SQL_INCIDENTS;
extern const char *const KITH_SQL_INCIDENTS_OWN;
extern const char *const KITH_SQL_INCIDENT_ENTRIES;
extern const char *const KITH_SQL_INCIDENT_PEOPLE;
extern const char *const KITH_SQL_INCIDENTS_COUNT_DUE;

extern const char *const KITH_SQL_DEBRIEF_INSERT;
extern const char *const KITH_SQL_DEBRIEF_STANDS;
extern const char *const KITH_SQL_DEBRIEF_WITHDRAW;
extern const char *const KITH_SQL_DEBRIEF_OFFERED;
extern const char *const KITH_SQL_DEBRIEF_ANSWER;
extern const char *const KITH_SQL_DEBRIEFS_OF;
extern const char *const KITH_SQL_DEBRIEFS_OWN;
extern const char *const KITH_SQL_DEBRIEFS_COUNT_OPEN;
