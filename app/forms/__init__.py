"""Forms: from a definition to WTForms fields, and the messages that say what to mend."""
