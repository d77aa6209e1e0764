"""Characters only: lines, sentences, quotations, speaker labels, languages."""
