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
  KITH_AIRS_EXTRA, /* an extra with its name for path */
  KITH_AIRS_FLAT,  /* groups one after the other without an element of their own: each begins where a child
                      comes  again, or one that stands before it */
} KithAirsRuleKind;

/* What the schema of 3.1 takes as text. */
typedef enum
{
  KITH_AIRS_ANY,
  KITH_AIRS_NUMBER, /* xs:nonNegativeInteger */
  KITH_AIRS_DATE,
  KITH_AIRS_DATE_TIME,
  KITH_AIRS_TIME,
  KITH_AIRS_YEAR,
  KITH_AIRS_DEGREES, /* +45.5 */
  KITH_AIRS_ADDRESS, /* of e-mail */
  KITH_AIRS_OWNER,   /* of a record: 4 to 8 letters and digits */
  KITH_AIRS_SEX,     /* Male or Female */
} KithAirsForm;

/* In which elements the schema of 3.1 has what all of them share. */
typedef enum
{
  KITH_AIRS_AGENCY = 1 << 0,
  KITH_AIRS_SITE = 1 << 1,
  KITH_AIRS_SERVICE = 1 << 2,
} KithAirsHome;

typedef enum
{
  KITH_AIRS_OPTIONAL,
  KITH_AIRS_REQUIRED, /* without it the element around it cannot be written; an attribute is written empty */
  KITH_AIRS_ONE_OF,   /* as required, but one of all that are marked so is enough */
} KithAirsNeed;

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

  /* How the schema of 3.1 has it, for writing. */
  guint8 place;      /* among its neighbours, smaller first; 0: nowhere */
  guint8 home;       /* KithAirsHome: of what several elements share; 0: all of them */
  KithAirsForm form; /* of its text */
  KithAirsNeed need;
  guint8 choice; /* it stands with its own number only: a lower one is written first; 0: with all */
  gboolean many; /* more than once */
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

/* The way back: what values say by the rules as attributes and elements of the one that is open in the tree.
 * Where the rules pass something, passed is called, to put there what only the caller knows. home: what it
 * is. */
typedef void (*KithAirsPassedFunc) (const char *name, gpointer data);
void kith_airs_give (KithXmlTree *tree,
                     const KithValues *values,
                     const KithAirsRule *rules,
                     KithAirsHome home,
                     KithAirsPassedFunc passed,
                     gpointer data);
/* A text as that form takes it; NULL where it cannot. */
char *kith_airs_form_text (KithAirsForm form, const char *text);

/* Adds what is in the node by the rules; whatever they do not know becomes an extra with its path. */
void kith_airs_take (KithValuesBuilder *builder,
                     const KithXmlTree *tree,
                     const KithXmlNode *node,
                     const KithAirsRule *rules);

/* A text that nobody knows, with the path of where it stands. */
void kith_airs_take_extra (KithValuesBuilder *builder, const char *path, const char *text);

G_END_DECLS
