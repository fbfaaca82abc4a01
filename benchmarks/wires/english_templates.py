"""What agencies write in English, by topic. A name in braces is a place: a figure, a name, or a word to be chosen."""

TEMPLATES: dict[str, tuple[str, ...]] = {
    "headline": (
        "{Rs} exports to {P} {up} {rate}",
        "Trade between {R} and {P}: exports {up} {rate}",
        "{R} sells goods worth {coarse} to {P}",
        "{Rs} exports to {P} at {coarse}",
        "{R}, {P} trade figures published",
        "Customs: {Rs} sales to {P} {up} {rate}",
        "UPDATE 1-{Rs} exports to {P} {up} {rate}",
        "Table: {R} and {P} in figures",
    ),
    "dateline": (
        "{CITY}, {date} ({source}) - ",
        "{city}, {date} /{source}/ -- ",
        "{city} ({source}) - ",
        "{CITY} ({source}) -- ",
        "{city}, {date}. {source} – ",
    ),
    "lead": (
        "{Rs} exports to {P} {rose} {rate} {inT} to {cur} from {prev} {earlier}, {said}.",
        "Exports from {R} to {P} {rose} by {rate} to {cur} {inT}, against {prev} {earlier}, {said}.",
        "{R} exported goods worth {cur} to {P} {inT}, {up} {rate} from {prev} {earlier}, {said}.",
        "{InT}, {Rs} exports to {P} {rose} {rate}, or {amt}, to {cur}, {said}.",
        "{Rs} exports to {P} amounted to {cur} {inT}, {aRise} of {rate} from the {prev} recorded {earlier}, {said}.",
        "{SaidFirst} {Rs} exports to {P} {rose} {rate} {inT} and reached {cur}, compared with {prev} {earlier}.",
        "{Rs} exports to {P} {rose} by {amt} {to} {cur} {inT}, which is {rate} {higher} than {earlier}, {said}.",
        "Goods worth {cur} were shipped from {R} to {P} {inT}, {rate} {more} than {earlier}, when exports stood at "
        "{prev}, {said}.",
        "{Rs} exports to {P} {rose} from {prev} {earlier} {to} {cur} {inT}, {aRise} of {rate}, {said}.",
        "{Rs} exports to {P} {hasRisen} {rate}: they came to {cur} {inT}, as against {prev} {earlier}, {said}.",
        "{P} bought goods worth {cur} from {R} {inT}, {said}. {Rs} exports to {P} had been {prev} {earlier}, which "
        "means {aRise} of {rate}.",
        "{Rs} exports to {P} totalled {cur} {inT}, {said}, {up} {amt} from {prev} {earlier}.",
    ),
    "growth": (
        "{Flow} {rose} {rate} to {cur} from {prev} {earlier}.",
        "{Flow} {rose} by {rate} to {cur} {inT}, {because}, compared with {prev} {earlier}.",
        "{Flow} {inT} amounted to {cur}, {up} {rate} or {amt} {fromEarlier}.",
        "{InT}, {flow} came to {cur}, against {prev} {earlier}, {up} {rate}.",
        "{Flow} were worth {cur} {inT}, {rate} {more} than {earlier}, when they stood at {prev}.",
        "{Flow} {rose} by {amt}, or {rate}, to {cur} {inT}, {said}.",
        "From {prev} {earlier}, {flow} {rose} {to} {cur} {inT}, or by {rate}.",
        "{SaidFirst} {flow} {rose} {rate} {inT} to {cur}, compared with {prev} {earlier}.",
        "{Flow} totalled {cur} {inT}, {aRise} of {amt} from {prev} {earlier}.",
        "At {cur}, {flow} {inT} were {up} {rate} on the {prev} recorded {earlier}.",
        "{Flow} {rose} {to} {cur} {inT} from {prev}, {said}. That is {aRise} of {rate}.",
        "{Flow} stood at {cur} {inT}. {Earlier} they had been {prev}, which means {aRise} of {rate}.",
        "{Flow} {rose} from {prev} {earlier} {to} {cur}, {because}.",
        "There was {aRise} of {rate} in {flow}, {to} {cur} {inT} from {prev} {earlier}.",
        "{Flow} {rose} {rate} ({to} {cur} from {prev}), {because}.",
        "{Flow} reached {cur} {inT} as against {prev} {earlier}, {rising} by {amt}.",
        "{Flow} {rose} {rate} {inT}, {because}. They came to {cur}, {amt} {more} than {earlier}.",
        "“{Flow} {rose} {rate} {inT} {to} {cur},” {person} told reporters. “{Earlier} it was {prev}.”",
        "“We have seen {flow} {rising} {to} {cur} from {prev} {earlier}, {aRise} of {rate},” said {person}, {post}.",
        "With {cur} {inT} compared with {prev} {earlier}, {flow} {rose} {rate}.",
        "{Flow}, which stood at {prev} {earlier}, {rose} {rate} {to} {cur}.",
        "{Flow} {inT}: {cur} ({earlier}: {prev}), {up} {rate}.",
    ),
    "turnover": (
        "Trade turnover between {R} and {P} reached {total} {inT}, with exports of {exports} and imports of {imports}.",
        "Bilateral trade came to {total} {inT}: {Rs} exports to {P} made up {exports} and its imports from {P} "
        "{imports}, leaving a {surplus} of {balance}.",
        "{R} exported goods worth {exports} to {P} {inT} and imported goods worth {imports}, bringing trade turnover "
        "to {total}.",
        "Exports of {exports} and imports of {imports} left {R} with a trade {surplus} of {balance} with {P} {inT}.",
        "With exports at {exports} and imports at {imports}, {Rs} trade {surplus} with {P} came to {balance} {inT}.",
        "The trade {surplus} with {P} was {balance} {inT}, as {R} sold goods worth {exports} and bought goods worth "
        "{imports}.",
        "The two countries traded goods worth {total} {inT}. Exports from {R} to {P} accounted for {exports} of this, "
        "imports from {P} for {imports}.",
        "Total trade between the two countries stood at {total} {inT} (exports {exports}, imports {imports}).",
        "{Rs} exports to {P} were {exports} {inT} while imports from {P} were {imports}, a {surplus} of {balance}.",
    ),
    "share": (
        "{Good} accounted for {share} of {Rs} exports to {P}, or {part} of {whole}.",
        "Of the {whole} that {R} exported to {P} {inT}, {part}, or {share}, was {good}.",
        "{Good} made up {part} of the {whole} worth of goods shipped to {P}, a share of {share}.",
        "The share of {good} in {Rs} exports to {P} was {share}: {part} out of {whole}.",
        "{Share} of the {whole} of goods that {P} bought was {good}, worth {part}.",
        "{R} sold {good} worth {part} to {P}, which is {share} of its exports of {whole} to the country.",
        "{SaidFirst} {good}, at {part}, accounted for {share} of the {whole} in exports to {P}.",
        "Among the goods exported to {P}, {good} ranked high with {part} ({share} of the {whole}).",
    ),
    "market": (
        "{Rs} exports to all countries came to {whole} {inT}, of which {part}, or {share}, went to {P2}.",
        "{P2} took {share} of {Rs} total exports of {whole} {inT}, or {part}.",
        "Total exports of {R} stood at {whole} {inT}. {P2} accounted for {part} of them, or {share}.",
        "{Rs} overall exports {inT} were {whole}; those to {P2} were {part}, or {share} of the total.",
        "{P2} remained an important buyer, with {part} or {share} of {Rs} total exports of {whole} {inT}.",
    ),
    "unit": (
        "{R} shipped {quantity} of {good} to {P} {inT}, worth {value}, at an average price of {price} a tonne.",
        "Shipments of {good} to {P} came to {quantity} valued at {value}, or {price} per tonne.",
        "{P} paid {price} a tonne on average for the {quantity} of {good} it bought {inT}, or {value} in all.",
        "{InT}, {R} exported {quantity} of {good} to {P} for {value}, which works out at {price} per tonne.",
        "At {price} a tonne, the {quantity} of {good} sold to {P} brought in {value}.",
    ),
    "multiple": (
        "Revenue of {company} {times} {to} {cur} {inT} from {prev} {earlier}.",
        "{Company} said its sales {times} {inT}, {to} {cur} from {prev} {earlier}.",
        "Orders at {company} {times}, reaching {cur} {inT} against {prev} {earlier}.",
        "Investment by {company} {times} in a year, from {prev} {to} {cur}.",
        "{SaidFirst} the output of {company} {times} {inT}: it was worth {cur}, compared with {prev} {earlier}.",
    ),
    "times": (
        "Sales of {company} were {times} times as much {inT} as {earlier}: {cur} compared with {prev}.",
        "{Company} invested {cur} {inT}, {times} times as much as the {prev} it had spent {earlier}.",
        "At {cur}, the order book of {company} was {times} times as large as {earlier}, when it held {prev}.",
    ),
    "rank": (
        "{R} {climbed} {places} places to {new} in the {index} from {old} the year before.",
        "In the {index}, {R} {climbed} from {old} to {new}, a move of {places} places.",
        "{R} ranks {new} in the {index} of {year}, {places} places {higher} than in {lastYear}, when it was {old}.",
        "{R} {climbed} {places} positions in the {index}, from No. {old} to No. {new}.",
    ),
    "cumulative": (
        "{Company} produced {short} of {good} in January-June {year}, and {long} in the first seven months.",
        "Output of {good} at {company} reached {long} in January-July {year}, {said}. In the first half of {year} it "
        "was {short}.",
        "By the end of June {year}, {company} had processed {short} of {good} since the start of the year; by the end "
        "of September {year} the figure was {long}.",
    ),
    "points": (
        "The {gauge} in {R} {rose} to {cur} from {prev}, or by {points}, {said}.",
        "{Rs} {gauge} {rose} by {points} to {cur} from {prev} a month earlier.",
        "The {gauge} stood at {cur}, {up} {points} from {prev} a year earlier.",
        "The {gauge} in {R} was {cur} in {month} {year}, {points} {higher} than in the same month of {lastYear}, when "
        "it was {prev}.",
        "The {gauge} {rose} from {prev} to {cur}, {aRise} of {points}.",
    ),
    "conversion": (
        "The pipeline of {company} will be {a} ({b}) long when it is finished in {soon}.",
        "The road from {place} to the border, {a} or {b} long, will be rebuilt.",
        "{Company} has a fleet of trucks that drive an average of {a}, or {b}, a month.",
        "The new railway line is {b} ({a}) long and is expected to open in {soon}.",
    ),
    "exchange": (
        "The contract of {company} is worth {a}, or {b} at the exchange rate of {at} {local} to the dollar.",
        "{Company} borrowed {a} ({b} at {at} {local} per dollar).",
        "The budget has set aside {a} for the port of {place}, equivalent to {b} at a rate of {at} {local} to the "
        "dollar.",
    ),
    "company": (
        "{Company} said its revenue {rose} {rate} {inT} to {cur} from {prev} {earlier}.",
        "Net profit of {company} {rose} by {rate} to {cur} {inT}, against {prev} {earlier}, {because}.",
        "{Company}, the largest {trade} company of {place}, posted a profit of {cur} {inT}, {up} {rate} from {prev}.",
        "Sales of {company} {rose} {amt}, or {rate}, to {cur} {inT}, the company said on {weekday}.",
        "Operating profit at {company} {rose} {to} {cur} from {prev}, {aRise} of {rate}, director {person} said.",
        "Capital spending of {company} was {cur} {inT}, {rate} {higher} than the {prev} spent {earlier}.",
        "{Company} reported revenue of {cur} {inT}, {up} {amt} from {prev} {earlier}, {because}.",
    ),
    "segments": (
        "{Company} had sales of {total} {inT}: {a} at home, {b} in the region and {c} overseas.",
        "The {trade} division of {company} contributed {a} to sales of {total} {inT}, the service division {b} and "
        "other activities {c}.",
        "{Company} plans to invest {total}, of which {a} will go into plants, {b} into logistics and the remaining {c} "
        "into research.",
        "Loans of {a} from a state bank, {b} from suppliers and {c} from shareholders make up the {total} that "
        "{company} has raised.",
    ),
    "plan": (
        "Customs revenue in {place} reached {part} {inT}, or {share} of the {whole} planned.",
        "The province of {place} has spent {part} of the {whole} set aside for roads, or {share}.",
        "The port of {place} collected {part} in fees {inT}, {share} of the annual target of {whole}.",
        "Of the {whole} that the programme provides, {share}, or {part}, had been paid out, {said}.",
    ),
    "count": (
        "The {fair} in {place} drew {whole} companies, {part} of them, or {share}, from abroad.",
        "Of {whole} firms surveyed by the chamber of commerce, {part} ({share}) expect orders to grow.",
        "{Part} of the {whole} applications for licences, or {share}, were approved.",
        "A total of {whole} inspections were carried out at the port of {place} and {part} of them, or {share}, found "
        "breaches.",
    ),
    "comparators": (
        "Output of {company} {rose} {rate} in {month} from a month earlier, to {cur} from {prev}, and was {rate2} "
        "{higher2} than a year before, when it was worth {prev2}.",
        "Turnover at the {trade} exchange in {place} was {cur} in {month}, {up} {rate} from {prev} the month before "
        "and {up2} {rate2} from {prev2} a year earlier.",
        "In {month}, {company} sold goods worth {cur}. That compares with {prev} in the previous month, {aRise} of "
        "{rate}, and with {prev2} a year before, {aRise2} of {rate2}.",
    ),
    "revision": (
        "The growth of the economy of {R} in {lastYear} was revised to {a} from an earlier estimate of {b}.",
        "The statistics office revised its figure for industrial output in {lastYear}: it grew {a}, not {b} as "
        "reported before.",
        "The bank now expects growth of {a} in {soon}, compared with its previous forecast of {b}.",
        "The ministry forecasts that exports will grow by {a} to {b} in {soon}.",
    ),
    "coarse": (
        "Exports to {P} {inT} thus came to {coarse}.",
        "{R} and {P} signed an agreement on customs last year. {Rs} exports to {P} were worth {coarse} {inT}.",
        "{P} has long been a market for {R}, which sold it goods worth {coarse} {inT}.",
        "Overall, {R} earned {coarse} from its exports to {P} {inT}, {said}.",
    ),
    "background": (
        "The ministry gave no reason for the development.",
        "{Person}, {age}, has led the agency since {past}.",
        "Traders said that demand had been steady for most of the year, though {trade} prices remained volatile.",
        "Analysts had expected a similar result, and some of them a better one.",
        "A spokesman declined to comment on the outlook.",
        "The next figures are due on {month} {day}.",
        "Inquiries may be directed to the press office at +{code} {number} {number2}.",
        "The airline serving {city} uses Boeing 737 and Airbus A320 aircraft on the route.",
        "The two countries established diplomatic relations in {past} and have signed {few} agreements since then.",
        "Some {many} trucks crossed the border near {place} on {weekday}, a driver said.",
        "The delegation of {few} businessmen arrived in {city} on {month} {day}.",
        "A G20 meeting was held in {city} in {past}.",
        "The motorway M{few} between {place} and the border was closed for {few2} days in {month}.",
        "Brent crude was quoted at {crude} a barrel on {weekday}.",
        "The fair, held for the {nth} time, takes place in Hall {few} of the exhibition centre.",
        "Article {few} of the agreement of {month} {day}, {past}, provides for lower duties.",
        "The port of {place}, built in {past}, can take vessels of up to {many} containers.",
        "“We will go on working with our partners,” {person} said.",
        "“There is still a lot of potential,” said {person}, {post}. “Our businesses know each other well.”",
        "{Person} studied economics in {city} and joined the ministry in {past} at the age of {age}.",
        "The talks lasted for {few2} hours and will resume on {weekday}.",
        "Companies complain of delays of up to {few2} days at the crossing.",
        "The country has a population of about {few} million.",
        "The plant, {few} kilometres from {place}, employs {many} people.",
        "A one-year visa costs ${few}, and takes {few2} working days to obtain.",
        "“The first ship will leave {place} on {month} {day}, and the second a week later,” {person} said.",
        "Standard {code}-{few} applies to all goods that enter the free zone.",
        "Flights from {city} to {place} resumed in {month} after a break of {few2} months.",
        "Reporting by {person}; editing by {person2}.",
        "By {month} the agency hopes to have moved to its new offices at {few} Harbour Street.",
        "The union represents {many} dockers and has not called a strike since {past}.",
        "Opinion polls suggest that trade is not among the 10 questions that voters care about most.",
    ),
}
"""Templates by topic."""
