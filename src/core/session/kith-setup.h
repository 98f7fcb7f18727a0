/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting up a center: root, recovery, first coordinator, keys, settings, default services and crisis card.
 */

#pragma once

#include "store/kith-store.h"
#include "vault/kith-recovery.h"
#include "vault/kith-secret.h"

G_BEGIN_DECLS

/* A value object: what the welcome assistant and "kithctl init" fill in. Everything but name and passphrase
 * has a default. */
typedef struct
{
  char *center_name;      /* (owned) */
  char *timezone;         /* (owned) IANA name, default: this computer's */
  int rollover;           /* minutes after midnight, default 240 */
  char *word_one;         /* (owned) default "guest"-like word of the locale: member */
  char *word_many;        /* (owned) */
  char *coordinator_name; /* (owned) */
  KithSecret *passphrase; /* (owned) */
  char *country;          /* (owned) ISO 3166-1 alpha-2, chooses the crisis card */
  GStrv services;         /* (owned) (nullable) codes of the default list; NULL: the usual ones */
} KithSetup;

KithSetup *kith_setup_new (void);
void kith_setup_free (KithSetup *self);
gboolean kith_setup_check (const KithSetup *self, const char **field, GError **error);
/* Creates the store at path; on success the recovery code is handed out this once. */
KithStore *
kith_setup_run (const KithSetup *self, const char *path, KithRecoveryCode **recovery, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSetup, kith_setup_free)

G_END_DECLS
