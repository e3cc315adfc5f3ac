"""Fonts as PDF files carry them: one module for each way of writing text."""
