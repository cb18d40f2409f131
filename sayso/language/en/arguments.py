"""Words that tell who did what to whom."""

# The subject of these undergoes rather than acts: «the hotel collapsed», «nine people died».
UNDERGO = (
    "die collapse fall sink burn explode crash drown perish suffer survive disappear vanish break topple erupt "
    "derail capsize burst "
    "ignite deteriorate melt flood crumble drop rise grow shrink happen occur lose receive"
)
# Verbs whose target stands behind a preposition: «fired at the crowd», «met with the envoy».
PREPOSITIONS = {
    "fire": "at on into", "shoot": "at", "attack": "", "aim": "at", "march": "on against", "protest": "against", "rally": "against for",
    "meet": "with", "talk": "to with", "speak": "to with", "negotiate": "with", "agree": "with", "fight": "against with", "vote": "against for",
    "crash": "into", "collide": "with", "withdraw": "from", "retreat": "from", "flee": "from", "appeal": "to against", "call": "on for",
    "demonstrate": "against", "strike": "at", "impose": "on", "rule": "against", "break": "into", "drop": "on", "testify": "against",
    "cooperate": "with", "consult": "with", "side": "with", "apologize": "to", "apologise": "to", "respond": "to", "threaten": "", "intervene": "in",
}  # fmt: skip
# Nouns whose possessor undergoes: «Maduro's capture», «the president's ouster».
PATIENT_NOUNS = (
    "capture arrest detention death killing murder assassination release removal ouster ousting overthrow trial "
    "sentencing conviction execution "
    "abduction kidnapping extradition deportation imprisonment indictment acquittal destruction collapse loss "
    "injury burial funeral shooting "
    "bombing inauguration election appointment dismissal closure suspension impeachment"
)
