"""The commands of ``python -m analytics``, one module a subject; each adds its parsers and returns an exit code."""
