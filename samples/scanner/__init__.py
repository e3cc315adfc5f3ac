"""Makes PDFs look as if they had been printed and scanned. Python's library and pdftoppm only."""
