"""Lists forms and spellings of first names that are one name, and compares names by them."""

from __future__ import annotations

_GIVEN_NAMES = (
    "oleksandr aleksandr alexander aleksander aliaksandr",
    "volodymyr vladimir uladzimir",
    "mykola nikolai nikolay mikalai",
    "mykhailo mykhaylo mikhail mikhailo",
    "oleksii oleksiy aleksei aleksey alexei alexey",
    "dmytro dmitry dmitri dmitriy dmitrii",
    "yevhen yevhenii evgeny evgeni yevgeny yevgeniy evgenii",
    "serhii serhiy sergei sergey sergii siarhei",
    "andrii andriy andrei andrey",
    "yurii yuriy yuri yury iurii yurko",
    "petro pyotr petr",
    "pavlo pavel",
    "kyrylo kirill kiril",
    "vasyl vasily vasili vasiliy",
    "hryhorii hryhoriy grigory grigori grigoriy",
    "vitalii vitaliy vitaly vitali",
    "valerii valeriy valery valeri",
    "anatolii anatoliy anatoly anatoli",
    "illia ilya",
    "olena elena yelena",
    "kateryna ekaterina yekaterina katerina",
    "olha olga",
    "nataliia nataliya natalia natalya",
    "tetiana tatiana tatyana",
    "iryna irina",
    "yuliia yuliya yulia iuliia",
    "mariia mariya maria",
    "liudmyla ludmila lyudmila liudmila ljudmila ludmyla",
    "svitlana svetlana",
    "oksana oxana",
    "halyna galina halina",
    "bohdan bogdan",
    "danylo danil daniil danila",
    "maksym maxim maksim",
    "mykyta nikita",
    "artem artyom artiom",
    "denys denis",
    "ihor igor",
    "oleh oleg",
    "hennadii gennady gennadiy gennadi",
    "michael mike",
    "joseph joe",
    "william bill will",
    "robert bob",
    "james jim",
    "thomas tom",
    "christopher chris",
    "anthony tony antony",
    "stephen steve steven",
    "edward ed",
    "benjamin ben",
    "matthew matt",
    "nicholas nick",
    "jeffrey jeff",
    "gregory greg",
    "timothy tim",
    "andrew andy",
    "elizabeth liz",
    "samuel sam",
    "daniel dan",
    "patrick pat",
    "frederick fred",
    "ronald ron",
    "susan sue",
    "katherine catherine kate",
    "pieter piet",
    "theodor theo",
)
"""Forms of one first name: in several languages and transcriptions, and short ones."""

_SPELLINGS = (
    "abd abdel abdul abdal abdol",
    "mohammed muhammad mohamed mohammad mohamad muhammed",
    "ahmed ahmad ahmet",
    "hussein hossein husain hussain husayn hosein huseyin",
    "hassan hasan",
    "yusuf youssef yousef yousuf yusef youssouf",
    "khalid khaled chalid khaleed",
    "hamad hamed",
    "rashid rashed rasheed",
    "walid waleed oualid",
    "faisal faysal feisal",
    "nasser nasir naser",
    "tariq tarek tareq tarik",
    "majid majed",
    "hamid hameed",
    "salim saleem selim",
    "karim kareem",
    "omar umar omer",
    "suleiman sulaiman soleiman suleyman sulayman soliman",
    "ibrahim ebrahim ibraheem",
    "ismail esmail ismael esmaeil ismaeel",
    "naim naeem naiem",
    "qassem kassem qasim qassim kasem qasem kassim ghassem",
    "said saeed saied sayeed",
    "jamal gamal djamal",
    "mustafa mostafa moustafa mustapha moustapha",
    "mahmoud mahmud mahmood",
    "yahya yehia yahia",
    "yasser yasir yaser",
    "bashir basheer bachir",
    "ashraf achraf",
    "sharif shareef cherif sherif",
    "munir mounir muneer",
    "rafiq rafik rafeeq",
    "tawfiq tawfik toufik taufiq",
    "jaber jabir",
    "jafar jaafar jaffar",
    "haydar haidar haider",
    "mousa musa moussa",
    "isa issa eissa",
    "ayman aiman",
    "osama usama oussama",
    "othman osman uthman",
    "marwan merwan marouane",
    "aziz azeez",
    "saleh salih",
    "sadiq sadeq sadig sadegh",
    "mehdi mahdi",
    "fuad fouad",
    "nour nur noor",
    "jalal galal",
    "fattah fatah",
    "hisham hesham hicham",
    "basem bassem basim bassim",
    "hazem hazim",
    "adel adil",
    "atef atif",
    "sami samy",
    "rami ramy",
    "hani hany",
    "fathi fathy",
)
"""Spellings of one Arabic first name in Latin letters."""

_KOREAN = (
    "park pak bak", "choi choe", "jung jeong", "lee ri rhee yi", "yoon yun", "kwon gwon",
    "moon mun", "shin sin", "suh seo", "noh roh", "baek paik", "kang gang", "ryu yoo",
)  # fmt: skip
KOREAN = {name: forms for forms in _KOREAN for name in forms.split()}
"""Korean family names, which stand before the given name, mapped to all spellings of each."""

SPELLED = {name: forms for forms in _SPELLINGS for name in forms.split()}
"""Arabic first names, mapped to all spellings of each."""

FORMS = SPELLED | {name: forms for forms in _GIVEN_NAMES for name in forms.split()}
"""First names, mapped to all forms of each."""


def is_given_name(one: str, other: str) -> bool:
    """Whether two first names are forms of one in two languages."""
    return one in FORMS and FORMS[one] is FORMS.get(other)


def is_short_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names of two words differ in a short form of the first: "Sam" and "Samuel"."""
    if not len(one) == len(other) == 2 or one[1] != other[1] or one[0] == other[0]:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return long.startswith(short) and is_given_name(one[0], other[0])


def is_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two words of a name stand in the other order: "Chou Wentai", "Wentai Chou".

    Two first names ("Thomas James") may be those of two people.
    """
    is_turned_round = len(one) == 2 and one == other[::-1] and one[0] != one[1]
    return is_turned_round and min(map(len, one)) > 1 and not FORMS.keys() >= {*one}
