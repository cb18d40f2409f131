"""Words by which a statement is handed on: «citing an official», «had it from the foreman», «a memo seen by the paper»."""

# Participles whose object is who says it: «reported, citing two officials».
CITING = "cite quote"
# What comes from somebody: «had heard from a cousin that», «learned from police that», «had it from the foreman».
HEARING = "hear learn gather understand know have get"
# What a paper does with a document or with somebody's words.
PASSING = "quote cite report obtain see leak review read view publish"
# Sayings in a second verb: «quoted her as saying», «cited him as telling reporters».
SAYING = "say tell claim state"
INTERVIEWS = "interview statement comment remark conversation letter call message e-mail email note chat briefing"
SPEAKING = "speak talk write"
# Nouns in -er and -or, -ist, -ian … are people; these are not.
THINGS = (
    "weather danger order power factor number error matter water fever river tower corner quarter border winter "
    "summer october november december september disorder paper letter order poster register newsletter folder "
    "computer printer server helicopter tanker freighter reactor sensor motor detector error terror horror mirror "
    "list checklist shortlist twist mist exist"
)
PEOPLE = ("er", "or", "ist", "ian", "man", "woman", "eer", "ee", "ant", "nurse", "cousin", "uncle", "boy", "girl")
PEOPLE_NOUNS = (
    "colleague cousin uncle aunt nephew niece partner mate clerk monk guard soldier cook maid guide spy guest medic "
    "mechanic critic cleric academic captain dentist surgeon butcher heir rebel recruit refugee orphan servant "
    "architect analyst pharmacist baker smith herdsman shepherd crewman docker stoker cadet hostage widower "
    "boss nun porter tenant corporal sergeant deputy page chef thief judge lad youth adult pensioner apprentice"
)
# Documents that speak, and are cited as one cites people.
DOCUMENTS = (
    "memo document report letter e-mail email file log transcript record minutes cable filing note message statement "
    "study audit dossier affidavit paper data figure"
)
# Labels that open a line without naming who speaks.
LABELS = (
    "update correction note editor photo picture video breaking live location date time source topic question q a "
    "answer status summary verdict claim fact rating result address phone contact background deadline caption credit "
    "headline subject day week age injured dead missing total"
)
# What one sees or hears somebody do one tells as a witness.
PERCEIVING = "see watch hear witness observe notice"
