"""The service between residents and the assistant: the public API, the resident page and the event log."""
