/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name and a box to tick a line, guests as a number. It says how many there are first: that is what is
 * asked first. */

#include "report/kith-present-list.h"

#include <glib/gi18n-lib.h>

#define LINE_HEIGHT 24.0
#define HEAD_HEIGHT 84.0
#define FOOT_HEIGHT 30.0

typedef struct
{
  char *center_name; /* (owned) */
  char *moment;      /* (owned) */
  GStrv names;       /* (owned) this page's */
  guint n_people;    /* in all */
  guint n_guests;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->center_name);
  g_free (list->moment);
  g_strfreev (list->names);
  g_free (list);
}

static char *
count_words (const List *list)
{
  g_autofree char *people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person signed in",
                                                          "%u people signed in", list->n_people),
                                             list->n_people);
  g_autofree char *guests = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u unnamed guest", "%u unnamed guests", list->n_guests), list->n_guests);

  /* Translators: "12 people signed in, 3 unnamed guests" */
  return g_strdup_printf (_ ("%s, %s"), people, guests);
}

static void
draw (const KithSheet *sheet, gpointer user_data)
{
  const List *list = user_data;
  double x = sheet->paper.margin;
  double y = sheet->paper.margin;
  double width = sheet->paper.width - 2 * sheet->paper.margin;
  g_autofree char *count = count_words (list);
  g_autofree char *title = NULL;

  /* Translators: the name of the center, a day and time */
  title = g_strdup_printf (_ ("%s, %s"), list->center_name, list->moment);
  y += kith_sheet_text (sheet, _ ("Who is in the building"), x, y, width, 20, TRUE) + 2;
  y += kith_sheet_text (sheet, title, x, y, width, 12, FALSE) + 2;
  kith_sheet_text (sheet, count, x, y, width, 12, TRUE);

  y = sheet->paper.margin + HEAD_HEIGHT;
  for (guint i = 0; list->names[i] != NULL; i++)
    {
      kith_sheet_box (sheet, x, y + 4, 12);
      kith_sheet_text (sheet, list->names[i], x + 24, y + 2, width - 24, 12, FALSE);
      y += LINE_HEIGHT;
    }
  kith_sheet_text (sheet, _ ("Shred this list when everyone is safe."), x,
                   sheet->paper.height - sheet->paper.margin - 14, width, 10, FALSE);
}

/**
 * kith_present_list_new:
 * @center_name: the center's name
 * @moment: when this was so
 * @names: who has not left, in order
 * @n_guests: how many unnamed guests have not left
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the list, at least one page; it needs a release of %KITH_RELEASE_INTERNAL
 */
KithDocument *
kith_present_list_new (const char *center_name,
                       const char *moment,
                       const char *const *names,
                       guint n_guests,
                       const KithPaper *paper)
{
  KithDocument *document;
  guint n_people;
  guint per_page;
  guint from = 0;

  g_return_val_if_fail (center_name != NULL && moment != NULL && names != NULL && paper != NULL, NULL);

  n_people = g_strv_length ((char **) names);
  per_page = (guint) MAX (1, (paper->height - 2 * paper->margin - HEAD_HEIGHT - FOOT_HEIGHT) / LINE_HEIGHT);
  document = kith_document_new (KITH_RELEASE_INTERNAL, _ ("Who is in the building"), paper);
  do
    {
      List *list = g_new0 (List, 1);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (guint i = from; i < MIN (n_people, from + per_page); i++)
        g_strv_builder_add (builder, names[i]);
      list->center_name = g_strdup (center_name);
      list->moment = g_strdup (moment);
      list->names = g_strv_builder_end (builder);
      list->n_people = n_people;
      list->n_guests = n_guests;
      kith_document_add_page (document, draw, list, list_free);
      from += per_page;
    }
  while (from < n_people);
  return document;
}
