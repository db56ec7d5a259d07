"""The helpdesk's domain in plain Python: imports neither Rasa nor Sanic and runs on Python 3.10 and later."""
