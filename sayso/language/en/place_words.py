"""Words that tell a place name from another capitalised word, and one kind of place from another."""

from __future__ import annotations

# Words after which a capitalised name is likely a place: «in Reading», «near Nice».
LOCATIVE = frozenset(
    "in at near from to around outside inside across throughout toward towards into within through beyond via off"
    " northern southern eastern western central north south east west downtown nearby neighbouring neighboring"
    " northeastern northwestern southeastern southwestern northeast northwest southeast southwest mid upper lower"
    " rural coastal mainland visiting between leaving left entered visited".split()
)

# Directions that may stand before a name without being part of it: «Far North Queensland».
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern north-east north-west south-east south-west far upper lower"
    " mid greater downtown inner outer metropolitan".split()
)

# Before a name, what kind of place it is: «the state of Georgia», «the city of New York».
KIND_BEFORE = {
    "republic": "country", "kingdom": "country",
    "state": "region", "province": "region", "county": "region", "governorate": "region", "prefecture": "region",
    "provinces": "region", "states": "region", "counties": "region", "governorates": "region",
    "city": "city", "town": "city", "village": "city", "suburb": "city", "municipality": "city", "township": "city",
    "cities": "city", "towns": "city", "villages": "city", "mayor": "city", "hamlet": "city",
    "island": "area", "river": "area", "lake": "area", "gulf": "area",
}  # fmt: skip

# After a name: «Hubei province», «Laurel County», «Miranda state».
KIND_AFTER = {
    "province": "region", "county": "region", "state": "region", "region": "region", "governorate": "region",
    "prefecture": "region", "district": "region", "oblast": "region", "territory": "region", "parish": "region",
    "department": "region", "counties": "region", "provinces": "region", "states": "region", "districts": "region",
    "regions": "region",
    "city": "city", "town": "city", "village": "city", "suburb": "city", "township": "city", "municipality": "city",
    "island": "area", "islands": "area", "sea": "area", "river": "area", "lake": "area", "valley": "area",
    "peninsula": "area", "desert": "area", "mountains": "area",
}  # fmt: skip

# A capitalised word after a name that makes the whole a site, lake or road of its own: the name is no longer the place
# itself, though it often tells where it is.
SITE = frozenset(
    "airport avenue barracks base basin bay beach boulevard bridge building camp canal cape castle cathedral cave cemetery"
    " church cinema clinic coast college cove crossing dam drive falls farm field forest fort gardens gate glacier gulf"
    " hall harbor harbour heights highway hill hills hospital hotel house island islands jail lake lane library mall market"
    " memorial mine monument mosque mount mountain mountains museum ocean palace park peninsula pier plain plains plant"
    " plaza point port prison ranch range reservoir resort ridge river road school sea square stadium station street"
    " synagogue temple theater theatre tower trail tunnel university valley village volcano wall way wharf wood woods"
    " zoo street".split()
)

# Words that follow a place in the name of an organisation or office that sits there: «Laurel County Sheriff's Office».
OFFICE = frozenset(
    "academy administration agency airlines airport ambassador army assembly association attorney authority bank board"
    " branch bureau cabinet campus cathedral centre center chamber chapter chief city church clinic club coast college"
    " commission commissioner committee company conference congress congressman consulate coroner corporation council"
    " councillor county court crown cup daily department deputy detachment development diocese district division embassy"
    " exchange executive festival fire force foundation fund garda general gov gov. governor government guard health herald"
    " high highway hospital hotel house institute international journal judge law legislature library lieutenant magistrates"
    " market marathon mayor medical memorial metropolitan military minister ministry mission mp mla municipal museum national"
    " navy news office open opera orchestra parliament party plant police port post premier president press prime prison"
    " prosecutor province provincial public radio railway red regional representative republican republicans democratic"
    " democrats research rep rep. school science secretary sen sen. senate senator service sheriff sheriff's society"
    " star state stock street student students superior supreme symphony teachers team technical times town township"
    " transit transport treasury tribune trust union unified university water women's zoo west east north south".split()
)

# Names of places that are first of all words, months, names of people or of things. Alone and unlabelled they are no place.
WORDS = frozenset(
    "of most nice reading us as can mobile bath both deal date ball battle bend best big black blue bush buy call cash church"
    " clay coal cook court cross day dale dean drop east fair fall farm fish ford forest fox friend gap gay gold grace grand"
    " gray green grove hall hill home hope house hunter independence justice king lake lamb liberty love major march"
    " may mercury mission moor morning new normal north oil old orange park pass page paradise peace pearl police pope"
    " post price pride prince progress queen rice rich rock rose royal run sale santa scott seal second see sharp ship"
    " show sky snow south speed spring star state stone story strong success sun sunday surprise union university van"
    " victory wall war water way web west white will wood word worth young an am are be but do go he if in is it la le los"
    " man me my no on or our so to up we why you your yes mary john james george david martin marie anna maria alexandria"
    " charlotte victoria jackson lincoln madison austin houston dallas florence virginia savannah"
    " christian eric troy logan tyler bryan carson lewis nelson wayne warren kent douglas clinton marion monroe franklin"
    " kelly allen kerry brandon chester clayton trump obama bush putin english central eastern western northern southern"
    " international national federal general president minister monday tuesday wednesday thursday friday saturday january"
    " february april june july august september october november december christmas easter god jesus islam muslim"
    " facebook google twitter apple amazon target sports health science business world news bell bend buffalo"
    " capital center centre city county college commerce concord corona coupeville defiance delta eagle early east eden"
    " edge empire energy enterprise eureka experiment falcon false fame friday hercules hero holiday honor imperial jet"
    " job joy lead leader less lights likely long media mess mind mini miracle model moon motherland nation nature needles"
    " none nothing novel ocean odd opportunity order outlook parks peculiar phoenix pilot pioneer plain plane plum point"
    " power protection quality ransom red reform republic resort rifle riverside road saga same sands school senate"
    " shell sierra signal silver simple sisters smith social son sparks standard start stop street summit superior sweet"
    " tea temple ten time tiger times tomorrow tower trade tree triumph truth turn twin vale valley van vision visit voice"
    " volcano wagner warrior weed welcome wolf women zero please thanks here there this that these those who what when where"
    " how then than they their them she her his him its also even ever every many more much must never now only other over"
    " part per quite rather she since some still such take talk tell them too under until upon very was well were while"
    " with without yet after again all among and any because been before being between by did down during each for from"
    " had has have having into just like make not one out said says should sir through today two under use was you"
    " lady lord mother father brother sister doctor captain colonel sergeant officer constable inspector judge mayor dr mr"
    " mrs ms st saint san el al del das dos do da de di du ba bo bu ha hu lu ma mo ni pa ra ri si ta ti tu un wa xi ya yu"
    " zu ai ala ale alma amy ana ann ariel asa asia aurora ava bala bella ben bill bob bruno carl carlos carmen chad chris"
    " clara dana diana dick don ed edward elena emma erin esperanza eva felix frank fred gary grant henry hugo ivan jack"
    " jane jean jim joe jones jose juan juliet julia karen karl ken larry laura lee leo leon linda lisa louise luis luna"
    " lynn marco mario mark max mia mike mona nancy natal nick nora norma olga oliver olivia omar oscar otto pablo paul"
    " pedro pete peter petra phil philip ralph ray rebecca rita robert roger roman rosa roy ruby russell ruth sam samuel"
    " sara sarah sean sergio simon sofia sonia sophia steve susan sylvia ted teresa thomas tim tina todd tom tony vera"
    " vernon victor vincent walter wendy will william wilson zoe".split()
)

# Common nouns that are villages somewhere and stand in the names of bodies.
NOUNS = frozenset(
    "area care cartoon center centre children community conservation continent continental crescent drug education"
    " emergency environment family food free garden gardens hail hand holding home human industry islamic islamist"
    " jewish labor labour lakes law magnet markets mining olympic organic pearson plantation plateau quarter real relief"
    " rights safety service shore side site society soil speech store sugar toy tree un valley walnut wellness workers"
    " world youth federation alliance initiative network project programme program group company limited industries"
    " holdings partners capital stock exchange products foods dairy beauty fashion imperial union standards".split()
)

# A body or seat of government that is named as a place only where something is in, at or outside it.
SEATS = frozenset(
    "white house|pentagon|kremlin|wall street|capitol hill|capitol|downing street|westminster|whitehall|european union|eu"
    "|elysee palace|elysee|kremlin|casa rosada|miraflores|miraflores palace|hollywood|bollywood|silicon valley".split(
        "|"
    )
)

# What a disease is called after a place: «West Nile virus», «Hong Kong flu»; the place is not spoken of.
AILMENTS = frozenset(
    "virus viruses ebolavirus flu influenza fever disease encephalitis strain strains syndrome cholera measles hantavirus"
    " plague variant marburgvirus coronavirus haemorrhagic hemorrhagic".split()
)

# What an outlet is called after a place: «The Washington Post».
PAPERS = frozenset(
    "times post herald daily journal tribune gazette chronicle telegraph observer mirror mail globe examiner inquirer"
    " dispatch courier sentinel".split()
)

# Such names that are nevertheless places when a country's or a big city's weight stands behind them.
STILL_PLACES = frozenset(
    "dallas houston austin phoenix victoria charlotte virginia florence asia mobile sofia chad buffalo madison lincoln"
    " jackson savannah delta leon natal kent troy".split()
)

# Words in a place name that the name can do without.
FURNITURE = frozenset("the".split())

# Verbs with which a capital speaks for its government: «Havana reported».
SPEAKING = frozenset(
    "said says reported reports announced announces denied denies accused accuses insisted insists replied replies"
    " responded responds claimed claims declared declares warned warns vowed vows condemned condemns rejected rejects"
    " demanded demands hailed hails denounced denounces retaliated retaliates maintained maintains argued argues".split()
)

# A report's home, by what its outlet's name or address says.
OUTLET_WORDS = frozenset(
    "news journal times post herald daily today press free star sun gazette tribune courier chronicle telegraph observer"
    " mirror record sentinel monitor leader examiner examiner standard independent guardian argus echo bulletin register"
    " dispatch mail globe extra online the www com net org co uk au ca".split()
)
