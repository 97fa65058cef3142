"""Our own return forms as workbooks: written from the catalogue, read back by their keys."""
