"""Asking one person: a pure session, its journal on disk, and two ways to drive it, a screen and plain lines."""
