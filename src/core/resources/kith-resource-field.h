/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fields of the directory's entries: one table for readers, writers, comparing, editing and showing. A
 * value whose name is not here is kept, and comes out again where it came from.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KITH_RESOURCE_TEXT,  /* a line */
  KITH_RESOURCE_LONG,  /* paragraphs */
  KITH_RESOURCE_DATE,  /* 2026-11-27 */
  KITH_RESOURCE_TRUTH, /* "true" or "false" */
  KITH_RESOURCE_GROUP, /* holds others */
} KithResourceFieldType;

/*
 * Of an entry itself, in the order in which they are kept and shown: FIELD (symbol, name, type, may stand
 * more than once, label). Names are permanent. What each holds is in KITH_RESOURCE_PARTS.
 */
#define KITH_RESOURCE_FIELDS(FIELD)                                                                          \
  FIELD (NAME, "name", TEXT, FALSE, N_ ("Name"))                                                             \
  FIELD (ALIAS, "alias", TEXT, TRUE, N_ ("Also known as"))                                                   \
  FIELD (DESCRIPTION, "description", LONG, FALSE, N_ ("Description"))                                        \
  FIELD (ALERT, "alert", LONG, TRUE, N_ ("For the time being"))                                              \
  FIELD (PHONE, "phone", TEXT, TRUE, N_ ("Phone"))                                                           \
  FIELD (URL, "url", TEXT, TRUE, N_ ("Website"))                                                             \
  FIELD (EMAIL, "email", TEXT, TRUE, N_ ("E-mail"))                                                          \
  FIELD (CONTACT, "contact", TEXT, TRUE, N_ ("Contact"))                                                     \
  FIELD (ADDRESS, "address", GROUP, TRUE, N_ ("Address"))                                                    \
  FIELD (NO_ADDRESS, "no-address", TEXT, FALSE, N_ ("No address"))                                           \
  FIELD (CROSS_STREET, "cross-street", TEXT, TRUE, N_ ("Cross street"))                                      \
  FIELD (DIRECTIONS, "directions", LONG, FALSE, N_ ("How to find it"))                                       \
  FIELD (TRANSPORT, "transport", LONG, FALSE, N_ ("Bus and train"))                                          \
  FIELD (PUBLIC_TRANSPORT, "public-transport", TRUTH, FALSE, N_ ("Public transport near"))                   \
  FIELD (POSITION, "position", GROUP, TRUE, N_ ("Position"))                                                 \
  FIELD (ACCESS, "access", LONG, FALSE, N_ ("Accessibility"))                                                \
  FIELD (WHEELCHAIR, "wheelchair", TEXT, FALSE, N_ ("Wheelchair"))                                           \
  FIELD (HOURS, "hours", TEXT, TRUE, N_ ("Hours"))                                                           \
  FIELD (SEASON, "season", TEXT, TRUE, N_ ("Season"))                                                        \
  FIELD (LANGUAGE, "language", TEXT, TRUE, N_ ("Language"))                                                  \
  FIELD (TERM, "term", TEXT, TRUE, N_ ("Kind"))                                                              \
  FIELD (POPULATION, "population", TEXT, TRUE, N_ ("For whom"))                                              \
  FIELD (ELIGIBILITY, "eligibility", LONG, TRUE, N_ ("Who can come"))                                        \
  FIELD (AGE, "age", TEXT, TRUE, N_ ("Age"))                                                                 \
  FIELD (GENDER, "gender", TEXT, TRUE, N_ ("Gender"))                                                        \
  FIELD (FAMILY, "family", TEXT, TRUE, N_ ("Family"))                                                        \
  FIELD (INCOME, "income", TEXT, TRUE, N_ ("Income"))                                                        \
  FIELD (RESIDENCY, "residency", TEXT, TRUE, N_ ("Where somebody lives"))                                    \
  FIELD (AID, "aid", TEXT, TRUE, N_ ("Aid somebody receives"))                                               \
  FIELD (AREA, "area", GROUP, TRUE, N_ ("Area served"))                                                      \
  FIELD (DOCUMENT, "document", TEXT, TRUE, N_ ("To bring"))                                                  \
  FIELD (STEP, "step", TEXT, TRUE, N_ ("How to apply"))                                                      \
  FIELD (FEES, "fees", LONG, FALSE, N_ ("Cost"))                                                             \
  FIELD (PAYMENT, "payment", TEXT, FALSE, N_ ("Payment"))                                                    \
  FIELD (CAPACITY, "capacity", TEXT, FALSE, N_ ("Places"))                                                   \
  FIELD (NOT_ALWAYS, "not-always", TRUTH, FALSE, N_ ("Not always available"))                                \
  FIELD (LICENSE, "license", TEXT, TRUE, N_ ("License"))                                                     \
  FIELD (FUNDING, "funding", TEXT, TRUE, N_ ("Funded by"))                                                   \
  FIELD (BUDGET, "budget", TEXT, FALSE, N_ ("Budget"))                                                       \
  FIELD (TAX_STATUS, "tax-status", TEXT, FALSE, N_ ("Tax status"))                                           \
  FIELD (TAX_ID, "tax-id", TEXT, FALSE, N_ ("Tax number"))                                                   \
  FIELD (LEGAL_STATUS, "legal-status", TEXT, FALSE, N_ ("Legal status"))                                     \
  FIELD (FOUNDED, "founded", TEXT, FALSE, N_ ("Founded"))                                                    \
  FIELD (VERIFIED, "verified", DATE, FALSE, N_ ("Verified by the source"))                                   \
  FIELD (ADDED, "added", DATE, FALSE, N_ ("Added by the source"))                                            \
  FIELD (ACTION, "action", DATE, FALSE, N_ ("Last action of the source"))                                    \
  FIELD (ACTION_TYPE, "action-type", TEXT, FALSE, N_ ("What the last action was"))                           \
  FIELD (SPECIALIST, "specialist", TEXT, FALSE, N_ ("Resource specialist"))                                  \
  FIELD (INFO_CONTACT, "info-contact", TEXT, TRUE, N_ ("Contact of the source"))                             \
  FIELD (FOR_DIRECTORY, "for-directory", TRUTH, FALSE, N_ ("For directories"))                               \
  FIELD (FOR_REFERRAL, "for-referral", TRUTH, FALSE, N_ ("For referrals"))                                   \
  FIELD (FOR_RESEARCH, "for-research", TRUTH, FALSE, N_ ("For research"))                                    \
  FIELD (NOT_ON_WEBSITE, "not-on-website", TRUTH, FALSE, N_ ("Not for websites"))                            \
  FIELD (NOT_IN_DIRECTORY, "not-in-directory", TRUTH, FALSE, N_ ("Not for directories"))                     \
  FIELD (RECORD_OWNER, "record-owner", TEXT, FALSE, N_ ("Owner of the record"))                              \
  FIELD (STATUS, "status", TEXT, FALSE, N_ ("Status"))                                                       \
  FIELD (DELETED, "deleted", TRUTH, FALSE, N_ ("Deleted by the source"))                                     \
  FIELD (DELETED_DATE, "deleted-date", DATE, FALSE, N_ ("When the source deleted it"))                       \
  FIELD (DELETED_EFFECTIVE, "deleted-effective", DATE, FALSE, N_ ("From when on it is deleted"))             \
  FIELD (EXTRA, "extra", TEXT, TRUE, N_ ("Other"))

/*
 * What the fields hold: PART (symbol, name, label). One name means the same in all of them.
 *
 *   alias         text: the name; confidential, note
 *   phone         text: as written; extension, note, type, function, toll-free, confidential, withheld
 *   url, email    text: the address; note, confidential
 *   contact, info-contact  text: name; title, type, email*, phone*
 *   address       type (physical, mailing, other), pre-line, line, line2, city, county, state, postcode,
 * country, withheld, confidential, note no-address    text: description; note position      latitude,
 * longitude, datum, note hours         text: as written, with syntax "words" or "osm"; or day* (text: 1 to 7
 * from Monday; from, to); note; type (holiday, exception) and date for special ones; label season text:
 * description; start, end language      text: its name; code, hours*, note term          text: the code;
 * name, scheme, group, value area          postcode*, tract*, city*, county*, state*, country*, note, in the
 * source's order age           text; gender, minimum, maximum document, step  text; note license       text;
 * by action        text: date; type deleted       text: "true"; date, effective extra         text; path
 * (where it stood), value* for what is deeper
 */
#define KITH_RESOURCE_PARTS(PART)                                                                            \
  PART (TYPE, "type", N_ ("Kind"))                                                                           \
  PART (TITLE, "title", N_ ("Title"))                                                                        \
  PART (EXTENSION, "extension", N_ ("Extension"))                                                            \
  PART (FUNCTION, "function", N_ ("What it is for"))                                                         \
  PART (TOLL_FREE, "toll-free", N_ ("Toll-free"))                                                            \
  PART (CONFIDENTIAL, "confidential", N_ ("Confidential"))                                                   \
  PART (WITHHELD, "withheld", N_ ("Withheld because"))                                                       \
  PART (PRE_LINE, "pre-line", N_ ("Before the street"))                                                      \
  PART (LINE, "line", N_ ("Street"))                                                                         \
  PART (LINE2, "line2", N_ ("Second line"))                                                                  \
  PART (TRACT, "tract", N_ ("Census tract"))                                                                 \
  PART (CITY, "city", N_ ("City"))                                                                           \
  PART (COUNTY, "county", N_ ("County"))                                                                     \
  PART (STATE, "state", N_ ("State"))                                                                        \
  PART (POSTCODE, "postcode", N_ ("Postal code"))                                                            \
  PART (COUNTRY, "country", N_ ("Country"))                                                                  \
  PART (LATITUDE, "latitude", N_ ("Latitude"))                                                               \
  PART (LONGITUDE, "longitude", N_ ("Longitude"))                                                            \
  PART (DATUM, "datum", N_ ("Datum"))                                                                        \
  PART (SYNTAX, "syntax", N_ ("Written as"))                                                                 \
  PART (LABEL, "label", N_ ("Label"))                                                                        \
  PART (DATE, "date", N_ ("Date"))                                                                           \
  PART (DAY, "day", N_ ("Day"))                                                                              \
  PART (FROM, "from", N_ ("From"))                                                                           \
  PART (TO, "to", N_ ("To"))                                                                                 \
  PART (START, "start", N_ ("Start"))                                                                        \
  PART (END, "end", N_ ("End"))                                                                              \
  PART (CODE, "code", N_ ("Code"))                                                                           \
  PART (SCHEME, "scheme", N_ ("Taxonomy"))                                                                   \
  PART (GROUP, "group", N_ ("Group"))                                                                        \
  PART (MINIMUM, "minimum", N_ ("From the age of"))                                                          \
  PART (MAXIMUM, "maximum", N_ ("Up to the age of"))                                                         \
  PART (BY, "by", N_ ("By"))                                                                                 \
  PART (PATH, "path", N_ ("Where it stood"))                                                                 \
  PART (VALUE, "value", N_ ("Value"))                                                                        \
  PART (NOTE, "note", N_ ("Note"))

#define FIELD(symbol, name, ...) KITH_FIELD_##symbol,
#define PART(symbol, name, ...) KITH_PART_##symbol,
typedef enum
{
  KITH_RESOURCE_FIELDS (FIELD) KITH_N_RESOURCE_FIELDS
} KithResourceField;
typedef enum
{
  KITH_RESOURCE_PARTS (PART) KITH_N_RESOURCE_PARTS
} KithResourcePart;
#undef FIELD
#undef PART

const char *kith_resource_field_name (KithResourceField field);
const char *kith_resource_field_label (KithResourceField field);
KithResourceFieldType kith_resource_field_type (KithResourceField field);
gboolean kith_resource_field_repeats (KithResourceField field);
gboolean kith_resource_field_parse (const char *name, KithResourceField *field);
const char *kith_resource_part_name (KithResourcePart part);
const char *kith_resource_part_label (KithResourcePart part);
/* The label of a field or part of that name; the name itself where it is none of ours. */
const char *kith_resource_name_label (const char *name);
/* Where a value of that name stands among its neighbours: smaller first. */
guint kith_resource_name_rank (const char *name);
/* Whether a day is one; not what systems write where nobody knows. */
gboolean kith_resource_knows_day (const char *day);

G_END_DECLS
