/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithThirdParty: whether words that were written about one person may be about somebody else. It guesses:
 * a person decides. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why, the strongest last. */
typedef enum
{
  KITH_THIRD_PARTY_NONE,
  KITH_THIRD_PARTY_UNCLEAR,    /* a script in which names cannot be told from other words */
  KITH_THIRD_PARTY_NAME,       /* what reads like a name */
  KITH_THIRD_PARTY_RELATION,   /* "my sister" */
  KITH_THIRD_PARTY_REGISTERED, /* a name of somebody who has a record here */
  KITH_THIRD_PARTY_FIELD,      /* what is asked there is about somebody else */
} KithThirdPartyReason;

typedef struct _KithThirdParty KithThirdParty;

KithThirdParty *kith_third_party_new (void);
void kith_third_party_free (KithThirdParty *self);
void kith_third_party_add_own (KithThirdParty *self, const char *name);
void kith_third_party_add_other (KithThirdParty *self, const char *name);
KithThirdPartyReason kith_third_party_look (const KithThirdParty *self, const char *text);
const char *kith_third_party_reason_label (KithThirdPartyReason reason);
const char *kith_third_party_reason_code (KithThirdPartyReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithThirdParty, kith_third_party_free)

G_END_DECLS
