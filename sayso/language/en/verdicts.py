"""Words by which a report, or somebody in it, calls what others say untrue."""

# Predicates of falsehood: «reports that … are unfounded», «that is a lie».
FALSE = (
    "false untrue wrong incorrect inaccurate mistaken unfounded baseless groundless invented fabricated fictitious "
    "bogus fake nonsense rubbish lie invention fabrication fiction fantasy falsehood slander libel smear myth hoax "
    "absurd ridiculous preposterous ludicrous laughable hogwash nonsensical imaginary fairytale tale propaganda"
)
# Of these «it is … that» calls a clause untrue; of the others it judges what happened («it is wrong that …»).
FALSE_THAT = "false untrue incorrect lie fabrication invention falsehood myth fiction"
# Untrue only with a negation: «is not true», «no truth in».
TRUE = "true correct accurate case truth so fact"
# Nouns for what is said by nobody in particular, or by others.
SAYINGS = (
    "report claim allegation accusation rumour rumor story suggestion talk assertion post posting tweet message "
    "notion theory charge insinuation speculation gossip hearsay whisper chatter legend"
)
# Verbs that call their object something: «dismissed the reports as nonsense», «called it a lie».
CALLING = "call describe dismiss brand label denounce reject condemn term slam declare pronounce deem"
# Subjects that take up the sentence before: «That is wrong.»
TAKING_UP = "this that it these they both"
NEGATORS = "not n't n’t never no hardly neither"
