"""Turns words into keys for comparison, and lists the keys that many stories have."""

from __future__ import annotations

from functools import lru_cache

from reader.ledger.people.names import folded, sound
from reader.ledger.series.words import CALENDAR
from reader.ledger.series.words import stem as singular

GRAMMAR = (
    "a about above across after again against ago all almost along already also although always "
    "am amid among an and another any are around as at away back be became because become been "
    "before began begin behind being below between both but by came can cannot come could day did "
    "do does done down during each earlier either else end ended enough even ever every everyone "
    "far few first for former from further gave get give given go goes going gone good got had "
    "has have having he her here him himself his how however i if in including instead into is it "
    "its itself just keep kept last late later latest least less let like likely made make making "
    "many may me might more most much must my near nearly need never new next no nobody nor not "
    "nothing now of off often on once one only open or other our out over own part people per put "
    "rather really same second see seen set several shall she should since so some someone "
    "something soon still such take taken than that the their them themselves then there these "
    "they thing third this those though three through thus time to today together tomorrow "
    "tonight too took toward two under until up upon us use used very was way we week well went "
    "were what when where whether which while who whole whom whose why will with within without "
    "would year yesterday yet you your month hour minute morning afternoon a.m p.m night nightly "
    "overnight early midnight dawn noon half total four five six seven eight nine ten eleven "
    "twelve dozen hundred thousand million billion"
)
"""Words of grammar, times and numbers."""

TELLING = (
    "said say saying told tell according report statement stated announce announcement claim "
    "confirm deny denied added spokesman spokeswoman spokesperson staff official source agency "
    "media press post wrote telegram twitter tweet facebook video footage quoted interview warned "
    "called urged asked described expected believed thought known show shown comment spoke "
    "speaking talk address adviser authority ministry minister president presidential prime "
    "governor mayor chief head leader leadership general commander deputy secretary foreign "
    "defence defense interior government administration office parliament council service "
    "department ambassador chancellor king party member state country national international "
    "regional local region province district city town village capital area sea gulf north south "
    "east west northern southern eastern western central north-east border federal public house "
    "cape lake mount bay strait"
)
"""Words for reporting, offices and parts of a country."""

WAR = (
    "war army military force troop soldier fighter serviceman unit brigade battalion attack "
    "strike struck hit hitting shell bomb bombardment drone missile rocket artillery fire fired "
    "firing launched raid air aerial airstrike tank weapon kill dead death die died injured "
    "injury wounded hurt casualty victim civilian child children woman women man men person "
    "resident damage destroy destruction explosion exploded blast building home apartment block "
    "residential infrastructure facility energy power shot intercepted target enemy front "
    "frontline line fight fought battle combat offensive counteroffensive assault advance capture "
    "seized control occupied occupation invasion invaded full-scale invader position situation "
    "operation security direction massive heavy hospital emergency rescue rescuers ground land "
    "support help aid relief humanitarian assistance supply equipment vehicle systems plan group "
    "side step work number response action result level meet met visit agree discuss continue "
    "decision important large small big high low long short great main key possible ready able "
    "clear rebel militia militant insurgent gunman corps command movement"
)
"""Words for acts of war, their means and their objects."""

COMMON = (
    "ability absolutely accept access accordingly account accuse achieve acknowledged act acted "
    "acting active activist actual actually adapt add adding additional adequate adjust admit "
    "adopted advantage advice advised affair affected afford age agenda ahead aim aimed aired "
    "allegation alleged allegedly allies allow alone alongside altered altogether amazing amount "
    "analysis analyst angry answer anxious anybody anyone anything anyway anywhere apart "
    "apparently appealed appear appearance apply approach approval approve approximately argued "
    "argument arising arranged arrive arrived article aside aspect assembled assess assigned "
    "assist assumed assured attached attempt attend attention attitude attracted audience author "
    "authorised authorized automatically available average avoid awaited award aware background "
    "balance bare barely base based basically basics basis bear beat beautiful begun behave "
    "behavior behaviour belief belong besides best better beyond bigger biggest blamed blog blow "
    "body boost bottom bought bound boundary boy branch break breakdown brief briefly bright "
    "bring broad broadcast broadcaster broke broken brought built burden bureau busy buy "
    "calculate calm capabilities capable capacity care careful carried case category caught cause "
    "caused center centre century certain certainly challenge chance change changed channel "
    "character characteristic charge cheap check choice chose chosen circle circulated "
    "circumstance cite cited citing clean clearly close closed closely closer closest code "
    "colleague collect column combination combined comfortable coming commit common community "
    "company compare comparison competing compiled complete completely complicated component "
    "concept concern concluded condemned condition conduct conference confronted confusion "
    "connection consequence consequently consider considerable consisted constant constantly "
    "consulted contact contain content context contrast contribution conversation convinced "
    "cooperation coordinated cope copy corner correct cost count countered couple course court "
    "cover crazy create crime crisis critical criticised criticized cross crowded curious current "
    "currently customer cut cutting daily danger dangerous data date deal dealt dear debate "
    "decade decide declared decline dedicated deemed deep defined definitely definition degree "
    "delay deliberately delicate deliver delivery demand denounced depend depicted derived "
    "description deserve designated designed desire desperate despite detail detected "
    "deteriorated determine develop development devoted difference different difficult difficulty "
    "dimension dire directly director dismissed displayed disrupted distance distant distinction "
    "distribute divided division doing double doubt draw drawn drew drive drop dubbed due duty "
    "eager eased easily easy economic economy edge effect effective effort element eliminated "
    "email embraced emerged emphasis emphasised emphasized employed enabled encounter encouraged "
    "ending endorsed endure enforced engage enhanced enjoyed ensure enter entire entirely entry "
    "envisaged equal error erupted escalated escaped especially essence essential establish "
    "estimate evaluated event eventually everybody everything everywhere evidence evident exact "
    "exactly example exceeded excellent except exchange excited excluded exclusive executive "
    "exercised exhausted exist existence expand expectation expense experience expert explain "
    "explanation explicitly exploited explored exposed express extend extension extensive extent "
    "external extra extreme extremely face faced facilitated fact factor fail failure fair fall "
    "fallen familiar family famous fantastic fast favorite favour fear feature feel fell fellow "
    "female field fierce fifth figure filed fill final finally find fine finish firm fixed fixing "
    "flat fled flee flew flexible flow focus follow forced form format forward found fourth "
    "fraction framework free freedom frequent frequently fresh friend fulfilled full fully "
    "function fundamental furthermore future gain gap gather generally generation genuine getting "
    "girl giving glad goal gradually grand granted grateful greater greatest greatly grew grow "
    "growth guarantee guard guess guide guided guy habit hand handled happen hard harder harsh "
    "headline health healthy heard hearing heart heavily height held herself higher highest "
    "highlighted highly hinder hint historic hold honest hope hoping hosted hostile huge human "
    "idea identical identify identity ignored illustration image imagine immediate immediately "
    "immense imminent impact implement importance imposed impossible impression impressive "
    "improve improvement incident inclined incorporated increase increasingly incredible indeed "
    "indication individual induced influence inform information inherited initial initially "
    "initiated initiative inner input inside insisted inspired instance instantly instruction "
    "insulted intend intense intensify intensive intent interest internal internet interrupted "
    "interval intervened introduced invested invited involve issue issued item jet job join joint "
    "journal judge jumped justified kicked kid kind knew know knowledge label lack lady laid "
    "largely larger largest laughed layer lead learn leave leaving left legal length lesser "
    "letter letting lied life lift light likelihood limit link list listen literally live lively "
    "livestream living loaded locally locate locked longer look lose losing loss lost lot love "
    "lower lowest loyal luck lucky magazine mainly maintained majority male manage manager "
    "manifested manner manpower mark mass matter maximum mean meant meantime meanwhile measure "
    "mechanism medium mention mentioned mere merely message method middle mild mind minimum minor "
    "minority miss mistake mixed mode moderate modern moment money mood moreover mostly motion "
    "motive move moved moving multiple multiplied multitude mutual mutually myself name named "
    "narrow natural nature nearby nearest necessarily necessary necessity negative neighbour "
    "neutral nevertheless newspaper nice nonetheless normal normally note noted notice notified "
    "notion numerous object objective obligation observation observed obtain obvious "
    "obviously occasion occur odd offer officially older ongoing online onto opinion opportunity "
    "oppose opposed opposite option order orderly organisation organise organization organized "
    "origin original originated otherwise ourselves outcome outer outlet outline output outside "
    "outstanding overall overcome oversee owed owned owner pace package page paid pain painful "
    "pair paper parallel partial participation particular particularly partly partner pass "
    "passage past path pattern paused pay paying peace peculiar penetrated perceived percent "
    "percentage perfect perfectly performed perhaps permanent permanently persisted personal "
    "personally personnel perspective persuade phase phenomenon phone photo phrase physical pick "
    "picture piece pile place placed plain play pleased pledge plenty plus podcast point "
    "political poor popular population portion portrayed posed posing positive possess "
    "possibility possibly potential poured practice praised precaution precise precisely "
    "predicted prefer preference preliminary preparation prepare presence present preserved "
    "pressure presumed prevailed prevent previous previously price primarily principle printed "
    "priority private privilege probably problem procedure proceeded process proclaimed produce "
    "product professor profile profound program progress prohibited project prolonged promise "
    "promoted prompted promptly proof proper properly proportion proposal propose prospect "
    "protect proud prove proven provide provision publication publicly publish pull pure purely "
    "purpose pursue pursuit push putting qualified quality quantity quarter question questioned "
    "quick quickly quiet quit raise raised range ranging rapid rapidly rare rarely rate rated "
    "ratio rational reach react read reader real realised reality realized reason reassured "
    "recalled receive recent recently recognise recognition recognized recommendation recommended "
    "record recovered reduce refer reference reflection refrained refuse regained regard register "
    "regretted regular regularly reinforced reiterated reject relation relationship relative "
    "relatively release reliability reliable relied reluctant remain remark remarkable reminded "
    "reminder remove rendered renewed repaired repeat repeatedly repelled replace replied "
    "reportedly representative represented reputation request require requirement reserve "
    "resisted resolved resource respect respectively respond responsibility responsible rest "
    "restore restriction retained retreated return reveal reversed reviewed revised rewarded rich "
    "right rise rising risk road role roll room rough roughly round rule ruled run running rushed "
    "sad safe safety sample satisfied save saved saw scale scattered scenario scene schedule "
    "scheme scholar scope scored scrambled screen search season seat section sector secured "
    "seeing seek seem segment selection sell send senior sensation sense sent separate sequence "
    "serious seriously serve session setting settled seventh severe severely shallow shape shaped "
    "share shared sharp sharply shift shocking shook shorter shortly shrink shut sight sign "
    "signal significant significantly silent similar simple simply simulated simultaneously "
    "sincere single sit site sitting sixth size slight slightly slipped slow slowly smaller "
    "smooth social society solely solid solution solved somebody somehow somewhat somewhere "
    "sophisticated sought space span spare special specific specifically speech speed spend spent "
    "split spot spread stable stage stand standard start statistics status stay steadily steady "
    "steam stirred stop store story straight strange strategic strategy street strength "
    "strengthened stressed strict strictly strip strong stronger strongly structure struggle "
    "stuck stupid style subject submission submitted subsequent subsequently substance "
    "substantial substantially substantive succeed succeeded success successful successfully "
    "sudden suddenly suffer suggest suitable summary supervised supposed supposedly sure surely "
    "surface surged surprise surrounded survive suspected suspend sustain swept switch symbol "
    "tackled tactic taking talent task taught team technique teenager temporarily tend tendency "
    "tense term terrible test text theme theory therefore think thoroughly threat threaten "
    "throughout throw thrown tie tied tight tiny titled tone tool top topic topped totally touch "
    "tour trace traced track trade tradition trail train transfer transformed transmitted travel "
    "treat tremendous trend trial triggered trip trouble true truly trust truth try trying turn "
    "twice type typical typically ultimate ultimately unable uncertain unclear undergone "
    "underlined undermined underscored understand understood undertaken underway unexpected "
    "unfolded unfortunately unknown unleashed unless unlikely unprecedented unusual unveiled "
    "updated upheld upper upset urgent useful user using usual usually utilised utilized valid "
    "valuable value varied variety various vast verified version via view viewer viewpoint "
    "violated virtually visible vision vital voiced volume voluntary volunteer vote vowed wait "
    "waived walked wall want warranted watch water wave weak weakened website weekly weighed "
    "weight welcome whatever whenever wide widely widened widespread wild win wise wish witnessed "
    "wonder word world worldwide worried worse worsened worst worth writer writing written wrong "
    "yield young younger youth"
)
"""Frequent English words that identify no story, one form of each."""

MONEY = (
    "crown crowns dollar dollars euro euros franc francs rouble roubles ruble rubles rupee rupees "
    "peso pesos pound pounds yuan yen shekel shekels dinar dinars"
)
"""Units of money, which tell of one story only with the same sum."""

NAMES = (
    "Abrams Abu Afghan Afghanistan AFP Africa African Albania Albanian Algeria Algerian America "
    "American Amman Ankara AP Arab Arabia Argentina Argentine Argentinian Armenia Armenian Asia "
    "Asian ATACMS Athens Atomic Australia Australian Austria Austrian Azerbaijan Azerbaijani "
    "Azeri Baghdad Bahrain Bahraini Balkans Baltic Bangladesh Bangladeshi Beijing Beirut Belarus "
    "Belarusian Belgian Belgium Berlin Bern Bolivia Bolivian Bosnia Bosnian Bradley Brasilia "
    "Brazil Brazilian Britain British Brussels Bucharest Budapest Bulgaria Bulgarian Burma "
    "Burmese Cairo Cambodia Cambodian Cameroon Cameroonian Canada Canadian Canberra Caracas Chad "
    "Chadian Chile Chilean China Chinese Chisinau Colombia Colombian Congo Congolese Congress "
    "Copenhagen Crimea Crimean Croatia Croatian Cuba Cuban Cypriot Cyprus Czech Czechia Damascus "
    "Danish Darfur Delhi Denmark Dhabi Doha Dubai Dublin Dutch E.U Ecuador Ecuadorean Ecuadorian "
    "Egypt Egyptian Emirates Emirati England English Eritrea Eritrean Estonia Estonian Ethiopia "
    "Ethiopian EU Europe European Filipino Finland France French G20 G7 Gaza Geneva Georgia "
    "Georgian Geran German Germany Ghana Ghanaian Greece Greek Hague Haiti Haitian Hamas Helsinki "
    "Hezbollah HIMARS Hungarian Hungary IAEA ICC Iceland Icelandic IMF India Indian Indonesia "
    "Indonesian Interpol Iran Iranian Iraq Iraqi Ireland Irish Iskander Islamabad Islamic Israel "
    "Israeli Istanbul Italian Italy Japan Japanese Jerusalem Jordan Jordanian Kabul Kalibr Kazakh "
    "Kazakhstan Kazakhstani Kenya Kenyan Khartoum Kingdom Kinzhal Korea Korean Kosovar Kosovo "
    "Kremlin Kurdish Kuwait Kuwaiti Kyiv Kyrgyz Kyrgyzstan Lancet Lanka Lankan Latvia Latvian "
    "Lebanese Lebanon Leopard Libya Libyan Lisbon Lithuania Lithuanian London Luxembourg Madrid "
    "Malaysia Malaysian Mali Malian Malta Maltese Manama Mediterranean Mexican Mexico MiG Minsk "
    "Moldova Moldovan Mongolia Mongolian Montenegrin Montenegro Moroccan Morocco Moscow Myanmar "
    "Nations NATO Nepal Nepalese Nepali Netherlands Niger Nigeria Nigerian Nigerien Norway "
    "Norwegian Oman Omani OSCE Oslo Ottawa Pakistan Pakistani Palestine Palestinian Panama "
    "Panamanian Paraguay Paraguayan Paris Patriot Pentagon Peru Peruvian Philippine Poland Polish "
    "Portugal Portuguese Prague Pyongyang Qatar Qatari Reuters Riga Riyadh Romania Romanian "
    "Rome Russia Russian Rwanda Rwandan Sanaa Saudi Scotland Scottish Senate Senegal Senegalese "
    "Seoul Serbia Serbian Shahed Singapore Singaporean Slovak Slovakia Slovene Slovenia Slovenian "
    "Sofia Somali Somalia Soviet Spain Spanish Sri Starlink Stockholm Sudan Sudanese Sweden "
    "Swedish Swiss Switzerland Syria Syrian Taiwan Taiwanese Tajik Tajikistan Tallinn Tanzania "
    "Tanzanian Tbilisi Tehran Thai Thailand Tigray Tokyo Tomahawk Tripoli Tunisia Tunisian Turkey "
    "Turkish Turkmen Turkmenistan U.K U.K. U.N U.S U.S. UAE Uganda Ugandan UK Ukraine Ukrainian "
    "UN UNESCO UNICEF Union UNRWA Uruguay Uruguayan USA Uzbek Uzbekistan Vatican Venezuela "
    "Venezuelan Vienna Vietnam Vietnamese Vilnius Wales Warsaw Washington Welsh Yemen "
    "Yemeni Zambia Zambian Zimbabwe Zimbabwean Zircon"
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

WEAK = frozenset(
    map(word_key, [*NAMES.split(), "White House", "Red Cross", "Red Crescent", "Red Sea"])
)
"""The keys of names in so many stories that they alone identify none."""

SUMS = frozenset(map(word_key, MONEY.split()))
"""The keys of units of money."""

_SITES = (
    "airport embassy consulate university college hospital clinic school church cathedral mosque "
    "prison station stadium museum theatre theater hotel market terminal navy"
)
SITES = frozenset(map(word_key, _SITES.split()))
"""Words for sites: in a name, too, they tell what something is, and not which."""

CAPTIVES = frozenset(map(word_key, ("prisoner", "captive", "hostage", "pows", "detainee")))
"""Words for people of whom many stories of a war tell."""

NUCLEAR = frozenset(map(word_key, ("nuclear", "atomic", "uranium", "enrichment", "enriched")))
"""Words that stand together wherever one of them does: they count as one."""
