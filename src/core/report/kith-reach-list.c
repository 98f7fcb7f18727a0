/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each person with every way to reach them, what may be done with it, and when it is safe. */

#include "report/kith-reach-list.h"

#include <glib/gi18n-lib.h>

#include "base/kith-csv.h"
#include "base/kith-error.h"
#include "report/kith-flow.h"

#define WHAT "lost-computer"
#define TITLE_SIZE 18.0
#define NAME_SIZE 12.0
#define TEXT_SIZE 10.0
#define MODE 0600

static const char *
describe_state (const KithReach *reach)
{
  switch (reach->state)
    {
    case KITH_CARD_AWAY:
      return _ ("away");
    case KITH_CARD_DIED:
      return _ ("has died");
    case KITH_CARD_HIDDEN:
      return _ ("will be erased");
    case KITH_CARD_ACTIVE:
    default:
      return "";
    }
}

static void
add_contact (KithFlow *flow, const KithContact *contact)
{
  g_autofree char *permission = kith_contact_describe_permission (contact);
  /* Translators: a way to reach somebody, and what they said may be done with it */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), contact->value, permission);

  kith_flow_add_text (flow, line, TEXT_SIZE, KITH_FLOW_CLOSE);
  if (*contact->note != '\0')
    kith_flow_add_text (flow, contact->note, TEXT_SIZE, KITH_FLOW_CLOSE);
}

static void
add_person (KithFlow *flow, const KithReach *reach)
{
  g_autoptr (GString) name = g_string_new (reach->name);

  if (*reach->disambiguator != '\0')
    g_string_append_printf (name, " · %s", reach->disambiguator);
  if (*describe_state (reach) != '\0')
    g_string_append_printf (name, " · %s", describe_state (reach));
  kith_flow_add_text (flow, name->str, NAME_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
  for (guint i = 0; i < reach->contacts->len; i++)
    add_contact (flow, g_ptr_array_index (reach->contacts, i));
  if (!reach->is_open)
    kith_flow_add_text (flow, _ ("Guarded: somebody else has to tell them."), TEXT_SIZE, KITH_FLOW_CLOSE);
  else if (reach->contacts->len == 0)
    kith_flow_add_text (flow, _ ("No way to reach them is known."), TEXT_SIZE, KITH_FLOW_CLOSE);
  kith_flow_add_space (flow, TEXT_SIZE);
}

/**
 * kith_reach_list_new:
 * @center_name: the center's name
 * @people: (element-type KithReach): whom to tell
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the pages; they need a release of %KITH_RELEASE_TO_NOTIFY
 */
KithDocument *
kith_reach_list_new (const char *center_name, GPtrArray *people, const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = kith_flow_new ();
  KithDocument *document;

  g_return_val_if_fail (center_name != NULL && people != NULL && paper != NULL, NULL);

  kith_flow_add_text (flow, _ ("Whose records the lost computer held"), TITLE_SIZE,
                      KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  kith_flow_add_text (flow, center_name, NAME_SIZE, KITH_FLOW_USUAL);
  kith_flow_add_text (
      flow,
      _ ("Do only what each allowed, and read the note first. Shred this list when everybody was told."),
      TEXT_SIZE, KITH_FLOW_USUAL);
  for (guint i = 0; i < people->len; i++)
    add_person (flow, g_ptr_array_index (people, i));

  document = kith_document_new (KITH_RELEASE_TO_NOTIFY, _ ("Whose records the lost computer held"), paper);
  kith_flow_to_pages (flow, document, paper, TRUE);
  return document;
}

/**
 * kith_reach_list_request:
 * @session: a coordinator's session
 * @way: on paper or as a file
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): a release for the list; it is in the log now
 */
KithRelease *
kith_reach_list_request (KithSession *session, KithReleaseWay way, GError **error)
{
  const KithReleaseRequest request = { .kind = KITH_RELEASE_TO_NOTIFY, .way = way, .what = WHAT };

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  return kith_disclosure_request (session, &request, NULL, error);
}

static void
append_person (GString *text, const KithReach *reach)
{
  guint i = 0;

  do
    {
      const KithContact *contact = i < reach->contacts->len ? g_ptr_array_index (reach->contacts, i) : NULL;
      g_autofree char *permission = contact != NULL ? kith_contact_describe_permission (contact) : NULL;
      const char *const row[] = {
        reach->name,
        reach->disambiguator,
        describe_state (reach),
        contact != NULL ? kith_contact_kind_label (contact->kind) : "",
        contact != NULL ? contact->value : "",
        contact != NULL ? permission : "",
        contact != NULL   ? contact->note
        : !reach->is_open ? _ ("Guarded: somebody else has to tell them.")
                          : "",
        NULL,
      };

      kith_csv_append_row (text, row);
    }
  while (++i < reach->contacts->len);
}

/**
 * kith_reach_list_write_csv:
 * @people: (element-type KithReach): whom to tell
 * @release: of %KITH_RELEASE_TO_NOTIFY; it is spent
 * @path: the file to write, readable by its owner only
 * @error: %KITH_ERROR_NOT_PERMITTED where @release is for something else, %KITH_ERROR_IO with the file's name
 *
 * A line for each way to reach somebody, and one for whom there is none; what a spreadsheet would take for a
 * formula has an apostrophe before it.
 *
 * Returns: whether the file is there; on failure one that was there before stays
 */
gboolean
kith_reach_list_write_csv (GPtrArray *people, KithRelease *release, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const head[] = {
    _ ("Name"),    _ ("Told apart by"), _ ("State"), _ ("Way"),
    _ ("Contact"), _ ("May be done"),   _ ("Note"),  NULL,
  };

  g_return_val_if_fail (people != NULL && KITH_IS_RELEASE (release) && path != NULL, FALSE);

  if (!kith_release_spend (release, KITH_RELEASE_TO_NOTIFY, 0, KITH_SCOPE_NOTHING, error))
    return FALSE;
  kith_csv_append_row (text, head);
  for (guint i = 0; i < people->len; i++)
    append_person (text, g_ptr_array_index (people, i));
  if (g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, MODE,
                                NULL))
    return TRUE;
  g_set_error (
      error, KITH_ERROR, KITH_ERROR_IO,
      _ ("The file “%s” could not be written. Please check that there is room and that you may write there."),
      path);
  return FALSE;
}
