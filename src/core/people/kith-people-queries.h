/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people's SQL. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_PERSON_INSERT;
extern const char *const KITH_SQL_PERSON_CARD;
extern const char *const KITH_SQL_PERSON_BEGAN;
extern const char *const KITH_SQL_PERSON_CARDS_FROM;
extern const char *const KITH_SQL_PERSONS_ERASING;
extern const char *const KITH_SQL_PERSON_SET_CARD;
extern const char *const KITH_SQL_PERSON_SET_STATE;
extern const char *const KITH_SQL_PERSON_STANDING;
extern const char *const KITH_SQL_PERSON_ALIVE_ALONE;
extern const char *const KITH_SQL_PERSON_HAS_VISIT;
extern const char *const KITH_SQL_PERSON_IS_MERGED;
extern const char *const KITH_SQL_PAIR_GET;
extern const char *const KITH_SQL_PAIR_STATE;
extern const char *const KITH_SQL_PAIR_INSERT;
extern const char *const KITH_SQL_PAIR_SET_STATE;
extern const char *const KITH_SQL_PAIR_OF_PERSON;
extern const char *const KITH_SQL_DEPOSIT_INSERT;
extern const char *const KITH_SQL_DEPOSITS;
extern const char *const KITH_SQL_DEPOSITS_ALL;
extern const char *const KITH_SQL_DEPOSIT_DELETE;
extern const char *const KITH_SQL_INTAKE_IS_THERE;
extern const char *const KITH_SQL_INTAKE_GET;
extern const char *const KITH_SQL_INTAKE_INSERT;
extern const char *const KITH_SQL_INTAKE_SET;
extern const char *const KITH_SQL_INTAKES;
extern const char *const KITH_SQL_PAIRS;
extern const char *const KITH_SQL_PAIRS_DECIDED;
extern const char *const KITH_SQL_PERSON_IS_THERE;
extern const char *const KITH_SQL_CONSENT_INSERT;
extern const char *const KITH_SQL_CONSENT_END_INSERT;
extern const char *const KITH_SQL_CONSENT_STANDS;
extern const char *const KITH_SQL_CONSENTS;
extern const char *const KITH_SQL_PERSON_SEEN;
extern const char *const KITH_SQL_WORDINGS;
extern const char *const KITH_SQL_WORDING_INSERT;
extern const char *const KITH_SQL_WORDING_IS_THERE;
extern const char *const KITH_SQL_LISTED;
extern const char *const KITH_SQL_LISTED_ID;
extern const char *const KITH_SQL_LISTED_INSERT;
extern const char *const KITH_SQL_LISTED_UPDATE;
