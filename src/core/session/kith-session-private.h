/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a session, for this room only. */

#pragma once

#include "base/kith-id.h"
#include "session/kith-chain-private.h"
#include "session/kith-change.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

struct _KithSession
{
  GObject parent_instance;

  KithStore *store;       /* (owned) */
  KithCenter *center;     /* (owned) */
  KithIdentity *identity; /* (owned) (nullable) */
  KithIdentity *former;   /* (owned) (nullable) before its keys changed: another thread may be using it */
  KithTrust *trust;       /* (owned) (mutex chain_mutex) */
  KithKeyring *keyring;   /* (owned) */
  GMutex chain_mutex;     /* taken after the store's, given back after it */
  KithChain chain;        /* (mutex chain_mutex) */
  char *account_name;     /* (owned) */
  gint64 account;
  KithRole role;
  gint closed;   /* (atomic) */
  gint one_time; /* (atomic) unlocked by a passphrase that is to be replaced before anything else */

  /* How far a change of keys has come: the column, and the last row done in it. */
  guint reseal_column;
  gint64 reseal_after;
  gint64 reseal_left;         /* -1: not counted yet */
  GHashTable *reseal_changed; /* (owned) (nullable) rows that are not as the log has them */
};

/* A session of what was just made, before anything of it is stored. */
KithSession *kith_session_new_fresh (KithStore *store,
                                     KithCenter *center,
                                     KithIdentity *identity,
                                     KithTrust *trust,
                                     KithKeyring *keyring,
                                     const char *account_name,
                                     KithRole role);
gboolean kith_session_is_open (KithSession *self, GError **error);
/* That the passphrase is the account's own, not one that it was given for once. */
gboolean kith_session_is_own (KithSession *self, GError **error);
/* Opens the grants of this account anew, after keys changed. */
gboolean kith_session_load_keys (KithSession *self, KithDb *db, KithTrust *trust, GError **error);
/* Any thread. (transfer full) */
KithTrust *kith_session_ref_trust (KithSession *self);
/* With chain_mutex held. */
void kith_session_take_trust (KithSession *self, KithTrust *trust);
void kith_session_take_identity (KithSession *self, KithIdentity *identity);

/* Which key what is told about a person is sealed under now; see kith-session-record.c. */
KithRecordKey *kith_session_peek_key (KithSession *self, KithPurpose purpose, gint64 person);
gboolean kith_session_is_under_key (KithSession *self, KithPurpose purpose, gint64 person, GBytes *sealed);
void kith_session_catch_up (KithSession *self, KithDb *db);

/* What the trust log says once this change is committed. */
void kith_change_take_trust (KithChange *self, KithTrust *trust);
/* This account's new key pairs: what the trust log says after it says them is signed with these, and so is
 * the checkpoint; the entry in the log, which is read by what was signed before it, with the old. */
void kith_change_take_identity (KithChange *self, KithIdentity *identity);
KithIdentity *kith_change_get_identity (KithChange *self);
/* A checkpoint with this change, whatever the row's number. */
void kith_change_force_checkpoint (KithChange *self);
/* An entry without a session: a chain of its own, which nobody signs before the next checkpoint. */
gboolean kith_audit_note (KithStore *store, KithEvent event, gint64 account, GError **error);
/* That somebody tried to come in and did not. */
void kith_session_note_refusal (KithStore *store, KithEvent event, gint64 account);
/* A KithNewId: user_data is the session, which is writing. */
gint64 kith_session_new_id_cb (gpointer user_data);
KithIdSource *kith_change_get_ids (KithStore *store, KithDb *db, GError **error);

/* The store's own number, which its log begins with. */
#define kith_session_store_id(self) kith_store_get_id ((self)->store)

G_END_DECLS
