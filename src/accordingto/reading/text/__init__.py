"""Analysis that needs only the characters: lines, sentences, quotations, speaker labels, languages."""
