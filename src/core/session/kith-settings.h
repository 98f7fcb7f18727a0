/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the center's settings, and changing them. Values are text; kith_center_get_text() reads any of
 * them. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_SETTING_NAME "center.name"
#define KITH_SETTING_TIMEZONE "center.timezone"
#define KITH_SETTING_ROLLOVER "center.rollover" /* minutes after midnight */
#define KITH_SETTING_WORD_ONE "center.word-one"
#define KITH_SETTING_WORD_MANY "center.word-many"
#define KITH_SETTING_COUNTRY "center.country" /* ISO 3166-1 alpha-2, lower case */
#define KITH_SETTING_CODE_PREFIX "desk.code-prefix"
#define KITH_SETTING_WITH_PERSON "crisis.with-the-person"
#define KITH_SETTING_CALLERS "crisis.callers"
#define KITH_SETTING_OFFICIALS "crisis.officials"
#define KITH_SETTING_POSTED_NOTICE "consent.posted-notice" /* what hangs on the wall */
#define KITH_SETTING_KEEP_YEARS "people.keep-years" /* without a visit, then proposed for erasing; 0: off */
#define KITH_SETTING_REQUEST_DAYS "people.request-days" /* until what somebody asks is due */
#define KITH_SETTING_MISSED_WEEKS "people.missed-weeks" /* without a visit, then somebody is missed */
#define KITH_SETTING_BACKUP_FOLDER "backup.folder"
#define KITH_SETTING_BACKUP_WHEN "backup.when" /* "off", "daily", "lock"; daily */
#define KITH_SETTING_BACKUP_KEEP "backup.keep" /* how many, at least 1 */

/* Also for names of a room's own, "<room>.<name>". NULL or "" puts the default back. Needs settings-write. */
gboolean kith_center_set (KithSession *session, const char *name, const char *value, GError **error);

G_END_DECLS
