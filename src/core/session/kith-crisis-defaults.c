/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to say and do, as Kith proposes it until a center writes its own; and each country's lines, from the
 * bundled lists. */

#include "session/kith-crisis-defaults-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "session/kith-settings.h"

#define RESOURCE_FOLDER "/org/kithdesk/Kith/core/defaults/crisis/"

typedef struct
{
  const char *title;
  const char *body;
} Saying;

static const Saying with_person[] = {
  { N_ ("Stay with the person"), N_ ("Sit down beside them. Say your name. Speak slowly and leave pauses. "
                                     "You need not solve anything: being there is "
                                     "the help.") },
  { N_ ("Ask plainly"), N_ ("“Are you thinking of ending your life?” Asking does no harm and puts no idea "
                            "into anybody’s head. It shows that "
                            "you can bear the answer.") },
  { N_ ("Listen"), N_ ("Let them tell it in their own words. Do not argue, and do not promise that "
                       "everything will be fine. “Thank you "
                       "for telling me” is enough.") },
  { N_ ("Fetch a second person now if …"), N_ ("they have a plan, a day or the means; they have taken or "
                                               "done something; they are being told to act by voices; or "
                                               "you are afraid. You are not alone in this. Danger to life is "
                                               "the one thing nobody keeps secret: say so kindly.") },
  { N_ ("Call for help when …"), N_ ("somebody is hurt, cannot be woken, has taken something, has a weapon, "
                                     "or leaves to end their life. Say what you "
                                     "see, where you are, and that calm helps. Ask for a mobile crisis team "
                                     "if there is one. Tell the person what you do.") },
  { N_ ("If it may be an overdose"),
    N_ ("Call the emergency number. Shake and shout. Breathing badly, blue lips, no answer: give naloxone if "
        "there is any, "
        "breathe for them, and turn them on their side once they breathe. Stay until help is there.") },
  { N_ ("Make the next hours safer"), N_ ("Ask what is within reach: medicine, blades, a rope, a weapon. Who "
                                          "could keep it for now? Agree on who is with them "
                                          "tonight and on one number to call. Write it down together.") },
  { N_ ("When someone is very frightened or far away"),
    N_ ("Less noise, less light, fewer people. Breathe out longer than in, together. Name five things you "
        "can see. Ask "
        "before you touch, and keep the way to the door free.") },
  { N_ ("Signs that are a reason to ask"), N_ ("Being a burden, saying goodbye, giving things away, calm all "
                                               "at once after bad days, not sleeping, drinking much "
                                               "more. A sign is a reason to ask, never to guess.") },
  { N_ ("Afterwards"), N_ ("Part with a next time. Write down what was done, and when. And you: tell "
                           "somebody how it was for "
                           "you before you go home.") },
};

static const Saying callers[] = {
  { N_ ("“Is my son there?”"), N_ ("“I can’t say who comes here. I can take a message in case.” Say it the "
                                   "same way every time and for every name, "
                                   "also when nobody of that name was ever here.") },
  { N_ ("They fear for someone’s life"), N_ ("“If you think a life is in danger, please call the emergency "
                                             "number.” Give them the numbers under “Who to call”. Write down "
                                             "what they said, and tell a coordinator at once.") },
  { N_ ("They insist"), N_ ("“I hear that you are worried. I would tell nobody about you either.” Say "
                            "goodbye kindly. Tell a coordinator about "
                            "the call.") },
  { N_ ("Somebody frightens you, or looks for a person at the door"),
    N_ ("Keep the desk between you and call a second person. Do not look towards the room. Whoever may be "
        "looked for is told "
        "quietly, and decides what they want to do.") },
};

static const Saying officials[] = {
  { N_ ("Police or another authority at the door"),
    N_ ("“Please wait here. I will fetch the coordinator.” Note name, number and what they want. Do not say "
        "who is here, and "
        "show neither list nor screen.") },
  { N_ ("They bring a paper"),
    N_ ("Take it, sign nothing, and give it to the coordinator. Only the coordinator answers, after advice. "
        "Being asked is "
        "not being obliged: a warrant or an order names a court, a day and what is to be handed over.") },
  { N_ ("A life is in danger now"), N_ ("Then help them to help. Go aside, listen, and say only what is "
                                        "needed to find and help the person. Write down what "
                                        "you said and to whom.") },
  { N_ ("Ambulance or crisis team"), N_ ("Show them the quiet way in. What they need to know comes from the "
                                         "person, or is said in front of them.") },
  { N_ ("Landlords, insurers, newspapers"),
    N_ ("“I can’t say who comes here. Please write to the coordinator.”") },
};

static const char *
join (const Saying *sayings, gsize n_sayings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n_sayings; i++)
    g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n\n" : "", _ (sayings[i].title), _ (sayings[i].body));

  return g_intern_string (text->str);
}

const char *
kith_crisis_default_text (const char *name)
{
  if (g_str_equal (name, KITH_SETTING_CALLERS))
    return join (callers, G_N_ELEMENTS (callers));
  if (g_str_equal (name, KITH_SETTING_OFFICIALS))
    return join (officials, G_N_ELEMENTS (officials));
  return join (with_person, G_N_ELEMENTS (with_person));
}

/* Labels in the lists that are words and no names; here so that they are found for translation. */
G_GNUC_UNUSED static const char *const translated_labels[] = {
  N_ ("Emergency services"),
  N_ ("Emergency services (ambulance, fire, police)"),
  N_ ("Police"),
  N_ ("Ambulance"),
  N_ ("Emergency number of your country"),
};

static GBytes *
load_list (const char *country)
{
  g_autofree char *lower = country ? g_ascii_strdown (country, -1) : g_strdup ("generic");
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, lower, ".txt", NULL);
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes ? bytes
               : g_resources_lookup_data (RESOURCE_FOLDER "generic.txt", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* A line each: number | label; "#" begins a comment. */
GStrv
kith_crisis_default_numbers (const char *country)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  g_autoptr (GBytes) bytes = load_list (country);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      parts = g_strsplit (lines[i], "|", 2);
      if (g_strv_length (parts) != 2)
        continue;
      g_strv_builder_add (pairs, g_strstrip (parts[0]));
      g_strv_builder_add (pairs, _ (g_strstrip (parts[1])));
    }

  return g_strv_builder_end (pairs);
}
