/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Following the tables of kith-airs-rules.c the other way: values become elements as the schema of 3.1 has
 * them. What it has no place for, or does not take, is not written here; whoever writes compares with what a
 * reader would make of it.
 */

#include <string.h>

#include "catalog/kith-airs-rules.h"

/* Groups of codes that a file leaves empty before the next. */
#define MOST_EMPTY 20

static void give_within (KithXmlTree *tree, const KithValueIter *value, const KithAirsRule *rule);

/* ---- Which rules, in which order. */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const KithAirsRule *one = *(const KithAirsRule *const *) a, *other = *(const KithAirsRule *const *) b;
  gboolean is_attribute = one->from[0] == '@', other_is_attribute = other->from[0] == '@';

  if (is_attribute != other_is_attribute)
    return is_attribute ? -1 : 1;
  return (int) one->place - (int) other->place;
}

/* Those of 3.1: attributes first, then elements as the schema has them. */
static GPtrArray *
sort_rules (const KithAirsRule *rules, KithAirsHome home)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (const KithAirsRule *rule = rules; rule->from != NULL; rule++)
    if (rule->place > 0 && (rule->home == 0 || (rule->home & home) != 0))
      g_ptr_array_add (sorted, (gpointer) rule);
  g_ptr_array_sort (sorted, compare_places);
  return sorted;
}

/* What the values of a rule are called. */
static const char *
get_name (const KithAirsRule *rule)
{
  return rule->kind == KITH_AIRS_DAY ? "day" : rule->to;
}

/* A value of that name with a type goes to the rule of that type, if there is one. */
static gboolean
is_for_rule (const KithValueIter *value, const KithAirsRule *rule, GPtrArray *rules)
{
  const char *type = kith_value_get_within (value, "type");

  if (rule->type != NULL)
    return g_strcmp0 (type, rule->type) == 0;
  for (guint i = 0; type != NULL && i < rules->len; i++)
    {
      const KithAirsRule *other = rules->pdata[i];

      if (g_strcmp0 (other->to, rule->to) == 0 && g_strcmp0 (other->type, type) == 0)
        return FALSE;
    }
  return TRUE;
}

/* ---- One value by one rule. */

/* Returns: whether it is written. */
static gboolean
give_text (KithXmlTree *tree, const KithAirsRule *rule, const char *text)
{
  g_autofree char *formed = text[0] != '\0' ? kith_airs_form_text (rule->form, text) : NULL;

  if (formed == NULL)
    return FALSE;
  kith_xml_tree_add (tree, rule->from, formed);
  return TRUE;
}

static gboolean
give_truth (KithXmlTree *tree, const KithAirsRule *rule, const char *text)
{
  gboolean is_true = g_str_equal (text, "true");

  if (!is_true && (rule->kind == KITH_AIRS_FLAG || !g_str_equal (text, "false")))
    return FALSE;
  kith_xml_tree_add (tree, rule->from, text);
  return TRUE;
}

/* (From? To?)* */
static void
give_day (KithXmlTree *tree, const KithAirsRule *rule, const KithValueIter *value)
{
  const char *const parts[] = { "from", "to" }, *const names[] = { "From", "To" };

  kith_xml_tree_open (tree, rule->from);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = kith_value_get_within (value, parts[i]);
      g_autofree char *time = text != NULL ? kith_airs_form_text (KITH_AIRS_TIME, text) : NULL;

      if (time != NULL)
        kith_xml_tree_add (tree, names[i], time);
    }
  kith_xml_tree_close (tree);
}

/* Whether what is in the element makes it one that the schema takes. */
static gboolean
has_all (const KithValueIter *value, const KithAirsRule *rules)
{
  gboolean needs_one = FALSE, has_one = FALSE;

  for (const KithAirsRule *rule = rules; rule->from != NULL; rule++)
    {
      const char *text = rule->need != KITH_AIRS_OPTIONAL ? kith_value_get_within (value, rule->to) : NULL;
      g_autofree char *formed =
          text != NULL && text[0] != '\0' ? kith_airs_form_text (rule->form, text) : NULL;

      if (rule->need == KITH_AIRS_REQUIRED && rule->from[0] != '@' && formed == NULL)
        return FALSE;
      needs_one |= rule->need == KITH_AIRS_ONE_OF;
      has_one |= rule->need == KITH_AIRS_ONE_OF && formed != NULL;
    }
  return has_one || !needs_one;
}

/* Returns: whether it is written. */
static gboolean
give_value (KithXmlTree *tree, const KithAirsRule *rule, const KithValueIter *value)
{
  switch (rule->kind)
    {
    case KITH_AIRS_TEXT:
      return give_text (tree, rule, value->text);
    case KITH_AIRS_FLAG:
    case KITH_AIRS_TRUTH:
      return give_truth (tree, rule, value->text);
    case KITH_AIRS_EXTRA:
      return g_strcmp0 (kith_value_get_within (value, "path"), rule->from) == 0 &&
             give_text (tree, rule, value->text);
    case KITH_AIRS_GROUP:
    case KITH_AIRS_FLAT:
      if (!has_all (value, rule->within))
        return FALSE;
      kith_xml_tree_open (tree, rule->from);
      give_within (tree, value, rule);
      kith_xml_tree_close (tree);
      return TRUE;
    case KITH_AIRS_DAY:
      if (!g_str_equal (value->text, rule->to))
        return FALSE;
      give_day (tree, rule, value);
      return TRUE;
    case KITH_AIRS_PASS:
    case KITH_AIRS_INTO:
    case KITH_AIRS_CODES:
    case KITH_AIRS_OPEN:
    default:
      return FALSE;
    }
}

/* ---- All of one name. */

/* Codes that belong together stand in one element. */
static void
give_codes (KithXmlTree *tree, const KithAirsRule *rule, KithValueIter *iter, guint depth)
{
  guint64 last = 0;
  gboolean open = FALSE;

  while (kith_value_iter_next (iter))
    {
      const char *text;
      guint64 group;

      if (iter->depth != depth || !g_str_equal (iter->name, rule->to))
        continue;
      text = kith_value_get_within (iter, "group");
      group = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
      if (!open || group == 0 || group != last)
        {
          if (open)
            kith_xml_tree_close (tree);
          for (guint64 n = last + 1; n < group && group - last <= MOST_EMPTY; n++)
            {
              kith_xml_tree_open (tree, rule->from);
              kith_xml_tree_close (tree);
            }
          kith_xml_tree_open (tree, rule->from);
          open = TRUE;
          last = MAX (group, last);
        }
      kith_xml_tree_add (tree, "Code", iter->text);
    }
  if (open)
    kith_xml_tree_close (tree);
}

/* What the schema wants though nobody says it: attributes that say no, or nothing; an empty element. */
static void
give_required (KithXmlTree *tree, const KithAirsRule *rule)
{
  if (rule->from[0] == '@')
    kith_xml_tree_add (tree, rule->from, rule->kind == KITH_AIRS_FLAG ? "false" : "");
  else if (rule->kind == KITH_AIRS_CODES)
    {
      kith_xml_tree_open (tree, rule->from);
      kith_xml_tree_close (tree);
    }
}

static guint
give_all (KithXmlTree *tree, const KithAirsRule *rule, GPtrArray *rules, KithValueIter *iter, guint depth)
{
  guint n_given = 0;

  while ((n_given == 0 || rule->many) && kith_value_iter_next (iter))
    if (iter->depth == depth && g_str_equal (iter->name, get_name (rule)) && is_for_rule (iter, rule, rules))
      n_given += give_value (tree, rule, iter);
  return n_given;
}

static gboolean
has_any (const KithValues *values, const KithAirsRule *rules)
{
  for (const KithAirsRule *rule = rules; rule->from != NULL; rule++)
    if (kith_values_get (values, rule->to) != NULL)
      return TRUE;
  return FALSE;
}

static guint
give_rule (KithXmlTree *tree,
           const KithAirsRule *rule,
           GPtrArray *rules,
           const KithValueIter *before,
           guint depth)
{
  KithValueIter iter = *before;
  guint n_given;

  if (rule->kind == KITH_AIRS_CODES)
    {
      give_codes (tree, rule, &iter, depth);
      n_given = kith_xml_tree_find (tree, kith_xml_tree_get_open (tree), rule->from) != NULL;
    }
  else
    n_given = give_all (tree, rule, rules, &iter, depth);
  if (n_given == 0 && rule->need == KITH_AIRS_REQUIRED)
    give_required (tree, rule);
  return n_given;
}

/* What one value holds, into its element that is open. */
static void
give_within (KithXmlTree *tree, const KithValueIter *value, const KithAirsRule *outer)
{
  g_autoptr (GPtrArray) rules = sort_rules (outer->within, 0);
  KithValueIter before;
  guint choice = 0;

  kith_value_iter_init_within (&before, value);
  if (g_strcmp0 (outer->text, ".") == 0)
    kith_xml_tree_set_text (tree, value->text);
  for (guint i = 0; i < rules->len; i++)
    {
      const KithAirsRule *rule = rules->pdata[i];
      gboolean given;

      if (rule->choice != 0 && choice != 0 && rule->choice != choice)
        continue;
      if (rule->kind == KITH_AIRS_PASS)
        {
          KithAirsRule text = *rule;

          text.form = outer->form;
          given = give_text (tree, &text, value->text);
        }
      else
        given = give_rule (tree, rule, rules, &before, value->depth + 1) > 0;
      if (given && rule->choice != 0)
        choice = rule->choice;
    }
}

static void
give_into (KithXmlTree *tree, const KithValues *values, const KithAirsRule *outer)
{
  g_autoptr (GPtrArray) rules = sort_rules (outer->within, 0);
  KithValueIter before;

  if (!has_any (values, outer->within))
    return;
  kith_xml_tree_open (tree, outer->from);
  kith_value_iter_init (&before, values);
  for (guint i = 0; i < rules->len; i++)
    give_rule (tree, rules->pdata[i], rules, &before, 1);
  kith_xml_tree_close (tree);
}

/**
 * kith_airs_give:
 * @tree: a tree with an open element
 * @values: what is to stand in it
 * @rules: the table for what is in it
 * @home: which element that is
 * @passed: (nullable): for what the rules pass over, at its place
 * @data: for @passed
 *
 * Adds what the schema of 3.1 has a place for, in its order, and what it wants though nobody says it.
 */
void
kith_airs_give (KithXmlTree *tree,
                const KithValues *values,
                const KithAirsRule *rules,
                KithAirsHome home,
                KithAirsPassedFunc passed,
                gpointer data)
{
  g_autoptr (GPtrArray) sorted = NULL;
  KithValueIter before;
  guint choice = 0;

  g_return_if_fail (tree != NULL && values != NULL && rules != NULL);

  sorted = sort_rules (rules, home);
  kith_value_iter_init (&before, values);
  for (guint i = 0; i < sorted->len; i++)
    {
      const KithAirsRule *rule = sorted->pdata[i];

      if (rule->choice != 0 && choice != 0 && rule->choice != choice)
        continue;
      if (rule->kind == KITH_AIRS_PASS)
        {
          if (passed != NULL)
            passed (rule->from, data);
        }
      else if (rule->kind == KITH_AIRS_INTO)
        give_into (tree, values, rule);
      else if (give_rule (tree, rule, sorted, &before, 1) > 0 && rule->choice != 0)
        choice = rule->choice;
    }
}
