"""The ledger: what was handed out of an engagement, and whom each number counted; private to the client folder."""
