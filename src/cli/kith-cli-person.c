/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl person: adding and finding people, and which command is meant. */

#include "cli/kith-cli-person.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define USAGE                                                                                                \
  "add NAME [--alias A]... [--code C] | search TEXT [--limit N] | show ID | edit ID [--name N] [--alias "    \
  "A]... "                                                                                                   \
  "[--pronouns P] [--disambiguator D] [--code C] [--version V] | merge FROM INTO [--choose "                 \
  "FIELD=from|into]... | "                                                                                   \
  "unmerge ID [--distinct] | duplicates [--dry-run] | distinct ID ID | state ID active|away|died [--until "  \
  "DATE]"

static const char *const erase_words[] = { "erase", "erasures", "hold", "holds", "seen", "retention", NULL };

static const char *
reason_code (KithMatchReason reason)
{
  static const char *const codes[] = { "code", "name", "alias", "nickname", "typo", "sound" };

  return reason < G_N_ELEMENTS (codes) ? codes[reason] : "name";
}

/**
 * kith_cli_put_card:
 * @cli: the run
 * @card: a person's card
 *
 * Adds the members of a card to the object that is open, and prints a line of text.
 */
void
kith_cli_put_card (KithCli *cli, const KithCard *card)
{
  const char *const *aliases = kith_card_get_aliases (card);
  g_autofree char *id = kith_id_format (kith_card_get_person (card));

  kith_cli_put_string (cli, "id", id);
  kith_cli_put_string (cli, "name", kith_card_get_name (card));
  kith_cli_put_string (cli, "pronouns", kith_card_get_pronouns (card));
  kith_cli_put_string (cli, "disambiguator", kith_card_get_disambiguator (card));
  kith_cli_put_string (cli, "code", kith_card_get_code (card));
  kith_cli_begin_array (cli, "aliases");
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    kith_cli_put_string (cli, NULL, aliases[i]);
  kith_cli_end_array (cli);
  kith_cli_say (cli, "%s\t%s\n", id, kith_card_get_name (card));
}

/**
 * kith_cli_put_matches:
 * @cli: the run
 * @name: the member's name
 * @matches: (element-type KithMatch): best first
 *
 * Adds an array of matches.
 */
void
kith_cli_put_matches (KithCli *cli, const char *name, GPtrArray *matches)
{
  kith_cli_begin_array (cli, name);
  for (guint i = 0; i < matches->len; i++)
    {
      const KithMatch *match = g_ptr_array_index (matches, i);

      json_builder_begin_object (cli->out);
      kith_cli_put_card (cli, match->card);
      kith_cli_put_string (cli, "reason", reason_code (match->reason));
      kith_cli_put_bool (cli, "clear", match->clear);
      json_builder_end_object (cli->out);
    }
  kith_cli_end_array (cli);
}

static gboolean
add_person (KithCli *cli, const char *name, char **aliases, const char *code, GError **error)
{
  KithDesk *desk = kith_cli_open_desk (cli, error);
  if (desk == NULL)
    return FALSE;

  g_autoptr (KithDeskCommand) command =
      kith_desk_command_add (name, NULL, NULL, (const char *const *) aliases, code);
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, command, error);
  if (outcome == NULL)
    return FALSE;

  KithCard *card = kith_card_index_get (kith_desk_get_index (desk), outcome->person);
  kith_cli_put_id (cli, "id", outcome->person);
  kith_cli_put_string (cli, "name", kith_card_get_name (card));
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\n", outcome->person, kith_card_get_name (card));
  return TRUE;
}

static gboolean
search_people (KithCli *cli, const char *text, int limit, GError **error)
{
  KithEntryMeaning meaning;
  KithDesk *desk = kith_cli_open_desk (cli, error);
  if (desk == NULL)
    return FALSE;

  g_autoptr (GPtrArray) matches =
      kith_desk_match (desk, text, (guint) CLAMP (limit, 1, 1000), KITH_FIND_INCLUDE_DIED, &meaning);
  kith_cli_put_matches (cli, "matches", matches);
  return TRUE;
}

/* The words that a person command may bring along. */
typedef struct
{
  char *name;          /* (owned) (nullable) */
  char *pronouns;      /* (owned) (nullable) */
  char *disambiguator; /* (owned) (nullable) */
  char *code;          /* (owned) (nullable) */
  char *version;       /* (owned) (nullable) */
  char *until;         /* (owned) (nullable) */
  char **aliases;      /* (owned) (nullable) */
  char **choices;      /* (owned) (nullable) */
  gboolean dry_run;
  gboolean distinct;
  int limit;
} Words;

static void
words_clear (Words *self)
{
  g_free (self->name);
  g_free (self->pronouns);
  g_free (self->disambiguator);
  g_free (self->code);
  g_free (self->version);
  g_free (self->until);
  g_strfreev (self->aliases);
  g_strfreev (self->choices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
run_person (KithCli *cli, int argc, char **argv, const Words *words, GError **error)
{
  const char *what = argv[1];

  if (g_str_equal (what, "duplicates") && argc == 2)
    return kith_cli_person_duplicates (cli, words->dry_run, error);
  if (g_str_equal (what, "distinct") && argc == 4)
    return kith_cli_person_distinct (cli, argv[2], argv[3], error);
  if (g_str_equal (what, "merge") && argc == 4)
    return kith_cli_person_merge (cli, argv[2], argv[3], words->choices, error);
  if (g_str_equal (what, "state") && argc == 4)
    return kith_cli_person_state (cli, argv[2], argv[3], words->until, error);
  if (!kith_cli_expect_args (argc, argv, 2, 2, USAGE, error))
    return FALSE;
  if (g_str_equal (what, "add"))
    return add_person (cli, argv[2], words->aliases, words->code, error);
  if (g_str_equal (what, "search"))
    return search_people (cli, argv[2], words->limit, error);
  if (g_str_equal (what, "show"))
    return kith_cli_person_show (cli, argv[2], error);
  if (g_str_equal (what, "unmerge"))
    return kith_cli_person_unmerge (cli, argv[2], words->distinct, error);
  if (g_str_equal (what, "edit"))
    {
      const KithCliEdit edit = { words->name, words->pronouns, words->disambiguator,
                                 words->code, words->aliases,  words->version };

      return kith_cli_person_edit (cli, argv[2], &edit, error);
    }
  return kith_cli_refuse_usage (argv, USAGE, error);
}

/**
 * kith_cli_person:
 * @cli: the run
 * @argc: number of words
 * @argv: the words
 * @error: return location
 *
 * Adds, finds, shows and changes people, and says which records are one person.
 *
 * Returns: whether it was done
 */
gboolean
kith_cli_person (KithCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Words) words = { .limit = 6 };
  const GOptionEntry entries[] = {
    { "alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.aliases, _ ("Another name they go by"), _ ("NAME") },
    { "code", 0, 0, G_OPTION_ARG_STRING, &words.code, _ ("The code on their card"), _ ("CODE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &words.name, _ ("What to call them"), _ ("NAME") },
    { "pronouns", 0, 0, G_OPTION_ARG_STRING, &words.pronouns, _ ("Their pronouns"), _ ("WORDS") },
    { "disambiguator", 0, 0, G_OPTION_ARG_STRING, &words.disambiguator,
      _ ("What tells them from a namesake, agreed with them"), _ ("WORDS") },
    { "version", 0, 0, G_OPTION_ARG_STRING, &words.version, _ ("Only if nobody changed it since"), "N" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &words.until, _ ("The last day they are away"), _ ("DATE") },
    { "choose", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.choices, _ ("Which record says a field"),
      _ ("FIELD=from|into") },
    { "distinct", 0, 0, G_OPTION_ARG_NONE, &words.distinct, _ ("They are two people: remember it"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &words.limit, _ ("At most so many"), "N" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry_run, _ ("Only look, and note nothing"), NULL },
    { NULL },
  };

  if (argc > 1 && g_str_equal (argv[1], "export"))
    return kith_cli_person_export (cli, argc, argv, error);
  if (argc > 1 && g_strv_contains (erase_words, argv[1]))
    return kith_cli_person_erase (cli, argc, argv, error);
  return kith_cli_parse (cli, entries, USAGE, &argc, &argv, error) &&
         kith_cli_expect_args (argc, argv, 1, 3, USAGE, error) && run_person (cli, argc, argv, &words, error);
}
