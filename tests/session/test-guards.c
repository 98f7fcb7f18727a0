/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarded records: who can open what with keys and file in hand, and what happens to a file that was edited.
 */

#include "guard-fixture.h"

#include "base/kith-error.h"
#include "session/kith-accounts.h"
#include "session/kith-audit.h"
#include "session/kith-verify.h"

#define GUARD_TEST(path, func)                                                                               \
  g_test_add ("/session/guards/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

#define N_PEOPLE 3
#define MAX_ACCOUNTS 12
#define N_STEPS 26

/* An account as the plain model has it, and everything that it could ever lay hands on. */
typedef struct
{
  gint64 id;
  KithRole role;
  gboolean active;
  KithSession *session;   /* (owned) (nullable) */
  KithIdentity *identity; /* (owned) */
  KithKeyring *hoard;     /* (owned) */
} Somebody;

typedef struct
{
  gint64 id;
  guint person;
  guint account;
  KithGuardKind kind;
} ModelGuard;

typedef struct
{
  SessionFixture *fixture;
  Somebody accounts[MAX_ACCOUNTS];
  guint n_accounts;
  gint64 people[N_PEOPLE];
  gboolean has_intake[N_PEOPLE];
  gboolean has_hold[N_PEOPLE];
  GArray *guards; /* (owned) (element-type ModelGuard) */
  GRand *rand;
} Model;

static gboolean
reads_intake (const Somebody *who)
{
  return who->active && who->role >= KITH_ROLE_ADVOCATE;
}

static gboolean
is_named (Model *model, guint account, guint person)
{
  for (guint i = 0; i < model->guards->len; i++)
    {
      const ModelGuard *guard = &g_array_index (model->guards, ModelGuard, i);

      if (guard->person == person && guard->account == account)
        return TRUE;
    }

  return FALSE;
}

static gboolean
may_open (Model *model, guint account, guint person)
{
  return reads_intake (&model->accounts[account]) && !is_named (model, account, person);
}

static guint
count_allowed (Model *model, guint person)
{
  guint n = 0;

  for (guint i = 0; i < model->n_accounts; i++)
    n += may_open (model, i, person) ? 1 : 0;
  return n;
}

static void
enter (Model *model, Somebody *who)
{
  g_autoptr (GError) error = NULL;

  if (who->session)
    kith_session_close (who->session, NULL);
  g_clear_object (&who->session);
  who->session = kith_session_unlock_with (model->fixture->store, who->identity, &error);
  g_assert_no_error (error);
  who->role = kith_session_get_role (who->session);
}

static void
take_in (Model *model, KithSession *session)
{
  Somebody *who = &model->accounts[model->n_accounts++];

  who->id = kith_session_get_account (session);
  who->role = kith_session_get_role (session);
  who->active = TRUE;
  who->session = session;
  who->identity = kith_identity_ref (kith_session_get_identity (session));
  who->hoard = kith_keyring_new ();
}

static void
model_init (Model *model, SessionFixture *fixture, guint32 seed)
{
  static const KithRole roles[] = { KITH_ROLE_COORDINATOR, KITH_ROLE_ADVOCATE, KITH_ROLE_ADVOCATE,
                                    KITH_ROLE_FRONT_DESK };

  model->fixture = fixture;
  model->guards = g_array_new (FALSE, FALSE, sizeof (ModelGuard));
  model->rand = g_rand_new_with_seed (seed);
  take_in (model, g_object_ref (fixture->coordinator));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %c", 'A' + (int) i);

      take_in (model, fixture_add_session (fixture, name, roles[i]));
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    model->people[i] = fixture_add_person (fixture->coordinator, "Rosa");
}

static void
model_clear (Model *model)
{
  for (guint i = 0; i < model->n_accounts; i++)
    {
      g_clear_object (&model->accounts[i].session);
      kith_identity_unref (model->accounts[i].identity);
      kith_keyring_unref (model->accounts[i].hoard);
    }
  g_array_unref (model->guards);
  g_rand_free (model->rand);
}

static guint
any (Model *model, guint n)
{
  return (guint) g_rand_int_range (model->rand, 0, (gint32) n);
}

/* Somebody of that rank who may open the record; MAX_ACCOUNTS: nobody. */
static guint
find_allowed (Model *model, guint person, KithRole least)
{
  guint first = any (model, model->n_accounts);

  for (guint i = 0; i < model->n_accounts; i++)
    {
      guint at = (first + i) % model->n_accounts;

      if (may_open (model, at, person) && model->accounts[at].role >= least)
        return at;
    }

  return MAX_ACCOUNTS;
}

static void
step_guard (Model *model)
{
  ModelGuard guard = { .person = any (model, N_PEOPLE), .account = any (model, model->n_accounts) };
  guint by = find_allowed (model, guard.person, KITH_ROLE_ADVOCATE);
  g_autoptr (GError) error = NULL;
  gboolean known = FALSE;

  guard.kind = (KithGuardKind) (KITH_GUARD_LINKED + any (model, 3));
  if (by == MAX_ACCOUNTS || !model->accounts[guard.account].active)
    return;
  for (guint i = 0; i < model->guards->len; i++)
    {
      const ModelGuard *other = &g_array_index (model->guards, ModelGuard, i);

      known = known ||
              (other->person == guard.person && other->account == guard.account && other->kind == guard.kind);
    }

  guard.id = kith_guards_add (model->accounts[by].session, model->people[guard.person], guard.kind,
                              model->accounts[guard.account].id, &error);
  if (model->has_hold[guard.person] && model->accounts[by].role == KITH_ROLE_ADVOCATE)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  else if (known)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  else if (may_open (model, guard.account, guard.person) && count_allowed (model, guard.person) == 1)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  else
    {
      g_assert_no_error (error);
      g_array_append_val (model->guards, guard);
    }
}

static void
step_lift (Model *model)
{
  g_autoptr (GError) error = NULL;
  const ModelGuard *guard;
  guint at, by;

  if (model->guards->len == 0)
    return;
  at = any (model, model->guards->len);
  guard = &g_array_index (model->guards, ModelGuard, at);
  by = find_allowed (model, guard->person, KITH_ROLE_COORDINATOR);
  if (by == MAX_ACCOUNTS)
    return;

  kith_guards_lift (model->accounts[by].session, guard->id, &error);
  g_assert_no_error (error);
  g_array_remove_index (model->guards, at);
}

/* A coordinator, who may be one that is kept from records. */
static guint
find_coordinator (Model *model, guint but)
{
  guint first = any (model, model->n_accounts);

  for (guint i = 0; i < model->n_accounts; i++)
    {
      guint at = (first + i) % model->n_accounts;

      if (at != but && model->accounts[at].active && model->accounts[at].role == KITH_ROLE_COORDINATOR)
        return at;
    }

  return MAX_ACCOUNTS;
}

/* At least two read everything, so that somebody can go on. */
static gboolean
can_spare (Model *model, guint account)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    if (may_open (model, account, i) && count_allowed (model, i) < 2)
      return FALSE;

  return account != 0;
}

static void
step_role (Model *model)
{
  guint account = any (model, model->n_accounts);
  guint by = find_coordinator (model, account);
  KithRole role = KITH_ROLE_FRONT_DESK + any (model, 3);
  g_autoptr (GError) error = NULL;

  if (by == MAX_ACCOUNTS || !model->accounts[account].active || !can_spare (model, account))
    return;
  kith_accounts_set_role (model->accounts[by].session, model->accounts[account].id, role, &error);
  g_assert_no_error (error);
  enter (model, &model->accounts[account]);
  g_assert_cmpint (model->accounts[account].role, ==, role);
}

static void
step_retire (Model *model)
{
  guint account = any (model, model->n_accounts);
  guint by = find_coordinator (model, account);
  g_autoptr (GError) error = NULL;

  if (by == MAX_ACCOUNTS || !model->accounts[account].active || !can_spare (model, account))
    return;
  kith_accounts_retire (model->accounts[by].session, model->accounts[account].id, &error);
  g_assert_no_error (error);
  model->accounts[account].active = FALSE;
}

static void
step_hire (Model *model)
{
  guint by = find_coordinator (model, MAX_ACCOUNTS);
  g_autofree char *name = g_strdup_printf ("Account %c", 'A' + (int) model->n_accounts);
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (GError) error = NULL;

  if (by == MAX_ACCOUNTS || model->n_accounts == MAX_ACCOUNTS)
    return;
  kith_accounts_add (model->accounts[by].session, name, KITH_ROLE_FRONT_DESK + any (model, 3), passphrase,
                     &error);
  g_assert_no_error (error);
  take_in (model, fixture_unlock (model->fixture, name, &error));
  g_assert_no_error (error);
}

static void
step_renew (Model *model)
{
  guint by = find_coordinator (model, MAX_ACCOUNTS);
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (GError) error = NULL;

  if (by == MAX_ACCOUNTS)
    return;
  code = kith_accounts_renew_recovery (model->accounts[by].session, &error);
  g_assert_no_error (error);
}

/* Whoever is there, also one who may not read it back. */
static void
step_write (Model *model)
{
  guint person = any (model, N_PEOPLE);
  guint what = any (model, 4);
  guint by = any (model, model->n_accounts);

  if (!model->accounts[by].active || (what == 3 && model->has_intake[person]) ||
      (what == 2 && model->accounts[by].role != KITH_ROLE_COORDINATOR))
    return;
  model->has_intake[person] = model->has_intake[person] || what == 3;
  model->has_hold[person] = model->has_hold[person] || what == 2;
  guard_write (model->accounts[by].session, what, model->people[person]);
}

static void
reseal (Model *model)
{
  guint by = find_coordinator (model, MAX_ACCOUNTS);
  guint left = 1;

  while (by < MAX_ACCOUNTS && left > 0)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (kith_accounts_reseal_step (model->accounts[by].session, 50, &left, NULL, &error));
      g_assert_no_error (error);
    }
}

/* settled: everybody has unlocked since; else only those who are named are looked at. */
static void
check (Model *model, gboolean settled)
{
  KithStore *store = model->fixture->store;
  g_autoptr (KithTrust) trust = guard_load_trust (store, model->accounts[0].identity);

  for (guint i = 0; i < model->n_accounts; i++)
    {
      Somebody *who = &model->accounts[i];

      guard_hoard (store, trust, who->identity, who->hoard);
      for (guint j = 0; j < N_PEOPLE; j++)
        {
          GuardReach reach = guard_reach (store, who->hoard, model->people[j]);

          g_test_message ("account %u person %u: %u of %u", i, j, reach.n_opened, reach.n_values);
          g_assert_cmpuint (reach.n_values, >, 0);
          if (settled &&
              (!model->has_hold[j] || find_allowed (model, j, KITH_ROLE_COORDINATOR) < MAX_ACCOUNTS))
            g_assert_cmpuint (reach.n_opened, ==, may_open (model, i, j) ? reach.n_values : 0);
          else if (is_named (model, i, j))
            g_assert_cmpuint (reach.n_opened, ==, 0);
        }
    }
}

static void
settle (Model *model)
{
  for (guint i = 0; i < model->n_accounts; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!model->accounts[i].active)
        continue;
      kith_guards_settle (model->accounts[i].session, NULL, &error);
      g_assert_no_error (error);
    }
  reseal (model);
}

static void
test_property (SessionFixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Model * model) = { step_guard, step_guard, step_guard,  step_lift,
                                                   step_role,  step_role,  step_retire, step_hire,
                                                   step_write, step_write, step_renew };
  Model model = { 0 };

  model_init (&model, fixture, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < N_STEPS; i++)
    {
      guint which = any (&model, G_N_ELEMENTS (steps));

      g_test_message ("step %u: %u", i, which);
      steps[which](&model);
      check (&model, FALSE);
      settle (&model);
      check (&model, TRUE);
    }
  for (guint i = 0; i < model.n_accounts; i++)
    if (model.accounts[i].active)
      guard_assert_verifies (fixture->store, model.accounts[i].session);
  model_clear (&model);
}

static KithKeyring *
new_hoard (SessionFixture *fixture, KithIdentity *identity)
{
  g_autoptr (KithTrust) trust = guard_load_trust (fixture->store, identity);
  KithKeyring *hoard = kith_keyring_new ();

  guard_hoard (fixture->store, trust, identity, hoard);
  return hoard;
}

static guint
n_opened (SessionFixture *fixture, KithKeyring *hoard, gint64 person)
{
  return guard_reach (fixture->store, hoard, person).n_opened;
}

static gint64
guard (KithSession *session, gint64 person, KithGuardKind kind, KithSession *from)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kith_guards_add (session, person, kind, kith_session_get_account (from), &error);

  g_assert_no_error (error);
  return id;
}

static guint
settle_as (KithSession *session)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (kith_guards_settle (session, &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
assert_open_to (KithSession *session, gint64 person, const char *names)
{
  g_autoptr (GPtrArray) accounts = kith_guards_list_open_to (session, person);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    g_string_append_printf (found, "%s;", ((const KithAccount *) g_ptr_array_index (accounts, i))->name);
  g_assert_cmpstr (found->str, ==, names);
}

/* Whoever guards a record from themself knows its key: the next who may open it gives it another. */
static void
test_own_record (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) maria = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  gint64 person = fixture_add_person (fixture->coordinator, "Maria");
  g_autoptr (KithTrust) before = NULL;
  g_autoptr (KithTrust) after = NULL;
  gint64 first;

  guard (maria, person, KITH_GUARD_LINKED, maria);
  g_assert_false (kith_session_may_open_record (maria, person));
  before = guard_load_trust (fixture->store, kith_session_get_identity (maria));
  first = kith_trust_get_guard_key (before, person)->id;
  g_assert_cmpint (kith_trust_get_key (before, first)->issuer, ==, kith_session_get_account (maria));

  g_assert_cmpuint (settle_as (maria), ==, 0);
  g_assert_cmpuint (settle_as (fixture->coordinator), ==, 1);
  g_assert_cmpuint (settle_as (fixture->coordinator), ==, 0);
  after = guard_load_trust (fixture->store, kith_session_get_identity (maria));
  g_assert_cmpint (kith_trust_get_guard_key (after, person)->id, !=, first);
  g_assert_cmpint (kith_trust_get_guard_key (after, person)->issuer, ==,
                   kith_session_get_account (fixture->coordinator));
  guard_assert_verifies (fixture->store, maria);
}

/* A coordinator who is kept from a record cannot give its key on: that waits for somebody who may. */
static void
test_waits_for_somebody (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) kept_out = fixture_add_session (fixture, "Ines B.", KITH_ROLE_COORDINATOR);
  g_autoptr (KithSession) leaving = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  g_autoptr (KithIdentity) left = kith_identity_ref (kith_session_get_identity (leaving));
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSession) new = NULL;
  g_autoptr (KithKeyring) hoard = NULL;
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");

  assert_open_to (fixture->coordinator, person, FIXTURE_COORDINATOR ";Ines B.;Maria G.;");
  guard (fixture->coordinator, person, KITH_GUARD_CONFLICT, kept_out);
  assert_open_to (fixture->coordinator, person, FIXTURE_COORDINATOR ";Maria G.;");
  hoard = new_hoard (fixture, left);
  g_assert_cmpuint (n_opened (fixture, hoard, person), ==, 2);
  kith_accounts_add (kept_out, "Tomasz", KITH_ROLE_ADVOCATE, passphrase, &error);
  g_assert_no_error (error);
  kith_accounts_set_role (kept_out, kith_session_get_account (leaving), KITH_ROLE_FRONT_DESK, &error);
  g_assert_no_error (error);
  guard_assert_verifies (fixture->store, kept_out);
  kith_accounts_retire (kept_out, kith_session_get_account (leaving), &error);
  g_assert_no_error (error);
  guard_assert_verifies (fixture->store, kept_out);

  new = fixture_unlock (fixture, "Tomasz", &error);
  g_assert_no_error (error);
  g_assert_false (kith_session_may_open_record (new, person));
  assert_open_to (new, person, FIXTURE_COORDINATOR ";");
  g_assert_cmpuint (settle_as (kept_out), ==, 0);
  g_assert_cmpuint (settle_as (fixture->coordinator), ==, 1);
  assert_open_to (fixture->coordinator, person, FIXTURE_COORDINATOR ";Tomasz;");
  g_assert_cmpuint (n_opened (fixture, hoard, person), ==, 0);
  guard_write (new, 0, person);
  g_assert_true (kith_session_may_open_record (new, person));
  g_assert_false (kith_session_may_open_record (kept_out, person));
  guard_assert_verifies (fixture->store, fixture->coordinator);
}

/* A new passphrase by a coordinator, or by the recovery code where nobody else is left who may open it. */
static void
test_new_passphrase (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  gint64 account = kith_session_get_account (advocate);
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");
  g_autoptr (KithSession) again = NULL;

  guard (advocate, person, KITH_GUARD_WISH, fixture->coordinator);
  kith_accounts_reset (fixture->coordinator, account, passphrase, &error);
  g_assert_no_error (error);
  again = fixture_unlock (fixture, "Maria G.", &error);
  g_assert_no_error (error);
  g_assert_false (kith_session_may_open_record (again, person));
  guard_assert_verifies (fixture->store, again);
  g_clear_object (&again);

  kith_accounts_recover (fixture->store, account, fixture->recovery, passphrase, &error);
  g_assert_no_error (error);
  again = fixture_unlock (fixture, "Maria G.", &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_may_open_record (again, person));
  g_assert_cmpuint (settle_as (again), ==, 0);
  guard_assert_verifies (fixture->store, again);
}

/* A coordinator who is kept out can take the last key from nobody: not from recovery where the only account
 * that holds it got other keys, and not from that account where recovery waits for it. */
static void
test_never_out_of_reach (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithRecoveryCode) renewed = NULL;
  g_autoptr (KithSession) again = NULL;
  gint64 account = kith_session_get_account (advocate);
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");

  guard (advocate, person, KITH_GUARD_WISH, fixture->coordinator);
  g_assert_true (kith_accounts_reset (fixture->coordinator, account, passphrase, &error));
  g_assert_no_error (error);
  g_assert_null (kith_accounts_renew_recovery (fixture->coordinator, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  /* The code that was not replaced lets them in, and then there may be another one. */
  g_assert_true (kith_accounts_recover (fixture->store, account, fixture->recovery, passphrase, &error));
  g_assert_no_error (error);
  renewed = kith_accounts_renew_recovery (fixture->coordinator, &error);
  g_assert_no_error (error);
  g_assert_false (kith_accounts_reset (fixture->coordinator, account, passphrase, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_accounts_retire (fixture->coordinator, account, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  again = fixture_unlock (fixture, "Maria G.", &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_may_open_record (again, person));
  g_assert_cmpuint (settle_as (again), ==, 1);
  g_assert_true (kith_accounts_reset (fixture->coordinator, account, passphrase, &error));
  g_assert_no_error (error);
  guard_assert_verifies (fixture->store, fixture->coordinator);
}

/* What somebody who is kept out puts there under a key of theirs is not taken for what was told. */
static void
test_other_key (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");
  gint64 id = guard (fixture->coordinator, person, KITH_GUARD_WISH, advocate);
  KithSealContext context = { KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_INTAKE, person, person };
  GVariantDict content;
  g_autoptr (GBytes) forged = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GVariant) opened = NULL;

  g_variant_dict_init (&content, NULL);
  forged =
      kith_seal_variant (kith_keyring_peek_current (kith_session_get_keyring (advocate), KITH_PURPOSE_INTAKE),
                         &context, g_variant_dict_end (&content), &error);
  g_assert_no_error (error);
  opened = kith_session_open (fixture->coordinator, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_INTAKE, person,
                              person, forged, G_VARIANT_TYPE_VARDICT, &error);
  g_assert_null (opened);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);

  /* Even signed into the log by a program that they changed. */
  change = kith_session_begin (advocate, KITH_EVENT_INTAKE_CHANGED, person, &error);
  g_assert_no_error (error);
  kith_db_run (kith_change_get_db (change), &error,
               "INSERT INTO intake (id, sealed, version) VALUES (?1, ?2, 1)", "ib", person, forged);
  kith_change_touch (change, "intake", person);
  kith_change_commit (change, &error);
  g_assert_no_error (error);
  findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (((const KithFinding *) g_ptr_array_index (findings, 0))->table, ==, "intake");

  /* Lifting does not make it good: it stays under its key, which is the center's again. */
  kith_guards_lift (fixture->coordinator, id, &error);
  g_assert_no_error (error);
}

static GPtrArray *
verify (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((const KithFinding *) g_ptr_array_index (findings, i))->sentence);
  return findings;
}

static void
assert_names (GPtrArray *findings, const char *table, gint64 row)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->table, table) == 0 && finding->row == row)
        return;
    }
  g_error ("nothing names row %" G_GINT64_FORMAT " of %s", row, table);
}

/* What a changed program signs into the log within its role's rights is no guard, and no grant of a record's
 * key. */
static void
test_signed_by_a_changed_program (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");
  gint64 id = guard (fixture->coordinator, person, KITH_GUARD_WISH, advocate);
  g_autoptr (KithTrust) trust = guard_load_trust (fixture->store, kith_session_get_identity (advocate));
  gint64 key = kith_trust_get_guard_key (trust, person)->id;
  g_autoptr (GBytes) noise = g_bytes_new_static ("0123456789", 10);
  g_autoptr (KithChange) change = kith_session_begin (advocate, KITH_EVENT_GUARD_SET, person, &error);
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GPtrArray) findings = NULL;

  kith_db_run (db, &error, "UPDATE guard SET id = 4 WHERE id = ?1", "i", id);
  kith_db_run (db, &error,
               "INSERT INTO key_grant (id, record_key, account, sealed, version) VALUES (7, ?1, ?2, ?3, 1)",
               "iib", key, kith_session_get_account (advocate), noise);
  kith_db_run (db, &error, "DELETE FROM key_grant WHERE record_key = ?1 AND account = ?2", "ii", key,
               kith_session_get_account (fixture->coordinator));
  g_assert_no_error (error);
  kith_change_touch (change, "guard", id);
  kith_change_touch (change, "guard", 4);
  kith_change_touch (change, "key_grant", 7);
  kith_change_commit (change, &error);
  g_assert_no_error (error);

  findings = verify (fixture);
  assert_names (findings, "guard", id);
  assert_names (findings, "guard", 4);
  assert_names (findings, "key_grant", 7);
  assert_names (findings, "key_grant", 0);
}

/* A value that was changed in the file is not sealed anew: it would count as written by Kith. */
static void
test_changed_row (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Maria G.", KITH_ROLE_ADVOCATE);
  gint64 account = kith_session_get_account (advocate);
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");
  g_autofree char *sql =
      g_strdup_printf ("UPDATE intake_deposit SET day = 1 WHERE person = %" G_GINT64_FORMAT, person);
  g_autoptr (GPtrArray) findings = NULL;

  guard_write (fixture->coordinator, 1, person);
  g_clear_object (&advocate);
  fixture_edit (fixture, sql);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
  kith_guards_add (fixture->coordinator, person, KITH_GUARD_WISH, account, &error);
  g_assert_no_error (error);

  findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((const KithFinding *) g_ptr_array_index (findings, i))->table, ==, "intake_deposit");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/session/guards/property/%u", seed);

      g_test_add (path, SessionFixture, GUINT_TO_POINTER (seed), fixture_set_up, test_property,
                  fixture_tear_down);
    }
  GUARD_TEST ("own-record", test_own_record);
  GUARD_TEST ("waits-for-somebody", test_waits_for_somebody);
  GUARD_TEST ("new-passphrase", test_new_passphrase);
  GUARD_TEST ("never-out-of-reach", test_never_out_of_reach);
  GUARD_TEST ("other-key", test_other_key);
  GUARD_TEST ("changed-row", test_changed_row);
  GUARD_TEST ("signed-by-a-changed-program", test_signed_by_a_changed_program);
  return g_test_run ();
}
