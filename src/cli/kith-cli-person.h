/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing people in the document: what commands that find people share. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

void kith_cli_put_card (KithCli *cli, const KithCard *card);
void kith_cli_put_matches (KithCli *cli, const char *name, GPtrArray *matches);

gboolean kith_cli_person_duplicates (KithCli *cli, gboolean dry_run, GError **error);
gboolean kith_cli_person_distinct (KithCli *cli, const char *person, const char *other, GError **error);

G_END_DECLS
