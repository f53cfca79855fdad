"""Set-up and demo of the project: never part of the addon."""
