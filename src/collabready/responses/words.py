"""What survey tools call things in the languages that they speak, as patterns over whole header cells."""

from __future__ import annotations

TIMESTAMP = (
    "timestamp|horodateur|marca temporal|tijdstempel|zeitstempel|informazioni cronologiche|carimbo de data/hora"
    "|tids?stempel|tids?stämpel|aikaleima|sygnatura czasowa|zaman damgas\N{LATIN SMALL LETTER DOTLESS I}|časov[áé] (značka|razítko)|časovni žig|vremenska oznaka|(cap|stempel) waktu|dấu thời gian|χρονική σήμανση|časová pečiatka"
    "|időbélyeg|marca de temps|marcaj de timp|отметка времени|позначка часу|タイムスタンプ|时间戳记|時間戳記|타임스탬프"
)
MAIL = (
    r"e-?mail( ?address)?|mail|username|e-?mail-?adres(se)?|gebruikersnaam|nutzername|benutzername|mailadresse"
    r"|adresse (e-?mail|mail|de messagerie|de courriel)|nom d'utilisateur|(dirección de )?correo electrónico|nombre de usuario"
    r"|indirizzo (e-?mail|di posta elettronica)|posta elettronica|nome utente|endereço de e-?mail|nome de usuário"
    r"|e-post(adresse?|-adress)?|användarnamn|sähköposti(osoite)?|adres e-mail|nazwa użytkownika|e-mailová adresa"
    r"|adreça electrònica|kullan\N{LATIN SMALL LETTER DOTLESS I}c\N{LATIN SMALL LETTER DOTLESS I} ad\N{LATIN SMALL LETTER DOTLESS I}|nama pengguna|メールアドレス|адрес электронной почты"
)
POINTS = (
    "score|note|punteggio|puntuació(n)?|punktzahl|pontuaç?[cã]?ão|pontuacao|poengsum|poäng|pisteet|wynik|skóre|スコア"
)
STARTED = (
    "start time|begintijd|heure de début|startzeit|hora de inicio|ora di inizio|hora de início|starttidspunkt|starttid"
    "|aloitusaika|alkamisaika|godzina rozpoczęcia|čas zahájení"
)
COMPLETED = (
    "completion time|tijd van voltooien|voltooiingstijd|heure de fin|fertigstellungszeit|hora de finalización|ora di completamento"
    "|hora de conclusão|fullføringstidspunkt|slutförandetid|færdiggørelsestidspunkt|valmistumisaika|päättymisaika"
    "|godzina ukończenia|čas dokončení"
)
NAME = "name|naam|nom|nombre|nome|navn|namn|nimi|nazwa|imię i nazwisko|jméno"
MODIFIED = (
    "last modified time|tijd van laatste wijziging|heure de la dernière modification|(zeitpunkt|uhrzeit) der letzten änderung"
    "|hora (de la última modificación|da última modificação)|ora (dell')?ultima modifica|tidspunkt for siste endring"
    "|ändrades senast klockan|czas ostatniej modyfikacji"
)
QUIZ = (
    "total points|quiz feedback|grade posted time|total de (puntos|pontos)|comentarios del cuestionario|comentários do teste"
    "|hora de postagem da nota|(points|feedback|puntos|pontos|comentarios|comentários) ?[-:] .*"
)
# The words under a question of SurveyMonkey that has one answer.
SOLE_ANSWER = (
    "(open-ended )?response|réponse( ouverte| libre)?|antwort( \\(freitext\\))?|respuesta( abierta)?"
    "|(open )?antwoord|risposta( aperta)?|resposta( aberta)?"
)
RESPONSE_ID = (
    r"response id|id (de la )?réponse|antwort[- ]?id|antwoord-? ?id|id de (la )?respuesta|id (della )?risposta"
    r"|id da resposta|svars?[- ]?id|vastauksen id|vastaustunnus|id odpowiedzi|id odpovědi"
)
SUBMITTED = (
    r"date submitted|date de soumission|datum abgeschickt|abgeschickt am|datum (ingediend|ingestuurd|inzending|verzonden)"
    r"|fecha de envío|data (di )?invio|data de (envio|submissão)|dato sendt inn|dato for indsendelse|datum inskickad"
    r"|lähetyspäivä.*|data (zakończenia|wysłania)"
)
LAST_PAGE = (
    r"last page|dernière page( vue)?|letzte seite|laatste pagina|última página|ultima pagina|sidste side|siste side"
    r"|sista sidan|viimeinen sivu|ostatnia strona|poslední stránka"
)
LANGUAGE = (
    r"start language|langue( de départ)?|start-?sprache|start-?taal|begintaal|lenguaje inicial|idioma (inicial|de início)"
    r"|lingua iniziale|startsprog|startspråk|aloituskieli|język początkowy"
)
SEED = "seed|tête de série|zufalls(generator)?startwert|semilla|seme(nte)?|frö|siemenluku"
ACTED = (
    r"date (started|last action)|date de (lancement|la dernière action)|datum (gestartet|letzte aktivität)|startdatum"
    r"|datum (gestart|laatste actie)|fecha de (inicio|la última acción)|data (di inizio|dell'ultima azione)"
    r"|data (de início|da última ação)|data (rozpoczęcia|ostatniej aktywności)|datum (påbörjad|senaste åtgärd)"
)
ADDRESS = (
    r"ip[- ]?address|adresse ip|ip-adress?e?|ip-adres|dirección ip|indirizzo ip|endereço ip|adres ip|referrer url"
    r"|url (référente|de referencia|di provenienza)|weiterleitungs-url|hänvisande url"
    r"|token|access code|code d'accès|zugangs(code|schlüssel)|toegangscode"
)
TIMING = (
    r"(total|group|question) time.*|temps (total|pour ).*|(gesamt|gruppen|fragen)zeit.*|tempo (totale|per (il gruppo|la domanda)).*"
    r"|tiempo total.*|tempo total.*|(totale tijd|groepstijd|vraagtijd).*"
)
# What a column of groups may be called, one family of words a line: whoever asks for one may get the other.
GROUPS = """\
department dept afdeling dienst service département abteilung afdelingen avdeling avdelning departamento dipartimento osasto dział oddělení
site location locatie vestiging standort lieu sede ubicación lokation lokasjon ort toimipaikka lokalizacja pracoviště
team équipe equipo squadra equipe hold lag tiimi zespół tým
region regio région región regione região alue""".splitlines()
