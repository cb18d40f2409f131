"""Words by which speakers are told apart: what kind of source they are, of which sex and number, and how they are taken up."""

# Heads of phrases for people whose office makes their word official.
OFFICES = (
    "president vice-president premier minister secretary chancellor governor mayor senator congressman "
    "congresswoman representative lawmaker "
    "ambassador king queen prince princess general admiral colonel commander commissioner sheriff chief prosecutor "
    "attorney judge justice "
    "magistrate envoy official officer inspector superintendent spokesman spokeswoman spokesperson legislator "
    "councillor councilman diplomat "
    "regulator coroner marshal captain lieutenant sergeant major deputy mp police investigator inspectorate "
    "undersecretary chairman chairwoman "
    "director negotiator ombudsman harbourmaster firefighter"
)
# Heads of names and phrases for bodies of the state.
STATE = (
    "government ministry department police army military navy authority authorities administration parliament "
    "senate congress house council court "
    "office bureau commission agency embassy consulate palace kremlin pentagon cabinet state guard force forces "
    "treasury inspectorate prosecutor "
    "prosecutors command staff coastguard service centre center gardaí carabinieri gendarmerie board regulator "
    "officials investigators coast"
)
OUTLETS = (
    "network newspaper paper daily weekly magazine broadcaster channel station outlet website site blog tabloid "
    "radio television tv news times post "
    "herald tribune journal gazette telegraph guardian press agency wire reuters bbc cnn afp ap nbc abc cbs fox "
    "msnbc npr bloomberg politico tass "
    "xinhua interfax dpa ansa efe breitbart buzzfeed aljazeera jazeera axios vox mirror sun express observer "
    "independent chronicle courier examiner "
    "globe inquirer sentinel star record media programme podcast show documentary"
)
BARE_OUTLETS = (
    "network newspaper paper broadcaster channel station outlet magazine tabloid website site daily weekly agency "
    "programme blog"
)
ORGANISATIONS = (
    "company firm corporation group union association party organisation organization charity foundation institute "
    "university hospital bank club "
    "school church team campaign operator airline manufacturer committee federation league society trust fund lobby "
    "coalition alliance movement "
    "inc ltd plc corp llc co network conglomerate maker retailer supplier insurer owner owners lawyers prosecution "
    "defence defense"
)
WITNESSES = (
    "witness eyewitness resident local neighbour neighbor survivor passer-by bystander passenger villager onlooker "
    "tourist shopper motorist "
    "driver customer guest worker fisherman farmer student parent mother father wife husband victim trader steward "
    "paramedic rescuer relative "
    "family families volunteer nurse doctor"
)
VAGUE = (
    "critic expert analyst observer supporter opponent people some many others several few most everyone someone "
    "one anyone report reports rumour rumor "
    "source commentator user activist protester voter republican democrat conservative liberal skeptic sceptic "
    "insider pundit economist scientist "
    "researcher scholar historian advocate campaigner nation country americans us they folks"
)
UNNAMED = (
    "source insider official diplomat spokesman spokeswoman spokesperson aide adviser employee member person friend "
    "man woman lawyer doctor judge"
)
# What the nameless plural of a source says nothing precise about.
QUANTIFIERS = "some many several most few other others numerous various certain"
PERSON_NOUNS = (
    "man woman boy girl person leader politician candidate billionaire businessman businesswoman mogul nominee "
    "actor actress singer author writer "
    "journalist reporter correspondent editor photographer activist lawyer barrister solicitor counsel professor "
    "doctor surgeon nurse scientist "
    "researcher analyst economist engineer pilot teacher coach player athlete soldier fighter militant owner "
    "founder executive manager head boss "
    "chairman president minister senator governor mayor congressman congresswoman secretary ambassador king queen "
    "pope bishop judge prosecutor "
    "attorney sheriff officer spokesman spokeswoman spokesperson official aide adviser advisor strategist "
    "consultant operative host anchor pundit "
    "witness resident survivor passenger driver worker student mother father wife husband son daughter brother "
    "sister widow friend neighbour neighbor "
    "member employee director chief captain colonel general commander inspector commissioner investigator "
    "harbourmaster tycoon star celebrity victim "
    "suspect defendant veteran native farmer fisherman steward stewardess paramedic rescuer expert critic insider "
    "source diplomat lawmaker legislator "
    "representative chancellor premier envoy teen teenager child kid patient trader shopkeeper priest rabbi imam "
    "democrat republican independent "
    "socialist frontrunner front-runner incumbent newcomer rival opponent"
)
LEADERS = "leader president premier ruler dictator strongman chancellor king head chief politician statesman"
MALE = (
    "he him his himself mr man boy father husband son brother king prince businessman spokesman congressman "
    "chairman actor uncle sir lord duke mr. dad"
)
FEMALE = (
    "she her hers herself mrs ms miss woman girl mother wife daughter sister queen princess businesswoman "
    "spokeswoman congresswoman chairwoman actress "
    "aunt lady dame duchess mrs. ms. mum mom widow stewardess"
)
PLURAL_PRONOUNS = "they them their themselves"
THINGS = "it its itself"
SPEAKER_PRONOUNS = "i we me my our us mine ours"
RELATIVES = "who which that whom whose"
# Capitals and seats that speak for their state.
SEATS = (
    "washington moscow beijing london paris berlin tehran havana kyiv kiev brussels ankara jerusalem pyongyang "
    "seoul tokyo caracas riyadh"
)
MALE_NAMES = (
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony "
    "donald mark paul steven andrew kenneth "
    "george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen "
    "larry justin scott brandon frank "
    "benjamin gregory samuel raymond patrick alexander jack dennis jerry tyler aaron jose henry douglas adam peter "
    "nathan zachary walter kyle harold "
    "carl jeremy keith roger gerald ethan arthur terry lawrence sean christian austin joe noah jesse albert bryan "
    "bruce willie jordan alan ralph roy "
    "juan louis philip bobby johnny barack bernie ted marco jeb ben mike bill tim jim tom bob mitt mitch rudy newt "
    "rand rick chuck dick dan greg harry "
    "hugo nicolas nicolás vladimir recep mohammed muhammad mohamed ahmed ali hassan hussein ibrahim omar abdullah "
    "mahmoud boris dmitri sergei sergey "
    "ivan igor pavel miguel carlos luis pedro diego fernando jorge pablo rafael antonio francisco manuel javier "
    "alejandro emmanuel jean pierre jacques "
    "francois françois andre andré olivier hans karl jürgen klaus wolfgang stefan giuseppe giovanni luigi marco "
    "matteo silvio narendra rahul amit raj "
    "xi wei jun kim shinzo hiroshi kenji takashi simon neil ian graham colin nigel gordon derek trevor stuart craig "
    "barry liam connor declan patrick "
    "viktor victor oleg yuri petro mykola mateusz piotr lars erik sven nils olaf magnus bjorn anders mikael jens "
    "henrik aleksander alex max felix leo "
    "oscar hugo lucas luke martin oliver theo toby fred freddie alfred ernest howard stanley russell todd chad brad "
    "kurt glenn dean wayne dale corey "
    "reince jared rex wilbur saad tarek ardit petrit agim dinu radu ion mihai andrei"
)
FEMALE_NAMES = (
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra "
    "ashley kimberly emily donna michelle "
    "carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna "
    "brenda pamela emma nicole helen "
    "samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce "
    "virginia victoria kelly lauren "
    "christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison "
    "frances kathryn janice jean abigail alice "
    "julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany "
    "charlotte marie kayla alexis lori "
    "hillary carly kellyanne ivanka melania nikki elena sonia condoleezza nancy dianne kamala tulsi debbie huma "
    "cheryl donna loretta valerie theresa "
    "angela ursula christine marine ségolène cilia delcy dilma cristina michelle sheikh aung benazir indira sonia "
    "priyanka fatima aisha ayesha zainab "
    "maryam leila layla nadia yasmin huda amina khadija svetlana olga irina natalia tatiana yulia julia maria "
    "ekaterina anastasia elif ayse emine "
    "sigrid ingrid astrid karin kirsten birgit anneli kaisa sanna mette helle jacinda julie gladys penny wendy "
    "fiona moira aoife siobhan niamh ciara "
    "mirela besa elira drita ioana elena raluca simona jane jill kate katie lucy holly molly sally betsy meg peggy "
    "rosa lucia carmen pilar ines inés "
    "giulia francesca chiara paola silvia monica veronica beatriz mariana camila valentina gabriela daniela carolina"
)
# A source that stands for those who run it: its own «spokesman», «officials».
FURNITURE = "the a an this that these those one another"
