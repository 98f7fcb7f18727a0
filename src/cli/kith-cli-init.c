/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl init, and kithctl sample: stores that weren't there before. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "cli/kith-cli-secret.h"
#include "cli/kith-cli.h"
#include "sample/kith-sample.h"
#include "session/kith-setup.h"

static void
take (char **field, char **given)
{
  if (*given == NULL)
    return;
  g_free (*field);
  *field = g_steal_pointer (given);
}

/**
 * kith_cli_init:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Sets up a center and prints the recovery code, this once.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_init (KithCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *center = NULL, *timezone = NULL, *rollover = NULL, *one = NULL, *many = NULL,
                  *coordinator = NULL, *country = NULL;
  const GOptionEntry entries[] = {
    { "center", 0, 0, G_OPTION_ARG_STRING, &center, _ ("The center's name"), _ ("NAME") },
    { "timezone", 0, 0, G_OPTION_ARG_STRING, &timezone, _ ("Where it is, such as America/Chicago"),
      _ ("ZONE") },
    { "rollover", 0, 0, G_OPTION_ARG_STRING, &rollover, _ ("When its day begins"), "HH:MM" },
    { "word-one", 0, 0, G_OPTION_ARG_STRING, &one, _ ("The word for one person who comes"), _ ("WORD") },
    { "word-many", 0, 0, G_OPTION_ARG_STRING, &many, _ ("The word for several"), _ ("WORD") },
    { "coordinator", 0, 0, G_OPTION_ARG_STRING, &coordinator, _ ("The first coordinator"), _ ("NAME") },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, _ ("Whose crisis lines to start with, such as US"),
      _ ("CODE") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, "", &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, "--center NAME --timezone ZONE --coordinator NAME", error))
    return FALSE;
  if (center == NULL || coordinator == NULL || timezone == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                           _ ("A center needs --center, --timezone and --coordinator."));
      return FALSE;
    }

  g_autoptr (KithSetup) setup = kith_setup_new ();
  take (&setup->center_name, &center);
  take (&setup->timezone, &timezone);
  take (&setup->word_one, &one);
  take (&setup->word_many, &many);
  take (&setup->country, &country);
  take (&setup->coordinator_name, &coordinator);
  if (rollover != NULL && !kith_minute_parse (rollover, &setup->rollover, error))
    return FALSE;
  setup->passphrase =
      kith_cli_read_new_passphrase (cli->passphrase_file, _ ("New passphrase of the coordinator"), error);
  if (setup->passphrase == NULL)
    return FALSE;

  g_autoptr (KithRecoveryCode) recovery = NULL;
  cli->store = kith_setup_run (setup, cli->store_path, &recovery, error);
  if (cli->store == NULL)
    return FALSE;

  g_autofree char *code = kith_recovery_code_to_string (recovery);
  kith_cli_put_string (cli, "store", cli->store_path);
  kith_cli_put_string (cli, "recovery_code", code);
  kith_cli_say (cli, _ ("%s is set up in %s.\n"), setup->center_name, cli->store_path);
  kith_cli_say (
      cli,
      _ ("Recovery code, shown this once; write it down and keep it away from this computer:\n\n    %s\n\n"),
      code);
  return TRUE;
}

/**
 * kith_cli_sample:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Fills a new store with a fictional center.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_sample (KithCli *cli, int argc, char **argv, GError **error)
{
  int people = 150, visits = 3000, years = 1, resources = 0;
  gint64 seed = 1;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "people", 0, 0, G_OPTION_ARG_INT, &people, _ ("How many people"), "N" },
    { "visits", 0, 0, G_OPTION_ARG_INT, &visits, _ ("How many visits"), "N" },
    { "years", 0, 0, G_OPTION_ARG_INT, &years, _ ("Over how many years"), "N" },
    { "resources", 0, 0, G_OPTION_ARG_INT, &resources, _ ("How many services in the directory"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, _ ("The same seed gives the same center"), "S" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, _ ("The last day"), _ ("DATE") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, "", &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, "--people N --visits N --years N --resources N", error))
    return FALSE;
  if (people < 0 || visits < 0 || years < 1 || years > 100 || people > 5000000 || visits > 50000000 ||
      resources < 0 || resources > 5000000)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_USAGE,
          _ ("A sample has up to 5 million people, 50 million visits, 5 million services and 100 years."));
      return FALSE;
    }

  KithSampleSize size = { .people = (guint) people,
                          .visits = (guint) visits,
                          .years = (guint) years,
                          .seed = (guint64) seed,
                          .resources = (guint) resources,
                          .until = KITH_DAY_NONE };
  if (until != NULL && !kith_day_parse (until, &size.until, error))
    return FALSE;

  g_autoptr (KithSecret) passphrase =
      kith_cli_read_new_passphrase (cli->passphrase_file, _ ("New passphrase of all three accounts"), error);
  if (passphrase == NULL)
    return FALSE;
  cli->store = kith_sample_create (cli->store_path, &size, passphrase, NULL, NULL, NULL, error);
  if (cli->store == NULL)
    return FALSE;

  kith_cli_put_string (cli, "store", cli->store_path);
  kith_cli_put_int (cli, "people", people);
  kith_cli_put_int (cli, "visits", visits);
  kith_cli_put_int (cli, "resources", resources);
  kith_cli_say (cli, _ ("A sample center is in %s: accounts desk, advocate, coordinator.\n"),
                cli->store_path);
  return TRUE;
}
