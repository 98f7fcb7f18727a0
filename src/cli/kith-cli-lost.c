/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl lost: a computer with a copy of the store was lost. What is to be handed out goes into files that
 * only their owner reads, and lies on the disk before anything changes. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "cli/kith-cli-backups.h"
#include "cli/kith-cli-secret.h"
#include "cli/kith-cli.h"
#include "report/kith-reach-list.h"
#include "session/kith-lost.h"
#include "vault/kith-vault.h"

#define USAGE                                                                                                \
  "--slips FILE --new-recovery-file FILE [--recovery-file FILE] [--new-passphrase-file FILE] [--people "     \
  "FILE] "                                                                                                   \
  "| --people FILE"
#define MODE 0600

typedef struct
{
  char *slips_file;          /* (owned) (nullable) */
  char *new_recovery_file;   /* (owned) (nullable) */
  char *recovery_file;       /* (owned) (nullable) */
  char *new_passphrase_file; /* (owned) (nullable) */
  char *people_file;         /* (owned) (nullable) */
} LostOptions;

static void
lost_options_clear (LostOptions *self)
{
  g_clear_pointer (&self->slips_file, g_free);
  g_clear_pointer (&self->new_recovery_file, g_free);
  g_clear_pointer (&self->recovery_file, g_free);
  g_clear_pointer (&self->new_passphrase_file, g_free);
  g_clear_pointer (&self->people_file, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LostOptions, lost_options_clear)

/* -1 with an error. A file that is there already could be open to others, or hold what somebody needs. */
static int
make_file (const char *path, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, MODE);

  if (fd < 0)
    g_set_error (error, KITH_ERROR, KITH_ERROR_IO,
                 _ ("The file “%s” could not be made: %s. Name one that is not there yet."), path,
                 g_strerror (errno));
  return fd;
}

static gboolean
put (int fd, gconstpointer data, gsize size)
{
  const guint8 *at = data;

  while (size > 0)
    {
      ssize_t n = write (fd, at, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      at += MAX (n, 0);
      size -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

static gboolean
put_slip (int fd, const KithLostSlip *slip)
{
  return put (fd, slip->name, strlen (slip->name)) && put (fd, "\t", 1) &&
         put (fd, kith_secret_get_data (slip->passphrase), kith_secret_get_size (slip->passphrase)) &&
         put (fd, "\n", 1);
}

static gboolean
put_slips (int fd, KithLost *lost)
{
  GPtrArray *slips = kith_lost_get_slips (lost);

  for (guint i = 0; i < slips->len; i++)
    if (!put_slip (fd, g_ptr_array_index (slips, i)))
      return FALSE;
  return TRUE;
}

static gboolean
put_code (int fd, KithLost *lost)
{
  char *code = kith_recovery_code_to_string (kith_lost_get_code (lost));
  gboolean done = put (fd, code, strlen (code)) && put (fd, "\n", 1);

  kith_vault_wipe_string (code);
  return done;
}

static gboolean
write_file (const char *path,
            gboolean (*write_content) (int fd, KithLost *lost),
            KithLost *lost,
            GError **error)
{
  int fd = make_file (path, error);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = write_content (fd, lost) && fsync (fd) == 0;
  if (!done)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_IO, _ ("The file “%s” could not be written: %s."), path,
                   g_strerror (errno));
      g_unlink (path);
    }
  close (fd);
  return done;
}

static gboolean
write_files (KithLost *lost, const LostOptions *options, GError **error)
{
  if (!write_file (options->slips_file, put_slips, lost, error))
    return FALSE;
  if (write_file (options->new_recovery_file, put_code, lost, error))
    return TRUE;
  g_unlink (options->slips_file);
  return FALSE;
}

/* Without the old code: what of it nobody could open afterwards is not given up unasked. */
static gboolean
check_code (KithLost *lost, const LostOptions *options, GError **error)
{
  if (options->recovery_file != NULL || kith_lost_get_n_guarded (lost) == 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("There are guarded records that you may not open. Give the recovery code of until "
                          "now with --recovery-file, or let a coordinator do this who may open them."));
  return FALSE;
}

static gboolean
run (KithCli *cli, KithLost *lost, const LostOptions *options, GError **error)
{
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (KithSecret) own = NULL;
  g_autoptr (KithSecret) chosen = NULL;

  if (options->recovery_file != NULL)
    code = kith_cli_read_recovery (options->recovery_file, error);
  if (options->recovery_file != NULL && code == NULL)
    return FALSE;
  own = kith_cli_read_passphrase (cli->passphrase_file, _ ("Your passphrase until now"), error);
  if (own != NULL)
    chosen = kith_cli_read_new_passphrase (options->new_passphrase_file, _ ("Your new passphrase"), error);
  if (chosen == NULL || !write_files (lost, options, error))
    return FALSE;
  if (kith_lost_run (lost, cli->session, own, chosen, code, NULL, error))
    return TRUE;
  g_unlink (options->slips_file);
  g_unlink (options->new_recovery_file);
  return FALSE;
}

static void
tell_accounts (KithCli *cli, KithLost *lost, const LostOptions *options)
{
  GPtrArray *slips = kith_lost_get_slips (lost);

  kith_cli_put_string (cli, "slips", options->slips_file);
  kith_cli_put_string (cli, "recovery", options->new_recovery_file);
  kith_cli_begin_array (cli, "accounts");
  for (guint i = 0; i < slips->len; i++)
    {
      const KithLostSlip *slip = g_ptr_array_index (slips, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", slip->account);
      kith_cli_put_string (cli, "name", slip->name);
      kith_cli_put_string (cli, "role", kith_role_get_name (slip->role));
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
  kith_cli_say (cli, _ ("The passphrases for everybody else are in %s, each good for one unlock.\n"),
                options->slips_file);
  kith_cli_say (cli, _ ("The new recovery code is in %s. Put it on paper, then remove both files.\n"),
                options->new_recovery_file);
}

static void
say_backup (KithCli *cli, guint at, const KithKeptBackup *backup)
{
  g_autofree char *day = backup->gone_day != KITH_DAY_NONE ? kith_day_format_iso (backup->gone_day) : NULL;

  if (at == 0)
    kith_cli_say (cli,
                  _ ("Kept backups still open with the old passphrases; delete them or keep them safely:\n"));
  if (day != NULL)
    /* Translators: a file's name and a day */
    kith_cli_say (cli, _ ("  %s (makes room for a newer one by %s)\n"), backup->path, day);
  else
    kith_cli_say (cli, _ ("  %s (stays until somebody removes it)\n"), backup->path);
}

/* Whom to tell. Says how many records did not open, on standard error. */
static gboolean
write_people (KithCli *cli, const char *path, GError **error)
{
  guint n_unreadable = 0;
  g_autoptr (GPtrArray) people = kith_reach_list (cli->session, &n_unreadable, NULL, error);
  g_autoptr (KithRelease) release =
      people != NULL ? kith_reach_list_request (cli->session, KITH_RELEASE_FILE, error) : NULL;

  if (release == NULL || !kith_reach_list_write_csv (people, release, path, error))
    return FALSE;
  kith_cli_put_string (cli, "people_file", path);
  kith_cli_put_int (cli, "people", people->len);
  kith_cli_say (cli,
                g_dngettext (GETTEXT_PACKAGE, "%u person, and how they may be reached, is in %s.\n",
                             "%u people, and how they may be reached, are in %s.\n", people->len),
                people->len, path);
  if (n_unreadable > 0)
    g_printerr (
        g_dngettext (GETTEXT_PACKAGE,
                     "kithctl: %u person’s record cannot be opened and is left out. Run kithctl verify.\n",
                     "kithctl: %u people’s records cannot be opened and are left out. Run kithctl verify.\n",
                     n_unreadable),
        n_unreadable);
  return TRUE;
}

/**
 * kith_cli_lost:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Gives everybody new keys and passphrases, since a copy of the store is in other hands, and lists whom to
 * tell.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_lost (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (LostOptions) options = { 0 };
  g_autoptr (KithLost) lost = NULL;
  const GOptionEntry entries[] = {
    { "slips", 0, 0, G_OPTION_ARG_FILENAME, &options.slips_file,
      _ ("Where the passphrases of everybody else go"), _ ("FILE") },
    { "new-recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &options.new_recovery_file,
      _ ("Where the new recovery code goes"), _ ("FILE") },
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &options.recovery_file,
      _ ("Where the recovery code of until now stands"), _ ("FILE") },
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.new_passphrase_file,
      _ ("Where your new passphrase stands"), _ ("FILE") },
    { "people", 0, 0, G_OPTION_ARG_FILENAME, &options.people_file,
      _ ("Where the list goes of whose records the lost computer held"), _ ("FILE") },
    { NULL },
  };

  if (!kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) ||
      !kith_cli_expect_args (argc, argv, 0, 0, USAGE, error))
    return FALSE;
  if (options.slips_file == NULL && options.new_recovery_file == NULL && options.people_file != NULL)
    return kith_cli_unlock (cli, error) != NULL && write_people (cli, options.people_file, error);
  if (options.slips_file == NULL || options.new_recovery_file == NULL)
    return kith_cli_refuse_usage (argv, USAGE, error);
  if (kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  lost = kith_lost_prepare (cli->session, error);
  if (lost == NULL || !check_code (lost, &options, error) || !run (cli, lost, &options, error))
    return FALSE;

  tell_accounts (cli, lost, &options);
  return kith_cli_reseal (cli, error) && kith_cli_put_kept_backups (cli, say_backup, error) &&
         (options.people_file == NULL || write_people (cli, options.people_file, error));
}
