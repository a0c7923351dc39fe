"""Turns words into keys for comparison, and lists the keys that many stories have."""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.people.names import folded, sound
from reader.ledger.series.words import CALENDAR
from reader.ledger.series.words import stem as singular

GRAMMAR = (
    "a about above across after again against ago all almost along already also although always "
    "am amid among an and another any are around as at away back be became because become been "
    "before began begin behind being below between both but by came can cannot come could day "
    "days did do does done down during each earlier either else end ended ends enough even ever "
    "every everyone far few first for former from further gave get give given go goes going gone "
    "good got had has have having he her here him himself his how however i if in including "
    "instead into is it its itself just keep kept last late later latest least less let like "
    "likely made make makes making many may me might more most much must my near nearly need "
    "never new next no nobody nor not nothing now of off often on once one only open opened or "
    "other others our out over own part people per put rather really same second see seen set "
    "several shall she should since so some someone something soon still such take taken than "
    "that the their them themselves then there these they thing things third this those though "
    "three through thus time times to today together tomorrow tonight too took toward towards two "
    "under until up upon us use used very was way we week weeks well went were what when where "
    "whether which while who whole whom whose why will with within without would year years "
    "yesterday yet you your month months hour hours minute minutes morning evening afternoon a.m "
    "p.m night nights nightly overnight early midnight dawn noon half total four five six seven "
    "eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million "
    "millions billion billions"
)
"""Words of grammar, times and numbers."""

TELLING = (
    "said say says saying told tell tells according report reported reports reporting statement "
    "stated announce announced announcement claim claimed claims confirm confirmed deny denied "
    "added spokesman spokeswoman spokesperson staff official officials source sources agency news "
    "media press post posted wrote telegram twitter tweet tweeted facebook video footage quoted "
    "interview warned warning called calling call urged asked described expected believed thought "
    "known show showed shown comment comments spoke speaking talk talking address adviser "
    "authority authorities ministry minister ministers president presidential prime governor "
    "mayor chief head leader leaders leadership general commander spokes deputy secretary foreign "
    "defence defense interior government administration office parliament council service "
    "services department ambassador chancellor king party member members state states country "
    "countries national international regional local region regions province district city town "
    "village capital area areas sea gulf north south east west northern southern eastern western "
    "central north-east border federal public house cape lake mount bay strait"
)
"""Words for reporting, offices and parts of a country."""

WAR = (
    "war wars army armies military force forces troop troops soldier soldiers fighter fighters "
    "serviceman servicemen unit units brigade battalion attack attacks attacked attacking strike "
    "strikes struck hit hits hitting shell shells shelled shelling bomb bombs bombed bombing "
    "bombardment drone drones missile missiles rocket rockets artillery fire fired firing "
    "launched launch raid raids air aerial airstrike airstrikes defence defences tank tanks "
    "weapon weapons kill kills killed killing dead death deaths die died dies injured injury "
    "injuries injuring wounded wounding wound hurt casualty casualties victim victims civilian "
    "civilians child children woman women man men person resident residents damage damaged "
    "damaging destroy destroyed destruction explosion explosions exploded blast blasts building "
    "buildings home homes house houses apartment apartments block residential infrastructure "
    "facility facilities energy power shot downed intercepted target targets targeted targeting "
    "enemy enemies front frontline frontlines line lines fight fighting fought battle battles "
    "combat offensive counteroffensive assault advance advanced advancing capture captured "
    "captures seized took control controlled occupied occupation invasion invaded full-scale "
    "invader invaders position positions situation operation operations security direction "
    "massive heavy hospital emergency rescue rescuers ground land support help aid relief "
    "humanitarian assistance supply supplies equipment vehicle vehicles systems system plan plans "
    "planned group side sides step steps work working number numbers response action actions "
    "result results level meet meeting meets met visit visited visiting agree agreed discuss "
    "discussed continue continued continues decision important major large small big high low "
    "long short great main key possible ready able clear rebel rebels militia militias militant "
    "militants insurgent insurgents gunman gunmen corps command movement"
)
"""Words for acts of war, their means and their objects."""

COMMON = (
    "court courts judge trial jet jets scrambled ability able accept accepted access accord "
    "account accused accuse achieve act active add admit admitted affair affected afford age "
    "agenda aim aimed allow allowed allies ally alone alongside amount answer appear appeared "
    "apply approach approve approved arrive arrived aside assess attempt attempted attend "
    "available avoid award aware base based basis bear beat believe belong best better big bigger "
    "biggest body boost break breaking bring broad brought build built busy buy capability "
    "capable capabilities capacity care carry carried case cause caused centre center century "
    "certain chance change changed character charge check choice choose circumstance cite cited "
    "citing clear close closed code colleague collect come commit commits committed committing "
    "allegation allegations common community company compare complete completed concern concerned "
    "condition conditions conduct conducted conference connection consider considered contact "
    "contain content context contrast cooperation cope copy correct cost could count couple "
    "course cover create created crisis critical cross current currently cut daily danger "
    "dangerous data date deal dear debate decide decided decline deep degree delay deliver "
    "delivered delivery demand depend detail details determine develop developed development "
    "difference different difficult dire direct discussion distance distribute doubt draw drawn "
    "drive drop due duty easily easy economic economy effect effective effort efforts encounter "
    "engage engaged ensure enter entered entire equal especially establish estimate estimated "
    "event events evidence exact example except exchange exist expand expanding experience "
    "explain explained express extend extent extremely face faced fact fail failed fall fell "
    "fallen family fast fear feature feel field figure figures fill final finally find fine "
    "finish firm flee fled focus follow followed following force form forward found free freedom "
    "friend friends full fund fundamental further future gain gained gather general goal ground "
    "grow growing growth guarantee guard hand handed happen happened hard heard heart held help "
    "hold holding hope hopes huge human idea identify image impact implement improve include "
    "increase increased individual influence inform information initial inside intend intended "
    "intense intensify interest involve involved issue issued job join joined key kind know lack "
    "lead leading learn leave leaving left legal length letter life lift light limit limited link "
    "list listen live lives living local locate located look looking lose loss losses lost lot "
    "love manage manpower manner mark matter mean means measure measures medium mention message "
    "method middle mind miss missing moment money mood move moved movement moving name named "
    "natural nature necessary negative normal note noted notice object obtain obvious occur offer "
    "offered opinion opportunity oppose opposite option order ordered organise organisation "
    "original outside overall pace page pain paper partner partners pass passed past pay peace "
    "people percent perfect perhaps permanent personal phone photo photos pick picture piece "
    "place plain play pledge pledged point political poor popular population posed positive power "
    "practice prefer prepare prepared preparation preparing presence present pressure prevent "
    "previous previously price private probably problem process produce product production "
    "programme program progress project promise promised proper proposal propose protect "
    "protection prove provide provided providing province provision public pull push purpose put "
    "quarter question quick quickly quiet raise raised range rapid rate reach reached react "
    "reaction read ready real reason receive received recent recently recognise record reduce "
    "refer reference refuse regard regular reject rejected rejecting relation release released "
    "remain remained remaining remove repeat replace request require required reserve respond "
    "rest restore return returned reveal right rise risk road role roll room round rule run "
    "running safe safety save scale scene schedule search season seat seek seeking seem seen sell "
    "send sending senior sense sent separate serious serve session set share shared short side "
    "sign signed signal significant similar simple single sit site sites situation size slow "
    "social society sort sought space spare special specific speech speed spend stage stand "
    "standard start started stay steam step stop stopped store story strategic strategy street "
    "strength strong structure struggle style subject substantive succeed success successful "
    "successfully suddenly suffer suffered suggest suitable sure surface surprise survive "
    "suspected sustain sustained talks task team tend term terms test text thank thanked think "
    "threat threaten threatened threatening throw tie tool top total touch tour track trade "
    "tradition train training transfer travel treat trip trouble true trust truth try trying turn "
    "turned type understand unit unlikely urgent usual usually value various vast version view "
    "volunteer vote wait waiting wall want wanted watch water wave weak welcome welcomed wide "
    "widely win wish wonder word word words world worried worse worst worth wrong yield young"
)
"""Frequent English words that identify no story."""

MONEY = (
    "crown crowns dollar dollars euro euros franc francs rouble roubles ruble rubles rupee rupees "
    "peso pesos pound pounds yuan yen shekel shekels dinar dinars"
)
"""Units of money, which tell of one story only with the same sum."""

NAMES = (
    "Abrams Afghan Afghanistan AFP Africa African Albania America American Americans Ankara AP "
    "Arab Arabia Armenia Armenian Asia Asian ATACMS Athens Atomic Australia Australian Austria "
    "Austrian Azerbaijan Baghdad Balkans Baltic Beijing Beirut Belarus Belarusian Belgian Belgium "
    "Berlin Bern Bradley Brasilia Brazil Brazilian Britain British Brussels Bucharest Budapest "
    "Bulgaria Bulgarian Cairo Canada Canadian Canberra China Chinese Chisinau Committee Congress "
    "Copenhagen Council Crimea Crimean Croatia Croatian Cross Cuba Cyprus Czech Damascus Danish "
    "Delhi Denmark Doha Dublin Dutch Egypt Egyptian England English Estonia Estonian EU Europe "
    "European Europeans Finland Finnish France French G20 G7 Gaza Geneva Georgia Georgian Geran "
    "German Germans Germany Greece Greek Gulf Hague Hamas Helsinki Hezbollah HIMARS Hungarian "
    "Hungary IAEA ICC IMF India Indian Indonesia International Interpol Iran Iranian Iraq Iraqi "
    "Ireland Irish Iskander Islamabad Islamic Israel Israeli Israelis Istanbul Italian Italy "
    "Japan Japanese Jerusalem Jordan Kalibr Kazakhstan Kingdom Kinzhal Korea Korean Kremlin Kyiv "
    "Lancet Latvia Latvian Lebanese Lebanon Leopard Lisbon Lithuania Lithuanian London Luxembourg "
    "Madrid Mediterranean Mexico MiG Minsk Moldova Moldovan Moscow Nations NATO Netherlands "
    "Nigeria Norway Norwegian OSCE Oslo Ottawa Pakistan Palestine Palestinian Palestinians Paris "
    "Parliament Patriot Pentagon Poland Polish Portugal Portuguese Prague Pyongyang Qatar Red "
    "Reuters Riga Riyadh Romania Romanian Rome Russia Russian Russians Saudi Scotland Scottish "
    "Security Senate Seoul Serbia Serbian Shahed Slovak Slovakia Slovenia Sofia Soviet Spain "
    "Spanish Starlink States Stockholm Sudan Sweden Swedish Swiss Switzerland Syria Syrian Taiwan "
    "Tallinn Tbilisi Tehran Tokyo Tomahawk Turkey Turkish UAE UK Ukraine Ukrainian Ukrainians UN "
    "U.N U.S U.K E.U UNESCO UNICEF Union United US USA Vatican Vienna Vietnam Vilnius Warsaw "
    "Washington West Western White Yemen Zircon"
)
"""Names in stories of many kinds: states, their capitals and adjectives, bodies, common weapons.

Alone they identify no story.
"""

LEAST_LETTERS = 5
"""The fewest letters of a word compared by sound; shorter ones sound like too many others."""

ENDINGS = ("ing", "ed", "ion")


@lru_cache(50_000)
def word_key(word: str) -> str:
    """Return a word without the ending of a plural or verb, and as it sounds.

    So different transcriptions of a name have one key.
    """
    key = singular(folded(word))
    for ending in ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= LEAST_LETTERS - 1:
            key = key.removesuffix(ending)
            break
    if len(key) < LEAST_LETTERS:
        return key
    heard = sound(key)
    return heard.removesuffix("e") if len(heard) > LEAST_LETTERS else heard


_MEASURES = (
    "sq square cubic km kilometre kilometres kilometer kilometers metre metres meter meters cm "
    "centimetre centimetres centimeter centimeters mile miles acre acres hectare hectares"
)
"""Words of lengths and areas: what two numbers are measured in does not make one story of them."""

GENERIC = frozenset(
    word_key(word) for words in (GRAMMAR, TELLING, WAR, COMMON, _MEASURES) for word in words.split()
) | frozenset(map(word_key, CALENDAR))
"""The keys of words that show the kind of event, and do not identify it."""

WEAK = frozenset(map(word_key, NAMES.split()))
"""The keys of names in so many stories that they alone identify none."""

SUMS = frozenset(map(word_key, MONEY.split()))
"""The keys of units of money."""

CAPTIVES = frozenset(map(word_key, ("prisoner", "captive", "hostage", "pows", "detainee")))
"""Words for people of whom many stories of a war tell."""

NUCLEAR = frozenset(map(word_key, ("nuclear", "atomic", "uranium", "enrichment", "enriched")))
"""Words that stand together wherever one of them does: they count as one."""
