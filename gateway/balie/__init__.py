"""The console: staff take over conversations."""
