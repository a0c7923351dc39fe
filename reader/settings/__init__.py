"""Turns the config file and the account's folders into what one run starts with."""

from reader.settings.folders import Folders, KeptState, find_folders, kept_state, kept_theme
from reader.settings.load import CONFIG_FILE, load_settings
from reader.settings.start import Start
from reader.settings.themes import AUTO, choose_theme
from reader.settings.values import Problem, Settings

__all__ = [
    "AUTO",
    "CONFIG_FILE",
    "Folders",
    "KeptState",
    "Problem",
    "Settings",
    "Start",
    "choose_theme",
    "find_folders",
    "kept_state",
    "kept_theme",
    "load_settings",
]
