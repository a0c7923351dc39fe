"""The screens: the reading screen, and the dialogs and pages over it."""
