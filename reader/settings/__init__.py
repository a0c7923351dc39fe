"""The config file and where files live; and what a run starts with."""

from reader.settings.config import CONFIG_FILE, Problem, Settings, load_settings, parse_settings
from reader.settings.folders import Folders, find_folders, kept_theme
from reader.settings.start import Start

__all__ = [
    "CONFIG_FILE",
    "Folders",
    "Problem",
    "Settings",
    "Start",
    "find_folders",
    "kept_theme",
    "load_settings",
    "parse_settings",
]
