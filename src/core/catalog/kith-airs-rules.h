/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the elements of AIRS XML become values: tables, and the function that follows them. */

#pragma once

#include "catalog/kith-xml-tree.h"
#include "resources/kith-values.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_AIRS_PASS,  /* is looked at elsewhere */
  KITH_AIRS_TEXT,  /* a value with the element's text */
  KITH_AIRS_FLAG,  /* a value "true" where it says so; nothing otherwise, which means the same */
  KITH_AIRS_TRUTH, /* a value "true" or "false": not said is a third answer */
  KITH_AIRS_GROUP, /* a value that holds what is in it, its text from one of the children */
  KITH_AIRS_INTO,  /* what is in it belongs to the entry itself */
  KITH_AIRS_CODES, /* taxonomy codes, together one term */
  KITH_AIRS_DAY,   /* spans of a weekday */
  KITH_AIRS_OPEN,  /* a weekday by its name, with times */
  KITH_AIRS_FLAT,  /* groups one after the other without an element of their own: each begins where a child
                      comes  again, or one that stands before it */
} KithAirsRuleKind;

typedef struct _KithAirsRule KithAirsRule;

/* A table ends with a row of NULL. */
struct _KithAirsRule
{
  const char *from; /* element, or "@attribute" */
  KithAirsRuleKind kind;
  const char *to;   /* name of the value; of a DAY: the number of the weekday from Monday */
  const char *text; /* of a GROUP or FLAT: the child with its text; ".": its own; NULL: none */
  const char *type; /* (nullable) of a GROUP: what its part "type" says */
  const KithAirsRule *within;
};

extern const KithAirsRule kith_airs_agency_rules[];
extern const KithAirsRule kith_airs_site_rules[];
extern const KithAirsRule kith_airs_service_rules[];
extern const KithAirsRule kith_airs_service_group_rules[];

extern const KithAirsRule kith_airs4_agency_rules[];
extern const KithAirsRule kith_airs4_site_rules[];
extern const KithAirsRule kith_airs4_service_rules[];
extern const KithAirsRule kith_airs4_site_service_rules[];
extern const KithAirsRule kith_airs4_service_group_rules[];

/* What is the same in all versions. */
extern const KithAirsRule kith_airs_link_rules[];
extern const KithAirsRule kith_airs_no_address_rules[];
extern const KithAirsRule kith_airs_license_rules[];
extern const KithAirsRule kith_airs_position_rules[];

/* Adds what is in the node by the rules; whatever they do not know becomes an extra with its path. */
void kith_airs_take (KithValuesBuilder *builder,
                     const KithXmlTree *tree,
                     const KithXmlNode *node,
                     const KithAirsRule *rules);

G_END_DECLS
