/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The log read for one person, with all records that count as theirs. When, by whom and what kind of thing is
 * in clear and can be told to them by whoever reads their intake with them; what exactly went to whom is
 * sealed to those who read the log.
 */

#include "people/kith-record-seen.h"

#include <glib/gi18n-lib.h>

#include "people/kith-people-queries.h"

static void
take_details (KithRecordSeen *seen, KithSession *session, gint64 entry, gint64 subject, GBytes *sealed)
{
  g_autoptr (GVariant) details = kith_session_open (session, KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_AUDIT_DETAIL,
                                                    entry, subject, sealed, G_VARIANT_TYPE_VARDICT, NULL);

  if (details == NULL)
    return;
  g_variant_lookup (details, "what", "s", &seen->what);
  g_variant_lookup (details, "kind", "s", &seen->kind);
  g_variant_lookup (details, "recipient", "s", &seen->recipient);
  g_variant_lookup (details, "purpose", "s", &seen->purpose);
}

static KithRecordSeen *
read_seen (KithSession *session, KithStmt *stmt)
{
  KithRecordSeen *seen = g_new0 (KithRecordSeen, 1);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 5);

  seen->event = (KithEvent) kith_stmt_get_int64 (stmt, 1);
  seen->utc = kith_stmt_get_int64 (stmt, 2);
  seen->account = kith_stmt_dup_text (stmt, 3);
  if (seen->account == NULL)
    seen->account = g_strdup (_ ("unknown"));
  if (sealed != NULL)
    take_details (seen, session, kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 4), sealed);
  return seen;
}

/**
 * kith_record_seen_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kith_record_seen_free (KithRecordSeen *self)
{
  if (self == NULL)
    return;

  g_free (self->account);
  g_free (self->what);
  g_free (self->kind);
  g_free (self->recipient);
  g_free (self->purpose);
  g_free (self);
}

/* What left, in words that begin within a sentence. */
static const char *
what_left (const KithRecordSeen *self)
{
  if (self->what == NULL)
    return _ ("something from the record");
  if (g_str_equal (self->what, KITH_RELEASE_WHAT_OWN_COPY))
    return _ ("everything we hold");
  if (g_str_equal (self->what, KITH_RELEASE_WHAT_CONSENT))
    return _ ("an agreement");
  if (g_str_equal (self->what, KITH_RELEASE_WHAT_REFERRAL))
    return _ ("a referral");
  if (g_str_equal (self->what, KITH_RELEASE_WHAT_HARD_TIME))
    return _ ("what helps in a hard time");
  if (g_str_equal (self->what, KITH_RELEASE_WHAT_OWN_PLAN))
    return _ ("a plan of their own");
  if (g_str_equal (self->what, KITH_RELEASE_WHAT_NOTES))
    return _ ("notes");
  return self->what;
}

static char *
describe_telling (const KithRecordSeen *self)
{
  if (self->recipient != NULL && self->purpose != NULL)
    /* Translators: who, of what ("a referral"), whom, what for */
    return g_strdup_printf (_ ("%s told of %s, to %s: %s."), self->account, what_left (self), self->recipient,
                            self->purpose);
  /* Translators: who, and of what ("something from the record") */
  return g_strdup_printf (_ ("%s told somebody else of %s. A coordinator can tell what, and whom."),
                          self->account, what_left (self));
}

static char *
describe_leaving (const KithRecordSeen *self)
{
  const char *what = what_left (self);
  gboolean printed = self->event == KITH_EVENT_PRINTED;

  if (self->recipient != NULL && self->purpose != NULL)
    return g_strdup_printf (printed
                                /* Translators: who, what ("an agreement"), to whom it went, what for */
                                ? _ ("%s printed %s, for %s: %s.")
                                /* Translators: who, what ("an agreement"), to whom it went, what for */
                                : _ ("%s saved %s as a file, for %s: %s."),
                            self->account, what, self->recipient, self->purpose);
  if (self->kind != NULL)
    /* Translators: who, and what ("everything we hold") */
    return g_strdup_printf (printed ? _ ("%s printed %s, for the person themself.")
                                    : _ ("%s saved %s as a file, for the person themself."),
                            self->account, what);
  return g_strdup_printf (printed ? _ ("%s printed %s. A coordinator can tell what, and for whom.")
                                  : _ ("%s saved %s as a file. A coordinator can tell what, and for whom."),
                          self->account, what);
}

/**
 * kith_record_seen_describe:
 * @self: an entry
 *
 * Returns: (transfer full): who did what, as a sentence
 */
char *
kith_record_seen_describe (const KithRecordSeen *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->event == KITH_EVENT_PRINTED || self->event == KITH_EVENT_EXPORTED)
    return describe_leaving (self);
  if (self->event == KITH_EVENT_TOLD)
    return describe_telling (self);
  if (self->event == KITH_EVENT_INTAKE_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read what the person told."), self->account);
  if (self->event == KITH_EVENT_CARE_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read the notes."), self->account);
  if (self->event == KITH_EVENT_REFERRAL_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read where the person was referred to."), self->account);
  if (self->event == KITH_EVENT_GOAL_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read the goals."), self->account);
  if (self->event == KITH_EVENT_CHECK_IN_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read when somebody asked how they are."), self->account);
  if (self->event == KITH_EVENT_HARD_TIME_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read what helps in a hard time."), self->account);
  if (self->event == KITH_EVENT_PLAN_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read the plans."), self->account);
  if (self->event == KITH_EVENT_REQUEST_READ)
    /* Translators: %s is the name of somebody who works here */
    return g_strdup_printf (_ ("%s read what the person asked for or said is not right."), self->account);
  /* Translators: %s is the name of somebody who works here */
  return g_strdup_printf (_ ("%s read what was agreed to."), self->account);
}

/**
 * kith_record_seen_list:
 * @session: a session that may read intake
 * @person: whose record, with all that count as theirs
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Cards are read at every unlock by everybody at the desk; that is not in here. Who was erased is not told of
 * any more than that it happened.
 *
 * Returns: (transfer full) (element-type KithRecordSeen): who read it, printed or exported it, newest first
 */
GPtrArray *
kith_record_seen_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_record_seen_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_INTAKE_READ, person, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_PERSON_SEEN, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (all, read_seen (session, stmt));
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&all);
}
