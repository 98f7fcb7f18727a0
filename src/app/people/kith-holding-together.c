/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the copy on paper says, no more: what may be about somebody else was decided before. */

#include "people/kith-holding-together.h"

#include <glib/gi18n.h>

#include "shared/kith-paragraph.h"
#include "shared/kith-signature-area.h"

struct _KithHoldingTogether
{
  AdwBin parent_instance;

  GtkBox *box; /* (unowned) template child, as those below */
  GtkLabel *title_label;
};

G_DEFINE_FINAL_TYPE (KithHoldingTogether, kith_holding_together, ADW_TYPE_BIN)

static void
add (KithHoldingTogether *self, GtkWidget *widget)
{
  gtk_box_append (self->box, widget);
}

static void
add_heading (KithHoldingTogether *self, const char *title)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE,
                                     "margin-top", 18, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "title-2");
  add (self, heading);
}

static void
add_entry (KithHoldingTogether *self, const KithHoldingEntry *entry)
{
  g_autofree char *origin = NULL;

  add (self, kith_paragraph_new (entry->label, "note-heading"));
  if (!kith_holding_entry_leaves (entry))
    {
      add (self, kith_paragraph_new (_ ("Left out, because it is about somebody else."), "dim-label"));
      return;
    }
  add (self, entry->strokes != NULL ? kith_signature_area_new (entry->strokes)
                                    : kith_paragraph_new_said (entry->value, "note-words"));
  origin = kith_holding_entry_describe_origin (entry);
  if (origin != NULL)
    add (self, kith_paragraph_new (origin, "caption"));
}

/* Of some there are thousands, each on a line: one text. */
static void
add_list (KithHoldingTogether *self, const KithHoldingSection *section)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < section->entries->len; i++)
    {
      g_autofree char *line = kith_holding_entry_describe (g_ptr_array_index (section->entries, i));

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  add (self, kith_paragraph_new_said (lines->str, "note-words"));
}

static void
add_section (KithHoldingTogether *self, const KithHoldingSection *section)
{
  add_heading (self, section->title);
  if (section->entries->len == 0)
    add (self, kith_paragraph_new (_ ("Nothing."), NULL));
  else if (kith_holding_section_is_list (section))
    add_list (self, section);
  else
    for (guint i = 0; i < section->entries->len; i++)
      add_entry (self, g_ptr_array_index (section->entries, i));
}

/* What is read first has the focus, so that a screen reader begins there. */
static gboolean
kith_holding_together_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_HOLDING_TOGETHER (widget)->box));
}

static void
kith_holding_together_class_init (KithHoldingTogetherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = kith_holding_together_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kithdesk/Kith/ui/people/kith-holding-together.ui");
  gtk_widget_class_bind_template_child (widget_class, KithHoldingTogether, box);
  gtk_widget_class_bind_template_child (widget_class, KithHoldingTogether, title_label);
}

static void
kith_holding_together_init (KithHoldingTogether *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_holding_together_new:
 * @holding: in which all is decided
 *
 * Returns: (transfer floating): it, to be read
 */
GtkWidget *
kith_holding_together_new (const KithHolding *holding)
{
  KithHoldingTogether *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (holding != NULL, NULL);

  self = g_object_new (KITH_TYPE_HOLDING_TOGETHER, NULL);
  /* Translators: %s is a name */
  title = g_strdup_printf (_ ("Everything We Hold About %s"), holding->name);
  gtk_label_set_text (self->title_label, title);
  for (guint i = 0; i < holding->sections->len; i++)
    add_section (self, g_ptr_array_index (holding->sections, i));
  return GTK_WIDGET (self);
}
