"""Reads the config file and finds the folders: everything that a run starts with."""

from reader.settings.added import (
    Added,
    configured_sources,
    fetched_folder,
    find_added,
    is_web_address,
    list_file,
)
from reader.settings.folders import Folders, KeptState, find_folders, kept_state, kept_theme
from reader.settings.load import CONFIG_FILE, load_settings
from reader.settings.start import Start
from reader.settings.themes import AUTO, choose_theme
from reader.settings.values import Problem, Settings

__all__ = [
    "AUTO",
    "CONFIG_FILE",
    "Added",
    "Folders",
    "KeptState",
    "Problem",
    "Settings",
    "Start",
    "choose_theme",
    "configured_sources",
    "fetched_folder",
    "find_added",
    "find_folders",
    "is_web_address",
    "kept_state",
    "kept_theme",
    "list_file",
    "load_settings",
]
