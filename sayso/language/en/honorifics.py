"""What stands before and after people's names without being part of them."""

BEFORE = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend fr father sister brother rabbi imam"
    " sheikh ayatollah pope saint st king queen prince princess duke duchess emperor president vice prime minister"
    " premier chancellor gov governor sen senator rep representative congressman congresswoman mayor sheriff judge justice"
    " gen general lt col colonel maj major capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander"
    " lieutenant detective det inspector constable officer chief ambassador secretary minister deputy speaker attorney"
    " coach mp mla councillor alderman former ex acting interim the late hon cardinal archbishop bishop monsignor señor"
    " senhor monsieur madame herr frau don doña ex-president crown grand imam deputy-governor state first lady".split()
)
AFTER = frozenset("jr sr ii iii iv esq md phd mp mla obe cbe mbe kc qc".split())
FEMALE = frozenset(
    "mrs ms miss dame lady baroness sister queen princess duchess madame frau doña congresswoman".split()
)
MALE = frozenset("mr sir lord baron fr father brother king prince duke monsieur herr don congressman".split())
SMALL = frozenset("of the and for in on at to de la del le les des du a an & y e el los las il lo".split())
