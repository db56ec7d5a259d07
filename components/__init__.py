"""What extends Rasa itself; runs in the engine environment (Python 3.10)."""
