/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few people have some, however large the sample; one is restricted, one has what was added to it, and one
 * is not signed yet. */

#include "sample/kith-sample-notes.h"

#include <glib/gi18n-lib.h>

#include "notes/kith-note-draft.h"
#include "notes/kith-notes.h"

#define ONE_IN 3
#define MOST 8

static const struct
{
  KithNoteMode mode;
  guint support;
  int minute;
  const char *texts[4]; /* (nullable) each: the note, what mattered, strengths, the next step */
} said[] = {
  { KITH_NOTE_MODE_IN_PERSON,
    KITH_NOTE_SUPPORT_PRACTICAL | KITH_NOTE_SUPPORT_EMOTIONAL,
    11 * 60 + 10,
    { N_ ("We read the letter from the housing office twice and wrote an answer by hand. They asked for more "
          "time, and said why."),
      N_ ("Not to lose the garden."), N_ ("Had kept every letter, in order."),
      N_ ("Walk to the post together on Thursday.") } },
  { KITH_NOTE_MODE_PHONE,
    KITH_NOTE_SUPPORT_EMOTIONAL,
    16 * 60 + 40,
    { N_ ("They called from the bus. The first shift at the bakery went well; early mornings are hard. We "
          "talked "
          "about what made the old alarm clock work."),
      NULL, N_ ("Asked for the shift themselves."), NULL } },
  { KITH_NOTE_MODE_ACCOMPANYING,
    KITH_NOTE_SUPPORT_PRACTICAL,
    9 * 60 + 30,
    { N_ ("To the clinic and back, by tram. They did the talking at the counter; I carried the folder."),
      N_ ("That somebody waits outside."), NULL, N_ ("They go alone next time, and call before.") } },
  { KITH_NOTE_MODE_IN_PERSON,
    KITH_NOTE_SUPPORT_COMPANIONSHIP,
    14 * 60 + 5,
    { N_ ("Chess and not many words. They laughed about the lost queen."), NULL, NULL, NULL } },
  { KITH_NOTE_MODE_OUTREACH,
    KITH_NOTE_SUPPORT_INFORMATIONAL,
    12 * 60 + 20,
    { N_ ("Met them at the bridge with the tea cart. They know now when we are open, and that nobody asks "
          "for a "
          "name."),
      NULL, N_ ("Looks after two others there."), NULL } },
};

#define TEXT_PARTS                                                                                           \
  {                                                                                                          \
    KITH_NOTE_TEXT_TEXT, KITH_NOTE_TEXT_MATTERED, KITH_NOTE_TEXT_STRENGTHS, KITH_NOTE_TEXT_NEXT_STEP         \
  }

static KithNote *
make (gint64 person, guint which, KithDay day)
{
  static const KithNoteText parts[] = TEXT_PARTS;
  KithNote *note = kith_note_new (person);

  note->day = day;
  note->minute = said[which].minute;
  note->mode = said[which].mode;
  note->support = said[which].support;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (said[which].texts[i] != NULL)
      kith_note_words_set (note->words, parts[i], _ (said[which].texts[i]));
  return note;
}

static gboolean
add_to (KithSession *session, gint64 note, GError **error)
{
  g_autoptr (KithNoteWords) added = kith_note_words_new ();
  g_autoptr (KithNoteWords) theirs = kith_note_words_new ();

  kith_note_words_set (added, KITH_NOTE_TEXT_TEXT, _ ("The answer has come: four more weeks."));
  kith_note_words_set (added, KITH_NOTE_TEXT_REASON, _ ("The letter came later"));
  kith_note_words_set (theirs, KITH_NOTE_TEXT_THEIR_WORDS, _ ("I wrote it, and it worked."));
  return kith_notes_add (session, KITH_NOTE_AMENDMENT, note, added, 0, error) != 0 &&
         kith_notes_add (session, KITH_NOTE_THEIR_WORDS, note, theirs, 0, error) != 0;
}

static gboolean
begin_one (KithSession *session, gint64 person, KithDay day, GError **error)
{
  g_autoptr (KithNoteDraft) draft = kith_note_draft_new (person);

  draft->note->day = day;
  draft->note->minute = said[0].minute;
  draft->note->mode = KITH_NOTE_MODE_IN_PERSON;
  kith_note_words_set (draft->note->words, KITH_NOTE_TEXT_TEXT, _ ("Tea in the yard. They want to learn to"));
  draft->cursor = (guint) g_utf8_strlen (draft->note->words->texts[KITH_NOTE_TEXT_TEXT], -1);
  return kith_note_draft_save (session, draft, error);
}

/* The first has one of each kind, the others fewer. */
static guint
count_about (guint index)
{
  return index == 0 ? G_N_ELEMENTS (said) : 1 + index % 3;
}

/* Where there is a next step, soon; somebody is to come back to others another day. */
static KithDay
followed_up_on (KithSession *session, guint which, guint index)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));

  return said[which].texts[3] != NULL && index % 2 == 0 ? today + (KithDay) ((which * 3 + index) % 9)
                                                        : KITH_DAY_NONE;
}

static gboolean
sign_one (KithSession *session, gint64 person, guint index, guint i, KithDay day, GError **error)
{
  guint which = (index + i) % G_N_ELEMENTS (said);
  g_autoptr (KithNote) note = make (person, which, day);
  gint64 id;

  note->restricted = index == 0 && which == 2;
  note->follow_up = followed_up_on (session, which, index);
  id = kith_notes_sign (session, note, 0, error);
  return id != 0 && (index != 0 || which != 0 || add_to (session, id, error));
}

/**
 * kith_sample_notes_write:
 * @session: an advocate's
 * @people: their ids
 * @n_people: how many
 * @last: the last day of the sample; nothing is signed of days to come
 * @error: return location
 *
 * Signs notes about some of them, and leaves one that is not signed.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_notes_write (KithSession *session,
                         const gint64 *people,
                         guint n_people,
                         KithDay last,
                         GError **error)
{
  KithDay day = MIN (last, kith_clock_today (kith_session_get_clock (session)));

  /* The oldest first, as they would have been signed. */
  for (guint i = G_N_ELEMENTS (said); i > 0; i--)
    for (guint index = MOST; index > 0; index--)
      {
        guint who = index - 1;

        if (who * ONE_IN < n_people && i <= count_about (who) &&
            !sign_one (session, people[who * ONE_IN], who, i - 1, day - 1 - (KithDay) (9 * (i - 1) + who),
                       error))
          return FALSE;
      }
  return n_people < 2 || begin_one (session, people[1], day - 1, error);
}
