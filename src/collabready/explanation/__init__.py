"""How a number came about, down to the answers: results in, sentences out.

Everything is worked out again from the results and, where it is the same that they were made with, the questionnaire. A
number that does not come out is refused: the file was changed. Nothing here knows more than the results tell, so what
is hidden stays so.
"""
