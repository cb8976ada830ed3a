"""What was answered: an export or an interview file becomes Responses."""
