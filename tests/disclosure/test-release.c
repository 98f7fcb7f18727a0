/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate: who may let what out, and that it is written down before it leaves. */

#include "session/session-fixture.h"

#include "base/kith-error.h"
#include "disclosure/kith-release.h"
#include "session/kith-audit.h"

#define RELEASE_TEST(path, func)                                                                             \
  g_test_add ("/disclosure/release/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

/* A policy that knows one consent. */
struct _TestPolicy
{
  GObject parent_instance;
};

#define TEST_TYPE_POLICY (test_policy_get_type ())
G_DECLARE_FINAL_TYPE (TestPolicy, test_policy, TEST, POLICY, GObject)

static gboolean
test_policy_allows (KithConsentPolicy *policy,
                    KithSession *session,
                    gint64 person,
                    const char *recipient,
                    const char *purpose,
                    GError **error)
{
  if (person == 7 && g_str_equal (recipient, "Legal aid"))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED, "No consent for this.");
  return FALSE;
}

static void
test_policy_iface_init (KithConsentPolicyInterface *iface)
{
  iface->allows = test_policy_allows;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestPolicy,
                               test_policy,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_CONSENT_POLICY, test_policy_iface_init))

static void
test_policy_class_init (TestPolicyClass *klass)
{
}

static void
test_policy_init (TestPolicy *self)
{
}

static gboolean
may (KithSession *session, KithReleaseKind kind, KithReleaseWay way, gint64 person)
{
  KithReleaseRequest request = { kind, way, "test", person, "Legal aid", "housing" };
  g_autoptr (TestPolicy) policy = g_object_new (TEST_TYPE_POLICY, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release =
      kith_disclosure_request (session, &request, KITH_CONSENT_POLICY (policy), &error);

  g_assert_true ((release != NULL) != (error != NULL));
  if (error)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  return release != NULL;
}

static void
test_roles (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  KithSession *sessions[] = { desk, advocate, fixture->coordinator };
  static const struct
  {
    KithReleaseKind kind;
    gint64 person;
    gboolean expected[3];
  } rows[] = {
    { KITH_RELEASE_BLANK, 0, { TRUE, TRUE, TRUE } },
    { KITH_RELEASE_INTERNAL, 0, { TRUE, TRUE, TRUE } },
    { KITH_RELEASE_AGGREGATE, 0, { FALSE, FALSE, TRUE } },
    { KITH_RELEASE_DE_IDENTIFIED, 0, { FALSE, FALSE, TRUE } },
    { KITH_RELEASE_TO_PERSON, 7, { FALSE, TRUE, TRUE } },
    { KITH_RELEASE_TO_RECIPIENT, 7, { FALSE, TRUE, TRUE } },
    { KITH_RELEASE_TO_RECIPIENT, 8, { FALSE, FALSE, FALSE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (sessions); j++)
        g_assert_cmpint (may (sessions[j], rows[i].kind, KITH_RELEASE_PRINT, rows[i].person), ==,
                         rows[i].expected[j]);
    }
  g_assert_false (may (fixture->coordinator, KITH_RELEASE_INTERNAL, KITH_RELEASE_FILE, 0));
}

static void
test_without_policy (SessionFixture *fixture, gconstpointer data)
{
  KithReleaseRequest request = {
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_PRINT, "record", 7, "Legal aid", NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);

  g_assert_null (release);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  request.kind = KITH_RELEASE_TO_PERSON;
  request.person = 0;
  release = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);
  g_assert_null (release);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_logged_and_spent (SessionFixture *fixture, gconstpointer data)
{
  KithReleaseRequest request = { KITH_RELEASE_BLANK, KITH_RELEASE_PRINT, "paper-pack", 0, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant) what = NULL;
  const KithAuditEntry *newest;

  g_assert_no_error (error);
  entries = kith_audit_list (fixture->coordinator, 0, 0, 1, &error);
  g_assert_no_error (error);
  newest = g_ptr_array_index (entries, 0);
  g_assert_cmpint (newest->event, ==, KITH_EVENT_PRINTED);
  g_assert_nonnull (newest->details);
  what = g_variant_lookup_value (newest->details, "what", G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (what, NULL), ==, "paper-pack");

  g_assert_false (kith_release_spend (release, KITH_RELEASE_AGGREGATE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_true (kith_release_spend (release, KITH_RELEASE_BLANK, &error));
  g_assert_false (kith_release_spend (release, KITH_RELEASE_BLANK, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
test_locked (SessionFixture *fixture, gconstpointer data)
{
  KithReleaseRequest request = { KITH_RELEASE_BLANK, KITH_RELEASE_PRINT, "paper-pack", 0, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = NULL;

  g_assert_true (kith_session_close (fixture->coordinator, &error));
  release = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);
  g_assert_null (release);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  RELEASE_TEST ("roles", test_roles);
  RELEASE_TEST ("without-policy", test_without_policy);
  RELEASE_TEST ("logged-and-spent", test_logged_and_spent);
  RELEASE_TEST ("locked", test_locked);

  return g_test_run ();
}
