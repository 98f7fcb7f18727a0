/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guards as rows, each sealed under the key of the record that it guards: whoever is named in one reads
 * neither that nor why. Records that are merged are guarded as one, each with a key of its own; they can be
 * merged and taken apart only while nobody is kept from them. */

#include "session/kith-guards.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-accounts.h"
#include "session/kith-guard-keys-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-turn-private.h"

static const struct
{
  KithGuardKind kind;
  const char *code;
  const char *label;
} kinds[] = {
  { KITH_GUARD_LINKED, "linked", N_ ("This is their own record") },
  { KITH_GUARD_CONFLICT, "conflict", N_ ("They declared a conflict") },
  { KITH_GUARD_WISH, "wish", N_ ("The person wishes so") },
};

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

/* (element-type gint64) (nullable) with an error: person, then all that count as the same. */
static GArray *
list_same (KithDb *db, gint64 person, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GUARD_SAME, error);
  gboolean found = FALSE;
  KithStep step;

  if (!stmt)
    return NULL;
  g_array_append_val (people, person);
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      if (id == person)
        found = TRUE;
      else
        g_array_append_val (people, id);
    }
  if (step == KITH_STEP_DONE && !found)
    refuse (error, KITH_ERROR_NOT_FOUND,
            _ ("There is no record of this person any more. Search again by name."));

  return found && step == KITH_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* (element-type KithGuard): of these people, in order of id; people NULL: everybody's, but for those that
 * this account may not open. */
static GPtrArray *
read_guards (KithSession *session, KithDb *db, GArray *people, GError **error)
{
  g_autoptr (GPtrArray) guards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guard_free);
  g_autoptr (KithTrust) trust = kith_session_ref_trust (session);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GUARDS, error);
  KithStep step;

  if (!stmt)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 1);
      const KithTrustAccount *account;
      KithGuard *guard;

      if (people ? !contains (people, person) : !kith_session_may_open_record (session, person))
        continue;
      guard = kith_guard_keys_read (session, stmt, error);
      if (!guard)
        return NULL;
      account = kith_trust_get_account (trust, guard->account);
      guard->account_name = g_strdup (account ? account->name : _ ("unknown"));
      g_ptr_array_add (guards, guard);
    }

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&guards);
}

static gboolean
check_holds (KithTrustTurn *turn, GArray *people, GError **error)
{
  for (guint i = 0; i < people->len; i++)
    if (!kith_guard_keys_may_reseal (turn->session, kith_change_get_db (turn->change),
                                     g_array_index (people, gint64, i)))
      return refuse (error, KITH_ERROR_NOT_PERMITTED,
                     _ ("There is a legal hold on this record. A coordinator has to guard it."));

  return TRUE;
}

/* What is signed is what stands there: nobody is let in because a row was taken out of the file. */
static gboolean
check_signed (KithTrust *trust, gint64 person, GPtrArray *guards, GError **error)
{
  const KithTrustGuard *known = kith_trust_get_guard (trust, person);
  guint n_signed = known ? known->guards->len : 0;
  gboolean same = guards->len == n_signed;

  for (guint i = 0; same && i < guards->len; i++)
    same = contains (known->guards, ((const KithGuard *) g_ptr_array_index (guards, i))->id);
  return same || refuse (error, KITH_ERROR_UNVERIFIED,
                         _ ("The guards of this record are not those that were signed. Verify the store."));
}

static gboolean
check_new (KithTrust *trust, GPtrArray *guards, KithGuardKind kind, gint64 account, GError **error)
{
  const KithTrustAccount *known = kith_trust_get_account (trust, account);

  if (!known || known->role == KITH_ROLE_RECOVERY)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such account in this store."));
  if (known->state != KITH_ACCOUNT_ACTIVE)
    return refuse (error, KITH_ERROR_INVALID, _ ("This account is retired, so it opens no record any more."));
  for (guint i = 0; i < guards->len; i++)
    {
      const KithGuard *guard = g_ptr_array_index (guards, i);

      if (guard->account == account && guard->kind == kind)
        return refuse (error, KITH_ERROR_EXISTS,
                       _ ("This record is guarded from this account already, for the same reason."));
    }

  return TRUE;
}

static GArray *
ids_of (GPtrArray *guards)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < guards->len; i++)
    g_array_append_val (ids, ((const KithGuard *) g_ptr_array_index (guards, i))->id);
  return ids;
}

static gboolean
insert_row (KithTrustTurn *turn, KithRecordKey *key, const KithGuard *guard, GError **error)
{
  KithSession *session = turn->session;
  KithSealContext context = { KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_GUARD, guard->id, guard->person };
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "kind", "u", (guint32) guard->kind);
  g_variant_dict_insert (&dict, "account", "x", guard->account);
  content = g_variant_ref_sink (g_variant_dict_end (&dict));
  sealed = kith_seal_variant (key, &context, content, error);
  if (!sealed || kith_db_run (kith_change_get_db (turn->change), error, KITH_SQL_GUARD_INSERT, "iiwib",
                              guard->id, guard->person, guard->day, session->account, sealed) < 0)
    return FALSE;

  kith_change_touch (turn->change, "guard", guard->id);
  return TRUE;
}

static gboolean
put_guard (KithTrustTurn *turn, GArray *people, GPtrArray *guards, KithGuard *guard, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) accounts = NULL;
  g_autoptr (KithRecordKey) key = NULL;

  guard->id = kith_change_new_id (turn->change);
  guard->day = kith_clock_today (kith_session_get_clock (turn->session));
  g_ptr_array_add (guards, guard);
  ids = ids_of (guards);
  accounts = kith_guard_keys_allowed (turn->trust, guards);
  if (accounts->len == 0)
    return refuse (error, KITH_ERROR_INVALID,
                   _ ("Nobody would be left who may open this record. Add another advocate or coordinator "
                      "first."));

  return kith_guard_keys_change_in (turn->change, turn->trust, people, ids, accounts, &key, error) &&
         insert_row (turn, key, guard, error);
}

/**
 * kith_guard_free:
 * @self: (nullable) (transfer full): a guard
 */
void
kith_guard_free (KithGuard *self)
{
  if (!self)
    return;

  g_free (self->account_name);
  g_free (self->who);
  g_free (self);
}

/**
 * kith_guard_kind_code:
 * @kind: a kind
 *
 * Returns: (transfer none): its stable code on the command line and in JSON
 */
const char *
kith_guard_kind_code (KithGuardKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].code;

  return "unknown";
}

/**
 * kith_guard_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): why, as a screen says it, translated
 */
const char *
kith_guard_kind_label (KithGuardKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return _ (kinds[i].label);

  return "";
}

/**
 * kith_guard_kind_from_code:
 * @code: a code such as "wish"
 * @kind: (out): the kind; untouched where there is none
 *
 * Returns: whether a kind has that code
 */
gboolean
kith_guard_kind_from_code (const char *code, KithGuardKind *kind)
{
  g_return_val_if_fail (code != NULL && kind != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].code, code))
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  return FALSE;
}

/**
 * kith_guards_add:
 * @session: a session that reads intake and may open this record
 * @person: whose record is to be guarded, with all that count as theirs
 * @kind: why
 * @account: who is not to open it
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND where there is no such person or account,
 * %KITH_ERROR_INVALID for a retired account or where nobody would be left, %KITH_ERROR_EXISTS,
 * %KITH_ERROR_UNVERIFIED
 *
 * Gives the record another key, which all accounts that read intake hold but for those that its guards name,
 * and seals what is told about the person under it. The desk finds the person and signs them in as before.
 * What somebody opened or copied before is not taken back by it.
 *
 * Returns: the guard's id, 0 on failure
 */
gint64
kith_guards_add (KithSession *session, gint64 person, KithGuardKind kind, gint64 account, GError **error)
{
  g_auto (KithTrustTurn) turn = { 0 };
  g_autoptr (GArray) people = NULL;
  g_autoptr (GPtrArray) guards = NULL;
  KithGuard *guard;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (kind >= KITH_GUARD_LINKED && kind <= KITH_GUARD_WISH, 0);

  if (!kith_session_demand (session, KITH_ACTION_GUARD_WRITE, error) ||
      !kith_trust_turn_begin (&turn, session, KITH_EVENT_GUARD_SET, person, error) ||
      !kith_session_demand_record (session, KITH_ACTION_GUARD_WRITE, person, error))
    return 0;
  people = list_same (kith_change_get_db (turn.change), person, error);
  guards = people && check_holds (&turn, people, error)
               ? read_guards (session, kith_change_get_db (turn.change), people, error)
               : NULL;
  if (!guards || !check_signed (turn.trust, person, guards, error) ||
      !check_new (turn.trust, guards, kind, account, error))
    return 0;

  guard = g_new0 (KithGuard, 1);
  guard->person = person;
  guard->kind = kind;
  guard->account = account;
  return put_guard (&turn, people, guards, guard, error) && kith_trust_turn_commit (&turn, error) ? guard->id
                                                                                                  : 0;
}

static gboolean
find_person (KithSession *session, gint64 guard, gint64 *person, GError **error)
{
  KithDb *db = kith_store_get_reader (session->store, error);
  g_autoptr (KithStmt) stmt = db ? kith_db_prepare (db, KITH_SQL_GUARD_GET, error) : NULL;
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", guard);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such guard."));
  if (step != KITH_STEP_ROW)
    return FALSE;

  *person = kith_stmt_get_int64 (stmt, 1);
  return TRUE;
}

static gboolean
remove_guard (KithTrustTurn *turn, GPtrArray *guards, gint64 id, GError **error)
{
  for (guint i = 0; i < guards->len; i++)
    if (((const KithGuard *) g_ptr_array_index (guards, i))->id == id)
      g_ptr_array_remove_index (guards, i);

  if (!kith_change_expect_one (
          turn->change,
          kith_db_run (kith_change_get_db (turn->change), error, KITH_SQL_GUARD_REMOVE, "i", id), error))
    return FALSE;
  kith_change_touch (turn->change, "guard", id);
  return TRUE;
}

/**
 * kith_guards_lift:
 * @session: a session of a coordinator who may open the record
 * @guard: a guard's id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_UNVERIFIED
 *
 * Whoever was named in it may open the record again, unless another guard names them too. With the last one
 * the record is sealed as any other.
 *
 * Returns: whether it is lifted
 */
gboolean
kith_guards_lift (KithSession *session, gint64 guard, GError **error)
{
  g_auto (KithTrustTurn) turn = { 0 };
  g_autoptr (GArray) people = NULL;
  g_autoptr (GPtrArray) guards = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) accounts = NULL;
  gint64 person;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_GUARD_LIFT, error) ||
      !find_person (session, guard, &person, error) ||
      !kith_trust_turn_begin (&turn, session, KITH_EVENT_GUARD_LIFTED, person, error) ||
      !kith_session_demand_record (session, KITH_ACTION_GUARD_LIFT, person, error))
    return FALSE;
  people = list_same (kith_change_get_db (turn.change), person, error);
  guards = people ? read_guards (session, kith_change_get_db (turn.change), people, error) : NULL;
  if (!guards || !check_signed (turn.trust, person, guards, error) ||
      !remove_guard (&turn, guards, guard, error))
    return FALSE;

  ids = ids_of (guards);
  accounts = kith_guard_keys_allowed (turn.trust, guards);
  return kith_guard_keys_change_in (turn.change, turn.trust, people, ids, accounts, NULL, error) &&
         kith_trust_turn_commit (&turn, error);
}

/**
 * kith_guards_list:
 * @session: a session that reads intake
 * @person: whose record, with all that count as theirs; 0: of all records that this account may open
 * @error: %KITH_ERROR_NOT_PERMITTED where the role or a guard forbids it, %KITH_ERROR_NOT_FOUND,
 * %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithGuard): guards, oldest first
 */
GPtrArray *
kith_guards_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GArray) people = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_GUARD_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_GUARD_READ, person, NULL, error))
    return NULL;
  db = kith_store_get_reader (session->store, error);
  people = db && person != 0 ? list_same (db, person, error) : NULL;
  return db && (person == 0 || people) ? read_guards (session, db, people, error) : NULL;
}

static gboolean
lets_open (const KithTrustGuard *guard, const KithTrustAccount *account)
{
  return account->state == KITH_ACCOUNT_ACTIVE && account->role != KITH_ROLE_RECOVERY &&
         kith_role_holds (account->role, KITH_PURPOSE_INTAKE) &&
         (!guard || guard->state != KITH_RECORD_GUARDED || kith_trust_guard_allows (guard, account->id));
}

/**
 * kith_guards_list_open_to:
 * @session: an open session
 * @person: a record
 *
 * Whoever has the recovery code can open every record, and is not among them.
 *
 * Returns: (transfer full) (element-type KithAccount): the accounts that the record is open to now
 */
GPtrArray *
kith_guards_list_open_to (KithSession *session, gint64 person)
{
  GPtrArray *open_to = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_account_free);
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), open_to);

  trust = kith_session_ref_trust (session);
  accounts = kith_trust_list_accounts (trust);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);
      KithAccount *one;

      if (!lets_open (kith_trust_get_guard (trust, person), account))
        continue;
      one = g_new0 (KithAccount, 1);
      one->id = account->id;
      one->name = g_strdup (account->name);
      one->role = account->role;
      one->active = TRUE;
      g_ptr_array_add (open_to, one);
    }
  return open_to;
}

/**
 * kith_guards_may_look_after:
 * @session: an open session
 * @account: an account
 * @person: a record; 0: one that nobody guards
 *
 * Returns: whether @account may be asked to look after that person
 */
gboolean
kith_guards_may_look_after (KithSession *session, gint64 account, gint64 person)
{
  g_autoptr (GPtrArray) open_to = kith_guards_list_open_to (session, person);

  for (guint i = 0; i < open_to->len; i++)
    {
      const KithAccount *one = g_ptr_array_index (open_to, i);

      if (one->id == account)
        return kith_role_may (one->role, KITH_ACTION_CARE_WRITE);
    }
  return FALSE;
}

/**
 * kith_guards_settle:
 * @session: an open session, of any role
 * @n_changed: (out) (optional): how many records got another key
 * @error: return location
 *
 * What is to be done at each unlock: where accounts were added, retired or given another role by somebody who
 * may not open a record, whoever may gives it another key. Costs next to nothing where nothing is to be done.
 *
 * Returns: whether all that this account may do is done
 */
gboolean
kith_guards_settle (KithSession *session, guint *n_changed, GError **error)
{
  g_auto (KithTrustTurn) turn = { 0 };
  gboolean pending = FALSE;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (n_changed)
    *n_changed = 0;
  if (kith_store_is_read_only (session->store) || !kith_session_may (session, KITH_ACTION_GUARD_WRITE))
    return TRUE;
  if (!kith_guard_keys_is_pending (session, &pending, error))
    return FALSE;
  if (!pending)
    return TRUE;

  return kith_trust_turn_begin (&turn, session, KITH_EVENT_KEYS_ROTATED, 0, error) &&
         kith_guard_keys_settle_in (turn.change, turn.trust, n_changed, error) &&
         kith_trust_turn_commit (&turn, error);
}

/**
 * kith_guards_is_guarded:
 * @session: an open session
 * @person: a record
 *
 * Returns: whether it is guarded, from whomever
 */
gboolean
kith_guards_is_guarded (KithSession *session, gint64 person)
{
  g_autoptr (KithTrust) trust = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  trust = kith_session_ref_trust (session);
  return kith_trust_get_guard_key (trust, person) != NULL;
}
