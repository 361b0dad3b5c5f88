"""The commands that there are, with the module of each; it imports nothing of ours."""

COMMANDS = {
    "read": "reader.commands.read",
    "demo": "reader.commands.demo",
    "index": "reader.commands.index",
    "search": "reader.commands.search",
    "show": "reader.commands.show",
    "annotate": "reader.commands.annotate",
    "list": "reader.commands.list_annotations",
    "claims": "reader.commands.claims",
    "codebook": "reader.commands.codebook",
    "reprints": "reader.commands.reprints",
    "names": "reader.commands.names",
    "report": "reader.commands.report",
    "check": "reader.commands.check",
    "repair": "reader.commands.repair",
    "merge": "reader.commands.merge",
    "git-setup": "reader.commands.git_setup",
    "doctor": "reader.commands.doctor",
}
"""Name to module, which has the click command as ``command``; in the order of the help."""

COMPLETION = "_GLOSS_COMPLETE"
"""In the environment while a shell asks for completions."""
