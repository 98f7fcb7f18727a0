/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's settings: rows of names and values, with defaults, and the clock that follows from them. */

#include "session/kith-center.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/kith-center-private.h"
#include "session/kith-crisis-defaults-private.h"
#include "session/kith-default-text.h"
#include "session/kith-session-queries.h"
#include "session/kith-settings.h"

#define KEEP_YEARS_MAX 99
#define REQUEST_DAYS_MAX 365
#define MISSED_WEEKS_MAX 104

struct _KithCenter
{
  GObject parent_instance;

  GMutex mutex;
  GHashTable *values; /* (owned) (mutex mutex) name to interned value */
  KithClock *clock;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (KithCenter, kith_center, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
default_value (const char *name)
{
  if (g_str_equal (name, KITH_SETTING_NAME))
    return _ ("Our center");
  if (g_str_equal (name, KITH_SETTING_WORD_ONE))
    return _ ("member");
  if (g_str_equal (name, KITH_SETTING_WORD_MANY))
    return _ ("members");
  if (g_str_equal (name, KITH_SETTING_TIMEZONE))
    return "UTC";
  if (g_str_equal (name, KITH_SETTING_ROLLOVER))
    return G_STRINGIFY (KITH_CLOCK_DEFAULT_ROLLOVER);
  if (g_str_equal (name, KITH_SETTING_CODE_PREFIX))
    return "KC-";
  if (g_str_equal (name, KITH_SETTING_WITH_PERSON) || g_str_equal (name, KITH_SETTING_CALLERS) ||
      g_str_equal (name, KITH_SETTING_OFFICIALS))
    return kith_crisis_default_text (name);
  if (g_str_equal (name, KITH_SETTING_POSTED_NOTICE))
    return kith_default_text ("posted-notice");
  if (g_str_equal (name, KITH_SETTING_BACKUP_WHEN))
    return "daily";
  if (g_str_equal (name, KITH_SETTING_BACKUP_KEEP))
    return "14";
  if (g_str_equal (name, KITH_SETTING_REQUEST_DAYS))
    return "30";
  if (g_str_equal (name, KITH_SETTING_MISSED_WEEKS))
    return "6";
  return NULL;
}

static int
parse_rollover (const char *value)
{
  guint64 minutes;

  if (!value || !g_ascii_string_to_unsigned (value, 10, 0, KITH_CLOCK_MAX_ROLLOVER, &minutes, NULL))
    return KITH_CLOCK_DEFAULT_ROLLOVER;
  return (int) minutes;
}

static gboolean
make_clock (KithCenter *self, GError **error)
{
  self->clock =
      kith_clock_new (kith_center_get_timezone (self), (guint) kith_center_get_rollover (self), error);
  return self->clock != NULL;
}

static void
kith_center_finalize (GObject *object)
{
  KithCenter *self = KITH_CENTER (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kith_center_parent_class)->finalize (object);
}

static void
kith_center_class_init (KithCenterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_center_finalize;

  /**
   * KithCenter::changed:
   * @self: the center
   * @name: the setting's name
   */
  signals[CHANGED] = g_signal_new ("changed", KITH_TYPE_CENTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kith_center_init (KithCenter *self)
{
  g_mutex_init (&self->mutex);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* From pairs of names and values, for a store that has none yet. */
KithCenter *
kith_center_new_with (const char *const *names_and_values, GError **error)
{
  g_autoptr (KithCenter) self = g_object_new (KITH_TYPE_CENTER, NULL);

  for (gsize i = 0; names_and_values[i]; i += 2)
    g_hash_table_replace (self->values, g_strdup (names_and_values[i]),
                          (gpointer) g_intern_string (names_and_values[i + 1]));
  if (!make_clock (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
kith_center_take (KithCenter *self, const char *name, const char *value)
{
  g_mutex_lock (&self->mutex);
  if (value)
    g_hash_table_replace (self->values, g_strdup (name), (gpointer) g_intern_string (value));
  else
    g_hash_table_remove (self->values, name);
  g_mutex_unlock (&self->mutex);

  if (g_str_equal (name, KITH_SETTING_TIMEZONE))
    kith_clock_set_timezone (self->clock, kith_center_get_timezone (self), NULL);
  else if (g_str_equal (name, KITH_SETTING_ROLLOVER))
    kith_clock_set_rollover (self->clock, (guint) kith_center_get_rollover (self));

  g_signal_emit (self, signals[CHANGED], 0, name);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

gboolean
kith_center_check (const char *name, const char *value, char **cleaned, GError **error)
{
  g_autofree char *text = NULL;
  gboolean is_line = g_str_equal (name, KITH_SETTING_NAME) || g_str_equal (name, KITH_SETTING_WORD_ONE) ||
                     g_str_equal (name, KITH_SETTING_WORD_MANY) ||
                     g_str_equal (name, KITH_SETTING_CODE_PREFIX) ||
                     g_str_equal (name, KITH_SETTING_TIMEZONE);

  if (!g_utf8_validate (value, -1, NULL))
    return refuse (error, _ ("This setting is not readable text. Please type it again."));
  if (is_line)
    text = kith_text_clean (value, KITH_TEXT_NAME_MAX);
  else
    text = kith_text_clean_lines (value, KITH_TEXT_LONG_MAX);

  if (g_str_equal (name, KITH_SETTING_TIMEZONE) && !kith_clock_zone_is_valid (text))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is not a time zone that this computer knows. Use a name like “America/Chicago”."),
                   text);
      return FALSE;
    }
  if (g_str_equal (name, KITH_SETTING_ROLLOVER) &&
      !g_ascii_string_to_unsigned (text, 10, 0, KITH_CLOCK_MAX_ROLLOVER, NULL, NULL))
    return refuse (error, _ ("The day can end between midnight and 4:00 in the morning."));
  if (g_str_equal (name, KITH_SETTING_KEEP_YEARS) &&
      !g_ascii_string_to_unsigned (text, 10, 0, KEEP_YEARS_MAX, NULL, NULL))
    return refuse (error, _ ("Records are kept for 0 to 99 years; 0 proposes none for erasing."));
  if (g_str_equal (name, KITH_SETTING_REQUEST_DAYS) && *text != '\0' &&
      !g_ascii_string_to_unsigned (text, 10, 1, REQUEST_DAYS_MAX, NULL, NULL))
    return refuse (error, _ ("What somebody asks for is due after 1 to 365 days."));
  if (g_str_equal (name, KITH_SETTING_MISSED_WEEKS) && *text != '\0' &&
      !g_ascii_string_to_unsigned (text, 10, 1, MISSED_WEEKS_MAX, NULL, NULL))
    return refuse (error, _ ("Somebody is missed after 1 to 104 weeks without a visit."));
  if (g_str_equal (name, KITH_SETTING_CODE_PREFIX) && *text == '\0')
    return refuse (error, _ ("Card codes need a prefix, so that a scan is not taken for a name."));

  *cleaned = g_steal_pointer (&text);
  return TRUE;
}

/**
 * kith_center_load:
 * @store: a store, locked or not
 * @error: return location for an error
 *
 * Reads the settings. A time zone that this computer does not know is %KITH_ERROR_INVALID: days would be
 * counted wrongly.
 *
 * Returns: (transfer full): the center
 */
KithCenter *
kith_center_load (KithStore *store, GError **error)
{
  g_autoptr (KithCenter) self = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  db = kith_store_get_reader (store, error);
  if (!db)
    return NULL;
  stmt = kith_db_prepare (db, KITH_SQL_SETTINGS, error);
  if (!stmt)
    return NULL;

  self = g_object_new (KITH_TYPE_CENTER, NULL);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      const char *name = kith_stmt_get_text (stmt, 0);
      const char *value = kith_stmt_get_text (stmt, 1);

      if (name && value)
        g_hash_table_replace (self->values, g_strdup (name), (gpointer) g_intern_string (value));
    }
  if (step == KITH_STEP_ERROR || !make_clock (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kith_center_get_text:
 * @self: a center
 * @name: a setting's name
 *
 * Returns: (transfer none) (nullable): its value or its default; %NULL where it has neither
 */
const char *
kith_center_get_text (KithCenter *self, const char *name)
{
  const char *value;

  g_return_val_if_fail (KITH_IS_CENTER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_mutex_lock (&self->mutex);
  value = g_hash_table_lookup (self->values, name);
  g_mutex_unlock (&self->mutex);

  return value && *value ? value : default_value (name);
}

/**
 * kith_center_get_name:
 * @self: a center
 *
 * Returns: (transfer none): what the center calls itself
 */
const char *
kith_center_get_name (KithCenter *self)
{
  return kith_center_get_text (self, KITH_SETTING_NAME);
}

/**
 * kith_center_get_word_one:
 * @self: a center
 *
 * Returns: (transfer none): the center's word for one of the people who come
 */
const char *
kith_center_get_word_one (KithCenter *self)
{
  return kith_center_get_text (self, KITH_SETTING_WORD_ONE);
}

/**
 * kith_center_get_word_many:
 * @self: a center
 *
 * Returns: (transfer none): the center's word for several of them; only in labels, never after a number
 */
const char *
kith_center_get_word_many (KithCenter *self)
{
  return kith_center_get_text (self, KITH_SETTING_WORD_MANY);
}

/**
 * kith_center_get_timezone:
 * @self: a center
 *
 * Returns: (transfer none): the IANA name of its zone
 */
const char *
kith_center_get_timezone (KithCenter *self)
{
  return kith_center_get_text (self, KITH_SETTING_TIMEZONE);
}

/**
 * kith_center_get_rollover:
 * @self: a center
 *
 * Returns: when its day ends, in minutes after midnight
 */
int
kith_center_get_rollover (KithCenter *self)
{
  return parse_rollover (kith_center_get_text (self, KITH_SETTING_ROLLOVER));
}

/**
 * kith_center_get_code_prefix:
 * @self: a center
 *
 * Returns: (transfer none): what every card code begins with when it is scanned
 */
const char *
kith_center_get_code_prefix (KithCenter *self)
{
  return kith_center_get_text (self, KITH_SETTING_CODE_PREFIX);
}

/**
 * kith_center_get_clock:
 * @self: a center
 *
 * Returns: (transfer none): the clock of its zone and rollover
 */
KithClock *
kith_center_get_clock (KithCenter *self)
{
  g_return_val_if_fail (KITH_IS_CENTER (self), NULL);

  return self->clock;
}

/**
 * kith_center_set_clock:
 * @self: a center that nobody else uses yet
 * @clock: the clock to go by
 */
void
kith_center_set_clock (KithCenter *self, KithClock *clock)
{
  g_return_if_fail (KITH_IS_CENTER (self));
  g_return_if_fail (KITH_IS_CLOCK (clock));

  g_set_object (&self->clock, clock);
}
