/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the elements of AIRS XML 3.0 and 3.1 become values, iCarol's dialect of 3.0 too: where an element
 * stands in one of them and not in another, it is known in both. The tables follow the published schemas
 * (AIRS XML 3.0 and 3.1, CC0).
 */

#include "catalog/kith-airs-rules.h"

static const KithAirsRule phone_rules[] = {
  { "PhoneNumber", KITH_AIRS_PASS },
  { "@TollFree", KITH_AIRS_FLAG, "toll-free" },
  { "@Confidential", KITH_AIRS_FLAG, "confidential" },
  { "ReasonWithheld", KITH_AIRS_TEXT, "withheld" },
  { "Extension", KITH_AIRS_TEXT, "extension" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { "Type", KITH_AIRS_TEXT, "type" },
  { "Function", KITH_AIRS_TEXT, "function" },
  { NULL },
};

static const KithAirsRule alias_rules[] = {
  { "Name", KITH_AIRS_PASS },
  { "Confidential", KITH_AIRS_FLAG, "confidential" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

const KithAirsRule kith_airs_link_rules[] = {
  { "Address", KITH_AIRS_PASS },
  { "Note", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule internet_rules[] = {
  { "URL", KITH_AIRS_PASS },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule contact_rules[] = {
  { "Name", KITH_AIRS_PASS },
  { "@Type", KITH_AIRS_TEXT, "type" },
  { "Title", KITH_AIRS_TEXT, "title" },
  { "Email", KITH_AIRS_GROUP, "email", "Address", NULL, kith_airs_link_rules },
  { "Phone", KITH_AIRS_GROUP, "phone", "PhoneNumber", NULL, phone_rules },
  { NULL },
};

static const KithAirsRule address_rules[] = {
  { "PreAddressLine", KITH_AIRS_TEXT, "pre-line" },
  { "Line1", KITH_AIRS_TEXT, "line" },
  { "Line2", KITH_AIRS_TEXT, "line2" },
  { "City", KITH_AIRS_TEXT, "city" },
  { "County", KITH_AIRS_TEXT, "county" },
  { "State", KITH_AIRS_TEXT, "state" },
  { "ZipCode", KITH_AIRS_TEXT, "postcode" },
  { "Country", KITH_AIRS_TEXT, "country" },
  { "ReasonWithheld", KITH_AIRS_TEXT, "withheld" },
  { "@Confidential", KITH_AIRS_FLAG, "confidential" },
  { "@Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

const KithAirsRule kith_airs_no_address_rules[] = {
  { "Description", KITH_AIRS_PASS },
  { "Explanation", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule hours_rules[] = {
  { "Notes", KITH_AIRS_PASS },         { "Monday", KITH_AIRS_DAY, "1" },   { "Tuesday", KITH_AIRS_DAY, "2" },
  { "Wednesday", KITH_AIRS_DAY, "3" }, { "Thursday", KITH_AIRS_DAY, "4" }, { "Friday", KITH_AIRS_DAY, "5" },
  { "Saturday", KITH_AIRS_DAY, "6" },  { "Sunday", KITH_AIRS_DAY, "7" },   { NULL },
};

static const KithAirsRule language_rules[] = {
  { "Name", KITH_AIRS_PASS },
  { "TimeOpen", KITH_AIRS_GROUP, "hours", "Notes", NULL, hours_rules },
  { "Notes", KITH_AIRS_TEXT, "note" },
  { NULL },
};

const KithAirsRule kith_airs_license_rules[] = {
  { "License", KITH_AIRS_PASS },
  { "LicensedBy", KITH_AIRS_TEXT, "by" },
  { NULL },
};

const KithAirsRule kith_airs_position_rules[] = {
  { "Latitude", KITH_AIRS_TEXT, "latitude" },
  { "Longitude", KITH_AIRS_TEXT, "longitude" },
  { "Datum", KITH_AIRS_TEXT, "datum" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule season_rules[] = {
  { "Description", KITH_AIRS_PASS },
  { "StartDate", KITH_AIRS_TEXT, "start" },
  { "EndDate", KITH_AIRS_TEXT, "end" },
  { NULL },
};

/* "CensusTrack" is what the schema calls it. */
static const KithAirsRule area_rules[] = {
  { "ZipCode", KITH_AIRS_TEXT, "postcode" }, { "CensusTrack", KITH_AIRS_TEXT, "tract" },
  { "City", KITH_AIRS_TEXT, "city" },        { "County", KITH_AIRS_TEXT, "county" },
  { "State", KITH_AIRS_TEXT, "state" },      { "Country", KITH_AIRS_TEXT, "country" },
  { "Description", KITH_AIRS_TEXT, "note" }, { NULL },
};

static const KithAirsRule document_rules[] = {
  { "DocumentsRequired", KITH_AIRS_PASS },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule step_rules[] = {
  { "Step", KITH_AIRS_PASS },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule age_rules[] = {
  { "@Gender", KITH_AIRS_TEXT, "gender" },
  { "@MinimumAge", KITH_AIRS_TEXT, "minimum" },
  { "@MaximumAge", KITH_AIRS_TEXT, "maximum" },
  { NULL },
};

static const KithAirsRule info_rules[] = {
  { "Contact", KITH_AIRS_GROUP, "info-contact", "Name", NULL, contact_rules },
  { "ResourceSpecialist", KITH_AIRS_TEXT, "specialist" },
  { "@AvailableForDirectory", KITH_AIRS_TRUTH, "for-directory" },
  { "@AvailableForReferral", KITH_AIRS_TRUTH, "for-referral" },
  { "@AvailableForResearch", KITH_AIRS_TRUTH, "for-research" },
  { "@DateAdded", KITH_AIRS_TEXT, "added" },
  { "@DateLastVerified", KITH_AIRS_TEXT, "verified" },
  { "@DateOfLastAction", KITH_AIRS_TEXT, "action" },
  { "@LastActionType", KITH_AIRS_TEXT, "action-type" },
  { NULL },
};

/* What agencies, sites and services have alike. @delete and its dates, Status and the keys are the reader's.
 */
#define COMMON_RULES                                                                                         \
  { "Key", KITH_AIRS_PASS }, { "@Status", KITH_AIRS_PASS }, { "@delete", KITH_AIRS_FLAG, "deleted" },        \
      { "@deleteOccurredDate", KITH_AIRS_TEXT, "deleted-date" },                                             \
      { "@deleteEffective", KITH_AIRS_TEXT, "deleted-effective" }, { "Name", KITH_AIRS_TEXT, "name" },       \
      { "AKA", KITH_AIRS_GROUP, "alias", "Name", NULL, alias_rules },                                        \
      { "Phone", KITH_AIRS_GROUP, "phone", "PhoneNumber", NULL, phone_rules },                               \
      { "URL", KITH_AIRS_GROUP, "url", "Address", NULL, kith_airs_link_rules },                              \
      { "InternetResource", KITH_AIRS_FLAT, "url", "URL", "resource", internet_rules },                      \
      { "Email", KITH_AIRS_GROUP, "email", "Address", NULL, kith_airs_link_rules },                          \
      { "Contact", KITH_AIRS_GROUP, "contact", "Name", NULL, contact_rules },                                \
      { "TimeOpen", KITH_AIRS_GROUP, "hours", "Notes", NULL, hours_rules },                                  \
      { "Languages", KITH_AIRS_FLAT, "language", "Name", NULL, language_rules },                             \
      { "SpatialLocation", KITH_AIRS_GROUP, "position", NULL, NULL, kith_airs_position_rules },              \
      { "GeographicAreaServed", KITH_AIRS_GROUP, "area", NULL, NULL, area_rules },                           \
      { "ResourceInfo", KITH_AIRS_INTO, NULL, NULL, NULL, info_rules },                                      \
      { "@ExcludeFromWebsite", KITH_AIRS_FLAG, "not-on-website" },                                           \
      { "@ExcludeFromDirectory", KITH_AIRS_FLAG, "not-in-directory" },                                       \
      { "@RecordOwner", KITH_AIRS_TEXT, "record-owner" },                                                    \
      { "@LegalStatus", KITH_AIRS_TEXT, "legal-status" },                                                    \
      { "LicenseAccreditation", KITH_AIRS_GROUP, "license", "License", NULL, kith_airs_license_rules },      \
  {                                                                                                          \
    "SourceOfFunds", KITH_AIRS_TEXT, "funding"                                                               \
  }

const KithAirsRule kith_airs_agency_rules[] = {
  COMMON_RULES,
  { "AgencyDescription", KITH_AIRS_TEXT, "description" },
  { "IRSStatus", KITH_AIRS_TEXT, "tax-status" },
  { "@FEIN", KITH_AIRS_TEXT, "tax-id" },
  { "@YearInc", KITH_AIRS_TEXT, "founded" },
  { "@AnnualBudgetTotal", KITH_AIRS_TEXT, "budget" },
  { "AgencyLocation", KITH_AIRS_PASS },
  { "Site", KITH_AIRS_PASS },
  { "ServiceGroup", KITH_AIRS_PASS },
  { "Agency", KITH_AIRS_PASS },
  { NULL },
};

const KithAirsRule kith_airs_site_rules[] = {
  COMMON_RULES,
  { "SiteDescription", KITH_AIRS_TEXT, "description" },
  { "PhysicalAddress", KITH_AIRS_GROUP, "address", NULL, "physical", address_rules },
  { "MailingAddress", KITH_AIRS_GROUP, "address", NULL, "mailing", address_rules },
  { "OtherAddress", KITH_AIRS_GROUP, "address", NULL, "other", address_rules },
  { "NoPhysicalAddress", KITH_AIRS_GROUP, "no-address", "Description", NULL, kith_airs_no_address_rules },
  { "CrossStreet", KITH_AIRS_TEXT, "cross-street" },
  { "DisabilitiesAccess", KITH_AIRS_TEXT, "access" },
  { "PhysicalLocationDescription", KITH_AIRS_TEXT, "directions" },
  { "BusServiceAccess", KITH_AIRS_TEXT, "transport" },
  { "@PublicAccessToTransportation", KITH_AIRS_TRUTH, "public-transport" },
  { "SiteService", KITH_AIRS_PASS },
  { NULL },
};

const KithAirsRule kith_airs_service_rules[] = {
  COMMON_RULES,
  { "Description", KITH_AIRS_TEXT, "description" },
  { "Seasonal", KITH_AIRS_GROUP, "season", "Description", NULL, season_rules },
  { "Taxonomy", KITH_AIRS_CODES, "term" },
  { "DocumentsRequired", KITH_AIRS_GROUP, "document", "DocumentsRequired", NULL, document_rules },
  { "ApplicationProcess", KITH_AIRS_GROUP, "step", "Step", NULL, step_rules },
  { "FeeStructure", KITH_AIRS_TEXT, "fees" },
  { "PaymentMethodAccepted", KITH_AIRS_TEXT, "payment" },
  { "GeneralEligibility", KITH_AIRS_TEXT, "eligibility" },
  { "OtherRequirements", KITH_AIRS_TEXT, "eligibility" },
  { "AgeRequirements", KITH_AIRS_GROUP, "age", ".", NULL, age_rules },
  { "GenderRequirements", KITH_AIRS_TEXT, "gender" },
  { "FamilyRequirements", KITH_AIRS_TEXT, "family" },
  { "IncomeRequirements", KITH_AIRS_TEXT, "income" },
  { "ResidencyRequirements", KITH_AIRS_TEXT, "residency" },
  { "AidRequirements", KITH_AIRS_TEXT, "aid" },
  { "@ServiceNotAlwaysAvailable", KITH_AIRS_TRUTH, "not-always" },
  { "@ServiceGroupKey", KITH_AIRS_PASS },
  { NULL },
};

const KithAirsRule kith_airs_service_group_rules[] = {
  { "Key", KITH_AIRS_PASS },
  { "Name", KITH_AIRS_TEXT, "name" },
  { "ProgramName", KITH_AIRS_TEXT, "alias" },
  { NULL },
};
