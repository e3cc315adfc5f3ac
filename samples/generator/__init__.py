"""Makes invented reform reports as real PDF files, from data, the same bytes in every run."""
