/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the directory knows: against a plain tree, in any order, and from any bytes. */

#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource.h"

#define RUNS 400

/* ---- A plain tree, to compare with. */

typedef struct
{
  char *name;
  char *text;
} Plain;

static void
plain_free (Plain *plain)
{
  g_free (plain->name);
  g_free (plain->text);
  g_free (plain);
}

static gboolean
free_node_cb (GNode *node, gpointer user_data)
{
  plain_free (node->data);
  return FALSE;
}

static void
tree_free (GNode *tree)
{
  g_node_traverse (tree, G_PRE_ORDER, G_TRAVERSE_ALL, -1, free_node_cb, NULL);
  g_node_destroy (tree);
}

static GNode *
node_new (const char *name, const char *text)
{
  Plain *plain = g_new0 (Plain, 1);

  plain->name = g_strdup (name);
  plain->text = g_strdup (text);
  return g_node_new (plain);
}

static const char *const names[] = {
  "name", "phone", "hours", "area", "note", "type", "unheard-of", "another"
};

static void
grow (GRand *rand, GNode *node, guint depth)
{
  guint n = (guint) g_rand_int_range (rand, depth == 0 ? 1 : 0, 5);

  for (guint i = 0; i < n && depth < KITH_VALUES_MOST_DEEP; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d &<ž", g_rand_int_range (rand, 0, 9));
      GNode *child = node_new (names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], text);

      g_node_append (node, child);
      grow (rand, child, depth + 1);
    }
}

static guint
rank_of (GNode *node)
{
  return kith_resource_name_rank (((Plain *) node->data)->name);
}

/* Neighbours in their order, by a sort that is seen to be right: the smallest is taken again and again. */
static GNode *
take_smallest (GNode *parent)
{
  GNode *best = NULL;

  for (GNode *node = parent->children; node != NULL; node = node->next)
    if (best == NULL || rank_of (node) < rank_of (best) ||
        (rank_of (node) == rank_of (best) &&
         strcmp (((Plain *) node->data)->name, ((Plain *) best->data)->name) < 0))
      best = node;
  g_node_unlink (best);
  return best;
}

static void
put_in_order (GNode *parent)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  while (parent->children != NULL)
    g_ptr_array_add (sorted, take_smallest (parent));
  for (guint i = 0; i < sorted->len; i++)
    {
      g_node_append (parent, sorted->pdata[i]);
      put_in_order (sorted->pdata[i]);
    }
}

/* Neighbours of different names change places; those of one name keep theirs. */
static void
shuffle (GRand *rand, GNode *parent)
{
  guint n = g_node_n_children (parent);

  for (guint i = 0; i + 1 < n * n; i++)
    {
      GNode *node = g_node_nth_child (parent, (guint) g_rand_int_range (rand, 0, (gint32) n));
      GNode *next = node->next;

      if (next == NULL || g_str_equal (((Plain *) node->data)->name, ((Plain *) next->data)->name))
        continue;
      g_node_unlink (next);
      g_node_insert_before (parent, node, next);
    }
  for (GNode *node = parent->children; node != NULL; node = node->next)
    shuffle (rand, node);
}

static void
build_children (KithValuesBuilder *builder, GNode *parent)
{
  for (GNode *node = parent->children; node != NULL; node = node->next)
    {
      Plain *plain = node->data;

      kith_values_builder_open (builder, plain->name, plain->text);
      build_children (builder, node);
      kith_values_builder_close (builder);
    }
}

static KithValues *
build (GNode *tree)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();

  build_children (builder, tree);
  return kith_values_builder_end (builder);
}

static void
expect_children (KithValueIter *iter, GNode *parent, guint depth)
{
  for (GNode *node = parent->children; node != NULL; node = node->next)
    {
      Plain *plain = node->data;

      g_assert_true (kith_value_iter_next (iter));
      g_assert_cmpstr (iter->name, ==, plain->name);
      g_assert_cmpstr (iter->text, ==, plain->text);
      g_assert_cmpuint (iter->depth, ==, depth);
      expect_children (iter, node, depth + 1);
    }
}

static GNode *
random_tree (GRand *rand)
{
  GNode *tree = node_new ("", "");

  grow (rand, tree, 0);
  return tree;
}

/* ---- */

static void
test_any_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint run = 0; run < RUNS; run++)
    {
      GNode *tree = random_tree (rand);
      g_autoptr (KithValues) told = build (tree), again = NULL, read = NULL;
      g_autoptr (GError) error = NULL;
      KithValueIter iter;

      shuffle (rand, tree);
      again = build (tree);
      g_assert_true (kith_values_equal (told, again));
      g_assert_cmpuint (kith_values_get_length (told), ==, g_node_n_nodes (tree, G_TRAVERSE_ALL) - 1);

      read = kith_values_new_from_bytes (kith_values_get_bytes (told), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (kith_values_get_length (read), ==, kith_values_get_length (told));
      put_in_order (tree);
      kith_value_iter_init (&iter, read);
      expect_children (&iter, tree, 1);
      g_assert_false (kith_value_iter_next (&iter));
      tree_free (tree);
    }
}

static void
test_by_field (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint run = 0; run < RUNS; run++)
    {
      GNode *left = random_tree (rand), *right = random_tree (rand);
      g_autoptr (KithValues) one = build (left), other = build (right), moving = kith_values_ref (one);
      g_autoptr (GPtrArray) fields = kith_values_list_fields (one, other);
      guint n_different = 0, n_written = 0;

      for (guint i = 0; i < fields->len; i++)
        {
          gboolean was_equal = kith_values_field_equal (one, other, fields->pdata[i]);
          KithValues *next = kith_values_with_field (moving, fields->pdata[i], other);

          n_different += !was_equal;
          n_written += !kith_values_equal (moving, next);
          g_assert_true (kith_values_field_equal (next, other, fields->pdata[i]));
          for (guint k = 0; k < fields->len; k++)
            if (k != i)
              g_assert_true (kith_values_field_equal (next, moving, fields->pdata[k]));
          kith_values_unref (moving);
          moving = next;
        }
      g_assert_true (kith_values_equal (moving, other));
      g_assert_cmpuint (n_different, ==, n_written);
      g_assert_true (n_different > 0 || kith_values_equal (one, other));
      tree_free (left);
      tree_free (right);
    }
}

static void
test_nothing_is_nothing (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValues) values = NULL;
  KithValueIter iter, within;

  kith_values_builder_add (builder, "description", NULL);
  kith_values_builder_add (builder, "description", "");
  kith_values_builder_open (builder, "address", NULL);
  kith_values_builder_open (builder, "area", "");
  kith_values_builder_close (builder);
  kith_values_builder_close (builder);
  kith_values_builder_open (builder, "phone", "");
  kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
  kith_values_builder_add (builder, "name", "Harbor Kitchen");
  values = kith_values_builder_end (builder);

  g_assert_cmpuint (kith_values_get_length (values), ==, 3);
  g_assert_cmpstr (kith_values_get (values, "name"), ==, "Harbor Kitchen");
  g_assert_null (kith_values_get (values, "confidential"));
  kith_value_iter_init (&iter, values);
  g_assert_true (kith_value_iter_find (&iter, "phone"));
  g_assert_true (kith_value_is_true_within (&iter, "confidential"));
  g_assert_null (kith_value_get_within (&iter, "extension"));
  kith_value_iter_init_within (&within, &iter);
  g_assert_true (kith_value_iter_next (&within));
  g_assert_false (kith_value_iter_next (&within));
  g_assert_false (kith_value_iter_find (&iter, "phone"));
}

/* What holds what is part of a field. */
static void
test_held_otherwise (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValues) beside = NULL, below = NULL;

  kith_values_builder_open (builder, "contact", "Ana");
  kith_values_builder_add (builder, "email", "ana@harbor.example");
  kith_values_builder_add (builder, "note", "mornings");
  kith_values_builder_close (builder);
  beside = kith_values_builder_end (builder);
  kith_values_builder_open (builder, "contact", "Ana");
  kith_values_builder_open (builder, "email", "ana@harbor.example");
  kith_values_builder_add (builder, "note", "mornings");
  kith_values_builder_close (builder);
  kith_values_builder_close (builder);
  below = kith_values_builder_end (builder);

  g_assert_false (kith_values_field_equal (beside, below, "contact"));
  g_assert_false (kith_values_equal (beside, below));
}

/* Whatever is not damaged is walked to its end; what was stored is never refused. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_refused = 0;

  for (guint run = 0; run < RUNS * 10; run++)
    {
      GNode *tree = random_tree (rand);
      g_autoptr (KithValues) values = build (tree), read = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize size;
      const guint8 *stored = g_bytes_get_data (kith_values_get_bytes (values), &size);
      g_autofree guint8 *data = g_memdup2 (stored, size);
      guint n_walked = 0;
      KithValueIter iter;

      data[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (data, (gsize) g_rand_int_range (rand, 0, (gint32) size + 1));
      read = kith_values_new_from_bytes (bytes, &error);
      if (read == NULL)
        {
          g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
          n_refused++;
        }
      else
        {
          kith_value_iter_init (&iter, read);
          for (guint depth = 0; kith_value_iter_next (&iter); n_walked++, depth = iter.depth)
            {
              g_assert_cmpuint (iter.depth, <=, depth + 1);
              g_assert_true (g_utf8_validate (iter.text, -1, NULL));
            }
          g_assert_cmpuint (n_walked, ==, kith_values_get_length (read));
        }
      tree_free (tree);
    }
  g_assert_cmpuint (n_refused, >, RUNS);
}

/* A value is held by one that is there, and no deeper than values can be. */
static void
test_held_by_none (void)
{
  for (guint depth = 0; depth < 256; depth++)
    {
      const char stored[] = { 1, 1, 'n', 0, 't', 0, (char) depth, 'n', 0, 't', 0 };
      g_autoptr (GBytes) bytes = g_bytes_new_static (stored, sizeof stored);
      g_autoptr (KithValues) values = kith_values_new_from_bytes (bytes, NULL);

      g_assert_true ((values != NULL) == (depth == 1 || depth == 2));
    }
}

static void
test_tables (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  KithResourceKind kind;
  KithResourceStatus status;

  for (guint i = 0; i < KITH_N_RESOURCE_FIELDS; i++)
    {
      KithResourceField field = KITH_N_RESOURCE_FIELDS;

      g_assert_true (g_hash_table_add (seen, (gpointer) kith_resource_field_name (i)));
      g_assert_true (kith_resource_field_parse (kith_resource_field_name (i), &field));
      g_assert_cmpuint (field, ==, i);
      g_assert_cmpstr (kith_resource_name_label (kith_resource_field_name (i)), ==,
                       kith_resource_field_label (i));
    }
  for (guint i = 0; i < KITH_N_RESOURCE_PARTS; i++)
    {
      KithResourceField field;

      g_assert_true (g_hash_table_add (seen, (gpointer) kith_resource_part_name (i)));
      g_assert_false (kith_resource_field_parse (kith_resource_part_name (i), &field));
      g_assert_cmpstr (kith_resource_name_label (kith_resource_part_name (i)), ==,
                       kith_resource_part_label (i));
    }
  g_assert_cmpstr (kith_resource_name_label ("unheard-of"), ==, "unheard-of");
  g_assert_cmpuint (kith_resource_field_type (KITH_FIELD_ADDRESS), ==, KITH_RESOURCE_GROUP);
  g_assert_true (kith_resource_field_repeats (KITH_FIELD_PHONE));
  g_assert_false (kith_resource_field_repeats (KITH_FIELD_NAME));

  for (guint i = KITH_RESOURCE_ORGANIZATION; i <= KITH_RESOURCE_SITE_SERVICE; i++)
    {
      g_assert_true (kith_resource_kind_parse (kith_resource_kind_code (i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (kith_resource_kind_label (i));
    }
  for (guint i = KITH_RESOURCE_IS_ACTIVE; i <= KITH_RESOURCE_IS_DELETED; i++)
    {
      g_assert_true (kith_resource_status_parse (kith_resource_status_code (i), &status));
      g_assert_cmpuint (status, ==, i);
      g_assert_nonnull (kith_resource_status_label (i));
    }
  g_assert_false (kith_resource_kind_parse ("shop", &kind));
  g_assert_null (kith_resource_status_code (0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/values/any order", test_any_order);
  g_test_add_func ("/resources/values/by field", test_by_field);
  g_test_add_func ("/resources/values/nothing is nothing", test_nothing_is_nothing);
  g_test_add_func ("/resources/values/held otherwise", test_held_otherwise);
  g_test_add_func ("/resources/values/any bytes", test_any_bytes);
  g_test_add_func ("/resources/values/held by none", test_held_by_none);
  g_test_add_func ("/resources/values/tables", test_tables);

  return g_test_run ();
}
