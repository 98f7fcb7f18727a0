/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records merged and taken apart, in any order with everything else, against a model that knows nothing of
 * the program: what is counted and what is shown can be told from who was written where. */

#include "base/kith-error.h"
#include "desk/kith-desk-private.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-people-shown.h"
#include "people/kith-person-standing.h"
#include "stats/kith-counts.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

#define N_PEOPLE 5
#define N_DAYS 6
#define N_STEPS 15
/* Many more in a soak. */
#define N_SEQUENCES (g_getenv ("KITH_SOAK") != NULL ? 800u : 100u)

/* A merge in the model: a choice is the side that says the field. */
typedef struct
{
  int from;
  int into;
  int name;
  int pronouns;
  int hopes;
  int state;
} Merge;

typedef struct
{
  gint64 id;
  char *name;     /* (owned) */
  char *pronouns; /* (owned) */
  char *hopes;    /* (owned) */
  KithPersonState state;
  gboolean came[N_DAYS];
  gboolean removed[N_DAYS];
} Person;

typedef struct
{
  VisitsFixture *fixture; /* (unowned) */
  KithDesk *desk;         /* (unowned) */
  GRand *rand;            /* (unowned) */
  KithDay first_day;
  Person people[N_PEOPLE];
  Merge merges[N_PEOPLE]; /* oldest first */
  int n_merges;
  guint n_words;
} Run;

static guint n_merged, n_refused, n_unmerged, n_twice, n_put_back, n_stood;

/* ---- The model. */

static int
find_merge (const Run *run, int person)
{
  for (int i = 0; i < run->n_merges; i++)
    if (run->merges[i].from == person)
      return i;
  return -1;
}

static int
root_of (const Run *run, int person)
{
  int merge;

  while ((merge = find_merge (run, person)) >= 0)
    person = run->merges[merge].into;
  return person;
}

static const char *
name_of (const Run *run, int person)
{
  const char *name = run->people[person].name;

  for (int i = 0; i < run->n_merges; i++)
    if (run->merges[i].into == person && run->merges[i].name == KITH_MERGE_FROM)
      name = name_of (run, run->merges[i].from);
  return name;
}

static const char *
pronouns_of (const Run *run, int person)
{
  const char *pronouns = run->people[person].pronouns;

  for (int i = 0; i < run->n_merges; i++)
    if (run->merges[i].into == person && run->merges[i].pronouns != KITH_MERGE_INTO && *pronouns == '\0')
      pronouns = pronouns_of (run, run->merges[i].from);
  return pronouns;
}

static char *
hopes_of (const Run *run, int person)
{
  GString *hopes = g_string_new (run->people[person].hopes);

  for (int i = 0; i < run->n_merges; i++)
    {
      g_autofree char *more = NULL;

      if (run->merges[i].into != person || run->merges[i].hopes == KITH_MERGE_INTO)
        continue;
      more = hopes_of (run, run->merges[i].from);
      if (*more != '\0' && hopes->len > 0)
        g_string_append_c (hopes, '\n');
      g_string_append (hopes, more);
    }
  return g_string_free (hopes, FALSE);
}

/* The graver of what the records say, where nobody chose. */
static KithPersonState
state_of (const Run *run, int person)
{
  KithPersonState state = run->people[person].state;

  for (int i = 0; i < run->n_merges; i++)
    if (run->merges[i].into == person && run->merges[i].state != KITH_MERGE_INTO)
      {
        KithPersonState from = state_of (run, run->merges[i].from);

        state = run->merges[i].state == KITH_MERGE_FROM ? from : MAX (state, from);
      }
  return state;
}

static gboolean
came (const Run *run, int root, int day)
{
  for (int i = 0; i < N_PEOPLE; i++)
    if (root_of (run, i) == root && run->people[i].came[day])
      return TRUE;
  return FALSE;
}

/* ---- What is compared. */

static void
check_counts (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = kith_facts_load (run->fixture->store, NULL, &error);
  g_autoptr (GArray) parts = NULL;
  guint visits = 0, people = 0;
  KithCount count;

  g_assert_no_error (error);
  parts = kith_counts (facts, run->first_day, run->first_day + N_DAYS - 1, KITH_COUNT_WHOLE, G_DATE_MONDAY,
                       &count);
  for (int i = 0; i < N_PEOPLE; i++)
    {
      guint days = 0;

      for (int day = 0; day < N_DAYS && root_of (run, i) == i; day++)
        days += came (run, i, day);
      visits += days;
      people += days > 0;
    }
  g_assert_cmpuint (count.visits, ==, visits);
  g_assert_cmpuint (count.people_high, ==, people);
  g_assert_cmpuint (count.first_timers, ==, people);
}

static void
check_visits (Run *run, int root)
{
  g_autoptr (GError) error = NULL;
  gint64 person = run->people[root].id;
  g_autoptr (GPtrArray) visits = kith_visits_of_person (run->fixture->visits, person, 100, &error);
  KithPresence presence = { 0 }, shown = { 0 };
  guint n = 0;

  g_assert_no_error (error);
  for (int day = N_DAYS - 1; day >= 0; day--)
    if (came (run, root, day))
      {
        g_assert_cmpuint (n, <, visits->len);
        g_assert_cmpint (((KithVisit *) g_ptr_array_index (visits, n++))->day, ==, run->first_day + day);
      }
  g_assert_cmpuint (visits->len, ==, n);
  kith_visits_get_presence (run->fixture->visits, person, &presence, &error);
  g_assert_no_error (error);
  g_assert_cmpint (presence.times_seen, ==, (int) n);
  g_assert_cmpint (kith_desk_get_presence (run->desk, person, &shown), ==, n > 0);
  g_assert_cmpmem (&shown, sizeof shown, &presence, sizeof presence);
}

/* Who has died is found by nobody at the desk; nothing else follows from it. */
static void
check_standing (Run *run, int i)
{
  g_autoptr (GError) error = NULL;
  int root = root_of (run, i);
  KithPersonState state = state_of (run, root);
  KithCardIndex *index = kith_desk_get_index (run->desk);
  /* Hundreds of earlier runs have left namesakes. */
  g_autoptr (GPtrArray) matches =
      kith_card_index_find (index, name_of (run, root), kith_card_index_get_size (index), KITH_FIND_DEFAULT);
  KithStanding standing;
  gboolean found = FALSE;

  g_assert_true (kith_standing_get (run->fixture->session, run->people[i].id, &standing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (standing.state, ==, state);
  g_assert_cmpint (kith_card_get_state (kith_card_index_get (index, run->people[root].id)), ==, (int) state);
  for (guint n = 0; n < matches->len; n++)
    found |=
        kith_card_get_person (((KithMatch *) g_ptr_array_index (matches, n))->card) == run->people[root].id;
  g_assert_cmpint (found, ==, state != KITH_PERSON_DIED);
}

/* Apart, since each reading is written down in the log. */
static void
check_intake (Run *run, int i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIntakeRead) read = kith_intakes_read (run->fixture->session, run->people[i].id, &error);
  g_autofree char *hopes = hopes_of (run, root_of (run, i));

  g_assert_no_error (error);
  g_assert_cmpstr (kith_intake_get_text (read->intake, KITH_INTAKE_HOPES), ==, hopes);
}

static void
check_person (Run *run, int i)
{
  g_autoptr (GError) error = NULL;
  const Person *person = &run->people[i];
  int root = root_of (run, i);
  g_autoptr (KithCard) card = kith_people_get_shown_card (run->fixture->people, person->id, NULL, &error);
  KithCard *shown = kith_card_index_get (kith_desk_get_index (run->desk), person->id);
  KithCard *of_root = kith_card_index_get (kith_desk_get_index (run->desk), run->people[root].id);
  g_autoptr (KithCard) own = kith_people_get_card (run->fixture->people, person->id, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (kith_card_equal (card, shown));
  g_assert_cmpstr (kith_card_get_name (own), ==, person->name);
  g_assert_cmpstr (kith_card_get_pronouns (own), ==, person->pronouns);
  /* Whatever the records were called finds the person. */
  g_assert_true (g_str_equal (kith_card_get_name (of_root), person->name) ||
                 g_strv_contains (kith_card_get_aliases (of_root), person->name));
  if (root != i)
    {
      g_assert_cmpint (kith_card_get_merged_into (card), ==, run->people[root].id);
      return;
    }
  g_assert_cmpstr (kith_card_get_name (card), ==, name_of (run, i));
  g_assert_cmpstr (kith_card_get_pronouns (card), ==, pronouns_of (run, i));
  check_visits (run, i);
  check_standing (run, i);
}

/* Every row there is but those of the logs, without versions and without merges that ended. */
static char *
dump_all (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (fixture->store, &error);
  g_autoptr (KithStmt) tables = kith_db_prepare (
      db,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT "
      "IN ('audit', 'checkpoint', 'store_binding', 'sqlite_schema') ORDER BY 1",
      &error);
  GString *out = g_string_new (NULL);

  while (kith_stmt_step (tables, &error) == KITH_STEP_ROW)
    {
      const char *table = kith_stmt_get_text (tables, 0);
      const char *where = g_str_equal (table, "person_merge")   ? "WHERE ended = 0"
                          : g_str_equal (table, "merge_choice") ? "WHERE id IN (SELECT id FROM person_merge "
                                                                  "WHERE ended = 0)"
                                                                : "";
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s %s ORDER BY id", table, where);
      g_autoptr (KithStmt) rows = kith_db_prepare (db, sql, &error);

      while (kith_stmt_step (rows, &error) == KITH_STEP_ROW)
        {
          g_string_append_printf (out, "%s", table);
          for (int i = 0; i < kith_stmt_get_n_columns (rows); i++)
            {
              g_autoptr (GBytes) bytes = NULL;
              g_autofree char *digest = NULL;

              if (g_str_equal (kith_stmt_get_name (rows, i), "version"))
                continue;
              if (kith_stmt_get_value_type (rows, i) != KITH_VALUE_INT64)
                bytes = kith_stmt_dup_bytes (rows, i);
              digest = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
              g_string_append_printf (out, "|%" G_GINT64_FORMAT "%s", kith_stmt_get_int64 (rows, i),
                                      digest != NULL ? digest : "");
            }
          g_string_append_c (out, '\n');
        }
    }
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

/* The first row that differs says enough. */
static void
check_same (const char *before, const char *after)
{
  g_auto (GStrv) was = g_strsplit (before, "\n", -1);
  g_auto (GStrv) is = g_strsplit (after, "\n", -1);

  for (guint i = 0; was[i] != NULL && is[i] != NULL; i++)
    g_assert_cmpstr (was[i], ==, is[i]);
  g_assert_cmpuint (g_strv_length (was), ==, g_strv_length (is));
}

/* ---- What is done. */

static KithDeskOutcome *
apply (Run *run, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskCommand) owned = command;

  return kith_desk_apply (run->desk, owned, error);
}

static void
do_it (Run *run, KithDeskCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = apply (run, command, &error);

  g_assert_no_error (error);
}

static int
pick (Run *run)
{
  return g_rand_int_range (run->rand, 0, N_PEOPLE);
}

static char *
new_word (Run *run)
{
  static const char *const words[] = { "garden", "quiet", "piano", "rest" };

  run->n_words++;
  return g_strdup_printf ("%s %u", words[run->n_words % 4], run->n_words);
}

static void
put (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

static void
refuse (Run *run, KithDeskCommand *command)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (apply (run, command, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
stand (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  KithPersonState state = (KithPersonState) g_rand_int_range (run->rand, 0, 3);
  int root = root_of (run, person);
  g_autoptr (KithCard) card = NULL;

  kith_standing_set (run->fixture->session, run->people[person].id, state, KITH_DAY_NONE, &error);
  g_assert_no_error (error);
  run->people[root].state = state;
  for (int i = 0; i < run->n_merges && state_of (run, root) != state; i++)
    for (int n = 0; n < run->n_merges; n++)
      if (run->merges[n].into == root)
        run->merges[n].state = KITH_MERGE_INTO;
  card = kith_people_get_shown_card (run->fixture->people, run->people[root].id, NULL, &error);
  g_assert_no_error (error);
  kith_desk_put_card (run->desk, card);
  n_stood++;
}

static void
visit (Run *run, int person)
{
  KithClock *clock = run->fixture->clock;
  int today = kith_clock_today (clock) - run->first_day, day = g_rand_int_range (run->rand, 0, today + 1);
  KithInstant when = kith_clock_at (clock, kith_clock_now (clock).utc - (today - day) * 86400);
  int root = root_of (run, person);

  if (state_of (run, root) == KITH_PERSON_DIED)
    {
      refuse (run, kith_desk_command_sign_in (run->people[person].id, KITH_SOURCE_DESK, NULL));
      return;
    }
  if (g_rand_int_range (run->rand, 0, 4) == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDeskOutcome) guest = apply (run, kith_desk_command_guests (1), &error);

      g_assert_no_error (error);
      do_it (run, kith_desk_command_name_guest (guest->guest, run->people[person].id));
      day = today;
    }
  else
    do_it (run, kith_desk_command_sign_in (run->people[person].id, KITH_SOURCE_PAPER, &when));
  if (!came (run, root, day))
    run->people[root].came[day] = TRUE;
}

/* Taken back as the list has it: what anybody of them wrote that day goes. */
static void
take_back (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  int root = root_of (run, person);
  g_autoptr (GPtrArray) visits =
      kith_visits_of_person (run->fixture->visits, run->people[root].id, 100, &error);
  const KithVisit *one;

  g_assert_no_error (error);
  if (visits->len == 0)
    return;
  one = g_ptr_array_index (visits, (guint) g_rand_int_range (run->rand, 0, (gint32) visits->len));
  do_it (run, kith_desk_command_void_visit (one->id));
  for (int i = 0; i < N_PEOPLE; i++)
    if (root_of (run, i) == root)
      {
        run->people[i].removed[one->day - run->first_day] |= run->people[i].came[one->day - run->first_day];
        run->people[i].came[one->day - run->first_day] = FALSE;
      }
}

/* Put back as the list has it: each of them has their last of that day again. */
static void
put_back (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  int root = root_of (run, person);
  g_autoptr (GPtrArray) visits =
      kith_visits_removed_of_person (run->fixture->visits, run->people[root].id, 100, &error);
  gboolean expected[N_DAYS] = { FALSE };
  const KithVisit *one;

  g_assert_no_error (error);
  for (int i = 0; i < N_PEOPLE; i++)
    for (int day = 0; day < N_DAYS; day++)
      expected[day] |= root_of (run, i) == root && run->people[i].removed[day] && !came (run, root, day);
  for (guint i = 0; i < visits->len; i++)
    {
      int day = ((const KithVisit *) g_ptr_array_index (visits, i))->day - run->first_day;

      g_assert_true (expected[day]);
      expected[day] = FALSE;
    }
  for (int day = 0; day < N_DAYS; day++)
    g_assert_false (expected[day]);
  if (visits->len == 0)
    return;
  one = g_ptr_array_index (visits, (guint) g_rand_int_range (run->rand, 0, (gint32) visits->len));
  do_it (run, kith_desk_command_put_back_visit (one->id));
  n_put_back++;
  for (int i = 0; i < N_PEOPLE; i++)
    if (root_of (run, i) == root)
      run->people[i].came[one->day - run->first_day] = run->people[i].removed[one->day - run->first_day];
}

static void
edit_card (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  int root = root_of (run, person);
  gint64 version;
  g_autoptr (KithCard) shown =
      kith_people_get_shown_card (run->fixture->people, run->people[root].id, &version, &error);
  g_autoptr (KithCard) card = kith_card_copy (shown);
  gboolean name = g_rand_boolean (run->rand);
  char *word = new_word (run);

  g_assert_no_error (error);
  if (name)
    {
      kith_card_set_name (card, word, &error);
      put (&run->people[root].name, word);
    }
  else
    {
      kith_card_set_pronouns (card, word);
      put (&run->people[root].pronouns, word);
    }
  g_assert_no_error (error);
  for (int i = 0; i < run->n_merges; i++)
    if (run->merges[i].into == root)
      *(name ? &run->merges[i].name : &run->merges[i].pronouns) = KITH_MERGE_INTO;
  do_it (run, kith_desk_command_edit_card (card, version));
}

static void
deposit (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *word = new_word (run);
  Person *root = &run->people[root_of (run, person)];

  visits_step_deposit (run->fixture->session, run->people[person].id, KITH_INTAKE_HOPES, word, &error);
  g_assert_no_error (error);
  put (&root->hopes, *root->hopes == '\0' ? g_strdup (word) : g_strconcat (root->hopes, "\n", word, NULL));
}

/* Either words above those there are, or others instead of all. */
static void
write_intake (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  int root = root_of (run, person);
  g_autoptr (KithIntakeRead) read = kith_intakes_read (run->fixture->session, run->people[root].id, &error);
  g_autoptr (KithChange) change = NULL;
  g_autofree char *word = new_word (run);
  g_autofree char *before = hopes_of (run, root);
  g_autofree char *wanted = NULL;
  char **own = &run->people[root].hopes;

  g_assert_no_error (error);
  if (g_rand_int_range (run->rand, 0, 3) > 0)
    {
      wanted = *before == '\0' ? g_strdup (word) : g_strconcat (word, "\n", before, NULL);
      put (own, **own == '\0' ? g_strdup (word) : g_strconcat (word, "\n", *own, NULL));
    }
  else
    {
      wanted = g_strdup (word);
      put (own, g_strdup (word));
      for (int i = 0; i < run->n_merges; i++)
        {
          g_autofree char *now = hopes_of (run, root);

          if (!g_str_equal (now, word))
            for (int n = 0; n < run->n_merges; n++)
              if (run->merges[n].into == root)
                run->merges[n].hopes = KITH_MERGE_INTO;
        }
    }
  kith_intake_set_text (read->intake, KITH_INTAKE_HOPES, wanted);
  change =
      kith_session_begin (run->fixture->session, KITH_EVENT_INTAKE_CHANGED, run->people[root].id, &error);
  g_assert_no_error (error);
  g_assert_true (kith_intakes_write_in (change, run->people[root].id, read->intake, read->version,
                                        read->last_deposit, &error) &&
                 kith_change_commit (change, &error));
}

static KithDeskOutcome *
begin_merge (Run *run, int from, int into, const KithMergeChoices *choices)
{
  g_autoptr (GError) error = NULL;
  KithDeskOutcome *outcome =
      apply (run, kith_desk_command_merge (run->people[from].id, run->people[into].id, choices), &error);

  if (from == into || root_of (run, from) != from || root_of (run, into) != into)
    {
      g_assert_null (outcome);
      g_assert_true (g_error_matches (error, KITH_ERROR, KITH_ERROR_INVALID) ||
                     g_error_matches (error, KITH_ERROR, KITH_ERROR_EXISTS));
      n_refused++;
    }
  else
    g_assert_no_error (error);
  return outcome;
}

static void
merge (Run *run)
{
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autofree char *before = dump_all (run->fixture);
  g_autofree char *after = NULL;
  int from = pick (run), into = pick (run);
  gboolean name = g_rand_int_range (run->rand, 0, 3) == 0;
  KithMergeSide state = (KithMergeSide) g_rand_int_range (run->rand, KITH_MERGE_BOTH, KITH_MERGE_INTO + 1);
  g_autoptr (KithDeskOutcome) outcome = NULL;
  g_autoptr (KithDeskOutcome) again = NULL;

  if (name)
    {
      kith_merge_choices_set (choices, KITH_MERGE_NAME, KITH_MERGE_FROM);
      kith_merge_choices_set (choices, kith_intake_text_key (KITH_INTAKE_STRENGTHS), KITH_MERGE_FROM);
    }
  kith_merge_choices_set (choices, KITH_MERGE_STATE, state);
  outcome = begin_merge (run, from, into, choices);
  if (outcome == NULL)
    return;
  if (g_rand_boolean (run->rand))
    {
      do_it (run, kith_desk_command_unmerge (run->people[from].id, FALSE));
      after = dump_all (run->fixture);
      check_same (before, after);
      again = begin_merge (run, from, into, choices);
    }
  for (int day = 0; day < N_DAYS; day++)
    n_twice += came (run, from, day) && came (run, into, day);
  run->merges[run->n_merges++] =
      (Merge){ .from = from, .into = into, .name = name ? KITH_MERGE_FROM : 0, .state = (int) state };
  n_merged++;
}

static void
unmerge (Run *run, int person)
{
  g_autoptr (GError) error = NULL;
  int at = find_merge (run, person);
  g_autoptr (KithDeskOutcome) outcome =
      apply (run, kith_desk_command_unmerge (run->people[person].id, FALSE), &error);

  if (at < 0)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  for (int i = at + 1; i < run->n_merges; i++)
    run->merges[i - 1] = run->merges[i];
  run->n_merges--;
  n_unmerged++;
}

static void
step (Run *run)
{
  int person = pick (run);

  switch (g_rand_int_range (run->rand, 0, 16))
    {
    case 0:
    case 1:
    case 2:
      visit (run, person);
      break;
    case 3:
      take_back (run, person);
      break;
    case 13:
      take_back (run, person);
      put_back (run, person);
      break;
    case 4:
    case 5:
      edit_card (run, person);
      break;
    case 14:
    case 15:
      stand (run, person);
      break;
    case 6:
      deposit (run, person);
      break;
    case 7:
      write_intake (run, person);
      break;
    case 8:
    case 9:
    case 10:
      merge (run);
      break;
    default:
      /* Whoever it is, and more often one who is merged. */
      unmerge (run, run->n_merges > 0 && g_rand_boolean (run->rand) ? run->merges[0].from : person);
    }
}

/* Days that are over are closed whenever the desk is read anew, merged or not. */
static void
next_day (Run *run)
{
  g_autoptr (GError) error = NULL;

  kith_clock_advance (run->fixture->clock, 86400);
  kith_visits_roll_over (run->fixture->visits, NULL, &error);
  g_assert_no_error (error);
}

static void
run_sequence (VisitsFixture *fixture, KithDesk *desk, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Run run = { .fixture = fixture, .desk = desk, .rand = rand };

  /* Days and people of its own: what is counted is this sequence's. */
  for (int i = 0; i <= N_DAYS; i++)
    next_day (&run);
  run.first_day = kith_clock_today (fixture->clock);
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithDeskOutcome) outcome = NULL;

      run.people[i].name = g_strdup_printf ("Person %u %c", seed, 'a' + i);
      run.people[i].pronouns = g_strdup ("");
      run.people[i].hopes = g_strdup ("");
      outcome = apply (&run, kith_desk_command_add (run.people[i].name, NULL, NULL, NULL, NULL), &error);
      g_assert_no_error (error);
      run.people[i].id = outcome->person;
    }
  next_day (&run);
  for (int i = 0; i < N_PEOPLE; i++)
    visit (&run, pick (&run));
  for (int i = 0; i < N_STEPS; i++)
    {
      step (&run);
      if (i % 3 == 2 && kith_clock_today (fixture->clock) < run.first_day + N_DAYS - 1)
        next_day (&run);
      if (i % 3 == 2)
        check_counts (&run);
      for (int n = 0; n < N_PEOPLE; n++)
        check_person (&run, n);
      for (int n = 0; n < N_PEOPLE && i % 5 == 4; n++)
        check_intake (&run, n);
    }
  visits_fixture_check_presence (fixture);
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_free (run.people[i].name);
      g_free (run.people[i].pronouns);
      g_free (run.people[i].hopes);
    }
}

static void
test_any_sequence (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open (fixture->session, NULL, &error);

  g_assert_no_error (error);
  n_merged = n_refused = n_unmerged = n_twice = n_put_back = n_stood = 0;
  for (guint32 seed = 1; seed <= N_SEQUENCES; seed++)
    run_sequence (fixture, desk, seed);
  g_test_message ("%u merged, %u refused, %u taken apart, %u days on which both came, %u visits put back",
                  n_merged, n_refused, n_unmerged, n_twice, n_put_back);
  g_assert_cmpuint (n_merged, >, N_SEQUENCES);
  g_assert_cmpuint (n_unmerged, >, N_SEQUENCES / 10);
  g_assert_cmpuint (n_twice, >, N_SEQUENCES / 10);
  g_assert_cmpuint (n_put_back, >, N_SEQUENCES / 10);
  g_assert_cmpuint (n_stood, >, N_SEQUENCES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/desk/merges/any-sequence", test_any_sequence);
  return g_test_run ();
}
