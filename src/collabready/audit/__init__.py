"""The attack: what somebody who holds the finished outputs could work out of them. It shares nothing with the protection."""
