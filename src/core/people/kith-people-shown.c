/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merged records are put together when they are read. What is edited afterwards goes to the record that
 * stays, field by field: what was not touched remains where it was written, so that nothing of one record
 * ever moves into the other. */

#include "people/kith-people-shown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "people/kith-people-private.h"

/* Records that are merged, as far as they are known. */
typedef struct
{
  KithSession *session; /* (unowned) */
  KithDb *db;           /* (unowned) */
  GPtrArray *merges;    /* (owned) (element-type KithMerge) */
  GHashTable *into;     /* (owned) person → GPtrArray of KithMerge: what was merged into them */
  GHashTable *from;     /* (owned) person → KithMerge */
  GHashTable *cards;    /* (owned) person → KithCard, as written */
} Group;

static void
group_clear (Group *self)
{
  g_clear_pointer (&self->from, g_hash_table_unref);
  g_clear_pointer (&self->into, g_hash_table_unref);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_pointer (&self->merges, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

/* merges: (transfer full) */
static void
group_init (Group *self, KithSession *session, KithDb *db, GPtrArray *merges)
{
  self->session = session;
  self->db = db;
  self->merges = merges;
  self->from = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->into = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) kith_card_unref);
  for (guint i = 0; i < merges->len; i++)
    {
      KithMerge *merge = g_ptr_array_index (merges, i);
      GPtrArray *list = g_hash_table_lookup (self->into, &merge->into);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->into, &merge->into, list);
        }
      g_ptr_array_add (list, merge);
      g_hash_table_insert (self->from, &merge->from, merge);
    }
}

static gboolean
group_knows (const Group *self, gint64 person)
{
  return g_hash_table_contains (self->from, &person) || g_hash_table_contains (self->into, &person);
}

static void
group_take_card (Group *self, KithCard *card)
{
  gint64 person = kith_card_get_person (card);

  g_hash_table_insert (self->cards, g_memdup2 (&person, sizeof person), card);
}

/* In a ring each stands for itself. */
static gint64
group_root (const Group *self, gint64 person)
{
  const KithMerge *merge;
  gint64 at = person;

  for (guint n = 0; (merge = g_hash_table_lookup (self->from, &at)) != NULL; n++)
    {
      if (n > self->merges->len)
        return person;
      at = merge->into;
    }
  return at;
}

static void
add_names (GPtrArray *names, const KithCard *card)
{
  const char *const *aliases = kith_card_get_aliases (card);

  g_ptr_array_add (names, (gpointer) kith_card_get_name (card));
  for (guint i = 0; aliases[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) aliases[i]);
}

/* The names of either or both but the one they are called by; no more than a card holds. */
static void
put_aliases (KithCard *card, const KithCard *into, const KithCard *from, KithMergeSide side)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  if (side != KITH_MERGE_FROM)
    add_names (names, into);
  if (side != KITH_MERGE_INTO)
    add_names (names, from);
  for (guint i = 0; i < names->len && others->len < KITH_CARD_MAX_ALIASES; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_str_equal (name, kith_card_get_name (card)) &&
          !g_ptr_array_find_with_equal_func (others, name, g_str_equal, NULL))
        g_ptr_array_add (others, (gpointer) name);
    }
  g_ptr_array_add (others, NULL);
  kith_card_set_aliases (card, (const char *const *) others->pdata, NULL);
}

static const char *
pick (const char *into, const char *from, KithMergeSide side)
{
  if (side == KITH_MERGE_BOTH)
    return *into != '\0' ? into : from;
  return side == KITH_MERGE_FROM ? from : into;
}

/* The graver of the two, where nobody chose. */
static KithCardState
pick_state (KithCardState into, KithCardState from, KithMergeSide side)
{
  if (side == KITH_MERGE_BOTH)
    return MAX (into, from);
  return side == KITH_MERGE_FROM ? from : into;
}

/**
 * kith_merge_cards:
 * @into: the card of the record that stays
 * @from: the card of the one that counts as it
 * @choices: which of the two says what
 *
 * Returns: (transfer full): the card to show, of the person of @into
 */
KithCard *
kith_merge_cards (const KithCard *into, const KithCard *from, const KithMergeChoices *choices)
{
  KithCard *card;

  g_return_val_if_fail (into != NULL && from != NULL && choices != NULL, NULL);

  card = kith_card_copy (into);
  kith_card_set_name (card,
                      pick (kith_card_get_name (into), kith_card_get_name (from),
                            kith_merge_choices_get (choices, KITH_MERGE_NAME)),
                      NULL);
  kith_card_set_pronouns (card, pick (kith_card_get_pronouns (into), kith_card_get_pronouns (from),
                                      kith_merge_choices_get (choices, KITH_MERGE_PRONOUNS)));
  kith_card_set_disambiguator (card,
                               pick (kith_card_get_disambiguator (into), kith_card_get_disambiguator (from),
                                     kith_merge_choices_get (choices, KITH_MERGE_DISAMBIGUATOR)));
  kith_card_set_code (card,
                      pick (kith_card_get_code (into), kith_card_get_code (from),
                            kith_merge_choices_get (choices, KITH_MERGE_CODE)),
                      NULL);
  put_aliases (card, into, from, kith_merge_choices_get (choices, KITH_MERGE_ALIASES));
  kith_card_set_state (card, pick_state (kith_card_get_state (into), kith_card_get_state (from),
                                         kith_merge_choices_get (choices, KITH_MERGE_STATE)));
  return card;
}

/* A record as it looks with all that count as it; NULL where it is not known or hidden. */
static KithCard *
show (const Group *self, gint64 person)
{
  KithCard *written = g_hash_table_lookup (self->cards, &person);
  GPtrArray *merges = g_hash_table_lookup (self->into, &person);
  g_autoptr (KithCard) card = NULL;

  if (written == NULL || kith_card_get_state (written) == KITH_CARD_HIDDEN)
    return NULL;
  card = kith_card_ref (written);
  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      g_autoptr (KithCard) from = show (self, merge->from);
      g_autoptr (KithMergeChoices) choices = NULL;
      KithCard *both;

      if (from == NULL)
        continue;
      choices = kith_merges_open_choices (self->session, self->db, merge, FALSE);
      both = kith_merge_cards (card, from, choices);
      kith_card_unref (card);
      card = both;
    }
  return g_steal_pointer (&card);
}

/* Whose codes open the record: of those, all that no choice left out. */
static GArray *
list_code_holders (const Group *self, gint64 person)
{
  GPtrArray *merges = g_hash_table_lookup (self->into, &person);
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (holders, person);
  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      g_autoptr (KithMergeChoices) choices = kith_merges_open_choices (self->session, self->db, merge, FALSE);
      KithMergeSide side = kith_merge_choices_get (choices, KITH_MERGE_CODE);
      g_autoptr (GArray) from = NULL;

      if (side == KITH_MERGE_INTO)
        continue;
      if (side == KITH_MERGE_FROM)
        g_array_set_size (holders, 0);
      from = list_code_holders (self, merge->from);
      g_array_append_vals (holders, from->data, from->len);
    }
  return holders;
}

static gboolean
holds_code (GArray *holders, gint64 person)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_array_index (holders, gint64, i) == person)
      return TRUE;
  return FALSE;
}

/* The card of a record that counts as another: only its code is found. */
static KithCard *
hide (const Group *self, gint64 person, gint64 root)
{
  KithCard *card = kith_card_copy (g_hash_table_lookup (self->cards, &person));
  g_autoptr (GArray) holders = list_code_holders (self, root);

  kith_card_set_merged_into (card, root);
  if (!holds_code (holders, person))
    kith_card_set_code (card, NULL, NULL);
  return card;
}

gboolean
kith_people_show_merged (KithPeople *self, GPtrArray *cards, GError **error)
{
  KithDb *db = kith_store_get_reader (kith_session_get_store (self->session), error);
  GPtrArray *merges = db != NULL ? kith_merges_list (db, error) : NULL;
  g_auto (Group) group = { NULL };

  if (merges == NULL)
    return FALSE;
  group_init (&group, self->session, db, merges);
  for (guint i = 0; i < cards->len && merges->len > 0; i++)
    if (group_knows (&group, kith_card_get_person (g_ptr_array_index (cards, i))))
      group_take_card (&group, kith_card_ref (g_ptr_array_index (cards, i)));

  for (guint i = 0; i < cards->len && merges->len > 0; i++)
    {
      gint64 person = kith_card_get_person (g_ptr_array_index (cards, i));
      gint64 root;
      KithCard *shown;

      if (!group_knows (&group, person))
        continue;
      root = group_root (&group, person);
      if (root == person && g_hash_table_contains (group.from, &person))
        continue;
      shown = root == person ? show (&group, person) : hide (&group, person, root);
      kith_card_unref (g_ptr_array_index (cards, i));
      g_ptr_array_index (cards, i) = shown;
    }
  return TRUE;
}

/* Reads the group of a root. version: another one whenever anything in it was written. */
static gboolean
read_group (KithPeople *self, KithDb *db, gint64 root, Group *group, gint64 *version, GError **error)
{
  GPtrArray *merges = kith_merges_list_below (db, root, error);
  KithPersonState state;
  g_autoptr (GArray) versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithCard *card;

  if (merges == NULL)
    return FALSE;
  group_init (group, self->session, db, merges);
  card = kith_people_read_card (self, db, root, &state, version, error);
  if (card == NULL)
    return FALSE;
  group_take_card (group, card);
  if (merges->len == 0)
    return TRUE;

  g_array_append_vals (versions, version, 1);
  for (guint i = 0; i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      gint64 from_version = 0;

      card = kith_people_read_card (self, db, merge->from, &state, &from_version, NULL);
      if (card != NULL)
        group_take_card (group, card);
      g_array_append_vals (versions, (const gint64[]){ merge->id, merge->version, from_version }, 3);
    }
  *version = kith_merges_stamp (versions);
  return TRUE;
}

/**
 * kith_people_get_shown_card:
 * @self: the service
 * @person: an id
 * @version: (out) (optional): for kith_people_set_shown_card_in()
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED or %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full): the card together with those of all records that count as this one; where it
 * counts as another itself, a hidden card that says so
 */
KithCard *
kith_people_get_shown_card (KithPeople *self, gint64 person, gint64 *version, GError **error)
{
  g_auto (Group) group = { NULL };
  KithCard *card;
  gint64 root, found;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (self->session), error);
  root = db != NULL ? kith_merges_find_root (db, person, error) : 0;
  if (root == 0 || !read_group (self, db, root, &group, &found, error))
    return NULL;
  if (version != NULL)
    *version = found;
  if (root == person)
    {
      card = show (&group, person);
      return card != NULL ? card : kith_card_ref (g_hash_table_lookup (group.cards, &person));
    }
  if (g_hash_table_lookup (group.cards, &person) != NULL)
    return hide (&group, person, root);
  return kith_people_get_card (self, person, NULL, error);
}

static gboolean
has (const char *const *names, const char *name)
{
  return g_strv_contains (names, name);
}

/* What was added goes to the record's own names and what was struck out leaves them. Where a name was struck
 * out that is another record's, the list is the record's own from now on; TRUE then. */
static gboolean
edit_aliases (KithCard *own, const KithCard *shown, const KithCard *wanted)
{
  const char *const *mine = kith_card_get_aliases (own), *const *was = kith_card_get_aliases (shown);
  const char *const *now = kith_card_get_aliases (wanted);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  gboolean whole = FALSE;

  for (guint i = 0; was[i] != NULL; i++)
    whole |= !has (now, was[i]) && !has (mine, was[i]) && !g_str_equal (was[i], kith_card_get_name (own)) &&
             !g_str_equal (was[i], kith_card_get_name (wanted));
  for (guint i = 0; whole && now[i] != NULL; i++)
    g_ptr_array_add (kept, (gpointer) now[i]);
  for (guint i = 0; !whole && mine[i] != NULL; i++)
    if (has (now, mine[i]) || !has (was, mine[i]))
      g_ptr_array_add (kept, (gpointer) mine[i]);
  for (guint i = 0; !whole && now[i] != NULL; i++)
    if (!has (was, now[i]) && !has (mine, now[i]))
      g_ptr_array_add (kept, (gpointer) now[i]);
  /* The record's own name, where another's is shown, is among the others and stays there. */
  if (!g_str_equal (kith_card_get_name (own), kith_card_get_name (wanted)) && !whole &&
      has (now, kith_card_get_name (own)) &&
      !g_str_equal (kith_card_get_name (shown), kith_card_get_name (wanted)))
    g_ptr_array_add (kept, (gpointer) kith_card_get_name (own));
  g_ptr_array_add (kept, NULL);
  kith_card_set_aliases (own, (const char *const *) kept->pdata, NULL);
  return whole;
}

/* The record's own card with what was changed in the shown one. fields: gets the fields that it says from now
 * on. */
static gboolean
edit_card (KithCard *own, const KithCard *shown, const KithCard *wanted, GPtrArray *fields, GError **error)
{
  /* Where another record's name is shown, the own one is among the others, and may be struck out. */
  gboolean struck_out = has (kith_card_get_aliases (shown), kith_card_get_name (own)) &&
                        !has (kith_card_get_aliases (wanted), kith_card_get_name (own));

  if (edit_aliases (own, shown, wanted))
    g_ptr_array_add (fields, (gpointer) KITH_MERGE_ALIASES);
  if (struck_out || !g_str_equal (kith_card_get_name (wanted), kith_card_get_name (shown)))
    {
      if (!kith_card_set_name (own, kith_card_get_name (wanted), error))
        return FALSE;
      g_ptr_array_add (fields, (gpointer) KITH_MERGE_NAME);
    }
  if (!g_str_equal (kith_card_get_pronouns (wanted), kith_card_get_pronouns (shown)))
    {
      kith_card_set_pronouns (own, kith_card_get_pronouns (wanted));
      g_ptr_array_add (fields, (gpointer) KITH_MERGE_PRONOUNS);
    }
  if (!g_str_equal (kith_card_get_disambiguator (wanted), kith_card_get_disambiguator (shown)))
    {
      kith_card_set_disambiguator (own, kith_card_get_disambiguator (wanted));
      g_ptr_array_add (fields, (gpointer) KITH_MERGE_DISAMBIGUATOR);
    }
  if (!g_str_equal (kith_card_get_code (wanted), kith_card_get_code (shown)))
    {
      if (!kith_card_set_code (own, kith_card_get_code (wanted), error))
        return FALSE;
      g_ptr_array_add (fields, (gpointer) KITH_MERGE_CODE);
    }
  return TRUE;
}

/* A code that opens this record already stays on the record that it came with: else two would have it once
 * they are taken apart. */
static gboolean
check_code (const Group *group, gint64 root, const KithCard *shown, const KithCard *wanted, GError **error)
{
  g_autoptr (GArray) holders = list_code_holders (group, root);
  g_autofree char *code = g_utf8_casefold (kith_card_get_code (wanted), -1);

  if (*code == '\0' || g_str_equal (kith_card_get_code (wanted), kith_card_get_code (shown)))
    return TRUE;
  for (guint i = 0; i < holders->len; i++)
    {
      gint64 person = g_array_index (holders, gint64, i);
      const KithCard *card = person != root ? g_hash_table_lookup (group->cards, &person) : NULL;
      g_autofree char *other = card != NULL ? g_utf8_casefold (kith_card_get_code (card), -1) : NULL;

      if (other == NULL || !g_str_equal (code, other))
        continue;
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_EXISTS,
          _ ("This card opens this record already: it came with a record that was merged into it."));
      return FALSE;
    }
  return TRUE;
}

/* From now on the record that stays says these. */
static gboolean
choose_own (KithChange *change,
            const Group *group,
            gint64 root,
            GPtrArray *fields,
            GPtrArray *rechosen,
            GError **error)
{
  GPtrArray *merges = g_hash_table_lookup (group->into, &root);

  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      g_autoptr (KithMergeChoices) before =
          kith_merges_open_choices (group->session, group->db, merge, FALSE);
      g_autoptr (KithMergeChoices) choices = kith_merge_choices_copy (before);

      for (guint n = 0; n < fields->len; n++)
        kith_merge_choices_set (choices, g_ptr_array_index (fields, n), KITH_MERGE_INTO);
      if (kith_merge_choices_equal (before, choices))
        continue;
      if (!kith_merges_choose_in (change, merge, FALSE, choices, error))
        return FALSE;
      if (rechosen != NULL)
        g_ptr_array_add (rechosen, kith_merge_copy (merge));
    }
  return TRUE;
}

/**
 * kith_people_set_shown_card_in:
 * @self: the service
 * @change: a transaction
 * @card: the card as it shall be shown
 * @version: the version it was read at, or 0 for whatever there is
 * @rechosen: (nullable) (element-type KithMerge): gets the merges, as they were, whose choices changed by
 * this
 * @error: %KITH_ERROR_CHANGED, %KITH_ERROR_EXISTS where the code came with a merged record,
 *   %KITH_ERROR_NOT_FOUND or %KITH_ERROR_NOT_PERMITTED
 *
 * Only what differs from the card that is shown now is written, to the record that stays.
 *
 * Returns: whether it was written
 */
gboolean
kith_people_set_shown_card_in (KithPeople *self,
                               KithChange *change,
                               const KithCard *card,
                               gint64 version,
                               GPtrArray *rechosen,
                               GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (KithCard) shown = NULL;
  g_autoptr (KithCard) own = NULL;
  g_auto (Group) group = { NULL };
  gint64 root, found;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_PEOPLE (self), FALSE);
  g_return_val_if_fail (change != NULL && card != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_DESK_WRITE, error))
    return FALSE;
  db = kith_change_get_db (change);
  root = kith_merges_find_root (db, kith_card_get_person (card), error);
  if (root == 0 || !read_group (self, db, root, &group, &found, error))
    return FALSE;
  if (version != 0 && version != found)
    return kith_change_expect_one (change, 0, error);
  if (group.merges->len == 0)
    return kith_people_set_card_in (self, change, card, version, error);

  own = kith_card_copy (g_hash_table_lookup (group.cards, &root));
  shown = show (&group, root);
  if (shown == NULL)
    shown = kith_card_ref (own);
  return check_code (&group, root, shown, card, error) && edit_card (own, shown, card, fields, error) &&
         choose_own (change, &group, root, fields, rechosen, error) &&
         kith_people_set_card_in (self, change, own, 0, error);
}
