/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl. */

#include "cli/kith-cli.h"

int
main (int argc, char **argv)
{
  return kith_cli_main (argc, argv);
}
