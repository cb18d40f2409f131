"""Words that clauses are built with."""

RAISING = "appear seem tend happen"
# «is said to have», with a passive auxiliary.
RAISED_PASSIVE = (
    "say think believe expect know report understand suppose allege estimate presume assume rumour rumor consider "
    "feel claim "
    "schedule set slate tip"
)
RAISING_ADJECTIVES = "likely unlikely certain sure set due bound about supposed"
# Markers that say nothing of how a clause is meant; «to», «whether», «if» stay.
EMPTY_MARKS = "that because as since while although though after before until when where so for but and or than"
# Nouns that are pictures, people or circumstances, however much the reader takes them for happenings.
NOT_EVENTS = (
    "video clip footage image picture photo film movie leader situation place way thing time day people man woman "
    "source fact "
    "traction move development character scene explosive weapon number country government official"
)
# Finite clauses behind one of these are statements beside the one they hang from.
BESIDE = "because while although though when whereas after since as unless if"
RELATIVES = "who which that whom whose what where when"
# Verbs whose infinitive has their own subject, although they have an object: «promised them to go».
SUBJECT_CONTROL = "promise vow threaten use take need"
# «…, all of them through the yard»: whom a verbless addition behind a comma takes up.
TAKEN_UP = "them whom which these those us"
