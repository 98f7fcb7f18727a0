/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing people in the document: what commands that find people share. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

void kith_cli_put_card (KithCli *cli, const KithCard *card);
void kith_cli_put_matches (KithCli *cli, const char *name, GPtrArray *matches);

/**
 * KithCliEdit:
 * @name: (unowned) (nullable): and so the others; NULL: stays as it is
 * @aliases: (unowned) (nullable): all other names; an empty one alone takes them away
 * @version: (unowned) (nullable): what person show gave; NULL: whatever there is
 */
typedef struct
{
  const char *name;
  const char *pronouns;
  const char *disambiguator;
  const char *code;
  char **aliases;
  const char *version;
} KithCliEdit;

gboolean kith_cli_person_show (KithCli *cli, const char *id, GError **error);
gboolean kith_cli_person_edit (KithCli *cli, const char *id, const KithCliEdit *edit, GError **error);
gboolean
kith_cli_person_merge (KithCli *cli, const char *from, const char *into, char **choices, GError **error);
gboolean
kith_cli_person_state (KithCli *cli, const char *id, const char *word, const char *until, GError **error);
gboolean kith_cli_person_unmerge (KithCli *cli, const char *id, gboolean distinct, GError **error);

gboolean kith_cli_person_duplicates (KithCli *cli, gboolean dry_run, GError **error);
gboolean kith_cli_person_distinct (KithCli *cli, const char *person, const char *other, GError **error);
gboolean kith_cli_person_export (KithCli *cli, int argc, char **argv, GError **error);
/* erase, erasures, hold, holds, seen, retention */
gboolean kith_cli_person_erase (KithCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
