/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is underlined is where a tag stands, and nowhere else: tags follow the text, only the lines that
 * changed are looked at again, and of the phrase at the cursor the line is looked at once more. A line of the
 * buffer is a paragraph of the list. Tags are no part of what is undone or copied.
 */

#include "notes/kith-nudge.h"

#include <glib/gi18n.h>

#include "shared/kith-a11y.h"

#define N_KINDS 3

struct _KithNudge
{
  GtkBox parent_instance;

  GtkLabel *said_label; /* (unowned) template child, as those below */
  GtkStack *take_stack;

  GtkTextView *view;         /* (owned) (nullable) */
  GtkTextBuffer *buffer;     /* (owned) (nullable) of @view */
  GtkTextTag *tags[N_KINDS]; /* (unowned): the buffer's table has them */
  GAction *of_view;          /* (owned): the action, where the view finds it */
  KithWordList *list;        /* (owned) (nullable) */
  GStrv own;                 /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithNudge, kith_nudge, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Told apart by the line and not by its color alone; none is that of a mistake. The colors have a contrast of
 * at least 3 to 1 with a light and with a dark page. */
static const struct
{
  PangoUnderline line;
  const char *color;
} looks[N_KINDS] = {
  [KITH_WORD_DIAGNOSIS] = { PANGO_UNDERLINE_ERROR, "#3584e4" },
  [KITH_WORD_JUDGING] = { PANGO_UNDERLINE_DOUBLE, "#c4601d" },
  [KITH_WORD_NAME] = { PANGO_UNDERLINE_SINGLE, "#a56de2" },
};

/* ---- What is underlined. */

static void
clear_between (KithNudge *self, const GtkTextIter *start, const GtkTextIter *end)
{
  for (guint i = 0; i < N_KINDS; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[i], start, end);
}

/* (transfer full) (element-type KithWordMatch): in bytes of the line. */
static GArray *
check_line (KithNudge *self, int line)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  /* What is no letter counts as one, so that places stay the same. */
  text = gtk_text_iter_get_slice (&start, &end);
  return kith_word_list_check (self->list, text, (const char *const *) self->own);
}

static void
get_place (KithNudge *self, int line, gsize index, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_line (self->buffer, iter, line);
  if (index < (gsize) gtk_text_iter_get_bytes_in_line (iter))
    gtk_text_iter_set_line_index (iter, (int) index);
  else
    gtk_text_iter_forward_line (iter);
}

static void
get_range (KithNudge *self, int line, const KithWordMatch *match, GtkTextIter *start, GtkTextIter *end)
{
  get_place (self, line, match->start, start);
  get_place (self, line, match->end, end);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const KithWordMatch *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

/* (transfer full) (element-type KithWordMatch): what is underlined between, in bytes of the line, in order.
 */
static GArray *
list_marked (KithNudge *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GArray *marked = g_array_new (FALSE, TRUE, sizeof (KithWordMatch));

  for (guint kind = 0; kind < N_KINDS; kind++)
    for (GtkTextIter from = *start, to;; from = to)
      {
        KithWordMatch range = { .kind = (KithWordKind) kind };

        if (!gtk_text_iter_has_tag (&from, self->tags[kind]) &&
            !gtk_text_iter_forward_to_tag_toggle (&from, self->tags[kind]))
          break;
        if (gtk_text_iter_compare (&from, end) >= 0)
          break;
        to = from;
        gtk_text_iter_forward_to_tag_toggle (&to, self->tags[kind]);
        range.start = (gsize) gtk_text_iter_get_line_index (&from);
        /* As far as what ends the line, which may have come into the middle of a phrase. */
        range.end = gtk_text_iter_get_line (&to) == gtk_text_iter_get_line (&from)
                        ? (gsize) gtk_text_iter_get_line_index (&to)
                        : (gsize) gtk_text_iter_get_bytes_in_line (&from);
        g_array_append_val (marked, range);
        if (gtk_text_iter_compare (&to, end) >= 0)
          break;
      }
  g_array_sort (marked, compare_ranges);
  return marked;
}

/* Most keys change nothing of what is underlined, and changing tags is what costs in a long line. */
static void
mark_line (KithNudge *self, int line)
{
  GtkTextIter start, end;
  g_autoptr (GArray) matches = self->list != NULL ? check_line (self, line) : NULL;
  g_autoptr (GArray) marked = NULL;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, line);
  end = start;
  gtk_text_iter_forward_line (&end);
  marked = list_marked (self, &start, &end);
  for (guint i = 0; i < marked->len; i++)
    {
      const KithWordMatch *range = &g_array_index (marked, KithWordMatch, i);

      if (matches != NULL && g_array_binary_search (matches, range, compare_ranges, NULL))
        continue;
      get_range (self, line, range, &start, &end);
      gtk_text_buffer_remove_tag (self->buffer, self->tags[range->kind], &start, &end);
    }
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const KithWordMatch *match = &g_array_index (matches, KithWordMatch, i);

      if (g_array_binary_search (marked, match, compare_ranges, NULL))
        continue;
      get_range (self, line, match, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[match->kind], &start, &end);
    }
}

static void
mark_all (KithNudge *self)
{
  GtkTextIter start, end;
  int n_lines = gtk_text_buffer_get_line_count (self->buffer);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  clear_between (self, &start, &end);
  for (int line = 0; self->list != NULL && line < n_lines; line++)
    mark_line (self, line);
}

/* ---- What is offered. */

static gboolean
is_marked (KithNudge *self, const GtkTextIter *iter)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (gtk_text_iter_has_tag (iter, self->tags[i]) || gtk_text_iter_ends_tag (iter, self->tags[i]))
      return TRUE;
  return FALSE;
}

/* The phrase in which the cursor stands, or at whose end. */
static gboolean
find_at_cursor (KithNudge *self, KithWordMatch *match, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter cursor;
  g_autoptr (GArray) matches = NULL;

  if (self->list == NULL || self->buffer == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  if (!is_marked (self, &cursor))
    return FALSE;
  matches = check_line (self, gtk_text_iter_get_line (&cursor));
  for (guint i = 0; i < matches->len; i++)
    {
      *match = g_array_index (matches, KithWordMatch, i);
      if (match->start <= (gsize) gtk_text_iter_get_line_index (&cursor) &&
          match->end >= (gsize) gtk_text_iter_get_line_index (&cursor))
        {
          get_range (self, gtk_text_iter_get_line (&cursor), match, start, end);
          return TRUE;
        }
    }
  return FALSE;
}

/* At a sentence's beginning what is offered begins as the phrase does. */
static char *
make_replacement (const KithWordMatch *match, const char *phrase)
{
  gunichar first = g_utf8_get_char (match->offer);
  char letter[8] = "";

  if (!g_unichar_isupper (g_utf8_get_char (phrase)))
    return g_strdup (match->offer);
  letter[g_unichar_to_utf8 (g_unichar_totitle (first), letter)] = '\0';
  return g_strconcat (letter, g_utf8_next_char (match->offer), NULL);
}

static char *
make_sentence (const KithWordMatch *match, const char *phrase)
{
  switch (match->kind)
    {
    case KITH_WORD_DIAGNOSIS:
      /* Translators: a phrase, and what is better than it */
      return g_strdup_printf (_ ("“%s” sounds like a diagnosis. Perhaps: %s"), phrase, match->offer);

    case KITH_WORD_NAME:
      return g_strdup_printf (_ ("“%s” may be somebody else’s name. Perhaps: %s"), phrase, match->offer);

    case KITH_WORD_JUDGING:
    default:
      return g_strdup_printf (_ ("“%s” may sound like a judgment. Perhaps: %s"), phrase, match->offer);
    }
}

static void
say (KithNudge *self, const char *sentence, gboolean can_take)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (self->of_view), can_take);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "nudge.take", can_take);
  gtk_stack_set_visible_child_name (self->take_stack, can_take ? "take" : "nothing");
  if (g_str_equal (gtk_label_get_text (self->said_label), sentence))
    return;
  gtk_label_set_text (self->said_label, sentence);
  if (self->view != NULL)
    kith_a11y_set_description (GTK_WIDGET (self->view), sentence);
}

static void
tell (KithNudge *self)
{
  GtkTextIter start, end;
  KithWordMatch match;
  g_autofree char *phrase = NULL;
  g_autofree char *sentence = NULL;

  if (!find_at_cursor (self, &match, &start, &end))
    {
      say (self, "", FALSE);
      return;
    }
  phrase = gtk_text_iter_get_slice (&start, &end);
  sentence = make_sentence (&match, phrase);
  say (self, sentence, !match.is_advice && gtk_text_view_get_editable (self->view));
}

/* ---- What changes. */

static void
inserted_cb (KithNudge *self, const GtkTextIter *after, const char *text, int length)
{
  int last = gtk_text_iter_get_line (after);
  GtkTextIter start = *after;

  if (self->list == NULL)
    return;
  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  for (int line = gtk_text_iter_get_line (&start); line <= last; line++)
    mark_line (self, line);
  tell (self);
}

static void
deleted_cb (KithNudge *self, const GtkTextIter *start)
{
  if (self->list == NULL)
    return;
  mark_line (self, gtk_text_iter_get_line (start));
  tell (self);
}

static void
take_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kith_nudge_take (KITH_NUDGE (widget));
}

static void
take_activated_cb (KithNudge *self)
{
  kith_nudge_take (self);
}

/* ---- The view. */

static void
make_tags (KithNudge *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      GdkRGBA color;

      gdk_rgba_parse (&color, looks[i].color);
      self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, "underline", looks[i].line,
                                                  "underline-rgba", &color, NULL);
    }
}

static void
attach (KithNudge *self, GtkTextView *view)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->view = g_object_ref (view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  make_tags (self);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::editable", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);

  g_action_map_add_action (G_ACTION_MAP (actions), self->of_view);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "nudge", G_ACTION_GROUP (actions));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (KITH_NUDGE_ACCELERATOR),
                        gtk_named_action_new ("nudge.take")));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}

static void
kith_nudge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_object (value, KITH_NUDGE (object)->view);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kith_nudge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KithNudge *self = KITH_NUDGE (object);

  if (id != PROP_VIEW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->view == NULL && g_value_get_object (value) != NULL)
    attach (self, g_value_get_object (value));
}

static void
kith_nudge_dispose (GObject *object)
{
  KithNudge *self = KITH_NUDGE (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->view);
  g_clear_object (&self->of_view);
  g_clear_pointer (&self->list, kith_word_list_unref);
  g_clear_pointer (&self->own, g_strfreev);

  G_OBJECT_CLASS (kith_nudge_parent_class)->dispose (object);
}

static void
kith_nudge_class_init (KithNudgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kith_nudge_get_property;
  object_class->set_property = kith_nudge_set_property;
  object_class->dispose = kith_nudge_dispose;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, GTK_TYPE_TEXT_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kithdesk/Kith/ui/notes/kith-nudge.ui");
  gtk_widget_class_bind_template_child (widget_class, KithNudge, said_label);
  gtk_widget_class_bind_template_child (widget_class, KithNudge, take_stack);

  gtk_widget_class_install_action (widget_class, "nudge.take", NULL, take_action);
}

static void
kith_nudge_init (KithNudge *self)
{
  self->of_view = G_ACTION (g_simple_action_new ("take", NULL));
  g_signal_connect_object (self->of_view, "activate", G_CALLBACK (take_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (self->of_view), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "nudge.take", FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- */

/**
 * kith_nudge_new:
 * @view: where somebody writes; its buffer stays the same from now on
 *
 * Returns: (transfer floating): a line that is shown while there is a list
 */
GtkWidget *
kith_nudge_new (GtkTextView *view)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  return g_object_new (KITH_TYPE_NUDGE, "view", view, NULL);
}

/**
 * kith_nudge_set_list:
 * @self: a nudge
 * @list: (nullable): what the text is held against from now on; %NULL: nothing
 * @own: (nullable): names of whom the text is about
 */
void
kith_nudge_set_list (KithNudge *self, KithWordList *list, const char *const *own)
{
  g_return_if_fail (KITH_IS_NUDGE (self) && self->view != NULL);

  if (list != NULL)
    kith_word_list_ref (list);
  g_clear_pointer (&self->list, kith_word_list_unref);
  self->list = list;
  g_strfreev (self->own);
  self->own = g_strdupv ((char **) own);
  gtk_widget_set_visible (GTK_WIDGET (self), list != NULL);
  mark_all (self);
  tell (self);
}

/**
 * kith_nudge_get_said:
 * @self: a nudge
 *
 * Returns: (transfer none) (nullable): what is said about the phrase at the cursor; %NULL: it stands in none
 */
const char *
kith_nudge_get_said (KithNudge *self)
{
  const char *said;

  g_return_val_if_fail (KITH_IS_NUDGE (self), NULL);

  said = gtk_label_get_text (self->said_label);
  return *said != '\0' ? said : NULL;
}

/**
 * kith_nudge_get_tag:
 * @self: a nudge with a view
 * @kind: why something is underlined
 *
 * Returns: (transfer none): the tag that is on it
 */
GtkTextTag *
kith_nudge_get_tag (KithNudge *self, KithWordKind kind)
{
  g_return_val_if_fail (KITH_IS_NUDGE (self) && kind < N_KINDS, NULL);

  return self->tags[kind];
}

/**
 * kith_nudge_take:
 * @self: a nudge
 *
 * Puts what is offered in the place of the phrase at the cursor, as one step of the view's own undo.
 *
 * Returns: whether there was something to take
 */
gboolean
kith_nudge_take (KithNudge *self)
{
  GtkTextIter start, end;
  KithWordMatch match;
  g_autofree char *phrase = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (KITH_IS_NUDGE (self), FALSE);

  if (!find_at_cursor (self, &match, &start, &end) || match.is_advice ||
      !gtk_text_view_get_editable (self->view))
    return FALSE;
  phrase = gtk_text_iter_get_slice (&start, &end);
  words = make_replacement (&match, phrase);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, words, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}
