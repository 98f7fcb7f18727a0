/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate: who may let what out, and that it is written down before it leaves. */

#include "session/session-fixture.h"

#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "disclosure/kith-redisclosure.h"
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

static KithConsentGround *
test_policy_find_ground (KithConsentPolicy *policy,
                         KithSession *session,
                         const KithReleaseRequest *request,
                         GError **error)
{
  gboolean part2 = g_str_equal (request->recipient, "Clinic");
  KithConsentGround *ground;

  if (request->person != 7 || !(part2 || g_str_equal (request->recipient, "Legal aid")))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED, "No consent for this.");
      return NULL;
    }
  ground = g_new0 (KithConsentGround, 1);
  ground->consent = 4711;
  ground->part2 = part2;
  ground->explanation = g_strdup ("To the clinic, for housing: notes.");
  return ground;
}

static void
test_policy_iface_init (KithConsentPolicyInterface *iface)
{
  iface->find_ground = test_policy_find_ground;
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
  KithReleaseRequest request = {
    kind, way, "test", person, "Legal aid", "housing", person > 0 ? KITH_SCOPE_NOTES : KITH_SCOPE_NOTHING
  };
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
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_PRINT, "record", 7, "Legal aid", "housing", KITH_SCOPE_NOTES
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
  KithReleaseRequest request = { .kind = KITH_RELEASE_BLANK,
                                 .way = KITH_RELEASE_PRINT,
                                 .what = "paper-pack" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant) what = NULL;
  const KithAuditEntry *newest;

  g_assert_no_error (error);
  entries = kith_audit_list (fixture->coordinator, NULL, NULL, 1, &error);
  g_assert_no_error (error);
  newest = g_ptr_array_index (entries, 0);
  g_assert_cmpint (newest->event, ==, KITH_EVENT_PRINTED);
  g_assert_nonnull (newest->details);
  what = g_variant_lookup_value (newest->details, "what", G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (what, NULL), ==, "paper-pack");

  g_assert_false (kith_release_spend (release, KITH_RELEASE_AGGREGATE, 0, KITH_SCOPE_NOTHING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_true (kith_release_spend (release, KITH_RELEASE_BLANK, 0, KITH_SCOPE_NOTHING, &error));
  g_assert_false (kith_release_spend (release, KITH_RELEASE_BLANK, 0, KITH_SCOPE_NOTHING, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

/* What is said leaves as paper does: by consent, and with its own entry in the log. */
static void
test_told (SessionFixture *fixture, gconstpointer data)
{
  KithReleaseRequest request = {
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_TELL, "referral", 7, "Legal aid", "housing", KITH_SCOPE_REFERRALS
  };
  g_autoptr (TestPolicy) policy = g_object_new (TEST_TYPE_POLICY, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release =
      kith_disclosure_request (fixture->coordinator, &request, KITH_CONSENT_POLICY (policy), &error);
  g_autoptr (KithRelease) refused = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const KithAuditEntry *newest;

  g_assert_no_error (error);
  g_assert_nonnull (release);
  entries = kith_audit_list (fixture->coordinator, NULL, NULL, 1, &error);
  g_assert_no_error (error);
  newest = g_ptr_array_index (entries, 0);
  g_assert_cmpint (newest->event, ==, KITH_EVENT_TOLD);
  g_assert_true (kith_event_is_in (newest->event, KITH_EVENT_GROUP_LEAVING));
  g_assert_cmpint (newest->subject, ==, 7);

  request.recipient = "The landlord";
  refused = kith_disclosure_request (fixture->coordinator, &request, KITH_CONSENT_POLICY (policy), &error);
  g_assert_null (refused);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  request =
      (KithReleaseRequest){ .kind = KITH_RELEASE_BLANK, .way = KITH_RELEASE_TELL, .what = "paper-pack" };
  refused = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_locked (SessionFixture *fixture, gconstpointer data)
{
  KithReleaseRequest request = { .kind = KITH_RELEASE_BLANK,
                                 .way = KITH_RELEASE_PRINT,
                                 .what = "paper-pack" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = NULL;

  g_assert_true (kith_session_close (fixture->coordinator, &error));
  release = kith_disclosure_request (fixture->coordinator, &request, NULL, &error);
  g_assert_null (release);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
}

static KithRelease *
ask (SessionFixture *fixture, const char *recipient, const char *purpose, KithScope scope, GError **error)
{
  KithReleaseRequest request = {
    KITH_RELEASE_TO_RECIPIENT, KITH_RELEASE_PRINT, "record", 7, recipient, purpose, scope
  };
  g_autoptr (TestPolicy) policy = g_object_new (TEST_TYPE_POLICY, NULL);

  return kith_disclosure_request (fixture->coordinator, &request, KITH_CONSENT_POLICY (policy), error);
}

/* Who receives it, what for and what it is are said, or nothing is asked of the policy. */
static void
test_said_whole (SessionFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *recipient;
    const char *purpose;
    KithScope scope;
  } cases[] = {
    { NULL, "housing", KITH_SCOPE_NOTES },          { " ", "housing", KITH_SCOPE_NOTES },
    { "Legal aid", NULL, KITH_SCOPE_NOTES },        { "Legal aid", "", KITH_SCOPE_NOTES },
    { "Legal aid", "housing", KITH_SCOPE_NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithRelease) release =
          ask (fixture, cases[i].recipient, cases[i].purpose, cases[i].scope, &error);

      g_assert_null (release);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

/* What was allowed for one person's notes is not good for more, nor for somebody else's. */
static void
test_only_what_was_asked (SessionFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 person;
    KithScope scope;
    gboolean expected;
  } cases[] = {
    { 8, KITH_SCOPE_NOTES, FALSE },
    { 0, KITH_SCOPE_NOTES, FALSE },
    { 7, KITH_SCOPE_NOTES | KITH_SCOPE_INTAKE, FALSE },
    { 7, KITH_SCOPE_PLANS, FALSE },
    { 7, KITH_SCOPE_NOTES, TRUE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = ask (fixture, "Legal aid", "housing", KITH_SCOPE_NOTES, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (kith_release_spend (release, KITH_RELEASE_TO_RECIPIENT, cases[i].person,
                                           cases[i].scope, &error),
                       ==, cases[i].expected);
      if (!cases[i].expected)
        g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
    }
}

static void
test_notice (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) plain = ask (fixture, "Legal aid", "housing", KITH_SCOPE_NOTES, &error);
  g_autoptr (KithRelease) part2 = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariantDict) details = NULL;
  gboolean flag = FALSE;
  gint64 consent = 0;

  g_assert_no_error (error);
  g_assert_null (kith_release_get_notice (plain));
  g_assert_nonnull (kith_release_get_explanation (plain));
  part2 = ask (fixture, "Clinic", "housing", KITH_SCOPE_NOTES, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_release_get_notice_line (part2), ==,
                   "42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
  g_assert_true (g_str_has_prefix (kith_release_get_notice (part2), "This record which has been disclosed"));

  /* The log says what left, and by which consent. */
  entries = kith_audit_list (fixture->coordinator, &(KithAuditFilter){ .subject = 7 }, NULL, 1, &error);
  g_assert_no_error (error);
  details = g_variant_dict_new (((const KithAuditEntry *) g_ptr_array_index (entries, 0))->details);
  g_assert_true (g_variant_dict_lookup (details, "consent", "x", &consent));
  g_assert_cmpint (consent, ==, 4711);
  g_assert_true (g_variant_dict_lookup (details, "part2", "b", &flag));
  g_assert_true (flag);
  g_assert_true (g_variant_dict_contains (details, "scope"));
}

/* The statement is the center's to replace; one that cannot be used is not passed over. */
static void
test_notice_replaced (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "kith", NULL);
  g_autofree char *path = g_build_filename (folder, KITH_REDISCLOSURE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRelease) release = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "# ours\n\nOne line\nThe statement\nof two lines\n", -1, NULL));
  release = ask (fixture, "Clinic", "housing", KITH_SCOPE_NOTES, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_release_get_notice_line (release), ==, "One line");
  g_assert_cmpstr (kith_release_get_notice (release), ==, "The statement\nof two lines");
  g_clear_object (&release);

  g_assert_true (g_file_set_contents (path, "Only one line\n", -1, NULL));
  release = ask (fixture, "Clinic", "housing", KITH_SCOPE_NOTES, &error);
  g_assert_null (release);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kith-release-XXXXXX", NULL);
  g_autofree char *kith = g_build_filename (folder, "kith", NULL);
  int status;

  /* Whoever runs this may have a statement of their own. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  RELEASE_TEST ("roles", test_roles);
  RELEASE_TEST ("without-policy", test_without_policy);
  RELEASE_TEST ("logged-and-spent", test_logged_and_spent);
  RELEASE_TEST ("told", test_told);
  RELEASE_TEST ("locked", test_locked);
  RELEASE_TEST ("said-whole", test_said_whole);
  RELEASE_TEST ("only-what-was-asked", test_only_what_was_asked);
  RELEASE_TEST ("notice", test_notice);
  RELEASE_TEST ("notice-replaced", test_notice_replaced);

  status = g_test_run ();
  g_rmdir (kith);
  g_rmdir (folder);
  return status;
}
