"""What editors work with; imports neither Rasa nor Sanic."""
