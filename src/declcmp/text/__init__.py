"""One text made comparable: repaired lines, paragraphs, sentences, words, folded forms, metadata."""
