"""What stands between the figures in English: reasons, opinions, plans and quotations without any number."""

CLAUSES = (
    "buyers were waiting for the new customs rules", "the outlook for the coming months remained uncertain",
    "the lower cost of freight had helped small exporters", "businesses on both sides were ready to invest",
    "the harvest had come in later than usual", "new contracts were being negotiated",
    "the strength of the local currency weighed on margins", "the dispute over standards was close to being settled",
    "warehouses were full and orders thin", "the region had become less dependent on a single buyer",
    "the talks on a free trade agreement would go on", "demand from the building industry was weaker than expected",
    "the shortage of containers had eased", "banks were lending more readily to traders",
    "tariffs would not be raised before the end of the season", "quality was improving and so were prices",
    "it was too early to speak of a recovery", "inspections at the border took less time than they used to",
    "sanctions had changed the routes of trade but not its volume",
    "the government was preparing a programme of support",
    "competition from other suppliers was growing", "drought had hurt farmers in the south of the country",
    "the dollar's exchange rate explained much of the movement", "energy prices remained the greatest risk",
    "a direct shipping line would bring the two markets closer",
)  # fmt: skip
TEMPLATES: dict[str, tuple[str, ...]] = {
    "prose": (
        "{Person}, {post}, said that {clause}.", "{Person} added that {clause}.", "Analysts believe that {clause}.",
        "According to traders in {place}, {clause}.", "“I am convinced that {clause},” {person} told the newspaper.",
        "The report notes that {clause}, and that {clause2}.", "Exporters say that {clause}, although {clause2}.",
        "While {clause}, officials stress that {clause2}.", "“It is no secret that {clause},” said {person}, {post}.",
        "The chamber of commerce pointed out that {clause}.", "{Company} declined to say whether {clause}.",
        "Economists in {city} disagree on whether {clause}.", "In the words of {person}, {clause}.",
        "The ministry's spokesman, {person}, denied that {clause}.", "It was reported earlier that {clause}.",
        "Importers had hoped that the ministers would discuss the matter, but were told that {clause}.",
        "The two sides agreed that {clause}, and to set up a working group.", "“We know that {clause},” {person} said.",
        "Members of parliament wanted to know why {clause}.", "Among the reasons named by the agency is that {clause}.",
        "A manager of {company}, who asked not to be named, said that {clause}.", "Critics reply that {clause}.",
        "Shares in {company} were little changed after the announcement.", "Farmers in {place} complain that {clause}.",
        "{Person} is to visit {city} for talks with the minister of transport.",
        "The association expects that {clause}.",
        "The government has repeatedly promised to simplify the procedures, since {clause}.",
        "The statistics do not include goods in transit, nor trade in services.", "Observers doubt that {clause}.",
        "The agency did not give details on individual companies.", "For the producers in {place}, {clause}.",
    ),
}  # fmt: skip
