"""Words round counted things."""

from __future__ import annotations

SCALE_WORDS = frozenset(
    "hundred thousand million billion trillion dozen dozens hundreds thousands millions billions lakh crore m bn mn".split()
)
PEOPLE = frozenset(
    "man woman boy girl person people child teenager student resident worker driver soldier officer citizen "
    "mother father victim suspect "
    "farmer teacher nurse doctor passenger pilot civilian pensioner baby toddler infant pedestrian cyclist".split()
)
# «one day», «one time»: not a count of days
ONE_TIMES = frozenset("day time morning night evening afternoon point another thing way hand side".split())
NOT_COUNTED = frozenset("am pm a.m. p.m. gmt utc bst et est edt pt".split())
# before a number that is a name or a place in a series: «Flight 370», «No. 5»
CODES = (
    "No.", "No", "Nos.", "number", "Flight", "Route", "Highway", "highway", "Section", "Article", "Chapter", "Page", "page",
    "Room", "Level", "Channel", "Unit", "Resolution", "Group", "Phase", "Grade", "Title", "Act", "Amendment", "Proposition",
    "Line", "Platform", "Terminal", "Gate", "Exit", "exit", "Interstate", "I", "M", "Type", "Mark", "Mk", "Model", "Version",
    "version", "Windows", "iPhone", "Apollo", "ZIP Code", "postcode", "P.O. Box", "PO Box", "Box", "Claim", "Item", "Part",
    "Volume", "Vol.", "Episode", "Stage", "Round", "Row", "Lot", "Figure", "Fig.", "Table", "Report", "Super Bowl",
    "World War", "Formula", "Area", "Boeing", "Airbus", "Covid", "COVID", "COVID ",
)  # fmt: skip
ORDINALS = frozenset(("a third", "a fifth", "a sixth", "an eighth", "a tenth"))
