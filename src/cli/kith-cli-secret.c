/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads secrets into locked memory: the first line of a file, or a line typed at the terminal with echo off.
 * Buffers that held one are wiped before they are given back.
 */

#include "cli/kith-cli-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"

#define LINE_MAX_BYTES 4096

/* Reads one line without any buffering that would keep a copy. */
static gboolean
read_line (int fd, char line[LINE_MAX_BYTES])
{
  gsize length = 0;

  while (length + 1 < LINE_MAX_BYTES)
    {
      char letter;
      ssize_t n = read (fd, &letter, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0 || letter == '\n')
        break;
      line[length++] = letter;
    }
  if (length > 0 && line[length - 1] == '\r')
    length--;
  line[length] = '\0';
  return TRUE;
}

static gboolean
read_file_line (const char *file, char line[LINE_MAX_BYTES], GError **error)
{
  int fd = open (file, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && read_line (fd, line);

  if (!done)
    g_set_error (error, KITH_ERROR, KITH_ERROR_IO, _ ("The file “%s” could not be read: %s."), file,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
read_terminal_line (const char *prompt, char line[LINE_MAX_BYTES], GError **error)
{
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  struct termios before, silent;

  if (fd < 0 || tcgetattr (fd, &before) != 0)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_USAGE,
          _ ("There is no terminal to ask on. Give the passphrase in a file with --passphrase-file."));
      if (fd >= 0)
        close (fd);
      return FALSE;
    }

  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  silent.c_lflag |= ECHONL;
  tcsetattr (fd, TCSAFLUSH, &silent);
  dprintf (fd, "%s: ", prompt);
  gboolean done = read_line (fd, line);
  tcsetattr (fd, TCSAFLUSH, &before);
  close (fd);
  if (!done)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_IO, _ ("The terminal could not be read."));
  return done;
}

static gboolean
read_secret_line (const char *file, const char *prompt, char line[LINE_MAX_BYTES], GError **error)
{
  return file != NULL ? read_file_line (file, line, error) : read_terminal_line (prompt, line, error);
}

/**
 * kith_cli_read_passphrase:
 * @file: (nullable): the file whose first line it is; %NULL asks on the terminal
 * @prompt: what to ask for
 * @error: return location
 *
 * Reads a passphrase.
 *
 * Returns: (transfer full): the passphrase
 */
KithSecret *
kith_cli_read_passphrase (const char *file, const char *prompt, GError **error)
{
  char line[LINE_MAX_BYTES];
  KithSecret *secret = NULL;

  if (read_secret_line (file, prompt, line, error))
    secret = kith_passphrase_prepare (line, error);
  kith_vault_wipe (line, sizeof line);
  return secret;
}

/**
 * kith_cli_read_new_passphrase:
 * @file: (nullable): the file whose first line it is; %NULL asks twice on the terminal
 * @prompt: what to ask for
 * @error: return location
 *
 * Reads a passphrase that is to be set; typed ones must be typed the same twice.
 *
 * Returns: (transfer full): the passphrase
 */
KithSecret *
kith_cli_read_new_passphrase (const char *file, const char *prompt, GError **error)
{
  g_autoptr (KithSecret) first = kith_cli_read_passphrase (file, prompt, error);
  if (first == NULL || file != NULL)
    return g_steal_pointer (&first);

  g_autoptr (KithSecret) second = kith_cli_read_passphrase (NULL, _ ("The same again"), error);
  if (second == NULL)
    return NULL;
  if (!kith_secret_equal (first, second))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The two passphrases differ. Nothing was changed."));
      return NULL;
    }
  return g_steal_pointer (&first);
}

/**
 * kith_cli_read_recovery:
 * @file: (nullable): the file whose first line it is; %NULL asks on the terminal
 * @error: return location
 *
 * Reads a recovery code.
 *
 * Returns: (transfer full): the code, or %NULL with an error that says what is wrong with it
 */
KithRecoveryCode *
kith_cli_read_recovery (const char *file, GError **error)
{
  char line[LINE_MAX_BYTES];
  KithRecoveryCode *code = NULL;

  if (read_secret_line (file, _ ("Recovery code"), line, error))
    code = kith_recovery_code_parse (line, error);
  kith_vault_wipe (line, sizeof line);
  return code;
}
