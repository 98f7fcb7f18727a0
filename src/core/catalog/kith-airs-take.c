/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following the tables of kith-airs-rules.c. */

#include <string.h>

#include "catalog/kith-airs-rules.h"
#include "base/kith-clean-text.h"

static void take_by_rule (KithValuesBuilder *builder,
                          const KithXmlTree *tree,
                          const KithXmlNode *parent,
                          const KithXmlNode *node,
                          const KithAirsRule *rule,
                          guint *n_codes);
static void take_children (KithValuesBuilder *builder,
                           const KithXmlTree *tree,
                           const KithXmlNode *node,
                           const KithAirsRule *rules,
                           const char *but);

static char *
clean (const char *text)
{
  return kith_catalog_clean_text (text, NULL);
}

static void
add_clean (KithValuesBuilder *builder, const char *name, const char *text)
{
  g_autofree char *cleaned = text[0] != '\0' ? clean (text) : NULL;

  kith_values_builder_add (builder, name, cleaned);
}

/* A name is one line, however the file was broken into lines. */
static void
add_text (KithValuesBuilder *builder, const char *name, const char *text)
{
  g_autofree char *line = g_str_equal (name, "name") ? g_strdelimit (clean (text), "\n", ' ') : NULL;
  g_autofree char *cleaned = line != NULL ? clean (line) : NULL;

  if (cleaned != NULL)
    kith_values_builder_add (builder, name, cleaned);
  else
    add_clean (builder, name, text);
}

/* XML Schema's booleans have two spellings each. */
static gboolean
is_true (const char *text)
{
  return g_str_equal (text, "1") || g_ascii_strcasecmp (text, "true") == 0;
}

static gboolean
is_false (const char *text)
{
  return g_str_equal (text, "0") || g_ascii_strcasecmp (text, "false") == 0;
}

/* ---- What nobody knows: each text in it with the path to it. */

static void
add_extra (KithValuesBuilder *builder, const char *path, const char *text)
{
  g_autofree char *cleaned = clean (text), *cleaned_path = clean (path);

  if (cleaned[0] == '\0')
    return;
  kith_values_builder_open (builder, "extra", cleaned);
  kith_values_builder_add (builder, "path", cleaned_path);
  kith_values_builder_close (builder);
}

static void
take_unknown (KithValuesBuilder *builder, const KithXmlTree *tree, const KithXmlNode *node, const char *path)
{
  add_extra (builder, path, node->text);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      g_autofree char *step = kith_xml_tree_dup_step (tree, node, child);
      g_autofree char *below = g_strconcat (path, "/", step, NULL);

      take_unknown (builder, tree, child, below);
    }
}

static void
take_unknown_child (KithValuesBuilder *builder,
                    const KithXmlTree *tree,
                    const KithXmlNode *parent,
                    const KithXmlNode *node)
{
  g_autofree char *path = kith_xml_tree_dup_step (tree, parent, node);

  take_unknown (builder, tree, node, path);
}

/* ---- Rules. */

static const KithAirsRule *
find_rule (const KithAirsRule *rules, const char *name, guint *place)
{
  for (guint i = 0; rules[i].from != NULL; i++)
    if (g_str_equal (rules[i].from, name))
      {
        if (place != NULL)
          *place = i;
        return &rules[i];
      }
  return NULL;
}

/* "<Phone>555-0100</Phone>", where the schema has an element in it for that: the only text there is. */
static gboolean
is_text_alone (const KithXmlTree *tree, const KithXmlNode *node)
{
  if (node->text[0] == '\0')
    return FALSE;
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (child->name[0] != '@' && !g_str_equal (child->name, KITH_XML_ASIDE))
      return FALSE;
  return TRUE;
}

static void
take_group (KithValuesBuilder *builder,
            const KithXmlTree *tree,
            const KithXmlNode *node,
            const KithAirsRule *rule)
{
  gboolean own = g_strcmp0 (rule->text, ".") == 0 || (rule->text != NULL && is_text_alone (tree, node));
  const char *raw = rule->text == NULL ? ""
                    : own              ? node->text
                                       : kith_xml_tree_get_text (tree, node, rule->text);
  g_autofree char *text = clean (raw);
  guint before;

  kith_values_builder_open (builder, rule->to, text);
  before = kith_values_builder_get_length (builder);
  take_children (builder, tree, node, rule->within, rule->text);
  if (!own && node->text[0] != '\0')
    add_extra (builder, ".", node->text);
  if (rule->type != NULL && (kith_values_builder_get_length (builder) > before || text[0] != '\0'))
    kith_values_builder_add (builder, "type", rule->type);
  kith_values_builder_close (builder);
}

/* One after the other in one element: (Name? TimeOpen? Notes?)*. */
static void
take_flat (KithValuesBuilder *builder,
           const KithXmlTree *tree,
           const KithXmlNode *node,
           const KithAirsRule *rule)
{
  gboolean open = FALSE;
  guint last = 0, n_codes = 0;

  if (is_text_alone (tree, node))
    {
      g_autofree char *text = clean (node->text);

      kith_values_builder_open (builder, rule->to, text);
      if (rule->type != NULL)
        kith_values_builder_add (builder, "type", rule->type);
      kith_values_builder_close (builder);
    }
  else if (node->text[0] != '\0')
    add_extra (builder, node->name, node->text);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      guint place = 0;
      const KithAirsRule *inner = find_rule (rule->within, child->name, &place);
      gboolean is_text = g_str_equal (child->name, rule->text);

      if (inner == NULL)
        {
          take_unknown_child (builder, tree, node, child);
          continue;
        }
      if (open && place <= last)
        {
          kith_values_builder_close (builder);
          open = FALSE;
        }
      if (!open)
        {
          g_autofree char *text = clean (is_text ? child->text : "");

          kith_values_builder_open (builder, rule->to, text);
          if (rule->type != NULL && text[0] != '\0')
            kith_values_builder_add (builder, "type", rule->type);
          open = TRUE;
        }
      last = place;
      take_by_rule (builder, tree, node, child, inner, &n_codes);
    }
  if (open)
    kith_values_builder_close (builder);
}

/* (From? To?)*. A day without spans is one that somebody left empty, which says something else than none. */
static void
take_day (KithValuesBuilder *builder, const KithXmlTree *tree, const KithXmlNode *node, const char *weekday)
{
  const char *last = "";
  gboolean is_known = TRUE;

  kith_values_builder_open (builder, "day", weekday);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      const char *name = child->name + (child->name[0] == '@' ? 1 : 0);
      gboolean from = g_str_equal (name, "From"), to = g_str_equal (name, "To");

      if (!from && !to)
        {
          take_unknown_child (builder, tree, node, child);
          is_known &= child->name[0] == '@' || g_str_equal (child->name, KITH_XML_ASIDE);
          continue;
        }
      if (last[0] != '\0' && (from || g_str_equal (last, "To")))
        {
          kith_values_builder_close (builder);
          kith_values_builder_open (builder, "day", weekday);
        }
      add_clean (builder, from ? "from" : "to", child->text);
      last = name;
    }
  /* Said otherwise it is no time of a clock: the day is not left empty, and the hours are not certain. */
  if (last[0] == '\0' && (node->text[0] != '\0' || !is_known))
    add_clean (builder, "from", node->text[0] != '\0' ? node->text : "?");
  else if (node->text[0] != '\0')
    add_extra (builder, ".", node->text);
  kith_values_builder_close (builder);
}

/* What the only code of an element is called: AIRS 3 has no place for it, and some say it all the same. NULL:
 * nobody does, or it is not plain. */
static const KithXmlNode *
find_code_name (const KithXmlTree *tree, const KithXmlNode *node)
{
  const KithXmlNode *name = NULL;
  guint n_codes = 0;
  guint n_names = 0;

  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      g_autofree char *text = clean (child->text);

      if (g_str_equal (child->name, "Code") && text[0] != '\0')
        n_codes++;
      else if (g_str_equal (child->name, "Name"))
        {
          n_names += text[0] != '\0' && kith_xml_tree_first (tree, child) == NULL ? 1 : 2;
          name = child;
        }
    }
  return n_codes == 1 && n_names == 1 ? name : NULL;
}

/* Codes of one element belong together: "food for children" is two codes and one kind. */
static void
take_codes (KithValuesBuilder *builder,
            const KithXmlTree *tree,
            const KithXmlNode *node,
            const char *name,
            guint group)
{
  g_autofree char *number = g_strdup_printf ("%u", group);
  const KithXmlNode *words = find_code_name (tree, node);

  if (is_text_alone (tree, node))
    {
      g_autofree char *code = clean (node->text);

      kith_values_builder_open (builder, name, code);
      kith_values_builder_add (builder, "group", number);
      kith_values_builder_close (builder);
    }
  else if (node->text[0] != '\0')
    add_extra (builder, node->name, node->text);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      g_autofree char *code = clean (child->text);

      if (child == words)
        continue;
      if (!g_str_equal (child->name, "Code"))
        take_unknown_child (builder, tree, node, child);
      else if (code[0] != '\0')
        {
          kith_values_builder_open (builder, name, code);
          if (words != NULL)
            add_clean (builder, "name", words->text);
          kith_values_builder_add (builder, "group", number);
          kith_values_builder_close (builder);
        }
    }
}

/* 1 and up from Monday; 0: none. "Tue", "Tues." and "TUESDAY" are one day. */
static guint
find_weekday (const char *text)
{
  static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday" };
  g_autofree char *name = g_strstrip (g_ascii_strdown (text, -1));
  gsize length = strlen (name);

  if (length > 3 && name[length - 1] == '.')
    name[--length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if ((length >= 3 && length <= 5 && strncmp (weekdays[i], name, length) == 0) ||
        strcmp (weekdays[i], name) == 0)
      return i + 1;
  return 0;
}

/* A weekday by its name, with times that belong together by their number (AIRS XML 4.0). */
static void
take_open_hours (KithValuesBuilder *builder,
                 const KithXmlTree *tree,
                 const KithXmlNode *node,
                 const KithAirsRule *rule)
{
  g_autoptr (GPtrArray) opens = g_ptr_array_new (), closes = g_ptr_array_new ();
  g_autofree char *weekday = NULL;

  kith_values_builder_open (builder, rule->to, NULL);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      if (g_str_equal (child->name, "TimeOpens"))
        g_ptr_array_add (opens, (gpointer) child->text);
      else if (g_str_equal (child->name, "TimeCloses"))
        g_ptr_array_add (closes, (gpointer) child->text);
      else if (g_str_equal (child->name, "dayOpen") && weekday == NULL && find_weekday (child->text) > 0)
        weekday = g_strdup_printf ("%u", find_weekday (child->text));
      else
        take_unknown_child (builder, tree, node, child);
    }
  for (guint i = 0; i < MAX (MAX (opens->len, closes->len), 1); i++)
    {
      kith_values_builder_open (builder, "day", weekday);
      add_clean (builder, "from", i < opens->len ? opens->pdata[i] : "");
      add_clean (builder, "to", i < closes->len ? closes->pdata[i] : "");
      kith_values_builder_close (builder);
    }
  kith_values_builder_close (builder);
}

static void
take_by_rule (KithValuesBuilder *builder,
              const KithXmlTree *tree,
              const KithXmlNode *parent,
              const KithXmlNode *node,
              const KithAirsRule *rule,
              guint *n_codes)
{
  switch (rule->kind)
    {
    case KITH_AIRS_TEXT:
      add_text (builder, rule->to, node->text);
      for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
           child = kith_xml_tree_next (tree, child))
        take_unknown_child (builder, tree, parent, child);
      break;
    case KITH_AIRS_FLAG:
      if (is_true (node->text))
        kith_values_builder_add (builder, rule->to, "true");
      else if (!is_false (node->text))
        take_unknown_child (builder, tree, parent, node);
      break;
    case KITH_AIRS_TRUTH:
      if (is_true (node->text) || is_false (node->text))
        kith_values_builder_add (builder, rule->to, is_true (node->text) ? "true" : "false");
      else
        take_unknown_child (builder, tree, parent, node);
      break;
    case KITH_AIRS_GROUP:
      take_group (builder, tree, node, rule);
      break;
    case KITH_AIRS_INTO:
      take_children (builder, tree, node, rule->within, NULL);
      break;
    case KITH_AIRS_FLAT:
      take_flat (builder, tree, node, rule);
      break;
    case KITH_AIRS_DAY:
      take_day (builder, tree, node, rule->to);
      break;
    case KITH_AIRS_OPEN:
      take_open_hours (builder, tree, node, rule);
      break;
    case KITH_AIRS_CODES:
      take_codes (builder, tree, node, rule->to, ++*n_codes);
      break;
    case KITH_AIRS_EXTRA:
      take_unknown_child (builder, tree, parent, node);
      break;
    case KITH_AIRS_PASS:
    default:
      break;
    }
}

/* A child and its place in the rules; those that are not in them stand last. */
typedef struct
{
  guint place;
  guint order;
  const KithXmlNode *node;
} Child;

static int
compare_children (gconstpointer a, gconstpointer b)
{
  const Child *one = a, *other = b;
  int names;

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  names = one->place == G_MAXUINT ? strcmp (one->node->name, other->node->name) : 0;
  return names != 0 ? names : (one->order > other->order) - (one->order < other->order);
}

static GArray *
list_children (const KithXmlTree *tree, const KithXmlNode *node, const KithAirsRule *rules)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (Child));

  for (const KithXmlNode *at = kith_xml_tree_first (tree, node); at != NULL;
       at = kith_xml_tree_next (tree, at))
    {
      Child child = { G_MAXUINT, children->len, at };

      if (g_str_equal (at->name, KITH_XML_ASIDE))
        continue;
      find_rule (rules, at->name, &child.place);
      g_array_append_val (children, child);
    }
  g_array_sort (children, compare_children);
  return children;
}

/* In the order of the rules: several elements become values of one name, and which comes first in the file
 * says nothing. but: (nullable) a child whose text was taken already; only the first of that name. */
static void
take_children (KithValuesBuilder *builder,
               const KithXmlTree *tree,
               const KithXmlNode *node,
               const KithAirsRule *rules,
               const char *but)
{
  g_autoptr (GArray) children = list_children (tree, node, rules);
  gboolean passed = FALSE;
  guint n_codes = 0;

  for (guint i = 0; i < children->len; i++)
    {
      const Child *child = &g_array_index (children, Child, i);
      gboolean is_text = g_strcmp0 (child->node->name, but) == 0;

      if (child->place == G_MAXUINT || (passed && is_text))
        take_unknown_child (builder, tree, node, child->node);
      else
        take_by_rule (builder, tree, node, child->node, &rules[child->place], &n_codes);
      passed |= is_text;
    }
}

/**
 * kith_airs_take:
 * @builder: where the values go
 * @tree: a tree
 * @node: an element of it
 * @rules: the table for what is in it
 *
 * Adds what is in @node. What @rules do not know becomes an extra with the path from @node, so that nothing
 * is lost.
 */
void
kith_airs_take (KithValuesBuilder *builder,
                const KithXmlTree *tree,
                const KithXmlNode *node,
                const KithAirsRule *rules)
{
  g_return_if_fail (builder != NULL && tree != NULL && node != NULL && rules != NULL);

  take_children (builder, tree, node, rules, NULL);
}

/**
 * kith_airs_take_extra:
 * @builder: where the values go
 * @path: where it stands
 * @text: what nobody knows
 *
 * Adds it, unless nothing is left of it.
 */
void
kith_airs_take_extra (KithValuesBuilder *builder, const char *path, const char *text)
{
  g_return_if_fail (builder != NULL && path != NULL && text != NULL);

  add_extra (builder, path, text);
}
