/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the elements of AIRS XML 4.0 become values, by its first release candidate (CC0). It says by elements
 * what 3 says by attributes. */

#include "catalog/kith-airs-rules.h"

static const KithAirsRule phone_rules[] = {
  { "Phone", KITH_AIRS_PASS },
  { "Confidential", KITH_AIRS_FLAG, "confidential" },
  { "TollFree", KITH_AIRS_FLAG, "toll-free" },
  { "ReasonWithheld", KITH_AIRS_TEXT, "withheld" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { "Type", KITH_AIRS_TEXT, "type" },
  { "Function", KITH_AIRS_TEXT, "function" },
  { NULL },
};

static const KithAirsRule alias_rules[] = {
  { "AlternateName", KITH_AIRS_PASS },
  { "Confidential", KITH_AIRS_FLAG, "confidential" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule internet_rules[] = {
  { "Url", KITH_AIRS_PASS },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule contact_rules[] = {
  { "Name", KITH_AIRS_PASS },
  { "ContactType", KITH_AIRS_TEXT, "type" },
  { "Title", KITH_AIRS_TEXT, "title" },
  { "ContactEmail", KITH_AIRS_TEXT, "email" },
  { "ContactPhone", KITH_AIRS_GROUP, "phone", "Phone", NULL, phone_rules },
  { NULL },
};

static const KithAirsRule address_rules[] = {
  { "Line1", KITH_AIRS_TEXT, "line" },
  { "Line2", KITH_AIRS_TEXT, "line2" },
  { "City", KITH_AIRS_TEXT, "city" },
  { "County", KITH_AIRS_TEXT, "county" },
  { "State", KITH_AIRS_TEXT, "state" },
  { "PostalCode", KITH_AIRS_TEXT, "postcode" },
  { "Country", KITH_AIRS_TEXT, "country" },
  { "Confidential", KITH_AIRS_FLAG, "confidential" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { "ReasonWithheld", KITH_AIRS_TEXT, "withheld" },
  { NULL },
};

static const KithAirsRule special_rules[] = {
  { "SpecialHoursStartDate", KITH_AIRS_TEXT, "start" },
  { "SpecialHoursEndDate", KITH_AIRS_TEXT, "end" },
  { "SpecialOpenTime", KITH_AIRS_TEXT, "from" },
  { "SpecialCloseTime", KITH_AIRS_TEXT, "to" },
  { NULL },
};

static const KithAirsRule season_rules[] = {
  { "Description", KITH_AIRS_PASS },
  { "SpecialHoursStartDate", KITH_AIRS_TEXT, "start" },
  { "SpecialHoursEndDate", KITH_AIRS_TEXT, "end" },
  { "SpecialOpenTime", KITH_AIRS_TEXT, "from" },
  { "SpecialCloseTime", KITH_AIRS_TEXT, "to" },
  { NULL },
};

static const KithAirsRule language_rules[] = {
  { "LanguageName", KITH_AIRS_PASS },
  { "LanguageHours", KITH_AIRS_OPEN, "hours" },
  { "Notes", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule funding_rules[] = {
  { "Source", KITH_AIRS_PASS },
  { "SourceDescription", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule area_rules[] = {
  { "Name", KITH_AIRS_PASS },
  { "PostalCode", KITH_AIRS_TEXT, "postcode" },
  { "CensusTract", KITH_AIRS_TEXT, "tract" },
  { "City", KITH_AIRS_TEXT, "city" },
  { "County", KITH_AIRS_TEXT, "county" },
  { "State", KITH_AIRS_TEXT, "state" },
  { "Country", KITH_AIRS_TEXT, "country" },
  { "Description", KITH_AIRS_TEXT, "note" },
  { "CustomAreaLabel", KITH_AIRS_TEXT, "label" },
  { NULL },
};

static const KithAirsRule titled_rules[] = {
  { "Title", KITH_AIRS_PASS },
  { "Description", KITH_AIRS_TEXT, "note" },
  { NULL },
};

static const KithAirsRule term_rules[] = {
  { "TaxonomyCode", KITH_AIRS_PASS },
  { "TaxonomyTerm", KITH_AIRS_TEXT, "name" },
  { NULL },
};

static const KithAirsRule age_rules[] = {
  { "MinimumAge", KITH_AIRS_TEXT, "minimum" },
  { "MaximumAge", KITH_AIRS_TEXT, "maximum" },
  { NULL },
};

static const KithAirsRule gender_rules[] = {
  { "Gender", KITH_AIRS_PASS },
  { "MinimumAge", KITH_AIRS_TEXT, "minimum" },
  { "MaximumAge", KITH_AIRS_TEXT, "maximum" },
  { NULL },
};

static const KithAirsRule info_rules[] = {
  { "Contact", KITH_AIRS_GROUP, "info-contact", "Name", NULL, contact_rules },
  { "ResourceSpecialist", KITH_AIRS_TEXT, "specialist" },
  { "AvailableForDirectory", KITH_AIRS_TRUTH, "for-directory" },
  { "AvailableForReferral", KITH_AIRS_TRUTH, "for-referral" },
  { "AvailableForResearch", KITH_AIRS_TRUTH, "for-research" },
  { "DateAdded", KITH_AIRS_TEXT, "added" },
  { "DateLastVerified", KITH_AIRS_TEXT, "verified" },
  { "DateOfLastAction", KITH_AIRS_TEXT, "action" },
  { "LastActionType", KITH_AIRS_TEXT, "action-type" },
  { NULL },
};

/* What entries have alike. "Status" is the reader's. */
#define COMMON_RULES                                                                                         \
  { "Status", KITH_AIRS_PASS }, { "Description", KITH_AIRS_TEXT, "description" },                            \
      { "Phone", KITH_AIRS_GROUP, "phone", "Phone", NULL, phone_rules },                                     \
      { "URL", KITH_AIRS_GROUP, "url", "Address", NULL, kith_airs_link_rules },                              \
      { "InternetResource", KITH_AIRS_FLAT, "url", "Url", "resource", internet_rules },                      \
      { "Email", KITH_AIRS_TEXT, "email" },                                                                  \
      { "Contact", KITH_AIRS_GROUP, "contact", "Name", NULL, contact_rules },                                \
      { "OpenHours", KITH_AIRS_OPEN, "hours" },                                                              \
      { "SpecialHours", KITH_AIRS_GROUP, "hours", NULL, "special", special_rules },                          \
      { "Languages", KITH_AIRS_FLAT, "language", "LanguageName", NULL, language_rules },                     \
      { "ApplicationProcess", KITH_AIRS_GROUP, "step", "Title", NULL, titled_rules },                        \
      { "ResourceInfo", KITH_AIRS_INTO, NULL, NULL, NULL, info_rules },                                      \
      { "ExcludeFromWebsite", KITH_AIRS_FLAG, "not-on-website" },                                            \
  {                                                                                                          \
    "ExcludeFromDirectory", KITH_AIRS_FLAG, "not-in-directory"                                               \
  }

const KithAirsRule kith_airs4_agency_rules[] = {
  COMMON_RULES,
  { "AgencyID", KITH_AIRS_PASS },
  { "AgencyName", KITH_AIRS_TEXT, "name" },
  { "AlternateName", KITH_AIRS_GROUP, "alias", "AlternateName", NULL, alias_rules },
  { "LicenseAccreditation", KITH_AIRS_GROUP, "license", "License", NULL, kith_airs_license_rules },
  { "TaxStatus", KITH_AIRS_TEXT, "tax-status" },
  { "Funding", KITH_AIRS_GROUP, "funding", "Source", NULL, funding_rules },
  { "YearIncorporated", KITH_AIRS_TEXT, "founded" },
  { "FEIN", KITH_AIRS_TEXT, "tax-id" },
  { NULL },
};

const KithAirsRule kith_airs4_site_rules[] = {
  COMMON_RULES,
  { "ID", KITH_AIRS_PASS },
  { "AgencyID", KITH_AIRS_PASS },
  { "Title", KITH_AIRS_TEXT, "name" },
  { "Directions", KITH_AIRS_TEXT, "directions" },
  { "AlternateName", KITH_AIRS_GROUP, "alias", "AlternateName", NULL, alias_rules },
  { "PhysicalAddress", KITH_AIRS_GROUP, "address", NULL, "physical", address_rules },
  { "MailingAddress", KITH_AIRS_GROUP, "address", NULL, "mailing", address_rules },
  { "OtherAddress", KITH_AIRS_GROUP, "address", NULL, "other", address_rules },
  { "NoPhysicalAddress", KITH_AIRS_GROUP, "no-address", "Description", NULL, kith_airs_no_address_rules },
  { "CrossStreet", KITH_AIRS_TEXT, "cross-street" },
  { "DisabilitiesAccess", KITH_AIRS_TEXT, "access" },
  { "PhysicalLocationDescription", KITH_AIRS_TEXT, "directions" },
  { "BusServiceAccess", KITH_AIRS_TEXT, "transport" },
  { "SpatialLocation", KITH_AIRS_GROUP, "position", NULL, NULL, kith_airs_position_rules },
  { "PublicAccessToTransportation", KITH_AIRS_TRUTH, "public-transport" },
  { NULL },
};

const KithAirsRule kith_airs4_service_rules[] = {
  COMMON_RULES,
  { "ID", KITH_AIRS_PASS },
  { "AgencyID", KITH_AIRS_PASS },
  { "ServiceGroupID", KITH_AIRS_PASS },
  { "Title", KITH_AIRS_TEXT, "name" },
  { NULL },
};

const KithAirsRule kith_airs4_site_service_rules[] = {
  COMMON_RULES,
  { "ID", KITH_AIRS_PASS },
  { "SiteID", KITH_AIRS_PASS },
  { "ServiceID", KITH_AIRS_PASS },
  { "ServiceGroupID", KITH_AIRS_PASS },
  { "AgencyID", KITH_AIRS_PASS },
  { "Title", KITH_AIRS_TEXT, "name" },
  { "Seasonal", KITH_AIRS_GROUP, "season", "Description", NULL, season_rules },
  { "Taxonomy", KITH_AIRS_GROUP, "term", "TaxonomyCode", NULL, term_rules },
  { "ServiceArea", KITH_AIRS_GROUP, "area", "Name", NULL, area_rules },
  { "DocumentsRequired", KITH_AIRS_GROUP, "document", "Title", NULL, titled_rules },
  { "FeeStructure", KITH_AIRS_TEXT, "fees" },
  { "PaymentMethodAccepted", KITH_AIRS_TEXT, "payment" },
  { "GeneralEligibility", KITH_AIRS_TEXT, "eligibility" },
  { "AgeRequirement", KITH_AIRS_GROUP, "age", NULL, NULL, age_rules },
  { "GenderRequirement", KITH_AIRS_GROUP, "gender", "Gender", NULL, gender_rules },
  { "FamilyRequirements", KITH_AIRS_TEXT, "family" },
  { "IncomeRequirements", KITH_AIRS_TEXT, "income" },
  { "ResidencyRequirements", KITH_AIRS_TEXT, "residency" },
  { "ServiceNotAlwaysAvailable", KITH_AIRS_TRUTH, "not-always" },
  { NULL },
};

const KithAirsRule kith_airs4_service_group_rules[] = {
  COMMON_RULES,
  { "ID", KITH_AIRS_PASS },
  { "Name", KITH_AIRS_TEXT, "name" },
  { "ProgramName", KITH_AIRS_TEXT, "alias" },
  { NULL },
};
