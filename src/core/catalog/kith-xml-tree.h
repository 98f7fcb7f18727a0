/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithXmlTree: one element of a file with all that is in it, as long as it is looked at. */

#pragma once

#include "catalog/kith-xml-reader.h"

G_BEGIN_DECLS

typedef struct _KithXmlTree KithXmlTree;

/* What an instruction for Kith is called. */
#define KITH_XML_ASIDE "?"

/* An element; an attribute, whose name begins with "@"; or an instruction for Kith. Belongs to the tree until
 * that reads again. */
typedef struct
{
  const char *name;
  const char *text; /* its own, without blank around it; "" where there is none */
  guint first;      /* number of its first child; 0: none */
  guint next;       /* number of its next neighbour; 0: none */
  guint line;
} KithXmlNode;

KithXmlTree *kith_xml_tree_new (void);
void kith_xml_tree_free (KithXmlTree *self);
/* Reads the element that the reader stands at the start of, and goes to its end. */
gboolean
kith_xml_tree_read (KithXmlTree *self, KithXmlReader *reader, GCancellable *cancellable, GError **error);
/* Made piece by piece, where it is written; what it had is gone. */
void kith_xml_tree_begin (KithXmlTree *self);
void kith_xml_tree_open (KithXmlTree *self, const char *name);
void kith_xml_tree_add (KithXmlTree *self, const char *name, const char *text);
/* The text of the element that is open. */
void kith_xml_tree_set_text (KithXmlTree *self, const char *text);
void kith_xml_tree_close (KithXmlTree *self);
/* The element that is open, until anything is added. */
const KithXmlNode *kith_xml_tree_get_open (const KithXmlTree *self);

const KithXmlNode *kith_xml_tree_get_root (const KithXmlTree *self);
/* NULL where there is none. */
const KithXmlNode *kith_xml_tree_first (const KithXmlTree *self, const KithXmlNode *node);
const KithXmlNode *kith_xml_tree_next (const KithXmlTree *self, const KithXmlNode *node);
/* The first child of that name. */
const KithXmlNode *kith_xml_tree_find (const KithXmlTree *self, const KithXmlNode *node, const char *name);
/* The text of the first child of that name; "" where there is none. */
const char *kith_xml_tree_get_text (const KithXmlTree *self, const KithXmlNode *node, const char *name);
/* "Site[2]": the name, and which of its name among its neighbours. */
char *kith_xml_tree_dup_step (const KithXmlTree *self, const KithXmlNode *parent, const KithXmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithXmlTree, kith_xml_tree_free)

G_END_DECLS
