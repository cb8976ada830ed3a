"""Survey tools and how they write their exports, one entry each.

A new tool is a new entry in DIALECTS and a test. An entry holds facts about the tool: by which headers its files are
recognised, which columns are about the response and no answers, which rows are no responses, and whether its numbers
can be believed. Patterns are those of `signs`.
"""

from __future__ import annotations

from collabready.language import sayable
from collabready.responses import words
from collabready.responses.model import NOT_ANSWERED, NOT_SHOWN
from collabready.responses.signs import Dialect, Sign, Where

PLAIN = Dialect("plain table")

QUALTRICS = Dialect(
    "Qualtrics",
    signs=(
        Sign("a header row of ImportIds", most=r"\{\s*['\"]importid['\"]:.*\}"),
        Sign(
            "columns V1 to V10",
            starts=tuple(f"v{n}" for n in range(1, 11)),
            second=("responseid", "responseset"),
            headers=2,
        ),
        Sign("columns StartDate, EndDate, ResponseId", holds=("startdate", "enddate", "responseid"), dated="startdate"),
        Sign(
            "columns ResponseId and DistributionChannel",
            holds=("responseid|_recordid", "distributionchannel|recordeddate"),
            dated="recordeddate|progress",
        ),
    ),
    leading=("name",),
    metadata=(
        "startdate|enddate|status|ipaddress|progress|duration( \\(in seconds\\))?|finished|recordeddate|responseid|_recordid",
        "recipient(lastname|firstname|email)|external(data)?reference|location(latitude|longitude|accuracy)",
        "distributionchannel|userlanguage|responseset|emailaddress|gc|.* - (parent )?topics|.*_topics|qid\\d+_(browser|version|os|resolution)",
        "q_(recaptchascore|relevantid\\w*|ballotboxstuffing|total_?duration|terminateflag|url|language|duplicaterespondent)",
        "q_(straightlining\\w*|unanswered\\w*|ambiguoustext\\w*|datapolicyviolations|populateresponse|chl|r|r_del)",
        ".*[_ ](first[_ ]click|last[_ ]click|page[_ ]submit|click[_ ]count)",
    ),
    aside=(
        Where("distributionchannel", holds="preview|test", reason=sayable("a preview or test ('DistributionChannel')")),
        Where(
            "q_terminateflag",
            holds="screened|quotamet",
            reason=sayable("screened out or quota full ('Q_TerminateFlag')"),
        ),
        Where(
            "status",
            lacks=r"|0|4|16|32|48|132|.*\bip\b.*|(re)?imported.*(?<!spam)|offline|ex( offline)?",
            reason=sayable("preview, test or spam ('Status')"),
        ),
    ),
    unfinished=Where("finished", holds="0|false|falsch|faux|onwaar|falso"),
    respondent="responseid|_recordid",
    language="userlanguage",
    recodes=True,
    labelled="finished",
    no_answer={"-99": NOT_ANSWERED},
)

SURVEYMONKEY = Dialect(
    "SurveyMonkey",
    signs=(
        Sign(
            "columns Respondent ID and Collector ID", starts=("respondent ?id", "collector ?id"), dated="respondent ?id"
        ),
        Sign("a second header row of 'Response'", under=words.SOLE_ANSWER, headers=2),
        Sign(
            "a second header row with 'Response'",
            starts=("start ?date", "end ?date"),
            second=(words.SOLE_ANSWER,),
            headers=2,
        ),
        Sign("a second header row with 'Response'", holds=("",), second=(words.SOLE_ANSWER,), headers=2),
        Sign("a second header row below unnamed columns", subheaders=True, headers=2),
    ),
    leading=(
        "respondent ?id|collector ?id|(start|end) ?date|date (created|modified)|ip ?address|(first|last) ?name|custom ?data( ?\\d+)?",
        "collector ?(name|type)?|language|" + words.MAIL,
    ),
    respondent="respondent ?id",
    fill=True,
)

LIMESURVEY = Dialect(
    "LimeSurvey",
    signs=(
        Sign("columns submitdate and startlanguage", holds=("submitdate|lastpage", "startlanguage")),
        Sign(
            "columns 'id. ...' and 'submitdate. ...'", holds=(r"id\. .*", r"(submitdate|lastpage|startlanguage)\. .*")
        ),
        Sign(
            "the heading of the response id",
            starts=(words.RESPONSE_ID,),
            holds=(f"{words.SUBMITTED}|{words.LAST_PAGE}|{words.LANGUAGE}",),
        ),
        Sign("headings of submission and last page", holds=(words.SUBMITTED, words.LAST_PAGE)),
    ),
    leading=(
        "(id|token|startdate|ipaddr|firstname|lastname|email|attribute_\\d+)(\\. .*)?",
        f"{words.RESPONSE_ID}|{words.SUBMITTED}|{words.LAST_PAGE}|{words.LANGUAGE}|{words.SEED}|{words.ACTED}",
        f"{words.ADDRESS}|{words.MAIL}|(first|last) name",
    ),
    metadata=(
        "(submitdate|lastpage|startlanguage|seed|datestamp|refurl|interviewtime)(\\. .*)?|\\w*\\dtime|grouptime ?\\d+.*|filecount - .*|.*\\[filecount\\]",
        words.TIMING,
    ),
    unfinished=Where(rf"submitdate(\. .*)?|{words.SUBMITTED}", holds=""),
    respondent=rf"id(\. .*)?|{words.RESPONSE_ID}",
    language=rf"startlanguage(\. .*)?|{words.LANGUAGE}",
    recodes=True,
    no_answer={"n/a": NOT_SHOWN, "-oth-": "other"},
)

MICROSOFT_FORMS = Dialect(
    "Microsoft Forms",
    signs=(
        Sign(
            "first columns ID, Start time, Completion time",
            starts=("id|identyfikator|tunnus", words.STARTED, words.COMPLETED),
        ),
    ),
    leading=(
        "id|identyfikator|tunnus",
        f"{words.STARTED}|{words.COMPLETED}|{words.MODIFIED}",
        f"{words.MAIL}|{words.NAME}",
        "language|taal|langue|sprache",
    ),
    metadata=(words.QUIZ, words.MODIFIED),
    respondent="id|identyfikator|tunnus",
)

TYPEFORM = Dialect(
    "Typeform",
    signs=(
        Sign("columns # and Network ID", starts=("#",), holds=("network id|submit date \\(utc\\)",)),
        Sign("columns Submit Date (UTC) and Network ID", holds=("submit date \\(utc\\)", "network id")),
    ),
    metadata=("#|network id|response type|(start|stage|submit) date \\(utc\\)|tags|ending|score",),
    unfinished=Where("response type", holds="partial|started"),
    respondent="#",
)

KOBO = Dialect(
    "KoboToolbox",
    signs=(
        Sign("columns _uuid and _submission_time", holds=("_uuid", "_submission_time")),
        Sign("columns _submission_time and _index", holds=("_submission_time|_uuid", "_index")),
    ),
    metadata=(
        "start|end|today|username|simserial|subscriberid|deviceid|phonenumber|audit|__?[a-z].*|meta/.*|formhub/uuid",
    ),
    aside=(
        Where(
            "_validation_status",
            holds="not approved|validation_status_not_approved",
            reason=sayable("not approved in review"),
        ),
    ),
    respondent="_uuid|_id",
)

ODK_CENTRAL = Dialect(
    "ODK Central",
    signs=(Sign("columns SubmissionDate, KEY and SubmitterID", holds=("submissiondate", "key", "submitterid")),),
    metadata=(
        "submissiondate|key|parent_key|isvalidated|submitterid|submittername|attachments(present|expected)|status|reviewstate|deviceid|edits|formversion",
        "start|end|today|username|phonenumber|audit|meta-.*|instanceid|instancename",
    ),
    aside=(Where("reviewstate", holds="rejected", reason=sayable("rejected in review")),),
    respondent="key|meta-instanceid",
    joint="-",
)

SOSCI = Dialect(
    "SoSci Survey",
    signs=(
        Sign("columns CASE, QUESTNNR and MODE", starts=("case",), holds=("questnnr", "mode|started"), dated="case"),
    ),
    leading=("case|serial|ref|questnnr|mode|started|language",),
    metadata=(
        r".*_(cp|rv\d+)|time\d+|time_(sum|rsi)|mailsent|lastdata|status|finished|q_viewer|lastpage|maxpage|missing|missrel|degrade|deg_\w+",
    ),
    aside=(Where("mode", lacks="interview|", reason=sayable("a test and no interview (MODE)")),),
    unfinished=Where("finished", holds="0|f|false"),
    respondent="case",
    language="language",
    recodes=True,
    no_answer={"-9": NOT_ANSWERED} | {str(-n): "another option" for n in range(1, 9)},
)

SURVEYXACT = Dialect(
    "SurveyXact",
    signs=(Sign("status columns stato_1 to stato_5", holds=("stat(o|overall)_1", "stat(o|overall)_4")),),
    metadata=(
        r"stat(o|c|d|s|internal|creation|distribution|overall|completion|source|collect)_\d+|survey|respondent(id|key)?|organization|importgroup",
        r"created|modified|closetime|starttime|difftime|responsecollectsessions|numberofreturnedmail|distributionschedule|digitaldistribution\w+|email|lang",
    ),
    unfinished=Where("stat(o|overall)_4", holds="0"),
    respondent="respondent(id|key)?",
    language="lang",
    recodes=True,
)

REDCAP = Dialect(
    "REDCap",
    signs=(
        Sign(
            "REDCap's own columns",
            holds=("redcap_(event_name|repeat_instrument|repeat_instance|survey_identifier|data_access_group)",),
        ),
        Sign("columns record_id and ..._complete", starts=(r"record_id|\w*_id|id",), holds=(r"\w+_complete",)),
        Sign(
            "columns Record ID and Complete?",
            starts=("record id",),
            holds=(r"complete\?|survey identifier|event name|repeat instrument",),
        ),
    ),
    leading=("record[_ ]id",),
    metadata=(
        r"redcap_\w+|\w+_complete|\w+_timestamp",
        r"event name|repeat (instrument|instance)|survey identifier|data access group|survey timestamp|complete\?( \(\d+\))?",
    ),
    recodes=True,
    no_answer={"[not completed]": NOT_ANSWERED},
)

ALCHEMER = Dialect(
    "Alchemer",
    signs=(Sign("columns Time Started, Date Submitted, Status", holds=("time started", "date submitted", "status")),),
    leading=(
        "response id|time started|date submitted|status|contact id|legacy comments|comments|language|referer|session ?id|user agent",
        "extended referer|tags|ip address|longitude|latitude|country|city|state/region|postal|link name|(first|last) name|email",
    ),
    aside=(Where("status", holds="disqualified|deleted|test", reason=sayable("screened out or deleted ('Status')")),),
    unfinished=Where("status", holds="partial|incomplete"),
    respondent="response id",
    language="language",
)

EFS = Dialect(
    "EFS Survey (Unipark)",
    signs=(Sign("columns lfdn and dispcode", starts=("lfdn",), holds=("dispcode|external_lfdn",)),),
    metadata=(
        "lfdn|external_lfdn|tester|dispcode|lastpage|quality|duration|rts\\d+|datetime|date_of_.*|rnd_.*|c_\\d{4}|browser|referer|device_type",
        "quota.*|ext_host|ip_addr|participant_\\w+|page_history|hflip|vflip|output_mode|javascript|flash|session_id|language|cleaned|ats|p_\\d{4}|u_\\w+",
    ),
    aside=(
        Where("tester", holds="1", reason=sayable("a tester's (tester = 1)")),
        Where(
            "dispcode",
            holds=r"3[5-7]|41|.*\((3[5-7]|41)\)|screened out|quota full|rejected.*",
            reason=sayable("screened out or quota full (dispcode)"),
        ),
    ),
    unfinished=Where("dispcode", lacks=r"31|32|completed.*"),
    respondent="lfdn",
    language="language",
    recodes=True,
    no_answer={"-77": NOT_SHOWN, "-66": NOT_SHOWN, "-99": NOT_ANSWERED},
)

JOTFORM = Dialect(
    "Jotform",
    signs=(Sign("the first column is Submission Date", starts=("submission date",)),),
    metadata=("submission (date|id|ip|url|edit url)|last update date|ip|unique id|(flow|approval) status",),
    respondent="submission id|unique id",
)

GOOGLE_FORMS = Dialect(
    "Google Forms",
    signs=(Sign("the first column is the time stamp", starts=(words.TIMESTAMP,)),),
    leading=(words.TIMESTAMP, words.MAIL, words.POINTS),
)

DIALECTS = (
    QUALTRICS,
    SURVEYMONKEY,
    ALCHEMER,
    LIMESURVEY,
    MICROSOFT_FORMS,
    TYPEFORM,
    KOBO,
    ODK_CENTRAL,
    SOSCI,
    SURVEYXACT,
    REDCAP,
    EFS,
    JOTFORM,
    GOOGLE_FORMS,
)
