"""The editors' inbox: real messages that the assistant can learn from, once a person says so."""
