/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the elements of AIRS XML 3.0 and 3.1 become values, iCarol's dialect of 3.0 too: where an element
 * stands in one of them and not in another, it is known in both. The tables follow the published schemas
 * (AIRS XML 3.0 and 3.1, CC0). What has a place is written too, as 3.1 has it.
 */

#include "catalog/kith-airs-rules.h"

static const KithAirsRule phone_rules[] = {
  { "PhoneNumber", KITH_AIRS_PASS, .place = 1, .choice = 1 },
  { "@TollFree", KITH_AIRS_FLAG, "toll-free", .place = 1, .need = KITH_AIRS_REQUIRED },
  { "@Confidential", KITH_AIRS_FLAG, "confidential", .place = 1, .need = KITH_AIRS_REQUIRED },
  { "ReasonWithheld", KITH_AIRS_TEXT, "withheld", .place = 2, .choice = 2 },
  { "Extension", KITH_AIRS_TEXT, "extension", .place = 3 },
  { "Description", KITH_AIRS_TEXT, "note", .place = 4 },
  { "Type", KITH_AIRS_TEXT, "type", .place = 5 },
  { "Function", KITH_AIRS_TEXT, "function", .place = 6 },
  { NULL },
};

static const KithAirsRule alias_rules[] = {
  { "Name", KITH_AIRS_PASS, .place = 1 },
  { "Confidential", KITH_AIRS_FLAG, "confidential", .place = 2 },
  { "Description", KITH_AIRS_TEXT, "note", .place = 3 },
  { NULL },
};

const KithAirsRule kith_airs_link_rules[] = {
  { "Address", KITH_AIRS_PASS, .place = 1 },
  { "Note", KITH_AIRS_TEXT, "note", .place = 2 },
  { NULL },
};

static const KithAirsRule internet_rules[] = {
  { "URL", KITH_AIRS_PASS, .place = 1 },
  { "Description", KITH_AIRS_TEXT, "note", .place = 2 },
  { NULL },
};

#define EMAIL_RULE                                                                                           \
  "Email", KITH_AIRS_GROUP, "email", "Address", NULL, kith_airs_link_rules, .many = TRUE,                    \
                                                                            .form = KITH_AIRS_ADDRESS

static const KithAirsRule contact_rules[] = {
  { "Name", KITH_AIRS_PASS, .place = 2 },
  { "@Type", KITH_AIRS_TEXT, "type", .place = 1, .need = KITH_AIRS_REQUIRED },
  { "Title", KITH_AIRS_TEXT, "title", .place = 1 },
  { EMAIL_RULE, .place = 3 },
  { "Phone", KITH_AIRS_GROUP, "phone", "PhoneNumber", NULL, phone_rules, .place = 4, .many = TRUE },
  { NULL },
};

static const KithAirsRule address_rules[] = {
  { "PreAddressLine", KITH_AIRS_TEXT, "pre-line", .place = 1, .choice = 1 },
  { "Line1", KITH_AIRS_TEXT, "line", .place = 2, .choice = 1 },
  { "Line2", KITH_AIRS_TEXT, "line2", .place = 3, .choice = 1 },
  { "City", KITH_AIRS_TEXT, "city", .place = 4, .choice = 1 },
  { "County", KITH_AIRS_TEXT, "county", .place = 5, .choice = 1 },
  { "State", KITH_AIRS_TEXT, "state", .place = 6, .choice = 1 },
  { "ZipCode", KITH_AIRS_TEXT, "postcode", .place = 7, .choice = 1 },
  { "Country", KITH_AIRS_TEXT, "country", .place = 8, .choice = 1 },
  { "ReasonWithheld", KITH_AIRS_TEXT, "withheld", .place = 9, .choice = 2 },
  { "@Confidential", KITH_AIRS_FLAG, "confidential", .place = 1, .need = KITH_AIRS_REQUIRED },
  { "@Description", KITH_AIRS_TEXT, "note", .place = 1 },
  { NULL },
};

const KithAirsRule kith_airs_no_address_rules[] = {
  { "Description", KITH_AIRS_PASS, .place = 1 },
  { "Explanation", KITH_AIRS_TEXT, "note", .place = 2 },
  { NULL },
};

#define DAY_RULE(name, number, n)                                                                            \
  {                                                                                                          \
    name, KITH_AIRS_DAY, number, .place = n, .many = TRUE                                                    \
  }

static const KithAirsRule hours_rules[] = {
  { "Notes", KITH_AIRS_PASS, .place = 8 }, DAY_RULE ("Monday", "1", 2),   DAY_RULE ("Tuesday", "2", 3),
  DAY_RULE ("Wednesday", "3", 4),          DAY_RULE ("Thursday", "4", 5), DAY_RULE ("Friday", "5", 6),
  DAY_RULE ("Saturday", "6", 7),           DAY_RULE ("Sunday", "7", 1),   { NULL },
};

static const KithAirsRule language_rules[] = {
  { "Name", KITH_AIRS_PASS, .place = 1 },
  { "TimeOpen", KITH_AIRS_GROUP, "hours", "Notes", NULL, hours_rules, .place = 2 },
  { "Notes", KITH_AIRS_TEXT, "note", .place = 3 },
  { NULL },
};

const KithAirsRule kith_airs_license_rules[] = {
  { "License", KITH_AIRS_PASS, .place = 1 },
  { "LicensedBy", KITH_AIRS_TEXT, "by", .place = 2 },
  { NULL },
};

const KithAirsRule kith_airs_position_rules[] = {
  { "Latitude", KITH_AIRS_TEXT, "latitude", .place = 3, .form = KITH_AIRS_DEGREES,
    .need = KITH_AIRS_REQUIRED },
  { "Longitude", KITH_AIRS_TEXT, "longitude", .place = 4, .form = KITH_AIRS_DEGREES,
    .need = KITH_AIRS_REQUIRED },
  { "Datum", KITH_AIRS_TEXT, "datum", .place = 2 },
  { "Description", KITH_AIRS_TEXT, "note", .place = 1 },
  { NULL },
};

static const KithAirsRule season_rules[] = {
  { "Description", KITH_AIRS_PASS, .place = 1 },
  { "StartDate", KITH_AIRS_TEXT, "start", .place = 2 },
  { "EndDate", KITH_AIRS_TEXT, "end", .place = 3 },
  { NULL },
};

/* "CensusTrack" is what the schema calls it. */
static const KithAirsRule area_rules[] = {
  { "ZipCode", KITH_AIRS_TEXT, "postcode", .place = 1, .need = KITH_AIRS_ONE_OF, .many = TRUE },
  { "CensusTrack", KITH_AIRS_TEXT, "tract", .place = 2, .need = KITH_AIRS_ONE_OF, .many = TRUE },
  { "City", KITH_AIRS_TEXT, "city", .place = 3, .need = KITH_AIRS_ONE_OF, .many = TRUE },
  { "County", KITH_AIRS_TEXT, "county", .place = 4, .need = KITH_AIRS_ONE_OF, .many = TRUE },
  { "State", KITH_AIRS_TEXT, "state", .place = 5, .need = KITH_AIRS_ONE_OF, .many = TRUE },
  { "Country", KITH_AIRS_TEXT, "country", .place = 6, .need = KITH_AIRS_ONE_OF, .many = TRUE },
  { "Description", KITH_AIRS_TEXT, "note", .place = 7 },
  { NULL },
};

static const KithAirsRule document_rules[] = {
  { "DocumentsRequired", KITH_AIRS_PASS, .place = 1 },
  { "Description", KITH_AIRS_TEXT, "note", .place = 2 },
  { NULL },
};

static const KithAirsRule step_rules[] = {
  { "Step", KITH_AIRS_PASS, .place = 1 },
  { "Description", KITH_AIRS_TEXT, "note", .place = 2 },
  { NULL },
};

static const KithAirsRule age_rules[] = {
  { "@Gender", KITH_AIRS_TEXT, "gender", .place = 1, .form = KITH_AIRS_SEX },
  { "@MinimumAge", KITH_AIRS_TEXT, "minimum", .place = 1, .form = KITH_AIRS_NUMBER },
  { "@MaximumAge", KITH_AIRS_TEXT, "maximum", .place = 1, .form = KITH_AIRS_NUMBER },
  { NULL },
};

static const KithAirsRule info_rules[] = {
  { "Contact", KITH_AIRS_GROUP, "info-contact", "Name", NULL, contact_rules, .place = 1, .many = TRUE },
  { "ResourceSpecialist", KITH_AIRS_TEXT, "specialist", .place = 2 },
  { "@AvailableForDirectory", KITH_AIRS_TRUTH, "for-directory", .place = 1 },
  { "@AvailableForReferral", KITH_AIRS_TRUTH, "for-referral", .place = 1 },
  { "@AvailableForResearch", KITH_AIRS_TRUTH, "for-research", .place = 1 },
  { "@DateAdded", KITH_AIRS_TEXT, "added", .place = 1, .form = KITH_AIRS_DATE },
  { "@DateLastVerified", KITH_AIRS_TEXT, "verified", .place = 1, .form = KITH_AIRS_DATE },
  { "@DateOfLastAction", KITH_AIRS_TEXT, "action", .place = 1, .form = KITH_AIRS_DATE },
  { "@LastActionType", KITH_AIRS_TEXT, "action-type", .place = 1 },
  { NULL },
};

/* What agencies, sites and services have alike. Of it, each has in 3.1 what it is the home of. Status and the
 * keys are the reader's. */
#define COMMON_RULES                                                                                         \
  { "@Status", KITH_AIRS_PASS, .place = 1 }, { "@delete", KITH_AIRS_FLAG, "deleted" },                       \
      { "@deleteOccurredDate", KITH_AIRS_TEXT, "deleted-date", .place = 1, .form = KITH_AIRS_DATE_TIME },    \
      { "@deleteEffective", KITH_AIRS_TEXT, "deleted-effective", .place = 1, .form = KITH_AIRS_DATE_TIME },  \
      { "Name", KITH_AIRS_TEXT, "name", .place = 12 },                                                       \
      { "AKA",       KITH_AIRS_GROUP, "alias",     "Name",                                                   \
        NULL,        alias_rules,     .place = 15, .home = KITH_AIRS_AGENCY | KITH_AIRS_SITE,                \
        .many = TRUE },                                                                                      \
      { "Phone", KITH_AIRS_GROUP, "phone", "PhoneNumber", NULL, phone_rules, .place = 22, .many = TRUE },    \
      { "URL",       KITH_AIRS_GROUP,      "url",       "Address",                                           \
        NULL,        kith_airs_link_rules, .place = 23, .home = KITH_AIRS_AGENCY | KITH_AIRS_SITE,           \
        .many = TRUE },                                                                                      \
      { EMAIL_RULE, .place = 25, .home = KITH_AIRS_AGENCY | KITH_AIRS_SITE },                                \
      { "Contact",   KITH_AIRS_GROUP, "contact",   "Name",                                                   \
        NULL,        contact_rules,   .place = 26, .home = KITH_AIRS_AGENCY | KITH_AIRS_SITE,                \
        .many = TRUE },                                                                                      \
      { "TimeOpen",  KITH_AIRS_GROUP, "hours",     "Notes",                                                  \
        NULL,        hours_rules,     .place = 31, .home = KITH_AIRS_SITE | KITH_AIRS_SERVICE,               \
        .many = TRUE },                                                                                      \
      { "Languages", KITH_AIRS_FLAT, "language",  "Name",                                                    \
        NULL,        language_rules, .place = 34, .home = KITH_AIRS_SITE | KITH_AIRS_SERVICE,                \
        .many = TRUE },                                                                                      \
      { "SpatialLocation", KITH_AIRS_GROUP,        "position",  NULL, NULL, kith_airs_position_rules,        \
        .place = 40,       .home = KITH_AIRS_SITE, .many = TRUE },                                           \
      { "GeographicAreaServed",    KITH_AIRS_GROUP, "area", NULL, NULL, area_rules, .place = 35,             \
        .home = KITH_AIRS_SERVICE, .many = TRUE },                                                           \
      { "ResourceInfo", KITH_AIRS_INTO, NULL,        NULL,                                                   \
        NULL,           info_rules,     .place = 41, .home = KITH_AIRS_AGENCY | KITH_AIRS_SERVICE },         \
      { "@ExcludeFromWebsite", KITH_AIRS_FLAG, "not-on-website", .place = 1,                                 \
        .home = KITH_AIRS_AGENCY | KITH_AIRS_SITE },                                                         \
      { "@ExcludeFromDirectory", KITH_AIRS_FLAG, "not-in-directory", .place = 1,                             \
        .home = KITH_AIRS_AGENCY | KITH_AIRS_SITE },                                                         \
      { "@RecordOwner", KITH_AIRS_TEXT,           "record-owner",                                            \
        .place = 1,     .home = KITH_AIRS_AGENCY, .form = KITH_AIRS_OWNER },                                 \
      { "@LegalStatus", KITH_AIRS_TEXT, "legal-status", .place = 1, .home = KITH_AIRS_AGENCY },              \
      { "LicenseAccreditation",                                                                              \
        KITH_AIRS_GROUP,                                                                                     \
        "license",                                                                                           \
        "License",                                                                                           \
        NULL,                                                                                                \
        kith_airs_license_rules,                                                                             \
        .place = 27,                                                                                         \
        .home = KITH_AIRS_AGENCY,                                                                            \
        .many = TRUE },                                                                                      \
  {                                                                                                          \
    "SourceOfFunds", KITH_AIRS_TEXT, "funding"                                                               \
  }

#define INTERNET_RULE                                                                                        \
  "InternetResource", KITH_AIRS_FLAT, "url", "URL", "resource", internet_rules, .many = TRUE

const KithAirsRule kith_airs_agency_rules[] = {
  COMMON_RULES,
  { "Key", KITH_AIRS_PASS, .place = 10 },
  { INTERNET_RULE, .place = 24 },
  { "AgencyDescription", KITH_AIRS_TEXT, "description", .place = 14 },
  { "IRSStatus", KITH_AIRS_TEXT, "tax-status", .place = 28 },
  { "@FEIN", KITH_AIRS_TEXT, "tax-id", .place = 1 },
  { "@YearInc", KITH_AIRS_TEXT, "founded", .place = 1, .form = KITH_AIRS_YEAR },
  { "@AnnualBudgetTotal", KITH_AIRS_TEXT, "budget" },
  { "AgencyLocation", KITH_AIRS_PASS, .place = 16 },
  { "Site", KITH_AIRS_PASS, .place = 30 },
  { "ServiceGroup", KITH_AIRS_PASS, .place = 29 },
  { "SiteService", KITH_AIRS_PASS },
  { "Agency", KITH_AIRS_PASS, .place = 53 },
  { NULL },
};

const KithAirsRule kith_airs_site_rules[] = {
  COMMON_RULES,
  { "Key", KITH_AIRS_PASS, .place = 10 },
  { INTERNET_RULE, .place = 24 },
  { "SiteDescription", KITH_AIRS_TEXT, "description", .place = 14 },
  { "PhysicalAddress", KITH_AIRS_GROUP, "address", NULL, "physical", address_rules, .place = 17,
    .choice = 1 },
  { "MailingAddress", KITH_AIRS_GROUP, "address", NULL, "mailing", address_rules, .place = 18, .choice = 1 },
  { "OtherAddress", KITH_AIRS_GROUP, "address", NULL, "other", address_rules, .place = 20, .many = TRUE },
  { "NoPhysicalAddress", KITH_AIRS_GROUP, "no-address", "Description", NULL, kith_airs_no_address_rules,
    .place = 19, .choice = 2 },
  { "CrossStreet", KITH_AIRS_TEXT, "cross-street", .place = 21, .many = TRUE },
  { "DisabilitiesAccess", KITH_AIRS_TEXT, "access", .place = 36 },
  { "PhysicalLocationDescription", KITH_AIRS_TEXT, "directions", .place = 37 },
  { "BusServiceAccess", KITH_AIRS_TEXT, "transport", .place = 38 },
  { "@PublicAccessToTransportation", KITH_AIRS_TRUTH, "public-transport", .place = 1 },
  { "SiteService", KITH_AIRS_PASS, .place = 39 },
  { "AgencyKey", KITH_AIRS_EXTRA, "extra", .place = 11, .form = KITH_AIRS_NUMBER },
  { NULL },
};

const KithAirsRule kith_airs_service_rules[] = {
  COMMON_RULES,
  { "Key", KITH_AIRS_PASS, .place = 13 },
  { INTERNET_RULE, .place = 42 },
  { "Description", KITH_AIRS_TEXT, "description", .place = 14 },
  { "Seasonal", KITH_AIRS_GROUP, "season", "Description", NULL, season_rules, .place = 32, .many = TRUE },
  { "Taxonomy", KITH_AIRS_CODES, "term", .place = 33, .need = KITH_AIRS_REQUIRED, .many = TRUE },
  { "DocumentsRequired", KITH_AIRS_GROUP, "document", "DocumentsRequired", NULL, document_rules, .place = 43,
    .many = TRUE },
  { "ApplicationProcess", KITH_AIRS_GROUP, "step", "Step", NULL, step_rules, .place = 44, .many = TRUE },
  { "FeeStructure", KITH_AIRS_TEXT, "fees", .place = 45 },
  { "PaymentMethodAccepted", KITH_AIRS_TEXT, "payment", .place = 46 },
  { "GeneralEligibility", KITH_AIRS_TEXT, "eligibility", .place = 47, .many = TRUE },
  { "OtherRequirements", KITH_AIRS_TEXT, "eligibility" },
  { "AgeRequirements", KITH_AIRS_GROUP, "age", ".", NULL, age_rules, .place = 48, .many = TRUE },
  { "GenderRequirements", KITH_AIRS_TEXT, "gender", .place = 49 },
  { "FamilyRequirements", KITH_AIRS_TEXT, "family", .place = 50, .many = TRUE },
  { "IncomeRequirements", KITH_AIRS_TEXT, "income", .place = 51, .many = TRUE },
  { "ResidencyRequirements", KITH_AIRS_TEXT, "residency", .place = 52, .many = TRUE },
  { "AidRequirements", KITH_AIRS_TEXT, "aid" },
  { "@ServiceNotAlwaysAvailable", KITH_AIRS_TRUTH, "not-always", .place = 1 },
  { "@ServiceGroupKey", KITH_AIRS_PASS, .place = 1 },
  { NULL },
};

const KithAirsRule kith_airs_service_group_rules[] = {
  { "Key", KITH_AIRS_PASS, .place = 1 },
  { "Name", KITH_AIRS_TEXT, "name", .place = 2 },
  { "ProgramName", KITH_AIRS_TEXT, "alias", .place = 3 },
  { NULL },
};
