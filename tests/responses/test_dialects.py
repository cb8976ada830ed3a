"""One export of every survey tool that is known, in that tool's own form: what is read in it, row by row.

All exports are synthetic, written as the tools write theirs: headers, metadata, quoting, delimiter, encoding, and a row
that is no response where the tool has such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from collabready.responses.dialects import DIALECTS

if TYPE_CHECKING:
    from responses.conftest import Read

NUMBERS_ARE_CODES = """
format: 1
questionnaire: {id: learning, version: "1"}
labels:
  agreement: {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
"""


@dataclass(frozen=True)
class Export:
    """An export and what a person reads in it; rows by the number that a spreadsheet shows.

    `answers`: row -> code or kind of no answer of each item. `aside`: reason -> rows. `unused`: headers of no item.
    """

    tool: str
    name: str
    content: str | bytes
    answers: Mapping[int, tuple[str, str, str]]
    headers: int = 1
    aside: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unfinished: tuple[int, ...] = ()
    unused: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    mapping: str | None = None

    def __str__(self) -> str:
        return self.tool


EXPORTS = (
    Export(
        tool="Qualtrics",
        name="Learning together_November 24, 2026_09.12.csv",
        content="""\
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q1_1,Q1_2,Q1_3,Q2,Q3_First Click,Q3_Page Submit,Q_TerminateFlag\r
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location Longitude,Distribution Channel,User Language,How far do you agree? - People here help each other.,"How far do you agree? - We share what we learn, also mistakes.",How far do you agree? - I have time to learn.,In which department do you work?,Timing - First Click,Timing - Page Submit,Q_TerminateFlag\r
"{""ImportId"":""startDate"",""timeZone"":""Europe/Amsterdam""}","{""ImportId"":""endDate"",""timeZone"":""Europe/Amsterdam""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Europe/Amsterdam""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1_1""}","{""ImportId"":""QID1_2""}","{""ImportId"":""QID1_3""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID3_FIRST_CLICK""}","{""ImportId"":""QID3_PAGE_SUBMIT""}","{""ImportId"":""Q_TerminateFlag""}"\r
2026-11-02 09:00:00,2026-11-02 09:01:00,Survey Preview,,100,60,True,2026-11-02 09:01:01,R_2aaaaaaaaaaaaa1,,,,,52.37,4.89,preview,EN,Agree,Agree,Agree,Test,1.2,9.9,\r
2026-11-03 09:00:00,2026-11-03 09:05:00,IP Address,192.0.2.1,100,300,True,2026-11-03 09:05:01,R_2aaaaaaaaaaaaa2,,,,,52.37,4.89,anonymous,EN,Strongly agree,Agree,Don't know,"Sales, north",1.2,9.9,\r
2026-11-03 09:10:00,2026-11-03 09:11:00,IP Address,192.0.2.2,40,60,False,2026-11-10 09:11:01,R_2aaaaaaaaaaaaa3,,,,,52.37,4.89,anonymous,EN,Disagree,,,,1.2,9.9,\r
2026-11-03 10:00:00,2026-11-03 10:05:00,IP Address,192.0.2.3,100,300,True,2026-11-03 10:05:01,R_2aaaaaaaaaaaaa4,,,,,52.37,4.89,anonymous,EN,Agree,Agree,Agree,Sales,1.2,9.9,Screened\r
2026-11-03 11:00:00,2026-11-03 11:05:00,Spam,192.0.2.4,100,3,True,2026-11-03 11:05:01,R_2aaaaaaaaaaaaa5,,,,,52.37,4.89,anonymous,EN,Agree,Agree,Agree,Sales,0,0.1,\r
""",
        headers=3,
        answers={5: ("5", "4", "don't know"), 6: ("2", "blank", "blank")},
        aside={
            "a preview or test ('DistributionChannel')": (4,),
            "screened out or quota full ('Q_TerminateFlag')": (7,),
            "preview, test or spam ('Status')": (8,),
        },
        unfinished=(6,),
    ),
    Export(
        tool="SurveyMonkey",
        name="Learning together.csv",
        content="""\
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How far do you agree?,,,Which tools do you use?,,,In which department do you work?\r
,,,,,,,,,People here help each other.,"We share what we learn, also mistakes.",I have time to learn.,Chat,Wiki,Other (please specify),Response\r
114000000001,420000001,11/03/2026 09:00:00 AM,11/03/2026 09:05:00 AM,192.0.2.1,,,,,Strongly agree,Agree,Don't know,Chat,,,Sales\r
114000000002,420000001,11/03/2026 09:10:00 AM,11/03/2026 09:11:00 AM,192.0.2.2,,,,,Disagree,,,,,,\r
114000000003,420000001,11/03/2026 09:10:00 AM,11/03/2026 09:11:00 AM,192.0.2.3,,,,,,,,Chat,Wiki,"Post-it, mostly",Support\r
""",
        headers=2,
        answers={3: ("5", "4", "don't know"), 4: ("2", "blank", "blank")},
        aside={"no item answered": (5,)},
        unused=(
            "Which tools do you use? [Chat]",
            "Which tools do you use? [Wiki]",
            "Which tools do you use? [Other (please specify)]",
        ),
    ),
    Export(
        tool="LimeSurvey",
        name="results-survey482915.csv",
        content="""\
\ufeff"id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","G01Q01[help]","G01Q01[share]","G01Q01[time]","unit","interviewtime","groupTime12","G01Q01Time"\r
"1","2026-11-03 09:05:00","2","en","1182736450","2026-11-03 09:00:00","2026-11-03 09:05:00","Strongly agree","Agree","N/A","Sales","300.5","290.1","120"\r
"2","","1","en","1182736451","2026-11-03 09:10:00","2026-11-03 09:11:00","Disagree","","","","60.2","60.2","60"\r
"3","","","en","1182736452","2026-11-03 09:20:00","2026-11-03 09:20:00","","","","","","",""\r
\r
""",
        answers={2: ("5", "4", "not shown"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
        unfinished=(3,),
    ),
    Export(
        tool="Microsoft Forms",
        name="Learning together(1-3).csv",
        content="""\
\ufeff"ID","Start time","Completion time","Email","Name","Last modified time","Total points","Quiz feedback","People here help each other.","Points - People here help each other.","Feedback - People here help each other.","We share what we learn, also mistakes.","I have time to learn.","In which department do you work?","Which tools do you use?"
"1","11/3/26 9:00:00","11/3/26 9:05:00","anonymous","","","","","Strongly agree","","","Agree","Don't know","Sales","Chat;Wiki;"
"2","11/3/26 9:10:00","11/3/26 9:11:00","anonymous","","","","","Disagree","","","","","",""
"3","11/3/26 9:10:00","11/3/26 9:11:00","anonymous","","","","","","","","","","Sales",""
""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
        unused=("Which tools do you use?",),
    ),
    Export(
        tool="Typeform",
        name="responses-Ab12Cd34-01ABCDEFGHIJKLMNOPQRSTUVWX.csv",
        content="""\
#,People here <strong>help</strong> each other.,"We share what we learn, also mistakes.",I have time to learn.,In which department do you work?,Chat,Wiki,Other,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
abcdefghijklmnop01,Strongly agree,Agree,Don't know,Sales,Chat,,,completed,2026-11-03 09:00:00,,2026-11-03 09:05:00,a1b2c3d4e5,,Thanks
abcdefghijklmnop02,Disagree,,,,,,,partial,2026-11-03 09:10:00,2026-11-03 09:11:00,,a1b2c3d4e6,,
abcdefghijklmnop03,,,,,,Wiki,,completed,2026-11-03 09:10:00,,2026-11-03 09:12:00,a1b2c3d4e7,,Thanks
""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
        unfinished=(3,),
        unused=("Chat", "Wiki", "Other"),
    ),
    Export(
        tool="KoboToolbox",
        name="Learning_together_-_all_versions_-_labels_-_2026-11-24-09-12-00.csv",
        content="""\
"start";"end";"People here help each other.";"We share what we learn, also mistakes.";"I have time to learn.";"In which department do you work?";"_Where is it?_latitude";"_Where is it?_longitude";"__version__";"_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";"_tags";"_index"
"2026-11-03T09:00:00.000+01:00";"2026-11-03T09:05:00.000+01:00";"Strongly agree";"Agree";"Don't know";"Sales";"52.37";"4.89";"vAb1";"101";"11111111-aaaa-4aaa-8aaa-000000000001";"2026-11-03T08:05:01";"";"";"submitted_via_web";"";"";"1"
"2026-11-03T09:10:00.000+01:00";"2026-11-03T09:11:00.000+01:00";"Disagree";"";"";"";"";"";"vAb1";"102";"11111111-aaaa-4aaa-8aaa-000000000002";"2026-11-03T08:11:01";"Approved";"";"submitted_via_web";"";"";"2"
"2026-11-03T09:20:00.000+01:00";"2026-11-03T09:21:00.000+01:00";"Agree";"Agree";"Agree";"Sales";"";"";"vAb1";"103";"11111111-aaaa-4aaa-8aaa-000000000003";"2026-11-03T08:21:01";"Not Approved";"";"submitted_via_web";"";"";"3"
""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"not approved in review": (4,)},
    ),
    Export(
        tool="ODK Central",
        name="learning.csv",
        content="""\
SubmissionDate,start,end,habits-help,habits-share,habits-time,unit,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2026-11-03T08:05:01.123Z,2026-11-03T09:00:00.000+01:00,2026-11-03T09:05:00.000+01:00,strongly_agree,agree,n/a,sales,uuid:1,uuid:1,12,Tablet 1,0,0,,,collect:a1,0,1
2026-11-03T08:11:01.123Z,2026-11-03T09:10:00.000+01:00,2026-11-03T09:11:00.000+01:00,disagree,,,,uuid:2,uuid:2,12,Tablet 1,0,0,,approved,collect:a1,0,1
2026-11-03T08:21:01.123Z,2026-11-03T09:20:00.000+01:00,2026-11-03T09:21:00.000+01:00,agree,agree,agree,sales,uuid:3,uuid:3,12,Tablet 1,0,0,,rejected,collect:a1,1,1
""",
        answers={2: ("5", "4", "not applicable"), 3: ("2", "blank", "blank")},
        aside={"rejected in review": (4,)},
    ),
    Export(
        tool="SoSci Survey",
        name="data_learning_2026-11-24_09-12.csv",
        content=(
            "CASE\tSERIAL\tREF\tQUESTNNR\tMODE\tSTARTED\tLT01_01\tLT01_02\tLT01_03\tAB01_01\tIV01_CP\tIV01_RV1\tTIME001\tTIME_SUM\tMAILSENT\tLASTDATA"
            "\tFINISHED\tQ_VIEWER\tLASTPAGE\tMAXPAGE\tMISSING\tMISSREL\tTIME_RSI\tDEG_TIME\r\n"
            "12\t\t\tbase\tinterview\t2026-11-03 09:00:00\t5\t4\t-1\tSales\t0\t\t20\t100\t\t2026-11-03 09:05:00\t1\t0\t5\t5\t0\t0\t1.02\t3\r\n"
            "13\t\t\tbase\tinterview\t2026-11-03 09:10:00\t2\t-9\t\t\t0\t\t20\t40\t\t2026-11-03 09:11:00\t0\t0\t2\t2\t66\t66\t1.1\t5\r\n"
            "14\t\t\tbase\tpretest\t2026-11-01 09:10:00\t4\t4\t4\tTest\t0\t\t20\t40\t\t2026-11-01 09:11:00\t1\t0\t5\t5\t0\t0\t1.1\t5\r\n"
        ).encode("utf-16"),
        answers={2: ("5", "4", "another option"), 3: ("2", "not answered", "blank")},
        aside={"a test and no interview (MODE)": (4,)},
        unfinished=(3,),
        mapping=f"{NUMBERS_ARE_CODES}columns: {{help: LT01_01, share: LT01_02, time: LT01_03, unit: AB01_01}}",
    ),
    Export(
        tool="SurveyXact",
        name="dataset.csv",
        content="""\
respondentid,created,closetime,s_1,s_2,s_3,unit,stato_1,stato_2,stato_3,stato_4,stato_5,lang
900000001,2026-11-03 09:00,2026-11-03 09:05,1,2,9,Sales,0,0,0,1,0,1
900000002,2026-11-03 09:10,,4,,,,0,0,1,0,0,1
900000003,2026-11-01 09:10,,,,,,0,1,0,0,0,1
""",
        headers=1,
        beside={
            "labels.csv": """\
s_1,1,Strongly agree
s_1,2,Agree
s_1,3,Neither agree nor disagree
s_1,4,Disagree
s_1,5,Strongly disagree
s_2,1,Strongly agree
s_2,2,Agree
s_2,3,Neither agree nor disagree
s_2,4,Disagree
s_2,5,Strongly disagree
s_3,1,Strongly agree
s_3,2,Agree
s_3,3,Neither agree nor disagree
s_3,4,Disagree
s_3,5,Strongly disagree
s_3,9,Don't know
stato_4,0,Not selected
stato_4,1,Selected
""",
            "structure.csv": """\
questionId,variableName,questionType,questionText
1,respondentid,number,Respondent
2,s_1,singlechoice,People here help each other.
2,s_2,singlechoice,"We share what we learn, also mistakes."
2,s_3,singlechoice,I have time to learn.
3,unit,string,In which department do you work?
""",
        },
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
        unfinished=(3,),
    ),
    Export(
        tool="REDCap",
        name="LearningTogether_DATA_LABELS_2026-11-24_0912.csv",
        content="""\
"Record ID","Event Name","Survey Identifier","Survey Timestamp","People here help each other.","We share what we learn, also mistakes.","I have time to learn.","In which department do you work?","Which tools do you use? (choice=Chat)","Complete?"
1,"Baseline",,"2026-11-03 09:05:00","Strongly agree","Agree","Don't know","Sales","Checked","Complete"
2,"Baseline",,"[not completed]","Disagree",,,,"Unchecked","Incomplete"
3,"Baseline",,,,,,,"Unchecked","Incomplete"
""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
        unused=("Which tools do you use? (choice=Chat)",),
    ),
    Export(
        tool="Alchemer",
        name="20261124091200-SurveyExport.csv",
        content="""\
"Response ID","Time Started","Date Submitted","Status","Contact ID","Legacy Comments","Comments","Language","Referer","SessionID","User Agent","Tags","IP Address","Longitude","Latitude","Country","City","State/Region","Postal","People here help each other.:How far do you agree?","We share what we learn, also mistakes.:How far do you agree?","I have time to learn.:How far do you agree?","In which department do you work?"
"1","Nov 03, 2026 9:00:00 AM","Nov 03, 2026 9:05:00 AM","Complete","","","","English","","1_a","Mozilla/5.0","","192.0.2.1","4.89","52.37","Netherlands","Amsterdam","NH","1011","Strongly agree","Agree","Don't know","Sales"
"2","Nov 03, 2026 9:10:00 AM","Nov 03, 2026 9:11:00 AM","Partial","","","","English","","1_b","Mozilla/5.0","","192.0.2.2","4.89","52.37","Netherlands","Amsterdam","NH","1011","Disagree","","",""
"3","Nov 03, 2026 9:20:00 AM","Nov 03, 2026 9:21:00 AM","Disqualified","","","","English","","1_c","Mozilla/5.0","","192.0.2.3","4.89","52.37","Netherlands","Amsterdam","NH","1011","Agree","Agree","Agree","Sales"
""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"screened out or deleted ('Status')": (4,)},
        unfinished=(3,),
    ),
    Export(
        tool="EFS Survey (Unipark)",
        name="data_project_12345_2026_11_24.csv",
        content="""\
"lfdn";"external_lfdn";"tester";"dispcode";"lastpage";"quality";"duration";"c_0001";"v_1: People here help each other.";"v_2: We share what we learn, also mistakes.";"v_3: I have time to learn.";"v_4: In which department do you work?";"browser";"device_type";"participant_os";"quota";"output_mode";"javascript";"session_id";"language";"ats";"datetime";"rts1234567"
"1";"0";"0";"Completed (31)";"1234567";"-77";"300";"";"Strongly agree";"Agree";"-77";"Sales";"Firefox";"1";"Windows";"";"HTML";"1";"a1";"English";"1";"2026-11-03 09:00:00";"12"
"2";"0";"0";"Suspended (22)";"1234566";"-77";"60";"";"Disagree";"-99";"-77";"-66";"Firefox";"1";"Windows";"";"HTML";"1";"a2";"English";"1";"2026-11-03 09:10:00";"12"
"3";"0";"1";"Completed (31)";"1234567";"-77";"30";"";"Agree";"Agree";"Agree";"Sales";"Firefox";"1";"Windows";"";"HTML";"1";"a3";"English";"1";"2026-11-01 09:10:00";"12"
"4";"0";"0";"Screened out (37)";"1234567";"-77";"30";"";"Agree";"Agree";"Agree";"Sales";"Firefox";"1";"Windows";"";"HTML";"1";"a4";"English";"1";"2026-11-03 09:20:00";"12"
""".encode("cp1252"),
        answers={2: ("5", "4", "not shown"), 3: ("2", "not answered", "not shown")},
        aside={"a tester's (tester = 1)": (4,), "screened out or quota full (dispcode)": (5,)},
        unfinished=(3,),
    ),
    Export(
        tool="Jotform",
        name="Learning_together2026-11-24_09_12_00.csv",
        content="""\
"Submission Date","How far do you agree? >> People here help each other.","How far do you agree? >> We share what we learn, also mistakes.","How far do you agree? >> I have time to learn.","In which department do you work?","Submission IP","Submission URL","Submission Edit URL","Last Update Date","Submission ID"
"2026-11-03 09:05:00","Strongly agree","Agree","Don't know","Sales","192.0.2.1","","","","6000000000000000001"
"2026-11-03 09:11:00","Disagree","","","","192.0.2.2","","","","6000000000000000002"
"2026-11-03 09:12:00","","","","Sales","192.0.2.3","","","","6000000000000000003"
""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
    ),
    Export(
        tool="Google Forms",
        name="Learning together (Responses) - Form Responses 1.csv",
        content="""\
Timestamp,Email Address,Score,How far do you agree? [People here help each other.],"How far do you agree? [We share what we learn, also mistakes.]",How far do you agree? [I have time to learn.],In which department do you work?,Which tools do you use?\r
11/3/2026 9:05:00,a@example.org,0 / 0,Strongly agree,Agree,Don't know,"Sales\nnorth","Chat, Wiki"\r
11/3/2026 9:11:00,b@example.org,0 / 0,Disagree,,,,\r
11/3/2026 9:12:00,c@example.org,0 / 0,,,,Sales,Chat""",
        answers={2: ("5", "4", "don't know"), 3: ("2", "blank", "blank")},
        aside={"no item answered": (4,)},
        unused=("Which tools do you use?",),
    ),
)


@pytest.mark.parametrize("export", EXPORTS, ids=str)
def test_an_export_is_read_as_a_person_reads_it(read: Read, export: Export) -> None:
    """Its tool, its header rows, who answered what, who was set aside and why, and that no metadata is an answer."""
    found = read(export.name, export.content, "unit", beside=export.beside, mapping=export.mapping)

    assert found.tool == export.tool
    assert found.headers == export.headers
    assert dict(found.answers) == dict(export.answers)
    assert dict(found.aside) == dict(export.aside)
    assert found.unfinished == export.unfinished
    assert found.unused == export.unused


@pytest.mark.parametrize(
    ("tool", "groups"),
    [("EFS Survey (Unipark)", ["Sales", None]), ("Qualtrics", ["Sales, north", None]), ("LimeSurvey", ["Sales", None])],
)
def test_what_a_tool_writes_for_no_answer_is_no_department(read: Read, tool: str, groups: list[str | None]) -> None:
    """-66, -99 and N/A are not the names of groups."""
    export = next(export for export in EXPORTS if export.tool == tool)
    content = export.content if isinstance(export.content, str) else export.content.decode("cp1252")
    content = content.replace(",EN,Disagree,,,,", ",EN,Disagree,,,-99,").replace(
        '"Disagree","","",""', '"Disagree","","","N/A"'
    )

    found = read(export.name, content, "unit")

    assert found.responses.groups.to_series().to_list() == groups


def test_every_tool_that_is_known_has_an_export_here() -> None:
    assert {export.tool for export in EXPORTS} == {dialect.name for dialect in DIALECTS}
