"""Words that attribute: verbs, nouns and adjectives, what they take as content, and what they make of it.

A block opens with `= class stance certainty world` and lists `lemma frames` entries until the next. What a frame says
of the content:

c   a clause: «said (that) it fell», «asked whether», a quotation
x   an infinitive with the same subject: «vowed to go», «wants to»
g   a gerund: «denied going»
n   a noun phrase with what hangs on it: «confirmed the deaths», «backs the plan»
N   the same, but too loose a use to count where only clauses are wanted
a   its object is spoken to: «told reporters that»
o   its object belongs to an infinitive: «urged them to go», «wants it to end»
d   its object is described: «called it a lie», «described it as»
q   only a quotation: «“…,” she laughed»
r   a raised subject: «seems to have fallen», «is expected to»
:P  a phrase with preposition P: «called for», «warned of» (several: `:for,on`)

Wanting, planning, thinking and ruling take a clause only: «wants to go», «weighs a ban» say what somebody is about, not
what they say, and are right less often than wrong over PolNeAR and GUM together. N marks noun phrases left out likewise.

`certainty` and `world` are what the content is for the one who speaks; `world` of infinitives, `actual` for clauses
with a finite verb unless the class says `wish`. Written for sayso from grammars and reading, not from any corpus' counts.
"""

from __future__ import annotations

VERBS = """
= speech states certain actual
say cNq:of,about  put d:at  tell caNq:about,of  add cq  write cNq:about  note cnq  state cnq  remark cq:on
observe cq  comment cq:on  mention cn  explain cnNq  recall cgnq  recount cn  relate c  reply cq  respond cq
answer cNq  retort cq  counter cq  declare cdq  announce cnq  proclaim cndq  assert cq  maintain cq  contend cq
argue cq:for,against  claim cq  insist cq:on  allege cnq  report cgnq:on  reveal cnq  disclose cn  inform ca:of,about
notify ca:of  brief a:on,about  tweet cnq  retweet n  post cNq  email caq  text aq  blog c  write cq  quip cq
joke cq:about  emphasize cnq  emphasise cnq  stress cnq  underline c  underscore c  reiterate cnq  repeat cnq
clarify cn  point cq:to,out  testify cq:about  summarize cnq  summarise cnq  conclude cnq  opine cq  muse cq:about
hint cq:at  imply c  intimate c  indicate c  suggest cgq  signal cn  signify c  convey cn  communicate cn
express n  voice n  articulate n  describe dnNq:as  call dq  label d  brand d  dub d  term d:as  portray d:as
depict d:as  characterize d:as  characterise d:as  paint d:as  cast d:as  cite n  quote n  credit Nd:with,for
liken d:to  compare d:to  discuss n  address N  refer :to  speak :about,of,against  talk :about,of  lecture :about,on
chant cNq  shout cq  yell cq  scream cq  cry q  whisper cq  mutter cq  murmur cq  exclaim cq  snap q  quote n  read q
continue q  begin q  go q  laugh q  smile q  sigh q  nod q  concur cq:with  echo nq  caution caoxq:against,about
advise caoq:against  tout n  boast cq:about,of  brag cq:about  crow q  gush q  rave q:about  complain cq:about,of
lament cnq  bemoan n  grumble cq:about  gripe cq:about  rant q:about  rail q:against  fume q  protest cnq:against
object cq:to  elaborate q:on  specify cn  outline n  detail n  narrate n  recite n  teach c
preach c  instruct cao  swear c  attest c:to  certify cn  guarantee c  assure ca:of  reassure ca  convince ca
persuade ca  remind cao:of,about  joke cq  theorize c  theorise c  hypothesize c  posit c  reason cq  contend c
chime q  interject q  intone q  deadpan q  rejoin q  venture cq  volunteer cq  offer xq  pronounce dcq  profess cx
purport x  vouch c  blurt q  drawl q  translate q  sing q  scrawl q  pen q  sum q  chorus q  stammer q  sob q
admonish caoq:for  scold aq:for  chide aq:for
= speech confirms certain actual
confirm cnq  acknowledge cgnq  admit cgnq:to  concede cnq  confess cq:to  verify cn  corroborate n  affirm cnq
agree cxq:with,to,on  accept c  recognize cn  recognise cn  own :to  authenticate n
= speech denies certain actual
deny cgnq  reject cnq  dispute cn  refute cn  rebut n  dismiss nd:as  disavow n  repudiate n  disclaim n  contradict n
discount n  rule_out cgn  disagree cq:with  debunk n  scoff q:at  renounce n  negate n
= speech accuses certain actual
accuse d:of  blame d:for,on  charge cd:with  allege c  indict d:for,on  fault d:for  implicate d:in  decry nq
denounce nd:as  condemn nd:for,as  blast nd:for,as,over  slam nd:for,as,over  criticize nd:for,over
criticise nd:for,over  attack Nd:for,over  lambaste nd:for  castigate nd:for  rebuke nd:for  chastise nd:for
censure nd:for  deride nd:as,for  mock nd:for  ridicule nd:for,as  rip nd:for  assail nd:for  berate nd:for
excoriate nd:for  pan n  bash n  skewer n  hammer Nd:for,over,on  belittle n  disparage n  insult N  knock Nd:for
needle Nd  taunt Nd  trash N  savage N  vilify n  malign n  reproach nd:for  upbraid nd:for  pillory nd:for
sue Nd:for,over  impugn n  scorn n
= speech vows certain planned
vow cxnq  promise cxnaq  pledge cxnq:to  swear x  commit x:to  undertake x  guarantee x  threaten cxnq  volunteer x
reassure x  offer x
= order asks certain hypothetical
urge coq  ask coaq:about,for  call :for,on,upon  demand cnq  request co  beg co:for  plead q:for  appeal :for
implore oq  beseech oq  exhort oq  petition o:for  recommend cg  propose cg
advocate cg:for  order co  command co  instruct co  require c  mandate c  decree c  forbid o  invite o
challenge o:on  push o:for  insist :on  stipulate c
dictate c  rule cq:out,against  counsel oc:against  summon o  tell o  remind o  advise o
= speech asks unstated hypothetical
ask c  inquire cq:about,into  enquire cq:about  wonder cq:about  question cnq  query cnq  quiz a:about,on
grill a:about,on  interrogate a:about
= speech predicts certain hypothetical
predict cnq  forecast cnx  foresee cn  anticipate cg  prophesy c  project cn  foretell c  caution cq
warn caoq:of,about,against  envision cn  envisage cn
= thought states probable actual
think cq  believe cr  suspect cd:of  suppose c  assume c  presume cr  guess c  reckon cq  figure c  imagine c  feel cq
sense c  consider d  deem d  regard d:as  view d:as  see d:as  perceive cd:as  judge cd  interpret d:as  understand c
conceive c  surmise c  speculate cq  gather c  infer c  conjecture c  envision d:as
= thought states certain actual
know c  realize c  realise c  remember c  forget c  recognize c  discover c  learn c  notice c  hear c  find c
determine c  conclude c  decide c  establish c  prove c  show c  demonstrate c  calculate c  estimate cr  reveal c
ascertain c  identify d:as  diagnose d:as  detect c  document c  record N  uncover c  deduce c  certify c  assess c
doubt c  ponder c  contemplate c  worry cq  fear cq  regret c  care c  fret cq  marvel cq  rejoice c
= finding states probable actual
suggest c  indicate c  imply c  hint c:at  point :to  appear r  seem r  reckon c
= wish states certain hypothetical
want c  wish c:for  hope c:for  aspire :to  long :for  yearn :for  prefer g  expect cr  favor ng  favour ng
support g  back ngN  endorse nd:for,as  oppose ng  resist ng  welcome ngq  praise ngd:for,as  laud ngd:for,as
hail nd:as  applaud ngd:for  commend nd:for  admire n  appreciate n  cherish n  love Ng  hate ng  loathe n  detest n
despise n  dislike ng  distrust n  mistrust n  trust N  approve :of  disapprove :of  embrace n  champion n  defend nq
justify n  espouse n  extol n  tout n  salute nd:for  thank Nd:for  congratulate Nd:on,for  thank d:for
sympathize :with  sympathise :with  empathize :with  object :to  eschew n  reject n  side :with  vote N:for,against
pray c:for  mourn n  root :for  subscribe :to  apologize q:for,to  apologise q:for,to  condone n  tolerate n
relish ng
= refusal states certain planned
decline xn  hesitate x  balk :at
= ruling states certain actual
rule c  decree c  find c  hold c  legislate c  resolve c
"""

# Verbs that attribute in the passive with nobody named: «is said to», «was accused of», «is expected to».
# Nouns that attribute: what the content hangs on by («that», «to», a preposition), stance, certainty, world.
NOUNS = """
= states certain actual
claim c:of,about  statement c:about,on,of  assertion c:of  announcement c:of,about  comment c:on,about
remark c:on,about  report c:of,on,about  revelation c:of,about
argument c:for,against  contention c  allegation c:of,about,against  testimony c:about  acknowledgment c:of
acknowledgement c:of  admission c:of  confirmation c:of
finding c  conclusion c  observation c  suggestion c:of  assurance c:of  reminder c:of  explanation c:for,of
insistence c:on  declaration c:of  hint c:of  news c
evidence c  sign c  indication c  proof c  knowledge c  realization c  recognition c
understanding c  message c  word c
description :of  account c:of  criticism :of  praise :for  condemnation :of  complaint c:about,of  criticisms :of
rebuke :of  endorsement :of
approval :of  disapproval :of  support :for  opposition :to  rejection :of  objection c:to  skepticism c:of,about
apology :for  tribute :to  mention :of  reference :to
tweet c:about  chant c:of  slogan c:of  joke c:about  accusation c:of,against,about  charge c:of  characterization :of
view c  opinion c
= denies certain actual
denial c:of  dismissal :of  refutation :of  rebuttal :of
= states probable actual
belief c  suspicion c:of  theory c  perception c  impression c  assumption c  speculation c:about,of
notion c  idea c  feeling c  sense c  rumor c:of,about
rumour c:of,about  estimate c:of  worry c:about  concern c:about,over  fear c:of,about  doubt c:about,over
anxiety c:about  anger :over,at,about
= states certain hypothetical
hope c:of,for  wish c:for  desire cx:for  expectation c:of,for  dream c:of  willingness x  preference :for
aspiration x  demand cx:for
call cx:for  request cx:for  appeal cx:for  plea cx:for  order cx:for  proposal cx:for  recommendation cx:for
advice cx:on  instruction cx  warning c:of,about,against  prediction c:of,about
forecast c:of,for  question c:about,of  threat cx:of  requirement cx
= vows certain planned
promise cx:of  vow cx:of  pledge cx:of  commitment cx  oath c
= states certain planned
plan cx  decision cx  intention cx  intent cx  agreement cx  resolution cx  offer cx:of  refusal x
resolve x  determination x
"""

# Adjectives that attribute: «confident that», «opposed to».
ADJECTIVES = """
= states certain actual
aware c  unaware c  sure c  certain c  confident c  convinced c  adamant c  glad c  sorry c  surprised c  shocked c
disappointed c  upset c  angry c  furious c  outraged c  pleased c  thankful c  grateful c  skeptical c  sceptical c
mindful c  conscious c
= states probable actual
worried c  concerned c  afraid c  fearful c  doubtful c  suspicious c  alarmed c
= states certain hypothetical
hopeful c  optimistic c  pessimistic c
"""

MAKING = "make"
# Adverbs that attribute to nobody: the clause they stand in is what somebody else says.
ADVERBS = "reportedly allegedly supposedly purportedly"

# What stands before a source in a phrase of its own: «according to», «in the words of».
PHRASES = (
"according to", "in the words of", "in the view of", "in the opinion of", "in the eyes of", "per", "citing",
)  # fmt: skip

# Sources that carry findings: a phrase «in a poll», «by one estimate» attributes the clause it stands in.
FINDINGS = (
    "poll survey study report analysis interview statement tally count estimate calculation census memo letter email "
    "tweet book essay filing lawsuit complaint affidavit indictment testimony column editorial post speech op-ed ruling "
    "forecast projection measure average article blog"
)
POLLS = "poll survey tally count estimate calculation average projection forecast account measure standard reckoning"
REPORTING = "report reports study analysis source official officials expert experts"
LAWS = "law constitution statute"

NEGATORS = "not n't never neither nor no n’t"
# Verbs that a noun of saying completes: «made the claim», «issued a warning».
LIGHT = (
    "make issue express voice offer give have hold raise repeat reject deny deliver present release send file lodge "
    "post "
    "share reiterate announce publish face draw show state add provide submit put echo take"
)

# What is said through a document is said by the one who issues it: «released a statement saying», «signed a letter urging».
DOCUMENTS = (
    "statement letter email e-mail memo memorandum note message tweet post ad advertisement video speech column article "
    "report petition lawsuit suit complaint brief motion filing resolution sign banner placard poster leaflet flyer survey"
)
ISSUING = (
    "issue make give release send file post publish share write sign deliver carry hold wave launch tweet air run record "
    "hang submit circulate email distribute pass adopt draft pen tape produce join put hand"
)

# Passives that hand on what nobody named says: «is said to», «was expected to»; of other verbs the passive says nothing.
HEARSAY_PASSIVE = (
    "say believe think expect report allege consider suspect estimate rumor rumour accuse presume assume understand "
    "claim know predict project view regard "
    "describe deem ask urge order tell quote blame criticize criticise condemn denounce charge"
)
# Verbs of showing attribute only when what shows is a source of knowledge: «polls show», not «his popularity shows».
SHOWING = "show suggest indicate demonstrate prove reveal imply signal reflect underscore underline illustrate document"
SOURCES = (
    "poll survey study report datum data result evidence record document email e-mail photo photograph picture "
    "video footage analysis figure number "
    "research estimate finding statistic test investigation inquiry audit review tweet message letter memo "
    "transcript image map chart projection model "
    "filing paper article book log count tally information intelligence sign signal history polling post "
    "measurement autopsy examination experiment trial"
)
# With these subjects a verb of thinking speaks for reader or writer, not for a source.
GENERIC = "we you us one nobody everyone everybody anyone"
# «put the number at 312»: what one can put.
COUNTED = "number toll figure count cost total loss damage estimate price value death strength turnout"
# Nouns that attribute even when nobody is named: «reports that», «allegations of».
UNSOURCED = "claim report allegation rumor rumour call denial concern"
# «by Friday» names no agent.
DEADLINES = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december noon midnight then now today tomorrow tonight spring summer autumn winter "
    "christmas easter evening morning night"
)
# Verbs whose object is whom it is told.
TELLING = "tell inform assure warn remind notify advise"
# Said to be so, they are so: «declared an emergency», «announced her candidacy».
DECLARED = {
    "declare": "emergency war ceasefire truce holiday independence curfew mayday strike mourning bankruptcy".split()
}
# «admitted him to hospital»
LETTING_IN = "admit"
