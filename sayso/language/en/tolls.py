"""Words that say what happened to people: lemma → toll kind."""

from __future__ import annotations

# done to somebody: «32 were killed», «killing 12», «40 people injured»
DONE_TO = {
    **dict.fromkeys("kill slay murder massacre execute behead assassinate slaughter martyr lynch electrocute".split(), "killed"),
    **dict.fromkeys("injure wound hurt maim scald concuss".split(), "injured"),
    **dict.fromkeys("detain arrest jail imprison apprehend incarcerate intern".split(), "detained"),
    **dict.fromkeys("displace evacuate uproot dislocate rehouse".split(), "displaced"),
    **dict.fromkeys("treat hospitalise hospitalize".split(), "treated"),
}  # fmt: skip
# done or undergone by somebody: «four have since died»
UNDERGONE = {
    **dict.fromkeys("die perish drown succumb suffocate asphyxiate".split(), "killed"),
    **dict.fromkeys("vanish disappear".split(), "missing"),
    **dict.fromkeys("flee".split(), "displaced"),
}  # fmt: skip
# states: «12 dead», «nine are missing», «31 wounded people»
STATES = {
    **dict.fromkeys("dead killed slain murdered deceased drowned executed".split(), "killed"),
    **dict.fromkeys("injured wounded hurt maimed burned burnt".split(), "injured"),
    **dict.fromkeys("missing unaccounted disappeared vanished".split(), "missing"),
    **dict.fromkeys("detained arrested jailed imprisoned".split(), "detained"),
    **dict.fromkeys("displaced homeless evacuated uprooted".split(), "displaced"),
    **dict.fromkeys("treated hospitalised hospitalized".split(), "treated"),
}  # fmt: skip
# counted happenings: «12 deaths», «23 arrests»
HAPPENINGS = {
    **dict.fromkeys("death fatality dead body corpse killing casualty".split(), "killed"),
    **dict.fromkeys("injury injured wounded".split(), "injured"),
    **dict.fromkeys("disappearance".split(), "missing"),
    **dict.fromkeys("arrest detention detainee".split(), "detained"),
    **dict.fromkeys("evacuee".split(), "displaced"),
}  # fmt: skip
# «the death toll rose to 17», «the number of injured stands at 40»
COUNTERS = frozenset("toll number count tally figure total".split())
# «feared dead», «found dead», «reported missing», «left 12 dead», «with 12 dead»
MADE = frozenset("find leave fear believe presume report confirm declare pronounce make list render burn shoot crush go remain drown be "
                 "feel know say stay lie have get".split())  # fmt: skip
IN_PLACES = {"hospital": "treated", "custody": "detained", "detention": "detained", "jail": "detained", "prison": "detained",
             "cell": "detained"}  # fmt: skip
TAKEN = frozenset("take admit rush bring be remain hold keep".split())
LIVES = frozenset("claim cost take lose".split())
# what is counted here is no toll: «killed 12 birds» is left to the reader, «arrested 3 times» is not people
NOT_PEOPLE = frozenset("time hour day week month year minute occasion case count charge percentage dollar euro home house building vehicle "
                       "car boat aircraft plane missile drone dog cat horse cow sheep animal bird fish tree condition way kilometre mile metre "
                       "blow attack strike round point place year-old".split())  # fmt: skip
# between a number and a state, these start something else
OTHER_CLAUSE = frozenset("and or who that by in of to from whose which but after when with".split())
HURTS = frozenset("injury wound burn fracture bruise concussion cut".split())
HELD = frozenset("suspect prisoner detainee captive protester demonstrator militant".split())
POLICE = frozenset(
    "police gendarmerie policeman officer authority force army soldier security militia troop gendarmes".split()
)
MEDICS = frozenset("medic doctor nurse paramedic hospital ambulance clinic".split())
OUTDOORS = frozenset("outdoors outside rough".split())
# forms whose lemma decides a toll
FORMS = {
    "fled": "flee",
    "slept": "sleep",
    "searched": "search",
    "died": "die",
    "slain": "slay",
    "shot": "shoot",
    "held": "hold",
}
QUANTITIES = frozenset("tens dozens scores hundreds thousands millions half total third quarter majority".split())
# Who is put out of a home is displaced: «moved out of their flats».
PUT_OUT = {"force", "drive", "push", "move", "clear", "order", "bring", "evict", "turn", "take", "get"}
HOMES = {"home", "house", "flat", "apartment"}
