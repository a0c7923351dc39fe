"""The screens: reading, and the dialogs and pages over it."""
