"""Nouns that tell a happening, written for sayso: a noun of this list states something by itself («an outage»)."""

# Happenings in nearly every use.
EVENTS = (
    # violence, crime, arms
    "attack airstrike air-strike assault ambush assassination bombing bombardment shelling strike raid shooting "
    "shootout gunfire gunfight fire "
    "explosion blast detonation clash clashes fighting battle combat war invasion incursion offensive siege "
    "massacre killing killings murder homicide "
    "manslaughter slaying stabbing beating torture abduction kidnapping kidnap hijacking robbery burglary theft "
    "heist fraud rape arson riot riots "
    "rioting looting uprising revolt rebellion insurgency mutiny coup overthrow ouster ousting unrest violence "
    "bloodshed genocide skirmish firefight "
    "crackdown execution beheading hanging hacking cyberattack breach hack leak sabotage vandalism poisoning "
    "smuggling trafficking bribery corruption "
    "espionage spying extortion harassment abuse bullying threat provocation retaliation intervention occupation "
    "annexation blockade deployment "
    # law
    "arrest arrests capture detention imprisonment incarceration deportation extradition expulsion eviction trial "
    "retrial lawsuit suit prosecution "
    "conviction acquittal sentencing verdict hearing arraignment indictment appeal plea probe investigation inquiry "
    "inquest autopsy raid search seizure "
    "interrogation questioning testimony ruling settlement injunction pardon amnesty parole release bail "
    "impeachment manhunt surrender "
    # disasters, weather, health
    "earthquake quake aftershock tremor tsunami flood flooding landslide mudslide avalanche eruption hurricane "
    "typhoon cyclone tornado storm blizzard "
    "drought wildfire bushfire heatwave outbreak epidemic pandemic infection contamination spill leak accident "
    "crash collision derailment wreck "
    "sinking shipwreck capsizing collapse outage blackout shutdown evacuation rescue disaster catastrophe emergency "
    "incident stampede famine crisis "
    "death deaths injury injuries fatality casualty drowning suicide overdose illness birth miscarriage surgery "
    "operation transplant treatment "
    "vaccination hospitalization diagnosis recovery landing takeoff splashdown "
    # politics, diplomacy
    "election referendum vote voting ballot poll campaign inauguration swearing-in resignation appointment "
    "nomination dismissal removal firing sacking "
    "departure retirement succession talks negotiation negotiations meeting summit conference visit trip tour "
    "arrival ceasefire truce armistice "
    "agreement deal accord treaty pact alliance withdrawal pullout retreat mobilization exercise drill launch test "
    "sanction sanctions embargo boycott "
    "protest protests demonstration rally march strike walkout sit-in picket vigil parade ceremony funeral burial "
    "wedding marriage engagement divorce "
    "speech address announcement statement declaration denial accusation allegation apology condemnation criticism "
    "endorsement warning ultimatum "
    "promise pledge vow decision debate session reform repeal ban curfew "
    # economy
    "merger acquisition takeover buyout purchase sale auction bankruptcy layoff layoffs investment donation bailout "
    "bid offer listing default "
    "recession downturn slump rise fall increase decrease drop decline growth loss cut hike launch release "
    "unveiling recall shutdown closure opening "
    "reopening expansion construction demolition delivery shipment "
    # sport, culture, science
    "game match final tournament championship race victory win defeat loss goal penalty suspension injury trade "
    "signing transfer draft debut "
    "premiere concert festival exhibition award show performance celebration party discovery experiment mission "
    "spacewalk flight "
    # generic
    "event incident happening occurrence attempt effort action reaction response plot escape flight chase pursuit "
    "confrontation standoff dispute "
    "argument feud scandal controversy outcry backlash reunion return disappearance destruction damage delay "
    "cancellation postponement suspension"
)
# Happenings only with something of their own: «the search for survivors», «his use of force».
EVENTS_WITH_ARGUMENTS = (
    "use search hunt call demand request plan transfer payment spread arrival exit entry move shift push fight "
    "struggle support help aid rebuilding "
    "reconstruction replacement handling treatment control defense defence creation introduction implementation "
    "adoption approval rejection passage "
    "review examination inspection assessment confirmation exposure installation nursing fear hope criticism praise "
    "interest participation involvement"
)
# Nouns on the lists that are things before some words: «fire brigade», «strike price», «race relations».
NEVER_COMPOUND = "yes"
