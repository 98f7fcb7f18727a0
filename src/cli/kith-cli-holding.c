/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl person export: somebody's own copy of everything that is held about them. */

#include <glib/gi18n-lib.h>

#include "cli/kith-cli-person.h"
#include "desk/kith-holding-collect.h"
#include "report/kith-holding-copy.h"

#define USAGE "export PERSON FILE(.json|.pdf) [--leave-out MARK]... [--keep MARK]..."

static gboolean
decide (KithHolding *holding, char **marks, KithHoldingDecision decision, GError **error)
{
  for (char **mark = marks; mark != NULL && *mark != NULL; mark++)
    if (!kith_holding_decide (holding, *mark, decision, error))
      return FALSE;
  return TRUE;
}

static void
put_mark (KithCli *cli, const KithHoldingEntry *entry)
{
  json_builder_begin_object (cli->out);
  kith_cli_put_string (cli, "mark", entry->id);
  kith_cli_put_string (cli, "label", entry->label);
  kith_cli_put_string (cli, "value", entry->value);
  kith_cli_put_string (cli, "reason", kith_third_party_reason_code (entry->third_party));
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%s\t%s\t%s\t%s\n", entry->id, entry->label, entry->value,
                kith_third_party_reason_label (entry->third_party));
}

/* What must be decided, to be decided about one by one. */
static void
put_marks (KithCli *cli, KithHolding *holding)
{
  kith_cli_begin_array (cli, "marks");
  for (guint i = 0; i < holding->sections->len; i++)
    {
      const KithHoldingSection *section = g_ptr_array_index (holding->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        if (kith_holding_entry_is_open (g_ptr_array_index (section->entries, j)))
          put_mark (cli, g_ptr_array_index (section->entries, j));
    }
  kith_cli_end_array (cli);
}

static gboolean
save (KithCli *cli, KithHolding *holding, const char *path, GError **error)
{
  gboolean ready = kith_holding_get_n_open (holding) == 0;

  kith_cli_put_id (cli, "person", holding->person);
  kith_cli_put_bool (cli, "saved", ready);
  put_marks (cli, holding);
  if (!ready)
    {
      kith_cli_say (cli, "%s\n",
                    _ ("Nothing was saved. What stands above may be about somebody else: say --keep or "
                       "--leave-out for each."));
      cli->status = 1;
      return TRUE;
    }
  kith_cli_put_string (cli, "path", path);
  kith_cli_put_int (cli, "left_out", kith_holding_get_n_left_out (holding));
  return kith_holding_copy_save (cli->session, holding, path, error);
}

/**
 * kith_cli_person_export:
 * @cli: the run
 * @argc: number of words
 * @argv: the words: export, and what follows
 * @error: return location
 *
 * Saves everything that is held about somebody, for them. What may be about somebody else has to be decided
 * first: until then nothing is saved, the marks are listed, and the exit status is 1.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person_export (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) left_out = NULL;
  g_auto (GStrv) kept = NULL;
  g_autoptr (KithHolding) holding = NULL;
  gint64 person;
  const GOptionEntry entries[] = {
    { "leave-out", 0, 0, G_OPTION_ARG_STRING_ARRAY, &left_out, _ ("Leave this entry out"), _ ("MARK") },
    { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &kept, _ ("Keep this entry in"), _ ("MARK") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 3, 3, USAGE, error) || !kith_id_parse (argv[2], &person, error) ||
      !kith_holding_copy_check_path (argv[3], error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  holding = kith_holding_collect (cli->session, person, NULL, NULL, NULL, error);
  return holding != NULL && decide (holding, kept, KITH_HOLDING_KEEP, error) &&
         decide (holding, left_out, KITH_HOLDING_LEAVE_OUT, error) && save (cli, holding, argv[3], error);
}
