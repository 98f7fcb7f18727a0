/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate. There is no other way to make a release than to be asked here, allowed here and written down
 * here; whoever writes a document wants one to be spent on it. */

#include "disclosure/kith-release.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "disclosure/kith-redisclosure.h"

struct _KithRelease
{
  GObject parent_instance;

  KithReleaseKind kind;
  gint64 person;
  KithScope scope;
  KithConsentGround *ground;   /* (owned) (nullable) */
  KithRedisclosure *statement; /* (owned) (nullable) */
  gint spent;                  /* (atomic) */
};

G_DEFINE_FINAL_TYPE (KithRelease, kith_release, G_TYPE_OBJECT)

static void
kith_release_finalize (GObject *object)
{
  KithRelease *self = KITH_RELEASE (object);

  g_clear_pointer (&self->ground, kith_consent_ground_free);
  g_clear_pointer (&self->statement, kith_redisclosure_free);

  G_OBJECT_CLASS (kith_release_parent_class)->finalize (object);
}

static void
kith_release_class_init (KithReleaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_release_finalize;
}

static void
kith_release_init (KithRelease *self)
{
}

static KithAction
action_of (KithReleaseKind kind)
{
  switch (kind)
    {
    case KITH_RELEASE_BLANK:
      return KITH_ACTION_PRINT_PAPER_PACK;
    case KITH_RELEASE_INTERNAL:
      return KITH_ACTION_PRINT_PRESENT;
    case KITH_RELEASE_TO_PERSON:
    case KITH_RELEASE_TO_RECIPIENT:
      return KITH_ACTION_INTAKE_READ;
    case KITH_RELEASE_TO_NOTIFY:
      return KITH_ACTION_COMPUTER_LOST;
    case KITH_RELEASE_AGGREGATE:
    case KITH_RELEASE_DE_IDENTIFIED:
    default:
      return KITH_ACTION_EXPORT;
    }
}

static const char *
name_of (KithReleaseKind kind)
{
  switch (kind)
    {
    case KITH_RELEASE_BLANK:
      return "blank";
    case KITH_RELEASE_AGGREGATE:
      return "aggregate";
    case KITH_RELEASE_DE_IDENTIFIED:
      return "de-identified";
    case KITH_RELEASE_INTERNAL:
      return "internal";
    case KITH_RELEASE_TO_PERSON:
      return "to-person";
    case KITH_RELEASE_TO_NOTIFY:
      return "to-notify";
    case KITH_RELEASE_TO_RECIPIENT:
    default:
      return "to-recipient";
    }
}

static gboolean
is_about_a_person (KithReleaseKind kind)
{
  return kind == KITH_RELEASE_TO_PERSON || kind == KITH_RELEASE_TO_RECIPIENT;
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || kith_text_is_blank (text);
}

static gboolean
is_allowed (KithSession *session, const KithReleaseRequest *request, GError **error)
{
  if (!kith_session_demand (session, action_of (request->kind), error))
    return FALSE;
  if (is_about_a_person (request->kind) != (request->person > 0))
    return refuse (error, KITH_ERROR_INVALID, _ ("It is not clear whom this document is about."));
  if (is_about_a_person (request->kind) != (request->scope != KITH_SCOPE_NOTHING))
    return refuse (error, KITH_ERROR_INVALID, _ ("It is not clear what of a record is in this document."));
  /* A list of who is in the building is for paper in a hand, not for a file that travels. */
  if (request->kind == KITH_RELEASE_INTERNAL && request->way != KITH_RELEASE_PRINT)
    return refuse (error, KITH_ERROR_NOT_PERMITTED,
                   _ ("What stays in the house can be printed, not saved or copied."));
  if (request->way == KITH_RELEASE_TELL && request->kind != KITH_RELEASE_TO_RECIPIENT)
    return refuse (error, KITH_ERROR_INVALID, _ ("Say who was told."));
  return TRUE;
}

static KithEvent
event_of (KithReleaseWay way)
{
  switch (way)
    {
    case KITH_RELEASE_PRINT:
      return KITH_EVENT_PRINTED;
    case KITH_RELEASE_TELL:
      return KITH_EVENT_TOLD;
    case KITH_RELEASE_FILE:
    case KITH_RELEASE_COPY:
    default:
      return KITH_EVENT_EXPORTED;
    }
}

/* Only with what a person agreed to does something go to others. */
static gboolean
take_ground (KithRelease *self,
             KithSession *session,
             const KithReleaseRequest *request,
             KithConsentPolicy *policy,
             GError **error)
{
  if (request->kind != KITH_RELEASE_TO_RECIPIENT)
    return TRUE;
  if (is_blank (request->recipient))
    return refuse (error, KITH_ERROR_INVALID, _ ("Say who will receive this."));
  if (is_blank (request->purpose))
    return refuse (error, KITH_ERROR_INVALID, _ ("Say what they will receive this for."));
  if (policy == NULL)
    return refuse (error, KITH_ERROR_NOT_PERMITTED,
                   _ ("Nothing is handed to others without the person’s consent, and none is on record."));
  self->ground = kith_consent_policy_find_ground (policy, session, request, error);
  if (self->ground == NULL)
    return FALSE;
  if (self->ground->part2)
    self->statement = kith_redisclosure_load (error);
  return !self->ground->part2 || self->statement != NULL;
}

static gboolean
write_down (KithRelease *self, KithSession *session, const KithReleaseRequest *request, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "what", "s", request->what);
  g_variant_dict_insert (&details, "kind", "s", name_of (request->kind));
  g_variant_dict_insert (&details, "way", "u", (guint32) request->way);
  if (request->recipient)
    g_variant_dict_insert (&details, "recipient", "s", request->recipient);
  if (request->purpose)
    g_variant_dict_insert (&details, "purpose", "s", request->purpose);
  if (request->scope != KITH_SCOPE_NOTHING)
    {
      g_auto (GStrv) codes = kith_scope_to_codes (request->scope);

      g_variant_dict_insert_value (&details, "scope", g_variant_new_strv ((const char *const *) codes, -1));
    }
  if (request->n_rows > 0)
    g_variant_dict_insert_value (&details, "rows",
                                 g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, request->rows,
                                                            request->n_rows, sizeof (gint64)));
  if (self->ground)
    {
      g_variant_dict_insert (&details, "consent", "x", self->ground->consent);
      g_variant_dict_insert (&details, "part2", "b", self->ground->part2);
    }

  return kith_session_record (session, event_of (request->way), request->person,
                              g_variant_dict_end (&details), error);
}

/**
 * kith_disclosure_request:
 * @session: who wants something to leave
 * @request: what, about whom, to whom
 * @policy: (nullable): who knows what people agreed to; needed for %KITH_RELEASE_TO_RECIPIENT
 * @error: return location for an error
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED by role or for want of a consent, %KITH_ERROR_INVALID where the request
 * does not say enough, and those of kith_session_record(): what cannot be written down does not leave.
 *
 * Returns: (transfer full): a release, good for one document; it is in the log now
 */
KithRelease *
kith_disclosure_request (KithSession *session,
                         const KithReleaseRequest *request,
                         KithConsentPolicy *policy,
                         GError **error)
{
  g_autoptr (KithRelease) self = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (request->what != NULL && *request->what != '\0', NULL);
  g_return_val_if_fail (request->kind >= KITH_RELEASE_BLANK && request->kind <= KITH_RELEASE_TO_NOTIFY, NULL);
  g_return_val_if_fail (request->way >= KITH_RELEASE_PRINT && request->way <= KITH_RELEASE_TELL, NULL);
  g_return_val_if_fail (policy == NULL || KITH_IS_CONSENT_POLICY (policy), NULL);

  self = g_object_new (KITH_TYPE_RELEASE, NULL);
  self->kind = request->kind;
  self->person = request->person;
  self->scope = request->scope;
  if (!is_allowed (session, request, error) || !take_ground (self, session, request, policy, error) ||
      !write_down (self, session, request, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_release_spend:
 * @self: a release
 * @kind: what the writer is about to write
 * @person: whom that is about, or 0
 * @scope: what of that person's record is in it
 * @error: return location for an error
 *
 * What every writer calls before its first byte.
 *
 * Returns: whether it may write; %KITH_ERROR_NOT_PERMITTED where the release was spent or is for something
 * else
 */
gboolean
kith_release_spend (KithRelease *self, KithReleaseKind kind, gint64 person, KithScope scope, GError **error)
{
  g_return_val_if_fail (KITH_IS_RELEASE (self), FALSE);

  if (self->kind != kind || self->person != person || (scope & ~self->scope) != 0)
    return refuse (error, KITH_ERROR_NOT_PERMITTED,
                   _ ("This was released as something else than what is being written."));
  if (!g_atomic_int_compare_and_exchange (&self->spent, FALSE, TRUE))
    return refuse (error, KITH_ERROR_NOT_PERMITTED,
                   _ ("This was written once already. Ask again, so that it is in the log."));

  return TRUE;
}

/**
 * kith_release_get_consent:
 * @self: a release
 *
 * Returns: by which consent it was given, 0 where none was needed
 */
gint64
kith_release_get_consent (KithRelease *self)
{
  g_return_val_if_fail (KITH_IS_RELEASE (self), 0);

  return self->ground ? self->ground->consent : 0;
}

/**
 * kith_release_get_explanation:
 * @self: a release
 *
 * Returns: (transfer none) (nullable): what the person agreed to, in words; %NULL where no consent was needed
 */
const char *
kith_release_get_explanation (KithRelease *self)
{
  g_return_val_if_fail (KITH_IS_RELEASE (self), NULL);

  return self->ground ? self->ground->explanation : NULL;
}

/**
 * kith_release_get_notice_line:
 * @self: a release
 *
 * Returns: (transfer none) (nullable): what stands at the foot of each page, where 42 CFR Part 2 wants it
 */
const char *
kith_release_get_notice_line (KithRelease *self)
{
  g_return_val_if_fail (KITH_IS_RELEASE (self), NULL);

  return self->statement ? self->statement->line : NULL;
}

/**
 * kith_release_get_notice:
 * @self: a release
 *
 * Returns: (transfer none) (nullable): the statement that goes with it, where 42 CFR Part 2 wants one
 */
const char *
kith_release_get_notice (KithRelease *self)
{
  g_return_val_if_fail (KITH_IS_RELEASE (self), NULL);

  return self->statement ? self->statement->statement : NULL;
}
