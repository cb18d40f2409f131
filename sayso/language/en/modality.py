"""Words that say how firmly a clause is stated, whether it is negated, and whether it is yet to come."""

# Adverbs and adjectives by the certainty they leave.
PROBABLE = (
    "probably likely apparently presumably seemingly evidently supposedly arguably ostensibly purportedly probable "
    "presumed "
    "suspected believed thought expected doubtless"
)
POSSIBLE = "possibly perhaps maybe potentially conceivably possible plausible"
# Verbs and adjectives that hand their subject to an infinitive: what they make of it (certainty, polarity, world).
RAISED = {
    "appear": ("probable", 1, "actual"), "seem": ("probable", 1, "actual"), "tend": ("certain", 1, "actual"),
    "look": ("probable", 1, "actual"), "sound": ("probable", 1, "actual"),
    "happen": ("certain", 1, "actual"), "likely": ("probable", 1, "hypothetical"), "unlikely": ("probable", -1, "hypothetical"),
    "certain": ("certain", 1, "hypothetical"), "sure": ("certain", 1, "hypothetical"), "bound": ("certain", 1, "hypothetical"),
    "set": ("certain", 1, "planned"), "due": ("certain", 1, "planned"), "about": ("certain", 1, "planned"),
    "supposed": ("unstated", 1, "planned"), "suppose": ("unstated", 1, "planned"), "schedule": ("certain", 1, "planned"),
    "slate": ("certain", 1, "planned"), "tip": ("probable", 1, "hypothetical"), "expect": ("probable", 1, "planned"),
    "think": ("probable", 1, "actual"), "believe": ("probable", 1, "actual"), "presume": ("probable", 1, "actual"),
    "assume": ("probable", 1, "actual"), "feel": ("probable", 1, "actual"), "consider": ("probable", 1, "actual"),
    "suspect": ("probable", 1, "actual"), "rumour": ("possible", 1, "actual"), "rumor": ("possible", 1, "actual"),
    "understand": ("probable", 1, "actual"), "know": ("certain", 1, "actual"), "say": ("certain", 1, "actual"),
    "report": ("certain", 1, "actual"), "claim": ("certain", 1, "actual"), "allege": ("certain", 1, "actual"),
    "estimate": ("probable", 1, "actual"),
}  # fmt: skip
# Verbs, nouns and adjectives over a clause or infinitive, and what they make of it: (certainty, polarity, world).
EMBEDDING = {
    "fact": ("certain", 1, "actual",
             "manage begin start continue help keep let make see watch hear have get remember happen go come proceed "
             "cause force lead compel prompt find catch bother succeed dare rush live return finish resume join use"),
    "not": ("certain", -1, "actual", "fail stop cease avoid prevent refuse decline neglect forget quit refrain unable impossible "
            "block bar ban preclude stopped omit miss fake pretend escape deter dissuade discourage prohibit forbid"),
    "open": ("unstated", 1, "hypothetical",
             "try attempt seek need want wish like love hope fight struggle work strive able ready willing eager free "
             "prepare allow "
             "permit enable ask tell order urge press push call invite encourage require demand request advise recommend "
             "suggest let possible easy hard difficult tough better best important necessary vital crucial essential good "
             "bad "
             "opportunity chance way effort attempt bid ability right need reason time place thing someone something "
             "pressure "
             "request call demand order desire wish willingness obligation duty threat incentive power authority permission "
             "ought enough too wait afford expect consider hesitate tempt incline entitle qualify eligible set design intend "
             "mean serve aim motivate train equip teach learn challenge lobby persuade convince dare refer campaign"),
    "plan": ("certain", 1, "planned",
             "plan intend vow pledge promise agree decide threaten aim prepare schedule arrange swear resolve commit offer "
             "volunteer "
             "due slate determined decision intention deal agreement propose proposal elect choose opt"),
}  # fmt: skip
MAY = "may might could"
MUST = "must should ought shall need"
FUTURE = "will 'll wo shall ’ll"
WOULD = "would 'd ’d"
NEGATORS = "not n't n’t never neither nor hardly scarcely barely"
NOTHING = "no none nobody nothing noone neither nowhere"
# Markers of open conditions, and of what did not happen.
CONDITIONS = "if unless lest whether provided should"
WITHOUT = "without"
# A main clause over a question or clause that leaves it open: «it is unclear whether», «it is not known how many».
OPEN = "unclear unknown uncertain unsure undecided unresolved unconfirmed"
OPEN_WHEN_NEGATED = (
    "clear known know sure certain say confirm establish determine understand explain decide tell specify disclose "
    "reveal"
)
# States rather than happenings: «may be to blame» is of now, «may rise» is yet to come.
STATES = (
    "be have know believe think want like love hate need own belong contain consist exist depend matter seem appear "
    "remain "
    "mean involve include resemble lie stand live reflect represent suggest indicate feel understand contribute"
)
# What nobody does on purpose: with «will» it is a forecast, not a plan.
UNPLANNED = (
    "be have become rise fall grow drop increase decrease climb go happen occur die appear get take cost suffer "
    "cause lead exceed reach "
    "hit worsen improve deteriorate escalate spread collapse fail survive need know remain stay prove exacerbate "
    "harm hurt lose win "
    "see face mean result continue emerge come spark trigger surge slow shrink expand warm cool melt rain snow "
    "erupt break depend "
    "want like love hate feel find miss run end last affect benefit struggle recover weaken strengthen succeed "
    "succumb turn make"
)
# Frames of mind of a schedule: with one of these times even such a verb is a plan.
SCHEDULED = (
    "open close stay resume begin start end reopen meet leave arrive return vote decide hold launch take last run hear"
)
# Wishes whose noun phrase is what is wished for: «wants talks», «calls for a truce».
WISHED = (
    "want wish hope desire crave seek expect await need prefer favor favour yearn long aspire root pray plan "
    "propose hope call demand request plea"
)
# Under a negated one of these the negation belongs below: «doesn't think it works».
NEG_RAISING = "think believe expect want suppose feel imagine reckon intend plan see"
# Under these a clause holds, negated or not: «did not know that it had fallen».
FACTIVE = (
    "know realize realise forget remember notice regret acknowledge admit reveal discover learn recognize recognise "
    "mention"
)
# «could be heard»: what the senses could do, they did.
SENSED = "see hear feel smell find taste sense notice"
# A noun under one of these did not come about: «the cancelled deal», «the launch was scrapped».
CALLED_OFF = "cancel scrap abandon postpone avert prevent abort thwart foil shelve delay halt block"
UNDONE = "cancelled canceled scrapped abandoned aborted postponed averted thwarted foiled shelved delayed suspended"
# In the passive these say that something is not so: «a leak had been ruled out».
RULED_OUT = "rule exclude discount preclude"
# In the passive with «for» these set a time: «a march has been called for Thursday».
CALLED_FOR = "call plan schedule set slate arrange fix announce"
# Words that open a condition without «if»: «Had they won, …», «Should it rain, …».
INVERTED = "had were should"
# Who declines to say whether something is so says nothing of it.
WITHHOLDING = "decline refuse fail omit"
