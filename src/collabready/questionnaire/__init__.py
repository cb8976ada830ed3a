"""What is asked: the model of a questionnaire, its reader and its rules."""
