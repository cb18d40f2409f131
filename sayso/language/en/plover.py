"""Verbs and nouns by the PLOVER event type and mode they tell, written for sayso after the types' published definitions.

A line is `TYPE mode: lemmas`, `-` for no mode. `verb+noun` is a verb with that object (or subject, where it undergoes);
`verb/prep` a verb with that preposition or particle. Lines further up win.
"""

LEXICON = """
ASSAULT explosives: bomb bombing detonate blow/up explosion+set car-bomb mine+plant blast+carry grenade+throw
ASSAULT explosives: grenade+fire
ASSAULT aerial: airstrike airstrikes strafe air-raid
ASSAULT heavy-weapons: shell shelling bombard bombardment missile+fire missile+launch rocket+fire rocket+launch
ASSAULT heavy-weapons: mortar+fire artillery+fire missile+hit rocket+hit
ASSAULT firearms: shoot shooting gun/down gunfire fire/at fire/on open+fire fire+open shot+fire shootout
ASSAULT beat: beat beating punch kick club manhandle assault bludgeon rough/up slap
ASSAULT torture: torture maltreat mistreat waterboard
ASSAULT execute: execute execution behead hang lynch
ASSAULT assassinate: assassinate assassination
ASSAULT sexual: rape molest
ASSAULT primitive: stab stabbing hack knife behead slash stone throw+stone hurl+stone
ASSAULT crowd-control: tear-gas teargas charge+crowd fire+gas fire+grenade disperse+crowd
ASSAULT abduct: kidnap kidnapping abduct abduction hostage+take
ASSAULT -: attack strike kill killing murder wound slay massacre raid ambush clash fight battle invade invasion assail
ASSAULT -: annihilate slaughter destroy storm
ASSAULT -: offensive onslaught assault skirmish hostilities combat maim injure ram strike+carry raid+carry airstrike+carry strike+launch
ASSAULT -: attack+launch raid+launch target exterminate
COERCE arrest: arrest detain jail imprison apprehend round/up custody+take capture detention arrest+make take/into
COERCE arrest: hold/without
COERCE deport: deport expel deportation evict displace
COERCE seize: seize confiscate impound commandeer seizure freeze+asset occupy annex take/over blockade capture+town
COERCE restrict: restrict curfew curb cordon/off quarantine lockdown impose+restriction seal/off
COERCE ban: ban outlaw prohibit block shut/down
COERCE censor: censor jam muzzle gag
COERCE martial-law: impose+curfew declare+emergency impose+law declare+law suspend+constitution
COERCE cyber: hack cyberattack hack/into ransomware+use ransom+demand infect+computer cripple+computer breach+network
COERCE cyber: steal+data
COERCE misinform: deepfake disinform
COERCE -: oppress repress crack/down crackdown intimidate harass persecute force evict search raid+house
SANCTION convict: convict sentence conviction fine penalize penalise guilty+find sentencing acquit+not
SANCTION expel: expel+diplomat suspend+member oust expulsion
SANCTION withdraw: recall+ambassador pull/out withdraw+ambassador
SANCTION discontinue: cancel suspend halt+aid cut/off sever break/off revoke terminate discontinue
SANCTION -: sanction embargo tariff impose+sanction impose+tariff impose+embargo sanctions punish boycott blacklist
SANCTION -: fire sack dismiss depose dethrone impeach remove topple overthrow
MOBILIZE troops: deploy+troop mobilize+troop mobilise+troop send+troop mass deploy+soldier deploy+force deployment
MOBILIZE troops: station reinforce buildup build-up
MOBILIZE weapons: deploy+missile rearm arm deploy+carrier deploy+warship deploy+ship
MOBILIZE police: deploy+police deploy+officer
MOBILIZE militia: recruit+fighter
MOBILIZE -: mobilize mobilise mobilization mobilisation deploy exercise drill+hold alert muster
PROTEST strike: walk/out strike+go strike+hold walkout strike+call
PROTEST riot: riot rampage loot looting burn+effigy torch vandalize vandalise rioting
PROTEST demo: demonstrate protest rally march demonstration picket chant sit-in vigil+hold
PROTEST obstruct: blockade+road block+road barricade occupy+square occupy+building
PROTEST hunger: hunger+strike
PROTEST boycott: boycott
THREATEN violence: threaten threat menace vow+retaliate warn+attack
THREATEN -: ultimatum blackmail warn/against retaliate+vow
REJECT -: reject refuse decline veto rebuff deny denial spurn rule/out oppose turn/down defy object resist refusal
REJECT -: dismiss+claim dismiss+proposal dismiss+call
ACCUSE disapprove: criticize criticise condemn denounce decry deplore blame slam blast rebuke lambaste criticism
ACCUSE disapprove: condemnation mock ridicule complain lament castigate
ACCUSE investigate: investigate probe inquiry investigation question interrogate inspect audit summon search+home
ACCUSE investigate: look/into
ACCUSE allege: accuse allege charge indict sue prosecute accusation allegation indictment lawsuit plead+charge
ACCUSE allege: prosecution trial try+court
REQUEST -: ask request demand urge appeal call/for call/on plead/for plead/with beg petition implore press/for lobby
REQUEST -: seek solicit
REQUEST -: invite order+not propose
AGREE -: agree agreement accord sign+deal sign+treaty pact settle settlement treaty strike+deal reach+deal
AGREE -: reach+agreement truce+agree vow pledge promise commit accept approve ratify
CONSULT visit: visit host arrive/for receive+delegation fly/to+talk
CONSULT -: meet meeting talk/with talk/to negotiate negotiation consult confer discuss talks summit phone telephone
CONSULT -: mediate mediation brief dialogue speak/with speak/to hold+talk conference
SUPPORT -: support endorse back praise hail applaud welcome defend congratulate endorsement commend salute recognize
SUPPORT -: honour honor laud express+support sympathize mourn condole
COOPERATE -: cooperate co-operate collaborate cooperation share+intelligence ally partner join+force extradite trade
COOPERATE -: collaborate collaboration
AID -: aid rescue evacuate donate treat shelter assist supply+aid send+aid deliver+aid provide+aid help relief feed
AID -: evacuation treatment pull/from fund finance give+aid resettle airlift+aid
CONCEDE -: apologize apologise concede resign+pressure lift+sanction lift+ban ease+restriction ease+sanction
CONCEDE -: relax+rule yield compromise acknowledge+error reinstate grant+asylum grant+amnesty pardon give/in
RETREAT withdraw: withdraw retreat withdrawal pull/back evacuate+base pull/out
RETREAT release: release free parole exchange+prisoner release+hostage
RETREAT return: return+territory hand/over
RETREAT disarm: disarm surrender demobilize lay/down
RETREAT ceasefire: ceasefire cease-fire truce armistice halt+fighting stop+fighting
RETREAT resign: resign resignation step/down quit+office abdicate step/aside
"""
# These tell their kind as verbs only: a blast is no criticism, a fire no dismissal.
VERBS_ONLY = (
    "fire blast question slam order force search hit charge back praise demand ask help host ban block fine pan "
    "treat phone brief settle trade"
)
# Where the object tells that a word is not meant so: «sign a guest book», «fire a coach».
NOT_WITH = {
    "capture": "video image moment footage attention imagination mood picture", "strike": "deal agreement tone balance chord bargain pose", "hit": "record high low market button target", "fight": "fire corruption cancer disease",
    "kill": "time bill", "raid": "fridge", "charge": "fee price phone battery", "try": "", "attack": "", "meet": "demand need target deadline requirement goal",
    "visit": "site website page", "back": "", "release": "report statement figure data album film result photo video document", "reject": "",
    "help": "", "host": "game", "treat": "", "cancel": "", "remove": "rubble debris", "address": "",
}  # fmt: skip
# Adjectives, modifiers and weapons that give an ASSAULT its mode.
MODES = {
    "aerial": "aircraft jet warplane plane drone helicopter bomber airstrike air", "explosives": "bomb explosive grenade ied mine explosives car-bomb",
    "heavy-weapons": "missile rocket artillery mortar tank shell", "firearms": "gun rifle pistol gunfire bullet gunman sniper firearm",
    "primitive": "knife machete stone axe sword", "suicide-attack": "suicide", "crowd-control": "tear-gas teargas truncheon cannon baton",
}  # fmt: skip
