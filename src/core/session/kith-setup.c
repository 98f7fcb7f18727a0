/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting up a center: a root that signs the first coordinator and recovery and is then forgotten, the keys
 * of the compartments, and everything that a center can begin its day with. */

#include "session/kith-setup.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/kith-accounts-private.h"
#include "session/kith-center-private.h"
#include "session/kith-crisis-card.h"
#include "session/kith-default-services.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-settings-private.h"
#include "session/kith-settings.h"
#include "session/kith-trust-store-private.h"
#include "store/kith-store-place.h"
#include "vault/kith-passphrase.h"

static const KithPurpose shared_purposes[] = { KITH_PURPOSE_DESK, KITH_PURPOSE_INTAKE, KITH_PURPOSE_CARE,
                                               KITH_PURPOSE_AUDIT };

/* What comes into being at set-up, before it is stored. */
typedef struct
{
  KithIdentity *root;        /* (owned) forgotten when set-up is over */
  KithIdentity *coordinator; /* (owned) */
  KithIdentity *recovery;    /* (owned) */
  KithRecoveryCode *code;    /* (owned) */
  KithTrust *trust;          /* (owned) */
  KithKeyring *keyring;      /* (owned) */
  KithSession *session;      /* (owned) */
} Founding;

static void
founding_clear (Founding *founding)
{
  g_clear_object (&founding->session);
  g_clear_pointer (&founding->keyring, kith_keyring_unref);
  g_clear_pointer (&founding->trust, kith_trust_unref);
  g_clear_pointer (&founding->code, kith_recovery_code_unref);
  g_clear_pointer (&founding->recovery, kith_identity_unref);
  g_clear_pointer (&founding->coordinator, kith_identity_unref);
  g_clear_pointer (&founding->root, kith_identity_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Founding, founding_clear)

static char *
local_timezone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);

  return g_strdup (name && kith_clock_zone_is_valid (name) ? name : "UTC");
}

/* The territory of the locale: "en_CA.UTF-8" is Canada. */
static char *
local_country (void)
{
  const char *const *names = g_get_language_names ();

  for (gsize i = 0; names[i]; i++)
    {
      const char *underscore = g_utf8_strchr (names[i], -1, '_');

      if (underscore && g_ascii_isalpha (underscore[1]) && g_ascii_isalpha (underscore[2]) &&
          !g_ascii_isalpha (underscore[3]))
        {
          g_autofree char *territory = g_strndup (underscore + 1, 2);

          return g_ascii_strdown (territory, -1);
        }
    }

  return g_strdup ("us");
}

static gboolean
refuse (const char **field, const char *which, GError **error, const char *sentence)
{
  if (field)
    *field = which;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

static void
found (Founding *founding, KithStore *store, KithCenter *center, const char *coordinator_name)
{
  gint64 now = kith_clock_now_ms (kith_center_get_clock (center));
  g_autoptr (KithIdSource) ids = kith_id_source_new ();
  const guint8 *root_public;

  founding->root = kith_identity_generate_root ();
  root_public = kith_identity_get_public (founding->root)->sign_public;
  founding->coordinator = kith_identity_generate (kith_id_source_next (ids, now), root_public);
  founding->code = kith_recovery_code_new ();
  founding->recovery =
      kith_recovery_code_identity (founding->code, kith_id_source_next (ids, now), root_public);
  founding->trust = kith_trust_new (root_public);
  founding->keyring = kith_keyring_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (shared_purposes); i++)
    {
      g_autoptr (KithRecordKey) key =
          kith_record_key_generate (kith_id_source_next (ids, now), shared_purposes[i], 1);

      kith_keyring_set_current (founding->keyring, key);
    }
  founding->session = kith_session_new_fresh (store, center, founding->coordinator, founding->trust,
                                              founding->keyring, coordinator_name, KITH_ROLE_COORDINATOR);
}

static gboolean
write_trust (Founding *founding, KithChange *change, const KithSetup *setup, GError **error)
{
  g_autoptr (GBytes) root =
      g_bytes_new (kith_identity_get_public (founding->root)->sign_public, KITH_PUBLIC_KEY_SIZE);
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (GBytes) recovery_bundle = NULL;
  KithKdfParams params;

  if (!kith_change_expect_one (
          change, kith_db_run (kith_change_get_db (change), error, KITH_SQL_META_SET_ROOT, "b", root), error))
    return FALSE;
  kith_change_touch (change, "store_meta", 1);

  kith_kdf_params_init_default (&params);
  bundle = kith_identity_seal_bundle (founding->coordinator, setup->passphrase, &params, error);
  recovery_bundle = kith_recovery_code_seal_bundle (founding->code, founding->recovery);
  if (!bundle ||
      !kith_account_put_new (change, founding->trust, founding->root, founding->coordinator,
                             setup->coordinator_name, KITH_ROLE_COORDINATOR, bundle, error) ||
      !kith_account_put_new (change, founding->trust, founding->root, founding->recovery, "recovery",
                             KITH_ROLE_RECOVERY, recovery_bundle, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (shared_purposes); i++)
    {
      KithRecordKey *key = kith_keyring_peek_current (founding->keyring, shared_purposes[i]);

      if (!kith_trust_store_say_key (change, founding->trust, founding->coordinator, key, KITH_KEY_CURRENT,
                                     error) ||
          !kith_trust_store_grant (change, founding->trust, key,
                                   kith_identity_get_account_id (founding->coordinator), error) ||
          !kith_trust_store_grant (change, founding->trust, key,
                                   kith_identity_get_account_id (founding->recovery), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_services (KithChange *change, const KithSetup *setup, GError **error)
{
  int position = 0;

  for (const KithDefaultService *service = kith_default_services_get (); service->code; service++)
    {
      gboolean active = setup->services
                            ? g_strv_contains ((const char *const *) setup->services, service->code)
                            : service->usual;
      gint64 id = kith_change_new_id (change);

      if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_SERVICE_INSERT, "itwww", id,
                       service->code, position++, (int) (active && service->pinned), (int) active) < 0)
        return FALSE;
      kith_change_touch (change, "service", id);
    }

  return TRUE;
}

static gboolean
write_settings (KithChange *change, const char *const *settings, const KithSetup *setup, GError **error)
{
  g_autoptr (KithCrisisCard) card = kith_crisis_card_new_default (setup->country);

  for (gsize i = 0; settings[i]; i += 2)
    {
      if (!kith_center_put (change, settings[i], settings[i + 1], error))
        return FALSE;
    }

  return kith_crisis_card_put_numbers (card, change, error);
}

static gboolean
write_everything (Founding *founding, const char *const *settings, const KithSetup *setup, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (founding->session, KITH_EVENT_CENTER_CREATED, 0, error);

  if (!change || !write_trust (founding, change, setup, error) ||
      !write_settings (change, settings, setup, error) || !write_services (change, setup, error))
    return FALSE;

  kith_change_force_checkpoint (change);
  return kith_change_commit (change, error);
}

/* Nothing is left of a store whose set-up failed. */
static void
remove_store (KithStore *store)
{
  g_autofree char *path = g_strdup (kith_store_get_path (store));

  kith_store_close (store, NULL);
  kith_place_remove_store (path);
}

/**
 * kith_setup_new:
 *
 * Returns: (transfer full): everything that has a default: this computer's time zone and country, four
 * o'clock, the word for people
 */
KithSetup *
kith_setup_new (void)
{
  KithSetup *self = g_new0 (KithSetup, 1);

  self->timezone = local_timezone ();
  self->rollover = KITH_CLOCK_DEFAULT_ROLLOVER;
  self->word_one = g_strdup (_ ("member"));
  self->word_many = g_strdup (_ ("members"));
  self->country = local_country ();
  return self;
}

/**
 * kith_setup_free:
 * @self: (nullable) (transfer full): a set-up
 */
void
kith_setup_free (KithSetup *self)
{
  if (!self)
    return;

  g_free (self->center_name);
  g_free (self->timezone);
  g_free (self->word_one);
  g_free (self->word_many);
  g_free (self->coordinator_name);
  g_clear_pointer (&self->passphrase, kith_secret_unref);
  g_free (self->country);
  g_strfreev (self->services);
  g_free (self);
}

/**
 * kith_setup_check:
 * @self: a set-up
 * @field: (out) (optional) (transfer none): which field is not right yet: "center-name", "timezone",
 * "rollover", "coordinator-name" or "passphrase"; untouched where all are
 * @error: return location for an error
 *
 * Returns: whether kith_setup_run() can go on; %KITH_ERROR_INVALID otherwise
 */
gboolean
kith_setup_check (const KithSetup *self, const char **field, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->center_name || kith_text_is_blank (self->center_name))
    return refuse (field, "center-name", error,
                   _ ("What is the center called? Any name will do; it can be changed."));
  if (!self->timezone || !kith_clock_zone_is_valid (self->timezone))
    return refuse (field, "timezone", error,
                   _ ("This computer does not know that time zone. Use a name like “America/Chicago”."));
  if (self->rollover < 0 || self->rollover > KITH_CLOCK_MAX_ROLLOVER)
    return refuse (field, "rollover", error, _ ("The day can end between midnight and 4:00 in the morning."));
  if (!self->coordinator_name || kith_text_is_blank (self->coordinator_name))
    return refuse (field, "coordinator-name", error, _ ("What is the first coordinator called?"));
  if (!self->passphrase)
    return refuse (field, "passphrase", error, _ ("The first coordinator needs a passphrase."));
  if (!kith_passphrase_check (self->passphrase, self->coordinator_name, self->center_name, error))
    {
      if (field)
        *field = "passphrase";
      return FALSE;
    }

  return TRUE;
}

/**
 * kith_setup_run:
 * @self: a set-up that passes kith_setup_check()
 * @path: where the store will be; nothing may be there yet
 * @recovery: (out) (transfer full): the recovery code, handed out this once; untouched on failure
 * @error: return location for an error
 *
 * Creates the store. Takes as long as Argon2id does, so not on a thread that draws. After a failure there is
 * no file.
 *
 * Returns: (transfer full): the store, open and locked
 */
KithStore *
kith_setup_run (const KithSetup *self, const char *path, KithRecoveryCode **recovery, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *word_one = NULL;
  g_autofree char *word_many = NULL;
  g_autofree char *rollover = NULL;
  g_autoptr (KithCenter) center = NULL;
  g_autoptr (KithStore) store = NULL;
  g_auto (Founding) founding = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (recovery != NULL, NULL);

  if (!kith_setup_check (self, NULL, error))
    return NULL;

  name = kith_text_clean (self->center_name, KITH_TEXT_NAME_MAX);
  word_one = kith_text_clean (self->word_one ? self->word_one : "", KITH_TEXT_NAME_MAX);
  word_many = kith_text_clean (self->word_many ? self->word_many : "", KITH_TEXT_NAME_MAX);
  rollover = g_strdup_printf ("%d", self->rollover);
  {
    const char *const settings[] = {
      KITH_SETTING_NAME,
      name,
      KITH_SETTING_TIMEZONE,
      self->timezone,
      KITH_SETTING_ROLLOVER,
      rollover,
      KITH_SETTING_WORD_ONE,
      *word_one ? word_one : _ ("member"),
      KITH_SETTING_WORD_MANY,
      *word_many ? word_many : _ ("members"),
      KITH_SETTING_COUNTRY,
      self->country && *self->country ? self->country : "generic",
      NULL,
    };

    center = kith_center_new_with (settings, error);
    store =
        center ? kith_store_create (path, kith_clock_now (kith_center_get_clock (center)).utc, error) : NULL;
    if (!store)
      return NULL;

    found (&founding, store, center, self->coordinator_name);
    if (!write_everything (&founding, settings, self, error))
      {
        remove_store (store);
        return NULL;
      }
  }

  *recovery = g_steal_pointer (&founding.code);
  return g_steal_pointer (&store);
}
