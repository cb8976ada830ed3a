"""What it means: responses become scores, readiness with its level and gates, and what may be shown of them."""
