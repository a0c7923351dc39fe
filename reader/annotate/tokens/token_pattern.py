"""Defines the pattern of a word or sign in a text: units that are kept together, and stops.

`tagged` splits text with it.
"""

from __future__ import annotations

import re

from reader import calendar

SHORT = (
    r"Mr|Mrs|Ms|Dr|Prof|Rev|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cpt|Cmdr|Sgt|Cpl|Pvt|Brig|Adm|Hon|Fr|Sr|Jr|"
    r"St|Coun|Cllr|Const|Cst|Ald|Dep|Asst|Mt|Ft|Ont|Que|Alta|Sask|Pres|Amb|Atty|Supt|Insp|Det|Messrs|No|Inc|Corp|Ltd|Co|Bros|"
    rf"{'|'.join(map(str.capitalize, calendar.SHORT_WITH_STOP))}|"
    r"Calif|Fla|Conn|Mass|Mich|Minn|Wis|Ill|Ind|Ariz|Colo|Ga|La|Md|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Wash"
)
INITIAL = r"(?:[A-WYZ]|(?<!\bon )(?<!\bvia )X)"
"""A letter whose stop ends no sentence, unlike: "He said so on X. Varn"."""
DOMAIN = (
    r"\.(?=(?:com|org|net|info|press|media|news|[Aa]z|ru|ua|uk|ge|kz|md|pl|de|fr|eu|io|tv|fm)\b)"
)
"""The stop in the name of a site ("Lantern.info"), which ends no sentence."""
DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][SD]?T|GMT|UTC)\b"
"""What may follow "p.m." in a sentence, unlike other words with a capital."""
TOKEN = re.compile(
    # Gaps are passed over at once, common words and marks come first, and capitals are asked for
    # once: a third of the time for the same tokens.
    r"((?=\S)(?:vs\.|[ap]\.m(?:\.(?=,?\s+(?:[a-z\d]|"
    rf"{DAY}"
    r"))|(?=\.(?!\w)))|[a-z]{2,}+(?![\w'’&/-])|[A-Z][a-z]++(?![\w.'’&/-])|[,.](?!\w)"
    rf"|(?=[A-Z])(?:(?:[RDI]-)?(?:[A-Z]\.){{2,}}(?:-[a-z]\w*)?|(?:[A-Z]-)?(?:{SHORT})\.|{INITIAL}\.(?=\s?[A-Z]))"
    r"|[a-zA-Z]['’](?=[A-Z])\w+(?:-\w+)*+"
    r"|['’](?:s|re|ve|ll|d|m|t|S)\b|n['’]t\b"
    rf"|[^\W_](?:[^\W_]|{DOMAIN}|[-&/](?=\w)|['’](?!(?:s|re|ve|ll|d|m|t|S)\b)(?=\w)|(?<=\d)[.,](?=\d))*"
    r"|-{2,}|[^\w\s•‣▪●◦■□►▶→★☆○∙*]))"  # marks of a list are no words
)
