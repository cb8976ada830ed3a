"""How people say in surveys that they give no answer, in many languages: the words, and their kind.

They hold where a scale does not say otherwise: one that has 'Not sure' in its middle keeps it. Words that are often a
point of a scale ('trifft nicht zu', 'neutral') are none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.responses.model import MISSING
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

DONT_KNOW = """
don't know|dont know|do not know|i don't know|i do not know|don't know / not sure|don't know/not sure|not sure|unsure|i'm not sure
dk|can't say|cannot say|unable to say|don't know/can't say|no idea|don't know / not applicable|don't know/not applicable
weet niet|weet ik niet|ik weet het niet|weet het niet|weet (ik) niet|weet niet / geen antwoord|weet niet/geen antwoord|geen idee
weet niet / n.v.t.|weet niet/n.v.t.|weet niet / niet van toepassing
ne sait pas|ne sais pas|je ne sais pas|nsp|sais pas|ne sait pas / sans opinion|ne sait pas/sans opinion|pas sûr|pas sûre
weiß nicht|weiss nicht|ich weiß nicht|ich weiss nicht|ich weiß es nicht|weiß ich nicht|weiss ich nicht|keine ahnung
weiß nicht / keine angabe|weiß nicht/keine angabe|weiß nicht / keine meinung|bin mir nicht sicher
no sabe|no sé|no lo sé|no sabe/no contesta|no sabe / no contesta|ns/nc|ns / nc|no estoy seguro|no estoy segura
non so|non lo so|non sa|non saprei|non sa/non risponde|non sono sicuro|non sono sicura
não sei|não sabe|não sabe/não responde|ns/nr|não tenho certeza
ved ikke|ved det ikke|jeg ved ikke|jeg ved det ikke|det ved jeg ikke|vet ikke|jeg vet ikke|veit ikkje|vet ikke/ikke relevant
ikke relevant/vet ikke|ikke relevant/ vet ikke|ikke relevant / vet ikke|vet ikke / ikke relevant|vet ej|vet inte|jag vet inte
en tiedä|en osaa sanoa|ei osaa sanoa|eos|e.o.s|nie wiem|trudno powiedzieć|nie wiem / trudno powiedzieć|nevím|neví|neviem|nem tudom|nu știu
не знаю|затрудняюсь ответить|bilmiyorum|no opinion or not sure
"""
NO_OPINION = """
no opinion|i have no opinion|don't have an opinion|not able to judge|unable to judge|cannot judge|can't judge|unable to rate|no experience
don't know / no opinion|don't know/no opinion|geen mening|weet niet / geen mening|weet niet/geen mening|kan ik niet beoordelen|geen oordeel
sans opinion|pas d'opinion|sans avis|pas d'avis|ne se prononce pas|nspp|keine meinung|kann ich nicht beurteilen|kann ich nicht einschätzen
nicht beurteilbar|sin opinión|no tengo opinión|no opina|nessuna opinione|senza opinione|non so giudicare|sem opinião|não tenho opinião|não sei avaliar
ingen mening|ingen holdning|har ingen holdning|kan ikke vurdere|kan ikke vurderes|ingen formening|har ingen formening|kan ikke ta stilling
ingen åsikt|ingen uppfattning|har ingen uppfattning|kan inte bedöma|kan ej bedöma|ei mielipidettä|en osaa arvioida
brak opinii|nie mam zdania|nie mam opinii|fikrim yok|bez názoru|nemám názor|nemohu posoudit|nedokážu posoudit
"""
NOT_APPLICABLE = """
n/a|n.a|n a|not applicable|not applicable to me|not applicable (n/a)|unfamiliar (n/a)|does not apply|doesn't apply|not relevant
niet van toepassing|n.v.t|nvt|niet relevant|sans objet|non applicable|ne s'applique pas|s.o|s/o|non concerné|non concernée|non concerné(e)|pas concerné
nicht zutreffend|nicht anwendbar|nicht relevant|entfällt|no aplica|no aplicable|no procede|no corresponde
non applicabile|non pertinente|non si applica|não aplicável|não se aplica|ikke relevant|ikke relevant for meg|ikke relevant for mig|ikke aktuelt|ikkje relevant
uaktuelt|ej aktuellt|inte aktuellt|ej relevant|inte relevant|ej tillämpligt|inte tillämpligt|gäller inte mig
ei sovellu|ei koske minua|ei koske|nie dotyczy|nie dotyczy mnie|n/d|netýká se|netýká se mě|není relevantní|nem alkalmazható|не применимо
"""
REFUSED = """
prefer not to say|prefer not to answer|i prefer not to say|i prefer not to answer|i'd rather not say|rather not say|decline to answer|decline to state|refused
wil niet zeggen|wil ik niet zeggen|wil ik liever niet zeggen|zeg ik liever niet|liever niet zeggen|wil niet antwoorden
préfère ne pas répondre|je préfère ne pas répondre|ne souhaite pas répondre|je ne souhaite pas répondre|ne veut pas répondre|refus de répondre
möchte ich nicht sagen|möchte ich nicht beantworten|möchte nicht antworten|verweigert|prefiero no contestar|prefiero no responder|prefiero no decirlo
preferisco non rispondere|preferisco non dirlo|prefiro não responder|prefiro não dizer|não desejo responder
ønsker ikke at svare|vil ikke svare|vil helst ikke svare|ønsker ikke å svare|vil ikke oppgi|vill inte svara|vill ej svara|vill inte uppge
en halua vastata|en halua kertoa|wolę nie odpowiadać|odmowa odpowiedzi|nechci odpovídat|nechci odpovědět|belirtmek istemiyorum
"""
# What programs write where there is nothing.
WRITTEN = """
na|nan|<na>|null|nil|none|missing|#n/a|#null!
"""
NO_ANSWER = """
no answer|no response|not answered|skipped|unanswered|-|--|geen antwoord|niet beantwoord|niet ingevuld
pas de réponse|sans réponse|aucune réponse|non réponse|keine angabe|keine angaben|k.a|k. a|ka|keine antwort|nicht beantwortet|ohne angabe
no contesta|nc|sin respuesta|no responde|nessuna risposta|non risponde|sem resposta|não responde|não respondeu
intet svar|ubesvaret|ikke besvaret|ikke svar|ubesvart|ikke besvart|inget svar|ej svar|ej besvarad|uppgift saknas|ei vastausta|ei vastannut
brak odpowiedzi|bez odpowiedzi|bez odpovědi|neuvedeno|нет ответа
"""
WORDS = {
    MISSING: WRITTEN,
    "no answer": NO_ANSWER,
    "prefer not to say": REFUSED,
    "not applicable": NOT_APPLICABLE,
    "no opinion": NO_OPINION,
    "don't know": DONT_KNOW,
}
KINDS = {word: kind for kind, words in WORDS.items() for word in words.strip().replace("\n", "|").split("|")}
BLANKS = frozenset(["", *(word for word, kind in KINDS.items() if kind == MISSING)])


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing, or what a program writes for that."""
    return normalised(cell) in BLANKS


def blank_cells(cells: pl.Series) -> pl.Series:
    """Which of the cells are blank, as a mask."""
    return cells.str.strip_chars().str.to_lowercase().is_in(list(BLANKS))
