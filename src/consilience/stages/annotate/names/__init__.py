"""Names, nominals and pronouns, and which of them mean the same thing."""
