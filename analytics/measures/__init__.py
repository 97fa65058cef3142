"""One function for each question that a screen asks: the single door to figures."""
