"""Words with part-of-speech letters to clauses: a shallow parse."""
