/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCli: one run of kithctl: the global options, what was opened for them, and the document that comes out.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/kith-id.h"
#include "desk/kith-desk.h"
#include "session/kith-session.h"
#include "store/kith-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *store_path;      /* (owned) */
  char *account_name;    /* (owned) (nullable) */
  char *passphrase_file; /* (owned) (nullable) */
  gboolean json;         /* print one JSON document instead of text */
  KithStore *store;      /* (owned) (nullable) */
  KithSession *session;  /* (owned) (nullable) */
  KithDesk *desk;        /* (owned) (nullable) */
  JsonBuilder *out;      /* (owned) the root object, always filled */
  int status; /* exit status when the document is the answer: 0, or 1 for candidates, 5 for findings */
} KithCli;

typedef gboolean (*KithCliRun) (KithCli *cli, int argc, char **argv, GError **error);

/**
 * KithCliCommand:
 * @name: the word on the command line
 * @run: carries it out; argv[0] is the command's own name
 * @usage: what follows the name
 */
typedef struct
{
  const char *name;
  KithCliRun run;
  const char *usage;
} KithCliCommand;

int kith_cli_main (int argc, char **argv);

/* What commands stand on. */
KithStore *kith_cli_open_store (KithCli *cli, GError **error);
KithSession *kith_cli_unlock (KithCli *cli, GError **error);
KithDesk *kith_cli_open_desk (KithCli *cli, GError **error);
gboolean kith_cli_reseal (KithCli *cli, GError **error);
gboolean kith_cli_parse (KithCli *cli,
                         const GOptionEntry *entries,
                         const char *usage,
                         int *argc,
                         char ***argv,
                         GError **error);
gboolean kith_cli_refuse_usage (char **argv, const char *usage, GError **error);
gboolean
kith_cli_expect_args (int argc, char **argv, int at_least, int at_most, const char *usage, GError **error);
void kith_cli_say (KithCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Members of the document; ids are strings, since JSON numbers can't hold 63 bits. */
void kith_cli_put_string (KithCli *cli, const char *name, const char *value);
void kith_cli_put_int (KithCli *cli, const char *name, gint64 value);
void kith_cli_put_bool (KithCli *cli, const char *name, gboolean value);
void kith_cli_put_id (KithCli *cli, const char *name, gint64 id);
void kith_cli_put_day (KithCli *cli, const char *name, KithDay day);
void kith_cli_begin_array (KithCli *cli, const char *name);
void kith_cli_end_array (KithCli *cli);

/* The commands, one file each group. */
gboolean kith_cli_init (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_account (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_sample (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_person (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_consent (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_referral (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_checkin (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_debrief (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_incident (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_hard_time (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_plan (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_goal (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_group (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_requests (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_note (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_guard (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_import (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_catalog (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_handout (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_sign_in (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_sign_out (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_guest (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_here (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_paper (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_count (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_totals (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_verify (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_backup (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_restore (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_recovery (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_lost (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_audit (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_questions (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_resource (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_setting (KithCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
