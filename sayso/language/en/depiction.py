"""Words of depiction: what is only shown in a film, a game, a drill or a generated image, and what tells that it is."""

# Works and exercises: what happens in them does not happen.
WORKS = (
    "film movie blockbuster thriller sitcom miniseries cartoon anime trailer screenplay videogame simulation "
    "simulator animation cgi deepfake "
    "rehearsal reenactment re-enactment mock-up dramatization dramatisation parody spoof mockumentary docudrama "
    "wargame tabletop "
    "game drill exercise novel series play opera musical"
)
# Works only with one of these words, or in a name: «computer game», «evacuation drill», but «the game», «air exercise».
WORKS_WITH = {
    "game": "video computer war role-playing arcade mobile console online strategy shooter simulation pc",
    "drill": "military emergency fire evacuation training tabletop naval disaster rescue civil nato joint full-scale crisis annual safety",
    "exercise": "military emergency fire evacuation training tabletop naval disaster rescue civil nato joint full-scale crisis annual safety held table-top",
    "novel": "", "series": "television tv drama comedy crime netflix streaming fantasy animated", "play": "stage theatre theater radio",
    "opera": "", "musical": "",
}  # fmt: skip
# What is past in these happened: nobody was hurt in the drill.
STAGED = "drill exercise rehearsal wargame tabletop reenactment re-enactment"
# Pictures: genuine unless something says that they are made, or old.
PICTURES = (
    "video clip footage image picture photo photograph recording reel montage screenshot sequence gif scene videos"
)
# Words beside a picture that make it a depiction; said of it as well («the clip is fake»).
MADE = (
    "ai ai-generated computer-generated fake faked fabricated doctored manipulated synthetic staged animated "
    "simulated fictional fictitious "
    "imagined deepfake cgi photoshopped rendered invented artificial recycled unrelated misleading miscaptioned "
    "mislabelled mislabeled "
    "repurposed bogus satirical dramatised dramatized generated false ai-made ai-created hoax fiction false. untrue "
    "phoney phony old training"
)
GENUINE = "genuine real authentic verified unedited true true. live actual geolocated"
CAMERAS = "security surveillance weather body cctv phone mobile dashcam bodycam traffic doorbell"
# Verbs by which a picture tells what is in it, and in the passive («are seen running»).
SHOWS = (
    "show depict portray imagine feature picture illustrate envision simulate dramatize dramatise re-enact reenact "
    "recreate"
)
SEEN = "see show depict portray picture"
# Verbs by which a picture comes from somewhere: «comes from», «was taken from», «is from».
STEMS = "come take originate be stem lift"
MADE_BY = "make create generate render produce fabricate fake stage"
SHOT = "film shoot record post upload publish release date take"
# What carries a sign of its making: «the mark of an image generator».
GENERATORS = "generator ai midjourney sora software watermark"
# Said of the whole: «none of it happened».
UNHAPPENED = "happen occur"
NONE = "none nothing"
# Words that name a depiction or its making: a report without any of them is not asked what is only depicted.
OCCASIONS = (
    "film films filmed filming movie movies cinema cinemas blockbuster thriller thrillers sitcom miniseries drama "
    "dramas docudrama documentary documentaries mockumentary cartoon cartoons anime trailer screenplay novel novels "
    "novelist sequel fictional fictitious libretto musical puppet sketch sketches satire satirical parody spoof "
    "comedy comedian comedians gamers gamer videogame simulation simulations simulator simulators simulated animation "
    "animations animated cgi deepfake deepfakes deepfaked ai ai-generated ai-made synthetic generator generators fake "
    "faked fakes hoax doctored manipulated photoshopped imaginary rehearsal rehearsals rehearsed reenactment "
    "re-enactment reenacted re-enacted re-creation re-created mock mock-up dramatization dramatisation dramatised "
    "dramatized drill drills exercise exercises manoeuvres maneuvers wargame wargames tabletop mannequin mannequins "
    "dummies video videos clip clips footage photomontage audio reel reels montage screenshot screenshots gif meme "
    "memes livestream radio-play"
)
