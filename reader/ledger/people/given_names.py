"""Lists forms and spellings of first names that are one name in several languages."""

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
)
"""Forms of one first name: in several languages and transcriptions, and short ones."""

_SPELLINGS = (
    "abd abdel abdul abdal abdol",
    "mohammed muhammad mohamed mohammad mohamad muhammed",
    "ahmed ahmad",
    "hussein hossein husain hussain",
    "yusuf youssef yousef yousuf",
    "khalid khaled chalid",
    "hamad hamed",
    "rashid rashed rasheed",
    "walid waleed",
    "faisal faysal feisal",
    "nasser nasir naser",
    "tariq tarek tareq",
    "majid majed",
    "hamid hameed",
    "salim saleem",
    "karim kareem",
    "omar umar",
    "suleiman sulaiman soleiman suleyman",
    "ibrahim ebrahim",
    "ismail esmail",
)
"""Spellings of one Arabic first name in Latin letters."""

SPELLED = {name: forms for forms in _SPELLINGS for name in forms.split()}
"""Arabic first names, mapped to all spellings of each."""

FORMS = SPELLED | {name: forms for forms in _GIVEN_NAMES for name in forms.split()}
"""First names, mapped to all forms of each."""
