"""Puts one error at a time into a sound report and counts which of them an audit finds."""
